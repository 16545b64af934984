# exit: 1
# sys.excepthook gets the exception that ends the program.
import sys


def hook(kind, error, tb):
    print("hook:", kind.__name__, error, tb.tb_lineno)


sys.excepthook = hook
raise ValueError("seen by the hook")
