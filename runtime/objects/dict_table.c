#include "runtime/objects/dict_table.h"

#include "runtime/error.h"

/* The index is at most two thirds full. */
static size_t dict_table_usable(unsigned index_bits) { return ((size_t)2 << index_bits) / 3; }

DictTable *dict_table_new(Thread *t, size_t capacity, bool has_cells) {
    if (capacity < DICT_CAPACITY_MIN) capacity = DICT_CAPACITY_MIN;
    unsigned bits = DICT_INDEX_BITS_MIN;
    while (dict_table_usable(bits) < capacity) {
        if (++bits > 32) {
            raise_memory_error(t);
            return NULL;
        }
    }
    /* Small tables take what fits beside the index; of larger ones a half may be empty soon enough.
     */
    unsigned width = capacity < 0xff ? 1 : capacity < 0xffff ? 2 : 4;
    size_t index_bytes = dict_table_index_bytes(bits, width);
    size_t size = sizeof(DictTable) + index_bytes + capacity * sizeof(DictEntry);
    if (size <= HEAP_CELL_MAX) {
        size = heap_class_cell(heap_size_class(size));
        size_t room = (size - sizeof(DictTable) - index_bytes) / sizeof(DictEntry);
        if (room > dict_table_usable(bits)) room = dict_table_usable(bits);
        if (width > 1 || room < 0xff) capacity = room;
    }
    DictTable *table = heap_allocate(t, size, CELL_DICT_TABLE);
    if (!table) return NULL;
    table->index_bits = (uint8_t)bits;
    table->index_width = (uint8_t)width;
    table->has_cells = has_cells;
    table->capacity = (uint32_t)capacity;
    return table;
}

void dict_table_append(DictTable *table, Value key, uint64_t hash, Value value) {
    uint32_t number = table->used;
    ASSERT(number < table->capacity, "a table is never overfilled");
    DictEntry *entry = &dict_table_entries(table)[number];
    store_relaxed(&entry->hash, hash);
    store_release(&entry->key, key); /* what follows remembers the table */
    store(table, &entry->value, value);
    store_release(&table->used, number + 1);
    table->live_end = number + 1;
    unsigned width = table->index_width;
    size_t mask = ((size_t)1 << table->index_bits) - 1, place = hash & mask;
    uint64_t perturb = hash;
    while (dict_table_index_at(table, width, place) != 0)
        place = dict_table_next_place(place, &perturb, mask);
    if (width == 1) store_release(&((uint8_t *)table->data)[place], (uint8_t)(number + 1));
    else if (width == 2) store_release(&((uint16_t *)table->data)[place], (uint16_t)(number + 1));
    else store_release(&((uint32_t *)table->data)[place], number + 1);
}

/* What a copy of the entry holds: NULL when it is dead. */
static Value dict_table_copied_value(const DictTable *from, const DictEntry *entry,
                                     bool keep_cell) {
    Value value = load(&entry->value);
    return value != NULL && from->has_cells && !keep_cell ? cell_get((Cell *)value) : value;
}

void dict_table_append_live(DictTable *to, const DictTable *from) {
    const DictEntry *entries = dict_table_entries(from);
    uint32_t used = load_acquire(&from->used);
    for (uint32_t i = 0; i < used; i++) {
        Value value = dict_table_copied_value(from, &entries[i], to->has_cells);
        if (value == NULL) continue;
        if (to->used == to->capacity)
            return; /* it grew meanwhile: the caller sees by the version */
        dict_table_append(to, load(&entries[i].key), load_relaxed(&entries[i].hash), value);
    }
}

size_t dict_table_count_live(const DictTable *table) {
    const DictEntry *entries = dict_table_entries(table);
    size_t live = 0;
    for (uint32_t i = 0, used = load_acquire(&table->used); i < used; i++)
        live += load_relaxed(&entries[i].value) != NULL;
    return live;
}

/* In the pause, keys of dead entries are forgotten: nobody compares them any more. */
void dict_table_trace(Marker *m, Object *cell) {
    DictTable *table = (DictTable *)cell;
    DictEntry *entries = dict_table_entries(table);
    for (uint32_t i = 0; i < table->used; i++) {
        if (entries[i].value == NULL) {
            store_relaxed(&entries[i].key, ABSENT);
        } else {
            gc_mark_value(m, entries[i].key);
            gc_mark_value(m, entries[i].value);
        }
    }
}
