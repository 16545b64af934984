/* zip and map: several iterables in step. */
#include "runtime/error.h"
#include "runtime/objects/iterator.h"
#include "runtime/objects/sequence.h"
#include "runtime/threads/safepoint.h"

typedef struct Zip {
    Object header;           /* T_ZIP, T_MAP */
    Value function;          /* of map */
    Value iterators;         /* tuple */
    uint32_t strict;
} Zip;

/* More iterables than this are collected in the heap before a function is called with them. */
#define ZIP_WINDOW 8

static Value zip_self(Thread *t, Value self) {
    (void)t;
    return self;
}

/* The iterators of args, as a tuple. */
static Value zip_iterators(Thread *t, Value *args, size_t count) {
    ValuesBlock *block = values_block_new(t, count);
    for (size_t i = 0; block && i < count; i++) {
        Value iterator = value_iter(t, args[i]);
        if (!iterator) return NULL;
        store(block, &block->items[i], iterator);
    }
    return block ? tuple_new(t, block->items, count) : NULL;
}

/* strict=... is the only keyword. */
static bool zip_bind_strict(Thread *t, const char *name, Value *args, size_t nargs, Value kwnames,
                            bool *strict) {
    Value v = NULL;
    size_t names = kwnames ? tuple_of(kwnames)->length : 0;
    if (names > 1)
        return FAIL_WITH(
            raise_type_error(t, "%s() takes at most 1 keyword argument (%zu given)", name, names));
    if (kwnames && !bind_arguments(t, name, "*, strict=False", args + nargs, 0, kwnames, &v))
        return false;
    int truth = v ? value_truth(t, v) : 0;
    *strict = truth > 0;
    return truth >= 0;
}

static Value zip_new(Thread *t, Value cls, Value function, Value iterators, bool strict) {
    Value self = iterators ? type_allocate_instance(t, type_from(cls), 0) : NULL;
    if (!self) return NULL;
    Zip *zip = (Zip *)self;
    if (function) store(zip, &zip->function, function);
    store(zip, &zip->iterators, iterators);
    zip->strict = strict;
    return self;
}

static Value zip_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    bool strict;
    if (!zip_bind_strict(t, "zip", args, nargs, kwnames, &strict)) return NULL;
    return zip_new(t, cls, NULL, zip_iterators(t, args, nargs), strict);
}

static Value map_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    bool strict;
    if (!zip_bind_strict(t, "map", args, nargs, kwnames, &strict)) return NULL;
    if (nargs < 2) return raise_type_error(t, "map() must have at least two arguments.");
    return zip_new(t, cls, args[0], zip_iterators(t, args + 1, nargs - 1), strict);
}

static Value zip_raise_length(Thread *t, const char *name, size_t number, const char *relation) {
    if (number == 1)
        return raise_value_error(t, "%s() argument 2 is %s than argument 1", name, relation);
    return raise_value_error(t, "%s() argument %zu is %s than arguments 1-%zu", name, number + 1,
                             relation, number);
}

/* Iterator `ended` has come to its end (no exception is set): with strict the others must have too.
 */
static void zip_check_ends(Thread *t, Zip *zip, const char *name, size_t ended) {
    Tuple *iterators = tuple_of(zip->iterators);
    if (ended > 0) {
        zip_raise_length(t, name, ended, "shorter");
        return;
    }
    for (size_t i = 1; i < iterators->length; i++) {
        Value v = value_next(t, iterators->items[i]);
        if (v) zip_raise_length(t, name, i, "longer");
        if (v || error_is_set(t)) return;
    }
}

/* One item of each into `items`, of a cell that nobody else has or a C array. False: the end, or an
 * error. */
static bool zip_fill(Thread *t, Zip *zip, const char *name, Value *items) {
    Tuple *iterators = tuple_of(zip->iterators);
    for (size_t i = 0; i < iterators->length; i++) {
        Value v = value_next(t, iterators->items[i]);
        if (!v) {
            if (zip->strict && !error_is_set(t)) zip_check_ends(t, zip, name, i);
            return false;
        }
        store(zip, &items[i], v);
    }
    return true;
}

static Value zip_next(Thread *t, Value self) {
    Zip *zip = (Zip *)self;
    size_t count = tuple_of(zip->iterators)->length;
    if (count == 0) return NULL;
    Value tuple = tuple_new(t, NULL, count);
    return tuple && zip_fill(t, zip, "zip", tuple_of(tuple)->items) ? tuple : NULL;
}

static Value map_next(Thread *t, Value self) {
    Zip *zip = (Zip *)self;
    size_t count = tuple_of(zip->iterators)->length;
    if (count == 1) {
        Value v = value_next(t, tuple_of(zip->iterators)->items[0]);
        return v ? value_call(t, zip->function, &v, 1, NULL) : NULL;
    }
    Value window[ZIP_WINDOW], *items = window;
    if (count > ZIP_WINDOW) {
        ValuesBlock *block = values_block_new(t, count);
        if (!block) return NULL;
        items = block->items;
    }
    return zip_fill(t, zip, "map", items) ? value_call(t, zip->function, items, count, NULL) : NULL;
}

/* (class, iterators), or with the state True if strict. */
static Value zip_reduce(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Zip *zip = (Zip *)args[0];
    Value arguments = zip->iterators, type = to_value(type_of(t, args[0]));
    if (zip->function) {
        Value function = tuple_from_1(t, zip->function);
        arguments = function ? value_binary(t, BINARY_ADD, function, arguments) : NULL;
    }
    if (!arguments) return NULL;
    return zip->strict ? tuple_from_3(t, type, arguments, TRUE_VALUE)
                       : tuple_from_2(t, type, arguments);
}

static Value zip_setstate(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int strict = value_truth(t, args[1]);
    if (strict < 0) return NULL;
    store_relaxed(&((Zip *)args[0])->strict, (uint32_t)strict);
    return NONE;
}

static void zip_trace(Marker *m, Object *cell) {
    gc_mark_value(m, ((Zip *)cell)->function);
    gc_mark_value(m, ((Zip *)cell)->iterators);
}

static const NativeDef zip_methods[] = {
    {"__reduce__", zip_reduce, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__setstate__", zip_setstate, 1, 1, NATIVE_METHOD, NULL, NULL},
    {0},
};

const TypeDef zip_typedef = {
    .name = "zip",
    .doc = "Tuples of the items of several iterables, until the shortest ends.",
    .id = T_ZIP,
    .size = sizeof(Zip),
    .flags = TYPE_SUBCLASSABLE,
    .trace = zip_trace,
    .slots = {.new = zip_construct, .iter = zip_self, .next = zip_next},
    .methods = zip_methods,
    .new_params = "*iterables, strict=False",
};

const TypeDef map_typedef = {
    .name = "map",
    .doc = "What a function makes of the items of one or more iterables.",
    .id = T_MAP,
    .size = sizeof(Zip),
    .flags = TYPE_SUBCLASSABLE,
    .trace = zip_trace,
    .slots = {.new = map_construct, .iter = zip_self, .next = map_next},
    .methods = zip_methods,
    .new_params = "function, iterable, /, *iterables, strict=False",
};
