# Bytes hash like equal bytes; not like text or a bytearray, which has no hash.
from _show import show

print(hash(b"abc") == hash(b"a" + b"bc"), {b"k": 1}[bytes([107])], b"k" in {"k": 1}, hash(memoryview(b"abc")) == hash(b"abc"), b"a".__hash__() == hash(b"a"))
show(hash, bytearray(b"abc"))
print(len({b"a", bytes([97]), "a"}))
