# Module _thread: arguments, errors, and what the objects say of themselves.
import _thread
import time


def fails(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except BaseException as error:
        print(type(error).__name__, error)


lock = _thread.allocate_lock()
fails(lock.acquire, False, 1)
fails(lock.acquire, True, -2)
fails(lock.acquire, True, 1e20)
fails(lock.acquire, True, None)
fails(lock.acquire, timeout=float("nan"))
fails(lock.release)
fails(_thread.lock, 1)
print(lock.acquire(), lock.locked(), lock.acquire(False), lock.acquire(0, -1), lock.acquire(timeout=0.01), lock.acquire(True, 0))
print(lock.release(), lock.locked())
with lock as entered:
    print(entered, lock.locked())

rlock = _thread.RLock()
fails(rlock.release)
fails(rlock._release_save)
print(rlock.acquire(), rlock.acquire(), rlock.acquire(False), rlock._recursion_count(), rlock._is_owned(), rlock.locked())
saved = rlock._release_save()
print(saved[0], saved[1] == _thread.get_ident(), rlock._is_owned(), rlock.locked(), rlock._recursion_count())
rlock._acquire_restore(saved)
print(rlock._recursion_count())
for _ in range(3):
    rlock.release()
print(rlock.locked())
fails(rlock._acquire_restore, 1)

fails(_thread.start_new_thread, 1, ())
fails(_thread.start_new_thread, print, 1)
fails(_thread.start_new_thread, print, (), 1)
fails(_thread.start_joinable_thread, 1)
fails(_thread.start_joinable_thread, print, handle=1)
fails(_thread._make_thread_handle(_thread.get_ident()).join)
fails(_thread._ThreadHandle().join)
fails(_thread.stack_size, 5)
fails(_thread.stack_size, -1)
fails(_thread.interrupt_main, 500)
fails(_thread.exit)
fails(_thread._excepthook, 1)
fails(type, "Lock", (_thread.lock,), {})

results = []
handle = _thread.start_joinable_thread(lambda: results.append(_thread.get_ident()))
handle.join()
print(results == [handle.ident], handle.is_done(), handle.join(), handle.join(1.5))
handle = _thread._ThreadHandle()
print(handle.ident, handle.is_done())
_thread.start_joinable_thread(lambda: time.sleep(0.05), handle=handle)
fails(_thread.start_joinable_thread, print, handle=handle)
handle.join(0.001)
print(handle.is_done())
handle.join(-1)
print(handle.is_done())


def keyword_thread(a, b):
    results.append((a, b))
    lock.release()


lock.acquire()
_thread.start_new_thread(keyword_thread, (1,), {"b": 2})
print(lock.acquire(timeout=10), results[-1])

# The word of a lock that was released by another thread, and SystemExit in a thread.
handle = _thread.start_joinable_thread(_thread.exit)
handle.join()
lock.release()
print(lock.locked(), _thread.stack_size(), _thread.TIMEOUT_MAX, _thread.error is RuntimeError)
