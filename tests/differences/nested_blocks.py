# Loops and other blocks nest as deep as the indentation goes. CPython has "too many statically nested blocks" (20).
source = "".join(" " * i + "while True:\n" for i in range(30)) + " " * 30 + "raise SystemExit('reached')\n"
try:
    exec(source)
except SystemExit as e:
    print(e)                    # -> reached
