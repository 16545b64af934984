# Which characters start a name, which may follow, and what is said about others.
from _show import show

for source in "é", "_x9", "ö1", "变量", "x·y", "x̀", "℘", "·x", "1x", "x²", "a€b", "x\u00a0y", "x\u200by", "“x”", "a–b", "😀", "$x", "x?", "a!b", "x\x01", "\u0300x":
    try:
        compile(source, "f", "eval")
        print(ascii(source), "is a name:", source.isidentifier())
    except SyntaxError as e:
        print(ascii(source), e.msg, e.offset)
