"""Calls C functions in shared libraries, and handles their data."""
import _ctypes
from _ctypes import (
    Array, ArgumentError, CField, Structure, Union, _Pointer, _SimpleCData, CFuncPtr as _CFuncPtr, RTLD_GLOBAL, RTLD_LOCAL, SIZEOF_TIME_T,
    FUNCFLAG_CDECL as _FUNCFLAG_CDECL, FUNCFLAG_PYTHONAPI as _FUNCFLAG_PYTHONAPI, FUNCFLAG_USE_ERRNO as _FUNCFLAG_USE_ERRNO,
    addressof, alignment, byref, cast, get_errno, memoryview_at, resize, set_errno, sizeof, string_at, wstring_at,
    _memmove_addr, _memset_addr)

__version__ = _ctypes.__version__
DEFAULT_MODE = RTLD_LOCAL


# ---- simple types ------------------------------------------------------------------------------------

class py_object(_SimpleCData):
    _type_ = "O"

    def __repr__(self):
        try:
            return super().__repr__()
        except ValueError:
            return f"{type(self).__name__}(<NULL>)"

    __class_getitem__ = classmethod(type(list[int]))


class c_short(_SimpleCData):
    _type_ = "h"


class c_ushort(_SimpleCData):
    _type_ = "H"


class c_long(_SimpleCData):
    _type_ = "l"


class c_ulong(_SimpleCData):
    _type_ = "L"


class c_int(_SimpleCData):
    _type_ = "i"


class c_uint(_SimpleCData):
    _type_ = "I"


class c_float(_SimpleCData):
    _type_ = "f"


class c_double(_SimpleCData):
    _type_ = "d"


class c_longdouble(_SimpleCData):
    _type_ = "g"


class c_double_complex(_SimpleCData):
    _type_ = "D"


class c_float_complex(_SimpleCData):
    _type_ = "F"


class c_longdouble_complex(_SimpleCData):
    _type_ = "G"


class c_ubyte(_SimpleCData):
    _type_ = "B"


class c_byte(_SimpleCData):
    _type_ = "b"


class c_char(_SimpleCData):
    _type_ = "c"


class c_char_p(_SimpleCData):
    _type_ = "z"

    def __repr__(self):
        return f"{type(self).__name__}({self.value!r})"


class c_void_p(_SimpleCData):
    _type_ = "P"


class c_bool(_SimpleCData):
    _type_ = "?"


class c_wchar_p(_SimpleCData):
    _type_ = "Z"

    def __repr__(self):
        return f"{type(self).__name__}({self.value!r})"


class c_wchar(_SimpleCData):
    _type_ = "u"


c_longlong, c_ulonglong = c_long, c_ulong
c_voidp = c_void_p
c_int8, c_uint8, c_int16, c_uint16, c_int32, c_uint32, c_int64, c_uint64 = \
    c_byte, c_ubyte, c_short, c_ushort, c_int, c_uint, c_long, c_ulong
c_size_t, c_ssize_t, c_time_t = c_ulong, c_long, c_long


# ---- pointers and buffers ----------------------------------------------------------------------------

def POINTER(cls):
    """The type of pointers to a type."""
    if cls is None:
        return c_void_p
    if isinstance(cls, str):
        import warnings
        warnings._deprecated("ctypes.POINTER with string", remove=(3, 19))
        if cls not in _pointer_type_cache_fallback:
            _pointer_type_cache_fallback[cls] = type(_Pointer)(f"LP_{cls}", (_Pointer,), {})
        return _pointer_type_cache_fallback[cls]
    try:
        return cls.__pointer_type__
    except AttributeError:
        pass
    return type(_Pointer)(f"LP_{cls.__name__}", (_Pointer,), {"_type_": cls})


POINTER(c_char).from_param = c_char_p.from_param
POINTER(c_wchar).from_param = c_wchar_p.from_param


def pointer(obj):
    """A pointer to an instance, which it keeps alive."""
    return POINTER(type(obj))(obj)


class _PointerTypeCache:
    """As it was before the types of pointers were attributes of what they point to."""

    def __setitem__(self, cls, pointer):
        _warn_of_cache()
        if isinstance(cls, type(_SimpleCData).__base__):
            cls.__pointer_type__ = pointer
        else:
            _pointer_type_cache_fallback[cls] = pointer

    def __getitem__(self, cls):
        _warn_of_cache()
        try:
            return cls.__pointer_type__
        except AttributeError:
            return _pointer_type_cache_fallback[cls]

    def get(self, cls, default=None):
        _warn_of_cache()
        return getattr(cls, "__pointer_type__", None) or _pointer_type_cache_fallback.get(cls, default)

    def __contains__(self, cls):
        return hasattr(cls, "__pointer_type__")


def _warn_of_cache():
    import warnings
    warnings._deprecated("ctypes._pointer_type_cache", remove=(3, 19))


_pointer_type_cache_fallback = {None: c_void_p}
_pointer_type_cache = _PointerTypeCache()


def SetPointerType(pointer, cls):
    import warnings
    warnings._deprecated("ctypes.SetPointerType", remove=(3, 15))
    pointer.set_type(cls)


def create_string_buffer(init, size=None):
    """An array of characters, made of bytes or of a size."""
    if isinstance(init, bytes):
        buffer = (c_char * (len(init) + 1 if size is None else size))()
        buffer.value = init
        return buffer
    if isinstance(init, int):
        return (c_char * init)()
    raise TypeError(init)


c_buffer = create_string_buffer


def create_unicode_buffer(init, size=None):
    """The same of wide characters."""
    if isinstance(init, str):
        buffer = (c_wchar * (len(init) + 1 if size is None else size))()
        buffer.value = init
        return buffer
    if isinstance(init, int):
        return (c_wchar * init)()
    raise TypeError(init)


def ARRAY(cls, length):
    return cls * length


# ---- function types ----------------------------------------------------------------------------------

_c_functype_cache = {}


def _function_type(name, flags, restype, argtypes):
    key = restype, argtypes, flags
    try:
        return _c_functype_cache[key]
    except KeyError:
        made = type(_CFuncPtr)(name, (_CFuncPtr,), {"_argtypes_": argtypes, "_restype_": restype, "_flags_": flags})
        return _c_functype_cache.setdefault(key, made)


def CFUNCTYPE(restype, *argtypes, use_errno=False, use_last_error=False):
    """The type of C functions and of callbacks; other threads run during a call."""
    return _function_type("CFunctionType", _FUNCFLAG_CDECL | (_FUNCFLAG_USE_ERRNO if use_errno else 0), restype, argtypes)


def PYFUNCTYPE(restype, *argtypes):
    """The same, for functions during which no other thread runs Python."""
    return _function_type("CFunctionType", _FUNCFLAG_CDECL | _FUNCFLAG_PYTHONAPI, restype, argtypes)


memmove = CFUNCTYPE(c_void_p, c_void_p, c_void_p, c_size_t)(_memmove_addr)
memset = CFUNCTYPE(c_void_p, c_void_p, c_int, c_size_t)(_memset_addr)


# ---- libraries ---------------------------------------------------------------------------------------

class CDLL:
    """A shared library, whose functions are attributes. Other threads run during a call."""

    _func_flags_ = _FUNCFLAG_CDECL
    _func_restype_ = c_int
    _name = "<uninitialized>"
    _handle = 0
    _FuncPtr = None

    def __init__(self, name, mode=DEFAULT_MODE, handle=None, use_errno=False, use_last_error=False, winmode=None):
        if name:
            from os import fsdecode
            name = fsdecode(name)
        self._name = name
        flags = self._func_flags_ | (_FUNCFLAG_USE_ERRNO if use_errno else 0)
        restype = self._func_restype_

        class _FuncPtr(_CFuncPtr):
            _flags_ = flags
            _restype_ = restype

        _FuncPtr.__qualname__ = "_FuncPtr"
        self._FuncPtr = _FuncPtr
        self._handle = _ctypes.dlopen(name, mode) if handle is None else handle

    def __repr__(self):
        return f"<{type(self).__name__} '{self._name}', handle {self._handle:x} at {id(self):#x}>"

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        function = self[name]
        setattr(self, name, function)
        return function

    def __getitem__(self, name):
        function = self._FuncPtr((name, self))
        if not isinstance(name, int):
            function.__name__ = name
        return function


class PyDLL(CDLL):
    """The same; no other thread runs Python during a call."""

    _func_flags_ = _FUNCFLAG_CDECL | _FUNCFLAG_PYTHONAPI


class LibraryLoader:
    """Libraries as attributes, loaded once."""

    def __init__(self, kind):
        self._dlltype = kind

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            library = self._dlltype(name)
        except OSError:
            raise AttributeError(name) from None
        setattr(self, name, library)
        return library

    def __getitem__(self, name):
        return getattr(self, name)

    def LoadLibrary(self, name):
        return self._dlltype(name)

    __class_getitem__ = classmethod(type(list[int]))


cdll = LibraryLoader(CDLL)
pydll = LibraryLoader(PyDLL)


def __getattr__(name):
    if name == "pythonapi":
        raise AttributeError("module 'ctypes' has no attribute 'pythonapi': minipy has none of CPython's C functions")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


from ctypes._endian import BigEndianStructure, BigEndianUnion, LittleEndianStructure, LittleEndianUnion
