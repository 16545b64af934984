#!/bin/sh
# Runs the programs of this folder under several interpreters in turn (A B C A B C …) and prints the median time of each, and the
# ratio to the first one's peers. Each program checks its own result and prints how long it took.
#   tests/bench/run.sh [-n ROUNDS] [PROGRAM…]
# Interpreters are commands in the environment: MINIPY (default build/minipy; measured as --gil=on and --gil=off), PYTHON (CPython
# 3.14, left out if unset). With PYTHON the ratio is minipy's time to its time: below 1 is faster than CPython.
set -eu
rounds=5
[ "${1:-}" = -n ] && { rounds=$2; shift 2; }
here=$(dirname "$0")
minipy=${MINIPY:-build/minipy}
[ $# -gt 0 ] || set -- $(cd "$here" && ls *.py | sed 's/\.py$//')
times=$(mktemp)
trap 'rm -f "$times"' EXIT
for program; do
    round=0
    while [ "$round" -lt "$rounds" ]; do
        echo "$program on $($minipy --gil=on "$here/$program.py")"
        echo "$program off $($minipy --gil=off "$here/$program.py")"
        [ -z "${PYTHON:-}" ] || echo "$program python $($PYTHON "$here/$program.py")"
        round=$((round + 1))
    done
done > "$times"
sort -k1,1 -k2,2 -k3,3n "$times" | awk -v rounds="$rounds" '
    { key = $1 " " $2; n[key]++; if (n[key] == int((rounds + 1) / 2)) median[key] = $3; if (!seen[$1]++) names[++count] = $1 }
    END {
        printf "%-12s %10s %10s %10s %12s %12s\n", "program", "gil=on", "gil=off", "python", "on/python", "off/on"
        for (i = 1; i <= count; i++) {
            p = names[i]; on = median[p " on"]; off = median[p " off"]; py = median[p " python"]
            printf "%-12s %9.1fms %9.1fms ", p, on * 1000, off * 1000
            if (py) { printf "%9.1fms %12.2f", py * 1000, on / py; product += log(on / py); m++ } else printf "%11s %12s", "-", "-"
            printf " %12.2f\n", off / on; both += log(off / on)
        }
        printf "%-12s %10s %10s %10s ", "geometric", "", "", ""
        if (m) printf "%12.2f", exp(product / m); else printf "%12s", "-"
        printf " %12.2f\n", exp(both / count)
    }'
