# once
# only: release
# timeout: 120
# File-level names are unique in the tree, so that all sources can be joined into one file. So join
# them, in both variants, and let the compiler look. It cannot see two equal macros: awk does.
fail=0
for gil in 1 0; do
    for file in $CHECK_SOURCES; do
        echo "#include \"$file\""
    done | $CC $CHECK_FLAGS -D_GNU_SOURCE= -Werror -DMINIPY_GIL=$gil -fsyntax-only -x c - || fail=1
done

# A macro belongs to the file that defines it, unless that file also undefines it.
find runtime compiler vm stdlib -name '*.[ch]' ! -name generate.c | xargs awk '
    function close_file(name) {
        for (name in here)
            if (name in owner) {
                print name " is a macro in " owner[name] " and in " file
                bad = 1
            } else {
                owner[name] = file
            }
        split("", here)
    }
    FNR == 1 { close_file(); file = FILENAME }
    match($0, /^[ \t]*#[ \t]*(define|undef)[ \t]+[A-Za-z_0-9]+/) {
        name = $0
        sub(/^[ \t]*#[ \t]*(define|undef)[ \t]+/, "", name)
        sub(/[^A-Za-z_0-9].*/, "", name)
        if ($0 ~ /^[ \t]*#[ \t]*undef/)
            delete here[name]
        else if (name != "_GNU_SOURCE")
            here[name] = 1
    }
    END { close_file(); exit bad }' || fail=1
exit $fail
