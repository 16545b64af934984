/* Tuples: immutable after they are published. Also the blocks of Values that lists and others grow. */
#pragma once

#include "runtime/vm.h"

typedef struct Tuple {
    Object header;
    size_t length;
    Value items[];
} Tuple;

typedef struct ValuesBlock {
    Object header;           /* CELL_VALUES_BLOCK */
    size_t capacity;
    Value items[];           /* unbound (NULL) where nothing is */
} ValuesBlock;

ALWAYS_INLINE Tuple *tuple_of(Value v) { return (Tuple *)v; }
ALWAYS_INLINE bool is_tuple_exact(Value v) { return is_exact(v, T_TUPLE); }
bool is_tuple(Thread *t, Value v);
/* items NULL: all unbound, to be filled with store() before it is published. */
MUST_CHECK Value tuple_new(Thread *t, const Value *items, size_t length);
MUST_CHECK Value tuple_from_1(Thread *t, Value a);
MUST_CHECK Value tuple_from_2(Thread *t, Value a, Value b);
MUST_CHECK Value tuple_from_3(Thread *t, Value a, Value b, Value c);
MUST_CHECK Value tuple_from_iterable(Thread *t, Value iterable);
MUST_CHECK Value tuple_slice(Thread *t, Tuple *tuple, size_t from, size_t to);
MUST_CHECK ValuesBlock *values_block_new(Thread *t, size_t capacity);
