# Other threads run Python during a call of a CDLL's function, and not during one of a PyDLL's; C calls Python on a thread of its own.
import sys, threading, time
from ctypes import *

count = 0
stop = False


def work():
    global count
    while not stop:
        count += 1


def progress(library):
    """How much another thread did during a call that sleeps."""
    library.usleep.argtypes = [c_uint]
    before = count
    library.usleep(200_000)
    return count - before


worker = threading.Thread(target=work)
worker.start()
while not count:
    time.sleep(0.001)
free, kept = progress(CDLL(None)), progress(PyDLL(None))
print("CDLL:", free > 1000)
print("PyDLL:", (kept < free / 3) == sys._is_gil_enabled())
stop = True
worker.join()

libc = CDLL(None)
Start = CFUNCTYPE(c_void_p, c_void_p)
seen = []


@Start
def body(argument):
    seen.append((argument, threading.get_ident() != threading.main_thread().ident))
    return argument + 1


libc.pthread_create.argtypes = [POINTER(c_ulong), c_void_p, Start, c_void_p]
libc.pthread_join.argtypes = [c_ulong, POINTER(c_void_p)]
for number in range(3):
    thread, result = c_ulong(), c_void_p()
    libc.pthread_create(thread, None, body, 41 + number)
    libc.pthread_join(thread, result)
    print(seen[-1], result.value)

# Many at once, into the same list.
handles = [c_ulong() for _ in range(8)]
for number, thread in enumerate(handles, 100):
    libc.pthread_create(thread, None, body, number)
for thread in handles:
    libc.pthread_join(thread, None)
print(sorted(n for n, _ in seen[3:]), all(other for _, other in seen))
