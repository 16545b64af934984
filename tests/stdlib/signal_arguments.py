# What functions of signal refuse; the room of ancillary data.
import os
import signal
import socket
import threading
import threading


def attempt(what, call):
    try:
        print(what, repr(call()))
    except BaseException as error:
        print(what, type(error).__name__, error)
r, w = os.pipe()
f = os.open("/dev/null", os.O_RDONLY); os.close(f)
attempt("closed", lambda: signal.set_wakeup_fd(f))
attempt("blocking", lambda: signal.set_wakeup_fd(w) == -1)
os.set_blocking(w, False)
attempt("ok", lambda: signal.set_wakeup_fd(w))
attempt("back", lambda: signal.set_wakeup_fd(-1) == w)
attempt("none", lambda: signal.set_wakeup_fd(-1))
attempt("-2", lambda: signal.set_wakeup_fd(-2))
attempt("str", lambda: signal.set_wakeup_fd("a"))
attempt("big", lambda: signal.set_wakeup_fd(1 << 64))
attempt("kw", lambda: signal.set_wakeup_fd(-1, warn_on_full_buffer=False))
attempt("kw", lambda: signal.set_wakeup_fd(-1, False))

t = threading.Thread(target=lambda: attempt("thread", lambda: signal.set_wakeup_fd(-1))); t.start(); t.join()
for x in [1 << 1000], [0], [65], [-1], ["a"], 5, [1.0], [1 << 31], [64], [32]:
    attempt("mask", lambda: signal.pthread_sigmask(signal.SIG_BLOCK, x))
attempt("mask", lambda: signal.pthread_sigmask(1700, []))
attempt("mask", lambda: signal.pthread_sigmask(1 << 1000, []))
attempt("mask", lambda: signal.pthread_sigmask("a", []))
attempt("mask", lambda: signal.pthread_sigmask())
attempt("sigwait", lambda: signal.sigwait([0]))
attempt("raise", lambda: signal.raise_signal(-1)); attempt("raise", lambda: signal.raise_signal("a"))
attempt("signal", lambda: signal.signal(0, signal.SIG_DFL)); attempt("signal", lambda: signal.signal(65, signal.SIG_DFL)); attempt("signal", lambda: signal.signal(signal.SIGKILL, signal.SIG_DFL)); attempt("signal", lambda: signal.signal(signal.SIGUSR1, 7)); attempt("signal", lambda: signal.signal(signal.SIGUSR1, "a"))
attempt("get", lambda: signal.getsignal(0)); attempt("get", lambda: signal.getsignal(99999))
attempt("str", lambda: signal.strsignal(0)); attempt("str", lambda: signal.strsignal(65)); attempt("str", lambda: signal.strsignal(1))
attempt("int", lambda: signal.siginterrupt(0, 1)); attempt("int", lambda: signal.siginterrupt(10, 1))
attempt("alarm", lambda: signal.alarm(-1)); attempt("alarm", lambda: signal.alarm("a"))

attempt("CMSG", lambda: [socket.CMSG_SPACE(n) for n in (0, 1, 8, 9, 100)])
for n in -1, 0x7fffffff, "a", (1<<31) - 16, (1<<31)-17, (1<<31)-24,(1<<31)-23, (1<<63)-1, (1<<63) -32:
    attempt(("CMSG_SPACE", n), lambda: socket.CMSG_SPACE(n))
    attempt(("CMSG_LEN", n), lambda: socket.CMSG_LEN(n))
