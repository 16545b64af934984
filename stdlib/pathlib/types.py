"""Protocols that paths and what they know follow."""

from typing import Protocol, runtime_checkable

__all__ = ['PathInfo']


@runtime_checkable
class PathInfo(Protocol):
    """What a path leads to: the attribute info of paths."""

    def exists(self, *, follow_symlinks: bool = True) -> bool: ...
    def is_dir(self, *, follow_symlinks: bool = True) -> bool: ...
    def is_file(self, *, follow_symlinks: bool = True) -> bool: ...
    def is_symlink(self) -> bool: ...
