# gc-stress: 20000
# What the codes of Chinese, Japanese and Korean encodings mean, and which codes characters have.
from binascii import crc32

points = ''.join(map(chr, [*range(0x11000), *range(0x1f000, 0x20100), *range(0x20000, 0x30000)]))


def sequences(leads, *rest):
    for lead in leads:
        tails = [b'']
        for cells in rest:
            tails = [tail + bytes([cell]) for tail in tails for cell in cells]
        for tail in tails:
            yield bytes([lead]) + tail


def check(encoding, *more):
    codes = b'\n'.join([*sequences(range(256)), *sequences(range(0x7e, 256), range(0x2f, 256)), *more])
    text = codes.decode(encoding, 'backslashreplace')
    data = points.encode(encoding, 'replace')
    print(encoding, len(text), crc32(text.encode()), len(data), crc32(data))


for encoding in 'gb2312', 'gbk', 'big5', 'cp950', 'euc_kr', 'cp949', 'shift_jis', 'cp932', 'big5hkscs', 'johab', \
        'shift_jis_2004', 'shift_jisx0213':
    check(encoding)
check('gb18030', *sequences([0x81, 0x84, 0x90, 0xe3], range(0x30, 0x3a), range(0x81, 0xff), range(0x30, 0x3a)))
for encoding in 'euc_jp', 'euc_jis_2004', 'euc_jisx0213':
    check(encoding, *sequences([0x8f], range(0xa0, 256), range(0xa0, 256)))
