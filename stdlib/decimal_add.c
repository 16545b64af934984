/* Sums, products, and what rounds to a given exponent. */
#include "stdlib/decimal.h"

/* ---- sums ------------------------------------------------------------------------------------ */

static Number dec_add_infinities(Work *w, const Number *a, const Number *b) {
    if (dec_is_infinite(a) && dec_is_infinite(b) && a->negative != b->negative)
        return dec_invalid(w, DEC_INVALID);
    return dec_is_infinite(a) ? *a : *b;
}

/* Of two finite numbers, the one with the larger exponent is brought to the exponent of the other.
 * If the other is too small to reach a digit that the result will have, any such will do. */
static Number dec_add_finite(Work *w, Number big, Number small) {
    if (big.exponent < small.exponent) {
        Number other = big;
        big = small;
        small = other;
    }
    if (big.exponent != small.exponent && big.coefficient != small_int(0)) {
        int64_t far = big.exponent - 1;
        if (big.digits <= w->prec) far += big.digits - w->prec - 1;
        if (dec_adjusted(&small) < far) {
            small.exponent = far;
            small.digits = 1;
            if (small.coefficient != small_int(0)) small.coefficient = small_int(1);
        }
        big.coefficient = dec_scale(w, big.coefficient, big.exponent - small.exponent);
    }
    Number sum = {.exponent = small.exponent, .negative = big.negative};
    if (big.negative == small.negative) {
        sum.coefficient = dec_int_add(w, big.coefficient, small.coefficient);
    } else {
        int order = int_compare(big.coefficient, small.coefficient);
        if (order < 0) sum.negative = small.negative;
        sum.coefficient = order < 0 ? dec_int_sub(w, small.coefficient, big.coefficient)
                                    : dec_int_sub(w, big.coefficient, small.coefficient);
        if (order == 0) sum.negative = w->rounding == ROUND_FLOOR;
    }
    sum.digits = dec_count_digits(w, sum.coefficient);
    return dec_finish(w, sum);
}

Number dec_op_add(Work *w, Number a, Number b) {
    Number result;
    if (!dec_is_special(&a) && !dec_is_special(&b)) return dec_add_finite(w, a, b);
    if (dec_take_nan(w, &a, &b, &result)) return result;
    return dec_add_infinities(w, &a, &b);
}

Number dec_op_subtract(Work *w, Number a, Number b) {
    Number result;
    if (dec_take_nan(w, &a, &b, &result)) return result;
    b.negative = !b.negative;
    return dec_op_add(w, a, b);
}

/* ---- products -------------------------------------------------------------------------------- */

Number dec_multiply_exactly(Work *w, Number a, Number b) {
    Number result;
    if (dec_take_nan(w, &a, &b, &result)) return result;
    bool negative = a.negative != b.negative;
    if (dec_is_special(&a) || dec_is_special(&b)) {
        if (dec_is_zero(&a) || dec_is_zero(&b)) return dec_invalid(w, DEC_INVALID);
        return dec_infinity(negative);
    }
    return dec_number(w, negative, dec_int_mul(w, a.coefficient, b.coefficient),
                      a.exponent + b.exponent);
}

Number dec_op_multiply(Work *w, Number a, Number b) {
    return dec_finish(w, dec_multiply_exactly(w, a, b));
}

Number dec_op_fma(Work *w, Number a, Number b, Number c) {
    Number product = dec_multiply_exactly(w, a, b);
    return w->status & DEC_INVALID ? product : dec_op_add(w, product, c);
}

/* ---- one operand ----------------------------------------------------------------------------- */

/* As 0 + a and 0 - a are: zero is positive but where rounding is towards -infinity. */
static Number dec_signed(Work *w, Number a, bool negative) {
    Number result;
    if (dec_take_nan(w, &a, NULL, &result)) return result;
    a.negative = negative && !(dec_is_zero(&a) && w->rounding != ROUND_FLOOR);
    return dec_finish(w, a);
}

Number dec_op_plus(Work *w, Number a) { return dec_signed(w, a, a.negative); }
Number dec_op_minus(Work *w, Number a) { return dec_signed(w, a, !a.negative); }

Number dec_op_abs(Work *w, Number a) {
    return dec_is_nan(&a) || !a.negative ? dec_op_plus(w, a) : dec_op_minus(w, a);
}

/* ---- exponents that are given ---------------------------------------------------------------- */

Number dec_op_quantize(Work *w, Number a, Number b) {
    Number result;
    if (dec_take_nan(w, &a, &b, &result)) return result;
    if (dec_is_infinite(&a) || dec_is_infinite(&b))
        return dec_is_infinite(&a) && dec_is_infinite(&b) ? a : dec_invalid(w, DEC_INVALID);
    if (b.exponent > w->emax || b.exponent < dec_etiny(w)) return dec_invalid(w, DEC_INVALID);
    if (dec_is_zero(&a)) return dec_finish(w, dec_zero(a.negative, b.exponent));
    int64_t shift = a.exponent - b.exponent;
    uint32_t status = 0;
    if (a.digits + shift > w->prec) return dec_invalid(w, DEC_INVALID);
    if (shift >= 0) {
        a.coefficient = dec_scale(w, a.coefficient, shift);
        a.digits += shift;
    } else {
        status = DEC_ROUNDED;
        if (dec_drop_digits(w, &a, -shift, w->rounding)) status |= DEC_INEXACT;
    }
    a.exponent = b.exponent;
    if (a.digits > w->prec || dec_adjusted(&a) > w->emax) return dec_invalid(w, DEC_INVALID);
    w->status |= status;
    return dec_finish(w, a);
}

static Number dec_to_integral(Work *w, Number a, bool exact) {
    Number result;
    if (dec_take_nan(w, &a, NULL, &result)) return result;
    if (dec_is_infinite(&a) || a.exponent >= 0) return a;
    if (dec_is_zero(&a)) return dec_zero(a.negative, 0);
    bool inexact = dec_drop_digits(w, &a, -a.exponent, w->rounding);
    a.exponent = 0;
    if (exact) w->status |= inexact ? DEC_ROUNDED | DEC_INEXACT : DEC_ROUNDED;
    return a;
}

Number dec_op_to_integral_value(Work *w, Number a) { return dec_to_integral(w, a, false); }
Number dec_op_to_integral_exact(Work *w, Number a) { return dec_to_integral(w, a, true); }

/* Without the zeroes at the end. */
Number dec_op_normalize(Work *w, Number a) {
    Number result;
    if (dec_take_nan(w, &a, NULL, &result)) return result;
    a = dec_finish(w, a);
    if (dec_is_special(&a)) return a;
    if (dec_is_zero(&a)) return dec_finish(w, dec_zero(a.negative, 0));
    int64_t most = (w->clamp ? dec_etop(w) : w->emax) - a.exponent;
    int64_t count = dec_strip_zeroes(w, a.coefficient, most, &a.coefficient);
    a.exponent += count;
    a.digits -= count;
    return a;
}
