"""Terminals that hand over what is typed as it comes: raw, or all but the keys that send signals."""

import termios
from termios import *

__all__ = ["cfmakeraw", "cfmakecbreak", "setraw", "setcbreak"]

IFLAG, OFLAG, CFLAG, LFLAG, ISPEED, OSPEED, CC = range(7)


def _one_by_one(mode):
    mode[CC] = list(mode[CC])
    mode[CC][termios.VMIN] = 1
    mode[CC][termios.VTIME] = 0


def cfmakeraw(mode):
    """Change attributes, as tcgetattr() returns them, to those of a raw terminal."""
    mode[IFLAG] &= ~(IGNBRK | BRKINT | IGNPAR | PARMRK | INPCK | ISTRIP | INLCR | IGNCR | ICRNL
                     | IXON | IXANY | IXOFF)
    mode[OFLAG] &= ~OPOST
    mode[CFLAG] &= ~(PARENB | CSIZE)
    mode[CFLAG] |= CS8
    mode[LFLAG] &= ~(ECHO | ECHOE | ECHOK | ECHONL | ICANON | IEXTEN | ISIG | NOFLSH | TOSTOP)
    _one_by_one(mode)


def cfmakecbreak(mode):
    """Change attributes to those without lines and echo, but with signals."""
    mode[LFLAG] &= ~(ECHO | ICANON)
    _one_by_one(mode)


def _set(fd, when, change):
    before = tcgetattr(fd)
    mode = list(before)
    change(mode)
    tcsetattr(fd, when, mode)
    return before


def setraw(fd, when=TCSAFLUSH):
    """Make a terminal raw and return the attributes that it had."""
    return _set(fd, when, cfmakeraw)


def setcbreak(fd, when=TCSAFLUSH):
    """Let a terminal hand over each key at once; return the attributes that it had."""
    return _set(fd, when, cfmakecbreak)
