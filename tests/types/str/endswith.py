# endswith() looks at the end, or at what a stop position makes the end.
from _show import show

text = "archive.tar.gz"
print(text.endswith(".gz"), text.endswith(".tar"), text.endswith(".tar", 0, -3), text.endswith(""))
print(text.endswith((".zip", ".gz")), text.endswith(("",), 20), text.endswith("", 14), text.endswith("z", 14))
print("ß".endswith("ß"), "ß".endswith("s"), "a𝄞".endswith("𝄞"))
show(text.endswith, 1)
show(text.endswith, (1,))
show(text.endswith, None)
show(text.endswith, ".gz", None, None, None)
