/* Quotients, remainders, square roots. */
#include "stdlib/decimal.h"

Number dec_op_divide(Work *w, Number a, Number b) {
    Number result;
    Value remainder;
    if (dec_take_nan(w, &a, &b, &result)) return result;
    bool negative = a.negative != b.negative;
    if (dec_is_infinite(&a))
        return dec_is_infinite(&b) ? dec_invalid(w, DEC_INVALID) : dec_infinity(negative);
    if (dec_is_infinite(&b)) {
        w->status |= DEC_CLAMPED;
        return dec_zero(negative, dec_etiny(w));
    }
    if (dec_is_zero(&b)) {
        if (dec_is_zero(&a)) return dec_invalid(w, DEC_UNDEFINED);
        w->status |= DEC_ZERO_DIVISION;
        return dec_infinity(negative);
    }
    int64_t ideal = a.exponent - b.exponent;
    if (dec_is_zero(&a)) return dec_finish(w, dec_zero(negative, ideal));
    /* At least one digit more than the result has; the last one says that there are others. */
    int64_t shift = b.digits - a.digits + w->prec + 1;
    Value x = a.coefficient, y = b.coefficient;
    if (shift > 0) x = dec_scale(w, x, shift);
    else y = dec_scale(w, y, -shift);
    Value q = dec_int_divide(w, x, y, &remainder);
    int64_t exponent = ideal - shift;
    if (remainder != small_int(0)) {
        if (dec_int_last_digit(w, q) % 5 == 0) q = dec_int_add(w, q, small_int(1));
    } else if (exponent < ideal) {
        exponent += dec_strip_zeroes(w, q, ideal - exponent, &q);
    }
    return dec_finish(w, dec_number(w, negative, q, exponent));
}

/* ---- whole quotients ------------------------------------------------------------------------- */

/* Of finite numbers, b not zero: |a| = quotient*|b| + remainder, both of the smaller exponent, which
 * is *exponent. False: the quotient would have more than `most` digits. */
static bool dec_divide_whole(Work *w, Number a, Number b, int64_t most, Value *quotient,
                             Value *remainder, Value *divisor, int64_t *exponent) {
    *exponent = a.exponent < b.exponent ? a.exponent : b.exponent;
    *quotient = small_int(0);
    *divisor = small_int(1);
    int64_t difference = dec_adjusted(&a) - dec_adjusted(&b);
    if (dec_is_zero(&a)) {
        *remainder = small_int(0);
        return true;
    }
    if (difference > most) return false;
    if (difference < -1) { /* nothing that would have to be known of the divisor */
        *remainder = dec_scale(w, a.coefficient, a.exponent - *exponent);
        *divisor = NULL;
        return true;
    }
    Value x = dec_scale(w, a.coefficient, a.exponent - *exponent);
    *divisor = dec_scale(w, b.coefficient, b.exponent - *exponent);
    *quotient = dec_int_divide(w, x, *divisor, remainder);
    return true;
}

Number dec_divmod(Work *w, Number a, Number b, Number *remainder) {
    Number result;
    Value q, r, divisor;
    int64_t exponent;
    if (dec_take_nan(w, &a, &b, &result)) return *remainder = result;
    bool negative = a.negative != b.negative;
    if (dec_is_infinite(&a)) {
        *remainder = dec_invalid(w, DEC_INVALID);
        return dec_is_infinite(&b) ? *remainder : dec_infinity(negative);
    }
    if (dec_is_infinite(&b)) {
        *remainder = dec_finish(w, a);
        return dec_zero(negative, 0);
    }
    if (dec_is_zero(&b)) {
        if (dec_is_zero(&a)) return *remainder = dec_invalid(w, DEC_UNDEFINED);
        *remainder = dec_invalid(w, DEC_INVALID);
        w->status |= DEC_ZERO_DIVISION;
        return dec_infinity(negative);
    }
    if (!dec_divide_whole(w, a, b, w->prec, &q, &r, &divisor, &exponent) ||
        dec_count_digits(w, q) > w->prec)
        return *remainder = dec_invalid(w, DEC_IMPOSSIBLE);
    *remainder = dec_finish(w, dec_number(w, a.negative, r, exponent));
    return dec_finish(w, dec_number(w, negative, q, 0));
}

Number dec_op_divide_int(Work *w, Number a, Number b) {
    Number remainder, result;
    if (dec_take_nan(w, &a, &b, &result)) return result;
    bool negative = a.negative != b.negative;
    if (dec_is_infinite(&a))
        return dec_is_infinite(&b) ? dec_invalid(w, DEC_INVALID) : dec_infinity(negative);
    if (dec_is_infinite(&b)) return dec_zero(negative, 0);
    if (dec_is_zero(&b)) {
        if (dec_is_zero(&a)) return dec_invalid(w, DEC_UNDEFINED);
        w->status |= DEC_ZERO_DIVISION;
        return dec_infinity(negative);
    }
    /* What happens to the remainder is of no interest. */
    Work inner = *w;
    inner.status = 0;
    result = dec_divmod(&inner, a, b, &remainder);
    w->failed |= inner.failed;
    w->status |= inner.status & DEC_ANY_INVALID;
    return dec_is_special(&result) ? result : dec_finish(w, result);
}

static Number dec_remainder_special(Work *w, const Number *a, const Number *b) {
    if (dec_is_infinite(a)) return dec_invalid(w, DEC_INVALID);
    if (dec_is_infinite(b)) return dec_finish(w, *a);
    return dec_invalid(w, dec_is_zero(a) ? DEC_UNDEFINED : DEC_INVALID);
}

Number dec_op_remainder(Work *w, Number a, Number b) {
    Number result;
    Value q, r, divisor;
    int64_t exponent;
    if (dec_take_nan(w, &a, &b, &result)) return result;
    if (dec_is_special(&a) || dec_is_special(&b) || dec_is_zero(&b))
        return dec_remainder_special(w, &a, &b);
    if (!dec_divide_whole(w, a, b, w->prec, &q, &r, &divisor, &exponent) ||
        dec_count_digits(w, q) > w->prec)
        return dec_invalid(w, DEC_IMPOSSIBLE);
    return dec_finish(w, dec_number(w, a.negative, r, exponent));
}

/* Of the nearest whole quotient, the even one of two. */
Number dec_op_remainder_near(Work *w, Number a, Number b) {
    Number result;
    Value q, r, divisor;
    int64_t exponent;
    if (dec_take_nan(w, &a, &b, &result)) return result;
    if (dec_is_special(&a) || dec_is_special(&b) || dec_is_zero(&b))
        return dec_remainder_special(w, &a, &b);
    if (!dec_divide_whole(w, a, b, w->prec, &q, &r, &divisor, &exponent))
        return dec_invalid(w, DEC_IMPOSSIBLE);
    bool negative = a.negative;
    if (divisor && r != small_int(0)) {
        int half = int_compare(dec_int_add(w, r, r), divisor);
        if (half > 0 || (half == 0 && dec_int_is_odd(q))) {
            r = dec_int_sub(w, divisor, r);
            q = dec_int_add(w, q, small_int(1));
            negative = !negative;
        }
    }
    if (dec_count_digits(w, q) > w->prec) return dec_invalid(w, DEC_IMPOSSIBLE);
    return dec_finish(w, dec_number(w, negative, r, exponent));
}

/* ---- square roots ---------------------------------------------------------------------------- */

Number dec_op_sqrt(Work *w, Number a) {
    Number result;
    if (dec_take_nan(w, &a, NULL, &result)) return result;
    int64_t ideal = a.exponent >> 1;
    if (dec_is_zero(&a)) return dec_finish(w, dec_zero(a.negative, ideal));
    if (a.negative) return dec_invalid(w, DEC_INVALID);
    if (dec_is_infinite(&a)) return a;
    /* An even exponent, and as many pairs of digits as the result shall have digits, and one more. */
    Value c = a.exponent & 1 ? dec_scale(w, a.coefficient, 1) : a.coefficient;
    int64_t pairs = (a.digits + (a.exponent & 1) + 1) / 2, shift = w->prec + 1 - pairs;
    Value rest = small_int(0);
    if (shift >= 0) c = dec_scale(w, c, 2 * shift);
    else c = dec_int_divide(w, c, dec_power_of_ten(w, -2 * shift), &rest);
    Value root = dec_int_root(w, c);
    int64_t exponent = ideal - shift;
    if (rest == small_int(0) && int_compare(dec_int_mul(w, root, root), c) == 0) {
        if (shift >= 0) {
            exponent += dec_strip_zeroes(w, root, shift, &root);
        } else {
            root = dec_scale(w, root, -shift);
            exponent = ideal;
        }
    } else if (dec_int_last_digit(w, root) % 5 == 0) {
        root = dec_int_add(w, root, small_int(1));
    }
    Rounding rounding = w->rounding;
    w->rounding = ROUND_HALF_EVEN;
    result = dec_finish(w, dec_number(w, false, root, exponent));
    w->rounding = rounding;
    return result;
}
