# Addresses, networks and interfaces: what is taken, what is refused in which words, arithmetic, ranges.
import ipaddress
from ipaddress import IPv4Address, IPv4Interface, IPv4Network, IPv6Address, IPv6Interface, IPv6Network


def show(f, *args, **keywords):
    try:
        value = f(*args, **keywords)
        print(args, repr(list(value) if hasattr(value, "__next__") else value))
    except Exception as e:
        print(args, type(e).__name__, e)


for text in ["1.2.3", "1.2.3.4.5", "", "1.2.3.256", "1.2.3.", "1.02.3.4", "1.2.3.a", "1.2.3.1234", "1.2.3.4/24", "1.2.3.\u0664",
             -1, 2**32, b"abc", b"\1\2\3\4", 1.5, "0.0.0.0"]:
    show(IPv4Address, text)
for text in ["", "::", "1", "1::2::3", ":1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:", "12345::", "g::", "::1.2.3.4",
             "::1.2.3", "1:2:3:4:5:6:7", "::%eth0", "::%", "::%a%b", "1:2:3:4::5:6:7:8", "1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8", -1,
             2**128, b"x", "fe80::1%1/64", "::ffff:1.2.3.4", "1:2:3:4:5:6:7:8::", "x", "::1:", "1:0:0:2:0:0:0:3", "A:b::"]:
    show(IPv6Address, text)
for text in ["1.2.3.4", "1.2.3.0/24", "1.2.3.4/24", "1.2.3.0/255.255.255.0", "1.2.3.0/0.0.0.255", "1.2.3.0/255.0.255.0",
             "1.2.3.0/33", "1.2.3.0/a", "1.2.3.0/24/1", "1.2.3.0/", ("1.2.3.0", 24), (16909056, "255.255.255.0"), 16909060,
             b"\1\2\3\4", "1.2.3.0/-1", "0.0.0.0/0"]:
    show(IPv4Network, text)
show(IPv4Network, "1.2.3.4/24", strict=False)
for text in ["::/0", "1::/129", "1::1/64", "1::/ffff::", "fe80::1%1/128", "1::/a", (1, "128")]:
    show(IPv6Network, text)
for f in ipaddress.ip_address, ipaddress.ip_network, ipaddress.ip_interface:
    for value in "x", "1.2.3.4/24", b"\1\2\3\4", 2**40, "fe80::1%1/64", "1.2.3.4":
        show(f, value)

n = IPv4Network("10.0.0.0/29")
print(n.num_addresses, n[0], n[-1], n.broadcast_address, n.netmask, n.hostmask, n.supernet(), n.supernet(new_prefix=8))
print(n.with_prefixlen, n.with_netmask, n.with_hostmask, n.reverse_pointer, n.compressed, n.exploded)
for small in IPv4Network("1.0.0.0/31"), IPv4Network("1.0.0.0/32"), IPv6Network("1::/127"), IPv6Network("1::/126"), n:
    print(list(small.hosts()), len(list(small)))
for f in (lambda: n[8], lambda: n[-9], lambda: n.subnets(prefixlen_diff=9), lambda: n.subnets(new_prefix=20),
          lambda: n.supernet(prefixlen_diff=30), lambda: n.supernet(new_prefix=30), lambda: n.subnets(2, 30),
          lambda: n.subnets(), lambda: n.subnets(new_prefix=31), lambda: IPv4Address("1.2.3.4") < IPv6Address("::"),
          lambda: n < IPv4Address("1.2.3.4"), lambda: n < IPv6Network("::/0"), lambda: IPv4Address("255.255.255.255") + 1,
          lambda: n.address_exclude(IPv4Network("10.0.0.4/30")), lambda: n.address_exclude(IPv4Network("11.0.0.4/30")),
          lambda: n.address_exclude(IPv6Network("::/0")), lambda: n.address_exclude(n), lambda: n.address_exclude(1),
          lambda: n.subnet_of(IPv6Network("::/0")), lambda: n.subnet_of(IPv4Network("10.0.0.0/8")), lambda: n.supernet_of(n),
          lambda: n.overlaps(IPv4Network("10.0.0.0/30")), lambda: n.compare_networks(IPv4Network("10.0.0.0/30"))):
    show(f)
first = IPv4Address("1.2.3.5")
for last in IPv4Address("1.2.3.200"), IPv6Address("::"), IPv4Address("1.2.3.4"), first, n:
    show(ipaddress.summarize_address_range, first, last)
show(ipaddress.summarize_address_range, IPv4Address(0), IPv4Address(2**32 - 1))
for values in ([first, IPv4Address("1.2.3.4"), IPv4Network("1.2.3.6/31"), IPv4Network("9.0.0.0/8")], [], [first, IPv6Address("::")],
               [n, IPv6Network("::/0")], [n, IPv4Network("10.0.0.0/30"), first, first], [IPv4Interface("1.2.3.4/8"), first]):
    show(ipaddress.collapse_addresses, values)
print(sorted([n, first, IPv4Network("1.0.0.0/8")], key=ipaddress.get_mixed_type_key))
show(ipaddress.v4_int_to_packed, -1)
show(ipaddress.v6_int_to_packed, 2**128)

NAMES = "private", "global", "loopback", "multicast", "reserved", "link_local", "unspecified", "site_local"
for text in ("10.1.2.3 127.0.0.1 8.8.8.8 224.0.0.1 255.255.255.255 169.254.1.1 0.0.0.0 100.64.0.1 192.0.0.9 192.0.0.8 ::1 :: fe80::1 "
             "ff02::1 2001:db8::1 2001:4860::1 fec0::1 ::ffff:10.0.0.1 ::ffff:8.8.8.8 fc00::1 4000::1 2001:20::1 10.0.0.0/8 8.0.0.0/6 "
             "fe80::/10 ::/0 0.0.0.0/0 100.64.0.0/11").split():
    value = ipaddress.ip_network(text) if "/" in text else ipaddress.ip_address(text)
    print(text, *[name for name in NAMES if getattr(value, "is_" + name, False)])
a = IPv6Address("2001:0:102:304::fefe:fdfd")
print(a.teredo, a.sixtofour, IPv6Address("2002:102:304::").sixtofour, a.exploded, a.compressed, a.reverse_pointer)
print(IPv6Address("::ffff:1.2.3.4").ipv4_mapped, a.ipv4_mapped, IPv6Address("::ffff:1.2.3.4").exploded, first.ipv6_mapped)
print(f"{first:b} {first:#x} {first:_X} {first:n} {first:>10s}{a:x} {a:#_n}", first.packed, int(first), hash(first) == hash(first + 0))
show(format, first, ">10")
i, j = IPv4Interface("1.2.3.4/24"), IPv6Interface("fe80::1%x/64")
print(repr(i), i.ip, i.network, i.netmask, i.hostmask, i.with_netmask, i.with_hostmask, repr(j), j.ip, j.network, j.scope_id)
print(i == IPv4Interface("1.2.3.4/25"), i == IPv4Address("1.2.3.4"), i < IPv4Interface("1.2.4.4/24"), i in {i}, first in n, n[1] in n)
