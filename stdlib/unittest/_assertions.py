"""The assert methods of a test case."""

import types

from ._expect import _AssertNotWarnsContext, _AssertRaisesContext, _AssertWarnsContext
from .util import (_common_shorten_repr, _count_diff_all_purpose, _count_diff_hashable, safe_repr)

__unittest = True

DIFF_OMITTED = ('\nDiff is %s characters long. '
                'Set self.maxDiff to None to see it.')

_NO_ITEM = (TypeError, IndexError, NotImplementedError)


def _ndiff(first, second, end=''):
    # pprint and difflib are imported when something differs, not before.
    import difflib
    return '\n' + end.join(difflib.ndiff(first, second))


def _pretty_ndiff(first, second):
    import pprint
    return _ndiff(pprint.pformat(first).splitlines(), pprint.pformat(second).splitlines(), '\n')


def _pattern(regex):
    if isinstance(regex, (str, bytes)):
        import re
        regex = re.compile(regex)
    return regex


class Assertions:
    """What TestCase has to say about values. Each takes msg, which is added to its own text."""

    failureException = AssertionError
    longMessage = True
    maxDiff = 80 * 8
    _diffThreshold = 2 ** 16    # longer strings are compared without a diff

    def _formatMessage(self, msg, standardMsg):
        if not self.longMessage:
            return msg or standardMsg
        if msg is None:
            return standardMsg
        try:
            return '%s : %s' % (standardMsg, msg)
        except UnicodeDecodeError:
            return '%s : %s' % (safe_repr(standardMsg), safe_repr(msg))

    def _truncateMessage(self, message, diff):
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return message + diff
        return message + DIFF_OMITTED % len(diff)

    def fail(self, msg=None):
        """Fail, with this message."""
        raise self.failureException(msg)

    def _unless(self, holds, msg, text):
        """Fail unless something holds; text() says what does not."""
        if not holds:
            raise self.failureException(self._formatMessage(msg, text()))

    # Truth, identity, order.

    def assertTrue(self, expr, msg=None):
        """expr is true."""
        self._unless(expr, msg, lambda: f'{safe_repr(expr)} is not true')

    def assertFalse(self, expr, msg=None):
        """expr is false."""
        self._unless(not expr, msg, lambda: f'{safe_repr(expr)} is not false')

    def assertIs(self, expr1, expr2, msg=None):
        """Both are the same object."""
        self._unless(expr1 is expr2, msg,
                     lambda: f'{safe_repr(expr1)} is not {safe_repr(expr2)}')

    def assertIsNot(self, expr1, expr2, msg=None):
        """They are different objects."""
        self._unless(expr1 is not expr2, msg,
                     lambda: f'unexpectedly identical: {safe_repr(expr1)}')

    def assertIsNone(self, obj, msg=None):
        """obj is None."""
        self._unless(obj is None, msg, lambda: f'{safe_repr(obj)} is not None')

    def assertIsNotNone(self, obj, msg=None):
        """obj is not None."""
        self._unless(obj is not None, msg, lambda: 'unexpectedly None')

    def assertIn(self, member, container, msg=None):
        """member in container."""
        self._unless(member in container, msg,
                     lambda: f'{safe_repr(member)} not found in {safe_repr(container)}')

    def assertNotIn(self, member, container, msg=None):
        """member not in container."""
        self._unless(member not in container, msg,
                     lambda: f'{safe_repr(member)} unexpectedly found in {safe_repr(container)}')

    def assertLess(self, a, b, msg=None):
        """a < b."""
        self._unless(a < b, msg, lambda: f'{safe_repr(a)} not less than {safe_repr(b)}')

    def assertLessEqual(self, a, b, msg=None):
        """a <= b."""
        self._unless(a <= b, msg,
                     lambda: f'{safe_repr(a)} not less than or equal to {safe_repr(b)}')

    def assertGreater(self, a, b, msg=None):
        """a > b."""
        self._unless(a > b, msg, lambda: f'{safe_repr(a)} not greater than {safe_repr(b)}')

    def assertGreaterEqual(self, a, b, msg=None):
        """a >= b."""
        self._unless(a >= b, msg,
                     lambda: f'{safe_repr(a)} not greater than or equal to {safe_repr(b)}')

    # Types and attributes.

    def assertIsInstance(self, obj, cls, msg=None):
        """isinstance(obj, cls)."""
        any_of = 'any of ' if isinstance(cls, tuple) else ''
        self._unless(isinstance(obj, cls), msg,
                     lambda: f'{safe_repr(obj)} is not an instance of {any_of}{cls!r}')

    def assertNotIsInstance(self, obj, cls, msg=None):
        """not isinstance(obj, cls)."""
        if isinstance(obj, cls):
            if isinstance(cls, tuple):
                cls = next((one for one in cls if isinstance(obj, one)), cls)
            self.fail(self._formatMessage(msg, f'{safe_repr(obj)} is an instance of {cls!r}'))

    def _is_subclass(self, cls, superclass, msg):
        try:
            return issubclass(cls, superclass)
        except TypeError:
            if isinstance(cls, type):
                raise
            self.fail(self._formatMessage(msg, f'{cls!r} is not a class'))

    def assertIsSubclass(self, cls, superclass, msg=None):
        """issubclass(cls, superclass)."""
        any_of = 'any of ' if isinstance(superclass, tuple) else ''
        self._unless(self._is_subclass(cls, superclass, msg), msg,
                     lambda: f'{cls!r} is not a subclass of {any_of}{superclass!r}')

    def assertNotIsSubclass(self, cls, superclass, msg=None):
        """not issubclass(cls, superclass)."""
        if self._is_subclass(cls, superclass, msg):
            if isinstance(superclass, tuple):
                superclass = next((one for one in superclass if issubclass(cls, one)), superclass)
            self.fail(self._formatMessage(msg, f'{cls!r} is a subclass of {superclass!r}'))

    def _owner(self, obj):
        if isinstance(obj, types.ModuleType):
            return f'module {obj.__name__!r}'
        if isinstance(obj, type):
            return f'type object {obj.__name__!r}'
        return f'{type(obj).__name__!r} object'

    def assertHasAttr(self, obj, name, msg=None):
        """hasattr(obj, name)."""
        self._unless(hasattr(obj, name), msg,
                     lambda: f'{self._owner(obj)} has no attribute {name!r}')

    def assertNotHasAttr(self, obj, name, msg=None):
        """not hasattr(obj, name)."""
        self._unless(not hasattr(obj, name), msg,
                     lambda: f'{self._owner(obj)} has unexpected attribute {name!r}')

    # Equality.

    def addTypeEqualityFunc(self, typeobj, function):
        """Let assertEqual compare two objects of exactly this type by a function, or a method's
        name, that takes both and msg, and raises a failure."""
        self._type_equality_funcs[typeobj] = function

    def _getAssertEqualityFunc(self, first, second):
        found = None
        if type(first) is type(second):
            found = self._type_equality_funcs.get(type(first))
            if isinstance(found, str):
                found = getattr(self, found)
        return self._baseAssertEqual if found is None else found

    def _baseAssertEqual(self, first, second, msg=None):
        self._unless(first == second, msg,
                     lambda: '%s != %s' % _common_shorten_repr(first, second))

    def assertEqual(self, first, second, msg=None):
        """first == second; says what differs, for the types that it knows."""
        self._getAssertEqualityFunc(first, second)(first, second, msg=msg)

    def assertNotEqual(self, first, second, msg=None):
        """first != second."""
        self._unless(first != second, msg, lambda: f'{safe_repr(first)} == {safe_repr(second)}')

    def _distance(self, first, second, places, delta):
        """Return how far apart two numbers are, and whether that counts as nothing."""
        diff = abs(first - second)
        if delta is not None:
            return diff, diff <= delta, f'within {safe_repr(delta)} delta'
        if places is None:
            places = 7
        return diff, round(diff, places) == 0, f'within {places!r} places'

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        """Both are equal when rounded to so many decimal places, or differ by delta at most."""
        if first == second:
            return
        if delta is not None and places is not None:
            raise TypeError('specify delta or places not both')
        diff, near, within = self._distance(first, second, places, delta)
        self._unless(near, msg, lambda: f'{safe_repr(first)} != {safe_repr(second)} {within}'
                                        f' ({safe_repr(diff)} difference)')

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        """The opposite of assertAlmostEqual."""
        if delta is not None and places is not None:
            raise TypeError('specify delta or places not both')
        diff, near, within = self._distance(first, second, places, delta)
        apart = '' if delta is None else f' ({safe_repr(diff)} difference)'
        self._unless(not (first == second) and not near, msg,
                     lambda: f'{safe_repr(first)} == {safe_repr(second)} {within}{apart}')

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        """Two sequences, of that type if it is given, have the same items."""
        name = 'sequence' if seq_type is None else seq_type.__name__
        if seq_type is not None:
            for which, seq in (('First', seq1), ('Second', seq2)):
                if not isinstance(seq, seq_type):
                    raise self.failureException(
                        f'{which} sequence is not a {name}: {safe_repr(seq)}')
        text = self._sequence_difference(seq1, seq2, name, seq_type)
        if text is not None:
            text = self._truncateMessage(text, _pretty_ndiff(seq1, seq2))
            self.fail(self._formatMessage(msg, text))

    def _sequence_difference(self, seq1, seq2, name, seq_type):
        """Return what differs in words, None for nothing."""
        lengths = []
        for which, seq in (('First', seq1), ('Second', seq2)):
            try:
                lengths.append(len(seq))
            except (TypeError, NotImplementedError):
                return f'{which} {name} has no length.    Non-sequence?'
        if seq1 == seq2:
            return None
        text = '%ss differ: %s != %s\n' % ((name.capitalize(),) + _common_shorten_repr(seq1, seq2))
        for i in range(min(lengths)):
            items = []
            for which, seq in (('first', seq1), ('second', seq2)):
                try:
                    items.append(seq[i])
                except _NO_ITEM:
                    text += f'\nUnable to index element {i} of {which} {name}\n'
                    break
            if len(items) < 2:
                break
            if items[0] != items[1]:
                text += '\nFirst differing element %d:\n%s\n%s\n' % (
                    (i,) + _common_shorten_repr(*items))
                break
        else:
            # Equal items in sequences of different types are equal enough.
            if lengths[0] == lengths[1] and seq_type is None and type(seq1) != type(seq2):
                return None
        if lengths[0] == lengths[1]:
            return text
        shorter, longer = sorted(lengths)
        which, seq = ('First', seq1) if lengths[0] > lengths[1] else ('Second', seq2)
        text += f'\n{which} {name} contains {longer - shorter} additional elements.\n'
        try:
            text += f'First extra element {shorter}:\n{safe_repr(seq[shorter])}\n'
        except _NO_ITEM:
            text += f'Unable to index element {shorter} of {which.lower()} {name}\n'
        return text

    def assertListEqual(self, list1, list2, msg=None):
        """Two lists are equal."""
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        """Two tuples are equal."""
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        """Two sets (what has a difference method) have the same elements."""
        lines = []
        for left, right, which, other in ((set1, set2, 'first', 'second'),
                                          (set2, set1, 'second', 'first')):
            try:
                only = left.difference(right)
            except TypeError as error:
                self.fail(f'invalid type when attempting set difference: {error}')
            except AttributeError as error:
                self.fail(f'{which} argument does not support set difference: {error}')
            if only:
                lines.append(f'Items in the {which} set but not the {other}:')
                lines.extend(repr(item) for item in only)
        if lines:
            self.fail(self._formatMessage(msg, '\n'.join(lines)))

    def assertDictEqual(self, d1, d2, msg=None):
        """Two dictionaries are equal."""
        self.assertIsInstance(d1, dict, 'First argument is not a dictionary')
        self.assertIsInstance(d2, dict, 'Second argument is not a dictionary')
        if d1 != d2:
            text = '%s != %s' % _common_shorten_repr(d1, d2)
            text = self._truncateMessage(text, _pretty_ndiff(d1, d2))
            self.fail(self._formatMessage(msg, text))

    def assertCountEqual(self, first, second, msg=None):
        """Two iterables have the same items equally often, in any order."""
        first, second = list(first), list(second)
        try:
            differences = _count_diff_hashable(first, second)
        except TypeError:
            differences = _count_diff_all_purpose(first, second)
        if differences:
            lines = ['First has %d, Second has %d:  %r' % item for item in differences]
            text = self._truncateMessage('Element counts were not equal:\n', '\n'.join(lines))
            self.fail(self._formatMessage(msg, text))

    def assertMultiLineEqual(self, first, second, msg=None):
        """Two strings are equal; shows the lines that differ."""
        self.assertIsInstance(first, str, 'First argument is not a string')
        self.assertIsInstance(second, str, 'Second argument is not a string')
        if first == second:
            return
        if len(first) > self._diffThreshold or len(second) > self._diffThreshold:
            self._baseAssertEqual(first, second, msg)
        # A diff of texts whose last lines do not end reads badly.
        ends = [text.endswith('\n') for text in (first, second) if text]
        lines = [(text if not text or all(ends) else text + '\n').splitlines(keepends=True)
                 for text in (first, second)]
        text = '%s != %s' % _common_shorten_repr(first, second)
        text = self._truncateMessage(text, _ndiff(*lines))
        self.fail(self._formatMessage(msg, text))

    # Texts.

    def assertRegex(self, text, expected_regex, msg=None):
        """The regular expression is found in the text."""
        if isinstance(expected_regex, (str, bytes)):
            assert expected_regex, 'expected_regex must not be empty.'
        expected_regex = _pattern(expected_regex)
        self._unless(expected_regex.search(text), msg,
                     lambda: f"Regex didn't match: {expected_regex.pattern!r} not found in"
                             f" {text!r}")

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        """The regular expression is not found in the text."""
        unexpected_regex = _pattern(unexpected_regex)
        match = unexpected_regex.search(text)
        self._unless(not match, msg,
                     lambda: f'Regex matched: {text[match.start():match.end()]!r} matches'
                             f' {unexpected_regex.pattern!r} in {text!r}')

    def _has_end(self, s, ends, method, msg):
        try:
            return getattr(s, method)(ends)
        except (AttributeError, TypeError):
            # Say which kind was expected, if that is what is wrong.
            for end in ends if isinstance(ends, tuple) else (ends,):
                for kind, name in ((str, 'str'), ((bytes, bytearray), 'bytes')):
                    if isinstance(end, kind) and not isinstance(s, kind):
                        self.fail(self._formatMessage(
                            msg, f'Expected {name}, not {type(s).__name__}'))
            raise

    def _assert_end(self, s, ends, method, verb, msg):
        if not self._has_end(s, ends, method, msg):
            any_of = 'any of ' if isinstance(ends, tuple) else ''
            self.fail(self._formatMessage(
                msg, f"{safe_repr(s, short=True)} doesn't {verb} with {any_of}{safe_repr(ends)}"))

    def _assert_not_end(self, s, ends, method, verb, msg):
        if self._has_end(s, ends, method, msg):
            if isinstance(ends, tuple):
                ends = next((end for end in ends if getattr(s, method)(end)), ends)
            self.fail(self._formatMessage(
                msg, f'{safe_repr(s, short=True)} {verb}s with {safe_repr(ends)}'))

    def assertStartsWith(self, s, prefix, msg=None):
        """s.startswith(prefix)."""
        self._assert_end(s, prefix, 'startswith', 'start', msg)

    def assertNotStartsWith(self, s, prefix, msg=None):
        """not s.startswith(prefix)."""
        self._assert_not_end(s, prefix, 'startswith', 'start', msg)

    def assertEndsWith(self, s, suffix, msg=None):
        """s.endswith(suffix)."""
        self._assert_end(s, suffix, 'endswith', 'end', msg)

    def assertNotEndsWith(self, s, suffix, msg=None):
        """not s.endswith(suffix)."""
        self._assert_not_end(s, suffix, 'endswith', 'end', msg)

    # What a block of code, or a call, raises, warns of and logs.

    def assertRaises(self, expected_exception, *args, **kwargs):
        """The call of args[0] raises such an exception; without args, a context whose block
        does, which keeps it as `exception`."""
        return _AssertRaisesContext(expected_exception, self).handle('assertRaises', args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        """As assertRaises, and the regular expression is found in the exception's text."""
        context = _AssertRaisesContext(expected_exception, self, expected_regex)
        return context.handle('assertRaisesRegex', args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        """The call, or the block, gives such a warning, kept as `warning`, `filename`, `lineno`."""
        return _AssertWarnsContext(expected_warning, self).handle('assertWarns', args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        """As assertWarns, and the regular expression is found in the warning's text."""
        context = _AssertWarnsContext(expected_warning, self, expected_regex)
        return context.handle('assertWarnsRegex', args, kwargs)

    def _assertNotWarns(self, expected_warning, *args, **kwargs):
        context = _AssertNotWarnsContext(expected_warning, self)
        return context.handle('_assertNotWarns', args, kwargs)

    def assertLogs(self, logger=None, level=None):
        """A context whose block logs something of that level (INFO) or above; it gives the
        `records` and their texts, `output`."""
        from ._log import _AssertLogsContext
        return _AssertLogsContext(self, logger, level, no_logs=False)

    def assertNoLogs(self, logger=None, level=None):
        """A context whose block logs nothing of that level (INFO) or above."""
        from ._log import _AssertLogsContext
        return _AssertLogsContext(self, logger, level, no_logs=True)
