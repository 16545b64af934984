"""Enumerations: classes whose instances are a fixed set of named values.

Members are made while their class is: each stands in the class body as a _ProtoMember, whose
__set_name__(), called by type.__new__(), makes the member, so that __init_subclass__() finds them
all. From then on a class changes only by aliases, and, with flags, by members for combinations,
which are stored by one setdefault() each: of two threads that make the same, one wins.
"""

import builtins as _builtins
import sys
from types import DynamicClassAttribute, MappingProxyType

__all__ = ['EnumType', 'EnumMeta', 'EnumDict', 'Enum', 'IntEnum', 'StrEnum', 'Flag', 'IntFlag',
           'ReprEnum', 'auto', 'unique', 'property', 'verify', 'member', 'nonmember',
           'FlagBoundary', 'STRICT', 'CONFORM', 'EJECT', 'KEEP', 'global_flag_repr',
           'global_enum_repr', 'global_str', 'global_enum', 'EnumCheck', 'CONTINUOUS',
           'NAMED_FLAGS', 'UNIQUE', 'pickle_by_global_name', 'pickle_by_enum_name']

# Defined below; the metaclass has to know whether they are yet.
Enum = Flag = ReprEnum = None


class nonmember:
    """In an enum's body: what this holds is an ordinary attribute."""

    def __init__(self, value):
        self.value = value


class member:
    """In an enum's body: what this holds is a member, even if it is a function or a class."""

    def __init__(self, value):
        self.value = value


def _is_descriptor(obj):
    return hasattr(obj, '__get__') or hasattr(obj, '__set__') or hasattr(obj, '__delete__')


def _is_dunder(name):
    return (len(name) > 4 and name[:2] == name[-2:] == '__' and name[2] != '_'
            and name[-3] != '_')


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == '_' and name[1] != '_' and name[-2] != '_'


def _is_internal_class(cls_name, obj):
    """Return whether an object is a class that was defined in the enum's body."""
    if not isinstance(obj, type):
        return False
    qualname = getattr(obj, '__qualname__', '')
    inner = f"{cls_name}.{getattr(obj, '__name__', '')}"
    return qualname == inner or qualname.endswith('.' + inner)


def _is_private(cls_name, name):
    prefix = f'_{cls_name}__'
    return (len(name) > len(prefix) and name.startswith(prefix)
            and (name[-1] != '_' or name[-2] != '_'))


def _is_single_bit(num):
    return num != 0 and num & (num - 1) == 0


def _make_class_unpicklable(obj):
    """Have pickling fail, rather than unpickling: nobody will find the class."""
    def _break_on_call_reduce(self, proto):
        raise TypeError(f'{self!r} cannot be pickled')
    if isinstance(obj, dict):
        obj['__reduce_ex__'] = _break_on_call_reduce
        obj['__module__'] = '<unknown>'
    else:
        obj.__reduce_ex__ = _break_on_call_reduce
        obj.__module__ = '<unknown>'


def _iter_bits_lsb(num):
    original = num
    if isinstance(num, Enum):
        num = num.value
    if num < 0:
        raise ValueError(f'{original!r} is not a positive integer')
    while num:
        bit = num & (~num + 1)
        yield bit
        num ^= bit


def show_flag_values(value):
    """Return the bits of a value."""
    return list(_iter_bits_lsb(value))


def bin(num, max_bits=None):
    """Return a number's bits, the sign's first and apart: '0b0 1010' is 10, '0b1 0101' -11."""
    num = num.__index__()
    size = num.bit_length()
    digits = f'{num & (1 << size) - 1:0{size}b}' if size else ''
    sign = '1' if num < 0 else '0'
    if max_bits is not None and len(digits) < max_bits:
        digits = (sign * max_bits + digits)[-max_bits:]
    return f'0b{sign} {digits}'


class _not_given:

    def __repr__(self):
        return '<not given>'


_not_given = _not_given()


class _auto_null:

    def __repr__(self):
        return '_auto_null'


_auto_null = _auto_null()


class auto:
    """In an enum's body: a value that _generate_next_value_() chooses."""

    def __init__(self, value=_auto_null):
        self.value = value

    def __repr__(self):
        return f"auto({self.value!r})"


class property(DynamicClassAttribute):
    """A property that members have, while their class may have a member of the same name.

    `member` is that member. `_attr_type` and `_cls_type` are about what the name was in a base
    class, if it wasn't such a property: an attribute, or another descriptor.
    """

    member = None
    _attr_type = None
    _cls_type = None

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.member is not None:
                return self.member
            raise AttributeError(f'{ownerclass!r} has no attribute {self.name!r}')
        if self.fget is not None:
            return self.fget(instance)
        if self._attr_type == 'attr':
            return getattr(self._cls_type, self.name)
        if self._attr_type == 'desc':
            return getattr(instance._value_, self.name)
        try:
            return ownerclass._member_map_[self.name]
        except KeyError:
            raise AttributeError(f'{ownerclass!r} has no attribute {self.name!r}') from None

    def __set__(self, instance, value):
        if self.fset is not None:
            return self.fset(instance, value)
        raise AttributeError(f"<enum {self.clsname!r}> cannot set attribute {self.name!r}")

    def __delete__(self, instance):
        if self.fdel is not None:
            return self.fdel(instance)
        raise AttributeError(f"<enum {self.clsname!r}> cannot delete attribute {self.name!r}")

    def __set_name__(self, ownerclass, name):
        self.name = name
        self.clsname = ownerclass.__name__


def _is_flag(cls):
    return Flag is not None and issubclass(cls, Flag)


class _ProtoMember:
    """A member to be."""

    def __init__(self, value):
        self.value = value

    def __set_name__(self, enum_class, name):
        delattr(enum_class, name)
        value = self.value
        args = value if isinstance(value, tuple) else (value,)
        if enum_class._member_type_ is tuple:
            args = (args,)      # the whole tuple is the one argument
        new = _make_member(enum_class, value, args)
        value = new._value_
        new._name_ = name
        new.__objclass__ = enum_class
        new.__init__(*args)
        new._sort_order_ = len(enum_class._member_names_)
        if _is_flag(enum_class):
            _note_bits(enum_class, value)
        known = _find_by_value(enum_class, value)
        if known is not None:
            new = known
        elif not _is_flag(enum_class) or isinstance(value, int) and _is_single_bit(value):
            enum_class._member_names_.append(name)
        enum_class._add_member_(name, new)
        _note_value(enum_class, name, value, new)


def _make_member(enum_class, value, args):
    if enum_class._use_args_:
        new = enum_class._new_member_(enum_class, *args)
    else:
        new = enum_class._new_member_(enum_class)
    if not hasattr(new, '_value_'):
        if enum_class._member_type_ is object:
            new._value_ = value
        else:
            try:
                new._value_ = enum_class._member_type_(*args)
            except Exception as error:
                raise TypeError('_value_ not set in __new__, unable to create it') from error
    return new


def _note_bits(enum_class, value):
    if isinstance(value, int):
        enum_class._flag_mask_ |= value
        if _is_single_bit(value):
            enum_class._singles_mask_ |= value
    enum_class._all_bits_ = (1 << enum_class._flag_mask_.bit_length()) - 1


def _find_by_value(enum_class, value):
    try:
        return enum_class._value2member_map_.get(value)
    except TypeError:
        for known in enum_class._member_map_.values():
            if known._value_ == value:
                return known
    return None


def _note_value(enum_class, name, value, new):
    try:
        enum_class._value2member_map_.setdefault(value, new)
        if value not in enum_class._hashable_values_:
            enum_class._hashable_values_.append(value)
    except TypeError:
        enum_class._unhashable_values_.append(value)
        enum_class._unhashable_values_map_.setdefault(name, []).append(value)


_SUNDERS = ('_order_', '_generate_next_value_', '_numeric_repr_', '_missing_', '_ignore_',
            '_iter_member_', '_iter_member_by_value_', '_iter_member_by_def_', '_add_alias_',
            '_add_value_alias_')


class EnumDict(dict):
    """The namespace of an enum's body: keeps track of which names are members."""

    def __init__(self, cls_name=None):
        super().__init__()
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._auto_called = False
        self._cls_name = cls_name

    def __setitem__(self, key, value):
        cls_name = self._cls_name
        if cls_name is not None and _is_private(cls_name, key):
            pass
        elif _is_sunder(key):
            value = self._check_sunder(key, value)
        elif _is_dunder(key):
            if key == '__order__':
                key = '_order_'
        elif key in self._member_names:
            raise TypeError(f'{key!r} already defined as {self[key]!r}')
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif _is_descriptor(value) or cls_name is not None and _is_internal_class(cls_name, value):
            pass
        else:
            if key in self:
                raise TypeError(f'{key!r} already defined as {self[key]!r}')
            if isinstance(value, member):
                value = value.value
            value = self._resolve(key, value)
            self._member_names[key] = None
        super().__setitem__(key, value)

    def _check_sunder(self, key, value):
        if key not in _SUNDERS and not key.startswith('_repr_'):
            raise ValueError(f'_sunder_ names, such as {key!r}, are reserved for future Enum use')
        if key == '_generate_next_value_':
            if self._auto_called:
                raise TypeError("_generate_next_value_ must be defined before members")
            self._generate_next_value = (
                value.__func__ if isinstance(value, staticmethod) else value)
        elif key == '_ignore_':
            value = value.replace(',', ' ').split() if isinstance(value, str) else list(value)
            self._ignore = value
            already = set(value) & set(self._member_names)
            if already:
                raise ValueError(f'_ignore_ cannot specify already set names: {already!r}')
        return value

    def _resolve(self, key, value):
        """Return a value with each auto() in it replaced, and remember it for the next."""
        single = isinstance(value, auto)
        parts = (value,) if single else value
        if not (isinstance(parts, tuple) and any(isinstance(part, auto) for part in parts)):
            self._last_values.append(value)
            return value
        resolved = []
        for part in parts:
            if isinstance(part, auto):
                if part.value is _auto_null:
                    part.value = self._generate_next_value(
                        key, 1, len(self._member_names), self._last_values[:])
                    self._auto_called = True
                part = part.value
                self._last_values.append(part)
            resolved.append(part)
        if single:
            return resolved[0]
        try:
            return type(value)(resolved)
        except TypeError:
            return type(value)(*resolved)       # a named tuple

    @_builtins.property
    def member_names(self):
        """The names of the members, in order."""
        return list(self._member_names)

    def update(self, members, **more_members):
        """Set names from a mapping or an iterable of pairs, and from keywords."""
        try:
            for name in members.keys():
                self[name] = members[name]
        except AttributeError:
            for name, value in members:
                self[name] = value
        for name, value in more_members.items():
            self[name] = value


_EnumDict = EnumDict
_FLAG_METHODS = ('__or__', '__and__', '__xor__', '__ror__', '__rand__', '__rxor__', '__invert__')
_SHOWN_METHODS = ('__repr__', '__str__', '__format__', '__reduce_ex__')
_FLAG_ATTRIBUTES = ('_boundary_', '_flag_mask_', '_singles_mask_', '_all_bits_', '_inverted_')


class EnumType(type):
    """The metaclass of enumerations."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        metacls._check_for_existing_members_(cls, bases)
        namespace = EnumDict(cls)
        _, first_enum = metacls._get_mixins_(cls, bases)
        if first_enum is not None:
            namespace['_generate_next_value_'] = getattr(first_enum, '_generate_next_value_',
                                                         None)
        return namespace

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        if _simple:
            return super().__new__(metacls, cls, bases, classdict, **kwds)
        names, order, namespace = metacls._take_apart(classdict)
        member_type, first_enum = metacls._get_mixins_(cls, bases)
        new, save_new, use_args = metacls._find_new_(classdict, member_type, first_enum)
        for name in names:
            namespace[name] = _ProtoMember(namespace[name])
        namespace.update(
            _new_member_=new, _use_args_=use_args, _member_names_=[], _member_map_={},
            _value2member_map_={}, _hashable_values_=[], _unhashable_values_=[],
            _unhashable_values_map_={}, _member_type_=member_type,
            _value_repr_=metacls._find_data_repr_(cls, bases),
            _boundary_=boundary or getattr(first_enum, '_boundary_', None),
            _flag_mask_=0, _singles_mask_=0, _all_bits_=0, _inverted_=None)
        in_progress = f'_{cls}__in_progress'
        namespace[in_progress] = True
        try:
            enum_class = super().__new__(metacls, cls, bases, namespace, **kwds)
        except Exception as error:
            # That __set_name__() was where it happened is nobody's concern.
            if hasattr(error, '__notes__'):
                del error.__notes__
            raise
        delattr(enum_class, in_progress)
        namespace.update(enum_class.__dict__)
        metacls._choose_methods(enum_class, namespace, bases, member_type, first_enum)
        if Enum is not None:
            if save_new:
                enum_class.__new_member__ = new
            enum_class.__new__ = Enum.__new__
        metacls._finish(enum_class, cls, order)
        return enum_class

    @staticmethod
    def _take_apart(classdict):
        """Return the names of the members, _order_, and the namespace as an ordinary dict."""
        classdict.setdefault('_ignore_', []).append('_ignore_')
        for key in classdict['_ignore_']:
            classdict.pop(key, None)
        names = classdict._member_names
        invalid = set(names) & {'mro', ''}
        if invalid:
            raise ValueError(f"invalid enum member name(s) {','.join(map(repr, invalid))}")
        order = classdict.pop('_order_', None)
        if isinstance(order, str):
            order = order.replace(',', ' ').split()
        namespace = dict(classdict.items())
        generate = namespace.get('_generate_next_value_')
        if generate is not None and type(generate) is not staticmethod:
            namespace['_generate_next_value_'] = staticmethod(generate)
        return names, order, namespace

    @staticmethod
    def _choose_methods(enum_class, namespace, bases, member_type, first_enum):
        """Decide, where the enum and the data type both have a method, which counts."""
        if ReprEnum is not None and ReprEnum in bases:
            if member_type is object:
                raise TypeError('ReprEnum subclasses must be mixed with a data type (i.e. int, '
                                'str, float, etc.)')
            if '__format__' not in namespace:
                enum_class.__format__ = namespace['__format__'] = member_type.__format__
            if '__str__' not in namespace:
                method = member_type.__str__
                if method is object.__str__:
                    method = member_type.__repr__
                enum_class.__str__ = namespace['__str__'] = method
        for name in _SHOWN_METHODS:
            if name not in namespace and getattr(enum_class, name) in (
                    getattr(member_type, name), getattr(object, name)):
                setattr(enum_class, name, getattr(first_enum, name))
        if _is_flag(enum_class):
            for name in _FLAG_METHODS:
                if name not in namespace:
                    setattr(enum_class, name, getattr(Flag, name))

    @staticmethod
    def _finish(enum_class, cls, order):
        if Flag is None and cls != 'Flag' or Flag is not None and not _is_flag(enum_class):
            for name in _FLAG_ATTRIBUTES:
                delattr(enum_class, name)
        elif _is_flag(enum_class):
            values = [each._value_ for each in enum_class]
            if values != sorted(values):
                enum_class._iter_member_ = enum_class._iter_member_by_def_
        if order:
            members = enum_class._member_map_
            order = [name for name in order
                     if name not in members or name in enum_class._member_names_]
            if order != enum_class._member_names_:
                raise TypeError('member order does not match _order_:\n'
                                f'  {enum_class._member_names_!r}\n  {order!r}')

    def __bool__(cls):
        return True

    def __call__(cls, value, names=_not_given, *values, module=None, qualname=None, type=None,
                 start=1, boundary=None):
        """Return the member of a value; of a class without members, make an enum."""
        if cls._member_map_:
            if names is not _not_given:
                value = (value, names) + values
            return cls.__new__(cls, value)
        if names is _not_given and type is None:
            raise TypeError(f"{cls} has no members; specify `names=()` if you meant to create a "
                            "new, empty, enum")
        return cls._create_(class_name=value, names=None if names is _not_given else names,
                            module=module, qualname=qualname, type=type, start=start,
                            boundary=boundary)

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        if issubclass(cls, Flag):
            try:
                return isinstance(cls._missing_(value), cls)
            except ValueError:
                pass
        return value in cls._unhashable_values_ or value in cls._hashable_values_

    def __delattr__(cls, attr):
        if attr in cls._member_map_:
            raise AttributeError(f"{cls.__name__!r} cannot delete member {attr!r}.")
        super().__delattr__(attr)

    def __dir__(cls):
        names = {'__class__', '__contains__', '__doc__', '__getitem__', '__iter__', '__len__',
                 '__members__', '__module__', '__name__', '__qualname__', *cls._member_names_}
        if cls._new_member_ is not object.__new__:
            names.add('__new__')
        if cls.__init_subclass__ is not object.__init_subclass__:
            names.add('__init_subclass__')
        if cls._member_type_ is not object:
            names.update(dir(cls._member_type_))
        return sorted(names)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __len__(cls):
        return len(cls._member_names_)

    @_builtins.property
    def __members__(cls):
        """The members, and their aliases, by name."""
        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        return f"<{'flag' if _is_flag(cls) else 'enum'} {cls.__name__!r}>"

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError(f'cannot reassign member {name!r}')
        super().__setattr__(name, value)

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1,
                 boundary=None):
        """Make an enum of names, or of names and values."""
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        _, first_enum = cls._get_mixins_(class_name, bases)
        classdict = metacls.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(',', ' ').split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            pairs, values = [], []
            for count, name in enumerate(names):
                value = first_enum._generate_next_value_(name, start, count, values[:])
                values.append(value)
                pairs.append((name, value))
            names = pairs
        for item in () if names is None else names:
            name, value = (item, names[item]) if isinstance(item, str) else item
            classdict[name] = value
        if module is None:
            try:
                module = sys._getframemodulename(2)
            except AttributeError:
                try:
                    module = sys._getframe(2).f_globals['__name__']
                except (AttributeError, ValueError, KeyError):
                    pass
        if module is None:
            _make_class_unpicklable(classdict)
        else:
            classdict['__module__'] = module
        if qualname is not None:
            classdict['__qualname__'] = qualname
        return metacls.__new__(metacls, class_name, bases, classdict, boundary=boundary)

    def _convert_(cls, name, module, filter, source=None, *, boundary=None, as_global=False):
        """Make an enum of a module's constants, which its members then replace."""
        variables = sys.modules[module].__dict__
        source = variables if source is None else source.__dict__
        members = [(key, value) for key, value in source.items() if filter(key)]
        try:
            # Of several names for a value, the first in the alphabet is not the alias.
            members.sort(key=lambda item: (item[1], item[0]))
        except TypeError:
            members.sort(key=lambda item: item[0])
        body = type(name, (object,), {**dict(members), '__module__': module})
        cls = _simple_enum(cls, boundary=boundary or KEEP)(body)
        if as_global:
            global_enum(cls)
        else:
            sys.modules[cls.__module__].__dict__.update(cls.__members__)
        variables[name] = cls
        return cls

    @classmethod
    def _check_for_existing_members_(mcls, class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if isinstance(base, EnumType) and base._member_names_:
                    raise TypeError(f"<enum {class_name!r}> cannot extend {base!r}")

    @classmethod
    def _get_mixins_(mcls, class_name, bases):
        """Return the data type of the members, and the enum that is derived from."""
        if not bases:
            return object, Enum
        first_enum = bases[-1]
        if not isinstance(first_enum, EnumType):
            raise TypeError("new enumerations should be created as "
                            "`EnumName([mixin_type, ...] [data_type,] enum_type)`")
        return mcls._find_data_type_(class_name, bases) or object, first_enum

    @classmethod
    def _find_data_repr_(mcls, class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    return base._value_repr_
                attributes = base.__dict__
                if '__repr__' in attributes:
                    parameters = attributes.get('__dataclass_params__')
                    if ('__dataclass_fields__' in attributes and parameters is not None
                            and parameters.repr):
                        return _dataclass_repr
                    return attributes['__repr__']
        return None

    @classmethod
    def _find_data_type_(mcls, class_name, bases):
        found = set()
        for chain in bases:
            candidate = None
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    if base._member_type_ is not object:
                        found.add(base._member_type_)
                        break
                elif '__new__' in base.__dict__ or '__dataclass_fields__' in base.__dict__:
                    found.add(candidate or base)
                    break
                else:
                    candidate = candidate or base
        if len(found) > 1:
            raise TypeError(f'too many data types for {class_name!r}: {found!r}')
        return found.pop() if found else None

    @classmethod
    def _find_new_(mcls, classdict, member_type, first_enum):
        """Return what makes a member, whether it is the class's own, and if it takes arguments."""
        new = classdict.get('__new__', None)
        own = first_enum is not None and new is not None
        plain = (None, None.__new__, object.__new__, Enum and Enum.__new__)
        if new is None:
            candidates = (getattr(possible, method, None)
                          for method in ('__new_member__', '__new__')
                          for possible in (member_type, first_enum))
            new = next((found for found in candidates if found not in plain), object.__new__)
        use_args = not (first_enum is None
                        or new in (Enum and Enum.__new__, object.__new__))
        return new, own, use_args

    def _add_member_(cls, name, member):
        if name in cls._member_map_:
            if cls._member_map_[name] is not member:
                raise NameError(f'{name!r} is already bound: {cls._member_map_[name]!r}')
            return
        found, kind, owner = cls._find_shadowed(name)
        if found:
            # The name means something on members too: a property keeps the two apart.
            redirect = property()
            redirect.member = member
            redirect.__set_name__(cls, name)
            if kind in ('enum', 'desc'):
                redirect.fget = getattr(found, 'fget', None)
                redirect._get = getattr(found, '__get__', None)
                redirect.fset = getattr(found, 'fset', None)
                redirect._set = getattr(found, '__set__', None)
                redirect.fdel = getattr(found, 'fdel', None)
                redirect._del = getattr(found, '__delete__', None)
            redirect._attr_type = kind
            redirect._cls_type = owner
            setattr(cls, name, redirect)
        else:
            setattr(cls, name, member)
        cls._member_map_[name] = member

    def _find_shadowed(cls, name):
        found = kind = owner = None
        for base in cls.__mro__[1:]:
            attribute = base.__dict__.get(name)
            if attribute is None:
                continue
            if isinstance(attribute, (property, DynamicClassAttribute)):
                return attribute, 'enum', base
            if _is_descriptor(attribute):
                found, kind, owner = attribute, kind or 'desc', owner or base
            else:
                kind, owner = 'attr', base
        return found, kind, owner

    @_builtins.property
    def __signature__(cls):
        from inspect import Parameter, Signature
        if cls._member_names_:
            return Signature([Parameter('values', Parameter.VAR_POSITIONAL)])
        only, both = Parameter.KEYWORD_ONLY, Parameter.POSITIONAL_OR_KEYWORD
        return Signature([
            Parameter('new_class_name', Parameter.POSITIONAL_ONLY), Parameter('names', both),
            *(Parameter(name, only, default=1 if name == 'start' else None)
              for name in ('module', 'qualname', 'type', 'start', 'boundary'))])


EnumMeta = EnumType


class Enum(metaclass=EnumType):
    """A set of named values; subclasses list them."""

    def __new__(cls, value):
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for name, values in cls._unhashable_values_map_.items():
                if value in values:
                    return cls[name]
            for name, known in cls._member_map_.items():
                if value == known._value_:
                    return cls[name]
        if not cls._member_map_:
            if getattr(cls, f'_{cls.__name__}__in_progress', False):
                raise TypeError('do not use `super().__new__; call the appropriate __new__ '
                                'directly') from None
            raise TypeError(f"{cls!r} has no members defined")
        return cls._find_missing(value)

    @classmethod
    def _find_missing(cls, value):
        """Return what _missing_() says about a value, if it is a member, or raise."""
        invalid = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        try:
            result = cls._missing_(value)
        except Exception as error:
            if not isinstance(error, ValueError):
                error.__context__ = invalid
            raise
        if isinstance(result, cls):
            return result
        if _is_flag(cls) and cls._boundary_ is EJECT and isinstance(result, int):
            return result
        if result is None:
            raise invalid
        error = TypeError(f'error in {cls.__name__}._missing_: returned {result!r} instead of '
                          'None or a valid member')
        error.__context__ = invalid
        raise error

    def _add_alias_(self, name):
        """Give a member another name."""
        self.__class__._add_member_(name, self)

    def _add_value_alias_(self, value):
        """Give a member another value."""
        cls = self.__class__
        known = _find_by_value(cls, value)
        if known is not None:
            if known is not self:
                raise ValueError(f'{value!r} is already bound: {known!r}')
            return
        _note_value(cls, getattr(self, '_name_', None), value, self)

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """Return the value for an auto(): one more than the greatest so far."""
        if not last_values:
            return start
        try:
            last = sorted(last_values).pop()
        except TypeError:
            raise TypeError('unable to sort non-numeric values') from None
        try:
            return last + 1
        except TypeError:
            raise TypeError(f'unable to increment {last!r}') from None

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        value_repr = self.__class__._value_repr_ or repr
        return f"<{self.__class__.__name__}.{self._name_}: {value_repr(self._value_)}>"

    def __str__(self):
        return f"{self.__class__.__name__}.{self._name_}"

    def __dir__(self):
        names = set()
        if self.__class__._member_type_ is not object:
            names = set(object.__dir__(self))
        members = self._member_map_
        names.update(name for name in getattr(self, '__dict__', ())
                     if name[0] != '_' and name not in members)
        for cls in self.__class__.mro():
            for name, obj in cls.__dict__.items():
                if name[0] == '_':
                    continue
                if isinstance(obj, property):
                    if obj.fget is not None or name not in members:
                        names.add(name)
                    else:
                        names.discard(name)
                elif name not in members:
                    names.add(name)
        return sorted({'__class__', '__doc__', '__eq__', '__hash__', '__module__'} | names)

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __deepcopy__(self, memo):
        return self

    def __copy__(self):
        return self

    @property
    def name(self):
        """The member's name."""
        return self._name_

    @property
    def value(self):
        """The member's value."""
        return self._value_


class ReprEnum(Enum):
    """An enum whose members look like enum members only to repr()."""


class IntEnum(int, ReprEnum):
    """An enum whose members are integers."""


class StrEnum(str, ReprEnum):
    """An enum whose members are strings."""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f'too many arguments for str(): {values!r}')
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError(f'{values[0]!r} is not a string')
        if len(values) >= 2 and not isinstance(values[1], str):
            raise TypeError(f'encoding must be a string, not {values[1]!r}')
        if len(values) == 3 and not isinstance(values[2], str):
            raise TypeError(f'errors must be a string, not {values[2]}')
        value = str(*values)
        new = str.__new__(cls, value)
        new._value_ = value
        return new

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """Return the value for an auto(): the name in lower case."""
        return name.lower()


def pickle_by_global_name(self, proto):
    """As __reduce_ex__(): the member is found by its name in its module."""
    return self.name


_reduce_ex_by_global_name = pickle_by_global_name


def pickle_by_enum_name(self, proto):
    """As __reduce_ex__(): the member is found by its name in its class."""
    return getattr, (self.__class__, self._name_)


class FlagBoundary(StrEnum):
    """What becomes of bits that no flag has: an error, nothing, an int, or they stay."""

    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


class Flag(Enum, boundary=STRICT):
    """An enum whose members are bits that can be combined."""

    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """Return the value for an auto(): the next bit above the greatest value so far."""
        if not count:
            return start if start is not None else 1
        last = max(last_values)
        try:
            return 1 << last.bit_length()
        except Exception:
            raise TypeError(f'invalid flag value {last!r}') from None

    @classmethod
    def _iter_member_by_value_(cls, value):
        for bit in _iter_bits_lsb(value & cls._flag_mask_):
            yield cls._value2member_map_.get(bit)

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _iter_member_by_def_(cls, value):
        yield from sorted(cls._iter_member_by_value_(value),
                          key=lambda each: each._sort_order_)

    @classmethod
    def _missing_(cls, value):
        """Make a member for a combination of flags."""
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        mask, bits, boundary = cls._flag_mask_, cls._all_bits_, cls._boundary_
        if not ~bits <= value <= bits or value & (bits ^ mask):
            if boundary is STRICT:
                size = max(value.bit_length(), mask.bit_length())
                raise ValueError(f"{cls!r} invalid value {value!r}\n    given {bin(value, size)}"
                                 f"\n  allowed {bin(mask, size)}")
            if boundary is CONFORM:
                value &= mask
            elif boundary is EJECT:
                return value
            elif boundary is not KEEP:
                raise ValueError(f'{cls!r} unknown flag boundary {boundary!r}')
            elif value < 0:
                value += max(bits + 1, 1 << value.bit_length())
        negative = None
        if value < 0:
            negative = value
            value += bits + 1
        unknown = value & ~mask
        if unknown and boundary is not KEEP:
            raise ValueError(f'{cls.__name__}({value!r}) -->  unknown values {unknown!r} '
                             f'[{bin(unknown)}]')
        if cls._member_type_ is object:
            new = object.__new__(cls)
        else:
            new = cls._member_type_.__new__(cls, value)
        if not hasattr(new, '_value_'):
            new._value_ = value
        new._name_ = cls._combined_name(value)
        new = cls._value2member_map_.setdefault(value, new)
        if negative is not None:
            cls._value2member_map_[negative] = new
        return new

    @classmethod
    def _combined_name(cls, value):
        """Return the names of the flags in a value, or None if there are none."""
        singles, others = value & cls._singles_mask_, value & ~cls._singles_mask_
        members = list(cls._iter_member_(singles))
        if others:
            for each in cls._member_map_.values():
                if each not in members and each._value_ and each._value_ & value == each._value_:
                    members.append(each)
        combined = 0
        for each in members:
            combined |= each._value_
        if not combined:
            return None
        name = '|'.join([each._name_ for each in members])
        unknown = value ^ combined
        if unknown and cls._boundary_ is STRICT:
            raise ValueError(f'{cls!r}: no members with value {unknown!r}')
        return f'{name}|{cls._numeric_repr_(unknown)}' if unknown else name

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError("unsupported operand type(s) for 'in': "
                            f"{type(other).__qualname__!r} and {self.__class__.__qualname__!r}")
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        yield from self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        name = self.__class__.__name__
        value = (self.__class__._value_repr_ or repr)(self._value_)
        return f"<{name}: {value}>" if self._name_ is None else f"<{name}.{self._name_}: {value}>"

    def __str__(self):
        name = self.__class__.__name__
        return f'{name}({self._value_!r})' if self._name_ is None else f"{name}.{self._name_}"

    def __bool__(self):
        return bool(self._value_)

    def _get_value(self, flag):
        if isinstance(flag, self.__class__):
            return flag._value_
        if self._member_type_ is not object and isinstance(flag, self._member_type_):
            return flag
        return NotImplemented

    def _other_value(self, other, operator):
        value = self._get_value(other)
        if value is not NotImplemented:
            for flag in (self, other):
                if self._get_value(flag) is None:
                    raise TypeError(f"'{flag}' cannot be combined with other flags with "
                                    f"{operator}")
        return value

    def __or__(self, other):
        value = self._other_value(other, '|')
        return value if value is NotImplemented else self.__class__(self._value_ | value)

    def __and__(self, other):
        value = self._other_value(other, '&')
        return value if value is NotImplemented else self.__class__(self._value_ & value)

    def __xor__(self, other):
        value = self._other_value(other, '^')
        return value if value is NotImplemented else self.__class__(self._value_ ^ value)

    def __invert__(self):
        if self._get_value(self) is None:
            raise TypeError(f"'{self}' cannot be inverted")
        if self._inverted_ is None:
            if self._boundary_ in (EJECT, KEEP):
                self._inverted_ = self.__class__(~self._value_)
            else:
                self._inverted_ = self.__class__(self._singles_mask_ & ~self._value_)
        return self._inverted_

    __rand__ = __and__
    __ror__ = __or__
    __rxor__ = __xor__


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """An enum whose members are integers, and bits that can be combined."""


def _high_bit(value):
    return value.bit_length() - 1


def _aliases(enumeration):
    return ', '.join(f"{name} -> {each.name}"
                     for name, each in enumeration.__members__.items() if name != each.name)


def unique(enumeration):
    """Decorate an enum: two names for one value are an error."""
    aliases = _aliases(enumeration)
    if aliases:
        raise ValueError(f'duplicate values found in {enumeration!r}: {aliases}')
    return enumeration


def _dataclass_repr(self):
    return ', '.join(f'{name}={getattr(self, name)!r}'
                     for name, field in self.__dataclass_fields__.items() if field.repr)


def _short_module(self):
    return self.__class__.__module__.split('.')[-1]


def global_enum_repr(self):
    """As __repr__(): module.member."""
    return f'{_short_module(self)}.{self._name_}'


def global_flag_repr(self):
    """As __repr__() of flags: module.member, joined by |."""
    module = _short_module(self)
    if self._name_ is None:
        return f"{module}.{self.__class__.__name__}({self._value_!r})"
    if _is_single_bit(self._value_):
        return f'{module}.{self._name_}'
    return '|'.join([name if self._boundary_ is KEEP and name[0].isdigit()
                     else f'{module}.{name}' for name in self._name_.split('|')])


def global_str(self):
    """As __str__(): the name alone."""
    if self._name_ is None:
        return f"{self.__class__.__name__}({self._value_!r})"
    return self._name_


def global_enum(cls, update_str=False):
    """Decorate an enum: its members become names of its module, and show themselves as such."""
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls


def _simple_enum(etype=Enum, *, boundary=None, use_args=None):
    """Return a decorator that makes an ordinary class an enum of that type."""
    def convert_class(cls):
        namespace = type(etype).__prepare__(cls.__name__, (etype,))
        for name, value in cls.__dict__.items():
            if name not in ('__dict__', '__weakref__', '__static_attributes__'):
                namespace[name] = value
        return type(etype)(cls.__name__, (etype,), namespace, boundary=boundary)
    return convert_class


class EnumCheck(StrEnum):
    """What verify() can check."""

    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """Decorates an enum that must pass some checks."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        if not issubclass(enumeration, Enum):
            raise TypeError("the 'verify' decorator only works with Enum and Flag")
        for check in self.checks:
            if check is UNIQUE:
                aliases = _aliases(enumeration)
                if aliases:
                    raise ValueError(f'aliases found in {enumeration!r}: {aliases}')
            elif check is CONTINUOUS:
                self._check_continuous(enumeration)
            elif check is NAMED_FLAGS:
                self._check_named(enumeration)
        return enumeration

    @staticmethod
    def _check_continuous(enumeration):
        values = {each.value for each in enumeration}
        if len(values) < 2:
            return
        low, high = min(values), max(values)
        if issubclass(enumeration, Flag):
            kind = 'flag'
            between = [1 << i for i in range(_high_bit(low) + 1, _high_bit(high))]
        else:
            kind, between = 'enum', range(low + 1, high)
        missing = [value for value in between if value not in values]
        if missing:
            raise ValueError((f'invalid {kind} {enumeration.__name__!r}: missing values '
                              f"{', '.join(map(str, missing))}")[:256])

    @staticmethod
    def _check_named(enumeration):
        values = [each.value for each in enumeration]
        names, missing = [], 0
        for name, alias in enumeration._member_map_.items():
            if name in enumeration._member_names_ or alias.value < 0:
                continue
            missed = [bit for bit in _iter_bits_lsb(alias.value) if bit not in values]
            if missed:
                names.append(name)
                for bit in missed:
                    missing |= bit
        if not names:
            return
        if len(names) == 1:
            which = f'alias {names[0]} is missing'
        else:
            which = f"aliases {', '.join(names[:-1])} and {names[-1]} are missing"
        what = 'value' if _is_single_bit(missing) else 'combined values of'
        raise ValueError(f'invalid Flag {enumeration.__name__!r}: {which} {what} 0x{missing:x} '
                         '[use enum.show_flag_values(value) for details]')


# What may differ between an enum that was made by _simple_enum() and one that is a class statement.
_NOT_COMPARED = {'__module__', '__doc__', '__static_attributes__', '__firstlineno__', '_member_map_',
                 '_value2member_map_'}
_COMPARED_METHODS = ('__str__', '__repr__', '__reduce_ex__', '__format__', '__getnewargs_ex__',
                     '__getnewargs__', '__getstate__', '__reduce__')


def _differences(what, checked, simple, ignored):
    """Tell how the values of two mappings differ; functions and properties are taken as equal."""
    for name in sorted(checked.keys() | simple.keys()):
        if name in ignored:
            continue
        if name not in simple:
            yield f'missing {what}: {name!r}'
        elif name not in checked:
            yield f'extra {what}:   {name!r}'
        elif callable(checked[name]) or isinstance(checked[name], _builtins.property):
            continue
        elif checked[name] != simple[name]:
            yield (f'{name!r}:\n         checked {what} -> {checked[name]!r}'
                   f'\n         simple {what}  -> {simple[name]!r}')


def _test_simple_enum(checked_enum, simple_enum):
    """Raise a TypeError if an enum that _simple_enum() made isn't what a class statement makes."""
    checked, simple = checked_enum._member_map_, simple_enum._member_map_
    members = checked.keys() | simple.keys()
    failed = list(_differences('key', vars(checked_enum), vars(simple_enum), _NOT_COMPARED | members))
    for name in sorted(members):
        if name not in simple:
            failed.append(f'missing member from simple enum: {name!r}')
        elif name not in checked:
            failed.append(f'extra member in simple enum: {name!r}')
        else:
            different = list(_differences('member', vars(checked[name]), vars(simple[name]),
                                          {'__module__', '__objclass__', '_inverted_'}))
            if different:
                lines = '\n      '.join(different)
                failed.append(f'{name!r} member mismatch:\n      {lines}')
    for name in _COMPARED_METHODS:
        if name in vars(simple_enum) and name in vars(checked_enum):
            continue    # each its own: how they act can't be compared
        checked_method, simple_method = getattr(checked_enum, name, None), getattr(simple_enum, name, None)
        if hasattr(checked_method, '__func__'):
            checked_method, simple_method = checked_method.__func__, getattr(simple_method, '__func__', None)
        if checked_method != simple_method:
            failed.append(f'{name!r}:\n         checked method -> {checked_method}'
                          f'\n         simple method -> {simple_method}')
    if failed:
        lines = '\n   '.join(failed)
        raise TypeError(f'enum mismatch:\n   {lines}')
