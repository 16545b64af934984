# iter() wants an iterator from __iter__; next() wants __next__ of the type.
from _show import show


class A:
    def __init__(self, value):
        self.value = value

    def __iter__(self):
        return self.value


class N:
    def __next__(self):
        return 1


show(iter, A(5))
show(iter, A([1]))
show(lambda: iter(A(N())).__next__())
show(list, A(None))
show(next, [1])
show(next, A(iter([])))
show(iter, N())
show(lambda: [x for x in A(3)])
show(dict, A([1]))
show(lambda: [*A("x")])
