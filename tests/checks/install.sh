# once
# only: release
# timeout: 60
# What `make install` puts below a prefix is enough to run programs and to build hosts, and
# `make uninstall` takes away all of it.
unset MAKEFLAGS MAKELEVEL
make --silent install DESTDIR="$TEST_TMP" PREFIX=/usr >"$TEST_TMP/log" 2>&1 || cat "$TEST_TMP/log"
root=$TEST_TMP/usr
"$root/bin/minipy" -c 'print("installed")'  # -> installed

cat > "$TEST_TMP/host.c" <<'END'
#include <minipy.h>
#include <stdio.h>

int main(void)
{
    mpy_vm *vm = mpy_vm_new(NULL);
    puts(vm ? "a machine" : "no machine");
    mpy_vm_free(vm);
    return 0;
}
END

[ "$GIL" = both ] && names="minipy minipy-nogil"
[ "$GIL" = on ] && names=minipy
[ "$GIL" = off ] && names=minipy-nogil
for name in $names; do
    # As pkg-config would answer, but for the prefix.
    answer() {
        sed -n "s/^$1: //p" "$root/lib/pkgconfig/$name.pc" |
            sed "s,\${libdir},$root/lib,g; s,\${includedir},$root/include,g"
    }
    for library in "$(answer Libs)" "$root/lib/lib$name.a"; do
        $CC $(answer Cflags) "$TEST_TMP/host.c" $library $(answer Libs.private) -o "$TEST_TMP/host" &&
            LD_LIBRARY_PATH=$root/lib "$TEST_TMP/host" || echo "no host with $library"
    done >> "$TEST_TMP/said"
done
sort -u "$TEST_TMP/said"  # -> a machine

make --silent uninstall DESTDIR="$TEST_TMP" PREFIX=/usr >/dev/null
find "$root" -type f
