"""How long small pieces of code take."""

import gc
import sys
import time

__all__ = ["Timer", "timeit", "repeat", "default_timer"]

default_number = 1000000
default_repeat = 5
default_timer = time.perf_counter
dummy_src_name = "<timeit-src>"

_globals = globals

template = """
def inner(_it, _timer{init}):
    {setup}
    _t0 = _timer()
    for _i in _it:
        {stmt}
        pass
    _t1 = _timer()
    return _t1 - _t0
"""


def reindent(src, indent):
    """Indent all lines but the first."""
    return src.replace("\n", "\n" + " " * indent)


class Timer:
    """Times a statement, after a setup that isn't timed; both are source or functions."""

    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        local_ns = {}
        init = prefix = ''
        if isinstance(setup, str):
            compile(setup, dummy_src_name, "exec")
            prefix = setup + '\n'
            setup = reindent(setup, 4)
        elif callable(setup):
            local_ns['_setup'] = setup
            init += ', _setup=_setup'
            setup = '_setup()'
        else:
            raise ValueError("setup is neither a string nor callable")
        if isinstance(stmt, str):
            # By itself first: an error in it should not be about our template.
            compile(prefix + stmt, dummy_src_name, "exec")
            stmt = reindent(stmt, 8)
        elif callable(stmt):
            local_ns['_stmt'] = stmt
            init += ', _stmt=_stmt'
            stmt = '_stmt()'
        else:
            raise ValueError("stmt is neither a string nor callable")
        self.src = template.format(stmt=stmt, setup=setup, init=init)
        code = compile(self.src, dummy_src_name, "exec")
        exec(code, _globals() if globals is None else globals, local_ns)
        self.inner = local_ns["inner"]

    def print_exc(self, file=None):
        """Print the exception that is being handled, with the lines of the timed code."""
        import linecache
        import traceback
        if self.src is not None:
            linecache.cache[dummy_src_name] = (len(self.src), None, self.src.split("\n"),
                                               dummy_src_name)
        traceback.print_exc(file=file)

    def timeit(self, number=default_number):
        """Return how many seconds it takes to run the statement so many times."""
        from itertools import repeat
        enabled = gc.isenabled()
        gc.disable()
        try:
            return self.inner(repeat(None, number), self.timer)
        finally:
            if enabled:
                gc.enable()

    def repeat(self, repeat=default_repeat, number=default_number):
        """Call timeit() so many times and return the results."""
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        """Call timeit() with growing numbers until it takes 0.2 s; return (number, seconds)."""
        scale = 1
        while True:
            for factor in (1, 2, 5):
                number = scale * factor
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken
            scale *= 10


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    """Return how many seconds it takes to run a statement so many times."""
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat,
           number=default_number, globals=None):
    """Call timeit() so many times and return the results."""
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)


_UNITS = {"nsec": 1e-9, "usec": 1e-6, "msec": 1e-3, "sec": 1.0}

_USAGE = """\
usage: python -m timeit [-n N] [-r N] [-s S] [-u U] [-p] [-v] [-h] [--] [statement]

-n/--number N   how many times to run the statement (by default, as often as takes 0.2 s)
-r/--repeat N   how many times to repeat that (by default, 5)
-s/--setup S    what to run once before
-u/--unit U     nsec, usec, msec or sec
-p/--process    time of the processor, not of the clock
-v/--verbose    print all timings; again for more digits
-h/--help       print this
"""


def _parse_options(args):
    """Return the options as a dict, and the statement's lines; options end at the first line."""
    known = {'n': 'number', 'r': 'repeat', 's': 'setup', 'u': 'unit', 'p': 'process',
             'v': 'verbose', 'h': 'help'}
    flags = ('process', 'verbose', 'help')
    options = {'setup': [], 'verbose': 0}
    args = list(args)
    while args and args[0].startswith('-') and args[0] != '-':
        arg = args.pop(0)
        if arg == '--':
            break
        if arg.startswith('--'):
            name, has_value, value = arg[2:].partition('=')
            found = [full for full in known.values() if full.startswith(name)]
            if len(found) != 1:
                raise ValueError(f'option --{name} not recognized')
            name = found[0]
            pending = '' if not has_value else None
        else:
            if arg[1] not in known:
                raise ValueError(f'option -{arg[1]} not recognized')
            name, value = known[arg[1]], arg[2:]
            pending = value
            if name in flags and value:
                args.insert(0, '-' + value)
        if name == 'verbose':
            options['verbose'] += 1
        elif name in flags:
            options[name] = True
        else:
            if not value and pending is not None:
                if not args:
                    raise ValueError(f'option {arg} requires argument')
                value = args.pop(0)
            if name == 'setup':
                options['setup'].append(value)
            else:
                options[name] = value if name == 'unit' else int(value)
    return options, args


def _format_time(seconds, unit, precision):
    if unit is None:
        unit = next((name for name, scale in reversed(_UNITS.items()) if seconds >= scale),
                    'nsec')
    return f'{seconds / _UNITS[unit]:.{precision}g} {unit}'


def main(args=None, *, _wrap_timer=None):
    """Time the statement of the command line."""
    try:
        options, lines = _parse_options(sys.argv[1:] if args is None else args)
    except ValueError as error:
        print(error)
        print("use -h/--help for command line help")
        return 2
    if options.get('help'):
        print(_USAGE, end="")
        return 0
    unit = options.get('unit')
    if unit is not None and unit not in _UNITS:
        print("Unrecognized unit. Please select nsec, usec, msec, or sec.", file=sys.stderr)
        return 2
    import os
    sys.path.insert(0, os.curdir)
    timer = time.process_time if options.get('process') else default_timer
    if _wrap_timer is not None:
        timer = _wrap_timer(timer)
    t = Timer("\n".join(lines) or "pass", "\n".join(options['setup']) or "pass", timer)
    return _run(t, options, unit)


def _run(t, options, unit):
    verbose = options['verbose']
    precision = 3 + max(verbose - 1, 0)
    number = options.get('number', 0)
    count = max(options.get('repeat', default_repeat), 1)

    def report(number, taken):
        print(f"{number} loop{'s' if number != 1 else ''} -> {taken:.{precision}g} sec")

    try:
        if number == 0:
            number, _ = t.autorange(report if verbose else None)
            if verbose:
                print()
        raw = t.repeat(count, number)
    except:
        t.print_exc()
        return 1
    if verbose:
        print("raw times:", ", ".join(_format_time(taken, unit, precision) for taken in raw))
        print()
    timings = [taken / number for taken in raw]
    best, worst = min(timings), max(timings)
    print(f"{number} loop{'s' if number != 1 else ''}, best of {count}: "
          f"{_format_time(best, unit, precision)} per loop")
    if worst >= best * 4:
        import warnings
        warnings.warn_explicit(
            "The test results are likely unreliable. The worst time "
            f"({_format_time(worst, unit, precision)}) was more than four times slower than "
            f"the best time ({_format_time(best, unit, precision)}).", UserWarning, '', 0)
    return None


if __name__ == "__main__":
    sys.exit(main())
