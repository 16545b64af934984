/* The operations on natural numbers of any size whose time grows faster than their length. They
 * take scratch memory from the collected heap and poll for Python actions between slices, so
 * operands must be immutable or private, and reachable from the caller's stack. False: an exception
 * is set (MemoryError, KeyboardInterrupt ...). */
#pragma once

#include "runtime/bignum/limbs.h"
#include "runtime/vm.h"

#define BIGNUM_LIMBS_MAX ((size_t)1 << 50)

/* A scratch array that lives while the C stack refers to it; zeroed. NULL: MemoryError is set. */
MUST_CHECK uint64_t *bignum_scratch(Thread *t, size_t limbs);
/* Before a call of the floor below whose operands have a thousand limbs or more. */
MUST_CHECK bool bignum_reserve(Thread *t);

/* One of the bounds LIMBS_*_MAX, or less where the C stack is short. */
ALWAYS_INLINE size_t bignum_slice(const Thread *t, size_t most) {
    uintptr_t here = (uintptr_t)__builtin_frame_address(0), limit = (uintptr_t)t->c_stack_limit;
    return LIKELY(here > limit + LIMBS_STACK) || most < LIMBS_SHALLOW ? most : LIMBS_SHALLOW;
}

/* out[0..an+bn) = a * b. No overlap with out; a may be b. */
MUST_CHECK bool bignum_multiply(Thread *t, uint64_t *out, const uint64_t *a, size_t an,
                                const uint64_t *b, size_t bn);
/* quotient[0..an-dn] = a / d and remainder[0..dn); an >= dn >= 1, d's top limb is not 0. Either
 * result may be NULL; neither may overlap an operand. */
MUST_CHECK bool bignum_divide(Thread *t, uint64_t *quotient, uint64_t *remainder, const uint64_t *a,
                              size_t an, const uint64_t *d, size_t dn);

/* Decimal digits. a has n > 0 limbs, the top one not 0. Writes them from out on, without a final
 * zero, and sets *length; out has room for bignum_decimal_room(n). */
size_t bignum_decimal_room(size_t n);
MUST_CHECK bool bignum_to_decimal(Thread *t, const uint64_t *a, size_t n, char *out,
                                  size_t *length);
/* digits[0..count): values below base (not characters), most significant first. out has room for
 * bignum_from_digits_room(); *length of it is used, without leading zeroes. base is not a power of
 * two. */
size_t bignum_from_digits_room(size_t count, unsigned base);
MUST_CHECK bool bignum_from_digits(Thread *t, const uint8_t *digits, size_t count, unsigned base,
                                   uint64_t *out, size_t *length);

/* The greatest common divisor of a and b, which it destroys; both have n limbs. The result is in a;
 * *length of it. */
MUST_CHECK bool bignum_gcd(Thread *t, uint64_t *a, uint64_t *b, size_t n, size_t *length);
