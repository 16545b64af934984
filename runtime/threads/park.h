/* The one primitive on which every lock and wait stands: park on a word until somebody wakes it.
 *
 * park_wait() returns when the word no longer holds `expected`, when park_wake() was called for its
 * address, when the deadline passes, or spuriously: callers loop. None of these functions touches a
 * Thread's state: to block as a thread of Python use thread_park(), which detaches. Built on
 * futex(2). */
#pragma once

#include "runtime/value.h"

#define PARK_FOREVER INT64_MAX

typedef enum ParkResult { PARK_WOKEN, PARK_TIMED_OUT, PARK_INTERRUPTED } ParkResult;

/* Monotonic clock, nanoseconds. Deadlines are on it; PARK_FOREVER is none. */
int64_t park_clock_ns(void);
int64_t park_deadline_in(double seconds);

/* PARK_INTERRUPTED: a signal handler ran on this thread meanwhile (EINTR). */
ParkResult park_wait(uint32_t *word, uint32_t expected, int64_t deadline_ns);
/* Waits for either of two words. A change of the second, or a wake of it, is never missed. */
ParkResult park_wait_either(uint32_t *word, uint32_t expected, uint32_t *second,
                            uint32_t second_expected, int64_t deadline_ns);
void park_wake(uint32_t *word, int count);

/* A mutex for the VM's own leaf locks: held for a few instructions, never across a safepoint or an
 * allocation from the collected heap. Zero is unlocked. In a forked child mutex_reset() makes it
 * so. */
typedef struct Mutex { uint32_t word; } Mutex;
void mutex_lock(Mutex *mutex);
bool mutex_try_lock(Mutex *mutex);
void mutex_unlock(Mutex *mutex);
void mutex_reset(Mutex *mutex);
