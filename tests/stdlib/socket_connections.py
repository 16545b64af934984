import socket, os, sys, threading, array, select, errno, time, io, warnings, gc
tmp = os.environ['TEST_TMP']
def tell(f, *a, **k):
    try:
        r = f(*a, **k)
    except Exception as e:
        r = type(e).__name__ + ': ' + str(e)
    print(r)
    return r
print(sorted(n for n in socket.__all__ if n[0].islower()))
import _socket
print(_socket.socket, socket.SocketType, socket.error, socket.timeout, socket.gaierror, socket.herror.__mro__, socket.has_ipv6)
print([socket.AF_INET, socket.SOCK_STREAM, socket.MSG_PEEK, socket.AI_PASSIVE, socket.AF_UNIX, socket.SOL_SOCKET, socket.SHUT_RDWR, socket.INADDR_ANY, socket.INADDR_BROADCAST])
print({n: getattr(_socket, n) for n in ('SO_REUSEADDR', 'IPPROTO_TCP', 'TCP_NODELAY', 'SOMAXCONN', 'NI_NUMERICHOST', 'EAI_NONAME', 'IPPROTO_IPV6', 'IPV6_V6ONLY', 'SCM_RIGHTS', 'SOL_UDP', 'SOCK_CLOEXEC', 'MSG_DONTWAIT')})

# what they are
with socket.socket() as s:
    r = repr(s)
    print(r.replace(f'fd={s.fileno()}', 'fd=N'), s.family, s.type, s.proto, s.timeout, s.getblocking(), s.gettimeout())
    s.settimeout(2.5); print(s.timeout, s.getblocking())
    s.setblocking(False); print(s.timeout, s.getblocking())
    s.settimeout(None); print(s.timeout, s.getblocking(), os.get_blocking(s.fileno()), s.get_inheritable())
    s.settimeout(0.0); print(s.timeout, os.get_blocking(s.fileno()))
    for bad in (-1, float('nan'), 1e20, 'x'):
        tell(s.settimeout, bad)
    s.set_inheritable(True); print(s.get_inheritable())
    print(s.getsockopt(socket.SOL_SOCKET, socket.SO_TYPE), s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1), s.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 4))
    s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b'\1\0\0\0\2\0\0\0'); print(s.getsockopt(socket.SOL_SOCKET, socket.SO_LINGER, 8))
    tell(s.getsockopt, 1, 2, 5000); tell(s.setsockopt, 1, 2, None); tell(s.getsockopt, 999, 999)
    tell(s.getpeername)
    tell(s.bind, 'x'); tell(s.bind, ('127.0.0.1',)); tell(s.bind, ('127.0.0.1', 70000)); tell(s.bind, ('127.0.0.1', -1)); tell(s.bind, ('127.0.0.1', 'x')); tell(s.bind, (3, 4)); tell(s.bind, ('a\0b', 3))
    try:
        __import__('copy').copy(s)
    except TypeError as e:
        print(e)
print(repr(s), s.fileno())
tell(s.send, b'x'); tell(s.recv, 1); tell(s.getsockname); s.close()
tell(socket.socket, 999); tell(socket.socket, fileno=-2); tell(socket.socket, fileno=9999); tell(socket.socket, 'x'); tell(socket.socket, socket.AF_INET, socket.SOCK_STREAM, 0, 'x')
s = socket.socket(type=socket.SOCK_DGRAM | socket.SOCK_NONBLOCK)
print(s.type, s.timeout); s.close()
a = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
b = socket.socket(fileno=a.detach()); print(b.family, b.type, b.proto, a.fileno()); b.close()
s = _socket.socket(); print(repr(s).replace(str(s.fileno()), 'N', 1)); s.close(); print(s)

# a pair
a, b = socket.socketpair()
print(a.family, a.type, a.getsockname(), b.getpeername(), type(a).__name__)
print(a.send(b'hello'), b.recv(3), b.recv(10, socket.MSG_PEEK), b.recv(10), a.sendall(b'more' * 3), b.recv(100))
buf = bytearray(10)
a.send(b'abc'); print(b.recv_into(buf), buf); a.send(b'defgh'); print(b.recv_into(memoryview(buf)[5:], 2), buf, b.recv_into(buf), buf)
tell(b.recv, -1); tell(b.recv_into, buf, -1); tell(b.recv_into, buf, 11); tell(a.send, 'x'); tell(b.recvfrom_into, buf, 11); tell(b.recvfrom, -1); tell(b.recvmsg, -1); tell(b.recvmsg, 1, -1)
a.send(b'x'); print(b.recvfrom(5)); a.send(b'xy'); print(b.recvfrom_into(buf), buf)
b.setblocking(False); tell(b.recv, 1)
b.settimeout(0.01); tell(b.recv, 1); tell(b.accept)
tell(b.connect, '/nope'); print(b.connect_ex('/nope'))
big = b'q' * 3000000
got = []
def reader():
    n = 0
    while n < len(big):
        d = b.recv(100000)
        n += len(d)
    got.append(n)
b.settimeout(None)
th = threading.Thread(target=reader); th.start()
print(a.sendall(big)); th.join(); print(got)
a.settimeout(0.05); tell(a.sendall, big)
a.shutdown(socket.SHUT_WR)
b.settimeout(5)
while b.recv(100000): pass
print(b.recv(1)); tell(a.shutdown, 99)
a.close(); tell(b.send, b'x'); b.close()

# descriptors
a, b = socket.socketpair()
r, w = os.pipe()
print(socket.send_fds(a, [b'he', b'llo'], [r, w]))
data, fds, flags, addr = socket.recv_fds(b, 100, 5)
print(data, len(fds), flags & ~socket.MSG_CMSG_CLOEXEC, addr)
os.write(fds[1], b'via'); print(os.read(r, 10))
for fd in (r, w, *fds): os.close(fd)
print(a.sendmsg([b'x', bytearray(b'y'), memoryview(b'z')]), b.recvmsg(10), a.sendmsg([]) )
tell(a.sendmsg, 3); tell(a.sendmsg, ['x']); tell(a.sendmsg, [b''], [3])
print(socket.CMSG_LEN(0), socket.CMSG_SPACE(5), socket.CMSG_LEN(5)); tell(socket.CMSG_LEN, -1)
a.close(); b.close()

# files
a, b = socket.socketpair()
f = a.makefile('rw', encoding='utf-8', newline='\n'); g = b.makefile('rwb')
f.write('ä line\nsecond\n'); f.flush(); print(g.readline(), g.readline(), f.mode, g.mode if hasattr(g, 'mode') else None)
raw = b.makefile('rb', buffering=0); print(raw, raw.readable(), raw.writable(), raw.seekable(), raw.mode, raw.name == b.fileno()) if False else print(raw.readable(), raw.writable(), raw.seekable(), raw.mode, raw.name == b.fileno())
tell(b.makefile, 'x'); tell(b.makefile, 'r', buffering=0)
b.close(); print(b.fileno() >= 0); g.close(); print(b.fileno() >= 0); raw.close(); print(b.fileno()); tell(raw.readable); print(raw.name)
print(repr(f.read())); f.close(); a.close()
a, b = socket.socketpair(); b.settimeout(0.01); g = b.makefile('rb'); tell(g.read, 1); tell(g.read, 1); g.close(); b.close()
f = a.makefile('wb'); 
try:
    f.write(b'x'); f.flush()
except OSError as e:
    print(type(e).__name__)
try: f.close()
except OSError: pass
a.close()
fn = os.path.join(tmp, 'f')
with open(fn, 'wb') as f: f.write(b'0123456789' * 100)
a, b = socket.socketpair()
for args in ((), (990,), (0, 5), (5, 7)):
    with open(fn, 'rb') as f:
        print(a.sendfile(f, *args), f.tell(), len(b.recv(5000)))
print(a.sendfile(io.BytesIO(b'abc' * 10), 3, 6), b.recv(100))
with open(fn) as f: tell(a.sendfile, f)
with open(fn, 'rb') as f: tell(a.sendfile, f, 0, -1); tell(a.sendfile, f, 0, 'x')
d = a.dup(); print(d.family, d.fileno() != a.fileno(), type(d).__name__); d.send(b'dup'); print(b.recv(9)); d.close()
d = socket.fromfd(a.fileno(), socket.AF_UNIX, socket.SOCK_STREAM); d.send(b'fromfd'); print(b.recv(9)); d.close()
fd = socket.dup(a.fileno()); socket.close(fd); tell(socket.close, fd)
a.close(); b.close()

# networks
srv = socket.create_server(('127.0.0.1', 0))
host, port = srv.getsockname()
print(host, port > 0)
def serve():
    c, addr = srv.accept()
    with c:
        print('from', addr[0], c.getsockname() == (host, port), c.family, c.gettimeout())
        while d := c.recv(1000):
            c.sendall(d.upper())
th = threading.Thread(target=serve); th.start()
c = socket.create_connection((host, port), timeout=5); peer = c.getpeername()
c.sendall(b'shout'); c.shutdown(socket.SHUT_WR); both = c.recv(100), c.recv(1); th.join(); print(both, c.gettimeout(), peer == (host, port))
r = repr(c).split(', laddr')[0]; print(r.replace(str(port), 'P').replace(f'fd={c.fileno()}', 'fd=N').replace(str(c.getsockname()[1]), 'Q')); c.close()
tell(lambda: socket.create_server(('127.0.0.1', port), reuse_port=False)) if False else None
try:
    socket.create_server((host, port))
except OSError as e:
    print(type(e).__name__, str(e).replace(str(port), 'P'))
srv.settimeout(0.01); tell(srv.accept); srv.close()
tell(socket.create_connection, (host, port), 2)
try:
    socket.create_connection((host, port), 2, all_errors=True)
except ExceptionGroup as e:
    print(e, e.exceptions)
c = socket.socket(); print(c.connect_ex((host, port)) == errno.ECONNREFUSED); c.settimeout(3); print(c.connect_ex((host, port)) == errno.ECONNREFUSED); c.close()
u = socket.socket(type=socket.SOCK_DGRAM); u.bind(('', 0)); v = socket.socket(type=socket.SOCK_DGRAM)
to = ('127.0.0.1', u.getsockname()[1])
print(u.getsockname()[0], v.sendto(b'one', to), v.sendto(b'two', 0, to), u.recv(10), u.recvfrom(10)[0]); tell(v.sendto, b'x'); tell(v.sendto, b'x', 3)
v.sendmsg([b'a', b'b'], [], 0, to); m = u.recvmsg(10); print(m[:3], m[3][0]); u.close(); v.close()
un = os.path.join(tmp, 'sock')
s = socket.create_server(un, family=socket.AF_UNIX); c = socket.socket(socket.AF_UNIX); c.connect(un.encode()); p, addr = s.accept()
print(s.getsockname() == un, c.getpeername() == un, repr(addr)); [x.close() for x in (s, c, p)]
s = socket.socket(socket.AF_UNIX); s.bind(b'\0minipy-test-%d' % os.getpid()); print(s.getsockname()[:12]); s.close()
s = socket.socket(socket.AF_UNIX); tell(s.bind, 'x' * 200); tell(s.bind, 3); s.close()

# names
print(socket.gethostname() == os.uname().nodename, socket.gethostbyname('127.0.0.1'), socket.gethostbyname(''), socket.gethostbyname('<broadcast>'))
print(socket.gethostbyname_ex('127.0.0.1'), socket.getfqdn('127.0.0.1') != '')
print(socket.getaddrinfo('127.0.0.1', 80), socket.getaddrinfo('::1', 80, type=socket.SOCK_STREAM), socket.getaddrinfo(None, '25', socket.AF_INET, socket.SOCK_DGRAM, flags=socket.AI_PASSIVE))
tell(socket.getaddrinfo, 3, 4); tell(socket.getaddrinfo, 'x', 4.5); tell(socket.getaddrinfo, '1.2.3.4', 'nosuchservice'); tell(socket.getaddrinfo, 'not a host', 1, flags=socket.AI_NUMERICHOST)
print(socket.getnameinfo(('127.0.0.1', 80), socket.NI_NUMERICHOST | socket.NI_NUMERICSERV)); tell(socket.getnameinfo, 3, 0); tell(socket.getnameinfo, ('127.0.0.1',), 0); tell(socket.getnameinfo, ('127.0.0.1', 80, 0, 0), 0)
print(socket.htons(1), socket.ntohs(256), socket.htonl(1), socket.ntohl(16777216)); [tell(f, x) for f in (socket.htons, socket.htonl) for x in (-1, 1 << 40, 'x')]
print(socket.inet_aton('1.2.3.4'), socket.inet_ntoa(b'\1\2\3\4'), socket.inet_pton(socket.AF_INET6, '::1'), socket.inet_ntop(socket.AF_INET6, b'\0' * 15 + b'\1'), socket.inet_ntop(socket.AF_INET, b'abcd'))
tell(socket.inet_aton, 'x'); tell(socket.inet_ntoa, b'x'); tell(socket.inet_pton, 2, 'x'); tell(socket.inet_pton, 99, 'x'); tell(socket.inet_ntop, 2, b'x'); tell(socket.inet_ntop, 99, b'x'); tell(socket.inet_ntop, 10, b'x')
print(socket.if_nametoindex('lo'), socket.if_indextoname(socket.if_nametoindex('lo')), (socket.if_nametoindex('lo'), 'lo') in socket.if_nameindex()); tell(socket.if_nametoindex, 'nope'); tell(socket.if_indextoname, 99999); tell(socket.if_indextoname, -1)
tell(socket.getservbyname, 'nosuch'); tell(socket.getservbyport, 70000); tell(socket.getprotobyname, 'nosuch')
print(socket.getdefaulttimeout(), socket.setdefaulttimeout(3.5), socket.getdefaulttimeout()); s = socket.socket(); print(s.gettimeout(), os.get_blocking(s.fileno())); s.close(); socket.setdefaulttimeout(None); tell(socket.setdefaulttimeout, -1)
print(socket.has_dualstack_ipv6() in (True, False)); tell(socket.create_server, ('127.0.0.1', 0), dualstack_ipv6=True)
def leave_open():
    for _ in range(10):
        socket.socket()
with warnings.catch_warnings(record=True) as ws:
    warnings.simplefilter('always')
    leave_open()
    gc.collect()
    texts = {(w.category.__name__, str(w.message).replace(str(w.message).split('fd=')[1].split(',')[0], 'N', 1)) for w in ws}
    print(len(ws) >= 8, texts)
