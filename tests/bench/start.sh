#!/bin/sh
# Start-up: wall and CPU time of `-c pass`, resident memory, size of the stripped command.
#   tests/bench/start.sh MINIPY
# Beside it, where variables name them: PYTHON (CPython 3.14), LUA. The times are the least of many
# runs, taken in turn; an empty program's time is the floor.
set -eu
here=$(dirname "$0")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp "$1" "$folder/minipy"
strip "$folder/minipy"
echo 'int main(void) { return 0; }' > "$folder/empty.c"
${CC:-cc} -O2 "$folder/empty.c" -o "$folder/empty"
${CC:-cc} -O2 -std=gnu11 "$here/start.c" -o "$folder/start"
set -- 'an empty program' "$folder/empty" 'minipy --gil=on' "$folder/minipy --gil=on -c pass" \
       'minipy --gil=off' "$folder/minipy --gil=off -c pass"
[ -z "${LUA:-}" ] || set -- "$@" Lua "$LUA -e x=0"
[ -z "${PYTHON:-}" ] || set -- "$@" CPython "$PYTHON -c pass"
"$folder/start" 200 "$@"
printf '\nsize of the stripped command: %d bytes\n' "$(wc -c < "$folder/minipy")"
