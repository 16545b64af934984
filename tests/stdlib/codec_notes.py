"""What a codec raises has a note that says which codec it was; what the built-in encodings raise has none."""
import codecs


def attempt(function, *args):
    try:
        print(function(*args))
    except Exception as e:
        print(type(e).__name__, e, getattr(e, '__notes__', None))


attempt('\u1234'.encode, 'cp1252')
attempt(b'\x81'.decode, 'cp1252')
attempt(codecs.encode, '\u1234', 'koi8-r')
attempt('\u1234'.encode, 'latin-1')
attempt(codecs.decode, b'\xff', 'utf-8')
attempt(codecs.decode, b'zz', 'hex')
attempt(codecs.encode, 'text', 'hex')
attempt(codecs.decode, b'no zlib', 'zlib')
attempt('text'.encode, 'rot13')
attempt('text'.encode, 'no such codec')
attempt(b'text'.decode, 'undefined')


class Refused(Exception):
    def __init__(self, number, *, reason):
        self.reason = reason


def refuse(data, errors='strict'):
    raise Refused(3, reason='no')


def search(name):
    if name == 'refusing':
        return codecs.CodecInfo(refuse, refuse, name=name)


codecs.register(search)
attempt('a'.encode, 'refusing')
attempt(b'a'.decode, 'Refusing')
attempt(codecs.encode, 1, 'refusing')
codecs.unregister(search)


# A handler's own exception comes through the codec as well.
def handler(error):
    raise KeyError('handled')


codecs.register_error('test.handler', handler)
attempt('\u1234'.encode, 'cp1252', 'test.handler')
attempt('\u1234'.encode, 'ascii', 'test.handler')
