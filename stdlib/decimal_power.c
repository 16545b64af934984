/* Powers.
 *
 * Of a whole exponent by squaring, of others as exp(b ln a), with some more digits, as libmpdec
 * does it: the results are the same to the last digit, which need not be correctly rounded. */
#include "runtime/threads/safepoint.h"
#include "stdlib/decimal.h"

#define POWER_MORE_DIGITS (4 + 19)

/* 1.000: as many zeroes as fit. */
static Number power_padded_one(Work *w, bool negative, int64_t zeroes) {
    return (Number){dec_power_of_ten(w, zeroes), -zeroes, zeroes + 1, negative, DEC_FINITE};
}

/* What is so large or small that only its side matters. */
static Number power_beyond(Work *w, bool negative, bool large) {
    Number n = dec_one();
    n.negative = negative;
    n.exponent = large ? DEC_EXPONENT_FAR : dec_etiny(w) - 1;
    return dec_finish(w, n);
}

/* Of |a| = 1. */
static Number power_of_one(Work *w, const Number *a, const Number *b, bool negative) {
    int64_t zeroes, most = w->prec - 1, exponent;
    if (!dec_is_integer(w, b)) {
        w->status |= DEC_INEXACT | DEC_ROUNDED;
        return power_padded_one(w, negative, most);
    }
    if (b->negative) zeroes = 0;
    else if (!dec_small_integer(w, b, &exponent) ||
             __builtin_mul_overflow(exponent, -a->exponent, &zeroes)) zeroes = INT64_MAX;
    if (zeroes < 0) zeroes = 0;
    if (zeroes > most) {
        zeroes = most;
        w->status |= DEC_ROUNDED;
    }
    return power_padded_one(w, negative, zeroes);
}

static int64_t power_exponent_digits(int64_t exponent) {
    int64_t digits = 1;
    while (exponent /= 10) digits++;
    return digits;
}

/* The exponent of |log10 a|, or one that is lower. */
static int64_t power_log_exponent(Work *w, const Number *a) {
    int64_t adjusted = dec_adjusted(a);
    if (adjusted > 0) return power_exponent_digits(adjusted) - 1;
    if (adjusted < -1) return power_exponent_digits(adjusted + 1) - 1;
    Work exact = dec_exact_work(w->t);
    Number difference = dec_op_subtract(&exact, *a, dec_one());
    w->failed |= exact.failed;
    return dec_adjusted(&difference) - (adjusted == 0 ? 2 : 1);
}

/* Whether the result is out of range, as far as exponents tell. */
static bool power_is_beyond(Work *w, const Number *a, const Number *b, bool negative,
                            Number *result) {
    bool large = (dec_adjusted(a) < 0) == b->negative;
    int64_t range = power_exponent_digits(large ? w->emax : dec_etiny(w));
    if (range >= power_log_exponent(w, a) + dec_adjusted(b)) return false;
    *result = power_beyond(w, negative, large);
    return true;
}

static Number power_by_squaring(Work *w, Number base, Value n) {
    Number result = base;
    int64_t bits = (int64_t)int_bit_length(n);
    for (int64_t i = bits - 2; i >= 0 && !w->failed; i--) {
        result = dec_op_multiply(w, result, result);
        if (dec_int_is_odd(dec_int_shift_right(w, n, i))) result = dec_op_multiply(w, result, base);
        if (dec_is_special(&result) || (dec_is_zero(&result) && w->status & DEC_CLAMPED)) break;
    }
    return result;
}

static Number power_whole(Work *w, Number a, const Number *b, bool negative) {
    Work inner = *w;
    inner.status = 0;
    inner.prec += b->digits + b->exponent + 2;
    inner.rounding = ROUND_HALF_EVEN;
    inner.clamp = false;
    if (b->negative) {
        inner.prec++;
        a = dec_op_divide(&inner, dec_one(), a);
    }
    Value n = b->exponent >= 0
                  ? dec_scale(&inner, b->coefficient, b->exponent)
                  : dec_int_divide(&inner, b->coefficient, dec_power_of_ten(&inner, -b->exponent), NULL);
    Number result = power_by_squaring(&inner, a, n);
    w->status |= inner.status;
    w->failed |= inner.failed;
    result.negative = negative;
    if (dec_is_infinite(&result)) return power_beyond(w, negative, true);
    return dec_finish(w, result);
}

static Number power_real(Work *w, const Number *a, const Number *b, bool negative) {
    Work inner = dec_exact_work(w->t);
    Number one = dec_one();
    inner.prec = (a->digits > w->prec ? a->digits : w->prec) + POWER_MORE_DIGITS;
    Number result = dec_op_exp(&inner, dec_op_multiply(&inner, dec_op_ln(&inner, *a), *b));
    w->status |= (inner.status & DEC_ERRORS) | DEC_INEXACT | DEC_ROUNDED;
    w->failed |= inner.failed;
    if (dec_is_infinite(&result)) return power_beyond(w, negative, true);
    if (!dec_is_special(&result) && dec_compare(w, &result, &one) == 0)
        result = power_padded_one(w, false, w->prec - 1);
    result.negative = negative;
    return dec_finish(w, result);
}

/* Of an infinite exponent. */
static Number power_to_infinity(Work *w, const Number *a, const Number *b) {
    Number one = dec_one();
    int order = dec_compare_magnitude(w, a, &one);
    if (order == 0) {
        w->status |= DEC_INEXACT | DEC_ROUNDED;
        return power_padded_one(w, false, w->prec - 1);
    }
    return (order > 0) == !b->negative ? dec_infinity(false) : dec_zero(false, 0);
}

Number dec_op_power(Work *w, Number a, Number b) {
    Number result, one = dec_one();
    if (dec_take_nan(w, &a, &b, &result)) return result;
    int parity = dec_parity(w, &b);
    bool negative = a.negative && parity == 1;
    if (dec_is_zero(&a)) {
        if (dec_is_zero(&b)) return dec_invalid(w, DEC_INVALID);
        return b.negative ? dec_infinity(negative) : dec_zero(negative, 0);
    }
    if (dec_is_zero(&b)) return dec_one();
    if (a.negative) {
        if (parity < 0) return dec_invalid(w, DEC_INVALID);
        a.negative = false;
    }
    if (dec_is_infinite(&a)) return b.negative ? dec_zero(negative, 0) : dec_infinity(negative);
    if (dec_is_infinite(&b)) return power_to_infinity(w, &a, &b);
    if (dec_compare(w, &a, &one) == 0) return power_of_one(w, &a, &b, negative);
    if (power_is_beyond(w, &a, &b, negative, &result)) return result;
    return parity >= 0 && dec_adjusted(&b) < 18 ? power_whole(w, a, &b, negative)
                                                : power_real(w, &a, &b, negative);
}

/* ---- modulo ---------------------------------------------------------------------------------- */

static Value power_int(Work *w, Value base, Value exponent, Value modulus) {
    Value v = w->failed ? NULL : int_power(w->t, base, exponent, modulus);
    if (v) return v;
    w->failed = true;
    return small_int(1);
}

/* |n| as an int, of an integer. */
static Value power_magnitude(Work *w, const Number *n) {
    if (n->exponent >= 0) return dec_scale(w, n->coefficient, n->exponent);
    return dec_int_divide(w, n->coefficient, dec_power_of_ten(w, -n->exponent), NULL);
}

Number dec_op_power_modulo(Work *w, Number a, Number b, Number modulus) {
    Number result;
    if (dec_is_nan(&modulus) && modulus.kind == DEC_SNAN && !(a.kind == DEC_SNAN || b.kind == DEC_SNAN))
        dec_take_nan(w, &modulus, NULL, &result);
    else if (!dec_take_nan(w, &a, &b, &result) && !dec_take_nan(w, &modulus, NULL, &result))
        result.kind = DEC_FINITE;
    if (dec_is_nan(&result)) return result;
    bool bad = !dec_is_integer(w, &a) || !dec_is_integer(w, &b) || !dec_is_integer(w, &modulus) ||
               (b.negative && !dec_is_zero(&b)) || dec_is_zero(&modulus) ||
               modulus.digits + modulus.exponent > w->prec || (dec_is_zero(&a) && dec_is_zero(&b));
    if (bad) return dec_invalid(w, DEC_INVALID);
    bool negative = a.negative && dec_parity(w, &b) == 1;
    Value m = power_magnitude(w, &modulus), base, exponent = b.coefficient;
    if (a.exponent >= 0)
        base = dec_int_mul(w, a.coefficient,
                           power_int(w, small_int(10), small_int(a.exponent), m));
    else
        base = power_magnitude(w, &a);
    for (int64_t i = 0; i < b.exponent && !w->failed; i++) {
        base = power_int(w, base, small_int(10), m);
        if (!w->failed && !poll_actions(w->t)) w->failed = true;
    }
    if (b.exponent < 0) exponent = power_magnitude(w, &b);
    Value power = power_int(w, base, exponent, m);
    return dec_finish(w, dec_number(w, negative, power, 0));
}
