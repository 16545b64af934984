# __del__ is called once, at a collection; it can bring the object back.
import gc

saved = []


class C:
    def __del__(self):
        print("del")
        saved.append(self)


def make():
    C()


make()
for _ in range(3):
    gc.collect()
print(len(saved))
saved.clear()
for _ in range(3):
    gc.collect()
print(len(saved))
