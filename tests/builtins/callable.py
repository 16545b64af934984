# callable() asks the class, not the object.
class C:
    pass


class D:
    def __call__(self):
        pass


c = C()
c.__call__ = lambda: 1
print(callable(len), callable(C), callable(c), callable(D()), callable(5), callable(lambda: 0), callable("".join))
