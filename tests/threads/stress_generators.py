# timeout: 60
# gc-stress: 50
# Generators that threads share: one runs it at a time, the others are told so; no item is lost or
# given twice. And generators of each thread's own, suspended while the collector runs.
import gc
import sys
import threading

sys.setswitchinterval(1e-5)
errors = []


def together(*functions):
    start = threading.Barrier(len(functions))

    def run(function):
        start.wait()
        try:
            function()
        except BaseException as e:
            errors.append(repr(e))
    threads = [threading.Thread(target=run, args=(f,)) for f in functions]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


def numbers(n):
    kept = [object()]
    for i in range(n):
        box = [i]
        kept[0] = box
        yield box[0]
        assert kept[0] is box


# ---- one for all
N = 3000
shared = numbers(N)
taken = []


def take():
    mine = []
    while True:
        try:
            mine.append(next(shared))
        except StopIteration:
            break
        except ValueError as e:
            assert str(e) == "generator already executing", e
    taken.extend(mine)


together(take, take, take, take)
print(len(taken), sorted(taken) == list(range(N)))    # -> 3000 True


# ---- many for all: who gets the last item of one does not take it for the end
M = 1000
many = [numbers(2) for _ in range(M)]
taken = []


def drain():
    mine = []
    for g in many:
        while True:
            try:
                mine.append(next(g))
            except StopIteration:
                break
            except ValueError:
                pass
    taken.extend(mine)


together(drain, drain, drain, drain)
print(sorted(taken) == [0] * M + [1] * M)    # -> True


# ---- send, throw and close from several threads
def accumulate():
    total = 0
    while True:
        try:
            total += yield total
        except KeyError:
            total += 1000


for _ in range(30):
    g = accumulate()
    next(g)
    sent = [0, 0, 0]

    def send(k):
        for _ in range(40):
            try:
                if k == 2:
                    g.throw(KeyError())
                    sent[k] += 1000
                else:
                    g.send(1)
                    sent[k] += 1
            except ValueError:
                pass
    together(lambda: send(0), lambda: send(1), lambda: send(2))
    assert g.send(0) == sum(sent), (sent,)
    g.close()
print("sums agree")    # -> sums agree


# ---- each its own, while others collect
def pipeline(k):
    def source():
        for i in range(200):
            yield {"k": k, "i": i}

    def doubled(items):
        for item in items:
            yield (item["k"], item["i"] * 2, [item])
    for _ in range(5):
        seen = list(doubled(x for x in source() if x["i"] % 2))
        assert [i for _, i, _ in seen] == list(range(2, 400, 4))
        assert all(kk == k and len(items) == 1 for kk, _, items in seen)


def collect():
    for _ in range(10):
        gc.collect()


together(*[lambda k=k: pipeline(k) for k in range(4)], collect)


# ---- handed on half-way: started here, finished there
def finish(generators):
    for first, g in generators:
        rest = list(g)
        assert [first, *rest] == list(range(20)), (first, rest)


generators = []
for _ in range(100):
    g = numbers(20)
    generators.append((next(g), g))
together(lambda: finish(generators[:50]), lambda: finish(generators[50:]), collect)
print(errors)    # -> []
