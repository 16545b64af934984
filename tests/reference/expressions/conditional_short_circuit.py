# and, or, conditional and chained comparisons evaluate only what they need.
from _show import show

def no():
    raise AssertionError("evaluated")

print(0 and no(), 1 or no(), 1 if 1 else no(), no() if 0 else 2, 2 < 1 < no(), 1 == 2 == no(), [] or {} or "end")
print(all(x for x in (0, no) if not callable(x)), any([1]) or no())
show(lambda: 1 and no())
show(lambda: 1 < 2 < no())
print((x := 0) or (x := 5), x, not (1 and 0) and "yes")
