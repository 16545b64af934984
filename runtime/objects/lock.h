/* Locks, reentrant locks, handles of threads and thread-local attributes: what module _thread is
 * made of. The word of a lock is LOCK_FREE, LOCK_HELD, or LOCK_WAITED_FOR: held, and somebody
 * may be parked on it. Taking and giving back are one compare-and-swap and one exchange while
 * nobody waits. Who waited takes the lock as LOCK_WAITED_FOR, since it cannot know whether
 * others still do; who gives up waiting passes on a wake-up that may have been meant for it. */
#pragma once

#include "runtime/vm.h"

enum { LOCK_FREE, LOCK_HELD, LOCK_WAITED_FOR };

typedef struct Lock {        /* T_LOCK */
    Object header;
    uint32_t word;
} Lock;

/* Only the holder writes `owner` and `depth`; others compare `owner` with themselves, and find a
 * difference. */
typedef struct RLock {       /* T_RLOCK, subclassable */
    Object header;
    uint32_t word;
    uint64_t owner;          /* ident of the holder; 0: none */
    uint64_t depth;
} RLock;

MUST_CHECK Value lock_new(Thread *t);
/* Waits, detached, for the word of a lock. 1 taken, 0 the deadline passed, -1 an exception is
 * set. */
int lock_take(Thread *t, uint32_t *word, int64_t deadline_ns);
void lock_give_back(uint32_t *word);
ALWAYS_INLINE bool lock_try(uint32_t *word) {
    uint32_t expected = LOCK_FREE;
    return sync_cas(word, &expected, LOCK_HELD);
}
/* A deadline from a number of seconds that is -1 (none) or not negative. False: exception set. */
MUST_CHECK bool lock_deadline(Thread *t, Value seconds, int64_t *deadline_ns);

enum ThreadHandleState { HANDLE_NEW, HANDLE_STARTING, HANDLE_RUNNING, HANDLE_DONE };

/* T_THREAD_HANDLE. Every thread that runs Python code has one at t->python_thread once anybody
 * asks; it stands for the thread in tables of thread-local attributes, and outlives it. */
typedef struct ThreadHandle {
    Object header;
    uint32_t state;          /* those who join are parked on it */
    uint32_t locals_ended;   /* the thread's thread-local attributes are garbage */
    uint64_t ident;
} ThreadHandle;

/* The calling thread's. */
MUST_CHECK ThreadHandle *thread_handle_current(Thread *t);
/* A running thread's that was not started by thread_handle_start(): known by its ident only. */
MUST_CHECK Value thread_handle_for(Thread *t, uint64_t ident);
/* Starts a thread that calls function(*args, **kwargs); kwargs may be NULL. False: exception
 * set. */
MUST_CHECK bool thread_handle_start(Thread *t, ThreadHandle *handle, Value function, Value args,
                                    Value kwargs, bool daemon);
void thread_handle_set_done(ThreadHandle *handle);
/* In the child of a fork: threads that do not exist any more are done. */
void thread_handle_after_fork(Thread *t);
