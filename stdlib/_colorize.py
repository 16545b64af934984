"""Colours for terminals: whether to use them, and which."""

import os
import sys
from collections.abc import Mapping

COLORIZE = True     # tests set it to False


class ANSIColors:
    """Escape sequences by their colours' names."""

    RESET = "\x1b[0m"
    BOLD = "\x1b[1m"
    GREY = "\x1b[90m"


_NAMES = ("BLACK", "RED", "GREEN", "YELLOW", "BLUE", "MAGENTA", "CYAN", "WHITE")
for _number, _name in enumerate(_NAMES):
    for _prefix, _first in (("", 30), ("BOLD_", 30), ("INTENSE_", 90), ("BACKGROUND_", 40),
                            ("INTENSE_BACKGROUND_", 100)):
        _bold = "1;" if _prefix == "BOLD_" else ""
        setattr(ANSIColors, _prefix + _name, f"\x1b[{_bold}{_first + _number}m")

ColorCodes = {code for name, code in vars(ANSIColors).items() if not name.startswith("__")}
NoColors = ANSIColors()
for _name in vars(ANSIColors):
    if not _name.startswith("__"):
        setattr(NoColors, _name, "")


class ThemeSection(Mapping):
    """The colours of one module's output, which are attributes and items.

    A subclass's attributes are the names, with their colours unless others are given.
    """

    _names = ()

    def __init_subclass__(cls):
        cls._names = tuple([name for name in vars(cls) if not name.startswith("_")])

    def __init__(self, **colors):
        for name in colors:
            if name not in self._names:
                raise TypeError(f"{type(self).__name__}.__init__() got an unexpected keyword "
                                f"argument {name!r}")
        vars(self).update({name: getattr(type(self), name) for name in self._names}, **colors)

    def __setattr__(self, name, value):
        raise AttributeError(f"cannot assign to field {name!r}")

    def __delattr__(self, name):
        raise AttributeError(f"cannot delete field {name!r}")

    def __repr__(self):
        colors = ", ".join([f"{name}={color!r}" for name, color in self.items()])
        return f"{type(self).__name__}({colors})"

    def __eq__(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return vars(self) == vars(other)

    def __hash__(self):
        return hash(tuple(self.values()))

    def copy_with(self, **kwargs):
        """Return a section with some colours changed."""
        return type(self)(**{**self, **kwargs})

    @classmethod
    def no_colors(cls):
        """Return a section in which all colours are empty."""
        return cls(**dict.fromkeys(cls._names, ""))

    def __getitem__(self, key):
        return vars(self)[key]

    def __len__(self):
        return len(self._names)

    def __iter__(self):
        return iter(self._names)


class Argparse(ThemeSection):
    usage = ANSIColors.BOLD_BLUE
    prog = ANSIColors.BOLD_MAGENTA
    prog_extra = ANSIColors.MAGENTA
    heading = ANSIColors.BOLD_BLUE
    summary_long_option = ANSIColors.CYAN
    summary_short_option = ANSIColors.GREEN
    summary_label = ANSIColors.YELLOW
    summary_action = ANSIColors.GREEN
    long_option = ANSIColors.BOLD_CYAN
    short_option = ANSIColors.BOLD_GREEN
    label = ANSIColors.BOLD_YELLOW
    action = ANSIColors.BOLD_GREEN
    reset = ANSIColors.RESET


class Syntax(ThemeSection):
    prompt = ANSIColors.BOLD_MAGENTA
    keyword = ANSIColors.BOLD_BLUE
    keyword_constant = ANSIColors.BOLD_BLUE
    builtin = ANSIColors.CYAN
    comment = ANSIColors.RED
    string = ANSIColors.GREEN
    number = ANSIColors.YELLOW
    op = ANSIColors.RESET
    definition = ANSIColors.BOLD
    soft_keyword = ANSIColors.BOLD_BLUE
    reset = ANSIColors.RESET


class Traceback(ThemeSection):
    type = ANSIColors.BOLD_MAGENTA
    message = ANSIColors.MAGENTA
    filename = ANSIColors.MAGENTA
    line_no = ANSIColors.MAGENTA
    frame = ANSIColors.MAGENTA
    error_highlight = ANSIColors.BOLD_RED
    error_range = ANSIColors.RED
    reset = ANSIColors.RESET


class Unittest(ThemeSection):
    passed = ANSIColors.GREEN
    warn = ANSIColors.YELLOW
    fail = ANSIColors.RED
    fail_info = ANSIColors.BOLD_RED
    reset = ANSIColors.RESET


class Theme:
    """A section for each module."""

    _sections = {"argparse": Argparse, "syntax": Syntax, "traceback": Traceback,
                 "unittest": Unittest}

    def __init__(self, argparse=None, syntax=None, traceback=None, unittest=None):
        given = argparse, syntax, traceback, unittest
        for (name, section), value in zip(self._sections.items(), given):
            vars(self)[name] = section() if value is None else value

    __setattr__ = ThemeSection.__setattr__
    __delattr__ = ThemeSection.__delattr__
    __eq__ = ThemeSection.__eq__

    def __hash__(self):
        return hash(tuple(vars(self).values()))

    def __repr__(self):
        sections = ", ".join([f"{name}={section!r}" for name, section in vars(self).items()])
        return f"Theme({sections})"

    def copy_with(self, *, argparse=None, syntax=None, traceback=None, unittest=None):
        """Return a theme with some sections changed."""
        return type(self)(argparse or self.argparse, syntax or self.syntax,
                          traceback or self.traceback, unittest or self.unittest)

    @classmethod
    def no_colors(cls):
        """Return a theme in which all colours are empty."""
        return cls(*[section.no_colors() for section in cls._sections.values()])


def get_colors(colorize=False, *, file=None):
    """Return the colours to use for a file."""
    return ANSIColors() if colorize or can_colorize(file=file) else NoColors


def decolor(text):
    """Return the text without colours."""
    if "\x1b" in text:
        for code in ColorCodes:
            text = text.replace(code, "")
    return text


def _variable(name):
    try:
        return os.environ.get(name)
    except Exception:
        return None


def can_colorize(*, file=None):
    """Return whether colours are wanted in a file, sys.stdout unless another is given."""
    if file is None:
        file = sys.stdout
    if not sys.flags.ignore_environment and _variable("PYTHON_COLORS") in ("0", "1"):
        return _variable("PYTHON_COLORS") == "1"
    if _variable("NO_COLOR") or not COLORIZE:
        return False
    if _variable("FORCE_COLOR"):
        return True
    if _variable("TERM") == "dumb" or not hasattr(file, "fileno"):
        return False
    try:
        return os.isatty(file.fileno())
    except OSError:
        return hasattr(file, "isatty") and file.isatty()


default_theme = Theme()
theme_no_color = default_theme.no_colors()
_theme = default_theme


def get_theme(*, tty_file=None, force_color=False, force_no_color=False):
    """Return the theme to use for a file."""
    if force_color or not force_no_color and can_colorize(file=tty_file):
        return _theme
    return theme_no_color


def set_theme(t):
    """Set the theme."""
    global _theme
    if not isinstance(t, Theme):
        raise ValueError(f"Expected Theme object, found {t}")
    _theme = t
