import os

base = os.environ.get("TEST_TMP") or "/tmp"
root = os.path.join(base, f"os_files_{os.getpid()}")
os.makedirs(os.path.join(root, "a", "b"))
os.makedirs(os.path.join(root, "a"), exist_ok=True)
for name in ("x", "a/y", "a/b/z"):
    with open(os.path.join(root, name), "w") as file: file.write(name)
os.symlink("x", os.path.join(root, "link"))
for top, dirs, files in sorted(os.walk(root)): print(os.path.relpath(top, root), sorted(dirs), sorted(files))
print(sorted(entry.name for entry in os.scandir(root)), os.path.islink(os.path.join(root, "link")), os.path.realpath(os.path.join(root, "link")) == os.path.realpath(os.path.join(root, "x")))
print(os.path.getsize(os.path.join(root, "a/y")), os.stat(os.path.join(root, "x")).st_size)
os.rename(os.path.join(root, "x"), os.path.join(root, "w"))
print(sorted(os.listdir(root)))
try:
    os.mkdir(os.path.join(root, "a"))
except FileExistsError as error:
    print(error.strerror)
for top, dirs, files in os.walk(root, topdown=False):
    for name in files: os.remove(os.path.join(top, name))
    os.rmdir(top)
print(os.path.exists(root))
