# copy() is shallow, and a plain dict.
import copy


class Sub(dict):
    pass


inner = []
d = Sub(a=inner)
e = d.copy()
print(type(e), e == d, e["a"] is inner, type(copy.copy(d)), copy.deepcopy(d)["a"] is inner)
e["b"] = 1
print(d, {**d}, dict(d))
loop = {}
loop["self"] = loop
print(copy.deepcopy(loop)["self"] is loop, loop.copy())
