# Mocks, what they record, patching.
import os
import sys
from unittest import mock
from unittest.mock import ANY, DEFAULT, AsyncMock, MagicMock, Mock, NonCallableMock, PropertyMock, call, create_autospec, mock_open, patch, seal, sentinel


def fails(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, str(error).partition(' id=')[0])


m = Mock()
m.method(1, a=2).other[0] if False else m.method(1, a=2).other()
print(m.mock_calls, m.method.call_args, m.method.called, m.method.call_count, m.method_calls)
print(m.method.call_args.args, m.method.call_args.kwargs, m.method.call_args == call(1, a=2), m.method.call_args_list == [call(1, a=2)])
m.method.assert_called_once_with(1, a=2)
m.method.assert_any_call(1, a=ANY)
m.assert_has_calls([call.method(1, a=2), call.method().other()])
fails(m.method.assert_called_with, 2)
fails(m.method.assert_not_called)
fails(m.nothing.assert_called)
fails(m.nothing.assert_called_once)
fails(m.nothing.assert_called_with, 1)
fails(m.nothing.assert_any_call, 1)
fails(m.assert_has_calls, [call.x()])
fails(lambda: m.assert_caled)
m.reset_mock()
print(m.mock_calls, m.method.called)
m = Mock(return_value=3, name='named', **{'sub.method.return_value': 5, 'attr': 7})
print(m(), m.sub.method(), m.attr, repr(m)[:18], repr(m.sub.method)[:29])
m.side_effect = [1, ValueError('two'), DEFAULT]
fails(m), fails(m), fails(m), fails(m)
m.side_effect = lambda *a: a
print(m(1, 2))
m.side_effect = KeyError('x')
fails(m)
del m.attr
fails(lambda: m.attr)


class Spec:
    data = 1

    def method(self, a, b=2):
        pass

    async def later(self):
        pass

    @staticmethod
    def static(x):
        pass


m = Mock(spec=Spec)
print(isinstance(m, Spec), m.method(1) is m.method.return_value, repr(m)[:21])
fails(lambda: m.absent)
fails(setattr, Mock(spec_set=Spec), 'absent', 1)
fails(lambda: Mock(spec=['a']).b)
m = MagicMock()
print(len(m), bool(m), int(m), list(m), 'a' in m, m == m, m == 3, m[1] is m[2], hash(m) == hash(m))
m.__len__.return_value = 5
m.__getitem__.side_effect = lambda key: key * 2
m.__iter__.return_value = [1, 2]
m.__str__.return_value = 'text'
print(len(m), m[4], list(m), str(m), m.__getitem__.call_args)
with m as inner:
    inner.work()
print(m.__enter__.called, m.__exit__.call_args)
m.__lt__ = lambda self, other: True
print(m < 3)
fails(lambda: Mock() < 3)
print(call(1).a.b(2), call.a.b, call.a(1) == ('a', (1,)), call(1) == ((1,),), call() == (), call.x(1).y(2).call_list(), call('a', b=1) == call('a', b=1))
print(sentinel.thing, sentinel.thing is sentinel.thing, ANY == 5, repr(ANY))

manager = Mock()
manager.attach_mock(Mock(name='first'), 'one')
manager.two = Mock()
manager.one(1)
manager.two.three(2)
print(manager.mock_calls)


class Thing:
    attribute = 'real'

    def method(self, x):
        return x


with patch('os.getcwd', return_value='/mocked') as getcwd:
    print(os.getcwd(), getcwd.called)
print(os.getcwd() != '/mocked')
with patch.object(Thing, 'attribute', 'fake'):
    print(Thing.attribute)
print(Thing.attribute)


@patch.object(Thing, 'method')
@patch('os.sep', 'S')
def decorated(first, method):
    print(first, isinstance(method, MagicMock), os.sep, Thing().method(5) is method.return_value)


decorated(1)
print(os.sep, Thing().method(5))
with patch.multiple(Thing, attribute=DEFAULT, method=lambda self, x: -x) as values:
    print(sorted(values), Thing().method(3))
with patch.dict(os.environ, {'MOCKED': 'yes'}, clear=True):
    print(dict(os.environ))
print('MOCKED' in os.environ)
patcher = patch.object(Thing, 'attribute')
started = patcher.start()
print(Thing.attribute is started)
patch.stopall()
print(Thing.attribute)
fails(patch.object(Thing, 'absent').__enter__)
fails(patch, 'nodot')
with patch.object(Thing, 'absent', 1, create=True):
    print(Thing.absent)
print(hasattr(Thing, 'absent'))
with patch.object(Thing, 'attribute', new_callable=PropertyMock, return_value=8) as prop:
    print(Thing().attribute, prop.mock_calls)


@patch.object(Thing, 'attribute', 5)
class Tests:
    def test_it(self):
        return Thing.attribute

    def other(self):
        return Thing.attribute


print(Tests().test_it(), Tests().other())

auto = create_autospec(Spec)
instance = auto()
instance.method(1, b=3)
print(instance.method.mock_calls, isinstance(instance, Spec))
fails(instance.method)
fails(instance.method, 1, 2, 3)
fails(lambda: instance.absent)
function = create_autospec(lambda a, *, b: 0, return_value=9)
print(function(1, b=2), function.mock_calls, function.call_count)
fails(function, 1)
function.assert_called_once_with(1, b=2)
sealed = Mock()
sealed.known.return_value = 1
seal(sealed)
print(sealed.known())
fails(lambda: sealed.unknown)

with patch('builtins.open', mock_open(read_data='line 1\nline 2\n')) as opened:
    with open('name') as file:
        print(file.read(), end='')
    print(list(open('other')))
opened.assert_any_call('name')
print(opened.mock_calls[:2])


def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value


am = AsyncMock(return_value=4)
print(run(am(1)), am.await_count, am.await_args)
am.assert_awaited_once_with(1)
fails(am.assert_not_awaited)
am.side_effect = ValueError('async')
fails(lambda: run(am()))
print(run(Mock(spec=Spec).later()) is not None, type(MagicMock(spec=Spec).later).__name__)
print('method' in dir(Mock(spec=Spec)), type(NonCallableMock()).__name__, callable(NonCallableMock()))
wrapped = Mock(wraps=[3, 1, 2])
wrapped.sort()
print(wrapped.index(2), wrapped.mock_calls)

# What a ThreadingMock has waits as long as it does.
waited = mock.ThreadingMock(timeout=0.01)
waited.method(1)
waited.method.wait_until_any_call_with(1)
for call in lambda: waited.method.wait_until_any_call_with(2), waited.other.wait_until_called:
    try:
        call()
    except AssertionError:
        print("waited")
