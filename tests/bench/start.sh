#!/bin/sh
# Start-up: wall and CPU time of `-c pass`, resident memory, size of the stripped command.
#   tests/bench/start.sh MINIPY
# Beside it, where variables name them: PYTHON (CPython 3.14), LUA. The times are the least of many
# runs, taken in turn; an empty program's time is the floor.
set -eu
minipy=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp "$minipy" "$folder/minipy"
strip "$folder/minipy"
printf 'int main(void) { return 0; }\n' > "$folder/empty.c"
${CC:-cc} -O2 "$folder/empty.c" -o "$folder/empty"
cat > "$folder/measure.py" <<'END'
import os
import resource
import sys
import time

RUNS = 200
commands = [line.rstrip("\n").split("\t") for line in sys.stdin]
best = {}
for _ in range(RUNS):
    for name, command in commands:
        words = command.split()
        start = time.perf_counter()
        pid = os.posix_spawnp(words[0], words, os.environ)
        _, status, used = os.wait4(pid, 0)
        wall = time.perf_counter() - start
        if status:
            sys.exit(f"{command}: status {status}")
        cpu = used.ru_utime + used.ru_stime
        old = best.get(name, (wall, cpu, used.ru_maxrss))
        best[name] = min(old[0], wall), min(old[1], cpu), min(old[2], used.ru_maxrss)
print(f"{'':24}{'wall':>10}{'CPU':>10}{'resident':>12}")
for name, _ in commands:
    wall, cpu, memory = best[name]
    print(f"{name:24}{wall * 1000:8.2f}ms{cpu * 1000:8.2f}ms{memory:9} KiB")
END
{
    printf 'an empty program\t%s\n' "$folder/empty"
    printf 'minipy --gil=on\t%s --gil=on -c pass\n' "$folder/minipy"
    printf 'minipy --gil=off\t%s --gil=off -c pass\n' "$folder/minipy"
    [ -z "${LUA:-}" ] || printf 'Lua\t%s -e x=0\n' "$LUA"
    [ -z "${PYTHON:-}" ] || printf 'CPython\t%s -c pass\n' "$PYTHON"
} | "$minipy" "$folder/measure.py"
printf '\nsize of the stripped command: %d bytes\n' "$(wc -c < "$folder/minipy")"
