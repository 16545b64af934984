# Errors of displays: what can't be hashed, unpacked, or is no mapping.
from _show import show

show(lambda: {[]})
show(lambda: {{}: 1})
show(lambda: {1: 2, [3]: 4})
show(lambda: {(1, []): 1})
show(lambda: [*5])
show(lambda: {*None})
show(lambda: (*1.5,))
show(lambda: {**5})
show(lambda: {**[1]})
show(lambda: {**{1: 2}, **None})
show(lambda: {x: 1 for x in [[]]})
show(lambda: {x for x in [{}]})
show(lambda: {**type("M", (), {"keys": lambda s: ["a"]})()})
show(lambda: {**type("M", (), {"keys": lambda s: ["a"], "__getitem__": lambda s, k: k * 2})()})
