"""What the modules of re share: the error, the flags, and the kinds of nodes of a parsed pattern.

A parsed pattern is a list of nodes, which are pairs of a kind and what belongs to it:

    LITERAL, NOT_LITERAL     the number of a character
    ANY                      None
    IN                       a list of (NEGATE, None), (LITERAL, c), (RANGE, (first, last)), (CATEGORY, name)
    AT                       where: AT_BEGINNING, ...
    BRANCH                   (None, list of patterns)
    SUBPATTERN               (number or None, flags to add, flags to remove, pattern)
    ATOMIC_GROUP             pattern
    MAX_REPEAT, MIN_REPEAT, POSSESSIVE_REPEAT    (least, most, pattern)
    ASSERT, ASSERT_NOT       (1 ahead or -1 behind, pattern)
    GROUPREF                 number
    GROUPREF_EXISTS          (number, pattern, pattern or None)
    FAILURE                  ()
"""

from _sre import MAGIC, MAXGROUPS, MAXREPEAT

SRE_FLAG_IGNORECASE = 2
SRE_FLAG_LOCALE = 4
SRE_FLAG_MULTILINE = 8
SRE_FLAG_DOTALL = 16
SRE_FLAG_UNICODE = 32
SRE_FLAG_VERBOSE = 64
SRE_FLAG_DEBUG = 128
SRE_FLAG_ASCII = 256
TYPE_FLAGS = SRE_FLAG_ASCII | SRE_FLAG_LOCALE | SRE_FLAG_UNICODE

LITERAL = "LITERAL"
NOT_LITERAL = "NOT_LITERAL"
ANY = "ANY"
IN = "IN"
NEGATE = "NEGATE"
RANGE = "RANGE"
CATEGORY = "CATEGORY"
AT = "AT"
BRANCH = "BRANCH"
SUBPATTERN = "SUBPATTERN"
ATOMIC_GROUP = "ATOMIC_GROUP"
MAX_REPEAT = "MAX_REPEAT"
MIN_REPEAT = "MIN_REPEAT"
POSSESSIVE_REPEAT = "POSSESSIVE_REPEAT"
ASSERT = "ASSERT"
ASSERT_NOT = "ASSERT_NOT"
GROUPREF = "GROUPREF"
GROUPREF_EXISTS = "GROUPREF_EXISTS"
FAILURE = "FAILURE"
REPEATS = frozenset((MAX_REPEAT, MIN_REPEAT, POSSESSIVE_REPEAT))
UNITS = frozenset((LITERAL, NOT_LITERAL, ANY, IN))

AT_BEGINNING = "AT_BEGINNING"
AT_BEGINNING_STRING = "AT_BEGINNING_STRING"
AT_BOUNDARY = "AT_BOUNDARY"
AT_NON_BOUNDARY = "AT_NON_BOUNDARY"
AT_END = "AT_END"
AT_END_STRING = "AT_END_STRING"

CATEGORY_DIGIT = "CATEGORY_DIGIT"
CATEGORY_NOT_DIGIT = "CATEGORY_NOT_DIGIT"
CATEGORY_SPACE = "CATEGORY_SPACE"
CATEGORY_NOT_SPACE = "CATEGORY_NOT_SPACE"
CATEGORY_WORD = "CATEGORY_WORD"
CATEGORY_NOT_WORD = "CATEGORY_NOT_WORD"


class PatternError(Exception):
    """A pattern is not valid.

    msg is what is wrong, pattern the pattern; pos is where in it, lineno and colno the line and
    the column of that place: all three None if it is not about one place."""

    __module__ = "re"

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        self.lineno = self.colno = None
        text = msg
        if pattern is not None and pos is not None:
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            text = f"{msg} at position {pos}"
            if newline in pattern:
                text += f" (line {self.lineno}, column {self.colno})"
        super().__init__(text)


error = PatternError
