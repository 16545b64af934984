"""What makes imports work: finders, loaders, specs."""

import _imp
from importlib._specs import (
    BYTECODE_SUFFIXES, BuiltinImporter, ExtensionFileLoader, FileFinder, FrozenImporter, ModuleSpec, NamespaceLoader,
    PathFinder, SOURCE_SUFFIXES, SourceFileLoader, SourcelessFileLoader)

__all__ = ['BYTECODE_SUFFIXES', 'BuiltinImporter', 'EXTENSION_SUFFIXES', 'ExtensionFileLoader',
           'FileFinder', 'FrozenImporter', 'ModuleSpec', 'NamespaceLoader', 'PathFinder',
           'SOURCE_SUFFIXES', 'SourceFileLoader', 'SourcelessFileLoader', 'all_suffixes']

EXTENSION_SUFFIXES = _imp.extension_suffixes()


def all_suffixes():
    """Return how the names of modules' files may end."""
    return SOURCE_SUFFIXES + BYTECODE_SUFFIXES + EXTENSION_SUFFIXES
