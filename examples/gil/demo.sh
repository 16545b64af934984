#!/bin/sh
# demo.sh MINIPY: runs the documents' programs with the GIL and without it, then compares the two.
minipy=$1
here=$(dirname "$0")

for program in "$here"/*.py; do
    case $program in
    */measure.py | */compare.py | */verdict.py) continue ;;
    esac
    for gil in on off; do
        echo "\$ minipy --gil=$gil $program"
        "$minipy" --gil=$gil "$program" || exit
        echo
    done
done

echo "Each piece of work, by one thread, by two threads and by two processes:"
echo
for gil in on off; do
    "$minipy" --gil=$gil "$here/measure.py" || exit
done | "$minipy" "$here/compare.py"
