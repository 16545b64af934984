# What is wrong in a finally clause is told once, though the clause is compiled for each way into it.
import warnings

SOURCE = """
def f():
    try:
        pass
    finally:
        1 is 1
        try:
            pass
        finally:
            2 is 2; 3 is 3
"""
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    compile(SOURCE, "<source>", "exec")
print([(w.lineno, w.category.__name__) for w in caught])
