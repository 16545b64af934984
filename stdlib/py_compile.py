"""Compiling source files before anybody imports them, from a program or the command line."""

import enum
import importlib.util
import os
import sys
import traceback
from importlib import _specs

__all__ = ['compile', 'main', 'PyCompileError', 'PycInvalidationMode']


class PyCompileError(Exception):
    """A file that can't be compiled: why (exc_type_name, exc_value), which (file), and all of it as text (msg)."""

    def __init__(self, exc_type, exc_value, file, msg=''):
        name = exc_type.__name__
        if exc_type is SyntaxError:
            text = ''.join(traceback.format_exception_only(exc_type, exc_value)).replace('File "<string>"', f'File "{file}"')
        else:
            text = f'Sorry: {name}: {exc_value}'
        super().__init__(msg or text, name, exc_value, file)
        self.exc_type_name = name
        self.exc_value = exc_value
        self.file = file
        self.msg = msg or text

    def __str__(self):
        return self.msg


class PycInvalidationMode(enum.Enum):
    """How a compiled file is compared with its source."""
    TIMESTAMP = 1
    CHECKED_HASH = 2
    UNCHECKED_HASH = 3


def _default_mode():
    # Builds that are to be reproducible say which time it is; what they make must not depend on times.
    return PycInvalidationMode.CHECKED_HASH if os.environ.get('SOURCE_DATE_EPOCH') else PycInvalidationMode.TIMESTAMP


def _check_target(path):
    """A file that is written takes the place of the old one: of a regular file only."""
    if os.path.islink(path):
        raise FileExistsError(f'{path} is a symlink and will be changed into a regular file if '
                              'import writes a byte-compiled file to it')
    if os.path.exists(path) and not os.path.isfile(path):
        raise FileExistsError(f'{path} is a non-regular file and will be changed into a regular '
                              'one if import writes a byte-compiled file to it')


def compile(file, cfile=None, dfile=None, doraise=False, optimize=-1, invalidation_mode=None, quiet=0):
    """Compile a file into cfile, by default where an import looks for it; return that path.

    dfile is the file that the code says it comes from. An error in the file is said on stderr, or with doraise by
    a PyCompileError, unless quiet is 2; then None is returned.
    """
    if invalidation_mode is None:
        invalidation_mode = _default_mode()
    if cfile is None:
        cfile = importlib.util.cache_from_source(file, optimization=None if optimize < 0 else optimize or '')
    _check_target(cfile)
    loader = _specs.SourceFileLoader('<py_compile>', file)
    source = loader.get_data(file)
    try:
        code = loader.source_to_code(source, dfile or file, _optimize=optimize)
    except Exception as error:
        problem = PyCompileError(error.__class__, error, dfile or file)
        if quiet < 2:
            if doraise:
                raise problem
            sys.stderr.write(problem.msg + '\n')
        return None
    if folder := os.path.dirname(cfile):
        os.makedirs(folder, exist_ok=True)
    if invalidation_mode == PycInvalidationMode.TIMESTAMP:
        facts = loader.path_stats(file)
        data = _specs.compiled_by_time(code, facts['mtime'], facts['size'])
    else:
        data = _specs.compiled_by_hash(code, importlib.util.source_hash(source),
                                       invalidation_mode == PycInvalidationMode.CHECKED_HASH)
    _specs.write_atomic(cfile, data, _specs.mode_of_compiled(file))
    return cfile


def main():
    """Compile the files that the command line names ("-": those that stdin lists)."""
    import argparse
    parser = argparse.ArgumentParser(description='Compiles source files.')
    parser.add_argument('-q', '--quiet', action='store_true', help='say nothing of errors')
    parser.add_argument('filenames', nargs='+', help='files, or - to read their names from stdin')
    args = parser.parse_args()
    filenames = [line.rstrip('\n') for line in sys.stdin] if args.filenames == ['-'] else args.filenames
    for filename in filenames:
        try:
            compile(filename, doraise=True)
        except PyCompileError as error:
            parser.exit(1, '' if args.quiet else error.msg)
        except OSError as error:
            parser.exit(1, '' if args.quiet else str(error))


if __name__ == '__main__':
    main()
