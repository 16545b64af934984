/* Ranges, slices and the iterators over built-in sequences.
 *
 * An iterator has no lock and no write section: its position is one word that is stored relaxed,
 * and a sequence that has come to its end is stored as NULL. Threads that call next() on one
 * iterator at the same time may get an item twice, or miss one. */
#pragma once

#include "runtime/vm.h"

typedef struct Range {
    Object header;
    Value start, stop, step, length;  /* ints */
} Range;

typedef struct RangeIterator { /* T_RANGE_ITERATOR: all within int64. Private to one thread in
                                  practice, so */
    Object header;                    /* races only repeat or skip items, as documented for 3.14t */
    int64_t next, remaining, step;
} RangeIterator;

typedef struct LongRangeIterator {    /* T_LONG_RANGE_ITERATOR: all others */
    Object header;
    Value start, step, length, index; /* ints */
} LongRangeIterator;

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
/* The bounds of an exact range whose items are all small ints. */
bool range_is_small(Value range, int64_t *start, int64_t *step, int64_t *length);
MUST_CHECK Value range_iterator_new(Thread *t, int64_t start, int64_t step, int64_t length);

MUST_CHECK Value slice_new(Thread *t, Value start, Value stop, Value step);
MUST_CHECK Value index_iterator_new(Thread *t, uint32_t type_id, Value sequence);
/* Moves the iterator of an IndexIterator type past its end. */
ALWAYS_INLINE void index_iterator_exhaust(IndexIterator *it) { store(it, &it->sequence, NULL); }
/* Pickling of index iterators: (iter, (sequence,), index), and __setstate__ for them. `backwards`:
 * reversed. */
Value index_iterator_reduce(Thread *t, Value *args, size_t nargs);
Value index_iterator_setstate(Thread *t, Value *args, size_t nargs);
/* iter(callable, sentinel). */
MUST_CHECK Value callable_iterator_new(Thread *t, Value callable, Value sentinel);

/* A bound of a slice that is not None, or a start or stop argument of index(): clamped to int64. */
MUST_CHECK bool slice_bound(Thread *t, Value v, int64_t *bound);
/* The three numbers of a slice before they are fitted to a length (fill-ins: the extremes of
 * int64)... */
MUST_CHECK bool slice_unpack(Thread *t, Value slice, int64_t *start, int64_t *stop, int64_t *step);
/* ... and fitted; returns how many items that is. Runs no Python code. */
int64_t slice_fit(int64_t length, int64_t *start, int64_t *stop, int64_t step);
/* Clips to a sequence of `length` items as Python does: *start, *stop, *step, *count of items.
 * False: error (step 0, not an index). */
MUST_CHECK bool slice_indices(Thread *t, Value slice, int64_t length, int64_t *start, int64_t *stop,
                              int64_t *step, int64_t *count);
/* An index into a sequence: negative counts from the end. False: IndexError "<what> index out of
 * range" or TypeError. */
MUST_CHECK bool sequence_index(Thread *t, Value key, int64_t length, const char *what,
                               int64_t *index);
