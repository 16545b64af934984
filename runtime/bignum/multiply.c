#include "runtime/bignum/bignum.h"
#include "runtime/error.h"
#include "runtime/objects/bytes.h"
#include "runtime/threads/safepoint.h"

#define MULTIPLY_POLL 1024            /* products of this many limbs and more poll first */
#define MULTIPLY_ROW ((size_t)1 << 15) /* the longest operand of one slice */

uint64_t *bignum_scratch(Thread *t, size_t limbs) {
    if (limbs > BIGNUM_LIMBS_MAX) return (void *)raise_memory_error(t);
    BytesBlock *block = bytes_block_new(t, (limbs + 1) * sizeof(uint64_t));
    return block == NULL ? NULL : (uint64_t *)(void *)block->data;
}

bool bignum_reserve(Thread *t) {
    return limbs_reserve() || FAIL_WITH(raise_memory_error(t));
}

static bool multiply_kernel(Thread *t, uint64_t *out, const uint64_t *a, size_t an,
                            const uint64_t *b, size_t bn) {
    if (bn >= MULTIPLY_POLL && (!poll_actions(t) || !bignum_reserve(t))) return false;
    if (a == b && an == bn)
        limbs_square(out, a, an);
    else
        limbs_multiply(out, a, an, b, bn);
    return true;
}

/* Karatsuba's scheme needs this much for operands of n limbs. */
static size_t multiply_scratch_size(size_t n) {
    return 2 * n + 256;
}

/* out = |a - b|, of n limbs, where b has bn <= n. True: the difference is negative. */
static bool multiply_difference(uint64_t *out, const uint64_t *a, size_t n, const uint64_t *b,
                                size_t bn) {
    bool less = limbs_trim(a + bn, n - bn) == 0 && limbs_compare(a, b, bn) < 0;
    if (less) {
        limbs_subtract(out, b, bn, a, bn);
        limbs_zero(out + bn, n - bn);
    } else {
        limbs_subtract(out, a, n, b, bn);
    }
    return less;
}

/* out[0..2n) = a * b. With a = a1 B + a0 and b = b1 B + b0 the middle part a1 b0 + a0 b1 is
 * a0 b0 + a1 b1 - (a0 - a1)(b0 - b1): three products of half the size in place of four. */
static bool multiply_karatsuba(Thread *t, uint64_t *out, const uint64_t *a, const uint64_t *b,
                               size_t n, uint64_t *scratch) {
    if (n <= bignum_slice(t, LIMBS_MULTIPLY_MAX)) return multiply_kernel(t, out, a, n, b, n);
    if (n >= MULTIPLY_POLL && !poll_actions(t)) return false;
    size_t low = n - n / 2, high = n / 2;
    uint64_t *product = scratch, *rest = scratch + 2 * low;
    bool negative = multiply_difference(out, a, low, a + low, high);
    const uint64_t *other = out;
    if (a != b) {
        other = out + low;
        negative ^= multiply_difference(out + low, b, low, b + low, high);
    } else {
        negative = false;
    }
    if (!multiply_karatsuba(t, product, out, other, low, rest) ||
        !multiply_karatsuba(t, out, a, b, low, rest) ||
        !multiply_karatsuba(t, out + 2 * low, a + low, b + low, high, rest))
        return false;
    uint64_t *middle = rest;
    middle[2 * low] = limbs_add(middle, out, 2 * low, out + 2 * low, 2 * high);
    if (negative)
        middle[2 * low] += limbs_add(middle, middle, 2 * low, product, 2 * low);
    else
        middle[2 * low] -= limbs_subtract(middle, middle, 2 * low, product, 2 * low);
    size_t length = limbs_trim(middle, 2 * low + 1);
    limbs_add(out + low, out + low, 2 * n - low, middle, length);
    return true;
}

/* an > bn: a in pieces of at most `piece` limbs, each times b, added where it belongs. */
static bool multiply_by_pieces(Thread *t, uint64_t *out, const uint64_t *a, size_t an,
                               const uint64_t *b, size_t bn, size_t piece) {
    uint64_t *product = bignum_scratch(t, piece + bn);
    if (product == NULL) return false;
    limbs_zero(out, an + bn);
    for (size_t i = 0; i < an; i += piece) {
        size_t count = an - i < piece ? an - i : piece;
        if (!poll_actions(t) || !bignum_multiply(t, product, a + i, count, b, bn)) return false;
        limbs_add(out + i, out + i, an + bn - i, product, count + bn);
    }
    return true;
}

bool bignum_multiply(Thread *t, uint64_t *out, const uint64_t *a, size_t an, const uint64_t *b,
                     size_t bn) {
    if (an < bn) {
        const uint64_t *swapped = a;
        a = b, b = swapped;
        size_t length = an;
        an = bn, bn = length;
    }
    if (bn == 0) {
        limbs_zero(out, an);
        return true;
    }
    if (bn <= bignum_slice(t, LIMBS_MULTIPLY_MAX)) {
        if (an <= MULTIPLY_ROW) return multiply_kernel(t, out, a, an, b, bn);
        return multiply_by_pieces(t, out, a, an, b, bn, MULTIPLY_ROW);
    }
    if (an != bn) return multiply_by_pieces(t, out, a, an, b, bn, bn);
    uint64_t *scratch = bignum_scratch(t, multiply_scratch_size(an));
    return scratch != NULL && multiply_karatsuba(t, out, a, b, an, scratch);
}
