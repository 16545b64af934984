"""Runs sympy's own tests; prints a line for each that fails and one for each module. What is slow is left out.

Arguments are modules (core.tests.test_expr), or folders of them (core). A test that takes longer than SLOW seconds of the
processor (15) is broken off, which says so: it counts as failed."""
import importlib
import os
import pkgutil
import random
import signal
import sys
import time
import traceback
import warnings

warnings.simplefilter("ignore")
sys.setrecursionlimit(3000)
SLOW = float(os.environ.get("SLOW", 15))
SHOW, ONLY = os.environ.get("SHOW"), os.environ.get("ONLY")


class TooSlow(BaseException):
    """A test has taken too long."""


def too_slow(number, frame):
    """Break it off."""
    raise TooSlow("too slow")


def modules(name):
    """The test modules of a folder of sympy's, or the module of that name."""
    if ".tests." in name:
        return ["sympy." + name]
    found = pkgutil.walk_packages(importlib.import_module("sympy." + name).__path__, f"sympy.{name}.")
    return sorted(info.name for info in found if ".tests.test_" in info.name)


def run(name, test):
    """Run one test, and return whether it went well."""
    random.seed(1)
    started = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, SLOW)
    try:
        test()
        return True
    except (Exception, TooSlow) as error:
        if type(error).__name__ == "Skipped":
            return None
        print("  ", name, type(error).__name__, str(error)[:200].split("\n")[0])
        if SHOW:
            traceback.print_exc()
        return False
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        print("  %7.2f %s" % (time.process_time() - started, name), file=sys.stderr)


def run_module(name):
    """Run the tests of a module."""
    started = time.process_time()
    try:
        module = importlib.import_module(name)
    except Exception as error:
        print(name, type(error).__name__, error)
        return
    results = [run(f"{name}.{key}", value) for key, value in list(vars(module).items())
               if key.startswith("test_") and callable(value) and not getattr(value, "_slow", False)
               and (not ONLY or key == ONLY)]
    print(name, results.count(True), results.count(False), flush=True)
    print("%7.2f %s" % (time.process_time() - started, name), file=sys.stderr)


signal.signal(signal.SIGVTALRM, too_slow)
for argument in sys.argv[1:]:
    for name in modules(argument):
        run_module(name)
