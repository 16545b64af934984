# A module's __class__ can be set to a subclass of ModuleType, which gives it properties.
import types
from _show import show

m = types.ModuleType("m", "about m")


class Special(types.ModuleType):
    @property
    def computed(self):
        return self.__name__ + "!"

    def __setattr__(self, name, value):
        print("set", name)
        super().__setattr__(name, value)


m.__class__ = Special
m.x = 1
print(m.computed, m.x, type(m).__name__, m.__doc__)
show(setattr, m, "__class__", int)
show(setattr, m, "computed", 5)
