# python -m json: what is printed, in colours if they are asked for.
text='{"key": "text \"x\" true 1", "words": [true, false, null, NaN, -Infinity], "n": [0, -1.5e+30, 12], "é": {}}'
printf '%s' "$text" | "$MINIPY" -m json
printf '%s' "$text" | "$MINIPY" -m json --compact --no-ensure-ascii --sort-keys
printf '%s' "$text" | FORCE_COLOR=1 "$MINIPY" -m json
printf '1\n"a"\n' | FORCE_COLOR=1 "$MINIPY" -m json.tool --json-lines --no-indent
