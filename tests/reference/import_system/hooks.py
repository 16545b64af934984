# Finders on sys.meta_path and loaders of one's own.
import importlib.abc
import importlib.util
import sys
from _show import show


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name, path, target=None):
        if name.startswith("virtual"):
            print("find", name, path)
            return importlib.util.spec_from_loader(name, self, is_package=name == "virtual")

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        module.made = module.__name__.upper()
        if module.__name__ == "virtual.bad":
            raise RuntimeError("in module")


sys.meta_path.insert(0, Finder())
import virtual.child
print(virtual.made, virtual.child.made, virtual.__spec__.name, virtual.child.__package__)
show(exec, "import virtual.bad")
print("virtual.bad" in sys.modules)
sys.meta_path.pop(0)
show(exec, "import virtual_other")
