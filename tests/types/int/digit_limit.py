# Text of very many digits is refused, in both directions; powers of two as bases are free of it.
import sys
from _show import show

print(sys.get_int_max_str_digits(), sys.int_info.default_max_str_digits, sys.int_info.str_digits_check_threshold)
show(int, "1" * 4301)
show(str, 10**4300)
show(lambda: f"{10**5000}")
print(len(str(10**4299)), len(hex(10**5000)), int("f" * 5000, 16).bit_length())
sys.set_int_max_str_digits(0)
print(len(str(10**5000)))
show(sys.set_int_max_str_digits, 100)
sys.set_int_max_str_digits(640)
show(repr, 10**640)
show(eval, "1" * 700)
