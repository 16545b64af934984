# __del__ runs at a collection, not when the last reference goes.
# CPython prints "deleted" before "after".
import gc


class C:
    def __del__(self):
        print("deleted")


def make():
    C()


make()
print("after")                  # -> after
for _ in range(3):
    gc.collect()                # -> deleted
