# once
# -m runs a module as __main__, of a package its __main__; and says what it cannot.
cd "$TEST_TMP"
mkdir pack
echo 'import sys; print(__name__, __package__, sys.argv[1:])' > pack/__main__.py
echo 'import sys; print(__name__, __spec__.name, sys.argv[0].endswith("one.py"))' > pack/one.py
cd "$TEST_TMP" && "$MINIPY" -m pack a b && "$MINIPY" -m pack.one
"$MINIPY" -m pack.nosuch 2>&1 | sed 's/.*: No/No/'
