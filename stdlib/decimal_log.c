/* The exponential function and logarithms, correctly rounded.
 *
 * They are computed as ints scaled by a power of two, with some digits more than the result has. If
 * these digits do not tell to which side to round, there is another round with more of them (Ziv's
 * strategy); exact results, which would never tell, are found beforehand. An error bound of two
 * units of the digits computed is assumed and kept by guard bits. */
#include <math.h>

#include "runtime/objects/tuple.h"
#include "runtime/threads/safepoint.h"
#include "stdlib/decimal.h"

#define LOG_BITS_PER_DIGIT 3.3219280948873623479
#define LOG_GUARD 32
#define LOG_FIRST_DIGITS 6       /* more than the result's, at first */

/* n / 2**bits, or n * 2**-bits. */
static Value log_shift(Work *w, Value n, int64_t bits) {
    return bits >= 0 ? dec_int_shift_right(w, n, bits) : dec_int_shift_left(w, n, -bits);
}

/* x * y, both scaled by 2**bits. */
static Value log_multiply(Work *w, Value x, Value y, int64_t bits) {
    return dec_int_shift_right(w, dec_int_mul(w, x, y), bits);
}

static Value log_one(Work *w, int64_t bits) { return dec_int_shift_left(w, small_int(1), bits); }

/* a/b rounded down, for any a. */
static Value log_floor(Work *w, Value a, Value b) {
    Value q = w->failed ? NULL : int_floordiv(w->t, a, b);
    if (q) return q;
    w->failed = true;
    return small_int(1);
}

static bool log_poll(Work *w) {
    if (!w->failed && !poll_actions(w->t)) w->failed = true;
    return !w->failed;
}

/* ---- ln 10 ----------------------------------------------------------------------------------- */

static const char log_ten_key = 't';

/* atanh(1/n) * 2**bits */
static Value log_atanh_inverse(Work *w, int64_t n, int64_t bits) {
    Value power = log_floor(w, log_one(w, bits), small_int(n)), sum = power;
    for (int64_t k = 3; power != small_int(0) && log_poll(w); k += 2) {
        power = dec_int_divide(w, power, small_int(n * n), NULL);
        sum = dec_int_add(w, sum, dec_int_divide(w, power, small_int(k), NULL));
    }
    return sum;
}

/* ln(10) * 2**bits = (46 atanh 1/31 + 34 atanh 1/49 + 20 atanh 1/161) * 2**bits. The longest that
 * was needed is kept. */
static Value log_of_ten(Work *w, int64_t bits) {
    Value *root = vm_root(w->t, &log_ten_key), kept = load(root);
    if (kept) {
        int64_t kept_bits = small_int_of(tuple_of(kept)->items[0]);
        if (kept_bits >= bits)
            return dec_int_shift_right(w, tuple_of(kept)->items[1], kept_bits - bits);
    }
    int64_t more = bits + bits / 4 + LOG_GUARD;
    Value a = log_atanh_inverse(w, 31, more), b = log_atanh_inverse(w, 49, more),
          c = log_atanh_inverse(w, 161, more);
    Value sum = dec_int_add(w, dec_int_mul(w, a, small_int(46)),
                            dec_int_add(w, dec_int_mul(w, b, small_int(34)),
                                        dec_int_mul(w, c, small_int(20))));
    /* The last bits are not right. */
    more -= LOG_GUARD / 2;
    sum = dec_int_shift_right(w, sum, LOG_GUARD / 2);
    Value made = w->failed ? NULL : tuple_from_2(w->t, small_int(more), sum);
    if (!made) w->failed = true;
    else vm_root_set(root, made);
    return dec_int_shift_right(w, sum, more - bits);
}

/* ---- rounding -------------------------------------------------------------------------------- */

/* Whether an approximation with `more` digits more than the result has, off by two units at most,
 * says which is the nearest result. */
static bool log_is_decided(Work *w, Value approximation, int64_t digits, int64_t more) {
    Value low, unit = dec_power_of_ten(w, more);
    if (w->failed || dec_count_digits(w, approximation) != digits + more) return w->failed;
    dec_int_divide(w, approximation, unit, &low);
    Value half = dec_int_divide(w, unit, small_int(2), NULL);
    Value distance = int_compare(low, half) < 0 ? dec_int_sub(w, half, low)
                                                : dec_int_sub(w, low, half);
    return int_compare(distance, small_int(3)) > 0 || w->failed;
}

static Number log_finish(Work *w, bool negative, Value approximation, int64_t exponent) {
    Rounding rounding = w->rounding;
    w->rounding = ROUND_HALF_EVEN;
    /* A digit more says that there are others. */
    approximation = dec_int_add(w, dec_scale(w, approximation, 1), small_int(1));
    Number result = dec_finish(w, dec_number(w, negative, approximation, exponent - 1));
    w->rounding = rounding;
    return result;
}

/* ---- exp ------------------------------------------------------------------------------------- */

/* exp(x) for |x| < 4, scaled: halved some times, a series, squared as often. */
static Value log_exp_small(Work *w, Value x, int64_t bits) {
    int64_t halvings = (int64_t)sqrt((double)bits) / 2 + 2, inner = bits + 2 * halvings + LOG_GUARD;
    Value r = log_shift(w, x, halvings - (inner - bits)), one = log_one(w, inner);
    Value term = one, sum = one;
    for (int64_t k = 1; log_poll(w); k++) {
        term = log_floor(w, log_multiply(w, term, r, inner), small_int(k));
        if (term == small_int(0) || term == small_int(-1)) break;
        sum = dec_int_add(w, sum, term);
    }
    for (int64_t i = 0; i < halvings && log_poll(w); i++) sum = log_multiply(w, sum, sum, inner);
    return dec_int_shift_right(w, sum, inner - bits);
}

/* exp(a) with so many digits, and the exponent of the last: a = k ln 10 + r. */
static Value log_exp_digits(Work *w, const Number *a, int64_t digits, int64_t *exponent) {
    int64_t whole = dec_adjusted(a) + 1 > 0 ? dec_adjusted(a) + 1 : 0, k = 0;
    int64_t bits = (int64_t)((double)(digits + whole) * LOG_BITS_PER_DIGIT) + LOG_GUARD;
    Value x = dec_int_shift_left(w, a->coefficient, bits);
    if (a->exponent >= 0) x = dec_scale(w, x, a->exponent);
    else if (-a->exponent > a->digits + digits + LOG_GUARD) x = small_int(0);
    else x = dec_int_divide(w, x, dec_power_of_ten(w, -a->exponent), NULL);
    if (a->negative) x = dec_int_sub(w, small_int(0), x);
    Value ten = log_of_ten(w, bits), quotient = log_floor(w, x, ten);
    if (!int_as_int64(quotient, &k)) w->failed = true;
    Value r = dec_int_sub(w, x, dec_int_mul(w, quotient, ten));
    Value power = log_exp_small(w, r, bits);       /* 1 <= power < 10 */
    *exponent = k - (digits - 1);
    return dec_int_shift_right(w, dec_scale(w, power, digits - 1), bits);
}

Number dec_op_exp(Work *w, Number a) {
    Number result;
    if (dec_take_nan(w, &a, NULL, &result)) return result;
    if (dec_is_infinite(&a)) return a.negative ? dec_zero(false, 0) : a;
    if (dec_is_zero(&a)) return dec_one();
    int64_t adjusted = dec_adjusted(&a), exponent, digits = w->prec;
    if (adjusted >= 19) /* beyond the largest exponent */
        return log_finish(w, false, small_int(1),
                          a.negative ? -DEC_EXPONENT_FAR : DEC_EXPONENT_FAR);
    if (adjusted < -(w->prec + 1)) { /* 1 + a: nothing but 1 */
        Value one = dec_power_of_ten(w, w->prec + 1);
        if (a.negative) one = dec_int_sub(w, one, small_int(1));
        return log_finish(w, false, one, -w->prec - 1);
    }
    for (int64_t more = LOG_FIRST_DIGITS; !w->failed; more += more) {
        Value found = log_exp_digits(w, &a, digits + more, &exponent);
        if (log_is_decided(w, found, digits, more)) return log_finish(w, false, found, exponent);
    }
    return dec_one();
}

/* ---- logarithms ------------------------------------------------------------------------------ */

/* ln(x), scaled, for x near 1 (1/4 to 4): square roots bring it nearer, then a series. */
static Value log_ln_small(Work *w, Value x, int64_t bits) {
    int64_t roots = (int64_t)sqrt((double)bits) / 3 + 2, inner = bits + 3 * roots + LOG_GUARD;
    Value y = dec_int_shift_left(w, x, inner - bits), one = log_one(w, inner);
    for (int64_t i = 0; i < roots && log_poll(w); i++)
        y = dec_int_root(w, dec_int_shift_left(w, y, inner));
    /* ln y = 2 atanh((y-1)/(y+1)) */
    Value z = log_floor(w, dec_int_shift_left(w, dec_int_sub(w, y, one), inner),
                        dec_int_add(w, y, one));
    Value square = log_multiply(w, z, z, inner), power = z, sum = z;
    for (int64_t k = 3; log_poll(w); k += 2) {
        power = log_multiply(w, power, square, inner);
        Value term = log_floor(w, power, small_int(k));
        if (term == small_int(0) || term == small_int(-1)) break;
        sum = dec_int_add(w, sum, term);
    }
    return log_shift(w, sum, inner - bits - roots - 1);
}

/* ln(a), scaled by 2**bits: a = m 10**k, and m between 0.3 and 3. */
static Value log_ln_scaled(Work *w, const Number *a, int64_t bits) {
    Value c = a->coefficient, first;
    int64_t k = dec_adjusted(a);
    first = a->digits > 2 ? dec_int_divide(w, c, dec_power_of_ten(w, a->digits - 2), NULL)
                          : dec_scale(w, c, 2 - a->digits);
    if (small_int_of(first) >= 30) k++;
    Value m = dec_int_shift_left(w, c, bits);
    int64_t down = a->digits - 1 + (k - dec_adjusted(a));
    m = dec_int_divide(w, m, dec_power_of_ten(w, down), NULL);
    Value ln = log_ln_small(w, m, bits);
    Value exponent = int_from_int64(w->t, k);
    if (!exponent) w->failed = true;
    if (k == 0 || w->failed) return ln;
    return dec_int_add(w, ln, dec_int_mul(w, log_of_ten(w, bits), exponent));
}

/* How many digits after the point come before the first of ln(a). */
static int64_t log_leading_zeroes(Work *w, const Number *a) {
    Work exact = dec_exact_work(w->t);
    int64_t adjusted = dec_adjusted(a);
    if (adjusted > 0 || adjusted < -1) return 0;
    Number one = dec_one();
    one.negative = true;
    Number difference = dec_op_add(&exact, *a, one);
    w->failed |= exact.failed;
    return dec_adjusted(&difference) < 0 ? -dec_adjusted(&difference) : 0;
}

/* Whether a is a power of ten. */
static bool log_is_power_of_ten(Work *w, const Number *a) {
    Value stripped;
    dec_strip_zeroes(w, a->coefficient, a->digits, &stripped);
    return stripped == small_int(1);
}

/* ln(a), or with `ten` log10(a). */
static Number log_digits(Work *w, const Number *a, bool ten) {
    int64_t digits = w->prec, zeroes = log_leading_zeroes(w, a);
    for (int64_t more = LOG_FIRST_DIGITS; !w->failed; more += more) {
        /* So many digits behind the point, of which some are zeroes. */
        int64_t places = digits + more + zeroes + 2;
        int64_t bits = (int64_t)((double)places * LOG_BITS_PER_DIGIT) + LOG_GUARD + 64;
        Value ln = log_ln_scaled(w, a, bits);
        bool negative = int_sign(ln) < 0;
        if (negative) ln = dec_int_sub(w, small_int(0), ln);
        Value found = dec_scale(w, ln, places);
        found = ten ? dec_int_divide(w, found, log_of_ten(w, bits), NULL)
                    : dec_int_shift_right(w, found, bits);
        int64_t surplus = dec_count_digits(w, found) - (digits + more);
        if (surplus > 0)
            found = dec_int_divide(w, found, dec_power_of_ten(w, surplus), NULL);
        if (surplus >= 0 && log_is_decided(w, found, digits, more))
            return log_finish(w, negative, found, surplus - places);
    }
    return dec_one();
}

/* What both logarithms do with the rest. */
static bool log_special(Work *w, const Number *a, Number *result) {
    if (dec_take_nan(w, a, NULL, result)) return true;
    if (dec_is_zero(a)) *result = dec_infinity(true);
    else if (a->negative) *result = dec_invalid(w, DEC_INVALID);
    else if (dec_is_infinite(a)) *result = *a;
    else return false;
    return true;
}

Number dec_op_ln(Work *w, Number a) {
    Number result, one = dec_one();
    if (log_special(w, &a, &result)) return result;
    if (dec_compare(w, &a, &one) == 0) return dec_zero(false, 0);
    return log_digits(w, &a, false);
}

Number dec_op_log10(Work *w, Number a) {
    Number result;
    if (log_special(w, &a, &result)) return result;
    if (!log_is_power_of_ten(w, &a)) return log_digits(w, &a, true);
    int64_t exponent = dec_adjusted(&a);
    Value magnitude = int_from_int64(w->t, exponent < 0 ? -exponent : exponent);
    if (!magnitude) w->failed = true;
    Rounding rounding = w->rounding;
    w->rounding = ROUND_HALF_EVEN;
    Number n = dec_finish(w, dec_number(w, exponent < 0, magnitude, 0));
    w->rounding = rounding;
    return n;
}
