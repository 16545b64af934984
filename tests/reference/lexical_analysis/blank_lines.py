# Lines with nothing but white space or comments make no tokens, however they are indented.
from _show import show

source = "def f():\n    a = 1\n\n  \n# c\n      # d\n\t\n    return a\n"
space = {}
exec(source, space)
print(space["f"]())
show(exec, "\n\n   \n\f\nprint('form feed')\n")
show(exec, "\fprint('starts with one')")
show(exec, "if 1:\n \f print('hm')")
show(exec, "if 1:\n\n\n# nothing\n")
