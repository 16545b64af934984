# rstrip() strips at the right end only.
from _show import show

print(repr("  a  ".rstrip()), "aabaa".rstrip("a"), "x\r\n\n".rstrip("\n") == "x\r", "mississippi".rstrip("ipz"))
print(repr("".rstrip()), repr("é".rstrip("é")))
show("a".rstrip, ["a"])
