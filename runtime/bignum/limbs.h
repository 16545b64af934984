/* Arithmetic on natural numbers that are arrays of 64-bit limbs, least significant first.
 *
 * Plain functions: they know nothing of threads and cannot fail. An operand may have leading zero
 * limbs only where it is said. limbs_gmp.c implements this floor with GMP's mpn functions, limbs.c
 * without; bignum.h builds the operations that grow faster than linearly on it, in slices. */
#pragma once

#include "runtime/config.h"

/* The sizes up to which one call of limbs_multiply() and limbs_divide() is both the quickest way
 * and short: what is larger is split by bignum.h. A slice takes a few milliseconds at most. */
#if MINIPY_GMP
#define LIMBS_MULTIPLY_MAX 16384
#define LIMBS_DIVIDE_MAX 8192
#define LIMBS_DIVIDE_ROW ((size_t)32768) /* the longest divisor of one call */
/* Limbs of one call of limbs_to_decimal(), and made by one of limbs_from_digits(). */
#define LIMBS_RADIX_MAX 2048
/* GMP takes up to so much of the C stack; with operands of LIMBS_SHALLOW hardly any. */
#define LIMBS_STACK ((uintptr_t)256 << 10)
#define LIMBS_SHALLOW ((size_t)48)
#else
#define LIMBS_MULTIPLY_MAX 40
#define LIMBS_DIVIDE_MAX 80
#define LIMBS_DIVIDE_ROW SIZE_MAX
#define LIMBS_RADIX_MAX 32
#define LIMBS_STACK ((uintptr_t)0)
#define LIMBS_SHALLOW SIZE_MAX
#endif

/* How many limbs a has without its leading zeroes. */
ALWAYS_INLINE size_t limbs_trim(const uint64_t *a, size_t n) {
    while (n > 0 && a[n - 1] == 0) n--;
    return n;
}
ALWAYS_INLINE unsigned limb_bit_length(uint64_t limb) {
    return limb == 0 ? 0 : 64 - (unsigned)__builtin_clzll(limb);
}
/* -1, 0, 1; both of n limbs. */
ALWAYS_INLINE int limbs_compare(const uint64_t *a, const uint64_t *b, size_t n) {
    while (n-- > 0)
        if (a[n] != b[n]) return a[n] < b[n] ? -1 : 1;
    return 0;
}
ALWAYS_INLINE void limbs_copy(uint64_t *out, const uint64_t *a, size_t n) {
    if (n > 0) __builtin_memmove(out, a, n * sizeof *a);
}
ALWAYS_INLINE void limbs_zero(uint64_t *out, size_t n) {
    if (n > 0) __builtin_memset(out, 0, n * sizeof *out);
}

/* out[0..an) = a +- b, an >= bn; returns the carry or borrow. out may be a or b. */
uint64_t limbs_add(uint64_t *out, const uint64_t *a, size_t an, const uint64_t *b, size_t bn);
uint64_t limbs_subtract(uint64_t *out, const uint64_t *a, size_t an, const uint64_t *b, size_t bn);
/* out[0..n) = a * b (+ carry); returns the limb that does not fit. out may be a. */
uint64_t limbs_multiply_1(uint64_t *out, const uint64_t *a, size_t n, uint64_t b, uint64_t carry);
/* out[0..n) = a / b; returns the remainder. b is not 0. out may be a. */
uint64_t limbs_divide_1(uint64_t *out, const uint64_t *a, size_t n, uint64_t b);
/* Shifts by 0 < bits < 64; return the bits that fall out, at the end of the limb where they would
 * go on. Left: out may be a or higher. Right: out may be a or lower. n > 0. */
uint64_t limbs_shift_left(uint64_t *out, const uint64_t *a, size_t n, unsigned bits);
uint64_t limbs_shift_right(uint64_t *out, const uint64_t *a, size_t n, unsigned bits);
/* out[0..an+bn) = a * b; an >= bn >= 1, no overlap. Quadratic in bn without GMP. */
void limbs_multiply(uint64_t *out, const uint64_t *a, size_t an, const uint64_t *b, size_t bn);
void limbs_square(uint64_t *out, const uint64_t *a, size_t n);
/* quotient[0..an-dn] = a / d, a[0..dn) = the remainder, the rest of a is undefined. an >= dn >= 2,
 * and d's top bit is set: normalise both before. No overlap. */
void limbs_divide(uint64_t *quotient, uint64_t *a, size_t an, const uint64_t *d, size_t dn);

/* Writes a in decimal, without leading zeroes, and returns how many digits; destroys a, which has
 * room for n + 1 limbs. Quadratic without GMP. n > 0 and a's top limb is not 0. */
size_t limbs_to_decimal(char *out, uint64_t *a, size_t n);
/* The number with these digits (values, most significant first, count > 0) in a base that is not a
 * power of two; returns its length. out has room for what the digits need and one limb more. */
size_t limbs_from_digits(uint64_t *out, const uint8_t *digits, size_t count, unsigned base);
/* Makes sure that the calls above find the memory that they cannot do without. */
bool limbs_reserve(void);
