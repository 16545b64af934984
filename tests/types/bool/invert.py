# ~ of a boolean is that of the integer, and warns.
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print([~value for value in (True, False)], True.__invert__())
    print(len(caught), caught[0].category.__name__, caught[0].message)
print(not True, not False)
