/* _thread.lock and _thread.RLock. */
#include "runtime/objects/lock.h"

#include <math.h>

#include "runtime/error.h"
#include "runtime/objects/float.h"
#include "runtime/objects/int.h"
#include "runtime/threads/safepoint.h"

#define LOCK_SECONDS_MAX 9223372036.0 /* threading.TIMEOUT_MAX */
/* What a holder on another core needs to leave a short critical section. Where there is a GIL,
 * it cannot run meanwhile. */
#define LOCK_SPINS (HAVE_GIL ? 0 : 40)

/* ---- the word -------------------------------------------------------------------------------- */

/* A wake-up goes to one thread. When that one leaves without the lock, another has to be woken:
 * now, if the lock is free, or by its holder. */
static void lock_pass_on(uint32_t *word) {
    uint32_t seen = LOCK_HELD;
    if (!sync_cas(word, &seen, LOCK_WAITED_FOR) && seen == LOCK_FREE) park_wake(word, 1);
}

static int lock_take_slow(Thread *t, uint32_t *word, int64_t deadline_ns) {
    for (int i = 0; i < LOCK_SPINS; i++) {
        if (load_relaxed(word) == LOCK_FREE && lock_try(word)) return 1;
        cpu_relax();
    }
    for (;;) {
        uint32_t seen = LOCK_FREE;
        if (sync_cas(word, &seen, LOCK_WAITED_FOR)) return 1;
        if (seen == LOCK_HELD && !sync_cas(word, &seen, LOCK_WAITED_FOR)) continue;
        ParkResult result = thread_park(t, word, LOCK_WAITED_FOR, deadline_ns);
        if (result == PARK_TIMED_OUT) {
            if (lock_try(word)) return 1;
            lock_pass_on(word);
            return 0;
        }
        if (result == PARK_INTERRUPTED && !poll_actions(t)) {
            lock_pass_on(word);
            return -1;
        }
    }
}

int lock_take(Thread *t, uint32_t *word, int64_t deadline_ns) {
    return LIKELY(lock_try(word)) ? 1 : lock_take_slow(t, word, deadline_ns);
}

void lock_give_back(uint32_t *word) {
    if (UNLIKELY(sync_exchange(word, (uint32_t)LOCK_FREE) == LOCK_WAITED_FOR)) park_wake(word, 1);
}

/* ---- arguments ------------------------------------------------------------------------------- */

static bool lock_seconds(Thread *t, Value v, double *seconds) {
    if (is_int(t, v)) return int_as_double(t, v, seconds);
    if (!is_instance_of(t, v, T_FLOAT)) {
        Value index = value_special(t, v, NAME(__index__)) ? value_index(t, v) : NULL;
        if (index) return int_as_double(t, index, seconds);
        if (error_is_set(t)) return false;
        return FAIL_WITH(
            raise_type_error(t, "'%T' object cannot be interpreted as an integer or float", v));
    }
    *seconds = float_of(v);
    return !isnan(*seconds) || FAIL_WITH(raise_value_error(t, "Invalid value NaN (not a number)"));
}

bool lock_deadline(Thread *t, Value v, int64_t *deadline_ns) {
    double seconds;
    if (!lock_seconds(t, v, &seconds)) return false;
    if (!(fabs(seconds) * 1e9 < 9223372036854775808.0))
        return FAIL_WITH(raise_overflow_error(t, "timestamp out of range for C PyTime_t"));
    if (seconds > LOCK_SECONDS_MAX)
        return FAIL_WITH(raise_overflow_error(t, "timeout value is too large"));
    if (seconds < 0 && seconds != -1)
        return FAIL_WITH(raise_value_error(t, "timeout value must be a non-negative number"));
    *deadline_ns = seconds < 0 ? PARK_FOREVER : park_deadline_in(seconds);
    return true;
}

/* acquire(blocking=True, timeout=-1): 1 may wait until the deadline, 0 may not wait, -1 error. */
static int lock_acquire_arguments(Thread *t, Value blocking, Value timeout, int64_t *deadline_ns) {
    *deadline_ns = PARK_FOREVER;
    int wait = blocking ? value_truth(t, blocking) : 1;
    if (wait < 0 || !timeout) return wait;
    if (!lock_deadline(t, timeout, deadline_ns)) return -1;
    if (!wait && *deadline_ns != PARK_FOREVER) {
        raise_value_error(t, "can't specify a timeout for a non-blocking call");
        return -1;
    }
    return wait;
}

/* ---- lock ------------------------------------------------------------------------------------ */

static Lock *lock_of(Value v) { return (Lock *)v; }

Value lock_new(Thread *t) { return to_value(heap_allocate(t, sizeof(Lock), T_LOCK)); }

static Value lock_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    (void)cls, (void)args;
    if (nargs) return raise_type_error(t, "lock expected 0 arguments, got %zu", nargs);
    if (kwnames && tuple_of(kwnames)->length)
        return raise_type_error(t, "lock() takes no keyword arguments");
    return lock_new(t);
}

static Value lock_acquire(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    uint32_t *word = &lock_of(args[0])->word;
    if (LIKELY(!args[1] && !args[2])) {
        int taken = lock_take(t, word, PARK_FOREVER);
        return taken < 0 ? NULL : bool_value(taken);
    }
    int64_t deadline_ns;
    int wait = lock_acquire_arguments(t, args[1], args[2], &deadline_ns);
    if (wait < 0) return NULL;
    int taken = wait ? lock_take(t, word, deadline_ns) : lock_try(word);
    return taken < 0 ? NULL : bool_value(taken);
}

static Value lock_enter(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return lock_take(t, &lock_of(args[0])->word, PARK_FOREVER) < 0 ? NULL : TRUE_VALUE;
}

static Value lock_release(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Lock *lock = lock_of(args[0]);
    if (UNLIKELY(sync_load(&lock->word) == LOCK_FREE))
        return raise_runtime_error(t, "release unlocked lock");
    lock_give_back(&lock->word);
    return NONE;
}

static Value lock_locked(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)nargs;
    return bool_value(sync_load(&lock_of(args[0])->word) != LOCK_FREE);
}

static Value lock_at_fork_reinit(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)nargs;
    sync_store(&lock_of(args[0])->word, (uint32_t)LOCK_FREE);
    return NONE;
}

static Value lock_repr(Thread *t, Value self) {
    bool held = sync_load(&lock_of(self)->word) != LOCK_FREE;
    return to_value(str_format(t, "<%s _thread.lock object at %p>", held ? "locked" : "unlocked",
                               (void *)self));
}

static const char lock_acquire_doc[] = "Take the lock, waiting for it while another thread has it, "
                                       "for at most timeout seconds. Return whether it was taken.";

static const NativeDef lock_methods[] = {
    {"acquire", lock_acquire, 0, 2, NATIVE_METHOD, "blocking=True, timeout=-1", lock_acquire_doc},
    {"acquire_lock", lock_acquire, 0, 2, NATIVE_METHOD, "blocking=True, timeout=-1",
     "An obsolete name of acquire()."},
    {"release", lock_release, 0, 0, NATIVE_METHOD, NULL,
     "Give the lock back; any thread may do so."},
    {"release_lock", lock_release, 0, 0, NATIVE_METHOD, NULL, "An obsolete name of release()."},
    {"locked", lock_locked, 0, 0, NATIVE_METHOD, NULL, "Return whether the lock is taken."},
    {"locked_lock", lock_locked, 0, 0, NATIVE_METHOD, NULL, "An obsolete name of locked()."},
    {"__enter__", lock_enter, 0, 0, NATIVE_METHOD, NULL, "Take the lock."},
    {"__exit__", lock_release, 0, 3, NATIVE_METHOD, NULL, "Give the lock back."},
    {"_at_fork_reinit", lock_at_fork_reinit, 0, 0, NATIVE_METHOD, NULL, NULL},
    {0},
};

const TypeDef lock_typedef = {
    .name = "_thread.lock",
    .doc = "A lock: at most one thread at a time has it.",
    .id = T_LOCK,
    .size = sizeof(Lock),
    .flags = TYPE_WEAKLY_REFERABLE,
    .slots = {.repr = lock_repr, .new = lock_construct},
    .methods = lock_methods,
    .new_params = "",
};

/* ---- RLock ----------------------------------------------------------------------------------- */

static RLock *rlock_of(Value v) { return (RLock *)v; }

static Value rlock_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    if (type_from(cls) == t->vm->types[T_RLOCK])
        return to_value(heap_allocate(t, sizeof(RLock), T_RLOCK));
    return type_allocate_instance(t, type_from(cls), 0);
}

static bool rlock_is_mine(const Thread *t, const RLock *lock) {
    return load_relaxed(&lock->owner) == t->ident;
}

static void rlock_set(RLock *lock, uint64_t owner, uint64_t depth) {
    store_relaxed(&lock->owner, owner);
    store_relaxed(&lock->depth, depth);
}

static int rlock_take(Thread *t, RLock *lock, int64_t deadline_ns) {
    if (rlock_is_mine(t, lock)) {
        store_relaxed(&lock->depth, lock->depth + 1);
        return 1;
    }
    int taken = lock_take(t, &lock->word, deadline_ns);
    if (taken > 0) rlock_set(lock, t->ident, 1);
    return taken;
}

static Value rlock_acquire(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    RLock *lock = rlock_of(args[0]);
    int64_t deadline_ns;
    int wait = lock_acquire_arguments(t, args[1], args[2], &deadline_ns);
    if (wait < 0) return NULL;
    int taken;
    if (wait || rlock_is_mine(t, lock)) {
        taken = rlock_take(t, lock, deadline_ns);
    } else {
        taken = lock_try(&lock->word);
        if (taken) rlock_set(lock, t->ident, 1);
    }
    return taken < 0 ? NULL : bool_value(taken);
}

static Value rlock_enter(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return rlock_take(t, rlock_of(args[0]), PARK_FOREVER) < 0 ? NULL : TRUE_VALUE;
}

static Value rlock_release(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    RLock *lock = rlock_of(args[0]);
    if (!rlock_is_mine(t, lock)) return raise_runtime_error(t, "cannot release un-acquired lock");
    if (lock->depth > 1) {
        store_relaxed(&lock->depth, lock->depth - 1);
        return NONE;
    }
    rlock_set(lock, 0, 0);
    lock_give_back(&lock->word);
    return NONE;
}

static Value rlock_locked(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)nargs;
    return bool_value(sync_load(&rlock_of(args[0])->word) != LOCK_FREE);
}

static Value rlock_is_owned(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return bool_value(rlock_is_mine(t, rlock_of(args[0])));
}

static Value rlock_recursion_count(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    RLock *lock = rlock_of(args[0]);
    return rlock_is_mine(t, lock) ? int_from_uint64(t, lock->depth) : small_int(0);
}

/* For conditions: gives the lock back however deep it is held, and says what to restore. */
static Value rlock_release_save(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    RLock *lock = rlock_of(args[0]);
    if (!rlock_is_mine(t, lock)) return raise_runtime_error(t, "cannot release un-acquired lock");
    Value depth = int_from_uint64(t, lock->depth), owner = int_from_uint64(t, lock->owner);
    Value saved = depth && owner ? tuple_from_2(t, depth, owner) : NULL;
    if (!saved) return NULL;
    rlock_set(lock, 0, 0);
    lock_give_back(&lock->word);
    return saved;
}

static Value rlock_acquire_restore(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    RLock *lock = rlock_of(args[0]);
    uint64_t depth, owner;
    if (!is_tuple(t, args[1]) || tuple_of(args[1])->length != 2
        || !is_int(t, tuple_of(args[1])->items[0]) || !is_int(t, tuple_of(args[1])->items[1])
        || !int_as_uint64(tuple_of(args[1])->items[0], &depth)
        || !int_as_uint64(tuple_of(args[1])->items[1], &owner))
        return raise_type_error(t, "_acquire_restore() argument 1 must be 2-item tuple, not %T",
                                args[1]);
    if (lock_take(t, &lock->word, PARK_FOREVER) < 0) return NULL;
    rlock_set(lock, owner, depth);
    return NONE;
}

static Value rlock_at_fork_reinit(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)nargs;
    RLock *lock = rlock_of(args[0]);
    rlock_set(lock, 0, 0);
    sync_store(&lock->word, (uint32_t)LOCK_FREE);
    return NONE;
}

static Value rlock_repr(Thread *t, Value self) {
    RLock *lock = rlock_of(self);
    Value name = type_full_name(t, type_of(t, self));
    if (!name) return NULL;
    const char *state = sync_load(&lock->word) != LOCK_FREE ? "locked" : "unlocked";
    return to_value(str_format(t, "<%s %V object owner=%zu count=%zu at %p>", state, name,
                               load_relaxed(&lock->owner), load_relaxed(&lock->depth),
                               (void *)self));
}

static const NativeDef rlock_methods[] = {
    {"acquire", rlock_acquire, 0, 2, NATIVE_METHOD, "blocking=True, timeout=-1", lock_acquire_doc},
    {"release", rlock_release, 0, 0, NATIVE_METHOD, NULL,
     "Undo one acquire() of the calling thread."},
    {"locked", rlock_locked, 0, 0, NATIVE_METHOD, NULL, "Return whether any thread has the lock."},
    {"__enter__", rlock_enter, 0, 0, NATIVE_METHOD, NULL, "Take the lock."},
    {"__exit__", rlock_release, 0, 3, NATIVE_METHOD, NULL, "Undo one acquire()."},
    {"_is_owned", rlock_is_owned, 0, 0, NATIVE_METHOD, NULL,
     "Return whether the calling thread has the lock."},
    {"_recursion_count", rlock_recursion_count, 0, 0, NATIVE_METHOD, NULL,
     "How often the calling thread has taken it."},
    {"_release_save", rlock_release_save, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"_acquire_restore", rlock_acquire_restore, 1, 1, NATIVE_METHOD, NULL, NULL},
    {"_at_fork_reinit", rlock_at_fork_reinit, 0, 0, NATIVE_METHOD, NULL, NULL},
    {0},
};

const TypeDef rlock_typedef = {
    .name = "_thread.RLock",
    .doc = "A lock that the thread that has it may take again.",
    .id = T_RLOCK,
    .size = sizeof(RLock),
    .flags = TYPE_SUBCLASSABLE | TYPE_WEAKLY_REFERABLE,
    .slots = {.repr = rlock_repr, .new = rlock_construct},
    .methods = rlock_methods,
    .new_params = "",
};
