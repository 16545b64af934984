"""Structures and unions of ctypes: where their fields lie, and the descriptors that read and write them."""
import _ffi
from _ctypes_data import Layout, _CData, _CType_Type, begin, fresh, part, write_part

_WHOLE = "bBhHiIlLqQ?"


class CField:
    """A field of a structure or a union."""

    __module__ = "ctypes"
    __slots__ = ("_name", "_type", "_offset", "_size", "_bit_size", "_bit_offset", "_number", "_anonymous", "_kind", "_read", "__weakref__")

    def __init__(self, name, type, byte_size, byte_offset, index=0, _internal_use=True, bit_size=None, bit_offset=None):
        self._name = name
        self._type = type
        self._size = byte_size
        self._offset = byte_offset
        self._number = index
        self._bit_size = bit_size
        self._bit_offset = bit_offset
        self._anonymous = False
        self._kind = type._layout.code
        self._read = type._reader

    name = property(lambda self: self._name)
    type = property(lambda self: self._type)
    offset = byte_offset = property(lambda self: self._offset)
    byte_size = property(lambda self: self._size)
    is_bitfield = property(lambda self: self._bit_size is not None)
    is_anonymous = property(lambda self: self._anonymous)

    @property
    def size(self):
        return self._size if self._bit_size is None else self._bit_size << 16 | self._bit_offset

    @property
    def bit_size(self):
        return self._size * 8 if self._bit_size is None else self._bit_size

    @property
    def bit_offset(self):
        return self._bit_offset or 0

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        if not isinstance(obj, _CData):
            raise TypeError("not a ctype instance")
        address = obj._address + self._offset
        if self._bit_size is None:
            reader = self._read
            return reader(address) if reader else part(self._type, obj, self._number, address)
        value, width = _ffi.load(address, self._kind) >> self._bit_offset, self._bit_size
        if self._kind[-1] == "?":
            return bool(value & 1)
        value &= (1 << width) - 1
        if self._kind[-1] in "bhilq" and value >> width - 1:
            value -= 1 << width
        return value

    def __set__(self, obj, value):
        if not isinstance(obj, _CData):
            raise TypeError("not a ctype instance")
        address = obj._address + self._offset
        if self._bit_size is None:
            write_part(self._type, obj, self._number, address, value)
            return
        if self._kind[-1] == "?":
            value = bool(value)
        elif not isinstance(value, int) and not hasattr(type(value), "__index__"):
            raise TypeError(f"'{value.__class__.__name__}' object cannot be interpreted as an integer")
        else:
            value = value.__index__()
        shift, mask = self._bit_offset, (1 << self._bit_size) - 1
        kind = "B" if self._kind == "?" else self._kind
        old = _ffi.load(address, kind)
        _ffi.store(address, kind, old & ~(mask << shift) | (value & mask) << shift)

    def __delete__(self, obj):
        raise TypeError("can't delete attribute")

    def __repr__(self):
        where = f"ofs={self._offset}, size={self._size}" if self._bit_size is None else \
            f"ofs={self._offset}, bit_size={self._bit_size}, bit_offset={self._bit_offset}"
        return f"<ctypes.CField {self._name!r} type={self._type.__name__}, {where}>"


# ---- where fields lie --------------------------------------------------------------------------------

class _Placer:
    """Places one field after the other. All is counted in bits."""

    def __init__(self, union, pack, ms):
        self.union = union
        self.pack = pack * 8
        self.ms = ms
        self.end = 0             # where what was placed ends
        self.size = 0
        self.align = 8
        self.unit = 0            # of bit fields, as Microsoft's compiler places them: the size of the storage unit, or 0
        self.unit_end = 0

    def place(self, size, align, width):
        """(offset in bytes, offset in bits) of a field; sizes are in bytes, width is None or in bits."""
        size, align = size * 8, align * 8
        if self.pack:
            align = min(align, self.pack)
        self.align = max(self.align, align)
        if self.union:
            self.end = self.unit = 0
        if width is None:
            start = _up(self._leave_unit(), align)
            self.end = start + size
            bit = 0
        elif self.ms:
            if self.unit != size or self.end + width > self.unit_end:
                start = _up(self._leave_unit(), align)
                self.unit, self.unit_end, self.end = size, start + size, start
            start = self.unit_end - size
            bit = self.end - start
            self.end += width
        else:
            # In the storage unit of its type in which the last one ended, if there is room.
            start = self.end // align * align
            if self.end + width > start + size:
                start = self.end = _up(self.end, align)
            bit = self.end - start
            self.end += width
        self.size = max(self.size, self.unit_end if self.ms and self.unit else self.end)
        return start // 8, bit

    def _leave_unit(self):
        if self.unit:
            self.unit, self.end = 0, self.unit_end
        return self.end


def _up(n, align):
    return -(-n // align) * align


def _check_option(cls, name):
    value = getattr(cls, name, None)
    if value is None:
        return 0
    if not isinstance(value, int):
        raise ValueError(f"{name} must be an integer")
    if value < 0:
        raise ValueError(f"{name} must be a non-negative integer")
    if value >= 1 << 31 and name == "_pack_":
        raise ValueError(f"{name} too big")
    return value


def _check_bits(name, kind, width):
    layout = kind._layout
    if isinstance(width, int) and not 0 < width <= layout.size * 8:
        raise ValueError(f"number of bits invalid for bit field {name!r}")
    if layout.kind != "simple" or layout.code[-1] not in _WHOLE:
        raise TypeError(f"bit fields not allowed for type {kind.__name__}")
    if not isinstance(width, int):
        raise TypeError(f"bit field {name!r} must have integer size, not {type(width).__name__}")


def _item_format(kind):
    layout = kind._layout
    shape = "(" + ",".join(map(str, layout.shape)) + ")" if layout.shape else ""
    return shape + layout.format


def _padding(n):
    return "" if n == 0 else "x" if n == 1 else f"{n}x"


def _check_field(field):
    """(name, type, number of bits or None)"""
    if not isinstance(field, tuple):
        field = tuple(field)
    if not 2 <= len(field) <= 3:
        raise TypeError("_fields_ must be a sequence of (name, C type) pairs")
    name, kind, *width = field
    if not isinstance(name, str):
        raise TypeError(f"CField() argument 'name' must be str, not {type(name).__name__}")
    if not isinstance(getattr(kind, "_layout", None), Layout):
        raise TypeError("second item in _fields_ tuple must be a C type" if isinstance(kind, _CType_Type) else "this type has no size")
    if width:
        _check_bits(name, kind, *width)
    return name, kind, width[0] if width else None


def _is_ms(cls, pack):
    """Whether fields lie as Microsoft's compiler places them."""
    style = getattr(cls, "_layout_", None)
    if style is None:
        if pack:
            import warnings
            kind = "Union" if issubclass(cls, Union) else "Structure"
            warnings.warn(f"Due to '_pack_', the '{cls.__name__}' {kind} will use memory layout compatible with MSVC (Windows). "
                          "If this is intended, set _layout_ to 'ms'. The implicit default is deprecated and slated to become "
                          "an error in Python 3.19.", DeprecationWarning, stacklevel=_caller_level())
        return bool(pack)
    if style not in ("ms", "gcc-sysv"):
        raise ValueError(f"unknown _layout_: {style!r}")
    if pack and style != "ms":
        raise ValueError("_pack_ is not compatible with gcc-sysv layout")
    return style == "ms"


def _set_fields(cls, fields):
    is_union = issubclass(cls, Union)
    own = cls.__dict__.get("_layout")
    if own is not None and own.final:
        raise AttributeError("_fields_ is final")
    fields = list(fields)
    pack = _check_option(cls, "_pack_")
    least = _check_option(cls, "_align_")
    base = getattr(cls.__base__, "_layout", None)
    placer = _Placer(is_union, pack, _is_ms(cls, pack))
    number, parts, formats, last = 0, [], [], 0
    layout = Layout("union" if is_union else "struct", 0, 1)
    simple_format = not is_union
    if base is not None:
        placer.size = placer.end = base.size * 8
        placer.align = max(placer.align, base.align * 8)
        number = base.length
        parts += base.fields
        layout.pointers = base.pointers
        if base.format.startswith("T{"):
            formats.append(base.format[2:-1])
            last = base.size
        elif base.size:
            simple_format = False
    made = []
    for field in fields:
        name, kind, width = _check_field(field)
        inner = kind._layout
        layout.pointers |= inner.pointers
        inner.final = True
        offset, bit = placer.place(inner.size, inner.align, width)
        if width is not None and hasattr(cls, "_swappedbytes_"):
            bit = inner.size * 8 - bit - width
        descriptor = CField(name, kind, inner.size, offset, number, bit_size=width, bit_offset=None if width is None else bit)
        made.append((name, descriptor))
        parts.append((offset, kind))
        number += 1
        formats.append(_padding(max(offset - last, 0)) + f"{_item_format(kind)}:{name}:")
        last = -(-(placer.unit_end if placer.unit else placer.end) // 8)
    if own is not None and own.final:
        raise AttributeError("Structure or union cannot contain itself")
    align = max(placer.align // 8, least)
    size = _up(placer.size, align * 8) // 8
    layout.size, layout.align, layout.length, layout.fields = size, align, number, parts
    if simple_format:
        layout.format = "T{" + "".join(formats) + _padding(max(size - last, 0)) + "}"
    for name, descriptor in made:
        type.__setattr__(cls, name, descriptor)
    layout.final = True
    cls._layout = layout
    cls._names = (*getattr(cls.__base__, "_names", ()), *[name for name, _ in made])
    _add_anonymous(cls)


def _caller_level():
    """How far up the statement is that makes the class, or sets its fields."""
    import sys
    level, frame = 1, sys._getframe(1)
    while frame and frame.f_globals.get("__name__", "").startswith(("_ctypes", "ctypes")):
        level, frame = level + 1, frame.f_back
    return level


def _add_anonymous(cls):
    names = cls.__dict__.get("_anonymous_", ())
    try:
        names = list(names)
    except TypeError:
        raise TypeError("_anonymous_ must be a sequence") from None
    for name in names:
        outer = getattr(cls, name)
        if not isinstance(outer, CField):
            raise AttributeError(f"'{name}' is specified in _anonymous_ but not in _fields_")
        outer._anonymous = True
        _lift(cls, outer._type, outer._offset, outer._number)


def _lift(cls, inner, offset, number):
    """The fields of an anonymous one, as those of the class."""
    for name, *_ in inner._fields_:
        field = getattr(inner, name)
        if field._anonymous:
            _lift(cls, field._type, offset + field._offset, number + field._number)
            continue
        made = CField(name, field._type, field._size, offset + field._offset, number + field._number,
                      bit_size=field._bit_size, bit_offset=field._bit_offset)
        type.__setattr__(cls, name, made)


# ---- the types ---------------------------------------------------------------------------------------

class _AggregateType(_CType_Type):
    def __init__(cls, name, bases, namespace):
        type.__init__(cls, name, bases, namespace)
        if name in ("Structure", "Union") and namespace.get("__module__") == "_ctypes":
            return
        begin(cls)
        cls._reader = None
        if namespace.get("_abstract_"):
            return
        if "_fields_" in namespace:
            cls._fields_ = namespace["_fields_"]
            return
        base = getattr(cls.__base__, "_layout", None)
        layout = Layout("union" if issubclass(cls, Union) else "struct", 0, 1)
        if base is not None:
            for slot in ("size", "align", "length", "format", "pointers", "fields"):
                setattr(layout, slot, getattr(base, slot))
            base.final = True
        else:
            layout.align = max(1, _check_option(cls, "_align_"))
        cls._layout = layout

    def __setattr__(cls, name, value):
        if name == "_fields_":
            _set_fields(cls, value)
        type.__setattr__(cls, name, value)

    def __delattr__(cls, name):
        if name == "_fields_":
            raise AttributeError("_fields_")
        type.__delattr__(cls, name)


class PyCStructType(_AggregateType):
    __module__ = "_ctypes"


class UnionType(_AggregateType):
    __module__ = "_ctypes"


def _new(cls, *args, **kwargs):
    return fresh(cls)


def _init(self, *values, **named):
    names = getattr(self, "_names", ())
    if len(values) > len(names):
        raise TypeError("too many initializers")
    for name, value in zip(names, values):
        if name in named:
            raise TypeError(f"duplicate values for field {name!r}")
        setattr(self, name, value)
    for name, value in named.items():
        setattr(self, name, value)


class Structure(_CData, metaclass=PyCStructType):
    __module__ = "_ctypes"
    __slots__ = ()
    __new__ = _new
    __init__ = _init


class Union(_CData, metaclass=UnionType):
    __module__ = "_ctypes"
    __slots__ = ()
    __new__ = _new
    __init__ = _init
