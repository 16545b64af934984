/* Parking on words, and the mutex made of it. */
#include "runtime/threads/park.h"

#include <errno.h>
#include <limits.h>
#include <linux/futex.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "runtime/threads/sync.h"

#define PARK_SECOND_NS 1000000000
/* Where the kernel cannot wait for two words (before Linux 5.16), the second is looked at this
 * often. */
#define PARK_SLICE_NS (10 * 1000 * 1000)

int64_t park_clock_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * PARK_SECOND_NS + now.tv_nsec;
}

int64_t park_deadline_in(double seconds) {
    if (!(seconds > 0)) return park_clock_ns();
    if (seconds >= 9e9) return PARK_FOREVER;
    double ns = seconds * 1e9;
    int64_t now = park_clock_ns();
    if (ns >= (double)(PARK_FOREVER - now)) return PARK_FOREVER;
    /* A wait is never shorter than what was asked for. */
    int64_t whole = (int64_t)ns;
    return now + whole + (ns > (double)whole);
}

static struct timespec *park_timespec(struct timespec *time, int64_t deadline_ns) {
    if (deadline_ns == PARK_FOREVER) return NULL;
    time->tv_sec = deadline_ns / PARK_SECOND_NS;
    time->tv_nsec = deadline_ns % PARK_SECOND_NS;
    return time;
}

static ParkResult park_result(long returned) {
    if (returned >= 0 || errno == EAGAIN) return PARK_WOKEN;
    return errno == ETIMEDOUT ? PARK_TIMED_OUT : PARK_INTERRUPTED;
}

ParkResult park_wait(uint32_t *word, uint32_t expected, int64_t deadline_ns) {
    struct timespec time, *timeout = park_timespec(&time, deadline_ns);
    return park_result(syscall(SYS_futex, word, FUTEX_WAIT_BITSET | FUTEX_PRIVATE_FLAG, expected,
                               timeout, NULL, FUTEX_BITSET_MATCH_ANY));
}

/* The kernel's names for this are younger than the C libraries that we are built with. */
#define PARK_SYS_FUTEX_WAITV 449
#define PARK_FUTEX_SIZE_U32 2
typedef struct ParkWaiter {
    uint64_t expected, address;
    uint32_t flags, reserved;
} ParkWaiter;

static ParkWaiter park_waiter(uint32_t *word, uint32_t expected) {
    return (ParkWaiter){expected, (uintptr_t)word, PARK_FUTEX_SIZE_U32 | FUTEX_PRIVATE_FLAG, 0};
}

ParkResult park_wait_either(uint32_t *word, uint32_t expected, uint32_t *second,
                            uint32_t second_expected, int64_t deadline_ns) {
    ParkWaiter waiters[2] = {park_waiter(word, expected), park_waiter(second, second_expected)};
    struct timespec time, *timeout = park_timespec(&time, deadline_ns);
    long returned = syscall(PARK_SYS_FUTEX_WAITV, waiters, 2, 0, timeout, CLOCK_MONOTONIC);
    if (returned >= 0 || errno == EAGAIN || errno == ETIMEDOUT || errno == EINTR)
        return park_result(returned);
    for (;;) {
        if (sync_load(second) != second_expected) return PARK_WOKEN;
        int64_t slice = park_clock_ns() + PARK_SLICE_NS;
        bool last = deadline_ns <= slice;
        ParkResult result = park_wait(word, expected, last ? deadline_ns : slice);
        if (result != PARK_TIMED_OUT || last) return result;
    }
}

void park_wake(uint32_t *word, int count) {
    int saved_errno = errno;
    syscall(SYS_futex, word, FUTEX_WAKE | FUTEX_PRIVATE_FLAG, count, NULL, NULL, 0);
    errno = saved_errno;
}

/* ---- the mutex ------------------------------------------------------------------------------- */

enum { MUTEX_FREE, MUTEX_LOCKED, MUTEX_WAITED_FOR };

/* Holders are gone in a few instructions, unless they were preempted: then spinning is a waste. */
#define MUTEX_SPINS 64

static COLD void mutex_lock_slow(Mutex *mutex) {
    for (int i = 0; i < MUTEX_SPINS; i++) {
        uint32_t expected = MUTEX_FREE;
        if (load_relaxed(&mutex->word) == MUTEX_FREE
            && sync_cas(&mutex->word, &expected, MUTEX_LOCKED))
            return;
        cpu_relax();
    }
    /* Whoever waited leaves the word saying so, since it cannot know whether others still do. */
    while (sync_exchange(&mutex->word, MUTEX_WAITED_FOR) != MUTEX_FREE)
        park_wait(&mutex->word, MUTEX_WAITED_FOR, PARK_FOREVER);
}

void mutex_lock(Mutex *mutex) {
    uint32_t expected = MUTEX_FREE;
    if (UNLIKELY(!sync_cas(&mutex->word, &expected, MUTEX_LOCKED))) mutex_lock_slow(mutex);
}

bool mutex_try_lock(Mutex *mutex) {
    uint32_t expected = MUTEX_FREE;
    return sync_cas(&mutex->word, &expected, MUTEX_LOCKED);
}

void mutex_unlock(Mutex *mutex) {
    if (UNLIKELY(sync_exchange(&mutex->word, MUTEX_FREE) == MUTEX_WAITED_FOR))
        park_wake(&mutex->word, 1);
}

void mutex_reset(Mutex *mutex) { sync_store(&mutex->word, MUTEX_FREE); }
