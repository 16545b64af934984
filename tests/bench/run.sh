#!/bin/sh
# Runs the programs of this folder under several interpreters in turn (A B C A B C …) and prints the median time of each, and the
# ratio to the first one's peers. Each program checks its own result and prints how long it took.
#   tests/bench/run.sh [-n ROUNDS] [PROGRAM…]
# Interpreters are commands in the environment: MINIPY (default build/minipy; measured as --gil=on and --gil=off, as far as it has
# been built with them), PYTHON (CPython 3.14, left out if unset). With PYTHON the ratio is minipy's time to its time: below 1 is
# faster than CPython.
set -eu
rounds=5
[ "${1:-}" = -n ] && { rounds=$2; shift 2; }
here=$(dirname "$0")
minipy=${MINIPY:-build/minipy}
[ $# -gt 0 ] || set -- $(cd "$here" && ls *.py | sed 's/\.py$//')
variants=
for variant in on off; do
    ! $minipy --gil=$variant -c pass 2> /dev/null || variants="$variants $variant"
done
[ -n "$variants" ] || { echo "$0: $minipy does not run" >&2; exit 1; }
times=$(mktemp)
trap 'rm -f "$times"' EXIT
for program; do
    round=0
    while [ "$round" -lt "$rounds" ]; do
        for variant in $variants; do
            echo "$program $variant $($minipy --gil=$variant "$here/$program.py")"
        done
        [ -z "${PYTHON:-}" ] || echo "$program python $($PYTHON "$here/$program.py")"
        round=$((round + 1))
    done
done > "$times"
sort -k1,1 -k2,2 -k3,3g "$times" | awk -v rounds="$rounds" '
    function time(key) { return key in median ? sprintf("%.1fms", median[key] * 1000) : "-" }
    # The quotient of two times, which goes into the mean of its column.
    function ratio(column, over, under) {
        if (!(over in median) || !(under in median)) return "-"
        product[column] += log(median[over] / median[under]); n[column]++
        return sprintf("%.2f", median[over] / median[under])
    }
    function mean(column) { return n[column] ? sprintf("%.2f", exp(product[column] / n[column])) : "-" }
    {
        key = $1 " " $2
        if (++seen[key] == int((rounds + 1) / 2)) median[key] = $3
        if (!named[$1]++) names[++count] = $1
    }
    END {
        form = "%-12s %10s %10s %10s %12s %12s\n"
        printf form, "program", "gil=on", "gil=off", "python", "to python", "off/on"
        for (i = 1; i <= count; i++) {
            on = names[i] " on"; off = names[i] " off"; python = names[i] " python"
            printf form, names[i], time(on), time(off), time(python),
                ratio("python", on in median ? on : off, python), ratio("off", off, on)
        }
        printf form, "geometric", "", "", "", mean("python"), mean("off")
    }'
