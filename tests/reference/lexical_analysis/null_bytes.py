# A null byte ends a script before it begins: the error names the line. Text that is compiled has no line to name.
import os
import subprocess
import sys
import tempfile
from _show import show

with tempfile.TemporaryDirectory() as folder:
    for source in (b"print(1)\n# a\0b\n", b"\0", b"x = 1\n\0\n", b"if 1:\n  'abc\0def'"):
        path = os.path.join(folder, "script.py")
        with open(path, "wb") as file:
            file.write(source)
        run = subprocess.run([sys.executable, path], capture_output=True, text=True)
        print(run.returncode, repr(run.stdout), run.stderr.replace(folder, "FOLDER"))
for source in ("\0", b"1\n\0", "# \0"):
    show(compile, source, "name", "exec")
    show(eval, source)
    show(exec, source)
