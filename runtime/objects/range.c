/* range objects of any ints, and their iterators. */
#include "runtime/error.h"
#include "runtime/objects/int.h"
#include "runtime/objects/iterator.h"
#include "runtime/objects/sequence.h"
#include "runtime/threads/safepoint.h"

static Range *range_of(Value v) { return (Range *)v; }

/* How many items: all three are ints, step is not zero. */
static Value range_count(Thread *t, Value start, Value stop, Value step) {
    bool up = int_sign(step) > 0;
    if (both_small_ints(start, stop) && is_int_small(step)) {
        __int128 span = up ? (__int128)small_int_of(stop) - small_int_of(start)
                           : (__int128)small_int_of(start) - small_int_of(stop);
        __int128 stride = up ? small_int_of(step) : -(__int128)small_int_of(step);
        if (span <= 0) return small_int(0);
        __int128 count = (span - 1) / stride + 1;
        if (count <= SMALL_INT_MAX) return small_int((int64_t)count);
    }
    Value span = up ? int_sub(t, stop, start) : int_sub(t, start, stop);
    if (!span || int_sign(span) <= 0) return span ? small_int(0) : NULL;
    Value stride = up ? step : int_negative(t, step);
    span = stride ? int_sub(t, span, small_int(1)) : NULL;
    Value quotient = span ? int_floordiv(t, span, stride) : NULL;
    return quotient ? int_add(t, quotient, small_int(1)) : NULL;
}

Value range_new(Thread *t, Value start, Value stop, Value step) {
    start = sequence_exact_index(t, start);
    stop = start ? sequence_exact_index(t, stop) : NULL;
    step = stop ? sequence_exact_index(t, step) : NULL;
    if (!step) return NULL;
    if (int_sign(step) == 0) return raise_value_error(t, "range() arg 3 must not be zero");
    Value length = range_count(t, start, stop, step);
    if (!length) return NULL;
    Range *range = heap_allocate(t, sizeof *range, T_RANGE);
    if (!range) return NULL;
    range->start = start;
    range->stop = stop;
    range->step = step;
    range->length = length;
    return to_value(range);
}

static Value range_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    (void)cls;
    Value out[3] = {0};
    if (kwnames && tuple_of(kwnames)->length)
        return raise_type_error(t, "range() takes no keyword arguments");
    if (nargs == 0) return raise_type_error(t, "range expected at least 1 argument, got 0");
    if (nargs > 3) return raise_type_error(t, "range expected at most 3 arguments, got %zu", nargs);
    for (size_t i = 0; i < nargs; i++) out[i] = args[i];
    if (nargs == 1) return range_new(t, small_int(0), out[0], small_int(1));
    return range_new(t, out[0], out[1], out[2] ? out[2] : small_int(1));
}

/* start + i * step. */
static Value range_item(Thread *t, Range *range, Value i) {
    if (both_small_ints(i, range->step) && is_int_small(range->start)) {
        int64_t offset, item;
        if (!__builtin_mul_overflow(small_int_of(i), small_int_of(range->step), &offset) &&
            !__builtin_add_overflow(small_int_of(range->start), offset, &item))
            return int_from_int64(t, item);
    }
    Value offset = int_mul(t, i, range->step);
    return offset ? int_add(t, range->start, offset) : NULL;
}

bool range_is_small(Value v, int64_t *start, int64_t *step, int64_t *length) {
    Range *range = range_of(v);
    if (!both_small_ints(range->start, range->step) || !is_int_small(range->length)) return false;
    *start = small_int_of(range->start);
    *step = small_int_of(range->step);
    *length = small_int_of(range->length);
    int64_t span, last;
    return !__builtin_mul_overflow(*length, *step, &span) &&
           !__builtin_add_overflow(*start, span, &last) && fits_small_int(last);
}

/* ---- slots ---------------------------------------------------------------------------------- */

static Value range_repr(Thread *t, Value self) {
    Range *range = range_of(self);
    if (range->step == small_int(1))
        return to_value(str_format(t, "range(%R, %R)", range->start, range->stop));
    return to_value(str_format(t, "range(%R, %R, %R)", range->start, range->stop, range->step));
}

static int64_t range_len(Thread *t, Value self) {
    int64_t length;
    if (int_as_int64(range_of(self)->length, &length)) return length;
    raise_overflow_error(t, "Python int too large to convert to C ssize_t");
    return -1;
}

static int range_truth(Thread *t, Value self) {
    (void)t;
    return int_sign(range_of(self)->length) != 0;
}

/* The slice of a range is a range; the bounds may be larger than any length in memory. */
static Value range_slice(Thread *t, Range *range, Value slice) {
    Value window[2] = {slice, range->length};
    Value indices = value_call_method(t, str_of(NAME_VALUE(indices)), window, 2, NULL);
    if (!indices) return NULL;
    const Value *bound = tuple_of(indices)->items;
    Value step = int_mul(t, range->step, bound[2]);
    Value start = step ? range_item(t, range, bound[0]) : NULL;
    Value stop = start ? range_item(t, range, bound[1]) : NULL;
    return stop ? range_new(t, start, stop, step) : NULL;
}

static Value range_getitem(Thread *t, Value self, Value key) {
    Range *range = range_of(self);
    if (is_exact(key, T_SLICE)) return range_slice(t, range, key);
    if (type_of(t, key)->slots->index == NULL)
        return raise_type_error(t, "range indices must be integers or slices, not %T", key);
    Value index = value_index(t, key);
    if (index && int_sign(index) < 0) index = int_add(t, index, range->length);
    if (!index) return NULL;
    if (int_sign(index) < 0 || int_compare(index, range->length) >= 0)
        return raise_index_error(t, "range object index out of range");
    return range_item(t, range, index);
}

/* The index of an int, NULL without exception when it is not in the range. */
static Value range_find_int(Thread *t, Range *range, Value v) {
    bool up = int_sign(range->step) > 0;
    if (int_compare(v, range->start) * (up ? 1 : -1) < 0 ||
        int_compare(v, range->stop) * (up ? 1 : -1) >= 0)
        return NULL;
    Value offset = int_sub(t, v, range->start), quotient, remainder;
    if (!offset || !int_divmod(t, offset, range->step, &quotient, &remainder)) return NULL;
    return int_sign(remainder) == 0 ? quotient : NULL;
}

/* Items equal to something that is no int are looked for one by one. 1 found at *index, 0 not, -1
 * error. Stops at the first if count is NULL. */
static int range_search(Thread *t, Value self, Value v, Value *index, int64_t *count) {
    Value iterator = value_iter(t, self);
    if (!iterator) return -1;
    Value i = small_int(0);
    for (Value item; (item = value_next(t, iterator)) != NULL;) {
        if (!poll_actions(t)) return -1;
        int equal = value_equal(t, item, v);
        if (equal < 0) return -1;
        if (equal) {
            *index = i;
            if (!count) return 1;
            ++*count;
        }
        i = int_add(t, i, small_int(1));
        if (!i) return -1;
    }
    return error_is_set(t) ? -1 : 0;
}

static bool range_is_plain_int(Value v) { return is_int_small(v) || is_bool(v) || is_int_big(v); }
static Value range_plain_int(Value v) { return is_bool(v) ? small_int(v == TRUE_VALUE) : v; }

static int range_contains(Thread *t, Value self, Value v) {
    Value index;
    if (!range_is_plain_int(v)) return range_search(t, self, v, &index, NULL);
    index = range_find_int(t, range_of(self), range_plain_int(v));
    return index ? 1 : error_is_set(t) ? -1 : 0;
}

/* Ranges are equal when they have the same items. */
static bool range_same_items(Range *a, Range *b) {
    if (int_compare(a->length, b->length) != 0) return false;
    if (int_sign(a->length) == 0) return true;
    if (int_compare(a->start, b->start) != 0) return false;
    return a->length == small_int(1) || int_compare(a->step, b->step) == 0;
}

static Value range_richcompare(Thread *t, Value self, Value other, CompareOperator op) {
    (void)t;
    if (!is_exact(other, T_RANGE) || (op != COMPARE_EQ && op != COMPARE_NE)) return NOT_IMPLEMENTED;
    bool equal = self == other || range_same_items(range_of(self), range_of(other));
    return bool_value(equal == (op == COMPARE_EQ));
}

static bool range_hash(Thread *t, Value self, int64_t *hash) {
    Range *range = range_of(self);
    bool empty = int_sign(range->length) == 0, single = range->length == small_int(1);
    Value key = tuple_from_3(t, range->length, empty ? NONE : range->start,
                             empty || single ? NONE : range->step);
    return key && value_hash(t, key, hash);
}

/* ---- iterators ------------------------------------------------------------------------------ */

Value range_iterator_new(Thread *t, int64_t start, int64_t step, int64_t length) {
    RangeIterator *it = heap_allocate(t, sizeof *it, T_RANGE_ITERATOR);
    if (!it) return NULL;
    it->next = start;
    it->step = step;
    it->remaining = length;
    return to_value(it);
}

static Value range_iterate(Thread *t, Value start, Value step, Value length) {
    int64_t first, stride, count;
    if (int_as_int64(start, &first) && int_as_int64(step, &stride) &&
        int_as_int64(length, &count)) {
        int64_t span, end;
        if (!__builtin_mul_overflow(count, stride, &span) &&
            !__builtin_add_overflow(first, span, &end))
            return range_iterator_new(t, first, stride, count);
    }
    LongRangeIterator *it = heap_allocate(t, sizeof *it, T_LONG_RANGE_ITERATOR);
    if (!it) return NULL;
    it->start = start;
    it->step = step;
    it->length = length;
    it->index = small_int(0);
    return to_value(it);
}

static Value range_iter(Thread *t, Value self) {
    Range *range = range_of(self);
    return range_iterate(t, range->start, range->step, range->length);
}

static Value range_reversed(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Range *range = range_of(args[0]);
    Value last = int_sub(t, range->length, small_int(1));
    if (last) last = range_item(t, range, last);
    Value step = last ? int_negative(t, range->step) : NULL;
    return step ? range_iterate(t, last, step, range->length) : NULL;
}

static Value range_iterator_next(Thread *t, Value self) {
    RangeIterator *it = (RangeIterator *)self;
    int64_t remaining = load_relaxed(&it->remaining), n = load_relaxed(&it->next);
    if (remaining <= 0) return NULL;
    store_relaxed(&it->remaining, remaining - 1);
    store_relaxed(&it->next, (int64_t)((uint64_t)n + (uint64_t)it->step));
    return LIKELY(fits_small_int(n)) ? small_int(n) : int_from_int64(t, n);
}

static Value range_iterator_length_hint(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int64_t remaining = load_relaxed(&((RangeIterator *)args[0])->remaining);
    return int_from_int64(t, remaining < 0 ? 0 : remaining);
}

/* (iter, (range(next, stop, step),), None). */
static Value range_iterator_pickle(Thread *t, Value start, Value step, Value length) {
    Value iter = sequence_builtin(t, "iter");
    Value span = iter ? int_mul(t, step, length) : NULL;
    Value stop = span ? int_add(t, start, span) : NULL;
    Value range = stop ? range_new(t, start, stop, step) : NULL;
    Value args = range ? tuple_from_1(t, range) : NULL;
    return args ? tuple_from_3(t, iter, args, NONE) : NULL;
}

static Value range_iterator_reduce(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    RangeIterator *it = (RangeIterator *)args[0];
    int64_t remaining = load_relaxed(&it->remaining);
    Value next = int_from_int64(t, load_relaxed(&it->next)), step = int_from_int64(t, it->step);
    return next && step
               ? range_iterator_pickle(t, next, step, small_int(remaining < 0 ? 0 : remaining))
               : NULL;
}

static Value range_iterator_setstate(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    RangeIterator *it = (RangeIterator *)args[0];
    int64_t skip, remaining = load_relaxed(&it->remaining);
    if (!value_as_int64(t, args[1], &skip, T_OVERFLOW_ERROR)) return NULL;
    if (skip < 0) skip = 0;
    if (skip > remaining) skip = remaining;
    store_relaxed(&it->next, (int64_t)((uint64_t)load_relaxed(&it->next) +
                                       (uint64_t)skip * (uint64_t)it->step));
    store_relaxed(&it->remaining, remaining - skip);
    return NONE;
}

static const NativeDef range_iterator_methods[] = {
    {"__length_hint__", range_iterator_length_hint, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__reduce__", range_iterator_reduce, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__setstate__", range_iterator_setstate, 1, 1, NATIVE_METHOD, NULL, NULL},
    {0},
};

static Value long_range_next(Thread *t, Value self) {
    LongRangeIterator *it = (LongRangeIterator *)self;
    Value index = load(&it->index);
    if (int_compare(index, it->length) >= 0) return NULL;
    Value offset = int_mul(t, index, it->step);
    Value item = offset ? int_add(t, it->start, offset) : NULL;
    Value following = item ? int_add(t, index, small_int(1)) : NULL;
    if (!following) return NULL;
    store(it, &it->index, following);
    return item;
}

static Value long_range_length_hint(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    LongRangeIterator *it = (LongRangeIterator *)args[0];
    return int_sub(t, it->length, load(&it->index));
}

static Value long_range_reduce(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    LongRangeIterator *it = (LongRangeIterator *)args[0];
    Value index = load(&it->index), offset = int_mul(t, index, it->step);
    Value start = offset ? int_add(t, it->start, offset) : NULL;
    Value length = start ? int_sub(t, it->length, index) : NULL;
    return length ? range_iterator_pickle(t, start, it->step, length) : NULL;
}

static Value long_range_setstate(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    LongRangeIterator *it = (LongRangeIterator *)args[0];
    Value skip = value_index(t, args[1]);
    if (!skip) return NULL;
    if (int_sign(skip) < 0) skip = small_int(0);
    Value index = int_add(t, load(&it->index), skip);
    if (!index) return NULL;
    if (int_compare(index, it->length) > 0) index = it->length;
    store(it, &it->index, index);
    return NONE;
}

static const NativeDef long_range_methods[] = {
    {"__length_hint__", long_range_length_hint, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__reduce__", long_range_reduce, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__setstate__", long_range_setstate, 1, 1, NATIVE_METHOD, NULL, NULL},
    {0},
};

static Value range_iterator_self(Thread *t, Value self) {
    (void)t;
    return self;
}

static void long_range_trace(Marker *m, Object *cell) {
    gc_mark_values(m, &((LongRangeIterator *)cell)->start, 4);
}

const TypeDef range_iterator_typedef = {
    .name = "range_iterator",
    .id = T_RANGE_ITERATOR,
    .size = sizeof(RangeIterator),
    .flags = TYPE_NO_INSTANTIATE,
    .slots = {.iter = range_iterator_self, .next = range_iterator_next},
    .methods = range_iterator_methods,
};

const TypeDef longrange_iterator_typedef = {
    .name = "longrange_iterator",
    .id = T_LONG_RANGE_ITERATOR,
    .size = sizeof(LongRangeIterator),
    .flags = TYPE_NO_INSTANTIATE,
    .trace = long_range_trace,
    .slots = {.iter = range_iterator_self, .next = long_range_next},
    .methods = long_range_methods,
};

/* ---- methods -------------------------------------------------------------------------------- */

static Value range_index(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value index;
    if (range_is_plain_int(args[1])) {
        index = range_find_int(t, range_of(args[0]), range_plain_int(args[1]));
        if (index || error_is_set(t)) return index;
        return raise_value_error(t, "range.index(x): x not in range");
    }
    int found = range_search(t, args[0], args[1], &index, NULL);
    if (found < 0) return NULL;
    return found ? index : raise_value_error(t, "sequence.index(x): x not in sequence");
}

static Value range_count_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value index;
    int64_t count = 0;
    if (range_is_plain_int(args[1])) {
        index = range_find_int(t, range_of(args[0]), range_plain_int(args[1]));
        return index ? small_int(1) : error_is_set(t) ? NULL : small_int(0);
    }
    return range_search(t, args[0], args[1], &index, &count) < 0 ? NULL : small_int(count);
}

static Value range_reduce(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Range *range = range_of(args[0]);
    Value bounds = tuple_from_3(t, range->start, range->stop, range->step);
    return bounds ? tuple_from_2(t, to_value(t->vm->types[T_RANGE]), bounds) : NULL;
}

static const NativeDef range_methods[] = {
    {"__reversed__", range_reversed, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__reduce__", range_reduce, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"count", range_count_method, 1, 1, NATIVE_METHOD, NULL,
     "How many items are equal to a value."},
    {"index", range_index, 1, 1, NATIVE_METHOD, NULL, "The index of a value."},
    {0},
};

static const MemberDef range_members[] = {
    {"start", offsetof(Range, start), MEMBER_READ_ONLY, NULL},
    {"stop", offsetof(Range, stop), MEMBER_READ_ONLY, NULL},
    {"step", offsetof(Range, step), MEMBER_READ_ONLY, NULL},
    {0},
};

static void range_trace(Marker *m, Object *cell) { gc_mark_values(m, &((Range *)cell)->start, 4); }

const TypeDef range_typedef = {
    .name = "range",
    .doc = "The ints from start on, in steps, before stop.",
    .id = T_RANGE,
    .size = sizeof(Range),
    .flags = TYPE_SEQUENCE,
    .trace = range_trace,
    .slots = {
        .repr = range_repr,
        .hash = range_hash,
        .compare = range_richcompare,
        .iter = range_iter,
        .new = range_construct,
        .truth = range_truth,
        .length = range_len,
        .getitem = range_getitem,
        .contains = range_contains,
    },
    .methods = range_methods,
    .members = range_members,
};
