# Databases on disk: flags, what is in the files of dbm.dumb, and how dbm tells whose a file is.
import dbm
import dbm.dumb
import os
import tempfile

folder = tempfile.mkdtemp(dir=os.environ.get("TEST_TMP"))
path = os.path.join(folder, "numbers")


def attempt(call):
    try:
        print("returned", call())
    except Exception as error:
        print(type(error).__name__, str(error).replace(folder, "FOLDER"))


# Nothing is there yet.
attempt(lambda: dbm.whichdb(path))
attempt(lambda: dbm.open(path))
attempt(lambda: dbm.dumb.open(path, "r"))
attempt(lambda: dbm.dumb.open(path, "x"))

with dbm.dumb.open(path, "n") as db:
    db["one"] = b"1"
    db[b"two"] = "2"
    db["\xe9"] = b"\xff" * 600
    db["empty"] = ""
    print(len(db), db.keys(), list(db), db["two"], db.get("none"), "one" in db, b"none" in db)
    db["one"] = b"uno"              # where the old value was
    db["two"] = b"2" * 513          # does not fit: goes to the end
    del db["empty"]
    attempt(lambda: db["empty"])
    attempt(lambda: db.__setitem__(1, b""))
    attempt(lambda: db.__setitem__("one", 1))
    attempt(lambda: db.__delitem__("none"))
attempt(lambda: db["one"])
attempt(lambda: len(db))
attempt(db.close)
print(sorted(os.listdir(folder)), os.path.getsize(path + ".dat"))
print(open(path + ".dir", encoding="latin-1").read())
print(dbm.whichdb(path), dbm.whichdb(os.fsencode(path)))

with dbm.open(path) as db:
    print(db["one"], [(key, len(value)) for key, value in db.items()])
    attempt(lambda: db.__setitem__("one", b"1"))
    attempt(lambda: db.__delitem__("one"))
with dbm.open(path, "w") as db:
    print(db.setdefault("three", b"3"), db.pop("one"), db.pop("one", None))
    db.clear()
    print(len(db), db.keys())
print(dbm.whichdb(path))

# Files of others are told by how they begin.
for name, data in [("gnu", (0x13579ace).to_bytes(4, "little")), ("sqlite", b"SQLite format 3\0"), ("text", b"none of them"),
                   ("short", b"x"), ("nothing", b"")]:
    with open(os.path.join(folder, name), "wb") as file:
        file.write(data)
    print(name, repr(dbm.whichdb(os.path.join(folder, name))))
attempt(lambda: dbm.open(os.path.join(folder, "text"), "c"))
for ending in (".pag", ".dir"):
    open(os.path.join(folder, "ndbm" + ending), "w").close()
print(dbm.whichdb(os.path.join(folder, "ndbm")))
print([kind.__name__ for kind in dbm.error], dbm.dumb.error is OSError)
