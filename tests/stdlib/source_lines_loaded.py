# linecache finds the source of modules in archives, and with a module's globals what its loader has.
import importlib
import linecache
import os
import sys
import tempfile
import traceback
import zipfile

with tempfile.TemporaryDirectory() as folder:
    archive = os.path.join(folder, "sources.zip")
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("in_zip.py", "def f():\n    return 1\n")
        file.writestr("in_latin.py", '# coding: latin-1\nv = "é"\n'.encode("latin-1"))
    sys.path.insert(0, archive)
    for name in "in_zip", "in_latin":
        module = importlib.import_module(name)
        print(linecache.getlines(module.__file__))
        linecache.checkcache()
        print(linecache.cache[module.__file__][:2])
    print(linecache.getlines(os.path.join(archive, "missing.py")))

    with open(os.path.join(folder, "plain_module.py"), "w") as file:
        file.write("def f():\n    pass\n")
    sys.path.insert(0, folder)
    import plain_module
    linecache.clearcache()
    print(linecache.lazycache("elsewhere.py", vars(plain_module)), linecache.getlines("elsewhere.py"))


# What has no marks: the return of a call of a name, not that of a call of what a call returned.
def f(name):
    def inner(other):
        raise ValueError
    return inner


def call_twice():
    return f("ó")("á")


def call_once():
    inner = f(1)
    return inner("a")


for function in call_twice, call_once:
    try:
        function()
    except ValueError as error:
        print(traceback.format_tb(error.__traceback__)[1].partition("\n")[2])

print(traceback.format_exception_only(SyntaxError(NotImplemented)), traceback.format_exception_only(SyntaxError()))
