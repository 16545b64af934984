# expandtabs() counts columns from the last line end.
from _show import show

print(repr("a\tb".expandtabs()), repr("a\tb".expandtabs(4)), repr("abcd\te".expandtabs(4)), repr("\t\t".expandtabs(tabsize=2)))
print(repr("a\nbc\td".expandtabs(4)), repr("a\rbc\td".expandtabs(4)), repr("a\tb".expandtabs(0)), repr("a\tb".expandtabs(-1)))
print(repr("é\t日\tx".expandtabs(3)), repr("a\tb".expandtabs(1)))
show("a".expandtabs, "4")
show("a".expandtabs, 1, 2)
show("\t".expandtabs, 1 << 70)
