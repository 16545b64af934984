# Tokens that are none, and tokens that look alike.
from _show import show

print(1 <2, 1<<2, 5//2, 2**3, 1!=2, -~5, not-1, [1][0], (lambda:0)(), ...)
for source in "a $ b", "a ? b", "a ! b", "a <> b", "a =! b", "a ++", "a & & b", "x := 1", "`a`", "a -> b", "a \u2212 b", "\u201ca\u201d", "a = \u200b1", "1 = = 1", "@", "a ,, b":
    show(compile, source, "f", "exec")
print(1 --1, - - - 1, ~~5, not not 5)
