# find() gives the lowest position of a part, or -1.
from _show import show

text = "abracadabra"
print(text.find("a"), text.find("abra"), text.find("abra", 1), text.find("abra", 1, 10), text.find("z"))
print(text.find(""), text.find("", 5), text.find("", 11), text.find("", 12), text.find("", 5, 4))
print(text.find("a", -1), text.find("a", -2, -1), text.find("c", -100, None))
print("naïve".find("ï"), "naïve".find("𝄞"), "x𝄞y".find("y"), "é".find("é\0"))
long = "ab" * 5000 + "c"
print(long.find("abc"), long.find("ba" * 100 + "bc"), long.find("cc"))
show(text.find)
show(text.find, None)
show(text.find, "a", "0")
