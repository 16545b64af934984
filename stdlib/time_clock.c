#include "stdlib/time_clock.h"

#include <errno.h>
#include <limits.h>
#include <math.h>
#include <sched.h>

#include "runtime/error.h"
#include "runtime/objects/float.h"
#include "runtime/objects/int.h"
#include "runtime/threads/safepoint.h"

bool time_span_of(Thread *t, Value seconds, TimeRounding rounding, int64_t *nanoseconds) {
    static const char too_large[] = "timestamp out of range for C PyTime_t";
    int64_t whole;
    if (is_float(t, seconds)) {
        double d = float_of(seconds);
        if (isnan(d)) return FAIL_WITH(raise_value_error(t, "Invalid value NaN (not a number)"));
        d *= 1e9;
        d = rounding == TIME_ROUND_CEILING ? ceil(d) : floor(d);
        if (!(d >= -9223372036854775808.0 && d < 9223372036854775808.0))
            return FAIL_WITH(raise_overflow_error(t, too_large));
        *nanoseconds = (int64_t)d;
        return true;
    }
    if (type_of(t, seconds)->slots->index == NULL)
        return FAIL_WITH(raise_type_error(
            t, "'%T' object cannot be interpreted as an integer or float", seconds));
    Value index = value_index(t, seconds);
    if (index == NULL) return false;
    if (!int_as_int64(index, &whole) || __builtin_mul_overflow(whole, NANOSECONDS, nanoseconds))
        return FAIL_WITH(raise_overflow_error(t, too_large));
    return true;
}

bool time_seconds_of(Thread *t, Value seconds, time_t *out) {
    static const char too_large[] = "timestamp out of range for platform time_t";
    int64_t whole;
    if (is_float(t, seconds)) {
        double d = floor(float_of(seconds));
        if (isnan(d)) return FAIL_WITH(raise_value_error(t, "Invalid value NaN (not a number)"));
        if (!(d >= -9223372036854775808.0 && d < 9223372036854775808.0))
            return FAIL_WITH(raise_overflow_error(t, too_large));
        *out = (time_t)d;
        return true;
    }
    Value index = value_index(t, seconds);
    if (index == NULL) return false;
    if (!int_as_int64(index, &whole)) return FAIL_WITH(raise_overflow_error(t, too_large));
    *out = (time_t)whole;
    return true;
}

bool time_int_of(Thread *t, Value v, int *out) {
    int64_t n;
    Value index = value_index(t, v);
    if (index == NULL) return false;
    if (!int_as_int64(index, &n))
        return FAIL_WITH(raise_overflow_error(t, "Python int too large to convert to C long"));
    if (n > INT_MAX)
        return FAIL_WITH(raise_overflow_error(t, "signed integer is greater than maximum"));
    if (n < INT_MIN)
        return FAIL_WITH(raise_overflow_error(t, "signed integer is less than minimum"));
    *out = (int)n;
    return true;
}

bool time_read_clock(Thread *t, clockid_t clock, int64_t *nanoseconds) {
    struct timespec now;
    if (clock_gettime(clock, &now) != 0) return FAIL_WITH(raise_os_error(t, errno, NULL, NULL));
    *nanoseconds = (int64_t)now.tv_sec * NANOSECONDS + now.tv_nsec;
    return true;
}

/* Nobody wakes the word; only the deadline and signals end the wait. A sleep of no time lets others
 * run. */
bool time_sleep_for(Thread *t, int64_t nanoseconds) {
    int64_t deadline;
    uint32_t word = 0;
    if (nanoseconds == 0) {
        thread_detach(t);
        sched_yield();
        return thread_attach(t) && poll_actions(t);
    }
    if (__builtin_add_overflow(park_clock_ns(), nanoseconds, &deadline)) deadline = PARK_FOREVER;
    while (park_clock_ns() < deadline) {
        thread_park(t, &word, 0, deadline);
        if (!poll_actions(t)) return false;
    }
    return true;
}
