/* Weak references. They and the objects that they refer to meet in the VM's weak table, which lies
 * outside the collected heap: the collector asks it in the pause which references died.
 *
 * Invariant: `object` is not marked through a reference. It is read without a lock: a collection,
 * the only time when it is cleared, stops the reader, and what the reader then has in a register or
 * on its stack is alive. */
#pragma once

#include "runtime/vm.h"

typedef struct Weakref Weakref;
struct Weakref {
    Object header;  /* T_WEAKREF, T_WEAKPROXY, T_WEAKCALLABLEPROXY, or a subclass of the first */
    Value object;   /* NULL: dead */
    Value callback; /* or NULL */
    Weakref *next;  /* others of the same object; of those whose callback is due, the next one */
    int64_t hash;
    bool has_hash;
};

MUST_CHECK Value weakref_new(Thread *t, Value object, Value callback);
MUST_CHECK Value weakref_new_proxy(Thread *t, Value object, Value callback);
bool is_weakref(Thread *t, Value v);
/* What it refers to, or NULL when that is dead. */
ALWAYS_INLINE Value weakref_get(const Weakref *ref) { return load(&ref->object); }
/* How many refer to v; and a list of them. */
size_t weakref_count(Thread *t, Value v);
MUST_CHECK Value weakref_list(Thread *t, Value v);

/* In the pause, with marking done and before finalizable objects are revived: clears references to
 * what is dead, forgets those that are dead themselves, and queues callbacks. */
void weakref_purge(VM *vm, bool (*is_marked)(VM *vm, const void *cell));
/* Runs what weakref_purge() queued: at "Python actions" only. */
void weakref_run_callbacks(Thread *t);
bool weakref_callbacks_due(VM *vm);
/* Marks the references that are queued. */
void weakref_mark_due(Marker *m, VM *vm);
void weakref_free_table(VM *vm);
