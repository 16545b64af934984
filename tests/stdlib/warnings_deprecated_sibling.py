# A deprecated class's subclasses are announced to the classes beside it.
import warnings


@warnings.deprecated("A will go away")
class A:
    pass


class B:
    def __init_subclass__(cls, x):
        super().__init_subclass__()
        cls.x = x


for bases in (A, B), (B, A):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        C = type("C", bases, {}, x=42)
    print(C.x, [str(w.message) for w in caught])
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    class D(A):
        pass
print([(w.lineno, w.category.__name__) for w in caught], D.__init_subclass__.__deprecated__)
