# Names are compared in the form NFKC: those that look different may be one.
from _show import show

ﬁnal = "ligature"
print(final, [n for n in globals() if n.startswith("fi")])
𝐱 = 5
print(x, eval("ｘ"), "𝐱" in globals())
class C:
    pass
c = C()
c.ﬁeld = 1
print(c.field, vars(c), getattr(c, "ﬁeld", "getattr does not normalize"))
def f(ª): return a
print(f(ª="keyword"), f.__code__.co_varnames)
show(eval, "𝐝𝐞𝐟")
show(eval, "ℌ")
