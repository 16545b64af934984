"""The part of typing that makes types of types: generic classes, aliases, special forms.

What is defined here belongs to typing, where its users look for it and pickle finds it.
"""

import collections.abc
import functools
import operator
import types
from types import GenericAlias

from _typing import ParamSpec, TypeVar, TypeVarTuple, Union

__name__ = 'typing'


class _LazyAnnotationLib:
    """The module annotationlib, which is imported when it is needed."""

    def __getattr__(self, name):
        import annotationlib
        return getattr(annotationlib, name)


_lazy_annotationlib = _LazyAnnotationLib()


# ---- Checks and conversions ----------------------------------------------------------------------

def _make_forward_ref(code, *, parent_fwdref=None, **kwargs):
    if parent_fwdref is not None:
        if parent_fwdref.__forward_module__ is not None:
            kwargs['module'] = parent_fwdref.__forward_module__
        if parent_fwdref.__owner__ is not None:
            kwargs['owner'] = parent_fwdref.__owner__
    made = _lazy_annotationlib.ForwardRef(code, **kwargs)
    made.__forward_code__   # a wrong one fails now
    return made


def _type_convert(arg, module=None, *, allow_special_forms=False, owner=None):
    """Return the type that None and strings stand for in annotations."""
    if arg is None:
        return type(None)
    if isinstance(arg, str):
        return _make_forward_ref(arg, module=module, is_class=allow_special_forms, owner=owner)
    return arg


def _type_check(arg, msg, is_argument=True, module=None, *, allow_special_forms=False, owner=None):
    """Return arg as a type, or raise TypeError if it can be none."""
    arg = _type_convert(arg, module=module, allow_special_forms=allow_special_forms, owner=owner)
    if isinstance(arg, _GenericAlias):
        origin = arg.__origin__
        if (origin in (Generic, _protocol()) or not allow_special_forms
                and (origin is ClassVar or is_argument and origin is Final)):
            raise TypeError(f"{arg} is not valid as type argument")
    if arg in (Any, LiteralString, NoReturn, Never, Self, TypeAlias):
        return arg
    if allow_special_forms and arg in (ClassVar, Final):
        return arg
    if isinstance(arg, _SpecialForm) or arg in (Generic, _protocol()):
        raise TypeError(f"Plain {arg} is not valid as type argument")
    if type(arg) is tuple:
        raise TypeError(f"{msg} Got {arg!r:.100}.")
    return arg


def _protocol():
    """Return typing.Protocol, which is made later than the first types are checked."""
    return globals().get('Protocol', Generic)


def _is_param_expr(arg):
    return arg is ... or isinstance(arg, (tuple, list, ParamSpec, _ConcatenateGenericAlias))


def _should_unflatten_callable_args(typ, args):
    """Return whether args are a Callable's, flat: its last one is the result, the rest a list."""
    return (typ.__origin__ is collections.abc.Callable
            and not (len(args) == 2 and _is_param_expr(args[0])))


def _type_repr(obj):
    if isinstance(obj, tuple):  # what a ParamSpec was replaced by
        return '[' + ', '.join(_type_repr(item) for item in obj) + ']'
    return _lazy_annotationlib.type_repr(obj)


def _is_unpacked_typevartuple(x):
    return (not isinstance(x, type)
            and getattr(x, '__typing_is_unpacked_typevartuple__', False) is True)


def _is_typevar_like(x):
    return isinstance(x, (TypeVar, ParamSpec)) or _is_unpacked_typevartuple(x)


def _as_tuple(item):
    return item if isinstance(item, tuple) else (item,)


# ---- Type parameters and what replaces them ------------------------------------------------------

def _collect_type_parameters(args, *, enforce_default_ordering=True):
    """Return the type parameters in args, each once, in the order in which they first occur."""
    found = []
    default_before = tuple_before = False
    for arg in args:
        if isinstance(arg, type):
            continue    # its __parameters__ are not of this use of it
        if isinstance(arg, tuple):
            for inner in arg:
                found += [p for p in _collect_type_parameters([inner]) if p not in found]
        elif hasattr(arg, '__typing_subst__'):
            if arg in found:
                continue
            if enforce_default_ordering:
                if arg.has_default():
                    if tuple_before:
                        raise TypeError('Type parameter with a default follows TypeVarTuple')
                    default_before = True
                elif default_before:
                    raise TypeError(f'Type parameter {arg!r} without a default'
                                    ' follows type parameter with a default')
            found.append(arg)
        else:
            tuple_before = tuple_before or _is_unpacked_typevartuple(arg)
            for p in getattr(arg, '__parameters__', ()):
                if p not in found:
                    found.append(p)
    return tuple(found)


def _check_generic_specialization(cls, arguments):
    """Raise TypeError where a class gets another number of arguments than it has parameters."""
    parameters = cls.__parameters__
    wanted, given = len(parameters), len(arguments)
    if not wanted:
        raise TypeError(f"{cls} is not a generic class")
    if given == wanted or given < wanted and parameters[given].has_default():
        return  # all that follow a parameter with a default have one, too
    if given > wanted:
        raise TypeError(f"Too many arguments for {cls}; actual {given}, expected {wanted}")
    least = wanted - sum(p.has_default() for p in parameters)
    raise TypeError(f"Too {'many' if given > least else 'few'} arguments for {cls};"
                    f" actual {given}, expected at least {least}")


def _unpack_args(*args):
    """Return args with unpacked tuples of a fixed length laid out."""
    result = []
    for arg in args:
        inner = getattr(arg, '__typing_unpacked_tuple_args__', None)
        if inner is None or inner and inner[-1] is ...:
            result.append(arg)
        else:
            result += inner
    return result


def _prepare_args(alias, parameters, args):
    """Let each parameter bring the arguments into the form in which there is one for each."""
    for parameter in parameters:
        prepare = getattr(parameter, '__typing_prepare_subst__', None)
        if prepare is not None:
            args = prepare(alias, args)
    return args


def _typevar_subst(self, arg):
    arg = _type_check(arg, "Parameters to generic types must be types.")
    if (isinstance(arg, _GenericAlias) and arg.__origin__ is Unpack
            or isinstance(arg, GenericAlias) and getattr(arg, '__unpacked__', False)):
        raise TypeError(f"{arg} is not valid as type argument")
    return arg


def _typevartuple_prepare_subst(self, alias, args):
    parameters = alias.__parameters__
    index = parameters.index(self)
    if any(isinstance(p, TypeVarTuple) for p in parameters[index + 1:]):
        raise TypeError(f"More than one TypeVarTuple parameter in {alias}")
    given = len(args)
    left, right = index, len(parameters) - index - 1
    # *tuple[X, ...] among the arguments fills any number of places.
    open_at = filler = None
    for position, arg in enumerate(args):
        if isinstance(arg, type):
            continue
        inner = getattr(arg, '__typing_unpacked_tuple_args__', None)
        if inner and len(inner) == 2 and inner[1] is ...:
            if open_at is not None:
                raise TypeError("More than one unpacked arbitrary-length tuple argument")
            open_at, filler = position, inner[0]
    if open_at is not None:
        left, right = min(left, open_at), min(right, given - open_at - 1)
    elif left + right > given:
        raise TypeError(f"Too few arguments for {alias};"
                        f" actual {given}, expected at least {len(parameters) - 1}")
    if left == given - right and self.has_default():
        replacement = _unpack_args(self.__default__)
    else:
        replacement = args[left:given - right]
    before = [filler] * (index - left)
    after = [filler] * (len(parameters) - index - 1 - right)
    return (*args[:left], *before, replacement, *after, *args[given - right:])


def _paramspec_subst(self, arg):
    if isinstance(arg, (list, tuple)):
        return tuple(_type_check(each, "Expected a type.") for each in arg)
    if not _is_param_expr(arg):
        raise TypeError("Expected a list of types, an ellipsis, "
                        f"ParamSpec, or Concatenate. Got {arg}")
    return arg


def _paramspec_prepare_subst(self, alias, args):
    parameters = alias.__parameters__
    index = parameters.index(self)
    if index == len(args) and self.has_default():
        args = (*args, self.__default__)
    if index >= len(args):
        raise TypeError(f"Too few arguments for {alias}")
    if len(parameters) == 1 and not _is_param_expr(args[0]):
        return (args,)  # C[int, str] for C[[int, str]]
    if isinstance(args[index], list):
        return (*args[:index], tuple(args[index]), *args[index + 1:])
    return args


# ---- Caching -------------------------------------------------------------------------------------

_cleanups = []
_caches = {}


def _tp_cache(function=None, /, *, typed=False):
    """Remember what a function of types gave. Arguments may be unhashable."""
    if function is None:
        return functools.partial(_tp_cache, typed=typed)
    cache = _caches[function] = functools.lru_cache(typed=typed)(function)
    _cleanups.append(cache.cache_clear)

    @functools.wraps(function)
    def inner(*args, **kwds):
        try:
            return _caches[function](*args, **kwds)
        except TypeError:
            pass    # unhashable, or else it is raised again
        return function(*args, **kwds)
    return inner


# ---- Generic -------------------------------------------------------------------------------------

@_tp_cache
def _generic_class_getitem(cls, args):
    """C[args], also where Generic or Protocol tells which parameters a class has."""
    args = tuple(_type_convert(arg) for arg in _as_tuple(args))
    if cls in (Generic, _protocol()):
        if not args:
            raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
        if not all(_is_typevar_like(arg) for arg in args):
            raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables "
                            "or parameter specification variables.")
        if len(set(args)) != len(args):
            raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
        return _GenericAlias(cls, args)
    try:
        parameters = cls.__parameters__
    except AttributeError as error:
        hook = getattr(cls, '__init_subclass__', None)
        if hook not in (None, Generic.__init_subclass__):
            error.add_note(f"Note: this exception may have been caused by {hook.__qualname__!r} "
                           "(or the '__init_subclass__' method on a superclass) not "
                           "calling 'super().__init_subclass__()'")
        raise
    args = _prepare_args(cls, parameters, args)
    _check_generic_specialization(cls, args)
    flat = []
    for parameter, arg in zip(parameters, args):
        if isinstance(parameter, TypeVarTuple):
            flat += arg
        else:
            flat.append(arg)
    return _GenericAlias(cls, tuple(flat))


def _generic_init_subclass(cls, *args, **kwargs):
    super(Generic, cls).__init_subclass__(*args, **kwargs)
    written = cls.__dict__.get('__orig_bases__')
    if written is None:
        plain = (Generic in cls.__bases__ and cls.__name__ != 'Protocol'
                 and type(cls).__name__ != '_TypedDictMeta')
    else:
        plain = Generic in written
    if plain:
        raise TypeError("Cannot inherit from plain Generic")
    parameters = ()
    if written is not None:
        parameters = _collect_type_parameters(written)
        declared = None
        for base in written:
            if isinstance(base, _GenericAlias) and base.__origin__ is Generic:
                if declared is not None:
                    raise TypeError("Cannot inherit from Generic[...] multiple times.")
                declared = base.__parameters__
        if declared is not None:
            missing = [str(p) for p in parameters if p not in declared]
            if missing:
                raise TypeError(f"Some type variables ({', '.join(missing)}) are"
                                f" not listed in Generic[{', '.join(map(str, declared))}]")
            parameters = declared
    cls.__parameters__ = tuple(parameters)


class Generic:
    """The base of generic classes; `class C[T]:` adds it by itself."""

    __slots__ = ()

    def __class_getitem__(cls, params):
        """Return the class with its type parameters replaced."""
        return _generic_class_getitem(cls, params)

    def __init_subclass__(cls, *args, **kwargs):
        """Find the type parameters of a new subclass."""
        _generic_init_subclass(cls, *args, **kwargs)


# ---- Aliases -------------------------------------------------------------------------------------

class _Final:
    """A class that only typing makes subclasses of."""

    __slots__ = ('__weakref__',)

    def __init_subclass__(cls, /, *args, **kwds):
        if '_root' not in kwds:
            raise TypeError("Cannot subclass special typing classes")


class _NotIterable:
    """What has a __getitem__(), but no items."""

    __slots__ = ()
    __iter__ = None


class _Joinable:
    """What can be a member of a union."""

    __slots__ = ()

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]


def _is_dunder(attr):
    return attr.startswith('__') and attr.endswith('__')


class _BaseGenericAlias(_Final, _root=True):
    """Another name for a class, __origin__, which has its attributes."""

    def __init__(self, origin, *, inst=True, name=None):
        self._inst = inst
        self._name = name
        self.__origin__ = origin
        self.__slots__ = None

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(f"Type {self._name} cannot be instantiated; "
                            f"use {self.__origin__.__name__}() instead")
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except Exception:
            pass    # it takes no attributes
        return result

    def __mro_entries__(self, bases):
        """Return the origin, and Generic too, unless a base that follows brings it."""
        entries = [] if self.__origin__ in bases else [self.__origin__]
        for base in bases[bases.index(self) + 1:]:
            if isinstance(base, _BaseGenericAlias):
                return tuple(entries)
            if isinstance(base, type):
                stands_for = (base,)
            else:
                stand_in = getattr(base, "__mro_entries__", None)
                stands_for = stand_in(bases) if stand_in else ()
            if (isinstance(stands_for, tuple)
                    and any(isinstance(each, type) and issubclass(each, Generic)
                            for each in stands_for)):
                return tuple(entries)
        return (*entries, Generic)

    def __getattr__(self, attr):
        if attr in ('__name__', '__qualname__'):
            return self._name or self.__origin__.__name__
        # Copying and unpickling look at objects that have no attributes yet.
        if '__origin__' in self.__dict__ and not _is_dunder(attr):
            return getattr(self.__origin__, attr)
        raise AttributeError(attr)

    def __setattr__(self, attr, val):
        if _is_dunder(attr) or attr in ('_name', '_inst', '_nparams', '_defaults'):
            super().__setattr__(attr, val)
        else:
            setattr(self.__origin__, attr, val)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __dir__(self):
        own = set(super().__dir__())
        return list(own.union(attr for attr in dir(self.__origin__) if not _is_dunder(attr)))


class _GenericAlias(_Joinable, _BaseGenericAlias, _root=True):
    """A class or form with arguments: C[int], List[int], ClassVar[int]."""

    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name)
        args = _as_tuple(args)
        self.__args__ = tuple(... if arg is _TypingEllipsis else arg for arg in args)
        self.__parameters__ = _collect_type_parameters(
            args, enforce_default_ordering=origin in (Generic, _protocol()))
        if not name:
            self.__module__ = origin.__module__

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    @_tp_cache
    def __getitem__(self, args):
        if self.__origin__ in (Generic, _protocol()):
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        parameters = self.__parameters__
        if not parameters:
            raise TypeError(f"{self} is not a generic class")
        args = _unpack_args(*(_type_convert(arg) for arg in _as_tuple(args)))
        args = _prepare_args(self, parameters, args)
        if len(args) != len(parameters):
            raise TypeError(f"Too {'many' if len(args) > len(parameters) else 'few'} arguments"
                            f" for {self}; actual {len(args)}, expected {len(parameters)}")
        return self.copy_with(tuple(self._substitute(self.__args__, dict(zip(parameters, args)))))

    def _substitute(self, args, replacements):
        """Return args with the parameters in them replaced, as a list."""
        result = []
        for arg in args:
            if isinstance(arg, type):
                result.append(arg)
                continue
            new = self._substitute_one(arg, replacements)
            if (isinstance(new, tuple) and self.__origin__ == collections.abc.Callable
                    or _is_unpacked_typevartuple(arg)):
                result += new
            elif isinstance(arg, tuple):
                result.append(tuple(self._substitute(arg, replacements)))
            else:
                result.append(new)
        return result

    def _substitute_one(self, arg, replacements):
        substitute = getattr(arg, '__typing_subst__', None)
        if substitute:
            return substitute(replacements[arg])
        inner = getattr(arg, '__parameters__', ())
        if not inner:
            return arg
        key = []
        for parameter in inner:
            if isinstance(parameter, TypeVarTuple):
                key += replacements[parameter]
            else:
                key.append(replacements[parameter])
        return arg[tuple(key)]

    def copy_with(self, args):
        return self.__class__(self.__origin__, args, name=self._name, inst=self._inst)

    def __repr__(self):
        name = 'typing.' + self._name if self._name else _type_repr(self.__origin__)
        return f"{name}[{', '.join(map(_type_repr, self.__args__)) or '()'}]"

    def __reduce__(self):
        import typing
        origin = getattr(typing, self._name) if self._name else self.__origin__
        args = self.__args__
        if len(args) == 1 and not isinstance(args[0], tuple):
            args = args[0]
        return operator.getitem, (origin, args)

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f"Cannot subclass {self!r}")
        if self._name:
            return super().__mro_entries__(bases)
        if self.__origin__ is Generic:
            # Other bases bring it.
            if _protocol() is not Generic and _protocol() in bases:
                return ()
            following = bases[bases.index(self) + 1:]
            if any(isinstance(base, _BaseGenericAlias) and base is not self for base in following):
                return ()
        return (self.__origin__,)

    def __iter__(self):
        yield Unpack[self]


class _SpecialGenericAlias(_Joinable, _NotIterable, _BaseGenericAlias, _root=True):
    """List and the like: names of classes from before these could be subscripted."""

    def __init__(self, origin, nparams, *, inst=True, name=None, defaults=()):
        super().__init__(origin, inst=inst, name=name or origin.__name__)
        self._nparams = nparams
        self._defaults = defaults
        module = '' if origin.__module__ == 'builtins' else origin.__module__ + '.'
        self.__doc__ = f'Deprecated alias to {module}{origin.__qualname__}.'

    @_tp_cache
    def __getitem__(self, params):
        params = tuple(_type_check(param, "Parameters to generic types must be types.")
                       for param in _as_tuple(params))
        wanted, defaults = self._nparams, self._defaults
        if defaults and wanted - len(defaults) <= len(params) < wanted:
            params += defaults[len(params) - wanted:]
        given = len(params)
        if given != wanted:
            if not wanted:
                raise TypeError(f"{self} is not a generic class")
            expected = f"at least {wanted - len(defaults)}" if defaults else wanted
            raise TypeError(f"Too {'many' if given > wanted else 'few'} arguments for {self};"
                            f" actual {given}, expected {expected}")
        return self.copy_with(params)

    def copy_with(self, params):
        return _GenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __repr__(self):
        return 'typing.' + self._name

    def __subclasscheck__(self, cls):
        if isinstance(cls, _SpecialGenericAlias):
            cls = cls.__origin__
        elif isinstance(cls, _GenericAlias):
            return super().__subclasscheck__(cls)
        return issubclass(cls, self.__origin__)

    def __reduce__(self):
        return self._name


class _DeprecatedGenericAlias(_SpecialGenericAlias, _root=True):
    """A name that warns when instances are asked for it."""

    def __init__(self, origin, nparams, *, removal_version, inst=True, name=None):
        super().__init__(origin, nparams, inst=inst, name=name)
        self.__removal_version__ = removal_version

    def __instancecheck__(self, inst):
        import warnings
        warnings._deprecated(f"{self.__module__}.{self._name}", remove=self.__removal_version__)
        return super().__instancecheck__(inst)


class _CallableGenericAlias(_NotIterable, _GenericAlias, _root=True):
    """Callable[[...], result]. Its __args__ are flat."""

    def __repr__(self):
        args = self.__args__
        if not _should_unflatten_callable_args(self, args):
            return super().__repr__()
        arguments = ', '.join(map(_type_repr, args[:-1]))
        return f'typing.Callable[[{arguments}], {_type_repr(args[-1])}]'

    def __reduce__(self):
        import typing
        args = self.__args__
        if _should_unflatten_callable_args(self, args):
            args = list(args[:-1]), args[-1]
        return operator.getitem, (typing.Callable, args)


class _CallableType(_SpecialGenericAlias, _root=True):
    def copy_with(self, params):
        return _CallableGenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        args, result = params
        return self._with_signature((tuple(args) if isinstance(args, list) else args, result))

    @_tp_cache
    def _with_signature(self, params):
        args, result = params
        result = _type_check(result, "Callable[args, result]: result must be a type.")
        if args is ...:
            return self.copy_with((_TypingEllipsis, result))
        return self.copy_with((*map(_type_convert, _as_tuple(args)), result))


class _TupleType(_SpecialGenericAlias, _root=True):
    @_tp_cache
    def __getitem__(self, params):
        params = _as_tuple(params)
        if len(params) >= 2 and params[-1] is ...:
            items, end = params[:-1], (_TypingEllipsis,)
            msg = "Tuple[t, ...]: t must be a type."
        else:
            items, end = params, ()
            msg = "Tuple[t0, t1, ...]: each t must be a type."
        return self.copy_with((*(_type_check(item, msg) for item in items), *end))


class _TypingEllipsis:
    """Stands for ... among arguments that have been checked."""


class _UnionGenericAliasMeta(type):
    """Lets old code take _UnionGenericAlias for the class of unions."""

    def _warn(cls):
        import warnings
        warnings._deprecated("_UnionGenericAlias", remove=(3, 17))

    def __instancecheck__(self, inst):
        self._warn()
        return isinstance(inst, Union)

    def __subclasscheck__(self, inst):
        self._warn()
        return issubclass(inst, Union)

    def __eq__(self, other):
        self._warn()
        return True if other is self or other is Union else NotImplemented

    def __hash__(self):
        return hash(Union)


class _UnionGenericAlias(metaclass=_UnionGenericAliasMeta):
    """The former class of unions."""

    def __new__(cls, self_cls, parameters, /, *, name=None):
        cls._warn()
        return Union[parameters]


def _value_and_type_iter(parameters):
    """Pair values with their types: True is not 1 here."""
    return ((p, type(p)) for p in parameters)


class _LiteralGenericAlias(_GenericAlias, _root=True):
    def __eq__(self, other):
        if not isinstance(other, _LiteralGenericAlias):
            return NotImplemented
        return (set(_value_and_type_iter(self.__args__))
                == set(_value_and_type_iter(other.__args__)))

    def __hash__(self):
        return hash(frozenset(_value_and_type_iter(self.__args__)))


class _ConcatenateGenericAlias(_GenericAlias, _root=True):
    def copy_with(self, params):
        last = params[-1]
        if isinstance(last, (list, tuple)):
            return (*params[:-1], *last)
        if isinstance(last, _ConcatenateGenericAlias):
            params = (*params[:-1], *last.__args__)
        return super().copy_with(params)


class _UnpackGenericAlias(_GenericAlias, _root=True):
    def __repr__(self):
        return f'typing.Unpack[{_type_repr(self.__args__[0])}]'

    def __getitem__(self, args):
        if self.__typing_is_unpacked_typevartuple__:
            return args
        return super().__getitem__(args)

    @property
    def __typing_unpacked_tuple_args__(self):
        arg, = self.__args__
        if not isinstance(arg, (_GenericAlias, GenericAlias)):
            return None
        if arg.__origin__ is not tuple:
            raise TypeError("Unpack[...] must be used with a tuple type")
        return arg.__args__

    @property
    def __typing_is_unpacked_typevartuple__(self):
        return isinstance(self.__args__[0], TypeVarTuple)


class _AnnotatedAlias(_NotIterable, _GenericAlias, _root=True):
    """Annotated[origin, *metadata]"""

    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            origin, metadata = origin.__origin__, origin.__metadata__ + metadata
        super().__init__(origin, origin, name='Annotated')
        self.__metadata__ = metadata

    def copy_with(self, params):
        new_origin, = params
        return _AnnotatedAlias(new_origin, self.__metadata__)

    def __repr__(self):
        metadata = ", ".join(map(repr, self.__metadata__))
        return f"typing.Annotated[{_type_repr(self.__origin__)}, {metadata}]"

    def __reduce__(self):
        return operator.getitem, (Annotated, (self.__origin__, *self.__metadata__))

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __getattr__(self, attr):
        if attr in ('__name__', '__qualname__'):
            return 'Annotated'
        return super().__getattr__(attr)

    def __mro_entries__(self, bases):
        return (self.__origin__,)


# ---- Special forms -------------------------------------------------------------------------------

# What has a meaning of its own in annotations. It is made from the function that subscripts it, and
# has its docstring.
class _SpecialForm(_Joinable, _Final, _NotIterable, _root=True):
    __slots__ = ('_name', '__doc__', '_getitem')

    def __init__(self, getitem):
        self._getitem = getitem
        self._name = getitem.__name__
        self.__doc__ = getitem.__doc__

    def __getattr__(self, item):
        if item in ('__name__', '__qualname__'):
            return self._name
        raise AttributeError(item)

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __repr__(self):
        return 'typing.' + self._name

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __instancecheck__(self, obj):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self} cannot be used with issubclass()")

    @_tp_cache
    def __getitem__(self, parameters):
        return self._getitem(self, parameters)


class _TypedCacheSpecialForm(_SpecialForm, _root=True):
    """A form whose arguments are values, of which equal ones may differ."""

    def __getitem__(self, parameters):
        return self._getitem(self, *_as_tuple(parameters))


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """The type of everything. It may be subclassed, by what stands in for anything."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


@_SpecialForm
def NoReturn(self, parameters):
    """The result of a function that never returns."""
    raise TypeError(f"{self} is not subscriptable")


@_SpecialForm
def Never(self, parameters):
    """The type that no value has."""
    raise TypeError(f"{self} is not subscriptable")


@_SpecialForm
def Self(self, parameters):
    """The class that a method is called for."""
    raise TypeError(f"{self} is not subscriptable")


@_SpecialForm
def LiteralString(self, parameters):
    """A string that was written in the program, or made of such."""
    raise TypeError(f"{self} is not subscriptable")


@_SpecialForm
def TypeAlias(self, parameters):
    """Marks a variable that is another name of a type."""
    raise TypeError(f"{self} is not subscriptable")


@_SpecialForm
def ClassVar(self, parameters):
    """Marks a variable of the class, which instances don't set."""
    item = _type_check(parameters, f'{self} accepts only single type.', allow_special_forms=True)
    return _GenericAlias(self, (item,))


@_SpecialForm
def Final(self, parameters):
    """Marks a name that is assigned once."""
    item = _type_check(parameters, f'{self} accepts only single type.', allow_special_forms=True)
    return _GenericAlias(self, (item,))


@_SpecialForm
def Optional(self, parameters):
    """Optional[X] is X | None."""
    arg = _type_check(parameters, f"{self} requires a single type.")
    return Union[arg, type(None)]


@_TypedCacheSpecialForm
@_tp_cache(typed=True)
def Literal(self, *parameters):
    """One of the given values."""
    flat = []
    for p in parameters:
        flat += p.__args__ if isinstance(p, _LiteralGenericAlias) else (p,)
    try:
        pairs = dict.fromkeys(_value_and_type_iter(flat))
    except TypeError:
        pairs = []
        for pair in _value_and_type_iter(flat):
            if pair not in pairs:
                pairs.append(pair)
    return _LiteralGenericAlias(self, tuple(p for p, _ in pairs))


@_SpecialForm
def Concatenate(self, parameters):
    """Parameters that precede those of a ParamSpec."""
    if parameters == ():
        raise TypeError("Cannot take a Concatenate of no types.")
    *first, last = _as_tuple(parameters)
    if not (last is ... or isinstance(last, ParamSpec)):
        raise TypeError("The last parameter to Concatenate should be a "
                        "ParamSpec variable or ellipsis.")
    msg = "Concatenate[arg, ...]: each arg must be a type."
    return _ConcatenateGenericAlias(self, (*(_type_check(p, msg) for p in first), last))


@_SpecialForm
def TypeGuard(self, parameters):
    """The result of a function that is true only if its argument is of that type."""
    return _GenericAlias(self, (_type_check(parameters, f'{self} accepts only single type.'),))


@_SpecialForm
def TypeIs(self, parameters):
    """The result of a function that is true just if its argument is of that type."""
    return _GenericAlias(self, (_type_check(parameters, f'{self} accepts only single type.'),))


@_SpecialForm
def Unpack(self, parameters):
    """The members of a tuple type or TypeVarTuple, or the keywords of a TypedDict."""
    item = _type_check(parameters, f'{self} accepts only single type.')
    return _UnpackGenericAlias(origin=self, args=(item,))


@_SpecialForm
def Required(self, parameters):
    """Marks a key that a TypedDict always has."""
    item = _type_check(parameters, f'{self._name} accepts only a single type.')
    return _GenericAlias(self, (item,))


@_SpecialForm
def NotRequired(self, parameters):
    """Marks a key that a TypedDict may lack."""
    item = _type_check(parameters, f'{self._name} accepts only a single type.')
    return _GenericAlias(self, (item,))


@_SpecialForm
def ReadOnly(self, parameters):
    """Marks a key of a TypedDict whose value is not to be changed."""
    item = _type_check(parameters, f'{self._name} accepts only a single type.')
    return _GenericAlias(self, (item,))


@_TypedCacheSpecialForm
@_tp_cache(typed=True)
def Annotated(self, *params):
    """A type with metadata that somebody knows the meaning of."""
    if len(params) < 2:
        raise TypeError("Annotated[...] should be used with at least two arguments "
                        "(a type and an annotation).")
    if _is_unpacked_typevartuple(params[0]):
        raise TypeError("Annotated[...] should not be used with an unpacked TypeVarTuple")
    origin = _type_check(params[0], "Annotated[t, ...]: t must be a type.",
                         allow_special_forms=True)
    return _AnnotatedAlias(origin, params[1:])
