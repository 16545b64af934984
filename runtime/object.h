/* What every heap cell begins with.
 *
 *      bits  0..31  shape    which type, and which names its slots have (runtime/shape.h)
 *      bits 32..47  owner    the thread that may write without a lock; OWNER_SHARED: nobody
 *      bits 48..55  lock     taken by writers of shared objects (threads/owner.h)
 *      bits 56..63  flags    OBJECT_* below
 *
 * The four are separate atomics and are never accessed as one word after the cell is filled. The
 * shape ids of built-in types and of internal cells are compile-time constants (runtime/ids.h), so that
 * "is this exactly a list" is one load and one comparison, in every VM. */
#pragma once

#include "runtime/ids.h"
#include "runtime/threads/sync.h"

struct Object {
    uint32_t shape;
    uint16_t owner;
    uint8_t lock;
    uint8_t flags;
};

enum {
    OBJECT_STATIC = 1,     /* not in any heap: C data shared by all VMs; never marked, never written */
    OBJECT_INTERNED = 2,   /* a Str in the intern table: equal strings of this kind are identical */
    OBJECT_FROZEN = 4,     /* a type or dict that may not be changed from Python */
    OBJECT_HAS_DICT = 8,   /* an instance whose attributes moved to an ordinary dict (shape.h) */
    OBJECT_FINALIZED = 16, /* its finalizer has run or is queued */
    OBJECT_WEAKLY_REFERENCED = 32, /* has an entry in the VM's weak table */
    OBJECT_USER_1 = 64,    /* meaning depends on the type */
    OBJECT_USER_2 = 128,
};

#define OWNER_SHARED 0

ALWAYS_INLINE uint32_t shape_id_of(const Object *o) { return load_acquire(&o->shape); }
ALWAYS_INLINE uint8_t object_flags(const Object *o) { return load_relaxed(&o->flags); }
ALWAYS_INLINE void object_set_flags(Object *o, uint8_t bits) {
    __atomic_fetch_or(&o->flags, bits, __ATOMIC_RELAXED);
}
ALWAYS_INLINE void object_clear_flags(Object *o, uint8_t bits) {
    __atomic_fetch_and(&o->flags, (uint8_t)~bits, __ATOMIC_RELAXED);
}

/* Exactly this built-in type (subclasses have other shapes). */
ALWAYS_INLINE bool is_exact(Value v, uint32_t id) {
    return is_object(v) && shape_id_of(object_of(v)) == id;
}

/* A static object's header, for initialisers. */
#define STATIC_OBJECT(id) {(id), OWNER_SHARED, 0, OBJECT_STATIC}

/* The one way to store a reference into the heap. `container` is the cell that holds the slot: with
 * a generational collector it is what must be remembered. A reader on another thread that sees the new
 * reference sees a filled object behind it. Never a safepoint. */
ALWAYS_INLINE void store(void *container, Value *slot, Value v) {
    (void)container;
    store_release(slot, v);
}
#define store_cell(container, slot, pointer) \
    ((void)(container), store_release((slot), (pointer)))
/* Loads what store() stored. */
ALWAYS_INLINE Value load(Value const *slot) { return load_acquire(slot); }
