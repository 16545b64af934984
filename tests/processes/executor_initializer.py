# timeout: 30
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
import os, sys

value = 0
def init(n):
    global value
    value = n
def get(): return value
def fail(): raise ValueError

with ProcessPoolExecutor(1, initializer=init, initargs=(42,)) as executor:
    print(executor.submit(get).result(), get())
sys.stderr.flush()
os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
with ProcessPoolExecutor(1, initializer=fail) as executor:
    try:
        executor.submit(get).result()
    except BrokenProcessPool:
        print("BrokenProcessPool")
