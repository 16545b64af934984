# A module's own attributes come before the __getattr__ of its class, at a site that has seen many modules.
import threading
import types


class Lazy(types.ModuleType):
    def __init__(self, names):
        self.found = {}
        for name in names:
            self.found[name] = name * 2

    def __getattr__(self, name):
        return self.found.get(name, "none")


class Local(threading.local):
    def __init__(self):
        self.own = 1

    def __getattr__(self, name):
        return "asked for " + name


for _ in range(3):
    module = Lazy(["a", "b", "c"])
    print(module.found, module.a, module.d)    # -> {'a': 'aa', 'b': 'bb', 'c': 'cc'} aa none
                                               # -> {'a': 'aa', 'b': 'bb', 'c': 'cc'} aa none
                                               # -> {'a': 'aa', 'b': 'bb', 'c': 'cc'} aa none
local = Local()
print([getattr(local, name) for name in ("own", "other")], [local.own for _ in range(3)])
                                               # -> [1, 'asked for other'] [1, 1, 1]
