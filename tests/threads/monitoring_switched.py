# Tracing and monitoring go on and off while other threads run the same code: they compute the same, and nothing is lost.
import sys
import threading

monitoring = sys.monitoring
E = monitoring.events
ROUNDS = 60


def step(n):
    total = 0
    for i in range(n):
        if i % 3:
            total += i
        else:
            total -= 1
    return total


def numbers(n):
    for i in range(n):
        yield step(i % 7)


EXPECTED = sum(numbers(40))
going = True
wrong = []


def work(done):
    while going:
        try:
            total = sum(numbers(40))
            try:
                [][total]
            except IndexError:
                pass
        except Exception as e:
            wrong.append(e)
            break
        if total != EXPECTED:
            wrong.append(total)
    done.append(threading.get_ident())


def trace(frame, event, arg):
    calls['trace'] += 1
    return trace


def count(name, answer=None):
    def callback(*args):
        calls[name] += 1
        return answer
    return callback


calls = {'trace': 0, 'everywhere': 0, 'here': 0}
done = []
threads = [threading.Thread(target=work, args=(done,)) for _ in range(4)]
for t in threads:
    t.start()
monitoring.use_tool_id(1, 'everywhere')
monitoring.use_tool_id(2, 'here')
for event in E.LINE, E.PY_START, E.PY_RETURN, E.PY_YIELD, E.RAISE, E.CALL, E.BRANCH_LEFT:
    monitoring.register_callback(1, event, count('everywhere'))
    monitoring.register_callback(2, event, count('here', monitoring.DISABLE if event < E.RAISE else None))
for n in range(ROUNDS):
    monitoring.set_events(1, E.LINE | E.PY_START | E.RAISE | E.CALL)
    step(5)
    monitoring.set_local_events(2, step.__code__, E.LINE | E.PY_RETURN | E.BRANCH)
    step(5)
    threading.settrace_all_threads(trace)
    step(5)
    monitoring.set_events(1, E.PY_YIELD if n % 2 else 0)
    threading.settrace_all_threads(None)
    monitoring.restart_events()
    step(5)
    monitoring.set_local_events(2, step.__code__, 0)
    if n % 10 == 0:
        monitoring.clear_tool_id(2)
        monitoring.register_callback(2, E.LINE, count('here'))
    monitoring.set_events(1, 0)
going = False
for t in threads:
    t.join()
monitoring.free_tool_id(1)
monitoring.free_tool_id(2)
print(wrong, len(done), all(calls.values()), sys.gettrace(), step(10) == 0 + sum(i for i in range(10) if i % 3) - 4)
