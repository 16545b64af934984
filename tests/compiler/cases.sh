# once
# Trees and errors of the parser, against what CPython made of the same text (*.txt beside this).
for variant in on off; do
    [ "$GIL" = both ] || [ "$GIL" = $variant ] || continue
    "$B/$BUILD-gil-$variant/tests/compiler/ast_dump" -c tests/compiler/*.txt >"$TEST_TMP/log" || {
        cat "$TEST_TMP/log"
        exit 1
    }
done
