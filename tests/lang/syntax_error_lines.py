# What the stages behind the parser find: which place they name, and where its line comes from: a file, or nowhere.
import os

FILE = os.path.join(os.environ.get("TEST_TMP", "/tmp"), "lines.py")
SOURCES = [
    'x = 1\nreturn "\xe4"', "\n\ndef f():\n from _ import   *", "class A:\n from _ import *  ", "def f(x, x): pass",
    "from __future__ import braces", "x = 1; from __future__ import annotations", "def f():\n global x\n nonlocal x",
    "def f():\n nonlocal x\n global y, x", "def f():\n x = 1\n global x", "def f(a):\n global a",
    "def f():\n global a\n a: int", "break",
]


def show(source, filename, name):
    try:
        compile(source, filename, "exec")
    except SyntaxError as e:
        print(e.msg, name, e.lineno, e.offset, e.end_lineno, e.end_offset, ascii(e.text))


for source in SOURCES:
    show(source, "<made>", "made")
    with open(FILE, "w", encoding="utf-8-sig") as file:
        file.write(source)
    show(source, FILE, "file")
with open(FILE, "wb") as file:
    file.write(b'# coding: latin-1\nreturn "\xe4"\n')
show(b'\nreturn "1"', FILE, "file")
show("\n\n\n\nreturn", FILE, "file")            # it has no such line
os.unlink(FILE)
