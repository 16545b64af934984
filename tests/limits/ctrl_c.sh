# Ctrl-C ends a busy loop, a join and a sleep: the process dies by SIGINT, as a shell expects.
for program in 'while True: pass' 'import threading, time
t = threading.Thread(target=time.sleep, args=(60,), daemon=True); t.start(); t.join()' 'import time; time.sleep(60)' 'sum(range(10**12))'; do
    $MINIPY -c "import sys
print('ready', flush=True)
$program" > "$TEST_TMP/out" 2> "$TEST_TMP/err" &
    pid=$!
    for try in 1 2 3 4 5 6 7 8 9 10; do
        grep -q ready "$TEST_TMP/out" 2> /dev/null && break
        sleep 0.2
    done
    sleep 0.1
    kill -INT $pid
    wait $pid
    echo "$? $(tail -n 1 "$TEST_TMP/err")"
done
