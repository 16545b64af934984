# return, break and continue: through finally, with and nested loops; and where they can't stand.
from _show import show


def f():
    for i in range(3):
        try:
            if i == 1:
                continue
            for j in range(3):
                if j == 1:
                    break
                print(i, j, end=" ")
        finally:
            print("finally", end=" ")
    else:
        print("else", end=" ")
    try:
        return "value"
    finally:
        print("last", end=" ")


def g():
    return


print(f(), g(), (lambda: (yield))().__next__())
for source in "return", "break", "continue", "class C:\n return", "class C:\n break", "for x in y:\n def f():\n  break", "if 1:\n continue", "while 1:\n class C:\n  continue", "def f():\n return *a", "def f():\n return *a, b", "for x in y: pass\nelse: break", "with x: continue", "def f(): return return":
    show(lambda: compile(source, "f", "exec").co_name)
