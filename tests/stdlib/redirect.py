from contextlib import redirect_stdout
import io

out = io.StringIO()
with redirect_stdout(out):
    print("inside")
print(repr(out.getvalue()))
