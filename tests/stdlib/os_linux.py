import os
import select
import tempfile
import time


def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e.strerror if isinstance(e, OSError) else e)


# Timers.
fd = os.timerfd_create(time.CLOCK_MONOTONIC)
print(os.get_inheritable(fd), os.timerfd_gettime(fd))
print(os.timerfd_settime(fd, initial=0.02, interval=0.5))
print(os.timerfd_gettime(fd)[1])
print(int.from_bytes(os.read(fd, 8), "little"))
left, interval = os.timerfd_settime_ns(fd, initial=10**9, interval=0)
print(0 < left <= 500_000_000, interval)
left, interval = os.timerfd_gettime(fd)
print(0 < left <= 1, interval)
print(os.timerfd_settime(fd, flags=os.TFD_TIMER_ABSTIME, initial=time.monotonic() + 0.01)[1])
print(select.select([fd], [], [], 5)[0] == [fd])
os.close(fd)
attempt(os.timerfd_create, 1000)
attempt(os.timerfd_gettime, fd)
attempt(os.timerfd_settime, fd, initial="x")

# Both sides of a terminal.
control = os.posix_openpt(os.O_RDWR | os.O_NOCTTY)
os.grantpt(control)
os.unlockpt(control)
name = os.ptsname(control)
print(name.startswith("/dev/pts/"), os.isatty(control))
other = os.open(name, os.O_RDWR | os.O_NOCTTY)
os.write(other, b"text")
print(os.read(control, 10), os.ttyname(other) == name)
os.close(other)
os.close(control)
attempt(os.ptsname, control)

# Extended attributes: not every file system has them.
with tempfile.NamedTemporaryFile() as file:
    print(os.listxattr(file.name), os.listxattr(file.fileno()))
    attempt(os.getxattr, file.name + "none", "user.a")
    attempt(os.getxattr, file.fileno(), "user.a", follow_symlinks=False)
    attempt(os.setxattr, file.name, "user.a", "text")
    try:
        os.setxattr(file.name, "user.a", b"value" * 100)
    except OSError:
        pass
    else:
        assert os.getxattr(file.name, "user.a") == b"value" * 100
        assert os.getxattr(file.fileno(), b"user.a") == b"value" * 100
        assert os.listxattr(file.name) == ["user.a"]
        os.removexattr(file.name, "user.a")
        assert os.listxattr(file.name) == []

print(os.sched_rr_get_interval(0) >= 0)
attempt(os.setns, 0)
print(os.MFD_HUGE_2MB >> os.MFD_HUGE_SHIFT, os.CLONE_NEWUSER)
