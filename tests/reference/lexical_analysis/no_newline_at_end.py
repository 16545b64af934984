# A source need not end with a line end, nor a block or a comment.
for source in "print(1)", "if 1: print(2)", "if 1:\n  print(3)", "print(4) # c", "print(5);", "if 1:\n  print(6)\n  # c":
    exec(source)
