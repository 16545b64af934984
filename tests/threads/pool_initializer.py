from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.thread import BrokenThreadPool
import sys, threading

local = threading.local()
def init(n): local.n = n
with ThreadPoolExecutor(2, initializer=init, initargs=(42,)) as pool:
    print(list(pool.map(lambda _: local.n, range(4))))
sys.stderr = open("/dev/null", "w")
def fail(): raise ValueError
with ThreadPoolExecutor(1, initializer=fail) as pool:
    try:
        pool.submit(int).result()
    except BrokenThreadPool as error:
        print(error)
