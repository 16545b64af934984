# What __del__ raises goes to sys.unraisablehook, and no further.
import gc
import sys


class C:
    def __del__(self):
        raise ValueError("in del")


def make():
    C()


def hook(info):
    print(info.exc_type.__name__, info.exc_value, info.exc_traceback.tb_lineno, info.err_msg[:46])


sys.unraisablehook = hook
make()
gc.collect()
gc.collect()
print("goes on")
