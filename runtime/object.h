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

/* The heap's memory comes in chunks of so many bytes, aligned to their size, each of which begins with a byte for every
 * card of it (memory/chunk.h): not 0 if a cell that begins in the card may have been written since the last collection. */
#define HEAP_CHUNK_SIZE ((size_t)1 << 20)
#define HEAP_CARD_SIZE 512
#define HEAP_CHUNK_CARDS (HEAP_CHUNK_SIZE / HEAP_CARD_SIZE)

void heap_check_cell(const void *cell); /* that it begins there, in a heap; in debug builds */

ALWAYS_INLINE uint8_t *object_card(const void *cell) {
    uintptr_t address = (uintptr_t)cell;
    return (uint8_t *)(address & ~(uintptr_t)(HEAP_CHUNK_SIZE - 1)) + address / HEAP_CARD_SIZE % HEAP_CHUNK_CARDS;
}

/* The write barrier: a collection of what is young traces the cell although it is old. Never a safepoint. Without a GIL
 * cards are read first (sync.h): most have been written already, and threads that only read do not disturb each other. */
ALWAYS_INLINE void remember(const void *cell) {
    if (MINIPY_DEBUG) heap_check_cell(cell);
    uint8_t *card = object_card(cell);
    store_if_new(card, 1);
}

/* The one way to store a reference into the heap. `container` is the cell that holds the slot, and is remembered. A
 * reader on another thread that sees the new reference sees a filled object behind it. Never a safepoint. */
ALWAYS_INLINE void store(void *container, Value *slot, Value v) {
    store_release(slot, v);
    remember(container);
}
#define store_cell(container, slot, pointer) \
    (store_release((slot), (pointer)), remember(container))
/* Loads what store() stored. */
ALWAYS_INLINE Value load(Value const *slot) { return load_acquire(slot); }
