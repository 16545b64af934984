# Zones written in Python: offsets, folds, comparison, conversion; subclasses; pickling; local time.
import copy, os, pickle, time as clock
from datetime import date, datetime, time, timedelta, timezone, tzinfo, UTC


def show(call, *args, **kw):
    try:
        result = call(*args, **kw)
        print(type(result).__name__, repr(result))
    except Exception as e:
        print(type(e).__name__, e)


class Eastern(tzinfo):
    """Clocks are set forward on 2024-03-10 at 2, and back on 2024-11-03 at 2."""

    def dst(self, dt):
        if dt is None:
            return timedelta(0)
        naive = dt.replace(tzinfo=None)
        start, end = datetime(2024, 3, 10, 2), datetime(2024, 11, 3, 1)
        if start <= naive < end or end <= naive < end + timedelta(hours=1) and not dt.fold:
            return timedelta(hours=1)
        return timedelta(0)

    def utcoffset(self, dt):
        return timedelta(hours=-5) + self.dst(dt)

    def tzname(self, dt):
        return "EDT" if self.dst(dt) else "EST"

    def __repr__(self):
        return "Eastern()"


E = Eastern()
for month, day, hour, minute in [(1, 1, 0, 0), (3, 10, 1, 59), (3, 10, 2, 30), (3, 10, 3, 0), (7, 4, 12, 0), (11, 3, 0, 59), (11, 3, 1, 30), (11, 3, 2, 0), (12, 31, 23, 59)]:
    for fold in 0, 1:
        d = datetime(2024, month, day, hour, minute, tzinfo=E, fold=fold)
        print(d, repr(d), d.tzname(), d.dst(), d.timetuple().tm_isdst, d.astimezone(UTC), d.astimezone(UTC).astimezone(E), d.utctimetuple()[:5], d.timestamp(),
              d == d.astimezone(UTC), d == d.replace(fold=1 - fold), hash(d) == hash(d.replace(fold=1 - fold)), d - d.astimezone(UTC), d < d.astimezone(UTC))
for h in range(0, 48):
    u = datetime(2024, 11, 2, tzinfo=UTC) + timedelta(hours=h)
    print(u.astimezone(E), u.astimezone(E).fold)
print(time(1, tzinfo=E), time(1, tzinfo=E).tzname(), time(1, tzinfo=E) == time(6, tzinfo=UTC))


class Bad(tzinfo):
    def __init__(self, answer):
        self.answer = answer

    def utcoffset(self, dt):
        return self.answer

    def __repr__(self):
        return f"Bad({self.answer})"

    dst = tzname = utcoffset


for answer in [None, 5, "x", timedelta(1), timedelta(-1), timedelta(hours=23), timedelta(0, 0, 7)]:
    d = datetime(2024, 1, 1, tzinfo=Bad(answer))
    for call in [d.utcoffset, d.dst, d.tzname, d.isoformat, d.timetuple, d.utctimetuple, d.timestamp, lambda: d == datetime(2024, 1, 1), lambda: d - datetime(2024, 1, 1), lambda: d < datetime(2024, 1, 1, tzinfo=UTC),
                 lambda: d.strftime("%z %Z"), d.timetz().utcoffset, d.timetz().isoformat, lambda: d.astimezone(UTC), lambda: hash(d) and None, lambda: d.tzinfo.fromutc(d)]:
        show(call)
show(tzinfo().fromutc, 1)
show(tzinfo().fromutc, datetime(2024, 1, 1))


class Named(tzinfo):
    def __init__(self, a=1, b=2):
        self.a, self.b = a, b

    def __getinitargs__(self):
        return self.a, self.b

    def utcoffset(self, dt):
        return timedelta(0)


n = Named(3, 4)
n.extra = [1]
for x in [pickle.loads(pickle.dumps(n)), copy.copy(n), copy.deepcopy(n)]:
    print(type(x).__name__, x.a, x.b, x.extra)


class D(datetime):
    def __new__(cls, *args, **kw):
        self = super().__new__(cls, *args, **kw)
        self.made = len(args), sorted(kw)
        return self


class Day(date):
    def __add__(self, other):
        return "added"


class Clock(time):
    pass


class Span(timedelta):
    pass


d = D(2024, 2, 29, 12, tzinfo=UTC, fold=1)
for call in [lambda: d + timedelta(1), lambda: d - timedelta(1), lambda: d.replace(hour=1), lambda: d.replace(fold=0), lambda: d.astimezone(E), lambda: D.fromtimestamp(0, UTC), lambda: D.combine(d, time(1, fold=1)),
             lambda: D.fromordinal(5), lambda: D.fromisocalendar(2020, 1, 1), lambda: D.min]:
    x = call()
    print(type(x).__name__, x, getattr(x, "made", None))
for call in [lambda: Day(2020, 1, 1) + timedelta(1), lambda: Day(2020, 1, 1) - timedelta(1), lambda: Day(2020, 1, 1).replace(day=2), lambda: Day.fromordinal(9), lambda: Day(2020, 1, 1) - date(2019, 1, 1),
             lambda: Clock(1).replace(minute=2), lambda: Clock(1, fold=1), lambda: Span(1) + Span(2), lambda: Span(1) * 2, lambda: -Span(1), lambda: abs(Span(1)), lambda: Span(1), lambda: +Span(1)]:
    show(call)
for v in [d, Day(1, 2, 3), Clock(1, 2, 3, 4, E, fold=1), Span(1, 2, 3), timedelta(-5, 3), date(2024, 2, 29), time(1, fold=1), datetime(2024, 2, 29, 1, fold=1), datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=1), "z")), UTC,
          timezone(timedelta(0), "zero")]:
    print([repr(pickle.loads(pickle.dumps(v, p))) for p in range(6)], repr(copy.copy(v)), repr(copy.deepcopy(v)), [v.__reduce_ex__(p)[1] for p in (2, 4)])
print(copy.deepcopy(UTC) is UTC, pickle.loads(pickle.dumps(UTC)) is UTC)
for cls, args in [(date, (b"\x07\xe8\x02\x1d",)), (date, ("\x07\u00e8\x02\x1d",)), (date, (b"\x07\xe8\x0d\x1d",)), (date, (b"\x07\xe8\x02",)), (date, ("\u0100\u00e8\x02\x1d",)), (time, (b"\x81\x02\x03\x00\x00\x04",)),
                  (time, (b"\x01\x02\x03\x00\x00\x04", UTC)), (time, (b"\x01\x02\x03\x00\x00\x04", 5)), (datetime, (b"\x07\xe8\x82\x1d\x01\x02\x03\x00\x00\x04", UTC)), (datetime, (b"\x07\xe8\x02\x1d\x01\x02\x03\x00\x00\x04", 1)),
                  (datetime, (b"\x07\xe8\x0d\x1d\x01\x02\x03\x00\x00\x04",))]:
    show(cls, *args)

os.environ["TZ"] = "EST+05EDT,M3.2.0,M11.1.0"
clock.tzset()
for d in [datetime(2024, 1, 1), datetime(2024, 3, 10, 2, 30), datetime(2024, 3, 10, 2, 30, fold=1), datetime(2024, 7, 1), datetime(2024, 11, 3, 1, 30), datetime(2024, 11, 3, 1, 30, fold=1)]:
    print(d.timestamp(), datetime.fromtimestamp(d.timestamp()), datetime.fromtimestamp(d.timestamp()).fold, repr(d.astimezone()), d.astimezone(UTC), d.replace(tzinfo=UTC).astimezone())
for stamp in [1710053999, 1710054000, 1730606400, 1730610000, 1730613600, 0.5, -1e9]:
    d = datetime.fromtimestamp(stamp)
    print(repr(d), d.timestamp() == stamp, date.fromtimestamp(stamp))
for stamp in [1e11, 1e18, -1e18, float("nan"), "x"]:
    show(datetime.fromtimestamp, stamp)
    show(date.fromtimestamp, stamp)
show(datetime.min.timestamp)
show(datetime.max.timestamp)
before, now, after = clock.time(), datetime.now(), clock.time()
print(before - 1e-5 <= now.timestamp() <= after, date.today() in (datetime.fromtimestamp(before).date(), datetime.fromtimestamp(after).date()), abs(datetime.now(UTC).timestamp() - clock.time()) < 60)
import warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    datetime.utcnow()
    print(datetime.utcfromtimestamp(0))
for w in caught:
    print(w.category.__name__, w.message)
