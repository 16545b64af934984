/* Between ints and doubles: exact where it can be, else rounded to the nearest, ties to even. */
#include <math.h>

#include "runtime/objects/float_methods.h"
#include "runtime/objects/int_internal.h"

#define DOUBLE_DIGITS 53
#define DOUBLE_MAX_EXPONENT 1024     /* doubles are below 2^1024 */
#define DOUBLE_MIN_EXPONENT (-1074)  /* and multiples of 2^-1074 */

Value int_from_double(Thread *t, double d) {
    if (isnan(d)) return raise_value_error(t, "cannot convert float NaN to integer");
    if (isinf(d)) return raise_overflow_error(t, "cannot convert float infinity to integer");
    if (d > -4611686018427387904.0 && d < 4611686018427387904.0) return small_int((int64_t)d);
    int exponent;
    double fraction = frexp(fabs(d), &exponent);
    return int_from_scaled(t, (uint64_t)ldexp(fraction, DOUBLE_DIGITS),
                           (size_t)(exponent - DOUBLE_DIGITS), d < 0);
}

Value int_from_scaled(Thread *t, uint64_t n, size_t shift, bool negative) {
    size_t low = shift / 64;
    unsigned bits = shift % 64;
    Int *result = int_allocate(t, low + 2);
    if (result == NULL) return NULL;
    result->limbs[low] = n << bits;
    result->limbs[low + 1] = bits == 0 ? 0 : n >> (64 - bits);
    return int_finish(result, low + 2, negative);
}

uint64_t int_view_bits_above(const IntView *v, size_t shift, bool *inexact) {
    size_t low = shift / 64;
    unsigned bits = shift % 64;
    *inexact = limbs_trim(v->limbs, low < v->count ? low : v->count) > 0;
    if (low >= v->count) return 0;
    uint64_t result = v->limbs[low] >> bits;
    if (bits == 0) return result;
    *inexact |= v->limbs[low] << (64 - bits) != 0;
    return low + 1 < v->count ? result | v->limbs[low + 1] << (64 - bits) : result;
}

double float_from_scaled(uint64_t q, int64_t exponent, bool inexact) {
    int64_t excess = (int64_t)limb_bit_length(q) - DOUBLE_DIGITS;
    if (excess < DOUBLE_MIN_EXPONENT - exponent) excess = DOUBLE_MIN_EXPONENT - exponent;
    if (excess > 63) return 0.0;
    if (excess > 0) {
        uint64_t unit = (uint64_t)1 << excess, half = unit / 2, rest = q & (unit - 1);
        q -= rest;
        if (rest > half || (rest == half && (inexact || (q & unit) != 0))) q += unit;
    }
    return exponent > DOUBLE_MAX_EXPONENT ? INFINITY : ldexp((double)q, (int)exponent);
}

bool int_as_double(Thread *t, Value v, double *out) {
    int64_t small;
    if (int_small_value(v, &small)) {
        *out = (double)small;
        return true;
    }
    IntView view;
    int_view(v, &view);
    size_t bits = int_view_bit_length(&view), shift = bits > 60 ? bits - 60 : 0;
    double d = INFINITY;
    if (bits <= DOUBLE_MAX_EXPONENT) {
        bool inexact;
        uint64_t q = int_view_bits_above(&view, shift, &inexact);
        d = float_from_scaled(q, (int64_t)shift, inexact);
    }
    if (isinf(d)) return FAIL_WITH(raise_overflow_error(t, "int too large to convert to float"));
    *out = view.negative ? -d : d;
    return true;
}

/* The quotient with two or three bits more than a double has, from operands that were shifted. */
static bool int_divide_scaled(Thread *t, const IntView *a, const IntView *b, int64_t shift,
                              uint64_t *quotient, bool *inexact) {
    size_t up = shift < 0 ? (size_t)-shift : 0, down = shift > 0 ? (size_t)shift : 0;
    size_t room = a->count + up / 64 + 1;
    if (up == 0) room = a->count - down / 64;
    uint64_t *dividend = bignum_scratch(t, 2 * room + b->count + 2);
    if (dividend == NULL) return false;
    uint64_t *result = dividend + room, *rest = result + room + 1;
    *inexact = false;
    if (up > 0) {
        limbs_copy(dividend + up / 64, a->limbs, a->count);
        if (up % 64 != 0)
            dividend[room - 1] = limbs_shift_left(dividend + up / 64, dividend + up / 64, a->count,
                                                  up % 64);
    } else {
        limbs_copy(dividend, a->limbs + down / 64, room);
        *inexact = limbs_trim(a->limbs, down / 64) > 0;
        if (down % 64 != 0) *inexact |= limbs_shift_right(dividend, dividend, room, down % 64) != 0;
    }
    size_t n = limbs_trim(dividend, room);
    if (!bignum_divide(t, result, rest, dividend, n, b->limbs, b->count)) return false;
    *inexact |= limbs_trim(rest, b->count) > 0;
    *quotient = result[0];
    return true;
}

Value int_truediv(Thread *t, Value a, Value b) {
    int64_t x, y;
    const int64_t exact = (int64_t)1 << DOUBLE_DIGITS;
    bool small = int_small_value(a, &x) && int_small_value(b, &y);
    if (small && y != 0 && x >= -exact && x <= exact && y >= -exact && y <= exact)
        return float_new(t, (double)x / (double)y);
    IntView left, right;
    int_view(a, &left);
    int_view(b, &right);
    bool negative = left.negative != right.negative;
    if (right.count == 0) return raise_error(t, T_ZERO_DIVISION_ERROR, "division by zero");
    if (left.count == 0) return float_new(t, negative ? -0.0 : 0.0);
    int64_t difference = (int64_t)int_view_bit_length(&left) - (int64_t)int_view_bit_length(&right);
    double result = 0.0;
    if (difference > DOUBLE_MAX_EXPONENT) {
        result = INFINITY;
    } else if (difference >= DOUBLE_MIN_EXPONENT - 1) {
        int64_t shift = difference - (DOUBLE_DIGITS + 2);
        uint64_t quotient;
        bool inexact;
        if (!int_divide_scaled(t, &left, &right, shift, &quotient, &inexact)) return NULL;
        result = float_from_scaled(quotient, shift, inexact);
    }
    if (isinf(result))
        return raise_overflow_error(t, "integer division result too large for a float");
    return float_new(t, negative ? -result : result);
}
