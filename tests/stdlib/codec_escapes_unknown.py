"""An escape that means nothing is kept as it is, and the first one in the data is warned of."""
import codecs
import warnings

for data in (b'\\z', b'a\\8', b'\\501', b'\\777\\z', b'\\z\\501', b'\\\xe9', b'\\ ', b'\\377\\x41\\n'):
    for decode in codecs.unicode_escape_decode, codecs.raw_unicode_escape_decode, codecs.escape_decode:
        with warnings.catch_warnings(record=True) as seen:
            warnings.simplefilter('always')
            print(ascii(decode(data)), *[ascii(str(warning.message)) for warning in seen])
warnings.simplefilter('error')
try:
    b'\\z'.decode('unicode-escape')
except DeprecationWarning as e:
    print(e.__notes__)
