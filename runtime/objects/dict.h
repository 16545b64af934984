/* Dicts: insertion-ordered hash tables that are read without a lock.
 *
 *     Dict ──► DictTable { capacity, used,
 *                          index[] (1, 2 or 4 bytes each), entries[] {hash, key, value} }
 *
 * Entries are append-only per table and never change key; a deleted one has an unbound value (its
 * key stays, until a collection forgets it); a key that comes back gets a new entry; any rebuild is
 * a new table, published with a release store. Entries are filled before the index refers to them.
 * So a reader takes the table, probes, and compares hash and key; an entry with an unbound value is
 * passed over. Every writer ends with a release increment of `version` (odd during a change of many
 * words).
 *
 * A table with `has_cells` (module globals, class namespaces) holds a Cell as each value: the cell
 * is what compiled code refers to. Everything here looks through the cells; an unbound cell is an
 * absent entry. When it is bound again it moves to a new entry, so that the order is that of
 * binding. Whoever holds the cell may store into it while it is bound, without any lock, so these
 * dicts count their bound cells when they are asked for their length. */
#pragma once

#include "runtime/objects/tuple.h"

#define DICT_CELLS OBJECT_USER_1

typedef struct DictEntry {
    uint64_t hash;
    Value key;
    Value value;
} DictEntry;

typedef struct DictTable {
    Object header;           /* CELL_DICT_TABLE */
    uint8_t index_bits;      /* the index has 1 << index_bits places */
    uint8_t index_width;     /* bytes: 1, 2, 4 */
    bool has_cells;
    uint32_t capacity;       /* of entries */
    uint32_t used;           /* entries taken, dead ones included; grows only */
    uint32_t live_start;     /* all entries before are dead; never goes back */
    uint32_t live_end;       /* all entries from here on are dead, as far as writers know */
    uint64_t data[];         /* the index: entry number + 1, 0: none; then entries[capacity] */
} DictTable;

struct Dict {
    Object header;           /* T_DICT, or a subclass */
    DictTable *table;        /* NULL: empty */
    size_t length;
    uint32_t version;
};

typedef struct Cell {        /* T_CELL: a variable that closures, modules or classes share */
    Object header;
    Value value;             /* NULL: unbound */
    Value fallback; /* a Cell to look into while unbound (globals: the builtins' cell), or NULL */
} Cell;

ALWAYS_INLINE Dict *dict_of(Value v) { return (Dict *)v; }
ALWAYS_INLINE bool is_dict_exact(Value v) { return is_exact(v, T_DICT); }
bool is_dict(Thread *t, Value v);
MUST_CHECK Dict *dict_new(Thread *t);
MUST_CHECK Dict *dict_new_sized(Thread *t, size_t entries);
MUST_CHECK Dict *dict_new_cells(Thread *t);
/* Puts every value of the dict in a cell, if that is not yet so. */
MUST_CHECK bool dict_use_cells(Thread *t, Dict *d);
size_t dict_count_cells(const Dict *d);
ALWAYS_INLINE size_t dict_length(const Dict *d) {
    if (UNLIKELY(object_flags(&d->header) & DICT_CELLS)) return dict_count_cells(d);
    return load_acquire(&d->length);
}

/* The value, or NULL: absent, or (t->exception set) an error in __hash__ or __eq__. */
Value dict_get(Thread *t, Dict *d, Value key);
Value dict_get_hashed(Thread *t, Dict *d, Value key, uint64_t hash);
/* key interned or static: cannot fail. NULL: absent. */
Value dict_get_name(Thread *t, Dict *d, Str *name);
Value dict_get_c(Thread *t, Dict *d, const char *ascii);
/* The same for attributes: a key that is no str may say that it equals the name. NULL: absent, or (t->exception
 * set) an error in __eq__. */
Value dict_get_attribute(Thread *t, Dict *d, Str *name);
MUST_CHECK bool dict_set(Thread *t, Dict *d, Value key, Value v);
MUST_CHECK bool dict_set_hashed(Thread *t, Dict *d, Value key, uint64_t hash, Value v);
MUST_CHECK bool dict_set_name(Thread *t, Dict *d, Str *name, Value v);
MUST_CHECK bool dict_set_c(Thread *t, Dict *d, const char *ascii, Value v);
/* 1 deleted, 0 absent (no exception), -1 error. */
int dict_delete(Thread *t, Dict *d, Value key);
int dict_contains(Thread *t, Dict *d, Value key);
int dict_contains_hashed(Thread *t, Dict *d, Value key, uint64_t hash);
/* The value that is there, or v after storing it. */
MUST_CHECK Value dict_setdefault(Thread *t, Dict *d, Value key, Value v);
/* Removes: the value; NULL absent or error. */
Value dict_pop(Thread *t, Dict *d, Value key);
/* Removes the last entry. False: there is none. */
bool dict_pop_last(Thread *t, Dict *d, Value *key, Value *value);
/* Removes the first entry, if there are more than `keep` (at least 1). Not for dicts with cells. */
bool dict_trim_first(Thread *t, Dict *d, size_t keep);
/* Makes the entry of a key the last one. 1 done, 0 there is none, -1 error. Not for dicts with
 * cells. */
int dict_move_last(Thread *t, Dict *d, Value key, uint64_t hash);
/* hash(key) as dicts need it. False: TypeError "cannot use 'list' as a dict key (...)". */
MUST_CHECK bool dict_hash_key(Thread *t, Value key, uint64_t *hash);

/* Of a dict with cells: the cell of the name, made unbound if need be. */
MUST_CHECK Cell *dict_cell(Thread *t, Dict *d, Str *name);
Cell *dict_find_cell(Thread *t, Dict *d, Str *name);     /* NULL: none */
Cell *dict_find_attribute_cell(Thread *t, Dict *d, Str *name); /* as dict_get_attribute */

/* Iteration over a dict that may change: *position starts at 0. False: the end. Takes the table
 * once, so a rebuild meanwhile is not seen: `table` starts as NULL. Skips unbound. */
bool dict_next(Dict *d, DictTable **table, size_t *position, Value *key, Value *value);
/* The same, with the key's hash. */
bool dict_next_hashed(Dict *d, DictTable **table, size_t *position, Value *key, uint64_t *hash,
                      Value *value);
/* A consistent snapshot, without cells, of exactly type dict. */
MUST_CHECK Dict *dict_copy(Thread *t, Dict *d);
/* The entries of a dict as of one moment, without cells: in place if they are few, else in a table
 * that nobody else has. */
#define DICT_FEW 64
typedef struct DictItems {
    const DictEntry *entries;
    size_t count;
    DictEntry few[DICT_FEW];
} DictItems;
MUST_CHECK bool dict_items(Thread *t, Dict *d, DictItems *items);
MUST_CHECK bool dict_merge(Thread *t, Dict *d, Value other, bool override); /* mapping or Dict */
MUST_CHECK bool dict_update_from_pairs(Thread *t, Dict *d, Value iterable);
void dict_clear(Thread *t, Dict *d);
/* What a view of a dict shows. */
typedef enum DictPart { DICT_PART_KEY, DICT_PART_VALUE, DICT_PART_ITEM } DictPart;
/* All of them as of one moment, in a block that nobody else has; and as new lists. */
MUST_CHECK bool dict_collect(Thread *t, Dict *d, DictPart part, ValuesBlock **result,
                             size_t *length);
MUST_CHECK Value dict_keys_list(Thread *t, Dict *d);
/* mapping.keys(), something that can be iterated over. */
MUST_CHECK Value mapping_keys(Thread *t, Value mapping);
MUST_CHECK Value dict_values_list(Thread *t, Dict *d);
MUST_CHECK Value dict_items_list(Thread *t, Dict *d);
MUST_CHECK Value mappingproxy_new(Thread *t, Value mapping);
/* A dict view or iterator: which one the type id says. */
MUST_CHECK Value dict_view_new(Thread *t, uint32_t type_id, Value dict);
Dict *dict_of_view(Value view);
MUST_CHECK Value dict_iterator_new(Thread *t, uint32_t type_id, Value dict);

MUST_CHECK Cell *cell_new(Thread *t, Value v);            /* v NULL: unbound */
ALWAYS_INLINE Value cell_get(const Cell *cell) { return load(&cell->value); }
ALWAYS_INLINE void cell_set(Cell *cell, Value v) { store(cell, &cell->value, v); }
/* Through the fallback. */
ALWAYS_INLINE Value cell_get_global(const Cell *cell) {
    Value v = load(&cell->value);
    if (LIKELY(v != NULL)) return v;
    Value fallback = load(&cell->fallback);
    return fallback ? load(&((Cell *)fallback)->value) : NULL;
}
