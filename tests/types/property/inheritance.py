# Overriding one half of a property; a subclass of property.
from _show import show


class Base:
    @property
    def x(self):
        return "base"


class Derived(Base):
    @Base.x.setter
    def x(self, value):
        print("derived", value)

    @property
    def y(self):
        return super().x


d = Derived()
d.x = 1
print(d.x, d.y)
show(setattr, Base(), "x", 1)


class Cached(property):
    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return "cached", super().__get__(instance, owner)


class D:
    @Cached
    def z(self):
        "doc"
        return 5


print(D().z, D.z.__doc__, type(D.z).__name__)
