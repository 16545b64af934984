# str % and bytes %.
def show(f, a):
    try:
        print(ascii(f % a))
    except Exception as e:
        print(type(e).__name__, e)
class I:
    def __repr__(self): return "I"
    def __index__(self): return 42
class N:
    def __repr__(self): return "N"
    def __int__(self): return 7
class F:
    def __repr__(self): return "F"
    def __float__(self): return 1.5
class B:
    def __bytes__(self): return b'B!'
    def __repr__(self): return 'Bé'
values = [0, 1, -1, 255, -255, 10**20, 1.5, -2.75, 1e100, float('nan'), float('-inf'), True, 'a', 'é', 'abc', None, b'x', I(), N(), F(), [1]]
for spec in ['%d', '%5d', '%-5d|', '%05d', '%+d', '% d', '%.3d', '%8.3d', '%i', '%u', '%x', '%X', '%#x', '%#X', '%#o', '%o', '%08x', '%#08x', '%s', '%r', '%a', '%.2s', '%5s', '%-5s|', '%5.1s', '%c', '%3c', '%f', '%.0f', '%#.0f', '%10.2f', '%-10.2f|', '%+.1f', '%010.1f', '%e', '%.2E', '%g', '%G', '%#g', '%F', '%%', '%5%', '%y', '%', '%(a)s', '%ld', '%hd']:
    for v in values:
        print(spec, end=' '); show(spec, (v,))
show('%s', ()); show('%s', (1, 2)); show('%s %s', 1); show('a', 1); show('a', ()); show('a', {}); show('a', 'b'); show('a', [1]); show('%(a)s %(b)d', {'a': 1, 'b': 2}); show('%(a)s', {'b': 1}); show('%(a)s', 1); show('%(a', {}); show('%(a(b))s', {'a(b)': 5}); show('%*d', (5, 1)); show('%-*d|', (5, 1)); show('%*d|', (-5, 1)); show('%.*f', (2, 1.234)); show('%*d', ('a', 1)); show('%.*f', (-2, 1.234)); show('%(a)*d', {'a': 1}); show('%s%%%s', ('a', 'b')); show('%s', {'a': 1}); show('%s', [1]); show('%c', 0x110000); show('%c', -1); show('%c', 'ab'); show('%c', 1.5); show('é%s日', 'x'); show('%s', 'é'); show('%d', '5'); show('%x', 1.5); show('%z', 1); show('%99999999999999999999d', 1); show('%.99999999999d', 1)
for spec in [b'%d', b'%s', b'%b', b'%a', b'%r', b'%c', b'%x', b'%5s', b'%.1s', b'%.2f', b'%5.1b|', b'%-6d|']:
    for v in [1, 'é', b'xyz', bytearray(b'q'), B(), 300, 1.5, None]:
        print(spec, end=' '); show(spec, (v,))
show(b'%s', b'a'); show(b'%s', ()); show(b'%(a)s', {b'a': b'1'}); show(b'a', 1); show(bytearray(b'%d'), 5); show(b'%c', b'ab'); show(b'%c', 256); show(b'%y', 1)
