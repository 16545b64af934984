# timeout: 60
# gc-stress: 100
# Many threads on one list: nothing is lost by append, pop takes each item once, readers see whole values.
import _thread, time
def run(*bodies):
    left = [len(bodies)]; lock = _thread.allocate_lock(); done = _thread.allocate_lock(); done.acquire(); errors = []
    def wrap(body):
        try: body()
        except BaseException as e: errors.append(repr(e))
        with lock:
            left[0] -= 1
            if left[0] == 0: done.release()
    for body in bodies: _thread.start_new_thread(wrap, (body,))
    done.acquire()
    return errors
N = 3000
L = []
def appender(k):
    def body():
        for i in range(N): L.append((k, i))
    return body
errors = run(*[appender(k) for k in range(4)])
print(errors, len(L), len(set(L)))
ok = all([i for k, i in L if k == t] == list(range(N)) for t in range(4))
print('order kept:', ok)
taken = []
def popper():
    mine = []
    while True:
        try: mine.append(L.pop())
        except IndexError: break
    taken.extend(mine)
print(run(*[popper] * 4), len(taken), len(set(taken)), L)
# everything at once
L = list(range(100))
bad = []
def check(v):
    if not isinstance(v, int): bad.append(v)
def reader():
    for _ in range(N):
        for v in L: check(v)
        for v in L[5:50]: check(v)
        L.copy(); list(L); tuple(L); L + L; L == L[:]; 77 in L; L.count(5); repr(L[:3]); sorted(L)
        if _ % 50: continue
        try: check(L[20])
        except IndexError: pass
def writer(k):
    def body():
        for i in range(N):
            n = (i + k) % 12
            try:
                if n == 0: L.append(i)
                elif n == 1: L.insert(3, i)
                elif n == 2: L.pop()
                elif n == 3: del L[0]
                elif n == 4: L[2:5] = [1, 2, 3, 4]
                elif n == 5: L[::2] = [0] * len(L[::2])
                elif n == 6: L.reverse()
                elif n == 7: L.sort()
                elif n == 8: L.extend([1, 2])
                elif n == 9: L.remove(1)
                elif n == 10: L[1] = i
                elif n == 11 and len(L) > 200: L.clear()
            except (IndexError, ValueError): pass
    return body
N = 300
print(run(reader, writer(0), writer(4), writer(8)), bad)
L *= 0
def sorter():
    for _ in range(50): L.sort()
def adder():
    for i in range(500): L.append(i % 7)
print(run(sorter, adder, adder), len(L), sorted(L) == sorted([i % 7 for i in range(500)] * 2))
