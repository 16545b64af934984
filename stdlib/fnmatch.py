"""Matching of file names against the patterns of a shell."""

import functools
import os

__all__ = ["filter", "filterfalse", "fnmatch", "fnmatchcase", "translate"]

_ANY = object()     # '*' in a parsed pattern
_ONE = object()     # '?'


def fnmatch(name, pat):
    """Return whether the name matches the pattern; where names ignore case, so does this."""
    return fnmatchcase(os.path.normcase(name), os.path.normcase(pat))


def fnmatchcase(name, pat):
    """Return whether the name matches the pattern."""
    return _compile_pattern(pat)(name) is not None


def filter(names, pat):
    """Return a list of those names that match the pattern."""
    match = _compile_pattern(os.path.normcase(pat))
    return [name for name in names if match(os.path.normcase(name)) is not None]


def filterfalse(names, pat):
    """Return a list of those names that do not match the pattern."""
    match = _compile_pattern(os.path.normcase(pat))
    return [name for name in names if match(os.path.normcase(name)) is None]


# ---- parsing --------------------------------------------------------------------------------------

class _Set:
    """What stands between brackets: pieces; two neighbours make a range of their inner ends."""

    def __init__(self, body):
        self.chunks = chunks = self._split(body)
        # Ranges that end before they begin are empty, and their ends no members.
        for k in range(len(chunks) - 1, 0, -1):
            if chunks[k - 1][-1] > chunks[k][0]:
                chunks[k - 1] = chunks[k - 1][:-1] + chunks.pop(k)[1:]
        self.negated = chunks[0][:1] == '!'

    @staticmethod
    def _split(body):
        chunks, begin = [], 0
        at = body.find('-', 2 if body[0] == '!' else 1)
        while at >= 0:
            chunks.append(body[begin:at])
            begin = at + 1
            at = body.find('-', begin + 2)
        if begin < len(body):
            chunks.append(body[begin:])
        else:
            chunks[-1] += '-'
        return chunks

    def test(self):
        """Return a function that tells whether a character is a member."""
        chunks = self.chunks
        ranges = [(low[-1], high[0]) for low, high in zip(chunks, chunks[1:])]
        members = set(''.join(chunks)[self.negated:])
        negated = self.negated

        def is_member(char):
            found = char in members or any([low <= char <= high for low, high in ranges])
            return found is not negated
        return is_member

    def regular_expression(self):
        text = '-'.join([chunk.replace('\\', r'\\').replace('-', r'\-') for chunk in self.chunks])
        if not text:
            return '(?!)'
        if text == '!':
            return '.'
        text = ''.join(['\\' + char if char in '&~|' else char for char in text])
        if self.negated:
            text = '^' + text[1:]
        elif text[0] in '^[':
            text = '\\' + text
        return f'[{text}]'


def _set_end(pat, begin):
    """Return where the bracket is that ends the set whose body begins here, or -1."""
    at = begin
    if pat.startswith('!', at):
        at += 1
    if pat.startswith(']', at):
        at += 1
    return pat.find(']', at)


def _parse(pat):
    """Return the pattern's pieces: _ANY, _ONE, sets, characters."""
    pieces = []
    at = 0
    while at < len(pat):
        char = pat[at]
        at += 1
        if char == '*':
            if not pieces or pieces[-1] is not _ANY:
                pieces.append(_ANY)
        elif char == '?':
            pieces.append(_ONE)
        elif char == '[' and (end := _set_end(pat, at)) >= 0:
            pieces.append(_Set(pat[at:end]))
            at = end + 1
        else:
            pieces.append(char)
    return pieces


# ---- matching -------------------------------------------------------------------------------------

class _Segment:
    """Pieces between two stars: they match texts of one length only."""

    def __init__(self, pieces):
        self.length = len(pieces)
        self.text = ''.join(pieces) if all([isinstance(piece, str) for piece in pieces]) else None
        self.tests = None
        if self.text is None:
            self.tests = [(i, piece if isinstance(piece, str) else piece.test())
                          for i, piece in enumerate(pieces) if piece is not _ONE]

    def matches(self, name, at):
        if self.tests is None:
            return name.startswith(self.text, at)
        for offset, test in self.tests:
            char = name[at + offset]
            if not (char == test if isinstance(test, str) else test(char)):
                return False
        return True

    def find(self, name, begin, end):
        """Return the first place in name[begin:end] that this matches, or -1."""
        if self.tests is None:
            return name.find(self.text, begin, end)
        for at in range(begin, end - self.length + 1):
            if self.matches(name, at):
                return at
        return -1


def _segments(pieces):
    segments = [[]]
    for piece in pieces:
        if piece is _ANY:
            segments.append([])
        else:
            segments[-1].append(piece)
    return list(map(_Segment, segments))


def _matcher(pat):
    """Return a function that returns true for the names that match, and else None."""
    first, *middle = _segments(_parse(pat))
    last = middle.pop() if middle else None

    def match(name):
        begin, end = first.length, len(name)
        if last is None:
            return True if begin == end and first.matches(name, 0) else None
        end -= last.length
        if begin > end or not (first.matches(name, 0) and last.matches(name, end)):
            return None
        # What follows a star may as well stand as early as it can.
        for segment in middle:
            at = segment.find(name, begin, end)
            if at < 0:
                return None
            begin = at + segment.length
        return True
    return match


@functools.lru_cache(maxsize=32768, typed=True)
def _compile_pattern(pat):
    if isinstance(pat, str):
        match = _matcher(pat)

        def match_str(name):
            if not isinstance(name, str):
                raise _wrong_type(name, 'a string pattern', 'a bytes-like object')
            return match(name)
        return match_str
    match = _matcher(str(pat, 'latin-1'))

    def match_bytes(name):
        if isinstance(name, str):
            raise _wrong_type(b'', 'a bytes pattern', 'a string-like object')
        try:
            text = str(name, 'latin-1')
        except TypeError:
            raise _wrong_type(name, '', '') from None
        return match(text)
    return match_bytes


def _wrong_type(name, pattern, subject):
    if isinstance(name, (bytes, bytearray, memoryview)):
        return TypeError(f"cannot use {pattern} on {subject}")
    return TypeError(f"expected string or bytes-like object, got {type(name).__name__!r}")


# ---- as regular expressions -----------------------------------------------------------------------

_SPECIAL = {ord(char): '\\' + char for char in '()[]{}?*+-|^$\\.&~# \t\n\r\v\f'}


def translate(pat):
    """Return a regular expression that matches what the pattern does."""
    return _join_translated_parts(*_translate(pat, '*', '.'))


def _translate(pat, star, question_mark):
    """Return regular expressions for the pattern's pieces, and which of them are the stars'."""
    parts, stars = [], []
    for piece in _parse(pat):
        if piece is _ANY:
            stars.append(len(parts))
            parts.append(star)
        elif piece is _ONE:
            parts.append(question_mark)
        elif isinstance(piece, _Set):
            parts.append(piece.regular_expression())
        else:
            parts.append(piece.translate(_SPECIAL))
    return parts, stars


def _join_translated_parts(parts, stars):
    """Join them so that matching never goes back behind a star that has matched."""
    if not stars:
        return fr'(?s:{"".join(parts)})\z'
    pieces = parts[:stars[0]]
    for star, following in zip(stars, stars[1:]):
        pieces += ['(?>.*?', *parts[star + 1:following], ')']
    pieces += ['.*', *parts[stars[-1] + 1:]]
    return fr'(?s:{"".join(pieces)})\z'
