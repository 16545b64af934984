# __mro_entries__ of a base that is no class says what stands in for it; __orig_bases__ keeps the base.
import types
from _show import attempt


class Stand:
    def __init__(self, *bases):
        self.bases = bases

    def __mro_entries__(self, bases):
        print("asked with", len(bases))
        return self.bases


s = Stand(int, Stand)
class A(s):
    pass


class B(Stand()):
    pass


print(A.__bases__, A.__orig_bases__ == (s,), B.__bases__, types.resolve_bases((s, str)))
with attempt():
    class C(Stand(5)):
        pass
with attempt():
    type("D", (Stand(),), {})
class Bad:
    def __mro_entries__(self, bases):
        return [int]
with attempt():
    class E(Bad()):
        pass
