# Patterns for those who look into them: re._parser.parse() tells their widths, groups and parts.
from re import _parser, error

for pattern in ["a", "a*", "(ab|c){2,5}", "(?i:x)+", "[a-z]?", "(?P<n>a)(?P=n)", "^$", "\\b", "(?<=ab)c", "x{3}", "(a|)", "",
                "(?>a+)b", "(a)?(?(1)b|cd)", "(?x) a # b", "(a", "[b-", "a**", b"ab+", "\\d{2,}?x"]:
    try:
        parsed = _parser.parse(pattern)
        state = parsed.state
        print(repr(pattern), parsed.getwidth(), len(parsed), state.groups, state.groupdict, state.flags, repr(state.str))
    except error as e:
        print(repr(pattern), e)
parsed = _parser.parse("ab[c-e]|f")
print([(str(kind), value) for kind, value in _parser.parse("ab")], str(_parser.parse("ab")[0][0]), _parser.parse("abc")[1:].getwidth(), _parser.parse("a", 2).state.flags)
parsed.dump()
