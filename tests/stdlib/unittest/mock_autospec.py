# create_autospec() and patch(): signatures, attributes all the way down, what they refuse.
import dataclasses
from unittest import mock
from unittest.mock import DEFAULT, AsyncMock, MagicMock, Mock, call, create_autospec, patch


def attempt(function, *args, **kwargs):
    try:
        result = function(*args, **kwargs)
        print(result if not isinstance(result, mock.NonCallableMock) else type(result).__name__)
    except Exception as error:
        print(type(error).__name__, str(error).partition(' id=')[0].partition('[')[0])


class Base:
    value = 3

    def __init__(self, a, b=1):
        pass

    def method(self, x, *, y=2):
        return x

    @classmethod
    def of_class(cls, z):
        return z

    @staticmethod
    def static(z):
        return z

    async def later(self, z):
        return z

    class Nested:
        def __init__(self, n):
            pass

        def deep(self, n):
            pass


class Called(Base):
    def __call__(self, q):
        pass


def function(a, b, *, c=3):
    """Documentation."""


for cls in Base, Called:
    fake = create_autospec(cls)
    attempt(fake)
    attempt(fake, 1, 2, 3)
    instance = fake(1)
    print(type(instance).__name__, isinstance(instance, cls), callable(instance))
    attempt(instance)
    attempt(instance, 1)
    for owner in fake, instance:
        print([type(getattr(owner, name)).__name__ for name in
               ('value', 'method', 'of_class', 'static', 'later', 'Nested')])
        attempt(owner.method, 1)
        attempt(owner.method, 1, 2)
        attempt(owner.method, 1, y=2)
        attempt(owner.of_class)
        attempt(owner.of_class, 1)
        attempt(owner.static, 1, 2)
        attempt(owner.Nested)
        attempt(owner.Nested(1).deep)
        attempt(owner.Nested(1).deep, 1)
        attempt(lambda: owner.missing)
        print(owner.mock_calls)

fake = create_autospec(function, return_value=5)
print(type(fake).__name__, fake.__name__, fake.__doc__, fake(1, 2), fake.called)
attempt(fake, 1)
fake.assert_called_once_with(1, b=2)
fake(1, 2, c=4)
attempt(fake.assert_has_calls, [call(1, 2), call(1, 2, c=5)])
print(create_autospec(lambda: 0).__name__)
attempt(create_autospec, function, auto_spec=True)
attempt(create_autospec, Mock())

made = create_autospec(Base, **{'return_value.method.side_effect': [ValueError('first'), DEFAULT],
                                'return_value.method.return_value': 'second'})
attempt(made(1).method, 1)
attempt(made(1).method, 1)

wrapped = create_autospec(function, wraps=lambda a, b, c=3: a + b)
print(wrapped(1, 2))


@dataclasses.dataclass
class Point:
    x: int
    y: float = dataclasses.field(default_factory=float)
    z: dataclasses.InitVar[int] = 0


point = create_autospec(Point, instance=True)
print(isinstance(point.x, int), isinstance(point.y, float))


class Target:
    @classmethod
    def of_class(cls, a):
        pass

    def method(self, a):
        pass

    Class = Base


for name, arguments in ('of_class', (1,)), ('of_class', (1, 2)), ('method', (1,)), ('method', (None, 1)):
    with patch.object(Target, name, autospec=True):
        attempt(getattr(Target, name), *arguments)
for options in (dict(new=3, autospec=True), dict(spec=0, autospec=0), dict(spec=0, spec_set=0), dict(new=3, return_value=4),
                dict(spec=['__call__']), dict(spec=[]), dict(spec=True), dict(spec_set=True), dict(spec=False, autospec=False)):
    patcher = patch.object(Target, 'Class', **options)
    attempt(patcher.start)
    patcher.stop()
for options in dict(spec=True), dict(autospec=True), dict(spec_set=True):
    attempt(patch.object(Target, 'nowhere', create=True, **options).start)
with patch.object(Target, 'Class', spec=True) as replaced:
    print(type(replaced.return_value).__name__, type(replaced().value).__name__)
    attempt(patch.object(Target, 'Class', autospec=True).start)
    attempt(patch.object(Target.Class, 'method', autospec=True).start)
    attempt(patch.object, Target, 'Class', spec=Target.Class)

# Special methods: reflected ones too, and configured when the mock is made.
magic = MagicMock(**{'__str__.return_value': 'text', 'method.return_value': 4})
print(str(magic), magic.method(), type(5 @ magic).__name__, type(divmod(5, magic)).__name__, type(2 ** magic).__name__)
magic.__ne__.return_value = False
print(magic != 3, magic == magic)
magic = MagicMock()
str(magic)
magic.reset_mock(return_value=True)
print(type(str(magic)).__name__)
print(call().foo().__getitem__('bar')().call_list())
nested = Mock()
nested(1)
attempt(nested.assert_has_calls, [call.Foo(1)])
inner = Mock()
outer = Mock(return_value=inner)
outer(1)(2)
print(outer.mock_calls, inner.mock_calls)
