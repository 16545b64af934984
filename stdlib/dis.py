"""minipy's bytecode, for people to read. The functions are CPython's, the instructions are not."""

import _dis
import sys
import types
from collections import namedtuple
from opcode import *
from opcode import __all__ as _opcode_names

__all__ = ['code_info', 'dis', 'disassemble', 'distb', 'disco', 'findlinestarts', 'findlabels',
           'show_code', 'get_instructions', 'Instruction', 'Bytecode', *_opcode_names]

_HAVE_CODE = (types.MethodType, types.FunctionType, types.CodeType, classmethod, staticmethod,
              type)
COMPILER_FLAG_NAMES = {
    1: 'OPTIMIZED', 2: 'NEWLOCALS', 4: 'VARARGS', 8: 'VARKEYWORDS', 16: 'NESTED',
    32: 'GENERATOR', 64: 'NOFREE', 128: 'COROUTINE', 256: 'ITERABLE_COROUTINE',
    512: 'ASYNC_GENERATOR', 0x4000000: 'HAS_DOCSTRING', 0x8000000: 'METHOD'}

Positions = namedtuple('Positions', 'lineno end_lineno col_offset end_col_offset',
                       defaults=[None] * 4)
_Instruction = namedtuple('_Instruction', 'opname opcode arg argval argrepr offset start_offset '
                          'starts_line line_number label positions cache_info',
                          defaults=[None, None, None])


class Instruction(_Instruction):
    """An instruction: its number and name, operands, offset and place in the source.

    argval is what the operand that has a meaning of its own stands for: a constant, a name, the
    target of a jump. argrepr is all operands as text.
    """

    @property
    def oparg(self):
        """The same as arg."""
        return self.arg

    @property
    def baseopcode(self):
        """The same as opcode: instructions are not specialized."""
        return self.opcode

    @property
    def baseopname(self):
        """The same as opname."""
        return self.opname

    @property
    def end_offset(self):
        """The offset of the next instruction."""
        return self.start_offset + 2 * len(self.cache_info or ()) + 2

    @property
    def cache_offset(self):
        """The offset of the first word that follows the instruction."""
        return self.offset + 2

    @property
    def is_jump_target(self):
        """Whether something jumps here."""
        return self.label is not None

    @property
    def jump_target(self):
        """The offset that it may jump to, or None."""
        return self.argval if self.opcode in hasjump else None

    def __str__(self):
        return f'{self.offset // 2:6}  {self.opname:<24}{self.argrepr}'


def pretty_flags(flags):
    """Return the flags of a code object as names."""
    names = [name for bit, name in COMPILER_FLAG_NAMES.items() if flags & bit]
    rest = flags & ~sum(bit for bit in COMPILER_FLAG_NAMES)
    if rest or not names:
        names.append(hex(rest))
    return ', '.join(names)


# ---- what to look at ------------------------------------------------------------------------

def _try_compile(source, name):
    try:
        return compile(source, name, 'eval')
    except SyntaxError:
        return compile(source, name, 'exec')


def _get_code_object(x):
    x = getattr(x, '__func__', x)
    for name in '__code__', 'gi_code', 'ag_code', 'cr_code':
        if hasattr(x, name):
            x = getattr(x, name)
            break
    if isinstance(x, str):
        x = _try_compile(x, '<disassembly>')
    if isinstance(x, types.CodeType):
        return x
    raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")


# ---- instructions ---------------------------------------------------------------------------

def _operand(kind, number, meaning):
    """Return an operand as text."""
    if kind == 'K':
        return repr(meaning)
    if kind in 'NG':
        return str(meaning)
    if kind in 'RW':
        return f'r{number}' if meaning is None else str(meaning)
    if kind == 'V':
        return f'[r{number}..]'
    if kind == 'J':
        return f'to {meaning // 2}'
    return str(number)


def get_instructions(x, *, first_line=None, show_caches=None, adaptive=False):
    """Yield the instructions of a function, method, source text or code object."""
    code = _get_code_object(x)
    shift = 0 if first_line is None else first_line - code.co_firstlineno
    positions = list(code.co_positions())
    rows = _dis.instructions(code)
    targets = {meaning for _, _, _, operands in rows for kind, _, meaning in operands
               if kind == 'J'}
    targets.update(target for _, _, target in _dis.handlers(code))
    labels = {offset: number for number, offset in enumerate(sorted(targets), 1)}
    before = None
    for offset, number, words, operands in rows:
        place = Positions(*positions[offset // 2])
        line = place.lineno
        if line is not None and shift:
            line += shift
            place = place._replace(lineno=line, end_lineno=place.end_lineno + shift)
        arg = value = None
        for kind, n, meaning in operands:
            if arg is None or kind in 'KNGJ':
                arg = n
                value = meaning if kind in 'KNGJRW' and meaning is not None else n
        yield Instruction(opname[number], number, arg, value,
                          ' '.join(_operand(*operand) for operand in operands), offset, offset,
                          line is not None and line != before, line, labels.get(offset), place,
                          [('word', 1, b'')] * (words - 1) or None)
        before = line


def findlinestarts(code):
    """Yield (offset, line) wherever the line changes."""
    before = False
    for start, _, line in code.co_lines():
        if line is not before:
            before = line
            yield start, line


def findlabels(code):
    """Return the offsets that something jumps to."""
    found = []
    for _, _, _, operands in _dis.instructions(code):
        for kind, _, meaning in operands:
            if kind == 'J' and meaning not in found:
                found.append(meaning)
    return found


# ---- printing -------------------------------------------------------------------------------

def code_info(x):
    """Return what is known of a code object, as text."""
    code = _get_code_object(x)
    lines = [f'Name:              {code.co_name}',
             f'Filename:          {code.co_filename}',
             f'Argument count:    {code.co_argcount}',
             f'Positional-only arguments: {code.co_posonlyargcount}',
             f'Kw-only arguments: {code.co_kwonlyargcount}',
             f'Number of locals:  {code.co_nlocals}',
             f'Registers:         {_dis.registers(code)}',
             f'Flags:             {pretty_flags(code.co_flags)}']
    for title, values, text in (
            ('Constants', code.co_consts, repr), ('Names', code.co_names, str),
            ('Variable names', code.co_varnames, str), ('Free variables', code.co_freevars, str),
            ('Cell variables', code.co_cellvars, str)):
        if values:
            lines.append(f'{title}:')
            lines += [f'{n:4}: {text(value)}' for n, value in enumerate(values)]
    return '\n'.join(lines)


def show_code(co, *, file=None):
    """Print what is known of a code object."""
    print(code_info(co), file=file)


def _text(code, lasti=-1):
    lines = _dis.text(code).splitlines(keepends=True)
    for n, line in enumerate(lines):
        if lasti >= 0 and line[6:13].strip() == str(lasti // 2):
            lines[n] = '  -->' + line[5:] if line[:6].isspace() else line[:6] + '>' + line[7:]
            break
    return ''.join(lines)


def disassemble(co, lasti=-1, *, file=None, **options):
    """Print the instructions of one code object, with a mark at the one at lasti."""
    print(_text(co, lasti), end='', file=file)


disco = disassemble


def _disassemble_recursive(code, depth, file):
    disassemble(code, file=file)
    if depth is not None and depth <= 0:
        return
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            print(f'\nDisassembly of {constant!r}:', file=file)
            _disassemble_recursive(constant, None if depth is None else depth - 1, file)


def dis(x=None, *, file=None, depth=None, show_caches=False, adaptive=False, show_offsets=False,
        show_positions=False):
    """Print the instructions of a function, class, module, text or code object.

    Without one, print those of the last traceback.
    """
    if x is None:
        distb(file=file)
        return
    x = getattr(x, '__func__', x)
    for name in '__code__', 'gi_code', 'ag_code', 'cr_code':
        if hasattr(x, name):
            x = getattr(x, name)
            break
    if hasattr(x, '__dict__') and not isinstance(x, types.CodeType):
        for name, value in sorted(x.__dict__.items()):
            if isinstance(value, _HAVE_CODE):
                print(f'Disassembly of {name}:', file=file)
                try:
                    dis(value, file=file, depth=depth)
                except TypeError as error:
                    print('Sorry:', error, file=file)
                print(file=file)
    elif isinstance(x, (types.CodeType, str)):
        _disassemble_recursive(_get_code_object(x), depth, file)
    else:
        raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")


def distb(tb=None, *, file=None, **options):
    """Print the instructions of the function in which a traceback ends."""
    if tb is None:
        try:
            tb = sys.last_exc.__traceback__
        except AttributeError:
            raise RuntimeError('no last traceback to disassemble') from None
    while tb.tb_next:
        tb = tb.tb_next
    disassemble(tb.tb_frame.f_code, tb.tb_lasti, file=file)


class Bytecode:
    """The instructions of something; iterable, and printable by dis()."""

    def __init__(self, x, *, first_line=None, current_offset=None, **options):
        self.codeobj = _get_code_object(x)
        self.first_line = self.codeobj.co_firstlineno if first_line is None else first_line
        self.current_offset = current_offset
        self._original_object = x

    def __iter__(self):
        return get_instructions(self.codeobj, first_line=self.first_line)

    def __repr__(self):
        return f'{type(self).__name__}({self._original_object!r})'

    @classmethod
    def from_traceback(cls, tb, **options):
        """Return the code of the function in which a traceback ends."""
        while tb.tb_next:
            tb = tb.tb_next
        return cls(tb.tb_frame.f_code, current_offset=tb.tb_lasti)

    def info(self):
        """Return what is known of the code object."""
        return code_info(self.codeobj)

    def dis(self):
        """Return the instructions as text."""
        return _text(self.codeobj, -1 if self.current_offset is None else self.current_offset)


def main(args=None):
    """Print the bytecode of a file, or of standard input."""
    import argparse
    parser = argparse.ArgumentParser()
    for letter, name, help in (('C', 'show-caches', 'show inline caches'), ('O', 'show-offsets', 'show instruction offsets'),
                               ('P', 'show-positions', 'show instruction positions'),
                               ('S', 'specialized', 'show specialized bytecode')):
        parser.add_argument('-' + letter, '--' + name, action='store_true', help=help)
    parser.add_argument('infile', nargs='?', default='-')
    args = parser.parse_args(args)
    if args.infile == '-':
        name, source = '<stdin>', sys.stdin.read()
    else:
        name = args.infile
        with open(name, 'rb') as file:
            source = file.read()
    dis(compile(source, name, 'exec'), show_caches=args.show_caches, adaptive=args.specialized,
        show_offsets=args.show_offsets, show_positions=args.show_positions)


if __name__ == '__main__':
    main()
