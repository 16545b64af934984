"""Type hints: what to write in annotations, and how to read them (PEP 484 and its successors)."""

from abc import abstractmethod
import collections
from collections import defaultdict
import collections.abc
import copyreg
import functools
import operator
import sys
import types
from types import GenericAlias

from _typing import (
    NoDefault, ParamSpec, ParamSpecArgs, ParamSpecKwargs, TypeAliasType, TypeVar, TypeVarTuple,
    Union, _idfunc)
from _typing_forms import (
    Annotated, Any, ClassVar, Concatenate, Final, Generic, Literal, LiteralString, Never, NoReturn,
    NotRequired, Optional, ReadOnly, Required, Self, TypeAlias, TypeGuard, TypeIs, Unpack,
    _AnnotatedAlias, _AnyMeta, _BaseGenericAlias, _CallableGenericAlias, _CallableType,
    _ConcatenateGenericAlias, _DeprecatedGenericAlias, _Final, _GenericAlias, _LiteralGenericAlias,
    _NotIterable, _SpecialForm, _SpecialGenericAlias, _TupleType, _TypingEllipsis,
    _UnionGenericAlias, _UnpackGenericAlias, _caches, _check_generic_specialization, _cleanups,
    _collect_type_parameters, _generic_class_getitem, _generic_init_subclass, _is_dunder,
    _is_param_expr, _is_typevar_like, _is_unpacked_typevartuple, _lazy_annotationlib,
    _make_forward_ref, _paramspec_prepare_subst, _paramspec_subst, _should_unflatten_callable_args,
    _tp_cache, _type_check, _type_convert, _type_repr, _typevar_subst,
    _typevartuple_prepare_subst, _unpack_args, _value_and_type_iter)
from _typing_classes import (
    EXCLUDED_ATTRIBUTES, NamedTuple, NamedTupleMeta, NewType, Protocol, TypedDict,
    _allow_reckless_class_checks, _caller, _get_protocol_attrs, _lazy_load_getattr_static,
    _make_nmtuple, _NamedTuple, _no_init_or_replace_init, _proto_hook, _ProtocolMeta, _prohibited,
    _PROTO_ALLOWLIST, _sentinel, _special, _SPECIAL_NAMES, _TypedDict, _TypedDictMeta,
    _TYPING_INTERNALS, get_protocol_members, is_protocol, is_typeddict, runtime_checkable)

__all__ = [
    # What only typing knows.
    'Annotated', 'Any', 'Callable', 'ClassVar', 'Concatenate', 'Final', 'ForwardRef', 'Generic',
    'Literal', 'Optional', 'ParamSpec', 'Protocol', 'Tuple', 'Type', 'TypeVar', 'TypeVarTuple',
    'Union',
    # Abstract classes of collections.abc.
    'AbstractSet', 'ByteString', 'Container', 'ContextManager', 'Hashable', 'ItemsView',
    'Iterable', 'Iterator', 'KeysView', 'Mapping', 'MappingView', 'MutableMapping',
    'MutableSequence', 'MutableSet', 'Sequence', 'Sized', 'ValuesView', 'Awaitable',
    'AsyncIterator', 'AsyncIterable', 'Coroutine', 'Collection', 'AsyncGenerator',
    'AsyncContextManager',
    # Protocols.
    'Reversible', 'SupportsAbs', 'SupportsBytes', 'SupportsComplex', 'SupportsFloat',
    'SupportsIndex', 'SupportsInt', 'SupportsRound',
    # Collections.
    'ChainMap', 'Counter', 'Deque', 'Dict', 'DefaultDict', 'List', 'OrderedDict', 'Set',
    'FrozenSet', 'NamedTuple', 'TypedDict', 'Generator',
    # Other types.
    'BinaryIO', 'IO', 'Match', 'Pattern', 'TextIO',
    # The rest.
    'AnyStr', 'assert_type', 'assert_never', 'cast', 'clear_overloads', 'dataclass_transform',
    'evaluate_forward_ref', 'final', 'get_args', 'get_origin', 'get_overloads',
    'get_protocol_members', 'get_type_hints', 'is_protocol', 'is_typeddict', 'LiteralString',
    'Never', 'NewType', 'no_type_check', 'no_type_check_decorator', 'NoDefault', 'NoReturn',
    'NotRequired', 'overload', 'override', 'ParamSpecArgs', 'ParamSpecKwargs', 'ReadOnly',
    'Required', 'reveal_type', 'runtime_checkable', 'Self', 'Text', 'TYPE_CHECKING', 'TypeAlias',
    'TypeGuard', 'TypeIs', 'TypeAliasType', 'Unpack',
]

copyreg.pickle(ParamSpecArgs, lambda args: (ParamSpecArgs, (args.__origin__,)))
copyreg.pickle(ParamSpecKwargs, lambda kwargs: (ParamSpecKwargs, (kwargs.__origin__,)))


# ---- Forward references --------------------------------------------------------------------------

def _deprecation_warning_for_no_type_params_passed(funcname):
    import warnings
    warnings.warn(
        f"Failing to pass a value to the 'type_params' parameter of {funcname!r} is deprecated, "
        f"as it leads to incorrect behaviour when calling {funcname} on a stringified annotation "
        "that references a PEP 695 type parameter. It will be disallowed in Python 3.15.",
        category=DeprecationWarning, stacklevel=3)


def evaluate_forward_ref(forward_ref, *, owner=None, globals=None, locals=None, type_params=None,
                         format=None, _recursive_guard=frozenset()):
    """Return the type that is referred to, with the references inside of it replaced, too."""
    Format = _lazy_annotationlib.Format
    if format == Format.STRING:
        return forward_ref.__resolved_str__
    if forward_ref.__forward_arg__ in _recursive_guard:
        return forward_ref
    if format is None:
        format = Format.VALUE
    value = forward_ref.evaluate(globals=globals, locals=locals, type_params=type_params,
                                 owner=owner, format=format)
    if format == Format.FORWARDREF and isinstance(value, _lazy_annotationlib.ForwardRef):
        return value
    if owner is None:
        owner = forward_ref.__owner__
    if isinstance(value, str):
        value = _make_forward_ref(value, module=forward_ref.__forward_module__, owner=owner,
                                  is_argument=forward_ref.__forward_is_argument__,
                                  is_class=forward_ref.__forward_is_class__)
    return _eval_type(value, globals, locals, type_params, format=format, owner=owner,
                      recursive_guard=_recursive_guard | {forward_ref.__forward_arg__},
                      parent_fwdref=forward_ref)


def _eval_type(t, globalns, localns, type_params=_sentinel, *, recursive_guard=frozenset(),
               format=None, owner=None, parent_fwdref=None, prefer_fwd_module=False):
    """Return a type with all forward references in it evaluated."""
    if type_params is _sentinel:
        _deprecation_warning_for_no_type_params_passed("typing._eval_type")
        type_params = ()
    if isinstance(t, _lazy_annotationlib.ForwardRef):
        # A reference that knows its module has better globals than its user.
        if prefer_fwd_module and t.__forward_module__ is not None:
            globalns = None
            own_params = getattr(owner, "__type_params__", None)
            if own_params:
                globalns = getattr(sys.modules.get(t.__forward_module__), "__dict__", None)
                if globalns is not None:
                    globalns = globalns | {p.__name__: p for p in own_params}
        return evaluate_forward_ref(t, globals=globalns, locals=localns, type_params=type_params,
                                    owner=owner, _recursive_guard=recursive_guard, format=format)
    if not isinstance(t, (_GenericAlias, GenericAlias, Union)):
        return t
    if isinstance(t, GenericAlias):
        # list["C"] has the string itself.
        args = tuple(_make_forward_ref(arg, parent_fwdref=parent_fwdref)
                     if isinstance(arg, str) else arg for arg in t.__args__)
        unpacked = t.__unpacked__
        if _should_unflatten_callable_args(t, args):
            args = args[:-1], args[-1]
        t = t.__origin__[args]
        if unpacked:
            t = Unpack[t]
    args = tuple(_eval_type(arg, globalns, localns, type_params, recursive_guard=recursive_guard,
                            format=format, owner=owner, prefer_fwd_module=prefer_fwd_module)
                 for arg in t.__args__)
    return _with_args(t, args)


def _with_args(t, args):
    """Return a generic type or union with other arguments."""
    if args == t.__args__:
        return t
    if isinstance(t, GenericAlias):
        return GenericAlias(t.__origin__, args)
    if isinstance(t, Union):
        return functools.reduce(operator.or_, args)
    return t.copy_with(args)


# ---- Reading types -------------------------------------------------------------------------------

def get_type_hints(obj, globalns=None, localns=None, include_extras=False, *, format=None):
    """Return the annotations of a class with its bases, a function or a module as types.

    Strings are evaluated. Without include_extras, Annotated[T, ...] becomes T, and so do Required,
    NotRequired and ReadOnly.
    """
    if getattr(obj, '__no_type_check__', None):
        return {}
    Format = _lazy_annotationlib.Format
    if format is None:
        format = Format.VALUE
    if isinstance(obj, type):
        hints = {}
        for base in reversed(obj.__mro__):
            found = _lazy_annotationlib.get_annotations(base, format=format)
            if format == Format.STRING:
                hints |= found
            else:
                hints |= _evaluate_hints(found, obj, format, True,
                                         *_class_namespaces(base, globalns, localns))
    else:
        hints = _lazy_annotationlib.get_annotations(obj, format=format)
        if (not hints and not isinstance(obj, types.ModuleType) and not callable(obj)
                and not hasattr(obj, '__annotations__') and not hasattr(obj, '__annotate__')):
            raise TypeError(f"{obj!r} is not a module, class, or callable.")
        if format != Format.STRING:
            if globalns is None:
                globalns = _globals_of(obj)
            if localns is None:
                localns = globalns
            globalns, localns = _add_type_params_to_scope(
                getattr(obj, "__type_params__", ()), globalns, localns, False)
            hints = _evaluate_hints(hints, obj, format, False, globalns, localns)
    if include_extras or format == Format.STRING:
        return hints
    return {name: _strip_annotations(t) for name, t in hints.items()}


def _evaluate_hints(hints, owner, format, is_class, globalns, localns):
    result = {}
    for name, value in hints.items():
        if isinstance(value, str):
            value = _make_forward_ref(value, is_class=is_class, is_argument=not (
                is_class or isinstance(owner, types.ModuleType)))
        value = _eval_type(value, globalns, localns, (), format=format, owner=owner,
                           prefer_fwd_module=True)
        result[name] = type(None) if value is None else value
    return result


def _class_namespaces(cls, globalns, localns):
    """Return the globals and locals in which a class's annotations are evaluated."""
    own = dict(vars(cls))
    if globalns is None:
        module = getattr(sys.modules.get(cls.__module__), '__dict__', {})
        # The names of the class hide those of the module, but are not hidden by locals that
        # annotations have: so, the other way round.
        globalns, localns = (own, module) if localns is None else (module, localns)
    elif localns is None:
        localns = own
    return _add_type_params_to_scope(cls.__type_params__, globalns, localns, True)


def _globals_of(obj):
    if isinstance(obj, types.ModuleType):
        return obj.__dict__
    inner = obj
    seen = {id(inner)}
    while hasattr(inner, '__wrapped__'):
        inner = inner.__wrapped__
        if id(inner) in seen:
            raise ValueError(f'wrapper loop when unwrapping {obj!r}')
        seen.add(id(inner))
    return getattr(inner, '__globals__', {})


def _add_type_params_to_scope(type_params, globalns, localns, is_class):
    if not type_params:
        return globalns, localns
    globalns, localns = dict(globalns), dict(localns)
    for param in type_params:
        # What a class body binds hides its parameters.
        if not is_class or param.__name__ not in globalns:
            globalns[param.__name__] = param
            localns.pop(param.__name__, None)
    return globalns, localns


def _strip_annotations(t):
    """Return a type without Annotated, Required, NotRequired and ReadOnly."""
    if isinstance(t, _AnnotatedAlias):
        return _strip_annotations(t.__origin__)
    if hasattr(t, "__origin__") and t.__origin__ in (Required, NotRequired, ReadOnly):
        return _strip_annotations(t.__args__[0])
    if isinstance(t, (_GenericAlias, GenericAlias, Union)):
        return _with_args(t, tuple(_strip_annotations(arg) for arg in t.__args__))
    return t


def get_origin(tp):
    """Return what was subscripted to make a type: list for List[int], or None."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_BaseGenericAlias, GenericAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    return Union if isinstance(tp, Union) else None


def get_args(tp):
    """Return a type's arguments, as they would be written."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__, *tp.__metadata__)
    if isinstance(tp, (_GenericAlias, GenericAlias)):
        args = tp.__args__
        if _should_unflatten_callable_args(tp, args):
            args = list(args[:-1]), args[-1]
        return args
    return tp.__args__ if isinstance(tp, Union) else ()


# ---- Functions and decorators --------------------------------------------------------------------

def cast(typ, val):
    """Return val; type checkers believe that it has that type."""
    return val


def assert_type(val, typ, /):
    """Return val; type checkers complain if it hasn't that type."""
    return val


_ASSERT_NEVER_REPR_MAX_LENGTH = 100


def assert_never(arg, /):
    """Raise AssertionError; type checkers complain if it can be reached."""
    text = repr(arg)
    if len(text) > _ASSERT_NEVER_REPR_MAX_LENGTH:
        text = text[:_ASSERT_NEVER_REPR_MAX_LENGTH] + '...'
    raise AssertionError(f"Expected code to be unreachable, but got: {text}")


def no_type_check(arg):
    """Say that annotations of a function, or of all in a class, are not types."""
    if isinstance(arg, type):
        for name in dir(arg):
            member = getattr(arg, name)
            if (getattr(member, '__module__', None) != arg.__module__
                    or not hasattr(member, '__qualname__')
                    or member.__qualname__ != f'{arg.__qualname__}.{member.__name__}'):
                continue    # inherited, or made elsewhere
            if isinstance(member, types.FunctionType):
                member.__no_type_check__ = True
            elif isinstance(member, types.MethodType):
                member.__func__.__no_type_check__ = True
            elif isinstance(member, type):
                no_type_check(member)
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass    # a built-in class
    return arg


def no_type_check_decorator(decorator):
    """Return a decorator that applies no_type_check(), too."""
    import warnings
    warnings._deprecated("typing.no_type_check_decorator", remove=(3, 15))

    @functools.wraps(decorator)
    def wrapped_decorator(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))
    return wrapped_decorator


def _overload_dummy(*args, **kwds):
    """What overload() returns."""
    raise NotImplementedError(
        "You should not call an overloaded function. A series of @overload-decorated functions "
        "outside a stub module should always be followed by an implementation that is not "
        "@overload-ed.")


# By module and qualified name: overloads by line, so that reloading doesn't collect them twice.
_overload_registry = defaultdict(functools.partial(defaultdict, dict))


def overload(func):
    """Remember one of the signatures of the function that follows under the same name."""
    function = getattr(func, "__func__", func)
    try:
        line = function.__code__.co_firstlineno
        _overload_registry[function.__module__][function.__qualname__][line] = func
    except AttributeError:
        pass    # nothing that has a place
    return _overload_dummy


def get_overloads(func):
    """Return the overloads of a function."""
    function = getattr(func, "__func__", func)
    module = _overload_registry.get(function.__module__, {})
    return list(module.get(function.__qualname__, {}).values())


def clear_overloads():
    """Forget all overloads."""
    _overload_registry.clear()


def _mark(obj, name):
    try:
        setattr(obj, name, True)
    except (AttributeError, TypeError):
        pass    # it takes no attributes
    return obj


def final(f):
    """Say that a class or method must not be inherited from or overridden."""
    return _mark(f, '__final__')


def override(method, /):
    """Say that a method overrides another."""
    return _mark(method, '__override__')


def reveal_type(obj, /):
    """Print an object's type and return the object; type checkers tell what they know of it."""
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False,
                        frozen_default=False, field_specifiers=(), **kwargs):
    """Say that a decorator, class or metaclass makes classes that are like dataclasses."""
    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            "eq_default": eq_default, "order_default": order_default,
            "kw_only_default": kw_only_default, "frozen_default": frozen_default,
            "field_specifiers": field_specifiers, "kwargs": kwargs}
        return cls_or_fn
    return decorator


# ---- Type variables and aliases ------------------------------------------------------------------

T = TypeVar('T')
KT = TypeVar('KT')
VT = TypeVar('VT')
T_co = TypeVar('T_co', covariant=True)
V_co = TypeVar('V_co', covariant=True)
VT_co = TypeVar('VT_co', covariant=True)
T_contra = TypeVar('T_contra', contravariant=True)
CT_co = TypeVar('CT_co', covariant=True, bound=type)
AnyStr = TypeVar('AnyStr', bytes, str)

_alias = _SpecialGenericAlias

Hashable = _alias(collections.abc.Hashable, 0)
Awaitable = _alias(collections.abc.Awaitable, 1)
Coroutine = _alias(collections.abc.Coroutine, 3)
AsyncIterable = _alias(collections.abc.AsyncIterable, 1)
AsyncIterator = _alias(collections.abc.AsyncIterator, 1)
Iterable = _alias(collections.abc.Iterable, 1)
Iterator = _alias(collections.abc.Iterator, 1)
Reversible = _alias(collections.abc.Reversible, 1)
Sized = _alias(collections.abc.Sized, 0)
Container = _alias(collections.abc.Container, 1)
Collection = _alias(collections.abc.Collection, 1)
Callable = _CallableType(collections.abc.Callable, 2)
AbstractSet = _alias(collections.abc.Set, 1, name='AbstractSet')
MutableSet = _alias(collections.abc.MutableSet, 1)
Mapping = _alias(collections.abc.Mapping, 2)
MutableMapping = _alias(collections.abc.MutableMapping, 2)
Sequence = _alias(collections.abc.Sequence, 1)
MutableSequence = _alias(collections.abc.MutableSequence, 1)
Tuple = _TupleType(tuple, -1, inst=False, name='Tuple')
List = _alias(list, 1, inst=False, name='List')
Deque = _alias(collections.deque, 1, name='Deque')
Set = _alias(set, 1, inst=False, name='Set')
FrozenSet = _alias(frozenset, 1, inst=False, name='FrozenSet')
MappingView = _alias(collections.abc.MappingView, 1)
KeysView = _alias(collections.abc.KeysView, 1)
ItemsView = _alias(collections.abc.ItemsView, 2)
ValuesView = _alias(collections.abc.ValuesView, 1)
Dict = _alias(dict, 2, inst=False, name='Dict')
DefaultDict = _alias(collections.defaultdict, 2, name='DefaultDict')
OrderedDict = _alias(collections.OrderedDict, 2)
Counter = _alias(collections.Counter, 1)
ChainMap = _alias(collections.ChainMap, 2)
Generator = _alias(collections.abc.Generator, 3, defaults=(types.NoneType, types.NoneType))
AsyncGenerator = _alias(collections.abc.AsyncGenerator, 2, defaults=(types.NoneType,))
Type = _alias(type, 1, inst=False, name='Type')

Callable.__doc__ += '\n\nCallable[[int], str] is a function of an int that returns a str.'
Tuple.__doc__ += '\n\nTuple[int, str] is a pair; Tuple[int, ...] has any number of ints.'
Type.__doc__ += '\n\nType[C] is C or a subclass of it.'

Text = str
TYPE_CHECKING = False


def __getattr__(name):
    # These would make importing typing slow.
    if name == "ForwardRef":
        made = _lazy_annotationlib.ForwardRef
    elif name in ("Pattern", "Match"):
        import re
        made = _alias(getattr(re, name), 1)
    elif name in ("ContextManager", "AsyncContextManager"):
        import contextlib
        made = _alias(getattr(contextlib, f"Abstract{name}"), 2, name=name,
                      defaults=(bool | None,))
    elif name == "ByteString":
        made = _DeprecatedGenericAlias(collections.abc.ByteString, 0, removal_version=(3, 17))
    elif name == "_collect_parameters":
        import warnings
        warnings.warn("The private _collect_parameters function is deprecated and will be"
                      " removed in a future version of Python. Any use of private functions"
                      " is discouraged and may break in the future.",
                      category=DeprecationWarning, stacklevel=2)
        made = _collect_type_parameters
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = made
    return made


# ---- Protocols of built-in functions -------------------------------------------------------------

@runtime_checkable
class SupportsInt(Protocol):
    """What int() takes."""

    __slots__ = ()

    @abstractmethod
    def __int__(self) -> int:
        pass


@runtime_checkable
class SupportsFloat(Protocol):
    """What float() takes."""

    __slots__ = ()

    @abstractmethod
    def __float__(self) -> float:
        pass


@runtime_checkable
class SupportsComplex(Protocol):
    """What complex() takes."""

    __slots__ = ()

    @abstractmethod
    def __complex__(self) -> complex:
        pass


@runtime_checkable
class SupportsBytes(Protocol):
    """What bytes() takes."""

    __slots__ = ()

    @abstractmethod
    def __bytes__(self) -> bytes:
        pass


@runtime_checkable
class SupportsIndex(Protocol):
    """What can be an index."""

    __slots__ = ()

    @abstractmethod
    def __index__(self) -> int:
        pass


@runtime_checkable
class SupportsAbs[T](Protocol):
    """What abs() takes."""

    __slots__ = ()

    @abstractmethod
    def __abs__(self) -> T:
        pass


@runtime_checkable
class SupportsRound[T](Protocol):
    """What round() takes."""

    __slots__ = ()

    @abstractmethod
    def __round__(self, ndigits: int = 0) -> T:
        pass


# ---- Streams -------------------------------------------------------------------------------------

class IO(Generic[AnyStr]):
    """A stream, of text or of bytes, as open() returns it."""

    __slots__ = ()

    @property
    @abstractmethod
    def mode(self) -> str:
        pass

    @property
    @abstractmethod
    def name(self) -> str:
        pass

    @abstractmethod
    def close(self) -> None:
        pass

    @property
    @abstractmethod
    def closed(self) -> bool:
        pass

    @abstractmethod
    def fileno(self) -> int:
        pass

    @abstractmethod
    def flush(self) -> None:
        pass

    @abstractmethod
    def isatty(self) -> bool:
        pass

    @abstractmethod
    def read(self, n: int = -1) -> AnyStr:
        pass

    @abstractmethod
    def readable(self) -> bool:
        pass

    @abstractmethod
    def readline(self, limit: int = -1) -> AnyStr:
        pass

    @abstractmethod
    def readlines(self, hint: int = -1) -> list[AnyStr]:
        pass

    @abstractmethod
    def seek(self, offset: int, whence: int = 0) -> int:
        pass

    @abstractmethod
    def seekable(self) -> bool:
        pass

    @abstractmethod
    def tell(self) -> int:
        pass

    @abstractmethod
    def truncate(self, size: int | None = None) -> int:
        pass

    @abstractmethod
    def writable(self) -> bool:
        pass

    @abstractmethod
    def write(self, s: AnyStr) -> int:
        pass

    @abstractmethod
    def writelines(self, lines: list[AnyStr]) -> None:
        pass

    @abstractmethod
    def __enter__(self) -> IO[AnyStr]:
        pass

    @abstractmethod
    def __exit__(self, type, value, traceback) -> None:
        pass


class BinaryIO(IO[bytes]):
    """A stream of bytes."""

    __slots__ = ()

    @abstractmethod
    def write(self, s: bytes | bytearray) -> int:
        pass

    @abstractmethod
    def __enter__(self) -> BinaryIO:
        pass


class TextIO(IO[str]):
    """A stream of text."""

    __slots__ = ()

    @property
    @abstractmethod
    def buffer(self) -> BinaryIO:
        pass

    @property
    @abstractmethod
    def encoding(self) -> str:
        pass

    @property
    @abstractmethod
    def errors(self) -> str | None:
        pass

    @property
    @abstractmethod
    def line_buffering(self) -> bool:
        pass

    @property
    @abstractmethod
    def newlines(self) -> Any:
        pass

    @abstractmethod
    def __enter__(self) -> TextIO:
        pass
