/* The files of module itertools. */
#pragma once

#include "runtime/error.h"
#include "runtime/objects/int.h"
#include "runtime/objects/iterator.h"
#include "runtime/objects/list.h"
#include "runtime/objects/protocol.h"
#include "runtime/objects/sequence.h"
#include "runtime/threads/owner.h"
#include "runtime/threads/safepoint.h"

/* Most iterators of the module: something to iterate over, something to call, and a little state.
 * Its words are stored one by one, so threads that share one may get an item twice, or miss one;
 * each word is valid at any time. */
typedef struct Stage {
    Object header;
    Value iterator;          /* NULL: exhausted */
    Value function, value, extra;
    int64_t position, limit, step;
    uint32_t state;
} Stage;

/* An instance of cls over iter(iterable). iterable NULL: over nothing yet. */
MUST_CHECK Stage *stage_new(Thread *t, Value cls, Value iterable);
void stage_trace(Marker *m, Object *cell);
Value stage_iter(Thread *t, Value self);
ALWAYS_INLINE void stage_end(Stage *s) { store(s, &s->iterator, NULL); }

#define STAGE_TYPE(class_name, text, construct, step, signature) \
    { \
        .name = class_name, .doc = text, .size = sizeof(Stage), .flags = TYPE_SUBCLASSABLE, \
        .trace = stage_trace, .slots = {.new = construct, .iter = stage_iter, .next = step}, \
        .new_params = signature \
    }

/* itertools_group.c */
extern const TypeDef groupby_typedef, grouper_typedef, tee_typedef, pairwise_typedef,
    batched_typedef, zip_longest_typedef;
Value itertools_tee(Thread *t, Value *args, size_t nargs);
/* itertools_combine.c */
extern const TypeDef product_typedef, permutations_typedef, combinations_typedef,
    combinations_with_replacement_typedef;
