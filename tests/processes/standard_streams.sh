# timeout: 60
# Streams that are closed, full, or without a reader: what the command says, and its exit code.
cd "$TEST_TMP" || exit
cat > many.py <<'END'
for i in range(20000): print("line", i)
END
cat > flush.py <<'END'
print("hello", flush=True)
END
cat > streams.py <<'END'
import sys
print(sys.stdin, sys.stdout, file=sys.stderr)
print("to stderr", file=sys.stderr)
raise ValueError("last")
END

# Nobody reads the pipe any more.
said() {
    echo "exit $?"
    sed 's/^/  /' err
}
# Without the name of the command.
said_by_command() {
    code=$?
    sed -i 's/^[^:]*: //' err
    (exit $code)
    said
}
pipe() {
    { "$MINIPY" "$1" 2> err; said > code; } | $2
    cat code
}

echo "a pipe without a reader"
pipe many.py 'head -n 1'
mkfifo fifo
{ exec < fifo; exec <&-; } &
exec 3> fifo
wait
"$MINIPY" -c 'print("hello")' >&3 2> err; said
"$MINIPY" -c 'print("hello"); import sys; sys.exit(3)' >&3 2> err; said
exec 3>&-

echo "a full disk"
"$MINIPY" -c 'print("hello")' > /dev/full 2> err; said
"$MINIPY" -u -c 'print("hello")' > /dev/full 2> err; said
"$MINIPY" flush.py > /dev/full 2> err; said
"$MINIPY" many.py > /dev/full 2> err; said
"$MINIPY" streams.py 2> /dev/full; said

echo "closed"
"$MINIPY" streams.py <&- >&- 2> err; said
"$MINIPY" streams.py 2>&-; said
"$MINIPY" streams.py <&- >&- 2>&-; echo "exit $?"
"$MINIPY" -c 'input("? ")' <&- 2> err; said
"$MINIPY" -c 'input("? ")' >&- 2> err; said
"$MINIPY" -c 'input("? ")' < /dev/null 2> err; said
"$MINIPY" -c 'import os; os.close(1); print("x")' 2> err; said
"$MINIPY" -c 'import os, sys; os.close(2); print("x", file=sys.stderr)'; echo "exit $?"
"$MINIPY" -c 'import sys; sys.stdout.close(); print("x")' 2> err; said
"$MINIPY" -c 'import sys; del sys.stdout; print("x")' 2> err; said
"$MINIPY" -c 'import sys; sys.stdout = None; print("x")' 2> err; said
"$MINIPY" -c 'import sys; sys.stderr = None; 1/0' 2> err; said
"$MINIPY" -c 'import sys; sys.stderr = None; sys.exit("why")' 2> err; said

echo "what is run"
"$MINIPY" none.py 2> err; said_by_command
mkdir folder
"$MINIPY" folder 2> err; said_by_command
(cd folder && "$MINIPY" . 2> ../err); said_by_command
echo 'import sys, helper; print(sys.argv, sys.path[0], __name__, __package__ == "", helper.__file__)' > folder/__main__.py
: > folder/helper.py
"$MINIPY" folder a b 2> err; said
"$MINIPY" ./folder/ 2> err; said
echo 'import sys; print(__file__, sys.argv, sys.path[0])' > folder/where.py
"$MINIPY" ./folder/where.py x
(cd folder && "$MINIPY" where.py)
echo 'print("a"); 1/0' | "$MINIPY" 2> err; said
PYTHONUNBUFFERED=1 "$MINIPY" -c 'import os; print("first"); os._exit(0)'
"$MINIPY" -u -c 'import os; print("first"); os._exit(0)'
"$MINIPY" -c 'import os; print("never seen"); os._exit(0)' | cat
"$MINIPY" -c 'import sys; sys.exit(256 + 3)'; echo "exit $?"
