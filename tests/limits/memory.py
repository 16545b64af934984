# env: MINIPY_HEAP_LIMIT=67108864
# gc-stress: skip
def fill():
    kept = []
    try:
        while True:
            kept.append("x" * 1000 + str(len(kept)))
    except MemoryError:
        return len(kept) > 10_000


many = fill()
print("no more memory", many, len(bytes(20_000)))    # -> no more memory True 20000
try:
    b"x" * (1 << 40)
except MemoryError:
    print("too much at once")      # -> too much at once
print(sum(range(1000)))            # -> 499500
