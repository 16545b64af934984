def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e, sep=": ")

import sys
print(sys.get_int_max_str_digits())
show(lambda: int("1" * 4300) % 9)
show(int, "1" * 4301)
show(int, "1" * 4301 + "x")
show(int, "0" * 5000)
show(lambda: int("1" * 9000, 16).bit_length())
show(lambda: int("_".join("1" * 4300)) % 9)
show(lambda: int("_".join("1" * 4301)) % 9)
show(lambda: len(str(10 ** 4299)))
show(lambda: str(10 ** 4300))
show(lambda: repr(-10 ** 4300))
show(lambda: f"{10 ** 4300}")
show(lambda: f"{10 ** 4300:,}")
show(lambda: "%d" % 10 ** 4300)
show(lambda: len(hex(10 ** 5000)))
show(lambda: int("1" * 5000, 7))
show(sys.set_int_max_str_digits, 100)
show(sys.set_int_max_str_digits, -1)
sys.set_int_max_str_digits(640)
show(lambda: len(str(10 ** 640)))
sys.set_int_max_str_digits(0)
print(len(str(10 ** 20000)))
