"""From a pattern to a re.Pattern."""

import _pcre2
import _sre

from ._constants import *
from ._constants import PatternError
from ._emitter import Emitter, inner_patterns
from ._parser import Parser, dump

_VERSION = tuple(map(int, _pcre2.version.split()[0].partition("-")[0].split(".")))
_MAXCODE = 0xFFFFFFFF


class _Survey:
    """What has to be known of a parsed pattern before it is used."""

    def __init__(self, parser):
        self.parser = parser
        self.order = []             # groups in the order in which they end
        self.is_ambiguous = False   # that order does not tell which group ended last
        self.has_fork = False       # there were alternatives
        self.is_forked = False      # and then as many of something as there are

    def visit(self, tree):
        for kind, value in tree:
            if kind == SUBPATTERN:
                self.visit(value[3])
                if value[0] is not None:
                    self.order.append(value[0])
            elif kind in REPEATS:
                before = len(self.order)
                if self.has_fork and value[1] == MAXREPEAT:
                    self.is_forked = True
                self.visit(value[2])
                if value[1] > 1 and len(self.order) > before + 1:
                    self.is_ambiguous = True
            elif kind == BRANCH:
                for branch in value[1]:
                    self.visit(branch)
                self.has_fork = True
            else:
                if kind in (ASSERT, ASSERT_NOT) and value[0] < 0:
                    self.check_lookbehind(value[1])
                for inner in inner_patterns(kind, value):
                    self.visit(inner)

    def check_lookbehind(self, tree):
        least, most = self.parser.width(tree)
        if least > _MAXCODE:
            raise PatternError("looks too much behind")
        if least != most:
            raise PatternError("look-behind requires fixed-width pattern")


def make(pattern, tree, parser, flags):
    """A re.Pattern of a parsed pattern."""
    survey = _Survey(parser)
    survey.visit(tree)
    names = [None] * len(parser.widths)
    for name, group in parser.names.items():
        names[group] = name

    def emit(width):
        emitter = Emitter(width, flags, parser.width, survey.is_ambiguous, survey.is_forked, _VERSION)
        return emitter.pattern(tree, flags)

    order = None if survey.is_ambiguous else tuple(survey.order)
    return _sre.compile(pattern, flags, emit, len(names) - 1, parser.names, tuple(names), order, _pcre2.engine)


def compile(pattern, flags=0):
    parser = Parser(pattern, flags)
    tree = parser.parse()
    if flags & SRE_FLAG_DEBUG:
        dump(tree)
    return make(pattern, tree, parser, flags | parser.flags)


def _moved(tree, by):
    """A parsed pattern with larger numbers of groups."""
    moved = []
    for kind, value in tree:
        if kind == SUBPATTERN:
            group, added, removed, inner = value
            value = None if group is None else group + by, added, removed, _moved(inner, by)
        elif kind in REPEATS:
            value = value[0], value[1], _moved(value[2], by)
        elif kind == BRANCH:
            value = None, [_moved(branch, by) for branch in value[1]]
        elif kind == ATOMIC_GROUP:
            value = _moved(value, by)
        elif kind == ASSERT or kind == ASSERT_NOT:
            value = value[0], _moved(value[1], by)
        elif kind == GROUPREF:
            value += by
        elif kind == GROUPREF_EXISTS:
            value = value[0] + by, _moved(value[1], by), value[2] and _moved(value[2], by)
        moved.append((kind, value))
    return moved


def make_union(phrases, flags):
    """A re.Pattern that matches what one of the phrases does, in a group of its own; and from the
    numbers of these groups to those of the phrases."""
    union = Parser("" if not phrases or isinstance(phrases[0], str) else b"", flags)
    union.flags = flags
    branches = []
    numbers = {}
    for n, phrase in enumerate(phrases):
        parser = Parser(phrase, flags)
        tree = parser.parse()
        union.flags |= parser.flags
        group = len(union.widths)
        numbers[group] = n
        union.widths += [parser.width(tree), *parser.widths[1:]]
        branches.append([(SUBPATTERN, (group, 0, 0, _moved(tree, group)))])
    return make(None, [(BRANCH, (None, branches))], union, union.flags), numbers
