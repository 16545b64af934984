# output: any
# python -m unittest: its help, and the differences that failures show.
cd "$TEST_TMP" || exit 1
cat > test_tiny.py <<'END'
import unittest


class T(unittest.TestCase):
    def test_list(self):
        self.assertEqual([1, 2, 3], [1, 2, 4])

    def test_dict(self):
        self.assertEqual({'a': 1}, {'a': 2})

    def test_text(self):
        self.assertEqual('a\nb\n', 'a\nc\n')

    def test_right(self):
        self.assertEqual(1, 1)
END
"$MINIPY" -m unittest -h > help.txt || exit 1
grep -q '^usage: minipy -m unittest \[-h\]' help.txt || exit 1
"$MINIPY" -m unittest -v test_tiny > run.txt 2>&1 && exit 1
for text in 'FAILED (failures=3)' 'test_right (test_tiny.T.test_right) ... ok' '- [1, 2, 3]' \
    "+ {'a': 2}" '?       ^' '- b' '+ c' 'First differing element 2:'; do
    grep -qFe "$text" run.txt || { cat run.txt; exit 1; }
done
"$MINIPY" -m unittest test_tiny.T.test_right 2>&1 | grep -q '^OK'
