/* The operations of dicts: lookups without locks, and every way to change one. */
#include "runtime/objects/dict.h"

#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/objects/dict_table.h"
#include "runtime/objects/list.h"
#include "runtime/threads/safepoint.h"

#define DICT_FAILED (-3)

bool is_dict(Thread *t, Value v) { return is_instance_of(t, v, T_DICT); }

/* ---- making --------------------------------------------------------------------------------- */

Dict *dict_new(Thread *t) { return heap_allocate(t, sizeof(Dict), T_DICT); }

Dict *dict_new_sized(Thread *t, size_t entries) {
    DictTable *table = NULL;
    if (entries > 0 && !(table = dict_table_new(t, entries, false))) return NULL;
    Dict *d = dict_new(t);
    if (d) d->table = table;
    return d;
}

Dict *dict_new_cells(Thread *t) {
    DictTable *table = dict_table_new(t, 4, true);
    Dict *d = table ? dict_new(t) : NULL;
    if (!d) return NULL;
    d->table = table;
    object_set_flags(&d->header, DICT_CELLS);
    return d;
}

size_t dict_count_cells(const Dict *d) {
    DictTable *table = NULL;
    size_t position = 0, count = 0;
    Value key, value;
    while (dict_next((Dict *)d, &table, &position, &key, &value)) count++;
    return count;
}

/* ---- hashing -------------------------------------------------------------------------------- */

static COLD bool dict_raise_unhashable(Thread *t, Value key) {
    if (!error_matches(t, T_TYPE_ERROR)) return false;
    Value reason = error_take(t);
    return FAIL_WITH(raise_type_error(t, "cannot use '%T' as a dict key (%V)", key, reason));
}

static NOINLINE bool dict_hash_slow(Thread *t, Value key, uint64_t *hash) {
    int64_t h;
    if (!value_hash(t, key, &h)) return dict_raise_unhashable(t, key);
    *hash = (uint64_t)h;
    return true;
}

ALWAYS_INLINE bool dict_hash_inline(Thread *t, Value key, uint64_t *hash) {
    return LIKELY(sequence_quick_hash(key, hash)) || dict_hash_slow(t, key, hash);
}

bool dict_hash_key(Thread *t, Value key, uint64_t *hash) { return dict_hash_inline(t, key, hash); }

/* ---- lookups -------------------------------------------------------------------------------- */

ALWAYS_INLINE Value dict_look_through(const DictTable *table, Value value) {
    return UNLIKELY(table->has_cells) ? cell_get((Cell *)value) : value;
}

/* Finds with __eq__, nothing held. Of the table in *found (NULL: there is none): the entry's
 * number, DICT_MISSING (then *seen entries were there before the probe began), or DICT_FAILED. */
static NOINLINE int64_t dict_find_calling(Thread *t, Dict *d, Value key, uint64_t hash,
                                          DictTable **found, uint32_t *seen, Value *value) {
restart:;
    DictTable *table = load_acquire(&d->table);
    *found = table;
    *seen = 0;
    if (table == NULL) return DICT_MISSING;
    *seen = load_acquire(&table->used);
    DictEntry *entries = dict_table_entries(table);
    size_t mask = ((size_t)1 << table->index_bits) - 1, place = hash & mask;
    uint64_t perturb = hash;
    for (;; place = dict_table_next_place(place, &perturb, mask)) {
        uint32_t number = dict_table_index_at(table, table->index_width, place);
        if (number == 0) return DICT_MISSING;
        DictEntry *entry = &entries[number - 1];
        if (load_relaxed(&entry->hash) != hash) continue;
        Value k = load(&entry->key);
        *value = load(&entry->value);
        if (*value == NULL) continue;
        int equal = sequence_quick_equal(k, key);
        if (equal < 0) {
            if (!poll_actions(t)) return DICT_FAILED;
            equal = value_equal(t, k, key);
            if (equal < 0) return DICT_FAILED;
            if (load_acquire(&d->table) != table || load(&entry->value) == NULL) goto restart;
        }
        if (equal) return (int64_t)number - 1;
    }
}

Value dict_get_hashed(Thread *t, Dict *d, Value key, uint64_t hash) {
    DictTable *table = load_acquire(&d->table);
    if (table == NULL) return NULL;
    Value value;
    int64_t found = dict_table_find(table, key, hash, &value);
    if (LIKELY(found >= 0)) return dict_look_through(table, value);
    if (found == DICT_MISSING) return NULL;
    uint32_t seen;
    found = dict_find_calling(t, d, key, hash, &table, &seen, &value);
    return found >= 0 ? dict_look_through(table, value) : NULL;
}

Value dict_get(Thread *t, Dict *d, Value key) {
    uint64_t hash;
    return dict_hash_inline(t, key, &hash) ? dict_get_hashed(t, d, key, hash) : NULL;
}

int dict_contains(Thread *t, Dict *d, Value key) {
    return dict_get(t, d, key) ? 1 : error_is_set(t) ? -1 : 0;
}

int dict_contains_hashed(Thread *t, Dict *d, Value key, uint64_t hash) {
    return dict_get_hashed(t, d, key, hash) ? 1 : error_is_set(t) ? -1 : 0;
}

/* Is a key of the same hash the name? One of a subclass of str can be, unless it has an __eq__() of its own. */
static NOINLINE bool dict_key_is_same(Thread *t, Value k, Str *name, bool *unsure) {
    if (LIKELY(is_str_exact(k))) return str_same(str_of(k), name);
    bool is_text = is_str(t, k) && type_of(t, k)->slots->compare == t->vm->types[T_STR]->slots->compare;
    if (!is_text) *unsure = true;
    return is_text && str_same(str_of(k), name);
}

/* The entry of a name. Keys that are no text are never equal to one here; *unsure: one with that hash is passed over. */
ALWAYS_INLINE Value dict_find_text(Thread *t, const Dict *d, Str *name, DictTable **found, bool *unsure) {
    DictTable *table = load_acquire(&d->table);
    *found = table;
    if (table == NULL) return NULL;
    uint64_t hash = str_hash_of(name), perturb = hash;
    size_t mask = ((size_t)1 << table->index_bits) - 1, place = hash & mask;
    DictEntry *entries = dict_table_entries(table);
    for (;; place = dict_table_next_place(place, &perturb, mask)) {
        uint32_t number = dict_table_index_at(table, table->index_width, place);
        if (number == 0) return NULL;
        DictEntry *entry = &entries[number - 1];
        if (load_relaxed(&entry->hash) != hash) continue;
        Value k = load(&entry->key), v = load(&entry->value);
        if (v == NULL) continue;
        if (LIKELY(k == to_value(name)) || dict_key_is_same(t, k, name, unsure)) return v;
    }
}

static Value dict_find_name(Thread *t, const Dict *d, Str *name, DictTable **found) {
    bool unsure;
    return dict_find_text(t, d, name, found, &unsure);
}

/* The same, but a key that is no text is asked. NULL: none, or exception set. */
static Value dict_find_attribute(Thread *t, Dict *d, Str *name, DictTable **found) {
    bool unsure = false;
    Value v = dict_find_text(t, d, name, found, &unsure);
    if (LIKELY(!unsure)) return v;
    uint32_t seen;
    return dict_find_calling(t, d, to_value(name), str_hash_of(name), found, &seen, &v) >= 0 ? v : NULL;
}

Value dict_get_name(Thread *t, Dict *d, Str *name) {
    DictTable *table;
    Value v = dict_find_name(t, d, name, &table);
    return v ? dict_look_through(table, v) : NULL;
}

Value dict_get_attribute(Thread *t, Dict *d, Str *name) {
    DictTable *table;
    Value v = dict_find_attribute(t, d, name, &table);
    return v ? dict_look_through(table, v) : NULL;
}

Value dict_get_c(Thread *t, Dict *d, const char *ascii) {
    Str name = {.header = STATIC_OBJECT(T_STR),
                .length = strlen(ascii),
                .width = 1,
                .ascii = 1,
                .data = ascii};
    return dict_get_name(t, d, &name);
}

Cell *dict_find_cell(Thread *t, Dict *d, Str *name) {
    DictTable *table;
    Value v = dict_find_name(t, d, name, &table);
    return v && table->has_cells ? (Cell *)v : NULL;
}

Cell *dict_find_attribute_cell(Thread *t, Dict *d, Str *name) {
    DictTable *table;
    Value v = dict_find_attribute(t, d, name, &table);
    return v && table->has_cells ? (Cell *)v : NULL;
}

/* ---- growing -------------------------------------------------------------------------------- */

/* Entries that a rebuilt table has to hold: cells that are unbound among them. */
static size_t dict_count_kept(const Dict *d, const DictTable *table) {
    if (table == NULL) return 0;
    return table->has_cells ? dict_table_count_live(table) : load_acquire(&d->length);
}

/* Replaces a table that is full by one with room for `more` entries beside the live ones; with
 * cells if it had. It may turn out that another thread did so meanwhile: callers look again. */
static bool dict_grow(Thread *t, Dict *d, size_t more) {
    DictTable *old = load_acquire(&d->table);
    size_t live = dict_count_kept(d, old);
    DictTable *table = dict_table_new(t, live + (more > live ? more : live), old && old->has_cells);
    if (!table) return false;
    write_begin(t, &d->header);
    if (d->table == old && dict_count_kept(d, old) + more <= table->capacity) {
        if (old) dict_table_append_live(table, old);
        store_cell(d, &d->table, table);
    }
    write_end(t, &d->header);
    return true;
}

ALWAYS_INLINE bool dict_has_room(const DictTable *table) {
    return table != NULL && load_acquire(&table->used) < table->capacity;
}

bool dict_use_cells(Thread *t, Dict *d) {
    for (;;) {
        DictTable *old = load_acquire(&d->table);
        if (old != NULL && old->has_cells) return true;
        size_t live = old ? dict_table_count_live(old) : 0;
        DictTable *table = dict_table_new(t, live + 4, true);
        if (!table) return false;
        for (size_t i = 0; i < live + 4 && i < table->capacity; i++) {
            Cell *cell = cell_new(t, NULL);
            if (!cell) return false;
            store(table, &dict_table_entries(table)[i].value, to_value(cell));
            table->used = (uint32_t)i + 1; /* so that the collector finds the cells */
        }
        write_begin(t, &d->header);
        bool fits = d->table == old && (!old || dict_table_count_live(old) <= table->capacity);
        if (fits) {
            const DictEntry *entries = old ? dict_table_entries(old) : NULL;
            table->used = 0;
            for (uint32_t i = 0; old && i < old->used; i++) {
                if (entries[i].value == NULL) continue;
                Value cell = dict_table_entries(table)[table->used].value;
                cell_set((Cell *)cell, entries[i].value);
                dict_table_append(table, entries[i].key, entries[i].hash, cell);
            }
            for (uint32_t i = table->used; i < table->capacity; i++)
                dict_table_entries(table)[i].value = NULL;
            object_set_flags(&d->header, DICT_CELLS);
            store_cell(d, &d->table, table);
            dict_changed(d);
        }
        write_end(t, &d->header);
        if (fits) return true;
    }
}

/* ---- storing -------------------------------------------------------------------------------- */

/* In a write section: makes a new entry; `cell` is a new one for tables that need it. */
static void dict_add_entry(Dict *d, DictTable *table, Value key, uint64_t hash, Value v,
                           Cell *cell) {
    if (table->has_cells) {
        cell_set(cell, v);
        v = to_value(cell);
    }
    dict_table_append(table, key, hash, v);
    store_release(&d->length, d->length + 1);
    dict_changed(d);
}

/* In a write section: stores into the entry. False: an unbound cell has to move to the end, and
 * there is no room. */
static bool dict_set_entry(Dict *d, DictTable *table, size_t number, Value v) {
    DictEntry *entry = &dict_table_entries(table)[number];
    if (LIKELY(!table->has_cells)) {
        store(table, &entry->value, v);
    } else {
        Cell *cell = (Cell *)entry->value;
        if (cell_get(cell) == NULL) {
            if (number + 1 != table->used) {
                if (!dict_has_room(table)) return false;
                Value key = entry->key;
                store(table, &entry->value, NULL);
                dict_table_append(table, key, entry->hash, to_value(cell));
            }
            store_release(&d->length, d->length + 1);
        }
        cell_set(cell, v);
    }
    dict_changed(d);
    return true;
}

/* Another thread may have inserted the key after the probe that missed it. In a write section. */
static bool dict_was_appended(const DictTable *table, uint32_t seen, uint64_t hash) {
    const DictEntry *entries = table ? dict_table_entries(table) : NULL;
    for (uint32_t i = seen; table && i < table->used; i++)
        if (entries[i].hash == hash && entries[i].value != NULL) return true;
    return false;
}

/* What a store, or setdefault, has to do next. */
typedef enum DictStep {
    DICT_DONE,
    DICT_AGAIN,
    DICT_NEEDS_ROOM,
    DICT_NEEDS_CELL,
    DICT_NEEDS_CALLS
} DictStep;

typedef struct DictStore {
    Value key, value;
    uint64_t hash;
    bool keep;               /* setdefault: a value that is there stays */
    Cell *cell;              /* for a new entry; NULL: none made yet */
    Value result;            /* what the entry holds in the end */
} DictStore;

/* In a write section: `number` is what a probe of d->table said. */
static DictStep dict_store_at(Dict *d, DictTable *table, int64_t number, DictStore *s) {
    if (number == DICT_UNSURE) return DICT_NEEDS_CALLS;
    if (number == DICT_MISSING) {
        if (!dict_has_room(table)) return DICT_NEEDS_ROOM;
        if (table->has_cells && s->cell == NULL) return DICT_NEEDS_CELL;
        dict_add_entry(d, table, s->key, s->hash, s->value, s->cell);
        s->result = s->value;
        return DICT_DONE;
    }
    if (s->keep) {
        s->result = dict_look_through(table, dict_table_entries(table)[number].value);
        if (s->result != NULL) return DICT_DONE;
    }
    if (!dict_set_entry(d, table, (size_t)number, s->value)) return DICT_NEEDS_ROOM;
    s->result = s->value;
    return DICT_DONE;
}

/* For keys with an __eq__ of their own: found with nothing held, then checked. */
static DictStep dict_store_calling(Thread *t, Dict *d, DictStore *s, bool *failed) {
    DictTable *table;
    uint32_t seen;
    Value value;
    int64_t number = dict_find_calling(t, d, s->key, s->hash, &table, &seen, &value);
    *failed = number == DICT_FAILED;
    if (*failed) return DICT_DONE;
    DictStep step = DICT_AGAIN;
    write_begin(t, &d->header);
    bool holds = d->table == table && (number >= 0 ? dict_table_entries(table)[number].value != NULL
                                                   : !dict_was_appended(table, seen, s->hash));
    if (holds) step = dict_store_at(d, table, number, s);
    write_end(t, &d->header);
    return step;
}

static NOINLINE bool dict_store_slow(Thread *t, Dict *d, DictStore *s, DictStep step) {
    bool calls = false;
    for (;;) {
        switch (step) {
        case DICT_DONE: return true;
        case DICT_AGAIN: break;
        case DICT_NEEDS_ROOM:
            if (!dict_grow(t, d, 1)) return false;
            break;
        case DICT_NEEDS_CELL:
            s->cell = cell_new(t, NULL);
            if (!s->cell) return false;
            break;
        case DICT_NEEDS_CALLS: calls = true; break;
        }
        if (calls) {
            if (!dict_has_room(load_acquire(&d->table)) && !dict_grow(t, d, 1)) return false;
            bool failed;
            step = dict_store_calling(t, d, s, &failed);
            if (failed) return false;
            continue;
        }
        write_begin(t, &d->header);
        Value value;
        DictTable *table = d->table;
        int64_t number = table ? dict_table_find(table, s->key, s->hash, &value) : DICT_MISSING;
        step = dict_store_at(d, table, number, s);
        write_end(t, &d->header);
    }
}

bool dict_set_hashed(Thread *t, Dict *d, Value key, uint64_t hash, Value v) {
    DictStore s = {.key = key, .value = v, .hash = hash};
    Value value;
    write_begin(t, &d->header);
    DictTable *table = d->table;
    int64_t number = table ? dict_table_find(table, key, hash, &value) : DICT_MISSING;
    DictStep step = dict_store_at(d, table, number, &s);
    write_end(t, &d->header);
    return LIKELY(step == DICT_DONE) || dict_store_slow(t, d, &s, step);
}

bool dict_set(Thread *t, Dict *d, Value key, Value v) {
    uint64_t hash;
    return dict_hash_inline(t, key, &hash) && dict_set_hashed(t, d, key, hash, v);
}

bool dict_set_name(Thread *t, Dict *d, Str *name, Value v) {
    return dict_set_hashed(t, d, to_value(name), str_hash_of(name), v);
}

bool dict_set_c(Thread *t, Dict *d, const char *ascii, Value v) {
    Str *name = intern_c(t, ascii);
    return name && dict_set_name(t, d, name, v);
}

Value dict_setdefault(Thread *t, Dict *d, Value key, Value v) {
    DictStore s = {.key = key, .value = v, .keep = true};
    if (!dict_hash_inline(t, key, &s.hash)) return NULL;
    Value found;
    DictTable *table = load_acquire(&d->table);
    if (table && dict_table_find(table, key, s.hash, &found) >= 0) {
        found = dict_look_through(table, found);
        if (found) return found;
    }
    return dict_store_slow(t, d, &s, DICT_AGAIN) ? s.result : NULL;
}

Cell *dict_cell(Thread *t, Dict *d, Str *name) {
    if (!dict_use_cells(t, d)) return NULL;
    Cell *cell = NULL;
    uint64_t hash = str_hash_of(name);
    for (;;) {
        Cell *found = dict_find_cell(t, d, name);
        if (found) return found;
        if (!cell && !(cell = cell_new(t, NULL))) return NULL;
        DictTable *table;
        write_begin(t, &d->header);
        bool added = dict_has_room(d->table) && dict_find_name(t, d, name, &table) == NULL;
        if (added) {
            dict_table_append(d->table, to_value(name), hash, to_value(cell));
            dict_changed(d);
        }
        bool is_full = !dict_has_room(d->table);
        write_end(t, &d->header);
        if (added) return cell;
        if (is_full && !dict_grow(t, d, 1)) return NULL;
    }
}

/* ---- removing ------------------------------------------------------------------------------- */

/* In a write section: an entry has died. */
static void dict_note_dead(DictTable *table, size_t number) {
    uint32_t start = table->live_start;
    if (number + 1 == table->live_end) table->live_end = (uint32_t)number;
    if (number != start) return;
    while (start < table->used && dict_table_entries(table)[start].value == NULL) start++;
    store_relaxed(&table->live_start, start);
}

/* In a write section: unbinds the live entry, and returns what it held (NULL: an unbound cell). */
static Value dict_remove_entry(Dict *d, DictTable *table, size_t number) {
    DictEntry *entry = &dict_table_entries(table)[number];
    Value value = entry->value;
    if (table->has_cells) {
        Cell *cell = (Cell *)value;
        value = cell_get(cell);
        if (value == NULL) return NULL;
        cell_set(cell, NULL);
        if (d->length > 0) store_release(&d->length, d->length - 1);
        dict_changed(d);
        return value;
    }
    dict_change_begin(d);
    store(table, &entry->value, NULL);
    dict_note_dead(table, number);
    store_release(&d->length, d->length - 1);
    /* Of an empty dict, keys that are dead need not be kept. */
    if (d->length == 0 && table->used > DICT_CAPACITY_MIN) store_cell(d, &d->table, NULL);
    dict_change_end(d);
    return value;
}

static Value dict_pop_hashed(Thread *t, Dict *d, Value key, uint64_t hash) {
    Value value = NULL, unused;
    write_begin(t, &d->header);
    DictTable *table = d->table;
    int64_t number = table ? dict_table_find(table, key, hash, &unused) : DICT_MISSING;
    if (number >= 0) value = dict_remove_entry(d, table, (size_t)number);
    write_end(t, &d->header);
    while (number == DICT_UNSURE) {
        uint32_t seen;
        number = dict_find_calling(t, d, key, hash, &table, &seen, &unused);
        if (number < 0) return NULL;
        write_begin(t, &d->header);
        if (d->table == table && dict_table_entries(table)[number].value != NULL)
            value = dict_remove_entry(d, table, (size_t)number);
        else
            number = DICT_UNSURE;
        write_end(t, &d->header);
    }
    return value;
}

Value dict_pop(Thread *t, Dict *d, Value key) {
    uint64_t hash;
    return dict_hash_inline(t, key, &hash) ? dict_pop_hashed(t, d, key, hash) : NULL;
}

int dict_delete(Thread *t, Dict *d, Value key) {
    return dict_pop(t, d, key) ? 1 : error_is_set(t) ? -1 : 0;
}

/* Removes the first or the last entry, if there are more than `keep`. */
static bool dict_pop_end(Thread *t, Dict *d, bool first, size_t keep, Value *key, Value *value) {
    *value = NULL;
    write_begin(t, &d->header);
    DictTable *table = d->table;
    uint32_t start = table ? table->live_start : 0, end = table ? table->live_end : 0;
    if (keep > 0 && d->length <= keep) end = start;
    while (*value == NULL && start < end) {
        uint32_t i = first ? start++ : --end;
        const DictEntry *entry = &dict_table_entries(table)[i];
        if (entry->value == NULL) continue;
        *key = entry->key;
        if (!first) table->live_end = i + 1;
        *value = dict_remove_entry(d, table, i);
    }
    write_end(t, &d->header);
    return *value != NULL;
}

bool dict_pop_last(Thread *t, Dict *d, Value *key, Value *value) {
    return dict_pop_end(t, d, false, 0, key, value);
}
bool dict_trim_first(Thread *t, Dict *d, size_t keep) {
    Value key, value;
    return dict_pop_end(t, d, true, keep, &key, &value);
}

/* In a write section. False: there is no room. */
static bool dict_move_entry(Dict *d, DictTable *table, size_t number) {
    if (number + 1 == table->live_end) return true;
    if (!dict_has_room(table)) return false;
    DictEntry *entry = &dict_table_entries(table)[number];
    Value key = entry->key, value = entry->value;
    dict_change_begin(d);
    store(table, &entry->value, NULL);
    dict_table_append(table, key, entry->hash, value);
    dict_note_dead(table, number);
    dict_change_end(d);
    return true;
}

int dict_move_last(Thread *t, Dict *d, Value key, uint64_t hash) {
    for (;;) {
        DictTable *table;
        uint32_t seen;
        Value value;
        int64_t number = dict_find_calling(t, d, key, hash, &table, &seen, &value);
        if (number < 0) return number == DICT_MISSING ? 0 : -1;
        write_begin(t, &d->header);
        bool is_there = d->table == table && dict_table_entries(table)[number].value != NULL;
        bool moved = is_there && dict_move_entry(d, table, (size_t)number);
        write_end(t, &d->header);
        if (moved) return 1;
        if (is_there && !dict_grow(t, d, 1)) return -1;
    }
}

void dict_clear(Thread *t, Dict *d) {
    write_begin(t, &d->header);
    DictTable *table = d->table;
    if (table != NULL) {
        dict_change_begin(d);
        if (table->has_cells) {
            for (uint32_t i = 0; i < table->used; i++) {
                Value cell = dict_table_entries(table)[i].value;
                if (cell != NULL) cell_set((Cell *)cell, NULL);
            }
        } else {
            store_cell(d, &d->table, NULL);
        }
        store_release(&d->length, 0);
        dict_change_end(d);
    }
    write_end(t, &d->header);
}

/* ---- many entries --------------------------------------------------------------------------- */

bool dict_next(Dict *d, DictTable **table, size_t *position, Value *key, Value *value) {
    if (*table == NULL && !(*table = load_acquire(&d->table))) return false;
    const DictEntry *entries = dict_table_entries(*table);
    size_t start = load_relaxed(&(*table)->live_start);
    for (size_t i = *position > start ? *position : start, used = load_acquire(&(*table)->used);
         i < used; i++) {
        Value k = load(&entries[i].key), v = load(&entries[i].value);
        if (v == NULL || !(v = dict_look_through(*table, v))) continue;
        *key = k;
        *value = v;
        *position = i + 1;
        return true;
    }
    return false;
}

bool dict_next_hashed(Dict *d, DictTable **table, size_t *position, Value *key, uint64_t *hash,
                      Value *value) {
    if (!dict_next(d, table, position, key, value)) return false;
    *hash = load_relaxed(&dict_table_entries(*table)[*position - 1].hash);
    return true;
}

/* The same index and entries: for tables without dead ones. */
static void dict_clone_table(DictTable *to, const DictTable *from) {
    uint32_t used = load_acquire(&from->used);
    copy_words(dict_table_entries(to), dict_table_entries(from), used * sizeof(DictEntry) / 8);
    copy_words(to->data, from->data,
               dict_table_index_bytes(from->index_bits, from->index_width) / 8);
    to->used = to->live_end = used;
}

static size_t dict_copy_table(const DictTable *from, DictTable *to, size_t length) {
    bool is_alike = !from->has_cells && length == load_acquire(&from->used) &&
                    to->capacity == from->capacity && to->index_bits == from->index_bits &&
                    to->index_width == from->index_width;
    if (is_alike) dict_clone_table(to, from);
    else dict_table_append_live(to, from);
    return to->used;
}

Dict *dict_copy(Thread *t, Dict *d) {
    for (int tries = 0;; tries++) {
        uint32_t version = load_acquire(&d->version);
        DictTable *from = load_acquire(&d->table);
        if (from == NULL) return dict_new(t);
        size_t length = load_acquire(&d->length), used = load_acquire(&from->used);
        bool is_dense = !from->has_cells && used == length;
        DictTable *to = dict_table_new(t, is_dense ? from->capacity : used, false);
        Dict *copy = to ? dict_new(t) : NULL;
        if (!copy) return NULL;
        bool is_consistent;
        if (tries < DICT_TRIES) {
            is_consistent = !(version & 1);
            if (is_consistent) copy->length = dict_copy_table(from, to, length);
            is_consistent = is_consistent && load_acquire(&d->version) == version;
        } else {
            write_begin(t, &d->header);
            is_consistent = d->table == from && from->used <= to->capacity;
            if (is_consistent) copy->length = dict_copy_table(from, to, d->length);
            write_end(t, &d->header);
        }
        if (!is_consistent) continue;
        copy->table = to;
        return copy;
    }
}

static bool dict_items_few(Dict *d, DictItems *items) {
    uint32_t version = load_acquire(&d->version);
    DictTable *table = load_acquire(&d->table);
    size_t position = 0;
    Value key, value;
    uint64_t hash;
    items->entries = items->few;
    items->count = 0;
    if (table == NULL) return true;
    if ((version & 1) || load_acquire(&table->used) > DICT_FEW) return false;
    while (dict_next_hashed(d, &table, &position, &key, &hash, &value))
        items->few[items->count++] = (DictEntry){hash, key, value};
    return load_acquire(&d->version) == version;
}

bool dict_items(Thread *t, Dict *d, DictItems *items) {
    if (dict_items_few(d, items)) return true;
    Dict *copy = dict_copy(t, d);
    if (!copy) return false;
    items->entries = copy->table ? dict_table_entries(copy->table) : items->few;
    items->count = copy->length;
    return true;
}

/* Keys or values, without a copy of the table. 1 done, 0 another thread came between, -1 error. */
static int dict_collect_quick(Thread *t, Dict *d, DictPart part, ValuesBlock **result,
                              size_t *length) {
    uint32_t version = load_acquire(&d->version);
    DictTable *table = load_acquire(&d->table);
    size_t most = table ? load_acquire(&table->used) : 0, position = 0, count = 0;
    Value key, value;
    ValuesBlock *block = values_block_new(t, most);
    if (!block) return -1;
    while (table && count < most && dict_next(d, &table, &position, &key, &value))
        block->items[count++] = part == DICT_PART_VALUE ? value : key;
    *result = block;
    *length = count;
    return !(version & 1) && load_acquire(&d->version) == version;
}

bool dict_collect(Thread *t, Dict *d, DictPart part, ValuesBlock **result, size_t *length) {
    int quick = part == DICT_PART_ITEM ? 0 : dict_collect_quick(t, d, part, result, length);
    if (quick) return quick > 0;
    DictItems items;
    if (!dict_items(t, d, &items)) return false;
    ValuesBlock *block = values_block_new(t, items.count);
    if (!block) return false;
    for (size_t i = 0; i < items.count; i++) {
        const DictEntry *entry = &items.entries[i];
        Value v = part == DICT_PART_VALUE  ? entry->value
                  : part == DICT_PART_ITEM ? tuple_from_2(t, entry->key, entry->value)
                                           : entry->key;
        if (!v) return false;
        store(block, &block->items[i], v);
    }
    *result = block;
    *length = items.count;
    return true;
}

static Value dict_list(Thread *t, Dict *d, DictPart part) {
    ValuesBlock *block;
    size_t length;
    return dict_collect(t, d, part, &block, &length) ? list_from_block(t, block, length) : NULL;
}

Value dict_keys_list(Thread *t, Dict *d) { return dict_list(t, d, DICT_PART_KEY); }
Value dict_values_list(Thread *t, Dict *d) { return dict_list(t, d, DICT_PART_VALUE); }
Value dict_items_list(Thread *t, Dict *d) { return dict_list(t, d, DICT_PART_ITEM); }

/* ---- merging -------------------------------------------------------------------------------- */

/* An empty dict takes over the table of a copy. False: it is not empty. */
static bool dict_take_table(Thread *t, Dict *d, Dict *copy) {
    write_begin(t, &d->header);
    bool is_empty = d->table == NULL || (d->length == 0 && !d->table->has_cells);
    if (is_empty) {
        dict_change_begin(d);
        store_cell(d, &d->table, copy->table);
        store_release(&d->length, copy->length);
        dict_change_end(d);
    }
    write_end(t, &d->header);
    return is_empty;
}

/* Whether all of the entries can be looked up without calls. The first DICT_FEW are found for good,
 * as far as nothing is changed meanwhile. */
static bool dict_merge_find(const DictTable *table, const DictItems *from,
                            int64_t found[DICT_FEW]) {
    Value value;
    for (size_t i = 0; i < from->count; i++) {
        int64_t number =
            dict_table_find(table, from->entries[i].key, from->entries[i].hash, &value);
        if (number == DICT_UNSURE) return false;
        if (i < DICT_FEW) found[i] = number;
    }
    return true;
}

/* All at once, if it can be done without calls: 1 done, 0 not (nothing is changed), -1 error. */
static int dict_merge_quick(Thread *t, Dict *d, const DictItems *from, bool override) {
    int64_t found[DICT_FEW];
    DictTable *table = load_acquire(&d->table);
    if (table == NULL || table->has_cells) return 0;
    if (table->capacity - load_acquire(&table->used) < from->count &&
        !dict_grow(t, d, from->count))
        return -1;
    write_begin(t, &d->header);
    table = d->table;
    bool done = table != NULL && !table->has_cells &&
                table->capacity - table->used >= from->count && dict_merge_find(table, from, found);
    if (done) {
        size_t added = 0;
        dict_change_begin(d);
        for (size_t i = 0; i < from->count; i++) {
            const DictEntry *entry = &from->entries[i];
            Value value;
            int64_t number = i < DICT_FEW
                                 ? found[i]
                                 : dict_table_find(table, entry->key, entry->hash, &value);
            if (number < 0) {
                dict_table_append(table, entry->key, entry->hash, entry->value);
                added++;
            } else if (override) {
                store(table, &dict_table_entries(table)[number].value, entry->value);
            }
        }
        store_release(&d->length, d->length + added);
        dict_change_end(d);
    }
    write_end(t, &d->header);
    return done;
}

static bool dict_merge_entries(Thread *t, Dict *d, const DictItems *from, bool override) {
    for (size_t i = 0; i < from->count; i++) {
        const DictEntry *entry = &from->entries[i];
        if (!poll_actions(t)) return false;
        if (!override) {
            if (dict_get_hashed(t, d, entry->key, entry->hash)) continue;
            if (error_is_set(t)) return false;
        }
        if (!dict_set_hashed(t, d, entry->key, entry->hash, entry->value)) return false;
    }
    return true;
}

/* Into an empty dict: it takes over a copy's table. 1 done, 0 it is not empty, -1 error. */
static int dict_merge_into_empty(Thread *t, Dict *d, Dict *other) {
    DictTable *table = load_acquire(&d->table);
    if (table != NULL && (load_acquire(&d->length) > 0 || table->has_cells)) return 0;
    Dict *copy = dict_copy(t, other);
    if (!copy) return -1;
    return copy->length == 0 || dict_take_table(t, d, copy);
}

static bool dict_merge_dict(Thread *t, Dict *d, Dict *other, bool override) {
    if (d == other) return true;
    uint32_t version = load_acquire(&other->version);
    int merged = dict_merge_into_empty(t, d, other);
    if (merged) return merged > 0;
    DictItems from;
    if (!dict_items(t, other, &from)) return false;
    if (from.count == 0) return true;
    merged = dict_merge_quick(t, d, &from, override);
    if (merged) return merged > 0;
    if (!dict_merge_entries(t, d, &from, override)) return false;
    if (load_acquire(&other->version) == version) return true;
    return FAIL_WITH(raise_runtime_error(t, "dict mutated during update"));
}

Value mapping_keys(Thread *t, Value mapping) {
    Value keys = value_call_method(t, NAME(keys), &mapping, 1, NULL);
    if (!keys) return NULL;
    const TypeSlots *slots = type_of(t, keys)->slots;
    if (slots->iter == NULL && slots->getitem == NULL)
        return raise_type_error(t, "%T.keys() returned a non-iterable (type %T)", mapping, keys);
    return keys;
}

static bool dict_merge_mapping(Thread *t, Dict *d, Value mapping, bool override) {
    Value keys = mapping_keys(t, mapping);
    Value iterator = keys ? value_iter(t, keys) : NULL;
    if (!iterator) return false;
    for (Value key; (key = value_next(t, iterator)) != NULL;) {
        if (!poll_actions(t)) return false;
        if (!override) {
            int present = dict_contains(t, d, key);
            if (present < 0) return false;
            if (present) continue;
        }
        Value v = value_getitem(t, mapping, key);
        if (!v || !dict_set(t, d, key, v)) return false;
    }
    return !error_is_set(t);
}

bool dict_merge(Thread *t, Dict *d, Value other, bool override) {
    /* A subclass that iterates in its own way is a mapping like any other. */
    if (is_dict_exact(other) ||
        (is_dict(t, other) && type_of(t, other)->slots->iter == t->vm->types[T_DICT]->slots->iter))
        return dict_merge_dict(t, d, dict_of(other), override);
    return dict_merge_mapping(t, d, other, override);
}

/* The error of an element that is no sequence gets a note that tells which. */
static COLD bool dict_note_element(Thread *t, size_t number) {
    if (!error_matches(t, T_TYPE_ERROR)) return false;
    Value exception = error_take(t);
    Str *add_note = intern_c(t, "add_note");
    Str *note =
        add_note
            ? str_format(t, "Cannot convert dictionary update sequence element #%zu to a sequence",
                         number)
            : NULL;
    Value window[2] = {exception, to_value(note)};
    if (note && value_call_method(t, add_note, window, 2, NULL)) error_restore(t, exception);
    return false;
}

bool dict_update_from_pairs(Thread *t, Dict *d, Value iterable) {
    Value iterator = value_iter(t, iterable);
    if (!iterator) return false;
    for (size_t i = 0;; i++) {
        if (!poll_actions(t)) return false;
        Value pair = value_next(t, iterator);
        if (!pair) return !error_is_set(t);
        const TypeSlots *slots = type_of(t, pair)->slots;
        if (slots->iter == NULL && slots->getitem == NULL)
            pair = raise_type_error(t, "object is not iterable");
        else
            pair = tuple_from_iterable(t, pair);
        if (!pair) return dict_note_element(t, i);
        Tuple *items = tuple_of(pair);
        if (items->length != 2)
            return FAIL_WITH(raise_value_error(
                t, "dictionary update sequence element #%zu has length %zu; 2 is required", i,
                items->length));
        if (!dict_set(t, d, items->items[0], items->items[1])) return false;
    }
}
