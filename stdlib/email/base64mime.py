"""Base64 as the bodies and headers of messages have it."""

from base64 import b64encode
from binascii import a2b_base64, b2a_base64

__all__ = ['body_decode', 'body_encode', 'decode', 'decodestring', 'header_encode', 'header_length']

CRLF = '\r\n'
NL = '\n'
EMPTYSTRING = ''
MISC_LEN = 7            # what an encoded word has besides charset and text: =??b??=


def header_length(bytearray):
    """Return how long bytes become."""
    return (len(bytearray) + 2) // 3 * 4


def header_encode(header_bytes, charset='iso-8859-1'):
    """Return bytes, or a text to encode, as an encoded word of a header."""
    if not header_bytes:
        return ''
    if isinstance(header_bytes, str):
        header_bytes = header_bytes.encode(charset)
    return f'=?{charset}?b?{b64encode(header_bytes).decode("ascii")}?='


def body_encode(s, maxlinelen=76, eol=NL):
    """Return bytes as lines of base64."""
    if not s:
        return ''
    size = maxlinelen * 3 // 4
    return ''.join(b2a_base64(s[start:start + size]).decode('ascii').removesuffix(NL) + eol
                   for start in range(0, len(s), size))


def decode(string):
    """Return the bytes that base64 stands for."""
    if not string:
        return b''
    if isinstance(string, str):
        string = string.encode('raw-unicode-escape')
    return a2b_base64(string)


body_decode = decode
decodestring = decode
