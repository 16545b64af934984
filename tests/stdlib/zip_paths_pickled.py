"""zipfile.Path: unnamed archives, folders that are implied, pickles, and the protocol it follows."""
import io
import os
import pathlib
import pickle
import tempfile
import zipfile
from importlib.resources.abc import Traversable

archive = zipfile.ZipFile(io.BytesIO(), 'w')
archive.writestr('a/b/c.txt', 'text')
root = zipfile.Path(archive)
print(str(root), str(root / 'a' / 'b' / 'c.txt'), repr(root))
for path in root, root / 'a':
    for name in 'name', 'stem', 'suffix', 'parent':
        try:
            print(name, repr(getattr(path, name)))
        except TypeError as error:
            print(name, type(error).__name__)
print(archive.getinfo('a/b/').is_dir(), archive.getinfo('a/b/').filename)
for name in 'a/b', 'z/':
    try:
        archive.getinfo(name)
    except KeyError as error:
        print(error)
try:
    root.glob('')
except ValueError as error:
    print(error)
print(isinstance(root, Traversable), isinstance(pathlib.Path(), Traversable), isinstance(1, Traversable))

with tempfile.TemporaryDirectory() as folder:
    name = os.path.join(folder, 'some.zip')
    with zipfile.ZipFile(name, 'w') as archive:
        archive.writestr('a/b/c.txt', 'text')
    path = zipfile.Path(name, 'a/b/')
    with zipfile.ZipFile(name) as plain:
        zipfile.Path(plain)
        plain.extractall(folder)
    print(sorted(os.listdir(os.path.join(folder, 'a'))))
    again = pickle.loads(pickle.dumps(path))
    print([child.at for child in again.iterdir()], (again / 'c.txt').read_text(), again.name, type(again.root).__name__)
    path.root.close()
    again.root.close()
