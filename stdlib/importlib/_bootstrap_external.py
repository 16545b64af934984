"""Names of importlib's insides that programs use although they are private."""

from importlib import _specs
from importlib._specs import (
    BYTECODE_SUFFIXES, FileFinder, FileLoader, MAGIC_NUMBER, NamespaceLoader, PathFinder, SOURCE_SUFFIXES,
    SourceFileLoader, SourceLoader, SourcelessFileLoader, cache_from_source, decode_source, source_from_cache,
    spec_from_file_location)

_classify_pyc = _specs._check_compiled
_code_to_hash_pyc = _specs.compiled_by_hash
_code_to_timestamp_pyc = _specs.compiled_by_time
_calc_mode = _specs.mode_of_compiled
_get_cached = _specs._cached_of
_path_join = _specs._join
_write_atomic = _specs.write_atomic


def _get_supported_file_loaders():
    """Return (loader, suffixes) of what modules are loaded from."""
    return list(_specs._FILE_LOADERS)
