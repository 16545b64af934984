ﬁ = 3
print(fi, 'ﬁ' in globals(), 'fi' in globals())
class C:
    ａttr = 1
    def ｍ(self, ｋw=1, *ａrgs, **ｋwargs): return kw, args, kwargs
print(C.attr, C().ａttr, C().m(ｋw=5), sorted(k for k in C.__dict__ if not k.startswith('__')))
def f(*, ﬁ): return fi
print(f(ﬁ=1), f(fi=2), f(**{'fi': 3}))
try: f(**{'ﬁ': 3})
except TypeError as e: print(e)
import ｓys
print(sys.__name__)
from ｏs import ｐath as ｐ
print(p.__name__)
global_ = 1
def g():
    global ﬁ
    ﬁ = 7
g(); print(fi)
match {'a': 1}:
    case {'a': ﬀ}: print(ff)
del ﬁ
try: fi
except NameError as e: print(e)
x = lambda ⅷ: viii
print(x.__code__.co_varnames)
try: raise ValueError
except ValueError as ﬆ: print(st)
print(getattr(C, 'ａttr', 'none'))
print(ascii(compile('ª = 1', '', 'exec').co_names))
for src in ['a€ = 1', 'x = 5€', '€', 'a\u200b = 1', 'def \u0300a(): pass', 'a = “b”', '\u00a0x = 1', 'x\u00b7y = 1', '℘ = 1', '· = 1', 'x = 1\u2028', 'a\x01', '\ufeffx=1', 'x = \U0001F600', '１ = 2', 'a１ = 2', 'x = １', 'f"{€}"', 'ⅷ = 3; print(viii)', '𝔘𝔫𝔦 = 1; print(Uni)', '__ｃlass__ = 1']:
    try:
        exec(src)
    except SyntaxError as e: print(ascii(src), ascii(e.msg), e.lineno, e.offset, e.end_offset, ascii(e.text))
    else: print(ascii(src), 'ok')
print(ascii(eval('lambda: None', {}).__name__), "ﬁ".isidentifier())
class D:
    def __ｍ(self): pass
print([k for k in D.__dict__ if 'm' in k and not k.startswith('__')])
