# hmac: RFC 2104's construction with names, functions and modules; copies; comparison; errors.
import hashlib, hmac, types, warnings


def show(call, *args, **kw):
    try:
        print(repr(call(*args, **kw)))
    except Exception as e:
        print(type(e).__name__, e)


for name in ["md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_256", "blake2b", "blake2s"]:
    for key in [b"", b"key", b"k" * 64, b"k" * 300]:
        h = hmac.new(key, b"message", name)
        print(name, len(key), h.hexdigest(), h.digest() == hmac.digest(key, b"message", name) == hmac.HMAC(key, b"message", getattr(hashlib, name)).digest(), h.digest_size, h.block_size)
h = hmac.new(bytearray(b"key"), digestmod="sha256")
h.update(b"mess")
other = h.copy()
h.update(b"age")
other.update(b"up")
print(h.hexdigest() == hmac.new(b"key", b"message", hashlib.sha256).hexdigest(), other.hexdigest()[:10], h.name, hmac.new(b"k", digestmod=hashlib.md5).name)
module = types.ModuleType("module")
module.new = hashlib.sha1
print(hmac.new(b"key", b"m", module).hexdigest())
for args in [(b"key",), (b"key", b"m"), ("key", b"m", "md5"), (b"key", "m", "md5"), (b"key", b"m", "nothing"), (None, b"m", "md5")]:
    try:
        hmac.new(*args)
    except Exception as e:
        print(type(e).__name__)


class Odd:
    digest_size = 4

    def __init__(self, data=b""):
        self.h = hashlib.md5(data)

    def update(self, data):
        self.h.update(data)

    def digest(self):
        return self.h.digest()

    def hexdigest(self):
        return self.h.hexdigest()

    def copy(self):
        c = Odd()
        c.h = self.h.copy()
        return c


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(hmac.new(b"k", b"m", Odd).hexdigest() == hmac.new(b"k", b"m", "md5").hexdigest(), [str(w.message) for w in caught])
    Odd.block_size = 5
    print(hmac.new(b"k", b"m", Odd).hexdigest()[:8], str(caught[-1].message))
print(hmac.compare_digest(b"a", b"a"), hmac.compare_digest("a", "b"), hmac.compare_digest(b"a", b"ab"), hmac.digest_size, hmac.HMAC.blocksize)
show(hmac.compare_digest, "a", b"a")
show(hmac.compare_digest, "ä", "ä")
