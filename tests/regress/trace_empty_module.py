"""A module without statements has a line, 0, so that a debugger can stop in it."""
import sys


def trace(frame, event, arg):
    print(frame.f_code.co_name, event, frame.f_lineno)
    return trace


for source in '', '# comment\n', '\n\n"docstring"', '1':
    code = compile(source, 'empty', 'exec')
    print(repr(source), [line for _, _, line in code.co_lines() if line is not None])
    sys.settrace(trace)
    exec(code)
    sys.settrace(None)
