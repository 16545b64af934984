/* itertools: iterators that look at several items, or several iterators at one iterable. */
#include "runtime/objects/function.h"
#include "stdlib/itertools.h"

static Value stage_pull_item(Thread *t, Stage *s) {
    Value iterator = load(&s->iterator);
    return iterator ? value_next(t, iterator) : NULL;
}

/* ---- groupby: `value` is the item at hand, `extra` its key; NULL before the first ----------- */

typedef struct GroupBy {
    Object header;
    Value iterator, key_function;
    Value item, key;         /* the last one that was taken */
    Value target;            /* the key of the present group */
    Value group;             /* its grouper: an older one is at its end */
} GroupBy;

typedef struct Grouper {
    Object header;
    Value parent, target;
} Grouper;

static Value groupby_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    Value out[2] = {0};
    if (!bind_arguments(t, "groupby", "iterable, key=None", args, nargs, kwnames, out)) return NULL;
    Value iterator = value_iter(t, out[0]);
    GroupBy *g = iterator ? (GroupBy *)type_allocate_instance(t, type_from(cls), 0) : NULL;
    if (!g) return NULL;
    store(g, &g->iterator, iterator);
    store(g, &g->key_function, out[1] ? out[1] : NONE);
    return to_value(g);
}

/* Takes one more item. False: the end, or an error. */
static bool groupby_step(Thread *t, GroupBy *g) {
    Value item = value_next(t, g->iterator);
    if (!item) return false;
    Value key = g->key_function == NONE ? item : value_call_1(t, g->key_function, item);
    if (!key) return false;
    store(g, &g->item, item);
    store(g, &g->key, key);
    return true;
}

static Value groupby_next(Thread *t, Value self) {
    GroupBy *g = (GroupBy *)self;
    store(g, &g->group, NULL);
    for (;;) { /* past what is left of the present group */
        Value key = load(&g->key), target = load(&g->target);
        if (key != NULL && target == NULL) break;
        if (key != NULL) {
            int equal = value_equal(t, target, key);
            if (equal < 0) return NULL;
            if (!equal) break;
        }
        if (!poll_actions(t) || !groupby_step(t, g)) return NULL;
    }
    Value key = load(&g->key);
    store(g, &g->target, key);
    Grouper *grouper =
        (Grouper *)type_allocate_instance(t, type_from(*vm_root(t, &grouper_typedef)), 0);
    if (!grouper) return NULL;
    grouper->parent = self;
    grouper->target = key;
    store(g, &g->group, to_value(grouper));
    return tuple_from_2(t, key, to_value(grouper));
}

static Value grouper_next(Thread *t, Value self) {
    Grouper *grouper = (Grouper *)self;
    GroupBy *g = (GroupBy *)grouper->parent;
    if (load(&g->group) != self) return NULL;
    Value item = load(&g->item);
    if (item == NULL) {
        if (!groupby_step(t, g)) return NULL;
        item = load(&g->item);
    }
    Value key = load(&g->key);
    int equal = key ? value_equal(t, grouper->target, key) : 0;
    item = load(&g->item); /* the comparison may have taken it */
    if (equal <= 0 || item == NULL) return NULL;
    store(g, &g->item, NULL);
    store(g, &g->key, NULL);
    return item;
}

static void groupby_trace(Marker *m, Object *cell) {
    gc_mark_values(m, &((GroupBy *)cell)->iterator, 6);
}
static void grouper_trace(Marker *m, Object *cell) {
    gc_mark_values(m, &((Grouper *)cell)->parent, 2);
}

const TypeDef groupby_typedef = {
    .name = "itertools.groupby",
    .doc = "Pairs (key, iterator over the neighbours that have this key).",
    .size = sizeof(GroupBy),
    .flags = TYPE_SUBCLASSABLE,
    .trace = groupby_trace,
    .slots = {.new = groupby_construct, .iter = stage_iter, .next = groupby_next},
    .new_params = "iterable, key=None",
};

const TypeDef grouper_typedef = {
    .name = "itertools._grouper",
    .size = sizeof(Grouper),
    .flags = TYPE_NO_INSTANTIATE,
    .trace = grouper_trace,
    .slots = {.iter = stage_iter, .next = grouper_next},
};

/* ---- tee ---------------------------------------------------------------------------------------
 * A chain of links, each with an item, that all copies walk along. The last link is empty; who
 * comes to it first asks the iterator, and fills it. Who comes meanwhile gets a RuntimeError, as
 * documented. */

typedef struct TeeLink {
    Object header;           /* CELL_VALUES_BLOCK */
    size_t capacity;
    Value iterator, item, next;
    Value busy;              /* True while a thread asks the iterator */
} TeeLink;

typedef struct Tee {
    Object header;
    Value link;              /* TeeLink */
} Tee;

static TeeLink *tee_link_new(Thread *t, Value iterator) {
    TeeLink *link = (TeeLink *)values_block_new(t, 4);
    if (link) link->iterator = iterator;
    return link;
}

static Value tee_new(Thread *t, Type *type, Value link) {
    Tee *tee = (Tee *)type_allocate_instance(t, type, 0);
    if (tee) store(tee, &tee->link, link);
    return to_value(tee);
}

static Value tee_from_iterable(Thread *t, Type *type, Value iterable) {
    Value iterator = value_iter(t, iterable);
    if (!iterator) return NULL;
    if (type_of(t, iterator)->def == &tee_typedef)
        return tee_new(t, type, load(&((Tee *)iterator)->link));
    TeeLink *link = tee_link_new(t, iterator);
    return link ? tee_new(t, type, to_value(link)) : NULL;
}

static Value tee_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    Value iterable;
    if (!bind_arguments(t, "_tee", "iterable, /", args, nargs, kwnames, &iterable)) return NULL;
    return tee_from_iterable(t, type_from(cls), iterable);
}

/* The item of an empty link. NULL: the end, or an error. */
static Value tee_link_fill(Thread *t, TeeLink *link) {
    TeeLink *last = tee_link_new(t, link->iterator);
    if (!last) return NULL;
    write_begin(t, &link->header);
    Value item = link->item;
    bool is_busy = link->busy == TRUE_VALUE;
    if (item == NULL && !is_busy) store(link, &link->busy, TRUE_VALUE);
    write_end(t, &link->header);
    if (item) return item;
    if (is_busy) return raise_runtime_error(t, "the tee iterator");
    item = value_next(t, link->iterator);
    write_begin(t, &link->header);
    store(link, &link->busy, FALSE_VALUE);
    if (item) {
        store(link, &link->next, to_value(last));
        store(link, &link->item, item);
    }
    write_end(t, &link->header);
    return item;
}

static Value tee_next(Thread *t, Value self) {
    Tee *tee = (Tee *)self;
    TeeLink *link = (TeeLink *)load(&tee->link);
    Value item = load(&link->item);
    if (item == NULL) item = tee_link_fill(t, link);
    if (item == NULL) return NULL;
    store(tee, &tee->link, load(&link->next));
    return item;
}

static Value tee_copy(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return tee_new(t, type_of(t, args[0]), load(&((Tee *)args[0])->link));
}

Value itertools_tee(Thread *t, Value *args, size_t nargs) {
    int64_t count = 2;
    (void)nargs;
    if (args[1] && !value_as_int64(t, args[1], &count, T_OVERFLOW_ERROR)) return NULL;
    if (count < 0) return raise_value_error(t, "n must be >= 0");
    ValuesBlock *block = values_block_new(t, (size_t)count);
    if (!block || count == 0) return block ? to_value(&static_empty_tuple) : NULL;
    Type *type = type_from(*vm_root(t, &tee_typedef));
    Value first = tee_from_iterable(t, type, args[0]);
    for (int64_t i = 0; first && i < count; i++) {
        Value tee = i == 0 ? first : tee_new(t, type, load(&((Tee *)first)->link));
        if (!tee) return NULL;
        store(block, &block->items[i], tee);
    }
    return first ? tuple_new(t, block->items, (size_t)count) : NULL;
}

static void tee_trace(Marker *m, Object *cell) { gc_mark_value(m, ((Tee *)cell)->link); }

static const NativeDef tee_methods[] = {
    {"__copy__", tee_copy, 0, 0, NATIVE_METHOD, NULL,
     "An iterator that goes on from here, independently."},
    {0},
};

const TypeDef tee_typedef = {
    .name = "itertools._tee",
    .doc = "An iterator that can be copied.",
    .size = sizeof(Tee),
    .flags = TYPE_SUBCLASSABLE | TYPE_WEAKLY_REFERABLE,
    .trace = tee_trace,
    .slots = {.new = tee_construct, .iter = stage_iter, .next = tee_next},
    .methods = tee_methods,
    .new_params = "iterable, /",
};

/* ---- pairwise: `value` is the left item ----------------------------------------------------- */

static Value pairwise_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    Value iterable;
    if (!sequence_leave_keywords(t, cls, "pairwise", &kwnames)) return NULL;
    if (!bind_arguments(t, "pairwise", "iterable, /", args, nargs, kwnames, &iterable)) return NULL;
    return to_value(stage_new(t, cls, iterable));
}

static Value pairwise_next(Thread *t, Value self) {
    Stage *s = (Stage *)self;
    Value left = load(&s->value);
    if (left == NULL) {
        left = stage_pull_item(t, s);
        if (!left) {
            stage_end(s);
            return NULL;
        }
        store(s, &s->value, left);
        if (load(&s->iterator) == NULL) return NULL;
    }
    Value right = stage_pull_item(t, s);
    if (!right) {
        stage_end(s);
        return NULL;
    }
    store(s, &s->value, right);
    return tuple_from_2(t, left, right);
}

const TypeDef pairwise_typedef = STAGE_TYPE("itertools.pairwise", "Pairs of neighbours.",
                                            pairwise_construct, pairwise_next, "iterable, /");

/* ---- batched: `limit` items at a time; `state`: strict -------------------------------------- */

static Value batched_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    Value out[3] = {0};
    int64_t size;
    if (!bind_arguments(t, "batched", "iterable, n, *, strict=False", args, nargs, kwnames, out))
        return NULL;
    if (!value_as_int64(t, out[1], &size, T_OVERFLOW_ERROR)) return NULL;
    int strict = out[2] ? value_truth(t, out[2]) : 0;
    if (strict < 0) return NULL;
    if (size < 1) return raise_value_error(t, "n must be at least one");
    Stage *s = stage_new(t, cls, out[0]);
    if (!s) return NULL;
    s->limit = size;
    s->state = (uint32_t)strict;
    return to_value(s);
}

static Value batched_next(Thread *t, Value self) {
    Stage *s = (Stage *)self;
    Value batch = list_new(t, s->limit < 64 ? (size_t)s->limit : 64);
    int64_t count = 0;
    for (; batch && count < s->limit; count++) {
        if (!poll_actions(t)) return NULL;
        Value v = stage_pull_item(t, s);
        if (!v) break;
        if (!list_append(t, batch, v)) return NULL;
    }
    if (!batch || error_is_set(t)) return NULL;
    if (count < s->limit) {
        stage_end(s);
        if (count == 0) return NULL;
        if (s->state) return raise_value_error(t, "batched(): incomplete batch");
    }
    return list_to_tuple(t, batch);
}

const TypeDef batched_typedef =
    STAGE_TYPE("itertools.batched", "Tuples of n items; the last may be shorter.",
               batched_construct, batched_next, "iterable, n, *, strict=False");

/* ---- zip_longest: `value` is the list of iterators, None where one has ended; `extra` fills in */

static Value zip_longest_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    Value fill = NONE;
    if (kwnames) {
        Tuple *names = tuple_of(kwnames);
        for (size_t i = 0; i < names->length; i++) {
            if (!str_equals_c(str_of(names->items[i]), "fillvalue"))
                return raise_type_error(t, "zip_longest() got an unexpected keyword argument");
            fill = args[nargs + i];
        }
    }
    Value iterators = list_new(t, nargs);
    for (size_t i = 0; iterators && i < nargs; i++) {
        Value iterator = value_iter(t, args[i]);
        if (!iterator || !list_append(t, iterators, iterator)) return NULL;
    }
    Stage *s = iterators ? stage_new(t, cls, NULL) : NULL;
    if (!s) return NULL;
    store(s, &s->value, iterators);
    store(s, &s->extra, fill);
    return to_value(s);
}

static Value zip_longest_next(Thread *t, Value self) {
    Stage *s = (Stage *)self;
    List *iterators = list_of(s->value);
    size_t count = list_length(iterators), live = 0;
    Value tuple = tuple_new(t, NULL, count);
    if (!tuple) return NULL;
    for (size_t i = 0; i < count; i++) {
        Value iterator = list_get(iterators, i), v = NULL;
        if (iterator != NONE) {
            v = value_next(t, iterator);
            if (!v && error_is_set(t)) return NULL;
            if (!v) (void)list_set(t, iterators, i, NONE);
            live += v != NULL;
        }
        store(tuple_of(tuple), &tuple_of(tuple)->items[i], v ? v : s->extra);
    }
    return live > 0 ? tuple : NULL;
}

const TypeDef zip_longest_typedef = STAGE_TYPE(
    "itertools.zip_longest", "As zip(), until the longest ends; what is missing is filled in.",
    zip_longest_construct, zip_longest_next, "*iterables, fillvalue=None");
