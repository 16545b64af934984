from concurrent.futures import ProcessPoolExecutor
import time

def work(n):
    time.sleep(0.02)
    return n

executor = ProcessPoolExecutor(2)
for n in range(4):
    executor.submit(work, n).add_done_callback(lambda future: results.append(future.result()))
results = []
import atexit
atexit.register(lambda: print(sorted(results)))
print("main is done")
