/* What the files of int share: a view of any int's limbs, and the making of results. */
#pragma once

#include "runtime/bignum/bignum.h"
#include "runtime/error.h"
#include "runtime/objects/int.h"

/* The magnitude and sign of an int, a bool, or an instance of a subclass. The view of a small one
 * refers to itself, so it must not be copied. */
typedef struct IntView {
    const uint64_t *limbs;
    size_t count;            /* the top limb is not 0 */
    bool negative;
    uint64_t small;
} IntView;

ALWAYS_INLINE void int_view_int64(int64_t n, IntView *out) {
    out->negative = n < 0;
    out->small = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
    out->count = n != 0;
    out->limbs = &out->small;
}

ALWAYS_INLINE void int_view(Value v, IntView *out) {
    if (is_object(v)) {
        const Int *n = (const Int *)v;
        out->limbs = n->limbs;
        out->negative = n->size < 0;
        out->count = (size_t)(n->size < 0 ? -n->size : n->size);
    } else {
        int_view_int64(is_int_small(v) ? small_int_of(v) : v == TRUE_VALUE, out);
    }
}

/* The value of an int other than a big one; false for those that lie in the heap. */
ALWAYS_INLINE bool int_small_value(Value v, int64_t *out) {
    if (LIKELY(is_int_small(v))) *out = small_int_of(v);
    else if (is_bool(v)) *out = v == TRUE_VALUE;
    else return false;
    return true;
}

ALWAYS_INLINE size_t int_view_bit_length(const IntView *v) {
    return v->count == 0 ? 0 : (v->count - 1) * 64 + limb_bit_length(v->limbs[v->count - 1]);
}

/* A cell for a magnitude of that many limbs, zero, to be filled and then finished. */
MUST_CHECK Int *int_allocate(Thread *t, size_t limbs);
/* Drops leading zeroes: an immediate if it fits, else n itself. */
Value int_finish(Int *n, size_t limbs, bool negative);
/* n 2^shift, exactly; n > 0. */
MUST_CHECK Value int_from_scaled(Thread *t, uint64_t n, size_t shift, bool negative);
/* The bits of |v| above `shift`, of which there are at most 64; *inexact is set when lower bits are
 * not all zero. */
uint64_t int_view_bits_above(const IntView *v, size_t shift, bool *inexact);

/* Methods that live in other files than int.c, which has the table. Signatures are NativeFn's. */
Value int_method_to_bytes(Thread *t, Value *args, size_t nargs);
Value int_method_from_bytes(Thread *t, Value *args, size_t nargs);
Value int_method_bit_count(Thread *t, Value *args, size_t nargs);
