# The optimized tree that compile() gives: PyCF_OPTIMIZED_AST.
import ast
def o(src,opt=1,mode='exec',**k):
    try: print(repr(src), opt, ast.dump(compile(src,'x',mode,ast.PyCF_OPTIMIZED_AST,optimize=opt,**k)))
    except BaseException as e: print(repr(src), type(e).__name__, e)
for s in ["'%s' % (a,b)","'%' % (a,)","'%s%%' % (a,)","'%+s' % (a,)","'%d' % (a,)","'%5s' % (a,)","'%-5s' % (a,)","'%.3s' % (a,)","'%-s' % (a,)","'%05s' % (a,)","'% s' % (a,)","'%#s' % (a,)","'%s' % (1,)","'%s' % ()","'' % ()","'abc' % ()","'%%' % ()","'%s' % (*a,)","'%s' % (a,*b)","'%10.5r|%a' % (a,b)","u'%s' % (a,)","'%s' % ('%s' % (b,),)","'%200s' % (a,)","'%100s' % (a,)","'%99999s' % (a,)","'%.200s' % (a,)","'%.s' % (a,)","'%s' % (a,) % (b,)","'%s %x' % (a,b)","'%ss' % (a,)","'%s%s' % (a,b)","'%(s' % (a,)","'\\ud800%s' % (a,)","'%s' % (yield)", "'%s' '%s' % (a,b)", "f'%s' % (a,)","'%i' % (a,)","'%*s' % (a,b)","'%.*s' % (a,b)","'%ls' % (a,)","'%hs' % (a,)","'%.0s' % (a,)","'%0s'%(a,)","'%5a'%(a,)", "'%.5%' % ()","'{%s}' % (a,)"]:
    o(s)
for s in ["x.__debug__", "f(__debug__)", "lambda: __debug__", "[__debug__ for x in y]", "def f(a=__debug__): return __debug__", "@__debug__\nclass A(__debug__): pass", "match x:\n case __debug__.a: pass\n case A(-1, b=-2): pass\n case [-1, *_] | -1j: pass\n case -0: pass\n case {-1j: 1, 'a': -1+1j, **r}: pass\n case (-2 as y): pass\n case a.b: pass\n case 1.5-1j if -1: pass","x: __debug__","from __future__ import annotations\nx: __debug__ = __debug__","from __future__ import annotations\ndef f(a: __debug__) -> __debug__: __debug__","del a[__debug__]","a[__debug__] = 1","f'{__debug__}'","t'{__debug__}'","type X = __debug__","def f[T: __debug__ = __debug__](): pass","for x in __debug__: pass","assert __debug__, __debug__", "a if __debug__ else b","__debug__.x","global x\n__debug__","try: __debug__\nexcept __debug__: __debug__\nelse: __debug__\nfinally: __debug__","with __debug__ as x: __debug__","async def f(): await __debug__; return [a async for a in __debug__]","{__debug__: __debug__, **__debug__}","x[__debug__:__debug__:__debug__]","print(__debug__, k=__debug__, *__debug__, **__debug__)"]:
    for opt in (0,1): o(s,opt)
for s in ["'a'\n'b'","'a'","def f():\n 'a'\n 'b'","class A:\n  'a'\n  def f(self):\n    'b'","f'a'","b'a'","('a')","'a' + 'b'","async def f():\n 'x'\n yield","def f(): 'a'; return 1","from __future__ import annotations\n'a'","if 1:\n  'a'","def f():\n def g():\n  'a'","for x in y:\n class A: 'x'", "'''a''' 'b'\nimport x"]:
    o(s,2)
    print(*[(n.lineno,n.col_offset,n.end_lineno,n.end_col_offset,type(n).__name__) for n in ast.walk(compile(s,'x','exec',ast.PyCF_OPTIMIZED_AST,optimize=2)) if hasattr(n,'lineno')])
o("__debug__",1,'eval'); o("__debug__; 'a'",2,'single'); o("'%s'%(a,)",-1)
for s in ["'%s and %r' % (a, b)","__debug__","match x:\n case -1+2j: pass\n case -5: pass", "'%s' % (a,)"]:
    print(ast.dump(compile(s,'x','exec',ast.PyCF_OPTIMIZED_AST),include_attributes=True))
tree=ast.parse("'a'\n__debug__\n'%s' % (a,)"); r=compile(tree,'x','exec',ast.PyCF_OPTIMIZED_AST,optimize=2); print(r is tree, ast.dump(r), ast.dump(tree))
print(ast.dump(ast.parse("__debug__", optimize=0)), ast.dump(ast.parse("__debug__",optimize=1)),ast.dump(ast.parse(ast.parse("__debug__"),optimize=1)))
print(ast.dump(compile("'%5s|' % (a,)",'x','exec',ast.PyCF_OPTIMIZED_AST),include_attributes=True))
