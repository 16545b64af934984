# once
# only: release
# The floors are stdlib, vm, compiler, runtime, from the top: a file includes only from its own or
# below, and writes the path from the root of the tree. Which variant it is compiled for is asked
# only where the two differ.
find runtime compiler vm stdlib -name '*.[ch]' | xargs awk -v plugins="$CHECK_PLUGINS" '
    function complain(text) {
        print FILENAME ":" FNR ": " text
        bad = 1
    }
    BEGIN {
        floor["runtime"] = 1; floor["compiler"] = 2; floor["vm"] = 3; floor["stdlib"] = 4
        count = split(plugins, list)
        for (i = 1; i <= count; i++)
            plugin[list[i]] = 1
        asks["runtime/threads/gil.h"] = asks["runtime/threads/sync.h"] = 1
    }
    FNR == 1 {
        folder = FILENAME
        sub(/\/.*/, "", folder)
    }
    /^[ \t]*#[ \t]*include[ \t]*"/ {
        split($0, part, "\"")
        target = part[2]
        sub(/\/.*/, "", target)
        if (FILENAME in plugin)
            complain("a plug-in includes <minipy.h> and no other header of ours")
        else if (target == "gen")
            next
        else if (!(target in floor) || target == part[2])
            complain("not a path from the root: " part[2])
        else if (floor[target] > floor[folder])
            complain(folder "/ is below " target "/, and includes " part[2])
    }
    /^[ \t]*#[ \t]*(if|elif|ifdef|ifndef).*MINIPY_GIL/ && !(FILENAME in asks) {
        complain("asks for MINIPY_GIL")
    }
    /^#pragma once/ { once[FILENAME] = 1 }
    END { exit bad }'
