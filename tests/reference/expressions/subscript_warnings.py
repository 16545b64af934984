# Subscripts and calls of literals that can't work give a SyntaxWarning with a guess.
import warnings

for source in "[1, 2](3)", "'a'(1)", "5(1)", "(1, 2)(3)", "{1}(2)", "[1][1, 2]", "[1]['a']", "'a'[1.0]", "(1, 2)['x']", "5[0]", "None[0]", "{1}[0]", "f'{1}'(2)", "(x for x in y)(1)", "1 is x", "x is 'a'", "x is not 5", "x is ()", "x is None", "x is ...", "assert (x, 'message')", "[*x](1)", "{}(1)", "{'a': 1}[0]", "b'a'['x']", "...()", "None()", "(lambda: 0)[0]", "5 is 5":
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        compile(source, "f", "exec")
    print(source, *[f"{w.category.__name__}: {w.message}" for w in caught], sep=" | ")
