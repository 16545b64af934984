# exit: 1
# An IndentationError shows the line that is indented wrong.
exec("if True:\n        a = 1\n    b = 2\n")
