/* The proleptic Gregorian calendar, and moments in it. */
#include <stdio.h>

#include "stdlib/datetime.h"

#define DAYS_PER_YEAR 365
#define DAYS_PER_4_YEARS (4 * DAYS_PER_YEAR + 1)
#define DAYS_PER_CENTURY (25 * DAYS_PER_4_YEARS - 1)
#define DAYS_PER_4_CENTURIES (4 * DAYS_PER_CENTURY + 1)

static const uint8_t calendar_month_days[13] = {0,  31, 28, 31, 30, 31, 30,
                                                31, 31, 30, 31, 30, 31};
static const uint16_t calendar_days_before[14] = {0,   0,   31,  59,  90,  120, 151,
                                                  181, 212, 243, 273, 304, 334, 365};

bool calendar_is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int calendar_days_in_month(int year, int month) {
    return calendar_month_days[month] + (month == 2 && calendar_is_leap(year));
}

int calendar_days_before_month(int year, int month) {
    return calendar_days_before[month] + (month > 2 && calendar_is_leap(year));
}

static int calendar_days_before_year(int year) {
    int y = year - 1;
    return y * DAYS_PER_YEAR + y / 4 - y / 100 + y / 400;
}

int calendar_ordinal(int year, int month, int day) {
    return calendar_days_before_year(year) + calendar_days_before_month(year, month) + day;
}

void calendar_from_ordinal(int ordinal, int *year, int *month, int *day) {
    int n = ordinal - 1;
    int y = n / DAYS_PER_4_CENTURIES * 400 + 1;
    n %= DAYS_PER_4_CENTURIES;
    int centuries = n / DAYS_PER_CENTURY;
    n %= DAYS_PER_CENTURY;
    int fours = n / DAYS_PER_4_YEARS;
    n %= DAYS_PER_4_YEARS;
    int years = n / DAYS_PER_YEAR;
    n %= DAYS_PER_YEAR;
    y += centuries * 100 + fours * 4 + years;
    if (years == 4 || centuries == 4) { /* the leap day at the end of a long cycle */
        *year = y - 1;
        *month = 12;
        *day = 31;
        return;
    }
    int m = (n + 50) >> 5;           /* this month, or the one after it */
    if (calendar_days_before_month(y, m) > n) m--;
    *year = y;
    *month = m;
    *day = n - calendar_days_before_month(y, m) + 1;
}

int calendar_weekday(int year, int month, int day) {
    /* Pickles may hold days that never were. */
    return ((calendar_ordinal(year, month, day) + 6) % 7 + 7) % 7;
}

int calendar_iso_start(int year) {
    int first = calendar_ordinal(year, 1, 1), weekday = (first + 6) % 7;
    return first - weekday + (weekday > 3 ? 7 : 0);
}

bool calendar_from_iso(int year, int week, int day, int *out_year, int *out_month, int *out_day,
                       char wrong[64]) {
    if (year < YEAR_MIN || year > YEAR_MAX) {
        snprintf(wrong, 64, "year must be in %d..%d, not %d", YEAR_MIN, YEAR_MAX, year);
        return false;
    }
    int start = calendar_iso_start(year);
    /* A 53rd week is there if the next year does not begin with it. */
    bool is_there = week > 0 && (week < 53 || (week == 53 && calendar_iso_start(year + 1) - start >
                                                                 52 * 7));
    if (!is_there) {
        snprintf(wrong, 64, "Invalid week: %d", week);
        return false;
    }
    if (day < 1 || day > 7) {
        snprintf(wrong, 64, "Invalid weekday: %d (range is [1, 7])", day);
        return false;
    }
    calendar_from_ordinal(start + (week - 1) * 7 + day - 1, out_year, out_month, out_day);
    return true;
}

/* ---- moments --------------------------------------------------------------------------------- */

bool moment_check_date(Thread *t, const Moment *m) {
    if (m->year < YEAR_MIN || m->year > YEAR_MAX)
        return FAIL_WITH(raise_value_error(t, "year must be in %d..%d, not %d", YEAR_MIN, YEAR_MAX,
                                           m->year));
    if (m->month < 1 || m->month > 12)
        return FAIL_WITH(raise_value_error(t, "month must be in 1..12, not %d", m->month));
    int days = calendar_days_in_month(m->year, m->month);
    if (m->day < 1 || m->day > days)
        return FAIL_WITH(raise_value_error(t,
                                           "day %d must be in range 1..%d for month %d in year %d",
                                           m->day, days, m->month, m->year));
    return true;
}

bool moment_check_clock(Thread *t, const Moment *m) {
    const struct {
        const char *name;
        int n, max;
    } fields[] = {{"hour", m->hour, 23},
                  {"minute", m->minute, 59},
                  {"second", m->second, 59},
                  {"microsecond", m->microsecond, 999999}};
    for (size_t i = 0; i < ARRAY_LENGTH(fields); i++)
        if (fields[i].n < 0 || fields[i].n > fields[i].max)
            return FAIL_WITH(raise_value_error(t, "%s must be in 0..%d, not %d", fields[i].name,
                                               fields[i].max, fields[i].n));
    if (m->fold != 0 && m->fold != 1)
        return FAIL_WITH(raise_value_error(t, "fold must be either 0 or 1, not %d", m->fold));
    return true;
}

Moment moment_of(const DateTime *d) {
    const DayTime *c = &d->clock;
    return (Moment){d->date.year, d->date.month,  d->date.day,         c->hour,
                    c->minute,    c->second, (int)c->microsecond, c->fold};
}

int64_t moment_seconds(const Moment *m) {
    return (int64_t)calendar_ordinal(m->year, m->month, m->day) * SECONDS_PER_DAY +
           m->hour * 3600 + m->minute * 60 + m->second;
}

bool moment_from_seconds(Thread *t, int64_t seconds, int64_t microseconds, Moment *m) {
    seconds += microseconds / 1000000;
    microseconds %= 1000000;
    if (microseconds < 0) {
        microseconds += 1000000;
        seconds--;
    }
    int64_t days = seconds / SECONDS_PER_DAY;
    int rest = (int)(seconds % SECONDS_PER_DAY);
    if (days < 1 || rest < 0 || days > ORDINAL_MAX)
        return FAIL_WITH(raise_overflow_error(t, "date value out of range"));
    calendar_from_ordinal((int)days, &m->year, &m->month, &m->day);
    m->hour = rest / 3600;
    m->minute = rest / 60 % 60;
    m->second = rest % 60;
    m->microsecond = (int)microseconds;
    return true;
}

/* A leap second is the last second of its minute. */
void moment_from_tm(Moment *m, const struct tm *tm) {
    *m = (Moment){tm->tm_year + 1900, tm->tm_mon + 1, tm->tm_mday, tm->tm_hour,
                  tm->tm_min, tm->tm_sec < 59 ? tm->tm_sec : 59, 0, 0};
}

int moment_compare(const Moment *a, const Moment *b) {
    int64_t left = moment_seconds(a), right = moment_seconds(b);
    if (left == right) {
        left = a->microsecond;
        right = b->microsecond;
    }
    return (left > right) - (left < right);
}
