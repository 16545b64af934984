# exit: 1
# Annotations are evaluated when asked for, in __annotate__.
def f(a: int, b: missing_name): pass


f.__annotations__
