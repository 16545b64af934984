# once
# The runner itself: it must see what is wrong with a test, and must let good ones pass.
cd "$TEST_TMP" || exit

test_file() {
    mkdir -p "$(dirname "$1")"
    cat > "$1"
}

test_file good/lines.sh <<'END'
echo one  # -> one
echo two
# -> two
END
test_file good/directives.sh <<'END'
# args: a b
# stdin: x\ny
# env: NAME=some value
# exit: 3
# stderr: no good
# sort
echo "$NAME"  # -> some value
cat           # -> x
              # -> y
echo "$1-$2"  # -> a-b
echo "this is no good" >&2
exit 3
END
test_file good/golden.sh <<'END'
printf "$PWD/a file, $TEST_TMP/x"
END
printf 'a file, TMP/x' > good/golden.out
test_file good/killed.sh <<'END'
# exit: -9
kill -9 $$
END
test_file good/other.sh <<'END'
# only: gil-off
exit 1
END
test_file good/_no_test.sh <<'END'
exit 1
END
test_file bad/code.sh <<'END'
exit 1
END
test_file bad/crash.sh <<'END'
kill -11 $$
END
test_file bad/output.sh <<'END'
echo one  # -> two
END
test_file bad/silent.sh <<'END'
# -> something
END
test_file bad/stderr.sh <<'END'
# stderr: a message
END
test_file bad/slow.sh <<'END'
# timeout: 0.2
sleep 30
END
test_file bad/endless.sh <<'END'
yes
END
test_file bad/left.sh <<'END'
sleep 30 &
END

runner=$OLDPWD/$B/runner
[ -x "$runner" ] || runner=$B/runner
"$runner" --command sh --gil on good
echo "exit $?"
"$runner" --command sh --gil on bad > report
echo "exit $?"
tail -n 1 report
sed -n 's/ (.* s)$//; s/^FAIL //p' report | sort
