# skip: tsan asan stress
# gc-stress: skip
# Where no thread can be started there is an exception, however busy the others are with collecting.
import gc
import resource
import threading

done = threading.Event()


def collect():
    while not done.is_set():
        gc.collect()


collectors = [threading.Thread(target=collect) for _ in range(2)]
for thread in collectors:
    thread.start()
threading.stack_size(1 << 30)
soft, hard = resource.getrlimit(resource.RLIMIT_AS)
with open("/proc/self/statm") as file:
    size = int(file.read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (size + (512 << 20), hard))
failed = 0
for _ in range(20000):
    try:
        threading.Thread(target=print).start()
    except RuntimeError as error:
        assert str(error) == "can't start new thread", error
        failed += 1
resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
threading.stack_size(0)
thread = threading.Thread(target=print, args=("started",))
thread.start()
thread.join()  # -> started
done.set()
for thread in collectors:
    thread.join()
print(failed)  # -> 20000
