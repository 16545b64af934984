"""Differences between sequences, and between texts line by line."""

from collections import namedtuple as _namedtuple
from heapq import nlargest as _nlargest
from types import GenericAlias

__all__ = ['get_close_matches', 'ndiff', 'restore', 'SequenceMatcher', 'Differ',
           'IS_CHARACTER_JUNK', 'IS_LINE_JUNK', 'context_diff', 'unified_diff', 'diff_bytes',
           'HtmlDiff', 'Match']

Match = _namedtuple('Match', 'a b size')


def __getattr__(name):
    # Tables in HTML are seldom wanted.
    if name in ('HtmlDiff', '_mdiff'):
        import _difflib_html
        return globals().setdefault(name, getattr(_difflib_html, name))
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__():
    return sorted({*globals(), 'HtmlDiff'})


def _similarity(matches, length):
    return 2.0 * matches / length if length else 1.0


class SequenceMatcher:
    """Compares two sequences of hashable items as people would.

    The longest run of items that both have is looked for, then the longest ones before and after
    it, and so on. Runs contain no junk: neither what isjunk(item) is true of nor, with autojunk, in
    a long sequence b what more than a hundredth of it consists of. A run found is then extended over
    equal neighbours, junk or not.
    """

    def __init__(self, isjunk=None, a='', b='', autojunk=True):
        self.isjunk = isjunk
        self.a = self.b = None
        self.autojunk = autojunk
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        """Set both sequences."""
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        """Set the first sequence."""
        if a is not self.a:
            self.a = a
            self.matching_blocks = self.opcodes = None

    def set_seq2(self, b):
        """Set the second sequence, which what is computed once is computed of."""
        if b is not self.b:
            self.b = b
            self.matching_blocks = self.opcodes = None
            self.fullbcount = None
            self._index()

    def _index(self):
        """Set b2j: where in b each item is that is neither junk (bjunk) nor too common (bpopular)."""
        self.b2j = places = {}
        for i, item in enumerate(self.b):
            places.setdefault(item, []).append(i)
        self.bjunk = set()
        if self.isjunk:
            self.bjunk.update([item for item in places if self.isjunk(item)])
            for item in self.bjunk:
                del places[item]
        self.bpopular = set()
        length = len(self.b)
        if self.autojunk and length >= 200:
            limit = length // 100 + 1
            self.bpopular.update([item for item in places if len(places[item]) > limit])
            for item in self.bpopular:
                del places[item]

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        """Return the longest match in a[alo:ahi] and b[blo:bhi]: of several the first in a, then b."""
        a, b, junk = self.a, self.b, self.bjunk
        if ahi is None:
            ahi = len(a)
        if bhi is None:
            bhi = len(b)
        best_a, best_b, size = alo, blo, 0
        # lengths[j]: how long the run is that ends with the last item of a seen and with b[j].
        lengths = {}
        get_places = self.b2j.get
        for i in range(alo, ahi):
            longer = {}
            for j in get_places(a[i], ()):
                if j < blo:
                    continue
                if j >= bhi:
                    break
                longer[j] = length = lengths.get(j - 1, 0) + 1
                if length > size:
                    best_a, best_b, size = i - length + 1, j - length + 1, length
            lengths = longer
        # First over what is merely common, then over junk.
        for over_junk in (False, True):
            while (best_a > alo and best_b > blo and a[best_a - 1] == b[best_b - 1]
                   and (b[best_b - 1] in junk) is over_junk):
                best_a, best_b, size = best_a - 1, best_b - 1, size + 1
            while (best_a + size < ahi and best_b + size < bhi
                   and a[best_a + size] == b[best_b + size]
                   and (b[best_b + size] in junk) is over_junk):
                size += 1
        return Match(best_a, best_b, size)

    def get_matching_blocks(self):
        """Return the matches in order, and last an empty one at the ends of a and b."""
        if self.matching_blocks is not None:
            return self.matching_blocks
        waiting = [(0, len(self.a), 0, len(self.b))]
        found = []
        while waiting:
            alo, ahi, blo, bhi = waiting.pop()
            match = self.find_longest_match(alo, ahi, blo, bhi)
            i, j, size = match
            if size:
                found.append(match)
                if alo < i and blo < j:
                    waiting.append((alo, i, blo, j))
                if i + size < ahi and j + size < bhi:
                    waiting.append((i + size, ahi, j + size, bhi))
        blocks = []
        for match in sorted(found):
            if blocks:
                i, j, size = blocks[-1]
                if (i + size, j + size) == match[:2]:
                    blocks[-1] = Match(i, j, size + match.size)
                    continue
            blocks.append(match)
        blocks.append(Match(len(self.a), len(self.b), 0))
        self.matching_blocks = blocks
        return blocks

    def get_opcodes(self):
        """Return (tag, i1, i2, j1, j2): what makes b[j1:j2] from a[i1:i2], in order."""
        if self.opcodes is not None:
            return self.opcodes
        self.opcodes = codes = []
        i = j = 0
        for a_begin, b_begin, size in self.get_matching_blocks():
            if i < a_begin:
                codes.append(('replace' if j < b_begin else 'delete', i, a_begin, j, b_begin))
            elif j < b_begin:
                codes.append(('insert', i, a_begin, j, b_begin))
            i, j = a_begin + size, b_begin + size
            if size:
                codes.append(('equal', a_begin, i, b_begin, j))
        return codes

    def get_grouped_opcodes(self, n=3):
        """Yield lists of opcodes: changes with at most n equal items around them."""
        codes = self.get_opcodes() or [("equal", 0, 1, 0, 1)]
        last = len(codes) - 1
        group = []
        for position, (tag, i1, i2, j1, j2) in enumerate(codes):
            if tag == 'equal':
                if position == 0:
                    i1, j1 = max(i1, i2 - n), max(j1, j2 - n)
                if position == last:
                    i2, j2 = min(i2, i1 + n), min(j2, j1 + n)
                if i2 - i1 > 2 * n:
                    group.append((tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)))
                    yield group
                    group = []
                    i1, j1 = max(i1, i2 - n), max(j1, j2 - n)
            group.append((tag, i1, i2, j1, j2))
        if len(group) > 1 or group[0][0] != 'equal':
            yield group

    def ratio(self):
        """Return how similar the sequences are, from 0.0 to 1.0."""
        matches = sum([block.size for block in self.get_matching_blocks()])
        return _similarity(matches, len(self.a) + len(self.b))

    def quick_ratio(self):
        """Return what ratio() would be if order did not matter: at least ratio()."""
        if self.fullbcount is None:
            self.fullbcount = counts = {}
            for item in self.b:
                counts[item] = counts.get(item, 0) + 1
        left = {}
        matches = 0
        for item in self.a:
            count = left[item] if item in left else self.fullbcount.get(item, 0)
            left[item] = count - 1
            if count > 0:
                matches += 1
        return _similarity(matches, len(self.a) + len(self.b))

    def real_quick_ratio(self):
        """Return what ratio() can be at most for sequences of these lengths."""
        lengths = len(self.a), len(self.b)
        return _similarity(min(lengths), sum(lengths))

    __class_getitem__ = classmethod(GenericAlias)


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    """Return the n possibilities that are most similar to the word, the best first."""
    if not n > 0:
        raise ValueError("n must be > 0: %r" % (n,))
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError("cutoff must be in [0.0, 1.0]: %r" % (cutoff,))
    found = []
    matcher = SequenceMatcher()
    matcher.set_seq2(word)
    for possibility in possibilities:
        matcher.set_seq1(possibility)
        if all(ratio() >= cutoff for ratio in (matcher.real_quick_ratio, matcher.quick_ratio,
                                               matcher.ratio)):
            found.append((matcher.ratio(), possibility))
    return [possibility for _, possibility in _nlargest(n, found)]


# ---- lines ----------------------------------------------------------------------------------------

def _under(line, marks):
    """Return marks to stand under a line: its own white space where there are none."""
    return ''.join([char if mark == " " and char.isspace() else mark
                    for char, mark in zip(line, marks)]).rstrip()


def _dump(mark, lines, begin, end):
    for i in range(begin, end):
        yield f'{mark} {lines[i]}'


class Differ:
    """Compares lists of lines; shows what changed within lines that are similar.

    What compare() yields are lines that begin with '- ' (only in the first list), '+ ' (only in the
    second one), '  ' (in both) or '? ' (marks for the line above).
    """

    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk = linejunk
        self.charjunk = charjunk

    def compare(self, a, b):
        """Yield the differences between two lists of lines."""
        for tag, i1, i2, j1, j2 in SequenceMatcher(self.linejunk, a, b).get_opcodes():
            if tag == 'replace':
                yield from self._fancy_replace(a, i1, i2, b, j1, j2)
            elif tag == 'insert':
                yield from _dump('+', b, j1, j2)
            else:
                yield from _dump('-' if tag == 'delete' else ' ', a, i1, i2)

    def _plain_replace(self, a, alo, ahi, b, blo, bhi):
        """Yield all lines of both, fewer before more."""
        deleted, inserted = _dump('-', a, alo, ahi), _dump('+', b, blo, bhi)
        if 0 < bhi - blo < ahi - alo:
            deleted, inserted = inserted, deleted
        yield from deleted
        yield from inserted

    def _fancy_replace(self, a, alo, ahi, b, blo, bhi):
        """Look, for each line in b, for a similar one near the same place in a."""
        threshold, window = 0.74999, 10
        matcher = SequenceMatcher(self.charjunk)
        next_a, next_b = alo, blo
        for j in range(blo, bhi):
            matcher.set_seq2(b[j])
            middle = alo + (j - blo)
            near = range(max(middle - window, next_a), min(middle + window + 1, ahi))
            if not near:
                break
            best, best_ratio = None, threshold
            for i in near:
                matcher.set_seq1(a[i])
                if (matcher.real_quick_ratio() > best_ratio and matcher.quick_ratio() > best_ratio
                        and matcher.ratio() > best_ratio):
                    best, best_ratio = i, matcher.ratio()
            if best is None:
                continue
            yield from self._plain_replace(a, next_a, best, b, next_b, j)
            yield from self._compare_lines(matcher, a[best], b[j])
            next_a, next_b = best + 1, j + 1
        yield from self._plain_replace(a, next_a, ahi, b, next_b, bhi)

    def _compare_lines(self, matcher, a, b):
        if a == b:
            yield '  ' + a
            return
        marks_a = marks_b = ""
        matcher.set_seqs(a, b)
        for tag, i1, i2, j1, j2 in matcher.get_opcodes():
            if tag == 'replace':
                marks_a += '^' * (i2 - i1)
                marks_b += '^' * (j2 - j1)
            elif tag == 'equal':
                marks_a += ' ' * (i2 - i1)
                marks_b += ' ' * (j2 - j1)
            else:
                marks_a += '-' * (i2 - i1)
                marks_b += '+' * (j2 - j1)
        yield from self._qformat(a, b, marks_a, marks_b)

    def _qformat(self, aline, bline, atags, btags):
        for mark, line, marks in (('- ', aline, atags), ('+ ', bline, btags)):
            yield mark + line
            marks = _under(line, marks)
            if marks:
                yield f"? {marks}\n"


def IS_LINE_JUNK(line, pat=None):
    """Return whether the line is blank, or '#' alone."""
    if pat is None:
        return line.strip() in '#'
    return pat(line) is not None


def IS_CHARACTER_JUNK(ch, ws=" \t"):
    """Return whether the character is a space or a tab."""
    return ch in ws


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    """Yield the differences between lists of lines as Differ does."""
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    """Yield the lines of the first (1) or second (2) list from what ndiff() made of them."""
    try:
        mark = {1: "- ", 2: "+ "}[int(which)]
    except KeyError:
        raise ValueError('unknown delta choice (must be 1 or 2): %r' % which) from None
    for line in delta:
        if line[:2] in ("  ", mark):
            yield line[2:]


# ---- diff's own formats ---------------------------------------------------------------------------

def _check_types(a, b, *args):
    for lines in (a, b):
        if lines and not isinstance(lines[0], str):
            raise TypeError('lines to compare must be str, not %s (%r)'
                            % (type(lines[0]).__name__, lines[0]))
    for lines in (a, b):
        if isinstance(lines, str):
            raise TypeError('input must be a sequence of strings, not %s' % type(lines).__name__)
    for arg in args:
        if not isinstance(arg, str):
            raise TypeError('all arguments must be str, not: %r' % (arg,))


def _file_line(mark, name, date, lineterm):
    return f'{mark} {name}\t{date}{lineterm}' if date else f'{mark} {name}{lineterm}'


def _format_range_unified(start, stop):
    length = stop - start
    if length == 1:
        return f'{start + 1}'
    # An empty range is at the line before it.
    return f'{start + 1 if length else start},{length}'


def unified_diff(a, b, fromfile='', tofile='', fromfiledate='', tofiledate='', n=3,
                 lineterm='\n'):
    """Yield the differences between lists of lines as `diff -u` shows them."""
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield _file_line('---', fromfile, fromfiledate, lineterm)
            yield _file_line('+++', tofile, tofiledate, lineterm)
        first, last = group[0], group[-1]
        in_a = _format_range_unified(first[1], last[2])
        in_b = _format_range_unified(first[3], last[4])
        yield f'@@ -{in_a} +{in_b} @@{lineterm}'
        for tag, i1, i2, j1, j2 in group:
            if tag == 'equal':
                for line in a[i1:i2]:
                    yield ' ' + line
                continue
            for line in a[i1:i2]:
                yield '-' + line
            for line in b[j1:j2]:
                yield '+' + line


def _format_range_context(start, stop):
    length = stop - start
    if length <= 1:
        return f'{start + length}'
    return f'{start + 1},{stop}'


def context_diff(a, b, fromfile='', tofile='', fromfiledate='', tofiledate='', n=3,
                 lineterm='\n'):
    """Yield the differences between lists of lines as `diff -c` shows them."""
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    marks = {'insert': '+ ', 'delete': '- ', 'replace': '! ', 'equal': '  '}
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield _file_line('***', fromfile, fromfiledate, lineterm)
            yield _file_line('---', tofile, tofiledate, lineterm)
        first, last = group[0], group[-1]
        tags = {code[0] for code in group}
        yield '***************' + lineterm
        yield f'*** {_format_range_context(first[1], last[2])} ****{lineterm}'
        if tags & {'replace', 'delete'}:
            for tag, i1, i2, _, _ in group:
                for line in a[i1:i2]:
                    yield marks[tag] + line
        yield f'--- {_format_range_context(first[3], last[4])} ----{lineterm}'
        if tags & {'replace', 'insert'}:
            for tag, _, _, j1, j2 in group:
                for line in b[j1:j2]:
                    yield marks[tag] + line


def diff_bytes(dfunc, a, b, fromfile=b'', tofile=b'', fromfiledate=b'', tofiledate=b'', n=3,
               lineterm=b'\n'):
    """Yield what unified_diff or context_diff (dfunc) make of lines of bytes in no known encoding."""
    def decode(s):
        try:
            return s.decode('ascii', 'surrogateescape')
        except AttributeError as error:
            raise TypeError('all arguments must be bytes, not %s (%r)'
                            % (type(s).__name__, s)) from error

    lines = dfunc(list(map(decode, a)), list(map(decode, b)), decode(fromfile), decode(tofile),
                  decode(fromfiledate), decode(tofiledate), n, decode(lineterm))
    for line in lines:
        yield line.encode('ascii', 'surrogateescape')
