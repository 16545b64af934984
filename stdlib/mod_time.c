/* The module time: clocks, sleeping, and calendar time by the C library. */
#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/error.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/float.h"
#include "runtime/objects/function.h"
#include "runtime/objects/int.h"
#include "runtime/objects/structseq.h"
#include "runtime/threads/process.h"
#include "stdlib/time_clock.h"
#include "vm/import.h"

/* Keys of the VM's roots: the type struct_time, and the module, whose constants tzset() renews. */
static const char time_struct_key = 's', time_module_key = 'm';

/* ---- clocks ---------------------------------------------------------------------------------- */

#define TIME_CLOCKS(ROW) /* ROW(name, clock, monotonic) */                                         \
    ROW(time, CLOCK_REALTIME, false)                                                               \
    ROW(monotonic, CLOCK_MONOTONIC, true) ROW(perf_counter, CLOCK_MONOTONIC, true)                 \
        ROW(process_time, CLOCK_PROCESS_CPUTIME_ID, true)                                          \
            ROW(thread_time, CLOCK_THREAD_CPUTIME_ID, true)

static Value time_as_seconds(Thread *t, int64_t nanoseconds) {
    return float_new(t, (double)nanoseconds / 1e9);
}

#define TIME_CLOCK_FUNCTIONS(name, clock, monotonic) \
    static Value time_fn_##name(Thread *t, Value *args, size_t nargs) { \
        (void)args, (void)nargs; \
        int64_t now; \
        return time_read_clock(t, clock, &now) ? time_as_seconds(t, now) : NULL; \
    } \
    static Value time_fn_##name##_ns(Thread *t, Value *args, size_t nargs) { \
        (void)args, (void)nargs; \
        int64_t now; \
        return time_read_clock(t, clock, &now) ? int_from_int64(t, now) : NULL; \
    }
TIME_CLOCKS(TIME_CLOCK_FUNCTIONS)
#undef TIME_CLOCK_FUNCTIONS

static bool time_clock_id(Thread *t, Value v, clockid_t *clock) {
    int id;
    if (!is_int(t, v)) return FAIL_WITH(raise_type_error(t, "clk_id should be integer, not %T", v));
    if (!value_as_int(t, v, &id)) return false;
    *clock = id;
    return true;
}

static Value time_clock_gettime(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    clockid_t clock;
    int64_t now;
    return time_clock_id(t, args[0], &clock) && time_read_clock(t, clock, &now)
               ? time_as_seconds(t, now)
               : NULL;
}

static Value time_clock_gettime_ns(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    clockid_t clock;
    int64_t now;
    return time_clock_id(t, args[0], &clock) && time_read_clock(t, clock, &now)
               ? int_from_int64(t, now)
               : NULL;
}

static Value time_clock_getres(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    clockid_t clock;
    struct timespec resolution;
    if (!time_clock_id(t, args[0], &clock)) return NULL;
    if (clock_getres(clock, &resolution) != 0) return raise_os_error(t, errno, NULL, NULL);
    return float_new(t, (double)resolution.tv_sec + (double)resolution.tv_nsec * 1e-9);
}

static Value time_pthread_getcpuclockid(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int64_t thread;
    clockid_t clock;
    if (!value_as_int64(t, args[0], &thread, T_OVERFLOW_ERROR)) return NULL;
    int error = pthread_getcpuclockid((pthread_t)thread, &clock);
    return error ? raise_os_error(t, error, NULL, NULL) : int_from_int64(t, clock);
}

static Value time_set_clock(Thread *t, clockid_t clock, int64_t nanoseconds) {
    struct timespec moment = {nanoseconds / NANOSECONDS, nanoseconds % NANOSECONDS};
    if (moment.tv_nsec < 0) moment.tv_nsec += NANOSECONDS, moment.tv_sec--;
    return clock_settime(clock, &moment) == 0 ? NONE : raise_os_error(t, errno, NULL, NULL);
}

static Value time_clock_settime(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    clockid_t clock;
    int64_t moment;
    if (!time_clock_id(t, args[0], &clock) || !time_span_of(t, args[1], TIME_ROUND_FLOOR, &moment))
        return NULL;
    return time_set_clock(t, clock, moment);
}

static Value time_clock_settime_ns(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    clockid_t clock;
    int64_t moment;
    if (!time_clock_id(t, args[0], &clock) ||
        !value_as_int64(t, args[1], &moment, T_OVERFLOW_ERROR))
        return NULL;
    return time_set_clock(t, clock, moment);
}

static Value time_get_clock_info(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    static const struct {
        const char *name, *implementation;
        clockid_t clock;
        bool monotonic;
    } clocks[] = {
#define TIME_CLOCK_ROW(name, clock, monotonic)                                                     \
    {#name, "clock_gettime(" #clock ")", clock, monotonic},
        TIME_CLOCKS(TIME_CLOCK_ROW)
#undef TIME_CLOCK_ROW
    };
    if (!is_str(t, args[0]))
        return raise_type_error(t, "get_clock_info() argument 1 must be str, not %T", args[0]);
    if (str_flat(t, str_of(args[0])) == NULL) return NULL;
    for (size_t i = 0; i < ARRAY_LENGTH(clocks); i++) {
        if (!str_equals_c(str_of(args[0]), clocks[i].name)) continue;
        struct timespec resolution;
        Dict *info = dict_new(t);
        if (clock_getres(clocks[i].clock, &resolution) != 0)
            return raise_os_error(t, errno, NULL, NULL);
        if (info == NULL) return NULL;
        Value implementation = to_value(str_from_c(t, clocks[i].implementation));
        Value seconds = float_new(t, (double)resolution.tv_sec + (double)resolution.tv_nsec * 1e-9);
        Value arguments = tuple_new(t, NULL, 0);
        if (implementation == NULL || seconds == NULL || arguments == NULL ||
            !dict_set_c(t, info, "implementation", implementation) ||
            !dict_set_c(t, info, "monotonic", bool_value(clocks[i].monotonic)) ||
            !dict_set_c(t, info, "adjustable", bool_value(!clocks[i].monotonic)) ||
            !dict_set_c(t, info, "resolution", seconds))
            return NULL;
        return value_call_star(t, to_value(t->vm->types[T_SIMPLE_NAMESPACE]), arguments,
                               to_value(info));
    }
    return raise_value_error(t, "unknown clock");
}

static Value time_sleep(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int64_t nanoseconds;
    if (!time_span_of(t, args[0], TIME_ROUND_CEILING, &nanoseconds)) return NULL;
    if (nanoseconds < 0) return raise_value_error(t, "sleep length must be non-negative");
    return time_sleep_for(t, nanoseconds) ? NONE : NULL;
}

/* ---- struct_time ----------------------------------------------------------------------------- */

#define TIME_FIELDS 11
static const MemberDef time_struct_members[] = {
    STRUCTSEQ_FIELD(0, "tm_year", "year, for example, 1993"),
    STRUCTSEQ_FIELD(1, "tm_mon", "month of year, range [1, 12]"),
    STRUCTSEQ_FIELD(2, "tm_mday", "day of month, range [1, 31]"),
    STRUCTSEQ_FIELD(3, "tm_hour", "hours, range [0, 23]"),
    STRUCTSEQ_FIELD(4, "tm_min", "minutes, range [0, 59]"),
    STRUCTSEQ_FIELD(5, "tm_sec", "seconds, range [0, 61])"),
    STRUCTSEQ_FIELD(6, "tm_wday", "day of week, range [0, 6], Monday is 0"),
    STRUCTSEQ_FIELD(7, "tm_yday", "day of year, range [1, 366]"),
    STRUCTSEQ_FIELD(8, "tm_isdst", "1 if summer time is in effect, 0 if not, and -1 if unknown"),
    STRUCTSEQ_FIELD(9, "tm_zone", "abbreviation of timezone name"),
    STRUCTSEQ_FIELD(10, "tm_gmtoff", "offset from UTC in seconds"),
    {0},
};
static const StructSeqDef time_struct_def =
    STRUCTSEQ_DEF("time.struct_time",
                  "The time value as returned by gmtime(), localtime(), and strptime(), and\n"
                  "accepted by asctime(), mktime() and strftime(): a sequence of nine integers.",
                  time_struct_members, 9, TIME_FIELDS);

static Value time_from_tm(Thread *t, const struct tm *tm) {
    Value items[TIME_FIELDS] = {
        small_int(tm->tm_year + 1900L),
        small_int(tm->tm_mon + 1),
        small_int(tm->tm_mday),
        small_int(tm->tm_hour),
        small_int(tm->tm_min),
        small_int(tm->tm_sec),
        small_int((tm->tm_wday + 6) % 7),
        small_int(tm->tm_yday + 1),
        small_int(tm->tm_isdst),
        to_value(str_from_c(t, tm->tm_zone)),
        small_int(tm->tm_gmtoff),
    };
    return items[9] == NULL ? NULL
                            : structseq_new(t, (Type *)load(vm_root(t, &time_struct_key)), items);
}

/* tm from nine integers; zone, which tm may point into, keeps the name of struct_time's zone. */
static bool time_to_tm(Thread *t, Value v, const char *function, struct tm *tm) {
    Type *type = (Type *)load(vm_root(t, &time_struct_key));
    memset(tm, 0, sizeof *tm);
    if (!is_tuple(t, v))
        return FAIL_WITH(raise_type_error(t, "Tuple or struct_time argument required"));
    int year;
    const Tuple *tuple = tuple_of(v);
    int *fields[] = {&year,       &tm->tm_mon,  &tm->tm_mday, &tm->tm_hour, &tm->tm_min,
                     &tm->tm_sec, &tm->tm_wday, &tm->tm_yday, &tm->tm_isdst};
    if (tuple->length != ARRAY_LENGTH(fields))
        return FAIL_WITH(raise_type_error(t, "%s(): illegal time tuple argument", function));
    for (size_t i = 0; i < ARRAY_LENGTH(fields); i++)
        if (!time_int_of(t, tuple->items[i], fields[i])) return false;
    if (year < INT_MIN + 1900) return FAIL_WITH(raise_overflow_error(t, "year out of range"));
    tm->tm_year = year - 1900;
    tm->tm_mon--;
    tm->tm_wday = (tm->tm_wday + 1) % 7;
    tm->tm_yday--;
    if (type_of(t, v) != type) return true;
    if (tuple->items[9] != NONE) {
        if (!is_str(t, tuple->items[9]))
            return FAIL_WITH(raise_type_error(t, "tm_zone must be str, not %T", tuple->items[9]));
        size_t length;
        if ((tm->tm_zone = str_utf8(t, str_of(tuple->items[9]), &length, false)) == NULL)
            return false;
    }
    int64_t offset;
    if (tuple->items[10] != NONE) {
        if (!value_as_int64(t, tuple->items[10], &offset, T_OVERFLOW_ERROR)) return false;
        tm->tm_gmtoff = offset;
    }
    return true;
}

/* Fields of zero that the C library would not understand are the first of their kind. */
static bool time_check_tm(Thread *t, struct tm *tm) {
    if (tm->tm_mon == -1) tm->tm_mon = 0;
    if (tm->tm_mday == 0) tm->tm_mday = 1;
    if (tm->tm_yday == -1) tm->tm_yday = 0;
    const char *wrong = NULL;
    if (tm->tm_mon < 0 || tm->tm_mon > 11) wrong = "month";
    else if (tm->tm_mday < 0 || tm->tm_mday > 31) wrong = "day of month";
    else if (tm->tm_hour < 0 || tm->tm_hour > 23) wrong = "hour";
    else if (tm->tm_min < 0 || tm->tm_min > 59) wrong = "minute";
    else if (tm->tm_sec < 0 || tm->tm_sec > 61) wrong = "seconds";
    else if (tm->tm_wday < 0) wrong = "day of week";
    else if (tm->tm_yday < 0 || tm->tm_yday > 365) wrong = "day of year";
    return wrong == NULL || FAIL_WITH(raise_value_error(t, "%s out of range", wrong));
}

/* ---- calendar time --------------------------------------------------------------------------- */

static bool time_moment(Thread *t, Value *args, size_t nargs, time_t *moment) {
    if (nargs > 0 && args[0] != NONE) return time_seconds_of(t, args[0], moment);
    *moment = time(NULL);
    return true;
}

/* Local time, whose tm_zone is a copy of the name, which belongs to the C library. */
typedef struct LocalTime {
    struct tm tm;
    char zone[256];
} LocalTime;

/* Zero, or what errno says. */
static int time_localize(time_t moment, LocalTime *local) {
    process_lock();
    errno = 0;
    bool done = localtime_r(&moment, &local->tm) != NULL;
    int error = done ? 0 : errno != 0 ? errno : EINVAL;
    const char *zone = done && local->tm.tm_zone != NULL ? local->tm.tm_zone : "";
    size_t length = strnlen(zone, sizeof local->zone - 1);
    memcpy(local->zone, zone, length);
    local->zone[length] = 0;
    local->tm.tm_zone = local->zone;
    process_unlock();
    return error;
}

static bool time_local(Thread *t, time_t moment, LocalTime *local) {
    int error = time_localize(moment, local);
    return error == 0 || FAIL_WITH(raise_os_error(t, error, NULL, NULL));
}

static Value time_gmtime(Thread *t, Value *args, size_t nargs) {
    time_t moment;
    struct tm tm;
    if (!time_moment(t, args, nargs, &moment)) return NULL;
    errno = 0;
    if (gmtime_r(&moment, &tm) == NULL)
        return raise_os_error(t, errno != 0 ? errno : EINVAL, NULL, NULL);
    return time_from_tm(t, &tm);
}

static Value time_localtime(Thread *t, Value *args, size_t nargs) {
    time_t moment;
    LocalTime local;
    return time_moment(t, args, nargs, &moment) && time_local(t, moment, &local)
               ? time_from_tm(t, &local.tm)
               : NULL;
}

/* The time that a function is given, or now. */
static bool time_given(Thread *t, Value *args, size_t nargs, const char *function,
                       LocalTime *local) {
    return nargs == 0 ? time_local(t, time(NULL), local)
                      : time_to_tm(t, args[0], function, &local->tm) &&
                            time_check_tm(t, &local->tm);
}

static Value time_mktime(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    struct tm tm;
    if (!time_to_tm(t, args[0], "mktime", &tm)) return NULL;
    /* -1 is an answer, too: only then is the day of the week left alone. */
    tm.tm_wday = -1;
    process_lock();
    time_t moment = mktime(&tm);
    process_unlock();
    if (moment == (time_t)-1 && tm.tm_wday == -1)
        return raise_overflow_error(t, "mktime argument out of range");
    return float_new(t, (double)moment);
}

static Value time_as_text(Thread *t, const struct tm *tm) {
    static const char days[7][4] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static const char months[12][4] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    char clock[48];
    snprintf(clock, sizeof clock, "%02d:%02d:%02d", tm->tm_hour, tm->tm_min, tm->tm_sec);
    return to_value(str_format(t, "%s %s%s%d %s %zd", days[tm->tm_wday], months[tm->tm_mon],
                               tm->tm_mday < 10 ? "  " : " ", tm->tm_mday, clock,
                               (int64_t)tm->tm_year + 1900));
}

static Value time_asctime(Thread *t, Value *args, size_t nargs) {
    LocalTime local;
    return time_given(t, args, nargs, "asctime", &local) ? time_as_text(t, &local.tm) : NULL;
}

static Value time_ctime(Thread *t, Value *args, size_t nargs) {
    time_t moment;
    LocalTime local;
    return time_moment(t, args, nargs, &moment) && time_local(t, moment, &local)
               ? time_as_text(t, &local.tm)
               : NULL;
}

/* A run of ASCII without a zero, by C's strftime(), whose answer of nothing may also mean that room
 * was short. */
static bool time_format_run(StrBuilder *b, const char *run, size_t length, const struct tm *tm) {
    char *format = malloc(length + 2), *out = NULL;
    if (format == NULL) return FAIL_WITH(raise_memory_error(b->t));
    memcpy(format, run, length);
    /* With a character behind, the answer is never empty. */
    format[length] = '.';
    format[length + 1] = 0;
    bool done = false;
    for (size_t room = 1024;; room += room) {
        char *larger = realloc(out, room);
        if (larger == NULL) {
            raise_memory_error(b->t);
            break;
        }
        out = larger;
        process_lock();
        size_t written = strftime(out, room, format, tm);
        process_unlock();
        if (written == 0 && room <= 256 * (length + 64)) continue;
        Str *text = str_from_utf8(b->t, out, written > 0 ? written - 1 : 0);
        done = text != NULL && str_builder_add_str(b, text);
        break;
    }
    free(format);
    free(out);
    return done;
}

static Value time_strftime(Thread *t, Value *args, size_t nargs) {
    LocalTime local;
    struct tm *tm = &local.tm;
    if (!is_str(t, args[0]))
        return raise_type_error(t, "strftime() argument 1 must be str, not %T", args[0]);
    if (!time_given(t, args + 1, nargs - 1, "strftime", &local)) return NULL;
    if (tm->tm_isdst < -1) tm->tm_isdst = -1;
    if (tm->tm_isdst > 1) tm->tm_isdst = 1;
    Str *format = str_of(args[0]);
    const void *data = str_flat(t, format);
    if (data == NULL) return NULL;
    StrBuilder b;
    str_builder_init(&b, t);
    BytesBlock *run = bytes_block_new(t, format->length + 1);
    if (run == NULL) return NULL;
    for (size_t i = 0; i < format->length;) {
        size_t length = 0;
        uint32_t point = 0;
        for (; i < format->length && (point = str_at(format, data, i)) > 0 && point < 128; i++)
            run->data[length++] = (uint8_t)point;
        if (length > 0 && !time_format_run(&b, (const char *)run->data, length, tm)) return NULL;
        for (; i < format->length && ((point = str_at(format, data, i)) == 0 || point >= 128); i++)
            if (!str_builder_add_char(&b, point)) return NULL;
    }
    return to_value(str_builder_finish(&b));
}

static Value time_strptime(Thread *t, Value *args, size_t nargs) {
    Value module = import_module_c(t, "_strptime");
    Value function = module == NULL ? NULL
                                    : value_getattr(t, module, intern_c(t, "_strptime_time"));
    return function == NULL ? NULL : value_call(t, function, args, nargs, NULL);
}

/* ---- time zones ------------------------------------------------------------------------------ */

static void time_zone_at(time_t moment, LocalTime *local) {
    if (time_localize(moment, local) != 0) memset(local, 0, sizeof *local);
}

/* The zone's offsets in winter and summer of this year, west of Greenwich being positive. */
static bool time_add_zone(Thread *t, Module *m) {
    const time_t year = (time_t)(365.25 * 24 * 3600);
    time_t start = time(NULL) / year * year;
    LocalTime january, july;
    time_zone_at(start, &january);
    time_zone_at(start + year / 2, &july);
    bool north = january.tm.tm_gmtoff <= july.tm.tm_gmtoff;
    const LocalTime *standard = north ? &january : &july, *summer = north ? &july : &january;
    Value names = tuple_from_2(t, to_value(str_from_c(t, standard->zone)),
                               to_value(str_from_c(t, summer->zone)));
    return module_add_int(t, m, "timezone", -standard->tm.tm_gmtoff) &&
           module_add_int(t, m, "altzone", -summer->tm.tm_gmtoff) &&
           module_add_int(t, m, "daylight", january.tm.tm_gmtoff != july.tm.tm_gmtoff) &&
           module_add(t, m, "tzname", names);
}

static Value time_tzset(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    process_lock();
    tzset();
    process_unlock();
    Value module = load(vm_root(t, &time_module_key));
    return time_add_zone(t, (Module *)module) ? NONE : NULL;
}

/* ---- the module ------------------------------------------------------------------------------ */

static const NativeDef time_functions[] = {
#define TIME_CLOCK_ROWS(name, clock, monotonic)                                                    \
    {#name, time_fn_##name, 0, 0, NATIVE_FUNCTION, NULL, "Seconds by " #clock ", as a float."},    \
        {#name "_ns",                                                                              \
         time_fn_##name##_ns,                                                                      \
         0,                                                                                        \
         0,                                                                                        \
         NATIVE_FUNCTION,                                                                          \
         NULL,                                                                                     \
         "Nanoseconds by " #clock ", as an int."},
    TIME_CLOCKS(TIME_CLOCK_ROWS)
#undef TIME_CLOCK_ROWS
        {"asctime", time_asctime, 0, 1, NATIVE_FUNCTION, NULL,
         "A time tuple as text: 'Sat Jun 06 16:26:11 1998'."},
    {"pthread_getcpuclockid", time_pthread_getcpuclockid, 1, 1, NATIVE_FUNCTION, "thread_id, /",
     "The clock of the time that a thread has run."},
    {"clock_getres", time_clock_getres, 1, 1, NATIVE_FUNCTION, NULL,
     "The resolution of a clock, in seconds."},
    {"clock_gettime", time_clock_gettime, 1, 1, NATIVE_FUNCTION, NULL,
     "The time of a clock, in seconds."},
    {"clock_gettime_ns", time_clock_gettime_ns, 1, 1, NATIVE_FUNCTION, NULL,
     "The time of a clock, in nanoseconds."},
    {"clock_settime", time_clock_settime, 2, 2, NATIVE_FUNCTION, NULL, "Sets a clock, in seconds."},
    {"clock_settime_ns", time_clock_settime_ns, 2, 2, NATIVE_FUNCTION, NULL,
     "Sets a clock, in nanoseconds."},
    {"ctime", time_ctime, 0, 1, NATIVE_FUNCTION, NULL,
     "Seconds since the epoch as text, in local time."},
    {"get_clock_info", time_get_clock_info, 1, 1, NATIVE_FUNCTION, NULL,
     "What is known about the clock of that name."},
    {"gmtime", time_gmtime, 0, 1, NATIVE_FUNCTION, NULL,
     "Seconds since the epoch as a time tuple in UTC."},
    {"localtime", time_localtime, 0, 1, NATIVE_FUNCTION, NULL,
     "Seconds since the epoch as a time tuple in local time."},
    {"mktime", time_mktime, 1, 1, NATIVE_FUNCTION, NULL,
     "A time tuple in local time as seconds since the epoch."},
    {"sleep", time_sleep, 1, 1, NATIVE_FUNCTION, NULL,
     "Waits for that number of seconds, which may have a fraction."},
    {"strftime", time_strftime, 1, 2, NATIVE_FUNCTION, NULL, "A time tuple as text by a format."},
    {"strptime", time_strptime, 1, 2, NATIVE_FUNCTION, NULL,
     "The time tuple that a text means by a format."},
    {"tzset", time_tzset, 0, 0, NATIVE_FUNCTION, NULL,
     "Takes over a changed environment variable TZ."},
    {0},
};

static bool time_init(Thread *t, Module *m) {
    Type *type = structseq_type_new(t, &time_struct_def);
    if (type == NULL) return false;
    store_release(vm_root(t, &time_struct_key), to_value(type));
    store_release(vm_root(t, &time_module_key), to_value(m));
    process_lock();
    tzset();
    process_unlock();
    return module_add_type(t, m, type) && time_add_zone(t, m) &&
           module_add_int(t, m, "_STRUCT_TM_ITEMS", TIME_FIELDS) &&
           module_add_int(t, m, "CLOCK_REALTIME", CLOCK_REALTIME) &&
           module_add_int(t, m, "CLOCK_MONOTONIC", CLOCK_MONOTONIC) &&
           module_add_int(t, m, "CLOCK_MONOTONIC_RAW", CLOCK_MONOTONIC_RAW) &&
           module_add_int(t, m, "CLOCK_PROCESS_CPUTIME_ID", CLOCK_PROCESS_CPUTIME_ID) &&
           module_add_int(t, m, "CLOCK_THREAD_CPUTIME_ID", CLOCK_THREAD_CPUTIME_ID) &&
           module_add_int(t, m, "CLOCK_BOOTTIME", CLOCK_BOOTTIME) &&
           module_add_int(t, m, "CLOCK_TAI", CLOCK_TAI);
}

const ModuleDef module_time = {
    .name = "time",
    .doc = "This module provides various functions to manipulate time values.",
    .functions = time_functions,
    .init = time_init,
};
