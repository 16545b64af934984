# What sys.modules has after the module ran is what import gives.
import sys
import _replaces
import _replaces as again

print(_replaces, again, sys.modules["_replaces"])
from _replaces import upper
print(upper())
del sys.modules["_replaces"]
