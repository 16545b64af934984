# Threads run at the same time without a GIL; sys._is_gil_enabled() tells, and only `--gil=` decides: CPython's
# two builds differ in sys.abiflags.
import sys

print(sys._is_gil_enabled() in (True, False), "t" in sys.abiflags)      # -> True False
