# An annotation stands with one target; without a value nothing is bound; complex targets keep no annotation.
from _show import show

x: int
y: str = "y"
(z): float = 1.5
class C:
    a: int
    b: "text" = 2
    def f(self):
        local: undefined_at_all
        self.c: int = 3
        return self.c
c = C()
c.d: print("not evaluated in a module, for it is lazy") = 4
print(__annotations__ if "__annotations__" in globals() else "lazy", C.__annotations__, C().f(), c.d)
show(lambda: x)
for source in "a, b: int", "a: int, b: int", "(a, b): int = 1, 2", "[a]: int", "a: int: str", "a: int += 1", "f(): int", "1: int", "a: ", "a: int = ", "a: *b", "a: int = *b, c", "a: int = yield", "a: (yield)", "a: (b := 1)", "*a: int", "a: await b", "global a: int":
    try:
        compile(source, "f", "exec")
        print(source, "| compiles")
    except SyntaxError as e:
        print(source, "|", e.msg)
