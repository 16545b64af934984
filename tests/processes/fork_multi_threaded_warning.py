"""fork() warns in the parent if other threads run; the child knows its thread as the main one."""
import os
import sys
import threading
import warnings


def fork_and_wait(fork, in_child=lambda: None):
    sys.stdout.flush()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        pid = fork()
    if pid == 0:
        in_child()
        sys.stdout.flush()
        os._exit(0)
    os.waitpid(pid, 0)
    for each in caught:
        print(each.category.__name__, str(each.message).replace(str(os.getpid()), "N"))
    print(len(caught), "warnings")


def describe():
    main = threading.main_thread()
    print(main.name, main is threading.current_thread(), main.ident == threading.get_ident())
    print(sorted(thread.name for thread in threading._dangling))


fork_and_wait(os.fork, describe)
event = threading.Event()
waiting = threading.Thread(target=event.wait, name="waiting")
waiting.start()
fork_and_wait(os.fork)
forking = threading.Thread(target=fork_and_wait, args=(os.fork, describe), name="forking")
forking.start()
forking.join()
event.set()
waiting.join()
fork_and_wait(os.fork)

event.clear()
waiting = threading.Thread(target=event.wait)
waiting.start()
with warnings.catch_warnings():
    warnings.simplefilter("error")  # too late to fail
    pid = os.fork()
if pid == 0:
    os._exit(7)
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
event.set()
