# A module that fails is removed from sys.modules; what it imported stays; importing again runs it again.
import sys
import _failing_state
from _show import show

for _ in range(2):
    show(exec, "import _failing")
    print("_failing" in sys.modules, "_failing_state" in sys.modules, _failing_state.runs)
sys.modules["blocked"] = None
show(exec, "import blocked")
show(exec, "import blocked.sub")
show(exec, "from blocked import x")
