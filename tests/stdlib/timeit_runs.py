import timeit

calls = []
print(timeit.timeit(lambda: calls.append(1), number=10) >= 0, len(calls))
print(len(timeit.repeat("x += 1", "x = 0", repeat=3, number=5)), timeit.Timer("pass").autorange()[0] > 1000)
try:
    timeit.Timer("1 +")
except SyntaxError:
    print("SyntaxError")
