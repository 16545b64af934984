#!/bin/sh
# How many locked instructions the stores of one thread to its own objects execute.
#   tests/bench/locks.sh MINIPY
# Callgrind counts how often each instruction ran, objdump tells which of them are locked (a lock
# prefix, or xchg with memory, which locks by itself). What a run without the stores executes is
# subtracted. Slow instructions, quick answer: a million stores of each kind, in both variants.
set -eu
minipy=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

objdump -d --no-show-raw-insn "$minipy" | awk '
    $2 == "lock" || $2 ~ /^xchg/ && /\(%/ { sub(":", "", $1); print "0x" $1 }' > "$folder/locked"

# Executed locked instructions of: --gil=$1, program $2.
locked() {
    valgrind --tool=callgrind --dump-instr=yes --compress-pos=no --compress-strings=no \
        --callgrind-out-file="$folder/out" "$minipy" --gil="$1" -c "$2" >"$folder/log" 2>&1 || {
        cat "$folder/log" >&2
        exit 1
    }
    awk 'FNR == NR { locked[$1]; next }
         /^calls=/ { skip = 1; next }
         /^0x/ { if (!skip && $1 in locked) n += $3; skip = 0 }
         END { print n + 0 }' "$folder/locked" "$folder/out"
}

count=1000000
loop="
def work(o, items, k):
    for i in range($count):
        %s
class C: pass
import _thread
lock = _thread.allocate_lock()
work(C(), [], 0)"
printf '%-28s %10s %10s\n' "locked instructions" gil=on gil=off
# The last one shows that the count counts: it locks, twice each time.
for body in 'o.x = i' 'items.append(i)' 'items.append(i); items[0] = k' \
            'lock.acquire(); lock.release()'; do
    printf '%-28s' "$count times"
    for gil in on off; do
        # shellcheck disable=SC2059
        with=$(locked $gil "$(printf "$loop" "$body")")
        # shellcheck disable=SC2059
        without=$(locked $gil "$(printf "$loop" pass)")
        printf ' %10d' $((with - without))
    done
    printf '  %s\n' "$body"
done
