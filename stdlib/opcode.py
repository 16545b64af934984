"""minipy's instruction set. Numbers and names are its own, not CPython's."""

from _dis import opcodes as _opcodes

__all__ = ['cmp_op', 'hascompare', 'opname', 'opmap', 'hasarg', 'hasconst', 'hasname', 'hasjump',
           'hasjrel', 'hasjabs', 'hasfree', 'haslocal', 'hasexc']

cmp_op = ('<', '<=', '==', '!=', '>', '>=')
opname = [name for name, _, _ in _opcodes]
opmap = {name: number for number, name in enumerate(opname)}


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
