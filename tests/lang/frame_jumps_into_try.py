"""A debugger jumps back into the body of a try statement that was left."""
import sys
import warnings

warnings.simplefilter("ignore")  # of locals that the jump leaves unbound


def run_with_jump(function, start, target):
    first = function.__code__.co_firstlineno
    jumped = False

    def trace(frame, event, arg):
        nonlocal jumped
        if frame.f_code is not function.__code__:
            return None
        if event == "line" and not jumped and frame.f_lineno == first + start:
            jumped = True
            frame.f_lineno = first + target
        return trace

    output = []
    sys.settrace(trace)
    try:
        function(output)
    except BaseException as e:
        print(type(e).__name__, e)
    finally:
        sys.settrace(None)
    print(function.__name__, output)


def before_bare_raise(output):
    try:
        output.append(2)
    except:
        output.append(4)
        raise
    output.append(6)


def before_finally(output):
    try:
        output.append(2)
    finally:
        output.append(4)
    output.append(5)


def in_loop(output):
    for i in 1, 2:
        try:
            output.append(3)
        except ValueError as e:
            output.append(5)
        output.append(6)


run_with_jump(before_bare_raise, 6, 2)
run_with_jump(before_finally, 5, 2)
run_with_jump(in_loop, 6, 3)
