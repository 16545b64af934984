# What an object's __hash__ or a separator's __len__ does cannot take the bytes away.
import array


class Hashed(array.array):
    def __hash__(self):
        view.release()
        return 123


class Separator(bytes):
    def __len__(self):
        if view is not None:
            view.release()
        source.clear()
        return 1


def attempt(call):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)


view = memoryview(Hashed('B', b'A' * 64)).toreadonly()
attempt(lambda: hash(view))
source = bytearray(b'A' * 4)
view = memoryview(source)
attempt(lambda: view.hex(Separator(b':')))
view.release()
view = None
attempt(lambda: source.hex(Separator(b':')))
print(source)
view = memoryview(bytearray(8)).cast('B', (2, 4))
for key in ((slice(0, 1), 0), (0, slice(0, 1)), (slice(0, 1), slice(0, 1)), ('x', 0), (0, 0, 0), ()):
    attempt(lambda: view[key])
    if key != (slice(0, 1), slice(0, 1)):
        attempt(lambda: view.__setitem__(key, 1))
