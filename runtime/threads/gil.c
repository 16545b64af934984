/* The GIL. See gil.h; nothing of it is left where there is none. */
#include "runtime/threads/gil.h"

#include <time.h>

#include "runtime/threads/thread.h"

#define GIL_INTERVAL_NS (5 * 1000 * 1000)

#if HAVE_GIL

static void gil_make_primitives(Gil *gil) {
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_mutex_init(&gil->mutex, NULL);
    pthread_cond_init(&gil->released, &attributes);
    pthread_cond_init(&gil->switched, &attributes);
    pthread_condattr_destroy(&attributes);
}

void gil_init(Gil *gil) {
    *gil = (Gil){.interval_ns = GIL_INTERVAL_NS};
    gil_make_primitives(gil);
}

void gil_destroy(Gil *gil) {
    pthread_cond_destroy(&gil->switched);
    pthread_cond_destroy(&gil->released);
    pthread_mutex_destroy(&gil->mutex);
}

/* Waits for the interval; when the GIL did not change hands in it, asks the holder to drop it. With
 * the mutex held. */
static void gil_wait_interval(Gil *gil) {
    uint64_t switches = gil->switches;
    int64_t deadline = park_clock_ns() + load_relaxed(&gil->interval_ns);
    struct timespec time = {deadline / 1000000000, deadline % 1000000000};
    bool timed_out = pthread_cond_timedwait(&gil->released, &gil->mutex, &time) != 0;
    if (timed_out && gil->locked && gil->switches == switches)
        sync_or(&gil->holder->poll, POLL_DROP_GIL);
}

static void gil_take(Gil *gil, Thread *t) {
    while (gil->locked) {
        gil->waiting++;
        gil_wait_interval(gil);
        gil->waiting--;
    }
    gil->locked = true;
    gil->holder = t;
    if (gil->last_holder == t) return;
    gil->last_holder = t;
    store_relaxed(&gil->switches, gil->switches + 1);
    if (gil->yielding) pthread_cond_broadcast(&gil->switched);
}

static void gil_give(Gil *gil) {
    gil->locked = false;
    gil->holder = NULL;
    if (gil->waiting) pthread_cond_signal(&gil->released);
}

/* A request that came while it was held the last time has been served by having given it up. */
/* A request that came while it was held the last time has been served by having given it up. */
static void gil_forget_request(Thread *t) {
    if (load_relaxed(&t->poll) & POLL_DROP_GIL) sync_and(&t->poll, ~(uint32_t)POLL_DROP_GIL);
}

void gil_acquire(Gil *gil, Thread *t) {
    pthread_mutex_lock(&gil->mutex);
    gil_take(gil, t);
    gil_forget_request(t);
    pthread_mutex_unlock(&gil->mutex);
}

void gil_release(Gil *gil, Thread *t) {
    ASSERT(gil->holder == t, "only the holder releases the GIL");
    (void)t;
    pthread_mutex_lock(&gil->mutex);
    gil_give(gil);
    pthread_mutex_unlock(&gil->mutex);
}

void gil_yield(Gil *gil, Thread *t) {
    pthread_mutex_lock(&gil->mutex);
    gil_give(gil);
    /* Without this the same thread would mostly be the first to have it again. A waiter does not
     * give up: it takes it. */
    gil->yielding++;
    while (gil->waiting && gil->last_holder == t) pthread_cond_wait(&gil->switched, &gil->mutex);
    gil->yielding--;
    gil_take(gil, t);
    gil_forget_request(t);
    pthread_mutex_unlock(&gil->mutex);
}

void gil_after_fork(Gil *gil, Thread *t) {
    gil_make_primitives(gil);
    gil->locked = true;
    gil->holder = gil->last_holder = t;
    gil->waiting = gil->yielding = 0;
}

#else

void gil_init(Gil *gil) { *gil = (Gil){.interval_ns = GIL_INTERVAL_NS}; }
void gil_destroy(Gil *gil) { (void)gil; }

#endif
