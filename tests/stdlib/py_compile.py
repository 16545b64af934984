# py_compile.compile() says what is wrong with a file.
import io
import os
import py_compile
import sys

folder = os.environ["TEST_TMP"]
good, bad = folder + "/good.py", folder + "/bad.py"
with open(good, "w") as file:
    file.write("x = 1\n")
with open(bad, "w") as file:
    file.write("x = = 1\n")

py_compile.compile(good, doraise=True)
try:
    py_compile.compile(bad, dfile="shown.py", doraise=True)
except py_compile.PyCompileError as error:
    print(error.exc_type_name, error.file)          # -> SyntaxError shown.py
    print(error.msg.splitlines()[0].strip())        # -> File "shown.py", line 1
    print(str(error) == error.msg)                  # -> True
    print(isinstance(error.exc_value, SyntaxError)) # -> True

sys.stderr = io.StringIO()
print(py_compile.compile(bad))                      # -> None
print("invalid syntax" in sys.stderr.getvalue())    # -> True
sys.stderr = io.StringIO()
print(py_compile.compile(bad, quiet=2))             # -> None
print(repr(sys.stderr.getvalue()))                  # -> ''
