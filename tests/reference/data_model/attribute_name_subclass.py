"""Methods for attributes get a name of a subclass of str as it is."""


class Name(str):
    pass


class Hooks:
    def __getattribute__(self, name):
        print("getattribute", type(name).__name__, name)
        return object.__getattribute__(self, name)

    def __getattr__(self, name):
        print("getattr", type(name).__name__, name)
        if name == "missing":
            raise AttributeError(name)
        return name

    def __setattr__(self, name, value):
        print("setattr", type(name).__name__, name, value)
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        print("delattr", type(name).__name__, name)
        object.__delattr__(self, name)


class OnlyGetattr:
    attribute = 1

    def __getattr__(self, name):
        return type(name).__name__, name


class Meta(type):
    def __getattr__(cls, name):
        return type(name).__name__, name


class WithMeta(metaclass=Meta):
    attribute = 2


hooks, name = Hooks(), Name("unknown")
print(getattr(hooks, name) is name)
print(hasattr(hooks, Name("missing")), getattr(hooks, Name("missing"), "default"))
setattr(hooks, Name("kept"), 1)
print(hooks.kept, getattr(hooks, Name("kept")))
delattr(hooks, Name("kept"))
for owner in OnlyGetattr(), WithMeta:
    print(getattr(owner, Name("attribute")), getattr(owner, Name("unknown")), hasattr(owner, Name("x")))
