# Functions of libm and libc: what they take and return, callbacks, structures by value.
from ctypes import *

libm, libc = CDLL("libm.so.6"), CDLL(None)
libm.sqrt.argtypes, libm.sqrt.restype = [c_double], c_double
print(libm.sqrt(2))
try:
    libm.sqrt("x")
except ArgumentError as e:
    print(e)
numbers = (c_int * 5)(5, 3, 1, 4, 2)
compare = CFUNCTYPE(c_int, POINTER(c_int), POINTER(c_int))(lambda a, b: a[0] - b[0])
libc.qsort(numbers, len(numbers), sizeof(c_int), compare)
print(list(numbers))


class Quotient(Structure):
    _fields_ = [("quot", c_long), ("rem", c_long)]


libc.ldiv.argtypes, libc.ldiv.restype = [c_long, c_long], Quotient
q = libc.ldiv(17, 5)
print(q.quot, q.rem)
text = create_string_buffer(40)
libc.snprintf.argtypes = [c_char_p, c_size_t, c_char_p]
print(libc.snprintf(text, 40, b"%d %s %.2f", 7, b"seven", c_double(7.25)), text.value)
libm.cabs.restype = c_double


class Complex(Structure):
    _fields_ = [("re", c_double), ("im", c_double)]


libm.cabs.argtypes = [Complex]
print(libm.cabs(Complex(3, 4)))
print(libc.strlen(b"four"), string_at(b"abc"), wstring_at("wide"), cast(b"xyz", c_void_p).value is not None)
