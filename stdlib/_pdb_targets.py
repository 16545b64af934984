"""What python -m pdb debugs: a script, a module, a zip file or folder with a __main__."""

import io
import os
import sys
import traceback


class ScriptTarget:
    """A file of source text, read anew at each start."""

    def __init__(self, path):
        if not os.path.exists(path):
            print(f'Error: {path} does not exist')
            sys.exit(1)
        if os.path.isdir(path):
            print(f'Error: {path} is a directory')
            sys.exit(1)
        real = os.path.realpath(path)
        self.filename = real if os.path.exists(real) else path
        if not sys.flags.safe_path:     # what is there is the debugger's
            sys.path[0] = os.path.dirname(self.filename)

    def __repr__(self):
        return self.filename

    @property
    def code(self):
        """Text whose first own line is the script's."""
        with io.open_code(self.filename) as file:
            return f"exec(compile({file.read()!r}, {self.filename!r}, 'exec'))"

    @property
    def namespace(self):
        """What __main__ shall hold."""
        import builtins
        return {'__name__': '__main__', '__file__': self.filename, '__builtins__': builtins,
                '__spec__': None}


class ModuleTarget:
    """A module, found as -m finds it."""

    def __init__(self, name):
        self._name = name
        self._spec, self.code = self._find(name)

    def _find(self, name):
        import runpy
        try:
            return self._details(runpy, name)[1:]
        except ImportError as error:
            print(f'ImportError: {error}')
        except Exception:
            traceback.print_exc()
        sys.exit(1)

    @staticmethod
    def _details(runpy, name):
        return runpy._details(name)

    def __repr__(self):
        return self._name

    @property
    def filename(self):
        return self.code.co_filename

    @property
    def namespace(self):
        """What __main__ shall hold."""
        import builtins
        return {'__name__': '__main__',
                '__file__': os.path.normcase(os.path.abspath(self.filename)),
                '__package__': self._spec.parent, '__loader__': self._spec.loader,
                '__spec__': self._spec, '__builtins__': builtins}


class ZipTarget(ModuleTarget):
    """A zip file whose __main__ is run."""

    def __init__(self, path):
        path = os.path.realpath(path)
        sys.path.insert(0, path)
        super().__init__(path)

    @staticmethod
    def _details(runpy, name):
        from importlib.machinery import PathFinder      # the module __main__ that there is already is the debugger
        spec = PathFinder.find_spec('__main__', [name])
        if spec is None:
            raise ImportError(f"can't find '__main__' module in {name!r}", name='__main__')
        return '__main__', spec, spec.loader.get_code('__main__')
