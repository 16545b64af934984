# Patterns that are nested deeply are compiled and used, or refused as CPython refuses them.
# gc-stress: 2000
import re, threading
def go():
  for n in (100, 300, 400, 450, 480):
    for a, b in (("(", ")"), ("(?:a|b", ")"), ("(", ")*"), ("(?:", "x)*"), ("(a|", ")+?"), ("(?=", ")"), ("(?>", "a)"), ("(?i:", ")"), ("(a)?(?(1)", ")")):
        try:
            m = re.compile(a * n + "a" + b * n)
            r = m.search("baaaa") is not None, m.fullmatch("я") is not None
        except RecursionError as e: r = "RecursionError"
        except Exception as e: r = repr(e)[:100]
        print(n, a, b, r, flush=True)
go()
t = threading.Thread(target=go); t.start(); t.join()
