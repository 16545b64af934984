# repr() of sets, empty ones, nested ones, subclasses.
class Sub(set):
    pass


print(set(), {1}, {frozenset()}, Sub(), Sub([1]), {"é"}, {1}.__repr__(), str({None}), f"{ {1} }")
