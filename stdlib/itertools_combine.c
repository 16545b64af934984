/* itertools: product, permutations, combinations. Each keeps the indices of the tuple that it gave
 * out last. They move on inside a write section, which also fills the next tuple, so threads that
 * share an iterator get each tuple once. */
#include "stdlib/itertools.h"

typedef struct Combiner {
    Object header;
    Value pool;              /* tuple of the items; of product: tuple of tuples */
    ValuesBlock *indices;    /* small ints: `size` of them, then the cycles of permutations */
    size_t size;             /* of each result */
    uint32_t state;          /* COMBINER_* */
} Combiner;
enum { COMBINER_FRESH, COMBINER_RUNNING, COMBINER_DONE };

static int64_t combiner_index(const Combiner *c, size_t i) {
    return small_int_of(c->indices->items[i]);
}
static void combiner_set(Combiner *c, size_t i, int64_t index) {
    store(c->indices, &c->indices->items[i], small_int(index));
}

static void combiner_trace(Marker *m, Object *cell) {
    gc_mark_value(m, ((Combiner *)cell)->pool);
    gc_mark_cell(m, ((Combiner *)cell)->indices);
}

/* With `extra` indices beside one for each item of a result. */
static Combiner *combiner_new(Thread *t, Value cls, Value pool, size_t size, size_t extra) {
    if (size > (size_t)INT64_MAX / 4 - extra) {
        raise_memory_error(t);
        return NULL;
    }
    ValuesBlock *indices = values_block_new(t, size + extra);
    if (!indices) return NULL;
    for (size_t i = 0; i < size + extra; i++) indices->items[i] = small_int(0);
    Combiner *c = (Combiner *)type_allocate_instance(t, type_from(cls), 0);
    if (!c) return NULL;
    store(c, &c->pool, pool);
    store_cell(c, &c->indices, indices);
    c->size = size;
    return c;
}

/* The next result: `advance` moves the indices on, or says that there are no more; `pick` is the
 * item of index i. */
ALWAYS_INLINE Value combiner_next(Thread *t, Value self, bool (*advance)(Combiner *c),
                                  Value (*pick)(const Combiner *c, size_t i)) {
    Combiner *c = (Combiner *)self;
    if (load_relaxed(&c->state) == COMBINER_DONE) return NULL;
    Value tuple = tuple_new(t, NULL, c->size);
    if (!tuple) return NULL;
    write_begin(t, &c->header);
    bool is_there = c->state == COMBINER_FRESH || (c->state == COMBINER_RUNNING && advance(c));
    store_relaxed(&c->state, is_there ? COMBINER_RUNNING : COMBINER_DONE);
    for (size_t i = 0; is_there && i < c->size; i++)
        store(tuple_of(tuple), &tuple_of(tuple)->items[i], pick(c, i));
    write_end(t, &c->header);
    return is_there ? tuple : NULL;
}

static Value combiner_pick(const Combiner *c, size_t i) {
    return tuple_of(c->pool)->items[combiner_index(c, i)];
}

/* The argument r: a length that is not negative. */
static bool combiner_length(Thread *t, Value v, int64_t *r) {
    if (!value_as_int64(t, v, r, T_OVERFLOW_ERROR)) return false;
    return *r >= 0 || FAIL_WITH(raise_value_error(t, "r must be non-negative"));
}

/* ---- product -------------------------------------------------------------------------------- */

static Value product_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    Value repeat_argument = NULL;
    int64_t repeat = 1;
    if (kwnames &&
        !bind_arguments(t, "product", "*, repeat=1", args + nargs, 0, kwnames, &repeat_argument))
        return NULL;
    if (repeat_argument) {
        if (!value_as_int64(t, repeat_argument, &repeat, T_OVERFLOW_ERROR)) return NULL;
        if (repeat < 0) return raise_value_error(t, "repeat argument cannot be negative");
    }
    size_t size;
    if (__builtin_mul_overflow(nargs, (size_t)repeat, &size) || size > (size_t)INT64_MAX / 16)
        return raise_overflow_error(t, "repeat argument too large");
    ValuesBlock *pools = values_block_new(t, size);
    bool is_empty = false;
    for (size_t i = 0; pools && i < size; i++) {
        Value pool = i < nargs ? tuple_from_iterable(t, args[i]) : pools->items[i - nargs];
        if (!pool) return NULL;
        is_empty = is_empty || tuple_of(pool)->length == 0;
        store(pools, &pools->items[i], pool);
    }
    Value all = pools ? tuple_new(t, pools->items, size) : NULL;
    Combiner *c = all ? combiner_new(t, cls, all, size, 0) : NULL;
    if (c && is_empty) c->state = COMBINER_DONE;
    return to_value(c);
}

/* Counts up, the last index fastest. */
static bool product_advance(Combiner *c) {
    for (size_t i = c->size; i-- > 0;) {
        int64_t next = combiner_index(c, i) + 1;
        if ((size_t)next < tuple_of(tuple_of(c->pool)->items[i])->length) {
            combiner_set(c, i, next);
            return true;
        }
        combiner_set(c, i, 0);
    }
    return false;
}

static Value product_pick(const Combiner *c, size_t i) {
    return tuple_of(tuple_of(c->pool)->items[i])->items[combiner_index(c, i)];
}

static Value product_next(Thread *t, Value self) {
    return combiner_next(t, self, product_advance, product_pick);
}

const TypeDef product_typedef = {
    .name = "itertools.product",
    .doc = "All tuples of one item from each iterable.",
    .size = sizeof(Combiner),
    .flags = TYPE_SUBCLASSABLE,
    .trace = combiner_trace,
    .slots = {.new = product_construct, .iter = stage_iter, .next = product_next},
    .new_params = "*iterables, repeat=1",
};

/* ---- permutations --------------------------------------------------------------------------- */


/* The indices are a permutation of all n; results are the first r. Behind them, a place for each
 * item of a result counts the exchanges that are left for it. */
static Value permutations_construct(Thread *t, Value cls, Value *args, size_t nargs,
                                    Value kwnames) {
    Value out[2] = {0};
    if (!bind_arguments(t, "permutations", "iterable, r=None", args, nargs, kwnames, out))
        return NULL;
    Value pool = tuple_from_iterable(t, out[0]);
    if (!pool) return NULL;
    size_t n = tuple_of(pool)->length;
    int64_t r = (int64_t)n;
    if (out[1] && out[1] != NONE) {
        if (!is_int(t, out[1])) return raise_type_error(t, "Expected int as r");
        if (!combiner_length(t, out[1], &r)) return NULL;
    }
    bool is_empty = (size_t)r > n;
    Combiner *c = combiner_new(t, cls, pool, is_empty ? 0 : (size_t)r, n);
    if (!c) return NULL;
    if (is_empty) c->state = COMBINER_DONE;
    for (size_t i = 0; i < n; i++) combiner_set(c, i, (int64_t)i);
    for (size_t i = 0; i < c->size; i++) combiner_set(c, n + i, (int64_t)(n - i));
    return to_value(c);
}

static bool permutations_advance(Combiner *c) {
    size_t n = tuple_of(c->pool)->length;
    for (size_t i = c->size; i-- > 0;) {
        int64_t left = combiner_index(c, n + i) - 1;
        int64_t moved = combiner_index(c, i);
        if (left > 0) {
            combiner_set(c, n + i, left);
            combiner_set(c, i, combiner_index(c, n - (size_t)left));
            combiner_set(c, n - (size_t)left, moved);
            return true;
        }
        for (size_t k = i; k + 1 < n; k++) combiner_set(c, k, combiner_index(c, k + 1));
        combiner_set(c, n - 1, moved);
        combiner_set(c, n + i, (int64_t)(n - i));
    }
    return false;
}

static Value permutations_next(Thread *t, Value self) {
    return combiner_next(t, self, permutations_advance, combiner_pick);
}

const TypeDef permutations_typedef = {
    .name = "itertools.permutations",
    .doc = "All tuples of r different items, in any order.",
    .size = sizeof(Combiner),
    .flags = TYPE_SUBCLASSABLE,
    .trace = combiner_trace,
    .slots = {.new = permutations_construct, .iter = stage_iter, .next = permutations_next},
    .new_params = "iterable, r=None",
};

/* ---- combinations: indices ascend, strictly or not ------------------------------------------ */

static Value combinations_construct(Thread *t, Value cls, Value *args, size_t nargs,
                                    Value kwnames) {
    Value out[2];
    int64_t r;
    if (!bind_arguments(t, "combinations", "iterable, r", args, nargs, kwnames, out)) return NULL;
    Value pool = tuple_from_iterable(t, out[0]);
    if (!pool || !combiner_length(t, out[1], &r)) return NULL;
    bool is_empty = (size_t)r > tuple_of(pool)->length;
    Combiner *c = combiner_new(t, cls, pool, is_empty ? 0 : (size_t)r, 0);
    if (c && is_empty) c->state = COMBINER_DONE;
    for (size_t i = 0; c && i < c->size; i++) combiner_set(c, i, (int64_t)i);
    return to_value(c);
}

static bool combinations_advance(Combiner *c) {
    size_t n = tuple_of(c->pool)->length;
    for (size_t i = c->size; i-- > 0;) {
        int64_t index = combiner_index(c, i);
        if ((size_t)index == i + n - c->size) continue;
        for (; i < c->size; i++) combiner_set(c, i, ++index);
        return true;
    }
    return false;
}

static Value combinations_next(Thread *t, Value self) {
    return combiner_next(t, self, combinations_advance, combiner_pick);
}

const TypeDef combinations_typedef = {
    .name = "itertools.combinations",
    .doc = "All tuples of r different items, in their order.",
    .size = sizeof(Combiner),
    .flags = TYPE_SUBCLASSABLE,
    .trace = combiner_trace,
    .slots = {.new = combinations_construct, .iter = stage_iter, .next = combinations_next},
    .new_params = "iterable, r",
};

static Value combinations_repeated_construct(Thread *t, Value cls, Value *args, size_t nargs,
                                             Value kwnames) {
    Value out[2];
    int64_t r;
    if (!bind_arguments(t, "combinations_with_replacement", "iterable, r", args, nargs, kwnames,
                        out))
        return NULL;
    Value pool = tuple_from_iterable(t, out[0]);
    if (!pool || !combiner_length(t, out[1], &r)) return NULL;
    Combiner *c = combiner_new(t, cls, pool, (size_t)r, 0);
    if (c && r > 0 && tuple_of(pool)->length == 0) c->state = COMBINER_DONE;
    return to_value(c);
}

static bool combinations_repeated_advance(Combiner *c) {
    size_t n = tuple_of(c->pool)->length;
    for (size_t i = c->size; i-- > 0;) {
        int64_t index = combiner_index(c, i) + 1;
        if ((size_t)index == n) continue;
        for (; i < c->size; i++) combiner_set(c, i, index);
        return true;
    }
    return false;
}

static Value combinations_repeated_next(Thread *t, Value self) {
    return combiner_next(t, self, combinations_repeated_advance, combiner_pick);
}

const TypeDef combinations_with_replacement_typedef = {
    .name = "itertools.combinations_with_replacement",
    .doc = "All tuples of r items, in their order, in which items may be repeated.",
    .size = sizeof(Combiner),
    .flags = TYPE_SUBCLASSABLE,
    .trace = combiner_trace,
    .slots = {.new = combinations_repeated_construct,
              .iter = stage_iter,
              .next = combinations_repeated_next},
    .new_params = "iterable, r",
};
