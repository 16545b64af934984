from concurrent.futures import ThreadPoolExecutor
import threading, time

with ThreadPoolExecutor(4) as pool:
    print(list(pool.map(pow, [2, 3, 4], [5, 2, 3])))
    print(list(pool.map(lambda n: (time.sleep(0.02 - n / 500), n)[1], range(8))))
    print(list(pool.map(str, range(10), buffersize=3)))
    try:
        list(pool.map(lambda n: 1 // n, [1, 0, 1]))
    except ZeroDivisionError as error:
        print(error)
    try:
        list(pool.map(time.sleep, [0.2], timeout=0.01))
    except TimeoutError:
        print("TimeoutError")
print(threading.active_count())
