import io
import sys
import unittest
import warnings


def setUpModule():
    print('setUpModule')
    unittest.addModuleCleanup(print, 'module cleanup')


def tearDownModule():
    print('tearDownModule')


class Outcomes(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print('setUpClass')
        cls.addClassCleanup(print, 'class cleanup')

    def test_ok(self):
        self.assertEqual(1, 1)
        self.assertAlmostEqual(0.1 + 0.2, 0.3)

    def test_fail(self):
        self.assertTrue(0, 'hm')

    def test_error(self):
        def broken():
            raise ValueError('x')
        broken()

    def test_sub(self):
        for i in range(4):
            with self.subTest('m', i=i):
                self.assertLess(i, 2)

    @unittest.skip('no')
    def test_skip(self):
        pass

    @unittest.expectedFailure
    def test_expected(self):
        self.fail()

    @unittest.expectedFailure
    def test_unexpected(self):
        """It should fail."""

    def test_raises(self):
        with self.assertRaises(ZeroDivisionError) as context:
            1 / 0
        self.assertEqual(str(context.exception), 'division by zero')
        self.assertRaises(KeyError, {}.__getitem__, 1)

    def test_raises_not(self):
        with self.assertRaises(ZeroDivisionError):
            pass

    def test_raises_other(self):
        self.assertRaises(KeyError, [].__getitem__, 1)

    def test_count(self):
        self.assertCountEqual([1, [2], [2]], [[2], 1, 3])

    def test_count_hashable(self):
        self.assertCountEqual([1, 2, 2], [2, 1, 3])

    def test_set(self):
        self.assertEqual({1, 2}, {2, 3})

    def test_starts(self):
        self.assertStartsWith('abc', ('x', 'y'))

    def test_kind(self):
        self.assertStartsWith(b'abc', 'x')

    def test_warns(self):
        with self.assertWarns(UserWarning) as context:
            warnings.warn('hello')
        self.assertEqual(str(context.warning), 'hello')

    def test_warns_not(self):
        with self.assertWarns(UserWarning):
            pass

    def test_cleanup(self):
        self.addCleanup(print, 'cleanup 1')
        self.addCleanup(print, 'cleanup 2')


class Broken(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.addClassCleanup(print, 'class cleanup after a failure')
        raise OSError('no class')

    def test_never(self):
        print('never')


stream = io.StringIO()
suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules['__main__'])
print(suite.countTestCases())
result = unittest.TextTestRunner(stream=stream, verbosity=2).run(suite)
for line in stream.getvalue().splitlines():
    if not line.startswith(('  File', '    ')):
        print(line.partition(' in 0.')[0])
print(result)
for verbosity in 0, 1:
    stream = io.StringIO()
    runner = unittest.TextTestRunner(stream=stream, verbosity=verbosity, failfast=True)
    result = runner.run(unittest.defaultTestLoader.loadTestsFromTestCase(Outcomes))
    print(repr(stream.getvalue().partition('Traceback')[0]))
