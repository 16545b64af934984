r"""Regular expressions: patterns that text is searched for.

    re.search(r"(\w+)@(\w+)", "mail to me@home").groups()  ->  ('me', 'home')
    re.sub(r"\d+", lambda m: str(int(m[0]) + 1), "7 of 9")   ->  '8 of 10'
"""

import copyreg
import enum
import functools

import _sre

from . import _compiler, _parser
from ._constants import PatternError, error
from ._constants import (
    SRE_FLAG_ASCII, SRE_FLAG_DEBUG, SRE_FLAG_DOTALL, SRE_FLAG_IGNORECASE, SRE_FLAG_LOCALE,
    SRE_FLAG_MULTILINE, SRE_FLAG_UNICODE, SRE_FLAG_VERBOSE,
)

__all__ = [
    "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile",
    "purge", "escape", "error", "Pattern", "Match", "A", "I", "L", "M", "S", "X", "U", "ASCII",
    "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "VERBOSE", "UNICODE", "NOFLAG", "RegexFlag",
    "PatternError",
]

__version__ = "2.2.1"


@enum.global_enum
class RegexFlag(enum.IntFlag, boundary=enum.KEEP):
    """Flags of patterns."""

    NOFLAG = 0
    ASCII = A = SRE_FLAG_ASCII
    IGNORECASE = I = SRE_FLAG_IGNORECASE
    LOCALE = L = SRE_FLAG_LOCALE
    UNICODE = U = SRE_FLAG_UNICODE
    MULTILINE = M = SRE_FLAG_MULTILINE
    DOTALL = S = SRE_FLAG_DOTALL
    VERBOSE = X = SRE_FLAG_VERBOSE
    DEBUG = SRE_FLAG_DEBUG
    __str__ = object.__str__
    _numeric_repr_ = hex


Pattern = _sre.Pattern
Match = _sre.Match


class _Unset(int):
    """The default of counts and flags, so that they are told from what was passed."""


_unset = _Unset()


def compile(pattern, flags=0):
    """A re.Pattern."""
    return _compile(pattern, flags)


def match(pattern, string, flags=0):
    """The match of a pattern at the beginning of a string, or None."""
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    """The match of a pattern with all of a string, or None."""
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    """The first match of a pattern anywhere in a string, or None."""
    return _compile(pattern, flags).search(string)


def findall(pattern, string, flags=0):
    """What matches in a string: a list of strings, or of what the groups matched if there are any."""
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    """An iterator of the matches in a string."""
    return _compile(pattern, flags).finditer(string)


def _limit_and_flags(function, what, needed, limit, flags, more):
    """Limits and flags that were passed by position, which is on its way out."""
    if not more:
        return limit, flags
    if limit is not _unset:
        raise TypeError(f"{function}() got multiple values for argument '{what}'")
    limit, *more = more
    if more:
        if flags is not _unset:
            raise TypeError(f"{function}() got multiple values for argument 'flags'")
        flags, *more = more
        if more:
            raise TypeError(f"{function}() takes from {needed} to {needed + 2} positional arguments "
                            f"but {needed + 2 + len(more)} were given")
    import warnings
    warnings.warn(f"'{what}' is passed as positional argument", DeprecationWarning, stacklevel=3)
    return limit, flags


def sub(pattern, repl, string, *args, count=_unset, flags=_unset):
    """A string with matches replaced: by a string, in which backslashes and groups count, or by what
    a function makes of the match."""
    if args:
        count, flags = _limit_and_flags("sub", "count", 3, count, flags, args)
    return _compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, *args, count=_unset, flags=_unset):
    """The same as sub(), and how many were replaced."""
    if args:
        count, flags = _limit_and_flags("subn", "count", 3, count, flags, args)
    return _compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, *args, maxsplit=_unset, flags=_unset):
    """A list of what is between matches, and of what their groups matched."""
    if args:
        maxsplit, flags = _limit_and_flags("split", "maxsplit", 2, maxsplit, flags, args)
    return _compile(pattern, flags).split(string, maxsplit)


sub.__text_signature__ = subn.__text_signature__ = "(pattern, repl, string, count=0, flags=0)"
split.__text_signature__ = "(pattern, string, maxsplit=0, flags=0)"

_special = {ord(c): "\\" + c for c in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


def escape(pattern):
    """A pattern that matches this text and nothing else."""
    if isinstance(pattern, str):
        return pattern.translate(_special)
    return str(pattern, "latin1").translate(_special).encode("latin1")


# ---- what was compiled lately: the last ones in _recent, which is quicker; those used last in _known.

_recent = {}
_known = {}
_RECENT_MAX = 256
_KNOWN_MAX = 512


def _drop_first(cache):
    try:
        del cache[next(iter(cache))]
    except (StopIteration, RuntimeError, KeyError):
        pass  # other threads do so, too


def purge():
    """Forgets what was compiled."""
    _recent.clear()
    _known.clear()
    _compile_template.cache_clear()


def _compile(pattern, flags):
    if flags.__class__ is not int and isinstance(flags, RegexFlag):
        flags = flags.value
    key = type(pattern), pattern, flags
    try:
        return _recent[key]
    except KeyError:
        pass
    compiled = _known.pop(key, None)
    if compiled is None:
        if isinstance(pattern, Pattern):
            if flags:
                raise ValueError("cannot process flags argument with a compiled pattern")
            return pattern
        if not isinstance(pattern, (str, bytes)):
            raise TypeError("first argument must be string or compiled pattern")
        compiled = _compiler.compile(pattern, flags)
        if flags & SRE_FLAG_DEBUG:
            return compiled
        if len(_known) >= _KNOWN_MAX:
            _drop_first(_known)
    _known[key] = compiled
    if len(_recent) >= _RECENT_MAX:
        _drop_first(_recent)
    _recent[key] = compiled
    return compiled


@functools.lru_cache(_KNOWN_MAX)
def _compile_template(pattern, repl):
    return _parser.parse_template(repl, pattern)


def _pickle(p):
    return _compile, (p.pattern, p.flags)


copyreg.pickle(Pattern, _pickle, _compile)


class Scanner:
    """Takes text to pieces by a lexicon: a list of patterns, each with a function of the scanner and
    the text that matched, or a value, or None: that text is left out."""

    def __init__(self, lexicon, flags=0):
        if isinstance(flags, RegexFlag):
            flags = flags.value
        self.lexicon = lexicon
        self.scanner, self._phrases = _compiler.make_union([phrase for phrase, _ in lexicon], flags)

    def scan(self, string):
        """The values of what was found, and the rest of the text."""
        result = []
        at = 0
        match = self.scanner.scanner(string).match
        while (m := match()) and m.end() != at:
            at = m.end()
            action = self.lexicon[self._phrases[m.lastindex]][1]
            if callable(action):
                self.match = m
                action = action(self, m.group())
            if action is not None:
                result.append(action)
        return result, string[at:]
