"""Foreign functions and callbacks of ctypes, shared libraries, and what reads memory by address."""
import _ffi
from operator import index as to_index
from _ctypes_data import Argument, Layout, _CData, _CType_Type, begin, errno_address, fresh, keep
from _ctypes_simple import _SimpleCData, wide

FUNCFLAG_CDECL, FUNCFLAG_PYTHONAPI, FUNCFLAG_USE_ERRNO, FUNCFLAG_USE_LASTERROR = 1, 4, 8, 16
CTYPES_MAX_ARGCOUNT = 1024
RTLD_LOCAL, RTLD_GLOBAL = 0, 256
SIZEOF_TIME_T = 8
_IN, _OUT, _IN_ZERO = 1, 2, 4


class ArgumentError(Exception):
    __module__ = "ctypes"


# ---- by value ----------------------------------------------------------------------------------------

def _flatten(cls, letters, parts):
    layout = cls._layout
    if layout.kind == "simple":
        letters.append(layout.code[-1])
    elif layout.kind in ("pointer", "function"):
        letters.append("P")
    elif layout.kind == "array":
        for _ in range(layout.shape[0]):
            _flatten(layout.item, letters, parts)
    else:
        handle = foreign(cls)
        parts.append(handle)
        letters.append(handle)


def foreign(cls):
    """The type as _ffi knows it."""
    layout = cls._layout
    if layout.kind == "simple":
        return layout.code
    if layout.kind not in ("struct", "union"):
        return "P"
    if layout.foreign is None:
        letters, parts = [], []
        # What is larger goes through memory whatever it consists of.
        if layout.size <= 64:
            for _, kind in layout.fields:
                _flatten(kind, letters, parts)
        else:
            letters = ["B"]
        layout.foreign_parts = parts
        layout.foreign = _ffi.aggregate(layout.size, layout.align, letters or ["B"])
    return layout.foreign


# ---- arguments ---------------------------------------------------------------------------------------

def _pass(value):
    """The kind and the value for _ffi."""
    if isinstance(value, _CData):
        layout = value._layout
        if layout.kind == "simple":
            code = layout.code[-1]
            if code in "PzZ":
                return "P", _ffi.load(value._address, "P") or 0
            if code == "c":
                return "B", _ffi.load(value._address, "B")
            if code == "u":
                return "I", _ffi.load(value._address, "I")
            return code, value._unbox(value._address)
        if layout.kind == "array":
            return "P", value._address
        if layout.kind in ("pointer", "function"):
            return "P", _ffi.load(value._address, "P") or 0
        return foreign(type(value)), value._address
    if isinstance(value, Argument):
        code = value._code
        return {"z": "P", "Z": "P", "c": "B", "u": "I"}.get(code, code), value._value
    if value is None:
        return "P", 0
    if isinstance(value, int):
        if not -1 << 63 <= value < 1 << 64:
            raise OverflowError("int too long to convert")
        return "i", value
    return "P", _ffi.address(value)


def _pass_one(value, number, held):
    """The same, of what from_param() returned; what the call needs is in `held` until it is over."""
    if not isinstance(value, (_CData, Argument, int, bytes, str, type(None))):
        held.append(value)
        try:
            replacement = value._as_parameter_
        except AttributeError:
            raise TypeError(f"Don't know how to convert parameter {number}") from None
        return _pass_one(replacement, number, held)
    if isinstance(value, str):
        value = Argument("Z", _ffi.address(memory := wide(value)), memory)
    held.append(value)
    return _pass(value)


def _call(address, flags, argtypes, restype, values):
    """Calls the function; the result is that of the restype."""
    arguments, held = [], []
    fixed = -1
    if argtypes is not None:
        if len(values) > len(argtypes):
            fixed = len(argtypes)
    for number, value in enumerate(values, 1):
        try:
            if argtypes is not None and number <= len(argtypes):
                value = argtypes[number - 1].from_param(value)
            arguments += _pass_one(value, number, held)
        except Exception as problem:
            raise ArgumentError(f"argument {number}: {type(problem).__name__}: {problem}") from None
    if len(values) > CTYPES_MAX_ARGCOUNT:
        raise ArgumentError(f"too many arguments ({len(values)}), maximum is {CTYPES_MAX_ARGCOUNT}")
    place = errno_address() if flags & FUNCFLAG_USE_ERRNO else 0
    if restype is None:
        return _ffi.call(address, flags, place, fixed, "v", 0, *arguments)
    layout = getattr(restype, "_layout", None)
    if not isinstance(layout, Layout):
        return restype(_ffi.call(address, flags, place, fixed, "i", 0, *arguments))
    if layout.kind == "simple" and restype._reader:
        result = _ffi.call(address, flags, place, fixed, layout.code, 0, *arguments)
        return complex(*result) if layout.code in "FDG" else result
    result = fresh(restype)
    if layout.kind in ("struct", "union"):
        room = bytearray(max(layout.size, 16))
        _ffi.call(address, flags, place, fixed, foreign(restype), _ffi.address(room), *arguments)
        _ffi.write(result._address, room[:layout.size])
    else:
        letter = layout.code if layout.kind == "simple" else "P"
        raw = _ffi.call(address, flags, place, fixed, "P" if letter in "zZP" else letter, 0, *arguments)
        if letter == "c":
            raw = raw[0]
        elif letter == "u":
            raw = ord(raw)
        _ffi.store(result._address, {"c": "B", "u": "I", "z": "P", "Z": "P"}.get(letter, letter), 0 if raw is None else raw)
    check = getattr(restype, "_check_retval_", None)
    return check(result) if check else result


# ---- callbacks ---------------------------------------------------------------------------------------

def _trampoline(function, restype, argtypes, flags):
    """What a closure calls: function(errno, where the result goes, where each argument is)."""
    def called(number, result, *places):
        if flags & FUNCFLAG_USE_ERRNO:
            _ffi.store(errno_address(), "i", number)
        values = []
        for cls, place in zip(argtypes, places):
            if cls._reader and cls._layout.kind == "simple":
                values.append(cls._reader(place))
            else:
                value = fresh(cls)
                _ffi.move(value._address, place, cls._layout.size)
                values.append(value)
        try:
            value = function(*values)
        except BaseException as problem:
            _ffi.unraisable(problem, "Exception ignored while calling ctypes callback function", function)
        else:
            if restype is not None:
                try:
                    held = restype._writer(result, value)
                    if held is not None and restype._layout.code not in (None, "O") and not isinstance(held, bytes):
                        import warnings
                        warnings.warn("memory leak in callback function.", RuntimeWarning)
                except BaseException as problem:
                    _ffi.unraisable(problem, "Exception ignored while converting result of ctypes callback function", function)
        return _ffi.load(errno_address(), "i") if flags & FUNCFLAG_USE_ERRNO else number
    return called


# ---- the type ----------------------------------------------------------------------------------------

class PyCFuncPtrType(_CType_Type):
    __module__ = "_ctypes"

    def __init__(cls, name, bases, namespace):
        type.__init__(cls, name, bases, namespace)
        if name == "CFuncPtr" and namespace.get("__module__") == "_ctypes":
            return
        begin(cls)
        if not isinstance(getattr(cls, "_flags_", None), int):
            raise TypeError("class must define _flags_ which must be an integer")
        cls._layout = Layout("function", 8, 8, length=1, format="X{}", pointers=True)
        cls._reader = None
        _check_argtypes(getattr(cls, "_argtypes_", None))
        _check_restype(getattr(cls, "_restype_", None), "_restype_")


def _check_argtypes(types):
    if types is None:
        return None
    if not isinstance(types, (tuple, list)):
        raise TypeError("_argtypes_ must be a sequence of types")
    if len(types) > CTYPES_MAX_ARGCOUNT:
        raise ArgumentError(f"_argtypes_ has too many arguments ({len(types)}), maximum is {CTYPES_MAX_ARGCOUNT}")
    for number, each in enumerate(types, 1):
        if not hasattr(each, "from_param"):
            raise TypeError(f"item {number} in _argtypes_ has no from_param method")
    return types


def _check_restype(restype, name):
    if restype is not None and not isinstance(getattr(restype, "_layout", None), Layout) and not callable(restype):
        raise TypeError(f"{name} must be a type, a callable, or None")


class CFuncPtr(_CData, metaclass=PyCFuncPtrType):
    __module__ = "_ctypes"
    __slots__ = ("_arguments", "_result", "_has_result", "_check", "_flags", "_parameters", "_thunk", "_callable")

    def __new__(cls, *args, **kwargs):
        self = fresh(cls)
        self._prepare()
        if not args:
            return self
        target, *rest = args
        if isinstance(target, tuple):
            self._look_up(*target)
            if rest:
                self._flags = rest[0]
                self._parameters = _check_parameters(self.argtypes, rest[0])
        elif isinstance(target, int):
            _ffi.store(self._address, "P", target)
        elif callable(target):
            self._wrap(target)
        else:
            raise TypeError("argument must be callable or integer function address")
        return self

    def __init__(self, *args, **kwargs):
        pass

    def _prepare(self):
        self._arguments = self._check = self._parameters = self._thunk = self._callable = self._result = self._flags = None
        self._has_result = False

    def _look_up(self, name, library):
        handle = library._handle
        if not isinstance(handle, int):
            raise TypeError("the _handle attribute of the second argument must be an integer")
        if not isinstance(name, (str, bytes)):
            raise TypeError("function name must be string, bytes object or integer")
        try:
            address = _ffi.symbol(handle, name if isinstance(name, str) else name.decode())
        except OSError as problem:
            text = str(problem)
            raise AttributeError(f"function '{name}' not found" if text == f"symbol '{name}' not found" else text) from None
        _ffi.store(self._address, "P", address)
        keep(self, 0, library)

    def _wrap(self, function):
        types = getattr(self, "_argtypes_", None)
        if types is None:
            raise TypeError("cannot construct instance of this class: no argtypes")
        restype = getattr(self, "_restype_", None)
        layout = getattr(restype, "_layout", None)
        if restype is not None and (not isinstance(layout, Layout) or layout.kind != "simple"):
            raise TypeError("invalid result type for callback function")
        called = _trampoline(function, restype, types, self._flags_)
        kind = "v" if restype is None else foreign(restype)
        handle, address = _ffi.closure(called, function, self._flags_, kind, [foreign(each) for each in types])
        self._thunk = handle, called
        self._callable = function
        _ffi.store(self._address, "P", address)
        keep(self, 0, (handle, called, function))

    @property
    def argtypes(self):
        own = getattr(self, "_arguments", None)
        return own if own is not None else getattr(self, "_argtypes_", None)

    @argtypes.setter
    def argtypes(self, types):
        types = _check_argtypes(types)
        if self._parameters is not None:
            self._parameters = _check_parameters(types, self._flags)
        self._arguments = types

    @argtypes.deleter
    def argtypes(self):
        self._arguments = None

    @property
    def restype(self):
        return self._result if getattr(self, "_has_result", False) else getattr(self, "_restype_", None)

    @restype.setter
    def restype(self, restype):
        _check_restype(restype, "restype")
        self._result, self._has_result = restype, True

    @restype.deleter
    def restype(self):
        self._result, self._has_result = None, False

    @property
    def errcheck(self):
        return getattr(self, "_check", None)

    @errcheck.setter
    def errcheck(self, check):
        if not callable(check):
            raise TypeError("the errcheck attribute must be callable")
        self._check = check

    @errcheck.deleter
    def errcheck(self):
        self._check = None

    def __bool__(self):
        return _ffi.load(self._address, "P") is not None

    def __repr__(self):
        return f"<{type(self).__name__} object at {id(self):#x}>"

    def __call__(self, *values, **named):
        address = _ffi.load(self._address, "P")
        if address is None:
            raise ValueError("NULL function pointer called")
        types = self.argtypes
        outs = None
        parameters = getattr(self, "_parameters", None)
        if parameters is not None:
            values, outs = _fill(parameters, types, values, named)
        if types is not None and len(values) != len(types):
            if len(values) < len(types) or not self._flags_ & FUNCFLAG_CDECL:
                raise TypeError(f"this function takes at least {len(types)} argument{'' if len(types) == 1 else 's'} ({len(values)} given)")
        result = _call(address, self._flags_, types, self.restype, values)
        check = getattr(self, "_check", None)
        if check is not None:
            checked = check(result, self, values)
            if outs is None or checked is not values:
                return checked
        if not outs:
            return result
        outs = [each.__ctypes_from_outparam__() for each in outs]
        return outs[0] if len(outs) == 1 else tuple(outs)


def _check_parameters(types, flags):
    if flags is None:
        return None
    if not isinstance(flags, tuple):
        raise TypeError("paramflags must be a tuple or None")
    types = types or ()
    if len(flags) != len(types):
        raise ValueError("paramflags must have the same length as argtypes")
    made = []
    for number, (each, cls) in enumerate(zip(flags, types), 1):
        try:
            flag, name, default = (*each, None, None)[:3]
            if not isinstance(flag, int) or not isinstance(name, (str, type(None))):
                raise TypeError
        except TypeError:
            raise TypeError("paramflags must be a sequence of (int [,string [,value]]) tuples") from None
        if flag & 7 not in (0, _IN, _OUT, _IN | _OUT, _IN | _IN_ZERO, _IN_ZERO):
            raise TypeError(f"paramflag value {flag} not supported")
        if flag & 7 == _OUT and cls._layout.kind not in ("pointer", "array") and getattr(cls, "_type_", None) not in ("z", "Z", "P"):
            raise TypeError(f"'out' parameter {number} must be a pointer type, not {cls.__name__}")
        made.append((flag & 7, name, len(each) > 2, default))
    return made


def _fill(parameters, types, values, named):
    """All arguments, and those among them that are results."""
    given, used, filled, outs = list(values), 0, [], []
    for (flag, name, has_default, default), cls in zip(parameters, types):
        if flag == _OUT:
            if cls._layout.kind == "array":
                made = cls()
                filled.append(made)
            else:
                made = cls._type_()
                filled.append(Argument("P", made._address, made))
            outs.append(made)
            continue
        if used < len(given):
            value = given[used]
            used += 1
        elif name is not None and name in named:
            value = named[name]
            used += 1
        elif has_default:
            value = default
        elif flag & _IN_ZERO:
            value = 0
        else:
            raise TypeError(f"required argument '{name}' missing" if name else "not enough arguments")
        if flag == _IN | _OUT:
            value = value if isinstance(value, cls._type_) else cls._type_(value)
            outs.append(value)
            value = Argument("P", value._address, value)
        filled.append(value)
    wanted = sum(flag != _OUT for flag, *_ in parameters)
    if len(given) + len(named) > wanted or used < len(given) + len(named):
        raise TypeError(f"call takes exactly {wanted} arguments ({len(given) + len(named)} given)")
    return tuple(filled), outs


# ---- libraries ---------------------------------------------------------------------------------------

def dlopen(name, mode=RTLD_LOCAL, /):
    if name is not None:
        import os
        name = os.fsdecode(name)
        if "\0" in name:
            raise ValueError("embedded null character")
    return _ffi.open(name, mode)


def dlsym(handle, name, /):
    return _ffi.symbol(handle, name)


def dlclose(handle, /):
    _ffi.close(handle)


def dllist():
    """The libraries that the process has loaded."""
    found = []
    with open("/proc/self/maps") as lines:
        for line in lines:
            path = line.split(maxsplit=5)[5:]
            if path and path[0].startswith("/") and path[0].rstrip("\n") not in found and ".so" in path[0]:
                found.append(path[0].rstrip("\n"))
    return ["", *found]


def call_function(address, arguments, /):
    from ctypes import c_int
    return _call(address, 0, None, c_int, arguments)


def call_cdeclfunction(address, arguments, /):
    from ctypes import c_int
    return _call(address, FUNCFLAG_CDECL, None, c_int, arguments)


# ---- memory by address -------------------------------------------------------------------------------

class _VoidPointer(_SimpleCData):
    _type_ = "P"


def _pointer_argument(value):
    try:
        return _pass(_VoidPointer.from_param(value))[1]
    except TypeError as problem:
        message = str(problem).replace("_ctypes_call._VoidPointer", "ctypes.c_void_p")
        raise ArgumentError(f"argument 1: TypeError: {message}") from None


def string_at(address, size=-1):
    """The bytes at an address, up to a zero or so many."""
    return _ffi.bytes_at(_pointer_argument(address), to_index(size))


def wstring_at(address, size=-1):
    """The wide characters at an address, up to a zero or so many."""
    return _ffi.text_at(_pointer_argument(address), to_index(size))


def memoryview_at(address, size, readonly=False):
    """A memoryview of so many bytes at an address."""
    if not 0 <= size < 1 << 63:
        raise ValueError("memoryview_at: size is negative (or overflowed)")
    return _ffi.view(None, _pointer_argument(address), "B", 1, (size,), readonly)


def cast(obj, cls, /):
    layout = getattr(cls, "_layout", None)
    if not isinstance(layout, Layout) or not (layout.kind in ("pointer", "function") or layout.code in ("P", "z", "Z", "O", "s")):
        raise TypeError(f"cast() argument 2 must be a pointer type, not {getattr(cls, '__name__', cls)}")
    address = _pointer_argument(obj)
    result = cls()
    _ffi.store(result._address, "P", address)
    if isinstance(obj, _CData):
        outer = obj
        while outer._b_base_ is not None:
            outer = outer._b_base_
        if outer._keep is None:
            outer._keep = {}
        elif not isinstance(outer._keep, dict):
            outer._keep = {"0": outer._keep}
        outer._keep[id(obj)] = obj
        result._keep = outer._keep
    elif isinstance(obj, (bytes, str)):
        result._keep = {id(obj): obj}
    return result


_libc = _ffi.open(None, 0)
_memmove_addr = _ffi.symbol(_libc, "memmove")
_memset_addr = _ffi.symbol(_libc, "memset")
_cast_addr, _string_at_addr, _wstring_at_addr, _memoryview_at_addr = cast, string_at, wstring_at, memoryview_at


def PyObj_FromPtr(address, /):
    place = bytearray(8)
    _ffi.store(_ffi.address(place), "P", address)
    return _ffi.load(_ffi.address(place), "O")


def Py_INCREF(obj, /):
    """Nothing: there are no reference counts."""
    return obj


Py_DECREF = Py_INCREF
