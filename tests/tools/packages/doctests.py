"""Runs the doctests of the modules named (packages: with all below them); prints a line a module that
failed or not, and every failure."""
import doctest, importlib, io, os, pkgutil, sys, time, warnings
warnings.simplefilter("ignore")
sys.setrecursionlimit(3000)
show = os.environ.get("SHOW")
flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE | doctest.IGNORE_EXCEPTION_DETAIL

def modules(name):
    yield name
    m = importlib.import_module(name)
    if hasattr(m, "__path__"):
        for info in sorted(pkgutil.iter_modules(m.__path__), key=lambda i: i.name):
            if info.name.startswith(("test", "benchmark", "__main__", "conftest")):
                continue
            yield from modules(name + "." + info.name)

if any(top.startswith("sympy") for top in sys.argv[1:]):
    # As sympy's own runner does: sets are shown in order.
    from sympy.testing.runtests import setup_pprint
    setup_pprint()
    sys.__displayhook__ = sys.displayhook    # which doctest puts back

skip = set(os.environ.get("SKIP", "").split())
for top in sys.argv[1:]:
    try:
        names = list(modules(top))
    except BaseException as e:
        print(top, type(e).__name__, e)
        names = []
    for name in names:
        if name in skip: continue
        t = time.process_time()
        try:
            module = importlib.import_module(name)
        except BaseException as e:
            print(name, type(e).__name__, e)
            continue
        finder = doctest.DocTestFinder(exclude_empty=True)
        done = failed = 0
        text = io.StringIO()
        try:
            tests = sorted(finder.find(module, name), key=lambda t: t.name)
        except BaseException as e:
            print(name, "find", type(e).__name__, e)
            continue
        for test in tests:
            if not test.examples: continue
            runner = doctest.DocTestRunner(optionflags=flags, verbose=False)
            out = io.StringIO()
            try:
                r = runner.run(test, out=out.write)
            except BaseException as e:
                print(test.name, "run", type(e).__name__, e); continue
            done += r.attempted; failed += r.failed
            if r.failed:
                text.write("  %s %d of %d\n" % (test.name, r.failed, r.attempted))
                if show: text.write(out.getvalue())
        print(name, done, failed)
        sys.stdout.write(text.getvalue()); sys.stdout.flush()
        print("%7.2f %s" % (time.process_time() - t, name), file=sys.stderr)
