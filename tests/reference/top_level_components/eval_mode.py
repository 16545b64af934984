# An expression alone; white space around it is fine.
from _show import show

print(eval("1 + 1"), eval("  2"), eval("3\n\n"), eval("(4,\n5)"), eval("6 # comment"), eval("\t7"), eval("lambda: 8")(), eval("9,"), eval("(y := 10)"))
for source in "", "x = 1", "1; 2", "1\n2", "pass", "\n  1\n 2", "return 1", "#", "1 2", "  1\n  2", "*x", "yield":
    show(eval, source)
