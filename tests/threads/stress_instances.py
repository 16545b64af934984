# timeout: 60
# gc-stress: 50
# Instances that threads share: attributes come and go, __dict__ is read, written and exchanged,
# __class__ changes, __slots__ are filled; objects are handed to others as soon as they are made.
import gc
import queue
import sys
import threading

sys.setswitchinterval(1e-5)
errors = []
N = 1500


def together(*functions):
    start = threading.Barrier(len(functions))

    def run(function):
        start.wait()
        try:
            function()
        except BaseException as e:
            errors.append(f"{function.__name__}: {e!r}")
    threads = [threading.Thread(target=run, args=(f,)) for f in functions]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


class A:
    def kind(self):
        return "A"


class B:
    def kind(self):
        return "B"


class Slotted:
    __slots__ = ("x", "y")


# ---- many names, on one object
one = A()


def own_names(k):
    def body():
        for i in range(N):
            name = f"t{k}_{i % 40}"
            setattr(one, name, (k, i))
            assert getattr(one, name) == (k, i)
            if i % 3 == 0:
                delattr(one, name)
                assert not hasattr(one, name)
    return body


def look():
    for _ in range(N // 10):
        for name, value in list(vars(one).items()):
            if name != "extra":
                assert name.startswith(f"t{value[0]}_"), (name, value)
        one.__dict__.get("t0_1")
        one.__dict__["extra"] = 1
        one.kind()


together(own_names(0), own_names(1), own_names(2), look)
print(len([n for n in vars(one) if n[0] == "t"]))    # -> 81


# ---- class and dict exchanged
two = A()
two.x = 0


def classes():
    for i in range(N):
        two.__class__ = B if i % 2 else A


def dicts():
    for i in range(N // 4):
        two.__dict__ = {"x": i, "y": i}
        two.z = i


def use():
    for _ in range(N):
        assert two.kind() in ("A", "B")
        assert type(two) in (A, B)
        assert two.x >= 0
        getattr(two, "z", None)


together(classes, dicts, use, use)


# ---- slots
three = Slotted()


def slots():
    for i in range(N):
        three.x = [i]
        try:
            assert len(three.x) == 1
            del three.x
        except AttributeError as e:
            assert "x" in str(e)


together(slots, slots, slots)


# ---- handed on at once: made here, written there
def hand(q):
    for i in range(N):
        o = A()
        o.a, o.b = i, [i]
        q.put(o)
        o.seen = True      # both write
    q.put(None)


def take(q):
    i = 0
    while (o := q.get()) is not None:
        assert o.a == i and o.b == [i]
        o.a = -1
        o.c = o.b
        o.b.append(i)
        assert len(o.b) == 2 and o.c is o.b
        i += 1
    assert i == N


def collect():
    for _ in range(5):
        gc.collect()


first, second = queue.SimpleQueue(), queue.Queue(10)


def hand_first(): hand(first)
def take_first(): take(first)
def hand_second(): hand(second)
def take_second(): take(second)


together(hand_first, take_first, hand_second, take_second, collect)
print(errors)    # -> []
