# The module binascii.
import binascii as b
def show(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)
datas = [b'', b'a', b'ab', b'abc', b'hello world', bytes(range(256)), b'\n\r =\t_.', b'a line\r\nanother \t\nlast ', b'.', b'.\n', 'é='.encode() * 30]
for d in datas:
    e = b.b2a_base64(d); print(e, b.a2b_base64(e) == d, b.b2a_base64(d, newline=False), b.hexlify(d), b.unhexlify(b.hexlify(d)) == d, b.crc32(d), b.crc32(d, 12345), b.crc_hqx(d, 0), b.crc_hqx(d, 0xffff))
    print(b.b2a_qp(d), b.a2b_qp(b.b2a_qp(d)), b.b2a_qp(d, quotetabs=True), b.b2a_qp(d, header=True), b.b2a_qp(d, istext=False), b.a2b_qp(d, header=True))
    if len(d) <= 45: u = b.b2a_uu(d); print(u, b.a2b_uu(u), b.b2a_uu(d, backtick=True), b.a2b_uu(b.b2a_uu(d, backtick=True)))
for s in ['', 'YQ==', 'YWI=', 'YWJj', 'YQ=', 'YQ', 'Y', 'YWJ', '=', '====', 'Y=Q=', 'YQ==YQ==', 'YQ==\n', 'Y Q = =', '!YQ==', 'YWJj=', 'YWJjZ', 'AB=C', 'ab\xe9', 'YQ===', '-_-_']:
    print(repr(s), end=' '); show(b.a2b_base64, s); show(b.a2b_base64, s, strict_mode=True)
show(b.unhexlify, 'a'); show(b.unhexlify, 'zz'); show(b.unhexlify, 'é'); show(b.unhexlify, 'aB'); show(b.unhexlify, 5); show(b.hexlify, 'a'); show(b.hexlify, b'abcd', '-'); show(b.hexlify, b'abcd', b':', 2); show(b.hexlify, b'abcd', '_', -3); show(b.b2a_base64, 'a'); show(b.a2b_base64, 5); show(b.b2a_uu, b'x' * 46); show(b.a2b_uu, b'!\x01'); show(b.a2b_uu, b'"86\nxx'); show(b.a2b_uu, b''); show(b.crc32, 'a'); show(b.crc32, b'a', -1); show(b.crc_hqx, b'a', 1 << 40); show(b.a2b_qp, b'=41=4g=\nx=='); show(b.a2b_qp, 'a=3D'); show(b.b2a_qp, b'x' * 80 + b'=' * 40)
print(b.Error.__mro__, b.Incomplete.__mro__)
