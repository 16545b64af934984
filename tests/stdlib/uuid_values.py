import uuid, pickle, copy, sys, subprocess, getpass, io, os, warnings
from uuid import *
U = uuid.UUID
def tell(f, *a, **k):
    try:
        r = f(*a, **k)
    except Exception as e:
        r = type(e).__name__ + ': ' + str(e)
    return r
S = '12345678-1234-5678-1234-567812345678'
for s in (S, '{%s}' % S, S.replace('-', ''), 'urn:uuid:' + S, S.upper(), 'ffffffff-FFFF-6fff-8fff-ffffffffffff', 'c232ab00-9414-71ec-b3c8-9f6bdeced846',
          'c232ab00-9414-11ec-f3c8-9f6bdeced846', 'c232ab00-9414-11ec-c3c8-9f6bdeced846', 'c232ab00-9414-11ec-93c8-9f6bdeced846'):
    u = U(s)
    print(u, repr(u), u.int, u.hex, u.bytes, u.bytes_le, u.fields, u.time_low, u.time_mid, u.time_hi_version, u.clock_seq_hi_variant, u.clock_seq_low,
          u.time, u.clock_seq, u.node, u.urn, u.variant, u.version, u.is_safe)
    assert U(bytes=u.bytes) == U(bytes_le=u.bytes_le) == U(fields=u.fields) == U(int=u.int) == u
    assert pickle.loads(pickle.dumps(u)) == copy.copy(u) == copy.deepcopy(u) == u
for a, k in [((), {}), ((S,), {'int': 1}), (('1',), {}), (('z' * 32,), {}), ((4,), {}), ((), {'bytes': b'1'}), ((), {'bytes': 'x' * 16}), ((), {'bytes_le': b''}),
             ((), {'bytes_le': bytearray(16)}), ((), {'fields': (1,)}), ((), {'fields': (1 << 32, 0, 0, 0, 0, 0)}), ((), {'fields': (0, -1, 0, 0, 0, 0)}),
             ((), {'fields': (0, 0, 1 << 16, 0, 0, 0)}), ((), {'fields': (0, 0, 0, 256, 0, 0)}), ((), {'fields': (0, 0, 0, 0, 256, 0)}), ((), {'fields': (0, 0, 0, 0, 0, 1 << 48)}),
             ((), {'int': -1}), ((), {'int': 1 << 128}), ((), {'int': 1, 'version': 0}), ((), {'int': 1, 'version': 9}), ((), {'int': 1, 'version': 8})] + [((S,), {'version': v}) for v in range(1, 9)]:
    print(a, k, tell(U, *a, **k))
u = U(S, is_safe=SafeUUID.safe)
print(u.is_safe, pickle.loads(pickle.dumps(u)).is_safe, u.__getstate__(), U(S).__getstate__())
print(tell(setattr, u, 'int', 3), tell(setattr, u, 'x', 3), hash(u) == hash(u.int), int(u) == u.int)
a, b = U(int=1), U(int=2)
print(a < b, a > b, a <= b, a >= b, a == b, a != b, tell(lambda: a < 1), a == 1, sorted([b, a]))
print(NIL, MAX, NAMESPACE_DNS, NAMESPACE_URL, NAMESPACE_OID, NAMESPACE_X500)
print(list(SafeUUID), [s.value for s in SafeUUID])
u = uuid.uuid1(0x1234, 0x3fff)
print(u.node, u.clock_seq, u.version, u.variant, abs(u.time / 1e7 - 12219292800 - __import__('time').time()) < 5)
u = uuid.uuid6(0x1234, 0x3fff)
print(u.node, u.clock_seq, u.version, u.variant, abs(u.time / 1e7 - 12219292800 - __import__('time').time()) < 5)
us = [uuid.uuid7() for _ in range(1000)]
print(us == sorted(us), len(set(us)), {u.version for u in us}, {u.variant for u in us}, abs(us[0].time / 1e3 - __import__('time').time()) < 5)
us = [uuid.uuid6() for _ in range(100)]
print(us == sorted(us), len({u.node for u in us}), len(set(us)))
print(len({uuid.uuid4() for _ in range(100)}), uuid.uuid4().version, uuid.uuid1().version, uuid.uuid8().version)
print(uuid.uuid8(1, 2, 3), uuid.uuid8(-1, -1, -1), uuid.uuid8(0x123456789abc, 0x321, 0x1234567890abcdef))
print(0 <= getnode() < 1 << 48, getnode() == getnode())
print(sorted(n for n in dir(uuid) if n[0].isupper() and n != 'Enum'))
env = dict(os.environ, COLUMNS='200', NO_COLOR='1')
for args in (['-h'], ['-u', 'uuid3'], ['-u', 'uuid5', '-n', 'x', '-N', 'y'], ['-u', 'x']):
    p = subprocess.run([sys.executable, '-m', 'uuid'] + args, capture_output=True, text=True, env=env)
    print(*(str(x).replace(os.path.basename(sys.executable), 'python') for x in (p.returncode, p.stdout, p.stderr)))
p = subprocess.run([sys.executable, '-m', 'uuid', '-C', '3'], capture_output=True, text=True)
print(len(p.stdout.splitlines()))
