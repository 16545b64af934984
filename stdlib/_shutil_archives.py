"""The archives of shutil: made by modules tarfile and zipfile, in formats that can be added to."""

import errno
import os
import stat
import sys
from importlib.util import find_spec

from shutil import ReadError, RegistryError, _get_gid, _get_uid

# name: (the compression's name in make_archive()'s tables, its suffix, the module it needs)
_COMPRESSIONS = {
    'gztar': ('gzip', 'gz', 'zlib', "gzip'ed tar-file", ['.tar.gz', '.tgz']),
    'bztar': ('bzip2', 'bz2', 'bz2', "bzip2'ed tar-file", ['.tar.bz2', '.tbz2']),
    'xztar': ('xz', 'xz', 'lzma', "xz'ed tar-file", ['.tar.xz', '.txz']),
    'zstdtar': ('zst', 'zst', 'compression.zstd', "zstd'ed tar-file", ['.tar.zst', '.tzst']),
}


def _is_there(module):
    try:
        return find_spec(module) is not None
    except ImportError:
        return False


_SUFFIXES = {None: ''}
_ARCHIVE_FORMATS = {}
_UNPACK_FORMATS = {}


def _log(logger, *message):
    if logger is not None:
        logger.info(*message)


def _make_directory(archive_name, dry_run, logger):
    directory = os.path.dirname(archive_name)
    if directory and not os.path.exists(directory):
        _log(logger, "creating %s", directory)
        if not dry_run:
            os.makedirs(directory)


def _make_tarball(base_name, base_dir, compress="gzip", verbose=0, dry_run=0, owner=None,
                  group=None, logger=None, root_dir=None):
    try:
        suffix = _SUFFIXES[compress]
    except KeyError:
        raise ValueError("bad value for 'compress', or compression format not supported : "
                         f"{compress}") from None
    import tarfile
    archive_name = base_name + '.tar' + ('.' + suffix if suffix else '')
    _make_directory(archive_name, dry_run, logger)
    _log(logger, 'Creating tar archive')
    uid, gid = _get_uid(owner), _get_gid(group)

    def set_owner(member):
        if gid is not None:
            member.gid, member.gname = gid, group
        if uid is not None:
            member.uid, member.uname = uid, owner
        return member

    if not dry_run:
        source = base_dir if root_dir is None else os.path.join(root_dir, base_dir)
        with tarfile.open(archive_name, 'w|' + suffix) as archive:
            archive.add(source, base_dir, filter=set_owner)
    return archive_name if root_dir is None else os.path.abspath(archive_name)


def _make_zipfile(base_name, base_dir, verbose=0, dry_run=0, logger=None, owner=None, group=None,
                  root_dir=None):
    import zipfile
    archive_name = base_name + ".zip"
    _make_directory(base_name, dry_run, logger)
    _log(logger, "creating '%s' and adding '%s' to it", archive_name, base_dir)
    if not dry_run:
        with zipfile.ZipFile(archive_name, "w", compression=zipfile.ZIP_DEFLATED) as archive:
            _fill_zipfile(archive, base_dir, root_dir, logger)
    return archive_name if root_dir is None else os.path.abspath(archive_name)


def _fill_zipfile(archive, base_dir, root_dir, logger):
    def add(path, name):
        archive.write(path, name)
        _log(logger, "adding '%s'", path)

    name = os.path.normpath(base_dir)
    if root_dir is not None:
        base_dir = os.path.join(root_dir, base_dir)
    base_dir = os.path.normpath(base_dir)
    if name != os.curdir:
        add(base_dir, name)
    for directory, below, files in os.walk(base_dir):
        inside = directory if root_dir is None else os.path.relpath(directory, root_dir)
        inside = os.path.normpath(inside)
        for name in sorted(below):
            add(os.path.join(directory, name), os.path.join(inside, name))
        for name in files:
            path = os.path.normpath(os.path.join(directory, name))
            if os.path.isfile(path):
                add(path, os.path.join(inside, name))


_make_tarball.supports_root_dir = True
_make_zipfile.supports_root_dir = True


def get_archive_formats():
    """Return a list of (name, description)."""
    return sorted([(name, entry[2]) for name, entry in _ARCHIVE_FORMATS.items()])


def register_archive_format(name, function, extra_args=None, description=''):
    """Let make_archive() call a function for a format, with extra (name, value) arguments."""
    if extra_args is None:
        extra_args = []
    if not callable(function):
        raise TypeError(f'The {function} object is not callable')
    if not isinstance(extra_args, (tuple, list)):
        raise TypeError('extra_args needs to be a sequence')
    for element in extra_args:
        if not isinstance(element, (tuple, list)) or len(element) != 2:
            raise TypeError('extra_args elements are : (arg_name, value)')
    _ARCHIVE_FORMATS[name] = (function, extra_args, description)


def unregister_archive_format(name):
    del _ARCHIVE_FORMATS[name]


def make_archive(base_name, format, root_dir=None, base_dir=None, verbose=0, dry_run=0, owner=None,
                 group=None, logger=None):
    """Put base_dir, a path below root_dir, into an archive; return the archive's path.

    base_name is that path without the format's suffix.
    """
    sys.audit("shutil.make_archive", base_name, format, root_dir, base_dir)
    try:
        function, extra_args, _ = _ARCHIVE_FORMATS[format]
    except KeyError:
        raise ValueError(f"unknown archive format '{format}'") from None
    kwargs = {'dry_run': dry_run, 'logger': logger, 'owner': owner, 'group': group,
              **dict(extra_args)}
    if base_dir is None:
        base_dir = os.curdir
    before = None
    if root_dir is not None:
        if not stat.S_ISDIR(os.stat(root_dir).st_mode):
            raise NotADirectoryError(errno.ENOTDIR, 'Not a directory', root_dir)
        if getattr(function, 'supports_root_dir', False):
            # Functions that do not ask for another working directory can run in threads.
            base_name = os.fspath(base_name)
            kwargs['root_dir'] = root_dir
        else:
            before = os.getcwd()
            if logger is not None:
                logger.debug("changing into '%s'", root_dir)
            base_name = os.path.abspath(base_name)
            if not dry_run:
                os.chdir(root_dir)
    try:
        return function(base_name, base_dir, **kwargs)
    finally:
        if before is not None:
            if logger is not None:
                logger.debug("changing back to '%s'", before)
            os.chdir(before)


# ---- unpacking ------------------------------------------------------------------------------------

def get_unpack_formats():
    """Return a list of (name, suffixes, description)."""
    return sorted([(name, entry[0], entry[3]) for name, entry in _UNPACK_FORMATS.items()])


def register_unpack_format(name, extensions, function, extra_args=None, description=''):
    """Let unpack_archive() call a function for files with these suffixes."""
    for extension in extensions:
        for other, entry in _UNPACK_FORMATS.items():
            if extension in entry[0]:
                raise RegistryError(f'{extension} is already registered for "{other}"')
    if not callable(function):
        raise TypeError('The registered function must be a callable')
    _UNPACK_FORMATS[name] = extensions, function, extra_args or [], description


def unregister_unpack_format(name):
    del _UNPACK_FORMATS[name]


def _unpack_zipfile(filename, extract_dir):
    import zipfile
    if not zipfile.is_zipfile(filename):
        raise ReadError(f"{filename} is not a zip file")
    with zipfile.ZipFile(filename) as archive:
        # Members with names like '../x' are left out, not put inside.
        archive._ignore_invalid_names = True
        archive.extractall(extract_dir)


def _unpack_tarfile(filename, extract_dir, *, filter=None):
    import tarfile
    try:
        archive = tarfile.open(filename)
    except tarfile.TarError:
        raise ReadError(f"{filename} is not a compressed or uncompressed tar file")
    with archive:
        archive.extractall(extract_dir, filter=filter)


def _find_unpack_format(filename):
    for name, entry in _UNPACK_FORMATS.items():
        if filename.endswith(tuple(entry[0])):
            return name
    return None


def unpack_archive(filename, extract_dir=None, format=None, *, filter=None):
    """Unpack an archive, whose suffix says what it is, into a directory, by default this one."""
    sys.audit("shutil.unpack_archive", filename, extract_dir, format)
    extract_dir = os.getcwd() if extract_dir is None else os.fspath(extract_dir)
    filename = os.fspath(filename)
    if format is None:
        format = _find_unpack_format(filename)
        if format is None:
            raise ReadError(f"Unknown archive format '{filename}'")
    elif format not in _UNPACK_FORMATS:
        raise ValueError(f"Unknown unpack format '{format}'")
    _, function, extra_args, _ = _UNPACK_FORMATS[format]
    kwargs = dict(extra_args)
    if filter is not None:
        kwargs['filter'] = filter
    function(filename, extract_dir, **kwargs)


def _register():
    def add(name, make, unpack, extensions, description, compress=()):
        _ARCHIVE_FORMATS[name] = make, list(compress), description
        _UNPACK_FORMATS[name] = extensions, unpack, [], description

    add('tar', _make_tarball, _unpack_tarfile, ['.tar'], "uncompressed tar file",
        [('compress', None)])
    if _is_there('zlib'):
        add('zip', _make_zipfile, _unpack_zipfile, ['.zip'], "ZIP file")
    else:
        _UNPACK_FORMATS['zip'] = ['.zip'], _unpack_zipfile, [], "ZIP file"
    for name, (compression, suffix, module, description, extensions) in _COMPRESSIONS.items():
        if _is_there(module):
            _SUFFIXES[compression] = suffix
            add(name, _make_tarball, _unpack_tarfile, extensions, description,
                [('compress', compression)])


_register()
