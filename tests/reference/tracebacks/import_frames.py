# exit: 1
# Frames of the import system are left out.
import _broken_module
