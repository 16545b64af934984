# What the plug-ins give to modules in Python, used in other ways than those do: nothing crashes or hangs.
import copy, pickle
import _bz2, _crypto, _lzma, _zlib
def tells(kinds, f, *args):
    try: f(*args)
    except kinds: return
    print('no error of', f, args)
for module in (_bz2, _crypto, _lzma, _zlib):
    for name, f in vars(module).items():
        if type(f).__name__ != 'host_function': continue
        for n in (0, 1, 2, 3, 4, 5, 6, 7, 8):
            for x in (None, 1, 'x', b'x', (), -1, 2 ** 70):
                try: f(*[x] * n)
                except (TypeError, ValueError, OverflowError, AttributeError, MemoryError, OSError, LookupError, __import__('lzma').LZMAError, __import__('zlib').error): pass
tells(TypeError, _zlib.crc32)
tells(TypeError, _zlib.crc32, b'')
tells(TypeError, _bz2.step)
tells(TypeError, _crypto.new)
# Streams that are told that all has come when it has not.
print(_bz2.step(_bz2.new(0), b'', True, 0))
tells(__import__('lzma').LZMAError, _lzma.step, _lzma.new_decompressor(0, -1, None), b'', True, 0)
tells(Exception, _lzma.new_compressor, 3, 0, -1, None)
tells(Exception, _lzma.new_decompressor, 3, -1, None)
# Handles: only the plug-in makes them.
h = _bz2.new(9)
kind = type(h)
tells(TypeError, kind)
tells(TypeError, object.__new__, kind)
tells(TypeError, copy.copy, h)
tells(TypeError, pickle.dumps, h)
tells(TypeError, type, 'sub', (kind,), {})
tells(TypeError, setattr, h, '__class__', object)
tells(TypeError, _zlib.copy_compressor, h)
class Other: pass
def assign(): Other().__class__ = kind
tells(TypeError, assign)
print(kind.__name__, repr(h).startswith('<bz2 stream handle at '))
f = _bz2.new
tells(TypeError, type(f))
tells(TypeError, object.__new__, type(f))
tells(TypeError, copy.copy, f)
