import os

p = os.path
print(p.join("a", "b", "/c", "d"), p.join("a/", ""), p.split("/a/b"), p.splitext("x.tar.gz"), p.splitext(".hidden"), p.basename("/a/b/"), p.dirname("/a/b"))
print(p.normpath("/a/./b//../c"), p.normpath(""), p.isabs("/x"), p.relpath("/a/b", "/a/c"), p.commonpath(["/a/b", "/a/c/d"]), p.commonprefix(["abc", "abd"]))
print(p.exists("/"), p.isdir("/"), p.isfile("/"), p.expandvars("$NOSUCH ${NOSUCH}x"))
print(os.fsencode("é"), ascii(os.fsdecode(b"\xff")), os.sep, os.linesep, os.curdir, os.devnull)
