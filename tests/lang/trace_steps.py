# What who steps through a program is shown: jumps from one line's break to another's, the ends of generators in the
# lines of their loops, and no line where only the rest of one is left.
import sys


def show(frame, event, arg):
    if frame.f_code.co_filename != __file__:
        return None
    print(frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, event,
          (arg[0].__name__, str(arg[1])) if event == 'exception' else '')
    return show


def traced(f, *args):
    sys.settrace(show)
    f(*args)
    sys.settrace(None)


def breaks():
    true = 1
    while true:
        while true:
            break
        break


def breaks_in_branches(values):
    for a in values:
        for b in values:
            if b == 1:
                continue
            else:
                if b == 2:
                    break
                elif b == 3:
                    b = 4
        else:
            continue
        break


def numbers():
    yield 1
    return 'over'


def loop():
    for n in numbers():
        n

    n = 1


async def things():
    yield 1
    yield 2


async def asynchronous():
    async for x in things():
        if x > 100:
            break


def run():
    try:
        asynchronous().send(None)
    except StopIteration:
        pass


traced(breaks)
traced(breaks_in_branches, [1, 3])
traced(breaks_in_branches, [1, 2])
traced(loop)
traced(run)


def begun():
    events = sys.monitoring.events
    lines = []
    sys.monitoring.use_tool_id(3, 'steps')
    sys.monitoring.register_callback(3, events.LINE, lambda code, line: lines.append(line - code.co_firstlineno))
    for n in range(2):
        sys.monitoring.set_events(3, events.LINE); a = 1
        breaks(); b = 2
        a = b
        sys.monitoring.set_events(3, 0); c = 3
    sys.monitoring.free_tool_id(3)
    return lines


print(begun())


def frame_attributes():
    f = sys._getframe()
    for name in 'f_trace_lines', 'f_trace_opcodes':
        for value in False, None, 1:
            try:
                setattr(f, name, value)
            except TypeError as e:
                print(name, value, e)
        print(name, getattr(f, name))
    for name in 'f_trace_lines', 'f_trace_opcodes', 'f_trace', 'f_lineno':
        try:
            delattr(f, name)
        except (TypeError, AttributeError) as e:
            print(type(e).__name__, e)


frame_attributes()


def branches(values):
    n = 0
    while n < 3:
        n += 1
    for v in values:
        if v:
            n = v or n
    return n


def ways():
    events = sys.monitoring.events
    told = {events.BRANCH_LEFT: set(), events.BRANCH_RIGHT: set()}
    sys.monitoring.use_tool_id(3, 'ways')
    for event, pairs in told.items():
        sys.monitoring.register_callback(3, event, lambda code, at, to, pairs=pairs: pairs.add((at, to)))
    sys.monitoring.set_local_events(3, branches.__code__, sum(told))
    branches([0, 1])
    sys.monitoring.set_local_events(3, branches.__code__, 0)
    sys.monitoring.free_tool_id(3)
    known = list(branches.__code__.co_branches())
    print(told[events.BRANCH_LEFT] <= {(at, left) for at, left, right in known},
          told[events.BRANCH_RIGHT] <= {(at, right) for at, left, right in known},
          len(told[events.BRANCH_LEFT]) > 2, len(told[events.BRANCH_RIGHT]) > 2)


ways()
