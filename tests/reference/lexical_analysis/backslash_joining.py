# A backslash at the end joins lines, but nothing may follow it; inside of tokens only strings can be joined.
from _show import show

x = 1 + \
    2
print(x, "a\
b")
if x == 3 and \
   x != 4: print("joined")
show(eval, "1 + \\ \n 2")
show(eval, "1 + \\")
show(eval, "12\\\n34")
show(eval, "'a' \\\n 'b'")
show(exec, "x = 1 \\\n# comment\n")
show(exec, "if 1:\n  \\\n  pass")
