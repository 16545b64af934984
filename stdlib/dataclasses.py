"""Classes whose methods are written for them, after their annotated fields."""

import sys
from abc import update_abstractmethods
from reprlib import recursive_repr
from types import FunctionType, GenericAlias, MappingProxyType, MemberDescriptorType

__all__ = ['dataclass', 'field', 'Field', 'FrozenInstanceError', 'InitVar', 'KW_ONLY', 'MISSING',
           'fields', 'asdict', 'astuple', 'make_dataclass', 'replace', 'is_dataclass']


class FrozenInstanceError(AttributeError):
    """A field of a frozen dataclass was assigned or deleted."""


class _HAS_DEFAULT_FACTORY_CLASS:

    def __repr__(self):
        return '<factory>'


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


# As a parameter's default, that the field's factory is to be called; no value; and, as an
# annotation, that the fields which follow are keyword arguments.
_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()
MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()

_EMPTY_METADATA = MappingProxyType({})
_FIELDS, _PARAMS, _POST_INIT_NAME = '__dataclass_fields__', '__dataclass_params__', '__post_init__'


class _FIELD_BASE:

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _FIELD_BASE('_FIELD')
_FIELD_CLASSVAR = _FIELD_BASE('_FIELD_CLASSVAR')
_FIELD_INITVAR = _FIELD_BASE('_FIELD_INITVAR')

_ATOMIC_TYPES = frozenset((type(None), bool, int, float, str, complex, bytes, type(...),
                           type(NotImplemented), type((lambda: None).__code__), type(len),
                           FunctionType, type, range, property))


class InitVar:
    """As an annotation: a parameter of __init__() that is handed to __post_init__()."""

    __slots__ = ('type',)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f'dataclasses.InitVar[{name}]'

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """What a dataclass knows of one field."""

    __slots__ = ('name', 'type', 'default', 'default_factory', 'repr', 'hash', 'init', 'compare',
                 'metadata', 'kw_only', 'doc', '_field_type')

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only,
                 doc):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _EMPTY_METADATA if metadata is None else MappingProxyType(metadata)
        self.kw_only = kw_only
        self.doc = doc
        self._field_type = None

    @recursive_repr()
    def __repr__(self):
        names = ('name', 'type', 'default', 'default_factory', 'init', 'repr', 'hash', 'compare',
                 'metadata', 'kw_only', 'doc')
        shown = ''.join(f'{name}={getattr(self, name)!r},' for name in names)
        return f'Field({shown}_field_type={self._field_type})'

    def __set_name__(self, owner, name):
        method = getattr(type(self.default), '__set_name__', None)
        if method:
            method(self.default, owner, name)

    __class_getitem__ = classmethod(GenericAlias)


class _DataclassParams:
    """The arguments of dataclass()."""

    __slots__ = ('init', 'repr', 'eq', 'order', 'unsafe_hash', 'frozen', 'match_args', 'kw_only',
                 'slots', 'weakref_slot')

    def __init__(self, *values):
        for name, value in zip(self.__slots__, values):
            setattr(self, name, value)

    def __repr__(self):
        shown = ','.join(f'{name}={getattr(self, name)!r}' for name in self.__slots__)
        return f'_DataclassParams({shown})'


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None,
          compare=True, metadata=None, kw_only=MISSING, doc=None):
    """Describe a field: the value that it has in the class's body."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only, doc)


def _tuple_str(obj_name, fields):
    """Return the source of a tuple of an object's fields."""
    if not fields:
        return '()'
    return f'({",".join(f"{obj_name}.{f.name}" for f in fields)},)'


class _FuncBuilder:
    """Collects the source of methods, and compiles them all at once."""

    def __init__(self, globals):
        self.globals = globals
        self.names = []
        self.src = []
        self.locals = {}
        self.overwrite_errors = {}
        self.unconditional_adds = set()
        self.annotations = {}

    def add_fn(self, name, args, body, *, locals=None, overwrite_error=False,
               unconditional_add=False, decorator=None):
        if locals is not None:
            self.locals.update(locals)
        if overwrite_error:
            self.overwrite_errors[name] = overwrite_error
        if unconditional_add:
            self.unconditional_adds.add(name)
        self.names.append(name)
        lines = [f' def {name}({",".join(args)}):', *body]
        if decorator:
            lines.insert(0, f' {decorator}')
        self.src.append('\n'.join(lines))

    def add_fns_to_class(self, cls):
        result = f'({",".join(self.names)},)' if self.names else '()'
        source = (f"def __create_fn__({','.join(self.locals)}):\n" + '\n'.join(self.src)
                  + f"\n return {result}")
        namespace = {}
        exec(source, self.globals, namespace)
        functions = namespace['__create_fn__'](**self.locals)
        for name, function in zip(self.names, functions):
            function.__qualname__ = f"{cls.__qualname__}.{function.__name__}"
            if name in self.annotations:
                function.__annotate__ = _make_annotate_function(cls, name, self.annotations[name])
            if name in self.unconditional_adds or name not in cls.__dict__:
                setattr(cls, name, function)
            elif name in self.overwrite_errors:
                extra = self.overwrite_errors[name]
                message = f'Cannot overwrite attribute {name} in class {cls.__name__}'
                raise TypeError(message if extra is True else f'{message} {extra}')


_VALUE, _FORWARDREF, _STRING = 1, 3, 4


def _get_annotations(cls, format=_FORWARDREF):
    """Return a class's own annotations. Names in them may be defined later, so VALUE may fail."""
    if format in (_VALUE, _FORWARDREF):
        try:
            return cls.__annotations__
        except AttributeError:
            return {}       # a built-in class
        except NameError:
            if format == _VALUE:
                raise
    import annotationlib
    return annotationlib.get_annotations(cls, format=annotationlib.Format(format))


def _make_annotate_function(__class__, method_name, names):
    """Return what tells the annotations of __init__(): those of the fields, and None."""
    def __annotate__(format, /):
        if format not in (_VALUE, _FORWARDREF, _STRING):
            raise NotImplementedError(format)
        known = {}
        for base in reversed(__class__.__mro__):
            known.update(_get_annotations(base, format))
        annotations = {name: known[name] for name in names if name in known}
        annotations["return"] = 'None' if format == _STRING else None
        return annotations
    __annotate__.__generated_by_dataclasses__ = True
    __annotate__.__qualname__ = f"{__class__.__qualname__}.{method_name}.__annotate__"
    return __annotate__


def _default_name(f):
    return f'__dataclass_dflt_{f.name}__'


def _field_init(f, frozen, locals, self_name, slots):
    """Return the line of __init__() that sets a field, or None if none does."""
    name = _default_name(f)
    if f.default_factory is not MISSING:
        locals[name] = f.default_factory
        value = f'{name}()'
        if f.init:
            value += f' if {f.name} is __dataclass_HAS_DEFAULT_FACTORY__ else {f.name}'
    elif f.init:
        if f.default is not MISSING:
            locals[name] = f.default
        value = f.name
    elif slots and f.default is not MISSING:
        # The class attribute, which would do, gives way to the slot.
        locals[name] = f.default
        value = name
    else:
        return None
    if f._field_type is _FIELD_INITVAR:
        return None
    if frozen:
        return f'  __dataclass_builtins_object__.__setattr__({self_name},{f.name!r},{value})'
    return f'  {self_name}.{f.name}={value}'


def _init_param(f):
    if f.default is not MISSING:
        return f'{f.name}={_default_name(f)}'
    if f.default_factory is not MISSING:
        return f'{f.name}=__dataclass_HAS_DEFAULT_FACTORY__'
    return f.name


def _add_init(builder, fields, std_fields, kw_only_fields, frozen, has_post_init, self_name,
              slots):
    seen_default = None
    for f in std_fields:
        if not (f.default is MISSING and f.default_factory is MISSING):
            seen_default = f
        elif seen_default:
            raise TypeError(f'non-default argument {f.name!r} '
                            f'follows default argument {seen_default.name!r}')
    locals = {'__dataclass_HAS_DEFAULT_FACTORY__': _HAS_DEFAULT_FACTORY,
              '__dataclass_builtins_object__': object}
    body = [_field_init(f, frozen, locals, self_name, slots) for f in fields]
    body = [line for line in body if line]
    if has_post_init:
        arguments = ','.join(f.name for f in fields if f._field_type is _FIELD_INITVAR)
        body.append(f'  {self_name}.{_POST_INIT_NAME}({arguments})')
    params = [self_name, *map(_init_param, std_fields)]
    if kw_only_fields:
        params += ['*', *map(_init_param, kw_only_fields)]
    builder.add_fn('__init__', params, body or ['  pass'], locals=locals)
    builder.annotations['__init__'] = [f.name for f in fields if f.init]


def _add_frozen_methods(builder, cls, fields):
    condition = 'type(self) is __class__'
    if fields:
        condition += f" or name in {{{', '.join(repr(f.name) for f in fields)}}}"
    for name, args, verb in (('__setattr__', ('name', 'value'), 'assign to'),
                             ('__delattr__', ('name',), 'delete')):
        builder.add_fn(
            name, ('self', *args),
            (f'  if {condition}:',
             f'   raise FrozenInstanceError(f"cannot {verb} field {{name!r}}")',
             f'  super(__class__, self).{name}({", ".join(args)})'),
            locals={'__class__': cls, 'FrozenInstanceError': FrozenInstanceError},
            overwrite_error=True)


def _add_comparisons(builder, fields, eq, order):
    compared = [f for f in fields if f.compare]
    if eq:
        terms = ' and '.join(f'self.{f.name}==other.{f.name}' for f in compared) or 'True'
        builder.add_fn('__eq__', ('self', 'other'),
                       ['  if self is other:', '   return True',
                        '  if other.__class__ is self.__class__:', f'   return {terms}',
                        '  return NotImplemented'])
    if order:
        mine, others = _tuple_str('self', compared), _tuple_str('other', compared)
        for name, operator in (('__lt__', '<'), ('__le__', '<='), ('__gt__', '>'),
                               ('__ge__', '>=')):
            builder.add_fn(name, ('self', 'other'),
                           ['  if other.__class__ is self.__class__:',
                            f'   return {mine}{operator}{others}', '  return NotImplemented'],
                           overwrite_error='Consider using functools.total_ordering')


def _is_named(annotation, cls, module, expected, predicate):
    """Return whether an annotation that is a string names something of a module's.

    It isn't evaluated: only a name, or a name after that of the module, is looked up.
    """
    text = annotation.lstrip()
    first = _leading_name(text)
    if not first:
        return False
    rest = text[len(first):].lstrip()
    namespace = None
    own = sys.modules.get(cls.__module__)
    if rest.startswith('.') and _leading_name(rest[1:].lstrip()):
        name = _leading_name(rest[1:].lstrip())
        if own and own.__dict__.get(first) is module:
            namespace = sys.modules.get(expected.__module__).__dict__
    else:
        name, namespace = first, own.__dict__
    return bool(namespace) and predicate(namespace.get(name), module)


def _leading_name(text):
    size = 0
    while size < len(text) and (text[size].isalnum() or text[size] == '_'):
        size += 1
    return text[:size]


def _is_classvar(a_type, typing):
    return a_type is typing.ClassVar or typing.get_origin(a_type) is typing.ClassVar


def _is_initvar(a_type, dataclasses):
    return a_type is dataclasses.InitVar or type(a_type) is dataclasses.InitVar


def _is_kw_only(a_type, dataclasses):
    return a_type is dataclasses.KW_ONLY


def _field_type_of(cls, f):
    typing = sys.modules.get('typing')
    if typing and (_is_classvar(f.type, typing) or isinstance(f.type, str)
                   and _is_named(f.type, cls, typing, typing.ClassVar, _is_classvar)):
        return _FIELD_CLASSVAR
    module = sys.modules[__name__]
    if (_is_initvar(f.type, module) or isinstance(f.type, str)
            and _is_named(f.type, cls, module, InitVar, _is_initvar)):
        return _FIELD_INITVAR
    return _FIELD


def _get_field(cls, name, annotation, default_kw_only):
    """Return the field for an annotated name."""
    f = getattr(cls, name, MISSING)
    if not isinstance(f, Field):
        # What a class with slots has there is not a default.
        f = field(default=MISSING if isinstance(f, MemberDescriptorType) else f)
    f.name = name
    f.type = annotation
    f._field_type = kind = _field_type_of(cls, f)
    if kind is not _FIELD and f.default_factory is not MISSING:
        raise TypeError(f'field {f.name} cannot have a default factory')
    if kind is _FIELD_CLASSVAR:
        if f.kw_only is not MISSING:
            raise TypeError(f'field {f.name} is a ClassVar but specifies kw_only')
    elif f.kw_only is MISSING:
        f.kw_only = default_kw_only
    if kind is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(f'mutable default {type(f.default)} for field {f.name} is not allowed: '
                         'use default_factory')
    return f


def _inherit_fields(cls, frozen):
    """Return the fields of the bases; they and the class are all frozen, or none is."""
    fields = {}
    frozen_bases = []
    for base in cls.__mro__[-1:0:-1]:
        base_fields = getattr(base, _FIELDS, None)
        if base_fields is not None:
            fields.update(base_fields)
            frozen_bases.append(getattr(base, _PARAMS).frozen)
    if any(frozen_bases) and not frozen:
        raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
    if frozen and not all(frozen_bases):
        raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
    return fields


def _collect_own_fields(cls, annotations, kw_only):
    own = []
    seen_kw_only = False
    module = sys.modules[__name__]
    for name, annotation in annotations.items():
        if (_is_kw_only(annotation, module) or isinstance(annotation, str)
                and _is_named(annotation, cls, module, KW_ONLY, _is_kw_only)):
            if seen_kw_only:
                raise TypeError(f'{name!r} is KW_ONLY, but KW_ONLY has already been specified')
            seen_kw_only = kw_only = True
        else:
            own.append(_get_field(cls, name, annotation, kw_only))
    for f in own:
        # In the class, only the default is left of what was written there.
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f'{name!r} is a field but has no type annotation')
    return own


def _set_hash(builder, cls, fields, unsafe_hash, eq, frozen):
    """Decide on __hash__(): without equality it is inherited; of what can change there is none."""
    class_hash = cls.__dict__.get('__hash__', MISSING)
    explicit = not (class_hash is MISSING
                    or class_hash is None and '__eq__' in cls.__dict__)
    if unsafe_hash:
        if explicit:
            raise TypeError(f'Cannot overwrite attribute __hash__ in class {cls.__name__}')
    elif not eq or explicit:
        return
    elif not frozen:
        cls.__hash__ = None
        return
    hashed = [f for f in fields if (f.compare if f.hash is None else f.hash)]
    builder.add_fn('__hash__', ('self',), [f'  return hash({_tuple_str("self", hashed)})'],
                   unconditional_add=True)


def _shown_annotation(annotation):
    if isinstance(annotation, type) and not isinstance(annotation, GenericAlias):
        if annotation.__module__ == 'builtins':
            return annotation.__qualname__
        return f'{annotation.__module__}.{annotation.__qualname__}'
    if isinstance(annotation, str):
        return repr(annotation)
    annotationlib = sys.modules.get('annotationlib')
    if annotationlib and isinstance(annotation, annotationlib.ForwardRef):
        return annotation.__forward_arg__
    return repr(annotation).replace('typing.', '')


def _shown_signature(cls, init, std_fields, kw_only_fields):
    """Return the parameters as inspect.signature() would show them."""
    annotate = getattr(cls.__init__, '__annotate__', None)
    if (not init or not getattr(annotate, '__generated_by_dataclasses__', False)
            or type(cls).__call__ is not type.__call__):
        try:
            from annotationlib import Format
            from inspect import signature
            text = str(signature(cls, annotation_format=Format.FORWARDREF))
            return text.replace(' -> None', '')
        except (ImportError, TypeError, ValueError):
            return ''

    def shown(f):
        text = f'{f.name}: {_shown_annotation(f.type)}'
        if f.default is not MISSING:
            return f'{text} = {f.default!r}'
        return text if f.default_factory is MISSING else f'{text} = <factory>'

    params = list(map(shown, std_fields))
    if kw_only_fields:
        params += ['*', *map(shown, kw_only_fields)]
    return f"({', '.join(params)})"


def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots,
                   weakref_slot):
    module = sys.modules.get(cls.__module__)
    setattr(cls, _PARAMS, _DataclassParams(init, repr, eq, order, unsafe_hash, frozen,
                                           match_args, kw_only, slots, weakref_slot))
    own = _collect_own_fields(cls, _get_annotations(cls), kw_only)
    fields = _inherit_fields(cls, frozen)
    fields.update((f.name, f) for f in own)
    setattr(cls, _FIELDS, fields)
    if order and not eq:
        raise ValueError('eq must be true if order is true')
    parameters = [f for f in fields.values() if f._field_type is not _FIELD_CLASSVAR]
    std_fields = [f for f in parameters if f.init and not f.kw_only]
    kw_only_fields = [f for f in parameters if f.init and f.kw_only]
    real = [f for f in fields.values() if f._field_type is _FIELD]
    builder = _FuncBuilder({} if module is None else module.__dict__)
    if init:
        _add_init(builder, parameters, std_fields, kw_only_fields, frozen,
                  hasattr(cls, _POST_INIT_NAME),
                  '__dataclass_self__' if 'self' in fields else 'self', slots)
    if '__replace__' not in cls.__dict__:
        cls.__replace__ = _replace
    if repr:
        shown = ', '.join(f"{f.name}={{self.{f.name}!r}}" for f in real if f.repr)
        builder.add_fn('__repr__', ('self',),
                       [f'  return f"{{self.__class__.__qualname__}}({shown})"'],
                       locals={'__dataclasses_recursive_repr': recursive_repr},
                       decorator="@__dataclasses_recursive_repr()")
    _add_comparisons(builder, real, eq, order)
    if frozen:
        _add_frozen_methods(builder, cls, real)
    _set_hash(builder, cls, real, unsafe_hash, eq, frozen)
    builder.add_fns_to_class(cls)
    if not getattr(cls, '__doc__'):
        cls.__doc__ = cls.__name__ + _shown_signature(cls, init, std_fields, kw_only_fields)
    if match_args and '__match_args__' not in cls.__dict__:
        cls.__match_args__ = tuple(f.name for f in std_fields)
    if weakref_slot and not slots:
        raise TypeError('weakref_slot is True but slots is False')
    if slots:
        cls = _add_slots(cls, frozen, weakref_slot, fields)
    update_abstractmethods(cls)
    return cls


# A frozen class with slots can't be unpickled by assignment.

def _dataclass_getstate(self):
    return [getattr(self, f.name) for f in fields(self)]


def _dataclass_setstate(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def _get_slots(cls):
    slots = cls.__dict__.get('__slots__')
    if slots is None:
        names = []
        if getattr(cls, '__weakrefoffset__', -1) != 0:
            names.append('__weakref__')
        if getattr(cls, '__dictoffset__', -1) != 0:
            names.append('__dict__')
        return names
    if isinstance(slots, str):
        return [slots]
    if hasattr(slots, '__next__'):
        raise TypeError(f"Slots of '{cls.__name__}' cannot be determined")
    return list(slots)


def _update_class_cell(function, old, new):
    """Where a function's __class__ is the old class, make it the new; return whether it was."""
    if function is None:
        return False
    try:
        cell = function.__closure__[function.__code__.co_freevars.index("__class__")]
        if cell.cell_contents is not old:
            return False
    except (ValueError, AttributeError):
        return False
    cell.cell_contents = new
    return True


def _unwrap(function):
    while hasattr(function, '__wrapped__'):
        function = function.__wrapped__
    return function


def _update_class_cells(new, old):
    """Find the one cell that all methods share."""
    for member in new.__dict__.values():
        member = _unwrap(member)
        if isinstance(member, FunctionType):
            functions = (member,)
        elif isinstance(member, property):
            functions = (member.fget, member.fset, member.fdel)
        else:
            continue
        if any(_update_class_cell(function, old, new) for function in functions):
            return


def _add_slots(cls, frozen, weakref_slot, defined_fields):
    """Make the class again, with slots: they can't be added to one that exists."""
    if '__slots__' in cls.__dict__:
        raise TypeError(f'{cls.__name__} already specifies __slots__')
    sys._clear_type_descriptors(cls)
    namespace = dict(cls.__dict__)
    names = [f.name for f in fields(cls)]
    inherited = {slot for base in cls.__mro__[1:-1] for slot in _get_slots(base)}
    slots = {name: getattr(defined_fields.get(name), 'doc', None)
             for name in names + (['__weakref__'] if weakref_slot else [])
             if name not in inherited}
    documented = any(doc is not None for doc in slots.values())
    namespace["__slots__"] = slots if documented else tuple(slots)
    for name in (*names, '__dict__', '__weakref__'):
        namespace.pop(name, None)
    qualname = getattr(cls, '__qualname__', None)
    new = type(cls)(cls.__name__, cls.__bases__, namespace)
    if qualname is not None:
        new.__qualname__ = qualname
    if frozen:
        if '__getstate__' not in namespace:
            new.__getstate__ = _dataclass_getstate
        if '__setstate__' not in namespace:
            new.__setstate__ = _dataclass_setstate
    _update_class_cells(new, cls)
    annotations = _get_annotations(new)
    for f in getattr(new, _FIELDS).values():
        if f.name in annotations:
            f.type = annotations[f.name]
    annotate = getattr(new.__init__, "__annotate__", None)
    if getattr(annotate, "__generated_by_dataclasses__", False):
        _update_class_cell(annotate, cls, new)
    return new


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
              frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Write methods for a class after its annotated fields; decorates, with options or without."""
    def wrap(cls):
        return _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args,
                              kw_only, slots, weakref_slot)
    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    """Return the fields of a dataclass, or of an instance of one."""
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError('must be called with a dataclass type or instance') from None
    return tuple(f for f in found.values() if f._field_type is _FIELD)


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Return whether an object is a dataclass, or an instance of one."""
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


def _convert(obj, convert_instance):
    """Return an object with the dataclass instances in it converted; containers are copied."""
    cls = type(obj)
    if cls in _ATOMIC_TYPES:
        return obj
    if hasattr(cls, _FIELDS):
        return convert_instance(obj)
    if cls is list:
        return [_convert(item, convert_instance) for item in obj]
    if issubclass(cls, tuple) and hasattr(obj, '_fields'):
        return cls(*[_convert(item, convert_instance) for item in obj])
    if issubclass(cls, (list, tuple)):
        return cls([_convert(item, convert_instance) for item in obj])
    if issubclass(cls, dict):
        pairs = [(_convert(key, convert_instance), _convert(value, convert_instance))
                 for key, value in obj.items()]
        if not hasattr(cls, 'default_factory'):
            return cls(pairs)
        result = cls(obj.default_factory)
        for key, value in pairs:
            result[key] = value
        return result
    from copy import deepcopy
    return deepcopy(obj)


def asdict(obj, *, dict_factory=dict):
    """Return an instance as a dict of its fields, and those in it likewise."""
    if not _is_dataclass_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")

    def convert_instance(obj):
        return dict_factory([(f.name, _convert(getattr(obj, f.name), convert_instance))
                             for f in fields(obj)])

    return convert_instance(obj)


def astuple(obj, *, tuple_factory=tuple):
    """Return an instance as a tuple of its fields, and those in it likewise."""
    if not _is_dataclass_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")

    def convert_instance(obj):
        return tuple_factory([_convert(getattr(obj, f.name), convert_instance)
                              for f in fields(obj)])

    return convert_instance(obj)


# Stands for typing.Any, which isn't loaded only because a field has no type.
_ANY = object()


def _make_annotate(annotations, state):
    def any_type(format):
        typing = sys.modules.get("typing")
        if format == _STRING:
            return 'typing.Any'
        if format == _FORWARDREF:
            if typing is not None:
                return typing.Any
            from annotationlib import ForwardRef
            return ForwardRef("Any", module="typing")
        if format != _VALUE:
            raise NotImplementedError
        from typing import Any
        return Any

    def __annotate__(format, /):
        if state['in_progress'] and format == _VALUE:
            format = _FORWARDREF
        result = {name: any_type(format) if annotation is _ANY else annotation
                  for name, annotation in annotations.items()}
        if format == _STRING:
            from annotationlib import annotations_to_string
            return annotations_to_string(result)
        return result
    return __annotate__


def _parse_fields(specifications):
    """Return the annotations and the defaults of the fields that make_dataclass() was given."""
    annotations, defaults = {}, {}
    for item in specifications:
        if isinstance(item, str):
            name, annotation = item, _ANY
        elif len(item) == 2:
            name, annotation = item
        elif len(item) == 3:
            name, annotation, defaults[item[0]] = item
        else:
            raise TypeError(f'Invalid field: {item!r}')
        from keyword import iskeyword
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f'Field names must be valid identifiers: {name!r}')
        if iskeyword(name):
            raise TypeError(f'Field names must not be keywords: {name!r}')
        if name in annotations:
            raise TypeError(f'Field name duplicated: {name!r}')
        annotations[name] = annotation
    return annotations, defaults


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True,
                   order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False,
                   slots=False, weakref_slot=False, module=None, decorator=dataclass):
    """Make a dataclass of fields: names, (name, type) or (name, type, default)."""
    from types import new_class
    annotations, defaults = _parse_fields(fields)

    def fill(body):
        body.update(namespace or {})
        body.update(defaults)

    cls = new_class(cls_name, bases, {}, fill)
    state = {'in_progress': True}
    annotate = _make_annotate(annotations, state)
    cls.__annotate__ = annotate
    if module is None:
        try:
            module = sys._getframemodulename(1) or '__main__'
        except AttributeError:
            try:
                module = sys._getframe(1).f_globals.get('__name__', '__main__')
            except (AttributeError, ValueError):
                pass
    if module is not None:
        cls.__module__ = module
    cls = decorator(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash,
                    frozen=frozen, match_args=match_args, kw_only=kw_only, slots=slots,
                    weakref_slot=weakref_slot)
    # What was looked at on the way is forgotten: from now on, Any is the real one.
    state['in_progress'] = False
    cls.__annotate__ = annotate
    return cls


def replace(obj, /, **changes):
    """Return a copy of an instance with other values in some fields."""
    if not _is_dataclass_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for f in getattr(self, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise TypeError(f'field {f.name} is declared with init=False, it cannot be '
                                'specified with replace()')
        elif f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise TypeError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(self, f.name)
    return self.__class__(**changes)
