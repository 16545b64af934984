/* Lists.
 *
 * What a reader without a lock may see (GIL=off): the block, then a length that may belong to an
 * older or newer block. Capacity lives in the block, dead places are unbound, so a reader takes the
 * block, tests index < length and index < capacity, and treats an unbound item as out of range.
 * Every writer ends with a release increment of `version`, which is odd during a change of many
 * words; reads of many items validate it and after three failures take the lock. */
#pragma once

#include "runtime/objects/tuple.h"
#include "runtime/threads/owner.h"

typedef struct List {
    Object header;
    ValuesBlock *block;      /* or NULL: empty */
    size_t length;
    uint32_t version;
} List;

ALWAYS_INLINE List *list_of(Value v) { return (List *)v; }
ALWAYS_INLINE bool is_list_exact(Value v) { return is_exact(v, T_LIST); }
bool is_list(Thread *t, Value v);
MUST_CHECK Value list_new(Thread *t, size_t capacity);
MUST_CHECK Value list_from_values(Thread *t, const Value *items, size_t length);
/* Takes over a block that nobody else has; what is past length is unbound. */
MUST_CHECK Value list_from_block(Thread *t, ValuesBlock *block, size_t length);
MUST_CHECK Value list_from_iterable(Thread *t, Value iterable);
MUST_CHECK bool list_append(Thread *t, Value list, Value v);
MUST_CHECK bool list_extend(Thread *t, Value list, Value iterable);
MUST_CHECK bool list_insert(Thread *t, Value list, int64_t index, Value v);
MUST_CHECK bool list_sort(Thread *t, Value list, Value key, bool reverse); /* key NULL: none */
MUST_CHECK bool list_reverse(Thread *t, Value list);
MUST_CHECK Value list_to_tuple(Thread *t, Value list);         /* a consistent snapshot */
void list_clear(Thread *t, List *list);
ALWAYS_INLINE size_t list_length(const List *list) { return load_acquire(&list->length); }

/* Item i (not negative), or NULL when out of range; no exception, no lock. */
ALWAYS_INLINE Value list_get(const List *list, size_t i) {
    ValuesBlock *block = load_acquire(&list->block);
    if (UNLIKELY(block == NULL || i >= load_acquire(&list->length) || i >= block->capacity))
        return NULL;
    return load(&block->items[i]);
}
/* False: out of range (no exception). */
bool list_set(Thread *t, List *list, size_t i, Value v);
/* Copies of items[from, to) as of one moment: a new block in *copy, and how many. */
MUST_CHECK bool list_snapshot(Thread *t, List *list, size_t from, size_t to, ValuesBlock **copy,
                              size_t *length);
/* Room for that many items; another thread may take it. */
MUST_CHECK bool list_reserve(Thread *t, List *list, size_t capacity);
/* Puts count items, which nobody else has, in the place of items[from, to) as they are when it is
 * done. */
MUST_CHECK bool list_replace(Thread *t, List *list, int64_t from, int64_t to, const Value *items,
                             size_t count);
/* Removes and returns item i; negative counts from the end. NULL: IndexError. */
MUST_CHECK Value list_pop(Thread *t, List *list, int64_t i);
/* The first index in [from, to) of an item equal to v, and the item; -1: none, -2: error. */
int64_t list_find(Thread *t, List *list, Value v, size_t from, size_t to, Value *item);

/* For the files that change lists: between write_begin and write_end. */
ALWAYS_INLINE void list_changed(List *list) {
    store_release(&list->version, load_relaxed(&list->version) + 2);
}
ALWAYS_INLINE void list_change_begin(List *list) {
    store_release(&list->version, load_relaxed(&list->version) + 1);
}
ALWAYS_INLINE void list_change_end(List *list) {
    store_release(&list->version, load_relaxed(&list->version) + 1);
}
