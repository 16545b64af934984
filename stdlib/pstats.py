"""Reports about where a program has spent its time: what profile and cProfile have measured."""

import marshal
import os
import re
import sys
import time
from dataclasses import dataclass
from enum import StrEnum
from functools import cmp_to_key

__all__ = ["Stats", "SortKey", "FunctionProfile", "StatsProfile"]


class SortKey(StrEnum):
    """What reports can be ordered by; each has one name or more."""

    CALLS = 'calls', 'ncalls'
    CUMULATIVE = 'cumulative', 'cumtime'
    FILENAME = 'filename', 'module'
    LINE = 'line'
    NAME = 'name'
    NFL = 'nfl'
    PCALLS = 'pcalls'
    STDNAME = 'stdname'
    TIME = 'time', 'tottime'

    def __new__(cls, *names):
        member = str.__new__(cls, names[0])
        member._value_ = names[0]
        member._all_values = names
        for name in names[1:]:
            cls._value2member_map_[name] = member
        return member


@dataclass(unsafe_hash=True)
class FunctionProfile:
    """One function's line in a report."""

    ncalls: str
    tottime: float
    percall_tottime: float
    cumtime: float
    percall_cumtime: float
    file_name: str
    line_number: int


@dataclass(unsafe_hash=True)
class StatsProfile:
    """A report as data: the whole time, and profiles by functions' names."""

    total_tt: float
    func_profiles: dict[str, FunctionProfile]


# Places in (cc, nc, tt, ct, file, line, name, standard name) and their direction, by the key's name.
_ORDERS = {
    'calls': (((1, -1),), 'call count'),
    'ncalls': (((1, -1),), 'call count'),
    'cumtime': (((3, -1),), 'cumulative time'),
    'cumulative': (((3, -1),), 'cumulative time'),
    'filename': (((4, 1),), 'file name'),
    'line': (((5, 1),), 'line number'),
    'module': (((4, 1),), 'file name'),
    'name': (((6, 1),), 'function name'),
    'nfl': (((6, 1), (4, 1), (5, 1)), 'name/file/line'),
    'pcalls': (((0, -1),), 'primitive call count'),
    'stdname': (((7, 1),), 'standard name'),
    'time': (((2, -1),), 'internal time'),
    'tottime': (((2, -1),), 'internal time'),
}
_OLD_NUMBERS = {-1: 'stdname', 0: 'calls', 1: 'time', 2: 'cumulative'}


class Stats:
    """What was measured, of profilers or of files with what they have written; to be sorted and printed.

    stats: {(file, line, name): (primitive calls, calls, own time, time with callees, callers)}.
    """

    def __init__(self, *args, stream=None):
        self.stream = stream or sys.stdout
        self.init(args[0] if args else None)
        self.add(*args[1:])

    def init(self, arg):
        """Begin anew with a profiler, a file's name, or nothing."""
        self.all_callees = None
        self.files = []
        self.fcn_list = None            # the functions in their order
        self.total_tt = 0
        self.total_calls = 0
        self.prim_calls = 0
        self.max_name_len = 0
        self.top_level = set()
        self.stats = {}
        self.sort_arg_dict = {}
        self.load_stats(arg)
        self._count()

    def load_stats(self, arg):
        """Take over what a profiler or a file has."""
        if arg is None:
            self.stats = {}
            return
        if isinstance(arg, (str, bytes, os.PathLike)):
            with open(arg, 'rb') as file:
                self.stats = marshal.load(file)
            try:
                arg = time.ctime(os.stat(arg).st_mtime) + '    ' + arg
            except (OSError, TypeError):
                pass
            self.files = [arg]
        elif hasattr(arg, 'create_stats'):
            arg.create_stats()
            self.stats = arg.stats
            arg.stats = {}
        if not self.stats:
            raise TypeError(f'Cannot create or construct a {self.__class__!r} object from {arg!r}')

    def _count(self):
        for function, (cc, nc, tt, ct, callers) in self.stats.items():
            self.total_calls += nc
            self.prim_calls += cc
            self.total_tt += tt
            if ('jprofile', 0, 'profiler') in callers:
                self.top_level.add(function)
            self.max_name_len = max(self.max_name_len, len(func_std_string(function)))

    # ---- changing

    def add(self, *arg_list):
        """Add what other measurements have found."""
        for other in reversed(arg_list):
            if not isinstance(other, self.__class__):
                other = self.__class__(other)
            self.files += other.files
            self.total_calls += other.total_calls
            self.prim_calls += other.prim_calls
            self.total_tt += other.total_tt
            self.top_level |= other.top_level
            self.max_name_len = max(self.max_name_len, other.max_name_len)
            self.fcn_list = None
            for function, stat in other.stats.items():
                self.stats[function] = add_func_stats(self.stats.get(function, (0, 0, 0, 0, {})), stat)
        return self

    def strip_dirs(self):
        """Leave folders out of files' names; functions that look the same then become one."""
        old = self.stats
        self.stats = {}
        self.max_name_len = 0
        for function, (cc, nc, tt, ct, callers) in old.items():
            name = func_strip_path(function)
            self.max_name_len = max(self.max_name_len, len(func_std_string(name)))
            stripped = {}
            for caller, value in callers.items():
                caller = func_strip_path(caller)
                stripped[caller] = _add_values(stripped[caller], value) if caller in stripped else value
            stat = cc, nc, tt, ct, stripped
            self.stats[name] = add_func_stats(self.stats[name], stat) if name in self.stats else stat
        self.top_level = {func_strip_path(function) for function in self.top_level}
        self.fcn_list = None
        self.all_callees = None
        return self

    def dump_stats(self, filename):
        """Write it to a file that Stats() reads."""
        with open(filename, 'wb') as file:
            marshal.dump(self.stats, file)

    def get_sort_arg_defs(self):
        """Return the orders by all names, and by all beginnings of names that say which is meant."""
        if not self.sort_arg_dict:
            ambiguous = set()
            for word, order in _ORDERS.items():
                for end in range(1, len(word) + 1):
                    known = self.sort_arg_dict.setdefault(word[:end], order)
                    if known is not order and known != order and word[:end] not in _ORDERS:
                        ambiguous.add(word[:end])
            for word in ambiguous:
                del self.sort_arg_dict[word]
            self.sort_arg_dict.update(_ORDERS)
        return self.sort_arg_dict

    def sort_stats(self, *field):
        """Order the functions by one key after the other: SortKey members, names, or old numbers."""
        if not field:
            self.fcn_list = 0
            return self
        if len(field) == 1 and isinstance(field[0], int):
            field = [_OLD_NUMBERS[field[0]]]
        elif len(field) > 1:
            for extra in field[1:]:
                if type(extra) is not type(field[0]):
                    raise TypeError("Can't have mixed argument type")
        orders = self.get_sort_arg_defs()
        places, words = (), []
        for word in field:
            more, text = orders[word.value if isinstance(word, SortKey) else word]
            places += more
            words.append(text)
        self.sort_type = ', '.join(words)
        rows = [(cc, nc, tt, ct) + function + (func_std_string(function), function)
                for function, (cc, nc, tt, ct, callers) in self.stats.items()]

        def compare(a, b):
            for place, direction in places:
                if a[place] != b[place]:
                    return -direction if a[place] < b[place] else direction
            return 0

        self.fcn_list = [row[-1] for row in sorted(rows, key=cmp_to_key(compare))]
        return self

    def reverse_order(self):
        """Turn the order round."""
        if self.fcn_list:
            self.fcn_list.reverse()
        return self

    def calc_callees(self):
        """Find out whom each function calls."""
        if self.all_callees:
            return
        self.all_callees = callees = {}
        for function, (cc, nc, tt, ct, callers) in self.stats.items():
            callees.setdefault(function, {})
            for caller, value in callers.items():
                callees.setdefault(caller, {})[function] = value

    # ---- choosing

    def eval_print_amount(self, sel, list, msg):
        """Return the part of a list that a restriction leaves, and the text about it."""
        chosen = list
        if isinstance(sel, str):
            try:
                matches = re.compile(sel).search
            except re.PatternError:
                return list, msg + f'   <Invalid regular expression {sel!r}>\n'
            chosen = [function for function in list if matches(func_std_string(function))]
        else:
            count = len(list)
            if isinstance(sel, float) and 0.0 <= sel < 1.0:
                chosen = list[:int(count * sel + .5)]
            elif isinstance(sel, int) and 0 <= sel < count:
                chosen = list[:sel]
        if len(list) != len(chosen):
            msg += f'   List reduced from {len(list)!r} to {len(chosen)!r} due to restriction <{sel!r}>\n'
        return chosen, msg

    def get_print_list(self, sel_list):
        """Print what is listed; return the width of names, and the functions."""
        if self.fcn_list:
            functions = self.fcn_list[:]
            text = f'   Ordered by: {self.sort_type}\n'
        else:
            functions = [*self.stats]
            text = '   Random listing order was used\n'
        for selection in sel_list:
            functions, text = self.eval_print_amount(selection, functions, text)
        if not functions:
            return 0, functions
        print(text, file=self.stream)
        width = self.max_name_len
        if len(functions) < len(self.stats):
            width = max(len(func_std_string(function)) for function in functions)
        return width + 2, functions

    def get_stats_profile(self):
        """Return what print_stats() prints as a StatsProfile."""
        functions = self.fcn_list[:] if self.fcn_list else [*self.stats]
        profiles = {}
        for function in functions:
            file, line, name = function
            cc, nc, tt, ct, callers = self.stats[function]
            profiles[name] = FunctionProfile(
                str(nc) if nc == cc else f'{nc}/{cc}', float(f8(tt)),
                -1 if nc == 0 else float(f8(tt / nc)), float(f8(ct)),
                -1 if cc == 0 else float(f8(ct / cc)), file, line)
        return StatsProfile(float(f8(self.total_tt)), profiles)

    # ---- printing

    def _print(self, *args, **options):
        print(*args, file=self.stream, **options)

    def print_stats(self, *amount):
        """Print the functions: all of them, or what restrictions leave (a count, a part, a pattern)."""
        for filename in self.files:
            self._print(filename)
        if self.files:
            self._print()
        indent = ' ' * 8
        for function in self.top_level:
            self._print(indent, func_get_function_name(function))
        self._print(indent, self.total_calls, 'function calls', end=' ')
        if self.total_calls != self.prim_calls:
            self._print(f'({self.prim_calls} primitive calls)', end=' ')
        self._print(f'in {self.total_tt:.3f} seconds')
        self._print()
        width, functions = self.get_print_list(amount)
        if functions:
            self.print_title()
            for function in functions:
                self.print_line(function)
            self._print('\n')
        return self

    def print_callees(self, *amount):
        """Print whom each function has called."""
        width, functions = self.get_print_list(amount)
        if functions:
            self.calc_callees()
            self.print_call_heading(width, 'called...')
            for function in functions:
                self.print_call_line(width, function, self.all_callees.get(function, {}))
            self._print('\n')
        return self

    def print_callers(self, *amount):
        """Print who has called each function."""
        width, functions = self.get_print_list(amount)
        if functions:
            self.print_call_heading(width, 'was called by...')
            for function in functions:
                self.print_call_line(width, function, self.stats[function][4], '<-')
            self._print('\n')
        return self

    def print_call_heading(self, name_size, column_title):
        """Print the titles over callers or callees."""
        self._print('Function '.ljust(name_size) + column_title)
        values = (value for stat in self.stats.values() for value in stat[4].values())
        if isinstance(next(values, None), tuple):
            self._print(' ' * name_size + '    ncalls  tottime  cumtime')

    def print_call_line(self, name_size, source, call_dict, arrow='->'):
        """Print a function, and a line for each function on the other side."""
        self._print(func_std_string(source).ljust(name_size) + arrow, end=' ')
        if not call_dict:
            self._print()
            return
        indent = ''
        for function in sorted(call_dict):
            name, value = func_std_string(function), call_dict[function]
            if isinstance(value, tuple):
                nc, cc, tt, ct = value
                calls = f'{nc}/{cc}' if nc != cc else f'{nc}'
                text = f'{calls.rjust(7 + 2 * len(indent))} {f8(tt)} {f8(ct)}  {name}'
                width = name_size + 1
            else:
                text = f'{name}({value!r}) {f8(self.stats[function][3])}'
                width = name_size + 3
            self._print(indent * width + text)
            indent = ' '

    def print_title(self):
        """Print the titles over functions."""
        self._print('   ncalls  tottime  percall  cumtime  percall', end=' ')
        self._print('filename:lineno(function)')

    def print_line(self, func):
        """Print a function's line."""
        cc, nc, tt, ct, callers = self.stats[func]
        calls = str(nc) if nc == cc else f'{nc}/{cc}'
        blank = ' ' * 8
        self._print(calls.rjust(9), f8(tt), f8(tt / nc) if nc else blank, f8(ct),
                    f8(ct / cc) if cc else blank, func_std_string(func))


# ---- functions' names and numbers

def func_strip_path(func_name):
    """Return (file without folders, line, name)."""
    filename, line, name = func_name
    return os.path.basename(filename), line, name


def func_get_function_name(func):
    """Return the name of (file, line, name)."""
    return func[2]


def func_std_string(func_name):
    """Return file:line(name), or {what it is} for a function that is not in Python."""
    filename, line, name = func_name
    if (filename, line) == ('~', 0):
        return f'{{{name[1:-1]}}}' if name.startswith('<') and name.endswith('>') else name
    return '%s:%d(%s)' % func_name


def _add_values(a, b):
    """Add what two measurements say of one caller: counts, or tuples of numbers."""
    return tuple(map(sum, zip(a, b))) if isinstance(a, tuple) else a + b


def add_func_stats(target, source):
    """Add the entries of one function in two measurements."""
    return (*map(sum, zip(target[:4], source[:4])), add_callers(target[4], source[4]))


def add_callers(target, source):
    """Add callers."""
    callers = dict(target)
    for function, value in source.items():
        callers[function] = _add_values(callers[function], value) if function in callers else value
    return callers


def count_calls(callers):
    """Return the number of calls by all callers."""
    return sum(callers.values())


def f8(x):
    """Return a time as reports show it."""
    return '%8.3f' % x
