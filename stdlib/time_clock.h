/* Points and spans of time as Python programs give them. */
#pragma once

#include <time.h>

#include "runtime/value.h"

#define NANOSECONDS 1000000000LL

typedef enum TimeRounding { TIME_ROUND_FLOOR, TIME_ROUND_CEILING } TimeRounding;

/* A number of seconds, int or float, in nanoseconds. False: TypeError, ValueError (NaN) or
 * OverflowError. */
bool time_span_of(Thread *t, Value seconds, TimeRounding rounding, int64_t *nanoseconds);
/* A number of seconds since the epoch, rounded down. */
bool time_seconds_of(Thread *t, Value seconds, time_t *out);
/* A C int, as the fields of a struct tm are. */
MUST_CHECK bool time_int_of(Thread *t, Value v, int *out);
/* clock_gettime() in nanoseconds. */
bool time_read_clock(Thread *t, clockid_t clock, int64_t *nanoseconds);
/* time.sleep(): detached; signal handlers run, and may end it with their exception. */
bool time_sleep_for(Thread *t, int64_t nanoseconds);
