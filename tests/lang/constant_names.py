"""A name whose normal form is that of a constant is none; that of another keyword is a name."""
for source in ("Tru\u1d49", "Fals\u1d49 = 1", "N\xbane", "(N\xbane\n", "x.Tru\u1d49", "def f(N\xbane): pass", "\uff49f = 3; print(\uff49f)", "N\xbane +"):
    try:
        exec(source)
    except (ValueError, SyntaxError) as e:
        print(ascii(source), type(e).__name__, e)
