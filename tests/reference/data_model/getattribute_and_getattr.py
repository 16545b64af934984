# __getattr__ is asked after __getattribute__ raised AttributeError, also one that it raised itself; no other error.
from _show import show


class C:
    def __getattribute__(self, name):
        print("attribute", name)
        if name == "wrong":
            raise KeyError(name)
        raise AttributeError("hidden " + name)

    def __getattr__(self, name):
        print("attr", name)
        if name == "never":
            raise AttributeError("not even here")
        return name


show(lambda: C().x)
show(lambda: C().wrong)
show(lambda: C().never)
show(hasattr, C(), "never")
show(getattr, C(), "never", "default")
