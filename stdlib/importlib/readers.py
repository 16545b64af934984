"""Readers of packages' files, for loaders that are asked for one."""

from importlib.resources.abc import TraversableResources

__all__ = ['ZipReader']


class ZipReader(TraversableResources):
    """Reads the files of a package in a zip file."""

    def __init__(self, loader, module):
        self.archive = loader.archive
        self.prefix = f'{loader.prefix}{module.rpartition(".")[2]}/'

    def files(self):
        """Return the package's folder."""
        from zipfile import Path
        return Path(self.archive, self.prefix)
