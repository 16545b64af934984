# Groups whose split() or derive() give what is no group: a TypeError (CPython stumbles over it later).
class Split(ExceptionGroup):
    def split(self, condition):
        return self.parts


class Derive(ExceptionGroup):
    def derive(self, excs):
        return 5


def attempt(e):
    try:
        try:
            raise e
        except* TypeError:
            print("in the clause")
    except BaseException as e:
        print(type(e).__name__, e)


for parts in (1, 2), (None, 2), (1, None), 5, (None,):
    Split.parts = parts
    attempt(Split("x", [ValueError()]))
attempt(Derive("x", [ValueError(), TypeError()]))
