# How hash functions take their data, and which hashes there are by other names.
import hashlib
import warnings

warnings.simplefilter('ignore')


def show(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs).hexdigest()[:8])
    except Exception as e:
        print(type(e).__name__, e)


for function in hashlib.sha256, hashlib.blake2b, hashlib.blake2s:
    show(function, b'a')
    show(function, data=b'a')
    show(function, string=b'a')
    show(function, b'a', string=b'a')
    show(function, b'', string=b'')
    show(function, data=b'', string=b'')
    show(function, None)
show(lambda *args, **kwargs: hashlib.new('sha256', *args, **kwargs), b'', string=b'')
show(hashlib.new, 'md5_sha1')
show(hashlib.new, 'md5-sha1')
show(hashlib.new, 'SHA256')
show(hashlib.new, 'nothing')
show(hashlib.blake2b, b'', digest_size=0)
show(hashlib.blake2b, b'', digest_size=65)
show(hashlib.blake2b, b'', digest_size=-1)
show(hashlib.blake2b, b'', key=b'x' * 65)
show(hashlib.blake2b, b'', salt=b'x' * 17)
show(hashlib.blake2b, b'', person=b'x' * 17)
show(hashlib.blake2b, b'', fanout=256)
show(hashlib.blake2b, b'', depth=0)
show(hashlib.blake2b, b'', leaf_size=2 ** 32)
show(hashlib.blake2s, b'', node_offset=2 ** 48)
show(hashlib.blake2b, b'', node_depth=-1)
show(hashlib.blake2b, b'', inner_size=65)
