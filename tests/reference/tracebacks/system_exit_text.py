# exit: 1
# SystemExit with a text writes it, and the exit code is 1.
import sys

try:
    sys.exit("the last words")
finally:
    print("cleaned up")
