# Patterns that take forever are interrupted, and let other threads run.
import re
import threading
import time
import _thread

slow = [
    ("(a+)+$", "a" * 60 + "b"),
    ("(?:a|aa)+(?:b|c)$", "a" * 200 + "d"),
    ("(?:a*)*(?:a*)*b|x", "a" * 3000 + "b"[:0]),
    ("a*a*a*a*a*[bc][de]", "a" * 5000),
    ("(?:a|b|ab)*(?=[cd])[ef]", "ab" * 200),
    ("[ab]*c", "ab" * 3000000),
    ("(?:[ab]+,?)*c", "ab" * 1000000),
    ("(a*)*\\1[bc]", "a" * 100 + "é" + "я"),
    ("(?i)(я*)*$", "яЯ" * 30 + "b"),
]


class Helper(threading.Thread):
    def run(self):
        time.sleep(0.15)
        _thread.interrupt_main()


for pattern, text in slow:
    p = re.compile(pattern)
    helper = Helper()
    helper.start()
    begin = time.monotonic()
    try:
        found = p.search(text)
        print(pattern, "was too quick", found)
        time.sleep(1)
    except KeyboardInterrupt:
        late = time.monotonic() - begin
        if late > 10:
            print(pattern, "took", late)
    helper.join()

# The interrupt may call the same again.
import signal
count = 0


def handler(number, frame):
    global count
    count += 1
    assert re.sub("(b+)*", "x", "abb") == "xaxx"
    if count == 5:
        raise ValueError("five times")
    signal.setitimer(signal.ITIMER_REAL, 0.02)  # only now, so that handlers do not nest, however slow they are


signal.signal(signal.SIGALRM, handler)
signal.setitimer(signal.ITIMER_REAL, 0.02)
try:
    re.match("(b+)*$", "b" * 60 + "a")
except ValueError as e:
    print(e)
signal.setitimer(signal.ITIMER_REAL, 0)
print("done")
