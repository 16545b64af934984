"""Addresses as RFC 5322 has them, one at the beginning of a text: what servers of mail read in MAIL and RCPT.

Strict where _addresses makes the best of everything: what is no address raises HeaderParseError.
"""

from email._addresses import AddressParser
from email.errors import HeaderParseError

_TO_QUOTE = frozenset(' \t()<>@,:;"[]\\')       # in a local part, these need quotes around it


def _quoted(text):
    text = text.replace('\\', '\\\\').replace('"', '\\"')
    return f'"{text}"'


class AddrSpec:
    """A `local@domain`; domain is None if there is only the first. As a str, it is what was read."""

    def __init__(self, text, local_part, domain):
        self._text = text
        self.local_part = local_part
        self.domain = domain

    def __str__(self):
        return self._text

    @property
    def addr_spec(self):
        """The address without comments and white space, with quotes where they are needed."""
        local = _quoted(self.local_part) if _TO_QUOTE.intersection(self.local_part) else self.local_part
        return local if self.domain is None else f'{local}@{self.domain}'


class AngleAddr:
    """An address in angle brackets, maybe an empty one; route has the domains that old programs put before it."""

    def __init__(self, text, address, route):
        self._text = text
        self._address = address
        self.route = route
        self.local_part = address.local_part if address else None
        self.domain = address.domain if address else None

    def __str__(self):
        return self._text

    @property
    def addr_spec(self):
        return self._address.addr_spec if self._address else '<>'


class _Reader(AddressParser):
    """Reads parts of an address, and what may be between them."""

    def rest(self):
        return self.text[self.position:]

    def local_part(self):
        parts = []
        while True:
            before = self.position
            self._skip()
            if parts and parts[-1] != '.' and self.position > before and self._next() and not self._at('.@<>,:;()[]'):
                parts.append(' ')
            if self._at('"'):
                parts.append(self._quoted())
            elif self._at('.'):
                self.position += 1
                parts.append('.')
            else:
                atom = self._atom()
                if not atom:
                    break
                parts.append(atom)
        if not parts:
            rest = self.rest()
            if not rest:
                raise HeaderParseError("expected local-part but found ''")
            raise HeaderParseError(f"Expected 'atom' or 'quoted-string' but found '{rest}'")
        return ''.join(parts)

    def domain(self):
        self._skip()
        if not self._next():
            raise HeaderParseError("expected domain but found ''")
        if self._at('['):
            domain = f'[{self._delimited("]")}]'
            self._skip()
            return domain
        parts = []
        while True:
            self._skip()
            parts.append(self._atom())
            self._skip()
            if not self._at('.'):
                break
            self.position += 1
        if self._at('@') or not any(parts):
            raise HeaderParseError('Invalid Domain')
        return '.'.join(parts)

    def address(self):
        start = self.position
        local, domain = self.local_part(), None
        if self._at('@'):
            self.position += 1
            domain = self.domain()
        return AddrSpec(self.text[start:self.position], local, domain)

    def route(self):
        """Return the domains of `@one,@two:`."""
        domains = []
        while self._at('@'):
            self.position += 1
            domains.append(self.domain())
            if self._at(':'):
                self.position += 1
                return domains
            if not self._at(','):
                break
            self.position += 1
            self._skip()
        raise HeaderParseError(f"expected addr-spec or obs-route but found '{self.rest()}'")


def get_addr_spec(value):
    """Return the address at the beginning of a text, and the rest of the text."""
    reader = _Reader(value)
    return reader.address(), reader.rest()


def get_angle_addr(value):
    """Return the address in angle brackets at the beginning of a text, and the rest of the text."""
    reader = _Reader(value)
    reader._skip()
    if not reader._at('<'):
        raise HeaderParseError(f"expected angle-addr but found '{reader.rest()}'")
    reader.position += 1
    if reader._at('>'):
        reader.position += 1
        return AngleAddr(value[:reader.position], None, None), reader.rest()
    after = reader.rest()
    reader._skip()
    if not reader._next() or reader._at('>'):
        raise HeaderParseError(f"expected addr-spec or obs-route but found '{after}'")
    route = reader.route() if reader._at('@') else None
    address = reader.address()
    missing = '' if reader._at('>') else '>'
    reader.position += not missing
    reader._skip()
    return AngleAddr(value[:reader.position] + missing, address, route), reader.rest()
