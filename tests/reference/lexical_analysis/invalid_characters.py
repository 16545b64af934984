# Characters that are no part of the language: $, ?, ` and ! alone; what the messages say.
from _show import show

for source in "a $ b", "a ? b", "`a`", "!a", "a ! b", "a !", "a <> b", "a =! b", "a => b", "a ++", "a--", "a ** * b", "a && b", "a || b", "a === b", "a -> b", "a := b", "a ; b", "@", "a @", "a ... b", "a . . b", "..", "(a", "a)", "(a]", "[a}", "{a)", "([a)", "{", "\\a", "'", '"""':
    try:
        compile(source, "f", "eval")
        print(source, "compiles")
    except SyntaxError as e:
        print(source, "|", e.msg, e.lineno, e.offset)
