# importlib and runpy, with a package that is made for it.
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import os
import runpy
import sys

base = f"/tmp/minipy-importlib-{os.getpid()}"
os.makedirs(base + "/package/names")
sources = {
    "package/__init__.py": "from . import first\nvalue = 1\n",
    "package/first.py": "import sys\nnumber = globals().get('number', 0) + 1\n",
    "package/second.py": "from .first import number\n",
    "package/__main__.py": "print('main', __name__, __package__)\n",
    "script.py": "result = __name__, __file__ is not None\n",
    "latin.py": "# coding: latin-1\ntext = 'caf\xe9'\r\n",
}
for name, text in sources.items():
    with open(f"{base}/{name}", "w", encoding="latin-1", newline="") as file:
        file.write(text)
sys.path.insert(0, base)

import package.first

print(package.first.number, importlib.reload(package.first) is package.first, package.first.number)
print(importlib.import_module("package.second").number, importlib.import_module(".second", "package").__name__)
print(importlib.util.find_spec("missing"), importlib.util.find_spec("package.first").name,
      importlib.util.find_spec("package").submodule_search_locations == [base + "/package"])
print(importlib.util.find_spec("sys").origin, importlib.util.find_spec("package.names").loader)
spec = importlib.util.spec_from_file_location("other", base + "/package/first.py")
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
print(module.number, module.__name__, module.__file__ == base + "/package/first.py", module.__spec__ is spec, "other" in sys.modules)
print(repr(spec.loader.get_source("other")), spec.loader.is_package("other"), spec.parent, spec.has_location)
print(repr(importlib.util.find_spec("latin").loader.get_source("latin")), importlib.import_module("latin").text)
print(importlib.util.resolve_name(".a", "b.c"), importlib.util.resolve_name("..a", "b.c"), importlib.util.resolve_name("a", None))
print(isinstance(spec.loader, importlib.abc.SourceLoader), issubclass(importlib.machinery.BuiltinImporter, importlib.abc.MetaPathFinder))
print(importlib.machinery.SOURCE_SUFFIXES, importlib.machinery.ModuleSpec("a.b", None).parent)


def fails(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


fails(importlib.import_module, ".relative")
fails(importlib.import_module, "missing.module")
fails(importlib.util.resolve_name, "..a", "b")
fails(importlib.reload, 3)
fails(importlib.util.find_spec, "sys.missing")
fails(runpy.run_module, "missing")
fails(runpy.run_module, "package.names")
fails(runpy.run_module, ".relative")
fails(runpy.run_path, "/missing.py")

runpy.run_module("package", run_name="__main__")
print(runpy.run_module("latin")["__name__"], runpy.run_path(base + "/script.py")["result"], runpy.run_path(base + "/script.py", {"a": 1}, "x")["result"])

del sys.modules["package.first"]
spec = importlib.util.find_spec("package.first")
loader = importlib.util.LazyLoader(spec.loader)
lazy = importlib.util.module_from_spec(spec)
loader.exec_module(lazy)
print(type(lazy).__name__, lazy.number, type(lazy).__name__)

for path, dirs, files in os.walk(base, topdown=False):
    for name in files:
        os.unlink(os.path.join(path, name))
    for name in dirs:
        os.rmdir(os.path.join(path, name))
os.rmdir(base)
