# A group shows its exceptions as they came, in a list or not; later changes to that do not show.
import collections


class Group(ExceptionGroup):
    pass


class Items(list):
    def __repr__(self):
        return "items"


class Pair(tuple):
    def __repr__(self):
        return "pair"


class Sequence:
    def __getitem__(self, i):
        if i:
            raise IndexError
        return ValueError(i)

    def __len__(self):
        return 1

    def __repr__(self):
        return "sequence"


given = [ValueError(1)]
group = Group("a", given)
given.append(2)
print(repr(group), group.args, group.exceptions)
group.args = (1, 2)
print(repr(group), group)
for items in Items([ValueError(1)]), (ValueError(1),), Pair([ValueError(1)]), Sequence():
    print(repr(Group("a", items)))
queue = collections.deque([ValueError(5)])
group = Group("a", queue)
queue.append(6)
print(repr(group), group.args)
print(repr(group.derive([KeyError(3)])), repr(group.split(ValueError)[0]))

e = SyntaxError("m", ("f", 1, 2, "t", 3, 4))
e.__init__("n", ("g", 2, 3, "t2"))
print(e.msg, e.filename, e.lineno, e.offset, e.text, e.end_lineno, e.end_offset)
