"""Readers of packages' files, by where the packages lie."""

from importlib.resources import _MultiplexedPath as MultiplexedPath
from importlib.resources.abc import TraversableResources
from importlib.readers import ZipReader
from pathlib import Path

__all__ = ['FileReader', 'MultiplexedPath', 'NamespaceReader', 'ZipReader']


class FileReader(TraversableResources):
    """Reads the files beside a module."""

    def __init__(self, loader):
        self.path = Path(loader.path).parent

    def files(self):
        return self.path

    def resource_path(self, resource):
        return str(self.path.joinpath(resource))


class NamespaceReader(TraversableResources):
    """Reads the files in the folders of a namespace package."""

    def __init__(self, namespace_path):
        if 'NamespacePath' not in str(namespace_path):
            raise ValueError('Invalid path')
        self.path = MultiplexedPath(*list(namespace_path))

    def files(self):
        return self.path

    def resource_path(self, resource):
        return str(self.path.joinpath(resource))
