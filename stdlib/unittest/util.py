"""Texts for messages, and comparisons that say what differs."""

from collections import Counter, namedtuple
from os.path import commonprefix

__unittest = True

_MAX_LENGTH = 80        # of a value in a message
_ENDS = 5               # characters kept at each end, and of what two values have in common
_PLACEHOLDER = 12       # '[NNN chars]' takes about so many
_MIN_DIFF = _MAX_LENGTH - 3 * _ENDS - 2 * _PLACEHOLDER

_Mismatch = namedtuple('Mismatch', 'actual expected value')


def strclass(cls):
    """Return the full name of a class."""
    return f'{cls.__module__}.{cls.__qualname__}'


def safe_repr(obj, short=False):
    """Return repr(obj), or object's own if that fails; shortened on demand."""
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    if short and len(text) >= _MAX_LENGTH:
        text = text[:_MAX_LENGTH] + ' [truncated]...'
    return text


def _shorten(text, head, tail):
    left_out = len(text) - head - tail
    if left_out <= _PLACEHOLDER:
        return text
    return f'{text[:head]}[{left_out} chars]{text[len(text) - tail:]}'


def _common_shorten_repr(*values):
    """Return the values' texts, with what makes them long, and what they share, left out."""
    texts = tuple(safe_repr(value) for value in values)
    longest = max(len(text) for text in texts)
    if longest <= _MAX_LENGTH:
        return texts
    prefix = commonprefix(texts)
    shared = len(prefix)
    room = _MAX_LENGTH - (longest - shared) - _ENDS - _PLACEHOLDER
    if room > _ENDS:
        prefix = _shorten(prefix, _ENDS, room)
        return tuple(prefix + text[shared:] for text in texts)
    prefix = _shorten(prefix, _ENDS, _ENDS)
    return tuple(prefix + _shorten(text[shared:], _MIN_DIFF, _ENDS) for text in texts)


def sorted_list_difference(expected, actual):
    """Return what only the first of two sorted lists has, and what only the second has."""
    missing, unexpected = [], []
    i = j = 0
    while i < len(expected) and j < len(actual):
        left, right = expected[i], actual[j]
        if left < right:
            missing.append(left)
        elif left > right:
            unexpected.append(right)
        if not left > right:
            while i < len(expected) and expected[i] == left:
                i += 1
        if not left < right:
            while j < len(actual) and actual[j] == right:
                j += 1
    missing.extend(expected[i:])
    unexpected.extend(actual[j:])
    return missing, unexpected


def unorderable_list_difference(expected, actual):
    """As sorted_list_difference, by equality alone; empties both lists of what they share."""
    missing = []
    while expected:
        item = expected.pop()
        if item in actual:
            actual.remove(item)
        else:
            missing.append(item)
    return missing, actual


def three_way_cmp(x, y):
    """Return -1, 0 or 1 as x is less than, equal to or greater than y."""
    return (x > y) - (x < y)


def _count_diff_all_purpose(actual, expected):
    """Return what two collections of any elements hold in different numbers."""
    rest, other = list(actual), list(expected)
    result = []

    def take(items, value):
        kept = [item for item in items if not (item is value or item == value)]
        taken = len(items) - len(kept)
        items[:] = kept
        return taken

    while rest:
        value = rest[0]
        here = take(rest, value)
        there = take(other, value)
        if here != there:
            result.append(_Mismatch(here, there, value))
    while other:
        value = other[0]
        result.append(_Mismatch(0, take(other, value), value))
    return result


def _count_diff_hashable(actual, expected):
    """Return what two collections of hashable elements hold in different numbers."""
    here, there = Counter(actual), Counter(expected)
    result = [_Mismatch(count, there[value], value) for value, count in here.items()
              if count != there[value]]
    result.extend(_Mismatch(0, count, value) for value, count in there.items()
                  if value not in here)
    return result
