# once
# only: release
# Where things are installed is found from where the command is; a pyvenv.cfg beside it makes a virtual environment.
top=$TEST_TMP/top
mkdir -p "$top/bin" "$top/lib/minipy3.14/site-packages" "$top/env/bin" "$top/env/lib/minipy3.14/site-packages"
command=$(realpath "$MINIPY")
cp "$command" "$top/bin/minipy"
echo 'X = "of all"' > "$top/lib/minipy3.14/site-packages/installed.py"
echo 'Y = "of the environment"' > "$top/env/lib/minipy3.14/site-packages/own.py"
facts='import sys; print(sys.executable, sys.prefix, sys.exec_prefix, sys.base_prefix, sys.base_exec_prefix, sys._base_executable, sep="\n")'

show() { sed "s|$TEST_TMP|TMP|g"; }
echo "-- installed"
"$top/bin/minipy" -c "$facts" | show
"$top/bin/minipy" -c 'import installed, sysconfig; print(installed.X, installed.__file__, sysconfig.get_path("purelib"), sep="\n")' | show
(cd "$top" && bin/minipy -c 'import sys; print(sys.executable, sys.prefix)') | show
(cd "$top/bin" && ./minipy -c 'import sys; print(sys.executable, sys.prefix)') | show
PATH="$top/bin:$PATH" minipy -c 'import sys; print(sys.executable, sys.prefix)' | show

echo "-- a link from elsewhere"
ln -s "$top/bin/minipy" "$TEST_TMP/link"
"$TEST_TMP/link" -c "$facts" | show

echo "-- an environment"
ln -s "$top/bin/minipy" "$top/env/bin/minipy"
printf 'home = %s/bin\ninclude-system-site-packages = false\n' "$top" > "$top/env/pyvenv.cfg"
"$top/env/bin/minipy" -c "$facts" | show
"$top/env/bin/minipy" -c 'import own; print(own.Y)
try: import installed
except ImportError as error: print(error)'
printf 'home = %s/bin\ninclude-system-site-packages = true\n' "$top" > "$top/env/pyvenv.cfg"
"$top/env/bin/minipy" -c 'import own, installed; print(own.Y, installed.X)'
