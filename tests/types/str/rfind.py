# rfind() gives the highest position of a part, or -1.
from _show import show

text = "abracadabra"
print(text.rfind("a"), text.rfind("abra"), text.rfind("abra", 0, 10), text.rfind("abra", 8), text.rfind("z"))
print(text.rfind(""), text.rfind("", 0, 5), text.rfind("", 12), "".rfind(""))
print("naïve naïve".rfind("ïv"), "𝄞a𝄞".rfind("𝄞"), "𝄞a𝄞".rfind("𝄞", 0, -1))
print(("a" * 1000).rfind("a" * 999), ("b" + "a" * 1000).rfind("ba"))
show(text.rfind, 1)
