# A t-string is a Template: strings, interpolations with value, text, conversion and format.
from string.templatelib import Interpolation, Template
from _show import show

name, width = "World", 10
t = t"Hello {name!r:>{width}} and {1 + 1 = }{name}!"
print(type(t), t.strings, t.values)
for i in t.interpolations:
    print(i.value, i.expression, i.conversion, i.format_spec)
print(list(t"a{1}{2}b"), list(t""), t"".strings, t"{name}".strings, t"{{x}}".strings)
print(t"a" + t"{name}b", Template("a", "b", Interpolation(5, "x"), Interpolation(6)).strings)
show(lambda: t"a" + "b")
show(lambda: "a" + t"b")
show(lambda: str(t"{5}"))
show(lambda: Template(5))
show(lambda: Template(x=5))
show(Interpolation)
show(Interpolation, 1, "e", "x")
show(setattr, t, "strings", ())
show(lambda: t"a" == t"a")
