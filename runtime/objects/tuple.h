/* Tuples: immutable after they are published. Also the blocks of Values that lists and others grow.
 */
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
/* The only empty one of exactly that type. */
extern Tuple static_empty_tuple;
/* items NULL: all unbound, to be filled with store() before it is published. */
MUST_CHECK Value tuple_new(Thread *t, const Value *items, size_t length);
MUST_CHECK Value tuple_from_1(Thread *t, Value a);
MUST_CHECK Value tuple_from_2(Thread *t, Value a, Value b);
MUST_CHECK Value tuple_from_3(Thread *t, Value a, Value b, Value c);
MUST_CHECK Value tuple_from_iterable(Thread *t, Value iterable);
MUST_CHECK Value tuple_slice(Thread *t, Tuple *tuple, size_t from, size_t to);

/* Exactly that capacity. */
MUST_CHECK ValuesBlock *values_block_new(Thread *t, size_t capacity);
/* At least that capacity: all that the cell has room for. */
MUST_CHECK ValuesBlock *values_block_new_roomy(Thread *t, size_t capacity);
/* Built-in collections, whose items are there already: they are collected as of one moment. */
bool values_are_at_hand(Value v);
/* The items of an iterable in a block that nobody else has. */
MUST_CHECK bool values_collect(Thread *t, Value iterable, ValuesBlock **block, size_t *length);
/* Fills words of a cell that nobody else can see yet. The source may be shared: its words are read
 * one by one. */
ALWAYS_INLINE void values_copy(void *container, Value *to, const Value *from, size_t count) {
    (void)container;
    copy_words(to, from, count);
}
