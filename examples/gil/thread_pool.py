from concurrent.futures import ThreadPoolExecutor
import time

def task(n):
    time.sleep(1)
    return n

with ThreadPoolExecutor() as executor:
    results = executor.map(task, range(5))

print(list(results))
