# update() takes what dict() takes; |= too, | only mappings that are dicts.
from _show import show

d = {"a": 1}
d.update([("b", 2)], c=3)
d.update({"a": 0})
d.update()
alias = d
d |= [("d", 4)]
print(d, alias is d, {"x": 1} | {"x": 2, "y": 3}, d.__or__({"z": 1})["z"], {}.__ror__({"q": 1}), d.__ior__({})is d, d.__or__([]))
show(lambda: {} | [("a", 1)])
show(lambda: {} | 5)
show(d.update, 5)
show(d.update, [1, 2])
show(d.update, {}, {})
show(d.__ior__, 5)


class Sub(dict):
    pass


print(type(Sub() | {}), type({} | Sub()))
