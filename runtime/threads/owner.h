/* Who may write to an object: its owner without a lock, others under its lock once ownership is
 * revoked.
 *
 * Invariant (GIL=off): a writer's stores lie between write_begin() and write_end(). In between
 * there is no safepoint: no allocation, no callback, no call that may fail with a Python error. So
 * either o->owner is this thread from begin to end, because revoking waits for a stop of the owner;
 * or o->owner is OWNER_SHARED and the thread holds o->lock. write_begin() itself may wait (detached
 * inside): what was read before it must be read again after it.
 *
 * With a GIL a write section is what it is without: no safepoint; nothing else is needed.
 *
 * Owner ids: 0 is OWNER_SHARED; ids of live threads are in vm->owners; a retired id (its thread
 * ended) is revoked by one compare-and-swap, and a full collection rewrites it to shared and frees
 * it. */
#pragma once

#include "runtime/threads/thread.h"

#if HAVE_GIL
ALWAYS_INLINE void write_begin(Thread *t, Object *o) {
    (void)o;
    if (MINIPY_DEBUG) t->write_depth++;
}
ALWAYS_INLINE void write_end(Thread *t, Object *o) {
    (void)o;
    if (MINIPY_DEBUG) t->write_depth--;
}
#else
void owner_write_begin_slow(Thread *t, Object *o); /* revokes if need be, takes the lock */
void owner_unlock(Object *o);

ALWAYS_INLINE void write_begin(Thread *t, Object *o) {
    if (UNLIKELY(load_relaxed(&o->owner) != t->owner_id || t->owner_id == OWNER_SHARED))
        owner_write_begin_slow(t, o);
    if (MINIPY_DEBUG) t->write_depth++;
}
ALWAYS_INLINE void write_end(Thread *t, Object *o) {
    if (MINIPY_DEBUG) t->write_depth--;
    if (UNLIKELY(load_relaxed(&o->owner) == OWNER_SHARED)) owner_unlock(o);
}
#endif

/* Makes o shared now, so that a thread that will wait for its lock need not stop the owner: for
 * objects born shared. */
void owner_share(Thread *t, Object *o);
