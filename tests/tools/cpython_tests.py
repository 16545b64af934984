"""Runs test modules of CPython, unmodified, under minipy's own unittest, and counts what passes.

    build/minipy tests/tools/cpython_tests.py --lib=/usr/lib/python3.14 test_list test_dict

--lib=FOLDER    CPython's library, in which is `test`. Nothing else of it can be imported; what the tests want of
                its interface in C for tests of something else is in cpython_modules, here. Without that folder
                nothing is run, and the exit code is 0
--gil=on|off    under which variant (both, one after the other, unless said)
--minipy=FILE   the command (the one that runs this, unless said)
--peer=COMMAND  a CPython, whose passing tests are what is counted; without it, every test is that minipy lists
--work=FOLDER   where the logs go, <module>.<variant>; a log of the peer that is there is not made again
--timeout=S     for each module, in seconds (600)
--failing       also lists the tests that do not pass
A module's name may be followed by names of classes and tests, as unittest takes them: test_list.ListTest.

A test passes if unittest says "ok" or "expected failure". One that is skipped, missing or not finished in time
does not, unless CPython skips it too. Examples in the docstrings of CPython's library, which some modules
run too, aren't counted: they are no part of the tests.
"""
import getopt
import os
import re
import shlex
import signal
import subprocess
import sys
import tempfile

# Some modules print how long each test took.
HEADER = re.compile(r" *(?:\d+\.\d+s )?(\S+) \(([\w.<>]+)\)(?: [\[({].*)?(?: \.\.\. (.*))?$")
STATUS = re.compile(r"(?:.*(?<= \.\.\. ))?(?:\d+\.\d+s )?(ok|FAIL|ERROR|skipped .*|expected failure|unexpected success)$")


def results(log):
    """What became of each test in the log of a `unittest -v`: True (passed), False, or None (skipped)."""
    found = {}
    current = None
    for line in log.split("\n"):
        if line.startswith("======="):
            break
        header = HEADER.match(line)
        if header and not header[2].startswith("test."):
            current = None
        elif header:
            current = f"{header[1]} ({header[2]})"
            found.setdefault(current, [])
        status = STATUS.match(line)
        if status and current:
            found[current].append(status[1])
    return {test: verdict(said) for test, said in found.items()}


def verdict(said):
    """One test's outcome from all that was said of it and its subtests."""
    if any(word.startswith("skipped") for word in said):
        return None if all(word.startswith("skipped") or word == "ok" for word in said) else False
    return bool(said) and all(word in ("ok", "expected failure") for word in said)


def run(command, folder, log, timeout, environment):
    """Runs a command in a session of its own, its output to a file; ends all of it after the time-out."""
    with open(log, "wb") as out:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=out,
                                   stderr=out, start_new_session=True)
        try:
            code = process.wait(timeout)
        except subprocess.TimeoutExpired:
            code = "time-out"
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        process.wait()
    return code


def main(arguments):
    options, modules = getopt.gnu_getopt(
        arguments, "", ["lib=", "gil=", "minipy=", "peer=", "work=", "timeout=", "failing"])
    options = dict(options)
    library = options.get("--lib", "")
    if not os.path.isfile(os.path.join(library, "test", "support", "__init__.py")):
        print("skipped: no CPython library with its tests (--lib=FOLDER)")
        return 0
    work = os.path.abspath(options.get("--work") or tempfile.mkdtemp(prefix="cpython-tests-"))
    reach = os.path.join(work, "path")
    os.makedirs(reach, exist_ok=True)
    package = os.path.join(reach, "test")
    if not os.path.islink(package):
        os.symlink(os.path.abspath(os.path.join(library, "test")), package)
    modules_in_c = os.path.join(os.path.dirname(os.path.abspath(__file__)), "cpython_modules")
    environment = dict(os.environ, PYTHONPATH=os.pathsep.join([reach, modules_in_c]), PYTHONDONTWRITEBYTECODE="1")
    timeout = float(options.get("--timeout", 600))
    command = os.path.abspath(options.get("--minipy", sys.executable))
    variants = [options["--gil"]] if "--gil" in options else ["on", "off"]
    print(f"{'module':24}{'GIL':>5}{'passed':>9}{'of':>7}{'percent':>9}")
    for module in modules:
        unittest = ["-v", "test." + module]
        expected = None
        if "--peer" in options:
            log = os.path.join(work, module + ".peer")
            if not os.path.exists(log):
                with tempfile.TemporaryDirectory() as folder:
                    run([*shlex.split(options["--peer"]), "-m", "unittest", *unittest], folder, log, timeout, os.environ)
            with open(log, encoding="utf-8", errors="replace") as file:
                expected = results(file.read())
        for variant in variants:
            log = os.path.join(work, f"{module}.{variant}")
            with tempfile.TemporaryDirectory() as folder:
                code = run([command, "--gil=" + variant, "-m", "cpython_unittest", *unittest], folder, log, timeout, environment)
            with open(log, encoding="utf-8", errors="replace") as file:
                seen = results(file.read())
            if expected is None:
                counted = [test for test, passed in seen.items() if passed is not None]
            else:
                counted = [test for test, passed in expected.items() if passed]
            failing = [test for test in counted if not seen.get(test)]
            total = len(counted)
            passed = total - len(failing)
            print(f"{module:24}{variant:>5}{passed:9}{total:7}{100 * passed / max(total, 1):9.1f}"
                  + ("" if code in (0, 1) else f"  ended: {code}"), flush=True)
            if "--failing" in options and failing and not seen.keys() & failing:
                print("    missing: all")
            elif "--failing" in options:
                for test in failing:
                    what = "missing" if test not in seen else "skipped" if seen[test] is None else "failed"
                    print(f"    {what}: {test}")
    print(f"logs: {work}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
