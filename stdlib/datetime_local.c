/* The clock, POSIX timestamps, and the local time zone, as the C library knows it.
 *
 * Local time is not always a function of UTC's inverse: where clocks are set back, two moments have
 * the same local time, and where they are set forward, some local times do not exist. `fold` says
 * which of the two is meant, or from which side to go on. Seconds here count from the day before
 * 0001-01-01. */
#include <errno.h>
#include <math.h>
#include <stdio.h>

#include "runtime/objects/float.h"
#include "runtime/objects/tuple.h"
#include "stdlib/datetime.h"
#include "stdlib/time_clock.h"

#define LOCAL_EPOCH ((int64_t)ORDINAL_EPOCH * SECONDS_PER_DAY)
#define LOCAL_FOLD_MAX SECONDS_PER_DAY       /* clocks are set back by less */

typedef struct tm *LocalBreakDown(const time_t *moment, struct tm *tm);

static bool local_break_down(Thread *t, time_t moment, LocalBreakDown *function, struct tm *tm) {
    errno = 0;
    if (function(&moment, tm)) return true;
    return FAIL_WITH(raise_os_error(t, errno ? errno : EINVAL, NULL, NULL));
}

static bool local_seconds_of_tm(Thread *t, const struct tm *tm, int64_t *seconds) {
    Moment m;
    moment_from_tm(&m, tm);
    if (m.year < YEAR_MIN || m.year > YEAR_MAX)
        return FAIL_WITH(raise_value_error(t, "year must be in %d..%d, not %d", YEAR_MIN, YEAR_MAX,
                                           m.year));
    *seconds = moment_seconds(&m);
    return true;
}

/* Local time at a moment in UTC. */
static bool local_at(Thread *t, int64_t utc, int64_t *local) {
    struct tm tm;
    return local_break_down(t, (time_t)(utc - LOCAL_EPOCH), localtime_r, &tm) &&
           local_seconds_of_tm(t, &tm, local);
}

/* The moment in UTC at which clocks say so. */
static bool local_to_utc(Thread *t, int64_t local, int fold, int64_t *utc) {
    int64_t there, offset, other;
    if (!local_at(t, local, &there)) return false;
    offset = there - local;
    int64_t first = local - offset, first_local, second_local;
    if (!local_at(t, first, &first_local)) return false;
    if (first_local == local) {
        /* An answer; perhaps there is another, on the other side of a change. */
        int64_t beyond = first + (fold ? LOCAL_FOLD_MAX : -LOCAL_FOLD_MAX);
        if (!local_at(t, beyond, &there)) return false;
        other = there - beyond;
        if (other == offset) {
            *utc = first;
            return true;
        }
    } else {
        other = first_local - first;
    }
    int64_t second = local - other;
    if (!local_at(t, second, &second_local)) return false;
    if (second_local == local) *utc = second;
    else if (first_local == local) *utc = first;
    else *utc = (first < second) == (fold != 0) ? first : second; /* a time that does not exist */
    return true;
}

/* ---- from timestamps ------------------------------------------------------------------------- */

static bool local_needs_fold(Thread *t, time_t moment, const struct tm *tm, int *fold) {
    int64_t here, before, again, utc = LOCAL_EPOCH + moment;
    if (!local_seconds_of_tm(t, tm, &here) || !local_at(t, utc - LOCAL_FOLD_MAX, &before))
        return false;
    int64_t change = here - before - LOCAL_FOLD_MAX;
    *fold = 0;
    if (change >= 0) return true;
    if (!local_at(t, utc + change, &again)) return false;
    *fold = again == here;
    return true;
}

/* zone NULL: local time, or with `utc` UTC, both without a zone. */
static Value local_make(Thread *t, Type *type, time_t moment, int microsecond, bool utc, Value zone) {
    struct tm tm;
    Moment m;
    utc |= zone != NULL;
    if (!local_break_down(t, moment, utc ? gmtime_r : localtime_r, &tm)) return NULL;
    moment_from_tm(&m, &tm);
    m.microsecond = microsecond;
    if (!utc && !local_needs_fold(t, moment, &tm, &m.fold)) return NULL;
    Value result = datetime_make(t, type, &m, zone);
    return result && zone ? zone_from_utc(t, zone, result) : result;
}

/* Rounded to the nearest microsecond, ties to even. */
static bool local_split(Thread *t, Value timestamp, time_t *moment, int *microsecond) {
    *microsecond = 0;
    if (!is_float(t, timestamp)) {
        if (!is_int_small(timestamp) && !type_of(t, timestamp)->slots->index)
            return FAIL_WITH(
                raise_type_error(t, "argument must be int or float, not %T", timestamp));
        return time_seconds_of(t, timestamp, moment);
    }
    double whole, fraction = modf(float_of(timestamp), &whole);
    if (isnan(fraction)) return FAIL_WITH(raise_value_error(t, "Invalid value NaN (not a number)"));
    fraction = nearbyint(fraction * 1e6);
    if (fraction >= 1e6) {
        fraction -= 1e6;
        whole += 1.0;
    } else if (fraction < 0) {
        fraction += 1e6;
        whole -= 1.0;
    }
    if (!(whole >= -9223372036854775808.0 && whole < 9223372036854775808.0))
        return FAIL_WITH(raise_overflow_error(t, "timestamp out of range for platform time_t"));
    *moment = (time_t)whole;
    *microsecond = (int)fraction;
    return true;
}

Value datetime_fromtimestamp(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    time_t moment;
    int microsecond;
    Value zone = NULL;
    if ((args[2] && !zone_check(t, args[2], &zone)) ||
        !local_split(t, args[1], &moment, &microsecond))
        return NULL;
    return local_make(t, type_from(args[0]), moment, microsecond, false, zone);
}

Value datetime_utcfromtimestamp(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    time_t moment;
    int microsecond;
    if (!warn(t, T_DEPRECATION_WARNING, 1,
              "datetime.datetime.utcfromtimestamp() is deprecated and scheduled for removal in a "
              "future version. Use timezone-aware objects to represent datetimes in UTC: "
              "datetime.datetime.fromtimestamp(timestamp, datetime.UTC).") ||
        !local_split(t, args[1], &moment, &microsecond))
        return NULL;
    return local_make(t, type_from(args[0]), moment, microsecond, true, NULL);
}

static Value local_now(Thread *t, Type *type, bool utc, Value zone) {
    int64_t now;
    if (!time_read_clock(t, CLOCK_REALTIME, &now)) return NULL;
    return local_make(t, type, (time_t)(now / NANOSECONDS), (int)(now % NANOSECONDS / 1000), utc,
                      zone);
}

Value datetime_now(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value zone = NULL;
    if (args[1] && !zone_check(t, args[1], &zone)) return NULL;
    return local_now(t, type_from(args[0]), false, zone);
}

Value datetime_utcnow(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (!warn(t, T_DEPRECATION_WARNING, 1,
              "datetime.datetime.utcnow() is deprecated and scheduled for removal in a future "
              "version. Use timezone-aware objects to represent datetimes in UTC: "
              "datetime.datetime.now(datetime.UTC)."))
        return NULL;
    return local_now(t, type_from(args[0]), true, NULL);
}

Value date_fromtimestamp(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    time_t moment;
    struct tm tm;
    if (!time_seconds_of(t, args[1], &moment) ||
        !local_break_down(t, moment, localtime_r, &tm))
        return NULL;
    return date_make(t, type_from(args[0]), tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
}

/* By time.time() and the class's fromtimestamp(), which programs may replace. */
Value date_today(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value module = import_module_c(t, "time");
    Str *time_name = intern_c(t, "time"), *method = intern_c(t, "fromtimestamp");
    Value clock = module && time_name ? value_getattr(t, module, time_name) : NULL;
    Value now = clock && method ? value_call_0(t, clock) : NULL;
    Value window[2] = {args[0], now};
    return now ? value_call_method(t, method, window, 2, NULL) : NULL;
}

/* ---- to timestamps --------------------------------------------------------------------------- */

Value datetime_timestamp(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Moment m = moment_of(datetime_of(args[0]));
    if (datetime_of(args[0])->zone) {
        Value since = datetime_difference(t, args[0], load(vm_root(t, &datetime_epoch_key)));
        return since ? delta_total_seconds(t, delta_of(since)) : NULL;
    }
    int64_t utc;
    if (!local_to_utc(t, moment_seconds(&m), m.fold, &utc)) return NULL;
    return float_new(t, (double)(utc - LOCAL_EPOCH) + m.microsecond / 1e6);
}

/* ---- astimezone ------------------------------------------------------------------------------ */

static Value local_zone_at(Thread *t, int64_t utc) {
    struct tm tm;
    if (!local_break_down(t, (time_t)(utc - LOCAL_EPOCH), localtime_r, &tm)) return NULL;
    Value offset = delta_new(t, 0, tm.tm_gmtoff, 0);
    Str *name = offset ? str_from_c(t, tm.tm_zone ? tm.tm_zone : "") : NULL;
    return name ? zone_new(t, offset, to_value(name)) : NULL;
}

/* The local zone at a local time. In a gap, that of the time from which the fold does not go on. */
static Value local_zone_of(Thread *t, const Moment *m) {
    int64_t utc, other, seconds = moment_seconds(m);
    if (!local_to_utc(t, seconds, m->fold, &utc) || !local_to_utc(t, seconds, !m->fold, &other))
        return NULL;
    return local_zone_at(t, other != utc && (other > utc) == m->fold ? other : utc);
}

Value datetime_astimezone(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    const DateTime *d = datetime_of(args[0]);
    Moment m = moment_of(d);
    Value zone = NULL, own = d->zone, offset = NONE;
    if (args[1] && !zone_check(t, args[1], &zone)) return NULL;
    if (own && own == zone) return args[0];
    if (own) offset = zone_offset(t, own, "utcoffset", args[0]);
    if (offset == NONE) {
        own = local_zone_of(t, &m);
        if (own && own == zone) return args[0];
        offset = own ? zone_offset(t, own, "utcoffset", args[0]) : NULL;
    }
    if (!offset ||
        !moment_from_seconds(t, moment_seconds(&m) - delta_whole_seconds(delta_of(offset)),
                             m.microsecond - delta_of(offset)->microseconds, &m))
        return NULL;
    m.fold = 0;
    if (!zone) zone = local_zone_at(t, moment_seconds(&m));
    Value utc = zone ? datetime_make(t, type_of(t, args[0]), &m, zone) : NULL;
    return utc ? zone_from_utc(t, zone, utc) : NULL;
}
