# Fields of make_dataclass() without a type, while typing isn't loaded.
import sys
from dataclasses import fields, make_dataclass

was_loaded = 'typing' in sys.modules
C = make_dataclass('C', ['x', ('y', int)])
f = fields(C)[0]
print('typing' in sys.modules is was_loaded, type(f.type).__name__, f.type.__forward_arg__, f.type.__forward_module__)
print(C.__doc__, C(1, 2))
print(C.__annotations__)
