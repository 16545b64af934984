# ** takes any mapping with text as keys, once each.
from _show import show


def f(**kwargs):
    return kwargs


class Keys:
    def keys(self):
        return iter("ab")

    def __getitem__(self, key):
        return 0


print(f(**{"a": 1, "b c": 2}), f(**Keys()), f(**{}, x=1), f(**f(a=1)))
show(lambda: f(**{1: 2}))
show(lambda: f(a=1, **{"a": 2}))
show(lambda: f(**{"a": 1}, **{"a": 2}))
show(lambda: f(**5))
show(lambda: f(**[("a", 1)]))
