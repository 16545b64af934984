# start, stop and step can be read.
from _show import show

for r in range(5), range(2, 9, 3), range(-1, -10, -2):
    print(r.start, r.stop, r.step, len(r), bool(r), repr(r))
show(setattr, range(5), "start", 1)
show(delattr, range(5), "step")
