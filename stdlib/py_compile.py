"""Compiling source files from a program or the command line, to find out whether they are correct.

Code is compiled when it is imported and kept nowhere, so that no file is written.
"""

import enum
import sys
import traceback

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
    """How a compiled file would be compared with its source."""
    TIMESTAMP = 1
    CHECKED_HASH = 2
    UNCHECKED_HASH = 3


def compile(file, cfile=None, dfile=None, doraise=False, optimize=-1, invalidation_mode=None, quiet=0):
    """Compile a file; say on stderr, or with doraise by a PyCompileError, why that is impossible."""
    import builtins
    with open(file, 'rb') as source:
        data = source.read()
    try:
        builtins.compile(data, dfile or file, 'exec', dont_inherit=True, optimize=optimize)
    except Exception as error:
        problem = PyCompileError(error.__class__, error, dfile or file)
        if quiet < 2:
            if doraise:
                raise problem
            sys.stderr.write(problem.msg + '\n')


def main():
    """Compile the files that the command line names ("-": those that stdin lists)."""
    import argparse
    parser = argparse.ArgumentParser(description='Compiles files, to find out whether they are correct.')
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
