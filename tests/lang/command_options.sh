# What the options and the environment say, as CPython says it; and options of minipy's own.
say() { "$MINIPY" "$@" 2>&1; echo "status $?"; }

say -X int_max_str_digits=640 -c 'import sys; print(sys.get_int_max_str_digits(), sys.flags.int_max_str_digits, sys._xoptions)'
say -X int_max_str_digits=64 -c 1
PYTHONINTMAXSTRDIGITS=x say -c 1
PYTHONINTMAXSTRDIGITS=700 say -c 'import sys; print(sys.flags.int_max_str_digits)'
say -X dev -W error -c 'import sys; print(sys.flags.dev_mode, sys.warnoptions)'
PYTHONWARNINGS=once,ignore::UserWarning say -W error -bb -c 'import sys; print(sys.warnoptions)'
say -X cpu_count=7 -c 'import os; print(os.cpu_count(), os.process_cpu_count())'
say -X cpu_count=0 -c 1
say -X thread_inherit_context=1 -X context_aware_warnings=0 -c 'import sys; print(sys.flags.thread_inherit_context, sys.flags.context_aware_warnings)'
say -X thread_inherit_context=2 -c 1
say -u -c 'import sys; print(sys.stdout.write_through, sys.stderr.write_through)'
PYTHONIOENCODING=ascii:replace say -c 'import sys; print(*((f.encoding, f.errors) for f in (sys.stdin, sys.stdout, sys.stderr)))'
PYTHONOPTIMIZE=2 PYTHONINSPECT= PYTHONVERBOSE=0 say -c 'import sys; print(sys.flags.optimize, sys.flags.inspect, sys.flags.verbose)'
PYTHONOPTIMIZE=2 PYTHONSAFEPATH=1 say -E -c 'import sys; print(sys.flags.optimize, sys.flags.safe_path)'
PYTHONSAFEPATH=1 PYTHONNOUSERSITE=1 PYTHONDONTWRITEBYTECODE=1 say -c 'import sys; print(sys.flags.safe_path, sys.flags.no_user_site, sys.dont_write_bytecode)'
say -X pycache_prefix=/there -c 'import sys; print(sys.pycache_prefix)'
say -b -W ignore -c 'print(b"x" == "x", str(b"x"))'
say -bb -c 'print(b"x" == "x")' | tail -n 2
say -bb -c 'str(bytearray(b"x"))' | tail -n 2
printf 'not python\nprint(__file__[-4:])\n1/0\n' > "$TEST_TMP/x.py"
say -x "$TEST_TMP/x.py"
say -X importtime -c 'import json' | sed 's/[0-9][0-9]*/N/g; s/  */ /g' | grep -v _io
say -v -c 'import json.decoder' | grep '^import json'
say -?  | head -n 1
say --help-xoptions | head -n 1
say --nonsense
say --check-hash-based-pycs perhaps
say -c
