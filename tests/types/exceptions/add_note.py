# add_note() collects text for the traceback.
import traceback
from _show import show

e = ValueError("v")
print(hasattr(e, "__notes__"), e.add_note("first"), e.add_note("second\nline"), e.__notes__, "".join(traceback.format_exception(e)))
show(e.add_note, 5)
e.__notes__ = "not a list"
show(e.add_note, "x")
print("".join(traceback.format_exception_only(e)))
