"""Questions about single instructions, as tools of CPython ask them; minipy's instructions, not CPython's."""

import opcode as _tables
from opcode import stack_effect

# Instructions specialize themselves to what they meet, in both variants.
ENABLE_SPECIALIZATION = True
ENABLE_SPECIALIZATION_FT = True


def _asks(table):
    members = frozenset(table)

    def has(opcode):
        return opcode in members

    return has


def is_valid(opcode):
    """Is there an instruction of this number?"""
    return 0 <= opcode < len(_tables.opname)


has_arg = _asks(_tables.hasarg)
has_const = _asks(_tables.hasconst)
has_name = _asks(_tables.hasname)
has_jump = _asks(_tables.hasjump)
has_free = _asks(_tables.hasfree)
has_local = _asks(_tables.haslocal)
has_exc = _asks(_tables.hasexc)


def get_specialization_stats():
    """Statistics of specialization, which no build gathers: None."""
    return None
