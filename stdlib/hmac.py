"""Keyed hashes for authenticating messages (RFC 2104)."""

from _operator import _compare_digest as compare_digest

digest_size = None       # of other modules: how they know those that follow PEP 247

_OUTER = bytes(x ^ 0x5c for x in range(256))
_INNER = bytes(x ^ 0x36 for x in range(256))


def _digest_constructor(digestmod):
    """What makes a hash object: a function, a name, or a module with new()."""
    if callable(digestmod):
        return digestmod
    if isinstance(digestmod, str):
        import hashlib
        return lambda data=b'': hashlib.new(digestmod, data)
    return lambda data=b'': digestmod.new(data)


class HMAC:
    """A hash of a message and a key."""

    blocksize = 64       # unless the hash says otherwise
    __slots__ = ('_inner', '_outer', 'block_size', 'digest_size')

    def __init__(self, key, msg=None, digestmod=''):
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError(f"key: expected bytes or bytearray, but got {type(key).__name__!r}")
        if not digestmod:
            raise TypeError("Missing required argument 'digestmod'.")
        make = _digest_constructor(digestmod)
        self._outer, self._inner = make(), make()
        self.digest_size = self._inner.digest_size
        self.block_size = self._choose_block_size()
        if len(key) > self.block_size:
            key = make(key).digest()
        key = key.ljust(self.block_size, b'\0')
        self._outer.update(key.translate(_OUTER))
        self._inner.update(key.translate(_INNER))
        if msg is not None:
            self.update(msg)

    def _choose_block_size(self):
        size = getattr(self._inner, 'block_size', None)
        if size is not None and size >= 16:
            return size
        import warnings
        warnings.warn(f'No block_size attribute on given digest object; Assuming {self.blocksize}.'
                      if size is None else
                      f'block_size of {size} seems too small; using our default of '
                      f'{self.blocksize}.', RuntimeWarning, 3)
        return self.blocksize

    @property
    def name(self):
        return f"hmac-{self._inner.name}"

    def update(self, msg):
        """Add bytes to the message."""
        self._inner.update(msg)

    def copy(self):
        """A copy that goes on from here."""
        other = self.__class__.__new__(self.__class__)
        other.digest_size, other.block_size = self.digest_size, self.block_size
        other._inner, other._outer = self._inner.copy(), self._outer.copy()
        return other

    def _current(self):
        outer = self._outer.copy()
        outer.update(self._inner.digest())
        return outer

    def digest(self):
        """The hash of the message so far."""
        return self._current().digest()

    def hexdigest(self):
        """The same in hexadecimal digits."""
        return self._current().hexdigest()


def new(key, msg=None, digestmod=''):
    """An HMAC; digestmod is required."""
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    """The hash of a whole message."""
    return HMAC(key, msg, digest).digest()
