"""ast.parse(feature_version=): what a version did not have is refused."""
import ast

for source in (
        "async def f(): pass", "async for x in y: pass", "async with x: pass", "await x", "[i async for i in x]", "(x := 1)",
        "def f(a, /): pass", "lambda a=1, /: 0", "match x:\n  case 1: pass", "try: pass\nexcept* E: pass", "type X = int",
        "def f[T](): pass", "class C[T=int]: pass", "class C[*T=int]: pass", "class C[**T=int]: pass", "x: int", "(x): int = 1",
        "a @ b", "a @= b", "1_000", "1_0.0j", "t'a'", "try: pass\nexcept A, B: pass", "try: pass\nexcept (A, B): pass", "f'{x}'", "with (a as b): pass", "nonlocal x"):
    before = None
    for minor in range(16):
        try:
            ast.parse(source, feature_version=(3, minor))
            said = "good"
        except SyntaxError as e:
            said = f"{e.msg} {e.lineno, e.offset, e.end_lineno, e.end_offset}"
        if said != before:
            print(f"{source!r} 3.{minor}: {said}")
        before = said
try:
    ast.parse("x", feature_version=(2, 7))
except ValueError as e:
    print(e)
print(type(compile("1_0", "", "eval", _feature_version=3)).__name__)
