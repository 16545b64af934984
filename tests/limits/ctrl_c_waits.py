# timeout: 120
# gc-stress: 200
# Ctrl-C ends whatever the main thread does or waits for: KeyboardInterrupt, and, if nobody caught it, death by SIGINT.
import os
import signal
import subprocess
import sys
import time

PROGRAMS = {
    "a loop": "while True: pass",
    "a generator": "for _ in iter(int, 1): pass",
    "sleep": "time.sleep(60)",
    "join": "t = threading.Thread(target=time.sleep, args=(60,), daemon=True); t.start(); t.join()",
    "join of a busy thread": "t = threading.Thread(target=max, args=(iter(int, 1),), daemon=True); t.start(); t.join()",
    "join with a timeout": "t = threading.Thread(target=time.sleep, args=(60,), daemon=True); t.start(); t.join(50)",
    "a lock": "l = threading.Lock(); l.acquire(); l.acquire()",
    "a lock with a timeout": "l = threading.Lock(); l.acquire(); l.acquire(timeout=50)",
    "a lock within with": "l = threading.Lock(); l.acquire()\nwith l: pass",
    "an RLock": "l = threading.RLock(); t = threading.Thread(target=l.acquire); t.start(); t.join(); l.acquire()",
    "a condition": "c = threading.Condition(); c.acquire(); c.wait()",
    "an event": "threading.Event().wait()",
    "a semaphore": "threading.Semaphore(0).acquire()",
    "a barrier": "threading.Barrier(2).wait()",
    "a queue": "queue.Queue().get()",
    "a full queue": "q = queue.Queue(1); q.put(1); q.put(2)",
    "join of a queue": "q = queue.Queue(); q.put(1); q.join()",
    "a simple queue": "queue.SimpleQueue().get()",
    "a future": "concurrent.futures.Future().result()",
    "a process": "p = multiprocessing.Process(target=time.sleep, args=(60,), daemon=True); p.start(); p.join()",
    "a process's queue": "multiprocessing.Queue().get()",
    "a pipe": "multiprocessing.Pipe()[0].recv()",
    "another program": "subprocess.run(['sleep', '60'])",
    "input": "input()",
    "standard input": "sys.stdin.read()",
    "a descriptor": "os.read(0, 1)",
}
HEAD = "import concurrent.futures, multiprocessing, os, queue, subprocess, sys, threading, time\nprint('ready', flush=True)\n"

command = os.environ.get("MINIPY", sys.executable)
running = {name: subprocess.Popen([command, "-c", HEAD + program], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                  stderr=subprocess.PIPE, text=True)
           for name, program in PROGRAMS.items()}
for process in running.values():
    assert process.stdout.readline() == "ready\n"
time.sleep(0.3)
for process in running.values():
    assert process.poll() is None
    process.send_signal(signal.SIGINT)
for name, process in running.items():
    print(name, process.wait(), process.stderr.read().splitlines()[-1:], process.stdout.read())
