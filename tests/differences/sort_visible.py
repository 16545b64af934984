# A list looks unchanged while it is sorted, also to other threads; CPython's looks empty.
items = [3, 1, 2]
seen = []


def key(x):
    seen.append(len(items))
    return x


items.sort(key=key)
print(items, seen)                      # -> [1, 2, 3] [3, 3, 3]
