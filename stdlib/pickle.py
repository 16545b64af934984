"""Objects as bytes and back: protocols 0 to 5.

A pickle is a program for a small stack machine; each instruction is one byte and perhaps an
argument. The pickler writes into one buffer. Where most time goes, in the items of containers, it
has one loop over the items, which writes the common types itself and calls a function only for
the others.
"""

import sys
from _pickle_codes import *
from _pickle_codes import (
    HIGHEST_PROTOCOL, PickleError, PicklingError, UnpicklingError, __all__ as _codes, decode_long,
    encode_long, encode_text, pack_double as _pack_double, resolve)
from _unpickler import Unpickler
from copyreg import _extension_registry, dispatch_table

__all__ = ['PickleError', 'PicklingError', 'UnpicklingError', 'Pickler', 'Unpickler', 'dump',
           'dumps', 'load', 'loads', 'PickleBuffer', 'HIGHEST_PROTOCOL', 'DEFAULT_PROTOCOL',
           *_codes]

format_version = "5.0"
compatible_formats = ["1.0", "1.1", "1.2", "1.3", "2.0", "3.0", "4.0", "5.0"]
DEFAULT_PROTOCOL = 5
bytes_types = (bytes, bytearray)


try:
    from _pickle import PickleBuffer
except ImportError:
    class PickleBuffer:
        """A buffer that may travel outside of the pickle."""

        def __init__(self, buffer):
            self._view = memoryview(buffer)

        def __buffer__(self, flags):
            if self._view is None:
                raise ValueError("operation forbidden on released PickleBuffer object")
            return memoryview(self._view)

        def raw(self):
            """Return the buffer's memory as a flat view of bytes."""
            if self._view is None:
                raise ValueError("operation forbidden on released PickleBuffer object")
            if not self._view.contiguous:
                raise BufferError("cannot extract raw buffer from non-contiguous buffer")
            if self._view.nbytes == 0:
                return memoryview(b'' if self._view.readonly else bytearray())
            return self._view.cast('B')

        def release(self):
            """Let go of the buffer."""
            if self._view is not None:
                self._view.release()
                self._view = None

_TUPLES = (EMPTY_TUPLE, TUPLE1, TUPLE2, TUPLE3)
_BATCH = 1000
_FRAME_TARGET = 64 * 1024
_MISSING = object()
_FunctionType = type(lambda: None)


def _type_name(obj):
    cls = type(obj)
    module = cls.__module__
    if module in (None, 'builtins', '__main__'):
        return cls.__qualname__
    return f'{module}.{cls.__qualname__}'


def whichmodule(obj, name):
    """Return the name of the module in which an object can be found by a name."""
    path = name.split('.')
    module_name = getattr(obj, '__module__', None)
    if '<locals>' in path:
        raise PicklingError(f"Can't pickle local object {obj!r}")
    if module_name is None:
        for module_name, module in sys.modules.copy().items():
            if module_name in ('__main__', '__mp_main__') or module is None:
                continue
            try:
                if resolve(module, path) is obj:
                    return module_name
            except AttributeError:
                pass
        module_name = '__main__'
    try:
        __import__(module_name, level=0)
        module = sys.modules[module_name]
    except (ImportError, ValueError, KeyError) as error:
        raise PicklingError(f"Can't pickle {obj!r}: {error!s}")
    try:
        found = resolve(module, path)
    except AttributeError:
        raise PicklingError(f"Can't pickle {obj!r}: it's not found as {module_name}.{name}")
    if found is not obj:
        raise PicklingError(f"Can't pickle {obj!r}: it's not the same object as "
                            f"{module_name}.{name}")
    return module_name


class Pickler:
    """Writes pickles to a file.

    `_out` collects what was written since the file got something. From protocol 4 on that is one
    frame: its length goes before it when it is complete, which is when it has grown past the
    target at the beginning of an object. `memo` tells, by an object's id, under which number the
    unpickler will know it; it keeps the object alive, so the id stays its own.
    """

    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        if protocol is None:
            protocol = DEFAULT_PROTOCOL
        elif protocol < 0:
            protocol = HIGHEST_PROTOCOL
        elif not 0 <= protocol <= HIGHEST_PROTOCOL:
            raise ValueError(f"pickle protocol must be <= {HIGHEST_PROTOCOL}")
        if buffer_callback is not None and protocol < 5:
            raise ValueError("buffer_callback needs protocol >= 5")
        try:
            self._write_file = file.write
        except AttributeError:
            raise TypeError("file must have a 'write' attribute")
        self._buffer_callback = buffer_callback
        self._out = bytearray()
        self.memo = {}
        self.proto = int(protocol)
        self.bin = protocol >= 1
        self.fast = 0
        self.fix_imports = fix_imports and protocol < 3

    def clear_memo(self):
        """Forget which objects were written."""
        self.memo.clear()

    def persistent_id(self, obj):
        """Return what an object is to be known as outside, or None: for subclasses."""
        return None

    def dump(self, obj):
        """Write an object's pickle."""
        if not hasattr(self, '_write_file'):
            raise PicklingError("Pickler.__init__() was not called by "
                                f"{self.__class__.__name__}.__init__()")
        out = self._out
        out.clear()
        if self.proto >= 2:
            self._write_file(bytes((0x80, self.proto)))
        self._framing = self.proto >= 4
        self._hooked = getattr(self.persistent_id, '__func__', None) is not Pickler.persistent_id
        self._override = getattr(self, 'reducer_override', _MISSING)
        self._table = getattr(self, 'dispatch_table', dispatch_table)
        try:
            self._save_items((obj,))
            out += STOP
            self._commit()
        finally:
            out.clear()
            self._override = _MISSING

    def _commit(self):
        out = self._out
        if self._framing and len(out) >= 4:
            self._write_file(FRAME + len(out).to_bytes(8, 'little') + out)
        elif out:
            self._write_file(bytes(out))
        out.clear()

    def _write_large(self, header, data):
        """Write bytes; many of them go to the file as they are, outside of any frame."""
        if len(data) < _FRAME_TARGET:
            self._out += header
            self._out += data
        else:
            self._commit()
            self._write_file(header)
            self._write_file(data)

    def _memoize(self, obj):
        if self.fast:
            return
        memo, out = self.memo, self._out
        number = len(memo)
        memo[id(obj)] = (number, obj)
        if self.proto >= 4:
            out += MEMOIZE
        elif self.bin:
            if number < 256:
                out += BINPUT
                out.append(number)
            else:
                out += LONG_BINPUT + number.to_bytes(4, 'little')
        else:
            out += b'p%d\n' % number

    def _get(self, number):
        if not self.bin:
            return b'g%d\n' % number
        if number < 256:
            return bytes((0x68, number))
        return LONG_BINGET + number.to_bytes(4, 'little')

    def _save(self, obj):
        self._save_items((obj,))

    def _save_items(self, items, parent=None, note=None, start=0):
        """Write objects one after the other: the heart of the matter.

        If one of them, in the container `parent`, can't be written, the exception says which: by
        note(items, index, start), unless that is None.
        """
        out, memo, hooked, proto = self._out, self.memo, self._hooked, self.proto
        index = 0
        try:
            for index, obj in enumerate(items):
                if len(out) >= _FRAME_TARGET:
                    self._commit()
                if hooked and self._save_persistent(obj):
                    continue
                kind = type(obj)
                if kind is int:
                    if not proto:
                        self._save_int_as_text(obj)
                    elif 0 <= obj < 256:
                        out.append(0x4b)
                        out.append(obj)
                    elif 0 <= obj < 65536:
                        out += BININT2
                        out += obj.to_bytes(2, 'little')
                    elif -0x80000000 <= obj <= 0x7fffffff:
                        out += BININT
                        out += obj.to_bytes(4, 'little', signed=True)
                    else:
                        self._save_long(obj)
                    continue
                if obj is None:
                    out += NONE
                    continue
                if kind is float and proto:
                    out += BINFLOAT
                    out += _pack_double(obj)
                    continue
                if kind is bool:
                    if proto >= 2:
                        out += NEWTRUE if obj else NEWFALSE
                    else:
                        out += TRUE if obj else FALSE
                    continue
                known = memo.get(id(obj))
                if known is not None:
                    out += self._get(known[0])
                    continue
                if kind is str and proto >= 4:
                    data = obj.encode('utf-8', 'surrogatepass')
                    size = len(data)
                    if size < 256:
                        out.append(0x8c)
                        out.append(size)
                        out += data
                    elif size <= 0xffffffff:
                        self._write_large(BINUNICODE + size.to_bytes(4, 'little'), data)
                    else:
                        self._write_large(BINUNICODE8 + size.to_bytes(8, 'little'), data)
                    self._memoize(obj)
                    continue
                save = _savers.get(kind)
                if save is not None:
                    save(self, obj)
                else:
                    self._save_other(obj, kind)
        except BaseException as error:
            if note is not None:
                text = note(items, index, start)
                if text is not None:
                    error.add_note(f'when serializing {_type_name(parent)} {text}')
            raise

    def _save_noted(self, obj, parent, what):
        self._save_items((obj,), parent, lambda items, index, start: what)

    def _save_persistent(self, obj):
        pid = self.persistent_id(obj)
        if pid is None:
            return False
        if self.bin:
            self._hooked = False
            try:
                self._save(pid)
            finally:
                self._hooked = True
            self._out += BINPERSID
        else:
            try:
                self._out += PERSID + str(pid).encode('ascii') + b'\n'
            except UnicodeEncodeError:
                raise PicklingError("persistent IDs in protocol 0 must be ASCII strings")
        return True

    def _save_int_as_text(self, obj):
        if -0x80000000 <= obj <= 0x7fffffff:
            self._out += b'I%d\n' % obj
        else:
            self._out += b'L%dL\n' % obj

    def _save_long(self, obj):
        if self.proto < 2:
            self._out += b'L%dL\n' % obj
            return
        data = encode_long(obj)
        if len(data) < 256:
            self._out += LONG1
            self._out.append(len(data))
            self._out += data
        else:
            self._write_large(LONG4 + len(data).to_bytes(4, 'little'), data)

    def _save_float_as_text(self, obj):
        self._out += b'F%s\n' % repr(obj).encode('ascii')

    def _save_str(self, obj):
        """For protocols below 4; the others are in the loop."""
        if self.bin:
            data = obj.encode('utf-8', 'surrogatepass')
            if len(data) > 0xffffffff:
                raise OverflowError("cannot serialize a string larger than 4GiB")
            self._write_large(BINUNICODE + len(data).to_bytes(4, 'little'), data)
        else:
            self._out += UNICODE + encode_text(obj) + b'\n'
        self._memoize(obj)

    def _save_bytes(self, obj):
        if self.proto < 3:
            if not obj:
                self._save_reduce(obj, bytes, ())
            else:
                from _codecs import encode
                self._save_reduce(obj, encode, (obj.decode('latin1'), 'latin1'))
            return
        self._save_bytes_like(obj)
        self._memoize(obj)

    def _save_bytes_like(self, data):
        size = len(data)
        if size < 256:
            self._out += SHORT_BINBYTES
            self._out.append(size)
            self._out += data
        elif size <= 0xffffffff:
            self._write_large(BINBYTES + size.to_bytes(4, 'little'), data)
        elif self.proto >= 4:
            self._write_large(BINBYTES8 + size.to_bytes(8, 'little'), data)
        else:
            raise OverflowError("serializing a bytes object larger than 4 GiB "
                                "requires pickle protocol 4 or higher")

    def _save_bytearray(self, obj):
        if self.proto < 5:
            self._save_reduce(obj, bytearray, (bytes(obj),) if obj else ())
            return
        self._write_large(BYTEARRAY8 + len(obj).to_bytes(8, 'little'), obj)
        self._memoize(obj)

    def _save_picklebuffer(self, obj):
        if self.proto < 5:
            raise PicklingError("PickleBuffer can only be pickled with protocol >= 5")
        with obj.raw() as raw:
            if not raw.contiguous:
                raise PicklingError("PickleBuffer can not be pickled when "
                                    "pointing to a non-contiguous buffer")
            in_band = self._buffer_callback is None or bool(self._buffer_callback(obj))
            if in_band:
                # Two buffers may share memory, and no more than that: each is memoized for itself.
                data = raw.tobytes()
                if raw.readonly:
                    self._save_bytes_like(data)
                else:
                    self._write_large(BYTEARRAY8 + len(data).to_bytes(8, 'little'), data)
                self._memoize(obj)
            else:
                self._out += NEXT_BUFFER
                if raw.readonly:
                    self._out += READONLY_BUFFER

    def _save_tuple(self, obj):
        out, size = self._out, len(obj)
        if size == 0:
            out += EMPTY_TUPLE if self.bin else MARK + TUPLE
            return
        marked = size > 3 or self.proto < 2
        if marked:
            out += MARK
        self._save_items(obj, obj, _note_item)
        # One of its own items may have led back to the tuple and written it: then what is on the
        # stack is dropped, and the one that exists is taken.
        known = self.memo.get(id(obj))
        if known is not None:
            if not marked:
                out += POP * size
            elif self.bin:
                out += POP_MARK
            else:
                out += POP * (size + 1)
            out += self._get(known[0])
            return
        out += TUPLE if marked else _TUPLES[size]
        self._memoize(obj)

    def _save_list(self, obj):
        self._out += EMPTY_LIST if self.bin else MARK + LIST
        self._memoize(obj)
        self._batch_appends(obj, obj)

    def _batch_appends(self, items, obj):
        out = self._out
        start = 0
        for batch in _batches(items, _BATCH if self.bin else 1):
            if len(batch) == 1:
                self._save_items(batch, obj, _note_item, start)
                out += APPEND
            else:
                out += MARK
                self._save_items(batch, obj, _note_item, start)
                out += APPENDS
            start += len(batch)

    def _save_dict(self, obj):
        self._out += EMPTY_DICT if self.bin else MARK + DICT
        self._memoize(obj)
        self._batch_setitems(obj.items(), obj)

    def _batch_setitems(self, items, obj):
        out = self._out
        for batch in _batches(items, _BATCH if self.bin else 1):
            flat = [part for key, value in batch for part in (key, value)]
            if len(flat) == 2:
                self._save_items(flat, obj, _note_value)
                out += SETITEM
            else:
                out += MARK
                self._save_items(flat, obj, _note_value)
                out += SETITEMS

    def _save_set(self, obj):
        if self.proto < 4:
            self._save_reduce(obj, set, (list(obj),))
            return
        out = self._out
        out += EMPTY_SET
        self._memoize(obj)
        for batch in _batches(obj, _BATCH):
            out += MARK
            self._save_items(batch, obj, _note_element)
            out += ADDITEMS

    def _save_frozenset(self, obj):
        if self.proto < 4:
            self._save_reduce(obj, frozenset, (list(obj),))
            return
        out = self._out
        out += MARK
        self._save_items(obj, obj, _note_element)
        known = self.memo.get(id(obj))
        if known is not None:
            out += POP_MARK + self._get(known[0])
            return
        out += FROZENSET
        self._memoize(obj)

    def _save_other(self, obj, kind):
        """Write an object by a reducer, or as a name."""
        if self._override is not _MISSING:
            reduced = self._override(obj)
            if reduced is not NotImplemented:
                self._save_reduced(obj, reduced)
                return
        if kind is type:
            self._save_type(obj)
            return
        if kind is _FunctionType:
            self._save_global(obj)
            return
        reduce = self._table.get(kind, _MISSING)
        if reduce is not _MISSING:
            reduced = reduce(obj)
        elif issubclass(kind, type):
            self._save_global(obj)
            return
        else:
            reduce = getattr(obj, '__reduce_ex__', _MISSING)
            if reduce is not _MISSING:
                reduced = reduce(self.proto)
            else:
                reduce = getattr(obj, '__reduce__', _MISSING)
                if reduce is _MISSING:
                    raise PicklingError(f"Can't pickle {_type_name(kind)} object")
                reduced = reduce()
        self._save_reduced(obj, reduced)

    def _save_reduced(self, obj, reduced):
        if isinstance(reduced, str):
            self._save_global(obj, reduced)
            return
        try:
            if not isinstance(reduced, tuple):
                raise PicklingError('__reduce__ must return a string or tuple, '
                                    f'not {_type_name(reduced)}')
            if not 2 <= len(reduced) <= 6:
                raise PicklingError("tuple returned by __reduce__ "
                                    "must contain 2 through 6 elements")
            self._save_reduce(obj, *reduced)
        except BaseException as error:
            error.add_note(f'when serializing {_type_name(obj)} object')
            raise

    def _save_reduce(self, obj, func, args, state=None, listitems=None, dictitems=None,
                     state_setter=None):
        if not callable(func):
            raise PicklingError("first item of the tuple returned by __reduce__ "
                                f"must be callable, not {_type_name(func)}")
        if not isinstance(args, tuple):
            raise PicklingError("second item of the tuple returned by __reduce__ "
                                f"must be a tuple, not {_type_name(args)}")
        out = self._out
        name = getattr(func, '__name__', '') if self.proto >= 2 else ''
        if name == '__newobj__':
            self._save_newobj(obj, name, args[0], args[1:], None)
        elif name == '__newobj_ex__':
            cls, args, kwargs = args
            self._save_newobj(obj, name, cls, args, kwargs)
        else:
            self._save_noted(func, obj, 'reconstructor')
            self._save_noted(args, obj, 'reconstructor arguments')
            out += REDUCE
        # As with tuples: the object may have been written on the way here.
        known = self.memo.get(id(obj))
        if known is not None:
            out += POP + self._get(known[0])
        else:
            self._memoize(obj)
        if listitems is not None:
            self._batch_appends(listitems, obj)
        if dictitems is not None:
            self._batch_setitems(dictitems, obj)
        if state is None:
            return
        if state_setter is None:
            self._save_noted(state, obj, 'state')
            out += BUILD
        else:
            # A call whose result is dropped: state_setter(obj, state).
            self._save_noted(state_setter, obj, 'state setter')
            self._save(obj)
            self._save_noted(state, obj, 'state')
            out += TUPLE2 + REDUCE + POP

    def _save_newobj(self, obj, name, cls, args, kwargs):
        if not hasattr(cls, '__new__'):
            raise PicklingError(f"first argument to {name}() has no __new__")
        if cls is not obj.__class__:
            raise PicklingError(f"first argument to {name}() must be {obj.__class__!r}, "
                                f"not {cls!r}")
        if kwargs is not None and self.proto < 4:
            from functools import partial
            self._save_noted(partial(cls.__new__, cls, *args, **kwargs), obj, 'reconstructor')
            self._out += EMPTY_TUPLE + REDUCE
            return
        self._save_noted(cls, obj, 'class')
        self._save_noted(args, obj, '__new__ arguments')
        if kwargs is None:
            self._out += NEWOBJ
        else:
            self._save_noted(kwargs, obj, '__new__ arguments')
            self._out += NEWOBJ_EX

    def _save_type(self, obj):
        for value in (None, NotImplemented, ...):
            if obj is type(value):
                self._save_reduce(obj, type, (value,))
                return
        self._save_global(obj)

    def _save_global(self, obj, name=None):
        out = self._out
        if name is None:
            name = getattr(obj, '__qualname__', None)
            if name is None:
                name = obj.__name__
        module_name = whichmodule(obj, name)
        if self.proto >= 2:
            code = _extension_registry.get((module_name, name), _MISSING)
            if code is not _MISSING:
                if code <= 0xff:
                    out += EXT1 + code.to_bytes(1, 'little')
                elif code <= 0xffff:
                    out += EXT2 + code.to_bytes(2, 'little')
                else:
                    out += EXT4 + code.to_bytes(4, 'little')
                return
        if self.proto >= 4:
            self._save(module_name)
            self._save(name)
            out += STACK_GLOBAL
        elif '.' in name:
            self._save_path(module_name, name.split('.'))
        else:
            self._save_name(module_name, name)
        self._memoize(obj)

    def _save_path(self, module_name, path):
        """Write getattr(getattr(object, name), name): how old protocols get inside of classes."""
        name, *path = path
        for _ in path:
            self._save(getattr)
            if self.proto < 2:
                self._out += MARK
        self._save_name(module_name, name)
        for name in path:
            self._save(name)
            self._out += TUPLE if self.proto < 2 else TUPLE2
            self._out += REDUCE

    def _save_name(self, module_name, name):
        encoding = 'utf-8'
        if self.proto < 3:
            encoding = 'ascii'
            if self.fix_imports:
                import _compat_pickle as compat
                if (module_name, name) in compat.REVERSE_NAME_MAPPING:
                    module_name, name = compat.REVERSE_NAME_MAPPING[(module_name, name)]
                else:
                    module_name = compat.REVERSE_IMPORT_MAPPING.get(module_name, module_name)
        parts = []
        for what, text in (('module', module_name), ('global', name)):
            try:
                parts.append(text.encode(encoding))
            except UnicodeEncodeError:
                raise PicklingError(f"can't pickle {what} identifier {text!r} using "
                                    f"pickle protocol {self.proto}")
        self._out += b'c%s\n%s\n' % tuple(parts)


_savers = {
    float: Pickler._save_float_as_text,
    str: Pickler._save_str,
    bytes: Pickler._save_bytes,
    bytearray: Pickler._save_bytearray,
    PickleBuffer: Pickler._save_picklebuffer,
    tuple: Pickler._save_tuple,
    list: Pickler._save_list,
    dict: Pickler._save_dict,
    set: Pickler._save_set,
    frozenset: Pickler._save_frozenset,
}


def _note_item(items, index, start):
    return f'item {start + index}'


def _note_value(items, index, start):
    return f'item {items[index - 1]!r}' if index % 2 else None


def _note_element(items, index, start):
    return 'element'


def _batches(items, size):
    """Yield the items as lists of at most size."""
    if type(items) is list and len(items) <= size:
        if items:
            yield items[:]
        return
    batch = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


class _Parts:
    """A file that keeps what is written to it as it came."""

    def __init__(self):
        self.parts = []
        self.write = self.parts.append


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Write an object's pickle to a file."""
    Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Return an object's pickle as bytes."""
    file = _Parts()
    Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)
    return b''.join(file.parts)


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    """Read a pickle from a file and return the object."""
    return Unpickler(file, fix_imports=fix_imports, encoding=encoding, errors=errors,
                     buffers=buffers).load()


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    """Return the object that bytes are the pickle of."""
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    unpickler = Unpickler.__new__(Unpickler)
    unpickler._file_read = None
    unpickler._set_options(fix_imports, encoding, errors, buffers)
    unpickler._window = data if type(data) is bytes else bytes(data)
    return unpickler.load()


# Other names of what is in Python, as this all is.
_Pickler, _Unpickler = Pickler, Unpickler
_dump, _dumps, _load, _loads = dump, dumps, load, loads
# Other picklers find what they write in its module by this one.
_getattribute = resolve


def _main(args=None):
    import argparse
    import pprint
    parser = argparse.ArgumentParser(description='display contents of the pickle files')
    parser.add_argument('pickle_file', nargs='+', help='the pickle file')
    for name in parser.parse_args(args).pickle_file:
        if name == '-':
            import sys
            pprint.pprint(load(sys.stdin.buffer))
        else:
            with open(name, 'rb') as file:
                pprint.pprint(load(file))


if __name__ == '__main__':
    _main()
