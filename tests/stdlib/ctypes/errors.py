# What is of the wrong type, too long or too many is an error, with CPython's message.
import ctypes, pickle
from _ctypes import _Pointer, _SimpleCData
from ctypes import *


def attempt(call):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)


class S(Structure):
    _fields_ = [("x", c_int), ("y", c_char * 3)]


libm, libc = CDLL("libm.so.6"), CDLL(None)
P = POINTER(c_int)
for cls, value in [(c_int, "x"), (c_int, 2.5), (c_char, "x"), (c_char, b"xx"), (c_char, 300), (c_double, "x"), (c_char_p, "x"), (c_wchar_p, b"x"),
                   (c_wchar, "xx"), (c_wchar, 3), (c_void_p, "x"), (c_double_complex, "x"), (P, c_char())]:
    attempt(lambda: cls(value) and None if cls is not P else cls.from_param(value))
for call in (lambda: c_int(1, 2), lambda: S(1, 2), lambda: S(1, b"abcd"), lambda: S(1, b"abc", 3), lambda: S(1, x=3),
             lambda: P().contents, lambda: P()[0], lambda: (c_int * 3)()[3], lambda: (c_int * 3)(1, 2, 3, 4), lambda: (c_int * 3)()["x"],
             lambda: c_int.from_param("x"), lambda: c_char_p.from_param(3), lambda: c_void_p.from_param(2.5), lambda: S.from_param(3),
             lambda: P.from_param(3), lambda: (c_int * 3).from_param(3), lambda: byref(3), lambda: sizeof(3), lambda: alignment(3),
             lambda: addressof(3), lambda: pointer(3), lambda: S.from_buffer(b"a" * 10), lambda: S.from_buffer(bytearray(3)),
             lambda: S.from_buffer_copy(b"a"), lambda: S.from_buffer(bytearray(10), -1), lambda: S.from_address("x"), lambda: c_int * -1,
             lambda: c_int * "x", lambda: c_int * (1 << 62), lambda: cast(3, c_int), lambda: resize(S(), 1), lambda: CDLL("nope.so"),
             lambda: libm.sqrt(2.5), lambda: libc.abs({}), lambda: libc.abs(1 << 70), lambda: CFUNCTYPE(3), lambda: CFUNCTYPE(c_int, 3),
             lambda: Structure(), lambda: _Pointer(), lambda: Array(), lambda: _SimpleCData(), lambda: POINTER(3), lambda: S.x.__get__(3),
             lambda: pickle.dumps(P()), lambda: py_object().value, lambda: create_string_buffer("x"), lambda: create_unicode_buffer(b"x"),
             lambda: string_at(3.5), lambda: set_errno("x")):
    attempt(call)


def make(base, **namespace):
    attempt(lambda: type(base)("X", (base,), namespace) and None)


for fields in (3, [3], [(3, c_int)], [("a", 3)], [("a", c_int, 0)], [("a", c_int, 33)], [("a", c_double, 3)]):
    make(Structure, _fields_=fields)
make(Structure, _pack_=-1, _layout_="ms", _fields_=[])
make(Structure, _layout_="x", _fields_=[])
make(Structure, _align_=-1, _fields_=[])
make(Structure, _anonymous_=["a"], _fields_=[])
make(Structure, _anonymous_=3, _fields_=[])
make(Array)
make(Array, _length_=3)
make(Array, _length_=-3, _type_=c_int)
make(Array, _length_="x", _type_=c_int)
make(Array, _length_=2, _type_=3)
make(_SimpleCData)
make(_SimpleCData, _type_=3)
make(_SimpleCData, _type_="ii")


def change(obj, name, value):
    attempt(lambda: setattr(obj, name, value))


change(S(), "x", "x")
change(S(), "y", b"abcd")
change(S(), "y", 3)
change(S(), "x", c_long(7))
change(S, "_fields_", [])
change(libm.sqrt, "argtypes", [3])
change(libm.sqrt, "argtypes", 3)
change(libm.sqrt, "restype", 3)
change(libm.sqrt, "errcheck", 3)
attempt(lambda: (S * 2)().__setitem__(0, 3))
attempt(lambda: (S * 2)().__setitem__(0, ("x",)))
attempt(lambda: (c_int * 2)().__setitem__(slice(0, 2), [1]))
