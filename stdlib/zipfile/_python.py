"""Archives of Python modules."""

import os

from zipfile import ZIP_STORED, ZipFile


class PyZipFile(ZipFile):
    """An archive to which modules and packages are added compiled, so that it can stand on sys.path.

    optimize: the level of the compiled files; -1 stands for the one of this program, and a file that is compiled and
    not older than its source is then taken as it is."""

    def __init__(self, file, mode="r", compression=ZIP_STORED, allowZip64=True, optimize=-1):
        ZipFile.__init__(self, file, mode=mode, compression=compression, allowZip64=allowZip64)
        self._optimize = optimize

    def writepy(self, pathname, basename="", filterfunc=None):
        """Add a module, or all modules of a folder, or a package with its packages, below the folder basename.

        Files and folders for which filterfunc(path) is false are left out."""
        pathname = os.fspath(pathname)
        if filterfunc and not filterfunc(pathname):
            if self.debug:
                kind = 'path' if os.path.isdir(pathname) else 'file'
                print(f'{kind} {pathname!r} skipped by filterfunc')
            return
        name = os.path.basename(pathname)
        if os.path.isdir(pathname):
            if self._is_package(pathname):
                basename = f'{basename}/{name}' if basename else name
                self._say('Adding package in', pathname, 'as', basename)
                self._add_module(os.path.join(pathname, '__init__.py'), basename)
                self._add_folder(pathname, basename, filterfunc, packages=True)
            else:
                self._say('Adding files from directory', pathname)
                self._add_folder(pathname, basename, filterfunc, packages=False)
        elif pathname.endswith('.py'):
            self._add_module(pathname, basename)
        else:
            raise RuntimeError('Files added with writepy() must end with ".py"')

    @staticmethod
    def _is_package(folder):
        return os.path.isfile(os.path.join(folder, '__init__.py'))

    def _say(self, *words):
        if self.debug:
            print(*words)

    def _add_folder(self, folder, basename, filterfunc, packages):
        for name in sorted(os.listdir(folder)):
            path = os.path.join(folder, name)
            if os.path.isdir(path):
                if packages and self._is_package(path):
                    self.writepy(path, basename, filterfunc=filterfunc)
            elif name.endswith('.py') and not (packages and name == '__init__.py'):
                if filterfunc and not filterfunc(path):
                    self._say(f'file {path!r} skipped by filterfunc')
                else:
                    self._add_module(path, basename)

    def _add_module(self, source, basename):
        file = self._compiled(source)
        name = os.path.basename(source)
        if file != source:
            name += 'c'
        name = f'{basename}/{name}' if basename else name
        self._say('Adding', name)
        self.write(file, name)

    def _compiled(self, source):
        """The compiled file of a source, made if need be; the source if it can't be compiled."""
        import importlib.util
        import py_compile           # here: most users of archives add no modules
        level = '' if self._optimize == 0 else self._optimize
        file = importlib.util.cache_from_source(source, optimization=None if level == -1 else level)
        if os.path.isfile(file) and os.stat(file).st_mtime >= os.stat(source).st_mtime:
            return file
        self._say('Compiling', source)
        try:
            py_compile.compile(source, file, doraise=True, optimize=self._optimize)
        except py_compile.PyCompileError as error:
            print(error.msg)
            return source
        return file
