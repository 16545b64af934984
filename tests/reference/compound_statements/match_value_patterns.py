# Literals compare by ==, None, True and False by identity; dotted names are looked up.
import types

ns = types.SimpleNamespace(one=1, inner=types.SimpleNamespace(text="t"))


class Eq:
    def __eq__(self, other):
        print("eq", other, end="; ")
        return other == "wanted"


def f(v):
    match v:
        case None: return "None"
        case True: return "True"
        case False: return "False"
        case ns.one: return "ns.one"
        case ns.inner.text: return "ns.inner.text"
        case -2 | 2.5 | 3+4j | -1-1j: return "number"
        case "a" "b": return "ab"
        case b"x": return "bytes"
        case "wanted": return "wanted"
    return "nothing"


for v in None, True, False, 1, 1.0, 0, "t", -2, 2.5, 3 + 4j, -1 - 1j, "ab", b"x", b"ab", Eq(), []:
    print(f(v))
