# calendar: data, text, HTML, names, errors.
import calendar as c, datetime, warnings


def show(call, *args, **kw):
    try:
        print(repr(call(*args, **kw)))
    except Exception as e:
        print(type(e).__name__, e)


print(sorted(c.__all__))
print([c.isleap(y) for y in (1900, 2000, 2023, 2024, -4, 0)], c.leapdays(1900, 2025), c.leapdays(2024, 2024), c.leapdays(0, 401))
for args in [(2024, 2, 29), (1, 1, 1), (0, 1, 1), (-401, 3, 4), (12345, 12, 31), (2023, 2, 29), (2024, 13, 1), (2024, 0, 1)]:
    show(c.weekday, *args)
for args in [(2024, 2), (2023, 2), (2024, 0), (2024, 13), (0, 1), (10000, 12), (2024, c.MARCH)]:
    show(c.monthrange, *args)
print(list(c.day_name), list(c.day_abbr), list(c.month_name), list(c.month_abbr), len(c.day_name), len(c.month_abbr), c.month_name[1:3], c.day_abbr[-1], c.day_name[::3])
show(lambda: c.month_name[13])
print(c.Month(3), c.Day(6), repr(c.JANUARY), repr(c.SUNDAY), c.Month.MAY + 1, list(c.Day), c.FEBRUARY == 2)
for first in [0, 6, 3, 8, -1]:
    k = c.Calendar(first)
    print(k.firstweekday, list(k.iterweekdays()), k.monthdayscalendar(2024, 2), k.monthdays2calendar(2023, 10)[0], list(k.itermonthdays3(1, 1))[:9], list(k.itermonthdays4(2024, 12))[-8:])
    print(k.monthdatescalendar(2024, 2)[-1], k.yeardatescalendar(2024, 5)[2][1][0], k.yeardays2calendar(2024, 4)[0][3][4], k.yeardayscalendar(2024)[3][2])
show(list, c.Calendar().itermonthdates(9999, 12))
show(list, c.Calendar().itermonthdays(2024, 13))
t = c.TextCalendar(c.SUNDAY)
for args in [(2024, 2), (2024, 2, 4, 2), (2024, 12, 9), (2024, 1, 12)]:
    print(t.formatmonth(*args))
print(c.TextCalendar().formatyear(2024))
print(t.formatyear(2023, w=3, l=2, c=3, m=5))
t.prmonth(2024, 3)
t.prweek([(1, 0), (2, 1)], 5)
print()
t.pryear(2021, m=6)
print(repr(t.formatweekheader(3)), repr(t.formatmonthname(2024, 5, 20)), repr(t.formatmonthname(2024, 5, 20, False)), repr(t.formatday(0, 1, 3)), repr(t.formatday(5, 1, 4)))
show(t.formatmonthname, 2024, 0, 20)
h = c.HTMLCalendar(2)
print(h.formatmonth(2024, 2), h.formatmonth(2024, 2, withyear=False)[:200])
print(h.formatyear(2024, 5)[:600])
for args in [(2024,), (2024, 4, None), (2024, 1, "a.css", "ascii")]:
    page = h.formatyearpage(*args)
    print(type(page), len(page), page[:500])


class H(c.HTMLCalendar):
    cssclasses = ["a", "b", "c", "d", "e", "f", "g"]
    cssclass_noday = "none"
    cssclass_month = "m"


print(H().formatmonth(2024, 9))
print(c.firstweekday(), c.monthcalendar(2024, 2), c.weekheader(4))
c.setfirstweekday(c.SUNDAY)
print(c.firstweekday(), c.month(2024, 2), c.week([(1, 6), (2, 0)], 3), c.calendar(2024)[:100])
for bad in [7, -1, "x"]:
    show(c.setfirstweekday, bad)
c.setfirstweekday(0)
c.prmonth(2024, 7)
print(c.timegm((2024, 2, 29, 12, 34, 56)), c.timegm((1970, 1, 1, 0, 0, 0, 5, 6, 7)), c.timegm((1969, 12, 31, 23, 59, 59)), c.timegm((2024, 1, 400, 0, 0, 0)))
c.format(["a", "b"])
print(repr(c.formatstring(["x", "y", "z"], 5, 2)))
for e in [c.IllegalMonthError(5), c.IllegalWeekdayError(9), c.error()]:
    print(type(e).__mro__, e, getattr(e, "month", None), getattr(e, "weekday", None))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(c.January, c.February, [str(w.message) for w in caught])
show(lambda: c.March)
