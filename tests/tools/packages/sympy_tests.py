"""Runs the test functions of modules named; prints a line for each that fails."""
import importlib, sys, time, traceback, os, warnings
warnings.simplefilter("ignore")
show = os.environ.get("SHOW")
from sympy.testing.pytest import Skipped, XFail, XPass
import random
for name in sys.argv[1:]:
    t0 = time.process_time()
    try: m = importlib.import_module(name)
    except BaseException as e:
        print(name, type(e).__name__, e); continue
    ok = bad = 0
    only = os.environ.get("ONLY")
    for k, f in list(vars(m).items()):
        if not k.startswith("test_") or not callable(f): continue
        if only and k != only: continue
        if getattr(f, "_slow", False): continue
        random.seed(1)
        t = time.process_time()
        try:
            f(); ok += 1
        except BaseException as e:
            if isinstance(e, KeyboardInterrupt): raise
            bad += 1
            print("  ", name, k, type(e).__name__, str(e)[:200].split("\n")[0])
            if show: traceback.print_exc()
        if show: print("%7.2f %s" % (time.process_time() - t, k), file=sys.stderr)
    print(name, ok, bad); sys.stdout.flush()
    print("%7.2f %s" % (time.process_time() - t0, name), file=sys.stderr)
