/* Division by halves (Burnikel and Ziegler, "Fast recursive division", 1998): the quotient's digits
 * are found from the upper halves of both numbers, and mended after a product with the divisor's
 * lower half. */
#include "runtime/bignum/bignum.h"
#include "runtime/threads/safepoint.h"

/* Space that the pieces of one division share: a product or a quotient with one limb more, of up to
 * n + 1 limbs each. */
typedef struct Divider {
    Thread *t;
    uint64_t *product;
    uint64_t *quotient;
} Divider;

/* One call finds h limbs of a quotient by a divisor of n limbs. */
static bool divide_is_short(const Thread *t, size_t h, size_t n) {
    return h <= bignum_slice(t, LIMBS_DIVIDE_MAX) / 2 && n <= bignum_slice(t, LIMBS_DIVIDE_ROW);
}

static bool divide_kernel(Divider *d, uint64_t *quotient, uint64_t *a, size_t h, const uint64_t *b,
                          size_t n) {
    if (!poll_actions(d->t) || (n > 1024 && !bignum_reserve(d->t))) return false;
    if (n == 1)
        a[0] = limbs_divide_1(d->quotient, a, 2, b[0]);
    else
        limbs_divide(d->quotient, a, n + h, b, n);
    limbs_zero(a + n, h);
    limbs_copy(quotient, d->quotient, h);
    return true;
}

static bool divide_step(Divider *d, uint64_t *quotient, uint64_t *a, size_t h, const uint64_t *b,
                        size_t n);

/* h < n. Divides the upper 2h limbs of a by the upper h of b, then takes quotient * (rest of b)
 * away. */
static bool divide_by_estimate(Divider *d, uint64_t *quotient, uint64_t *a, size_t h,
                               const uint64_t *b, size_t n) {
    size_t low = n - h;
    const uint64_t *upper = b + low;
    if (limbs_compare(a + n, upper, h) >= 0) {
        /* The quotient's estimate would be 2^64h: take one less, and add the divisor once. */
        limbs_zero(a + n, h);
        a[n] = limbs_add(a + low, a + low, h, upper, h);
        for (size_t i = 0; i < h; i++) quotient[i] = UINT64_MAX;
    } else if (!divide_step(d, quotient, a + low, h, upper, h)) {
        return false;
    }
    if (!bignum_multiply(d->t, d->product, quotient, h, b, low)) return false;
    uint64_t borrow = limbs_subtract(a, a, n + 1, d->product, n);
    while (borrow != 0) {
        static const uint64_t divide_one = 1;
        limbs_subtract(quotient, quotient, h, &divide_one, 1);
        borrow -= limbs_add(a, a, n + 1, b, n);
    }
    return true;
}

/* quotient[0..h) = a / b, and a[0..n) becomes the remainder, a[n..n+h) zero. h <= n, b is
 * normalised, a has n + h limbs of which the upper n are less than b. */
static bool divide_step(Divider *d, uint64_t *quotient, uint64_t *a, size_t h, const uint64_t *b,
                        size_t n) {
    if (divide_is_short(d->t, h, n))
        return divide_kernel(d, quotient, a, h, b, n);
    if (h < n) return divide_by_estimate(d, quotient, a, h, b, n);
    size_t low = h / 2;
    return divide_step(d, quotient + low, a + low, h - low, b, n) &&
           divide_step(d, quotient, a, low, b, n);
}

static bool divide_by_limb(uint64_t *quotient, uint64_t *remainder, uint64_t *scratch,
                           const uint64_t *a, size_t an, uint64_t divisor) {
    uint64_t rest = limbs_divide_1(quotient != NULL ? quotient : scratch, a, an, divisor);
    if (remainder != NULL) *remainder = rest;
    return true;
}

bool bignum_divide(Thread *t, uint64_t *quotient, uint64_t *remainder, const uint64_t *a, size_t an,
                   const uint64_t *d, size_t dn) {
    size_t steps = an + 1 - dn, room = dn > steps ? dn : steps;
    uint64_t *scratch = bignum_scratch(t, (an + 1) + dn + 3 * (room + 2));
    if (scratch == NULL) return false;
    if (dn == 1) return divide_by_limb(quotient, remainder, scratch, a, an, d[0]);
    uint64_t *dividend = scratch, *divisor = dividend + an + 1, *result = divisor + dn;
    Divider divider = {t, result + room + 2, result + 2 * (room + 2)};
    unsigned shift = 64 - limb_bit_length(d[dn - 1]);
    if (shift > 0) {
        dividend[an] = limbs_shift_left(dividend, a, an, shift);
        limbs_shift_left(divisor, d, dn, shift);
    } else {
        limbs_copy(dividend, a, an);
        limbs_copy(divisor, d, dn);
    }
    if (an <= bignum_slice(t, LIMBS_DIVIDE_MAX) || divide_is_short(t, steps, dn)) {
        if (an >= 1024 && (!poll_actions(t) || !bignum_reserve(t))) return false;
        limbs_divide(result, dividend, an + 1, divisor, dn);
    } else {
        size_t position = steps;
        while (position > 0) {
            size_t h = position % dn != 0 ? position % dn : dn;
            position -= h;
            if (!divide_step(&divider, result + position, dividend + position, h, divisor, dn))
                return false;
        }
    }
    if (quotient != NULL) limbs_copy(quotient, result, steps);
    if (remainder == NULL) return true;
    if (shift > 0)
        limbs_shift_right(remainder, dividend, dn, shift);
    else
        limbs_copy(remainder, dividend, dn);
    return true;
}
