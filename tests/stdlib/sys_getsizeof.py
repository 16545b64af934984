# sys.getsizeof(): what __sizeof__ may answer, and when the default takes its place.
import sys


class Size:
    def __init__(self, size):
        self.size = size

    def __sizeof__(self):
        if isinstance(self.size, Exception):
            raise self.size
        return self.size


for size in 5, -1, "a", 1.5, 1 << 70, TypeError("mine"), KeyError("mine"):
    for default in (), (7,):
        try:
            print(sys.getsizeof(Size(size), *default) >= 5)
        except Exception as e:
            print(type(e).__name__, e)
