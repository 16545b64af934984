# A script's statements run one by one; a SyntaxError anywhere stops it before the first.
from _show import show

show(exec, "print('one')\nprint('two')\n1 / 0\nprint('never')")
show(exec, "print('never')\nx = = 1")
show(exec, "print('never')\nreturn 5")
show(exec, "print('runs')\ndef f(): undefined\nprint('not called')")
show(exec, "print('never')\ndef f(): break")
show(exec, "print('never')\ndef f(a, a): pass")
