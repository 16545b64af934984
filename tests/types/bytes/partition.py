# partition() and rpartition() split in three.
from _show import show

print(b"a=b=c".partition(b"="), b"a=b=c".rpartition(b"="), b"abc".partition(b"="), b"abc".rpartition(b"="), b"a--b".partition(bytearray(b"--")))
show(b"a".partition, b"")
show(b"a".rpartition, "=")
show(b"a".partition, 61)
