"""minipy's instruction set. Numbers and names are its own, not CPython's."""

from _dis import opcodes as _opcodes
from operator import index as _index

__all__ = ['cmp_op', 'stack_effect', 'hascompare', 'opname', 'opmap', 'HAVE_ARGUMENT',
           'EXTENDED_ARG', 'hasarg', 'hasconst', 'hasname', 'hasjump', 'hasjrel', 'hasjabs',
           'hasfree', 'haslocal', 'hasexc']

cmp_op = ('<', '<=', '==', '!=', '>', '>=')
opname = [name for name, _, _ in _opcodes]
opmap = {name: number for number, name in enumerate(opname)}

# Every instruction has room for operands, and none continues in another: any number may have an
# argument (hasarg says which do), and no instruction has the number EXTENDED_ARG.
HAVE_ARGUMENT = 0
EXTENDED_ARG = -1


def stack_effect(opcode, oparg=None, /, *, jump=None):
    """Return by how much an instruction makes the stack of values deeper.

    The instructions work on registers and there is no such stack: 0 for all that exist.
    """
    opcode = _index(opcode)
    if oparg is not None:
        _index(oparg)
    if jump is not None and jump is not True and jump is not False:
        raise ValueError('stack_effect: jump must be False, True or None')
    if not 0 <= opcode < len(opname):
        raise ValueError('invalid opcode or oparg')
    return 0


def _with(kinds):
    return [number for number, (_, operands, _) in enumerate(_opcodes)
            if any(kind in operands for kind in kinds)]


hasarg = [number for number, (_, operands, _) in enumerate(_opcodes) if operands.strip('_')]
hasconst = _with('K')
hasname = _with('NG')
hasjump = hasjrel = _with('J')
hasjabs = []
haslocal = _with('RW')
hasfree = [number for number, name in enumerate(opname) if 'CELL' in name]
hascompare = [number for number, name in enumerate(opname)
              if name in ('LT', 'LE', 'EQ', 'NE', 'GT', 'GE')]
hasexc = []
