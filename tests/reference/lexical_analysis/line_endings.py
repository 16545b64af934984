# Lines end with \n, \r\n or \r, in sources; in strings that are not raw they become \n as well.
from _show import show

show(eval, "'''a\r\nb\rc\nd'''")
show(eval, "r'''a\r\nb'''")
exec("x = 1\r\nif x:\r\n    print('crlf')\r\n")
exec("x = 1\rif x:\r    print('cr')\r")
show(eval, "1 + \\\r\n2")
show(compile, "a = '\n'", "f", "exec")
show(compile, "x = 1\x00", "f", "exec")
show(compile, b"x = 1\x00\n", "f", "exec")
