"""Code objects come back as they were: equal, with the same places in the source, and doing the same."""
import io
import marshal

source = '''
import sys
NUMBER: int = 5

class Shape[T]:
    """Has a docstring."""
    sides = 3
    def area(self, a, /, b=2, *c, d=4, **e):
        return lambda: (self, a, b, c, d, e, __class__.__name__)

def gen(n):
    for i in range(n):
        try:
            got = yield i
        except ValueError as error:
            yield str(error)
        finally:
            print('left', i)

async def later(x):
    async with x as y:
        return [z async for z in y]

def chosen(value):
    match value:
        case {'a': [first, *_], **rest}: return first, rest
        case str() | bytes(): return f'{value!r:>10}'
        case _: return value in {1, 2.5, 'three', None, ...}

def counter():
    n = 0
    def step():
        nonlocal n
        n += 1
        return n
    return step
'''
names = {}
code = compile(source, 'somewhere.py', 'exec')
for version in range(marshal.version + 1):
    data = marshal.dumps(code, version)
    for back in marshal.loads(data), marshal.load(io.BytesIO(data)):
        assert back == code and back is not code
        assert back.co_filename == 'somewhere.py' and back.co_consts == code.co_consts

        def compare(a, b):
            for name in dir(a):
                if name.startswith('co_') and name != 'co_lnotab' and not callable(getattr(a, name)):
                    assert getattr(a, name) == getattr(b, name), name
            assert list(a.co_positions()) == list(b.co_positions()) and list(a.co_lines()) == list(b.co_lines())
            return 1 + sum(compare(x, y) for x, y in zip(a.co_consts, b.co_consts) if isinstance(x, type(code)))
        print(version, compare(code, back) > 8)

namespace = {'__name__': 'elsewhere'}
exec(marshal.loads(marshal.dumps(code)), namespace)
print(namespace['Shape']().area(1, 5, 6, d=7, f=8)()[1:], namespace['Shape'].__doc__, namespace['Shape'].__type_params__)
it = namespace['gen'](3)
print(next(it), it.throw(ValueError('thrown')), list(it))
print(namespace['chosen']({'a': [1, 2], 'b': 3}), namespace['chosen']('x'), namespace['chosen'](2.5), namespace['chosen'](0))
step = namespace['counter']()
print(step(), step(), namespace['later'].__code__.co_flags & 128)

# One file name for all, and names that are interned.
back = marshal.loads(marshal.dumps(code))
print(all(c.co_filename is back.co_filename for c in back.co_consts if isinstance(c, type(code))))
changed = code.replace(co_name='other', co_names=code.co_names)
print([marshal.loads(marshal.dumps(changed, v)) == changed for v in range(6)])
