# exit: 1
# A SyntaxError's range is marked, also where the source is known only to compile().
compile("for x in range(3):\n    print(x y)\n", "a_file.py", "exec")
