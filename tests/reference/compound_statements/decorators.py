# Decorators are evaluated from the top, applied from the bottom; any expression will do.
def deco(name):
    print("make", name, end="; ")
    def apply(f):
        print("apply", name, end="; ")
        return f
    return apply


@deco("a")
@deco("b")
def f(x=print("default", end="; ")): return "f"


@deco("c")
class C(print("base", end="; ") or object): print("body", end="; ")


@(lambda f: [f.__name__])
def g(): pass


table = [deco]
@table[0]("d")
def h(): pass


@repr
def k(): pass


@property
def p(): pass
print()
print(f(), C.__name__, g, h.__name__, k[:11], type(p))
@(y := deco("walrus"))
def w(): pass
print(y.__name__)
