# env: MINIPY_HEAP_LIMIT=67108864
# gc-stress: skip
kept = []
try:
    while True:
        kept.append("x" * 1000 + str(len(kept)))
except MemoryError:
    many = len(kept) > 10_000
    kept = None
    print("no more memory", many)  # -> no more memory True
try:
    b"x" * (1 << 40)
except MemoryError:
    print("too much at once")      # -> too much at once
print(sum(range(1000)))            # -> 499500
