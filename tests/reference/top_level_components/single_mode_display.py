# In "single" mode sys.displayhook gets the value of each expression statement.
import builtins
import sys

def run(source):
    try:
        exec(compile(source, "f", "single"), {})
    except SyntaxError as e:
        print(e.msg)


sys.displayhook = lambda value: print("hook:", repr(value))
for source in "1", "None", "1; 'a'", "x = 5", "x = 5; x", "if 1: 'in if'", "for i in range(2): i", "def f(): 'not shown'\n", "[1][0]", "1\n2", "class C: 'shown'\n", "...":
    run(source)
sys.displayhook = sys.__displayhook__
builtins._ = "before"
run("None")
print(builtins._)
run("'text'")
print(builtins._)
del sys.displayhook
try:
    run("1")
except RuntimeError as e:
    print(e)
