# eval() and exec() with namespaces.
from _show import show


class Names(dict):
    def __missing__(self, key):
        return f"<{key}>"


x = 1
g = {"x": 2}
print(eval("x"), eval("x", g), eval("x + y", {"x": 1}, {"y": 5}), eval("a", {}, Names()), "__builtins__" in g, eval(b"  x "), eval("[x for _ in 'a']"), eval("x", locals={"x": 9}))
ns = {}
exec("def f(): return 1\ny = f()", ns)
exec("z = x", {"x": 3}, ns)
print(ns["y"], ns["z"], exec("pass"), eval("len", {"__builtins__": {"len": 5}}))
for args in [("1 +",), ("x = 1",), (5,), ("x", 5), ("x", {}, 5), ("undefined",), ("len", {"__builtins__": {}}), ("x", {}, {}, {})]:
    show(eval, *args)
show(exec, "return 1")
show(exec, "x", [])
def local():
    v = 1
    exec("v = 2")
    return v, eval("v")
print(local())
def closed():
    def f():
        return x, captured
    captured = 5
    return f
show(exec, closed().__code__)
exec(closed().__code__, {"x": 1}, closure=closed().__closure__)
show(exec, "1", closure=())
