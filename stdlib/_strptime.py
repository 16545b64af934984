"""Text to time: what time.strptime() and the strptime() methods of datetime stand on.

A format is compiled to a list of items, and the items are matched against the text from left to
right. An item may match in several ways ("1" or "12" of "123"); they are tried in a fixed order,
and the first that lets the rest match counts.
Names are English, as in the C locale.
"""

import time
from _thread import allocate_lock

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
           "october", "november", "december")
_HALVES = ("am", "pm")

# What stands for other directives.
_COMPOSITES = {"T": "%H:%M:%S", "R": "%H:%M", "r": "%I:%M:%S %p", "X": "%H:%M:%S", "x": "%m/%d/%y",
               "c": "%a %b %d %H:%M:%S %Y"}
_SYNONYMS = {"e": "d", "k": "H", "l": "I", "P": "p"}


# ---- what items match: generators of the places where a match may end

class _Literal:
    key = None

    def __init__(self, char):
        self.char = char.lower()

    def ends(self, text, at):
        if text[at:at + 1].lower() == self.char or self.char == "'" and text[at:at + 1] == "\u02bc":
            yield at + 1


class _Space:
    key = None

    def ends(self, text, at):
        end = at
        while text[end:end + 1].isspace():
            end += 1
        while end > at:
            yield end
            end -= 1


class _Number:
    """A number within bounds, of as many digits as one of the widths says.

    Perhaps with a space for its first digit; perhaps with digits that are all of another script."""

    def __init__(self, key, low, high, widths, space=False, script=False):
        self.key, self.low, self.high, self.widths = key, low, high, widths
        self.space = space
        self.script = script

    def ends(self, text, at):
        for width in self.widths:
            digits = text[at:at + width]
            if len(digits) < width or not digits.isdecimal():
                continue
            if not self.script and not digits[0].isascii():
                continue
            if self.low <= int(digits) <= self.high:
                yield at + width
        if self.space and text[at:at + 1] == " ":
            digit = text[at + 1:at + 2]
            if digit.isdecimal() and int(digit) >= self.low:
                yield at + 2


class _Word:
    def __init__(self, key, words):
        self.key = key
        self.words = sorted(words, key=len, reverse=True)

    def ends(self, text, at):
        for word in self.words:
            if text[at:at + len(word)].lower() == word:
                yield at + len(word)


class _Offset:
    """+hh:mm, with seconds and a fraction of them if need be, colons or not; or Z."""
    key = "z"

    def ends(self, text, at):
        if text[at:at + 1] == "Z":
            yield at + 1
            return
        if text[at:at + 1] not in ("+", "-"):
            return
        hours = self._digits(text, at + 1, 2)
        minutes = hours and self._sixty(text, hours)
        if not minutes:
            return
        seconds = self._sixty(text, minutes)
        if seconds:
            if text[seconds:seconds + 1] == ".":
                for count in range(6, 0, -1):
                    end = self._digits(text, seconds + 1, count)
                    if end:
                        yield end
            yield seconds
        yield minutes

    def _digits(self, text, at, count):
        digits = text[at:at + count]
        return at + count if len(digits) == count and digits.isdecimal() else 0

    def _sixty(self, text, at):
        at += text[at:at + 1] == ":"
        return at + 2 if self._digits(text, at, 2) and text[at] in "012345" else 0


def _short(names):
    return [name[:3] for name in names]


def _items_by_letter():
    two = (2, 1)
    items = [
        _Word("A", _WEEKDAYS), _Word("a", _short(_WEEKDAYS)),
        _Word("B", _MONTHS), _Word("b", _short(_MONTHS)), _Word("p", _HALVES),
        _Number("d", 1, 31, two, space=True), _Number("f", 0, 999999, (6, 5, 4, 3, 2, 1)),
        _Number("G", 0, 9999, (4,), script=True), _Number("H", 0, 23, two, space=True),
        _Number("I", 1, 12, two, space=True), _Number("j", 1, 366, (3, 2, 1)),
        _Number("M", 0, 59, two), _Number("m", 1, 12, two), _Number("S", 0, 61, two),
        _Number("U", 0, 53, two), _Number("u", 1, 7, (1,)), _Number("V", 0, 53, two),
        _Number("W", 0, 53, two), _Number("w", 0, 6, (1,)),
        _Number("Y", 0, 9999, (4,), script=True), _Number("y", 0, 99, (2,), script=True),
        _Offset(),
    ]
    by_letter = {item.key: item for item in items}
    for letter in "dmyCHIMS":
        by_letter["O" + letter] = _Number(letter, 0, 99, two, space=True, script=True)
    by_letter["Ow"] = _Number("w", 0, 9, (1,), script=True)
    for letter, same in _SYNONYMS.items():
        by_letter[letter] = by_letter[same]
    by_letter["Oe"], by_letter["Op"] = by_letter["Od"], by_letter["p"]
    return by_letter


_ITEMS = _items_by_letter()


# ---- formats

def _zones():
    standard = {"utc", "gmt", time.tzname[0].lower()}
    summer = {time.tzname[1].lower()} if time.daylight else set()
    return standard, summer


def _directive(format, at):
    """Reads behind a per cent sign: the letters, and where they end.

    Flags and a width mean nothing here."""
    while at < len(format) and format[at] in "-_0^#":
        at += 1
    while at < len(format) and format[at].isdecimal():
        at += 1
    end = at + 1
    if format[at:at + 1] in ("O", "E") and at + 1 < len(format) and not format[at + 1].isspace():
        end += 1
    return format[at:end], end


def _compile(format, whole):
    items = []
    at = 0
    while at < len(format):
        char = format[at]
        if char.isspace():
            while at < len(format) and format[at].isspace():
                at += 1
            items.append(_Space())
            continue
        at += 1
        if char != "%":
            items.append(_Literal(char))
            continue
        letters, at = _directive(format, at)
        if letters == "" or letters.isspace():
            raise ValueError("stray %% in format '%s'" % whole)
        if letters == "%":
            items.append(_Literal("%"))
        elif letters == "Z":
            items.append(_Word("Z", [name for names in _zones() for name in names]))
        elif letters in _COMPOSITES:
            items.extend(_compile(_COMPOSITES[letters], whole))
        elif letters in _ITEMS:
            items.append(_ITEMS[letters])
        else:
            raise ValueError("'%s' is a bad directive in format '%s'" % (letters, whole))
    return items


_FORMATS_KEPT = 32
_formats = {}
_formats_lock = allocate_lock()


_NO_YEAR = """\
Parsing dates involving a day of month without a year specified is ambiguous
and fails to parse leap day. The default behavior will change in Python 3.15
to either always raise an exception or to use a different default year (TBD).
To avoid trouble, add a specific year to the input & format.
See https://github.com/python/cpython/issues/70647."""


def _compile_checked(format):
    items = _compile(format, format)
    keys = [item.key for item in items if item.key]
    for key in keys:
        if keys.count(key) > 1:
            raise ValueError("directive '%%%s' occurs twice in format '%s'" % (key, format))
    if "d" in keys and not {"Y", "y", "G"} & set(keys):
        import warnings
        warnings.warn(_NO_YEAR, DeprecationWarning, stacklevel=5)
    return items


def _compiled(format):
    key = (format, time.tzname, time.daylight)
    items = _formats.get(key)
    if items is None:
        items = _compile_checked(format)
        with _formats_lock:
            if len(_formats) >= _FORMATS_KEPT:
                _formats.clear()
            _formats[key] = items
    return items


def _match(items, text):
    """The text of each directive by its letter, and where the match ends; None if there is none."""
    found = {}
    starts = [0]
    pending = []
    while len(pending) < len(items):
        pending.append(items[len(pending)].ends(text, starts[-1]))
        while True:
            end = next(pending[-1], None)
            if end is not None:
                break
            pending.pop()
            if not pending:
                return None
            starts.pop()
        starts.append(end)
    for item, start, end in zip(items, starts, starts[1:]):
        if item.key:
            found[item.key] = text[start:end]
    return found, starts[-1]


# ---- days

_DAYS_BEFORE_MONTH = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_before_month(year, month):
    return _DAYS_BEFORE_MONTH[month] + (month > 2 and _is_leap(year))


def _month_length(year, month):
    if month == 12:
        return 31
    return _days_before_month(year, month + 1) - _days_before_month(year, month)


def _year_length(year):
    return 365 + _is_leap(year)


def _first_weekday(year):
    """Of the first of January; Monday is 0."""
    before = year - 1
    return (before * 365 + before // 4 - before // 100 + before // 400) % 7


def _date_of(year, day_of_year):
    """(year, month, day); the day may lie in the years before and after."""
    if day_of_year <= 0:
        year -= 1
        day_of_year += _year_length(year)
    elif day_of_year > _year_length(year):
        day_of_year -= _year_length(year)
        year += 1
    month = 12
    while _days_before_month(year, month) >= day_of_year:
        month -= 1
    return year, month, day_of_year - _days_before_month(year, month)


def _day_of_week_in_year(year, week, weekday, sunday_first):
    first = _first_weekday(year)
    if sunday_first:
        first = (first + 1) % 7
        weekday = (weekday + 1) % 7
    if week == 0:
        return 1 + weekday - first
    return 1 + (7 - first) % 7 + 7 * (week - 1) + weekday


def _day_of_iso_week(iso_year, week, weekday):
    first = _first_weekday(iso_year)
    long_year = first == 3 or first == 2 and _is_leap(iso_year)
    if not 0 < week < 53 + long_year:
        raise ValueError(f"Invalid week: {week}")
    return 1 + 7 * (week - 1) + weekday - first + (7 if first > 3 else 0)


# ---- what was found

def _read_year(found):
    if "Y" in found:
        return int(found["Y"])
    if "y" in found:
        year = int(found["y"])
        if "C" in found:
            return int(found["C"]) * 100 + year
        return year + (2000 if year <= 68 else 1900)
    return None


def _read_month(found):
    for key, names in (("B", _MONTHS), ("b", _short(_MONTHS))):
        if key in found:
            return names.index(found[key].lower()) + 1
    return int(found.get("m", 1))


def _read_hour(found):
    if "H" in found:
        return int(found["H"])
    if "I" not in found:
        return 0
    return int(found["I"]) % 12 + (12 if found.get("p", "").lower() == "pm" else 0)


def _read_weekday(found):
    if "A" in found:
        return _WEEKDAYS.index(found["A"].lower())
    if "a" in found:
        return _short(_WEEKDAYS).index(found["a"].lower())
    if "w" in found:
        return (int(found["w"]) + 6) % 7
    return int(found["u"]) - 1 if "u" in found else None


def _read_offset(text):
    """Seconds and microseconds east of Greenwich."""
    if text is None:
        return None, 0
    if text == "Z":
        return 0, 0
    digits = text[1:]
    expected = 0 if digits[2] != ":" else 1 if len(digits) <= 5 else 2
    if digits.count(":") != expected:
        raise ValueError(f"Inconsistent use of : in {text}")
    digits, _, fraction = digits.replace(":", "").partition(".")
    seconds = int(digits[:2]) * 3600 + int(digits[2:4]) * 60 + int(digits[4:6] or 0)
    microseconds = int(fraction.ljust(6, "0"))
    return (-seconds, -microseconds) if text[0] == "-" else (seconds, microseconds)


def _read_summer_time(found):
    if "Z" not in found:
        return -1
    zone = found["Z"].lower()
    standard, summer = _zones()
    if time.tzname[0] == time.tzname[1] and time.daylight and zone not in ("utc", "gmt"):
        return -1
    return 0 if zone in standard else 1


def _check_iso(found, year, weekday):
    if "G" in found:
        if "j" in found:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year "
                             "directive '%G'. Use '%Y' instead.")
        if "V" not in found or weekday is None:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive "
                             "'%V' and a weekday directive ('%A', '%a', '%w', or '%u').")
    elif "V" in found:
        if year is None or weekday is None:
            raise ValueError("ISO week directive '%V' must be used with the ISO year directive "
                             "'%G' and a weekday directive ('%A', '%a', '%w', or '%u').")
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. "
                         "Use the ISO year '%G' instead.")


def _check_date(year, month, day):
    if year < 1:
        raise ValueError(f"year must be in 1..9999, not {year}")
    length = _month_length(year, month)
    if day > length:
        raise ValueError(f"day {day} must be in range 1..{length} for month {month} in year {year}")


def _read_date(found):
    """(year, month, day, weekday, day of the year). The last is what was found, if it was."""
    year, month, day = _read_year(found), _read_month(found), int(found.get("d", 1))
    weekday = _read_weekday(found)
    _check_iso(found, year, weekday)
    # 1904 is the first leap year of the century.
    is_leap_day_of_no_year = year is None and "G" not in found and (month, day) == (2, 29)
    if year is None:
        year = 1904 if is_leap_day_of_no_year else 1900
    day_of_year = int(found["j"]) if "j" in found else None
    if day_of_year is None and weekday is not None:
        week = found.get("U", found.get("W"))
        if week is not None:
            day_of_year = _day_of_week_in_year(year, int(week), weekday, "U" in found)
            if day_of_year <= 0:
                year -= 1
                day_of_year += _year_length(year)
        elif "G" in found:
            iso_year = int(found["G"])
            day_of_iso_year = _day_of_iso_week(iso_year, int(found["V"]), weekday)
            year, month, day = _date_of(iso_year, day_of_iso_year)
    if day_of_year is None:
        _check_date(year, month, day)
        day_of_year = _days_before_month(year, month) + day
    else:
        year, month, day = _date_of(year, day_of_year)
    if weekday is None:
        weekday = (_first_weekday(year) + _days_before_month(year, month) + day - 1) % 7
    return 1900 if is_leap_day_of_no_year else year, month, day, weekday, day_of_year


def _strptime(data_string, format="%a %b %d %H:%M:%S %Y"):
    """The fields of a struct_time, the microseconds, and those of the offset."""
    for index, arg in enumerate((data_string, format)):
        if not isinstance(arg, str):
            raise TypeError(f"strptime() argument {index} must be str, not {type(arg)}")
    match = _match(_compiled(format), data_string)
    if match is None:
        raise ValueError("time data %r does not match format %r" % (data_string, format))
    found, end = match
    if end < len(data_string):
        raise ValueError("unconverted data remains: %s" % data_string[end:])
    year, month, day, weekday, day_of_year = _read_date(found)
    offset, offset_fraction = _read_offset(found.get("z"))
    fields = (year, month, day, _read_hour(found), int(found.get("M", 0)), int(found.get("S", 0)),
              weekday, day_of_year, _read_summer_time(found), found.get("Z"), offset)
    return fields, int(found.get("f", "").ljust(6, "0")), offset_fraction


def _strptime_time(data_string, format="%a %b %d %H:%M:%S %Y"):
    return time.struct_time(_strptime(data_string, format)[0])


# ---- for datetime

def _zone(name, offset, offset_fraction):
    from datetime import timedelta, timezone
    delta = timedelta(seconds=offset, microseconds=offset_fraction)
    return timezone(delta, name) if name else timezone(delta)


def _strptime_datetime_date(cls, data_string, format="%a %b %d %Y"):
    return cls(*_strptime(data_string, format)[0][:3])


def _strptime_datetime_time(cls, data_string, format="%H:%M:%S"):
    fields, fraction, offset_fraction = _strptime(data_string, format)
    args = fields[3:6] + (fraction,)
    if fields[10] is None:
        return cls(*args)
    return cls(*args, _zone(fields[9], fields[10], offset_fraction))


def _strptime_datetime_datetime(cls, data_string, format="%a %b %d %H:%M:%S %Y"):
    fields, fraction, offset_fraction = _strptime(data_string, format)
    args = fields[:6] + (fraction,)
    if fields[10] is None:
        return cls(*args)
    return cls(*args, _zone(fields[9], fields[10], offset_fraction))
