/* Module itertools: the iterators that hand on one item at a time. */
#include "stdlib/itertools.h"

#include "runtime/objects/function.h"

Stage *stage_new(Thread *t, Value cls, Value iterable) {
    Value iterator = iterable ? value_iter(t, iterable) : NULL;
    if (iterable && !iterator) return NULL;
    Stage *s = (Stage *)type_allocate_instance(t, type_from(cls), 0);
    if (s && iterator) store(s, &s->iterator, iterator);
    return s;
}

void stage_trace(Marker *m, Object *cell) { gc_mark_values(m, &((Stage *)cell)->iterator, 4); }

Value stage_iter(Thread *t, Value self) {
    (void)t;
    return self;
}

/* The next item of the stage's iterator; NULL: the end, or an error. */
ALWAYS_INLINE Value stage_pull(Thread *t, Stage *s) {
    Value iterator = load(&s->iterator);
    return iterator ? value_next(t, iterator) : NULL;
}

/* function(iterable): what takewhile, dropwhile, filterfalse and starmap are made with. */
static Value stage_construct_with(Thread *t, const char *name, const char *params, Value cls,
                                  Value *args, size_t nargs, Value kwnames) {
    Value out[2];
    if (!sequence_leave_keywords(t, cls, name, &kwnames)) return NULL;
    if (!bind_arguments(t, name, params, args, nargs, kwnames, out)) return NULL;
    Stage *s = stage_new(t, cls, out[1]);
    if (s) store(s, &s->function, out[0]);
    return to_value(s);
}

/* ---- count ---------------------------------------------------------------------------------- */

static bool count_is_number(Thread *t, Value v) {
    const TypeSlots *slots = type_of(t, v)->slots;
    return slots->index || slots->as_int || slots->as_float || is_instance_of(t, v, T_COMPLEX);
}

static Value count_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    Value out[2] = {0};
    if (!bind_arguments(t, "count", "start=0, step=1", args, nargs, kwnames, out)) return NULL;
    for (int i = 0; i < 2; i++)
        if (out[i] && !count_is_number(t, out[i]))
            return raise_type_error(t, "a number is required");
    Stage *s = stage_new(t, cls, NULL);
    if (!s) return NULL;
    store(s, &s->value, out[0] ? out[0] : small_int(0));
    store(s, &s->extra, out[1] ? out[1] : small_int(1));
    return to_value(s);
}

/* Threads that share one get each number once. */
static Value count_next(Thread *t, Value self) {
    Stage *s = (Stage *)self;
    for (;;) {
        write_begin(t, &s->header);
        Value v = s->value;
        int64_t next = 0;
        bool is_small = both_small_ints(v, s->extra);
        if (is_small) next = small_int_of(v) + small_int_of(s->extra);
        is_small = is_small && fits_small_int(next);
        if (LIKELY(is_small)) store(s, &s->value, small_int(next));
        write_end(t, &s->header);
        if (LIKELY(is_small)) return v;
        Value sum = value_binary(t, BINARY_ADD, v, s->extra);
        if (!sum) return NULL;
        write_begin(t, &s->header);
        bool is_unchanged = s->value == v;
        if (is_unchanged) store(s, &s->value, sum);
        write_end(t, &s->header);
        if (is_unchanged) return v;
        if (!poll_actions(t)) return NULL;
    }
}

static Value count_repr(Thread *t, Value self) {
    Stage *s = (Stage *)self;
    if (s->extra == small_int(1))
        return to_value(
            str_format(t, "%V(%R)", type_str_name(t, type_of(t, self)), load(&s->value)));
    return to_value(
        str_format(t, "%V(%R, %R)", type_str_name(t, type_of(t, self)), load(&s->value), s->extra));
}

static const TypeDef count_typedef = {
    .name = "itertools.count",
    .doc = "start, start + step, start + 2 * step, ...",
    .size = sizeof(Stage),
    .flags = TYPE_SUBCLASSABLE,
    .trace = stage_trace,
    .slots = {.new = count_construct, .iter = stage_iter, .next = count_next, .repr = count_repr},
    .new_params = "start=0, step=1",
};

/* ---- cycle: `value` is the list of items so far; once the iterator has ended, `position` is the
 * next one */

static Value cycle_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    Value iterable;
    if (!sequence_leave_keywords(t, cls, "cycle", &kwnames)) return NULL;
    if (!bind_arguments(t, "cycle", "iterable, /", args, nargs, kwnames, &iterable)) return NULL;
    Value saved = list_new(t, 0);
    Stage *s = saved ? stage_new(t, cls, iterable) : NULL;
    if (s) store(s, &s->value, saved);
    return to_value(s);
}

static Value cycle_next(Thread *t, Value self) {
    Stage *s = (Stage *)self;
    Value v = stage_pull(t, s);
    if (v) return list_append(t, s->value, v) ? v : NULL;
    if (error_is_set(t)) return NULL;
    stage_end(s);
    int64_t i = load_relaxed(&s->position);
    v = list_get(list_of(s->value), (size_t)i);
    if (v == NULL) v = list_get(list_of(s->value), (size_t)(i = 0));
    store_relaxed(&s->position, i + 1);
    return v;
}

static const TypeDef cycle_typedef =
    STAGE_TYPE("itertools.cycle", "The items of an iterable, over and over.", cycle_construct,
               cycle_next, "iterable, /");

/* ---- repeat: `limit` items are left; -1: no limit ------------------------------------------- */

static Value repeat_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    Value out[2] = {0};
    int64_t times = -1;
    if (!bind_arguments(t, "repeat", "object, times=None", args, nargs, kwnames, out)) return NULL;
    if (out[1]) {
        if (!value_as_int64(t, out[1], &times, T_OVERFLOW_ERROR)) return NULL;
        if (times < 0) times = 0;
    }
    Stage *s = stage_new(t, cls, NULL);
    if (!s) return NULL;
    store(s, &s->value, out[0]);
    s->limit = times;
    return to_value(s);
}

static Value repeat_next(Thread *t, Value self) {
    (void)t;
    Stage *s = (Stage *)self;
    int64_t left = load_relaxed(&s->limit);
    if (left == 0) return NULL;
    if (left > 0) store_relaxed(&s->limit, left - 1);
    return s->value;
}

static Value repeat_repr(Thread *t, Value self) {
    Stage *s = (Stage *)self;
    int64_t left = load_relaxed(&s->limit);
    if (left < 0)
        return to_value(str_format(t, "%V(%R)", type_str_name(t, type_of(t, self)), s->value));
    return to_value(
        str_format(t, "%V(%R, %zd)", type_str_name(t, type_of(t, self)), s->value, left));
}

static Value repeat_length_hint(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int64_t left = load_relaxed(&((Stage *)args[0])->limit);
    return left < 0 ? raise_type_error(t, "len() of unsized object") : int_from_int64(t, left);
}

static const NativeDef repeat_methods[] = {
    {"__length_hint__", repeat_length_hint, 0, 0, NATIVE_METHOD, NULL, NULL},
    {0},
};

static const TypeDef repeat_typedef = {
    .name = "itertools.repeat",
    .doc = "An object, so many times or for ever.",
    .size = sizeof(Stage),
    .flags = TYPE_SUBCLASSABLE,
    .trace = stage_trace,
    .slots = {.new = repeat_construct,
              .iter = stage_iter,
              .next = repeat_next,
              .repr = repeat_repr},
    .methods = repeat_methods,
    .new_params = "object, times=None",
};

/* ---- chain: `iterator` gives iterables, `value` is the iterator over the present one -------- */

static Value chain_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    if (!sequence_leave_keywords(t, cls, "chain", &kwnames)) return NULL;
    Value iterables = tuple_new(t, args, nargs);
    return iterables ? to_value(stage_new(t, cls, iterables)) : NULL;
}

static Value chain_from_iterable(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return to_value(stage_new(t, args[0], args[1]));
}

static Value chain_next(Thread *t, Value self) {
    Stage *s = (Stage *)self;
    for (;;) {
        Value current = load(&s->value);
        if (current != NULL) {
            Value v = value_next(t, current);
            if (v || error_is_set(t)) return v;
            store(s, &s->value, NULL);
            if (!poll_actions(t)) return NULL;
        }
        Value iterable = stage_pull(t, s);
        current = iterable ? value_iter(t, iterable) : NULL;
        if (!current) {
            stage_end(s);
            return NULL;
        }
        store(s, &s->value, current);
    }
}

static const NativeDef chain_methods[] = {
    {"from_iterable", chain_from_iterable, 1, 1, NATIVE_CLASS_METHOD, NULL,
     "A chain of the iterables in an iterable."},
    {"__class_getitem__", sequence_class_getitem, 1, 1, NATIVE_CLASS_METHOD, NULL, NULL},
    {0},
};

static const TypeDef chain_typedef = {
    .name = "itertools.chain",
    .doc = "The items of one iterable after those of the other.",
    .size = sizeof(Stage),
    .flags = TYPE_SUBCLASSABLE,
    .trace = stage_trace,
    .slots = {.new = chain_construct, .iter = stage_iter, .next = chain_next},
    .methods = chain_methods,
    .new_params = "*iterables",
};

/* ---- accumulate: `value` is the total, NULL before the first; `extra` an initial one not yet
 * given out */

static Value accumulate_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    Value out[3] = {0};
    if (!bind_arguments(t, "accumulate", "iterable, func=None, *, initial=None", args, nargs,
                        kwnames, out))
        return NULL;
    Stage *s = stage_new(t, cls, out[0]);
    if (!s) return NULL;
    if (out[1] && out[1] != NONE) store(s, &s->function, out[1]);
    if (out[2] && out[2] != NONE) store(s, &s->extra, out[2]);
    return to_value(s);
}

static Value accumulate_next(Thread *t, Value self) {
    Stage *s = (Stage *)self;
    Value initial = load(&s->extra);
    if (initial != NULL) {
        store(s, &s->extra, NULL);
        store(s, &s->value, initial);
        return initial;
    }
    Value v = stage_pull(t, s);
    if (!v) return NULL;
    Value total = load(&s->value);
    if (total != NULL)
        v = s->function ? value_call_2(t, s->function, total, v)
                        : value_binary(t, BINARY_ADD, total, v);
    if (v) store(s, &s->value, v);
    return v;
}

static const TypeDef accumulate_typedef =
    STAGE_TYPE("itertools.accumulate", "Running totals of an iterable, by + or another function.",
               accumulate_construct, accumulate_next, "iterable, func=None, *, initial=None");

/* ---- those that choose ---------------------------------------------------------------------- */

static Value compress_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    Value out[2];
    if (!bind_arguments(t, "compress", "data, selectors", args, nargs, kwnames, out)) return NULL;
    Value selectors = value_iter(t, out[1]);
    Stage *s = selectors ? stage_new(t, cls, out[0]) : NULL;
    if (s) store(s, &s->extra, selectors);
    return to_value(s);
}

static Value compress_next(Thread *t, Value self) {
    Stage *s = (Stage *)self;
    for (;;) {
        if (!poll_actions(t)) return NULL;
        Value v = stage_pull(t, s), selector = v ? value_next(t, s->extra) : NULL;
        int chosen = selector ? value_truth(t, selector) : -1;
        if (chosen) return chosen < 0 ? NULL : v;
    }
}

static const TypeDef compress_typedef = STAGE_TYPE(
    "itertools.compress", "The items of one iterable whose partners in another are true.",
    compress_construct, compress_next, "data, selectors");

static Value dropwhile_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    return stage_construct_with(t, "dropwhile", "predicate, iterable, /", cls, args, nargs,
                                kwnames);
}

static Value dropwhile_next(Thread *t, Value self) {
    Stage *s = (Stage *)self;
    for (;;) {
        Value v = stage_pull(t, s);
        if (!v || load_relaxed(&s->state)) return v;
        if (!poll_actions(t)) return NULL;
        Value good = value_call_1(t, s->function, v);
        int truth = good ? value_truth(t, good) : -1;
        if (truth < 0) return NULL;
        if (truth) continue;
        store_relaxed(&s->state, 1);
        return v;
    }
}

static const TypeDef dropwhile_typedef =
    STAGE_TYPE("itertools.dropwhile", "The items from the first on for which a predicate is false.",
               dropwhile_construct, dropwhile_next, "predicate, iterable, /");

static Value takewhile_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    return stage_construct_with(t, "takewhile", "predicate, iterable, /", cls, args, nargs,
                                kwnames);
}

static Value takewhile_next(Thread *t, Value self) {
    Stage *s = (Stage *)self;
    if (load_relaxed(&s->state)) return NULL;
    Value v = stage_pull(t, s), good = v ? value_call_1(t, s->function, v) : NULL;
    int truth = good ? value_truth(t, good) : -1;
    if (truth > 0) return v;
    if (truth == 0) store_relaxed(&s->state, 1);
    return NULL;
}

static const TypeDef takewhile_typedef =
    STAGE_TYPE("itertools.takewhile", "The items before the first for which a predicate is false.",
               takewhile_construct, takewhile_next, "predicate, iterable, /");

static Value filterfalse_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    return stage_construct_with(t, "filterfalse", "function, iterable, /", cls, args, nargs,
                                kwnames);
}

static Value filterfalse_next(Thread *t, Value self) {
    Stage *s = (Stage *)self;
    bool by_truth = s->function == NONE || s->function == to_value(t->vm->types[T_BOOL]);
    for (Value v; (v = stage_pull(t, s)) != NULL;) {
        if (!poll_actions(t)) return NULL;
        Value good = by_truth ? v : value_call_1(t, s->function, v);
        int truth = good ? value_truth(t, good) : -1;
        if (truth < 0) return NULL;
        if (!truth) return v;
    }
    return NULL;
}

static const TypeDef filterfalse_typedef = STAGE_TYPE(
    "itertools.filterfalse", "The items for which a function is false (None: which are false).",
    filterfalse_construct, filterfalse_next, "function, iterable, /");

static Value starmap_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    return stage_construct_with(t, "starmap", "function, iterable, /", cls, args, nargs, kwnames);
}

static Value starmap_next(Thread *t, Value self) {
    Stage *s = (Stage *)self;
    Value v = stage_pull(t, s);
    Value arguments = v ? tuple_from_iterable(t, v) : NULL;
    return arguments ? value_call_star(t, s->function, arguments, NULL) : NULL;
}

static const TypeDef starmap_typedef =
    STAGE_TYPE("itertools.starmap", "What a function makes of argument tuples.", starmap_construct,
               starmap_next, "function, iterable, /");

/* ---- islice: `position` is the number of items taken, `step` the position of the next to give out
 */

/* None leaves *bound as it is. False without exception: v is no index, or too large. */
static bool islice_bound(Thread *t, Value v, int64_t *bound) {
    if (v == NONE) return true;
    if (type_of(t, v)->slots->index == NULL) return false;
    if (value_as_int64(t, v, bound, T_VALUE_ERROR)) return true;
    if (error_matches(t, T_VALUE_ERROR)) error_clear(t);
    return false;
}

static Value islice_raise(Thread *t, const char *what) {
    if (error_is_set(t)) return NULL;
    return raise_value_error(
        t, "%s for islice() must be None or an integer: 0 <= x <= sys.maxsize.", what);
}

static Value islice_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    if (!sequence_leave_keywords(t, cls, "islice", &kwnames)) return NULL;
    if (nargs < 2)
        return raise_type_error(t, "islice expected at least 2 arguments, got %zu", nargs);
    if (nargs > 4)
        return raise_type_error(t, "islice expected at most 4 arguments, got %zu", nargs);
    int64_t start = 0, stop = INT64_MAX, step = 1;
    if (!islice_bound(t, args[nargs == 2 ? 1 : 2], &stop) || stop == -1)
        return islice_raise(t, "Stop argument");
    if (nargs > 2 && !islice_bound(t, args[1], &start)) return islice_raise(t, "Indices");
    if (start < 0 || stop < 0) return islice_raise(t, "Indices");
    if (nargs > 3 && (!islice_bound(t, args[3], &step) || step < 1)) {
        if (error_is_set(t)) return NULL;
        return raise_value_error(t, "Step for islice() must be a positive integer or None.");
    }
    Stage *s = stage_new(t, cls, args[0]);
    Value step_object = s ? int_from_int64(t, step) : NULL;
    if (!step_object) return NULL;
    s->step = start;
    s->limit = stop;
    store(s, &s->extra, step_object);
    return to_value(s);
}

static Value islice_next(Thread *t, Value self) {
    Stage *s = (Stage *)self;
    int64_t target = load_relaxed(&s->step), limit = s->limit,
            position = load_relaxed(&s->position), step;
    Value v = NULL;
    bool past = target >= limit;
    for (int64_t end = past ? limit : target + 1; position < end; position++) {
        if (!poll_actions(t)) return NULL;
        v = stage_pull(t, s);
        if (!v) {
            if (!error_is_set(t)) stage_end(s);
            return NULL;
        }
        store_relaxed(&s->position, position + 1);
    }
    if (past || v == NULL) {
        stage_end(s);
        return NULL;
    }
    (void)int_as_int64(s->extra, &step);
    if (__builtin_add_overflow(target, step, &target) || target > limit) target = limit;
    store_relaxed(&s->step, target);
    return v;
}

static const TypeDef islice_typedef =
    STAGE_TYPE("itertools.islice", "The items that a slice of a list would have.", islice_construct,
               islice_next, "iterable, start, stop=None, step=None, /");

/* ---- the module ----------------------------------------------------------------------------- */

static const TypeDef *const itertools_types[] = {
    &accumulate_typedef,
    &batched_typedef,
    &chain_typedef,
    &combinations_typedef,
    &combinations_with_replacement_typedef,
    &compress_typedef,
    &count_typedef,
    &cycle_typedef,
    &dropwhile_typedef,
    &filterfalse_typedef,
    &groupby_typedef,
    &islice_typedef,
    &pairwise_typedef,
    &permutations_typedef,
    &product_typedef,
    &repeat_typedef,
    &starmap_typedef,
    &takewhile_typedef,
    &zip_longest_typedef,
    &grouper_typedef,
    &tee_typedef,
};

static bool itertools_init(Thread *t, Module *m) {
    for (size_t i = 0; i < ARRAY_LENGTH(itertools_types); i++) {
        Type *type = type_new_native(t, itertools_types[i], NULL);
        if (!type || !module_add_type(t, m, type)) return false;
        vm_root_set(vm_root(t, itertools_types[i]), to_value(type));
    }
    return true;
}

static const NativeDef itertools_functions[] = {
    {"tee", itertools_tee, 1, 2, NATIVE_FUNCTION, "iterable, n=2, /",
     "So many iterators, independent of each other, over one iterable."},
    {0},
};

const ModuleDef module_itertools = {
    .name = "itertools",
    .doc = "Iterators that are made of others.",
    .functions = itertools_functions,
    .init = itertools_init,
};
