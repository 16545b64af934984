"""f_lineno of a frame that an exception has left through a finally clause, with and without a trace function."""
import sys


def failing():
    try:
        1 / 0
    finally:
        print("finally")


def between():
    failing()


def report():
    try:
        between()
    except ZeroDivisionError as e:
        sys.settrace(None)
        tb = e.__traceback__.tb_next.tb_next
        print(tb.tb_lineno, tb.tb_frame.f_lineno)


def trace(frame, event, arg):
    return trace


report()
sys.settrace(trace)
report()
