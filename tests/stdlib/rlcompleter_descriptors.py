"""Completion asks no property, slot or other descriptor for its value, and survives those that fail; readline's files."""
import inspect
import os
import tempfile

import rlcompleter


class Fails:
    def __get__(self, instance, owner):
        if instance is None:
            return self
        raise RuntimeError('asked')


class Example:
    __slots__ = ('slot',)
    fails = Fails()

    def method(self):
        pass

    @property
    def computed(self):
        raise RuntimeError('asked')

    def __getattribute__(self, name):
        if name == 'slot':
            raise RuntimeError('asked')
        return super().__getattribute__(name)


view = memoryview(b'abc')
view.release()
completer = rlcompleter.Completer({'e': Example(), 'view': view})
print(completer.attr_matches('e.'))
print(completer.attr_matches('view.s'), completer.attr_matches('None.__cl'))
for value in None, ..., NotImplemented:
    print(inspect.signature(type(value)))

try:
    import readline
except ImportError:         # not everywhere
    pass
else:
    with tempfile.TemporaryDirectory() as folder:
        name = os.path.join(folder, 'history')
        for line in 'one', 'two', 'three':
            readline.add_history(line)
        readline.write_history_file(name)
        readline.set_history_length(2)
        readline.append_history_file(1, name)
        with open(name) as file:
            assert file.read().split()[-2:] == ['three', 'three']
            file.seek(0)
            assert len(file.read().split()) == 2
        try:
            readline.append_history_file(-1, name)
        except ValueError as error:
            assert str(error) == 'nelements must be non-negative', error
    rlcompleter.Completer().complete('', 0)     # shows nothing: no line is being typed
