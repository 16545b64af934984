# fromisoformat() in all its forms, strftime() with all directives, strptime(), format().
from datetime import date, datetime, time, timedelta, timezone, tzinfo, UTC


def result(call, *args):
    try:
        return repr(call(*args))
    except Exception as e:
        return f"{type(e).__name__} {e}"


dates = ["2024-02-29", "20240229", "2024-W09-4", "2024W094", "2024-W09", "2024W09", "2024-02", "202402", "2024", "2024-2-9", "2024-02-30", "2024-13-01", "0000-01-01", "2024-0229",
         "202402-29", "2024-W53-1", "2020-W53-7", "2024-W00-1", "2024-W09-0", "2024-W09-8", "2024W09-4", "2024-W094", "", "x", "٢٠٢٤-02-29", "2024-02-2९", "2024-02-29 ", " 2024-02-29",
         "2024/02/29", "2024-060", "2024060", "-024-02-29", "2024-02-29T", "20240229T00", "9999-W52-5", "9999-W52-6", "2024-W9-1", "2024w094", "+2024-02-29"]
times = ["12", "12:34", "12:34:56", "12:34:56.7", "12:34:56,78", "12:34:56.789012", "12:34:56.789012345", "1234", "123456", "123456.789", "12:3456", "1234:56", "12:34:", "12:", ":34", "12.5", "12:34.5",
         "24:00", "24:00:00.000000", "24:01", "25:00", "12:60", "12:34:60", "12:34:56Z", "12Z", "12:34:56+01:00", "12:34:56-0130", "12:34:56+01", "12:34:56+01:02:03", "12:34:56+01:02:03.004005",
         "12:34:56+00:00", "12:34:56-00:00:00.000001", "12:34:56+24:00", "12:34:56+23:59:59.999999", "12:34:56+1", "12:34:56+", "12:34:56Z0", "12:34:56ZZ", "12:34:56z", "T12:34", "TT12", "12:34:56.", "12:34:56.x",
         "12:34:56.1234567x", "1", "123", "12345", "1234567", "12:34:5", "12 34", "12:34:56 +01:00", "12:34:56+01:60", "12:34:56+99:00", "12:34:56.789Z", "1٢:34", "12-05", "12+0530", "12:34:56-12:34:56", "",
         "12:34:56.+01:00", "+01:00", "12:34:56++01:00", "12:34:56+01:00:00.", "12:34:56+010203", "12:34:56+010203.5", "123456,1234567+0102", "24:00+01:00", "24Z"]
for text in dates:
    print(repr(text), result(date.fromisoformat, text), result(datetime.fromisoformat, text))
for text in times:
    print(repr(text), result(time.fromisoformat, text))
    for join in ["2024-02-28T", "20240228 ", "2024-W09-3é", "2024W093-", "2024W09T", "2024-W09-", "2023-12-31\U0001f600", "9999-12-31T", "2024-02-28\ud800"]:
        print("   ", ascii(join), ascii(result(datetime.fromisoformat, join + text)))
for bad in [b"2024-02-29", 1, None]:
    for cls in [date, time, datetime]:
        print(result(cls.fromisoformat, bad))
# All short texts of an alphabet.
import itertools
count = 0
total = 0
for letters in itertools.product("0:+Z.-", repeat=6):
    text = "0" + "".join(letters)
    for call, prefix in [(time.fromisoformat, ""), (datetime.fromisoformat, "2024-W09"), (datetime.fromisoformat, "2024W09")]:
        try:
            value = call(prefix + text)
        except ValueError:
            continue
        count += 1
        total = (total * 31 + hash(str(value)[-14:].encode().hex().__len__()) + value.minute * 7 + value.second * 3 + value.microsecond + (value.utcoffset() or timedelta()).seconds) % 1000003
print(count, total)


class Odd(tzinfo):
    def utcoffset(self, dt):
        return -timedelta(hours=3, minutes=7, seconds=9, microseconds=5)

    def tzname(self, dt):
        return "%Y%Z ü%"

    def dst(self, dt):
        return None


values = [date(2024, 2, 29), date(9, 1, 1), date(999, 12, 31), datetime(2024, 2, 29, 13, 4, 5, 678), datetime(2024, 2, 29, 3, 4, 5, 678, UTC), datetime(30, 2, 3, 0, 0, 0, 0, Odd()),
          time(13, 4, 5, 67890), time(1, 2, tzinfo=timezone(timedelta(hours=5, minutes=45))), time(1, tzinfo=Odd())]
formats = ["%a|%A|%b|%B|%c|%d|%e", "%f", "%H|%I|%j|%m|%M|%p|%S", "%U|%w|%W|%x|%X|%y", "%Y", "%G|%V|%u", "%C", "%F", "%D|%T|%R|%r|%h|%n|%t", "%z", "%:z", "%Z", "%%", "%", "x%", "%%Y", "%%z", "%:", "%:q", "%::z", "%é", "é%Y\U0001f600", "",
           "\0a%Y\0", "%5Y", "%-d", "%_d", "%E", "%Ey", "%Q", "%f%f%z"]
for v in values:
    for f in formats:
        print(ascii(f), ascii(result(v.strftime, f)), ascii(result(format, v, f)))
    print(result(v.strftime, 1), result(v.strftime), result(v.__format__, 1), result(v.__format__, ""))

for cls, text, f in [(datetime, "2024-02-29 13:04:05", "%Y-%m-%d %H:%M:%S"), (datetime, "24/2/9 1 PM", "%y/%m/%d %I %p"), (datetime, "2024 60", "%Y %j"), (datetime, "12.5 +0530", "%H.%f %z"),
                     (datetime, "12 Z", "%H %z"), (datetime, "12 -01:02:03.5", "%H %z"), (datetime, "12 UTC", "%H %Z"), (datetime, "12 +0100 UTC", "%H %z %Z"), (datetime, "x", "%Y"), (datetime, "2024x", "%Y"),
                     (datetime, "2023-02-29", "%Y-%m-%d"), (datetime, "2024-W09-4", "%G-W%V-%u"), (datetime, "2024 9", "%G %V"), (datetime, "Thu Feb 29 2024", "%a %b %d %Y"), (date, "2024-02-29", "%Y-%m-%d"),
                     (date, "2024-02-29 12", "%Y-%m-%d %H"), (time, "13:04:05.5", "%H:%M:%S.%f"), (time, "13:04 +0100", "%H:%M %z"), (time, "2024", "%Y"), (datetime, 1, "%Y"), (datetime, "2024", 1), (date, "x", None),
                     (time, "9", "%%"), (datetime, "2024", "%!")]:
    print(cls.__name__, text, f, result(cls.strptime, text, f))


class D(datetime):
    pass


class T(time):
    pass


print(result(D.fromisoformat, "2024-02-29T01:02"), result(D.strptime, "2024", "%Y"), result(T.fromisoformat, "01:02Z"), result(T.strptime, "7", "%H"), result(D.combine, date(2020, 1, 1), T(1)))
