# Thread-local attributes: __init__ in each thread, errors in it, and values that end with their thread.
import gc
import threading
import _thread
import weakref


class Value:
    pass


class Numbered(threading.local):
    count = 0
    shared = "class attribute"

    def __init__(self, first, *, second):
        Numbered.count += 1
        self.first = first
        self.second = second

    @property
    def both(self):
        return self.first + self.second

    @both.setter
    def both(self, pair):
        self.first, self.second = pair


local = Numbered(1, second=2)
local.extra = "main only"


def look(results):
    results.append((local.first, local.second, local.both, hasattr(local, "extra"), local.shared, sorted(local.__dict__)))
    local.both = 10, 20
    results.append(local.both)
    del local.first
    results.append(hasattr(local, "first"))


results = []
thread = threading.Thread(target=look, args=(results,))
thread.start()
thread.join()
print(*results, sep="\n")
print(local.both, local.extra, Numbered.count)


class Picky(threading.local):
    fail = False

    def __init__(self):
        if Picky.fail:
            raise ValueError("not now")
        self.ready = True


picky = Picky()
Picky.fail = True


def twice(results):
    for _ in range(2):
        try:
            print(picky.ready)
        except ValueError as error:
            results.append(str(error))
        Picky.fail = False
    results.append(picky.ready)


results = []
thread = threading.Thread(target=twice, args=(results,))
thread.start()
thread.join()
print(results)

references = []
store = threading.local()
many = [threading.local() for _ in range(50)]


def keep():
    store.value = value = Value()
    references.append(weakref.ref(value))
    for each in many:
        each.mine = value


for _ in range(20):
    thread = threading.Thread(target=keep)
    thread.start()
    thread.join()
del thread
store.value = Value()
gc.collect()
print(sum(reference() is not None for reference in references) < 5, type(store.value).__name__, hasattr(many[0], "mine"))


def dropped():
    local = threading.local()
    local.value = Value()
    return weakref.ref(local.value)


references = [dropped() for _ in range(20)]
gc.collect()
print(sum(reference() is not None for reference in references) < 5)

for wrong in (lambda: threading.local(1), lambda: threading.local(a=1), lambda: many[0].missing,
              lambda: setattr(many[0], "__dict__", {}), lambda: delattr(many[0], "missing")):
    try:
        wrong()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
print(many[0].__dict__, type(many[0]) is _thread._local)
