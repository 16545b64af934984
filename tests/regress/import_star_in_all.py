"""What __all__ may hold when a package is imported from: a "*" in it stands for nothing."""
import os
import sys
import tempfile


def package(name, names):
    os.mkdir(os.path.join(folder, name))
    with open(os.path.join(folder, name, '__init__.py'), 'w') as file:
        file.write(f'__all__ = {names!r}\nx = 1\n')
    with open(os.path.join(folder, name, 'sub.py'), 'w'):
        pass


def public(names):
    return sorted(name for name in names if not name.startswith('_'))


with tempfile.TemporaryDirectory() as folder:
    sys.path.insert(0, folder)
    for n, names in enumerate((['*'], ['*', 'x'], ['sub'], [1], [b'x'], ['nope'], 'x', 5)):
        package(f'p{n}', names)
        for what in '*', 'sub', 1:
            try:
                print(names, what, public(vars(__import__(f'p{n}', fromlist=[what]))))
            except TypeError as error:
                print(names, what, error)
        namespace = {}
        try:
            exec(f'from p{n} import *', namespace)
            print(names, public(namespace))
        except (AttributeError, TypeError) as error:
            print(names, error)
