"""Abstract classes of what reads files of packages."""

import abc
import os
from typing import Protocol, runtime_checkable

__all__ = ['ResourceReader', 'Traversable', 'TraversableResources', 'TraversalError']


class ResourceReader(abc.ABC):
    """Reads the files of one package."""

    @abc.abstractmethod
    def open_resource(self, resource):
        """Return a file opened for reading bytes."""
        raise FileNotFoundError

    @abc.abstractmethod
    def resource_path(self, resource):
        """Return the path of a file."""
        raise FileNotFoundError

    @abc.abstractmethod
    def is_resource(self, path):
        """Return whether it is a file."""
        raise FileNotFoundError

    @abc.abstractmethod
    def contents(self):
        """Return the names of what there is."""
        raise FileNotFoundError


class TraversalError(Exception):
    """There is nothing of that name."""


@runtime_checkable
class Traversable(Protocol):
    """A file or folder: the part of pathlib.Path that can be had everywhere."""

    @abc.abstractmethod
    def iterdir(self):
        """Yield what is in it."""

    @abc.abstractmethod
    def is_dir(self):
        """Return whether it is a folder."""

    @abc.abstractmethod
    def is_file(self):
        """Return whether it is a file."""

    @abc.abstractmethod
    def open(self, mode='r', *args, **kwargs):
        """Open the file."""

    @property
    @abc.abstractmethod
    def name(self):
        """The last part of its path."""

    def read_bytes(self):
        """Return its bytes."""
        with self.open('rb') as file:
            return file.read()

    def read_text(self, encoding=None, errors=None):
        """Return its text."""
        with self.open(encoding=encoding, errors=errors) as file:
            return file.read()

    def joinpath(self, *descendants):
        """Return what is below it."""
        names = [part for d in descendants for part in os.fspath(d).split('/') if part]
        if not names:
            return self
        for child in self.iterdir():
            if child.name == names[0]:
                return child.joinpath(*names[1:])
        raise TraversalError('Target not found during traversal.', names[0], names[1:])

    def __truediv__(self, child):
        return self.joinpath(child)


class TraversableResources(ResourceReader):
    """A ResourceReader that need only tell where its files are."""

    @abc.abstractmethod
    def files(self):
        """Return the package's folder, a Traversable."""

    def open_resource(self, resource):
        return self.files().joinpath(resource).open('rb')

    def resource_path(self, resource):
        raise FileNotFoundError(resource)

    def is_resource(self, path):
        return self.files().joinpath(path).is_file()

    def contents(self):
        return (item.name for item in self.files().iterdir())
