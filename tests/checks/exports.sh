# once
# only: release
# What the libraries show: mpy_* and nothing else. What they hide: no state outside the VM, which
# is that nothing is left in them but constants, the thread-local current thread, and what belongs
# to the process: what signal handlers write (signals, in vm/actions.c), the lock of the environment
# (process_mutex, in runtime/threads/process.c), what faulthandler has asked of the process (fault_*, in
# stdlib/mod_faulthandler.c), and what hashes depend on (hash_secret, in
# runtime/hash_secret.c).
fail=0

names() {
    awk -v file="$1" '$3 !~ /^mpy_/ { print file " exports " $3; bad = 1 } END { exit bad }' || fail=1
}

# Of each symbol in a section of variables: its name, and what it is.
variables() {
    objdump --syms "$1" | awk -v file="$1" '
        NF > 3 && $(NF - 2) ~ /^\.(bss|data|tbss|tdata)(\.|$)/ && $(NF - 2) !~ /^\.data\.rel\.ro/ && $NF !~ /^\./ && $NF != "signals" && $NF != "process_mutex" && $NF != "hash_secret" && $NF !~ /^fault_(fatal|signals|stack|later|users)$/ {
            thread_local = NF > 3 && $(NF - 2) ~ /^\.t/
            if (!thread_local || ++count > 1) {
                print file ": " $NF " is " (thread_local ? "a second thread-local" : "a global") " variable"
                bad = 1
            }
        }
        END { exit bad }' || fail=1
}

for variant in on off; do
    [ "$GIL" = both ] || [ "$GIL" = $variant ] || continue
    folder=$B/$BUILD-gil-$variant
    library=$folder/libminipy$([ $variant = on ] || echo -nogil)
    nm --defined-only --extern-only "$library.a" | awk 'NF == 3' | names "$library.a"
    nm --dynamic --defined-only "$library.so.0" | names "$library.so.0"
    variables "$folder/core.o"
done
exit $fail
