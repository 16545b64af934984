"""Compiling all source files of folders, so that imports find compiled ones: from a program, or as a command.

Without arguments the command compiles the modules that lie directly in the folders of sys.path.
"""

import importlib.util
import os
import py_compile
import sys
from functools import partial

__all__ = ['compile_dir', 'compile_file', 'compile_path']


# ---- one file -------------------------------------------------------------------------------

def _shown_name(fullname, ddir, stripdir, prependdir, quiet):
    """Return the file that the code will say it comes from, or None: where it is."""
    shown = None if ddir is None else os.path.join(ddir, os.path.basename(fullname))
    if stripdir is not None:
        parts, stripped = fullname.split(os.sep), os.fspath(stripdir).split(os.sep)
        if parts[:len(stripped)] == stripped:
            shown = os.path.join(*parts[len(stripped):])
        elif quiet < 2:
            print(f'The stripdir path {os.fspath(stripdir)!r} is not a valid prefix for '
                  f'source path {fullname!r}; ignoring')
    if prependdir is not None:
        shown = os.path.join(prependdir, fullname if shown is None else shown)
    return shown


def _compiled_names(fullname, levels, legacy):
    """Return (level, compiled file) for each level of optimization."""
    if legacy:
        return [(level, fullname + 'c') for level in levels]
    return [(level, importlib.util.cache_from_source(fullname, optimization=None if level < 0 else level or ''))
            for level in levels]


def _is_up_to_date(fullname, names):
    """Do all the compiled files go by time, and by that of the source?"""
    try:
        mtime = int(os.stat(fullname).st_mtime) & 0xffffffff
        head = importlib.util.MAGIC_NUMBER + bytes(4) + mtime.to_bytes(4, 'little')
        for _, name in names:
            with open(name, 'rb') as file:
                if file.read(len(head)) != head:
                    return False
    except OSError:
        return False
    return True


def _link_if_equal(name, previous):
    """Make two compiled files one, if they have the same contents."""
    with open(name, 'rb') as file, open(previous, 'rb') as other:
        equal = file.read() == other.read()
    if equal:
        os.unlink(name)
        os.link(previous, name)


def _tell_failure(fullname, message, quiet):
    if quiet >= 2:
        return
    print(f'*** Error compiling {fullname!r}...' if quiet else '*** ', end='\n' if quiet else '')
    encoding = sys.stdout.encoding or sys.getdefaultencoding()
    print(message.encode(encoding, 'backslashreplace').decode(encoding))


def compile_file(fullname, ddir=None, force=False, rx=None, quiet=0, legacy=False, optimize=-1,
                 invalidation_mode=None, *, stripdir=None, prependdir=None, limit_sl_dest=None,
                 hardlink_dupes=False):
    """Compile one file, if it is a source file and newer than its compiled one; return whether that went well.

    ddir, stripdir, prependdir: what to change in the name that the code has of its file
    force: also if the compiled file is up to date
    rx: a regular expression; files whose names it matches are left out
    quiet: 1, say errors only; 2, say nothing
    legacy: put it beside the source
    optimize: a level, or several
    limit_sl_dest: links that lead out of this folder are left out
    hardlink_dupes: what two levels make alike becomes one file
    """
    if ddir is not None and (stripdir is not None or prependdir is not None):
        raise ValueError('Destination dir (ddir) cannot be used in combination with stripdir or prependdir')
    fullname = os.fspath(fullname)
    shown = _shown_name(fullname, ddir, stripdir, prependdir, quiet)
    levels = sorted({optimize} if isinstance(optimize, int) else set(optimize))
    if hardlink_dupes and len(levels) < 2:
        raise ValueError('Hardlinking of duplicated bytecode makes sense only for more than one optimization level')
    if rx is not None and rx.search(fullname):
        return True
    if limit_sl_dest is not None and os.path.islink(fullname):
        limit = os.path.realpath(limit_sl_dest)
        if os.path.commonpath([limit, os.path.realpath(fullname)]) != limit:
            return True
    if not os.path.isfile(fullname) or not fullname.endswith('.py'):
        return True
    names = _compiled_names(fullname, levels, legacy)
    if not force and _is_up_to_date(fullname, names):
        return True
    if not quiet:
        print(f'Compiling {fullname!r}...')
    try:
        previous = None
        for level, name in names:
            py_compile.compile(fullname, name, shown, True, optimize=level, invalidation_mode=invalidation_mode)
            if previous is not None and hardlink_dupes:
                _link_if_equal(name, previous)
            previous = name
    except py_compile.PyCompileError as error:
        _tell_failure(fullname, error.msg, quiet)
        return False
    except (SyntaxError, UnicodeError, OSError) as error:
        _tell_failure(fullname, f'{type(error).__name__}: {error}', quiet)
        return False
    return True


# ---- many files -----------------------------------------------------------------------------

def _files_below(folder, maxlevels, quiet):
    if not quiet:
        print(f'Listing {folder!r}...')
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        if quiet < 2:
            print(f"Can't list {folder!r}")
        return
    for name in names:
        path = os.path.join(folder, name)
        if name == '__pycache__':
            continue
        if not os.path.isdir(path):
            yield path
        elif maxlevels > 0 and not os.path.islink(path):
            yield from _files_below(path, maxlevels - 1, quiet)


def _compile_in_processes(compile_one, files, workers):
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    context = multiprocessing.get_context('forkserver') if multiprocessing.get_start_method() == 'fork' else None
    with ProcessPoolExecutor(max_workers=workers or None, mp_context=context) as executor:
        return min(executor.map(compile_one, files, chunksize=4), default=True)


def compile_dir(dir, maxlevels=None, ddir=None, force=False, rx=None, quiet=0, legacy=False, optimize=-1, workers=1,
                invalidation_mode=None, *, stripdir=None, prependdir=None, limit_sl_dest=None, hardlink_dupes=False):
    """Compile the source files of a folder and of those in it; return whether all went well.

    maxlevels: how deep to go; as deep as the limit of recursion, unless said
    workers: how many processes do it; 0: as many as there are processors
    The other arguments are those of compile_file(); ddir stands for the folder.
    """
    if ddir is not None:
        if stripdir is not None or prependdir is not None:
            raise ValueError('Destination dir (ddir) cannot be used in combination with stripdir or prependdir')
        stripdir, prependdir = dir, ddir
    if workers < 0:
        raise ValueError('workers must be greater or equal to 0')
    if maxlevels is None:
        maxlevels = sys.getrecursionlimit()
    files = _files_below(os.fspath(dir), maxlevels, quiet)
    compile_one = partial(compile_file, force=force, rx=rx, quiet=quiet, legacy=legacy, optimize=optimize,
                          invalidation_mode=invalidation_mode, stripdir=stripdir, prependdir=prependdir,
                          limit_sl_dest=limit_sl_dest, hardlink_dupes=hardlink_dupes)
    if workers != 1:
        return _compile_in_processes(compile_one, files, workers)
    success = True
    for file in files:
        success &= compile_one(file)
    return success


def compile_path(skip_curdir=1, maxlevels=0, force=False, quiet=0, legacy=False, optimize=-1, invalidation_mode=None):
    """Compile the source files in the folders of sys.path; return whether all went well."""
    for folder in sys.path:
        if skip_curdir and folder in ('', os.curdir):
            if quiet < 2:
                print('Skipping current directory')
        elif not compile_dir(folder, maxlevels, None, force, quiet=quiet, legacy=legacy, optimize=optimize,
                             invalidation_mode=invalidation_mode):
            return False
    return True


# ---- the command ----------------------------------------------------------------------------

def _parser():
    import argparse
    parser = argparse.ArgumentParser(description='Compiles the source files of folders.')
    add = parser.add_argument
    add('-l', action='store_const', const=0, dest='maxlevels', help='stay in the folders that are named')
    add('-r', type=int, dest='recursion', help='go that many levels deep; rather than -l')
    add('-f', action='store_true', dest='force', help='also files whose compiled ones are up to date')
    add('-q', action='count', dest='quiet', default=0, help='say errors only; -qq: say nothing')
    add('-b', action='store_true', dest='legacy', help='put compiled files beside their sources')
    add('-d', metavar='DESTDIR', dest='ddir', help='the folder that tracebacks will show; not with -s or -p')
    add('-s', metavar='STRIPDIR', dest='stripdir', help='what to leave out of file names at their beginning')
    add('-p', metavar='PREPENDDIR', dest='prependdir', help='what to put before file names')
    add('-x', metavar='REGEXP', dest='rx', help='leave out files in whose path this is found')
    add('-i', metavar='FILE', dest='flist', help='compile also what is listed in FILE; -: in stdin')
    add('compile_dest', metavar='FILE|DIR', nargs='*', help='what to compile; otherwise, as with -l, sys.path')
    add('-j', '--workers', default=1, type=int, help='how many processes compile; 0: one a processor')
    add('--invalidation-mode', choices=sorted(mode.name.lower().replace('_', '-')
                                              for mode in py_compile.PycInvalidationMode),
        help='how compiled files are compared with their sources: by "timestamp", unless the environment '
             'variable SOURCE_DATE_EPOCH is set; then by "checked-hash"')
    add('-o', action='append', type=int, dest='opt_levels', help='levels of -O to compile for')
    add('-e', metavar='DIR', dest='limit_sl_dest', help='leave out links that lead out of DIR')
    add('--hardlink-dupes', action='store_true', dest='hardlink_dupes',
        help='make one file of what two levels make alike')
    return parser


def _listed(flist):
    """Return the lines of a file, or of stdin."""
    if flist == '-':
        return [line.strip() for line in sys.stdin]
    with open(flist, encoding='utf-8') as file:
        return [line.strip() for line in file]


def _compile_all(places, args, mode):
    options = dict(force=args.force, rx=args.rx, quiet=args.quiet, legacy=args.legacy, optimize=args.opt_levels,
                   invalidation_mode=mode, stripdir=args.stripdir, prependdir=args.prependdir,
                   limit_sl_dest=args.limit_sl_dest or None, hardlink_dupes=args.hardlink_dupes)
    success = True
    for place in places:
        if os.path.isfile(place):
            success &= compile_file(place, args.ddir, **options)
        else:
            levels = args.maxlevels if args.recursion is None else args.recursion
            success &= compile_dir(place, levels, args.ddir, workers=args.workers, **options)
    return success


def main():
    """Do what the command line says; return whether all went well."""
    parser = _parser()
    args = parser.parse_args()
    args.opt_levels = args.opt_levels or [-1]
    if args.rx:
        import re
        args.rx = re.compile(args.rx)
    if len(args.opt_levels) == 1 and args.hardlink_dupes:
        parser.error('Hardlinking of duplicated bytecode makes sense only for more than one optimization level.')
    if args.ddir is not None and (args.stripdir is not None or args.prependdir is not None):
        parser.error('-d cannot be used in combination with -s or -p')
    places = args.compile_dest
    if args.flist:
        try:
            places += _listed(args.flist)
        except OSError:
            if args.quiet < 2:
                print(f'Error reading file list {args.flist}')
            return False
    mode = args.invalidation_mode
    if mode is not None:
        mode = py_compile.PycInvalidationMode[mode.replace('-', '_').upper()]
    try:
        if places:
            return _compile_all(places, args, mode)
        return compile_path(legacy=args.legacy, force=args.force, quiet=args.quiet, invalidation_mode=mode)
    except KeyboardInterrupt:
        if args.quiet < 2:
            print('\n[interrupted]')
        return False


if __name__ == '__main__':
    sys.exit(not main())
