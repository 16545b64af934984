/* Finding attributes along the MRO, and what makes a later search give another answer: versions.
 *
 * Each thread has a cache of its own, direct-mapped, keyed by (type, version, name). An entry holds
 * the cell that the search found, so plain data may change in it without a new version. The filler
 * reads the version before it searches, and whoever changes a class stores first and bumps then: an
 * entry filled from what was before has the version from before. Versions are never reused, so an
 * entry of a dead type cannot match; names may be, so a collection clears the caches. */
#include <stdlib.h>

#include "runtime/error.h"
#include "runtime/objects/descriptor.h"
#include "runtime/objects/exception.h"
#include "runtime/objects/list.h"
#include "runtime/objects/type_slots.h"
#include "runtime/objects/weakref.h"
#include "runtime/threads/owner.h"

#define TYPE_CACHE_SIZE 1024 /* a power of two */

typedef struct TypeCacheEntry {
    const Type *type;
    const Str *name;
    Cell *cell; /* NULL: there is no such attribute */
    uint32_t version;
} TypeCacheEntry;

void type_cache_free(Thread *t) {
    free(t->method_cache);
    t->method_cache = NULL;
}

void type_cache_clear(Thread *t) {
    if (t->method_cache != NULL)
        memset(t->method_cache, 0, TYPE_CACHE_SIZE * sizeof(TypeCacheEntry));
}

static TypeCacheEntry *type_cache_entry(Thread *t, const Type *type, const Str *name) {
    TypeCacheEntry *cache = t->method_cache;
    if (UNLIKELY(cache == NULL)) {
        cache = t->method_cache = calloc(TYPE_CACHE_SIZE, sizeof *cache);
        if (cache == NULL) return NULL;
    }
    size_t bits = ((uintptr_t)type >> 5) ^ ((uintptr_t)name >> 4) * 31;
    return &cache[(bits ^ bits >> 10) & (TYPE_CACHE_SIZE - 1)];
}

/* The first bound cell along the MRO. An error in the __eq__ of a key that is no str ends the search. */
static Cell *type_search_mro(Thread *t, const Tuple *mro, Str *name) {
    for (size_t i = 0; i < mro->length; i++) {
        Type *each = type_from(mro->items[i]);
        Dict *dict = load_acquire(&each->dict);
        if (UNLIKELY(dict == NULL)) {
            dict = type_dict(t, each);
            if (dict == NULL) {
                error_clear(t);
                continue;
            }
        }
        Cell *cell = dict_find_attribute_cell(t, dict, name);
        if (cell != NULL && cell_get(cell) != NULL) return cell;
        if (UNLIKELY(error_is_set(t))) return NULL;
    }
    return NULL;
}

/* Forgets errors, as CPython does, and keeps what was raised before. */
static Cell *type_search(Thread *t, Type *type, Str *name) {
    const Tuple *mro = tuple_of(load(&type->mro));
    if (mro == NULL) return NULL;
    Value pending = t->exception;
    t->exception = NULL;
    Cell *cell = type_search_mro(t, mro, name);
    t->exception = pending;
    return cell;
}

static Cell *type_find_cell(Thread *t, Type *type, Str *name, Value *found) {
    uint32_t version = load_acquire(&type->version);
    TypeCacheEntry *entry = type_cache_entry(t, type, name);
    if (LIKELY(entry != NULL && entry->type == type && entry->name == name
               && entry->version == version)) {
        if (entry->cell == NULL) {
            *found = NULL;
            return NULL;
        }
        *found = cell_get(entry->cell);
        if (LIKELY(*found != NULL)) return entry->cell;
    }
    Cell *cell = type_search(t, type, name);
    Value v = cell != NULL ? cell_get(cell) : NULL;
    entry = type_cache_entry(t, type, name); /* a search may allocate, a collection clears */
    if (entry != NULL && version != 0 && (cell == NULL) == (v == NULL))
        *entry = (TypeCacheEntry){type, name, cell, version};
    *found = v;
    return cell;
}

Value type_lookup(Thread *t, Type *type, Str *name) {
    Value found;
    type_find_cell(t, type, name, &found);
    return found;
}

Value type_lookup_cell(Thread *t, Type *type, Str *name, Value *cell) {
    Value found;
    *cell = to_value(type_find_cell(t, type, name, &found));
    return found;
}

Value type_own_attribute(Thread *t, Type *type, Str *name) {
    Dict *dict = type_dict(t, type);
    return dict != NULL ? dict_get_attribute(t, dict, name) : NULL;
}

bool type_is_plain_data(Thread *t, Value v) {
    if (!is_object(v)) return true;
    const Type *type = type_of(t, v);
    return type->slots->descr_get == NULL && type->slots->descr_set == NULL;
}

/* ---- subclasses ------------------------------------------------------------------------------ */

void type_for_each_subclass(Thread *t, Type *type,
                            void (*visit)(Thread *t, Type *subclass, void *data), void *data) {
    ValuesBlock *block = load_acquire(&type->subclasses);
    for (size_t i = 0; block != NULL && i < block->capacity; i++) {
        Value ref = load(&block->items[i]);
        Value subclass = ref != NULL ? weakref_get((Weakref *)ref) : NULL;
        if (subclass != NULL) visit(t, type_from(subclass), data);
    }
}

/* A copy of the living ones with room for one more. NULL: MemoryError. */
static ValuesBlock *type_subclasses_copy(Thread *t, ValuesBlock *old, Type *without, Value more) {
    size_t capacity = old != NULL ? old->capacity : 0;
    ValuesBlock *copy = values_block_new(t, capacity + 1);
    if (copy == NULL) return NULL;
    size_t used = 0;
    for (size_t i = 0; i < capacity; i++) {
        Value ref = load(&old->items[i]);
        Value subclass = ref != NULL ? weakref_get((Weakref *)ref) : NULL;
        if (subclass != NULL && subclass != to_value(without))
            store(copy, &copy->items[used++], ref);
    }
    if (more != NULL) store(copy, &copy->items[used++], more);
    copy->capacity = used; /* what lies behind stays unbound */
    return copy;
}

static bool type_replace_subclasses(Thread *t, Type *base, Type *without, Value more) {
    for (;;) {
        ValuesBlock *old = load_acquire(&base->subclasses);
        ValuesBlock *copy = type_subclasses_copy(t, old, without, more);
        if (copy == NULL) return false;
        if (sync_cas(&base->subclasses, &old, copy)) {
            remember(base);
            return true;
        }
    }
}

bool type_add_subclass(Thread *t, Type *base, Type *subclass) {
    Value ref = weakref_new(t, to_value(subclass), NULL);
    return ref != NULL && type_replace_subclasses(t, base, NULL, ref);
}

void type_remove_subclass(Thread *t, Type *base, Type *subclass) {
    if (!type_replace_subclasses(t, base, subclass, NULL))
        error_clear(t); /* a stale entry is harmless */
}

static void type_bump_visit(Thread *t, Type *subclass, void *data) {
    (void)data;
    type_bump_versions(t, subclass);
}

void type_bump_versions(Thread *t, Type *type) {
    store_release(&type->version, type_next_version(t->vm));
    type_for_each_subclass(t, type, type_bump_visit, NULL);
}

/* ---- the order of bases ---------------------------------------------------------------------- */

/* Is the type in one of the lists behind its head? */
static bool type_mro_is_in_tail(Value type, Value *lists, size_t *heads, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const Tuple *list = tuple_of(lists[i]);
        for (size_t j = heads[i] + 1; j < list->length; j++)
            if (list->items[j] == type) return true;
    }
    return false;
}

static Value type_mro_conflict(Thread *t, Value *lists, size_t *heads, size_t count) {
    StrBuilder b;
    str_builder_init(&b, t);
    if (!str_builder_add_c(&b,
                           "Cannot create a consistent method resolution order (MRO) for bases"))
        return NULL;
    const char *separator = " ";
    for (size_t i = 0; i < count; i++) {
        const Tuple *list = tuple_of(lists[i]);
        if (heads[i] >= list->length) continue;
        bool seen = false;
        for (size_t j = 0; j < i && !seen; j++)
            seen = heads[j] < tuple_of(lists[j])->length
                   && tuple_of(lists[j])->items[heads[j]] == list->items[heads[i]];
        if (seen) continue;
        if (!str_builder_format(&b, "%s%V", separator,
                                type_str_name(t, type_from(list->items[heads[i]]))))
            return NULL;
        separator = ", ";
    }
    Str *text = str_builder_finish(&b);
    return text == NULL ? NULL : raise_type_error(t, "%U", text);
}

static bool type_bases_are_unique(Thread *t, const Tuple *bases) {
    for (size_t i = 0; i < bases->length; i++)
        for (size_t j = i + 1; j < bases->length; j++)
            if (bases->items[i] == bases->items[j])
                return FAIL_WITH(raise_type_error(t, "duplicate base class %V",
                                                  type_str_name(t, type_from(bases->items[i]))));
    return true;
}

static Value type_mro_prepend(Thread *t, Type *type, const Tuple *rest) {
    Value mro = tuple_new(t, NULL, rest->length + 1);
    if (mro == NULL) return NULL;
    store(object_of(mro), &tuple_of(mro)->items[0], to_value(type));
    for (size_t i = 0; i < rest->length; i++)
        store(object_of(mro), &tuple_of(mro)->items[i + 1], rest->items[i]);
    return mro;
}

/* Merges the bases' MROs and the bases themselves: the next is the first head that is in no list's
 * tail. The lists are in a tuple, so that the collector knows them; positions are plain numbers. */
static Value type_mro_merge(Thread *t, Type *type, const Tuple *bases, size_t *heads) {
    size_t count = bases->length + 1;
    Value lists_tuple = tuple_new(t, NULL, count);
    Value order = list_new(t, 16);
    if (lists_tuple == NULL || order == NULL || !list_append(t, order, to_value(type))) return NULL;
    Value *lists = tuple_of(lists_tuple)->items;
    for (size_t i = 0; i < bases->length; i++) {
        store(object_of(lists_tuple), &lists[i], load(&type_from(bases->items[i])->mro));
    }
    store(object_of(lists_tuple), &lists[bases->length], load(&type->bases));
    for (;;) {
        Value next = NULL;
        bool rest = false;
        for (size_t i = 0; i < count && next == NULL; i++) {
            if (heads[i] >= tuple_of(lists[i])->length) continue;
            rest = true;
            Value head = tuple_of(lists[i])->items[heads[i]];
            if (!type_mro_is_in_tail(head, lists, heads, count)) next = head;
        }
        if (!rest) return list_to_tuple(t, order);
        if (next == NULL) return type_mro_conflict(t, lists, heads, count);
        if (!list_append(t, order, next)) return NULL;
        for (size_t i = 0; i < count; i++)
            if (heads[i] < tuple_of(lists[i])->length
                && tuple_of(lists[i])->items[heads[i]] == next)
                heads[i]++;
    }
}

Value type_compute_mro(Thread *t, Type *type) {
    const Tuple *bases = tuple_of(load(&type->bases));
    for (size_t i = 0; i < bases->length; i++)
        if (load(&type_from(bases->items[i])->mro) == NULL)
            return raise_type_error(t, "Cannot extend an incomplete type '%N'",
                                    type_from(bases->items[i]));
    if (bases->length == 1)
        return type_mro_prepend(t, type, tuple_of(load(&type_from(bases->items[0])->mro)));
    if (!type_bases_are_unique(t, bases)) return NULL;
    size_t *heads = calloc(bases->length + 1, sizeof *heads);
    if (heads == NULL) return raise_memory_error(t);
    Value mro = type_mro_merge(t, type, bases, heads);
    free(heads);
    return mro;
}

/* ---- layouts --------------------------------------------------------------------------------- */

/* The nearest type that adds something to the fixed part of its base's instances. */
static const Type *type_solid(const Type *type) {
    for (; type->base != NULL; type = type->base) {
        if (type->slots_count > 0) return type;
        if (type->def != type->base->def) {
            if (type->def->size != type->base->def->size || type->def->size == 0) return type;
            if (type->def->trace != NULL && type->def->trace != type->base->def->trace) return type;
        }
    }
    return type;
}

static bool type_extends(const Type *type, const Type *base) {
    for (; type != NULL; type = type->base)
        if (type == base) return true;
    return false;
}

/* Two classes whose __slots__ have the same names over the same base. */
static bool type_slots_agree(const Type *a, const Type *b) {
    if (a == b) return true;
    if (a->base == NULL || b->base == NULL || a->slot_names == NULL || b->slot_names == NULL
        || type_solid(a->base) != type_solid(b->base))
        return false;
    const Tuple *left = tuple_of(a->slot_names), *right = tuple_of(b->slot_names);
    if (left->length != right->length) return false;
    for (size_t i = 0; i < left->length; i++)
        if (left->items[i] != right->items[i]) return false;
    return true;
}

bool type_layouts_agree(const Type *a, const Type *b) {
    return type_slots_agree(type_solid(a), type_solid(b)) && a->def == b->def && a->base_size == b->base_size
           && ((a->flags ^ b->flags) & (TYPE_HAS_DICT | TYPE_WEAKLY_REFERABLE)) == 0;
}

Type *type_best_base(Thread *t, Value bases) {
    const Tuple *all = tuple_of(bases);
    Type *winner = NULL;
    const Type *solid_winner = NULL;
    for (size_t i = 0; i < all->length; i++) {
        if (!is_type(t, all->items[i])) return (Type *)raise_type_error(t, "bases must be types");
        Type *base = type_from(all->items[i]);
        if (!(base->flags & TYPE_SUBCLASSABLE))
            return (Type *)raise_type_error(t, "type '%V' is not an acceptable base type",
                                            type_full_name(t, base));
        const Type *solid = type_solid(base);
        if (winner == NULL || (solid != solid_winner && type_extends(solid, solid_winner))) {
            winner = base;
            solid_winner = solid;
        } else if (!type_extends(solid_winner, solid)) {
            return (Type *)raise_type_error(t, "multiple bases have instance lay-out conflict");
        }
    }
    return winner;
}

bool type_layouts_fit(const Type *type, const Type *base) {
    return type_extends(type_solid(type), type_solid(base));
}
