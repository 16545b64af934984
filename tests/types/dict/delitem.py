# Deleting a key; setting it again puts it at the end.
from _show import attempt

d = dict(a=1, b=2, c=3)
del d["a"]
d["a"] = 4
d.__delitem__("b")
print(d)
with attempt():
    del d["zz"]
with attempt():
    del d[[]]
