"""Hash functions: those of libcrypto, and BLAKE2 with all its parameters."""

from _operator import index as _index
from _thread import allocate_lock as _allocate_lock

import _blake2
import _crypto

_guaranteed = ('md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'blake2b', 'blake2s',
               'sha3_224', 'sha3_256', 'sha3_384', 'sha3_512', 'shake_128', 'shake_256')

__all__ = _guaranteed + ('new', 'algorithms_guaranteed', 'algorithms_available', 'file_digest',
                         'pbkdf2_hmac')

# By the names of Python, of lower case; libcrypto's own where they differ.
_TO_CRYPTO = {'sha3_224': 'SHA3-224', 'sha3_256': 'SHA3-256', 'sha3_384': 'SHA3-384',
              'sha3_512': 'SHA3-512', 'shake_128': 'SHAKE128', 'shake_256': 'SHAKE256',
              'sha512_224': 'SHA512-224', 'sha512_256': 'SHA512-256'}
_FROM_CRYPTO = {name.lower(): python for python, name in _TO_CRYPTO.items()}


def _python_name(name):
    name = name.lower()
    return _FROM_CRYPTO.get(name, name.replace('sha2-', 'sha').replace('/', '_'))


def _names():
    found = {_python_name(name) for name in _crypto.names() if '.' not in name}
    return {name for name in found if name in _guaranteed
            or name in ('md5-sha1', 'ripemd160', 'sm3', 'sha512_224', 'sha512_256', 'md4',
                        'whirlpool', 'mdc2')}


algorithms_guaranteed = set(_guaranteed)
algorithms_available = algorithms_guaranteed | _names()


class _Hash:
    """A hash object; `_core` has the functions that do the work on `_state`."""

    __slots__ = ('_state', '_lock', 'name', 'digest_size', 'block_size')

    def __init__(self, name, state, digest_size, block_size):
        self._state, self._lock = state, _allocate_lock()
        self.name, self.digest_size, self.block_size = name, digest_size, block_size

    def update(self, obj, /):
        """Add bytes to what is hashed."""
        _check_bytes(obj)
        with self._lock:
            _crypto.update(self._state, obj)

    def digest(self):
        """The hash of what was added so far."""
        with self._lock:
            return _crypto.digest(self._state, 0)

    def hexdigest(self):
        """The same in hexadecimal digits."""
        return self.digest().hex()

    def copy(self):
        """A copy that goes on from here."""
        with self._lock:
            state = _crypto.copy(self._state)
        return type(self)(self.name, state, self.digest_size, self.block_size)

    def __repr__(self):
        return f"<{self.name} {type(self).__name__} object @ {hex(id(self))}>"


class _LongHash(_Hash):
    """A hash of as many bytes as are asked for."""

    __slots__ = ()

    def digest(self, length):
        """So many bytes of the hash of what was added so far."""
        length = _index(length)
        if length < 0:
            raise ValueError("value must be positive")
        if length == 0:
            return b''
        with self._lock:
            return _crypto.digest(self._state, length)

    def hexdigest(self, length):
        """The same in hexadecimal digits."""
        return self.digest(length).hex()


_Hash.__name__ = _Hash.__qualname__ = 'HASH'
_LongHash.__name__ = _LongHash.__qualname__ = 'HASHXOF'
_Hash.__module__ = _LongHash.__module__ = '_hashlib'


def _check_bytes(data):
    if isinstance(data, str):
        raise TypeError("Strings must be encoded before hashing")
    try:
        if memoryview(data).ndim > 1:
            raise BufferError("Buffer must be single dimension")
    except TypeError:
        raise TypeError("object supporting the buffer API required") from None


class _Absent(bytes):
    """No bytes, and by its identity: none given."""


_ABSENT = _Absent()


def _data(data, string):
    """What is to be hashed first, which is given as one of two arguments."""
    if string is not None:
        if data is not _ABSENT:
            raise TypeError("'data' and 'string' are mutually exclusive "
                            "and support for 'string' keyword parameter "
                            "is slated for removal in a future version.")
        data = string
    _check_bytes(data)
    return data


def _start(name, data, string):
    data = _data(data, string)
    try:
        state, digest_size, block_size = _crypto.new(_TO_CRYPTO.get(name, name))
    except ValueError:
        raise ValueError(f'unsupported hash type {name}') from None
    made = (_Hash if digest_size else _LongHash)(name, state, digest_size, block_size)
    if len(data):
        _crypto.update(state, data)
    return made


def new(name, data=_ABSENT, *, usedforsecurity=True, string=None):
    """A hash object of that name, with some data to begin with."""
    if not isinstance(name, str):
        raise TypeError(f"new() argument 'name' must be str, not {type(name).__name__}")
    if name in ('blake2b', 'blake2s'):
        return globals()[name](data, string=string)
    return _start(_python_name(name) if name.lower() not in _TO_CRYPTO else name.lower(), data,
                  string)


def _constructor(name):
    def constructor(data=_ABSENT, *, usedforsecurity=True, string=None):
        return _start(name, data, string)
    constructor.__name__ = constructor.__qualname__ = 'openssl_' + name
    constructor.__doc__ = f"A {name} hash object, with some data to begin with."
    return constructor


for _name in _guaranteed:
    if not _name.startswith('blake'):
        globals()[_name] = _constructor(_name)
del _name


def __get_builtin_constructor(name):
    """The constructor of hashes of a name that is guaranteed; there is one of each, of libcrypto."""
    if name.lower() not in _guaranteed:
        raise ValueError('unsupported hash type ' + name)
    return globals()[name.lower()]


class _Blake2:
    """BLAKE2 has a key, a salt and a personalization, and may be the node of a tree."""

    __slots__ = ('_state', '_lock', 'digest_size')

    def __new__(cls, data=_ABSENT, *, digest_size=None, key=b'', salt=b'', person=b'', fanout=1,
                depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0, last_node=False,
                usedforsecurity=True, string=None):
        most, short = cls.MAX_DIGEST_SIZE, cls.SALT_SIZE
        digest_size = most if digest_size is None else digest_size
        if not 1 <= digest_size <= most:
            raise ValueError(f"digest_size for {cls.__name__.capitalize()} must be between 1 and {most} bytes, "
                             f"here it is {digest_size}")
        if len(salt) > short:
            raise ValueError(f"maximum salt length is {short} bytes")
        if len(person) > short:
            raise ValueError(f"maximum person length is {short} bytes")
        if not 0 <= fanout <= 255:
            raise ValueError("fanout must be between 0 and 255")
        if not 1 <= depth <= 255:
            raise ValueError("depth must be between 1 and 255")
        if not 0 <= leaf_size < 2 ** 32:
            raise OverflowError("leaf_size is too large")
        if not 0 <= node_offset < 2 ** (64 if most == 64 else 48):
            raise OverflowError("node_offset is too large")
        if not 0 <= node_depth <= 255:
            raise ValueError("node_depth must be between 0 and 255")
        if not 0 <= inner_size <= most:
            raise ValueError(f"inner_size must be between 0 and is {most}")
        if len(key) > most:
            raise ValueError(f"maximum key length is {most} bytes")
        data = _data(data, string)
        offset_size, reserved = (8, 14) if most == 64 else (6, 0)
        block = (bytes([digest_size, len(key), fanout, depth]) + leaf_size.to_bytes(4, 'little')
                 + node_offset.to_bytes(offset_size, 'little') + bytes([node_depth, inner_size])
                 + bytes(reserved) + bytes(salt).ljust(short, b'\0')
                 + bytes(person).ljust(short, b'\0'))
        self = super().__new__(cls)
        self._state = _blake2.new(most == 64, block, bytes(key), bool(last_node))
        self._lock, self.digest_size = _allocate_lock(), digest_size
        self._state.update(data)
        return self

    @property
    def name(self):
        return type(self).__name__

    @property
    def block_size(self):
        return 2 * self.MAX_DIGEST_SIZE

    def update(self, data, /):
        """Add bytes to what is hashed."""
        _check_bytes(data)
        with self._lock:
            self._state.update(data)

    def digest(self):
        """The hash of what was added so far."""
        with self._lock:
            return self._state.digest()

    def hexdigest(self):
        """The same in hexadecimal digits."""
        return self.digest().hex()

    def copy(self):
        """A copy that goes on from here."""
        other = object.__new__(type(self))
        with self._lock:
            other._state = self._state.copy()
        other._lock, other.digest_size = _allocate_lock(), self.digest_size
        return other


class blake2b(_Blake2):
    __slots__ = ()
    __module__ = '_blake2'
    SALT_SIZE = PERSON_SIZE = 16
    MAX_KEY_SIZE = MAX_DIGEST_SIZE = 64


class blake2s(_Blake2):
    __slots__ = ()
    __module__ = '_blake2'
    SALT_SIZE = PERSON_SIZE = 8
    MAX_KEY_SIZE = MAX_DIGEST_SIZE = 32


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    """A key from a password (PKCS #5)."""
    if not isinstance(hash_name, str):
        raise TypeError("pbkdf2_hmac() argument 'hash_name' must be str, "
                        f"not {type(hash_name).__name__}")
    if iterations < 1:
        raise ValueError("iteration value must be greater than 0.")
    if dklen is None:
        dklen = new(hash_name).digest_size
    if dklen < 1:
        raise ValueError("key length must be greater than 0.")
    if dklen > 0x7fffffff:
        raise OverflowError("key length is too great.")
    try:
        return _crypto.pbkdf2(_TO_CRYPTO.get(hash_name, hash_name), password, salt, iterations,
                              dklen)
    except ValueError:
        raise ValueError(f"unsupported hash type {hash_name}") from None


def scrypt(password, *, salt, n, r, p, maxmem=0, dklen=64):
    """A key from a password, which takes time and memory (RFC 7914)."""
    if n < 2 or n & (n - 1):
        raise ValueError("n must be a power of 2.")
    if not 0 <= maxmem <= 0x7fffffff:
        raise ValueError("maxmem must be positive and smaller than 2147483647")
    if not 1 <= dklen <= 0x7fffffff:
        raise ValueError("dklen must be greater than 0 and smaller than 2147483647")
    return _crypto.scrypt(password, salt, n, r, p, maxmem, dklen)


def file_digest(fileobj, digest, /, *, _bufsize=2 ** 18):
    """A hash object with all that is left of a file that is open for reading bytes."""
    made = new(digest) if isinstance(digest, str) else digest()
    if hasattr(fileobj, "getbuffer"):
        made.update(fileobj.getbuffer())
        return made
    if not (hasattr(fileobj, "readinto") and hasattr(fileobj, "readable")
            and fileobj.readable()):
        raise ValueError(f"'{fileobj!r}' is not a file-like object in binary reading mode.")
    buffer = bytearray(_bufsize)
    view = memoryview(buffer)
    while size := fileobj.readinto(buffer):
        made.update(view[:size])
    if size is None:
        raise BlockingIOError("I/O operation would block.")
    return made
