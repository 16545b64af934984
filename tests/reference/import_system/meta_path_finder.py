# A finder on sys.meta_path is asked with name and path; its loader makes and fills the module.
import importlib.machinery
import sys
from _show import show

class Finder:
    def find_spec(self, name, path, target=None):
        print("find", name, path, end="; ")
        if name.startswith("virtual"):
            return importlib.machinery.ModuleSpec(name, Loader(), is_package=name == "virtual", origin="nowhere")

class Loader:
    def create_module(self, spec): return None
    def exec_module(self, module):
        print("exec", module.__name__)
        module.here = module.__name__ + "!"
        if module.__name__.endswith("bad"): raise KeyError("bad")

sys.meta_path.insert(0, Finder())
import virtual.sub
print(virtual.here, virtual.sub.here, virtual.__path__, virtual.__spec__.origin, repr(virtual.sub))
show(exec, "import virtual.bad")
print("virtual.bad" in sys.modules)
show(exec, "import quite_missing")
del sys.meta_path[0]
