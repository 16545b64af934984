# Keywords can't be bound, in any position; what the messages say.
from _show import show

for source in "None = 1", "True = 1", "def None(): pass", "class True: pass", "import None", "import a as None", "from a import True", "for None in x: pass", "x.None", "x.None = 1", "f(None=1)", "def f(None): pass", "lambda True: 1", "del None", "global None", "with a as True: pass", "try: pass\nexcept E as None: pass", "(None := 1)", "None += 1", "[None for None in x]", "__debug__ = 1", "def f(__debug__): pass", "x.__debug__ = 1", "f(__debug__=1)", "import __debug__", "del __debug__", "match x:\n case None(): pass", "match x:\n case {**None}: pass", "if = 1", "x = if", "class = 1", "pass = 1", "async = 1", "await = 1", "lambda = 1", "in = 1", "print(and)", "import from":
    try:
        compile(source, "f", "exec")
        print(ascii(source), "compiles")
    except SyntaxError as e:
        print(ascii(source), "|", e.msg)
