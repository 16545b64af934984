"""Arrays and pointers of ctypes."""
import _ffi
from operator import index as to_index
from types import GenericAlias
from _ctypes_data import Argument, Layout, _CData, _CType_Type, at_address, begin, fresh, keep, kept, read_part, write_part
from _ctypes_simple import wide


# ---- arrays ------------------------------------------------------------------------------------------

def _write_bytes(cls):
    """How the whole of an array of c_char is written at once."""
    def write(address, value):
        if not isinstance(value, bytes):
            raise TypeError(f"expected bytes, {type(value).__name__} found")
        size = cls._layout.shape[0]
        value = value.partition(b"\0")[0]
        if len(value) > size:
            raise ValueError(f"bytes too long ({len(value)}, maximum length {size})")
        _ffi.write(address, value + b"\0" if len(value) < size else value)
    return write


def _write_text(cls):
    def write(address, value):
        if not isinstance(value, str):
            raise TypeError(f"unicode string expected instead of {type(value).__name__} instance")
        size = cls._layout.shape[0]
        if len(value) > size:
            raise ValueError(f"string too long ({len(value)}, maximum length {size})")
        _ffi.write(address, wide(value) if len(value) < size else wide(value)[:-4])
    return write


def _read_bytes(cls):
    def read(address):
        return _ffi.bytes_at(address, cls._layout.shape[0]).partition(b"\0")[0]
    return read


def _read_text(cls):
    def read(address):
        return _ffi.text_at(address, cls._layout.shape[0]).partition("\0")[0]
    return read


class PyCArrayType(_CType_Type):
    __module__ = "_ctypes"

    def __init__(cls, name, bases, namespace):
        type.__init__(cls, name, bases, namespace)
        if name == "Array" and namespace.get("__module__") == "_ctypes":
            return
        begin(cls)
        length = getattr(cls, "_length_", None)
        if length is None:
            raise AttributeError("class must define a '_length_' attribute")
        if not isinstance(length, int):
            raise TypeError("The '_length_' attribute must be an integer")
        if length < 0:
            raise ValueError("The '_length_' attribute must not be negative")
        item = getattr(cls, "_type_", None)
        if item is None:
            raise AttributeError("class must define a '_type_' attribute")
        inner = getattr(item, "_layout", None)
        if not isinstance(inner, Layout):
            raise TypeError("_type_ must have storage info")
        if length * inner.size >= 1 << 63:
            raise OverflowError("array too large")
        inner.final = True
        cls._layout = Layout("array", length * inner.size, inner.align, item=item, length=length or 1, format=inner.format,
                             shape=(length, *inner.shape), pointers=inner.pointers)
        letter = inner.code if inner.kind == "simple" and inner.code in ("c", "u") else None
        cls._write_whole = staticmethod(_write_bytes(cls) if letter == "c" else _write_text(cls)) if letter else None
        cls._reader = staticmethod(_read_bytes(cls) if letter == "c" else _read_text(cls)) if letter else None
        if letter == "c":
            cls.value, cls.raw = _bytes_value, _bytes_raw
        elif letter == "u":
            cls.value = _text_value

    def from_param(cls, value):
        if isinstance(value, cls):
            return value
        if cls._write_whole and isinstance(value, bytes if cls._layout.item._type_ == "c" else str):
            if len(value) > cls._length_:
                raise ValueError("Invalid length")
            value = cls(*value) if cls._layout.item._type_ == "u" else cls(*[bytes([b]) for b in value])
            return value
        if isinstance(value, tuple):
            if len(value) > cls._length_:
                raise ValueError("Invalid length")
            return cls(*value)
        return super().from_param(value)


def _get_raw(self):
    return _ffi.bytes_at(self._address, self._size)


def _set_raw(self, value):
    view = memoryview(value)
    if view.nbytes > self._size:
        raise ValueError("byte string too long")
    _ffi.write(self._address, view)


def _get_bytes(self):
    return _ffi.bytes_at(self._address, self._size).partition(b"\0")[0]


def _set_bytes(self, value):
    if not isinstance(value, bytes):
        raise TypeError(f"bytes expected instead of {type(value).__name__} instance")
    if len(value) > self._size:
        raise ValueError("byte string too long")
    _ffi.write(self._address, value + b"\0" if len(value) < self._size else value)


def _get_text(self):
    return _ffi.text_at(self._address, self._size // 4).partition("\0")[0]


def _set_text(self, value):
    if not isinstance(value, str):
        raise TypeError(f"unicode string expected instead of {type(value).__name__} instance")
    if len(value) > self._size // 4:
        raise ValueError("string too long")
    _ffi.write(self._address, wide(value) if len(value) < self._size // 4 else wide(value)[:-4])


def _refuse(self):
    raise TypeError("cannot delete attribute")


_bytes_raw = property(_get_raw, _set_raw, None, "value")
_bytes_value = property(_get_bytes, _set_bytes, _refuse, "string value")
_text_value = property(_get_text, _set_text, _refuse, "string value")


def _gather(item, address, numbers):
    """Of a slice: bytes or a str for characters, else a list."""
    letter = item._layout.code if item._layout.kind == "simple" else None
    size = item._layout.size
    if letter == "c":
        return b"".join([_ffi.bytes_at(address + n, 1) for n in numbers])
    if letter == "u":
        return "".join([_ffi.text_at(address + n * size, 1) for n in numbers])
    return None


class Array(_CData, metaclass=PyCArrayType):
    __module__ = "_ctypes"
    __slots__ = ()
    __class_getitem__ = classmethod(GenericAlias)

    def __new__(cls, *args, **kwargs):
        return fresh(cls)

    def __init__(self, *items):
        for number, item in enumerate(items):
            self[number] = item

    def __len__(self):
        return self._layout.shape[0]

    def _number(self, key):
        if not hasattr(type(key), "__index__"):
            raise TypeError("indices must be integers")
        return to_index(key)

    def __getitem__(self, key):
        length = self._layout.shape[0]
        item = self._layout.item
        if isinstance(key, slice):
            numbers = range(*key.indices(length))
            found = _gather(item, self._address, numbers)
            return [self[n] for n in numbers] if found is None else found
        n = self._number(key)
        if n < 0:
            n += length
        if not 0 <= n < length:
            raise IndexError("invalid index")
        return read_part(item, self, n, self._address + n * item._layout.size)

    def __setitem__(self, key, value):
        length = self._layout.shape[0]
        item = self._layout.item
        if isinstance(key, slice):
            numbers = range(*key.indices(length))
            if len(numbers) != len(value):
                raise ValueError("Can only assign sequence of same size")
            for n, each in zip(numbers, value):
                self[n] = each
            return
        n = self._number(key)
        if n < 0:
            n += length
        if not 0 <= n < length:
            raise IndexError("invalid index")
        write_part(item, self, n, self._address + n * item._layout.size, value)

    def __delitem__(self, key):
        raise TypeError("Array does not support item deletion")


_arrays = {}


def array_type(item, length):
    """The one type of arrays of that type and length."""
    if length < 0:
        raise ValueError(f"Array length must be >= 0, not {length}")
    if item._layout is None:
        raise TypeError("Expected a type object")
    found = _arrays.get((item, length))
    if found is None:
        made = PyCArrayType(f"{item.__name__}_Array_{length}", (Array,), {"_length_": length, "_type_": item, "__module__": item.__module__})
        found = _arrays.setdefault((item, length), made)
    return found


# ---- pointers ----------------------------------------------------------------------------------------

class PyCPointerType(_CType_Type):
    __module__ = "_ctypes"

    def __init__(cls, name, bases, namespace):
        type.__init__(cls, name, bases, namespace)
        if name == "_Pointer" and namespace.get("__module__") == "_ctypes":
            return
        begin(cls)
        cls._reader = None
        item = namespace.get("_type_")
        cls._layout = Layout("pointer", 8, 8, item=None, length=1, format="X{}", pointers=True)
        if item is not None:
            _point(cls, item)

    def set_type(cls, item):
        _point(cls, item)
        cls._type_ = item

    def from_param(cls, value):
        if value is None:
            return None
        item = cls._layout and cls._layout.item
        if isinstance(value, Argument):
            if value._code == "P" and item is not None and isinstance(value._obj, item):
                return value
        elif isinstance(value, _CData):
            if item is not None and isinstance(value, item):
                return Argument("P", value._address, value)
            if value._layout.kind in ("array", "pointer") and not isinstance(value, cls):
                other = value._layout.item
                if other is item or (item is not None and other is not None and issubclass(other, item)):
                    if value._layout.kind == "array":
                        return Argument("P", value._address, value)
                    return value
        return super().from_param(value)


def _point(cls, item):
    if not isinstance(item, type):
        raise TypeError("_type_ must be a type")
    inner = getattr(item, "_layout", None)
    if not isinstance(inner, Layout):
        raise TypeError(f"{item!r} must have storage info")
    layout = cls._layout
    layout.item = item
    shape = "(" + ",".join(map(str, inner.shape)) + ")" if inner.shape else ""
    layout.format = "&" + shape + inner.format
    if "_pointer" not in item.__dict__ and cls.__base__ is _Pointer:
        type.__setattr__(item, "_pointer", cls)


class _Pointer(_CData, metaclass=PyCPointerType):
    __module__ = "_ctypes"
    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        if cls._layout is None or cls._layout.item is None:
            raise TypeError("Cannot create instance: has no _type_")
        return fresh(cls)

    def __init__(self, *args):
        if args:
            self.contents, = args

    def _target(self):
        address = _ffi.load(self._address, "P")
        if address is None:
            raise ValueError("NULL pointer access")
        return address

    @property
    def contents(self):
        address = self._target()
        made = at_address(self._layout.item, address)
        made._b_base_ = None
        held = kept(self)
        made._keep = held if made._layout.length else None
        made._memory = self  # what it points to lives as long as what keeps it alive
        return made

    @contents.setter
    def contents(self, value):
        item = self._layout.item
        if not isinstance(value, item):
            if not (isinstance(value, _CData) and issubclass(item, type(value))):
                raise TypeError(f"expected {item.__name__} instead of {type(value).__name__}")
        _ffi.store(self._address, "P", value._address)
        keep(self, 1, value)
        keep(self, 0, kept(value))

    @contents.deleter
    def contents(self):
        raise TypeError("Pointer does not support item deletion")

    def __bool__(self):
        return _ffi.load(self._address, "P") is not None

    def __getitem__(self, key):
        item = self._layout.item
        size = item._layout.size
        if isinstance(key, slice):
            step = 1 if key.step is None else to_index(key.step)
            if step == 0:
                raise ValueError("slice step cannot be zero")
            if key.start is None:
                if step < 0:
                    raise ValueError("slice start is required for step < 0")
                start = 0
            else:
                start = to_index(key.start)
            if key.stop is None:
                raise ValueError("slice stop is required")
            numbers = range(start, to_index(key.stop), step)
            if not numbers and self._letter() is None:
                return []
            found = _gather(item, self._target() if numbers else 0, numbers)
            return [self[n] for n in numbers] if found is None else found
        if not hasattr(type(key), "__index__"):
            raise TypeError("Pointer indices must be integer")
        n = to_index(key)
        return read_part(item, self, n, self._target() + n * size)

    def _letter(self):
        layout = self._layout.item._layout
        return layout.code if layout.code in ("c", "u") else None

    def __setitem__(self, key, value):
        if isinstance(key, slice) or not hasattr(type(key), "__index__"):
            raise TypeError("Pointer indices must be integer")
        n = to_index(key)
        item = self._layout.item
        write_part(item, self, n, self._target() + n * item._layout.size, value)

    def __delitem__(self, key):
        raise TypeError("Pointer does not support item deletion")
