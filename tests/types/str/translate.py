# translate() asks a table by code point: strings, code points or None come back; LookupError leaves a character.
from _show import show

table = {ord("a"): "A", ord("b"): None, ord("c"): "<c>", ord("d"): 0x1D11E}
print("abcde".translate(table), "xyz".translate({}), "".translate(table))


class Table:
    def __getitem__(self, code):
        if code == ord("!"):
            raise LookupError
        if code == ord("?"):
            raise ZeroDivisionError("question")
        return chr(code + 1)


show("a?".translate, Table())
show("a".translate, 5)
show("a".translate, {97: 1.5})
show("a".translate, {97: -1})
show("a".translate, {97: 0x110000})
show("a".translate, {97: b"x"})
print("abc".translate(["x"] * 98), "\u00e9".translate("abc"))
