import time
for name in ("time", "monotonic", "perf_counter", "process_time", "thread_time"):
    a, b = getattr(time, name)(), getattr(time, name + "_ns")()
    print(name, type(a).__name__, type(b).__name__, abs(b / 1e9 - a) < 1.0)
start = time.monotonic()
time.sleep(0.05)
took = time.monotonic() - start
print(took >= 0.05, took < 2)
time.sleep(0)
time.sleep(True - 1)
cpu = time.process_time()
time.sleep(0.05)
print(time.process_time() - cpu < 0.04)
print(abs(time.time() - time.time_ns() / 1e9) < 1, time.time() > 1.6e9)
t = time.localtime()
print(abs(time.mktime(t) - time.time()) < 2, isinstance(t, tuple), len(t), t[0] == t.tm_year, t[:3] == (t.tm_year, t.tm_mon, t.tm_mday))
print(time.clock_gettime(time.CLOCK_MONOTONIC) >= start, time.clock_gettime_ns(time.CLOCK_REALTIME) > 0)
