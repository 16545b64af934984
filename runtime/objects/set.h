/* Sets and frozensets: open hash tables that are read without a lock, by the rules of dicts
 * (dict.h).
 *
 * A place of a table goes from never used (NULL) to a key, and from there at most to ABSENT; only a
 * new table has free places again. A key is put into the first place in its order of probing that
 * was never used. So a probe that ended there without finding the key is still right if the place
 * is still unused. */
#pragma once

#include "runtime/objects/tuple.h"

typedef struct SetEntry {
    uint64_t hash;
    Value key;               /* NULL: never used; ABSENT: deleted */
} SetEntry;

typedef struct SetTable {
    Object header;           /* CELL_SET_TABLE */
    size_t size;             /* a power of two */
    size_t used;             /* not NULL */
    size_t finger;           /* where pop() goes on to look */
    SetEntry entries[];
} SetTable;

typedef struct Set {
    Object header;           /* T_SET, T_FROZENSET or a subclass */
    SetTable *table;         /* NULL: empty, and was never anything else */
    size_t length;
    uint64_t hash;           /* frozenset: memoised, 0 unknown */
    uint32_t version;
} Set;

ALWAYS_INLINE Set *set_of(Value v) { return (Set *)v; }
ALWAYS_INLINE bool is_set_exact(Value v) { return is_exact(v, T_SET) || is_exact(v, T_FROZENSET); }
bool is_set(Thread *t, Value v);                          /* set, frozenset, subclasses */
MUST_CHECK Value set_new(Thread *t);
MUST_CHECK Value frozenset_new(Thread *t);
MUST_CHECK Value set_from_iterable(Thread *t, Value iterable, uint32_t type_id);
MUST_CHECK bool set_add(Thread *t, Value set, Value v);
int set_contains(Thread *t, Value set, Value v);
/* 1 removed, 0 was not there, -1 error. */
int set_discard(Thread *t, Value set, Value v);
MUST_CHECK bool set_update(Thread *t, Value set, Value iterable);
MUST_CHECK bool set_difference_update(Thread *t, Value set, Value iterable);
MUST_CHECK bool set_symmetric_difference_update(Thread *t, Value set, Value iterable);
void set_clear(Thread *t, Set *set);
/* Any item, removed; NULL without exception: there is none. */
Value set_pop(Thread *t, Set *set);
ALWAYS_INLINE size_t set_length(const Set *set) { return load_acquire(&set->length); }
/* As dict_next(). */
bool set_next(Set *set, SetTable **table, size_t *position, Value *key);
/* The items as of one moment, one behind the other in their order: in a table that nobody else has,
 * and in which nothing can be looked up. */
MUST_CHECK SetTable *set_snapshot(Thread *t, Set *set, size_t *length);
/* As set_next() for a table. */
bool set_table_next(const SetTable *table, size_t *position, Value *key, uint64_t *hash);

/* The items of a set as of one moment, to go through while anything may happen to the set: in place
 * if they are few, else in a table of their own. */
#define SET_FEW 8
typedef struct SetItems {
    SetTable *table;         /* NULL: they are in `few` */
    size_t position, count;
    SetEntry few[SET_FEW];
} SetItems;
MUST_CHECK bool set_items(Thread *t, Set *set, SetItems *items);
ALWAYS_INLINE bool set_items_next(SetItems *items, Value *key, uint64_t *hash) {
    if (items->table) return set_table_next(items->table, &items->position, key, hash);
    if (items->position == items->count) return false;
    const SetEntry *entry = &items->few[items->position++];
    *key = entry->key;
    *hash = entry->hash;
    return true;
}

/* With the hash at hand. set_insert: the set may be a frozenset that is still private. */
MUST_CHECK bool set_insert(Thread *t, Set *set, Value key, uint64_t hash);
int set_contains_hashed(Thread *t, Set *set, Value key, uint64_t hash);
int set_remove_hashed(Thread *t, Set *set, Value key, uint64_t hash);
/* False: TypeError "cannot use 'list' as a set element (...)". */
MUST_CHECK bool set_hash_key(Thread *t, Value key, uint64_t *hash);
/* The items as of one moment, in a block that nobody else has. */
MUST_CHECK bool set_collect(Thread *t, Set *set, ValuesBlock **result, size_t *length);
