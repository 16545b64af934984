# What copying and pickling ask of a string.
import copy
import pickle


class Text(str):
    def __init__(self, *args):
        self.note = "kept"


text = "abc"
print(copy.copy(text) is text, text.__getnewargs__(), pickle.loads(pickle.dumps("é→𝄞")), str.__getnewargs__(Text("x")))
one = Text("y")
for other in copy.copy(one), copy.deepcopy(one), pickle.loads(pickle.dumps(one)):
    print(type(other).__name__, other, other.note, other is one)
print("abc".__sizeof__() < "abcdef".__sizeof__(), "é".__sizeof__() > 0)
print(text.__getattribute__("upper")(), str.__getattribute__("a", "lower")())
