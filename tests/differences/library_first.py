# Modules of the library come before files of the same name, wherever these are. CPython prints "the file".
import os
import sys

folder = os.path.join(os.environ["TEST_TMP"], "own")
os.mkdir(folder)
with open(os.path.join(folder, "colorsys.py"), "w") as file:
    file.write("origin = 'the file'")
sys.path.insert(0, folder)
import colorsys
print(getattr(colorsys, "origin", "the library"))       # -> the library
