# rpartition() splits in three at the last separator; without one, the text comes last.
from _show import show

print("a.b.c".rpartition("."), "abc".rpartition("."), "".rpartition("."), "aaa".rpartition("aa"))
show("a".rpartition, "")
show("a".rpartition, 0)
