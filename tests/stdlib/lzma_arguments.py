"""Arguments of lzma that are no numbers, or none that it knows; a decompressor after an error."""
import bz2
import lzma

for function, args, keywords in (
        (lzma.LZMACompressor, ([],), {}), (lzma.LZMACompressor, (3.45,), {}), (lzma.LZMACompressor, (), {'check': ''}),
        (lzma.LZMACompressor, (), {'preset': 'a'}), (lzma.LZMACompressor, (), {'filters': 3}),
        (lzma.LZMACompressor, (77,), {}), (lzma.LZMACompressor, (), {'preset': -1}),
        (lzma.LZMACompressor, (), {'filters': [3]}), (lzma.LZMADecompressor, ((),), {}),
        (lzma.LZMADecompressor, (), {'memlimit': b''}), (lzma.LZMADecompressor, (), {'memlimit': -1}),
        (lzma.LZMADecompressor, (lzma.FORMAT_RAW,), {'filters': 'zz'}), (lzma.LZMADecompressor, (77,), {}),
        (lzma.compress, (b'',), {'format': 'xz'}), (lzma.decompress, (b'',), {'format': b''})):
    try:
        print(function(*args, **keywords))
    except Exception as error:
        print(type(error).__name__, error)
for decompressor in lzma.LZMADecompressor(), bz2.BZ2Decompressor():
    for _ in range(3):
        try:
            decompressor.decompress(b'x' * 17)
        except Exception as error:
            print(type(error).__name__, error)
