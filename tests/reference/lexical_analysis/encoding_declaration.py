# A comment in the first two lines says how the source is encoded.
for source in b"# coding: latin-1\nx = '\xe9'", b"#!/bin/sh\n# -*- coding: iso-8859-1 -*-\nx = '\xa9'", b"\xef\xbb\xbfx = '\xc3\xa9'", b"x = 1\n# coding: latin-1\n":
    ns = {}
    exec(source, ns)
    print(ascii(ns["x"]))
for source in b"# coding: no-such\nx = 1", b"x = '\xe9'", b"\xef\xbb\xbf# coding: latin-1\nx = 1":
    try:
        exec(source)
    except SyntaxError as e:
        print(type(e).__name__)
