# What t-strings accept is what f-strings accept; the values are evaluated at once, formats too.
from _show import show

def say(x):
    print("say", x, end="; ")
    return x

t = t"{say(1)}{say(2):{say(3)}}{say(4)!s}"
print(t.values, [i.format_spec for i in t.interpolations])
print([i.expression for i in t"{ 1 }{1+  2}{(lambda: 5)()}{'a'  'b'}".interpolations])
print(rt"\n{1}".strings, t'{"x"}{t'{1}'}'.values[0])
match t"{5}":
    case object(values=(v,), strings=s): print(v, s)
for source in "t'{'", "t'}'", "t'{}'", "t'{a!x}'", "t'{a b}'", "t'{*a}'", "bt''", "ut''":
    show(compile, source, "f", "eval")
show(lambda: t"{undefined}")
