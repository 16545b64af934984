# timeout: 60
# gc-stress: 200
"""Bytes that were changed at random are refused, or give something that can be used: nothing crashes, hangs, or takes much memory."""
import marshal
import random
import resource
import sys

random = random.Random(14)
resource.setrlimit(resource.RLIMIT_CPU, (300, 300))

programs = ['''
def f(a, *b, c=1, **d):
    try:
        return [x + c for x in b if x > a]
    except (TypeError, ValueError) as error:
        return str(error)
    finally:
        d.clear()
print = lambda *a: None
f(1, 2, 3)
f(None, 'x')
''', '''
class C:
    n = 0
    def g(self):
        for i in range(3):
            yield self.n, i
            self.n += i
sum(b for a, b in C().g())
''', '''
def outer(v):
    x = 1
    def inner():
        nonlocal x
        x += 1
        match v:
            case [a, *rest]: return a, rest
            case {"k": k}: return k
            case _: return f"{v!r:>5}{x}"
    return inner
[outer(v)() for v in ([1, 2], {"k": 3}, 4)]
''']
values = [[{1: 'one', 'two': (2.5, b'x', None)}, frozenset({1, 2}), slice(1, 2)], (10**40, 'é' * 300, [..., True]), tuple(range(300))]
samples = [marshal.dumps(compile(text, 'f.py', 'exec')) for text in programs] + [marshal.dumps(v) for v in values]


class Enough(BaseException):
    pass


def limit(frame, event, arg):
    global steps
    steps += 1
    if steps > 2000:
        raise Enough
    return limit


def change(data):
    data = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 5))):
        at = random.randrange(len(data))
        match random.randrange(6):
            case 0: data[at] = random.randrange(256)
            case 1: data[at] ^= 1 << random.randrange(8)
            case 2: data[at:at] = bytes(random.randrange(256) for _ in range(random.choice((1, 4, 8))))
            case 3: del data[at:at + random.choice((1, 4, 8))]
            case 4: data[at:at + 4] = random.choice((b'\xff\xff\xff\x7f', b'\xff\xff\xff\xff', b'\0\0\0\x80', b'\0\0\1\0'))
            case 5:
                other = random.choice(samples)
                start = random.randrange(len(other))
                data[at:at + 8] = other[start:start + random.choice((4, 16, 64))]
    return bytes(data)


refused = read = ran = 0
harmless = {name: getattr(__builtins__, name) for name in ('range', 'sum', 'str', 'TypeError', 'ValueError', '__build_class__')}
for n in range(3000):
    data = change(random.choice(samples))
    try:
        value = marshal.loads(data)
    except (EOFError, ValueError, TypeError, UnicodeDecodeError, MemoryError, OverflowError, RecursionError):
        refused += 1
        continue
    read += 1
    if type(value) is type(change.__code__):
        steps = 0
        sys.settrace(limit)
        try:
            exec(value, {'__builtins__': harmless, '__name__': 'hostile'})
        except BaseException:
            pass
        finally:
            sys.settrace(None)
        ran += 1
    else:
        repr(value)
print(refused > 500, read > 100, ran > 20)

# Lengths that the text does not bear out. A container within a container is promised much each time.
for head in b')\xff', b'(\xff\xff\xff\x7f', b'[\xff\xff\xff\x7f', b'<\xff\xff\xff\x7f', b's\xff\xff\xff\x7f', b'u\xff\xff\xff\x7f', b'l\xff\xff\xff\x7f':
    for count in 1, 1000:
        try:
            marshal.loads(head * count)
        except (EOFError, ValueError):
            pass
        else:
            print('read', head)
tag = samples[0][1:3]
many = b'\xff\xff\xff\x7f'
for counts in (many, b'\0\0\0\0', b'\0\0\0\0'), (b'\0\0\0\0', many, many):
    try:
        marshal.loads(b'c' + tag + b'\0\0\0\0' * 7 + b''.join(counts) + bytes(100))
    except (EOFError, ValueError) as error:
        print(type(error).__name__)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < 1000000)
