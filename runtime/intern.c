/* The intern table: open addressing, read without a lock.
 *
 * A reader takes the table, probes to the first empty place, and touches nothing else. Inserting
 * happens under vm->intern_mutex; a table that was outgrown stays as long as a reader might be in
 * it, which is until the next collection's pause. There, strings that were not marked are replaced
 * by INTERN_DEAD, which a later insertion may take. */
#include "runtime/intern.h"

#include <stdlib.h>

#include "runtime/error.h"
#include "runtime/names.h"

typedef struct InternTable {
    struct InternTable *outgrown; /* the one before, not freed yet */
    size_t size;                  /* a power of two */
    size_t used;                  /* places that are not empty */
    Str *entries[];
} InternTable;

#define INTERN_DEAD ((Str *)8)
#define INTERN_FIRST_SIZE 2048

static InternTable *intern_table_new(size_t size, InternTable *outgrown) {
    InternTable *table = calloc(1, sizeof(InternTable) + size * sizeof(Str *));
    if (!table) return NULL;
    table->size = size;
    table->outgrown = outgrown;
    return table;
}

/* The entry equal to s, or NULL; then *free_place is where it may be stored. */
static Str *intern_probe(InternTable *table, const Str *s, uint64_t hash, size_t *free_place) {
    size_t mask = table->size - 1;
    bool found_dead = false;
    for (size_t i = hash & mask;; i = (i + 1) & mask) {
        Str *entry = load_acquire(&table->entries[i]);
        if (!entry) {
            if (!found_dead) *free_place = i;
            return NULL;
        }
        if (entry == INTERN_DEAD) {
            if (!found_dead) *free_place = i;
            found_dead = true;
        } else if (load_relaxed(&entry->hash) == hash && str_same(entry, s)) {
            return entry;
        }
    }
}

static void intern_put(InternTable *table, size_t place, Str *s) {
    if (!table->entries[place]) table->used++;
    store_release(&table->entries[place], s);
}

bool intern_init(VM *vm) {
    InternTable *table = intern_table_new(INTERN_FIRST_SIZE, NULL);
    if (!table) return false;
    for (size_t i = 0; i < STATIC_NAME_COUNT; i++) {
        Str *s = &static_names[i];
        size_t place;
        if (!intern_probe(table, s, str_hash_of(s), &place)) intern_put(table, place, s);
    }
    vm->intern_table = table;
    return true;
}

size_t intern_count(VM *vm, bool only_static) {
    const InternTable *table = load_acquire(&vm->intern_table);
    size_t count = 0;
    for (size_t i = 0; i < table->size; i++) {
        const Str *s = load_acquire(&table->entries[i]);
        if (s && s != INTERN_DEAD) count += !only_static || object_flags(&s->header) & OBJECT_STATIC;
    }
    return count;
}

static void intern_free_tables(InternTable *table) {
    while (table) {
        InternTable *outgrown = table->outgrown;
        free(table);
        table = outgrown;
    }
}

void intern_free(VM *vm) {
    intern_free_tables(vm->intern_table);
    vm->intern_table = NULL;
}

/* A table with room for one more, or NULL when memory is short. Under the mutex. */
static InternTable *intern_make_room(VM *vm) {
    InternTable *table = vm->intern_table;
    if (table->used < table->size / 4 * 3) return table;
    size_t live = 0;
    for (size_t i = 0; i < table->size; i++)
        if (table->entries[i] && table->entries[i] != INTERN_DEAD) live++;
    InternTable *bigger =
        intern_table_new(live * 2 >= table->size ? table->size * 2 : table->size, table);
    if (!bigger) return NULL;
    for (size_t i = 0; i < table->size; i++) {
        Str *s = table->entries[i];
        size_t place;
        if (s && s != INTERN_DEAD && !intern_probe(bigger, s, str_hash_of(s), &place))
            intern_put(bigger, place, s);
    }
    store_release(&vm->intern_table, (void *)bigger);
    return bigger;
}

Str *intern(Thread *t, Str *s) {
    if (is_interned(s)) return s;
    if (s->length <= 1 && s->width == 1)
        return s->length ? &static_latin1_chars[*(const uint8_t *)s->data] : &static_empty_str;
    uint64_t hash = str_hash_of(s);
    VM *vm = t->vm;
    size_t place;
    Str *known = intern_probe(load_acquire(&vm->intern_table), s, hash, &place);
    if (known) return known;
    if (!(s = str_exact(t, s))) return NULL;
    (void)str_hash_of(s);
    mutex_lock(&vm->intern_mutex);
    InternTable *table = intern_make_room(vm);
    if (table && !(known = intern_probe(table, s, hash, &place))) {
        object_set_flags(&s->header, OBJECT_INTERNED);
        intern_put(table, place, s);
        known = s;
    }
    mutex_unlock(&vm->intern_mutex);
    if (!table) raise_memory_error(t);
    return known;
}

/* Looks for ASCII text without making a string first. */
static Str *intern_find_ascii(Thread *t, const char *text, size_t length) {
    Str probe = {.length = length, .width = 1, .ascii = 1, .data = text};
    probe.hash = str_hash_compute(&probe);
    size_t place;
    return intern_probe(load_acquire(&t->vm->intern_table), &probe, probe.hash, &place);
}

Str *intern_utf8(Thread *t, const char *utf8, size_t length) {
    if (length > 1 && bytes_are_ascii(utf8, length)) {
        Str *known = intern_find_ascii(t, utf8, length);
        if (known) return known;
    }
    Str *s = str_from_utf8(t, utf8, length);
    return s ? intern(t, s) : NULL;
}

Str *intern_c(Thread *t, const char *utf8) { return intern_utf8(t, utf8, strlen(utf8)); }

void intern_purge(VM *vm, bool (*is_marked)(const void *cell)) {
    InternTable *table = vm->intern_table;
    intern_free_tables(table->outgrown);
    table->outgrown = NULL;
    for (size_t i = 0; i < table->size; i++) {
        Str *s = table->entries[i];
        if (s && s != INTERN_DEAD && !(object_flags(&s->header) & OBJECT_STATIC) && !is_marked(s))
            store_relaxed(&table->entries[i], INTERN_DEAD);
    }
}
