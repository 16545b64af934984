"""SHA-512 in Python, for a VM without the module _sha2."""


def _constants():
    """Return the first 64 bits of the fractions of roots of primes: 80 cube, then 8 square."""
    primes = []
    candidate = 2
    while len(primes) < 80:
        if all(candidate % prime for prime in primes):
            primes.append(candidate)
        candidate += 1
    return ([_root(prime << 192, 3) & _MASK for prime in primes],
            [_root(prime << 128, 2) & _MASK for prime in primes[:8]])


def _root(value, degree):
    """Return the whole part of a root."""
    guess = 1 << -(-value.bit_length() // degree)
    while True:
        better = ((degree - 1) * guess + value // guess ** (degree - 1)) // degree
        if better >= guess:
            return guess
        guess = better


_MASK = (1 << 64) - 1
_ROUND, _INITIAL = _constants()


def _rotate(value, count):
    return (value >> count | value << 64 - count) & _MASK


class sha512:
    """The hash of the bytes so far."""

    digest_size, block_size, name = 64, 128, 'sha512'

    def __init__(self, data=b'', **kwargs):
        self._data = bytes(data)

    def update(self, data):
        """Add bytes."""
        self._data += bytes(data)

    def copy(self):
        """Return a copy."""
        return sha512(self._data)

    def digest(self):
        """Return the hash as bytes."""
        data = self._data + b'\x80'
        data += b'\0' * (-(len(data) + 16) % 128) + (8 * len(self._data)).to_bytes(16, 'big')
        state = _INITIAL
        for start in range(0, len(data), 128):
            state = _compress(state, data[start:start + 128])
        return b''.join(word.to_bytes(8, 'big') for word in state)

    def hexdigest(self):
        """Return the hash as a string of hexadecimal digits."""
        return self.digest().hex()


def _compress(state, block):
    words = [int.from_bytes(block[i:i + 8], 'big') for i in range(0, 128, 8)]
    for i in range(16, 80):
        low, high = words[i - 15], words[i - 2]
        low = _rotate(low, 1) ^ _rotate(low, 8) ^ low >> 7
        high = _rotate(high, 19) ^ _rotate(high, 61) ^ high >> 6
        words.append(words[i - 16] + low + words[i - 7] + high & _MASK)
    a, b, c, d, e, f, g, h = state
    for constant, word in zip(_ROUND, words):
        first = (h + (_rotate(e, 14) ^ _rotate(e, 18) ^ _rotate(e, 41))
                 + (e & f ^ ~e & g) + constant + word)
        second = ((_rotate(a, 28) ^ _rotate(a, 34) ^ _rotate(a, 39))
                  + (a & b ^ a & c ^ b & c))
        a, b, c, d, e, f, g, h = first + second & _MASK, a, b, c, d + first & _MASK, e, f, g
    return [x + y & _MASK for x, y in zip(state, (a, b, c, d, e, f, g, h))]
