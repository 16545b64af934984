# An attribute or method call of several lines is reported in the line that has the attribute's name.
import traceback


class C:
    def m(self, *a): return self
    def bad(self): pass
c = C()
try:
    (c
     .m(1)
     .bad(1,
          2))
except TypeError as e:
    print(traceback.format_exc())
try:
    c.m(
        1
    ).bad(
        3
    )
except TypeError as e:
    print(traceback.format_exc())
try:
    (c
      .zz) = len
    (c
      .__dict__) = 5
except TypeError as e:
    print(traceback.format_exc())
try:
    del (c
      .nope)
except AttributeError as e:
    print(traceback.format_exc())
try:
    (c
      .nope) += 1
except AttributeError as e:
    print(traceback.format_exc())
