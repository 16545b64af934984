# partition() splits in three at the first separator.
from _show import show

print("key=value=x".partition("="), "key".partition("="), "=".partition("="), "".partition("x"), "abc".partition("bc"))
print("a→b".partition("→"), "a→b".partition("-"))
show("a".partition, "")
show("a".partition)
show("a".partition, b"a")
show("a".partition, None)
