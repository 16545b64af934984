# !s, !r and !a come before the format; nothing else is a conversion.
from _show import show

class C:
    def __repr__(self): return "répr"
    def __str__(self): return "str"
    def __format__(self, spec): return f"fmt[{spec}]"

c = C()
print(f"{c} {c!s} {c!r} {c!a} {c:x} {c!s:>5} {c!r:<6}| {c!a:^12}")
for source in 'f"{c!x}"', 'f"{c!}"', 'f"{c! r}"', 'f"{c!r }"', 'f"{c !r}"', 'f"{c!rr}"', 'f"{c!R}"', 'f"{c!5}"', 'f"{c!r!s}"', 'f"{!r}"', 'f"{c!:x}"':
    show(lambda: eval(source))
