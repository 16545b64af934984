"""super() takes a captured self out of its cell, but not out of a cell that was passed as self."""
from _show import show
import types


class Base:
    def name(self):
        return "Base.name"


class Captured(Base):
    def name(self):
        def get():
            return self
        return super().name(), get() is self


class Plain(Base):
    def name(self):
        return super().name()


show(Captured().name)
show(Plain().name)
show(Captured.name, types.CellType(Captured()))
show(Plain.name, types.CellType(Plain()))
