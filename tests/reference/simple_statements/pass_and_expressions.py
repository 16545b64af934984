# Expression statements are evaluated and dropped; in "single" mode they are shown by sys.displayhook.
import sys

pass
5; "text"; [print("evaluated")]
...
exec(compile("1 + 1\n", "f", "single"))
exec(compile("None\n", "f", "single"))
exec(compile("x = 5; x\n", "f", "single"))
sys.displayhook = lambda v: print("shown:", v)
exec(compile("'a'; 'b'\n", "f", "single"))
exec(compile("for i in range(2): i\n", "f", "single"))
