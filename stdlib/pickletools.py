"""Pickles, taken apart: their instructions one by one, in a listing, and without those that do nothing.

What each instruction takes and leaves, and how its argument is written, is in one table.
"""

import codecs
import io
import struct
import sys

import _pickle_codes

__all__ = ['dis', 'genops', 'optimize']

# Sizes of arguments that no number tells: a line, or as many bytes as a number says that stands before them.
UP_TO_NEWLINE = -1
TAKEN_FROM_ARGUMENT1 = -2
TAKEN_FROM_ARGUMENT4 = -3           # signed
TAKEN_FROM_ARGUMENT4U = -4
TAKEN_FROM_ARGUMENT8U = -5


# ---- arguments -----------------------------------------------------------------------------------------

class ArgumentDescriptor:
    """How an argument is written; `reader` reads one from a file of bytes."""

    def __init__(self, name, n, reader, doc):
        self.name, self.n, self.reader, self.doc = name, n, reader, doc


def _number(name, form, doc):
    size = struct.calcsize(form)

    def read(f):
        data = f.read(size)
        if len(data) < size:
            raise ValueError('not enough data in stream to read ' + name)
        return struct.unpack(form, data)[0]

    return ArgumentDescriptor(name, size, read, doc)


def _counted(name, n, count, convert, doc, missing='expected %d bytes in a %s, but only %d remain'):
    def read(f):
        size = count.reader(f)
        if size < 0:
            raise ValueError('%s byte count < 0: %d' % (name, size))
        data = f.read(size)
        if len(data) < size:
            raise ValueError(missing % (size, name, len(data)) if '%' in missing else missing)
        return convert(data)

    return ArgumentDescriptor(name, n, read, doc)


def _line(f, name='stringnl'):
    data = f.readline()
    if not data.endswith(b'\n'):
        raise ValueError('no newline found when trying to read ' + name)
    return data[:-1]


def _read_quoted(f):
    data = _line(f)
    quote = data[:1]
    if quote not in (b"'", b'"'):
        raise ValueError('no string quotes around %r' % data)
    if not data.endswith(quote):
        raise ValueError('string quote %r not found at both ends of %r' % (quote, data))
    return codecs.escape_decode(data[1:-1])[0].decode('latin-1')


def _read_short(f):
    data = _line(f)
    return {b'00': False, b'01': True}[data] if data in (b'00', b'01') else int(data)


def _as_unicode(data):
    return str(data, 'utf-8', 'surrogatepass')


def _as_latin(data):
    return data.decode('latin-1')


uint1 = _number('uint1', 'B', 'One byte.')
uint2 = _number('uint2', '<H', 'Two bytes, low end first.')
int4 = _number('int4', '<i', 'Four bytes, low end first, two\'s complement.')
uint4 = _number('uint4', '<I', 'Four bytes, low end first.')
uint8 = _number('uint8', '<Q', 'Eight bytes, low end first.')
float8 = _number('float8', '>d', 'A double of eight bytes, high end first.')
stringnl = ArgumentDescriptor('stringnl', UP_TO_NEWLINE, _read_quoted, 'A line: a string in quotes, with escapes.')
stringnl_noescape = ArgumentDescriptor('stringnl_noescape', UP_TO_NEWLINE, lambda f: _line(f).decode(),
                                       'A line as it is.')
stringnl_noescape_pair = ArgumentDescriptor('stringnl_noescape_pair', UP_TO_NEWLINE,
                                            lambda f: f'{_line(f).decode()} {_line(f).decode()}', 'Two lines.')
unicodestringnl = ArgumentDescriptor('unicodestringnl', UP_TO_NEWLINE,
                                     lambda f: str(_line(f, 'unicodestringnl'), 'raw-unicode-escape'),
                                     'A line of text with escapes \\u and \\U.')
decimalnl_short = ArgumentDescriptor('decimalnl_short', UP_TO_NEWLINE, _read_short,
                                     'A line: a number in decimal, or 00 or 01 for a truth value.')
decimalnl_long = ArgumentDescriptor('decimalnl_long', UP_TO_NEWLINE, lambda f: int(_line(f).removesuffix(b'L')),
                                    'A line: a number in decimal, and perhaps an L.')
floatnl = ArgumentDescriptor('floatnl', UP_TO_NEWLINE, lambda f: float(_line(f)), 'A line: a number.')
string1 = _counted('string1', TAKEN_FROM_ARGUMENT1, uint1, _as_latin, 'A byte that counts those of a string.')
string4 = _counted('string4', TAKEN_FROM_ARGUMENT4, int4, _as_latin, 'Four bytes that count those of a string.')
bytes1 = _counted('bytes1', TAKEN_FROM_ARGUMENT1, uint1, bytes, 'A byte that counts those that follow.')
bytes4 = _counted('bytes4', TAKEN_FROM_ARGUMENT4U, uint4, bytes, 'Four bytes that count those that follow.')
bytes8 = _counted('bytes8', TAKEN_FROM_ARGUMENT8U, uint8, bytes, 'Eight bytes that count those that follow.')
bytearray8 = _counted('bytearray8', TAKEN_FROM_ARGUMENT8U, uint8, bytearray, 'As bytes8, for a bytearray.')
unicodestring1 = _counted('unicodestring1', TAKEN_FROM_ARGUMENT1, uint1, _as_unicode, 'A byte that counts those of UTF-8.')
unicodestring4 = _counted('unicodestring4', TAKEN_FROM_ARGUMENT4U, uint4, _as_unicode, 'Four such bytes.')
unicodestring8 = _counted('unicodestring8', TAKEN_FROM_ARGUMENT8U, uint8, _as_unicode, 'Eight such bytes.')
long1 = _counted('long1', TAKEN_FROM_ARGUMENT1, uint1, _pickle_codes.decode_long,
                 'A byte that counts those of a number.', 'not enough data in stream to read long1')
long4 = _counted('long4', TAKEN_FROM_ARGUMENT4, int4, _pickle_codes.decode_long,
                 'Four bytes that count those of a number.', 'not enough data in stream to read long4')


# ---- what is on the stack ------------------------------------------------------------------------------

class StackObject:
    """A kind of object on the stack of the machine that reads pickles."""

    def __init__(self, name, obtype, doc):
        self.name, self.obtype, self.doc = name, obtype, doc

    def __repr__(self):
        return self.name


pyint = pylong = StackObject('int', int, 'An integer.')
pyinteger_or_bool = StackObject('int_or_bool', (int, bool), 'An integer, or a truth value.')
pybool = StackObject('bool', bool, 'A truth value.')
pyfloat = StackObject('float', float, 'A float.')
pybytes_or_str = pystring = StackObject('bytes_or_str', (bytes, str), 'A string of Python 2.')
pybytes = StackObject('bytes', bytes, 'Bytes.')
pybytearray = StackObject('bytearray', bytearray, 'A bytearray.')
pyunicode = StackObject('str', str, 'A string.')
pynone = StackObject('None', type(None), 'None.')
pytuple = StackObject('tuple', tuple, 'A tuple.')
pylist = StackObject('list', list, 'A list.')
pydict = StackObject('dict', dict, 'A dict.')
pyset = StackObject('set', set, 'A set.')
pyfrozenset = StackObject('frozenset', set, 'A frozenset.')
pybuffer = StackObject('buffer', object, 'An object with a buffer.')
anyobject = StackObject('any', object, 'Any object.')
markobject = StackObject('mark', StackObject, 'Where a slice of the stack begins.')
stackslice = StackObject('stackslice', StackObject, 'All that is above the topmost mark.')


# ---- instructions --------------------------------------------------------------------------------------

class OpcodeInfo:
    """An instruction: what it takes from the stack and leaves there, and since which protocol it is there."""

    def __init__(self, name, code, arg, stack_before, stack_after, proto, doc):
        self.name, self.code, self.arg, self.proto, self.doc = name, code, arg, proto, doc
        self.stack_before, self.stack_after = stack_before, stack_after


def _instruction(name, arg, before, after, proto, doc):
    code = getattr(_pickle_codes, name).decode('latin-1')
    return OpcodeInfo(name, code, arg, before, after, proto, doc)


_ANY, _SLICE = [anyobject], [markobject, stackslice]

opcodes = [_instruction(*row) for row in (
    ('INT', decimalnl_short, [], [pyinteger_or_bool], 0, 'Push an integer or a truth value.'),
    ('BININT', int4, [], [pyint], 1, 'Push an integer of four bytes.'),
    ('BININT1', uint1, [], [pyint], 1, 'Push an integer of one byte.'),
    ('BININT2', uint2, [], [pyint], 1, 'Push an integer of two bytes.'),
    ('LONG', decimalnl_long, [], [pyint], 0, 'Push an integer of any size.'),
    ('LONG1', long1, [], [pyint], 2, 'Push an integer of up to 255 bytes.'),
    ('LONG4', long4, [], [pyint], 2, 'Push an integer of many bytes.'),
    ('STRING', stringnl, [], [pybytes_or_str], 0, 'Push a string of Python 2.'),
    ('BINSTRING', string4, [], [pybytes_or_str], 1, 'Push a long string of Python 2.'),
    ('SHORT_BINSTRING', string1, [], [pybytes_or_str], 1, 'Push a short string of Python 2.'),
    ('BINBYTES', bytes4, [], [pybytes], 3, 'Push bytes.'),
    ('SHORT_BINBYTES', bytes1, [], [pybytes], 3, 'Push a few bytes.'),
    ('BINBYTES8', bytes8, [], [pybytes], 4, 'Push a great many bytes.'),
    ('BYTEARRAY8', bytearray8, [], [pybytearray], 5, 'Push a bytearray.'),
    ('NEXT_BUFFER', None, [], [pybuffer], 5, 'Push the next buffer that came beside the pickle.'),
    ('READONLY_BUFFER', None, [pybuffer], [pybuffer], 5, 'Let the topmost buffer be read only.'),
    ('NONE', None, [], [pynone], 0, 'Push None on the stack.'),
    ('NEWTRUE', None, [], [pybool], 2, 'Push True.'),
    ('NEWFALSE', None, [], [pybool], 2, 'Push False.'),
    ('UNICODE', unicodestringnl, [], [pyunicode], 0, 'Push a string with escapes.'),
    ('SHORT_BINUNICODE', unicodestring1, [], [pyunicode], 4, 'Push a short string.'),
    ('BINUNICODE', unicodestring4, [], [pyunicode], 1, 'Push a string.'),
    ('BINUNICODE8', unicodestring8, [], [pyunicode], 4, 'Push a very long string.'),
    ('FLOAT', floatnl, [], [pyfloat], 0, 'Push a float in decimal.'),
    ('BINFLOAT', float8, [], [pyfloat], 1, 'Push a float.'),
    ('EMPTY_LIST', None, [], [pylist], 1, 'Push an empty list.'),
    ('APPEND', None, [pylist, anyobject], [pylist], 0, 'Append an object to a list.'),
    ('APPENDS', None, [pylist, *_SLICE], [pylist], 1, 'Append the objects above the mark to a list.'),
    ('LIST', None, _SLICE, [pylist], 0, 'Build a list out of the objects above the mark.'),
    ('EMPTY_TUPLE', None, [], [pytuple], 1, 'Push an empty tuple.'),
    ('TUPLE', None, _SLICE, [pytuple], 0, 'Build a tuple out of the topmost stack slice, after markobject.'),
    ('TUPLE1', None, _ANY, [pytuple], 2, 'Build a tuple of the topmost object.'),
    ('TUPLE2', None, _ANY * 2, [pytuple], 2, 'Build a tuple of the two topmost objects.'),
    ('TUPLE3', None, _ANY * 3, [pytuple], 2, 'Build a tuple of the three topmost objects.'),
    ('EMPTY_DICT', None, [], [pydict], 1, 'Push an empty dict.'),
    ('DICT', None, _SLICE, [pydict], 0, 'Build a dict out of the keys and values above the mark.'),
    ('SETITEM', None, [pydict, anyobject, anyobject], [pydict], 0, 'Put a key and a value into a dict.'),
    ('SETITEMS', None, [pydict, *_SLICE], [pydict], 1, 'Put the keys and values above the mark into a dict.'),
    ('EMPTY_SET', None, [], [pyset], 4, 'Push an empty set.'),
    ('ADDITEMS', None, [pyset, *_SLICE], [pyset], 4, 'Put the objects above the mark into a set.'),
    ('FROZENSET', None, _SLICE, [pyfrozenset], 4, 'Build a frozenset out of the objects above the mark.'),
    ('POP', None, _ANY, [], 0, 'Take the topmost object, or the mark, from the stack.'),
    ('DUP', None, _ANY, _ANY * 2, 0, 'Push the topmost object once more.'),
    ('MARK', None, [], [markobject], 0, 'Push markobject onto the stack.'),
    ('POP_MARK', None, _SLICE, [], 1, 'Take all from the stack down to the mark.'),
    ('GET', decimalnl_short, [], _ANY, 0, 'Push an object that was memorized.'),
    ('BINGET', uint1, [], _ANY, 1, 'Push an object that was memorized, one of the first.'),
    ('LONG_BINGET', uint4, [], _ANY, 1, 'Push an object that was memorized, one of many.'),
    ('PUT', decimalnl_short, [], [], 0, 'Memorize the topmost object.'),
    ('BINPUT', uint1, [], [], 1, 'Memorize the topmost object, one of the first.'),
    ('LONG_BINPUT', uint4, [], [], 1, 'Memorize the topmost object, one of many.'),
    ('MEMOIZE', None, _ANY, _ANY, 4, 'Memorize the topmost object under the next number.'),
    ('EXT1', uint1, [], _ANY, 2, 'Push what the registry of extensions has under a number.'),
    ('EXT2', uint2, [], _ANY, 2, 'The same for a number of two bytes.'),
    ('EXT4', int4, [], _ANY, 2, 'The same for a number of four bytes.'),
    ('GLOBAL', stringnl_noescape_pair, [], _ANY, 0, 'Push what a module has under a name.'),
    ('STACK_GLOBAL', None, [pyunicode, pyunicode], _ANY, 4, 'The same, module and name taken from the stack.'),
    ('REDUCE', None, _ANY * 2, _ANY, 0, 'Call an object with a tuple of arguments.'),
    ('BUILD', None, _ANY * 2, _ANY, 0, 'Give an object its state.'),
    ('INST', stringnl_noescape_pair, _SLICE, _ANY, 0, 'Make an instance of a class, arguments above the mark.'),
    ('OBJ', None, [markobject, anyobject, stackslice], _ANY, 1, 'The same, the class being above the mark too.'),
    ('NEWOBJ', None, _ANY * 2, _ANY, 2, 'Make an instance by __new__() of a class.'),
    ('NEWOBJ_EX', None, _ANY * 3, _ANY, 4, 'The same, with keyword arguments.'),
    ('PROTO', uint1, [], [], 2, 'Say which protocol it is.'),
    ('STOP', None, _ANY, [], 0, 'Stop the unpickling machine.'),
    ('FRAME', uint8, [], [], 4, 'Say how many bytes can be read at once.'),
    ('PERSID', stringnl_noescape, [], _ANY, 0, 'Push the object of a persistent identifier.'),
    ('BINPERSID', None, _ANY, _ANY, 1, 'The same, the identifier taken from the stack.'))]

code2op = {info.code: info for info in opcodes}

_PUTS = {'PUT', 'BINPUT', 'LONG_BINPUT'}
_GETS = {'GET', 'BINGET', 'LONG_BINGET'}


def genops(pickle):
    """Yield (instruction, argument or None, position) for all of a pickle, in bytes or a file."""
    for info, argument, begin, _ in _instructions(pickle):
        yield info, argument, begin


def _instructions(pickle):
    """The same, with the position behind the instruction too. What has no tell() has no positions."""
    f = io.BytesIO(pickle) if isinstance(pickle, (bytes, bytearray)) else pickle
    tell = getattr(f, 'tell', lambda: None)
    read = f.read
    while True:
        begin = tell()
        code = read(1)
        info = code2op.get(code.decode('latin-1'))
        if info is None:
            if not code:
                raise ValueError('pickle exhausted before seeing STOP')
            raise ValueError('at position %s, opcode %r unknown' % ('<unknown>' if begin is None else begin, code))
        argument = None if info.arg is None else info.arg.reader(f)
        yield info, argument, begin, tell()
        if info.name == 'STOP':
            return


# ---- a smaller pickle ----------------------------------------------------------------------------------

def _put(number, protocol):
    if protocol >= 4:
        return _pickle_codes.MEMOIZE
    return _numbered(number, protocol, _pickle_codes.PUT, _pickle_codes.BINPUT, _pickle_codes.LONG_BINPUT)


def _get(number, protocol):
    return _numbered(number, protocol, _pickle_codes.GET, _pickle_codes.BINGET, _pickle_codes.LONG_BINGET)


def _numbered(number, protocol, text, short, long):
    if protocol < 1:
        return text + b'%d\n' % number
    return short + bytes([number]) if number < 256 else long + struct.pack('<I', number)


_FRAME_ENOUGH = 1 << 16         # what a frame has at most, and what is not put into one
_FRAME_WORTH = 4                # smaller ones are not marked


def _framed(pieces):
    """Pieces of a pickle in frames."""
    out, frame = [], bytearray()

    def end():
        if len(frame) >= _FRAME_WORTH:
            out.append(_pickle_codes.FRAME + struct.pack('<Q', len(frame)))
        out.append(bytes(frame))
        frame.clear()

    for piece in pieces:
        if len(piece) > _FRAME_ENOUGH:
            end()
            out.append(piece)
            continue
        frame += piece
        if len(frame) >= _FRAME_ENOUGH:
            end()
    end()
    return b''.join(out)


def optimize(p):
    """Return the pickle without memorizing what is never used again."""
    steps, used, memo, protocol = [], set(), 0, 0
    for info, argument, begin, end in _instructions(p):
        if info.name in _PUTS:
            steps.append(('put', argument))
            memo += 1
        elif info.name == 'MEMOIZE':
            steps.append(('put', memo))
            memo += 1
        elif info.name in _GETS:
            steps.append(('get', argument))
            used.add(argument)
        elif info.name == 'PROTO':
            protocol = max(protocol, argument)
            steps.append(('proto', p[begin:end]))
        elif info.name != 'FRAME':
            protocol = max(protocol, info.proto)
            steps.append(('rest', p[begin:end]))
    head, pieces, numbers = b'', [], {}
    for kind, what in steps:
        if kind == 'put':
            if what in used:
                numbers[what] = len(numbers)
                pieces.append(_put(numbers[what], protocol))
        elif kind == 'get':
            pieces.append(_get(numbers[what], protocol))
        elif kind == 'proto' and not head and not pieces:
            head = what
        else:
            pieces.append(what)
    return head + (_framed(pieces) if protocol >= 4 else b''.join(pieces))


# ---- a listing -----------------------------------------------------------------------------------------

class _Machine:
    """The stack and the memo that a pickle would have, with kinds of objects in the objects' place."""

    def __init__(self, memo):
        self.memo = {} if memo is None else memo
        self.stack, self.marks = [], []              # marks: where in the pickle they were set

    def step(self, info, argument):
        """Do the first half of an instruction, up to what is to be said of it (note) or is wrong (mistake)."""
        self.note = self.mistake = None
        self.wanted, self.left = len(info.stack_before), info.stack_after
        if markobject in info.stack_before or info.name == 'POP' and self.stack[-1:] == [markobject]:
            self._pop_mark(info)
        if info.name in _PUTS:
            self._memorize(argument)
        elif info.name == 'MEMOIZE':
            argument = len(self.memo)
            self.note = f'(as {argument})'
            self._memorize(argument)
        elif info.name in _GETS:
            if argument in self.memo:
                self.left = [self.memo[argument]]
            else:
                self.mistake = f'memo key {argument!r} has never been stored into'

    def _pop_mark(self, info):
        if not self.marks:
            self.mistake = 'no MARK exists on stack'
            return
        where = self.marks.pop()
        self.note = '(MARK at unknown opcode offset)' if where is None else f'(MARK at {where})'
        while self.stack.pop() is not markobject:
            pass
        self.wanted = info.stack_before.index(markobject) if markobject in info.stack_before else 0

    def _memorize(self, number):
        if not self.stack:
            self.mistake = "stack is empty -- can't store into memo"
        elif self.stack[-1] is markobject:
            self.mistake = "can't store markobject in the memo"
        else:
            self.memo[number] = self.stack[-1]

    def finish(self, begin):
        """Do the other half: take from the stack and put on it."""
        if self.mistake:
            raise ValueError(self.mistake)
        if len(self.stack) < self.wanted:
            raise ValueError(f'tries to pop {self.wanted} items from stack with only {len(self.stack)} items')
        del self.stack[len(self.stack) - self.wanted:]
        if markobject in self.left:
            self.marks.append(begin)
        self.stack += self.left


def dis(pickle, out=None, memo=None, indentlevel=4, annotate=0):
    """Print the instructions of a pickle, indented below marks; with annotate, from that column on what they do."""
    machine = _Machine(memo)
    highest, column = -1, annotate
    for info, argument, begin in genops(pickle):
        if begin is not None:
            print(f'{begin:5}:', end=' ', file=out)
        line = f"{repr(info.code)[1:-1]:4} {' ' * indentlevel * len(machine.marks)}{info.name}"
        machine.step(info, argument)
        highest = max(highest, info.proto)
        if argument is not None or machine.note:
            line += ' ' * (10 - len(info.name))
            if argument is not None:
                line += ' ' + (ascii(argument) if info.stack_after == [pybytes_or_str] else repr(argument))
            if machine.note:
                line += ' ' + machine.note
        if annotate:
            line = line.ljust(column)
            column = len(line) if len(line) <= 50 else annotate
            line += ' ' + info.doc.partition('\n')[0]
        print(line, file=out)
        machine.finish(begin)
    print('highest protocol among opcodes =', highest, file=out)
    if machine.stack:
        raise ValueError(f'stack not empty after STOP: {machine.stack!r}')


def _main(args=None):
    """What python -m pickletools does."""
    import argparse
    parser = argparse.ArgumentParser(description='disassemble one or more pickle files')
    parser.add_argument('pickle_file', nargs='+', help='the pickle file')
    parser.add_argument('-o', '--output', help='the file where the output should be written')
    parser.add_argument('-m', '--memo', action='store_true', help='preserve memo between disassemblies')
    parser.add_argument('-l', '--indentlevel', type=int, default=4,
                        help='the number of blanks by which to indent a new MARK level')
    parser.add_argument('-a', '--annotate', action='store_true',
                        help='annotate each line with a short opcode description')
    parser.add_argument('-p', '--preamble', default='==> {name} <==',
                        help='if more than one pickle file is specified, print this before each disassembly')
    args = parser.parse_args(args)
    out = sys.stdout if args.output is None else open(args.output, 'w')
    memo = {} if args.memo else None
    for name in args.pickle_file:
        if len(args.pickle_file) > 1:
            print(args.preamble.format(name=name), file=out)
        if name == '-':
            dis(sys.stdin.buffer, out, memo, args.indentlevel, 30 if args.annotate else 0)
        else:
            with open(name, 'rb') as file:
                dis(file, out, memo, args.indentlevel, 30 if args.annotate else 0)
    if out is not sys.stdout:
        out.close()


if __name__ == '__main__':
    _main()
