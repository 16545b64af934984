# Which half of the protocol a with statement misses, and when it knows a better one.
def t(s):
    try: exec(s)
    except BaseException as e: print(type(e).__name__, e)
class E:
    def __enter__(self): pass
class X:
    def __exit__(self,*a): pass
class AE:
    async def __aenter__(self): pass
class AX:
    async def __aexit__(self,*a): pass
class N: pass
class B:
    def __enter__(self): pass
    def __exit__(self,*a): pass
class AB:
    async def __aenter__(self): pass
    async def __aexit__(self,*a): pass
for c in (E,X,AE,AX,N,B,AB):
    print(c.__name__)
    t(f'with {c.__name__}(): pass')
    t(f'''async def f():
    async with {c.__name__}(): pass
try: f().send(None)
except StopIteration: pass
''')
