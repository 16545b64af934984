# date, time, datetime, timedelta, timezone: what is made, what is refused, and with which words.
import copy, datetime as m, math, pickle
from datetime import date, datetime, time, timedelta, timezone, tzinfo, UTC


def show(call, *args, **kw):
    try:
        result = call(*args, **kw)
        print(type(result).__name__, repr(result), str(result))
    except Exception as e:
        print(type(e).__name__, e)


print(m.__all__, m.MINYEAR, m.MAXYEAR, m.UTC is timezone.utc)
for cls in [date, time, datetime, timedelta, timezone]:
    print(cls, cls.__mro__, cls.min, cls.max, getattr(cls, "resolution", None), cls.__module__)
    try:
        cls.x = 1
    except TypeError as e:
        print(e)

print("timedelta")
for args in [(), (1,), (1, 2, 3), (-1,), (0, -1), (0, 0, -1), (1.5,), (0.1,), (0, 0.1), (0, 0, 0.5), (0, 0, 1.5), (0, 0, 2.5),
             (0, 0, -0.5), (1e-9,), (999999999,), (1000000000,), (-999999999,), (-999999999, -1), (10 ** 20,), (0, 10 ** 15), (1e300,),
             (float("nan"),), (float("inf"),), ("1",), (None,), (1, 2, 3, 4, 5, 6, 7), (1, 2, 3, 4, 5, 6, 7, 8), (True,),
             (1.1, 2.2, 3.3, 4.4, 5.5, 6.6, 7.7), (0, 1e-6), (0, 1.0000005), (0, 0, 10 ** 30), (1j,)]:
    show(timedelta, *args)
for kw in [dict(weeks=1), dict(hours=-1), dict(minutes=0.5), dict(milliseconds=1500), dict(days=1, foo=1), dict(hours=25, minutes=61)]:
    show(timedelta, **kw)
deltas = [timedelta(), timedelta(1), timedelta(-1), timedelta(0, 1, 1), timedelta(5, 3600, 7), timedelta(-3, 100, 999999), timedelta.max, timedelta.min]
for a in deltas:
    print(a.days, a.seconds, a.microseconds, a.total_seconds(), bool(a), hash(a), repr(a))
    for op in [lambda: +a, lambda: -a, lambda: abs(a)]:
        show(op)
    for b in deltas + [0, 1, -3, 2 ** 70, 0.5, -1.75, 1e10, 0.0, float("nan"), float("inf"), "x", None, True, 1e-300]:
        for op in [lambda: a + b, lambda: a - b, lambda: b - a, lambda: a * b, lambda: b * a, lambda: a / b, lambda: a // b, lambda: a % b,
                   lambda: divmod(a, b), lambda: b / a, lambda: a == b, lambda: a < b, lambda: a >= b]:
            show(op)

print("date")
for args in [(2024, 2, 29), (2023, 2, 29), (1, 1, 1), (0, 1, 1), (10000, 1, 1), (2000, 0, 1), (2000, 13, 1), (2000, 1, 0), (2000, 4, 31),
             (2000,), (2000, 1), (2000, 1, 1, 1), (2000.0, 1, 1), ("2000", 1, 1), (None,), (2 ** 40, 1, 1), (2 ** 70, 1, 1), (True, True, True), ()]:
    show(date, *args)
show(date, year=2000, month=1, day=2)
show(date, 2000, 1, dy=2)
d = date(2024, 2, 29)
print(d.year, d.month, d.day, d.toordinal(), d.weekday(), d.isoweekday(), d.isocalendar(), tuple(d.isocalendar()), d.ctime(), d.timetuple(),
      d.isoformat(), d.replace(year=2020), d.replace(day=1))
iso = d.isocalendar()
print(iso.year, iso.week, iso.weekday, iso == (2024, 9, 4), pickle.loads(pickle.dumps(iso)), type(pickle.loads(pickle.dumps(iso))))
show(d.replace, year=2023)
show(d.replace, 2000, 1, 1, 1)
show(copy.replace, d, month=3)
for n in [0, -1, 1, 366, 730119, 3652059, 3652060, 10 ** 7, 2 ** 31, 1.5, None]:
    show(date.fromordinal, n)
for args in [(2020, 53, 7), (2021, 53, 1), (2021, 0, 1), (2021, 1, 0), (2021, 1, 8), (0, 1, 1), (9999, 52, 5), (9999, 52, 6), (2 ** 35, 1, 1), (1, 1, 1), ("x", 1, 1), (2021,)]:
    show(date.fromisocalendar, *args)
show(date.fromisocalendar, year=2020, week=1, day=3)
for other in [timedelta(1), timedelta(-1), timedelta(0, 86399), timedelta(10 ** 8), timedelta.min, date(2020, 1, 1), datetime(2020, 1, 1), 1, None, "x"]:
    for op in [lambda: d + other, lambda: other + d, lambda: d - other, lambda: other - d, lambda: d == other, lambda: d != other, lambda: d < other,
               lambda: other < d, lambda: d >= other]:
        show(op)
print({date(2024, 2, 29): 1}[d], hash(d) == hash(date(2024, 2, 29)), d in [date(2024, 2, 29)])
seen = set()
for n in range(1, 3652060, 997):
    x = date.fromordinal(n)
    y, w, k = x.isocalendar()
    assert date.fromisocalendar(y, w, k) == x and x.toordinal() == n and date.fromisoformat(x.isoformat()) == x
    seen.add((x.weekday(), x.month, x.timetuple().tm_yday % 50))
print(len(seen))

print("time")
for args in [(), (1,), (23, 59, 59, 999999), (24,), (0, 60), (0, 0, 60), (0, 0, 0, 1000000), (-1,), (1.5,), (1, 2, 3, 4, UTC), (1, 2, 3, 4, 5),
             (2 ** 40,), ("1",), (0, 0, 0, -1)]:
    show(time, *args)
show(time, fold=1)
show(time, fold=2)
show(time, fold=None)
show(time, 1, tzinfo=timezone(timedelta(hours=5, minutes=30)), fold=1)
t = time(12, 34, 56, 789012, timezone(timedelta(hours=-5)))
print(t.hour, t.minute, t.second, t.microsecond, t.tzinfo, t.fold, t.utcoffset(), t.dst(), t.tzname(), t.replace(hour=1, tzinfo=None, fold=1))
for spec in ["auto", "hours", "minutes", "seconds", "milliseconds", "microseconds", "days", 1, None]:
    show(t.isoformat, spec)
    show(time(1, 2, 3, 4999).isoformat, timespec=spec)
times = [time(1), time(1, fold=1), time(1, tzinfo=UTC), time(2, tzinfo=timezone(timedelta(hours=1))), time(23, tzinfo=timezone(timedelta(hours=-2))), time(0, 30, 1, 1), 5]
for a in times[:-1]:
    print(hash(a) == hash(times[0]), bool(a))
    for b in times:
        for op in [lambda: a == b, lambda: a != b, lambda: a < b, lambda: a >= b]:
            show(op)
show(lambda: time(1) + timedelta(1))

print("datetime")
for args in [(2024, 2, 29), (2024, 2, 30), (2024, 2, 29, 24), (2024, 2, 29, 1, 2, 3, 4), (2024, 2, 29, 1, 2, 3, 4, UTC), (2024, 2, 29, 1, 2, 3, 4, 5), (2024, 2),
             (2024, 2, 29.0), ()]:
    show(datetime, *args)
show(datetime, 2024, 2, 29, fold=1)
show(datetime, 2024, 2, 29, 1, fold=1, tzinfo=UTC)
show(datetime, 2024, 2, 29, fold=7)
dt = datetime(2024, 2, 29, 12, 34, 56, 789012)
aware = dt.replace(tzinfo=timezone(timedelta(hours=2), "X"))
for x in [dt, aware]:
    print(x, repr(x), x.date(), x.time(), x.timetz(), x.ctime(), x.timetuple(), x.utctimetuple(), x.utcoffset(), x.dst(), x.tzname(), x.isoformat(" ", "minutes"),
          x.isoformat("é"), x.weekday(), x.isocalendar(), x.toordinal(), x.fold, x.replace(fold=1, microsecond=0), x.tzinfo)
for args in [("", ), ("TT",), (1,), ("T", "x"), (None,)]:
    show(dt.isoformat, *args)
show(dt.replace, month=13)
show(dt.replace, hour=None)
show(dt.replace, tzinfo=1)
moments = [dt, aware, aware.astimezone(UTC), dt.replace(fold=1), datetime.min, datetime.max, datetime.min.replace(tzinfo=UTC), date(2024, 2, 29)]
for a in moments:
    for b in moments + [timedelta(1), timedelta(-10 ** 6), timedelta(0, 0, 1), 1, None]:
        for op in [lambda: a - b, lambda: a + b, lambda: a == b, lambda: a != b, lambda: a < b, lambda: a <= b]:
            show(op)
    print(hash(a) == hash(moments[1]))
for args in [(date(2020, 1, 2), time(3, 4, 5, 6, UTC, fold=1)), (dt, time(1)), (date(2020, 1, 2), time(1), UTC), (date(2020, 1, 2), time(1, tzinfo=UTC), None), (1, time(1)), (date(2020, 1, 2), dt), ()]:
    show(datetime.combine, *args)
show(aware.timestamp)
show(aware.astimezone, timezone(timedelta(hours=-3, minutes=-30)))
show(aware.astimezone, 5)
show(datetime.now, 5)
show(datetime.fromtimestamp, 1e9, UTC)
for stamp in [0, -1, 1.5, 1e-7, 0.9999999, 1234567890.1234565, -1.0000005, 253402300799, 253402300800, -62135596800, -62135596801, 1e20, float("nan"), float("inf"), "x", None, 2 ** 70]:
    show(datetime.fromtimestamp, stamp, UTC)
show(datetime.fromtimestamp, 5, tz=timezone(timedelta(hours=1)))
show(datetime.fromtimestamp, 5, 6)

print("timezone")
for args in [(timedelta(0),), (timedelta(0), "UTC"), (timedelta(hours=1),), (timedelta(hours=-1, seconds=-30),), (timedelta(0, 0, 1),), (timedelta(0, 0, -1),), (timedelta(hours=24),), (timedelta(hours=-24),),
             (timedelta(hours=23, minutes=59, seconds=59, microseconds=999999), "far"), (1,), (timedelta(1),), (timedelta(0), 1), (timedelta(0), None), ()]:
    show(timezone, *args)
z = timezone(timedelta(hours=1), "one")
print(z.utcoffset(None), z.tzname(dt), z.dst(None), z == timezone(timedelta(hours=1)), hash(z) == hash(timedelta(hours=1)), z != UTC, z == 1, timezone(timedelta(0)) is UTC,
      z.__getinitargs__(), UTC.__getinitargs__())
show(z.utcoffset, 1)
show(z.tzname, "x")
show(z.dst, 1)
show(z.fromutc, dt)
show(z.fromutc, 1)
show(z.fromutc, dt.replace(tzinfo=z))
show(lambda: z < UTC)
try:
    class Sub(timezone):
        pass
except TypeError as e:
    print(e)
for method in ["utcoffset", "dst", "tzname", "fromutc"]:
    show(getattr(tzinfo(), method), dt)
