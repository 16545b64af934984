import os
import signal
import threading
import time


def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1, signal.SIGUSR2})
os.kill(os.getpid(), signal.SIGUSR1)
info = signal.sigwaitinfo({signal.SIGUSR1, signal.SIGUSR2})
print(info.si_signo == signal.SIGUSR1, info.si_pid == os.getpid(), info.si_uid == os.getuid(), len(info), type(info).__name__)
print(signal.sigtimedwait([signal.SIGUSR1], 0), signal.sigtimedwait([signal.SIGUSR1], 0.01))
attempt(signal.sigtimedwait, [signal.SIGUSR1], -1)
attempt(signal.sigtimedwait, [signal.SIGUSR1], "x")
attempt(signal.sigwaitinfo, 5)
attempt(signal.sigwaitinfo, [1000])

main = threading.get_ident()


def send():
    time.sleep(0.05)
    signal.pthread_kill(main, signal.SIGUSR2)


thread = threading.Thread(target=send)
thread.start()
print(signal.sigtimedwait({signal.SIGUSR2}, 10).si_signo == signal.SIGUSR2)
thread.join()

# Another signal's handler runs meanwhile, and may raise.
seen = []
signal.signal(signal.SIGALRM, lambda *args: seen.append("alarm"))
signal.setitimer(signal.ITIMER_REAL, 0.02)
print(signal.sigtimedwait({signal.SIGUSR1}, 0.1), seen)


def refuse(*args):
    raise InterruptedError("by the handler")


signal.signal(signal.SIGALRM, refuse)
signal.setitimer(signal.ITIMER_REAL, 0.02)
attempt(signal.sigwaitinfo, {signal.SIGUSR1})

pid = os.fork()
if pid == 0:
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGUSR1})
    time.sleep(20)
    os._exit(0)
fd = os.pidfd_open(pid)
signal.pidfd_send_signal(fd, signal.SIGKILL)
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
attempt(signal.pidfd_send_signal, fd, signal.SIGKILL)
os.close(fd)
