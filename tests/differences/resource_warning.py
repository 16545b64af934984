# flags: -X dev
# A file that nobody closed gives no ResourceWarning at the moment it is dropped.
import os
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    (lambda: open(os.devnull))()
    print(len(caught))                  # -> 0
