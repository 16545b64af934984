"""Which characters are the same when case is ignored: c and d, if the lower case of d is that of c,
or has the same upper case as that of c."""

import _sre
from bisect import bisect_left, bisect_right

lower = _sre.unicode_tolower

# Of the characters below 256, those that have relatives above. All characters with another case
# need not be looked through for these.
FROM_LATIN_1 = {
    0x49: (0x130, 0x131), 0x4B: (0x212A,), 0x53: (0x17F,), 0x69: (0x130, 0x131), 0x6B: (0x212A,),
    0x73: (0x17F,), 0xB5: (0x39C, 0x3BC), 0xC5: (0x212B,), 0xDF: (0x1E9E,), 0xE5: (0x212B,),
    0xFF: (0x178,),
}


class _Tables:
    def __init__(self):
        self.cased = cased = _sre.cased()
        self.lowered = lowered = {}     # from a lower case to all that have it
        for c in cased:
            lowered.setdefault(lower(c), []).append(c)
        same_upper = {}
        for c in lowered:
            same_upper.setdefault(chr(c).upper(), []).append(c)
        self.relatives = relatives = {}
        for family in same_upper.values():
            everyone = sorted(c for low in family for c in {low, *lowered[low]})
            for c in everyone:
                relatives[c] = everyone


_tables = None


def _get_tables():
    global _tables
    if _tables is None:
        _tables = _Tables()
    return _tables


def relatives(c):
    """All characters that are the same as c, in order; c is one of them."""
    if c < 128:
        swapped = c ^ 32
        found = {c, *FROM_LATIN_1.get(c, ())}
        if 65 <= c & ~32 <= 90:
            found.add(swapped)
        return sorted(found)
    return _get_tables().relatives.get(c) or [c]


def cased_between(first, last):
    """The characters from first to last that have another case."""
    cased = _get_tables().cased
    return cased[bisect_left(cased, first):bisect_right(cased, last)]
