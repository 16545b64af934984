/* Numbers: making, rounding, comparing. */
#include "stdlib/decimal.h"

const char *const dec_rounding_names[ROUND_COUNT] = {
#define DEC_ROUND_NAME(name) "ROUND_" #name,
    DEC_ROUNDINGS(DEC_ROUND_NAME)
#undef DEC_ROUND_NAME
};

Number dec_number(Work *w, bool negative, Value coefficient, int64_t exponent) {
    return (Number){coefficient, exponent, dec_count_digits(w, coefficient), negative, DEC_FINITE};
}

Number dec_zero(bool negative, int64_t exponent) {
    return (Number){small_int(0), exponent, 1, negative, DEC_FINITE};
}

Number dec_one(void) { return (Number){small_int(1), 0, 1, false, DEC_FINITE}; }

Number dec_infinity(bool negative) {
    return (Number){small_int(0), 0, 0, negative, DEC_INFINITE};
}

Number dec_invalid(Work *w, uint32_t condition) {
    w->status |= condition;
    return (Number){small_int(0), 0, 0, false, DEC_QNAN};
}

Work dec_exact_work(Thread *t) {
    return (Work){.t = t, .prec = DEC_PREC_MAX, .emin = DEC_EMIN_MIN, .emax = DEC_EMAX_MAX,
                  .rounding = ROUND_HALF_EVEN};
}

/* ---- rounding -------------------------------------------------------------------------------- */

/* half: how what was dropped compares with half a unit; it is not zero. */
static bool dec_rounds_away(Work *w, Rounding rounding, bool negative, Value kept, int half) {
    switch (rounding) {
    case ROUND_UP: return true;
    case ROUND_DOWN: return false;
    case ROUND_CEILING: return !negative;
    case ROUND_FLOOR: return negative;
    case ROUND_HALF_UP: return half >= 0;
    case ROUND_HALF_DOWN: return half > 0;
    case ROUND_HALF_EVEN: return half > 0 || (half == 0 && dec_int_is_odd(kept));
    default: return dec_int_last_digit(w, kept) % 5 == 0;
    }
}

bool dec_drop_digits(Work *w, Number *n, int64_t k, Rounding rounding) {
    Value rest, kept = small_int(0);
    int half = -1;
    if (k > n->digits) {
        rest = n->coefficient;
    } else {
        Value unit = dec_power_of_ten(w, k);
        kept = dec_int_divide(w, n->coefficient, unit, &rest);
        half = int_compare(dec_int_add(w, rest, rest), unit);
    }
    bool inexact = rest != small_int(0);
    if (inexact && dec_rounds_away(w, rounding, n->negative, kept, half))
        kept = dec_int_add(w, kept, small_int(1));
    n->coefficient = kept;
    n->digits = dec_count_digits(w, kept);
    n->exponent += k;
    return inexact;
}

static Number dec_overflow(Work *w, bool negative) {
    w->status |= DEC_OVERFLOW | DEC_INEXACT | DEC_ROUNDED;
    switch (w->rounding) {
    case ROUND_DOWN: case ROUND_05UP: break;
    case ROUND_CEILING: if (!negative) return dec_infinity(false); break;
    case ROUND_FLOOR: if (negative) return dec_infinity(true); break;
    default: return dec_infinity(negative);
    }
    /* The largest number. */
    Value nines = dec_int_sub(w, dec_power_of_ten(w, w->prec), small_int(1));
    return (Number){nines, dec_etop(w), w->prec, negative, DEC_FINITE};
}

static Number dec_finish_zero(Work *w, Number n) {
    int64_t low = dec_etiny(w), high = w->clamp ? dec_etop(w) : w->emax;
    if (n.exponent < low || n.exponent > high) {
        n.exponent = n.exponent < low ? low : high;
        w->status |= DEC_CLAMPED;
    }
    return n;
}

static Number dec_finish_subnormal(Work *w, Number n) {
    int64_t etiny = dec_etiny(w);
    w->status |= DEC_SUBNORMAL;
    if (n.exponent >= etiny) return n;
    w->status |= DEC_ROUNDED;
    if (dec_drop_digits(w, &n, etiny - n.exponent, w->rounding)) {
        w->status |= DEC_INEXACT | DEC_UNDERFLOW;
        if (n.coefficient == small_int(0)) w->status |= DEC_CLAMPED;
    }
    n.exponent = etiny;
    return n;
}

/* The range, but not the precision. */
static Number dec_finish_range(Work *w, Number n) {
    if (dec_is_zero(&n)) return dec_finish_zero(w, n);
    int64_t adjusted = dec_adjusted(&n);
    if (adjusted > w->emax) return dec_overflow(w, n.negative);
    if (adjusted < w->emin && !(w->clamp && n.exponent > dec_etop(w)))
        return dec_finish_subnormal(w, n);
    if (w->clamp && n.exponent > dec_etop(w)) {
        int64_t shift = n.exponent - dec_etop(w);
        n.coefficient = dec_scale(w, n.coefficient, shift);
        n.digits += shift;
        n.exponent -= shift;
        w->status |= adjusted < w->emin ? DEC_CLAMPED | DEC_SUBNORMAL : DEC_CLAMPED;
    }
    return n;
}

/* A payload that is too long loses its first digits. */
static Number dec_finish_nan(Work *w, Number n) {
    int64_t room = w->prec - w->clamp;
    if (n.digits > room) {
        dec_int_divide(w, n.coefficient, dec_power_of_ten(w, room), &n.coefficient);
        n.digits = n.coefficient == small_int(0) ? 0 : dec_count_digits(w, n.coefficient);
    }
    return n;
}

Number dec_finish(Work *w, Number n) {
    if (dec_is_nan(&n)) return dec_finish_nan(w, n);
    if (dec_is_infinite(&n)) return n;
    n = dec_finish_range(w, n);
    if (dec_is_special(&n) || n.digits <= w->prec) return n;
    w->status |= DEC_ROUNDED;
    if (dec_drop_digits(w, &n, n.digits - w->prec, w->rounding)) w->status |= DEC_INEXACT;
    if (n.digits > w->prec) {        /* 9.99 became 10.0 */
        n.coefficient = dec_int_divide(w, n.coefficient, small_int(10), NULL);
        n.digits--;
        n.exponent++;
        n = dec_finish_range(w, n);
    }
    return n;
}

bool dec_take_nan(Work *w, const Number *a, const Number *b, Number *result) {
    const Number *nan = a->kind == DEC_SNAN            ? a
                        : b && b->kind == DEC_SNAN     ? b
                        : a->kind == DEC_QNAN          ? a
                        : b && b->kind == DEC_QNAN     ? b
                                                       : NULL;
    if (!nan) return false;
    if (nan->kind == DEC_SNAN) w->status |= DEC_INVALID;
    *result = *nan;
    result->kind = DEC_QNAN;
    *result = dec_finish_nan(w, *result);
    return true;
}

/* ---- comparing ------------------------------------------------------------------------------- */

int dec_compare_magnitude(Work *w, const Number *a, const Number *b) {
    if (dec_is_infinite(a) || dec_is_infinite(b))
        return (int)dec_is_infinite(a) - (int)dec_is_infinite(b);
    bool a_zero = dec_is_zero(a), b_zero = dec_is_zero(b);
    if (a_zero || b_zero) return (int)b_zero - (int)a_zero;
    int64_t left = dec_adjusted(a), right = dec_adjusted(b);
    if (left != right) return left > right ? 1 : -1;
    Value x = a->coefficient, y = b->coefficient;
    if (a->exponent > b->exponent) x = dec_scale(w, x, a->exponent - b->exponent);
    else y = dec_scale(w, y, b->exponent - a->exponent);
    int order = int_compare(x, y);
    return (order > 0) - (order < 0);
}

int dec_compare(Work *w, const Number *a, const Number *b) {
    if (dec_is_zero(a) && dec_is_zero(b)) return 0;
    bool a_below = a->negative && !dec_is_zero(a), b_below = b->negative && !dec_is_zero(b);
    if (a_below != b_below) return a_below ? -1 : 1;
    int order = dec_compare_magnitude(w, a, b);
    return a_below ? -order : order;
}

/* Numbers, infinities, signaling NaNs, quiet NaNs: for positive ones. */
static int dec_total_class(const Number *n) {
    return n->kind == DEC_QNAN ? 3 : n->kind == DEC_SNAN ? 2 : 1;
}

int dec_compare_total(Work *w, const Number *a, const Number *b) {
    if (a->negative != b->negative) return a->negative ? -1 : 1;
    int order = dec_total_class(a) - dec_total_class(b);
    if (order == 0 && dec_is_nan(a)) order = int_compare(a->coefficient, b->coefficient);
    else if (order == 0) {
        order = dec_compare_magnitude(w, a, b);
        if (order == 0) order = (a->exponent > b->exponent) - (a->exponent < b->exponent);
    }
    order = (order > 0) - (order < 0);
    return a->negative ? -order : order;
}

/* ---- integers -------------------------------------------------------------------------------- */

bool dec_is_integer(Work *w, const Number *n) {
    Value stripped;
    if (dec_is_special(n)) return false;
    if (dec_is_zero(n) || n->exponent >= 0) return true;
    if (-n->exponent >= n->digits) return false;
    return dec_strip_zeroes(w, n->coefficient, -n->exponent, &stripped) == -n->exponent;
}

int dec_parity(Work *w, const Number *n) {
    if (!dec_is_integer(w, n)) return -1;
    if (dec_is_zero(n) || n->exponent > 0) return 0;
    if (n->exponent == 0) return dec_int_is_odd(n->coefficient);
    return dec_int_is_odd(
        dec_int_divide(w, n->coefficient, dec_power_of_ten(w, -n->exponent), NULL));
}

bool dec_small_integer(Work *w, const Number *n, int64_t *out) {
    *out = 0;
    if (!dec_is_integer(w, n)) return false;
    if (dec_is_zero(n)) return true;
    if (dec_adjusted(n) > 18) return false;
    Value v = n->exponent >= 0
                  ? dec_scale(w, n->coefficient, n->exponent)
                  : dec_int_divide(w, n->coefficient, dec_power_of_ten(w, -n->exponent), NULL);
    if (!int_as_int64(v, out)) return false;
    if (n->negative) *out = -*out;
    return true;
}
