# Files beside modules.
import os
import sys
from importlib import resources
from importlib.resources import abc

base = os.path.join(os.environ.get('TEST_TMP', '/tmp'), 'resources')
for name, data in {'one/pack/__init__.py': b'', 'one/pack/text.txt': 'gr\u00fcn\n'.encode(), 'one/pack/sub/deep.bin': b'\0\1', 'one/pack/module.py': b'',
                   'one/space/a.txt': b'a', 'two/space/b.txt': b'b', 'two/space/in/c.txt': b'c', 'one/space/in/d.txt': b'd'}.items():
    os.makedirs(os.path.dirname(f'{base}/{name}'), exist_ok=True)
    with open(f'{base}/{name}', 'wb') as file:
        file.write(data)
sys.path[:0] = [base + '/one', base + '/two']
import pack
import pack.module

folder = resources.files('pack')
print((folder / 'text.txt').read_text(encoding='utf-8'), folder.joinpath('sub', 'deep.bin').read_bytes(), folder.name)
print(sorted(child.name for child in folder.iterdir() if child.name != '__pycache__'), (folder / 'sub').is_dir(), (folder / 'none').is_file())
print(str(resources.files(pack)) == str(folder) == str(resources.files('pack.module')))
print(resources.read_text('pack', 'text.txt'), resources.read_binary(pack, 'sub', 'deep.bin'), resources.is_resource('pack', 'sub'), resources.is_resource('pack', 'text.txt'))
with resources.open_binary('pack', 'text.txt') as file:
    print(file.read())
with resources.open_text('pack', 'text.txt') as file:
    print(file.read())
with resources.path('pack', 'text.txt') as path:
    print(path.name, path.exists())
with resources.as_file(folder / 'sub') as path:
    print(sorted(os.listdir(path)))
for function, args in ((resources.read_text, ('pack', 'none.txt')), (resources.files, ('no_such_package',)), (resources.read_text, ('pack', 'sub', 'deep.bin'))):
    try:
        function(*args)
    except (OSError, ImportError, TypeError) as error:
        print(type(error).__name__)
space = resources.files('space')
print(type(space).__name__.strip('_'), sorted(child.name for child in space.iterdir()), (space / 'b.txt').read_text(), space.name, space.is_dir())
print(space.joinpath('in').joinpath('d.txt').read_text(), sorted(c.name for c in space.joinpath('in').iterdir()))
print(issubclass(abc.TraversableResources, abc.ResourceReader))


class Memory(abc.Traversable):
    def __init__(self, name, content):
        self._name, self.content = name, content

    name = property(lambda self: self._name)

    def iterdir(self):
        return (Memory(*item) for item in self.content.items())

    def is_dir(self):
        return isinstance(self.content, dict)

    def is_file(self):
        return not self.is_dir()

    def open(self, mode='r', *args, **kwargs):
        import io
        return io.BytesIO(self.content) if 'b' in mode else io.StringIO(self.content.decode())


memory = Memory('top', {'x': b'hello', 'y': {'z': b'deep'}})
print((memory / 'x').read_text(), memory.joinpath('y/z').read_bytes(), memory.joinpath('y', 'z').name)
with resources.as_file(memory.joinpath('x')) as path:
    print(path.read_text())
print(path.exists())
try:
    memory / 'w'
except abc.TraversalError as error:
    print(error)
