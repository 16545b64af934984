# exit: 1
# The value after the comma of an assert is the argument of the AssertionError.
value = 3
assert value < 2, f"{value} is too much"
