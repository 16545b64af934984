"""Internet addresses: those that need no resolver, and the order in which they are tried."""

import itertools
import socket


def _port_number(port):
    # None if the resolver has to find it.
    if port is None or port in (b'', ''):
        return 0
    try:
        return int(port)
    except (TypeError, ValueError):
        return None


def _ipaddr_info(host, port, family, type, proto, flowinfo=0, scopeid=0):
    """Return what getaddrinfo() would return for a numeric address, or None if it has to be asked."""
    protocols = {socket.SOCK_STREAM: socket.IPPROTO_TCP, socket.SOCK_DGRAM: socket.IPPROTO_UDP}
    if (not hasattr(socket, 'inet_pton') or host is None or type not in protocols
            or proto not in (0, socket.IPPROTO_TCP, socket.IPPROTO_UDP)):
        return None
    number = _port_number(port)
    if isinstance(host, bytes):
        # What is not in ASCII is no number.
        host = host.decode('ascii', 'replace')
    if number is None or '%' in host:
        return None     # a service's name, or an address with a zone
    families = [family] if family != socket.AF_UNSPEC else [socket.AF_INET, socket.AF_INET6]
    for each in families:
        try:
            socket.inet_pton(each, host)
        except OSError:
            continue
        address = (host, number, flowinfo, scopeid) if each == socket.AF_INET6 else (host, number)
        return each, type, protocols[type], '', address
    return None


def _interleave_addrinfos(addrinfos, first_address_family_count=1):
    """Return addresses in an order in which the families take turns, after some more of the first."""
    by_family = {}
    for info in addrinfos:
        by_family.setdefault(info[0], []).append(info)
    groups = list(by_family.values())
    ahead = groups[0][:first_address_family_count - 1]
    groups[0] = groups[0][len(ahead):]
    rounds = itertools.zip_longest(*groups)
    return ahead + [info for each in rounds for info in each if info is not None]
