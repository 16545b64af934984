# Shelves: objects by text, in any mapping of bytes; what is written when; a shelf that is closed.
import os
import shelve
import tempfile
import dbm.dumb

kept = {}
shelf = shelve.Shelf(kept)
shelf["list"] = [1, 2]
shelf["text"] = "é"
print(sorted(kept), shelf["list"], sorted(shelf), len(shelf), "list" in shelf, "none" in shelf, shelf.get("none"), shelf.get("none", 5))
shelf["list"].append(3)
print(shelf["list"])                    # what was read is a copy
try:
    shelf["none"]
except KeyError as error:
    print("KeyError", error)
del shelf["text"]
print(sorted(shelf.items()))
shelf.close()
shelf.close()
for call in (lambda: shelf["list"], lambda: len(shelf), lambda: list(shelf), lambda: shelf.__setitem__("a", 1), lambda: "a" in shelf,
             lambda: shelf.get("a"), lambda: shelf.__delitem__("a")):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
print(repr(shelf.dict))

with shelve.Shelf(kept, writeback=True) as shelf:
    shelf["list"].append(3)
    print(shelf["list"], shelf.cache, shelve.Shelf(kept)["list"])
    shelf.sync()
    print(shelf.cache, shelve.Shelf(kept)["list"])
    shelf["list"].append(4)
print(shelve.Shelf(kept)["list"])

# Protocol and encoding.
for protocol in (0, 1, 2, 5):
    by_protocol = {}
    shelve.Shelf(by_protocol, protocol, keyencoding="utf-16-le")["é"] = [1.5, "x"]
    print(by_protocol)

class Ordered(dict):
    def first(self):
        return b"a", self[b"a"]
    def last(self):
        return b"b", self[b"b"]
    def set_location(self, key):
        return key, self[key]
    def previous(self):
        return self.first()
    def __next__(self):
        return self.last()

shelf = shelve.BsdDbShelf(Ordered())
shelf["a"], shelf["b"] = 1, 2
print(shelf.first(), shelf.last(), next(shelf) if hasattr(shelf, "__next__") else shelf.next(), shelf.previous())

# In a file.
path = os.path.join(tempfile.mkdtemp(dir=os.environ.get("TEST_TMP")), "file")
dbm.dumb.open(path, "n").close()
with shelve.open(path, writeback=True) as shelf:
    shelf["pairs"] = {"a": 1}
    shelf["pairs"]["b"] = 2
with shelve.open(path, "r") as shelf:
    print(dict(shelf), type(shelf).__name__)
    try:
        shelf["pairs"] = 1
    except OSError as error:
        print(type(error).__name__, error)
with shelve.open(path) as shelf:
    shelf.clear()
    print(len(shelf), shelf.cache)
