# sys.path is asked in order, at each import; a folder that is not there is passed over.
import os
import sys
from _show import show

folder = os.environ.get("TEST_TMP") or os.environ.get("TMPDIR") or "/tmp"
folder = os.path.join(folder, f"path_changes_{os.getpid()}")
for name in "first", "second":
    os.makedirs(os.path.join(folder, name))
    with open(os.path.join(folder, name, f"from_path_{name}.py"), "w") as f: f.write(f"value = {name!r}")
    with open(os.path.join(folder, name, "in_both.py"), "w") as f: f.write(f"value = {name!r}")
show(exec, "import from_path_first")
sys.path[:0] = [os.path.join(folder, "nowhere"), os.path.join(folder, "first"), os.path.join(folder, "second")]
import from_path_first, in_both, from_path_second
print(from_path_first.value, in_both.value, from_path_second.value)
sys.path[:3] = []
import in_both
print(in_both.value)
del sys.modules["in_both"]
show(exec, "import in_both")
import shutil
shutil.rmtree(folder)
