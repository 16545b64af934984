"""Type comments in trees: where they may stand, what is ignored, types of functions."""
import ast


def show(source, mode="exec", **options):
    try:
        tree = ast.parse(source, mode=mode, type_comments=True, **options)
        text = ast.dump(tree)
    except SyntaxError as e:
        text = f"{type(e).__name__}: {e.msg} {e.lineno, e.offset, e.end_lineno, e.end_offset}"
    print(repr(source), text, sep="\n    ")


print("-- assignments")
show("x = 1 # type: int")
show("x = y = 1 #type:int # more  \n")
show("x = 1 #  type:  \t int")
show("x = 1 # Type: int")
show("x = 1 # type:")
show("x = 1 # type : int")
show("x = 1 # type: int\r\ny = 2 # type: \xe9\r")
show("x = 1 \\\n # type: int")
show("x = 1; y = 2 # type: int")
show("x: int = 1 # type: int")
show("x += 1 # type: int")
place = ast.parse("x = 1 # type: int", type_comments=True).body[0]
print(place.end_col_offset, ast.parse("x = 1 # type: int").body[0].type_comment)

print("-- loops and with")
show("for x in y: # type: int\n  pass")
show("async for x in y: # type: int\n  pass")
show("for x in y:\n  # type: int\n  pass")
show("with a as b: # type: int\n  pass")
show("with (a as b, c as d): # type: int\n  pass")
show("async with a: # type: x\n  pass")
show("while x: # type: int\n  pass")

print("-- functions")
show("def f(): # type: () -> int\n  pass")
show("def f():\n  # type: () -> int\n  pass")
show("async def f():\n# type: () -> int\n  pass")
show("def f(): # type: () -> int\n  # type: () -> int\n  pass")
show("def f(): pass # type: () -> int")
show("def f(): # type: ignore\n  # type: () -> x\n  pass")
show("class C: # type: x\n  pass")

print("-- parameters")
show("def f(a, # type: 1\n b=1, # type: 2\n *c, # type: 3\n d, # type: 4\n e=2, # type: 5\n **k # type: 6\n): pass")
show("def f(a, # type: 1\n /,\n b # type: 2\n): pass")
show("def f(*a: *b, # type: 1\n): pass")
show("def f(*, # type: 1\n a): pass")
show("def f(a # type: 1\n, b): pass")
show("def f(a,\n # type: 1\n b): pass")
show("lambda a, # type: 1\n: 0")
show("f(a, # type: 1\n b)")

print("-- ignored")
show("x = 1 # type: ignore")
show("x = 1 # type: ignore[a] b")
show("x = 1 # type: ignored")
show("x = 1 # type: ignor\xe9\ny = 1 # type: ignore\xe9")
show("x = 1 # type: ignore_x")
show("# type: ignore\nx = ( # type: ignore-2\n1)\n  # type: ignore[3]\n")
show("# type: int\n")
show("x # type: ignore", "eval")
show("x = 1 # type: int\n", "single")

print("-- types of functions")
for source in ("() -> int", "(int, str) -> List[int]", "(*a) -> x", "(**a) -> x", "(a, *b, **c) -> x", "\n() -> (x, y)\n\n",
               "() -> x # type: ignore", "(**a, *b) -> x", "(*a, b) -> x", "(a,) -> x", "(a=1) -> b", "() -> x, y", "int", "  () -> x"):
    show(source, "func_type")


def attempt(*args, **kwargs):
    try:
        print(type(compile(*args, **kwargs)).__name__)
    except (ValueError, TypeError) as e:
        print(f"{type(e).__name__}: {e}")


tree = ast.parse("(a) -> b", mode="func_type")
attempt("() -> x", "", "func_type")
attempt("x", "", "other")
attempt("x", "", "other", ast.PyCF_ONLY_AST)
attempt(tree, "", "func_type")
attempt(tree, "", "func_type", ast.PyCF_ONLY_AST)
attempt(tree, "", "exec", ast.PyCF_ONLY_AST)
attempt(ast.parse("1"), "", "func_type", ast.PyCF_ONLY_AST)
