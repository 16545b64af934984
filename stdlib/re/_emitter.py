"""Parsed patterns in the syntax of PCRE2.

A pattern is written once for each width of characters that it is used on: what no string of that
width can contain is left out, and what lets PCRE2 do its best is not the same. All that depends on
what characters are (their case, whether they are letters, digits, spaces) is spelled out, since
PCRE2 has its own opinion; only below 256 does it have our tables.

With the text `(?i)` at the start, which is used below 256 only, PCRE2 ignores case by these tables:
those of ASCII or of Latin-1, as the flags of the pattern say ("the pattern's kind"). Parts that
have other flags are put between `(?-i:` and `)`, or spelled out.

Two things are not as they should be. A reference to a group, in strings with characters above 255
and with case ignored, takes the long s for an s, the final sigma for the other, the micro sign for
mu, and I with a dot for no i. And characters above 65535 that came into Unicode after PCRE2 was
made are no letters or digits."""

from . import _cases
from ._constants import *

_IGNORECASE = SRE_FLAG_IGNORECASE

# Kinds of patterns: what letters are, and which have another case. (Of LOCALE we know ASCII.)
_ASCII_KIND, _UNICODE_KIND = "a", "u"

# What PCRE2 takes for a count, and what may be repeated by writing it twice.
_COUNT_MAX = 65535
_COUNT_ENDLESS = 1 << 31


_BARE = UNITS | {AT, GROUPREF, FAILURE}
# What a count may follow as it is written.
_REPEATABLE = UNITS | {SUBPATTERN, BRANCH, ATOMIC_GROUP, GROUPREF}


def _kind(flags):
    return _UNICODE_KIND if flags & SRE_FLAG_UNICODE else _ASCII_KIND


def _with_flags(flags, added, removed):
    if added & TYPE_FLAGS:
        flags &= ~TYPE_FLAGS
    return (flags | added) & ~removed


# ---- sets of characters below 256, as 256 bits

_ALL = (1 << 256) - 1


def _mask(*ranges):
    bits = 0
    for first, last in ranges:
        bits |= (1 << last + 1) - (1 << first)
    return bits


_UPPER = {_ASCII_KIND: _mask((65, 90)), _UNICODE_KIND: _mask((65, 90), (0xC0, 0xD6), (0xD8, 0xDE))}
_DIGIT = _mask((48, 57))
_MASKS = {}
for _k, _space, _word in (
    (_ASCII_KIND, _mask((9, 13), (32, 32)), _mask((48, 57), (65, 90), (95, 95), (97, 122))),
    (_UNICODE_KIND, _mask((9, 13), (28, 32), (0x85, 0x85), (0xA0, 0xA0)),
     _mask((48, 57), (65, 90), (95, 95), (97, 122), (0xAA, 0xAA), (0xB2, 0xB3), (0xB5, 0xB5),
           (0xB9, 0xBA), (0xBC, 0xBE), (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0xFF))),
):
    _MASKS[_k, CATEGORY_DIGIT] = _DIGIT
    _MASKS[_k, CATEGORY_NOT_DIGIT] = _ALL ^ _DIGIT
    _MASKS[_k, CATEGORY_SPACE] = _space
    _MASKS[_k, CATEGORY_NOT_SPACE] = _ALL ^ _space
    _MASKS[_k, CATEGORY_WORD] = _word
    _MASKS[_k, CATEGORY_NOT_WORD] = _ALL ^ _word
_NAMES = {
    CATEGORY_DIGIT: r"\d", CATEGORY_NOT_DIGIT: r"\D", CATEGORY_SPACE: r"\s",
    CATEGORY_NOT_SPACE: r"\S", CATEGORY_WORD: r"\w", CATEGORY_NOT_WORD: r"\W",
}
# How a set is written for a pattern of a kind.
_MASK_TEXTS = {
    _k: {_ALL: ".", _ALL ^ 1 << 10: r"\N", 0: r"[^\x00-\xff]",
         **{_MASKS[_k, name]: text for name, text in _NAMES.items()}}
    for _k in (_ASCII_KIND, _UNICODE_KIND)
}
del _k, _space, _word


def _folded(mask, kind):
    """The mask with all that is the same, among characters below 256."""
    upper = mask & _UPPER[kind]
    lower = mask & _UPPER[kind] << 32
    return mask | upper << 32 | lower >> 32


def _bits_as_ranges(mask):
    ranges = []
    first = None
    for c in range(257):
        if mask >> c & 1:
            if first is None:
                first = c
        elif first is not None:
            ranges.append((first, c - 1))
            first = None
    return ranges


# ---- sets of all characters, as sorted ranges

_SPACES = {
    _ASCII_KIND: [(9, 13), (32, 32)],
    _UNICODE_KIND: [(9, 13), (28, 32), (0x85, 0x85), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A),
                    (0x2028, 0x2029), (0x202F, 0x202F), (0x205F, 0x205F), (0x3000, 0x3000)],
}
_WORDS_ASCII = [(48, 57), (65, 90), (95, 95), (97, 122)]


def _merged(ranges):
    result = []
    for first, last in sorted(ranges):
        if result and first <= result[-1][1] + 1:
            if last > result[-1][1]:
                result[-1] = (result[-1][0], last)
        else:
            result.append((first, last))
    return result


def _complement(ranges, limit):
    result = []
    at = 0
    for first, last in _merged(ranges):
        if first > at:
            result.append((at, first - 1))
        at = last + 1
    if at <= limit:
        result.append((at, limit))
    return result


def _folded_ranges(ranges, kind):
    result = list(ranges)
    for first, last in ranges:
        if kind == _ASCII_KIND:
            for low, high, other in ((65, 90, 32), (97, 122, -32)):
                a, b = max(first, low), min(last, high)
                if a <= b:
                    result.append((a + other, b + other))
        elif last - first < 4:
            for c in range(first, last + 1):
                result += [(d, d) for d in _cases.relatives(c)]
        else:
            for c in _cases.cased_between(first, last):
                result += [(d, d) for d in _cases.relatives(c)]
    return result


# ---- writing

def _character(c):
    if c < 128:
        text = chr(c)
        if text.isalnum():
            return text
        if 32 <= c < 127:
            return "\\" + text
    return f"\\x{{{c:x}}}"


def _ranges_text(ranges):
    text = ""
    for first, last in ranges:
        text += _character(first)
        if last > first:
            text += ("-" if last > first + 1 else "") + _character(last)
    return text


def inner_patterns(kind, value):
    """The patterns in a node."""
    if kind == BRANCH:
        return value[1]
    if kind in REPEATS:
        return [value[2]]
    if kind == SUBPATTERN:
        return [value[3]]
    if kind == ATOMIC_GROUP:
        return [value]
    if kind == ASSERT or kind == ASSERT_NOT:
        return [value[1]]
    if kind == GROUPREF_EXISTS:
        return [value[1], value[2] or []]
    return []


def _has_references(tree):
    return any(kind == GROUPREF or kind == GROUPREF_EXISTS or any(map(_has_references, inner_patterns(kind, value)))
               for kind, value in tree)


class Emitter:
    """What is written for one width. measure(tree) gives the least and most that a pattern matches;
    version is that of PCRE2."""

    def __init__(self, width, flags, measure, has_marks, is_forked, version):
        self.width = measure
        # What PCRE2 takes for letters and digits at boundaries of words has changed since.
        boundaries_are_ours = version < (10, 43)
        self.limit = (0xFF, 0xFFFF, 0x10FFFF)[width >> 1]
        self.is_narrow = width == 1
        self.kind = _kind(flags)
        self.ignores_case = self.is_narrow and bool(flags & _IGNORECASE)
        self.has_marks = has_marks
        # PCRE2 knows boundaries of words of the pattern's own kind.
        self.has_boundaries = self.is_narrow or self.kind == _ASCII_KIND or boundaries_are_ours
        self.has_properties = not self.is_narrow and self.kind == _UNICODE_KIND
        self.start = "(?i)" if self.ignores_case else "(*UCP)" if self.has_properties else ""
        # Machine code of old versions fails to find what begins with alternatives and goes on with
        # as many of something as there are, unless something is asserted first (PCRE2 issue 336).
        self.guard = "(?!(*F))" if is_forked and version < (10, 43) else ""
        self.nothing = f"[^\\x00-\\x{{{self.limit:x}}}]"
        self.cache = {}

    def pattern(self, tree, flags):
        text = self.sequence(tree, flags)
        return self.start + self.guard + text

    def sequence(self, tree, flags):
        return "".join([self.node(kind, value, flags) for kind, value in tree])

    def node(self, kind, value, flags):
        # All that nests deeply comes through here and through sequence(), and nothing else.
        repeats = []
        while kind in REPEATS:
            least, most, tree = value
            repeats.append((kind, least, most))
            kind, value = tree[0] if len(tree) == 1 else (SUBPATTERN, (None, 0, 0, tree))
        if kind in _BARE:
            text = self.bare(kind, value, flags)
        elif kind == GROUPREF_EXISTS:
            group, yes, no = value
            text = f"(?({group}){self.sequence(yes, flags)}"
            text += ("|" + self.sequence(no, flags) if no else "") + ")"
        else:
            end = ")"
            if kind == SUBPATTERN:
                group, added, removed, tree = value
                flags = _with_flags(flags, added, removed)
                start = "(?:" if group is None else "("
                if self.has_marks and group is not None:
                    start, end = "((?:", f")(*MARK:{group}))"
            elif kind == BRANCH:
                start, tree = "(?:", [(kind, value)]
            elif kind == ATOMIC_GROUP:
                start, tree = "(?>", value
            else:
                direction, tree = value
                start = "(?=" if kind == ASSERT else "(?!"
            branches = tree[0][1][1] if len(tree) == 1 and tree[0][0] == BRANCH else [tree]
            text = "|".join([self.sequence(branch, flags) for branch in branches])
            if kind in (ASSERT, ASSERT_NOT) and direction < 0:
                text = self.behind(start[2], tree, text)
            else:
                text = start + text + end
        return self.repeated(text, kind, repeats) if repeats else text

    def bare(self, kind, value, flags):
        """What has no pattern in it."""
        if kind == LITERAL:
            return self.literal(value, flags)
        if kind == ANY:
            return "." if flags & SRE_FLAG_DOTALL else r"\N"
        if kind == IN or kind == NOT_LITERAL:
            return self.set(kind, value, flags)
        if kind == AT:
            return self.place(value, flags)
        return self.reference(value, flags) if kind == GROUPREF else "(*F)"

    def reference(self, group, flags):
        text = f"\\g{{{group}}}"
        if bool(flags & _IGNORECASE) == self.ignores_case:
            return text
        if self.has_properties:
            # Machine code compares by ASCII.
            self.start = "(*UCP)(*NO_JIT)"
        return f"(?{'-' if self.ignores_case else ''}i:{text})"

    def behind(self, sign, tree, text):
        """What stands before a place. PCRE2 goes back as far as it finds that a pattern is wide,
        but not very far, and it cannot tell the width of some: then we go back, and look ahead."""
        width = self.width(tree)[0]
        if width <= _COUNT_MAX and not _has_references(tree):
            return f"(?<{sign}{text})"
        text = f"(?={text})"
        while width:
            step = min(width, _COUNT_MAX)
            width -= step
            text = f"(?<{'=' if width else sign}{text}.{{{step}}})"
        return text

    # ---- places

    def place(self, where, flags):
        if where == AT_BEGINNING:
            return "(?m:^)" if flags & SRE_FLAG_MULTILINE else r"\A"
        if where == AT_BEGINNING_STRING:
            return r"\A"
        if where == AT_END:
            return "(?m:$)" if flags & SRE_FLAG_MULTILINE else "$"
        if where == AT_END_STRING:
            return r"\z"
        kind = _kind(flags)
        if kind == self.kind and self.has_boundaries:
            return r"\b" if where == AT_BOUNDARY else r"\B"
        word = self.unit([(CATEGORY, CATEGORY_WORD)], kind, False)
        one, other = ("!", "=") if where == AT_BOUNDARY else ("=", "!")
        return f"(?:(?<={word})(?{one}{word})|(?<!{word})(?{other}{word}))"

    # ---- characters

    def literal(self, c, flags):
        if flags & _IGNORECASE:
            if self.ignores_case and c < 128 and _kind(flags) == self.kind:
                return _character(c)
        elif not self.ignores_case:
            return _character(c) if c <= self.limit else self.nothing
        return self.unit([(LITERAL, c)], _kind(flags), flags & _IGNORECASE)

    def set(self, kind, value, flags):
        if kind == NOT_LITERAL:
            value = [(NEGATE, None), (LITERAL, value)]
        return self.unit(value, _kind(flags), flags & _IGNORECASE)

    def unit(self, items, kind, ignores_case):
        key = (*items, kind, ignores_case)
        text = self.cache.get(key)
        if text is None:
            write = self.narrow_set if self.is_narrow else self.wide_set
            text = self.cache[key] = write(items, kind, ignores_case)
        return text

    def narrow_set(self, items, kind, ignores_case):
        mask = 0
        high = []
        negated = False
        for what, value in items:
            if what == CATEGORY:
                mask |= _MASKS[kind, value]
            elif what == NEGATE:
                negated = True
            else:
                first, last = (value, value) if what == LITERAL else value
                if first < 256:
                    mask |= _mask((first, min(last, 255)))
                if last > 255:
                    high.append((first, last))
        if ignores_case:
            mask = _folded(mask, kind)
            if high and kind == _UNICODE_KIND:
                for c, relatives in _cases.FROM_LATIN_1.items():
                    if any(first <= d <= last for first, last in high for d in relatives):
                        mask |= 1 << c
        if negated:
            mask ^= _ALL
        text = _MASK_TEXTS[self.kind].get(mask)
        if text is None:
            text = self.mask_text(mask)
        if self.ignores_case and _folded(mask, self.kind) != mask:
            text = f"(?-i:{text})"
        return text

    def mask_text(self, mask):
        if mask & mask - 1 == 0:
            return _character(mask.bit_length() - 1)
        ranges = _bits_as_ranges(mask)
        others = _bits_as_ranges(mask ^ _ALL)
        if len(others) < len(ranges) or others and others[-1][1] < 255 and len(others) == len(ranges):
            return f"[^{_ranges_text(others)}]"
        return f"[{_ranges_text(ranges)}]"

    def wide_set(self, items, kind, ignores_case):
        ranges = []
        classes = ""        # of PCRE2, as they stand between brackets
        has_not_word = negated = False
        for what, value in items:
            if what == NEGATE:
                negated = True
            elif what == LITERAL:
                ranges.append((value, value))
            elif what == RANGE:
                ranges.append(value)
            elif value in (CATEGORY_SPACE, CATEGORY_NOT_SPACE):
                spaces = _SPACES[kind]
                ranges += spaces if value == CATEGORY_SPACE else _complement(spaces, 0x10FFFF)
            elif kind == _UNICODE_KIND:
                if value == CATEGORY_WORD:
                    classes += r"\p{L}\p{N}_"
                elif value == CATEGORY_NOT_WORD:
                    has_not_word = True
                else:
                    classes += r"\p{Nd}" if value == CATEGORY_DIGIT else r"\P{Nd}"
            else:
                members = [(48, 57)] if value in (CATEGORY_DIGIT, CATEGORY_NOT_DIGIT) else _WORDS_ASCII
                is_negative = value in (CATEGORY_NOT_DIGIT, CATEGORY_NOT_WORD)
                ranges += _complement(members, 0x10FFFF) if is_negative else members
        if ignores_case:
            ranges = _folded_ranges(ranges, kind)
        limit = self.limit
        ranges = [(first, min(last, limit)) for first, last in _merged(ranges) if first <= limit]
        if not classes and not has_not_word:
            return self.ranges_set(ranges, negated)
        inner = classes + _ranges_text(ranges)
        if not has_not_word:
            return f"[{'^' if negated else ''}{inner}]"
        if not inner:
            return r"[\p{L}\p{N}_]" if negated else r"[^\p{L}\p{N}_]"
        if negated:
            return rf"(?:(?![{inner}])[\p{{L}}\p{{N}}_])"
        return rf"(?:[^\p{{L}}\p{{N}}_]|[{inner}])"

    def ranges_set(self, ranges, negated):
        if negated:
            others = ranges
            ranges = _complement(ranges, self.limit)
        else:
            others = _complement(ranges, self.limit)
        if not ranges:
            return self.nothing
        if not others:
            return "."
        if others == [(10, 10)]:
            return r"\N"
        if len(ranges) == 1 and ranges[0][0] == ranges[0][1]:
            return _character(ranges[0][0])
        # A bitmap that lacks its last character misleads machine code about those behind it (pull 980).
        if negated and not any(first <= 0xFF <= last for first, last in others):
            return f"[^{_ranges_text(others)}]"
        return f"[{_ranges_text(ranges)}]"

    # ---- repetition

    def repeated(self, text, kind, repeats):
        """An item with its counts, the innermost last."""
        if kind not in _REPEATABLE:
            text = f"(?:{text})"
        is_unit = kind in UNITS
        while repeats:
            text = self.repeat(text, *repeats.pop(), is_unit)
            if repeats:
                text = f"(?:{text})"
            is_unit = False
        return text

    def repeat(self, item, kind, least, most, is_unit):
        suffix = "?" if kind == MIN_REPEAT else "+" if kind == POSSESSIVE_REPEAT else ""
        if suffix == "+" and not is_unit:
            # What one round has matched is not given back either.
            item = "(?>" + item + ")"
        if most != MAXREPEAT and most >= _COUNT_ENDLESS:
            most = MAXREPEAT
        if least > _COUNT_MAX or most != MAXREPEAT and most > _COUNT_MAX:
            return self.large_repeat(item, least, most, suffix, is_unit)
        if (least, most) == (0, 1):
            count = "?"
        elif most == MAXREPEAT:
            count = ("*", "+")[least] if least < 2 else f"{{{least},}}"
        else:
            count = f"{{{least}}}" if least == most else f"{{{least},{most}}}"
        return item + count + suffix

    def large_repeat(self, item, least, most, suffix, is_unit):
        """Counts that PCRE2 does not take are taken to pieces."""
        if not is_unit and "(" in item.replace("(?:", "").replace("(?>", ""):
            raise OverflowError("the repetition number is too large")
        lazy = "?" if suffix == "?" else ""
        text = self.many(item, least, "{%d}")
        if most == MAXREPEAT:
            text += item + "*" + lazy
        elif most > least:
            text += self.many(item, most - least, "{0,%d}" + lazy)
        return ("(?>" if suffix == "+" else "(?:") + text + ")"

    def many(self, item, count, form):
        whole, rest = divmod(count, _COUNT_MAX)
        if whole > _COUNT_MAX:
            return self.nothing
        text = item + form % rest if rest else ""
        if whole:
            text = "(?:" + item + form % _COUNT_MAX + ")" + (form % whole if whole > 1 else "") + text
        return text
