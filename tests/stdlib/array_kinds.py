# Items of every kind: what fits, what errors say, how arrays print.
from array import array, typecodes, ArrayType
import array as module
import warnings

warnings.simplefilter('ignore')
print(typecodes, array is ArrayType, array.__module__, array.__name__)
values = [0, 1, -1, 127, 128, -128, -129, 255, 256, 32767, 32768, -32768, -32769, 65535, 65536, 2 ** 31 - 1, 2 ** 31, -2 ** 31, -2 ** 31 - 1,
          2 ** 32 - 1, 2 ** 32, 2 ** 63 - 1, 2 ** 63, -2 ** 63, -2 ** 63 - 1, 2 ** 64 - 1, 2 ** 64, 1.5, -0.0, 1e300, float('inf'), 'x', 'xy', '', None,
          True, b'x', 1j]


class Index:
    def __index__(self):
        return 5


for code in typecodes:
    a = array(code)
    print(repr(a), a.typecode, a.itemsize, len(a))
    for v in values + [Index()]:
        try:
            a.append(v)
        except Exception as e:
            print(code, v if not isinstance(v, Index) else 'Index', type(e).__name__, e)
    print(a)
for arguments in (), ('x',), (1,), ('ii',), ('i', 'abc'), ('i', array('w', 'abc')), ('i', 1), ('i', [1, 'x']), ('i', b'abc'), ('u',), ('i', [], 1), ('w', [1]), ('w', 'é😀'):
    try:
        print(array(*arguments))
    except Exception as e:
        print(arguments, type(e).__name__, e)
print(array('i', b'\1\0\0\0\2\0\0\0'), array('d', array('i', [1, 2])), array('B', (x for x in b'abc')), array('h', range(5)))
try:
    array(typecode='i')
except TypeError as e:
    print(e)
