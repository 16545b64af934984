# The program is the module __main__.
import sys
import __main__

print(__name__, __main__.__dict__ is globals(), sys.modules["__main__"] is __main__, __package__, __doc__ is None, __file__.rsplit("/", 1)[-1], __spec__)
__main__.added = 5
print(added)
