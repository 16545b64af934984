# Pages of HTML: of a module, of classes, of routines; parts of pages, links and representations.
import pydoc, sys
h=pydoc.HTMLDoc()
import types
m=types.ModuleType('mymod','Summary line.\n\nMore text of http://x.org/a and PEP 8, RFC 822 and f() and self.foo.')
m.__file__='/tmp/mymod.py'; m.__version__='$Revision: 1.2 $'; m.__author__='Me <m@e>'; m.__all__=['f','K','L','x','os']
ns={'__name__':'mymod'}
exec('''
import os
def f(a, *, b=2):
    "Doc of f().\\n\\nline two  spaced"
class K:
    """Class K."""
    y = 3
    @property
    def p(self): "prop p"
    @classmethod
    def c(cls): "cm"
    @staticmethod
    def s(): pass
    def m(self, q: int = 4) -> str: "mm"
class L(K):
    def m(self): pass
    async def g(self): "async"
x = [1,2,3]
''', ns)
for k in m.__all__: setattr(m,k,ns[k])
sys.modules['mymod']=m
print(h.page('T', h.document(m,'mymod')))
print('=====')
print(h.docclass(ns['L'], 'L2', 'mymod', {'f':'#-f'}, {'K':'mymod.html'}))
print('====='); print(h.docroutine(ns['f'])); print(h.docother([1,'<a>',{'b':2}], 'nm')); print(h.docproperty(ns['K'].p,'p'))
print(h.heading('A','B')); print(h.section('ti','sec','contents')); print(h.bigsection('ti','sec','contents')); print(h.multicolumn([1,2,3,4,5,6],str)); print(h.grey('a')); print(h.namelink('a',{'a':'b'})); print(h.classlink(ns['K'],'zz')); print(h.modpkglink(('n','p/q',True,False))); print(h.modulelink(m)); print(h.preformat('a b\n\n\n c\td'))
print(h.repr([1]*50)); print(h.repr('a\x00b"<')); print(h.filelink('u','p'))
