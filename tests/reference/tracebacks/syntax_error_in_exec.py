# exit: 1
# A SyntaxError shows the line it is about, after the frames that led there.
exec("x = 1\ny = (2 +* 3)\n")
