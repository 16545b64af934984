/* What Python sees of sets and frozensets: operators, methods, iterators. */
#include "runtime/error.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/sequence.h"
#include "runtime/objects/set.h"
#include "runtime/threads/owner.h"
#include "runtime/threads/safepoint.h"

/* ---- construction --------------------------------------------------------------------------- */

static Value set_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    if (type_from(cls) == t->vm->types[T_SET]) return set_new(t);
    return type_allocate_instance(t, type_from(cls), 0);
}

static bool set_initialise(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    Value iterable = NULL;
    if (kwnames != NULL && tuple_of(kwnames)->length > 0)
        return FAIL_WITH(raise_type_error(t, "set() takes no keyword arguments"));
    if (!bind_arguments(t, "set", "iterable=(), /", args, nargs, NULL, &iterable)) return false;
    set_clear(t, set_of(self));
    return iterable == NULL || set_update(t, self, iterable);
}

static Value frozenset_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    bool is_exact_type = type_from(cls) == t->vm->types[T_FROZENSET];
    Value iterable = NULL;
    if (!sequence_refuse_keywords(t, type_from(cls), T_FROZENSET, "frozenset", kwnames))
        return NULL;
    if (!bind_arguments(t, "frozenset", "iterable=(), /", args, nargs, NULL, &iterable))
        return NULL;
    if (is_exact_type)
        return iterable ? set_from_iterable(t, iterable, T_FROZENSET) : frozenset_new(t);
    Value self = type_allocate_instance(t, type_from(cls), 0);
    return self && (iterable == NULL || set_update(t, self, iterable)) ? self : NULL;
}

/* Results are plain sets or frozensets, as their left operand is one or the other. */
static uint32_t set_result_type(Thread *t, Value self) {
    if (is_exact(self, T_SET)) return T_SET;
    return is_instance_of(t, self, T_FROZENSET) ? T_FROZENSET : T_SET;
}

static Value set_copy_as(Thread *t, Value self, uint32_t type_id) {
    Value copy = type_id == T_FROZENSET ? frozenset_new(t) : set_new(t);
    return copy && set_update(t, copy, self) ? copy : NULL;
}

/* ---- text, order, hash ---------------------------------------------------------------------- */

static Value set_items_list(Thread *t, Value self) {
    ValuesBlock *block;
    size_t count;
    return set_collect(t, set_of(self), &block, &count) ? list_from_block(t, block, count) : NULL;
}

static Value set_repr_items(Thread *t, Value self) {
    Value list = set_items_list(t, self);
    if (!list) return NULL;
    Value text = sequence_repr(t, list_of(list)->block->items, list_of(list)->length, '{', '}');
    if (!text || is_exact(self, T_SET)) return text;
    return to_value(str_format(t, "%T(%V)", self, text));
}

static Value set_repr(Thread *t, Value self) {
    if (set_length(set_of(self)) == 0) return to_value(str_format(t, "%T()", self));
    int entered = repr_enter(t, self);
    if (entered <= 0) return entered < 0 ? NULL : to_value(str_format(t, "%T(...)", self));
    Value text = set_repr_items(t, self);
    repr_leave(t, self);
    return text;
}

/* Is every item of a in b? */
static int set_is_subset(Thread *t, Value a, Value b) {
    SetItems items;
    Value key;
    uint64_t hash;
    if (set_length(set_of(a)) > set_length(set_of(b))) return 0;
    if (!set_items(t, set_of(a), &items)) return -1;
    while (set_items_next(&items, &key, &hash)) {
        if (!poll_actions(t)) return -1;
        int contained = set_contains_hashed(t, set_of(b), key, hash);
        if (contained <= 0) return contained;
    }
    return 1;
}

static Value set_compare(Thread *t, Value self, Value other, CompareOperator op) {
    if (!is_set(t, other)) return NOT_IMPLEMENTED;
    size_t a = set_length(set_of(self)), b = set_length(set_of(other));
    int holds = 0;
    switch (op) {
    case COMPARE_EQ:
    case COMPARE_NE: holds = a == b ? set_is_subset(t, self, other) : 0; break;
    case COMPARE_LT: holds = a < b ? set_is_subset(t, self, other) : 0; break;
    case COMPARE_LE: holds = a <= b ? set_is_subset(t, self, other) : 0; break;
    case COMPARE_GT: holds = a > b ? set_is_subset(t, other, self) : 0; break;
    case COMPARE_GE: holds = a >= b ? set_is_subset(t, other, self) : 0; break;
    }
    return holds < 0 ? NULL : bool_value(op == COMPARE_NE ? !holds : holds);
}

/* Independent of the order. collections.abc.Set._hash() gives the same. */
static bool frozenset_hash(Thread *t, Value self, int64_t *hash) {
    (void)t;
    Set *set = set_of(self);
    uint64_t sum = load_relaxed(&set->hash);
    if (sum == 0) {
        SetTable *table = load_acquire(&set->table);
        size_t position = 0;
        Value key;
        uint64_t h;
        sum = 1927868237u * (uint64_t)(set->length + 1);
        while (table && set_table_next(table, &position, &key, &h))
            sum ^= (h ^ h << 16 ^ 89869747u) * 3644798167u;
        sum ^= sum >> 11 ^ sum >> 25;
        sum = sum * 69069u + 907133923u;
        if (sum == 0 || sum == UINT64_MAX) sum = 590923713;
        store_relaxed(&set->hash, sum);
    }
    *hash = (int64_t)sum;
    return true;
}

/* ---- iterators ------------------------------------------------------------------------------ */

typedef struct SetIterator {
    Object header;
    Value set;               /* NULL: exhausted */
    size_t length;           /* when iteration began */
    size_t position, remaining;
} SetIterator;

static Value set_iter(Thread *t, Value self) {
    SetIterator *it = heap_allocate(t, sizeof *it, T_SET_ITERATOR);
    if (!it) return NULL;
    it->set = self;
    it->length = it->remaining = set_length(set_of(self));
    return to_value(it);
}

static Value set_iterator_next(Thread *t, Value self) {
    SetIterator *it = (SetIterator *)self;
    Value set = load(&it->set), key;
    if (set == NULL) return NULL;
    if (set_length(set_of(set)) != load_relaxed(&it->length)) {
        store_relaxed(&it->length, SIZE_MAX);
        return raise_runtime_error(t, "Set changed size during iteration");
    }
    SetTable *table = load_acquire(&set_of(set)->table);
    size_t position = load_relaxed(&it->position), remaining = load_relaxed(&it->remaining);
    uint64_t hash;
    if (table == NULL || !set_table_next(table, &position, &key, &hash)) {
        store(it, &it->set, NULL);
        return NULL;
    }
    store_relaxed(&it->position, position);
    if (remaining > 0) store_relaxed(&it->remaining, remaining - 1);
    return key;
}

static Value set_iterator_self(Thread *t, Value self) {
    (void)t;
    return self;
}

static Value set_iterator_length_hint(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)nargs;
    SetIterator *it = (SetIterator *)args[0];
    Value set = load(&it->set);
    bool is_valid = set != NULL && set_length(set_of(set)) == load_relaxed(&it->length);
    return small_int(is_valid ? (int64_t)load_relaxed(&it->remaining) : 0);
}

static Value set_iterator_reduce(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    SetIterator *it = (SetIterator *)args[0];
    Value set = load(&it->set), iter = sequence_builtin(t, "iter"),
          list = iter ? list_new(t, 0) : NULL;
    if (!list) return NULL;
    SetIterator *copy = set ? (SetIterator *)set_iter(t, set) : NULL;
    if (set && !copy) return NULL;
    if (copy) {
        copy->length = load_relaxed(&it->length);
        copy->position = load_relaxed(&it->position);
        copy->remaining = load_relaxed(&it->remaining);
        if (!list_extend(t, list, to_value(copy))) return NULL;
    }
    Value arguments = tuple_from_1(t, list);
    return arguments ? tuple_from_2(t, iter, arguments) : NULL;
}

static const NativeDef set_iterator_methods[] = {
    {"__length_hint__", set_iterator_length_hint, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__reduce__", set_iterator_reduce, 0, 0, NATIVE_METHOD, NULL, NULL},
    {0},
};

static void set_iterator_trace(Marker *m, Object *cell) {
    gc_mark_value(m, ((SetIterator *)cell)->set);
}

const TypeDef set_iterator_typedef = {
    .name = "set_iterator",
    .id = T_SET_ITERATOR,
    .size = sizeof(SetIterator),
    .flags = TYPE_NO_INSTANTIATE,
    .trace = set_iterator_trace,
    .slots = {.iter = set_iterator_self, .next = set_iterator_next},
    .methods = set_iterator_methods,
};

/* ---- algebra -------------------------------------------------------------------------------- */

static Value set_union_with(Thread *t, Value self, Value *others, size_t count) {
    Value result = set_copy_as(t, self, set_result_type(t, self));
    for (size_t i = 0; result && i < count; i++)
        if (!set_update(t, result, others[i])) return NULL;
    return result;
}

/* What is in both: the items of the smaller one that are in the larger. */
static Value set_intersect(Thread *t, Value self, Value other, uint32_t type_id) {
    Value result = type_id == T_FROZENSET ? frozenset_new(t) : set_new(t);
    if (!result) return NULL;
    if (is_set(t, other)) {
        SetItems items;
        Value key;
        uint64_t hash;
        bool swap = set_length(set_of(other)) > set_length(set_of(self));
        if (!set_items(t, set_of(swap ? self : other), &items)) return NULL;
        while (set_items_next(&items, &key, &hash)) {
            if (!poll_actions(t)) return NULL;
            int contained = set_contains_hashed(t, set_of(swap ? other : self), key, hash);
            if (contained < 0 || (contained && !set_insert(t, set_of(result), key, hash)))
                return NULL;
        }
        return result;
    }
    Value iterator = value_iter(t, other);
    if (!iterator) return NULL;
    for (Value v; (v = value_next(t, iterator)) != NULL;) {
        uint64_t hash;
        if (!poll_actions(t) || !set_hash_key(t, v, &hash)) return NULL;
        int contained = set_contains_hashed(t, set_of(self), v, hash);
        if (contained < 0 || (contained && !set_insert(t, set_of(result), v, hash))) return NULL;
    }
    return error_is_set(t) ? NULL : result;
}

static Value set_subtract(Thread *t, Value self, Value other) {
    uint32_t type_id = set_result_type(t, self);
    bool is_dict = is_dict_exact(other);
    /* Of a large set, taking away the few others is quicker than looking at each item. */
    bool is_long = is_set(t, other) && set_length(set_of(self)) / 4 > set_length(set_of(other));
    if (is_long || (!is_dict && !is_set(t, other))) {
        Value result = set_copy_as(t, self, type_id);
        return result && set_difference_update(t, result, other) ? result : NULL;
    }
    Value result = type_id == T_FROZENSET ? frozenset_new(t) : set_new(t);
    SetItems items;
    Value key;
    uint64_t hash;
    if (!result || !set_items(t, set_of(self), &items)) return NULL;
    while (set_items_next(&items, &key, &hash)) {
        if (!poll_actions(t)) return NULL;
        int contained = is_dict ? dict_contains_hashed(t, dict_of(other), key, hash)
                                : set_contains_hashed(t, set_of(other), key, hash);
        if (contained < 0 || (!contained && !set_insert(t, set_of(result), key, hash))) return NULL;
    }
    return result;
}

static Value set_symmetric(Thread *t, Value self, Value other) {
    uint32_t type_id = set_result_type(t, self);
    Value result = is_set(t, other) ? set_copy_as(t, other, type_id)
                                    : set_from_iterable(t, other, type_id);
    return result && set_symmetric_difference_update(t, result, self) ? result : NULL;
}

/* Both operands have to be sets. */
static bool set_both(Thread *t, Value left, Value right) {
    return is_set(t, left) && is_set(t, right);
}

static Value set_or(Thread *t, Value left, Value right) {
    return set_both(t, left, right) ? set_union_with(t, left, &right, 1) : NOT_IMPLEMENTED;
}
static Value set_and(Thread *t, Value left, Value right) {
    return set_both(t, left, right) ? set_intersect(t, left, right, set_result_type(t, left))
                                    : NOT_IMPLEMENTED;
}
static Value set_sub(Thread *t, Value left, Value right) {
    return set_both(t, left, right) ? set_subtract(t, left, right) : NOT_IMPLEMENTED;
}
static Value set_xor(Thread *t, Value left, Value right) {
    return set_both(t, left, right) ? set_symmetric(t, left, right) : NOT_IMPLEMENTED;
}

/* Replaces the items by those of a new set that nobody else has. */
static void set_assign(Thread *t, Value self, Value items) {
    Set *set = set_of(self), *from = set_of(items);
    write_begin(t, &set->header);
    store_cell(set, &set->table, from->table);
    store_release(&set->length, from->length);
    store_release(&set->version, set->version + 2);
    write_end(t, &set->header);
}

static bool set_intersect_update(Thread *t, Value self, Value other) {
    Value result = set_intersect(t, self, other, T_SET);
    if (result) set_assign(t, self, result);
    return result != NULL;
}

static Value set_inplace_or(Thread *t, Value self, Value other) {
    if (!is_set(t, other)) return NOT_IMPLEMENTED;
    return set_update(t, self, other) ? self : NULL;
}
static Value set_inplace_and(Thread *t, Value self, Value other) {
    if (!is_set(t, other)) return NOT_IMPLEMENTED;
    return set_intersect_update(t, self, other) ? self : NULL;
}
static Value set_inplace_sub(Thread *t, Value self, Value other) {
    if (!is_set(t, other)) return NOT_IMPLEMENTED;
    return set_difference_update(t, self, other) ? self : NULL;
}
static Value set_inplace_xor(Thread *t, Value self, Value other) {
    if (!is_set(t, other)) return NOT_IMPLEMENTED;
    return set_symmetric_difference_update(t, self, other) ? self : NULL;
}

/* ---- methods -------------------------------------------------------------------------------- */

static Value set_copy_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (is_exact(args[0], T_FROZENSET)) return args[0];
    return set_copy_as(t, args[0], set_result_type(t, args[0]));
}

static Value set_union_method(Thread *t, Value *args, size_t nargs) {
    return set_union_with(t, args[0], args + 1, nargs - 1);
}

static Value set_intersection_method(Thread *t, Value *args, size_t nargs) {
    uint32_t type_id = set_result_type(t, args[0]);
    Value result = nargs == 1 ? set_copy_as(t, args[0], type_id) : args[0];
    for (size_t i = 1; result && i < nargs; i++)
        result = set_intersect(t, result, args[i], type_id);
    return result;
}

static Value set_difference_method(Thread *t, Value *args, size_t nargs) {
    if (nargs == 1) return set_copy_as(t, args[0], set_result_type(t, args[0]));
    Value result = set_subtract(t, args[0], args[1]);
    for (size_t i = 2; result && i < nargs; i++)
        if (!set_difference_update(t, result, args[i])) return NULL;
    return result;
}

static Value set_symmetric_difference_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return set_symmetric(t, args[0], args[1]);
}

static Value set_isdisjoint_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value iterator = value_iter(t, args[1]);
    if (!iterator) return NULL;
    for (Value v; (v = value_next(t, iterator)) != NULL;) {
        uint64_t hash;
        if (!poll_actions(t) || !set_hash_key(t, v, &hash)) return NULL;
        int contained = set_contains_hashed(t, set_of(args[0]), v, hash);
        if (contained) return contained < 0 ? NULL : FALSE_VALUE;
    }
    return error_is_set(t) ? NULL : TRUE_VALUE;
}

static Value set_issubset_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value other = is_set(t, args[1]) ? args[1] : set_from_iterable(t, args[1], T_SET);
    int subset = other ? set_is_subset(t, args[0], other) : -1;
    return subset < 0 ? NULL : bool_value(subset);
}

static Value set_issuperset_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value other = is_set(t, args[1]) ? args[1] : set_from_iterable(t, args[1], T_SET);
    int superset = other ? set_is_subset(t, other, args[0]) : -1;
    return superset < 0 ? NULL : bool_value(superset);
}

/* (class, ([items],), attributes or None) */
static Value set_reduce(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value list = set_items_list(t, args[0]), items = list ? tuple_from_1(t, list) : NULL;
    Value state = items ? value_call_method(t, NAME(__getstate__), args, 1, NULL) : NULL;
    return state ? tuple_from_3(t, to_value(type_of(t, args[0])), items, state) : NULL;
}

static Value set_sizeof(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    SetTable *table = load_acquire(&set_of(args[0])->table);
    return int_from_uint64(t, sizeof(Set) +
                                  (table ? sizeof(SetTable) + table->size * sizeof(SetEntry) : 0));
}

static Value set_add_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return set_add(t, args[0], args[1]) ? NONE : NULL;
}
static Value set_clear_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    set_clear(t, set_of(args[0]));
    return NONE;
}
static Value set_discard_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return set_discard(t, args[0], args[1]) < 0 ? NULL : NONE;
}
static Value set_remove_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int removed = set_discard(t, args[0], args[1]);
    if (removed < 0) return NULL;
    return removed ? NONE : raise_key_error(t, args[1]);
}
static Value set_pop_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value v = set_pop(t, set_of(args[0]));
    if (v) return v;
    Str *text = str_from_c(t, "pop from an empty set");
    return text ? raise_key_error(t, to_value(text)) : NULL;
}
static Value set_update_method(Thread *t, Value *args, size_t nargs) {
    for (size_t i = 1; i < nargs; i++)
        if (!set_update(t, args[0], args[i])) return NULL;
    return NONE;
}
static Value set_intersection_update_method(Thread *t, Value *args, size_t nargs) {
    Value result = set_intersection_method(t, args, nargs);
    if (!result) return NULL;
    set_assign(t, args[0], result);
    return NONE;
}
static Value set_difference_update_method(Thread *t, Value *args, size_t nargs) {
    for (size_t i = 1; i < nargs; i++)
        if (!set_difference_update(t, args[0], args[i])) return NULL;
    return NONE;
}
static Value set_symmetric_difference_update_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return set_symmetric_difference_update(t, args[0], args[1]) ? NONE : NULL;
}

static int64_t set_len(Thread *t, Value self) {
    (void)t;
    return (int64_t)set_length(set_of(self));
}

#define SET_COMMON_METHODS \
    {"copy", set_copy_method, 0, 0, NATIVE_METHOD, NULL, "A set of the same items."}, \
    {"union", set_union_method, 0, -1, NATIVE_METHOD, NULL, \
     "What is in this set or in any of the others."}, \
    {"intersection", set_intersection_method, 0, -1, NATIVE_METHOD, NULL, \
     "What is in this set and in all others."}, \
    {"difference", set_difference_method, 0, -1, NATIVE_METHOD, NULL, \
     "What is in this set and in none of the others."}, \
    {"symmetric_difference", set_symmetric_difference_method, 1, 1, NATIVE_METHOD, NULL, \
     "What is in exactly one of the two."}, \
    {"isdisjoint", set_isdisjoint_method, 1, 1, NATIVE_METHOD, NULL, \
     "Have the two nothing in common?"}, \
    {"issubset", set_issubset_method, 1, 1, NATIVE_METHOD, NULL, \
     "Is all of this set in the other?"}, \
    {"issuperset", set_issuperset_method, 1, 1, NATIVE_METHOD, NULL, \
     "Is all of the other in this set?"}, \
    {"__reduce__", set_reduce, 0, 0, NATIVE_METHOD, NULL, NULL}, \
    {"__sizeof__", set_sizeof, 0, 0, NATIVE_METHOD, NULL, NULL}, \
    {"__class_getitem__", sequence_class_getitem, 1, 1, NATIVE_CLASS_METHOD, NULL, NULL}

static const NativeDef set_methods[] = {
    {"add", set_add_method, 1, 1, NATIVE_METHOD, NULL, "Add an item, if it is not there."},
    {"clear", set_clear_method, 0, 0, NATIVE_METHOD, NULL, "Remove all items."},
    {"discard", set_discard_method, 1, 1, NATIVE_METHOD, NULL, "Remove an item, if it is there."},
    {"remove", set_remove_method, 1, 1, NATIVE_METHOD, NULL,
     "Remove an item; a KeyError if it is not there."},
    {"pop", set_pop_method, 0, 0, NATIVE_METHOD, NULL, "Remove any item and return it."},
    {"update", set_update_method, 0, -1, NATIVE_METHOD, NULL, "Add the items of all others."},
    {"intersection_update", set_intersection_update_method, 0, -1, NATIVE_METHOD, NULL,
     "Keep what is in all others too."},
    {"difference_update", set_difference_update_method, 0, -1, NATIVE_METHOD, NULL,
     "Remove what is in any other."},
    {"symmetric_difference_update", set_symmetric_difference_update_method, 1, 1, NATIVE_METHOD,
     NULL, "Keep what is in exactly one of the two."},
    SET_COMMON_METHODS,
    {0},
};

static const NativeDef frozenset_methods[] = {SET_COMMON_METHODS, {0}};
#undef SET_COMMON_METHODS

static void set_trace(Marker *m, Object *cell) { gc_mark_cell(m, ((Set *)cell)->table); }

const TypeDef set_typedef = {
    .name = "set",
    .doc = "An unordered collection of distinct items.",
    .id = T_SET,
    .size = sizeof(Set),
    .flags = TYPE_SUBCLASSABLE | TYPE_BASIC_MATCH,
    .trace = set_trace,
    .slots =
        {
            .repr = set_repr,
            .compare = set_compare,
            .iter = set_iter,
            .new = set_construct,
            .init = set_initialise,
            .length = set_len,
            .contains = set_contains,
            .binary = {[BINARY_OR] = set_or,
                       [BINARY_AND] = set_and,
                       [BINARY_SUB] = set_sub,
                       [BINARY_XOR] = set_xor},
            .inplace = {[BINARY_OR] = set_inplace_or,
                        [BINARY_AND] = set_inplace_and,
                        [BINARY_SUB] = set_inplace_sub,
                        [BINARY_XOR] = set_inplace_xor},
        },
    .methods = set_methods,
    .new_params = "iterable=(), /",
};

const TypeDef frozenset_typedef = {
    .name = "frozenset",
    .doc = "An unordered collection of distinct items that cannot be changed.",
    .id = T_FROZENSET,
    .size = sizeof(Set),
    .flags = TYPE_SUBCLASSABLE | TYPE_BASIC_MATCH,
    .trace = set_trace,
    .slots =
        {
            .repr = set_repr,
            .hash = frozenset_hash,
            .compare = set_compare,
            .iter = set_iter,
            .new = frozenset_construct,
            .length = set_len,
            .contains = set_contains,
            .binary = {[BINARY_OR] = set_or,
                       [BINARY_AND] = set_and,
                       [BINARY_SUB] = set_sub,
                       [BINARY_XOR] = set_xor},
        },
    .methods = frozenset_methods,
    .new_params = "iterable=(), /",
};
