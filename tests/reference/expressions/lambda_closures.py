# lambda sees the names of the function around it as they are when it is called.
def make():
    n = 1
    get = lambda: n
    add = lambda k=10: get() + k
    n = 2
    return get, add


get, add = make()
print(get(), add(), add(k=1), (lambda *a, **k: (a, k))(1, b=2), (lambda: (yield 5))().send(None))
print(get.__closure__[0].cell_contents, get.__qualname__, (lambda x: x.__class__)(3), (lambda: 1 if 0 else 2)())
compose = lambda *fs: lambda x: x if not fs else compose(*fs[1:])(fs[0](x))
print(compose(str, len, lambda n: n * 2)(12345))
