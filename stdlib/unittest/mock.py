"""Objects that stand in for others in tests, record how they are used, and are put in place."""

import builtins
import dataclasses
import inspect
import io
import sys
import threading
from annotationlib import Format
from contextlib import ExitStack
from functools import partial, wraps
from types import FunctionType, MethodType, ModuleType

from unittest._mock_call import (
    ANY, DEFAULT, _AnyComparer, _Call, _CallList, _SentinelObject, call, format_call, sentinel)

__all__ = ['Mock', 'MagicMock', 'patch', 'sentinel', 'DEFAULT', 'ANY', 'call', 'create_autospec',
           'AsyncMock', 'ThreadingMock', 'FILTER_DIR', 'NonCallableMock', 'NonCallableMagicMock',
           'mock_open', 'PropertyMock', 'seal']

FILTER_DIR = True
_missing = sentinel.MISSING
_deleted = sentinel.DELETED
_ASSERTING = ('assert', 'assret', 'asert', 'aseert', 'assrt')


class InvalidSpecError(Exception):
    """A mock was given as the spec of a mock."""


def _is_exception(obj):
    return isinstance(obj, BaseException) or isinstance(obj, type) \
        and issubclass(obj, BaseException)


def _is_instance_mock(obj):
    return issubclass(type(obj), NonCallableMock)


def _is_async(obj):
    if isinstance(obj, (staticmethod, classmethod)):
        obj = obj.__func__
    return not _is_instance_mock(obj) and inspect.iscoroutinefunction(obj)


def _signature(spec, as_instance=False, eat_self=False):
    """Return what can bind the arguments of a call of the spec, or None.

    A class is one whose calls make instances unless as_instance says that it stands for an instance.
    """
    if isinstance(spec, type) and not as_instance:
        spec, eat_self = spec.__init__, True
    elif isinstance(spec, (classmethod, staticmethod)):
        eat_self = eat_self or isinstance(spec, classmethod)
        spec = spec.__func__
    elif not isinstance(spec, (FunctionType, MethodType)):
        spec = getattr(spec, '__call__', None)
        if spec is None:
            return None
    try:
        return inspect.signature(partial(spec, None) if eat_self else spec,
                                 annotation_format=Format.FORWARDREF)
    except (ValueError, TypeError):
        return None


def _callable(obj):
    """Return whether a spec can be called, be it the class of what would be."""
    if isinstance(obj, type):
        return True
    if isinstance(obj, (staticmethod, classmethod, MethodType)):
        return _callable(obj.__func__)
    return getattr(obj, '__call__', None) is not None


def _instances_callable(cls):
    """Return whether the instances of a class can be called."""
    return any(base.__dict__.get('__call__') is not None for base in cls.__mro__)


# ---- the base -------------------------------------------------------------------------------

class NonCallableMock:
    """A mock that cannot be called. Attributes are mocks, made when they are first asked for."""

    def __new__(cls, /, *args, **kw):
        # Each mock has a class of its own, so that special methods can be set on it.
        bases = (cls,)
        spec = kw.get('spec', kw.get('spec_set', args[0] if args else None))
        if spec is not None and not issubclass(cls, _AsyncParts) and _is_async(spec):
            bases = (AsyncMockMixin, cls)
        new = type(cls.__name__, bases, {'__doc__': cls.__doc__, '__module__': cls.__module__})
        return object.__new__(new)

    def __init__(self, spec=None, wraps=None, name=None, spec_set=None, parent=None,
                 _spec_state=None, _new_name='', _new_parent=None, _spec_as_instance=False,
                 _eat_self=None, unsafe=False, **kwargs):
        state = self.__dict__
        state['_mock_parent'] = parent
        state['_mock_name'] = name
        state['_mock_new_name'] = _new_name
        state['_mock_new_parent'] = parent if _new_parent is None else _new_parent
        state['_mock_sealed'] = False
        if spec_set is not None:
            spec = spec_set
            spec_set = True
        if _eat_self is None:
            _eat_self = parent is not None
        self._mock_add_spec(spec, spec_set, _spec_as_instance, _eat_self)
        state['_mock_children'] = {}
        state['_mock_wraps'] = wraps
        state['_mock_delegate'] = None
        state['_mock_called'] = False
        state['_mock_call_args'] = None
        state['_mock_call_count'] = 0
        state['_mock_call_args_list'] = _CallList()
        state['_mock_mock_calls'] = _CallList()
        state['method_calls'] = _CallList()
        state['_mock_unsafe'] = unsafe
        state.setdefault('_mock_return_value', DEFAULT)
        state.setdefault('_mock_side_effect', None)
        if kwargs:
            self.configure_mock(**kwargs)

    # ---- specs ----

    def _mock_add_spec(self, spec, spec_set, _spec_as_instance=False, _eat_self=False):
        state = self.__dict__
        if _is_instance_mock(spec):
            raise InvalidSpecError(f'Cannot spec a Mock object. [object={spec!r}]')
        cls = signature = methods = None
        async_names = set()
        if spec is not None and type(spec) not in (list, tuple):
            cls = spec if isinstance(spec, type) else type(spec)
            signature = _signature(spec, _spec_as_instance, _eat_self)
            methods = dir(spec)
            for name in methods:
                static = inspect.getattr_static(spec, name, None)
                static = getattr(static, '__func__', static)
                if inspect.iscoroutinefunction(static):
                    async_names.add(name)
        elif spec is not None:
            methods = [name if isinstance(name, str) else str(name) for name in spec]
        state['_spec_class'] = cls
        state['_spec_set'] = spec_set
        state['_spec_signature'] = signature
        state['_mock_methods'] = methods
        state['_spec_asyncs'] = async_names

    def mock_add_spec(self, spec, spec_set=False):
        """Allow the attributes of the spec only."""
        self._mock_add_spec(spec, spec_set)

    @property
    def __class__(self):
        spec = self.__dict__.get('_spec_class')
        return type(self) if spec is None else spec

    # ---- state that a delegate may have instead ----

    def _get(self, name):
        delegate = self.__dict__.get('_mock_delegate')
        return self.__dict__['_mock_' + name] if delegate is None else getattr(delegate, name)

    def _set(self, name, value):
        delegate = self.__dict__.get('_mock_delegate')
        if delegate is None:
            self.__dict__['_mock_' + name] = value
        else:
            setattr(delegate, name, value)

    called = property(lambda self: self._get('called'), lambda self, v: self._set('called', v))
    call_count = property(lambda self: self._get('call_count'),
                          lambda self, v: self._set('call_count', v))
    call_args = property(lambda self: self._get('call_args'),
                         lambda self, v: self._set('call_args', v))
    call_args_list = property(lambda self: self._get('call_args_list'),
                              lambda self, v: self._set('call_args_list', v))
    mock_calls = property(lambda self: self._get('mock_calls'),
                          lambda self, v: self._set('mock_calls', v))

    @property
    def side_effect(self):
        """What a call does: raise an exception, call a function, or give the next of some values."""
        delegate = self.__dict__.get('_mock_delegate')
        if delegate is None:
            return self.__dict__['_mock_side_effect']
        effect = delegate.side_effect
        if effect is not None and not callable(effect) and not hasattr(effect, '__next__') \
                and not _is_exception(effect):
            delegate.side_effect = effect = iter(effect)
        return effect

    @side_effect.setter
    def side_effect(self, value):
        if value is not None and not _is_exception(value) and not callable(value):
            try:
                value = iter(value)
            except TypeError:
                pass
        self._set('side_effect', value)

    @property
    def return_value(self):
        """What a call returns; a mock of its own unless it was set."""
        value = self._get('return_value')
        if value is DEFAULT and self.__dict__['_mock_wraps'] is None:
            value = self._get_child_mock(_new_parent=self, _new_name='()')
            self.return_value = value
        return value

    @return_value.setter
    def return_value(self, value):
        self._set('return_value', value)
        if self.__dict__.get('_mock_delegate') is None:
            _adopt(self, value, None, '()')

    # ---- attributes ----

    def __getattr__(self, name):
        state = self.__dict__
        if name in ('_mock_methods', '_mock_unsafe', '_mock_children') or '_mock_methods' not in state:
            raise AttributeError(name)
        methods = state['_mock_methods']
        if methods is not None:
            if name not in methods or name in _MAGIC:
                raise AttributeError(f'Mock object has no attribute {name!r}')
        elif _is_magic(name):
            raise AttributeError(name)
        if not state['_mock_unsafe'] and (methods is None or name not in methods):
            if name.startswith(_ASSERTING) or name in _ASSERTIONS:
                raise AttributeError(
                    f'{name!r} is not a valid assertion. Use a spec for the mock if {name!r} is '
                    'meant to be an attribute.')
        with _lock:
            result = state['_mock_children'].get(name)
            if result is _deleted:
                raise AttributeError(name)
            if result is None:
                wrapped = state['_mock_wraps']
                if wrapped is not None:
                    wrapped = getattr(wrapped, name)
                result = self._get_child_mock(parent=self, name=name, wraps=wrapped,
                                              _new_name=name, _new_parent=self)
                state['_mock_children'][name] = result
            elif isinstance(result, _SpecState):
                try:
                    result = create_autospec(result.spec, result.spec_set, result.instance,
                                             result.parent, result.name)
                except InvalidSpecError:
                    raise InvalidSpecError(
                        f'Cannot autospec attr {name!r} from target {state["_mock_name"] or self!r} as it has '
                        f'already been mocked out. [target={self!r}, attr={result.spec!r}]')
                state['_mock_children'][name] = result
        return result

    def __setattr__(self, name, value):
        state = self.__dict__
        if name in _PROPERTIES:
            return object.__setattr__(self, name, value)
        if state.get('_spec_set') and state['_mock_methods'] is not None \
                and name not in state['_mock_methods'] and name not in state:
            raise AttributeError(f"Mock object has no attribute '{name}'")
        if name in _UNSUPPORTED_MAGIC:
            raise AttributeError(f'Attempting to set unsupported magic method {name!r}.')
        if name in _MAGIC:
            if state['_mock_methods'] is not None and name not in state['_mock_methods']:
                raise AttributeError(f"Mock object has no attribute '{name}'")
            if not _is_instance_mock(value):
                setattr(type(self), name, _bound_magic(name, value))
                original = value
                value = lambda *args, **kw: original(self, *args, **kw)
            else:
                _adopt(self, value, None, name)
                setattr(type(self), name, value)
                state['_mock_children'][name] = value
        elif name == '__class__':
            state['_spec_class'] = value
            return None
        elif _adopt(self, value, name, name):
            state['_mock_children'][name] = value
        if state.get('_mock_sealed') and not hasattr(self, name):
            path = f'{self._extract_mock_name()}.{name}'
            raise AttributeError(f'Cannot set {path}')
        if isinstance(value, PropertyMock):
            setattr(type(self), name, value)
            return None
        return object.__setattr__(self, name, value)

    def __delattr__(self, name):
        state = self.__dict__
        if name in _MAGIC and name in type(self).__dict__:
            delattr(type(self), name)
            if name not in state:
                return
        child = state['_mock_children'].get(name, _missing)
        if name in state:
            object.__delattr__(self, name)
        elif child is _deleted:
            raise AttributeError(name)
        if child is not _missing:
            del state['_mock_children'][name]
        state['_mock_children'][name] = _deleted

    def __dir__(self):
        state = self.__dict__
        if not FILTER_DIR:
            return object.__dir__(self)
        children = [name for name, child in state['_mock_children'].items()
                    if child is not _deleted]
        own = [name for name in dir(type(self)) if not name.startswith('_') or _is_magic(name)
               and name not in dir(object)]
        instance = [name for name in state if not name.startswith('_')]
        return sorted({*own, *(state['_mock_methods'] or []), *instance, *children})

    def _get_child_mock(self, /, **kw):
        """Make the mock for an attribute or a return value; may be replaced."""
        if self.__dict__['_mock_sealed']:
            attribute = f'.{kw["name"]}' if 'name' in kw else '()'
            raise AttributeError(f'{self._extract_mock_name()}{attribute}')
        name = kw.get('_new_name')
        if name in self.__dict__['_spec_asyncs']:
            return AsyncMock(**kw)
        kind = next(c for c in type(self).__mro__[1:] if c is not AsyncMockMixin)
        if name in _ASYNC_DEFAULTS and issubclass(kind, (MagicMock, AsyncMock)):
            kind = AsyncMock
        elif isinstance(self, AsyncMockMixin):
            plain = name in _MAGIC or name in (self.__dict__['_mock_methods'] or ())
            kind = MagicMock if plain else AsyncMock
        elif not issubclass(kind, CallableMixin):
            kind = MagicMock if issubclass(kind, MagicMixin) else Mock
        return kind(**kw)

    def attach_mock(self, mock, attribute):
        """Make a mock an attribute, so that its calls are recorded here too."""
        inner = _mock_in(mock)
        inner.__dict__.update(_mock_parent=None, _mock_new_parent=None, _mock_name='',
                              _mock_new_name=None)
        setattr(self, attribute, mock)

    def configure_mock(self, /, **kwargs):
        """Set attributes, also of attributes: {"method.return_value": 3}."""
        for name, value in sorted(kwargs.items(), key=lambda item: item[0].count('.')):
            *path, last = name.split('.')
            target = self
            for part in path:
                target = getattr(target, part)
            setattr(target, last, value)

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        """Forget calls; on demand also what calls do."""
        visited = [] if visited is None else visited
        if id(self) in visited:
            return
        visited.append(id(self))
        self.called = False
        self.call_args = None
        self.call_count = 0
        self.mock_calls = _CallList()
        self.call_args_list = _CallList()
        self.method_calls = _CallList()
        if return_value:
            self.__dict__['_mock_return_value'] = DEFAULT
        if side_effect:
            self.__dict__['_mock_side_effect'] = None
        for child in list(self.__dict__['_mock_children'].values()):
            if not isinstance(child, _SpecState) and child is not _deleted:
                child.reset_mock(visited, return_value=return_value, side_effect=side_effect)
        value = self.__dict__['_mock_return_value']
        if _is_instance_mock(value) and value is not self:
            value.reset_mock(visited)

    # ---- names ----

    def _extract_mock_name(self):
        names = []
        parent = self
        last = self.__dict__['_mock_new_name']
        dot = '.'
        if last == '()':
            dot = ''
        if last:
            names.append(last)
        seen = set()
        while True:
            parent = parent.__dict__['_mock_new_parent']
            if parent is None or id(parent) in seen:
                break
            seen.add(id(parent))
            name = parent.__dict__['_mock_new_name']
            names.append((name or '') + dot)
            dot = '' if name == '()' else '.'
            last_parent = parent
        names.reverse()
        first = (last_parent if seen else self).__dict__['_mock_name'] or 'mock'
        if len(names) > 1 and names[0] in ('.', ''):
            names[0] = first + names[0]
        elif len(names) == 1:
            if not seen:
                names = [first]
        elif not names:
            names = [first]
        return ''.join(names)

    def __repr__(self):
        name = self._extract_mock_name()
        text = '' if name in ('mock', 'mock.') else f' name={name!r}'
        spec = self.__dict__['_spec_class']
        if spec is not None:
            kind = 'spec_set' if self.__dict__['_spec_set'] else 'spec'
            text += f' {kind}={spec.__name__!r}'
        return f"<{type(self).__name__}{text} id='{id(self)}'>"

    # ---- assertions ----

    def _bound(self, made):
        """Return the call with its arguments under the names of the spec's parameters."""
        signature = self.__dict__['_spec_signature']
        if isinstance(made, tuple) and len(made) == 3 and made[0]:
            signature = self._signature_of_child(made[0])
        if signature is None or not isinstance(made, tuple):
            return made
        name, args, kwargs = made if len(made) == 3 else ('', *made)
        try:
            bound = signature.bind(*args, **kwargs)
        except TypeError as error:
            return error.with_traceback(None)
        return call(name, bound.args, bound.kwargs)     # so that names are compared too

    def _signature_of_child(self, name):
        child = self
        signature = None
        for part in name.replace('()', '').split('.'):
            child = _mock_in(child.__dict__['_mock_children'].get(part))
            if not _is_instance_mock(child):
                break
            signature = child.__dict__['_spec_signature']
        return signature

    def _format_mock_call_signature(self, args, kwargs):
        return format_call(self.__dict__['_mock_name'] or 'mock', args, kwargs)

    def _calls_repr(self, prefix='Calls'):
        return f'\n{prefix}: {self.mock_calls!r}.' if self.mock_calls else ''

    def _name_shown(self):
        return self.__dict__['_mock_name'] or 'mock'

    def assert_not_called(self):
        """Fail if it was called."""
        if self.call_count:
            raise AssertionError(f"Expected '{self._name_shown()}' to not have been called. Called "
                                 f'{self.call_count} times.{self._calls_repr()}')

    def assert_called(self):
        """Fail if it was not called."""
        if not self.call_count:
            raise AssertionError(f"Expected '{self._name_shown()}' to have been called.")

    def assert_called_once(self):
        """Fail if it was not called once."""
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._name_shown()}' to have been called once. Called "
                                 f'{self.call_count} times.{self._calls_repr()}')

    def assert_called_with(self, /, *args, **kwargs):
        """Fail if the last call had other arguments."""
        expected_text = self._format_mock_call_signature(args, kwargs)
        if self.call_args is None:
            raise AssertionError(f'expected call not found.\nExpected: {expected_text}\n'
                                 '  Actual: not called.')
        expected = self._bound(_Call((args, kwargs), two=True))
        actual = self._bound(self.call_args)
        if actual != expected:
            cause = expected if isinstance(expected, Exception) else None
            actual_text = self._format_mock_call_signature(*self.call_args)
            raise AssertionError(f'expected call not found.\nExpected: {expected_text}\n'
                                 f'  Actual: {actual_text}') from cause

    def assert_called_once_with(self, /, *args, **kwargs):
        """Fail if it was not called once, with these arguments."""
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._name_shown()}' to be called once. Called "
                                 f'{self.call_count} times.{self._calls_repr()}')
        return self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        """Fail if no call had these arguments."""
        expected = self._bound(_Call((args, kwargs), two=True))
        cause = expected if isinstance(expected, Exception) else None
        actual = [self._bound(made) for made in self.call_args_list]
        if cause or expected not in _AnyComparer(actual):
            raise AssertionError(f'{self._format_mock_call_signature(args, kwargs)} call not '
                                 'found') from cause

    def assert_has_calls(self, calls, any_order=False):
        """Fail if these are not among the recorded calls, in a row unless any_order says so."""
        expected = [self._bound(made) for made in calls]
        cause = next((made for made in expected if isinstance(made, Exception)), None)
        actual = _CallList(self._bound(made) for made in self.mock_calls)
        if not any_order:
            if expected not in actual:
                problem = 'Calls not found.' if cause is None else \
                    f'Error processing expected calls.\nErrors: {[e if isinstance(e, Exception) else None for e in expected]}'
                raise AssertionError(f'{problem}\nExpected: {_CallList(calls)}\n'
                                     f'  Actual: {self.mock_calls!r}') from cause
            return
        left = list(actual)
        absent = []
        for made in expected:
            try:
                left.remove(made)
            except ValueError:
                absent.append(made)
        if absent:
            raise AssertionError(f'{self._name_shown()!r} does not contain all of {tuple(absent)!r} in its call list, '
                                 f'found {list(actual)!r} instead') from cause


def _mock_in(value):
    """Return the mock that a value is, or that stands behind a function made by autospec."""
    if isinstance(value, FunctionType) and _is_instance_mock(getattr(value, 'mock', None)):
        return value.mock
    return value


def _adopt(parent, value, name, new_name):
    """Make a mock that nobody owns yet a child; return whether it is one now."""
    value = _mock_in(value)
    if not _is_instance_mock(value):
        return False
    state = value.__dict__
    if state['_mock_name'] or state['_mock_new_name'] or state['_mock_parent'] is not None \
            or state['_mock_new_parent'] is not None:
        return False
    ancestor = parent
    while ancestor is not None:     # it could be an ancestor of its own
        if ancestor is value:
            return False
        ancestor = ancestor.__dict__['_mock_new_parent']
    if new_name:
        state['_mock_new_parent'] = parent
        state['_mock_new_name'] = new_name
    if name:
        state['_mock_parent'] = parent
        state['_mock_name'] = name
    return True


class CallableMixin:
    """What can be called."""

    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None,
                 spec_set=None, parent=None, _spec_state=None, _new_name='', _new_parent=None,
                 **kwargs):
        self.__dict__['_mock_return_value'] = return_value
        self.__dict__['_mock_side_effect'] = None
        super().__init__(spec, wraps, name, spec_set, parent, _spec_state, _new_name, _new_parent,
                         **kwargs)
        if side_effect is not None:
            self.side_effect = side_effect

    def _mock_check_sig(self, /, *args, **kwargs):
        """Refuse arguments that a mocked function would refuse; set by create_autospec()."""

    def __call__(self, /, *args, **kwargs):
        self._mock_check_sig(*args, **kwargs)
        self._increment_mock_call(*args, **kwargs)
        return self._execute_mock_call(*args, **kwargs)

    def _increment_mock_call(self, /, *args, **kwargs):
        with _lock:
            self.called = True
            self.call_count += 1
            made = _Call((args, kwargs), two=True)
            self.call_args = made
            self.call_args_list.append(made)
            state = self.__dict__
            is_method = state['_mock_parent'] is not None
            method_name = state['_mock_name']
            path = state['_mock_new_name']
            is_call = path == '()'
            self.mock_calls.append(_Call(('', args, kwargs)))
            parent = state['_mock_new_parent']
            while parent is not None:
                above = parent.__dict__
                if is_method:
                    parent.method_calls.append(_Call((method_name, args, kwargs)))
                    is_method = above['_mock_parent'] is not None
                    if is_method:
                        method_name = f'{above["_mock_name"]}.{method_name}'
                parent.mock_calls.append(_Call((path, args, kwargs)))
                name = above['_mock_new_name']
                if name:
                    path = name + ('' if is_call else '.') + path
                is_call = name == '()'
                parent = above['_mock_new_parent']

    def _execute_mock_call(self, /, *args, **kwargs):
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if callable(effect):
                result = effect(*args, **kwargs)
            else:
                result = next(effect)
                if _is_exception(result):
                    raise result
            if result is not DEFAULT:
                return result
        if self._get('return_value') is not DEFAULT:
            return self.return_value
        wrapped = self.__dict__['_mock_wraps']
        if wrapped is not None:
            return wrapped(*args, **kwargs)
        return self.return_value


class Mock(CallableMixin, NonCallableMock):
    """A mock: whatever is done with it is recorded, attributes and results are mocks too."""


# ---- special methods ------------------------------------------------------------------------

_NUMERICS = 'add sub mul matmul truediv floordiv mod lshift rshift and xor or pow'.split()
_COMPARE_DEFAULTS = {f'__{name}__': NotImplemented for name in ('lt', 'gt', 'le', 'ge')}
_RETURN_DEFAULTS = {
    '__int__': 1, '__contains__': False, '__len__': 0, '__exit__': False, '__complex__': 1j,
    '__float__': 1.0, '__bool__': True, '__index__': 1, '__aexit__': False, **_COMPARE_DEFAULTS}
_COMPUTED = {'__hash__': object.__hash__, '__str__': object.__str__, '__sizeof__': object.__sizeof__,
             '__fspath__': lambda self: f'{type(self).__name__}/{self._extract_mock_name()}/{id(self)}'}
_ASYNC_DEFAULTS = {'__aenter__', '__aexit__', '__anext__'}
_MAGIC_NAMES = {f'__{name}__' for name in [
    *'lt gt le ge eq ne getitem setitem delitem len contains str sizeof enter exit divmod rdivmod '
    'neg pos abs invert complex int float index round trunc floor ceil bool next fspath aiter '
    'hash iter reversed missing reduce reduce_ex getinitargs getnewargs getstate setstate '
    'getformat repr dir subclasses format get set delete call aenter aexit anext'.split(),
    *_NUMERICS, *('i' + name for name in _NUMERICS), *('r' + name for name in _NUMERICS)]}
_UNSUPPORTED_MAGIC = {'__getattr__', '__setattr__', '__init__', '__new__', '__prepare__',
                      '__instancecheck__', '__subclasscheck__', '__del__'}
_NOT_BY_DEFAULT = {'__getnewargs__', '__getinitargs__', '__getformat__', '__getstate__', '__setstate__',
                   '__repr__', '__dir__', '__subclasses__', '__format__', '__get__', '__set__',
                   '__delete__', '__reversed__', '__missing__', '__reduce__', '__reduce_ex__',
                   '__call__'}
_MAGIC = _MAGIC_NAMES
_PROPERTIES = {'return_value', 'side_effect', 'called', 'call_count', 'call_args', 'call_args_list',
               'mock_calls', 'await_count', 'await_args', 'await_args_list'}
_ASSERTIONS = {'called_once', 'called_once_with', 'called_with', 'not_called', 'has_calls',
               'any_call', 'called_any'}
_lock = threading.RLock()


def _is_magic(name):
    return len(name) > 4 and name.startswith('__') and name.endswith('__')


def _bound_magic(name, function):
    def method(self, /, *args, **kw):
        return function(self, *args, **kw)
    method.__name__ = name
    return method


class _MagicProxy:
    """Makes the mock of a special method when it is first used."""

    def __init__(self, name, parent):
        self.name = name
        self.parent = parent

    def __get__(self, obj, cls=None):
        return self.create()

    def create(self):
        """Put the mock in place and return it."""
        name, parent = self.name, self.parent
        mock = parent._get_child_mock(name=name, _new_name=name, _new_parent=parent)
        if name in _RETURN_DEFAULTS:
            mock.return_value = _RETURN_DEFAULTS[name]
        elif name in _COMPUTED:
            mock.return_value = _COMPUTED[name](parent)
        elif name in ('__eq__', '__ne__'):
            def compare(other):
                known = mock.__dict__['_mock_return_value']
                if known is not DEFAULT:
                    return known
                if parent is other:
                    return name == '__eq__'
                return NotImplemented
            mock.side_effect = compare
        elif name in ('__iter__', '__aiter__'):
            def iterate():
                known = mock.__dict__['_mock_return_value']
                values = iter([]) if known is DEFAULT else iter(known)
                return values if name == '__iter__' else _AsyncIterator(values)
            mock.side_effect = iterate
        setattr(parent, name, mock)
        return mock


class MagicMixin:
    """Has special methods without being told."""

    def __init__(self, /, *args, **kw):
        self._mock_set_magics()     # for the arguments, which may configure them
        super().__init__(*args, **kw)
        self._mock_set_magics()     # those of the spec

    def _mock_set_magics(self):
        names = _MAGIC - _NOT_BY_DEFAULT
        methods = self.__dict__.get('_mock_methods')
        if methods is not None:
            names = names & set(methods)
            for name in _MAGIC - names:
                if name in type(self).__dict__:
                    delattr(type(self), name)
        for name in names:
            if name not in type(self).__dict__:
                setattr(type(self), name, _MagicProxy(name, self))


class NonCallableMagicMock(MagicMixin, NonCallableMock):
    """A MagicMock that cannot be called."""

    def mock_add_spec(self, spec, spec_set=False):
        """Allow the attributes of the spec only."""
        self._mock_add_spec(spec, spec_set)
        self._mock_set_magics()


class MagicMock(MagicMixin, Mock):
    """A mock that has special methods too."""

    def reset_mock(self, /, *args, return_value=False, **kwargs):
        """Forget all calls; a special method still returns what such a method has to."""
        if self.__dict__['_mock_name'] and _is_magic(self.__dict__['_mock_name']):
            return_value = False
        super().reset_mock(*args, return_value=return_value, **kwargs)

    def mock_add_spec(self, spec, spec_set=False):
        """Allow the attributes of the spec only."""
        self._mock_add_spec(spec, spec_set)
        self._mock_set_magics()


# ---- asynchronous mocks ---------------------------------------------------------------------

class _AsyncIterator:

    def __init__(self, iterator):
        self.iterator = iterator

    def __aiter__(self):
        return self

    async def __anext__(self):
        try:
            return next(self.iterator)
        except StopIteration:
            raise StopAsyncIteration from None


class _AsyncParts:
    """Marks the classes whose calls are awaited."""


class AsyncMockMixin(_AsyncParts):
    """A call of it gives a coroutine; awaiting that is recorded as well."""

    def __init__(self, /, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.__dict__['_mock_await_count'] = 0
        self.__dict__['_mock_await_args'] = None
        self.__dict__['_mock_await_args_list'] = _CallList()
        self.__dict__['_is_coroutine_marker'] = inspect._is_coroutine_mark
        code = NonCallableMock(spec_set=type((lambda: 0).__code__))
        code.co_flags = inspect.CO_COROUTINE | inspect.CO_VARARGS | inspect.CO_VARKEYWORDS
        self.__dict__['__code__'] = code
        self.__dict__['__name__'] = 'AsyncMock'
        self.__dict__['__defaults__'] = ()
        self.__dict__['__kwdefaults__'] = {}
        self.__dict__['__annotations__'] = None

    await_count = property(lambda self: self._get('await_count'),
                           lambda self, v: self._set('await_count', v))
    await_args = property(lambda self: self._get('await_args'),
                          lambda self, v: self._set('await_args', v))
    await_args_list = property(lambda self: self._get('await_args_list'),
                               lambda self, v: self._set('await_args_list', v))

    async def _execute_mock_call(self, /, *args, **kwargs):
        made = _Call((args, kwargs), two=True)
        self.await_count += 1
        self.await_args = made
        self.await_args_list.append(made)
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if not callable(effect):
                try:
                    result = next(effect)
                except StopIteration:
                    raise StopAsyncIteration from None
                if _is_exception(result):
                    raise result
            elif inspect.iscoroutinefunction(effect):
                result = await effect(*args, **kwargs)
            else:
                result = effect(*args, **kwargs)
            if result is not DEFAULT:
                return result
        if self._get('return_value') is not DEFAULT:
            return self.return_value
        wrapped = self.__dict__['_mock_wraps']
        if wrapped is not None:
            if inspect.iscoroutinefunction(wrapped):
                return await wrapped(*args, **kwargs)
            return wrapped(*args, **kwargs)
        return self.return_value

    def assert_awaited(self):
        """Fail if it was not awaited."""
        if self.await_count == 0:
            raise AssertionError(f'Expected {self._name_shown()} to have been awaited.')

    def assert_awaited_once(self):
        """Fail if it was not awaited once."""
        if self.await_count != 1:
            raise AssertionError(f'Expected {self._name_shown()} to have been awaited once. Awaited '
                                 f'{self.await_count} times.')

    def assert_awaited_with(self, /, *args, **kwargs):
        """Fail if the last await had other arguments."""
        expected = self._format_mock_call_signature(args, kwargs)
        if self.await_args is None:
            raise AssertionError(f'Expected await: {expected}\nNot awaited')
        if self._bound(self.await_args) != self._bound(_Call((args, kwargs), two=True)):
            raise AssertionError('expected await not found.\n'
                                 f'Expected: {expected}\n'
                                 f'  Actual: {self._format_mock_call_signature(*self.await_args)}')

    def assert_awaited_once_with(self, /, *args, **kwargs):
        """Fail if it was not awaited once, with these arguments."""
        self.assert_awaited_once()
        return self.assert_awaited_with(*args, **kwargs)

    def assert_any_await(self, /, *args, **kwargs):
        """Fail if no await had these arguments."""
        expected = self._bound(_Call((args, kwargs), two=True))
        cause = expected if isinstance(expected, Exception) else None
        actual = [self._bound(made) for made in self.await_args_list]
        if cause or expected not in _AnyComparer(actual):
            raise AssertionError(f'{self._format_mock_call_signature(args, kwargs)} await not '
                                 'found') from cause

    def assert_has_awaits(self, calls, any_order=False):
        """Fail if these are not among the awaits."""
        expected = [self._bound(made) for made in calls]
        errors = [made if isinstance(made, Exception) else None for made in expected]
        cause = next(filter(None, errors), None)
        actual = _CallList(self._bound(made) for made in self.await_args_list)
        if not any_order:
            if expected not in actual:
                problem = 'Awaits not found.' if cause is None else \
                    f'Error processing expected awaits.\nErrors: {errors}'
                raise AssertionError(f'{problem}\nExpected: {_CallList(calls)}\n'
                                     f'Actual: {self.await_args_list}') from cause
            return
        left = list(actual)
        absent = []
        for made in expected:
            if made in left:
                left.remove(made)
            else:
                absent.append(made)
        if absent:
            raise AssertionError(f'{tuple(absent)!r} not all found in await list') from cause

    def assert_not_awaited(self):
        """Fail if it was awaited."""
        if self.await_count:
            raise AssertionError(f'Expected {self._name_shown()} to not have been awaited. Awaited '
                                 f'{self.await_count} times.')

    def reset_mock(self, /, *args, **kwargs):
        """Forget calls and awaits."""
        super().reset_mock(*args, **kwargs)
        self.await_count = 0
        self.await_args = None
        self.await_args_list = _CallList()


class AsyncMock(AsyncMockMixin, MagicMixin, Mock):
    """A mock of a coroutine function."""


class PropertyMock(Mock):
    """A mock of a property: reading it is a call without, setting it one with an argument."""

    def _get_child_mock(self, /, **kwargs):
        return MagicMock(**kwargs)

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, value):
        self(value)


class ThreadingMock(MagicMixin, Mock):
    """A mock whose calls another thread can wait for."""

    DEFAULT_TIMEOUT = None

    def __init__(self, /, *args, timeout=_missing, **kwargs):
        super().__init__(*args, **kwargs)
        self.__dict__['_mock_wait_timeout'] = self.DEFAULT_TIMEOUT if timeout is _missing else timeout
        self.__dict__['_mock_condition'] = threading.Condition()

    def _execute_mock_call(self, /, *args, **kwargs):
        result = super()._execute_mock_call(*args, **kwargs)
        with self.__dict__['_mock_condition']:
            self.__dict__['_mock_condition'].notify_all()
        return result

    def _get_child_mock(self, /, **kw):
        """A child waits as long as the one that it is of."""
        for parent in kw.get('parent'), kw.get('_new_parent'):
            if isinstance(parent, ThreadingMock):
                kw['timeout'] = parent.__dict__['_mock_wait_timeout']
                break
        return super()._get_child_mock(**kw)

    def _wait(self, test, timeout, message):
        if timeout is _missing:
            timeout = self.__dict__['_mock_wait_timeout']
        with self.__dict__['_mock_condition']:
            if not self.__dict__['_mock_condition'].wait_for(test, timeout):
                raise AssertionError(message)

    def wait_until_called(self, *, timeout=_missing):
        """Wait until it was called."""
        self._wait(lambda: self.called, timeout,
                   f'{self._name_shown()} was not called before timeout({timeout}).')

    def wait_until_any_call_with(self, *args, **kwargs):
        """Wait until it was called with these arguments."""
        expected = _Call((args, kwargs), two=True)
        self._wait(lambda: expected in _AnyComparer(self.call_args_list), _missing,
                   f'{self._name_shown()} was not called with {expected} before timeout.')


# ---- autospec -------------------------------------------------------------------------------

class _SpecState:
    """An attribute of a spec whose mock nobody has asked for."""

    def __init__(self, spec, spec_set=False, parent=None, name=None, instance=False):
        self.spec = spec
        self.spec_set = spec_set
        self.parent = parent
        self.name = name
        self.instance = instance


def _function_for(mock, spec):
    """Return a function that has the signature of the spec and calls the mock."""
    signature = _signature(spec)

    def function(*args, **kwargs):
        if signature is not None:
            signature.bind(*args, **kwargs)
        return mock(*args, **kwargs)

    if _is_async(spec):
        plain = function

        async def function(*args, **kwargs):
            return await plain(*args, **kwargs)
    for name in '__name__', '__module__':
        if hasattr(spec, name):
            setattr(function, name, getattr(spec, name))
    if signature is not None:
        function.__signature__ = signature
    if not function.__name__.isidentifier():
        function.__name__ = 'funcopy'
    function.mock = mock
    for name in ('assert_called_with', 'assert_called_once_with', 'assert_called_once', 'assert_called',
                 'assert_not_called', 'assert_any_call', 'assert_has_calls', 'reset_mock'):
        setattr(function, name, getattr(mock, name))
    if _is_async(spec):
        for name in ('assert_awaited', 'assert_awaited_once', 'assert_awaited_with', 'assert_awaited_once_with',
                     'assert_any_await', 'assert_has_awaits', 'assert_not_awaited'):
            setattr(function, name, getattr(mock, name))
        function.await_count = 0
        function.await_args = None
        function.await_args_list = _CallList()
    function.called = False
    mock.__dict__['_mock_delegate'] = function
    function.call_count = 0
    function.call_args = None
    function.call_args_list = _CallList()
    function.method_calls = _CallList()
    function.mock_calls = _CallList()
    function.side_effect = mock.__dict__['_mock_side_effect']
    known = mock.__dict__['_mock_return_value']
    if known is DEFAULT and mock.__dict__['_mock_wraps'] is None:
        known = mock._get_child_mock(_new_parent=mock, _new_name='()')
    function.return_value = known
    return function


def _check_signature(spec, mock, skip_first, instance=False):
    """Let calls of the mock fail for arguments that the spec would refuse."""
    signature = _signature(spec, instance, skip_first)
    if signature is not None:
        def check(self, /, *args, **kwargs):
            signature.bind(*args, **kwargs)
        type(mock)._mock_check_sig = check
        type(mock).__signature__ = signature


def create_autospec(spec, spec_set=False, instance=False, _parent=None, _name=None, *, unsafe=False,
                    **kwargs):
    """Return a mock whose attributes and signatures are those of the spec, all the way down."""
    if isinstance(spec, (list, tuple)):
        spec = type(spec)
    is_type = isinstance(spec, type)
    if _is_instance_mock(spec):
        raise InvalidSpecError(f'Cannot autospec a Mock object. [object={spec!r}]')
    is_function = isinstance(spec, (FunctionType, MethodType))
    if not unsafe:
        _refuse_misspelled(kwargs)
    options = {'spec_set' if spec_set else 'spec': spec} if spec is not None else {}
    if options and instance:
        options['_spec_as_instance'] = True
    name = kwargs.pop('name', _name)
    # What has a dot in its name is set last, when there is what it is of.
    later = {key: kwargs.pop(key) for key in list(kwargs) if '.' in key}
    options.update(kwargs)
    kind = MagicMock
    if inspect.isdatadescriptor(spec):
        options = {}
    elif is_type and instance and not _instances_callable(spec) or not _callable(spec):
        kind = NonCallableMagicMock
    elif is_function and _is_async(spec):
        if instance:
            raise RuntimeError('Instance can not be True when create_autospec is mocking an async function')
        kind = AsyncMock
    mock = kind(parent=_parent, _new_parent=_parent, _new_name='' if _parent is None else _name, name=name,
                unsafe=unsafe, **options)
    result = mock
    if is_function:
        result = _function_for(mock, spec)
    else:
        _check_signature(spec, mock, is_type, instance)
    if _parent is not None and not instance:
        _parent.__dict__['_mock_children'][_name] = result
    wrapped = kwargs.get('wraps')
    if is_type and not instance and 'return_value' not in kwargs:
        mock.return_value = create_autospec(spec, spec_set, instance=True, _name='()', _parent=mock,
                                            wraps=wrapped)
    for entry in dir(spec):
        if not _is_magic(entry) and hasattr(spec, entry):
            _add_child(mock, result, spec, entry, getattr(spec, entry), spec_set, wrapped)
    if is_type and instance:
        for field in dataclasses.fields(spec) if hasattr(spec, '__dataclass_fields__') else ():
            mock.__dict__['_mock_methods'].append(field.name)
            _add_child(mock, result, spec, field.name, field.type, spec_set, wrapped)
    if later and _is_instance_mock(result):
        result.configure_mock(**later)
    return result


def _refuse_misspelled(kwargs):
    for name in 'autospect', 'auto_spec', 'set_spec':
        if name in kwargs:
            raise RuntimeError(f"{name!r} might be a typo; use unsafe=True if this is intended")


def _add_child(mock, result, spec, entry, original, spec_set, wrapped):
    """Give a mock made by create_autospec(), or the function before it, an attribute of the spec."""
    if not isinstance(original, (FunctionType, MethodType)):
        mock.__dict__['_mock_children'][entry] = _SpecState(original, spec_set, mock, entry)
        return
    options = {'spec_set' if spec_set else 'spec': original}
    if wrapped is not None and hasattr(wrapped, entry):
        options['wraps'] = original
    skip_first = _must_skip(spec, entry)
    kind = AsyncMock if _is_async(original) else MagicMock
    child = kind(parent=mock, name=entry, _new_name=entry, _new_parent=mock, _eat_self=skip_first, **options)
    mock.__dict__['_mock_children'][entry] = child
    if wrapped is None:
        child.return_value = kind()
    _check_signature(original, child, skip_first)
    if result is not mock:
        setattr(result, entry, child)


def _must_skip(spec, name):
    """Return whether a function, looked up in the spec, gets self before the arguments of a call."""
    is_type = isinstance(spec, type)
    if not is_type:
        if name in getattr(spec, '__dict__', {}):
            return False
        spec = type(spec)
    for base in spec.__mro__:
        if name in base.__dict__:
            return is_type and isinstance(base.__dict__[name], FunctionType)
    return is_type


def seal(mock):
    """Let no further attributes be made."""
    mock = _mock_in(mock)
    mock.__dict__['_mock_sealed'] = True
    for name, child in list(mock.__dict__['_mock_children'].items()):
        child = _mock_in(child)
        if _is_instance_mock(child) and child.__dict__['_mock_new_parent'] is mock:
            seal(child)
    value = mock.__dict__['_mock_return_value']
    if _is_instance_mock(value) and value is not mock:
        seal(value)


# ---- patching -------------------------------------------------------------------------------

class _patch:
    """Replaces an attribute: as a decorator, in a with statement, or between start() and stop()."""

    attribute_name = None
    _active_patches = []

    def __init__(self, getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs,
                 *, unsafe=False):
        if new_callable is not None:
            if new is not DEFAULT:
                raise ValueError("Cannot use 'new' and 'new_callable' together")
            if autospec is not None:
                raise ValueError("Cannot use 'autospec' and 'new_callable' together")
        if not unsafe:
            _refuse_misspelled(kwargs)
        for name, value in ('spec', spec), ('spec_set', spec_set):
            if _is_instance_mock(value):
                which = 'spec' if name == 'spec' else 'spec_set target'
                raise InvalidSpecError(f'Cannot spec attr {attribute!r} as the {which} has already been mocked '
                                       f'out. [{name}={value!r}]')
        self.getter = getter
        self.attribute = attribute
        self.new = new
        self.new_callable = new_callable
        self.spec = spec
        self.create = create
        self.has_local = False
        self.spec_set = spec_set
        self.autospec = autospec
        self.kwargs = kwargs
        self.additional_patchers = []
        self.is_started = False

    def copy(self):
        """Return one like it."""
        patcher = _patch(self.getter, self.attribute, self.new, self.spec, self.create, self.spec_set,
                         self.autospec, self.new_callable, self.kwargs, unsafe=True)
        patcher.attribute_name = self.attribute_name
        patcher.additional_patchers = [p.copy() for p in self.additional_patchers]
        return patcher

    def __call__(self, func):
        if isinstance(func, type):
            return self.decorate_class(func)
        if inspect.iscoroutinefunction(func):
            return self.decorate_async_callable(func)
        return self.decorate_callable(func)

    def decorate_class(self, cls):
        """Patch all test methods of a class."""
        for name in dir(cls):
            if name.startswith(patch.TEST_PREFIX) and hasattr(getattr(cls, name), '__call__'):
                setattr(cls, name, self.copy()(getattr(cls, name)))
        return cls

    @staticmethod
    def _enter_all(stack, patched, args, keywargs):
        extra = []
        for patcher in patched.patchings:
            value = stack.enter_context(patcher)
            if patcher.attribute_name is not None:
                keywargs.update(value)
            elif patcher.new is DEFAULT:
                extra.append(value)
        return args + tuple(extra), keywargs

    def decorate_callable(self, func):
        """Patch while a function runs."""
        if hasattr(func, 'patchings'):
            func.patchings.append(self)
            return func

        @wraps(func)
        def patched(*args, **keywargs):
            with ExitStack() as stack:
                args, keywargs = self._enter_all(stack, patched, args, keywargs)
                return func(*args, **keywargs)

        patched.patchings = [self]
        return patched

    def decorate_async_callable(self, func):
        """Patch while a coroutine runs."""
        if hasattr(func, 'patchings'):
            func.patchings.append(self)
            return func

        @wraps(func)
        async def patched(*args, **keywargs):
            with ExitStack() as stack:
                args, keywargs = self._enter_all(stack, patched, args, keywargs)
                return await func(*args, **keywargs)

        patched.patchings = [self]
        return patched

    def get_original(self):
        """Return what is replaced, and whether it is the target's own."""
        target, name = self.getter(), self.attribute
        original, local = DEFAULT, False
        try:
            original = target.__dict__[name]
        except (AttributeError, KeyError):
            original = getattr(target, name, DEFAULT)
        else:
            local = True
        if name in dir(builtins) and isinstance(target, ModuleType):
            self.create = True
        if not self.create and original is DEFAULT:
            raise AttributeError(f'{target} does not have the attribute {name!r}')
        return original, local

    def _specs(self):
        """Return spec, spec_set and autospec, None for those that are not given."""
        specs = [None if spec is False else spec for spec in (self.spec, self.spec_set, self.autospec)]
        spec, spec_set, autospec = specs
        if spec is not None and autospec is not None:
            raise TypeError("Can't specify spec and autospec")
        if (spec is not None or autospec is not None) and spec_set not in (True, None):
            raise TypeError("Can't provide explicit spec_set *and* spec or autospec")
        return specs

    def _make_new(self, original, spec, spec_set, autospec):
        if autospec is not None:
            return self._make_autospec(original, autospec, bool(spec_set))
        if self.new is not DEFAULT:
            if self.kwargs:
                raise TypeError("Can't pass kwargs to a mock we aren't creating")
            return self.new
        if spec is True:
            spec = original
        if spec_set is True:
            spec, spec_set = None, original if spec is None else spec
        which = 'spec' if spec_set is None else 'spec_set'
        basis = spec if spec_set is None else spec_set
        if basis is not None and original is DEFAULT:
            raise TypeError("Can't use 'spec' with create=True")
        kind = self.new_callable
        if kind is None:
            is_list = isinstance(basis, (list, tuple))
            if _is_async(original if basis is None else basis):
                kind = AsyncMock
            elif basis is None or ('__call__' in basis if is_list else callable(basis)):
                kind = MagicMock
            else:
                kind = NonCallableMagicMock
        options = {} if basis is None else {which: basis}
        if isinstance(kind, type) and issubclass(kind, NonCallableMock) and self.attribute:
            options['name'] = self.attribute
        options.update(self.kwargs)
        new = kind(**options)
        if basis is not None and isinstance(original, type) and _is_instance_mock(new):
            if isinstance(basis, type) and not _instances_callable(basis):
                kind = NonCallableMagicMock
            options.pop('name')
            new.return_value = kind(_new_parent=new, _new_name='()', **options)
        return new

    def _make_autospec(self, original, autospec, spec_set):
        if self.new is not DEFAULT:
            raise TypeError("autospec creates the mock for you. Can't specify autospec and new.")
        if original is DEFAULT:
            raise TypeError("Can't use 'autospec' with create=True")
        if autospec is True:
            autospec = original
        if _is_instance_mock(self.target):
            raise InvalidSpecError(f'Cannot autospec attr {self.attribute!r} as the patch target has '
                                   f'already been mocked out. [target={self.target!r}, attr={autospec!r}]')
        if _is_instance_mock(autospec):
            target = getattr(self.target, '__name__', self.target)
            raise InvalidSpecError(f'Cannot autospec attr {self.attribute!r} from target {target!r} as it has '
                                   f'already been mocked out. [target={self.target!r}, attr={autospec!r}]')
        return create_autospec(autospec, spec_set=spec_set, _name=self.attribute, **self.kwargs)

    def __enter__(self):
        if self.is_started:
            raise RuntimeError('Patch is already started')
        self.target = self.getter()
        specs = self._specs()
        original, local = self.get_original()
        new = self._make_new(original, *specs)
        self.temp_original = original
        self.is_local = local
        self._exit_stack = ExitStack()
        self.is_started = True
        try:
            setattr(self.target, self.attribute, new)
            if self.attribute_name is None:
                return new
            extra = {self.attribute_name: new} if self.new is DEFAULT else {}
            for patcher in self.additional_patchers:
                value = self._exit_stack.enter_context(patcher)
                if patcher.new is DEFAULT:
                    extra.update(value)
            return extra
        except BaseException:
            if not self.__exit__(*sys.exc_info()):
                raise

    def __exit__(self, *exc_info):
        if not self.is_started:
            return None
        if self.is_local and self.temp_original is not DEFAULT:
            setattr(self.target, self.attribute, self.temp_original)
        else:
            delattr(self.target, self.attribute)
            if not self.create and (not hasattr(self.target, self.attribute)
                                    or self.attribute in ('__doc__', '__module__', '__defaults__',
                                                          '__annotations__', '__kwdefaults__')):
                setattr(self.target, self.attribute, self.temp_original)
        del self.temp_original, self.is_local, self.target
        self.is_started = False
        return self._exit_stack.__exit__(*exc_info)

    def start(self):
        """Replace it until stop()."""
        result = self.__enter__()
        self._active_patches.append(self)
        return result

    def stop(self):
        """Put back what was replaced."""
        try:
            self._active_patches.remove(self)
        except ValueError:
            return None
        return self.__exit__(None, None, None)


def _get_target(target):
    try:
        target, attribute = target.rsplit('.', 1)
    except (TypeError, ValueError, AttributeError):
        raise TypeError(f'Need a valid target to patch. You supplied: {target!r}') from None

    def getter():
        from pkgutil import resolve_name
        return resolve_name(target)
    return getter, attribute


def patch(target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None,
          *, unsafe=False, **kwargs):
    """Replace "package.module.name" while a function or with statement runs."""
    getter, attribute = _get_target(target)
    return _patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs,
                  unsafe=unsafe)


def _patch_object(target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None,
                  new_callable=None, *, unsafe=False, **kwargs):
    """Replace an attribute of an object."""
    if isinstance(target, str):
        raise TypeError(f'{target!r} must be the actual object to be patched, not a str')
    return _patch(lambda: target, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs,
                  unsafe=unsafe)


def _patch_multiple(target, spec=None, create=False, spec_set=None, autospec=None, new_callable=None,
                    **kwargs):
    """Replace several attributes at once; those that are DEFAULT by mocks, which are handed on."""
    if type(target) is str:
        def getter():
            from pkgutil import resolve_name
            return resolve_name(target)
    else:
        def getter():
            return target
    if not kwargs:
        raise ValueError('Must supply at least one keyword argument with patch.multiple')
    patchers = []
    for attribute, new in kwargs.items():
        patcher = _patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, {})
        patcher.attribute_name = attribute
        patchers.append(patcher)
    patchers[0].additional_patchers = patchers[1:]
    return patchers[0]


class _patch_dict:
    """Changes a mapping, and puts it back."""

    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict = in_dict
        self.values = dict(values)
        self.values.update(kwargs)
        self.clear = clear
        self._original = None

    def __call__(self, f):
        if isinstance(f, type):
            for name in dir(f):
                if name.startswith(patch.TEST_PREFIX) and hasattr(getattr(f, name), '__call__'):
                    decorated = _patch_dict(self.in_dict, self.values, self.clear)(getattr(f, name))
                    setattr(f, name, decorated)
            return f
        if inspect.iscoroutinefunction(f):
            @wraps(f)
            async def inner(*args, **kw):
                with self:
                    return await f(*args, **kw)
        else:
            @wraps(f)
            def inner(*args, **kw):
                with self:
                    return f(*args, **kw)
        return inner

    def _clear(self):
        try:
            self.in_dict.clear()
        except AttributeError:
            for key in list(self.in_dict):
                del self.in_dict[key]

    def _update(self, values):
        try:
            self.in_dict.update(values)
        except AttributeError:
            for key in values:
                self.in_dict[key] = values[key]

    def __enter__(self):
        if isinstance(self.in_dict, str):
            from pkgutil import resolve_name
            self.in_dict = resolve_name(self.in_dict)
        try:
            self._original = self.in_dict.copy()
        except AttributeError:
            self._original = {key: self.in_dict[key] for key in self.in_dict}
        if self.clear:
            self._clear()
        self._update(self.values)
        return self.in_dict

    def __exit__(self, *args):
        if self._original is not None:
            self._clear()
            self._update(self._original)
            self._original = None
        return False

    def start(self):
        """Change it until stop()."""
        result = self.__enter__()
        _patch._active_patches.append(self)
        return result

    def stop(self):
        """Put it back."""
        try:
            _patch._active_patches.remove(self)
        except ValueError:
            return None
        return self.__exit__(None, None, None)


def _stop_all():
    """Stop all patches that were started."""
    for patcher in reversed(_patch._active_patches[:]):
        patcher.stop()


patch.object = _patch_object
patch.dict = _patch_dict
patch.multiple = _patch_multiple
patch.stopall = _stop_all
patch.TEST_PREFIX = 'test'


# ---- open() ---------------------------------------------------------------------------------

def mock_open(mock=None, read_data=''):
    """Return a mock of open(), whose files have that data."""
    import _io
    kind = _io.BytesIO if isinstance(read_data, (bytes, bytearray)) else _io.StringIO
    handle = MagicMock(spec=[name for name in {*dir(_io.TextIOWrapper), *dir(_io.BytesIO)}])
    handle.__enter__.return_value = handle
    files = [kind(read_data)]

    def delegate(name):
        def method(*args, **kwargs):
            known = getattr(handle, name).__dict__['_mock_return_value']
            return getattr(files[0], name)(*args, **kwargs) if known is DEFAULT else known
        return method

    def lines():
        known = handle.readline.__dict__['_mock_return_value']
        while known is not DEFAULT:
            yield known
        yield from files[0]

    handle.write.return_value = None
    for name in 'read', 'readline', 'readlines':
        getattr(handle, name).side_effect = delegate(name)
    handle.__iter__.side_effect = lines
    handle.__next__.side_effect = lambda: next(lines())
    def leave(*exc_info):
        handle.close()

    handle.__exit__.side_effect = leave
    handle.__exit__.return_value = None

    def reset(*args, **kwargs):
        files[0] = kind(read_data)
        return DEFAULT

    if mock is None:
        mock = MagicMock(name='open', spec=io.open)
    mock.side_effect = reset
    mock.return_value = handle
    return mock
