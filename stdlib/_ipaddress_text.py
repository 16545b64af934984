"""How addresses of IPv4 and IPv6, and the masks of their networks, are written."""

IPV4LENGTH = 32
IPV6LENGTH = 128
_GROUPS = 8


class AddressValueError(ValueError):
    """It is no address."""


class NetmaskValueError(ValueError):
    """It is no mask."""


AddressValueError.__module__ = NetmaskValueError.__module__ = 'ipaddress'


# ---- IPv4 ----------------------------------------------------------------------------------------------

def _parse_octet(text):
    if not text:
        raise ValueError('Empty octet not permitted')
    if not (text.isascii() and text.isdigit()):
        raise ValueError(f'Only decimal digits permitted in {text!r}')
    if len(text) > 3:
        raise ValueError(f'At most 3 characters permitted in {text!r}')
    if text != '0' and text[0] == '0':
        raise ValueError(f'Leading zeros are not permitted in {text!r}')
    number = int(text)
    if number > 255:
        raise ValueError(f'Octet {number} (> 255) not permitted')
    return number


def parse_v4(text):
    """Return the number of an address in four parts."""
    if '/' in text:
        raise AddressValueError(f"Unexpected '/' in {text!r}")
    if not text:
        raise AddressValueError('Address cannot be empty')
    parts = text.split('.')
    if len(parts) != 4:
        raise AddressValueError(f'Expected 4 octets in {text!r}')
    try:
        return int.from_bytes(map(_parse_octet, parts))
    except ValueError as e:
        raise AddressValueError(f'{e} in {text!r}') from None


def text_v4(number):
    """Return the text of an address of IPv4."""
    return '.'.join(map(str, number.to_bytes(4)))


# ---- IPv6 ----------------------------------------------------------------------------------------------

def split_scope(text):
    """Return an address and the interface that it names, or None."""
    address, percent, scope = text.partition('%')
    if not percent:
        return address, None
    if not scope or '%' in scope:
        raise AddressValueError('Invalid IPv6 address: "%r"' % text)
    return address, scope


def _parse_group(text):
    if not set(text) <= set('0123456789abcdefABCDEF'):
        raise ValueError(f'Only hex digits permitted in {text!r}')
    if len(text) > 4:
        raise ValueError(f'At most 4 characters permitted in {text!r}')
    return int(text, 16)


def _shortened(text):
    return text if len(text) <= 45 else f'{text[:14]}({len(text) - 28} chars elided){text[-14:]}'


def parse_v6(text):
    """Return the number of an address of up to eight groups."""
    if not text:
        raise AddressValueError('Address cannot be empty')
    parts = text.split(':', _GROUPS + 1)
    shown = repr(text) if len(text) <= 45 else repr(_shortened(text))
    if len(parts) < 3:
        raise AddressValueError(f'At least 3 parts expected in {shown}')
    if '.' in parts[-1]:
        try:
            number = parse_v4(parts.pop())
        except AddressValueError as e:
            raise AddressValueError(f'{e} in {shown}') from None
        parts += [f'{number >> 16:x}', f'{number & 0xffff:x}']
    if len(parts) > _GROUPS + 1:
        raise AddressValueError(f'At most {_GROUPS} colons permitted in {shown}')
    groups = _all_groups(parts, shown)
    try:
        number = 0
        for group in groups:
            number = number << 16 | _parse_group(group)
        return number
    except ValueError as e:
        raise AddressValueError(f'{e} in {shown}') from None


def _all_groups(parts, shown):
    """The eight groups, with those that '::' stands for."""
    gaps = [i for i in range(1, len(parts) - 1) if not parts[i]]
    if len(gaps) > 1:
        raise AddressValueError(f"At most one '::' permitted in {shown}")
    if not gaps and len(parts) != _GROUPS:
        raise AddressValueError(f"Exactly {_GROUPS} parts expected without '::' in {shown}")
    before, after = (parts[:gaps[0]], parts[gaps[0] + 1:]) if gaps else (parts, [])
    if not before[0]:
        before = before[1:]
        if before or not gaps:
            raise AddressValueError(f"Leading ':' only permitted as part of '::' in {shown}")
    if not parts[-1]:
        last = after if gaps else before
        last.pop()
        if last or not gaps:
            raise AddressValueError(f"Trailing ':' only permitted as part of '::' in {shown}")
    left = _GROUPS - len(before) - len(after)
    if gaps and left < 1:
        raise AddressValueError(f"Expected at most {_GROUPS - 1} other parts with '::' in {shown}")
    return before + ['0'] * left + after


def text_v6(number):
    """Return the text of an address of IPv6, the longest run of zeros left out."""
    groups = [f'{number >> shift & 0xffff:x}' for shift in range(112, -1, -16)]
    best, length, at = 0, 1, 0               # a single zero is written
    while at < _GROUPS:
        end = at
        while end < _GROUPS and groups[end] == '0':
            end += 1
        if end - at > length:
            best, length = at, end - at
        at = max(end, at + 1)
    if length == 1:
        return ':'.join(groups)
    return ':'.join(groups[:best]) + '::' + ':'.join(groups[best + length:])


# ---- masks ---------------------------------------------------------------------------------------------

def prefix_of_mask(number, bits):
    """Return how many bits a mask begins with, or None if others follow."""
    prefix = bits - (number & -number).bit_length() + 1 if number else 0
    return prefix if number == (1 << bits) - (1 << (bits - prefix)) else None


def prefix_of_text(cls, prefix):
    """Return the length of the prefix that a number or a text means: the length, or in IPv4 a mask or the rest of one."""
    shown = prefix
    if isinstance(prefix, int):
        if 0 <= prefix <= cls.max_prefixlen:
            return prefix
        raise NetmaskValueError('%r is not a valid netmask' % (shown,))
    if prefix.isascii() and prefix.isdigit():
        if int(prefix) <= cls.max_prefixlen:
            return int(prefix)
    elif cls.version == 4:
        try:
            number = parse_v4(prefix)
        except AddressValueError:
            number = None
        if number is not None:
            found = prefix_of_mask(number, 32)
            if found is None:
                found = prefix_of_mask(number ^ 0xffffffff, 32)
            if found is not None:
                return found
    raise NetmaskValueError('%r is not a valid netmask' % (shown,))
