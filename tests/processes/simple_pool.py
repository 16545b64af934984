from multiprocessing import Pool

def square(n): return n * n
def add(a, b): return a + b
def fail(n): raise KeyError(n)

with Pool(2) as pool:
    print(pool.map(square, range(10)))
    print(pool.starmap(add, [(1, 2), (3, 4)]))
    print(pool.apply(add, (5,), {"b": 6}))
    print(list(pool.imap(square, range(5))), sorted(pool.imap_unordered(square, range(5), 2)))
    result = pool.apply_async(square, (7,))
    print(result.get(), result.ready(), result.successful())
    got = []
    pool.map_async(square, [1, 2, 3], callback=got.append).wait()
    print(got)
    try:
        pool.apply(fail, (3,))
    except KeyError as error:
        print(repr(error), type(error.__cause__).__name__)
    pool.close()
    pool.join()
    try:
        pool.apply(square, (1,))
    except ValueError as error:
        print(error)
