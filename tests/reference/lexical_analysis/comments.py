# A comment goes to the end of the line, also inside of brackets; not inside of strings.
from _show import show

x = [  # first
    1,  # one
    # nothing
    2]  # two
print(x, "# no comment", """
# none either""")  # a comment
if x:  # after the colon
    # before the block
    print("block")
# less indented than the block
    print("still the block")
show(compile, "# only a comment", "f", "eval")
show(exec, "# only a comment")
print(eval("1 # one"), eval("(1 # one\n+ 2)"))
