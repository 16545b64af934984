/* The storage of sets: reading without locks, and every way to change one. */
#include "runtime/objects/set.h"

#include "runtime/error.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/sequence.h"
#include "runtime/objects/tuple.h"
#include "runtime/threads/owner.h"
#include "runtime/threads/safepoint.h"

#define SET_SIZE_MIN 8
/* So many neighbours of a place are tried before the next one: they are in the same lines of the
 * cache. */
#define SET_NEIGHBOURS 9
#define SET_TRIES 3

#define SET_MISSING (-1)
#define SET_UNSURE (-2)
#define SET_FAILED (-3)

bool is_set(Thread *t, Value v) {
    return is_set_exact(v) || is_instance_of(t, v, T_SET) || is_instance_of(t, v, T_FROZENSET);
}

Value set_new(Thread *t) { return to_value(heap_allocate(t, sizeof(Set), T_SET)); }
Value frozenset_new(Thread *t) { return to_value(heap_allocate(t, sizeof(Set), T_FROZENSET)); }

bool set_hash_key(Thread *t, Value key, uint64_t *hash) {
    int64_t h;
    if (sequence_quick_hash(key, hash)) return true;
    if (LIKELY(value_hash(t, key, &h))) {
        *hash = (uint64_t)h;
        return true;
    }
    if (!error_matches(t, T_TYPE_ERROR)) return false;
    Value reason = error_take(t);
    return FAIL_WITH(raise_type_error(t, "cannot use '%T' as a set element (%V)", key, reason));
}

/* ---- tables --------------------------------------------------------------------------------- */

static SetTable *set_table_allocate(Thread *t, size_t size) {
    SetTable *table = heap_allocate(t, sizeof(SetTable) + size * sizeof(SetEntry), CELL_SET_TABLE);
    if (table) table->size = size;
    return table;
}

/* With more places than `items`. */
static SetTable *set_table_new(Thread *t, size_t items) {
    size_t size = SET_SIZE_MIN;
    while (size <= items) size *= 2;
    return set_table_allocate(t, size);
}

/* The order of probing: a place, its neighbours as far as the table goes, then by the other bits of
 * the hash. */
typedef struct SetProbe {
    size_t place, mask;
    size_t first, last;      /* of the group of neighbours that place is in */
    uint64_t perturb;
} SetProbe;

ALWAYS_INLINE void set_probe_group(SetProbe *p, size_t first) {
    p->place = p->first = first;
    p->last = first + SET_NEIGHBOURS <= p->mask ? first + SET_NEIGHBOURS : first;
}
ALWAYS_INLINE void set_probe_start(SetProbe *p, const SetTable *table, uint64_t hash) {
    p->mask = table->size - 1;
    p->perturb = hash;
    set_probe_group(p, hash & p->mask);
}
ALWAYS_INLINE void set_probe_next(SetProbe *p) {
    if (p->place < p->last) {
        p->place++;
        return;
    }
    p->perturb >>= 5;
    set_probe_group(p, (p->first * 5 + 1 + p->perturb) & p->mask);
}

/* The place of the key; SET_UNSURE: only __eq__ can tell; SET_MISSING: *unused is where it would
 * go. */
ALWAYS_INLINE int64_t set_table_find(const SetTable *table, Value key, uint64_t hash,
                                     size_t *unused) {
    SetProbe p;
    for (set_probe_start(&p, table, hash);; set_probe_next(&p)) {
        const SetEntry *entry = &table->entries[p.place];
        Value k = load(&entry->key);
        if (k == NULL) {
            *unused = p.place;
            return SET_MISSING;
        }
        if (load_relaxed(&entry->hash) != hash || k == ABSENT) continue;
        int equal = sequence_quick_equal(k, key);
        if (equal) return equal > 0 ? (int64_t)p.place : SET_UNSURE;
    }
}

ALWAYS_INLINE void set_table_put(SetTable *table, size_t place, Value key, uint64_t hash) {
    store_relaxed(&table->entries[place].hash, hash);
    store(table, &table->entries[place].key, key);
    store_relaxed(&table->used, table->used + 1);
}

/* Puts a key that is not in the private table. */
static void set_table_put_new(SetTable *table, Value key, uint64_t hash) {
    SetProbe p;
    set_probe_start(&p, table, hash);
    while (table->entries[p.place].key != NULL) set_probe_next(&p);
    set_table_put(table, p.place, key, hash);
}

bool set_table_next(const SetTable *table, size_t *position, Value *key, uint64_t *hash) {
    for (size_t i = *position; i < table->size; i++) {
        Value k = load(&table->entries[i].key);
        if (k == NULL || k == ABSENT) continue;
        *key = k;
        *hash = load_relaxed(&table->entries[i].hash);
        *position = i + 1;
        return true;
    }
    *position = table->size;
    return false;
}

static void set_table_put_all(SetTable *to, const SetTable *from) {
    size_t position = 0;
    Value key;
    uint64_t hash;
    while (set_table_next(from, &position, &key, &hash) && to->used + 1 < to->size)
        set_table_put_new(to, key, hash);
}

/* The entries as they lie, into an empty private table of the same size. Counts the items. */
static size_t set_table_copy(SetTable *to, const SetTable *from) {
    size_t deleted = 0;
    for (size_t i = 0; i < from->size; i++) {
        Value k = load(&from->entries[i].key);
        if (k == NULL) continue;
        set_table_put(to, i, k, load_relaxed(&from->entries[i].hash));
        deleted += k == ABSENT;
    }
    return to->used - deleted;
}

/* The items one behind the other, in their order, for which the private table has room. */
static size_t set_table_list(SetTable *to, const SetTable *from) {
    size_t position = 0;
    Value key;
    uint64_t hash;
    while (to->used < to->size && set_table_next(from, &position, &key, &hash))
        set_table_put(to, to->used, key, hash);
    return to->used;
}

/* Whether it has so many items and no deleted ones: a copy of the same size is as it is. */
static bool set_table_is_clean(const SetTable *table, size_t items) {
    return load_relaxed(&table->used) == items;
}

void set_table_trace(Marker *m, Object *cell) {
    SetTable *table = (SetTable *)cell;
    for (size_t i = 0; i < table->size; i++) gc_mark_value(m, table->entries[i].key);
}

static bool set_table_is_crowded(const SetTable *table) {
    return table->used * 5 >= (table->size - 1) * 3;
}

/* ---- reading -------------------------------------------------------------------------------- */

bool set_next(Set *set, SetTable **table, size_t *position, Value *key) {
    uint64_t hash;
    if (*table == NULL && !(*table = load_acquire(&set->table))) return false;
    return set_table_next(*table, position, key, &hash);
}

/* Finds with __eq__, nothing held: the place in *found, SET_MISSING (then *unused is where the
 * probe ended; *found NULL: there is no table), or SET_FAILED. */
static NOINLINE int64_t set_find_calling(Thread *t, Set *set, Value key, uint64_t hash,
                                         SetTable **found, size_t *unused) {
restart:;
    SetTable *table = load_acquire(&set->table);
    *found = table;
    if (table == NULL) return SET_MISSING;
    SetProbe p;
    for (set_probe_start(&p, table, hash);; set_probe_next(&p)) {
        const SetEntry *entry = &table->entries[p.place];
        Value k = load(&entry->key);
        if (k == NULL) {
            *unused = p.place;
            return SET_MISSING;
        }
        if (load_relaxed(&entry->hash) != hash || k == ABSENT) continue;
        int equal = sequence_quick_equal(k, key);
        if (equal < 0) {
            if (!poll_actions(t)) return SET_FAILED;
            equal = value_equal(t, k, key);
            if (equal < 0) return SET_FAILED;
            if (load_acquire(&set->table) != table || load(&entry->key) == ABSENT) goto restart;
        }
        if (equal) return (int64_t)p.place;
    }
}

int set_contains_hashed(Thread *t, Set *set, Value key, uint64_t hash) {
    SetTable *table = load_acquire(&set->table);
    size_t unused;
    if (table == NULL) return 0;
    int64_t found = set_table_find(table, key, hash, &unused);
    if (found == SET_UNSURE) found = set_find_calling(t, set, key, hash, &table, &unused);
    return found == SET_FAILED ? -1 : found >= 0;
}

/* The hash for looking something up: a set stands for the frozenset of its items. NULL: error. */
static Value set_lookup_key(Thread *t, Value v, uint64_t *hash) {
    if (LIKELY(set_hash_key(t, v, hash))) return v;
    if (!error_matches(t, T_TYPE_ERROR) || !is_instance_of(t, v, T_SET)) return NULL;
    error_clear(t);
    v = set_from_iterable(t, v, T_FROZENSET);
    return v && set_hash_key(t, v, hash) ? v : NULL;
}

int set_contains(Thread *t, Value set, Value v) {
    uint64_t hash;
    if (LIKELY(sequence_quick_hash(v, &hash))) return set_contains_hashed(t, set_of(set), v, hash);
    v = set_lookup_key(t, v, &hash);
    return v ? set_contains_hashed(t, set_of(set), v, hash) : -1;
}

/* The table that a set has to which so many items are added at once. */
static SetTable *set_table_for(Thread *t, size_t items) {
    return set_table_new(t, items * 5 >= (SET_SIZE_MIN - 1) * 3 ? items * 2 : 0);
}

typedef enum SetCopy { SET_COPY_TABLE, SET_COPY_LIST } SetCopy;

/* Copies to an empty private table. Counts the items. */
static size_t set_table_fill(SetTable *to, const SetTable *from, size_t items, SetCopy kind) {
    if (!from) return 0;
    if (kind == SET_COPY_LIST) return set_table_list(to, from);
    if (to->size == from->size && set_table_is_clean(from, items)) return set_table_copy(to, from);
    set_table_put_all(to, from);
    return to->used;
}

static SetTable *set_copy_table(Thread *t, Set *set, SetCopy kind, size_t *length) {
    for (int tries = 0;; tries++) {
        uint32_t version = load_acquire(&set->version);
        SetTable *from = load_acquire(&set->table);
        size_t items = set_length(set);
        SetTable *copy =
            kind == SET_COPY_LIST ? set_table_allocate(t, items) : set_table_for(t, items);
        if (!copy) return NULL;
        bool is_consistent;
        if (tries < SET_TRIES) {
            is_consistent = !(version & 1);
            if (is_consistent) *length = set_table_fill(copy, from, items, kind);
            is_consistent = is_consistent && load_acquire(&set->version) == version;
        } else {
            write_begin(t, &set->header);
            is_consistent = set->table == from && set->length == items;
            if (is_consistent) *length = set_table_fill(copy, from, items, kind);
            write_end(t, &set->header);
        }
        if (is_consistent) return copy;
    }
}

SetTable *set_snapshot(Thread *t, Set *set, size_t *length) {
    return set_copy_table(t, set, SET_COPY_LIST, length);
}

/* As many as there are, if they are found at once. */
static bool set_items_few(const Set *set, SetItems *items) {
    uint32_t version = load_acquire(&set->version);
    const SetTable *table = load_acquire(&set->table);
    Value key;
    uint64_t hash;
    items->table = NULL;
    items->count = items->position = 0;
    if (version & 1) return false;
    if (table == NULL) return true;
    if (table->size > SET_FEW * 4) return false;
    for (size_t position = 0; set_table_next(table, &position, &key, &hash);) {
        if (items->count == SET_FEW) return false;
        items->few[items->count++] = (SetEntry){hash, key};
    }
    return load_acquire(&set->version) == version;
}

bool set_items(Thread *t, Set *set, SetItems *items) {
    if (set_items_few(set, items)) return true;
    items->position = 0;
    items->table = set_snapshot(t, set, &items->count);
    return items->table != NULL;
}

/* ---- changing ------------------------------------------------------------------------------- */

ALWAYS_INLINE void set_changed(Set *set) {
    store_release(&set->version, load_relaxed(&set->version) + 2);
}

/* Replaces a table that is crowded, or NULL, by one with room for `more` beside the items, and for
 * `wanted` in all. */
static bool set_resize(Thread *t, Set *set, size_t more, size_t wanted) {
    SetTable *old = load_acquire(&set->table);
    SetTable *table = set_table_new(t, wanted);
    if (!table) return false;
    write_begin(t, &set->header);
    if (set->table == old && set->length + more < table->size) {
        if (old) set_table_put_all(table, old);
        store_cell(set, &set->table, table);
    }
    write_end(t, &set->header);
    return true;
}

/* Makes room for one more, and what comes after it. */
static bool set_grow(Thread *t, Set *set) {
    size_t length = set_length(set);
    return set_resize(t, set, 1, length > 50000 ? length * 2 : length * 4);
}

static bool set_has_room(const SetTable *table) {
    return table != NULL && table->used + 1 < table->size;
}

/* In a write section; says whether the table is now crowded. */
static bool set_put(Set *set, SetTable *table, size_t place, Value key, uint64_t hash) {
    set_table_put(table, place, key, hash);
    store_release(&set->length, set->length + 1);
    set_changed(set);
    return set_table_is_crowded(table);
}

static NOINLINE bool set_insert_calling(Thread *t, Set *set, Value key, uint64_t hash) {
    for (;;) {
        SetTable *table;
        size_t unused;
        int64_t found = set_find_calling(t, set, key, hash, &table, &unused);
        if (found != SET_MISSING) return found != SET_FAILED;
        bool is_full = false, done = false, crowded = false;
        write_begin(t, &set->header);
        if (set->table == table) {
            is_full = !set_has_room(table);
            done = !is_full && table->entries[unused].key == NULL;
            if (done) crowded = set_put(set, table, unused, key, hash);
        }
        write_end(t, &set->header);
        if ((crowded || is_full) && !set_grow(t, set)) return false;
        if (done) return true;
    }
}

bool set_insert(Thread *t, Set *set, Value key, uint64_t hash) {
    for (;;) {
        size_t unused = 0;
        bool crowded = false;
        write_begin(t, &set->header);
        SetTable *table = set->table;
        bool has_room = set_has_room(table);
        int64_t found = has_room ? set_table_find(table, key, hash, &unused) : SET_MISSING;
        if (has_room && found == SET_MISSING) crowded = set_put(set, table, unused, key, hash);
        write_end(t, &set->header);
        if (found == SET_UNSURE) return set_insert_calling(t, set, key, hash);
        if ((crowded || !has_room) && !set_grow(t, set)) return false;
        if (has_room) return true;
    }
}

bool set_add(Thread *t, Value set, Value v) {
    uint64_t hash;
    return set_hash_key(t, v, &hash) && set_insert(t, set_of(set), v, hash);
}

/* In a write section. */
static void set_remove_at(Set *set, SetTable *table, size_t place) {
    store(table, &table->entries[place].key, ABSENT);
    store_release(&set->length, set->length - 1);
    set_changed(set);
}

int set_remove_hashed(Thread *t, Set *set, Value key, uint64_t hash) {
    size_t unused;
    write_begin(t, &set->header);
    SetTable *table = set->table;
    int64_t found = table ? set_table_find(table, key, hash, &unused) : SET_MISSING;
    if (found >= 0) set_remove_at(set, table, (size_t)found);
    write_end(t, &set->header);
    while (found == SET_UNSURE) {
        found = set_find_calling(t, set, key, hash, &table, &unused);
        if (found < 0) break;
        write_begin(t, &set->header);
        if (set->table == table && table->entries[found].key != ABSENT)
            set_remove_at(set, table, (size_t)found);
        else
            found = SET_UNSURE;
        write_end(t, &set->header);
    }
    return found == SET_FAILED ? -1 : found >= 0;
}

int set_discard(Thread *t, Value set, Value v) {
    uint64_t hash;
    v = set_lookup_key(t, v, &hash);
    return v ? set_remove_hashed(t, set_of(set), v, hash) : -1;
}

void set_clear(Thread *t, Set *set) {
    write_begin(t, &set->header);
    if (set->table != NULL) {
        store_cell(set, &set->table, NULL);
        store_release(&set->length, 0);
        set_changed(set);
    }
    write_end(t, &set->header);
}

Value set_pop(Thread *t, Set *set) {
    Value found = NULL;
    write_begin(t, &set->header);
    SetTable *table = set->table;
    if (table != NULL && set->length > 0) {
        size_t place = table->finger & (table->size - 1);
        for (;; place = (place + 1) & (table->size - 1)) {
            found = table->entries[place].key;
            if (found != NULL && found != ABSENT) break;
        }
        table->finger = place + 1;
        set_remove_at(set, table, place);
    }
    write_end(t, &set->header);
    return found;
}

/* ---- with many items ------------------------------------------------------------------------ */

/* A private set takes over a table. */
static void set_take_table(Set *set, SetTable *table, size_t length) {
    store_cell(set, &set->table, table);
    store_release(&set->length, length);
    set_changed(set);
}

/* An empty set takes over a copy of the other's table. */
static bool set_fill(Thread *t, Set *set, Set *from, bool *done) {
    size_t length;
    SetTable *table = set_copy_table(t, from, SET_COPY_TABLE, &length);
    if (!table) return false;
    write_begin(t, &set->header);
    *done = set->table == NULL;
    if (*done && length > 0) set_take_table(set, table, length);
    write_end(t, &set->header);
    return true;
}

static bool set_update_from_set(Thread *t, Set *set, Set *from) {
    SetItems items;
    Value key;
    uint64_t hash;
    bool done = false;
    if (load_acquire(&set->table) == NULL && !set_fill(t, set, from, &done)) return false;
    if (done) return true;
    if (!set_items(t, from, &items)) return false;
    SetTable *table = load_acquire(&set->table);
    if (table && (load_relaxed(&table->used) + items.count) * 5 >= (table->size - 1) * 3 &&
        !set_resize(t, set, items.count, (set_length(set) + items.count) * 2))
        return false;
    while (set_items_next(&items, &key, &hash))
        if (!poll_actions(t) || !set_insert(t, set, key, hash)) return false;
    return true;
}

/* The keys of a dict, whose hashes are known. */
static bool set_update_from_dict(Thread *t, Set *set, Dict *d) {
    DictTable *table = NULL;
    size_t position = 0;
    Value key, value;
    uint64_t hash;
    Dict *copy = dict_copy(t, d);
    while (copy && dict_next_hashed(copy, &table, &position, &key, &hash, &value))
        if (!poll_actions(t) || !set_insert(t, set, key, hash)) return false;
    return copy != NULL;
}

bool set_update(Thread *t, Value self, Value iterable) {
    Set *set = set_of(self);
    if (is_set(t, iterable))
        return self == iterable || set_update_from_set(t, set, set_of(iterable));
    if (is_dict_exact(iterable)) return set_update_from_dict(t, set, dict_of(iterable));
    if (values_are_at_hand(iterable)) {
        ValuesBlock *block;
        size_t length;
        if (!values_collect(t, iterable, &block, &length)) return false;
        for (size_t i = 0; i < length; i++)
            if (!poll_actions(t) || !set_add(t, self, block->items[i])) return false;
        return true;
    }
    Value iterator = value_iter(t, iterable);
    if (!iterator) return false;
    for (Value v; (v = value_next(t, iterator)) != NULL;) {
        if (!poll_actions(t)) return false;
        if (!set_add(t, self, v)) return false;
    }
    return !error_is_set(t);
}

Value set_from_iterable(Thread *t, Value iterable, uint32_t type_id) {
    if (type_id == T_FROZENSET && is_exact(iterable, T_FROZENSET)) return iterable;
    Value set = type_id == T_FROZENSET ? frozenset_new(t) : set_new(t);
    return set && set_update(t, set, iterable) ? set : NULL;
}

/* A table of which more than a quarter are deleted items is made anew without them. */
static bool set_forget_deleted(Thread *t, Set *set) {
    const SetTable *table = load_acquire(&set->table);
    if (table == NULL) return true;
    size_t deleted = load_relaxed(&table->used) - set_length(set);
    return deleted <= (table->size - 1) / 4 || deleted > table->size || set_grow(t, set);
}

bool set_difference_update(Thread *t, Value self, Value iterable) {
    Set *set = set_of(self);
    if (self == iterable) {
        set_clear(t, set);
        return true;
    }
    if (is_set(t, iterable)) {
        SetItems items;
        Value key;
        uint64_t hash;
        if (!set_items(t, set_of(iterable), &items)) return false;
        while (set_items_next(&items, &key, &hash))
            if (!poll_actions(t) || set_remove_hashed(t, set, key, hash) < 0) return false;
        return set_forget_deleted(t, set);
    }
    Value iterator = value_iter(t, iterable);
    if (!iterator) return false;
    for (Value v; (v = value_next(t, iterator)) != NULL;) {
        uint64_t hash;
        if (!poll_actions(t) || !set_hash_key(t, v, &hash) ||
            set_remove_hashed(t, set, v, hash) < 0)
            return false;
    }
    return !error_is_set(t) && set_forget_deleted(t, set);
}

bool set_symmetric_difference_update(Thread *t, Value self, Value iterable) {
    if (self == iterable) {
        set_clear(t, set_of(self));
        return true;
    }
    if (!is_set(t, iterable)) { /* each item counts once */
        iterable = set_from_iterable(t, iterable, T_SET);
        if (!iterable) return false;
    }
    SetItems items;
    Value key;
    uint64_t hash;
    if (!set_items(t, set_of(iterable), &items)) return false;
    while (set_items_next(&items, &key, &hash)) {
        if (!poll_actions(t)) return false;
        int removed = set_remove_hashed(t, set_of(self), key, hash);
        if (removed < 0 || (removed == 0 && !set_insert(t, set_of(self), key, hash))) return false;
    }
    return true;
}

bool set_collect(Thread *t, Set *set, ValuesBlock **result, size_t *length) {
    size_t position = 0, count = 0;
    Value key;
    uint64_t hash;
    uint32_t version = load_acquire(&set->version);
    const SetTable *table = load_acquire(&set->table);
    size_t items = set_length(set);
    ValuesBlock *block = values_block_new(t, items);
    if (!block) return false;
    while (table && count < items && set_table_next(table, &position, &key, &hash))
        store(block, &block->items[count++], key);
    if ((version & 1) || count < items || load_acquire(&set->version) != version) {
        table = set_snapshot(t, set, &count);
        block = table ? values_block_new(t, count) : NULL;
        if (!block) return false;
        for (size_t i = 0; i < count; i++) store(block, &block->items[i], table->entries[i].key);
    }
    *result = block;
    *length = count;
    return true;
}
