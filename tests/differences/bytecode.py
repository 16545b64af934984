# Code objects hold minipy's instructions: dis shows registers, and co_code of CPython is none of ours.
import dis
import io

out = io.StringIO()
dis.dis(lambda x: x + 1, file=out)
print("LOAD_FAST" in out.getvalue(), "ADD" in out.getvalue())   # -> False True
