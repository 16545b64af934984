/* functools.lru_cache: a dict of results, which a bounded one keeps in the order of their last use.
 *
 * A call that finds its result in an unbounded cache must not write what other threads write too,
 * or the cache would make them slower the more they are; so hits are counted in several places, of
 * which each thread uses one. */
#include "runtime/error.h"
#include "runtime/objects/function.h"
#include "runtime/objects/int.h"
#include "runtime/objects/sequence.h"
#include "stdlib/functools.h"

#define LRU_COUNTERS 16
/* Words from one counter to the next: they must not share a line of the processor's cache. */
#define LRU_COUNTER_STRIDE 8

typedef struct LruCache {
    Object header;
    Value function, results, info_type; /* results: a dict; NULL when nothing is kept */
    Value maxsize_object;    /* as it was given */
    Value counters;          /* CELL_BYTES_BLOCK: counts of hits */
    Value dict;              /* __dict__, or NULL */
    int64_t maxsize;         /* -1: unbounded */
    uint64_t misses;
    bool typed;
} LruCache;

const char lru_cache_mark_key = 0;
static Value lru_cache_mark(Thread *t) { return *vm_root(t, &lru_cache_mark_key); }

static uint64_t *lru_counter(Thread *t, LruCache *c) {
    uint64_t *counters = (uint64_t *)((BytesBlock *)c->counters)->data;
    return &counters[(t->owner_id % LRU_COUNTERS) * LRU_COUNTER_STRIDE];
}
static void lru_count(uint64_t *counter) { __atomic_fetch_add(counter, 1, __ATOMIC_RELAXED); }

static uint64_t lru_hits(const LruCache *c) {
    const uint64_t *counters = (const uint64_t *)((BytesBlock *)c->counters)->data;
    uint64_t hits = 0;
    for (size_t i = 0; i < LRU_COUNTERS; i++)
        hits += load_relaxed(&counters[i * LRU_COUNTER_STRIDE]);
    return hits;
}

static Value lru_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    Value out[4];
    int64_t maxsize = -1;
    if (!bind_arguments(t, "lru_cache", "user_function, maxsize, typed, cache_info_type", args,
                        nargs, kwnames, out))
        return NULL;
    if (!value_is_callable(t, out[0]))
        return raise_type_error(t, "the first argument must be callable");
    if (out[1] != NONE) {
        if (type_of(t, out[1])->slots->index == NULL)
            return raise_type_error(t, "maxsize should be integer or None");
        if (!value_as_int64(t, out[1], &maxsize, T_OVERFLOW_ERROR)) return NULL;
        if (maxsize < 0) maxsize = 0;
    }
    int typed = value_truth(t, out[2]);
    if (typed < 0) return NULL;
    Value results = maxsize == 0 ? NULL : to_value(dict_new(t));
    if (maxsize != 0 && !results) return NULL;
    BytesBlock *counters = bytes_block_new(t, LRU_COUNTERS * LRU_COUNTER_STRIDE * sizeof(uint64_t));
    LruCache *c = counters ? (LruCache *)type_allocate_instance(t, type_from(cls), 0) : NULL;
    if (!c) return NULL;
    store(c, &c->function, out[0]);
    if (results) store(c, &c->results, results);
    store(c, &c->info_type, out[3]);
    store(c, &c->maxsize_object, maxsize < 0 ? NONE : small_int(maxsize));
    store(c, &c->counters, to_value(counters));
    c->maxsize = maxsize;
    c->typed = typed;
    return to_value(c);
}

/* What the arguments are looked up by: a single int or str stands for itself. */
static Value lru_key(Thread *t, const LruCache *c, Value *args, size_t nargs, Value kwnames) {
    size_t names = kwnames ? tuple_of(kwnames)->length : 0, n = 0;
    if (nargs == 1 && names == 0 && !c->typed && (is_int_small(args[0]) || is_str_exact(args[0])))
        return args[0];
    size_t values = nargs + names;
    Value key = tuple_new(t, NULL, nargs + (names ? 1 + 2 * names : 0) + (c->typed ? values : 0));
    if (!key) return NULL;
    Tuple *tuple = tuple_of(key);
    for (size_t i = 0; i < nargs; i++) store(tuple, &tuple->items[n++], args[i]);
    if (names) store(tuple, &tuple->items[n++], lru_cache_mark(t));
    for (size_t i = 0; i < names; i++) {
        store(tuple, &tuple->items[n++], tuple_of(kwnames)->items[i]);
        store(tuple, &tuple->items[n++], args[nargs + i]);
    }
    for (size_t i = 0; c->typed && i < values; i++)
        store(tuple, &tuple->items[n++], to_value(type_of(t, args[i])));
    return key;
}

/* Keeps a result, and forgets those that were not used for the longest time. */
static bool lru_keep(Thread *t, LruCache *c, Value key, uint64_t hash, Value result) {
    Dict *results = dict_of(c->results);
    if (c->maxsize > 0) {
        /* Meanwhile the function may have been called with the same arguments. */
        if (dict_get_hashed(t, results, key, hash)) return true;
        if (error_is_set(t)) return false;
    }
    if (!dict_set_hashed(t, results, key, hash, result)) return false;
    while (c->maxsize > 0 && dict_trim_first(t, results, (size_t)c->maxsize)) {
    }
    return true;
}

static Value lru_call(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    LruCache *c = (LruCache *)self;
    if (c->results == NULL) {
        lru_count(&c->misses);
        return value_call(t, c->function, args, nargs, kwnames);
    }
    Value key = lru_key(t, c, args, nargs, kwnames);
    int64_t h;
    if (!key || !value_hash(t, key, &h)) return NULL;
    uint64_t hash = (uint64_t)h;
    Value result = dict_get_hashed(t, dict_of(c->results), key, hash);
    if (result) {
        lru_count(lru_counter(t, c));
        if (c->maxsize > 0 && dict_move_last(t, dict_of(c->results), key, hash) < 0) return NULL;
        return result;
    }
    if (error_is_set(t)) return NULL;
    lru_count(&c->misses);
    result = value_call(t, c->function, args, nargs, kwnames);
    return result && lru_keep(t, c, key, hash, result) ? result : NULL;
}

static Value lru_get(Thread *t, Value self, Value instance, Value owner) {
    (void)owner;
    return instance == NULL || instance == NONE ? self : method_new(t, self, instance);
}

static Value lru_cache_info(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    LruCache *c = (LruCache *)args[0];
    Value hits = int_from_uint64(t, lru_hits(c)),
          misses = int_from_uint64(t, load_relaxed(&c->misses));
    Value size = int_from_uint64(t, c->results ? dict_length(dict_of(c->results)) : 0);
    if (!hits || !misses || !size) return NULL;
    Value window[4] = {hits, misses, c->maxsize_object, size};
    return value_call(t, c->info_type, window, 4, NULL);
}

static Value lru_cache_clear(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    LruCache *c = (LruCache *)args[0];
    uint64_t *counters = (uint64_t *)((BytesBlock *)c->counters)->data;
    for (size_t i = 0; i < LRU_COUNTERS; i++) store_relaxed(&counters[i * LRU_COUNTER_STRIDE], 0);
    store_relaxed(&c->misses, 0);
    if (c->results) dict_clear(t, dict_of(c->results));
    return NONE;
}

static Value lru_reduce(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return value_getattr(t, args[0], NAME(__qualname__));
}
static Value lru_self(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)nargs;
    return args[0];
}

static void lru_trace(Marker *m, Object *cell) {
    gc_mark_values(m, &((LruCache *)cell)->function, 4);
    gc_mark_cell(m, ((LruCache *)cell)->counters);
    gc_mark_value(m, ((LruCache *)cell)->dict);
}

static const NativeDef lru_methods[] = {
    {"cache_info", lru_cache_info, 0, 0, NATIVE_METHOD, NULL,
     "Hits, misses, and how many results are kept."},
    {"cache_clear", lru_cache_clear, 0, 0, NATIVE_METHOD, NULL, "Forget all results."},
    {"__reduce__", lru_reduce, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__copy__", lru_self, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__deepcopy__", lru_self, 1, 1, NATIVE_METHOD, NULL, NULL},
    {0},
};

const TypeDef lru_cache_typedef = {
    .name = "functools._lru_cache_wrapper",
    .doc = "A function that remembers its results.",
    .size = sizeof(LruCache),
    .flags = TYPE_SUBCLASSABLE | TYPE_WEAKLY_REFERABLE,
    .dict_offset = offsetof(LruCache, dict),
    .trace = lru_trace,
    .slots = {.new = lru_construct, .call = lru_call, .descr_get = lru_get},
    .methods = lru_methods,
};
