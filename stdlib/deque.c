/* collections.deque: a ring of a power of two places.
 *
 * As with lists, single reads take no lock: places that hold nothing are unbound, and a reader that
 * meets one looks again under the lock. `version` is odd while several words change; reads of many
 * items validate it. `state` counts what iterators must not see: changes of the number or order of
 * items. */
#include "stdlib/deque.h"

#include "runtime/error.h"
#include "runtime/objects/function.h"
#include "runtime/objects/int.h"
#include "runtime/objects/iterator.h"
#include "runtime/objects/list.h"
#include "runtime/objects/sequence.h"
#include "runtime/threads/safepoint.h"

#define DEQUE_CAPACITY_MIN 8
#define DEQUE_TRIES 3

typedef struct Deque {
    Object header;
    ValuesBlock *block;      /* NULL: nothing was ever in it */
    size_t start, length;    /* item i is in place (start + i) mod capacity */
    int64_t maxlen;          /* -1: none */
    uint32_t version, state;
} Deque;

static Deque *deque_of(Value v) { return (Deque *)v; }
static bool is_deque(Thread *t, Value v) { return type_of(t, v)->def == &deque_typedef; }
static size_t deque_length(const Deque *d) { return load_acquire(&d->length); }
static Value *deque_place(ValuesBlock *block, size_t start, size_t i) {
    return &block->items[(start + i) & (block->capacity - 1)];
}

static void deque_change_begin(Deque *d) {
    store_release(&d->version, load_relaxed(&d->version) + 1);
}
static void deque_change_end(Deque *d) {
    store_relaxed(&d->state, load_relaxed(&d->state) + 1);
    store_release(&d->version, load_relaxed(&d->version) + 1);
}

/* ---- reading -------------------------------------------------------------------------------- */

/* Item i, or NULL: there is none. */
static Value deque_get(Thread *t, Deque *d, size_t i) {
    ValuesBlock *block = load_acquire(&d->block);
    if (block == NULL || i >= deque_length(d)) return NULL;
    Value v = load(deque_place(block, load_acquire(&d->start), i));
    if (UNLIKELY(v == NULL)) {
        write_begin(t, &d->header);
        if (i < d->length) v = *deque_place(d->block, d->start, i);
        write_end(t, &d->header);
    }
    return v;
}

/* Copies as many items as fit; says how many there are. SIZE_MAX: it changed meanwhile. */
static size_t deque_copy_items(const Deque *d, ValuesBlock *copy) {
    ValuesBlock *block = load_acquire(&d->block);
    size_t start = load_acquire(&d->start), length = block ? deque_length(d) : 0;
    for (size_t i = 0; i < length && i < copy->capacity; i++) {
        copy->items[i] = load(deque_place(block, start, i));
        if (copy->items[i] == NULL) return SIZE_MAX;
    }
    return length;
}

/* The items as of one moment, in a block that nobody else has. */
static ValuesBlock *deque_snapshot(Thread *t, Deque *d, size_t *length) {
    for (int tries = 0;; tries++) {
        ValuesBlock *copy = values_block_new(t, deque_length(d));
        if (!copy) return NULL;
        if (tries < DEQUE_TRIES) {
            uint32_t version = load_acquire(&d->version);
            *length = deque_copy_items(d, copy);
            if (version & 1 || load_acquire(&d->version) != version) continue;
        } else {
            write_begin(t, &d->header);
            *length = deque_copy_items(d, copy);
            write_end(t, &d->header);
        }
        if (*length <= copy->capacity) return copy;
    }
}

/* The index of the first item in [from, to) that is equal to v, and the item; -1: none, -2: error.
 * If a comparison changes the deque that is an error of the given type. */
static int64_t deque_find(Thread *t, Deque *d, Value v, size_t from, size_t to, Value *item,
                          uint32_t changed_error) {
    size_t length;
    ValuesBlock *copy = deque_snapshot(t, d, &length);
    if (!copy) return -2;
    uint32_t state = load_relaxed(&d->state);
    for (size_t i = from; i < to && i < length; i++) {
        int equal = sequence_quick_equal(copy->items[i], v);
        if (equal < 0) {
            if (!poll_actions(t)) return -2;
            equal = value_equal(t, copy->items[i], v);
            if (equal < 0) return -2;
            if (load_relaxed(&d->state) != state) {
                raise_error(t, changed_error, "deque mutated during iteration");
                return -2;
            }
        }
        if (equal) {
            *item = copy->items[i];
            return (int64_t)i;
        }
    }
    return -1;
}

/* ---- changing ------------------------------------------------------------------------------- */

/* In a write section: removes one item from an end that has one. */
static Value deque_take(Deque *d, bool left) {
    Value *place = deque_place(d->block, d->start, left ? 0 : d->length - 1);
    Value v = *place;
    deque_change_begin(d);
    store_release(&d->length, d->length - 1);
    if (left) store_release(&d->start, (d->start + 1) & (d->block->capacity - 1));
    store(d->block, place, NULL);
    deque_change_end(d);
    return v;
}

/* In a write section: there is room. */
static void deque_put(Deque *d, Value v, bool left) {
    size_t mask = d->block->capacity - 1;
    size_t start = left ? (d->start - 1) & mask : d->start;
    deque_change_begin(d);
    store(d->block, deque_place(d->block, start, left ? 0 : d->length), v);
    store_release(&d->start, start);
    store_release(&d->length, d->length + 1);
    deque_change_end(d);
}

/* Replaces the block by a larger one. */
static bool deque_grow(Thread *t, Deque *d) {
    ValuesBlock *old = load_acquire(&d->block);
    ValuesBlock *block = values_block_new(t, old ? old->capacity * 2 : DEQUE_CAPACITY_MIN);
    if (!block) return false;
    write_begin(t, &d->header);
    if (d->block == old && d->length < block->capacity) {
        for (size_t i = 0; i < d->length; i++) block->items[i] = *deque_place(old, d->start, i);
        deque_change_begin(d);
        store_release(&d->start, 0);
        store_cell(d, &d->block, block);
        store_release(&d->version, d->version + 1);
    }
    write_end(t, &d->header);
    return true;
}

static bool deque_has_room(const Deque *d) {
    return d->block != NULL && d->length < d->block->capacity;
}

static bool deque_push(Thread *t, Deque *d, Value v, bool left) {
    if (d->maxlen == 0) return true;
    for (;;) {
        write_begin(t, &d->header);
        if (d->maxlen >= 0 && d->length == (size_t)d->maxlen) (void)deque_take(d, !left);
        bool done = deque_has_room(d);
        if (done) deque_put(d, v, left);
        write_end(t, &d->header);
        if (done) return true;
        if (!deque_grow(t, d)) return false;
    }
}

static Value deque_pop_end(Thread *t, Value self, bool left) {
    Deque *d = deque_of(self);
    write_begin(t, &d->header);
    Value v = d->length > 0 ? deque_take(d, left) : NULL;
    write_end(t, &d->header);
    return v ? v : raise_index_error(t, "pop from an empty deque");
}

static void deque_clear(Thread *t, Deque *d) {
    write_begin(t, &d->header);
    deque_change_begin(d);
    store_release(&d->length, 0);
    store_cell(d, &d->block, NULL);
    store_release(&d->start, 0);
    deque_change_end(d);
    write_end(t, &d->header);
}

static bool deque_extend(Thread *t, Deque *d, Value iterable, bool left) {
    if (iterable == to_value(d)) {
        size_t length;
        ValuesBlock *copy = deque_snapshot(t, d, &length);
        iterable = copy ? list_from_block(t, copy, length) : NULL;
        if (!iterable) return false;
    }
    Value iterator = value_iter(t, iterable);
    if (!iterator) return false;
    for (Value v; (v = value_next(t, iterator)) != NULL;) {
        if (!poll_actions(t)) return false;
        if (!deque_push(t, d, v, left)) return false;
    }
    return !error_is_set(t);
}

/* In a write section: closes the gap at item i, from the nearer end. */
static void deque_delete_at(Deque *d, size_t i) {
    ValuesBlock *block = d->block;
    deque_change_begin(d);
    if (i < d->length / 2) {
        for (; i > 0; i--)
            store(block, deque_place(block, d->start, i), *deque_place(block, d->start, i - 1));
        store(block, deque_place(block, d->start, 0), NULL);
        store_release(&d->start, (d->start + 1) & (block->capacity - 1));
    } else {
        for (; i + 1 < d->length; i++)
            store(block, deque_place(block, d->start, i), *deque_place(block, d->start, i + 1));
        store(block, deque_place(block, d->start, d->length - 1), NULL);
    }
    store_release(&d->length, d->length - 1);
    deque_change_end(d);
}

/* In a write section: there is room, and i is less than the length. */
static void deque_insert_at(Deque *d, size_t i, Value v) {
    ValuesBlock *block = d->block;
    deque_change_begin(d);
    for (size_t k = d->length; k > i; k--)
        store(block, deque_place(block, d->start, k), *deque_place(block, d->start, k - 1));
    store(block, deque_place(block, d->start, i), v);
    store_release(&d->length, d->length + 1);
    deque_change_end(d);
}

/* In a write section: the last `count` items come first. */
static void deque_rotate_right(Deque *d, size_t count) {
    ValuesBlock *block = d->block;
    size_t mask = block->capacity - 1, length = d->length;
    deque_change_begin(d);
    for (; count > 0; count--) {
        size_t start = (d->start - 1) & mask, last = (d->start + length - 1) & mask;
        Value v = block->items[last];
        if (last != start) store(block, &block->items[last], NULL);
        store(block, &block->items[start], v);
        store_release(&d->start, start);
    }
    deque_change_end(d);
}
static void deque_rotate_left(Deque *d, size_t count) {
    ValuesBlock *block = d->block;
    size_t mask = block->capacity - 1, length = d->length;
    deque_change_begin(d);
    for (; count > 0; count--) {
        size_t first = d->start, end = (d->start + length) & mask;
        Value v = block->items[first];
        if (first != end) store(block, &block->items[first], NULL);
        store(block, &block->items[end], v);
        store_release(&d->start, (first + 1) & mask);
    }
    deque_change_end(d);
}

/* ---- construction --------------------------------------------------------------------------- */

static Value deque_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    Value self = type_allocate_instance(t, type_from(cls), 0);
    if (self) deque_of(self)->maxlen = -1;
    return self;
}

static bool deque_initialise(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    Deque *d = deque_of(self);
    Value out[2] = {0};
    int64_t maxlen = -1;
    if (!bind_arguments(t, "deque", "iterable=(), maxlen=None", args, nargs, kwnames, out))
        return false;
    if (out[1] && out[1] != NONE) {
        if (!is_int(t, out[1])) return FAIL_WITH(raise_type_error(t, "an integer is required"));
        if (!value_as_int64(t, out[1], &maxlen, T_OVERFLOW_ERROR)) return false;
        if (maxlen < 0) return FAIL_WITH(raise_value_error(t, "maxlen must be non-negative"));
    }
    store_relaxed(&d->maxlen, maxlen);
    if (deque_length(d) > 0) deque_clear(t, d);
    return out[0] == NULL || deque_extend(t, d, out[0], false);
}

static Value deque_maxlen(Thread *t, Value self) {
    int64_t maxlen = load_relaxed(&deque_of(self)->maxlen);
    return maxlen < 0 ? NONE : int_from_int64(t, maxlen);
}

/* A new deque of the same class and size limit. */
static Value deque_copy(Thread *t, Value self) {
    Value maxlen = deque_maxlen(t, self);
    if (!maxlen) return NULL;
    Type *type = type_of(t, self);
    return maxlen == NONE ? value_call_1(t, to_value(type), self)
                          : value_call_2(t, to_value(type), self, maxlen);
}

static Value deque_copy_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return deque_copy(t, args[0]);
}

/* ---- iterators ------------------------------------------------------------------------------ */

typedef struct DequeIterator {
    Object header;
    Value deque;
    int64_t index;           /* of items given out */
    uint32_t state;          /* of the deque when iteration began */
} DequeIterator;

static Value deque_iterator_new(Thread *t, const TypeDef *def, Value deque) {
    DequeIterator *it = (DequeIterator *)type_allocate_instance(t, type_from(*vm_root(t, def)), 0);
    if (!it) return NULL;
    store(it, &it->deque, deque);
    it->state = load_relaxed(&deque_of(deque)->state);
    return to_value(it);
}

static Value deque_iterator_step(Thread *t, Value self, bool backwards) {
    DequeIterator *it = (DequeIterator *)self;
    Deque *d = deque_of(it->deque);
    size_t index = (size_t)load_relaxed(&it->index), length = deque_length(d);
    if (load_relaxed(&d->state) != load_relaxed(&it->state)) {
        store_relaxed(&it->index, INT64_MAX);
        return raise_runtime_error(t, "deque mutated during iteration");
    }
    if (index >= length) return NULL;
    store_relaxed(&it->index, (int64_t)index + 1);
    return deque_get(t, d, backwards ? length - 1 - index : index);
}

static Value deque_iterator_next(Thread *t, Value self) {
    return deque_iterator_step(t, self, false);
}
static Value deque_reverse_iterator_next(Thread *t, Value self) {
    return deque_iterator_step(t, self, true);
}
static Value deque_iterator_self(Thread *t, Value self) {
    (void)t;
    return self;
}

static Value deque_iterator_make(Thread *t, const TypeDef *def, Value *args, size_t nargs,
                                 Value kwnames) {
    Value out[2] = {0};
    int64_t index = 0;
    if (!bind_arguments(t, def->name, "deque, index=0, /", args, nargs, kwnames, out)) return NULL;
    if (!is_deque(t, out[0]))
        return raise_type_error(t, "argument 1 must be collections.deque, not %T", out[0]);
    if (out[1] && !value_as_int64(t, out[1], &index, T_OVERFLOW_ERROR)) return NULL;
    Value it = deque_iterator_new(t, def, out[0]);
    if (it) ((DequeIterator *)it)->index = index < 0 ? 0 : index;
    return it;
}
static Value deque_iterator_construct(Thread *t, Value cls, Value *args, size_t nargs,
                                      Value kwnames) {
    (void)cls;
    return deque_iterator_make(t, &deque_iterator_typedef, args, nargs, kwnames);
}
static Value deque_reverse_iterator_construct(Thread *t, Value cls, Value *args, size_t nargs,
                                              Value kwnames) {
    (void)cls;
    return deque_iterator_make(t, &deque_reverse_iterator_typedef, args, nargs, kwnames);
}

static Value deque_iterator_length_hint(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)nargs;
    DequeIterator *it = (DequeIterator *)args[0];
    int64_t left = (int64_t)deque_length(deque_of(it->deque)) - load_relaxed(&it->index);
    return small_int(left < 0 ? 0 : left);
}

static Value deque_iterator_reduce(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    DequeIterator *it = (DequeIterator *)args[0];
    Value arguments = tuple_from_2(t, it->deque, small_int(load_relaxed(&it->index)));
    return arguments ? tuple_from_2(t, to_value(type_of(t, args[0])), arguments) : NULL;
}

static const NativeDef deque_iterator_methods[] = {
    {"__length_hint__", deque_iterator_length_hint, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__reduce__", deque_iterator_reduce, 0, 0, NATIVE_METHOD, NULL, NULL},
    {0},
};

static void deque_iterator_trace(Marker *m, Object *cell) {
    gc_mark_value(m, ((DequeIterator *)cell)->deque);
}

const TypeDef deque_iterator_typedef = {
    .name = "collections._deque_iterator",
    .size = sizeof(DequeIterator),
    .trace = deque_iterator_trace,
    .slots = {.new = deque_iterator_construct,
              .iter = deque_iterator_self,
              .next = deque_iterator_next},
    .methods = deque_iterator_methods,
};
const TypeDef deque_reverse_iterator_typedef = {
    .name = "collections._deque_reverse_iterator",
    .size = sizeof(DequeIterator),
    .trace = deque_iterator_trace,
    .slots = {.new = deque_reverse_iterator_construct, .iter = deque_iterator_self,
              .next = deque_reverse_iterator_next},
    .methods = deque_iterator_methods,
};

static Value deque_iter(Thread *t, Value self) {
    return deque_iterator_new(t, &deque_iterator_typedef, self);
}
static Value deque_reversed(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return deque_iterator_new(t, &deque_reverse_iterator_typedef, args[0]);
}

/* ---- slots ---------------------------------------------------------------------------------- */

static Value deque_repr(Thread *t, Value self) {
    int entered = repr_enter(t, self);
    if (entered <= 0) return entered < 0 ? NULL : to_value(str_from_c(t, "[...]"));
    size_t length;
    ValuesBlock *copy = deque_snapshot(t, deque_of(self), &length);
    Value items = copy ? sequence_repr(t, copy->items, length, '[', ']') : NULL, text = NULL;
    int64_t maxlen = load_relaxed(&deque_of(self)->maxlen);
    if (items && maxlen < 0)
        text = to_value(str_format(t, "%V(%V)", type_str_name(t, type_of(t, self)), items));
    else if (items)
        text = to_value(
            str_format(t, "%V(%V, maxlen=%zd)", type_str_name(t, type_of(t, self)), items, maxlen));
    repr_leave(t, self);
    return text;
}

static Value deque_compare(Thread *t, Value self, Value other, CompareOperator op) {
    if (!is_deque(t, other)) return NOT_IMPLEMENTED;
    size_t a_length, b_length;
    ValuesBlock *a = deque_snapshot(t, deque_of(self), &a_length);
    ValuesBlock *b = a ? deque_snapshot(t, deque_of(other), &b_length) : NULL;
    return b ? sequence_compare(t, a->items, a_length, b->items, b_length, op) : NULL;
}

static int64_t deque_len(Thread *t, Value self) {
    (void)t;
    return (int64_t)deque_length(deque_of(self));
}

static int deque_contains(Thread *t, Value self, Value v) {
    Value item;
    int64_t found = deque_find(t, deque_of(self), v, 0, SIZE_MAX, &item, T_RUNTIME_ERROR);
    return found == -2 ? -1 : found >= 0;
}

/* The index that a subscript means. */
static bool deque_index_of(Thread *t, Deque *d, Value key, int64_t *index) {
    if (type_of(t, key)->slots->index == NULL)
        return FAIL_WITH(raise_type_error(t, "sequence index must be integer, not '%T'", key));
    if (!value_as_int64(t, key, index, T_INDEX_ERROR)) return false;
    int64_t length = (int64_t)deque_length(d);
    if (*index < 0) *index += length;
    return (*index >= 0 && *index < length) ||
           FAIL_WITH(raise_index_error(t, "deque index out of range"));
}

static Value deque_getitem(Thread *t, Value self, Value key) {
    int64_t index;
    if (!deque_index_of(t, deque_of(self), key, &index)) return NULL;
    Value v = deque_get(t, deque_of(self), (size_t)index);
    return v ? v : raise_index_error(t, "deque index out of range");
}

static bool deque_setitem(Thread *t, Value self, Value key, Value v) {
    Deque *d = deque_of(self);
    int64_t index;
    if (!deque_index_of(t, d, key, &index)) return false;
    write_begin(t, &d->header);
    bool is_there = (size_t)index < d->length;
    if (is_there && v == NULL) {
        deque_delete_at(d, (size_t)index);
    } else if (is_there) {
        store(d->block, deque_place(d->block, d->start, (size_t)index), v);
        store_release(&d->version, d->version + 2);
    }
    write_end(t, &d->header);
    return is_there || FAIL_WITH(raise_index_error(t, "deque index out of range"));
}

static Value deque_concat(Thread *t, Value left, Value right) {
    if (!is_deque(t, left)) return NOT_IMPLEMENTED;
    if (!is_deque(t, right)) {
        Value answer = sequence_ask_right(t, NAME(__radd__), left, right);
        if (answer != NOT_IMPLEMENTED) return answer;
        return raise_type_error(t, "can only concatenate deque (not \"%T\") to deque", right);
    }
    Value result = deque_copy(t, left);
    return result && deque_extend(t, deque_of(result), right, false) ? result : NULL;
}

static Value deque_inplace_concat(Thread *t, Value self, Value iterable) {
    return deque_extend(t, deque_of(self), iterable, false) ? self : NULL;
}

static bool deque_repeat_into(Thread *t, Deque *d, int64_t times) {
    size_t length, total;
    ValuesBlock *copy = deque_snapshot(t, d, &length);
    if (!copy || !sequence_product(t, length, times, &total)) return false;
    if (times == 0) deque_clear(t, d);
    for (int64_t k = 1; k < times; k++) {
        if (!poll_actions(t)) return false;
        for (size_t i = 0; i < length; i++)
            if (!deque_push(t, d, copy->items[i], false)) return false;
    }
    return true;
}

static Value deque_repeat(Thread *t, Value left, Value right) {
    Value self = is_deque(t, left) ? left : right;
    int64_t times;
    Value answer;
    if (!sequence_repeat_count(t, self, left, right, &times, &answer)) return answer;
    Value result = deque_copy(t, self);
    return result && deque_repeat_into(t, deque_of(result), times) ? result : NULL;
}

static Value deque_inplace_repeat(Thread *t, Value self, Value right) {
    int64_t times;
    Value answer;
    if (!sequence_repeat_count(t, self, self, right, &times, &answer)) return answer;
    return deque_repeat_into(t, deque_of(self), times) ? self : NULL;
}

/* ---- methods -------------------------------------------------------------------------------- */

static Value deque_append_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return deque_push(t, deque_of(args[0]), args[1], false) ? NONE : NULL;
}
static Value deque_appendleft_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return deque_push(t, deque_of(args[0]), args[1], true) ? NONE : NULL;
}
static Value deque_extend_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return deque_extend(t, deque_of(args[0]), args[1], false) ? NONE : NULL;
}
static Value deque_extendleft_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return deque_extend(t, deque_of(args[0]), args[1], true) ? NONE : NULL;
}
static Value deque_pop_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return deque_pop_end(t, args[0], false);
}
static Value deque_popleft_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return deque_pop_end(t, args[0], true);
}
static Value deque_clear_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    deque_clear(t, deque_of(args[0]));
    return NONE;
}

static Value deque_count_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value item;
    int64_t count = 0;
    for (int64_t i = -1; (i = deque_find(t, deque_of(args[0]), args[1], (size_t)(i + 1), SIZE_MAX,
                                         &item, T_RUNTIME_ERROR)) >= 0;)
        count++;
    return error_is_set(t) ? NULL : small_int(count);
}

static Value deque_index_method(Thread *t, Value *args, size_t nargs) {
    Deque *d = deque_of(args[0]);
    int64_t start = 0, stop = INT64_MAX;
    if (nargs > 2 && !slice_bound(t, args[2], &start)) return NULL;
    if (nargs > 3 && !slice_bound(t, args[3], &stop)) return NULL;
    Value item;
    size_t length = deque_length(d);
    int64_t found = deque_find(t, d, args[1], sequence_clip(start, length),
                               sequence_clip(stop, length), &item, T_RUNTIME_ERROR);
    if (found == -2) return NULL;
    return found < 0 ? raise_value_error(t, "deque.index(x): x not in deque") : small_int(found);
}

static Value deque_insert_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Deque *d = deque_of(args[0]);
    int64_t index;
    if (!value_as_int64(t, args[1], &index, T_OVERFLOW_ERROR)) return NULL;
    for (;;) {
        write_begin(t, &d->header);
        bool is_full = d->maxlen >= 0 && d->length >= (size_t)d->maxlen,
             has_room = deque_has_room(d);
        size_t i = sequence_clip(index, d->length);
        if (!is_full && has_room) {
            if (i == 0) deque_put(d, args[2], true);
            else deque_insert_at(d, i, args[2]);
        }
        write_end(t, &d->header);
        if (is_full) return raise_index_error(t, "deque already at its maximum size");
        if (has_room) return NONE;
        if (!deque_grow(t, d)) return NULL;
    }
}

static Value deque_remove_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Deque *d = deque_of(args[0]);
    for (;;) {
        Value item;
        int64_t found = deque_find(t, d, args[1], 0, SIZE_MAX, &item, T_INDEX_ERROR);
        if (found == -2) return NULL;
        if (found < 0) return raise_value_error(t, "deque.remove(x): x not in deque");
        write_begin(t, &d->header);
        bool is_there =
            (size_t)found < d->length && *deque_place(d->block, d->start, (size_t)found) == item;
        if (is_there) deque_delete_at(d, (size_t)found);
        write_end(t, &d->header);
        if (is_there) return NONE;
        if (!poll_actions(t)) return NULL;
    }
}

static Value deque_reverse_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Deque *d = deque_of(args[0]);
    write_begin(t, &d->header);
    if (d->length > 1) {
        deque_change_begin(d);
        for (size_t i = 0, j = d->length - 1; i < j; i++, j--) {
            Value *a = deque_place(d->block, d->start, i), *b = deque_place(d->block, d->start, j),
                  v = *a;
            store(d->block, a, *b);
            store(d->block, b, v);
        }
        deque_change_end(d);
    }
    write_end(t, &d->header);
    return NONE;
}

static Value deque_rotate_method(Thread *t, Value *args, size_t nargs) {
    Deque *d = deque_of(args[0]);
    int64_t n = 1;
    if (nargs > 1 && !value_as_int64(t, args[1], &n, T_OVERFLOW_ERROR)) return NULL;
    write_begin(t, &d->header);
    int64_t length = (int64_t)d->length;
    if (length > 1) {
        n %= length;
        if (n < 0) n += length;
        if (n > length / 2) deque_rotate_left(d, (size_t)(length - n));
        else if (n > 0) deque_rotate_right(d, (size_t)n);
    }
    write_end(t, &d->header);
    return NONE;
}

/* (class, () or ((), maxlen), attributes or None, iterator) */
static Value deque_reduce(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value maxlen = deque_maxlen(t, args[0]);
    Value state = maxlen ? value_call_method(t, NAME(__getstate__), args, 1, NULL) : NULL;
    Value iterator = state ? deque_iter(t, args[0]) : NULL;
    if (!iterator) return NULL;
    Value empty = to_value(&static_empty_tuple),
          arguments = maxlen == NONE ? empty : tuple_from_2(t, empty, maxlen);
    if (!arguments) return NULL;
    return tuple_new(t, (Value[]){to_value(type_of(t, args[0])), arguments, state, iterator}, 4);
}

static Value deque_sizeof(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    ValuesBlock *block = load_acquire(&deque_of(args[0])->block);
    return int_from_uint64(t, sizeof(Deque) +
                                  (block ? sizeof *block + block->capacity * sizeof(Value) : 0));
}

static const NativeDef deque_methods[] = {
    {"append", deque_append_method, 1, 1, NATIVE_METHOD, NULL, "Add an item at the right end."},
    {"appendleft", deque_appendleft_method, 1, 1, NATIVE_METHOD, NULL,
     "Add an item at the left end."},
    {"clear", deque_clear_method, 0, 0, NATIVE_METHOD, NULL, "Remove all items."},
    {"copy", deque_copy_method, 0, 0, NATIVE_METHOD, NULL, "A new deque of the same items."},
    {"__copy__", deque_copy_method, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"count", deque_count_method, 1, 1, NATIVE_METHOD, NULL,
     "How many items are equal to a value."},
    {"extend", deque_extend_method, 1, 1, NATIVE_METHOD, NULL,
     "Add the items of an iterable at the right end."},
    {"extendleft", deque_extendleft_method, 1, 1, NATIVE_METHOD, NULL,
     "Add the items of an iterable, one by one, at the left end."},
    {"index", deque_index_method, 1, 3, NATIVE_METHOD, NULL, "The first index of a value."},
    {"insert", deque_insert_method, 2, 2, NATIVE_METHOD, NULL,
     "Put an item before the one at an index."},
    {"pop", deque_pop_method, 0, 0, NATIVE_METHOD, NULL,
     "Remove the rightmost item and return it."},
    {"popleft", deque_popleft_method, 0, 0, NATIVE_METHOD, NULL,
     "Remove the leftmost item and return it."},
    {"remove", deque_remove_method, 1, 1, NATIVE_METHOD, NULL,
     "Remove the first item that is equal to a value."},
    {"reverse", deque_reverse_method, 0, 0, NATIVE_METHOD, NULL,
     "Turn the order of the items around."},
    {"rotate", deque_rotate_method, 0, 1, NATIVE_METHOD, NULL,
     "Move n items from the right end to the left."},
    {"__reversed__", deque_reversed, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__reduce__", deque_reduce, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__sizeof__", deque_sizeof, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__class_getitem__", sequence_class_getitem, 1, 1, NATIVE_CLASS_METHOD, NULL, NULL},
    {0},
};

static const GetSetDef deque_getset[] = {
    {"maxlen", deque_maxlen, NULL, "How many items it holds at most, or None."},
    {0},
};

static void deque_trace(Marker *m, Object *cell) { gc_mark_cell(m, ((Deque *)cell)->block); }

const TypeDef deque_typedef = {
    .name = "collections.deque",
    .doc = "A sequence with two ends that are quick to reach.",
    .size = sizeof(Deque),
    .flags = TYPE_SUBCLASSABLE | TYPE_SEQUENCE | TYPE_WEAKLY_REFERABLE,
    .trace = deque_trace,
    .slots = {
        .repr = deque_repr,
        .compare = deque_compare,
        .iter = deque_iter,
        .new = deque_construct,
        .init = deque_initialise,
        .length = deque_len,
        .getitem = deque_getitem,
        .setitem = deque_setitem,
        .contains = deque_contains,
        .binary = {[BINARY_ADD] = deque_concat, [BINARY_MUL] = deque_repeat},
        .inplace = {[BINARY_ADD] = deque_inplace_concat, [BINARY_MUL] = deque_inplace_repeat},
    },
    .methods = deque_methods,
    .getset = deque_getset,
    .new_params = "iterable=(), maxlen=None",
};
