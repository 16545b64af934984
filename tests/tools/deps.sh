#!/bin/sh
# deps.sh [--must] NEEDED BETTER: installs the Debian packages of the two lists that are not there.
# Where that is not possible it says what to do. Without --must that is an error only if one of
# the first list is missing, which a build cannot do without.
must=false
if [ "$1" = --must ]; then
    must=true
    shift
fi

missing() {
    for package; do
        dpkg-query -W -f='${Status}\n' "$package" 2>/dev/null | grep -q 'ok installed' ||
            printf '%s ' "$package"
    done
}

if ! command -v dpkg-query >/dev/null; then
    $must || exit 0
    echo "Not a Debian machine: please install what these Debian packages stand for: $1 $2" >&2
    exit 1
fi

needed=$(missing $1)
wanted=$needed$(missing $2)
[ "$wanted" ] || exit 0

as_root=
if [ "$(id -u)" != 0 ]; then
    as_root='sudo -n'
fi
echo "Installing $wanted"
if $as_root true 2>/dev/null; then
    export DEBIAN_FRONTEND=noninteractive
    install="$as_root apt-get install -y --no-install-recommends $wanted"
    { $install || { $as_root apt-get update && $install; }; } >/tmp/minipy-deps.$$ 2>&1
    failed=$?
    [ $failed = 0 ] || tail -n 3 /tmp/minipy-deps.$$ >&2
    rm -f /tmp/minipy-deps.$$
    [ $failed = 0 ] && exit
fi

echo "They could not be installed from here. Somebody with the right to do so should run:" >&2
echo "    apt-get install $wanted" >&2
if [ "$needed" ]; then
    echo "minipy cannot be built without $needed" >&2
    exit 1
fi
if $must; then
    exit 1
fi
echo "Going on without them: minipy builds and runs, with fewer modules or slower ones." >&2
