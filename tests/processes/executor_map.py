from concurrent.futures import ProcessPoolExecutor
import os

def square(n): return n * n

with ProcessPoolExecutor(2) as executor:
    print(list(executor.map(square, range(10))))
    print(list(executor.map(pow, [2, 3], [4, 5])), list(executor.map(square, range(10), chunksize=3)))
    print(executor.submit(os.getpid).result() != os.getpid())
    print(list(executor.map(square, range(10), buffersize=2)))
try:
    executor.submit(square, 1)
except RuntimeError as error:
    print(error)
