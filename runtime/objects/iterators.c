/* Iterators over sequences by index, and those that are made of others: enumerate, zip, map,
 * filter, reversed. */
#include "runtime/error.h"
#include "runtime/objects/int.h"
#include "runtime/objects/iterator.h"
#include "runtime/objects/list.h"
#include "runtime/objects/sequence.h"
#include "runtime/threads/safepoint.h"

static Value iterator_self(Thread *t, Value self) {
    (void)t;
    return self;
}

/* ---- by index ------------------------------------------------------------------------------- */

Value index_iterator_new(Thread *t, uint32_t type_id, Value sequence) {
    IndexIterator *it = heap_allocate(t, sizeof *it, type_id);
    if (!it) return NULL;
    it->sequence = sequence;
    return to_value(it);
}

static Value list_iterator_next(Thread *t, Value self) {
    (void)t;
    IndexIterator *it = (IndexIterator *)self;
    Value list = load(&it->sequence);
    if (list == NULL) return NULL;
    size_t i = load_relaxed(&it->index);
    Value v = list_get(list_of(list), i);
    if (UNLIKELY(v == NULL)) {
        index_iterator_exhaust(it);
        return NULL;
    }
    store_relaxed(&it->index, i + 1);
    return v;
}

/* `index` is that of the next item; past the beginning it is SIZE_MAX. */
static Value list_reverse_iterator_next(Thread *t, Value self) {
    (void)t;
    IndexIterator *it = (IndexIterator *)self;
    Value list = load(&it->sequence);
    if (list == NULL) return NULL;
    size_t i = load_relaxed(&it->index);
    Value v = i == SIZE_MAX ? NULL : list_get(list_of(list), i);
    if (v == NULL) {
        index_iterator_exhaust(it);
        return NULL;
    }
    store_relaxed(&it->index, i - 1);
    return v;
}

static Value tuple_iterator_next(Thread *t, Value self) {
    (void)t;
    IndexIterator *it = (IndexIterator *)self;
    Value tuple = load(&it->sequence);
    if (tuple == NULL) return NULL;
    size_t i = load_relaxed(&it->index);
    if (UNLIKELY(i >= tuple_of(tuple)->length)) {
        index_iterator_exhaust(it);
        return NULL;
    }
    store_relaxed(&it->index, i + 1);
    return tuple_of(tuple)->items[i];
}

/* An exhausted sequence says so by IndexError, or by StopIteration. */
static bool iterator_is_end(Thread *t) {
    if (!error_matches(t, T_INDEX_ERROR) && !error_matches(t, T_STOP_ITERATION)) return false;
    error_clear(t);
    return true;
}

static Value sequence_iterator_next(Thread *t, Value self) {
    IndexIterator *it = (IndexIterator *)self;
    Value sequence = load(&it->sequence);
    if (sequence == NULL) return NULL;
    size_t i = load_relaxed(&it->index);
    Value index = int_from_uint64(t, i);
    Value v = index ? value_getitem(t, sequence, index) : NULL;
    if (v) store_relaxed(&it->index, i + 1);
    else if (iterator_is_end(t)) index_iterator_exhaust(it);
    return v;
}

static Value index_iterator_length_hint(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    IndexIterator *it = (IndexIterator *)args[0];
    Value sequence = load(&it->sequence);
    if (sequence == NULL) return small_int(0);
    uint32_t shape = shape_id_of(&it->header);
    size_t i = load_relaxed(&it->index);
    if (shape == T_LIST_REVERSE_ITERATOR) {
        size_t left = i + 1;
        return small_int(left <= list_length(list_of(sequence)) ? (int64_t)left : 0);
    }
    if (shape == T_SEQUENCE_ITERATOR && type_of(t, sequence)->slots->length == NULL)
        return NOT_IMPLEMENTED;
    int64_t length = shape == T_LIST_ITERATOR ? (int64_t)list_length(list_of(sequence))
                                              : value_length(t, sequence);
    if (length < 0) return NULL;
    return small_int((uint64_t)length > i ? length - (int64_t)i : 0);
}

Value index_iterator_reduce(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    IndexIterator *it = (IndexIterator *)args[0];
    uint32_t shape = shape_id_of(&it->header);
    bool backwards = shape == T_LIST_REVERSE_ITERATOR;
    Value rebuild = sequence_builtin(t, backwards ? "reversed" : "iter");
    if (!rebuild) return NULL;
    Value sequence = load(&it->sequence); /* after the lookup, which may have run Python code */
    size_t i = load_relaxed(&it->index);
    if (sequence == NULL) {
        Value empty = shape == T_TUPLE_ITERATOR ? to_value(&static_empty_tuple)
                    : shape == T_STR_ITERATOR ? to_value(&static_empty_str)
                    : shape == T_LIST_ITERATOR || shape == T_LIST_REVERSE_ITERATOR ? list_new(t, 0)
                    : to_value(&static_empty_tuple);
        Value arguments = empty ? tuple_from_1(t, empty) : NULL;
        return arguments ? tuple_from_2(t, rebuild, arguments) : NULL;
    }
    Value arguments = tuple_from_1(t, sequence);
    Value index = arguments ? int_from_int64(t, (int64_t)i) : NULL;
    return index ? tuple_from_3(t, rebuild, arguments, index) : NULL;
}

Value index_iterator_setstate(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    IndexIterator *it = (IndexIterator *)args[0];
    Value sequence = load(&it->sequence);
    int64_t index;
    if (!is_int(t, args[1])) return raise_type_error(t, "an integer is required");
    if (!value_as_int64(t, args[1], &index, T_OVERFLOW_ERROR)) return NULL;
    if (sequence == NULL) return NONE;
    bool backwards = shape_id_of(&it->header) == T_LIST_REVERSE_ITERATOR;
    if (index < (backwards ? -1 : 0)) index = backwards ? -1 : 0;
    if (shape_id_of(&it->header) != T_SEQUENCE_ITERATOR) {
        int64_t length = value_length(t, sequence);
        if (length < 0) return NULL;
        if (backwards && index >= length) index = length - 1;
        if (!backwards && index > length) index = length;
    }
    store_relaxed(&it->index, (size_t)index);
    return NONE;
}

static const NativeDef index_iterator_methods[] = {
    {"__length_hint__", index_iterator_length_hint, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__reduce__", index_iterator_reduce, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__setstate__", index_iterator_setstate, 1, 1, NATIVE_METHOD, NULL, NULL},
    {0},
};

static void index_iterator_trace(Marker *m, Object *cell) {
    gc_mark_value(m, ((IndexIterator *)cell)->sequence);
}

#define INDEX_ITERATOR_TYPE(ID, text, next_slot) { \
    .name = text, .id = ID, .size = sizeof(IndexIterator), .flags = TYPE_NO_INSTANTIATE, \
    .trace = index_iterator_trace, .slots = {.iter = iterator_self, .next = next_slot}, \
    .methods = index_iterator_methods }
const TypeDef list_iterator_typedef =
    INDEX_ITERATOR_TYPE(T_LIST_ITERATOR, "list_iterator", list_iterator_next);
const TypeDef list_reverseiterator_typedef = INDEX_ITERATOR_TYPE(
    T_LIST_REVERSE_ITERATOR, "list_reverseiterator", list_reverse_iterator_next);
const TypeDef tuple_iterator_typedef =
    INDEX_ITERATOR_TYPE(T_TUPLE_ITERATOR, "tuple_iterator", tuple_iterator_next);
const TypeDef iterator_typedef =
    INDEX_ITERATOR_TYPE(T_SEQUENCE_ITERATOR, "iterator", sequence_iterator_next);
#undef INDEX_ITERATOR_TYPE

/* ---- iter(callable, sentinel) --------------------------------------------------------------- */

typedef struct CallableIterator {
    Object header;
    Value callable, sentinel; /* NULL: exhausted */
} CallableIterator;

Value callable_iterator_new(Thread *t, Value callable, Value sentinel) {
    CallableIterator *it = heap_allocate(t, sizeof *it, T_CALLABLE_ITERATOR);
    if (!it) return NULL;
    it->callable = callable;
    it->sentinel = sentinel;
    return to_value(it);
}

static Value callable_iterator_next(Thread *t, Value self) {
    CallableIterator *it = (CallableIterator *)self;
    Value callable = load(&it->callable), sentinel = load(&it->sentinel);
    if (callable == NULL || sentinel == NULL) return NULL;
    Value v = value_call_0(t, callable);
    if (v && load(&it->callable) == NULL) return NULL; /* the call has come to the end itself */
    int is_end = v ? value_equal(t, sentinel, v) : 1;
    if (is_end < 0) return NULL;
    if (!is_end) return v;
    if (v == NULL) {
        if (!error_matches(t, T_STOP_ITERATION)) return NULL;
        error_clear(t);
    }
    store(it, &it->callable, NULL);
    store(it, &it->sentinel, NULL);
    return NULL;
}

static Value callable_iterator_reduce(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    CallableIterator *it = (CallableIterator *)args[0];
    Value callable = load(&it->callable), sentinel = load(&it->sentinel),
          iter = sequence_builtin(t, "iter");
    if (!iter) return NULL;
    Value arguments = callable && sentinel ? tuple_from_2(t, callable, sentinel)
                                           : tuple_from_1(t, to_value(&static_empty_tuple));
    return arguments ? tuple_from_2(t, iter, arguments) : NULL;
}

static void callable_iterator_trace(Marker *m, Object *cell) {
    gc_mark_value(m, ((CallableIterator *)cell)->callable);
    gc_mark_value(m, ((CallableIterator *)cell)->sentinel);
}

static const NativeDef callable_iterator_methods[] = {
    {"__reduce__", callable_iterator_reduce, 0, 0, NATIVE_METHOD, NULL, NULL},
    {0},
};

const TypeDef callable_iterator_typedef = {
    .name = "callable_iterator",
    .id = T_CALLABLE_ITERATOR,
    .size = sizeof(CallableIterator),
    .flags = TYPE_NO_INSTANTIATE,
    .trace = callable_iterator_trace,
    .slots = {.iter = iterator_self, .next = callable_iterator_next},
    .methods = callable_iterator_methods,
};

/* ---- enumerate ------------------------------------------------------------------------------ */

typedef struct Enumerate {
    Object header;
    Value iterator, count;
} Enumerate;

static Value enumerate_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    Value out[2] = {0};
    if (nargs == 0 && (kwnames == NULL || tuple_of(kwnames)->length == 0))
        return raise_type_error(t, "enumerate() missing required argument 'iterable'");
    if (!bind_arguments(t, "enumerate", "iterable, start=0", args, nargs, kwnames, out))
        return NULL;
    Value count = out[1] ? sequence_exact_index(t, out[1]) : small_int(0);
    Value iterator = count ? value_iter(t, out[0]) : NULL;
    Value self = iterator ? type_allocate_instance(t, type_from(cls), 0) : NULL;
    if (!self) return NULL;
    store(object_of(self), &((Enumerate *)self)->iterator, iterator);
    store(object_of(self), &((Enumerate *)self)->count, count);
    return self;
}

static Value enumerate_next(Thread *t, Value self) {
    Enumerate *e = (Enumerate *)self;
    Value v = value_next(t, e->iterator);
    if (!v) return NULL;
    Value count = load(&e->count), next = int_add(t, count, small_int(1));
    if (!next) return NULL;
    store(e, &e->count, next);
    return tuple_from_2(t, count, v);
}

static Value enumerate_reduce(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Enumerate *e = (Enumerate *)args[0];
    Value arguments = tuple_from_2(t, e->iterator, load(&e->count));
    return arguments ? tuple_from_2(t, to_value(type_of(t, args[0])), arguments) : NULL;
}

static void enumerate_trace(Marker *m, Object *cell) {
    gc_mark_values(m, &((Enumerate *)cell)->iterator, 2);
}

static const NativeDef enumerate_methods[] = {
    {"__reduce__", enumerate_reduce, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__class_getitem__", sequence_class_getitem, 1, 1, NATIVE_CLASS_METHOD, NULL, NULL},
    {0},
};

const TypeDef enumerate_typedef = {
    .name = "enumerate",
    .doc = "Pairs (count, item) of an iterable's items.",
    .id = T_ENUMERATE,
    .size = sizeof(Enumerate),
    .flags = TYPE_SUBCLASSABLE,
    .trace = enumerate_trace,
    .slots = {.new = enumerate_construct, .iter = iterator_self, .next = enumerate_next},
    .methods = enumerate_methods,
    .new_params = "iterable, start=0",
};

/* ---- reversed ------------------------------------------------------------------------------- */

typedef struct Reversed {
    Object header;
    Value sequence;          /* NULL: exhausted */
    int64_t index;           /* of the next item */
} Reversed;

static Value reversed_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    Value sequence;
    if (!sequence_leave_keywords(t, cls, "reversed", &kwnames)) return NULL;
    if (!bind_arguments(t, "reversed", "sequence, /", args, nargs, kwnames, &sequence)) return NULL;
    Value method = type_lookup(t, type_of(t, sequence), NAME(__reversed__));
    Value it = method == NONE ? ABSENT : value_call_special(t, NAME(__reversed__), &sequence, 1);
    if (it != ABSENT) return it;
    Type *type = type_of(t, sequence);
    if (method == NONE || type->slots->getitem == NULL || type_is_subtype(type, t->vm->types[T_DICT]))
        return raise_type_error(t, "'%T' object is not reversible", sequence);
    int64_t length = value_length(t, sequence);
    if (length < 0) return NULL;
    Value self = type_allocate_instance(t, type_from(cls), 0);
    if (!self) return NULL;
    store(object_of(self), &((Reversed *)self)->sequence, sequence);
    ((Reversed *)self)->index = length - 1;
    return self;
}

static Value reversed_next(Thread *t, Value self) {
    Reversed *r = (Reversed *)self;
    Value sequence = load(&r->sequence);
    int64_t i = load_relaxed(&r->index);
    if (sequence == NULL) return NULL;
    Value v = i >= 0 ? value_getitem(t, sequence, small_int(i)) : NULL;
    if (v) {
        store_relaxed(&r->index, i - 1);
        return v;
    }
    if (i < 0 || iterator_is_end(t)) store(r, &r->sequence, NULL);
    return NULL;
}

static Value reversed_length_hint(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Reversed *r = (Reversed *)args[0];
    Value sequence = load(&r->sequence);
    if (sequence == NULL) return small_int(0);
    int64_t length = value_length(t, sequence), left = load_relaxed(&r->index) + 1;
    if (length < 0) return NULL;
    return small_int(length < left ? 0 : left);
}

static Value reversed_reduce(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Reversed *r = (Reversed *)args[0];
    Value sequence = load(&r->sequence), type = to_value(type_of(t, args[0]));
    Value arguments = tuple_from_1(t, sequence ? sequence : to_value(&static_empty_tuple));
    if (!arguments) return NULL;
    if (!sequence) return tuple_from_2(t, type, arguments);
    return tuple_from_3(t, type, arguments, small_int(load_relaxed(&r->index)));
}

static Value reversed_setstate(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Reversed *r = (Reversed *)args[0];
    Value sequence = load(&r->sequence);
    int64_t index;
    if (!is_int(t, args[1])) return raise_type_error(t, "an integer is required");
    if (!value_as_int64(t, args[1], &index, T_OVERFLOW_ERROR)) return NULL;
    if (sequence == NULL) return NONE;
    int64_t length = value_length(t, sequence);
    if (length < 0) return NULL;
    store_relaxed(&r->index, index < -1 ? -1 : index > length - 1 ? length - 1 : index);
    return NONE;
}

static void reversed_trace(Marker *m, Object *cell) {
    gc_mark_value(m, ((Reversed *)cell)->sequence);
}

static const NativeDef reversed_methods[] = {
    {"__length_hint__", reversed_length_hint, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__reduce__", reversed_reduce, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__setstate__", reversed_setstate, 1, 1, NATIVE_METHOD, NULL, NULL},
    {0},
};

const TypeDef reversed_typedef = {
    .name = "reversed",
    .doc = "The items of a sequence, from the last to the first.",
    .id = T_REVERSED,
    .size = sizeof(Reversed),
    .flags = TYPE_SUBCLASSABLE,
    .trace = reversed_trace,
    .slots = {.new = reversed_construct, .iter = iterator_self, .next = reversed_next},
    .methods = reversed_methods,
    .new_params = "sequence, /",
};

/* ---- filter --------------------------------------------------------------------------------- */

typedef struct Filter {
    Object header;
    Value function, iterator;
} Filter;

static Value filter_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    Value out[2] = {0};
    if (!sequence_leave_keywords(t, cls, "filter", &kwnames)) return NULL;
    if (!bind_arguments(t, "filter", "function, iterable, /", args, nargs, kwnames, out))
        return NULL;
    Value iterator = value_iter(t, out[1]);
    Value self = iterator ? type_allocate_instance(t, type_from(cls), 0) : NULL;
    if (!self) return NULL;
    store(object_of(self), &((Filter *)self)->function, out[0]);
    store(object_of(self), &((Filter *)self)->iterator, iterator);
    return self;
}

static Value filter_next(Thread *t, Value self) {
    Filter *f = (Filter *)self;
    bool by_truth = f->function == NONE || f->function == to_value(t->vm->types[T_BOOL]);
    for (Value v; (v = value_next(t, f->iterator)) != NULL;) {
        if (!poll_actions(t)) return NULL;
        Value good = by_truth ? v : value_call_1(t, f->function, v);
        int truth = good ? value_truth(t, good) : -1;
        if (truth < 0) return NULL;
        if (truth) return v;
    }
    return NULL;
}

static Value filter_reduce(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Filter *f = (Filter *)args[0];
    Value arguments = tuple_from_2(t, f->function, f->iterator);
    return arguments ? tuple_from_2(t, to_value(type_of(t, args[0])), arguments) : NULL;
}

static void filter_trace(Marker *m, Object *cell) {
    gc_mark_values(m, &((Filter *)cell)->function, 2);
}

static const NativeDef filter_methods[] = {
    {"__reduce__", filter_reduce, 0, 0, NATIVE_METHOD, NULL, NULL},
    {0},
};

const TypeDef filter_typedef = {
    .name = "filter",
    .doc = "The items for which a function is true (None: which are true).",
    .id = T_FILTER,
    .size = sizeof(Filter),
    .flags = TYPE_SUBCLASSABLE,
    .trace = filter_trace,
    .slots = {.new = filter_construct, .iter = iterator_self, .next = filter_next},
    .methods = filter_methods,
    .new_params = "function, iterable, /",
};
