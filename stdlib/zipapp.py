"""Archives that are programs: zip files with a __main__.py and, before all else, a line that names the interpreter."""

import contextlib
import os
import pathlib
import shutil
import stat
import sys
import zipfile

__all__ = ['ZipAppError', 'create_archive', 'get_interpreter']

_MAIN = '# -*- coding: utf-8 -*-\nimport {module}\n{module}.{function}()\n'


class ZipAppError(ValueError):
    """Of this source, no archive can be made."""


def _shebang(interpreter):
    encoding = 'utf-8' if sys.platform.startswith('win') else sys.getfilesystemencoding()
    return b'#!' + interpreter.encode(encoding) + b'\n' if interpreter else b''


@contextlib.contextmanager
def _opened(file, mode):
    """A file by its name, which is closed in the end, or one that is open and stays so."""
    if isinstance(file, (str, os.PathLike)):
        with open(file, mode) as opened:
            yield opened
    else:
        yield file


def _let_execute(target, interpreter):
    if interpreter and isinstance(target, (str, os.PathLike)):
        os.chmod(target, os.stat(target).st_mode | stat.S_IEXEC)


def _copy(archive, target, interpreter):
    """Copy an archive, with another first line."""
    with _opened(archive, 'rb') as source, _opened(target, 'wb') as copy:
        first = source.read(2)
        if first == b'#!':
            source.readline()
            first = b''
        copy.write(_shebang(interpreter) + first)
        shutil.copyfileobj(source, copy)
    _let_execute(target, interpreter)


def _main_of(entry):
    """The text of a __main__.py that calls what 'package.module:function' names."""
    module, colon, function = entry.partition(':')
    if not colon or not all(name.isidentifier() for name in [*module.split('.'), *function.split('.')]):
        raise ZipAppError('Invalid entry point: ' + entry)
    return _MAIN.format(module=module, function=function)


def _files(source, filter):
    """What is in a folder and is to be in the archive: {path: path within}, sorted by name."""
    within = {path: path.relative_to(source) for path in sorted(source.rglob('*'))}
    return {path: name for path, name in within.items() if filter is None or filter(name)}


def create_archive(source, target=None, interpreter=None, main=None, filter=None, compressed=False):
    """Make an archive of a folder; or copy one, so that another interpreter is in its first line."""
    if hasattr(source, 'read') and hasattr(source, 'readline'):
        _copy(source, target, interpreter)
        return
    source = pathlib.Path(source)
    if source.is_file():
        _copy(source, target, interpreter)
        return
    if not source.exists():
        raise ZipAppError('Source does not exist')
    has_main = (source / '__main__.py').is_file()
    if main and has_main:
        raise ZipAppError('Cannot specify entry point if the source has __main__.py')
    if not main and not has_main:
        raise ZipAppError('Archive has no entry point')
    text = _main_of(main) if main else None
    if target is None:
        target = source.with_suffix('.pyz')
    elif not hasattr(target, 'write'):
        target = pathlib.Path(target)
    # What the folder has is found before the archive comes into being, perhaps within it.
    files = _files(source, filter)
    if target in files:
        raise ZipAppError(f'The target archive {target} overwrites one of the source files.')
    with _opened(target, 'wb') as opened:
        opened.write(_shebang(interpreter))
        compression = zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED
        with zipfile.ZipFile(opened, 'w', compression) as archive:
            for path, name in files.items():
                archive.write(path, name.as_posix())
            if text is not None:
                archive.writestr('__main__.py', text.encode())
    _let_execute(target, interpreter)


def get_interpreter(archive):
    """Return the interpreter that an archive's first line names, or None."""
    with _opened(archive, 'rb') as file:
        if file.read(2) == b'#!':
            return file.readline().strip().decode(sys.getfilesystemencoding())


def main(args=None):
    """What python -m zipapp does."""
    import argparse
    parser = argparse.ArgumentParser()
    parser.add_argument('--output', '-o', help='The name of the output archive. Required if SOURCE is an archive.')
    parser.add_argument('--python', '-p',
                        help='The name of the Python interpreter to use (default: no shebang line).')
    parser.add_argument('--main', '-m',
                        help='The main function of the application (default: use an existing __main__.py).')
    parser.add_argument('--compress', '-c', action='store_true',
                        help='Compress files with the deflate method. Files are stored uncompressed by default.')
    parser.add_argument('--info', action='store_true', help='Display the interpreter from the archive.')
    parser.add_argument('source', help='Source directory (or existing archive).')
    args = parser.parse_args(args)
    if args.info:
        if not os.path.isfile(args.source):
            raise SystemExit('Can only get info for an archive file')
        print('Interpreter:', get_interpreter(args.source) or '<none>')
        sys.exit(0)
    if os.path.isfile(args.source):
        if args.output is None or os.path.exists(args.output) and os.path.samefile(args.source, args.output):
            raise SystemExit('In-place editing of archives is not supported')
        if args.main:
            raise SystemExit('Cannot change the main function when copying')
    create_archive(args.source, args.output, args.python, args.main, compressed=args.compress)


if __name__ == '__main__':
    main()
