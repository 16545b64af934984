"""Rules of the form that the environment variable TZ has: "CET-1CEST,M3.5.0,M10.5.0/3"."""

from datetime import date, timedelta

_DAY = 86400
_EPOCH = date(1970, 1, 1).toordinal()
_MONTH_DAYS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LETTERS = frozenset('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ')
_DIGITS = frozenset('0123456789')
_QUOTED = _LETTERS | _DIGITS | frozenset('+-')


class Period:
    """What is in force for some time: offset from UTC, how much of it is summer time, name."""

    __slots__ = ('utcoff', 'dstoff', 'tzname')

    def __init__(self, utcoff, dstoff, tzname):
        self.utcoff, self.dstoff, self.tzname = utcoff, dstoff, tzname

    def __eq__(self, other):
        return (self.utcoff, self.dstoff, self.tzname) == (other.utcoff, other.dstoff, other.tzname)


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_before_year(year):
    before = year - 1
    return before * 365 + before // 4 - before // 100 + before // 400 + 1 - _EPOCH


class _Text:
    """What remains to be read."""

    def __init__(self, text):
        self.text, self.at = text, 0

    def peek(self):
        return self.text[self.at:self.at + 1]

    def skip(self, char):
        found = self.peek() == char
        self.at += found
        return found

    def expect(self, char):
        if not self.skip(char):
            raise ValueError(f'Invalid TZ string: {self.text}')

    def run(self, chars, most=None):
        start = self.at
        while self.peek() and self.peek() in chars and (most is None or self.at < start + most):
            self.at += 1
        if self.at == start:
            raise ValueError(f'{self.text} is not a valid TZ string')
        return self.text[start:self.at]

    def name(self):
        if not self.skip('<'):
            return self.run(_LETTERS)
        name = self.run(_QUOTED)
        self.expect('>')
        return name

    def number(self, most):
        return int(self.run(_DIGITS, most))

    def _two_digits(self):
        start = self.at
        number = self.number(2)
        if self.at != start + 2:
            raise ValueError(f'Invalid TZ string: {self.text}')
        return number

    def time(self, most_hours):
        """[+-]h[hh][:mm[:ss]] in seconds."""
        sign = -1 if self.skip('-') else 1
        if sign == 1:
            self.skip('+')
        hours, minutes, seconds = self.number(3), 0, 0
        if self.skip(':'):
            minutes = self._two_digits()
            if self.skip(':'):
                seconds = self._two_digits()
        if hours > most_hours or minutes > 59 or seconds > 59:
            raise ValueError(f'Invalid time in TZ string: {self.text}')
        return sign * (hours * 3600 + minutes * 60 + seconds)


class _Day:
    """A day of each year, and a time on it: Mm.w.d, Jn or n, all with /time."""

    def __init__(self, text):
        self.month = self.day = None
        if text.skip('M'):
            self.month = text.number(2)
            text.expect('.')
            self.week = text.number(1)
            text.expect('.')
            self.weekday = text.number(1)
            if not (1 <= self.month <= 12 and 1 <= self.week <= 5 and self.weekday <= 6):
                raise ValueError(f'Invalid day in TZ string: {text.text}')
        else:
            self.skips_leap_day = text.skip('J')
            self.day = text.number(3)
            if not self.skips_leap_day <= self.day <= 365:
                raise ValueError(f'Invalid day in TZ string: {text.text}')
        self.time = text.time(167) if text.skip('/') else 7200

    def seconds(self, year):
        """When it is that year: seconds since 1970, as local clocks count."""
        if self.month is None:
            # Jn does not count the leap day. POSIX has n begin at 0, CPython counts both from 1.
            day = self.day - 1 + (self.skips_leap_day and self.day >= 60 and _is_leap(year))
            return (_days_before_year(year) + day) * _DAY + self.time
        leap = _is_leap(year)
        length = _MONTH_DAYS[self.month] + (self.month == 2 and leap)
        first = (_days_before_year(year) + sum(_MONTH_DAYS[:self.month])
                 + (self.month > 2 and leap))
        # 1970-01-01 was a Thursday; Sunday is 0.
        day = (self.weekday - first - 4) % 7 + 7 * (self.week - 1)
        if day >= length:
            day -= 7
        return (first + day) * _DAY + self.time


class Rule:
    """Standard and summer time of every year."""

    def __init__(self, standard, summer, difference, start, end):
        self.standard, self.summer, self.difference = standard, summer, difference
        self.start, self.end = start, end

    def _choose(self, start, end, seconds):
        if start < end:
            is_summer = start <= seconds < end
        else:
            is_summer = not end <= seconds < start
        return self.summer if is_summer else self.standard

    def at_local(self, seconds, year, fold):
        """What is in force when local clocks say so."""
        start, end = self.start.seconds(year), self.end.seconds(year)
        # With the fold, a time that comes twice is after the change, and one that is skipped too.
        if fold == (self.difference >= 0):
            end -= self.difference
        else:
            start += self.difference
        return self._choose(start, end, seconds)

    def at_utc(self, seconds, year):
        """What is in force then, and whether local clocks have said the same before."""
        start = self.start.seconds(year) - _seconds(self.standard.utcoff)
        end = self.end.seconds(year) - _seconds(self.summer.utcoff)
        if self.difference > 0:
            repeats = end <= seconds < end + self.difference
        else:
            repeats = start <= seconds < start - self.difference
        return self._choose(start, end, seconds), repeats


def _seconds(delta):
    return delta.days * _DAY + delta.seconds


def parse(string):
    """A Rule, or the Period that is in force for ever."""
    text = _Text(string)
    name = text.name()
    offset = -text.time(24)
    standard = Period(timedelta(seconds=offset), timedelta(0), name)
    if text.at == len(string):
        return standard
    if text.peek() == ',':
        raise ValueError(f'Transition rule present without DST: {string}')
    name = text.name()
    summer_offset = offset + 3600
    if text.peek() not in ('', ','):
        summer_offset = -text.time(24)
    if text.at == len(string):
        raise ValueError(f'Missing transition rules: {string}')
    text.expect(',')
    start = _Day(text)
    text.expect(',')
    end = _Day(text)
    if text.at != len(string):
        raise ValueError(f'Invalid TZ string: {string}')
    difference = summer_offset - offset
    summer = Period(timedelta(seconds=summer_offset), timedelta(seconds=difference), name)
    return Rule(standard, summer, difference, start, end)
