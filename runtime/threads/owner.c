/* Revoking ownership, the lock byte of shared objects, and owner ids. */
#include "runtime/threads/owner.h"

#include <limits.h>

#include "runtime/threads/safepoint.h"
#include "runtime/threads/state.h"

/* ---- ids ------------------------------------------------------------------------------------- */

static bool owner_is_retired(const VM *vm, uint16_t id) {
    return vm->owners_retired[id / 64] >> id % 64 & 1;
}

uint16_t owner_take_id(VM *vm, Thread *t) {
    for (uint32_t tried = 0; tried < OWNER_ID_COUNT; tried++) {
        uint32_t id = (vm->owner_hint + tried) % OWNER_ID_COUNT;
        if (id == OWNER_SHARED || vm->owners[id] != NULL || owner_is_retired(vm, (uint16_t)id))
            continue;
        sync_store(&vm->owners[id], t);
        vm->owner_hint = id + 1;
        return (uint16_t)id;
    }
    return OWNER_SHARED;
}

void owner_retire_id(VM *vm, uint16_t id) {
    if (id == OWNER_SHARED) return;
    sync_store(&vm->owners[id], NULL);
    vm->owners_retired[id / 64] |= (uint64_t)1 << id % 64;
    store_relaxed(&vm->retired_count, vm->retired_count + 1);
}

#if HAVE_GIL

/* The thread that has the GIL is alone. */
void owner_share(Thread *t, Object *o) { (void)t, (void)o; }

#else

/* ---- the lock byte --------------------------------------------------------------------------- */

enum { OWNER_LOCK_FREE, OWNER_LOCK_HELD, OWNER_LOCK_WAITED_FOR };
#define OWNER_LOCK_SPINS 100

/* The kernel waits on words of 32 bits: this one holds owner, lock and flags. */
static uint32_t *owner_lock_word(Object *o) { return (uint32_t *)(void *)&o->owner; }
_Static_assert(offsetof(Object, owner) % 4 == 0
                   && offsetof(Object, flags) == offsetof(Object, owner) + 3,
               "owner, lock and flags are one aligned word");

static bool owner_try_lock(Object *o) {
    uint8_t expected = OWNER_LOCK_FREE;
    return sync_cas(&o->lock, &expected, OWNER_LOCK_HELD);
}

/* Detached inside while it is parked: the holder may be waiting for the world to run on, but never
 * for this thread. */
static void owner_lock(Thread *t, Object *o) {
    for (int i = 0; i < OWNER_LOCK_SPINS; i++) {
        if (load_relaxed(&o->lock) == OWNER_LOCK_FREE && owner_try_lock(o)) return;
        cpu_relax();
    }
    while (sync_exchange(&o->lock, OWNER_LOCK_WAITED_FOR) != OWNER_LOCK_FREE) {
        thread_detach_inside(t);
        uint32_t word = load_relaxed(owner_lock_word(o));
        Object seen;
        memcpy(&seen.owner, &word, sizeof word);
        if (seen.lock == OWNER_LOCK_WAITED_FOR) park_wait(owner_lock_word(o), word, PARK_FOREVER);
        thread_attach_inside(t);
    }
}

static void owner_release(Object *o) {
    if (sync_exchange(&o->lock, OWNER_LOCK_FREE) == OWNER_LOCK_WAITED_FOR)
        park_wake(owner_lock_word(o), 1);
}

/* ---- revoking -------------------------------------------------------------------------------- */

/* A retired id comes back to life only after a full collection that has left no object with it. */
static bool owner_revoke_retired(Object *o, uint16_t id) {
    return sync_cas(&o->owner, &id, OWNER_SHARED);
}

/* The owner is stopped while the object becomes shared, so it is not between a test of ownership
 * and a store. */
static void owner_revoke(Thread *t, Object *o) {
    VM *vm = t->vm;
    thread_detach_inside(t);
    mutex_lock(&vm->stop_token);
    mutex_lock(&vm->threads_mutex);
    uint16_t id = load_relaxed(&o->owner);
    Thread *owner = id == OWNER_SHARED || id == t->owner_id ? NULL : vm->owners[id];
    if (owner != NULL) stop_request(t, owner, STOP_INSIDE);
    mutex_unlock(&vm->threads_mutex);
    if (owner != NULL) {
        stop_wait(vm, STOP_INSIDE);
        sync_store(&o->owner, OWNER_SHARED);
        mutex_lock(&vm->threads_mutex);
        stop_release(t, owner, STOP_INSIDE);
        mutex_unlock(&vm->threads_mutex);
        sync_add(&vm->revocations, 1);
    }
    mutex_unlock(&vm->stop_token);
    thread_attach_inside(t);
}

void owner_share(Thread *t, Object *o) {
    /* Acquired: who finds that another thread has revoked it sees what the owner stored before. */
    for (uint16_t id; (id = sync_load(&o->owner)) != OWNER_SHARED;) {
        if (id == t->owner_id) sync_store(&o->owner, OWNER_SHARED);
        else if (sync_load(&t->vm->owners[id]) == NULL) (void)owner_revoke_retired(o, id);
        else owner_revoke(t, o);
    }
}

void owner_write_begin_slow(Thread *t, Object *o) {
    ASSERT(!(object_flags(o) & OBJECT_STATIC), "static objects are never written");
    ASSERT(t->write_depth == 0, "write sections do not nest");
    owner_share(t, o);
    owner_lock(t, o);
}

void owner_unlock(Object *o) { owner_release(o); }
#endif
