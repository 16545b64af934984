#include "runtime/objects/tuple.h"

#include "runtime/error.h"
#include "runtime/objects/int.h"
#include "runtime/objects/iterator.h"
#include "runtime/objects/list.h"
#include "runtime/objects/sequence.h"
#include "runtime/objects/set.h"
#include "runtime/threads/safepoint.h"

Tuple static_empty_tuple __attribute__((aligned(16))) = {STATIC_OBJECT(T_TUPLE), 0, {}};

/* An iterable that promises more items than this is believed only step by step. */
#define VALUES_HINT_MAX ((int64_t)1 << 16)

bool is_tuple(Thread *t, Value v) { return is_instance_of(t, v, T_TUPLE); }

/* ---- blocks --------------------------------------------------------------------------------- */

static ValuesBlock *values_block_allocate(Thread *t, size_t capacity, bool roomy) {
    if (UNLIKELY(capacity > (size_t)INT64_MAX / sizeof(Value) / 2)) {
        raise_memory_error(t);
        return NULL;
    }
    size_t size = sizeof(ValuesBlock) + capacity * sizeof(Value);
    if (roomy && size <= HEAP_CELL_MAX) {
        size = heap_class_cell(heap_size_class(size));
        capacity = (size - sizeof(ValuesBlock)) / sizeof(Value);
    }
    ValuesBlock *block = heap_allocate(t, size, CELL_VALUES_BLOCK);
    if (LIKELY(block != NULL)) block->capacity = capacity;
    return block;
}

ValuesBlock *values_block_new(Thread *t, size_t capacity) {
    return values_block_allocate(t, capacity, false);
}
ValuesBlock *values_block_new_roomy(Thread *t, size_t capacity) {
    return values_block_allocate(t, capacity, true);
}

static bool values_collect_steps(Thread *t, Value iterable, ValuesBlock **result, size_t *length) {
    Value iterator = value_iter(t, iterable);
    if (!iterator) return false;
    int64_t hint = value_length_hint(t, iterable, 8);
    if (hint < 0) return false;
    ValuesBlock *block =
        values_block_new_roomy(t, (size_t)(hint < VALUES_HINT_MAX ? hint : VALUES_HINT_MAX));
    if (!block) return false;
    size_t n = 0;
    for (;;) {
        if (!poll_actions(t)) return false;
        Value v = value_next(t, iterator);
        if (!v) break;
        if (n == block->capacity) {
            ValuesBlock *wider = values_block_new_roomy(t, n + n / 2 + 4);
            if (!wider) return false;
            values_copy(wider, wider->items, block->items, n);
            block = wider;
        }
        store(block, &block->items[n++], v);
    }
    *result = block;
    *length = n;
    return !error_is_set(t);
}

bool values_are_at_hand(Value v) {
    switch (is_object(v) ? shape_id_of(object_of(v)) : 0) {
    case T_LIST: case T_TUPLE: case T_RANGE: case T_STR: case T_DICT: case T_SET: case T_FROZENSET:
    case T_DICT_KEYS: case T_DICT_VALUES: case T_DICT_ITEMS: return true;
    default: return false;
    }
}

bool values_collect(Thread *t, Value iterable, ValuesBlock **result, size_t *length) {
    switch (is_object(iterable) ? shape_id_of(object_of(iterable)) : 0) {
    case T_LIST: return list_snapshot(t, list_of(iterable), 0, SIZE_MAX, result, length);
    case T_SET:
    case T_FROZENSET: return set_collect(t, set_of(iterable), result, length);
    case T_DICT: return dict_collect(t, dict_of(iterable), DICT_PART_KEY, result, length);
    case T_DICT_KEYS: return dict_collect(t, dict_of_view(iterable), DICT_PART_KEY, result, length);
    case T_DICT_VALUES:
        return dict_collect(t, dict_of_view(iterable), DICT_PART_VALUE, result, length);
    case T_DICT_ITEMS:
        return dict_collect(t, dict_of_view(iterable), DICT_PART_ITEM, result, length);
    case T_TUPLE: break;
    default: return values_collect_steps(t, iterable, result, length);
    }
    Tuple *tuple = tuple_of(iterable);
    ValuesBlock *block = values_block_new(t, tuple->length);
    if (!block) return false;
    values_copy(block, block->items, tuple->items, tuple->length);
    *result = block;
    *length = tuple->length;
    return true;
}

/* ---- making --------------------------------------------------------------------------------- */

Value tuple_new(Thread *t, const Value *items, size_t length) {
    if (length == 0) return to_value(&static_empty_tuple);
    if (UNLIKELY(length > (size_t)INT64_MAX / sizeof(Value) / 2)) return raise_memory_error(t);
    Tuple *tuple = heap_allocate(t, sizeof(Tuple) + length * sizeof(Value), T_TUPLE);
    if (UNLIKELY(!tuple)) return NULL;
    tuple->length = length;
    if (items != NULL) values_copy(tuple, tuple->items, items, length);
    return to_value(tuple);
}

Value tuple_from_1(Thread *t, Value a) { return tuple_new(t, &a, 1); }
Value tuple_from_2(Thread *t, Value a, Value b) { return tuple_new(t, (Value[]){a, b}, 2); }
Value tuple_from_3(Thread *t, Value a, Value b, Value c) {
    return tuple_new(t, (Value[]){a, b, c}, 3);
}

Value tuple_from_iterable(Thread *t, Value iterable) {
    if (is_tuple_exact(iterable)) return iterable;
    if (is_exact(iterable, T_LIST)) return list_to_tuple(t, iterable);
    ValuesBlock *block;
    size_t length;
    if (!values_collect(t, iterable, &block, &length)) return NULL;
    return tuple_new(t, block->items, length);
}

Value tuple_slice(Thread *t, Tuple *tuple, size_t from, size_t to) {
    if (to > tuple->length) to = tuple->length;
    if (from > to) from = to;
    if (from == 0 && to == tuple->length && is_tuple_exact(to_value(tuple))) return to_value(tuple);
    return tuple_new(t, tuple->items + from, to - from);
}

static Value tuple_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    Value iterable = NULL;
    bool is_exact_type = type_from(cls) == t->vm->types[T_TUPLE];
    if (!sequence_refuse_keywords(t, type_from(cls), T_TUPLE, "tuple", kwnames)) return NULL;
    if (!bind_arguments(t, "tuple", "iterable=(), /", args, nargs, NULL, &iterable))
        return NULL;
    Value tuple = iterable ? tuple_from_iterable(t, iterable) : to_value(&static_empty_tuple);
    if (!tuple || is_exact_type) return tuple;
    size_t length = tuple_of(tuple)->length;
    Value instance = type_allocate_instance(t, type_from(cls), length * sizeof(Value));
    if (!instance) return NULL;
    tuple_of(instance)->length = length;
    values_copy(tuple_of(instance), tuple_of(instance)->items, tuple_of(tuple)->items, length);
    return instance;
}

/* ---- slots ---------------------------------------------------------------------------------- */

static Value tuple_repr(Thread *t, Value self) {
    Tuple *tuple = tuple_of(self);
    if (tuple->length == 0) return to_value(str_from_c(t, "()"));
    int entered = repr_enter(t, self);
    if (entered <= 0) return entered < 0 ? NULL : to_value(str_from_c(t, "(...)"));
    Value text = sequence_repr(t, tuple->items, tuple->length, '(', ')');
    repr_leave(t, self);
    return text;
}

/* The lanes of xxHash64, one item a lane: items in another order, or nested otherwise, hash
 * differently. */
static bool tuple_hash(Thread *t, Value self, int64_t *hash) {
    const uint64_t prime_1 = 11400714785074694791u, prime_2 = 14029467366897019727u;
    const uint64_t prime_5 = 2870177450012600261u;
    Tuple *tuple = tuple_of(self);
    if (C_STACK_IS_LOW(t) && thread_stack_overflow(t, " while hashing a tuple")) return false;
    uint64_t sum = prime_5;
    for (size_t i = 0; i < tuple->length; i++) {
        int64_t lane;
        if (!value_hash(t, tuple->items[i], &lane)) return false;
        sum += (uint64_t)lane * prime_2;
        sum = (sum << 31 | sum >> 33) * prime_1;
    }
    sum += tuple->length ^ (prime_5 ^ 3527539u);
    *hash = sum == UINT64_MAX ? 1546275796 : (int64_t)sum;
    return true;
}

static Value tuple_richcompare(Thread *t, Value self, Value other, CompareOperator op) {
    if (!is_tuple(t, other)) return NOT_IMPLEMENTED;
    Tuple *a = tuple_of(self), *b = tuple_of(other);
    return sequence_compare(t, a->items, a->length, b->items, b->length, op);
}

static Value tuple_iter(Thread *t, Value self) {
    return index_iterator_new(t, T_TUPLE_ITERATOR, self);
}
static int64_t tuple_len(Thread *t, Value self) {
    (void)t;
    return (int64_t)tuple_of(self)->length;
}

static Value tuple_getitem(Thread *t, Value self, Value key) {
    Tuple *tuple = tuple_of(self);
    int64_t start, stop, step, count;
    if (!is_exact(key, T_SLICE)) {
        if (!sequence_index(t, key, (int64_t)tuple->length, "tuple", &start)) return NULL;
        return tuple->items[start];
    }
    if (!slice_indices(t, key, (int64_t)tuple->length, &start, &stop, &step, &count)) return NULL;
    if (step == 1) return tuple_slice(t, tuple, (size_t)start, (size_t)(start + count));
    Value result = tuple_new(t, NULL, (size_t)count);
    if (!result) return NULL;
    for (int64_t i = 0; i < count; i++)
        store(tuple_of(result), &tuple_of(result)->items[i], tuple->items[start + i * step]);
    return result;
}

/* The first index in [from, to) of an item equal to v, or -1; -2: error. */
static int64_t tuple_find(Thread *t, Tuple *tuple, Value v, size_t from, size_t to) {
    for (size_t i = from; i < to; i++) {
        int equal = sequence_quick_equal(tuple->items[i], v);
        if (equal < 0) {
            if (!poll_actions(t)) return -2;
            equal = value_equal(t, tuple->items[i], v);
            if (equal < 0) return -2;
        }
        if (equal) return (int64_t)i;
    }
    return -1;
}

static int tuple_contains(Thread *t, Value self, Value v) {
    int64_t found = tuple_find(t, tuple_of(self), v, 0, tuple_of(self)->length);
    return found == -2 ? -1 : found >= 0;
}

static Value tuple_concat(Thread *t, Value left, Value right) {
    if (!is_tuple(t, left)) return NOT_IMPLEMENTED;
    if (!is_tuple(t, right)) {
        Value answer = sequence_ask_right(t, NAME(__radd__), left, right);
        if (answer != NOT_IMPLEMENTED) return answer;
        return raise_type_error(t, "can only concatenate tuple (not \"%T\") to tuple", right);
    }
    Tuple *a = tuple_of(left), *b = tuple_of(right);
    if (a->length == 0 && is_tuple_exact(right)) return right;
    if (b->length == 0 && is_tuple_exact(left)) return left;
    Value result = tuple_new(t, NULL, a->length + b->length);
    if (!result) return NULL;
    values_copy(tuple_of(result), tuple_of(result)->items, a->items, a->length);
    values_copy(tuple_of(result), tuple_of(result)->items + a->length, b->items, b->length);
    return result;
}

static Value tuple_repeat(Thread *t, Value left, Value right) {
    Value self = is_tuple(t, left) ? left : right;
    int64_t times;
    Value answer;
    if (!sequence_repeat_count(t, self, left, right, &times, &answer)) return answer;
    Tuple *tuple = tuple_of(self);
    if ((times == 1 || tuple->length == 0) && is_tuple_exact(self)) return self;
    size_t total;
    if (!sequence_product(t, tuple->length, times, &total)) return NULL;
    Value result = tuple_new(t, NULL, total);
    if (!result) return NULL;
    for (size_t i = 0; i < total; i += tuple->length)
        values_copy(tuple_of(result), tuple_of(result)->items + i, tuple->items, tuple->length);
    return result;
}

/* ---- methods -------------------------------------------------------------------------------- */

static Value tuple_index(Thread *t, Value *args, size_t nargs) {
    Tuple *tuple = tuple_of(args[0]);
    int64_t start = 0, stop = INT64_MAX;
    if (nargs > 2 && !slice_bound(t, args[2], &start)) return NULL;
    if (nargs > 3 && !slice_bound(t, args[3], &stop)) return NULL;
    int64_t found = tuple_find(t, tuple, args[1], sequence_clip(start, tuple->length),
                               sequence_clip(stop, tuple->length));
    if (found == -2) return NULL;
    return found < 0 ? raise_value_error(t, "tuple.index(x): x not in tuple") : small_int(found);
}

static Value tuple_count(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Tuple *tuple = tuple_of(args[0]);
    int64_t count = 0;
    for (size_t i = 0; i < tuple->length; i++) {
        int64_t found = tuple_find(t, tuple, args[1], i, i + 1);
        if (found == -2) return NULL;
        count += found >= 0;
    }
    return small_int(count);
}

static Value tuple_getnewargs(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value plain = tuple_new(t, tuple_of(args[0])->items, tuple_of(args[0])->length);
    return plain ? tuple_from_1(t, plain) : NULL;
}

static const NativeDef tuple_methods[] = {
    {"index", tuple_index, 1, 3, NATIVE_METHOD, NULL, "The first index of a value."},
    {"count", tuple_count, 1, 1, NATIVE_METHOD, NULL, "How many items are equal to a value."},
    {"__getnewargs__", tuple_getnewargs, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__class_getitem__", sequence_class_getitem, 1, 1, NATIVE_CLASS_METHOD, NULL, NULL},
    {0},
};

static void tuple_trace(Marker *m, Object *cell) {
    Tuple *tuple = (Tuple *)cell;
    gc_mark_values(m, tuple->items, tuple->length);
}

const TypeDef tuple_typedef = {
    .name = "tuple",
    .doc = "An immutable sequence.",
    .id = T_TUPLE,
    .size = 0,
    .flags = TYPE_SUBCLASSABLE | TYPE_SEQUENCE | TYPE_IMMUTABLE | TYPE_BASIC_MATCH,
    .trace = tuple_trace,
    .slots = {
        .repr = tuple_repr,
        .hash = tuple_hash,
        .compare = tuple_richcompare,
        .iter = tuple_iter,
        .new = tuple_construct,
        .length = tuple_len,
        .getitem = tuple_getitem,
        .contains = tuple_contains,
        .binary = {[BINARY_ADD] = tuple_concat, [BINARY_MUL] = tuple_repeat},
    },
    .methods = tuple_methods,
    .new_params = "iterable=(), /",
};
