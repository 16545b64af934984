# Threads that change one array at the same time: no item is one that nobody put there.
import threading
from array import array

a = array('q', [1 << 40] * 100)
good = {1 << 40, -1, 7 << 33, 0}
bad = []


def change(k):
    for i in range(3000):
        try:
            if i % 5 == 0:
                a.append(-1)
            elif i % 5 == 1:
                a[i % 50] = 7 << 33
            elif i % 5 == 2:
                del a[i % 20]
            elif i % 5 == 3:
                a.insert(3, 1 << 40)
            else:
                a[10:12] = array('q', [-1, -1, -1])
        except IndexError:
            pass


def read():
    for i in range(3000):
        try:
            bad.extend(x for x in (a[i % 90], a[-1]) if x not in good)
        except IndexError:
            pass
        if i % 100 == 0:
            bad.extend(x for x in a.tolist() if x not in good)
            bad.extend(x for x in a if x not in good)
            a == a[:]


threads = [threading.Thread(target=f, args=x) for f, x in ((change, (1,)), (change, (2,)), (read, ()), (read, ()))]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(bad, len(a) > 50)         # -> [] True
