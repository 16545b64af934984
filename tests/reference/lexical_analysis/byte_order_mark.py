# A source in bytes may start with the mark of UTF-8, which is no part of it; text may, too.
from _show import show

show(eval, b"\xef\xbb\xbf'a'")
show(eval, "\ufeff'a'")
show(compile, "'a'\ufeff", "f", "eval")
show(eval, b"'\xc3\xa9'")
show(eval, b"'\xe9'")
show(eval, b"# coding: latin-1\n'\xe9'")
show(eval, b"\xef\xbb\xbf# coding: latin-1\n1")
show(eval, b"# coding: nonsense\n1")
show(eval, "# coding: nonsense\n1")
