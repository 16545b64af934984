"""Keeps beside each script what CPython prints: run by the CPython to be compared with,

    python3.14 tests/tools/golden.py [--missing] tests/types tests/reference/…

from the root of the tree. --missing leaves alone what has an .out file. A script runs in a fork of
this process, as a main program would. What a script that announces an exit code writes to stderr
is kept, too, as .err; else it is shown, like an exit code that was not announced, and nothing is
kept. Read what was written before you commit it."""
import os
import re
import sys
import types


def scripts(paths):
    for path in paths:
        if os.path.isfile(path):
            yield path
        for folder, folders, files in os.walk(path):
            folders.sort()
            yield from (os.path.join(folder, name) for name in sorted(files)
                        if name.endswith(".py") and not name.startswith("_"))


def run(path, output):
    """In the child: the script as __main__, printing to the file."""
    os.dup2(output, 1)
    os.dup2(output + 1, 2)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    sys.argv = [path]
    sys.path[0] = os.path.dirname(os.path.abspath(path))
    main = sys.modules["__main__"] = types.ModuleType("__main__")
    main.__file__ = path
    main.__builtins__ = sys.modules["builtins"]
    sys.stdin = open(0, closefd=False)
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)
    status = 0
    try:
        with open(path, "rb") as file:
            code = compile(file.read(), path, "exec", dont_inherit=True)
        exec(code, main.__dict__)
    except SystemExit as e:
        status = e.code if isinstance(e.code, int) else 0 if e.code is None else 1
        if not isinstance(e.code, int | None):
            print(e.code, file=sys.stderr)
    except BaseException as e:
        own = e.__traceback__.tb_next
        sys.excepthook(type(e), e.with_traceback(own), own)
        status = 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status & 0xFF)


def result(path):
    """Exit code, output and errors of a script."""
    names = [f"/tmp/golden-{os.getpid()}-{i}" for i in range(2)]
    files = [os.open(name, os.O_RDWR | os.O_CREAT | os.O_TRUNC) for name in names]
    os.dup2(files[0], 100)
    os.dup2(files[1], 101)
    child = os.fork()
    if child == 0:
        run(path, 100)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    texts = []
    for name, file in zip(names, files):
        with open(name, encoding="utf-8", errors="surrogateescape") as text:
            texts.append(text.read().replace(os.getcwd() + "/", ""))
        os.close(file)
        os.unlink(name)
    return status, *texts


def main(arguments):
    missing = "--missing" in arguments
    bad = written = 0
    for path in scripts(a for a in arguments if a != "--missing"):
        golden = path.removesuffix(".py") + ".out"
        if missing and os.path.exists(golden):
            continue
        with open(path, encoding="utf-8") as file:
            announced = re.search(r"^# exit: (-?\d+)$", file.read(), re.MULTILINE)
        status, output, errors = result(path)
        if status != int(announced[1] if announced else 0) or (errors and not announced):
            print(f"{path}: exit code {status}\n{errors}", end="")
            bad += 1
            continue
        with open(golden, "w", encoding="utf-8", errors="surrogateescape") as file:
            file.write(output)
        if errors:
            with open(path.removesuffix(".py") + ".err", "w", encoding="utf-8") as file:
                file.write(errors)
        written += 1
    print(f"{written} written, {bad} bad")
    return bad > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
