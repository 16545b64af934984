class D(dict):
    def __getitem__(s,k):
        if k.startswith('x'): return 'got '+k
        return dict.__getitem__(s,k)
d=D(a=1)
exec("print(a, xx); f=lambda: xyz; print(f())", d)
exec("def g():\n global q\n q=5\n return q\ntry: print(g())\nexcept NameError as e: print(e)\nprint(len('abc'))", d)
print(d['q'])
class M(dict):
    def __missing__(s,k):
        if k=='superglobal': return 1
        raise KeyError(k)
print(eval("superglobal", {'__builtins__': M()}))
import types
print(eval("superglobal", {'__builtins__': types.MappingProxyType({'superglobal':1})}))
for code,g in [("superglobal",{'__builtins__':123}),("import foo.bar",{'__builtins__': types.MappingProxyType({})}),("class A: pass",{'__builtins__': types.MappingProxyType({})}),("class A: pass",{'__builtins__': 123}),('len', {'__builtins__':{}})]:
    try: exec(code,g); print('ok')
    except Exception as e: print(type(e).__name__, e)
g={}
exec("print(len([1]))",g); print(type(g['__builtins__']))
g['__builtins__']={'len':lambda x:'mine','print':print}
exec("print(len([1]))",g)
import sys
exec("import sys\nprint(sys._getframe().f_builtins is __builtins__)",{'__builtins__':{'__import__':__import__,'print':print}})
class W(dict):
    def __setitem__(s,k,v): print('set',k); dict.__setitem__(s,k,v)
    def __delitem__(s,k): print('del',k); dict.__delitem__(s,k)
exec("a=1\nglobal b\nb=2\ndel a\nclass C: pass\nimport sys\nfor i in 1,: pass\n", W())
class M:
    def __getitem__(s,k): 
        if k=='a': return 1
        raise KeyError(k)
    def keys(s): return list('zyx')
print(eval("a",{},M()), eval("dir()",{},M()))
class K:
    def __getitem__(s,k): raise KeyError(k)
    def keys(s): return 5
class K2:
    def __getitem__(s,k): raise KeyError(k)
for l in K(),K2():
    try: eval("dir()",{},l)
    except Exception as e: print(type(e).__name__,e)
class V:
    def getDict(self): return {'a':2}
    __dict__=property(fget=getDict)
print(vars(V()), V().__dict__)
v=V(); v.x=5; print(v.x)
