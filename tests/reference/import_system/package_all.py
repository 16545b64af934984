# from package import * imports the submodules that __all__ names.
import sys
from _starred import *

print(one.value, given, "two" in globals(), "_starred.two" in sys.modules, "hidden" in globals())
