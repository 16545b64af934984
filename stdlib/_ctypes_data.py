"""What all types of ctypes have in common: memory, what keeps it alive, and the metaclass.

An instance stands for `_size` bytes at `_address`. They are in a bytearray of its own (`_memory`), in those of the instance
that it is a part of (`_b_base_`), or in foreign memory. What the bytes point to is kept alive by `_keep` of the outermost
instance. A class has a Layout, in `_layout`, once it is known how large its instances are."""
import _ffi
from _thread import _local
from operator import index as to_index


class Layout:
    """Of a type: what memory of it looks like."""

    __slots__ = ("kind", "size", "align", "code", "item", "length", "format", "shape", "final", "pointers", "fields",
                 "foreign", "foreign_parts")

    def __init__(self, kind, size, align, *, code=None, item=None, length=0, format="B", shape=(), pointers=False, fields=()):
        self.kind = kind
        self.size = size
        self.align = align
        self.code = code            # of a simple type: the letter for _ffi
        self.item = item            # of an array or a pointer
        self.length = length        # how many parts may have to be kept alive
        self.format = format        # of an item, as in module struct
        self.shape = shape
        self.final = False          # it has instances, or others are made of it
        self.pointers = pointers    # it can't be pickled
        self.fields = fields        # of a structure: (offset, type)
        self.foreign = None         # for _ffi: made when it is first passed by value
        self.foreign_parts = None


class _CType_Type(type):
    __module__ = "_ctypes"

    # Classes have these from _CData on: _layout (None: abstract), _part (how a part of that type is read).

    @property
    def __pointer_type__(cls):
        found = cls.__dict__.get("_pointer")
        if found is None:
            raise AttributeError(f"type {cls} has no attribute '__pointer_type__'")
        return found

    @__pointer_type__.setter
    def __pointer_type__(cls, pointer):
        type.__setattr__(cls, "_pointer", pointer)

    @__pointer_type__.deleter
    def __pointer_type__(cls):
        type.__delattr__(cls, "_pointer")

    def __sizeof__(cls):
        return type.__sizeof__(cls) + 64

    def __mul__(cls, length):
        from _ctypes_sequence import array_type
        try:
            length = to_index(length)
        except TypeError:
            raise TypeError(f"can't multiply sequence by non-int of type '{type(length).__name__}'") from None
        return array_type(cls, length)

    __rmul__ = __mul__

    def from_address(cls, address):
        if not isinstance(address, int):
            raise TypeError("integer expected")
        return at_address(cls, address)

    def from_buffer(cls, source, offset=0):
        view = memoryview(source)
        if view.readonly:
            raise TypeError("underlying buffer is not writable")
        if not view.c_contiguous:
            raise TypeError("underlying buffer is not C contiguous")
        size = layout_of(cls).size
        _check_room(offset, size, view.nbytes)
        self = blank(cls)
        self._memory = view
        self._address = _ffi.address(view) + offset
        self._keep = {"ffffffff": view} if cls._layout.length else view
        return self

    def from_buffer_copy(cls, source, offset=0):
        view = memoryview(source)
        size = layout_of(cls).size
        _check_room(offset, size, view.nbytes)
        self = fresh(cls)
        _ffi.write(self._address, view.cast("B")[offset:offset + size] if view.nbytes else b"")
        return self

    def in_dll(cls, library, name):
        if not isinstance(name, str):
            raise TypeError(f"in_dll() argument 2 must be str, not {type(name).__name__}")
        handle = library._handle
        if not isinstance(handle, int):
            raise TypeError("the _handle attribute of the second argument must be an integer")
        try:
            return at_address(cls, _ffi.symbol(handle, name))
        except OSError as problem:
            raise ValueError(str(problem)) from None

    def from_param(cls, value):
        if isinstance(value, cls):
            return value
        if isinstance(value, Argument):
            if isinstance(value._obj, cls) and value._code != "P":
                return value
            raise TypeError(f"expected {cls.__name__} instance instead of pointer to {type(value._obj).__name__}")
        try:
            replacement = value._as_parameter_
        except AttributeError:
            raise TypeError(f"expected {cls.__name__} instance instead of {type(value).__name__}") from None
        return cls.from_param(replacement)


_CType_Type.__name__ = _CType_Type.__qualname__ = "CType_Type"


def begin(cls):
    """What each metaclass does before it describes a class."""
    if "_layout" in cls.__dict__:
        raise SystemError(f"StgInfo of '{cls.__name__}' is already initialized.")


def _check_room(offset, size, room):
    if offset < 0:
        raise ValueError("offset cannot be negative")
    if size > room - offset:
        raise ValueError(f"Buffer size too small ({room} instead of at least {size + offset} bytes)")


class _CData(metaclass=_CType_Type):
    __module__ = "_ctypes"
    __slots__ = ("_address", "_memory", "_b_base_", "_index", "_keep", "_size", "__weakref__")
    _layout = _reader = _write_whole = None

    @property
    def _objects(self):
        return self._keep

    @property
    def _b_needsfree_(self):
        return int(self._b_base_ is None and isinstance(self._memory, bytearray))

    def __ctypes_from_outparam__(self):
        return self

    def __buffer__(self, flags):
        layout = self._layout
        return _ffi.view((self, self._memory), self._address, layout.format, size_of_item(layout), layout.shape, False)

    def __hash__(self):
        raise TypeError(f"unhashable type: '{type(self).__name__}'")

    def __reduce__(self):
        if self._layout.pointers:
            raise ValueError("ctypes objects containing pointers cannot be pickled")
        return _unpickle, (type(self), (getattr(self, "__dict__", {}), _ffi.bytes_at(self._address, self._size)))

    def __setstate__(self, state):
        attributes, data = state
        _ffi.write(self._address, data[:self._size])
        if attributes:
            self.__dict__.update(attributes)


def size_of_item(layout):
    """The size of the innermost item of an array."""
    while layout.kind == "array":
        layout = layout.item._layout
    return layout.size


def _unpickle(cls, state):
    self = cls.__new__(cls)
    self.__setstate__(state)
    return self


# ---- instances ---------------------------------------------------------------------------------------

def layout_of(cls):
    """That of a type that is not abstract; from now on it does not change."""
    layout = cls._layout
    if layout is None:
        raise TypeError("abstract class")
    layout.final = True
    return layout


def blank(cls):
    """An instance without memory."""
    layout = cls._layout
    if layout is None:
        raise TypeError("abstract class")
    layout.final = True
    self = object.__new__(cls)
    self._memory = self._b_base_ = None
    self._keep = None
    self._index = 0
    self._size = layout.size
    return self


def fresh(cls):
    """An instance with memory of its own, full of zeroes."""
    self = blank(cls)
    self._memory = memory = bytearray(self._size or 1)
    self._address = _ffi.address(memory)
    return self


def at_address(cls, address):
    self = blank(cls)
    self._address = address & 0xFFFF_FFFF_FFFF_FFFF
    return self


def part(cls, base, number, address):
    """An instance that is part of another one."""
    self = blank(cls)
    self._address = address
    self._memory = base._memory  # of now: the other one may be resized
    self._b_base_ = base
    self._index = number
    return self


# ---- what is kept alive ------------------------------------------------------------------------------

def kept(self):
    """What the outermost instance keeps alive: a dict; None if it can't have more than one."""
    while self._b_base_ is not None:
        self = self._b_base_
    if self._keep is None and self._layout.length:
        self._keep = {}
    return self._keep


def keep(self, number, what):
    """Keeps what part `number` of the instance points to."""
    if what is None:
        return
    key = f"{number:x}"
    outer = self
    while outer._b_base_ is not None:
        key += f":{outer._index:x}"
        outer = outer._b_base_
    if outer._keep is None and outer._layout.length:
        outer._keep = {}
    if isinstance(outer._keep, dict):
        outer._keep[key] = what
    else:
        outer._keep = what


# ---- parts: fields and items -------------------------------------------------------------------------

def read_part(cls, base, number, address):
    reader = cls._reader
    return reader(address) if reader else part(cls, base, number, address)


def write_part(cls, base, number, address, value):
    keep(base, number, _write(cls, address, value))


def _write(cls, address, value):
    """Returns what has to be kept alive."""
    layout = cls._layout
    if not isinstance(value, _CData):
        if layout.kind == "simple":
            return cls._writer(address, value)
        if isinstance(value, tuple):
            try:
                value = cls(*value)
            except Exception as problem:
                raise RuntimeError(f"({cls.__name__}) {type(problem).__name__}: {problem}") from None
        elif layout.kind == "pointer" and value is None:
            _ffi.store(address, "P", 0)
            return None
        elif layout.kind == "array" and cls._write_whole:
            cls._write_whole(address, value)
            return None
        else:
            raise TypeError(f"expected {cls.__name__} instance, got {type(value).__name__}")
    if isinstance(value, cls):
        _ffi.move(address, value._address, layout.size)
        return kept(value)
    if layout.kind == "pointer" and value._layout.kind == "array":
        if value._layout.item is layout.item or (isinstance(layout.item, type) and issubclass(value._layout.item, layout.item)):
            _ffi.store(address, "P", value._address)
            return kept(value), value
    raise TypeError(f"incompatible types, {type(value).__name__} instance instead of {cls.__name__} instance")


# ---- functions ---------------------------------------------------------------------------------------

class Argument:
    """What from_param() makes of a value: a letter, the value for _ffi, and what keeps it alive."""

    __module__ = "builtins"
    __slots__ = ("_code", "_value", "_obj", "_foreign")

    def __init__(self, code, value, obj=None, foreign=None):
        self._code = code
        self._value = value
        self._obj = obj
        self._foreign = foreign

    def __repr__(self):
        code, value = self._code, self._value
        if code == "c":
            byte = bytes([value & 255])
            shown = repr(byte)[2:-1]
            return f"<cparam 'c' ('{shown}')>"
        if code in "bBhHiIlLqQdf":
            return f"<cparam '{code}' ({value})>"
        if code in "zZP":
            return f"<cparam '{code}' ({value:#x})>"
        return f"<cparam '{code}' at {id(self):#x}>"


Argument.__name__ = Argument.__qualname__ = "CArgObject"


def sizeof(obj, /):
    if isinstance(obj, _CData):
        return obj._size
    if isinstance(obj, _CType_Type) and obj._layout is not None:
        return obj._layout.size
    raise TypeError("this type has no size")


def alignment(obj, /):
    if isinstance(obj, (_CData, _CType_Type)) and obj._layout is not None:
        return obj._layout.align
    raise TypeError("no alignment info")


def addressof(obj, /):
    if not isinstance(obj, _CData):
        raise TypeError(f"addressof() argument must be _ctypes._CData, not {type(obj).__name__}")
    return obj._address


def byref(obj, offset=0, /):
    if not isinstance(obj, _CData):
        raise TypeError(f"byref() argument 1 must be _ctypes._CData, not {type(obj).__name__}")
    return Argument("P", obj._address + to_index(offset), obj)


def resize(obj, size, /):
    if not isinstance(obj, _CData):
        raise TypeError("excepted ctypes instance")
    least = obj._layout.size
    size = to_index(size)
    if size < least:
        raise ValueError(f"minimum size is {least}")
    if obj._b_base_ is not None or not isinstance(obj._memory, bytearray):
        raise ValueError("Memory cannot be resized because this object doesn't own it")
    memory = bytearray(size)
    address = _ffi.address(memory)
    _ffi.move(address, obj._address, min(size, obj._size))
    obj._memory, obj._address, obj._size = memory, address, size


def buffer_info(obj, /):
    cls = obj if isinstance(obj, type) else type(obj)
    layout = getattr(cls, "_layout", None)
    if not isinstance(layout, Layout):
        raise TypeError("not a ctypes type or object")
    return layout.format, len(layout.shape), layout.shape


# ---- errno -------------------------------------------------------------------------------------------

class _Errno(_local):
    """Each thread's own copy of errno, which functions with use_errno=True exchange with the real one."""

    def __init__(self):
        self.memory = bytearray(4)
        self.address = _ffi.address(self.memory)


_errno = _Errno()


def errno_address():
    return _errno.address


def get_errno(*args):
    if args:
        raise TypeError(f"_ctypes.get_errno() takes no arguments ({len(args)} given)")
    return _ffi.load(_errno.address, "i")


def set_errno(number, /):
    old = _ffi.load(_errno.address, "i")
    _ffi.store(_errno.address, "i", to_index(number))
    return old
