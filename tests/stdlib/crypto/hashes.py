# hashlib: all guaranteed hashes, piece by piece, copies; BLAKE2's parameters; keys from passwords; files; errors.
import hashlib, io, threading
from hashlib import blake2b, blake2s


def show(call, *args, **kw):
    try:
        print(repr(call(*args, **kw)))
    except Exception as e:
        print(type(e).__name__, e)


data = bytes(range(256)) * 40
print(sorted(hashlib.algorithms_guaranteed), hashlib.algorithms_guaranteed <= hashlib.algorithms_available, "sha512_256" in hashlib.algorithms_available)
for name in sorted(hashlib.algorithms_guaranteed):
    make = getattr(hashlib, name)
    length = (20,) if name.startswith("shake") else ()
    print(name, make().name, make().digest_size, make().block_size, make().hexdigest(*length), make(b"abc").hexdigest(*length))
    h = make()
    for i in range(0, len(data), 777):
        h.update(data[i:i + 777])
    other = h.copy()
    other.update(b"more")
    print(h.digest(*length) == make(data).digest(*length), other.hexdigest(*length) == make(data + b"more").hexdigest(*length), h.hexdigest(*length) == hashlib.new(name, data).hexdigest(*length) == hashlib.new(name.upper() if "_" not in name and "blake" not in name else name, data).hexdigest(*length))
    print(make(memoryview(data)).hexdigest(*length)[:16], make(bytearray(data), usedforsecurity=False).hexdigest(*length)[:16])
    for n in [0, 1, 55, 56, 63, 64, 65, 111, 112, 127, 128, 129, 255, 256, 1000]:
        print(make(data[:n]).hexdigest(*length)[:12], end=" ")
    print()
print(hashlib.new("sha512_256", b"x").hexdigest(), hashlib.new("SHA256", b"x").name, hashlib.sha256(string=b"x").hexdigest()[:8], hashlib.new("md5", string=b"x").hexdigest()[:8])
for length in [0, 1, 32, 200, 1.5]:
    show(lambda: hashlib.shake_128(b"abc").hexdigest(length))
    show(lambda: len(hashlib.shake_256(b"abc").digest(length)))
for bad in ["text", None, 5]:
    show(hashlib.md5, bad)
    show(hashlib.sha256().update, bad)
    show(blake2b, bad)
    show(hashlib.new, "sha1", bad)
show(hashlib.new, "nothing")
show(hashlib.new, 5)
show(lambda: hashlib.sha256(b"a", string=b"b"))
for cls in blake2b, blake2s:
    print(cls.__name__, cls.SALT_SIZE, cls.PERSON_SIZE, cls.MAX_KEY_SIZE, cls.MAX_DIGEST_SIZE)
    for kw in [dict(digest_size=1), dict(digest_size=20), dict(key=b"key"), dict(key=b"k" * cls.MAX_KEY_SIZE), dict(salt=b"salt"), dict(person=b"person"), dict(fanout=2, depth=3, leaf_size=4096, node_offset=5, node_depth=1, inner_size=32, last_node=True), dict(fanout=0, depth=255),
               dict(node_offset=2 ** 40, leaf_size=2 ** 32 - 1), dict(last_node=True), dict(salt=b"s" * cls.SALT_SIZE, person=b"p" * cls.PERSON_SIZE, key=b"k", digest_size=7)]:
        print(cls(b"message", **kw).hexdigest(), cls(data, **kw).hexdigest()[:20], cls(**kw).digest_size)
    for kw in [dict(digest_size=0), dict(digest_size=65), dict(key=b"k" * 65), dict(salt=b"s" * 17), dict(person=b"p" * 17), dict(fanout=256), dict(fanout=-1), dict(depth=0), dict(depth=256), dict(node_depth=256), dict(inner_size=65)]:
        try:
            cls(**kw)
        except ValueError:
            print(kw, "ValueError")
    h = cls(b"a", key=b"b")
    g = h.copy()
    g.update(b"c")
    print(h.hexdigest()[:10], g.hexdigest() == cls(b"ac", key=b"b").hexdigest(), h.name, h.block_size)
print(hashlib.pbkdf2_hmac("sha256", b"password", b"salt", 1000).hex(), hashlib.pbkdf2_hmac("sha1", b"p", b"s", 1, 7).hex(), hashlib.pbkdf2_hmac("sha512", bytearray(b"p"), memoryview(b"s"), 5, dklen=70).hex())
for args in [("sha256", b"p", b"s", 0), ("sha256", b"p", b"s", 1, 0), (5, b"p", b"s", 1)]:
    show(hashlib.pbkdf2_hmac, *args)
print(hashlib.scrypt(b"password", salt=b"NaCl", n=16, r=8, p=1).hex(), hashlib.scrypt(b"", salt=b"", n=2, r=1, p=1, dklen=5).hex())
for kw in [dict(n=3, r=8, p=1), dict(n=16, r=0, p=1), dict(n=16, r=8, p=1, maxmem=-1), dict(n=16, r=8, p=1, dklen=0), dict(n=2 ** 20, r=8, p=1, maxmem=1000)]:
    try:
        hashlib.scrypt(b"p", salt=b"s", **kw)
    except ValueError:
        print(kw, "ValueError")
print(hashlib.file_digest(io.BytesIO(data), "sha256").hexdigest() == hashlib.sha256(data).hexdigest(), hashlib.file_digest(io.BufferedReader(io.BytesIO(data)), hashlib.md5).hexdigest() == hashlib.md5(data).hexdigest())
try:
    hashlib.file_digest(io.StringIO("x"), "md5")
except ValueError:
    print("ValueError")
shared = hashlib.sha256()


def work():
    for i in range(200):
        shared.update(b"x" * 3000)


threads = [threading.Thread(target=work) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(shared.hexdigest() == hashlib.sha256(b"x" * 2400000).hexdigest())
