/* Dates, times and spans of time: what the files of the module _datetime share.
 *
 * Objects are immutable but for their memoised hashes, which any thread may store: they are equal.
 * A datetime begins as a date does, so that it is one. Arithmetic is done on plain structs; the
 * objects are made of its results. */
#pragma once

#include <time.h>

#include "runtime/error.h"
#include "runtime/import.h"
#include "runtime/intern.h"
#include "runtime/objects/function.h"
#include "runtime/objects/int.h"
#include "runtime/objects/structseq.h"

#define YEAR_MIN 1
#define YEAR_MAX 9999
#define ORDINAL_MAX 3652059      /* of 9999-12-31; 0001-01-01 is day 1 */
#define ORDINAL_EPOCH 719163     /* of 1970-01-01 */
#define SECONDS_PER_DAY 86400
#define DELTA_DAYS_MAX 999999999

/* ---- objects --------------------------------------------------------------------------------- */

typedef struct Delta {
    Object header;           /* datetime.timedelta */
    int64_t hash;            /* 0: not computed yet, here and below */
    int32_t days;
    int32_t seconds;         /* 0 .. 86399 */
    int32_t microseconds;    /* 0 .. 999999 */
} Delta;

typedef struct DayTime {
    uint8_t hour, minute, second, fold;
    uint32_t microsecond;
} DayTime;

typedef struct Date {
    Object header;           /* datetime.date */
    int64_t hash;
    uint16_t year;
    uint8_t month, day;
} Date;

typedef struct Time {
    Object header;           /* datetime.time */
    int64_t hash;
    DayTime clock;
    Value zone;              /* a tzinfo, or NULL */
} Time;

typedef struct DateTime {
    Date date;               /* datetime.datetime */
    DayTime clock;
    Value zone;
} DateTime;

typedef struct Zone {
    Object header;           /* datetime.timezone */
    Value offset;            /* a Delta */
    Value name;              /* str, or NULL */
} Zone;

extern const TypeDef delta_typedef, tzinfo_typedef, zone_typedef, date_typedef, daytime_typedef,
    datetime_typedef;
extern const StructSeqDef isocalendar_def;
/* Keys of the VM's roots: timezone.utc, and the aware 1970-01-01. */
extern const char zone_utc_key, datetime_epoch_key;

ALWAYS_INLINE const TypeDef *def_of(Thread *t, Value v) {
    return is_object(v) ? type_of(t, v)->def : NULL;
}
ALWAYS_INLINE bool is_delta(Thread *t, Value v) { return def_of(t, v) == &delta_typedef; }
ALWAYS_INLINE bool is_daytime(Thread *t, Value v) { return def_of(t, v) == &daytime_typedef; }
ALWAYS_INLINE bool is_datetime(Thread *t, Value v) { return def_of(t, v) == &datetime_typedef; }
ALWAYS_INLINE bool is_date(Thread *t, Value v) {
    return def_of(t, v) == &date_typedef || is_datetime(t, v);
}
ALWAYS_INLINE Type *datetime_type(Thread *t, const TypeDef *def) {
    return (Type *)load(vm_root(t, def));
}
ALWAYS_INLINE Delta *delta_of(Value v) { return (Delta *)v; }
ALWAYS_INLINE Date *date_of(Value v) { return (Date *)v; }
ALWAYS_INLINE Time *daytime_of(Value v) { return (Time *)v; }
ALWAYS_INLINE DateTime *datetime_of(Value v) { return (DateTime *)v; }
/* What Python calls tzinfo. */
ALWAYS_INLINE Value zone_or_none(Value zone) { return zone ? zone : NONE; }

/* ---- the calendar: datetime_calendar.c ------------------------------------------------------- */

bool calendar_is_leap(int year);
int calendar_days_in_month(int year, int month);
int calendar_days_before_month(int year, int month);
int calendar_ordinal(int year, int month, int day);
void calendar_from_ordinal(int ordinal, int *year, int *month, int *day);
/* 0 is Monday. */
int calendar_weekday(int year, int month, int day);
/* The ordinal of the Monday of that year's first ISO week. */
int calendar_iso_start(int year);
/* False: there is no such day; *wrong is the text of the ValueError. */
bool calendar_from_iso(int year, int week, int day, int *out_year, int *out_month, int *out_day,
                       char wrong[64]);

/* A date and a time that need not exist yet. */
typedef struct Moment {
    int year, month, day;
    int hour, minute, second, microsecond, fold;
} Moment;
/* ValueError of what is out of bounds. */
MUST_CHECK bool moment_check_date(Thread *t, const Moment *m);
MUST_CHECK bool moment_check_clock(Thread *t, const Moment *m);
Moment moment_of(const DateTime *d);
/* Seconds since the day before 0001-01-01. */
int64_t moment_seconds(const Moment *m);
/* The moment at so many seconds and microseconds (any number). OverflowError "date value out of
 * range". */
MUST_CHECK bool moment_from_seconds(Thread *t, int64_t seconds, int64_t microseconds, Moment *m);
void moment_from_tm(Moment *m, const struct tm *tm);
/* -1, 0, 1 */
int moment_compare(const Moment *a, const Moment *b);

/* ---- timedelta: datetime_delta.c ------------------------------------------------------------- */

/* The sum of the three, none of them beyond 2**60. OverflowError. */
MUST_CHECK Value delta_new(Thread *t, int64_t days, int64_t seconds, int64_t microseconds);
MUST_CHECK Value delta_add(Thread *t, const Delta *a, const Delta *b, int sign);
MUST_CHECK Value delta_negate(Thread *t, const Delta *d);
MUST_CHECK Value delta_total_seconds(Thread *t, const Delta *d);
int delta_compare(const Delta *a, const Delta *b);
MUST_CHECK bool delta_hash(Thread *t, Value self, int64_t *hash);
ALWAYS_INLINE bool delta_is_zero(const Delta *d) {
    return !d->days && !d->seconds && !d->microseconds;
}
/* Of an offset, which is less than a day. */
ALWAYS_INLINE int delta_whole_seconds(const Delta *d) {
    return d->days * SECONDS_PER_DAY + d->seconds;
}

/* ---- tzinfo and timezone: datetime_zone.c ---------------------------------------------------- */

bool is_tzinfo(Thread *t, Value v);
/* TypeError unless it is None, or absent, or a tzinfo; NULL then stands for None. */
MUST_CHECK bool zone_check(Thread *t, Value v, Value *zone);
/* A timezone; name NULL: none, and then that of no offset is utc. ValueError. */
MUST_CHECK Value zone_new(Thread *t, Value offset, Value name);
/* zone.utcoffset(argument) or .dst(): None or a timedelta within a day. zone NULL: None. */
MUST_CHECK Value zone_offset(Thread *t, Value zone, const char *method, Value argument);
/* zone.tzname(argument): None or a str. */
MUST_CHECK Value zone_name(Thread *t, Value zone, Value argument);
/* zone.fromutc(datetime) */
MUST_CHECK Value zone_from_utc(Thread *t, Value zone, Value datetime);

/* ---- date, time, datetime -------------------------------------------------------------------- */

MUST_CHECK Value date_new(Thread *t, Type *type, int year, int month, int day);
/* By type's constructor, if it is a class in Python. */
MUST_CHECK Value date_make(Thread *t, Type *type, int year, int month, int day);
MUST_CHECK Value daytime_new(Thread *t, Type *type, const Moment *m, Value zone);
MUST_CHECK Value daytime_make(Thread *t, Type *type, const Moment *m, Value zone);
MUST_CHECK Value datetime_new(Thread *t, Type *type, const Moment *m, Value zone);
MUST_CHECK Value datetime_make(Thread *t, Type *type, const Moment *m, Value zone);
/* The same with another time, zone and fold: type may be a class in Python. */
MUST_CHECK Value datetime_add_delta(Thread *t, const DateTime *d, const Delta *delta, int sign);
/* a - b, which may be of different zones. */
MUST_CHECK Value datetime_difference(Thread *t, Value a, Value b);
/* Arguments of constructors, or replacements for what there is: NULL leaves alone. */
MUST_CHECK bool moment_take_date(Thread *t, Value *args, Moment *m);
MUST_CHECK bool moment_take_clock(Thread *t, Value *args, Moment *m);
/* That there are a year, a month and a day, the first of them ints, and no more than max arguments. */
MUST_CHECK bool datetime_check_arguments(Thread *t, size_t max, Value *args, size_t nargs,
                                         Value kwnames);
/* The bytes that a pickle gave to a constructor, if it did: length of them with a sane byte at
 * `month`. ABSENT: none; NULL: error. */
MUST_CHECK Value datetime_pickled(Thread *t, const char *type, Value *args, size_t nargs,
                                  size_t length, size_t at, uint8_t mask, uint8_t low, uint8_t high);
/* Puts a constant into a type that cannot be changed otherwise. */
MUST_CHECK bool datetime_add_constant(Thread *t, Type *type, const char *name, Value v);
/* hash() of plain bytes. */
int64_t datetime_hash_bytes(const uint8_t *bytes, size_t length);

/* ---- clocks and the local zone: datetime_local.c --------------------------------------------- */

Value date_today(Thread *t, Value *args, size_t nargs);
Value date_fromtimestamp(Thread *t, Value *args, size_t nargs);
Value datetime_now(Thread *t, Value *args, size_t nargs);
Value datetime_utcnow(Thread *t, Value *args, size_t nargs);
Value datetime_fromtimestamp(Thread *t, Value *args, size_t nargs);
Value datetime_utcfromtimestamp(Thread *t, Value *args, size_t nargs);
Value datetime_timestamp(Thread *t, Value *args, size_t nargs);
Value datetime_astimezone(Thread *t, Value *args, size_t nargs);

/* ---- text: datetime_format.c and datetime_iso.c ---------------------------------------------- */

/* "hh:mm[:ss[.ffffff]]" with a sign, into at least 24 bytes; separator may be "". */
void format_offset(const Delta *offset, const char *separator, char *out);
/* As the timespec says, isoformat()'s argument at that position: into at least 24 bytes.
 * ValueError. */
MUST_CHECK bool format_clock(Thread *t, const DayTime *clock, Value timespec, int position,
                             char *out);
/* self.strftime(format), by time.strftime(); C code of the three types. */
Value datetime_strftime(Thread *t, Value *args, size_t nargs);
Value datetime_format(Thread *t, Value *args, size_t nargs);
/* strptime(), a class method of all three. */
Value datetime_strptime(Thread *t, Value *args, size_t nargs);
/* ctime() of dates and datetimes. */
Value date_ctime(Thread *t, Value *args, size_t nargs);
/* A time.struct_time. */
MUST_CHECK Value moment_timetuple(Thread *t, const Moment *m, int is_dst);

Value date_fromisoformat(Thread *t, Value *args, size_t nargs);
Value daytime_fromisoformat(Thread *t, Value *args, size_t nargs);
Value datetime_fromisoformat(Thread *t, Value *args, size_t nargs);
