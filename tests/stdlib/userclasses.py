from collections import UserDict, UserList, UserString

class Upper(UserDict):
    def __setitem__(self, key, value): super().__setitem__(key.upper(), value)

d = Upper(a=1); d.update(b=2)
print(d, d.data, Upper({"x": 1}) | {"y": 2})
l = UserList([3, 1, 2]); l.sort(); l += [9]
print(l, l[1:], l * 2, 9 in l, type(l[1:]).__name__)
s = UserString("Hello")
print(s.upper(), s + " you", s.startswith("He"), s[1:3], type(s.lower()).__name__)
