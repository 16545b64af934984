# A subclass of list: what calls its methods, and what makes plain lists.
from _show import show


class Stack(list):
    def __init__(self, items=(), *, limit=5):
        super().__init__(items)
        self.limit = limit

    def append(self, item):
        if len(self) >= self.limit:
            raise OverflowError("full")
        super().append(item)

    def __getitem__(self, index):
        return "mine", super().__getitem__(index)


stack = Stack("ab", limit=3)
stack.append("c")
show(stack.append, "d")
stack.extend("xyz")
print(stack, len(stack), stack[0], stack.limit, [*stack][0], list(stack)[0], stack.pop())
for value in stack + [], stack * 2, stack.copy(), list.__getitem__(stack, slice(1)), sorted(stack):
    print(type(value).__name__, end=" ")
print(stack == ["a", "b", "c", "x", "y"], isinstance(stack, list), stack.__class__.__mro__[1])
stack += [1]
print(type(stack).__name__, stack.__dict__)
