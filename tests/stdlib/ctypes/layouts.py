# gc-stress: 20
# Where the fields of random structures and unions lie, what their bit fields read and write, and the format of their buffers.
import random
from ctypes import *
from _ctypes import buffer_info

dice = random.Random(5)
WHOLE = [c_byte, c_ubyte, c_short, c_ushort, c_int, c_uint, c_long, c_ulong]
ANY = WHOLE + [c_double, c_char * 3, c_float, c_int * 2]


def random_field(name):
    if dice.randrange(3):
        kind = dice.choice(WHOLE)
        return name, kind, dice.randrange(1, sizeof(kind) * 8 + 1)
    return name, dice.choice(ANY)


def random_class():
    base = dice.choice([Structure, Structure, Structure, Union, BigEndianStructure])
    namespace = {"_fields_": [random_field(f"f{i}") for i in range(dice.randrange(1, 8))]}
    style = dice.randrange(4)
    if style:
        namespace["_layout_"] = "gcc-sysv" if style == 3 else "ms"
    if style == 2:
        namespace["_pack_"] = dice.choice([1, 2, 4, 8])
    if dice.randrange(6) == 0:
        namespace["_align_"] = dice.choice([1, 2, 4, 8, 16, 32])
    return type(base)("Random", (base,), namespace)


for number in range(150):
    cls = random_class()
    names = [field[0] for field in cls._fields_]
    bits = [field[0] for field in cls._fields_ if len(field) == 3]
    print(number, sizeof(cls), alignment(cls), buffer_info(cls))
    print(*[(field.offset, field.size, field.bit_offset) for field in [getattr(cls, name) for name in names]])
    memory = bytearray(dice.randbytes(sizeof(cls)))
    obj = cls.from_buffer(memory)
    print(*[getattr(obj, name) for name in bits])
    for name in bits:
        setattr(obj, name, dice.getrandbits(64))
    print(memory.hex())
