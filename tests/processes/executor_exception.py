from concurrent.futures import ProcessPoolExecutor
import traceback

def fail(n): raise ValueError(n)

with ProcessPoolExecutor(1) as executor:
    future = executor.submit(fail, 7)
    try:
        future.result()
    except ValueError as error:
        print(repr(error), type(error.__cause__).__name__)
        lines = str(error.__cause__).splitlines()
        print(lines[1], lines[2], lines[-2], lines[-1])
        print(any("in fail" in line for line in lines))
    print(repr(executor.submit(SystemExit, 3).result()))
    unpicklable = executor.submit(lambda: 1)
    print(type(unpicklable.exception()).__name__)
    print(executor.submit(int, "5").result())
