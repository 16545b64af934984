# timeout: 60
# gc-stress: 50
# Module globals and builtins that come, go and change while other threads read them.
import builtins
import gc
import sys
import threading

sys.setswitchinterval(1e-5)
errors = []
N = 2000
stop = False
value = (0, 0)
old, new = (lambda: "old"), (lambda: "new")
function = old


def guard(body):
    def run():
        try:
            body()
        except BaseException as e:
            errors.append(repr(e))
    return run


@guard
def rebind():
    global value, function
    for i in range(N):
        value = (i, i)
        function = new if i % 2 else old


@guard
def come_and_go():
    for i in range(N // 4):
        globals()["sometimes"] = i
        del globals()["sometimes"]
        globals()[f"name{i % 100}"] = i
        builtins.in_builtins = i
        # Hides the builtin for a moment, for everybody in this module.
        globals()["len"] = lambda x: -1
        del globals()["len"]
        del builtins.in_builtins


@guard
def read():
    seen = set()
    while not stop:
        a, b = value
        assert a == b
        assert function() in ("old", "new")
        assert len("four") in (4, -1)
        try:
            assert sometimes >= 0
        except NameError as e:
            assert "'sometimes'" in str(e), e
        try:
            assert in_builtins >= 0
        except NameError as e:
            assert "'in_builtins'" in str(e), e


@guard
def through_exec():
    for i in range(N // 20):
        space = {"i": i}
        exec("def f():\n global g\n g = [i]\n return g\nr = f()", space)
        assert space["r"] == [i] and space["g"] is space["r"]


@guard
def list_names():
    for _ in range(N // 40):
        names = dict(globals())
        assert names["N"] == N and "guard" in names
        gc.collect(0)


readers = [threading.Thread(target=read) for _ in range(3)]
writers = [threading.Thread(target=f) for f in (rebind, rebind, come_and_go, through_exec, list_names)]
for t in readers + writers:
    t.start()
for t in writers:
    t.join()
stop = True
for t in readers:
    t.join()
print(errors)          # -> []
print(len("four"), value[0] == N - 1, sorted(n for n in globals() if n.startswith("name"))[:2])
# -> 4 True ['name0', 'name1']
