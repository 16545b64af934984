/* Views of dicts (keys, values, items), which are sets in part, and the iterators over dicts. */
#include "runtime/error.h"
#include "runtime/objects/dict_table.h"
#include "runtime/objects/iterator.h"
#include "runtime/objects/list.h"
#include "runtime/objects/set.h"
#include "runtime/threads/safepoint.h"

typedef struct DictView {
    Object header;
    Value dict;
} DictView;

/* Where it is, in one word that races may set back or forward, as with other iterators: were it two,
 * a thread could see the position of one step with what remained after another, and take that for a
 * change of the dict. */
typedef struct DictIterator {
    Object header;
    Value dict;              /* NULL: exhausted */
    size_t length;           /* of the dict when iteration began: see dict_iterator_size() */
    uint64_t place;          /* position:32 remaining:32, from the low end */
    size_t bound;            /* how many there were when it began */
    uint32_t part;           /* of reverse iterators: the id of the forward one */
} DictIterator;

/* Position: of entries that were passed; backwards: entries still to come. */
static uint64_t dict_iterator_place(size_t position, size_t remaining) {
    return (uint64_t)remaining << 32 | position;
}
static size_t dict_iterator_position(uint64_t place) { return (uint32_t)place; }
static size_t dict_iterator_remaining(uint64_t place) { return place >> 32; }

Dict *dict_of_view(Value view) { return dict_of(((DictView *)view)->dict); }

Value dict_view_new(Thread *t, uint32_t type_id, Value dict) {
    DictView *view = heap_allocate(t, sizeof *view, type_id);
    if (!view) return NULL;
    view->dict = dict;
    return to_value(view);
}

/* ---- iterators ------------------------------------------------------------------------------ */

/* What must not change during an iteration. Cells are bound and unbound without telling the dict,
 * so it counts the names that were ever added. */
static size_t dict_iterator_size(const Dict *d) {
    if (LIKELY(!(object_flags(&d->header) & DICT_CELLS))) return load_acquire(&d->length);
    return load_acquire(&load_acquire(&d->table)->used);
}

static Value dict_iterator_start(Thread *t, uint32_t type_id, uint32_t part, Value dict) {
    Dict *d = dict_of(dict);
    DictIterator *it = heap_allocate(t, sizeof *it, type_id);
    if (!it) return NULL;
    DictTable *table = load_acquire(&d->table);
    it->dict = dict;
    it->length = dict_iterator_size(d);
    it->bound = dict_length(d);
    it->part = part;
    bool reverse = type_id == T_DICT_REVERSE_ITERATOR && table;
    it->place = dict_iterator_place(reverse ? load_acquire(&table->used) : 0, it->bound);
    return to_value(it);
}

Value dict_iterator_new(Thread *t, uint32_t type_id, Value dict) {
    return dict_iterator_start(
        t, type_id, type_id == T_DICT_REVERSE_ITERATOR ? T_DICT_KEY_ITERATOR : type_id, dict);
}

static Value dict_iterator_item(Thread *t, uint32_t part, Value key, Value value) {
    if (part == T_DICT_KEY_ITERATOR) return key;
    return part == T_DICT_VALUE_ITERATOR ? value : tuple_from_2(t, key, value);
}

/* Also the other way round, from the entry before position. */
static bool dict_iterator_step_back(DictTable *table, size_t *position, Value *key, Value *value) {
    size_t i = *position, used = load_acquire(&table->used);
    if (i > used) return false;
    while (i-- > 0) {
        const DictEntry *entry = &dict_table_entries(table)[i];
        *key = load(&entry->key);
        *value = load(&entry->value);
        if (*value != NULL && table->has_cells) *value = cell_get((Cell *)*value);
        if (*value == NULL) continue;
        *position = i;
        return true;
    }
    return false;
}

/* Code that is run for the first time adds names that have no value yet to its globals, and may make
 * the table grow. If that is all that has changed, the iterator goes on where it was. */
static bool dict_iterator_follow(DictIterator *it, Dict *d) {
    if (it->header.shape == T_DICT_REVERSE_ITERATOR || !(object_flags(&d->header) & DICT_CELLS)) return false;
    size_t size = dict_iterator_size(d), position = 0;
    size_t remaining = dict_iterator_remaining(load_relaxed(&it->place)), given = it->bound - remaining;
    if (dict_length(d) != it->bound) return false;
    DictTable *table = load_acquire(&d->table);
    Value key, value;
    for (size_t n = 0; n < given; n++)
        if (!dict_next(d, &table, &position, &key, &value)) return false;
    store_relaxed(&it->place, dict_iterator_place(position, remaining));
    store_relaxed(&it->length, size);
    return true;
}

static Value dict_iterator_next(Thread *t, Value self) {
    DictIterator *it = (DictIterator *)self;
    Value dict = load(&it->dict), key, value;
    if (dict == NULL) return NULL;
    Dict *d = dict_of(dict);
    if (UNLIKELY(dict_iterator_size(d) != load_relaxed(&it->length) && !dict_iterator_follow(it, d))) {
        store_relaxed(&it->length, SIZE_MAX); /* and so it stays */
        return raise_runtime_error(t, "dictionary changed size during iteration");
    }
    uint64_t place = load_relaxed(&it->place);
    size_t position = dict_iterator_position(place), remaining = dict_iterator_remaining(place);
    DictTable *table = load_acquire(&d->table);
    bool found = table != NULL && (it->header.shape == T_DICT_REVERSE_ITERATOR
                                       ? dict_iterator_step_back(table, &position, &key, &value)
                                       : dict_next(d, &table, &position, &key, &value));
    if (!found || (remaining == 0 && !table->has_cells)) {
        store(it, &it->dict, NULL);
        if (!found || remaining > 0) return NULL;
        return raise_runtime_error(t, "dictionary keys changed during iteration");
    }
    store_relaxed(&it->place, dict_iterator_place(position, remaining - (remaining > 0)));
    return dict_iterator_item(t, it->part, key, value);
}

static Value dict_iterator_self(Thread *t, Value self) {
    (void)t;
    return self;
}

static Value dict_iterator_length_hint(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)nargs;
    DictIterator *it = (DictIterator *)args[0];
    Value dict = load(&it->dict);
    bool is_valid = dict != NULL && dict_iterator_size(dict_of(dict)) == load_relaxed(&it->length);
    return small_int(is_valid ? (int64_t)dict_iterator_remaining(load_relaxed(&it->place)) : 0);
}

/* (iter, ([what is left],)): of a copy, so that this iterator stays where it is. */
static Value dict_iterator_reduce(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    DictIterator *it = (DictIterator *)args[0];
    Value copy = dict_iterator_new(t, T_DICT_KEY_ITERATOR, to_value(dict_new(t)));
    if (!copy) return NULL;
    DictIterator *other = (DictIterator *)copy;
    other->header.shape = it->header.shape;
    store(other, &other->dict, load(&it->dict));
    other->length = load_relaxed(&it->length);
    other->bound = it->bound;
    other->place = load_relaxed(&it->place);
    other->part = it->part;
    Value iter = sequence_builtin(t, "iter"), list = iter ? list_new(t, 0) : NULL;
    if (!list || !list_extend(t, list, copy)) return NULL;
    Value arguments = tuple_from_1(t, list);
    return arguments ? tuple_from_2(t, iter, arguments) : NULL;
}

static const NativeDef dict_iterator_methods[] = {
    {"__length_hint__", dict_iterator_length_hint, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__reduce__", dict_iterator_reduce, 0, 0, NATIVE_METHOD, NULL, NULL},
    {0},
};

static void dict_iterator_trace(Marker *m, Object *cell) {
    gc_mark_value(m, ((DictIterator *)cell)->dict);
}

#define DICT_ITERATOR_TYPE(ID, text) \
    { \
        .name = text, .id = ID, .size = sizeof(DictIterator), .flags = TYPE_NO_INSTANTIATE, \
        .trace = dict_iterator_trace, \
        .slots = {.iter = dict_iterator_self, .next = dict_iterator_next}, \
        .methods = dict_iterator_methods \
    }
const TypeDef dict_keyiterator_typedef =
    DICT_ITERATOR_TYPE(T_DICT_KEY_ITERATOR, "dict_keyiterator");
const TypeDef dict_valueiterator_typedef =
    DICT_ITERATOR_TYPE(T_DICT_VALUE_ITERATOR, "dict_valueiterator");
const TypeDef dict_itemiterator_typedef =
    DICT_ITERATOR_TYPE(T_DICT_ITEM_ITERATOR, "dict_itemiterator");
const TypeDef dict_reversekeyiterator_typedef =
    DICT_ITERATOR_TYPE(T_DICT_REVERSE_ITERATOR, "dict_reversekeyiterator");
#undef DICT_ITERATOR_TYPE

/* ---- what all views have -------------------------------------------------------------------- */

static uint32_t dict_view_part(Value view) {
    uint32_t shape = shape_id_of(object_of(view));
    return shape == T_DICT_KEYS ? T_DICT_KEY_ITERATOR
         : shape == T_DICT_VALUES ? T_DICT_VALUE_ITERATOR : T_DICT_ITEM_ITERATOR;
}
static bool dict_view_is_set(Value v) {
    return is_exact(v, T_DICT_KEYS) || is_exact(v, T_DICT_ITEMS);
}

static Value dict_view_iter(Thread *t, Value self) {
    return dict_iterator_new(t, dict_view_part(self), ((DictView *)self)->dict);
}

static Value dict_view_reversed(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return dict_iterator_start(t, T_DICT_REVERSE_ITERATOR, dict_view_part(args[0]),
                               ((DictView *)args[0])->dict);
}

static int64_t dict_view_length(Thread *t, Value self) {
    (void)t;
    return (int64_t)dict_length(dict_of_view(self));
}

static Value dict_view_repr(Thread *t, Value self) {
    int entered = repr_enter(t, self);
    if (entered <= 0) return entered < 0 ? NULL : to_value(str_from_c(t, "..."));
    Dict *d = dict_of_view(self);
    uint32_t part = dict_view_part(self);
    Value list = part == T_DICT_KEY_ITERATOR ? dict_keys_list(t, d)
               : part == T_DICT_VALUE_ITERATOR ? dict_values_list(t, d) : dict_items_list(t, d);
    Value text = list ? to_value(str_format(t, "%T(%R)", self, list)) : NULL;
    repr_leave(t, self);
    return text;
}

static int dict_keys_contains(Thread *t, Value self, Value v) {
    return dict_contains(t, dict_of_view(self), v);
}

static int dict_items_contains(Thread *t, Value self, Value v) {
    if (!is_tuple(t, v) || tuple_of(v)->length != 2) return 0;
    Value found = dict_get(t, dict_of_view(self), tuple_of(v)->items[0]);
    if (!found) return error_is_set(t) ? -1 : 0;
    return value_equal(t, found, tuple_of(v)->items[1]);
}

static Value dict_view_mapping(Thread *t, Value self) {
    return mappingproxy_new(t, ((DictView *)self)->dict);
}

/* ---- sets ----------------------------------------------------------------------------------- */

/* Are all items of a in b? */
static int dict_view_all_in(Thread *t, Value a, Value b) {
    Value iterator = value_iter(t, a);
    if (!iterator) return -1;
    for (Value v; (v = value_next(t, iterator)) != NULL;) {
        if (!poll_actions(t)) return -1;
        int contained = value_contains(t, b, v);
        if (contained <= 0) return contained;
    }
    return error_is_set(t) ? -1 : 1;
}

static Value dict_view_compare(Thread *t, Value self, Value other, CompareOperator op) {
    if (!is_set(t, other) && !dict_view_is_set(other)) return NOT_IMPLEMENTED;
    int64_t length = dict_view_length(t, self), other_length = value_length(t, other);
    if (other_length < 0) return NULL;
    int holds = 0;
    switch (op) {
    case COMPARE_EQ:
    case COMPARE_NE: holds = length == other_length ? dict_view_all_in(t, self, other) : 0; break;
    case COMPARE_LT: holds = length < other_length ? dict_view_all_in(t, self, other) : 0; break;
    case COMPARE_LE: holds = length <= other_length ? dict_view_all_in(t, self, other) : 0; break;
    case COMPARE_GT: holds = length > other_length ? dict_view_all_in(t, other, self) : 0; break;
    case COMPARE_GE: holds = length >= other_length ? dict_view_all_in(t, other, self) : 0; break;
    }
    return holds < 0 ? NULL : bool_value(op == COMPARE_NE ? !holds : holds);
}

static Value dict_view_sub(Thread *t, Value left, Value right) {
    Value result = set_from_iterable(t, left, T_SET);
    return result && set_difference_update(t, result, right) ? result : NULL;
}

static Value dict_view_or(Thread *t, Value left, Value right) {
    Value result = set_from_iterable(t, left, T_SET);
    return result && set_update(t, result, right) ? result : NULL;
}

static Value dict_view_xor(Thread *t, Value left, Value right) {
    Value result = set_from_iterable(t, left, T_SET);
    return result && set_symmetric_difference_update(t, result, right) ? result : NULL;
}

/* The items of the one that are in the view. */
static Value dict_view_and(Thread *t, Value left, Value right) {
    Value view = dict_view_is_set(left) ? left : right, other = view == left ? right : left;
    Value iterator = value_iter(t, other), result = iterator ? set_new(t) : NULL;
    if (!result) return NULL;
    for (Value v; (v = value_next(t, iterator)) != NULL;) {
        if (!poll_actions(t)) return NULL;
        int contained = value_contains(t, view, v);
        if (contained < 0 || (contained && !set_add(t, result, v))) return NULL;
    }
    return error_is_set(t) ? NULL : result;
}

static Value dict_view_isdisjoint(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value iterator = value_iter(t, args[1]);
    if (!iterator) return NULL;
    for (Value v; (v = value_next(t, iterator)) != NULL;) {
        if (!poll_actions(t)) return NULL;
        int contained = value_contains(t, args[0], v);
        if (contained) return contained < 0 ? NULL : FALSE_VALUE;
    }
    return error_is_set(t) ? NULL : TRUE_VALUE;
}

/* ---- types ---------------------------------------------------------------------------------- */

static const NativeDef dict_set_view_methods[] = {
    {"isdisjoint", dict_view_isdisjoint, 1, 1, NATIVE_METHOD, NULL,
     "Have the view and an iterable nothing in common?"},
    {"__reversed__", dict_view_reversed, 0, 0, NATIVE_METHOD, NULL, NULL},
    {0},
};
static const NativeDef dict_values_methods[] = {
    {"__reversed__", dict_view_reversed, 0, 0, NATIVE_METHOD, NULL, NULL},
    {0},
};
static const GetSetDef dict_view_getset[] = {
    {"mapping", dict_view_mapping, NULL, "The dict that this is a view of, read-only."},
    {0},
};

static void dict_view_trace(Marker *m, Object *cell) { gc_mark_value(m, ((DictView *)cell)->dict); }

#define DICT_SET_VIEW_TYPE(ID, text, contains_slot) \
    { \
        .name = text, .id = ID, .size = sizeof(DictView), .flags = TYPE_NO_INSTANTIATE, \
        .trace = dict_view_trace, \
        .slots = {.repr = dict_view_repr, \
                  .compare = dict_view_compare, \
                  .iter = dict_view_iter, \
                  .length = dict_view_length, \
                  .contains = contains_slot, \
                  .binary = {[BINARY_SUB] = dict_view_sub, \
                             [BINARY_AND] = dict_view_and, \
                             [BINARY_OR] = dict_view_or, \
                             [BINARY_XOR] = dict_view_xor}}, \
        .methods = dict_set_view_methods, .getset = dict_view_getset \
    }
const TypeDef dict_keys_typedef = DICT_SET_VIEW_TYPE(T_DICT_KEYS, "dict_keys", dict_keys_contains);
const TypeDef dict_items_typedef =
    DICT_SET_VIEW_TYPE(T_DICT_ITEMS, "dict_items", dict_items_contains);
#undef DICT_SET_VIEW_TYPE

const TypeDef dict_values_typedef = {
    .name = "dict_values",
    .id = T_DICT_VALUES,
    .size = sizeof(DictView),
    .flags = TYPE_NO_INSTANTIATE,
    .trace = dict_view_trace,
    .slots = {.repr = dict_view_repr, .iter = dict_view_iter, .length = dict_view_length},
    .methods = dict_values_methods,
    .getset = dict_view_getset,
};
