# All encodings of all lengths read back; what is said of bad digits and padding.
import base64, io, random

random.seed(1)
pairs = [(base64.b64encode, base64.b64decode), (base64.urlsafe_b64encode, base64.urlsafe_b64decode), (base64.b32encode, base64.b32decode),
         (base64.b32hexencode, base64.b32hexdecode), (base64.b16encode, base64.b16decode), (base64.b85encode, base64.b85decode),
         (base64.a85encode, base64.a85decode), (base64.z85encode, base64.z85decode), (base64.encodebytes, base64.decodebytes),
         (base64.standard_b64encode, base64.standard_b64decode)]
for n in range(40):
    data = random.randbytes(n)
    for encode, decode in pairs:
        code = encode(data)
        assert decode(code) == data, (encode, data)
        assert n < 20 or not n % 7 or decode(code.decode()) == data if encode is not base64.encodebytes else True
        if n < 14:
            print(code.decode(), end=' ')
    print()
print(base64.a85encode(b'\0\0\0\0    \0\0\0\0ab', foldspaces=True), base64.a85encode(b'\0' * 6), base64.a85encode(b'\0' * 3), base64.a85encode(b'\0' * 3, pad=True), base64.b85encode(b'a', pad=True))
print(base64.a85encode(b'x' * 50, wrapcol=20), base64.a85encode(b'x' * 31, wrapcol=20, adobe=True), base64.a85encode(b'', adobe=True))
print(base64.a85decode(b'<~z<~>', adobe=True), base64.a85decode(b'y z', foldspaces=True))
print(base64.b64encode(b'\xff\xfe\xfd', altchars=b'-.'), base64.b64decode(b'-.-.', altchars=b'-.'), base64.b32decode(b'me======', casefold=True), base64.b32decode(b'M1023456', map01=b'L'))
out = io.BytesIO()
base64.encode(io.BytesIO(bytes(range(100))), out)
print(out.getvalue())
back = io.BytesIO()
out.seek(0)
base64.decode(out, back)
print(back.getvalue() == bytes(range(100)))
for f, arguments, options in [
        (base64.b64decode, (b'a',), {}), (base64.b64decode, (b'abc',), {}), (base64.b64decode, ('é',), {}), (base64.b64decode, (1,), {}), (base64.b64decode, (b'ab*d',), {}),
        (base64.b64decode, (b'ab*d',), {'validate': True}), (base64.b64encode, ('x',), {}), (base64.b32decode, (b'A',), {}), (base64.b32decode, (b'aaaaaaaa',), {}),
        (base64.b32decode, (b'AA===A==',), {}), (base64.b32decode, (b'A=======',), {}), (base64.b32decode, (b'AAAAA===',), {}), (base64.b32decode, (b'========',), {}), (base64.b16decode, (b'aa',), {}), (base64.b16decode, (b'A',), {}),
        (base64.b16decode, (b'aa',), {'casefold': True}), (base64.b85decode, (b'a"',), {}), (base64.b85decode, (b'~~~~~',), {}), (base64.z85decode, (b'#####',), {}),
        (base64.z85decode, (b'ab"de',), {}), (base64.a85decode, (b'uuuuu',), {}), (base64.a85decode, (b'a~',), {}), (base64.a85decode, (b'az',), {}), (base64.a85decode, (b'ay',), {'foldspaces': True}),
        (base64.a85decode, (b'ab',), {'adobe': True}), (base64.a85decode, (b's8W-"',), {}), (base64.encodebytes, ('x',), {}), (base64.encodebytes, (memoryview(b'abcd').cast('I'),), {}),
        (base64.encodebytes, (memoryview(b'abcd').cast('B', (2, 2)),), {}), (base64.decodebytes, ('x',), {}), (base64.b32encode, ('x',), {}), (base64.b85encode, ('x',), {}),
        (base64.b64encode, (b'x', b'abc'), {}), (base64.b64decode, (b'', 'abc'), {}), (base64.b32decode, (b'', False, 'ab'), {}),
        (base64.b64encode, (bytearray(b'abc'),), {}), (base64.b64decode, (memoryview(b'abcd'),), {}), (base64.b85encode, (memoryview(b'abcd'),), {})]:
    try:
        print(f.__name__, arguments[0] if type(arguments[0]) is not memoryview else 'view', f(*arguments, **options))
    except Exception as e:
        print(f.__name__, arguments[0] if type(arguments[0]) is not memoryview else 'view', type(e).__name__, e)
print(sorted(base64.__all__))
