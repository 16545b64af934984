# `-m asyncio`: await at the prompt.
printf 'await asyncio.sleep(0, "slept")\nx = 4\nx\n1 // 0\nexit(3)\n' | $MINIPY -m asyncio 2>"$TEST_TMP/errors"
echo " exit code $?"
grep -c ZeroDivisionError "$TEST_TMP/errors"
