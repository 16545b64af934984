/* The tables of dicts, for the files that make up dicts. */
#pragma once

#include "runtime/objects/dict.h"
#include "runtime/objects/sequence.h"
#include "runtime/threads/owner.h"

#define DICT_INDEX_BITS_MIN 3
/* As in CPython, on which it depends which changes during an iteration are noticed. */
#define DICT_CAPACITY_MIN 5
/* A read of many entries is tried so often without the lock. */
#define DICT_TRIES 3
/* What probing answers, beside the number of an entry. */
#define DICT_MISSING (-1)
#define DICT_UNSURE (-2)     /* an equal hash, and only __eq__ can tell */

ALWAYS_INLINE size_t dict_table_index_bytes(unsigned index_bits, unsigned width) {
    return (size_t)width << index_bits;
}
ALWAYS_INLINE DictEntry *dict_table_entries(const DictTable *table) {
    return (DictEntry *)((char *)table->data +
                         dict_table_index_bytes(table->index_bits, table->index_width));
}

/* Room for that many entries at least. */
MUST_CHECK DictTable *dict_table_new(Thread *t, size_t capacity, bool has_cells);
/* Appends an entry for a key that no live entry has; there is room. The table may be public: then
 * in a write section. */
void dict_table_append(DictTable *table, Value key, uint64_t hash, Value value);
/* Appends copies of all live entries of `from`; `to` is private, and has room. Without cells if
 * `to` has none. */
void dict_table_append_live(DictTable *to, const DictTable *from);
size_t dict_table_count_live(const DictTable *table);

ALWAYS_INLINE uint32_t dict_table_index_at(const DictTable *table, unsigned width, size_t place) {
    if (width == 1) return load_acquire(&((const uint8_t *)table->data)[place]);
    if (width == 2) return load_acquire(&((const uint16_t *)table->data)[place]);
    return load_acquire(&((const uint32_t *)table->data)[place]);
}
/* The order in which places are tried: all bits of the hash come in sooner or later. */
ALWAYS_INLINE size_t dict_table_next_place(size_t place, uint64_t *perturb, size_t mask) {
    *perturb >>= 5;
    return (place * 5 + *perturb + 1) & mask;
}

ALWAYS_INLINE int64_t dict_table_probe(const DictTable *table, unsigned width, Value key,
                                       uint64_t hash, Value *value) {
    size_t mask = ((size_t)1 << table->index_bits) - 1, place = hash & mask;
    uint64_t perturb = hash;
    DictEntry *entries = dict_table_entries(table);
    for (;;) {
        uint32_t number = dict_table_index_at(table, width, place);
        if (number == 0) return DICT_MISSING;
        DictEntry *entry = &entries[number - 1];
        if (load_relaxed(&entry->hash) == hash) {
            Value k = load(&entry->key), v = load(&entry->value);
            if (v != NULL) {
                int equal = sequence_quick_equal(k, key);
                if (equal) {
                    *value = v;
                    return equal > 0 ? (int64_t)number - 1 : DICT_UNSURE;
                }
            }
        }
        place = dict_table_next_place(place, &perturb, mask);
    }
}

/* The live entry of a key and its value (or cell), without running Python code. */
ALWAYS_INLINE int64_t dict_table_find(const DictTable *table, Value key, uint64_t hash,
                                      Value *value) {
    if (LIKELY(table->index_width == 1)) return dict_table_probe(table, 1, key, hash, value);
    if (table->index_width == 2) return dict_table_probe(table, 2, key, hash, value);
    return dict_table_probe(table, 4, key, hash, value);
}

/* Between write_begin and write_end. */
ALWAYS_INLINE void dict_changed(Dict *d) {
    store_release(&d->version, load_relaxed(&d->version) + 2);
}
ALWAYS_INLINE void dict_change_begin(Dict *d) {
    store_release(&d->version, load_relaxed(&d->version) + 1);
}
ALWAYS_INLINE void dict_change_end(Dict *d) {
    store_release(&d->version, load_relaxed(&d->version) + 1);
}
