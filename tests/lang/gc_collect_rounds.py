# only: release
# gc-stress: skip
"""gc.collect() finds what a loop's body has let go, in each of its rounds."""
import gc
import weakref


class C:
    pass


def rounds(views):
    for view in views:
        for cycle in range(8):
            obj = C()
            ref = weakref.ref(obj)
            container = {obj: 1}
            if cycle & 1:
                obj.view = view(container)
            if cycle & 2:
                obj.iterator = iter(view(container))
            if cycle & 4:
                obj.container = container
            del obj, container
            gc.collect()
            print(ref() is None, end=" ")
        print(view)


rounds((dict.items, dict.values, dict.keys))
