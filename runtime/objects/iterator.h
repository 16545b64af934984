/* Ranges, slices and the iterators over built-in sequences. */
#pragma once

#include "runtime/vm.h"

typedef struct Range {
    Object header;
    Value start, stop, step, length;  /* ints */
} Range;

typedef struct RangeIterator {        /* T_RANGE_ITERATOR: all within int64. Private to one thread in practice, so */
    Object header;                    /* races only repeat or skip items, as documented for 3.14t */
    int64_t next, remaining, step;
} RangeIterator;

typedef struct Slice {
    Object header;
    Value start, stop, step;
} Slice;

/* T_LIST_ITERATOR, T_TUPLE_ITERATOR, T_STR_ITERATOR, T_BYTES_ITERATOR, T_SEQUENCE_ITERATOR, ...: */
typedef struct IndexIterator {
    Object header;
    Value sequence;                   /* NULL: exhausted */
    size_t index;
} IndexIterator;

MUST_CHECK Value range_new(Thread *t, Value start, Value stop, Value step);
MUST_CHECK Value slice_new(Thread *t, Value start, Value stop, Value step);
MUST_CHECK Value index_iterator_new(Thread *t, uint32_t type_id, Value sequence);
/* Clips to a sequence of `length` items as Python does: *start, *stop, *step, *count of items. False: error (step 0, not an index). */
MUST_CHECK bool slice_indices(Thread *t, Value slice, int64_t length, int64_t *start, int64_t *stop, int64_t *step, int64_t *count);
/* An index into a sequence: negative counts from the end. False: IndexError "<what> index out of range" or TypeError. */
MUST_CHECK bool sequence_index(Thread *t, Value key, int64_t length, const char *what, int64_t *index);
