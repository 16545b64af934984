# break and continue belong to the innermost loop, pass through try and with, and stand in loops only.
from _show import show

class M:
    def __enter__(self): print("enter", end=" ")
    def __exit__(self, *a): print("exit", a[0], end=" ")

for i in range(3):
    for j in range(3):
        with M():
            if j == 0: continue
            try:
                break
            finally:
                print("finally", i, j, end=" ")
    else:
        print("never")
else:
    print("else of the outer loop")
while True:
    try:
        raise ValueError
    except ValueError:
        break
for source in "break", "continue", "if 1: break", "def f(): continue", "class C: break", "for x in y:\n def f(): break", "for x in y:\n class C: continue", "while 1: pass\nelse: break", "for x in y: lambda: break", "with x: break", "try: break\nfinally: pass", "for x in y: break 1", "for x in y:\n  pass\nelse: continue":
    show(lambda: compile(source, "f", "exec").co_name)
