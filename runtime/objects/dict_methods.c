/* What Python sees of dicts: operators, subscripts, methods. */
#include "runtime/error.h"
#include "runtime/objects/dict_table.h"
#include "runtime/objects/int.h"
#include "runtime/objects/iterator.h"
#include "runtime/objects/set.h"
#include "runtime/threads/safepoint.h"

/* ---- construction --------------------------------------------------------------------------- */

static Value dict_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    if (type_from(cls) == t->vm->types[T_DICT]) return to_value(dict_new(t));
    return type_allocate_instance(t, type_from(cls), 0);
}

/* What dict(), update() and |= take: a mapping, or pairs. */
static bool dict_update_from(Thread *t, Dict *d, Value v) {
    if (is_dict_exact(v)) return dict_merge(t, d, v, true);
    Value keys = value_getattr_optional(t, v, NAME(keys));
    if (!keys && error_is_set(t)) return false;
    return keys ? dict_merge(t, d, v, true) : dict_update_from_pairs(t, d, v);
}

static bool dict_update_all(Thread *t, Value self, const char *function, Value *args, size_t nargs,
                            Value kwnames) {
    Dict *d = dict_of(self);
    if (nargs > 1)
        return FAIL_WITH(
            raise_type_error(t, "%s expected at most 1 argument, got %zu", function, nargs));
    if (nargs == 1 && !dict_update_from(t, d, args[0])) return false;
    for (size_t i = 0; kwnames && i < tuple_of(kwnames)->length; i++)
        if (!dict_set(t, d, tuple_of(kwnames)->items[i], args[nargs + i])) return false;
    return true;
}

static bool dict_initialise(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    return dict_update_all(t, self, "dict", args, nargs, kwnames);
}

/* ---- text, order ---------------------------------------------------------------------------- */

static bool dict_repr_entries(Thread *t, Dict *copy, StrBuilder *b) {
    DictTable *table = NULL;
    size_t position = 0;
    Value key, value;
    for (bool first = true; dict_next(copy, &table, &position, &key, &value); first = false) {
        if (!first && !str_builder_add_ascii(b, ", ", 2)) return false;
        if (!poll_actions(t)) return false;
        Value text = value_repr(t, key);
        if (!text || !str_builder_add_str(b, str_of(text)) || !str_builder_add_ascii(b, ": ", 2))
            return false;
        text = value_repr(t, value);
        if (!text || !str_builder_add_str(b, str_of(text))) return false;
    }
    return true;
}

static Value dict_repr(Thread *t, Value self) {
    if (dict_length(dict_of(self)) == 0) return to_value(str_from_c(t, "{}"));
    int entered = repr_enter(t, self);
    if (entered <= 0) return entered < 0 ? NULL : to_value(str_from_c(t, "{...}"));
    StrBuilder b;
    str_builder_init(&b, t);
    Dict *copy = dict_copy(t, dict_of(self));
    bool done = copy && str_builder_add_char(&b, '{') && dict_repr_entries(t, copy, &b) &&
                str_builder_add_char(&b, '}');
    repr_leave(t, self);
    return done ? to_value(str_builder_finish(&b)) : NULL;
}

/* 1, 0, or -1: only calls can tell, or somebody changed one of them meanwhile. */
static int dict_equal_quick(Dict *a, Dict *b) {
    uint32_t a_version = load_acquire(&a->version), b_version = load_acquire(&b->version);
    DictTable *table = NULL, *other = load_acquire(&b->table);
    size_t position = 0, count = 0, length = dict_length(b);
    Value key, value;
    int equal = 1;
    if (other == NULL || other->has_cells) return -1;
    while (equal && dict_next(a, &table, &position, &key, &value)) {
        Value x;
        if (table->has_cells) return -1;
        uint64_t hash = load_relaxed(&dict_table_entries(table)[position - 1].hash);
        int64_t found = dict_table_find(other, key, hash, &x);
        if (found == DICT_UNSURE) return -1;
        equal = found == DICT_MISSING ? 0 : sequence_quick_equal(value, x);
        if (equal < 0) return -1;
        count++;
    }
    if ((a_version | b_version) & 1 || load_acquire(&a->version) != a_version ||
        load_acquire(&b->version) != b_version)
        return -1;
    return equal && count == length;
}

static int dict_equal(Thread *t, Dict *a, Dict *b) {
    if (dict_length(a) != dict_length(b)) return 0;
    int quick = dict_equal_quick(a, b);
    if (quick >= 0) return quick;
    if (C_STACK_IS_LOW(t) && thread_stack_overflow(t, " in comparison")) return -1;
    Dict *copy = dict_copy(t, a);
    if (!copy) return -1;
    DictTable *table = NULL;
    size_t position = 0;
    Value key, value;
    while (dict_next(copy, &table, &position, &key, &value)) {
        if (!poll_actions(t)) return -1;
        Value other = dict_get_hashed(t, b, key, dict_table_entries(table)[position - 1].hash);
        if (!other) return error_is_set(t) ? -1 : 0;
        int equal = value_equal(t, value, other);
        if (equal <= 0) return equal;
    }
    return 1;
}

static Value dict_richcompare(Thread *t, Value self, Value other, CompareOperator op) {
    if (!is_dict(t, other) || (op != COMPARE_EQ && op != COMPARE_NE)) return NOT_IMPLEMENTED;
    int equal = dict_equal(t, dict_of(self), dict_of(other));
    return equal < 0 ? NULL : bool_value(equal == (op == COMPARE_EQ));
}

/* ---- subscripts ----------------------------------------------------------------------------- */

static Value dict_iter(Thread *t, Value self) {
    return dict_iterator_new(t, T_DICT_KEY_ITERATOR, self);
}

static int64_t dict_len(Thread *t, Value self) {
    (void)t;
    return (int64_t)dict_length(dict_of(self));
}

static int dict_contains_slot(Thread *t, Value self, Value key) {
    return dict_contains(t, dict_of(self), key);
}

static Value dict_getitem(Thread *t, Value self, Value key) {
    Value v = dict_get(t, dict_of(self), key);
    if (v || error_is_set(t)) return v;
    if (!is_dict_exact(self)) {
        v = value_call_special(t, NAME(__missing__), (Value[]){self, key}, 2);
        if (v != ABSENT) return v;
    }
    return raise_key_error(t, key);
}

static bool dict_setitem(Thread *t, Value self, Value key, Value v) {
    if (v != NULL) return dict_set(t, dict_of(self), key, v);
    int deleted = dict_delete(t, dict_of(self), key);
    return deleted > 0 || (deleted == 0 && FAIL_WITH(raise_key_error(t, key)));
}

/* ---- operators ------------------------------------------------------------------------------ */

/* A new dict of what d has, also if it is of a subclass that iterates in its own way. */
static Dict *dict_copy_mapping(Thread *t, Value d) {
    if (is_dict_exact(d)) return dict_copy(t, dict_of(d));
    Dict *copy = dict_new(t);
    return copy && dict_merge(t, copy, d, true) ? copy : NULL;
}

static Value dict_union(Thread *t, Value left, Value right) {
    if (!is_dict(t, left) || !is_dict(t, right)) return NOT_IMPLEMENTED;
    Dict *copy = dict_copy_mapping(t, left);
    return copy && dict_merge(t, copy, right, true) ? to_value(copy) : NULL;
}

static Value dict_inplace_union(Thread *t, Value left, Value right) {
    return dict_update_from(t, dict_of(left), right) ? left : NULL;
}

/* ---- methods -------------------------------------------------------------------------------- */

static Value dict_get_method(Thread *t, Value *args, size_t nargs) {
    Value v = dict_get(t, dict_of(args[0]), args[1]);
    if (v || error_is_set(t)) return v;
    return nargs > 2 ? args[2] : NONE;
}

static Value dict_setdefault_method(Thread *t, Value *args, size_t nargs) {
    return dict_setdefault(t, dict_of(args[0]), args[1], nargs > 2 ? args[2] : NONE);
}

static Value dict_pop_method(Thread *t, Value *args, size_t nargs) {
    Dict *d = dict_of(args[0]);
    Value v = dict_length(d) > 0 ? dict_pop(t, d, args[1]) : NULL;
    if (v || error_is_set(t)) return v;
    return nargs > 2 ? args[2] : raise_key_error(t, args[1]);
}

static Value dict_popitem_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value key, value;
    if (dict_pop_last(t, dict_of(args[0]), &key, &value)) return tuple_from_2(t, key, value);
    Str *text = str_from_c(t, "popitem(): dictionary is empty");
    return text ? raise_key_error(t, to_value(text)) : NULL;
}

static Value dict_keys_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return dict_view_new(t, T_DICT_KEYS, args[0]);
}
static Value dict_items_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return dict_view_new(t, T_DICT_ITEMS, args[0]);
}
static Value dict_values_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return dict_view_new(t, T_DICT_VALUES, args[0]);
}

/* args: self, a tuple of positional arguments, a dict of keywords. */
static Value dict_update_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Tuple *positional = tuple_of(args[1]);
    if (!dict_update_all(t, args[0], "update", positional->items, positional->length, NULL))
        return NULL;
    return args[2] == NULL || dict_merge(t, dict_of(args[0]), args[2], true) ? NONE : NULL;
}

/* The keys of a set or dict, whose hashes are known. */
static bool dict_set_keys(Thread *t, Dict *d, Value keys, Value v) {
    size_t length, position = 0;
    Value key, value;
    uint64_t hash;
    if (is_dict_exact(keys)) {
        DictTable *table = NULL;
        Dict *copy = dict_copy(t, dict_of(keys));
        while (copy && dict_next_hashed(copy, &table, &position, &key, &hash, &value))
            if (!poll_actions(t) || !dict_set_hashed(t, d, key, hash, v)) return false;
        return copy != NULL;
    }
    SetTable *items = set_snapshot(t, set_of(keys), &length);
    while (items && set_table_next(items, &position, &key, &hash))
        if (!poll_actions(t) || !dict_set_hashed(t, d, key, hash, v)) return false;
    return items != NULL;
}

static Value dict_fromkeys(Thread *t, Value *args, size_t nargs) {
    Value v = nargs > 2 ? args[2] : NONE;
    Value d = value_call_0(t, args[0]);
    if (!d) return NULL;
    bool known =
        is_dict_exact(args[1]) || is_exact(args[1], T_SET) || is_exact(args[1], T_FROZENSET);
    if (is_dict_exact(d) && known) return dict_set_keys(t, dict_of(d), args[1], v) ? d : NULL;
    Value iterator = value_iter(t, args[1]);
    if (!iterator) return NULL;
    for (Value key; (key = value_next(t, iterator)) != NULL;) {
        if (!poll_actions(t)) return NULL;
        if (!(is_dict_exact(d) ? dict_set(t, dict_of(d), key, v) : value_setitem(t, d, key, v)))
            return NULL;
    }
    return error_is_set(t) ? NULL : d;
}

static Value dict_clear_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    dict_clear(t, dict_of(args[0]));
    return NONE;
}

static Value dict_copy_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return to_value(dict_copy_mapping(t, args[0]));
}

static Value dict_reversed(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return dict_iterator_new(t, T_DICT_REVERSE_ITERATOR, args[0]);
}

static Value dict_sizeof(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    DictTable *table = load_acquire(&dict_of(args[0])->table);
    size_t size = sizeof(Dict);
    if (table != NULL)
        size += (size_t)((char *)(dict_table_entries(table) + table->capacity) - (char *)table);
    return int_from_uint64(t, size);
}

static const NativeDef dict_methods[] = {
    {"__reversed__", dict_reversed, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__sizeof__", dict_sizeof, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__class_getitem__", sequence_class_getitem, 1, 1, NATIVE_CLASS_METHOD, NULL, NULL},
    {"get", dict_get_method, 1, 2, NATIVE_METHOD, NULL, "The value of a key, or else the default."},
    {"setdefault", dict_setdefault_method, 1, 2, NATIVE_METHOD, NULL,
     "The value of a key, after giving it the default if it had none."},
    {"pop", dict_pop_method, 1, 2, NATIVE_METHOD, NULL,
     "Remove a key and return its value, or else the default."},
    {"popitem", dict_popitem_method, 0, 0, NATIVE_METHOD, NULL,
     "Remove the last pair (key, value) and return it."},
    {"keys", dict_keys_method, 0, 0, NATIVE_METHOD, NULL, "The keys, as they are at any time."},
    {"items", dict_items_method, 0, 0, NATIVE_METHOD, NULL,
     "The pairs (key, value), as they are at any time."},
    {"values", dict_values_method, 0, 0, NATIVE_METHOD, NULL,
     "The values, as they are at any time."},
    {"update", dict_update_method, 0, -1, NATIVE_METHOD, "*args, **kwargs",
     "Take over the pairs of a mapping or iterable, and of keywords."},
    {"fromkeys", dict_fromkeys, 1, 2, NATIVE_CLASS_METHOD, NULL,
     "A dict that has a value for each of the keys in an iterable."},
    {"clear", dict_clear_method, 0, 0, NATIVE_METHOD, NULL, "Remove all pairs."},
    {"copy", dict_copy_method, 0, 0, NATIVE_METHOD, NULL, "A new dict of the same pairs."},
    {0},
};

static void dict_trace(Marker *m, Object *cell) { gc_mark_cell(m, ((Dict *)cell)->table); }

const TypeDef dict_typedef = {
    .name = "dict",
    .doc = "A mapping of keys to values, in the order in which the keys came.",
    .id = T_DICT,
    .size = sizeof(Dict),
    .flags = TYPE_SUBCLASSABLE | TYPE_MAPPING | TYPE_BASIC_MATCH,
    .trace = dict_trace,
    .slots = {
        .repr = dict_repr,
        .compare = dict_richcompare,
        .iter = dict_iter,
        .new = dict_construct,
        .init = dict_initialise,
        .length = dict_len,
        .getitem = dict_getitem,
        .setitem = dict_setitem,
        .contains = dict_contains_slot,
        .binary = {[BINARY_OR] = dict_union},
        .inplace = {[BINARY_OR] = dict_inplace_union},
    },
    .methods = dict_methods,
};
