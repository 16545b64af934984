# gc-stress: 20
# The environment is the process's. While some threads change it, so that it moves, others read it,
# take the time zone from it, and hand it on to children.
import os
import posix
import threading
import time

ROUNDS = 30
done = threading.Event()


def change(k):
    for i in range(ROUNDS):
        for j in range(100):
            os.putenv(f"MINIPY_TEST_{k}_{j}", "x" * (i + j))
        for j in range(100):
            os.unsetenv(f"MINIPY_TEST_{k}_{j}")


def use_zone():
    while not done.is_set():
        time.tzset()
        zone = time.strftime("%Z")
        assert zone == time.localtime().tm_zone == time.tzname[0] == "UTC", zone
        assert time.mktime(time.gmtime(86400)) == 86400


def copy():
    while not done.is_set():
        for name, value in posix._create_environ().items():
            if name.startswith(b"MINIPY_TEST_"):
                assert set(value) <= set(b"x"), (name, value)


def spawn():
    while not done.is_set():
        pid = posix.posix_spawnp("true", ["true"], None)
        assert posix.waitpid(pid, 0) == (pid, 0)


os.environ["TZ"] = "UTC"
time.tzset()
changers = [threading.Thread(target=change, args=(k,)) for k in range(2)]
users = [threading.Thread(target=f) for f in (use_zone, use_zone, copy, spawn)]
for thread in changers + users:
    thread.start()
for thread in changers:
    thread.join()
done.set()
for thread in users:
    thread.join()
print("whole")  # -> whole
