/* The GIL: a real lock in one variant, and no code at all in the other.
 *
 * As CPython's since 3.2: a mutex and a condition variable; a waiter that times out after the
 * switch interval (5 ms) sets a drop request, which the holder honours at its next "Python actions"
 * safepoint; a thread that dropped the GIL on request waits until another has taken it (forced
 * switching), one that gave it up to block does not. Invariant: with a GIL, a thread is attached
 * only while it holds the GIL of its VM. */
#pragma once

#include <pthread.h>

#include "runtime/threads/sync.h"

typedef struct Gil {
#if HAVE_GIL
    pthread_mutex_t mutex;
    pthread_cond_t released;      /* somebody gave it up */
    pthread_cond_t switched;      /* the one who asked has it */
    Thread *holder;
    bool locked;
    uint32_t waiting, yielding;   /* threads in either wait */
    uint64_t switches;            /* times it went to another thread than before */
    Thread *last_holder;
#endif
    int64_t interval_ns;          /* sys.setswitchinterval; without a GIL of no effect */
} Gil;

void gil_init(Gil *gil);
void gil_destroy(Gil *gil);
#if HAVE_GIL
void gil_acquire(Gil *gil, Thread *t);
void gil_release(Gil *gil, Thread *t);
/* At a safepoint, when a drop was requested: let another thread have it, and wait for it again. */
void gil_yield(Gil *gil, Thread *t);
/* In the only thread of a forked child, which held it in the parent. */
void gil_after_fork(Gil *gil, Thread *t);
static inline uint64_t gil_switches(const Gil *gil) { return load_relaxed(&gil->switches); }
#else
static inline void gil_acquire(Gil *gil, Thread *t) { (void)gil, (void)t; }
static inline void gil_release(Gil *gil, Thread *t) { (void)gil, (void)t; }
static inline void gil_yield(Gil *gil, Thread *t) { (void)gil, (void)t; }
static inline void gil_after_fork(Gil *gil, Thread *t) { (void)gil, (void)t; }
static inline uint64_t gil_switches(const Gil *gil) { (void)gil; return 0; }
#endif
