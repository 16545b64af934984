# split() with a separator keeps what is empty between two of them.
from _show import show

print("a,b,,c,".split(","), ",".split(","), "".split(","), "abc".split("abc"), "a<>b<><>".split("<>"))
print("a,b,c".split(",", 1), "a,b,c".split(",", 0), "a,b,c".split(sep=",", maxsplit=5), "aaaa".split("aa"))
print("è→é→".split("→"), "abc".split("→"))
show("a".split, "")
show("a".split, b",")
show("a".split, 1)
show("a".split, ",", 1, 2)
show("a".split, sep=",", separator=1)


class Text(str):
    pass


print({type(part).__name__ for part in Text("a b").split()}, type(Text("ab").split(",")[0]).__name__)
