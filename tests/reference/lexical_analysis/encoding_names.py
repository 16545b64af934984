# How an encoding is declared, and in which lines.
from _show import show

body = b"\nprint(ascii('\xe9'))"
for first in b"# coding: latin-1", b"# -*- coding: iso-8859-1 -*-", b"# vim: set fileencoding=latin1 :", b"#coding=latin-1", b"\n# coding: latin-1", b"#!/usr/bin/python\n# coding: latin_1", b"x = 1\n# coding: latin-1", b"\n\n# coding: latin-1", b"# codin: latin-1", b"'' # coding: latin-1", b"  # coding: latin-1", b"# xcoding: latin-1":
    show(exec, first + body)
show(exec, b"# coding: ascii" + body)
show(exec, b"# coding: utf-8" + body)
