# sys.monitoring: tools, local events, disabling and restarting, what is refused.
import sys

m = sys.monitoring
E = m.events


def refused(function, *args):
    try:
        print(function(*args))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)


def f(n):
    total = 0
    for i in range(n):
        total += i
    return total


def g():
    return f(2)


refused(m.use_tool_id, 6, 'x')
refused(m.use_tool_id, -1, 'x')
refused(m.use_tool_id, 1, 2)
refused(m.use_tool_id, 1, 'one')
refused(m.use_tool_id, 1, 'two')
refused(m.set_events, 2, E.LINE)
refused(m.set_events, 1, E.C_RETURN)
refused(m.set_events, 1, 1 << 20)
refused(m.set_local_events, 1, f, E.LINE)
refused(m.set_local_events, 1, f.__code__, E.RAISE)
refused(m.set_local_events, 2, f.__code__, E.LINE)
refused(m.register_callback, 1, E.LINE | E.CALL, None)
refused(m.register_callback, 1, 0, None)
refused(m.register_callback, 1, 1 << 25, None)
refused(m.get_events, 7)
print(m.get_tool(1), m.get_tool(2), m.get_events(1), m.get_local_events(1, f.__code__))

print('local')
seen = []
print(m.register_callback(1, E.LINE, lambda code, line: seen.append((code.co_name, line - code.co_firstlineno))))
m.set_local_events(1, f.__code__, E.LINE)
g()
print(seen, m.get_local_events(1, f.__code__) == E.LINE, m.get_local_events(1, g.__code__))
m.set_local_events(1, f.__code__, 0)
seen.clear()
g()
print(seen)

print('disabled')


def once(code, line):
    seen.append((code.co_name, line - code.co_firstlineno))
    return m.DISABLE


old = m.register_callback(1, E.LINE, once)
print(callable(old))
m.set_local_events(1, f.__code__, E.LINE)
m.set_local_events(1, g.__code__, E.LINE)
g()
g()
print(seen)
m.restart_events()
g()
print(seen)
m.clear_tool_id(1)
print(m.get_tool(1), m.register_callback(1, E.LINE, None))

print('two tools')
m.use_tool_id(3, 'three')
seen.clear()
m.register_callback(1, E.PY_START, lambda code, offset: seen.append(1))
m.register_callback(3, E.PY_START, lambda code, offset: seen.append(3))
m.set_events(3, E.PY_START)
m.set_events(1, E.PY_START)
g()
m.set_events(1, 0)
m.set_events(3, 0)
print(seen)

print('errors of callbacks')


def fails(code, offset):
    raise LookupError('callback')


m.register_callback(1, E.PY_START, fails)
m.set_local_events(1, f.__code__, E.PY_START)
try:
    g()
except LookupError as e:
    print('LookupError', e)
m.set_local_events(1, f.__code__, 0)
m.register_callback(1, E.RAISE, lambda code, offset, error: m.DISABLE)
m.set_events(1, E.RAISE)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        pass
except ValueError as e:
    print('ValueError', e)
m.set_events(1, 0)

print('branches')
m.register_callback(1, E.BRANCH_LEFT, lambda code, start, end: seen.append('left'))
m.register_callback(1, E.BRANCH_RIGHT, lambda code, start, end: seen.append('right'))
seen.clear()
m.set_local_events(1, f.__code__, E.BRANCH)
f(2)
print(seen, m.get_local_events(1, f.__code__) == E.BRANCH_LEFT | E.BRANCH_RIGHT)
m.free_tool_id(1)
m.free_tool_id(3)
print(m.get_tool(1), m.get_tool(3), m._all_events())
