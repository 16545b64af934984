# Lines are joined by a backslash, and inside brackets; comments may stand in brackets.
from _show import show

x = 1 + \
    2
y = [1,  # one
     # nothing here

     2]
z = ("a"
     "b")
if x == 3 and \
   y:
    print(x, y, z)
show(compile, "x = 1 \\ \n", "f", "exec")
show(compile, "x = 1 + \\", "f", "exec")
show(compile, "# comment \\\nx = (", "f", "exec")
show(compile, "f(1,\n2", "f", "exec")
show(compile, "(1]", "f", "exec")
show(compile, "x = )", "f", "exec")
print("a\
b")
