# sys.monitoring: which events come, in which order, with which arguments.
import sys

monitoring = sys.monitoring
E = monitoring.events
TOOL = monitoring.PROFILER_ID
monitoring.use_tool_id(TOOL, 'test')
NAMES = {getattr(E, name): name for name in vars(E) if name not in ('NO_EVENTS', 'BRANCH')}
print(monitoring.get_tool(TOOL), len(NAMES), E.BRANCH, list(vars(E)) == [*NAMES.values(), 'BRANCH', 'NO_EVENTS'])


def shown(v):
    return '-' if v is monitoring.MISSING else getattr(v, '__qualname__', None) or repr(v)


def watch(event):
    def callback(code, where, *args):
        if code.co_filename == __file__:
            print(NAMES[event], code.co_name, where if event == E.LINE else '', *map(shown, args))
    return callback


for event in NAMES:
    assert monitoring.register_callback(TOOL, event, watch(event)) is None


def gen():
    got = yield 1
    yield got


def values(x):
    for v in gen():
        x = (x, v)
    if v:
        x = len('abc')
    else:
        x = 0
    return x


def errors():
    try:
        int('x')
    except ValueError:
        pass
    try:
        inner()
    except KeyError as e:
        found = e


def inner():
    raise KeyError('k')


def thrown():
    g = gen()
    next(g)
    try:
        g.throw(TypeError('t'))
    except TypeError:
        pass


def delegate():
    got = yield from gen()


def again():
    try:
        1 / 0
    except ZeroDivisionError:
        raise


class C:
    def __init__(self, n):
        self.n = n

    def m(self):
        return self.n

    def __repr__(self):
        return 'C()'


def objects():
    c = C(3)
    c.m()
    f = c.m
    f()
    sorted([2, 1], key=lambda v: -v)


FLOW = E.PY_START | E.PY_RESUME | E.PY_RETURN | E.PY_YIELD | E.PY_UNWIND | E.PY_THROW | E.LINE


def run(title, events, function, *args):
    print('----', title)
    monitoring.set_events(TOOL, events)
    try:
        function(*args)
    except ZeroDivisionError as e:
        monitoring.set_events(TOOL, 0)
        print('raised', e)
    monitoring.set_events(TOOL, 0)



run('flow', FLOW, values, 0)
run('calls', E.CALL | E.C_RETURN | E.C_RAISE, values, 0)
run('errors', E.RAISE | E.EXCEPTION_HANDLED | E.PY_UNWIND | E.RERAISE, errors)
run('again', E.RAISE | E.PY_UNWIND, again)
run('thrown', E.PY_THROW | E.PY_UNWIND | E.RAISE, thrown)
run('delegate', FLOW & ~E.LINE | E.STOP_ITERATION, lambda: list(delegate()))
run('objects', E.CALL | E.C_RETURN | E.C_RAISE, objects)
monitoring.free_tool_id(TOOL)
print(monitoring.get_tool(TOOL))
