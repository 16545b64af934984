# A name that an inner function declares global is global in the code around it, too, where locals differ from globals.
globals_, locals_ = {}, {}
exec("""
def f():
    y = 1
    def g():
        global y
        return y
    def h():
        return y + 1
    return g, h
y = 9
z = 10
g, h = f()
results = g(), h()
""", globals_, locals_)
print(sorted(set(globals_) - {"__builtins__"}), sorted(locals_), locals_["results"])
x = "abc"
many = eval("f'" + "{x} " * 10000 + "'")
print(len(many), many[:9], many[-5:])
print(len(eval("f'" + "{x}" * 3000 + "'")), len(eval("f'" + "{x}" * 3001 + "'")))
import warnings
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    compile('[t"{x}" (3, 4)]', "source", "eval")
print([str(w.message) for w in seen])
