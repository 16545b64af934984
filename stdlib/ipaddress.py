"""Addresses, networks and interfaces of IPv4 and IPv6.

An address is a number with a version. A network is its first address and the length of the prefix that all its addresses share;
an interface is an address that knows its network. How addresses are written is in _ipaddress_text.
"""

import functools

from _ipaddress_text import (AddressValueError, IPV4LENGTH, IPV6LENGTH, NetmaskValueError, parse_v4, parse_v6,
                             prefix_of_mask,
                             prefix_of_text, split_scope, text_v4, text_v6)

__all__ = ['AddressValueError', 'IPV4LENGTH', 'IPV6LENGTH', 'IPv4Address', 'IPv4Interface', 'IPv4Network',
           'IPv6Address',
           'IPv6Interface', 'IPv6Network', 'NetmaskValueError', 'collapse_addresses', 'get_mixed_type_key',
           'ip_address',
           'ip_interface', 'ip_network', 'summarize_address_range', 'v4_int_to_packed', 'v6_int_to_packed']


# ---- by version of what is given ---------------------------------------------------------------------

def _first_that_fits(kinds, value, name, *args):
    for kind in kinds:
        try:
            return kind(value, *args)
        except (AddressValueError, NetmaskValueError):
            pass
    raise ValueError(f'{value!r} does not appear to be an IPv4 or IPv6 {name}')


def ip_address(address):
    """Return the address that a text, number or bytes mean."""
    return _first_that_fits((IPv4Address, IPv6Address), address, 'address')


def ip_network(address, strict=True):
    """Return the network that a text, number, bytes or tuple mean."""
    return _first_that_fits((IPv4Network, IPv6Network), address, 'network', strict)


def ip_interface(address):
    """Return the interface that a text, number, bytes or tuple mean."""
    return _first_that_fits((IPv4Interface, IPv6Interface), address, 'interface')


def _packed(address, length, version):
    try:
        return address.to_bytes(length)
    except OverflowError:
        raise ValueError(f'Address negative or too large for IPv{version}') from None


def v4_int_to_packed(address):
    """Return the four bytes of a number."""
    return _packed(address, 4, 4)


def v6_int_to_packed(address):
    """Return the sixteen bytes of a number."""
    return _packed(address, 16, 6)


# ---- ranges --------------------------------------------------------------------------------------------

def summarize_address_range(first, last):
    """Yield the networks that together are all addresses from the first to the last."""
    if not (isinstance(first, _BaseAddress) and isinstance(last, _BaseAddress)):
        raise TypeError('first and last must be IP addresses, not networks')
    _same_version(first, last)
    if first > last:
        raise ValueError('last IP address must be greater than first')
    network = _NETWORKS[first.version]
    low, high = int(first), int(last)
    while low <= high:
        # As large as where it begins allows, and as what is left does.
        aligned = (low & -low).bit_length() - 1 if low else first.max_prefixlen
        size = min(aligned, (high - low + 1).bit_length() - 1)
        yield network((low, first.max_prefixlen - size))
        low += 1 << size


def _same_version(a, b):
    if a.version != b.version:
        raise TypeError(f'{a} and {b} are not of the same version')


def collapse_addresses(addresses):
    """Return an iterator over the fewest networks that hold exactly these addresses and networks."""
    ranges, seen = [], None
    for item in addresses:
        if seen is not None and seen.version != item.version:
            raise TypeError(f'{item} and {seen} are not of the same version')
        seen = item
        if isinstance(item, _BaseNetwork):
            ranges.append((int(item.network_address), int(item.broadcast_address)))
        else:
            address = getattr(item, 'ip', item)
            ranges.append((int(address), int(address)))
    return _joined(sorted(ranges), _ADDRESSES[seen.version]) if ranges else iter(())


def _joined(ranges, address):
    low, high = ranges[0]
    for begin, end in ranges[1:]:
        if begin > high + 1:
            yield from summarize_address_range(address(low), address(high))
            low, high = begin, end
        else:
            high = max(high, end)
    yield from summarize_address_range(address(low), address(high))


def get_mixed_type_key(obj):
    """Return what addresses and networks can be sorted by among each other."""
    if isinstance(obj, _BaseNetwork):
        return obj._get_networks_key()
    if isinstance(obj, _BaseAddress):
        return obj._get_address_key()
    return NotImplemented


# ---- what all have -------------------------------------------------------------------------------------

class _IPAddressBase:
    __slots__ = ()

    @property
    def exploded(self):
        """The text with all its zeros."""
        return self._explode_shorthand_ip_string()

    @property
    def compressed(self):
        """The text as it is usually written."""
        return str(self)

    @property
    def reverse_pointer(self):
        """The name that the domain name system has for looking it up."""
        return self._reverse_pointer()

    @classmethod
    def _check_int_address(cls, address):
        if address < 0:
            raise AddressValueError('%d (< 0) is not permitted as an IPv%d address' % (address, cls.version))
        if address > cls._ALL_ONES:
            raise AddressValueError('%d (>= 2**%d) is not permitted as an IPv%d address'
                                    % (address, cls.max_prefixlen, cls.version))
        return address

    @classmethod
    def _check_packed_address(cls, address):
        length = cls.max_prefixlen // 8
        if len(address) != length:
            raise AddressValueError('%r (len %d != %d) is not permitted as an IPv%d address'
                                    % (address, len(address), length, cls.version))
        return int.from_bytes(address)

    @classmethod
    def _number(cls, value):
        """The number of what is no text; None: it has to be read as text."""
        if isinstance(value, int):
            return cls._check_int_address(value)
        return cls._check_packed_address(value) if isinstance(value, bytes) else None

    @classmethod
    def _mask(cls, prefix):
        return cls._ALL_ONES ^ (cls._ALL_ONES >> prefix)


@functools.total_ordering
class _BaseAddress(_IPAddressBase):
    __slots__ = ()

    def __int__(self):
        return self._ip

    def __eq__(self, other):
        try:
            return self._ip == other._ip and self.version == other.version
        except AttributeError:
            return NotImplemented

    def __lt__(self, other):
        if not isinstance(other, _BaseAddress):
            return NotImplemented
        _same_version(self, other)
        return self._ip < other._ip

    def __add__(self, other):
        return self.__class__(int(self) + other) if isinstance(other, int) else NotImplemented

    def __sub__(self, other):
        return self.__class__(int(self) - other) if isinstance(other, int) else NotImplemented

    def __hash__(self):
        return hash(hex(int(self._ip)))

    def __repr__(self):
        return f'{self.__class__.__name__}({str(self)!r})'

    def __str__(self):
        return self._string_from_ip_int(self._ip)

    def __format__(self, fmt):
        kind = fmt[-1:] or 's'
        if kind == 's':
            return format(str(self), fmt)
        if kind == 'n':
            kind = 'b' if self.version == 4 else 'x'
        fill = fmt[:-1]
        if kind not in 'bxX' or set(fill) - set('#_') or fill not in ('', '#', '_', '#_'):
            return super().__format__(fmt)
        width = self.max_prefixlen if kind == 'b' else self.max_prefixlen // 4
        if '_' in fill:
            width += width // 4 - 1
        return format(int(self), f"{'#' if '#' in fill else ''}0{width + (2 if '#' in fill else 0)}"
                                 f"{'_' if '_' in fill else ''}{kind}")

    def _get_address_key(self):
        return self.version, self

    def __reduce__(self):
        return self.__class__, (self._ip,)

    def _reverse_pointer(self):
        return _reversed_name(self)


def _reversed_name(item):
    if item.version == 4:
        return '.'.join(reversed(str(item).split('.'))) + '.in-addr.arpa'
    return '.'.join(item.exploded.replace(':', '')[::-1]) + '.ip6.arpa'


@functools.total_ordering
class _BaseNetwork(_IPAddressBase):
    """A network: network_address and prefixlen."""

    def __init__(self, address, strict=True):
        value, prefix = address if isinstance(address, tuple) else (address, None)
        if isinstance(address, tuple):
            prefix = address[1] if len(address) > 1 else self.max_prefixlen
        elif not isinstance(value, (int, bytes)):
            value, prefix = _split(value)
        self.network_address = self._address_class(value)
        self._prefixlen = prefix_of_text(self.__class__, self.max_prefixlen if prefix is None else prefix)
        self.netmask = self._address_class(self._mask(self._prefixlen))
        number = int(self.network_address)
        if number & int(self.netmask) != number:
            if strict:
                raise ValueError('%s has host bits set' % self)
            self.network_address = self._address_class(number & int(self.netmask))
        if self._prefixlen == self.max_prefixlen - 1:
            self.hosts = self.__iter__
        elif self._prefixlen == self.max_prefixlen:
            self.hosts = lambda: iter((self._address_class(int(self.network_address)),))

    @property
    def prefixlen(self):
        """How many bits all addresses share."""
        return self._prefixlen

    def __repr__(self):
        return f'{self.__class__.__name__}({str(self)!r})'

    def __str__(self):
        return f'{self.network_address}/{self._prefixlen}'

    def __reduce__(self):
        return self.__class__, (str(self),)

    @property
    def with_prefixlen(self):
        """The network with the length of its prefix."""
        return str(self)

    @property
    def with_netmask(self):
        """The network with its mask."""
        return f'{self.network_address}/{self.netmask}'

    @property
    def with_hostmask(self):
        """The network with the mask of the rest."""
        return f'{self.network_address}/{self.hostmask}'

    @functools.cached_property
    def broadcast_address(self):
        """The last address."""
        return self._address_class(int(self.network_address) | int(self.hostmask))

    @functools.cached_property
    def hostmask(self):
        """The bits that are not the prefix."""
        return self._address_class(int(self.netmask) ^ self._ALL_ONES)

    @property
    def num_addresses(self):
        """How many addresses there are."""
        return int(self.broadcast_address) - int(self.network_address) + 1

    def hosts(self):
        """Yield the addresses that hosts can have."""
        first, last = int(self.network_address), int(self.broadcast_address)
        for number in range(first + 1, last + (self.version == 6)):
            yield self._address_class(number)

    def __iter__(self):
        for number in range(int(self.network_address), int(self.broadcast_address) + 1):
            yield self._address_class(number)

    def __getitem__(self, n):
        number = n + int(self.network_address if n >= 0 else self.broadcast_address) + (n < 0)
        if not int(self.network_address) <= number <= int(self.broadcast_address):
            raise IndexError('address out of range')
        return self._address_class(number)

    def __lt__(self, other):
        if not isinstance(other, _BaseNetwork):
            return NotImplemented
        _same_version(self, other)
        return (self.network_address, self.netmask) < (other.network_address, other.netmask)

    def __eq__(self, other):
        try:
            return (self.version, self.network_address, int(self.netmask)) \
                == (other.version, other.network_address, int(other.netmask))
        except AttributeError:
            return NotImplemented

    def __hash__(self):
        return hash(int(self.network_address) ^ int(self.netmask))

    def __contains__(self, other):
        if self.version != other.version or isinstance(other, _BaseNetwork):
            return False
        return other._ip & int(self.netmask) == int(self.network_address)

    def overlaps(self, other):
        """Return whether both have an address in common."""
        return self.network_address in other or self.broadcast_address in other \
            or other.network_address in self or other.broadcast_address in self

    def _explode_shorthand_ip_string(self):
        return f'{self.network_address.exploded}/{self._prefixlen}'

    def _reverse_pointer(self):
        return _reversed_name(self)

    def _get_networks_key(self):
        return self.version, self.network_address, self.netmask

    def compare_networks(self, other):
        """Return -1, 0 or 1: whether it comes before the other, is the other or comes after it."""
        if self.version != other.version:
            raise TypeError(f'{self} and {other} are not of the same type')
        mine, others = (self.network_address, self.netmask), (other.network_address, other.netmask)
        return (mine > others) - (mine < others)

    def address_exclude(self, other):
        """Yield the networks that are left without the other."""
        _same_version(self, other)
        if not isinstance(other, _BaseNetwork):
            raise TypeError('%s is not a network object' % other)
        if not other.subnet_of(self):
            raise ValueError(f'{other} not contained in {self}')
        rest = self
        while rest != other:
            low, high = rest.subnets()
            if other.subnet_of(low):
                rest = low
                yield high
            else:
                rest = high
                yield low

    def subnets(self, prefixlen_diff=1, new_prefix=None):
        """Yield the parts of it that have a longer prefix."""
        if self._prefixlen == self.max_prefixlen:
            yield self
            return
        if new_prefix is not None:
            if new_prefix < self._prefixlen:
                raise ValueError('new prefix must be longer')
            if prefixlen_diff != 1:
                raise ValueError('cannot set prefixlen_diff and new_prefix')
            prefixlen_diff = new_prefix - self._prefixlen
        if prefixlen_diff < 0:
            raise ValueError('prefix length diff must be > 0')
        prefix = self._prefixlen + prefixlen_diff
        if prefix > self.max_prefixlen:
            raise ValueError('prefix length diff %d is invalid for netblock %s' % (prefix, self))
        step = 1 << (self.max_prefixlen - prefix)
        for number in range(int(self.network_address), int(self.broadcast_address) + 1, step):
            yield self.__class__((number, prefix))

    def supernet(self, prefixlen_diff=1, new_prefix=None):
        """Return the network around it that has a shorter prefix."""
        if self._prefixlen == 0:
            return self
        if new_prefix is not None:
            if new_prefix > self._prefixlen:
                raise ValueError('new prefix must be shorter')
            if prefixlen_diff != 1:
                raise ValueError('cannot set prefixlen_diff and new_prefix')
            prefixlen_diff = self._prefixlen - new_prefix
        prefix = self._prefixlen - prefixlen_diff
        if prefix < 0:
            raise ValueError('current prefixlen is %d, cannot have a prefixlen_diff of %d'
                             % (self._prefixlen, prefixlen_diff))
        return self.__class__((int(self.network_address) & self._mask(prefix), prefix))

    def _is_subnet_of(self, other):
        try:
            _same_version(self, other)
            return other.network_address <= self.network_address and other.broadcast_address >= self.broadcast_address
        except AttributeError:
            raise TypeError(f'Unable to test subnet containment between {self} and {other}') from None

    def subnet_of(self, other):
        """Return whether it is a part of the other."""
        return self._is_subnet_of(other)

    def supernet_of(self, other):
        """Return whether the other is a part of it."""
        return other._is_subnet_of(self)

    def _both(self, name):
        return getattr(self.network_address, name) and getattr(self.broadcast_address, name)

    @property
    def is_multicast(self):
        """Are its addresses for many at once?"""
        return self._both('is_multicast')

    @property
    def is_reserved(self):
        """Are its addresses kept for later?"""
        return self._both('is_reserved')

    @property
    def is_link_local(self):
        """Are its addresses for one link?"""
        return self._both('is_link_local')

    @property
    def is_private(self):
        """Are its addresses not for the whole net?"""
        kinds = self._address_class
        return any(self.network_address in network and self.broadcast_address in network
                   for network in kinds._private()) \
            and all(self.network_address not in network and self.broadcast_address not in network
                    for network in kinds._not_private())

    @property
    def is_global(self):
        """Are its addresses for the whole net?"""
        return not self.is_private

    @property
    def is_unspecified(self):
        """Is it nothing but the address of all zeros?"""
        return self._both('is_unspecified')

    @property
    def is_loopback(self):
        """Do its addresses mean this machine?"""
        return self._both('is_loopback')


def _split(text):
    """The address before the slash, and what is behind it or None."""
    address, slash, prefix = str(text).partition('/')
    if '/' in prefix:
        raise AddressValueError(f"Only one '/' permitted in {text!r}")
    return address, prefix if slash else None


@functools.cache
def _networks(kind, texts):
    return [kind(text) for text in texts.split()]


class _BaseInterface:
    """What an address becomes that knows its network."""

    def __init__(self, address):
        if isinstance(address, tuple):
            value, prefix = address[0], address[1] if len(address) > 1 else self.max_prefixlen
        elif isinstance(address, (int, bytes)):
            value, prefix = address, self.max_prefixlen
        else:
            value, prefix = _split(address)
        super().__init__(value)
        self.network = self._network_class((value, self.max_prefixlen if prefix is None else prefix),
                                           strict=False)
        self.netmask = self.network.netmask
        self._prefixlen = self.network._prefixlen

    @functools.cached_property
    def hostmask(self):
        """The bits that are not the prefix."""
        return self.network.hostmask

    def __str__(self):
        return f'{super().__str__()}/{self._prefixlen}'

    def __eq__(self, other):
        equal = super().__eq__(other)
        if equal is NotImplemented or not equal:
            return equal
        try:
            return self.network == other.network
        except AttributeError:
            return False

    def __lt__(self, other):
        less = super().__lt__(other)
        if less is NotImplemented:
            return NotImplemented
        try:
            return self.network < other.network or self.network == other.network and less
        except AttributeError:
            return False

    def __hash__(self):
        return hash((self._ip, self._prefixlen, int(self.network.network_address)))

    def __reduce__(self):
        return self.__class__, (str(self),)

    @property
    def with_prefixlen(self):
        """The address with the length of its network's prefix."""
        return f'{self._string_from_ip_int(self._ip)}/{self._prefixlen}'

    @property
    def with_netmask(self):
        """The address with its network's mask."""
        return f'{self._string_from_ip_int(self._ip)}/{self.netmask}'

    @property
    def with_hostmask(self):
        """The address with the mask of the rest."""
        return f'{self._string_from_ip_int(self._ip)}/{self.hostmask}'


# ---- IPv4 ----------------------------------------------------------------------------------------------

class _BaseV4:
    __slots__ = ()
    version = 4
    max_prefixlen = IPV4LENGTH
    _ALL_ONES = (1 << IPV4LENGTH) - 1
    _string_from_ip_int = staticmethod(text_v4)

    def _explode_shorthand_ip_string(self):
        return str(self)


class IPv4Address(_BaseV4, _BaseAddress):
    """An address of four bytes."""

    __slots__ = ('_ip', '__weakref__')

    def __init__(self, address):
        number = self._number(address)
        self._ip = parse_v4(str(address)) if number is None else number

    @property
    def packed(self):
        """Its bytes."""
        return v4_int_to_packed(self._ip)

    @classmethod
    def _private(cls):
        return _networks(IPv4Network, '0.0.0.0/8 10.0.0.0/8 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 '
                         '192.0.0.170/31 192.0.2.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 '
                         '240.0.0.0/4 255.255.255.255/32')

    @classmethod
    def _not_private(cls):
        return _networks(IPv4Network, '192.0.0.9/32 192.0.0.10/32')

    def _in(self, text):
        return self in _networks(IPv4Network, text)[0]

    @property
    def is_reserved(self):
        """Is it kept for later?"""
        return self._in('240.0.0.0/4')

    @property
    def is_private(self):
        """Is it not for the whole net?"""
        return any(self in network for network in self._private()) \
            and all(self not in network for network in self._not_private())

    @property
    def is_global(self):
        """Is it for the whole net?"""
        return not self._in('100.64.0.0/10') and not self.is_private

    @property
    def is_multicast(self):
        """Is it for many at once?"""
        return self._in('224.0.0.0/4')

    @property
    def is_unspecified(self):
        """Is it all zeros?"""
        return self._ip == 0

    @property
    def is_loopback(self):
        """Does it mean this machine?"""
        return self._in('127.0.0.0/8')

    @property
    def is_link_local(self):
        """Is it for one link?"""
        return self._in('169.254.0.0/16')

    @property
    def ipv6_mapped(self):
        """The address of IPv6 that stands for it."""
        return IPv6Address(f'::ffff:{self}')


class IPv4Network(_BaseV4, _BaseNetwork):
    """A network of IPv4."""

    _address_class = IPv4Address

    @property
    def is_global(self):
        """Are its addresses for the whole net?"""
        shared = _networks(IPv4Network, '100.64.0.0/10')[0]
        return not (self.network_address in shared and self.broadcast_address in shared) and not self.is_private


class IPv4Interface(_BaseInterface, IPv4Address):
    """An address of IPv4 with its network."""

    _network_class = IPv4Network

    @property
    def ip(self):
        """The address alone."""
        return IPv4Address(self._ip)


# ---- IPv6 ----------------------------------------------------------------------------------------------

class _BaseV6:
    __slots__ = ()
    version = 6
    max_prefixlen = IPV6LENGTH
    _ALL_ONES = (1 << IPV6LENGTH) - 1
    _string_from_ip_int = staticmethod(text_v6)


def _on_mapped(name, doc):
    """A property that an address of IPv4 has for the one of IPv6 that stands for it."""
    def get(self):
        mapped = self.ipv4_mapped
        return getattr(mapped, name) if mapped is not None else getattr(self, '_' + name)()
    return property(get, doc=doc)


class IPv6Address(_BaseV6, _BaseAddress):
    """An address of sixteen bytes, which may name the interface that it is reached by."""

    __slots__ = ('_ip', '_scope_id', '__weakref__')

    def __init__(self, address):
        number = self._number(address)
        self._scope_id = None
        if number is None:
            text = str(address)
            if '/' in text:
                raise AddressValueError(f"Unexpected '/' in {text!r}")
            text, self._scope_id = split_scope(text)
            number = parse_v6(text)
        self._ip = number

    def __str__(self):
        mapped = self.ipv4_mapped
        text = f'::ffff:{mapped}' if mapped is not None else text_v6(self._ip)
        return f'{text}%{self._scope_id}' if self._scope_id else text

    def _explode_shorthand_ip_string(self):
        digits = f'{self._ip:032x}'
        if self.ipv4_mapped is not None:
            digits = digits[:24]
            return ':'.join(digits[i:i + 4] for i in range(0, 24, 4)) + f':{self.ipv4_mapped}'
        return ':'.join(digits[i:i + 4] for i in range(0, 32, 4))

    def _reverse_pointer(self):
        return '.'.join(f'{self._ip:032x}'[::-1]) + '.ip6.arpa'

    def __hash__(self):
        return hash((self._ip, self._scope_id))

    def __eq__(self, other):
        equal = super().__eq__(other)
        if equal is NotImplemented or not equal:
            return equal
        return self._scope_id == getattr(other, '_scope_id', None)

    def __reduce__(self):
        return self.__class__, (str(self),)

    @property
    def scope_id(self):
        """The interface that it is reached by, or None."""
        return self._scope_id

    @property
    def packed(self):
        """Its bytes."""
        return v6_int_to_packed(self._ip)

    @classmethod
    def _private(cls):
        return _networks(IPv6Network, '::1/128 ::/128 ::ffff:0:0/96 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 2002::/16 '
                         '3fff::/20 fc00::/7 fe80::/10')

    @classmethod
    def _not_private(cls):
        return _networks(IPv6Network, '2001:1::1/128 2001:1::2/128 2001:3::/32 2001:4:112::/48 2001:20::/28 2001:30::/28')

    def _in(self, texts):
        return any(self in network for network in _networks(IPv6Network, texts))

    def _is_multicast(self):
        return self._in('ff00::/8')

    def _is_reserved(self):
        return self._in('::/8 100::/8 200::/7 400::/6 800::/5 1000::/4 4000::/3 6000::/3 8000::/3 a000::/3 c000::/3 e000::/4 '
                        'f000::/5 f800::/6 fe00::/9')

    def _is_link_local(self):
        return self._in('fe80::/10')

    def _is_private(self):
        return any(self in network for network in self._private()) \
            and all(self not in network for network in self._not_private())

    def _is_global(self):
        return not self.is_private

    def _is_unspecified(self):
        return self._ip == 0

    def _is_loopback(self):
        return self._ip == 1

    is_multicast = _on_mapped('is_multicast', 'Is it for many at once?')
    is_reserved = _on_mapped('is_reserved', 'Is it kept for later?')
    is_link_local = _on_mapped('is_link_local', 'Is it for one link?')
    is_private = _on_mapped('is_private', 'Is it not for the whole net?')
    is_global = _on_mapped('is_global', 'Is it for the whole net?')
    is_unspecified = _on_mapped('is_unspecified', 'Is it all zeros?')
    is_loopback = _on_mapped('is_loopback', 'Does it mean this machine?')

    @property
    def is_site_local(self):
        """Is it for one site, as was done once?"""
        return self._in('fec0::/10')

    @property
    def ipv4_mapped(self):
        """The address of IPv4 that it stands for, or None."""
        return IPv4Address(self._ip & 0xffffffff) if self._ip >> 32 == 0xffff else None

    @property
    def teredo(self):
        """The server and the client that it tunnels to, or None."""
        if self._ip >> 96 != 0x20010000:
            return None
        return IPv4Address(self._ip >> 64 & 0xffffffff), IPv4Address(~self._ip & 0xffffffff)

    @property
    def sixtofour(self):
        """The address of IPv4 that it tunnels to, or None."""
        return IPv4Address(self._ip >> 80 & 0xffffffff) if self._ip >> 112 == 0x2002 else None


class IPv6Network(_BaseV6, _BaseNetwork):
    """A network of IPv6."""

    _address_class = IPv6Address

    @property
    def is_site_local(self):
        """Are its addresses for one site?"""
        return self._both('is_site_local')


class IPv6Interface(_BaseInterface, IPv6Address):
    """An address of IPv6 with its network."""

    _network_class = IPv6Network

    @property
    def ip(self):
        """The address alone."""
        return IPv6Address(self._ip)

    @property
    def is_unspecified(self):
        """Is it all zeros, of a network that is?"""
        return super().is_unspecified and self.network.is_unspecified

    @property
    def is_loopback(self):
        """Does it mean this machine, of a network that does?"""
        return super().is_loopback and self.network.is_loopback


_ADDRESSES = {4: IPv4Address, 6: IPv6Address}
_NETWORKS = {4: IPv4Network, 6: IPv6Network}
