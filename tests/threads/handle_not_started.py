"""A thread's handle that was never started can be neither waited for nor ended."""
import _thread

handle = _thread._ThreadHandle()
for call in handle.join, handle._set_done:
    try:
        print(call())
    except RuntimeError as e:
        print(e)
print(handle.is_done(), handle.ident)
