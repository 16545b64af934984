"""The simple types of ctypes: numbers, characters, pointers to text, void pointers, Python objects."""
import _ffi
from operator import index as to_index
from _ctypes_data import Argument, Layout, _CData, _CType_Type, begin, fresh, keep

_SIZES = {"c": 1, "b": 1, "B": 1, "?": 1, "h": 2, "H": 2, "i": 4, "I": 4, "u": 4, "l": 8, "L": 8, "q": 8, "Q": 8, "f": 4, "d": 8,
          "g": 16, "F": 8, "D": 16, "G": 32, "P": 8, "z": 8, "Z": 8, "O": 8}
_ALIGNMENTS = {"F": 4, "D": 8, "G": 16}
_POINTERS = "PzZO"
# What module struct calls them where sizes are the same everywhere.
_FORMATS = {"l": "q", "L": "Q"}
_SWAPPED = "hHiIlLqQfdFD"


# ---- from values to memory ---------------------------------------------------------------------------

def _character(value):
    if isinstance(value, (bytes, bytearray)):
        if len(value) == 1:
            return value[0]
        raise TypeError("one character bytes, bytearray, or an integer in range(256) expected, "
                        f"not {type(value).__name__} of length {len(value)}")
    if isinstance(value, int):
        if 0 <= value < 256:
            return value
        raise TypeError("integer not in range(256)")
    raise TypeError(f"one character bytes, bytearray, or an integer in range(256) expected, not {type(value).__name__}")


def _wide_character(value):
    if not isinstance(value, str):
        raise TypeError(f"a unicode character expected, not instance of {type(value).__name__}")
    if len(value) != 1:
        raise TypeError(f"a unicode character expected, not a string of length {len(value)}")
    return ord(value)


def _real(value):
    if isinstance(value, float):
        return value
    if not hasattr(type(value), "__float__") and not hasattr(type(value), "__index__"):
        raise TypeError(f"must be real number, not {type(value).__name__}")
    return float(value)


def _complex(value):
    if isinstance(value, (complex, float)) or hasattr(type(value), "__complex__"):
        return complex(value)
    return complex(_real(value))


def wide(text):
    """A str as wide characters that end in a zero."""
    return (text + "\0").encode("utf-32-le", "surrogatepass")


def _bytes_pointer(value):
    """An address, and what to keep alive."""
    if value is None:
        return 0, None
    if isinstance(value, bytes):
        return _ffi.address(value), value
    if isinstance(value, int):
        return value, None
    raise TypeError(f"bytes or integer address expected instead of {type(value).__name__} instance")


def _text_pointer(value):
    if value is None:
        return 0, None
    if isinstance(value, str):
        memory = wide(value)
        return _ffi.address(memory), memory
    if isinstance(value, int):
        return value, None
    raise TypeError(f"unicode string or integer address expected instead of {type(value).__name__} instance")


def _pointer(value):
    if value is None:
        return 0, None
    if isinstance(value, int):
        return value, None
    raise TypeError("cannot be converted to pointer")


def _object(value):
    return value, value


_CONVERT = {"c": _character, "u": _wide_character, "f": _real, "d": _real, "g": _real, "F": _complex, "D": _complex, "G": _complex,
            "?": bool}
_CONVERT_POINTER = {"z": _bytes_pointer, "Z": _text_pointer, "P": _pointer, "O": _object}


def make_writer(letter, code):
    """A function (address, value) that returns what has to be kept alive."""
    store = _ffi.store
    if letter in _CONVERT_POINTER:
        convert = _CONVERT_POINTER[letter]
        code = "O" if letter == "O" else "P"

        def write(address, value):
            word, kept = convert(value)
            store(address, code, word)
            return kept
    elif letter in _CONVERT:
        convert = _CONVERT[letter]
        code = {"c": "B", "u": "I"}.get(code, code)

        def write(address, value):
            store(address, code, convert(value))
    else:
        def write(address, value):
            store(address, code, value)
    return write


def make_reader(letter, code):
    load = _ffi.load
    if letter in "FDG":  # pairs
        return lambda address: complex(*load(address, code))
    return lambda address: load(address, code)


# ---- arguments ---------------------------------------------------------------------------------------

def _parameter_number(cls, value):
    letter = cls._type_
    if letter in _CONVERT:
        value = _CONVERT[letter](value)
    else:
        value = to_index(value)
        bits = _SIZES[letter] * 8
        value &= (1 << bits) - 1
        if letter in "bhilq" and value >> bits - 1:
            value -= 1 << bits
    return Argument(letter, value)


def _is_pointer_to(value, letters):
    """Whether it is an array of, or a pointer to, such characters."""
    layout = value._layout
    return layout.kind in ("array", "pointer") and getattr(layout.item, "_type_", None) in letters


def _address_argument(value):
    """Of an array or a pointer."""
    if value._layout.kind == "array":
        return Argument("P", value._address, value)
    return Argument("P", _ffi.load(value._address, "P") or 0, value)


def _parameter_bytes(cls, value):
    if isinstance(value, bytes):
        return Argument("z", _ffi.address(value), value)
    if isinstance(value, _CData) and _is_pointer_to(value, ("c",)):
        return _address_argument(value)
    if isinstance(value, Argument) and value._code == "P" and isinstance(value._obj, _CData) and getattr(value._obj, "_type_", None) == "c":
        return value
    return None


def _parameter_text(cls, value):
    if isinstance(value, str):
        memory = wide(value)
        return Argument("Z", _ffi.address(memory), memory)
    if isinstance(value, _CData) and _is_pointer_to(value, ("u",)):
        return _address_argument(value)
    if isinstance(value, Argument) and value._code == "P" and isinstance(value._obj, _CData) and getattr(value._obj, "_type_", None) == "u":
        return value
    return None


def _parameter_pointer(cls, value):
    if isinstance(value, int):
        return Argument("P", value & 0xFFFF_FFFF_FFFF_FFFF)
    if isinstance(value, bytes):
        return Argument("z", _ffi.address(value), value)
    if isinstance(value, str):
        memory = wide(value)
        return Argument("Z", _ffi.address(memory), memory)
    if isinstance(value, _CData):
        if value._layout.kind in ("array", "pointer"):
            return _address_argument(value)
        if value._layout.kind == "function":
            return Argument("P", _ffi.load(value._address, "P") or 0, value)
        if value._layout.kind == "simple" and value._type_ in "zZP":
            return Argument("P", _ffi.load(value._address, "P") or 0, value)
    if isinstance(value, Argument) and value._code in "PzZ":
        return value
    return None


_PARAMETER = {"z": _parameter_bytes, "Z": _parameter_text, "P": _parameter_pointer}


# ---- the types ---------------------------------------------------------------------------------------

class PyCSimpleType(_CType_Type):
    __module__ = "_ctypes"

    def __init__(cls, name, bases, namespace):
        type.__init__(cls, name, bases, namespace)
        if name == "_SimpleCData" and namespace.get("__module__") == "_ctypes":
            return
        begin(cls)
        letter = getattr(cls, "_type_", None)
        if letter is None:
            raise AttributeError("class must define a '_type_' attribute")
        if not isinstance(letter, str):
            raise TypeError("class must define a '_type_' string attribute")
        if len(letter) != 1:
            raise ValueError("class must define a '_type_' attribute which must be a string of length 1")
        if letter not in "cbBhHiIlLdDFGfuzZqQPO?g":
            raise AttributeError("class must define a '_type_' attribute which must be\n"
                                 "a single character string containing one of the\n"
                                 "supported types: 'cbBhHiIlLdDFGfuzZqQPOv?g'.")
        _describe(cls, letter, letter)
        if letter in _SWAPPED or letter in "cbB?":
            cls.__ctype_le__ = cls
            if type(cls) is PyCSimpleType and cls.__base__ is _SimpleCData and letter in _SWAPPED:
                other = type.__new__(PyCSimpleType, name, bases, {key: value for key, value in namespace.items() if key != "__classcell__"})
                _describe(other, letter, ">" + letter)
                cls.__ctype_be__ = other.__ctype_be__ = other
                other.__ctype_le__ = cls
            else:
                cls.__ctype_be__ = cls

    def from_param(cls, value):
        if isinstance(value, cls):
            return value
        letter = getattr(cls, "_type_", None)
        if letter is None:
            raise TypeError("abstract class")
        if letter == "O":
            return Argument("O", value, value)
        if letter not in _PARAMETER:
            problem = None
            try:
                return _parameter_number(cls, value)
            except (TypeError, OverflowError) as error:
                problem = error
            try:
                replacement = value._as_parameter_
            except AttributeError:
                raise problem from None
            return cls.from_param(replacement)
        if value is None:
            return None
        argument = _PARAMETER[letter](cls, value)
        if argument is not None:
            return argument
        try:
            replacement = value._as_parameter_
        except AttributeError:
            raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as {cls.__module__}.{cls.__qualname__}") from None
        return cls.from_param(replacement)


def _describe(cls, letter, code):
    size = _SIZES[letter]
    order = ">" if code[0] == ">" else "<"
    cls._layout = Layout("simple", size, _ALIGNMENTS.get(letter, size), code=code, format=order + _FORMATS.get(letter, letter),
                         pointers=letter in _POINTERS)
    cls._writer = staticmethod(make_writer(letter, code))
    cls._unbox = staticmethod(make_reader(letter, code))
    # Parts of such a type are read as values; those of a class derived from it as instances.
    cls._reader = cls._unbox if cls.__base__ is _SimpleCData else None


class _SimpleCData(_CData, metaclass=PyCSimpleType):
    __module__ = "_ctypes"
    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        return fresh(cls)

    def __init__(self, *args):
        if args:
            if len(args) > 1:
                raise TypeError(f"__init__ expected at most 1 argument, got {len(args)}")
            keep(self, 0, self._writer(self._address, args[0]))

    @property
    def value(self):
        return self._unbox(self._address)

    @value.setter
    def value(self, value):
        keep(self, 0, self._writer(self._address, value))

    @value.deleter
    def value(self):
        raise TypeError("can't delete attribute")

    def __bool__(self):
        return any(_ffi.bytes_at(self._address, self._layout.size))

    def __repr__(self):
        if type(self).__base__ is not _SimpleCData:
            return f"<{type(self).__name__} object at {id(self):#x}>"
        try:
            value = self.value
        except ValueError:
            return f"{type(self).__name__}(<NULL>)"
        return f"{type(self).__name__}({value!r})"

    def __ctypes_from_outparam__(self):
        return self.value if type(self).__base__ is _SimpleCData else self
