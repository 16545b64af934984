"""The types and functions that ctypes stands on, in Python on the module _ffi."""
from _ctypes_data import (
    _unpickle, addressof, alignment, buffer_info, byref, get_errno, resize, set_errno, sizeof)
from _ctypes_simple import _SimpleCData
from _ctypes_sequence import Array, _Pointer
from _ctypes_struct import CField, Structure, Union
from _ctypes_call import (
    ArgumentError, CFuncPtr, CTYPES_MAX_ARGCOUNT, FUNCFLAG_CDECL, FUNCFLAG_PYTHONAPI, FUNCFLAG_USE_ERRNO, FUNCFLAG_USE_LASTERROR,
    Py_DECREF, Py_INCREF, PyObj_FromPtr, RTLD_GLOBAL, RTLD_LOCAL, SIZEOF_TIME_T, _cast_addr, _memmove_addr, _memoryview_at_addr,
    _memset_addr, _string_at_addr, _wstring_at_addr, call_cdeclfunction, call_function, cast, dlclose, dllist, dlopen, dlsym,
    memoryview_at, string_at, wstring_at)

__version__ = "1.1.0"
