# Literals beside each other are joined when compiled, if they are of one kind.
from _show import show

x = 5
print("a" 'b' """c""", r"\n" "\n" == "\\n\n", b"a" b"b", "a" f"{x}" "b" f"{x + 1}", f"{x}" "{x}", "%d" " %d" % (1, 2), "ab" "c" * 2)
print("a"
      "b", len("x" "yz"), ("a" "b").upper(), "a" "b"[0])
show(eval, "'a' b'b'")
show(eval, "b'a' f'b'")
show(eval, "t'a' 'b'")
show(eval, "t'a' f'b'")
show(eval, "b'a' t'b'")
show(lambda: t"a{1}" t"{2}b")
