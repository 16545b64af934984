"""OrderedDict: views that contain themselves, iterators that are pickled, keys whose comparison changes the dict."""
import pickle
from collections import OrderedDict

od = OrderedDict(a=1, b=2, c=3)
for view in od.values(), od.items():
    for protocol in range(6):
        iterator = iter(view)
        next(iterator)
        print(list(pickle.loads(pickle.dumps(iterator, protocol))), end=' ')
    print(list(iterator))


class Looked(OrderedDict):
    """Views do not ask its method."""

    def __getitem__(self, key):
        return key * 2


print(list(Looked(a=1).items()), list(Looked(a=1).values()))
for method in 'keys', 'values', 'items':
    od = OrderedDict()
    od[1] = getattr(od, method)()
    print(type(repr(od)), len(repr(od)) < 100)


class Key:
    """Changes the dict when it is compared for the second time."""

    count = 0

    def __hash__(self):
        return 1

    def __eq__(self, other):
        Key.count += 1
        if Key.count == 2:
            change()
        return True


def clear():
    left.clear()


def replace():
    left.clear()
    left['a'] = left['b'] = 'c'


for change in clear, replace:
    Key.count = 0
    left, right = [OrderedDict.fromkeys((0, Key(), 4.2)) for _ in range(2)]
    try:
        print(left == right)
    except RuntimeError as error:
        print(error)
    print(dict(left))
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == dict(b=2, a=1))
