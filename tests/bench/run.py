"""Runs the programs of this folder under several interpreters in turn (A B C A B C ...) and prints the median time of each.

    minipy tests/bench/run.py [-n ROUNDS] [-i] [-j FILE] [PROGRAM ...]

Interpreters are commands in the environment: MINIPY (default build/minipy; as --gil=on and --gil=off, as far as it has been
built with them), PYTHON (CPython 3.14), PYPY, MICROPYTHON, LUA, LUAJIT; those that are not named are left out. Each program checks
its own result and prints how many seconds it took; start-up and compilation are not in it. A program that an interpreter can't
run (MicroPython lacks some modules) has no time there. NAME.lua does the work of NAME.py, for the Lua interpreters.

The ratios are times divided by CPython's: below 1 is faster than CPython; off/on is minipy's two variants. The last line is the
geometric mean of each column, over the programs that have a figure there. `peak` is the largest resident memory of the process,
divided by CPython's; what is less than this program's own (some 5 MiB) can't be told from it.

    -n ROUNDS   rounds (default 5)
    -i          counts the instructions that a program executes instead, with callgrind: once, since a count has no noise, and takes
                half a minute. For interpreters that valgrind can run directly
    -j FILE     writes everything that was measured to FILE, as JSON
"""
import os
import signal
import sys
import threading
import time

LIMIT = 60  # seconds for a run; what takes longer has no figure (MicroPython joins strings in quadratic time)
HERE = os.path.dirname(os.path.abspath(__file__))
LUAS = "lua", "luajit"


class Failed(Exception):
    """The program did not end well; what it said."""


def interpreters():
    """name -> command, a list of words."""
    found = {}
    minipy = os.environ.get("MINIPY", "build/minipy").split()
    for gil in "on", "off":
        command = minipy + ["--gil=" + gil]
        try:
            execute(command + ["-c", "print(0)"])
        except Failed:
            continue
        found[gil] = command
    if not found:
        sys.exit(f"run.py: {' '.join(minipy)} does not run")
    for name in "python", "pypy", "micropython", *LUAS:
        if os.environ.get(name.upper()):
            found[name] = os.environ[name.upper()].split()
    return found


def execute(command):
    """(what the command printed, its peak resident memory in KiB); standard error counts as printed."""
    reading, writing = os.pipe()
    pid = os.posix_spawnp(command[0], command, os.environ, file_actions=[
        (os.POSIX_SPAWN_DUP2, writing, 1), (os.POSIX_SPAWN_DUP2, writing, 2), (os.POSIX_SPAWN_CLOSE, reading)])
    os.close(writing)
    timer = threading.Timer(LIMIT, os.kill, (pid, signal.SIGKILL))
    timer.start()
    with open(reading, errors="replace") as printed:
        text = printed.read()
    timer.cancel()
    _, status, usage = os.wait4(pid, 0)
    if status:
        raise Failed(text)
    return text, usage.ru_maxrss


def measure_time(command, program):
    """(seconds, KiB)."""
    text, peak = execute(command + [program])
    return float(text.split()[-1]), peak


def measure_instructions(command, program):
    """(instructions executed, KiB of valgrind's process: no figure)."""
    text, _ = execute(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command, program])
    counted = text.partition("Collected :")[2].split()
    if not counted:
        raise Failed(text)
    return int(counted[0]), None


def middle(values):
    return sorted(values)[len(values) // 2]


def run(programs, commands, rounds, measure):
    """program -> interpreter -> list of what `measure` gave in each round."""
    figures = {program: {name: [] for name in commands} for program in programs}
    for program, row in figures.items():
        for _ in range(rounds):
            for name, command in commands.items():
                path = f"{HERE}/{program}.{'lua' if name in LUAS else 'py'}"
                if name not in row or not os.path.exists(path):
                    row.pop(name, None)
                    continue
                try:
                    row[name].append(measure(command, path))
                except (Failed, ValueError) as failure:
                    if name in ("on", "off"):
                        sys.exit(f"run.py: {name} fails in {program}: {failure}")
                    del row[name]
    return figures


def geometric_mean(ratios):
    product = 1.0
    for ratio in ratios:
        product *= ratio
    return product ** (1 / len(ratios))


def report(figures, commands, show):
    """Prints the table; gives the rows of it: program -> column -> figure."""
    medians = {program: {name: middle([figure for figure, _ in values]) for name, values in row.items()}
               for program, row in figures.items()}
    peaks = {program: {name: max(peak or 0 for _, peak in values) for name, values in row.items()}
             for program, row in figures.items()}
    ratios = [(f"{name}/py", name, "python", medians) for name in commands if name != "python"]
    ratios += [("off/on", "off", "on", medians), ("peak", "on", "python", peaks)]
    ratios = [ratio for ratio in ratios if ratio[1] in commands and ratio[2] in commands]
    print(f"{'program':<15}" + "".join(f"{name:>13}" for name in commands) + "".join(f"{ratio[0]:>{len(ratio[0]) + 2}}" for ratio in ratios))
    columns = {title: [] for title, *_ in ratios}
    rows = {}
    for program in figures:
        row = rows[program] = {name: medians[program][name] for name in medians[program]}
        line = f"{program:<15}" + "".join(f"{show(row[name]) if name in row else '-':>13}" for name in commands)
        for title, over, under, table in ratios:
            over, under = table[program].get(over), table[program].get(under)
            if over and under:
                row[title] = over / under
                columns[title].append(over / under)
            line += f"{f'{row[title]:.2f}' if title in row else '-':>{len(title) + 2}}"
        print(line)
    means = {title: geometric_mean(column) for title, column in columns.items() if column}
    print(f"{'geometric mean':<15}" + " " * 13 * len(commands)
          + "".join(f"{f'{means[title]:.2f}' if title in means else '-':>{len(title) + 2}}" for title, *_ in ratios))
    return rows | {"geometric mean": means}


def main(arguments):
    rounds, measure, show, file = 5, measure_time, lambda seconds: f"{seconds * 1000:.1f}ms", None
    while arguments and arguments[0].startswith("-"):
        option = arguments.pop(0)
        if option == "-n" and arguments:
            rounds = int(arguments.pop(0))
        elif option == "-i":
            rounds, measure, show = 1, measure_instructions, lambda count: f"{count / 1e6:.1f}M"
        elif option == "-j" and arguments:
            file = arguments.pop(0)
        else:
            sys.exit(__doc__)
    programs = arguments or sorted(name.removesuffix(".py") for name in os.listdir(HERE) if name.endswith(".py") and name != "run.py")
    commands = interpreters()
    figures = run(programs, commands, rounds, measure)
    rows = report(figures, commands, show)
    if file:
        import json
        with open(file, "w") as output:
            json.dump({"when": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), "cores": os.cpu_count(), "machine": os.uname().machine,
                       "commands": commands, "unit": "instructions" if measure is measure_instructions else "seconds",
                       "table": rows, "measured": figures}, output, indent=1)


if __name__ == "__main__":
    main(sys.argv[1:])
