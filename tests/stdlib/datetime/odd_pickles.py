# Constructors take what pickles hold, whether it is a day or not: then nothing crashes.
from datetime import date, datetime, time, timedelta, UTC

count = 0
for octets in [b"\0\0\1\1", b"\0\0\1\0", b"\xff\xff\x0c\xff", b"\0\1\2\xff", b"\0\0\x0c\0"]:
    for cls, rest in [(date, b""), (datetime, b"\xff\xff\xff\xff\xff\xff"), (datetime, b"\0\0\0\0\0\0")]:
        d = cls(octets + rest)
        for call in [repr, str, hash, d.ctime, d.isocalendar, d.weekday, d.isoweekday, d.toordinal, d.timetuple, lambda x: x + timedelta(1), lambda x: x - timedelta(1), lambda x: x - cls.min, lambda x: x < cls.max,
                     lambda x: x.strftime("%Y %G %C %F %a %j %U %f %z"), lambda x: x.replace(year=2000), lambda x: x.timestamp(), lambda x: x.astimezone(UTC), lambda x: x.isoformat(), lambda x: x.utctimetuple()]:
            try:
                call(d) if call in (repr, str, hash) or call.__name__ == "<lambda>" else call()
            except (ValueError, OverflowError, AttributeError, OSError):
                pass
            count += 1


class Odd(date):
    def timetuple(self):
        return self.answer


for answer in [(5, 99999, 1, 0, 0, 0, 0, 1, 0), (5, -7, 10 ** 9, 0, 0, 0, 0, 1, 0), (5, 2 ** 40, 1), (5,), "x", (5, "x", 1, 0, 0, 0, 0, 1, 0)]:
    o = Odd(5, 1, 1)
    o.answer = answer
    for f in ["%G", "%Y", "%F", "%C"]:
        try:
            o.strftime(f)
        except (ValueError, TypeError, OverflowError):
            pass
        count += 1
for octets in [b"\x17\xff\xff\xff\xff\xff", b"\x97\xff\xff\xff\xff\xff"]:
    t = time(octets)
    for call in [repr, str, hash, time.isoformat, lambda x: x.strftime("%H %f"), lambda x: x < time.max, lambda x: x.replace(hour=1)]:
        try:
            call(t)
        except ValueError:
            pass
        count += 1
print(count)    # -> 323
