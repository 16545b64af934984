"""Reading pickles: one loop over the instructions, with the common ones in it."""

import sys
from _pickle_codes import *
from _pickle_codes import (
    HIGHEST_PROTOCOL, UnpicklingError, decode_text, resolve, unpack_double)
from copyreg import _extension_cache, _inverted_registry

_MISSING = object()


class Unpickler:
    """Reads pickles from a file.

    The instructions are read from a window: all of the data, or a frame, or, where a file has no
    frames, just what the instruction at hand needs, so that nothing after the pickle is consumed.
    `_rest` is where the data continue, (window, position), when the window is a frame of them.
    """

    __module__ = 'pickle'

    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict",
                 buffers=None):
        self._file_read = file.read
        self._file_readline = file.readline
        self._set_options(fix_imports, encoding, errors, buffers)

    def _set_options(self, fix_imports, encoding, errors, buffers):
        self._buffers = None if buffers is None else iter(buffers)
        self.memo = {}
        self.encoding = encoding
        self.errors = errors
        self.proto = 0
        self.fix_imports = fix_imports
        self._window = b''
        self._position = 0
        self._rest = None

    def persistent_load(self, pid):
        """Return the object that is known outside by pid: for subclasses."""
        raise UnpicklingError("unsupported persistent id encountered")

    def find_class(self, module, name):
        """Return what a name in a module stands for."""
        sys.audit('pickle.find_class', module, name)
        if self.proto < 3 and self.fix_imports:
            import _compat_pickle as compat
            if (module, name) in compat.NAME_MAPPING:
                module, name = compat.NAME_MAPPING[(module, name)]
            else:
                module = compat.IMPORT_MAPPING.get(module, module)
        __import__(module, level=0)
        if self.proto >= 4 and '.' in name:
            try:
                return resolve(sys.modules[module], name.split('.'))
            except AttributeError:
                raise AttributeError(f"Can't resolve path {name!r} on module {module!r}")
        return getattr(sys.modules[module], name)

    def _read(self, size):
        """Read as many bytes, from the window while it has some, then from what comes after it."""
        position = self._position
        data = self._window[position:position + size]
        self._position += len(data)
        if len(data) == size:
            return data
        if data:
            raise UnpicklingError("pickle data was truncated" if self._leave_frame() is None
                                  else "pickle exhausted before end of frame")
        if self._leave_frame():
            return self._read(size)
        if self._file_read is not None:
            data = self._file_read(size)
            if len(data) == size:
                return data
        raise UnpicklingError("pickle data was truncated")

    def _leave_frame(self):
        if self._rest is None:
            return None
        (self._window, self._position), self._rest = self._rest, None
        return True

    def _readline(self):
        position = self._position
        if position < len(self._window):
            end = self._window.find(b'\n', position)
            if end < 0:
                raise UnpicklingError("pickle data was truncated")
            self._position = end + 1
            return self._window[position:end]
        if self._leave_frame():
            return self._readline()
        line = b'' if self._file_read is None else self._file_readline()
        if line[-1:] != b'\n':
            raise UnpicklingError("pickle data was truncated")
        return line[:-1]

    def load(self):
        """Read a pickle and return the object."""
        if not hasattr(self, '_file_read'):
            raise UnpicklingError("Unpickler.__init__() was not called by "
                                  f"{self.__class__.__name__}.__init__()")
        self._marks = []
        self._stack = []
        self.proto = 0
        try:
            return self._run()
        except IndexError:
            if not self._stack:
                raise UnpicklingError("unexpected MARK found" if self._marks
                                      else "pickle stack underflow") from None
            raise

    def _run(self):
        stack, marks, memo, instructions = self._stack, self._marks, self.memo, _instructions
        push = stack.append
        window, position = self._window, self._position
        while True:
            if position < len(window):
                code = window[position]
                position += 1
            else:
                self._position = position
                try:
                    code = self._read(1)[0]
                except UnpicklingError:
                    raise EOFError("Ran out of input") from None
                window, position = self._window, self._position
            # The order is that of their frequency.
            if code == 0x94:        # MEMOIZE
                memo[len(memo)] = stack[-1]
            elif code == 0x8c:      # SHORT_BINUNICODE
                if position + 1 < len(window):
                    end = position + 1 + window[position]
                    data = window[position + 1:end]
                    if end > len(window):
                        raise UnpicklingError("pickle data was truncated")
                    position = end
                else:
                    self._position = position
                    data = self._read(self._read(1)[0])
                    window, position = self._window, self._position
                push(str(data, 'utf-8', 'surrogatepass'))
            elif code == 0x4b and position < len(window):   # BININT1
                push(window[position])
                position += 1
            elif code == 0x68 and position < len(window):   # BINGET
                number = window[position]
                position += 1
                if number not in memo:
                    raise UnpicklingError(f'Memo value not found at index {number}')
                push(memo[number])
            elif code == 0x28:      # MARK
                marks.append(stack)
                self._stack = stack = []
                push = stack.append
            elif code == 0x4e:      # NONE
                push(None)
            elif code == 0x88:      # NEWTRUE
                push(True)
            elif code == 0x89:      # NEWFALSE
                push(False)
            elif code == 0x5d:      # EMPTY_LIST
                push([])
            elif code == 0x7d:      # EMPTY_DICT
                push({})
            elif code == 0x29:      # EMPTY_TUPLE
                push(())
            elif code == 0x86:      # TUPLE2
                second = stack.pop()
                stack[-1] = (stack[-1], second)
            elif code == 0x61:      # APPEND
                value = stack.pop()
                stack[-1].append(value)
            elif code == 0x2e:      # STOP
                self._window, self._position = window, position
                return stack.pop()
            else:
                try:
                    argument, run = instructions[code]
                except KeyError:
                    raise UnpicklingError(f"invalid load key, {_shown_key(code)}.") from None
                self._position = position
                if argument == 0:
                    run(self)
                elif argument > 0:
                    run(self, self._read(argument))
                elif argument == _LINE:
                    run(self, self._readline())
                else:
                    size = int.from_bytes(self._read(-argument), 'little')
                    if size > sys.maxsize:
                        raise OverflowError(f"{run.__name__[6:].upper()} exceeds system's "
                                            f"maximum size of {sys.maxsize} bytes")
                    run(self, self._read(size))
                stack = self._stack
                push = stack.append
                window, position = self._window, self._position

    def _pop_mark(self):
        items = self._stack
        if not self._marks:
            raise UnpicklingError("could not find MARK")
        self._stack = self._marks.pop()
        return items

    def _load_proto(self, data):
        if data[0] > HIGHEST_PROTOCOL:
            raise ValueError(f"unsupported pickle protocol: {data[0]}")
        self.proto = data[0]

    def _load_frame(self, data):
        size = int.from_bytes(data, 'little')
        if size > sys.maxsize:
            raise ValueError(f"frame size > sys.maxsize: {size}")
        if self._position < len(self._window):
            if self._file_read is not None or self._rest is not None:
                raise UnpicklingError("beginning of a new frame before end of current frame")
        else:
            self._leave_frame()
        if self._file_read is not None:
            self._window, self._position = self._read(size), 0
            return
        start = self._position
        end = start + size
        if end > len(self._window):
            raise UnpicklingError("pickle data was truncated")
        self._rest = (self._window, end)
        if end < len(self._window):
            self._window, self._position = self._window[start:end], 0

    def _load_persid(self, line):
        try:
            pid = line.decode('ascii')
        except UnicodeDecodeError:
            raise UnpicklingError("persistent IDs in protocol 0 must be ASCII strings")
        self._stack.append(self.persistent_load(pid))

    def _load_binpersid(self):
        pid = self._stack.pop()
        self._stack.append(self.persistent_load(pid))

    def _load_int(self, line):
        if line == b'00':
            value = False
        elif line == b'01':
            value = True
        else:
            value = int(line)
        self._stack.append(value)

    def _load_binint(self, data):
        self._stack.append(int.from_bytes(data, 'little', signed=True))

    def _load_unsigned(self, data):
        self._stack.append(int.from_bytes(data, 'little'))

    def _load_long(self, line):
        self._stack.append(int(line[:-1] if line[-1:] == b'L' else line))

    def _load_long4(self, data):
        size = int.from_bytes(data, 'little', signed=True)
        if size < 0:
            raise UnpicklingError("LONG pickle has negative byte count")
        self._load_binint(self._read(size))

    def _load_float(self, line):
        self._stack.append(float(line))

    def _load_binfloat(self, data):
        self._stack.append(unpack_double(data)[0])

    def _decode_string(self, data):
        if self.encoding == 'bytes':
            return data
        return data.decode(self.encoding, self.errors)

    def _load_string(self, line):
        if len(line) < 2 or line[0] != line[-1] or line[0] not in b'"\'':
            raise UnpicklingError("the STRING opcode argument must be quoted")
        from _codecs import escape_decode
        self._stack.append(self._decode_string(escape_decode(line[1:-1])[0]))

    def _load_binstring(self, data):
        size = int.from_bytes(data, 'little', signed=True)
        if size < 0:
            raise UnpicklingError("BINSTRING pickle has negative byte count")
        self._stack.append(self._decode_string(self._read(size)))

    def _load_short_binstring(self, data):
        self._stack.append(self._decode_string(data))

    def _load_unicode(self, line):
        self._stack.append(decode_text(line))

    def _load_binunicode(self, data):
        self._stack.append(str(data, 'utf-8', 'surrogatepass'))

    def _load_binbytes(self, data):
        self._stack.append(bytes(data))

    def _load_bytearray8(self, data):
        self._stack.append(bytearray(data))

    def _load_next_buffer(self):
        if self._buffers is None:
            raise UnpicklingError("pickle stream refers to out-of-band data "
                                  "but no *buffers* argument was given")
        try:
            self._stack.append(next(self._buffers))
        except StopIteration:
            raise UnpicklingError("not enough out-of-band buffers")

    def _load_readonly_buffer(self):
        with memoryview(self._stack[-1]) as view:
            if not view.readonly:
                self._stack[-1] = view.toreadonly()

    def _load_tuple(self):
        items = self._pop_mark()
        self._stack.append(tuple(items))

    def _load_tuple1(self):
        self._stack[-1] = (self._stack[-1],)

    def _load_tuple3(self):
        stack = self._stack
        third, second = stack.pop(), stack.pop()
        stack[-1] = (stack[-1], second, third)

    def _load_empty_set(self):
        self._stack.append(set())

    def _load_frozenset(self):
        items = self._pop_mark()
        self._stack.append(frozenset(items))

    def _load_list(self):
        items = self._pop_mark()
        self._stack.append(items)

    def _load_dict(self):
        items = self._pop_mark()
        self._stack.append(_set_items({}, items, 'DICT'))

    def _instantiate(self, cls, args):
        if args or not isinstance(cls, type) or hasattr(cls, '__getinitargs__'):
            try:
                value = cls(*args)
            except TypeError as error:
                raise TypeError(f"in constructor for {cls.__name__}: {error!s}",
                                error.__traceback__)
        else:
            value = cls.__new__(cls)
        self._stack.append(value)

    def _load_inst(self, line):
        module, name = line.decode('ascii'), self._readline().decode('ascii')
        args = self._pop_mark()
        self._instantiate(self.find_class(module, name), args)

    def _load_obj(self):
        args = self._pop_mark()
        if not args:
            raise UnpicklingError("pickle stack underflow")
        self._instantiate(args.pop(0), args)

    def _load_newobj(self):
        args = self._stack.pop()
        cls = self._stack.pop()
        self._stack.append(cls.__new__(cls, *args))

    def _load_newobj_ex(self):
        kwargs = self._stack.pop()
        args = self._stack.pop()
        cls = self._stack.pop()
        self._stack.append(cls.__new__(cls, *args, **kwargs))

    def _load_global(self, line):
        self._stack.append(self.find_class(line.decode('utf-8'),
                                           self._readline().decode('utf-8')))

    def _load_stack_global(self):
        name = self._stack.pop()
        module = self._stack.pop()
        if type(name) is not str or type(module) is not str:
            raise UnpicklingError("STACK_GLOBAL requires str")
        self._stack.append(self.find_class(module, name))

    def _load_ext(self, data):
        code = int.from_bytes(data, 'little', signed=len(data) == 4)
        obj = _extension_cache.get(code, _MISSING)
        if obj is _MISSING:
            key = _inverted_registry.get(code)
            if not key:
                if code <= 0:
                    raise UnpicklingError("EXT specifies code <= 0")
                raise ValueError(f"unregistered extension code {code}")
            obj = _extension_cache[code] = self.find_class(*key)
        self._stack.append(obj)

    def _load_reduce(self):
        args = self._stack.pop()
        self._stack[-1] = self._stack[-1](*args)

    def _load_pop(self):
        if self._stack:
            self._stack.pop()
        else:
            self._pop_mark()

    def _load_dup(self):
        self._stack.append(self._stack[-1])

    def _load_memo(self, number):
        try:
            self._stack.append(self.memo[number])
        except KeyError:
            raise UnpicklingError(f'Memo value not found at index {number}') from None

    def _load_get(self, line):
        self._load_memo(int(line))

    def _load_binget(self, data):
        self._load_memo(int.from_bytes(data, 'little'))

    def _load_put(self, line):
        number = int(line)
        if number < 0:
            raise ValueError("negative PUT argument")
        self.memo[number] = self._stack[-1]

    def _load_binput(self, data):
        self.memo[int.from_bytes(data, 'little')] = self._stack[-1]

    def _load_appends(self):
        items = self._pop_mark()
        target = self._stack[-1]
        extend = getattr(target, 'extend', None)
        if extend is not None:
            extend(items)
        else:
            for item in items:
                target.append(item)

    def _load_setitem(self):
        value = self._stack.pop()
        key = self._stack.pop()
        self._stack[-1][key] = value

    def _load_setitems(self):
        items = self._pop_mark()
        _set_items(self._stack[-1], items, 'SETITEMS')

    def _load_additems(self):
        items = self._pop_mark()
        target = self._stack[-1]
        if isinstance(target, set):
            target.update(items)
        else:
            for item in items:
                target.add(item)

    def _load_build(self):
        state = self._stack.pop()
        obj = self._stack[-1]
        setstate = getattr(obj, '__setstate__', _MISSING)
        if setstate is not _MISSING:
            setstate(state)
            return
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        if state:
            attributes = obj.__dict__
            intern = sys.intern
            for name, value in state.items():
                attributes[intern(name) if type(name) is str else name] = value
        if slots:
            for name, value in slots.items():
                setattr(obj, name, value)


def _set_items(target, items, code):
    if len(items) % 2:
        raise UnpicklingError(f"odd number of items for {code}")
    keys = iter(items)
    for key in keys:
        for value in keys:
            target[key] = value
            break
    return target


def _shown_key(code):
    return repr(chr(code)) if 32 <= code < 127 else f"'\\x{code:02x}'"


# code -> (argument, method): so many bytes; a line; or, if negative, bytes whose number is in
# minus so many bytes before them.
_LINE = -100

_instructions = {code[0]: (argument, method) for code, argument, method in (
    (PROTO, 1, Unpickler._load_proto), (FRAME, 8, Unpickler._load_frame),
    (PERSID, _LINE, Unpickler._load_persid), (BINPERSID, 0, Unpickler._load_binpersid),
    (INT, _LINE, Unpickler._load_int), (BININT, 4, Unpickler._load_binint),
    (BININT1, 1, Unpickler._load_unsigned), (BININT2, 2, Unpickler._load_unsigned),
    (LONG, _LINE, Unpickler._load_long), (LONG1, -1, Unpickler._load_binint),
    (LONG4, 4, Unpickler._load_long4), (FLOAT, _LINE, Unpickler._load_float),
    (BINFLOAT, 8, Unpickler._load_binfloat), (STRING, _LINE, Unpickler._load_string),
    (BINSTRING, 4, Unpickler._load_binstring),
    (SHORT_BINSTRING, -1, Unpickler._load_short_binstring),
    (UNICODE, _LINE, Unpickler._load_unicode), (BINUNICODE, -4, Unpickler._load_binunicode),
    (BINUNICODE8, -8, Unpickler._load_binunicode), (BINBYTES, -4, Unpickler._load_binbytes),
    (SHORT_BINBYTES, -1, Unpickler._load_binbytes), (BINBYTES8, -8, Unpickler._load_binbytes),
    (BYTEARRAY8, -8, Unpickler._load_bytearray8), (NEXT_BUFFER, 0, Unpickler._load_next_buffer),
    (READONLY_BUFFER, 0, Unpickler._load_readonly_buffer), (TUPLE, 0, Unpickler._load_tuple),
    (TUPLE1, 0, Unpickler._load_tuple1), (TUPLE3, 0, Unpickler._load_tuple3),
    (EMPTY_SET, 0, Unpickler._load_empty_set), (FROZENSET, 0, Unpickler._load_frozenset),
    (LIST, 0, Unpickler._load_list), (DICT, 0, Unpickler._load_dict),
    (INST, _LINE, Unpickler._load_inst), (OBJ, 0, Unpickler._load_obj),
    (NEWOBJ, 0, Unpickler._load_newobj), (NEWOBJ_EX, 0, Unpickler._load_newobj_ex),
    (GLOBAL, _LINE, Unpickler._load_global), (STACK_GLOBAL, 0, Unpickler._load_stack_global),
    (EXT1, 1, Unpickler._load_ext), (EXT2, 2, Unpickler._load_ext),
    (EXT4, 4, Unpickler._load_ext), (REDUCE, 0, Unpickler._load_reduce),
    (POP, 0, Unpickler._load_pop), (POP_MARK, 0, Unpickler._pop_mark),
    (DUP, 0, Unpickler._load_dup), (GET, _LINE, Unpickler._load_get),
    (BINGET, 1, Unpickler._load_binget), (LONG_BINGET, 4, Unpickler._load_binget),
    (PUT, _LINE, Unpickler._load_put), (BINPUT, 1, Unpickler._load_binput),
    (LONG_BINPUT, 4, Unpickler._load_binput), (APPENDS, 0, Unpickler._load_appends),
    (SETITEM, 0, Unpickler._load_setitem), (SETITEMS, 0, Unpickler._load_setitems),
    (ADDITEMS, 0, Unpickler._load_additems), (BUILD, 0, Unpickler._load_build))}
