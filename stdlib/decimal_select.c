/* Comparison, minimum and maximum, neighbours, exponents. */
#include "stdlib/decimal.h"

static Number dec_order(int order) {
    Number n = order ? dec_one() : dec_zero(false, 0);
    n.negative = order < 0;
    return n;
}

Number dec_op_compare(Work *w, Number a, Number b) {
    Number result;
    return dec_take_nan(w, &a, &b, &result) ? result : dec_order(dec_compare(w, &a, &b));
}

Number dec_op_compare_signal(Work *w, Number a, Number b) {
    Number result;
    if (!dec_take_nan(w, &a, &b, &result)) return dec_order(dec_compare(w, &a, &b));
    w->status |= DEC_INVALID;
    return result;
}

Number dec_op_compare_total(Work *w, Number a, Number b) {
    return dec_order(dec_compare_total(w, &a, &b));
}

Number dec_op_compare_total_mag(Work *w, Number a, Number b) {
    a.negative = b.negative = false;
    return dec_order(dec_compare_total(w, &a, &b));
}

/* The larger one, in the given sense; sign -1: the smaller. A number is preferred to a quiet NaN. */
static Number dec_extreme(Work *w, Number a, Number b, bool magnitude, int sign) {
    Number result;
    if (a.kind == DEC_QNAN && !dec_is_nan(&b)) return dec_finish(w, b);
    if (b.kind == DEC_QNAN && !dec_is_nan(&a)) return dec_finish(w, a);
    if (dec_take_nan(w, &a, &b, &result)) return result;
    int order = magnitude ? dec_compare_magnitude(w, &a, &b) : 0;
    if (order == 0 && (!magnitude || a.negative != b.negative)) order = dec_compare(w, &a, &b);
    if (order == 0) order = dec_compare_total(w, &a, &b);
    return dec_finish(w, order * sign < 0 ? b : a);
}

Number dec_op_max(Work *w, Number a, Number b) { return dec_extreme(w, a, b, false, 1); }
Number dec_op_max_mag(Work *w, Number a, Number b) { return dec_extreme(w, a, b, true, 1); }
Number dec_op_min(Work *w, Number a, Number b) { return dec_extreme(w, a, b, false, -1); }
Number dec_op_min_mag(Work *w, Number a, Number b) { return dec_extreme(w, a, b, true, -1); }

/* ---- neighbours ------------------------------------------------------------------------------ */

/* Without conditions. */
static Number dec_next(Work *w, Number a, bool down) {
    if (dec_is_infinite(&a)) {
        if (a.negative == down) return a;
        Value nines = dec_int_sub(w, dec_power_of_ten(w, w->prec), small_int(1));
        return (Number){nines, dec_etop(w), w->prec, a.negative, DEC_FINITE};
    }
    Work inner = *w;
    inner.rounding = down ? ROUND_FLOOR : ROUND_CEILING;
    Number rounded = dec_finish(&inner, a);
    /* Rounding was a step already, or else the smallest number makes one. */
    if (!(inner.status & DEC_INEXACT)) {
        Number tiny = dec_one();
        tiny.exponent = dec_etiny(w) - 1;
        tiny.negative = down;
        rounded = dec_op_add(&inner, a, tiny);
    }
    w->failed |= inner.failed;
    return rounded;
}

Number dec_op_next_minus(Work *w, Number a) {
    Number result;
    return dec_take_nan(w, &a, NULL, &result) ? result : dec_next(w, a, true);
}

Number dec_op_next_plus(Work *w, Number a) {
    Number result;
    return dec_take_nan(w, &a, NULL, &result) ? result : dec_next(w, a, false);
}

Number dec_op_next_toward(Work *w, Number a, Number b) {
    Number result;
    if (dec_take_nan(w, &a, &b, &result)) return result;
    int order = dec_compare(w, &a, &b);
    if (order == 0) {
        a.negative = b.negative;
        return a;
    }
    result = dec_next(w, a, order > 0);
    if (dec_is_infinite(&result))
        w->status |= DEC_OVERFLOW | DEC_INEXACT | DEC_ROUNDED;
    else if (dec_adjusted(&result) < w->emin) {
        w->status |= DEC_UNDERFLOW | DEC_SUBNORMAL | DEC_INEXACT | DEC_ROUNDED;
        if (dec_is_zero(&result)) w->status |= DEC_CLAMPED;
    }
    return result;
}

/* ---- exponents ------------------------------------------------------------------------------- */

Number dec_op_logb(Work *w, Number a) {
    Number result;
    if (dec_take_nan(w, &a, NULL, &result)) return result;
    if (dec_is_infinite(&a)) return dec_infinity(false);
    if (dec_is_zero(&a)) {
        w->status |= DEC_ZERO_DIVISION;
        return dec_infinity(true);
    }
    int64_t exponent = dec_adjusted(&a);
    Value magnitude = int_from_int64(w->t, exponent < 0 ? -exponent : exponent);
    if (!magnitude) {
        w->failed = true;
        return dec_one();
    }
    return dec_finish(w, dec_number(w, exponent < 0, magnitude, 0));
}

Number dec_op_scaleb(Work *w, Number a, Number b) {
    Number result;
    int64_t n, most;
    if (dec_take_nan(w, &a, &b, &result)) return result;
    if (b.exponent != 0 || !dec_small_integer(w, &b, &n)) return dec_invalid(w, DEC_INVALID);
    most = 2 * (w->emax + w->prec);
    if (n < -most || n > most) return dec_invalid(w, DEC_INVALID);
    if (dec_is_infinite(&a)) return a;
    a.exponent += n;
    return dec_finish(w, a);
}

const char *dec_number_class(Work *w, const Number *n) {
    if (dec_is_nan(n)) return n->kind == DEC_QNAN ? "NaN" : "sNaN";
    if (dec_is_infinite(n)) return n->negative ? "-Infinity" : "+Infinity";
    if (dec_is_zero(n)) return n->negative ? "-Zero" : "+Zero";
    if (dec_adjusted(n) < w->emin) return n->negative ? "-Subnormal" : "+Subnormal";
    return n->negative ? "-Normal" : "+Normal";
}
