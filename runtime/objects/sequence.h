/* What tuples, lists and deques have in common: equality of plain items, repr, ordering, operands.
 */
#pragma once

#include "runtime/objects/protocol.h"
#include "runtime/objects/str.h"

/* Equality of two items as far as it can be told without a call: 1 equal (or identical), 0 not, -1
 * unsure. Never runs Python code, never allocates: may be used inside write sections and in loops
 * that are validated afterwards. */
int sequence_quick_equal_slow(Value a, Value b);
ALWAYS_INLINE int sequence_quick_equal(Value a, Value b) {
    if (a == b) return 1;
    if (both_small_ints(a, b)) return 0;
    return sequence_quick_equal_slow(a, b);
}

/* The hash of the commonest keys, as value_hash() gives it. False: that is to be asked. */
ALWAYS_INLINE bool sequence_quick_hash(Value v, uint64_t *hash) {
    const int64_t modulus = ((int64_t)1 << 61) - 1;
    if (is_int_small(v)) {
        int64_t n = small_int_of(v);
        *hash = (uint64_t)(n == -1 ? -2 : n);
        return LIKELY(n > -modulus && n < modulus);
    }
    if (!is_str_exact(v)) return false;
    *hash = str_hash_of(str_of(v));
    return true;
}

/* "[1, 2]" of items that do not change. A tuple of one item has a comma behind it. */
MUST_CHECK Value sequence_repr(Thread *t, const Value *items, size_t count, char open, char close);
/* Lexicographical comparison of items that do not change. */
MUST_CHECK Value sequence_compare(Thread *t, const Value *a, size_t a_count, const Value *b,
                                  size_t b_count, CompareOperator op);

/* left + right, or left * right, where left is a sequence: what the class of right, if it is
 * written in Python, makes of it (by __radd__, __rmul__). NOT_IMPLEMENTED: nothing. */
Value sequence_ask_right(Thread *t, Str *name, Value left, Value right);
/* How often self, one of the operands of *, is repeated; never negative. False: *answer is what the
 * slot returns. */
MUST_CHECK bool sequence_repeat_count(Thread *t, Value self, Value left, Value right,
                                      int64_t *count, Value *answer);
/* count items times `times`, as a number of items. False: MemoryError. */
MUST_CHECK bool sequence_product(Thread *t, size_t count, int64_t times, size_t *product);
/* An index as it was given. TypeError: "<what> indices must be integers or slices, not X". */
MUST_CHECK bool sequence_index_given(Thread *t, Value key, const char *what, int64_t *index);

/* An argument that is a length or a position. OverflowError: C has no such ssize_t. */
MUST_CHECK bool sequence_size_argument(Thread *t, Value v, int64_t *size);

/* __class_getitem__ of containers: args are the class and what was in brackets. */
Value sequence_class_getitem(Thread *t, Value *args, size_t nargs);
/* The builtin of that name, for __reduce__ of iterators. */
MUST_CHECK Value sequence_builtin(Thread *t, const char *name);
/* Clips an index argument (start, stop of index()) to a length, after adding it to negative ones.
 */
ALWAYS_INLINE size_t sequence_clip(int64_t index, size_t length) {
    if (index < 0) {
        index += (int64_t)length;
        if (index < 0) index = 0;
    }
    return (size_t)index > length ? length : (size_t)index;
}
/* a < b as sequence_quick_equal(): 1, 0, or -1: unsure. */
int sequence_quick_less_slow(Value a, Value b, int depth);
ALWAYS_INLINE int sequence_quick_less(Value a, Value b) {
    if (both_small_ints(a, b)) return small_int_of(a) < small_int_of(b);
    return sequence_quick_less_slow(a, b, 3);
}
/* For constructors that take no keywords, unless a subclass has an __init__ or __new__ that may.
 * False: TypeError. */
MUST_CHECK bool sequence_refuse_keywords(Thread *t, Type *type, uint32_t base_id, const char *name,
                                         Value kwnames);
/* value_index() as an int of exactly that type: not a bool, nor an instance of a subclass. */
MUST_CHECK Value sequence_exact_index(Thread *t, Value v);
/* Built-in values that compare, and have a repr, without running Python code; tuples of such, to
 * that depth. */
bool sequence_is_plain(Value v, int depth);
/* The same for types that have no __init__: keywords are for that of a subclass, and forgotten
 * here. */
MUST_CHECK bool sequence_leave_keywords(Thread *t, Value cls, const char *name, Value *kwnames);
