/* Sets and frozensets: the same table rules as dicts (dict.h), without values. */
#pragma once

#include "runtime/vm.h"

typedef struct SetEntry {
    uint64_t hash;
    Value key;               /* NULL: never used; ABSENT: deleted */
} SetEntry;

typedef struct SetTable {
    Object header;           /* CELL_SET_TABLE */
    size_t size;             /* a power of two */
    size_t used;             /* not NULL */
    SetEntry entries[];
} SetTable;

typedef struct Set {
    Object header;           /* T_SET, T_FROZENSET or a subclass */
    SetTable *table;
    size_t length;
    uint64_t hash;           /* frozenset: memoised, 0 unknown */
    uint32_t version;
} Set;

bool is_set(Thread *t, Value v);                          /* set, frozenset, subclasses */
MUST_CHECK Value set_new(Thread *t);
MUST_CHECK Value frozenset_new(Thread *t);
MUST_CHECK Value set_from_iterable(Thread *t, Value iterable, uint32_t type_id);
MUST_CHECK bool set_add(Thread *t, Value set, Value v);
int set_contains(Thread *t, Value set, Value v);
int set_discard(Thread *t, Value set, Value v);
MUST_CHECK bool set_update(Thread *t, Value set, Value iterable);
ALWAYS_INLINE size_t set_length(const Set *set) { return load_acquire(&set->length); }
bool set_next(Set *set, SetTable **table, size_t *position, Value *key);
