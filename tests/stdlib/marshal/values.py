"""Each kind of value, in each version of the format, comes back equal and of the same type."""
import io
import marshal
import math

values = [None, True, False, ..., StopIteration, 0, 1, -1, 2**31 - 1, 2**31, -2**31, -2**31 - 1, 2**62, -2**63, 2**64, 10**50, -3**200,
          0.0, -0.0, 1.5, 1e308, 5e-324, math.inf, -math.inf, 1j, -0.0 + 2j, b'', b'ab\0', '', 'name', 'two words', 'é', '€', '😀', '\ud800',
          'a' * 255, 'a' * 256, (), (1,), tuple(range(255)), tuple(range(300)), [], [1, [2]], {}, {1: 2, 'a': (None,)}, set(), {1, 'a'},
          frozenset(), frozenset({b'x', (1, 2)})]
for version in range(marshal.version + 1):
    same = 0
    for value in values:
        data = marshal.dumps(value, version)
        for back in marshal.loads(data), marshal.loads(data + b'more'), marshal.load(io.BytesIO(data)):
            assert type(back) is type(value) and repr(back) == repr(value) or isinstance(value, (set, frozenset)) and back == value, value
        same += 1
    print(version, same)

print([marshal.dumps(bytearray(b'abc'), v) == marshal.dumps(memoryview(b'abc'), v) for v in range(6)], marshal.loads(marshal.dumps(bytearray(b'x'))))
print(marshal.loads(marshal.dumps(slice(1, None, 'x'))), marshal.dumps(1.5, 1), marshal.dumps(2**40, 2), marshal.dumps('é', 2))
print(math.isnan(marshal.loads(marshal.dumps(math.nan))), str(marshal.loads(marshal.dumps(-0.0))))

# What is one object stays one, from version 3 on.
inner = ['x']
for version in 2, 3, 4, 5:
    first, second = marshal.loads(marshal.dumps((inner, inner), version))
    print(version, first is second)
loop = []
loop.append((loop, {'self': loop}))
back = marshal.loads(marshal.dumps(loop))
print(back[0][0] is back, back[0][1]['self'] is back)

# The bytes of a set do not depend on its order.
print(marshal.dumps({'a', 'b', 'c', 1, (2, 3)}) == marshal.dumps({(2, 3), 1, 'c', 'b', 'a'}))

# Several values in one file, with other bytes between them.
file = io.BytesIO()
for value in 1, 'two', [3.0]:
    marshal.dump(value, file)
    file.write(b'--')
file.seek(0)
for _ in range(3):
    print(marshal.load(file), file.read(2))
