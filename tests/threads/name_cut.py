"""The kernel's name of a thread is cut after 15 bytes, in the middle of a character too."""
import _thread
import os

before = _thread._get_name()
for name in "plain", "x" * 20, "x" * 14 + "\xe9", "x" + "\U0001f40d" * 5, "":
    _thread.set_name(name)
    print(ascii(_thread._get_name()), len(os.fsencode(_thread._get_name())))
_thread.set_name(before)
