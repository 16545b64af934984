# uuid: forms, fields, versions, order, names, what is refused.
import copy, pickle, threading, time, uuid
from uuid import UUID


def show(call, *args, **kw):
    try:
        print(repr(call(*args, **kw)))
    except Exception as e:
        print(type(e).__name__, e)


u = UUID("{12345678-1234-5678-1234-567812345678}")
for made in [u, UUID("urn:uuid:12345678-1234-5678-1234-567812345678"), UUID("12345678123456781234567812345678"), UUID(bytes=b"\x12\x34\x56\x78" * 4), UUID(bytes_le=b"\x78\x56\x34\x12\x34\x12\x78\x56" + b"\x12\x34\x56\x78" * 2),
             UUID(fields=(0x12345678, 0x1234, 0x5678, 0x12, 0x34, 0x567812345678)), UUID(int=0x12345678123456781234567812345678)]:
    print(made, repr(made), made == u, hash(made) == hash(u), made.is_safe)
for x in [u, uuid.NAMESPACE_DNS, uuid.NIL, uuid.MAX, UUID(int=2 ** 127 + 2 ** 64 * 0x7abc), UUID(int=0, version=4), UUID(int=uuid.MAX.int, version=8), UUID("1ec9414c-232a-6b00-b3c8-9f6bdeced846"), UUID("017f22e2-79b0-7cc3-98c4-dc0c0c07398f"), UUID("c232ab00-9414-11ec-b3c8-9f6bdeced846")]:
    print(x, x.int, x.bytes, x.bytes_le, x.hex, x.urn, x.fields, x.time, x.clock_seq, x.node, x.variant, x.version, x.time_low, x.time_mid, x.time_hi_version, x.clock_seq_hi_variant, x.clock_seq_low, int(x))
for args, kw in [((), {}), (("x",), {}), (("1234",), {}), (("g" * 32,), {}), ((), {"bytes": b"x"}), ((), {"bytes_le": b"x"}), ((), {"fields": (1,)}), ((), {"fields": (2 ** 32, 0, 0, 0, 0, 0)}), ((), {"fields": (0, 0, 0, 256, 0, 0)}), ((), {"fields": (0, 0, 0, 0, 0, 2 ** 48)}),
                 ((), {"fields": (0, -1, 0, 0, 0, 0)}), ((), {"int": -1}), ((), {"int": 2 ** 128}), ((), {"int": 1, "version": 9}), ((), {"int": 1, "version": 0}), (("1" * 32,), {"int": 5}), ((5,), {})]:
    show(UUID, *args, **kw)
print(uuid.uuid3(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid5(uuid.NAMESPACE_URL, b"bytes"), uuid.uuid3(uuid.NAMESPACE_OID, "ä"), uuid.uuid8(1, 2, 3), uuid.uuid8(2 ** 50, 2 ** 13, 2 ** 63))
for make, version in [(uuid.uuid1, 1), (uuid.uuid4, 4), (uuid.uuid6, 6), (uuid.uuid7, 7), (uuid.uuid8, 8)]:
    many = [make() for _ in range(500)]
    print(make.__name__, {x.version for x in many} == {version}, {x.variant for x in many}, len(set(many)), many == sorted(many) or version not in (6, 7))
a = uuid.uuid1(node=0x123456789abc, clock_seq=0x1234)
b = uuid.uuid6(node=0x123456789abc, clock_seq=0x1234)
print(a.node == b.node == 0x123456789abc, a.clock_seq == b.clock_seq == 0x1234, abs(a.time - b.time) < 10 ** 8, abs((a.time - 0x01b21dd213814000) / 1e7 - time.time()) < 60, abs(uuid.uuid7().time / 1000 - time.time()) < 60)
print(0 < uuid.getnode() < 2 ** 48, uuid.getnode() == uuid.getnode(), uuid.uuid1().node == uuid.getnode())
for x in [u, UUID(int=5, is_safe=uuid.SafeUUID.safe)]:
    for y in [pickle.loads(pickle.dumps(x, p)) for p in range(6)] + [copy.copy(x), copy.deepcopy(x)]:
        assert y == x and y.is_safe is x.is_safe
print(u < uuid.MAX, u > uuid.NIL, u <= u, u >= u, u == str(u), u != 5, {u: 1}[UUID(int=u.int)])
show(lambda: u < 5)
show(setattr, u, "int", 5)
show(setattr, u, "other", 5)
print(list(uuid.SafeUUID), uuid.RFC_4122, uuid.RESERVED_NCS, uuid.RESERVED_MICROSOFT, uuid.RESERVED_FUTURE)
made = []


def work():
    made.extend(f() for _ in range(100) for f in (uuid.uuid1, uuid.uuid6, uuid.uuid7))


threads = [threading.Thread(target=work) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(len(made), len(set(made)))
