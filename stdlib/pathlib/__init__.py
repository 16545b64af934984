"""Paths as objects: pure ones, which are texts, and those of files, which lead to something."""

import os as _os

from pathlib._path import Path, PosixPath, UnsupportedOperation, WindowsPath
from pathlib._pure import PurePath, PurePosixPath, PureWindowsPath

__all__ = ["UnsupportedOperation", "PurePath", "PurePosixPath", "PureWindowsPath", "Path",
           "PosixPath", "WindowsPath"]

_os.PathLike.register(PurePath)
for _class in (PurePath, PurePosixPath, PureWindowsPath, Path, PosixPath, WindowsPath,
               UnsupportedOperation):
    _class.__module__ = __name__
del _class
