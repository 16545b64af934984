import _imp
import os
import sys
import threading
import time
import warnings

warnings.simplefilter("ignore", DeprecationWarning)
threading.excepthook = lambda args: print(repr(args.exc_value))


def in_thread(function):
    thread = threading.Thread(target=function)
    thread.start()
    return thread


print(_imp.lock_held())
_imp.acquire_lock()
_imp.acquire_lock()
print(_imp.lock_held())
in_thread(lambda: print(_imp.lock_held())).join()
in_thread(_imp.release_lock).join()
print(_imp.release_lock(), _imp.lock_held(), _imp.release_lock(), _imp.lock_held())
try:
    _imp.release_lock()
except RuntimeError as error:
    print(error)


# fork() waits until no other thread holds it.
def import_slowly():
    _imp.acquire_lock()
    sys.modules["slow"] = "partial"
    started.set()
    time.sleep(0.05)
    sys.modules["slow"] = "complete"
    _imp.release_lock()


started = threading.Event()
thread = in_thread(import_slowly)
started.wait()
child = os.fork()
if child == 0:
    os._exit(sys.modules["slow"] == "complete")
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
thread.join()

# Who holds it may fork; the child holds it as often.
_imp.acquire_lock()
_imp.acquire_lock()
child = os.fork()
if child == 0:
    _imp.release_lock()
    held = _imp.lock_held()
    _imp.release_lock()
    os._exit(held + 2 * _imp.lock_held())
_imp.release_lock()
_imp.release_lock()
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
