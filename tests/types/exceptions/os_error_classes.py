# The classes that stand for error numbers can be caught by what they mean.
import os
from _show import show

classes = [BrokenPipeError, ChildProcessError, ConnectionAbortedError, ConnectionRefusedError, ConnectionResetError, ConnectionError, FileExistsError, FileNotFoundError, InterruptedError, IsADirectoryError, NotADirectoryError, PermissionError, ProcessLookupError, TimeoutError, BlockingIOError, OSError, IOError, EnvironmentError]
print([issubclass(c, ConnectionError) for c in classes])
for args in (), ("m",), (1, "m"):
    print([str(make(*args)) for make in classes][:3], repr(ConnectionError(*args)), repr(TimeoutError(*args)))
for raising in (ChildProcessError("c"), BrokenPipeError(32, "p"), ConnectionAbortedError(), ConnectionRefusedError(), ConnectionResetError(), FileExistsError("f"), InterruptedError(), IsADirectoryError(), NotADirectoryError(), PermissionError("denied"), ProcessLookupError(3, "gone"), EnvironmentError(), IOError("io")):
    try:
        raise raising
    except ConnectionError as e:
        print("connection", type(e).__name__)
    except OSError as e:
        print("os", type(e).__name__, e)
show(os.kill, 2**22 + 1, 0)
show(os.listdir, __file__)
show(os.mkdir, "/")
