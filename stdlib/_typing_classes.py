"""The part of typing that makes classes: protocols, named tuples, typed dicts, new types."""

from abc import ABCMeta
import collections
import functools
import sys

from _typing import Union, _idfunc
import _typing_forms
from _typing_forms import (
    Annotated, Generic, NotRequired, ReadOnly, Required, _AnnotatedAlias, _GenericAlias, _cleanups,
    _generic_class_getitem, _lazy_annotationlib, _type_check)

__name__ = 'typing'


class _Sentinel:
    __slots__ = ()

    def __repr__(self):
        return '<sentinel>'


_sentinel = _Sentinel()


def _caller(depth=1, default='__main__'):
    """Return the name of the module `depth` calls above the one that asks."""
    try:
        return sys._getframemodulename(depth + 1) or default
    except AttributeError:
        pass
    try:
        return sys._getframe(depth + 1).f_globals.get('__name__', default)
    except (AttributeError, ValueError):
        return None


# ---- Protocols -----------------------------------------------------------------------------------

_TYPING_INTERNALS = frozenset({
    '__parameters__', '__orig_bases__', '__orig_class__', '_is_protocol', '_is_runtime_protocol',
    '__protocol_attrs__', '__non_callable_proto_members__', '__type_params__'})
_SPECIAL_NAMES = frozenset({
    '__abstractmethods__', '__annotations__', '__dict__', '__doc__', '__init__', '__module__',
    '__new__', '__slots__', '__subclasshook__', '__weakref__', '__class_getitem__',
    '__match_args__', '__static_attributes__', '__firstlineno__', '__annotate__',
    '__annotate_func__', '__annotations_cache__'})
# What a class may have without its being part of the protocol.
EXCLUDED_ATTRIBUTES = _TYPING_INTERNALS | _SPECIAL_NAMES | {'_MutableMapping__marker'}

# What protocols may inherit from that is none.
_PROTO_ALLOWLIST = {
    'collections.abc': ['Callable', 'Awaitable', 'Iterable', 'Iterator', 'AsyncIterable',
                        'AsyncIterator', 'Hashable', 'Sized', 'Container', 'Collection',
                        'Reversible', 'Buffer'],
    'contextlib': ['AbstractContextManager', 'AbstractAsyncContextManager'],
    'io': ['Reader', 'Writer'],
    'os': ['PathLike'],
}


def _annotations_of(cls):
    """Return a class's annotations, even those that cannot be evaluated."""
    try:
        return cls.__annotations__
    except Exception:
        return _lazy_annotationlib.get_annotations(
            cls, format=_lazy_annotationlib.Format.FORWARDREF)


def _get_protocol_attrs(cls):
    found = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ not in ('Protocol', 'Generic'):
            found.update(base.__dict__, _annotations_of(base))
    return {name for name in found
            if not name.startswith('_abc_') and name not in EXCLUDED_ATTRIBUTES}


def _no_init_or_replace_init(self, *args, **kwargs):
    """The __init__() of protocols, which classes inherit that are none."""
    cls = type(self)
    if cls._is_protocol:
        raise TypeError('Protocols cannot be instantiated')
    if cls.__init__ is not _no_init_or_replace_init:
        return  # called by another __init__(), which knows what it does
    # Every other class in the MRO may have a true one. The class keeps it.
    for base in cls.__mro__:
        init = base.__dict__.get('__init__', _no_init_or_replace_init)
        if init is not _no_init_or_replace_init:
            cls.__init__ = init
            break
    else:
        cls.__init__ = object.__init__
    cls.__init__(self, *args, **kwargs)


def _allow_reckless_class_checks(depth=2):
    """Return whether the caller asks for all classes in an MRO, whatever they are."""
    return _caller(depth) in ('abc', 'functools', None)


@functools.cache
def _lazy_load_getattr_static():
    from inspect import getattr_static
    return getattr_static


_cleanups.append(_lazy_load_getattr_static.cache_clear)

_NOT_RUNTIME = "Instance and class checks can only be used with @runtime_checkable protocols"


def _check_is_class(arg):
    if not isinstance(arg, type):
        raise TypeError('issubclass() arg 1 must be a class')


class _ProtocolMeta(ABCMeta):
    """The class of protocols and of classes that inherit from them."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        if (name, bases) != ("Protocol", (Generic,)) and Protocol in bases:
            for base in bases:
                allowed = (base in (object, Generic)
                           or base.__name__ in _PROTO_ALLOWLIST.get(base.__module__, [])
                           or issubclass(base, Generic) and getattr(base, "_is_protocol", False))
                if not allowed:
                    raise TypeError("Protocols can only inherit from other protocols, "
                                    f"got {base!r}")
        return super().__new__(mcls, name, bases, namespace, **kwargs)

    def __init__(cls, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if getattr(cls, "_is_protocol", False):
            cls.__protocol_attrs__ = _get_protocol_attrs(cls)

    def __subclasscheck__(cls, other):
        if cls is Protocol:
            return type.__subclasscheck__(cls, other)
        if getattr(cls, '_is_protocol', False) and not _allow_reckless_class_checks():
            if not getattr(cls, '_is_runtime_protocol', False):
                _check_is_class(other)
                raise TypeError(_NOT_RUNTIME)
            data = cls.__non_callable_proto_members__
            if data and cls.__dict__.get("__subclasshook__") is _proto_hook:
                _check_is_class(other)
                raise TypeError("Protocols with non-method members don't support issubclass()."
                                f" Non-method members: {str(sorted(data))[1:-1]}.")
        return ABCMeta.__subclasscheck__(cls, other)

    def __instancecheck__(cls, instance):
        if cls is Protocol:
            return type.__instancecheck__(cls, instance)
        if not getattr(cls, "_is_protocol", False):
            return ABCMeta.__instancecheck__(cls, instance)
        if not getattr(cls, '_is_runtime_protocol', False) and not _allow_reckless_class_checks():
            raise TypeError(_NOT_RUNTIME)
        if ABCMeta.__instancecheck__(cls, instance):
            return True
        getattr_static = _lazy_load_getattr_static()
        for attr in cls.__protocol_attrs__:
            try:
                found = getattr_static(instance, attr)
            except AttributeError:
                return False
            # None says that there is no such method.
            if found is None and attr not in cls.__non_callable_proto_members__:
                return False
        return True


@classmethod
def _proto_hook(cls, other):
    if not cls.__dict__.get('_is_protocol', False):
        return NotImplemented
    for attr in cls.__protocol_attrs__:
        for base in other.__mro__:
            if attr in base.__dict__:
                if base.__dict__[attr] is None:
                    return NotImplemented
                break
            # A protocol may have it as an annotation.
            if (issubclass(other, Generic) and getattr(other, "_is_protocol", False)
                    and attr in _annotations_of(base)):
                break
        else:
            return NotImplemented
    return True


class Protocol(Generic, metaclass=_ProtocolMeta):
    """The base of protocols: classes that say what attributes others must have to be like them."""

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get('_is_protocol', False):
            cls._is_protocol = any(base is Protocol for base in cls.__bases__)
        if '__subclasshook__' not in cls.__dict__:
            cls.__subclasshook__ = _proto_hook
        if cls._is_protocol and cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init_or_replace_init


_typing_forms.Protocol = Protocol


def runtime_checkable(cls):
    """Let isinstance() and issubclass() look whether there are a protocol's attributes."""
    if not issubclass(cls, Generic) or not getattr(cls, '_is_protocol', False):
        raise TypeError('@runtime_checkable can be only applied to protocol classes,'
                        ' got %r' % cls)
    cls._is_runtime_protocol = True
    cls.__non_callable_proto_members__ = set()
    for attr in cls.__protocol_attrs__:
        try:
            is_method = callable(getattr(cls, attr, None))
        except Exception as error:
            raise TypeError(f"Failed to determine whether protocol member {attr!r} "
                            "is a method member") from error
        if not is_method:
            cls.__non_callable_proto_members__.add(attr)
    return cls


def is_protocol(tp, /):
    """Return whether a class is a protocol."""
    return isinstance(tp, type) and getattr(tp, '_is_protocol', False) and tp != Protocol


def get_protocol_members(tp, /):
    """Return the names of a protocol's members."""
    if not is_protocol(tp):
        raise TypeError(f'{tp!r} is not a Protocol')
    return frozenset(tp.__protocol_attrs__)


# ---- Named tuples --------------------------------------------------------------------------------

def _make_nmtuple(name, fields, annotate_func, module, defaults=()):
    made = collections.namedtuple(name, fields, defaults=defaults, module=module)
    made.__annotate__ = made.__new__.__annotate__ = annotate_func
    return made


def _make_eager_annotate(types):
    """Return an __annotate__() for types that are known."""
    checked = {name: _type_check(each, f"field {name} annotation must be a type")
               for name, each in types.items()}

    def annotate(format):
        if format in (_lazy_annotationlib.Format.VALUE, _lazy_annotationlib.Format.FORWARDREF):
            return checked
        if format == _lazy_annotationlib.Format.STRING:
            return _lazy_annotationlib.annotations_to_string(types)
        raise NotImplementedError(format)
    return annotate


def _make_lazy_annotate(original):
    """Return an __annotate__() that checks what another gives."""
    def annotate(format):
        found = _lazy_annotationlib.call_annotate_function(original, format)
        if format == _lazy_annotationlib.Format.STRING:
            return found
        return {name: _type_check(each, f"field {name} annotation must be a type")
                for name, each in found.items()}
    return annotate


# Attributes that a class body may not set, and those that are not copied from it.
_prohibited = frozenset({'__new__', '__init__', '__slots__', '__getnewargs__', '_fields',
                         '_field_defaults', '_field_types', '_make', '_replace', '_asdict',
                         '_source'})
_special = frozenset({'__module__', '__name__', '__annotations__', '__annotate__',
                      '__annotate_func__', '__annotations_cache__'})


def _read_fields(ns):
    """Return the names of the fields in a class body and what tells their annotations."""
    if "__annotations__" in ns:
        return list(ns["__annotations__"]), _make_eager_annotate(ns["__annotations__"])
    original = _lazy_annotationlib.get_annotate_from_class_namespace(ns)
    if original is None:
        return [], lambda format: {}
    types = _lazy_annotationlib.call_annotate_function(
        original, _lazy_annotationlib.Format.FORWARDREF)
    for each in types.values():
        _type_check(each, "field annotation must be a type")
    return list(types), _make_lazy_annotate(original)


class NamedTupleMeta(type):
    """Makes a named tuple of a class body."""

    def __new__(cls, typename, bases, ns):
        if "__classcell__" in ns:
            raise TypeError(
                "uses of super() and __class__ are unsupported in methods of NamedTuple subclasses")
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError('can only inherit from a NamedTuple type and Generic')
        bases = tuple(tuple if base is _NamedTuple else base for base in bases)
        fields, annotate = _read_fields(ns)
        with_default = []
        for name in fields:
            if name in ns:
                with_default.append(name)
            elif with_default:
                raise TypeError(f"Non-default namedtuple field {name} cannot follow default field"
                                f"{'s' if len(with_default) > 1 else ''} "
                                f"{', '.join(with_default)}")
        made = _make_nmtuple(typename, fields, annotate, ns['__module__'],
                             [ns[name] for name in with_default])
        made.__bases__ = bases
        if Generic in bases:
            made.__class_getitem__ = classmethod(_generic_class_getitem)
        for key, value in ns.items():
            cls._copy_attribute(made, key, value)
        if Generic in bases:
            made.__init_subclass__()
        return made

    @staticmethod
    def _copy_attribute(made, key, value):
        if key in _prohibited:
            raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
        if key in _special:
            return
        if key not in made._fields:
            setattr(made, key, value)
        set_name = getattr(type(value), '__set_name__', None)
        if set_name is None:
            return
        try:
            set_name(value, made, key)
        except BaseException as error:
            error.add_note(f"Error calling __set_name__ on {type(value).__name__!r} "
                           f"instance {key!r} in {made.__name__!r}")
            raise


def _warn_of_no_fields(what, kind, typename, empty):
    import warnings
    example = f"`{typename} = {kind}({typename!r}, {empty})`"
    container = "list" if kind == "NamedTuple" else "dictionary"
    warnings._deprecated(
        what, remove=(3, 15), message=(
            "{name} is deprecated and will be disallowed in Python {remove}. "
            f"To create a {kind} class with 0 fields using the functional syntax, "
            f"pass an empty {container}, e.g. {example}."))


def NamedTuple(typename, fields=_sentinel, /, **kwargs):
    """A tuple with named and typed fields: the base of a class, or a function that makes one
    from a list of names and types."""
    if fields is None and kwargs:
        raise TypeError("Cannot pass `None` as the 'fields' parameter "
                        "and also specify fields using keyword arguments")
    if fields is _sentinel or fields is None:
        if kwargs:
            import warnings
            warnings._deprecated(
                "Creating NamedTuple classes using keyword arguments", remove=(3, 15), message=(
                    "{name} is deprecated and will be disallowed in Python {remove}. "
                    "Use the class-based or functional syntax instead."))
        else:
            what = ("Passing `None` as the 'fields' parameter" if fields is None
                    else "Failing to pass a value for the 'fields' parameter")
            _warn_of_no_fields(what, "NamedTuple", typename, "[]")
        fields = kwargs.items()
    elif kwargs:
        raise TypeError("Either list of fields or keywords can be provided to NamedTuple, not both")
    types = {name: _type_check(each, f"field {name} annotation must be a type")
             for name, each in fields}
    names = [name for name, _ in fields]
    made = _make_nmtuple(typename, names, _make_eager_annotate(types), module=_caller())
    made.__orig_bases__ = (NamedTuple,)
    return made


_NamedTuple = type.__new__(NamedTupleMeta, 'NamedTuple', (), {})
NamedTuple.__mro_entries__ = lambda bases: (_NamedTuple,)


# ---- Typed dicts ---------------------------------------------------------------------------------

def _qualifiers(annotation):
    """Yield what of Required, NotRequired and ReadOnly stands around a type."""
    while isinstance(annotation, _GenericAlias):
        if isinstance(annotation, _AnnotatedAlias):
            annotation = annotation.__origin__
        elif annotation.__origin__ in (Required, NotRequired, ReadOnly):
            yield annotation.__origin__
            annotation, = annotation.__args__
        else:
            return


class _Keys:
    """The keys of a typed dict, by kind."""

    def __init__(self):
        self.required = set()
        self.optional = set()
        self.readonly = set()
        self.mutable = set()

    def inherit(self, base):
        inherited = base.__dict__.get
        required = inherited('__required_keys__', set())
        self.required |= required
        self.optional -= required
        optional = inherited('__optional_keys__', set())
        self.required -= optional
        self.optional |= optional
        self.readonly.update(inherited('__readonly_keys__', ()))
        self.mutable.update(inherited('__mutable_keys__', ()))

    def add(self, key, annotation, total):
        qualifiers = set(_qualifiers(annotation))
        needed = Required in qualifiers or total and NotRequired not in qualifiers
        to, other = self.required, self.optional
        if not needed:
            to, other = other, to
        to.add(key)
        other.discard(key)
        if ReadOnly not in qualifiers:
            self.mutable.add(key)
            self.readonly.discard(key)
        elif key in self.mutable:
            raise TypeError(f"Cannot override mutable key {key!r} with read-only key")
        else:
            self.readonly.add(key)


class _TypedDictMeta(type):
    """Makes a typed dict of a class body."""

    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError('cannot inherit from both a TypedDict type '
                                'and a non-TypedDict base class')
        generic = (Generic,) if any(issubclass(base, Generic) for base in bases) else ()
        given = ns.pop('__annotations__', None)
        made = type.__new__(_TypedDictMeta, name, (*generic, dict), ns)
        if not hasattr(made, '__orig_bases__'):
            made.__orig_bases__ = bases
        annotate = None
        if given is None:
            annotate = _lazy_annotationlib.get_annotate_from_class_namespace(ns)
            given = {} if annotate is None else _lazy_annotationlib.call_annotate_function(
                annotate, _lazy_annotationlib.Format.FORWARDREF, owner=made)
        msg = "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type"
        checked = {key: _type_check(each, msg, owner=made, module=made.__module__)
                   for key, each in given.items()}
        keys = _Keys()
        for base in bases:
            keys.inherit(base)
        for key, annotation in checked.items():
            keys.add(key, annotation, total)

        def own_annotations(format):
            Format = _lazy_annotationlib.Format
            if annotate is not None:
                found = _lazy_annotationlib.call_annotate_function(annotate, format, owner=made)
                if format == Format.STRING:
                    return found
                return {key: _type_check(each, msg, module=made.__module__)
                        for key, each in found.items()}
            if format == Format.STRING:
                return _lazy_annotationlib.annotations_to_string(given)
            if format in (Format.FORWARDREF, Format.VALUE):
                return checked
            raise NotImplementedError(format)

        def __annotate__(format):
            found = {}
            for base in bases:
                if base is not Generic and base.__annotate__ is not None:
                    found |= _lazy_annotationlib.call_annotate_function(
                        base.__annotate__, format, owner=base)
            return found | own_annotations(format)

        made.__annotate__ = __annotate__
        made.__required_keys__ = frozenset(keys.required)
        made.__optional_keys__ = frozenset(keys.optional)
        made.__readonly_keys__ = frozenset(keys.readonly)
        made.__mutable_keys__ = frozenset(keys.mutable)
        made.__total__ = total
        return made

    __call__ = dict

    def __subclasscheck__(cls, other):
        raise TypeError('TypedDict does not support instance and class checks')

    __instancecheck__ = __subclasscheck__


def TypedDict(typename, fields=_sentinel, /, *, total=True):
    """A dict whose keys are known, each with its type: the base of a class, or a function that
    makes one from a dict."""
    if fields is _sentinel or fields is None:
        what = ("Passing `None` as the 'fields' parameter" if fields is None
                else "Failing to pass a value for the 'fields' parameter")
        _warn_of_no_fields(what, "TypedDict", typename, "{{}}")
        fields = {}
    ns = {'__annotations__': dict(fields)}
    module = _caller()
    if module is not None:
        ns['__module__'] = module
    made = _TypedDictMeta(typename, (), ns, total=total)
    made.__orig_bases__ = (TypedDict,)
    return made


_TypedDict = type.__new__(_TypedDictMeta, 'TypedDict', (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


def is_typeddict(tp):
    """Return whether a class was made by TypedDict."""
    return isinstance(tp, _TypedDictMeta)


# ---- New types -----------------------------------------------------------------------------------

class NewType:
    """A type for type checkers, whose values are those of another. Calling it does nothing."""

    __call__ = _idfunc

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition('.')[2]
        self.__supertype__ = tp
        module = _caller()
        if module != 'typing':
            self.__module__ = module

    def __mro_entries__(self, bases):
        own_name = self.__name__

        # It fails later, when the name of the subclass is known.
        class Dummy:
            def __init_subclass__(cls):
                name = cls.__name__
                raise TypeError("Cannot subclass an instance of NewType. Perhaps you were looking "
                                f"for: `{name} = NewType({name!r}, {own_name})`")
        return (Dummy,)

    def __repr__(self):
        return f'{self.__module__}.{self.__qualname__}'

    def __reduce__(self):
        return self.__qualname__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]
