"""Names of importlib's insides that programs use although they are private."""

import os

from importlib import _specs
from importlib._specs import (
    BYTECODE_SUFFIXES, FileFinder, FileLoader, MAGIC_NUMBER, NamespaceLoader, PathFinder, SOURCE_SUFFIXES,
    SourceFileLoader, SourceLoader, SourcelessFileLoader, _NamespacePath, cache_from_source, decode_source,
    source_from_cache, spec_from_file_location)

_classify_pyc = _specs._check_compiled
_code_to_hash_pyc = _specs.compiled_by_hash
_code_to_timestamp_pyc = _specs.compiled_by_time
_calc_mode = _specs.mode_of_compiled
_get_cached = _specs._cached_of
_path_join = _specs._join
_path_isfile = os.path.isfile
_write_atomic = _specs.write_atomic


def _get_sourcefile(bytecode_path):
    """Return the path of the source that a compiled file was made from, if it is there; else the path that was given."""
    if not bytecode_path:
        return None
    stem, dot, extension = bytecode_path.rpartition('.')
    if not dot or extension.lower()[-3:-1] != 'py':
        return bytecode_path
    try:
        source = source_from_cache(bytecode_path)
    except (NotImplementedError, ValueError):
        source = bytecode_path[:-1]
    return source if _path_isfile(source) else bytecode_path


def _get_supported_file_loaders():
    """Return (loader, suffixes) of what modules are loaded from."""
    return list(_specs._FILE_LOADERS)
