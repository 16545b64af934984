/* Operations on the digits: logical ones, whose operands have only zeroes and ones, and moving. */
#include "stdlib/decimal.h"

/* ---- logical operations ---------------------------------------------------------------------- */

/* Digits as bits, in an int. False: not an operand. */
static bool dec_logical_bits(Work *w, const Number *n, Value *bits) {
    *bits = small_int(0);
    if (dec_is_special(n) || n->negative || n->exponent != 0) return false;
    Value rest = n->coefficient, digits;
    int64_t at = 0;
    while (rest != small_int(0) && !w->failed) {
        rest = dec_int_divide(w, rest, small_int(1000000000000000000), &digits);
        int64_t n18 = small_int_of(digits), word = 0;
        for (int i = 0; i < 18; i++, n18 /= 10) {
            if (n18 % 10 > 1) return false;
            word |= (n18 % 10) << i;
        }
        *bits = dec_int_add(w, *bits, dec_int_shift_left(w, small_int(word), at));
        at += 18;
    }
    return true;
}

/* The first `count` bits as digits. */
static Number dec_logical_number(Work *w, Value bits, int64_t count) {
    Value sum = small_int(0), mask = small_int((1 << 18) - 1);
    for (int64_t at = 0; at < count && bits != small_int(0) && !w->failed; at += 18) {
        Value low = int_and(w->t, bits, mask);
        if (!low) {
            w->failed = true;
            break;
        }
        int64_t word = small_int_of(low), n18 = 0, unit = 1;
        for (int i = 0; i < 18 && at + i < count; i++, word >>= 1, unit *= 10)
            if (word & 1) n18 += unit;
        sum = dec_int_add(w, sum, dec_scale(w, small_int(n18), at));
        bits = dec_int_shift_right(w, bits, 18);
    }
    return dec_number(w, false, sum, 0);
}

typedef Value DecBitOperation(Thread *t, Value a, Value b);

static Number dec_logical(Work *w, const Number *a, const Number *b, DecBitOperation *operation) {
    Value x, y;
    if (!dec_logical_bits(w, a, &x) || !dec_logical_bits(w, b, &y))
        return dec_invalid(w, DEC_INVALID);
    Value bits = w->failed ? NULL : operation(w->t, x, y);
    if (!bits) {
        w->failed = true;
        return dec_one();
    }
    return dec_logical_number(w, bits, w->prec);
}

Number dec_op_logical_and(Work *w, Number a, Number b) { return dec_logical(w, &a, &b, int_and); }
Number dec_op_logical_or(Work *w, Number a, Number b) { return dec_logical(w, &a, &b, int_or); }
Number dec_op_logical_xor(Work *w, Number a, Number b) { return dec_logical(w, &a, &b, int_xor); }

Number dec_op_logical_invert(Work *w, Number a) {
    Value bits;
    if (!dec_logical_bits(w, &a, &bits)) return dec_invalid(w, DEC_INVALID);
    Value ones = dec_int_sub(w, dec_int_shift_left(w, small_int(1), w->prec), small_int(1));
    Value inverted = w->failed ? NULL : int_xor(w->t, bits, ones);
    if (!inverted) {
        w->failed = true;
        return dec_one();
    }
    return dec_logical_number(w, inverted, w->prec);
}

/* ---- moving ---------------------------------------------------------------------------------- */

/* The lowest `count` digits. */
static Value dec_low_digits(Work *w, Value v, int64_t count) {
    Value low = v;
    if (dec_count_digits(w, v) > count)
        dec_int_divide(w, v, dec_power_of_ten(w, count), &low);
    return low;
}

static bool dec_moving_distance(Work *w, const Number *b, int64_t *n) {
    return !dec_is_special(b) && b->exponent == 0 && dec_small_integer(w, b, n) && *n <= w->prec &&
           *n >= -w->prec;
}

Number dec_op_shift(Work *w, Number a, Number b) {
    Number result;
    int64_t n;
    if (dec_take_nan(w, &a, &b, &result)) return result;
    if (!dec_moving_distance(w, &b, &n)) return dec_invalid(w, DEC_INVALID);
    if (dec_is_infinite(&a)) return a;
    Value c = dec_low_digits(w, a.coefficient, n >= 0 ? w->prec - n : w->prec);
    if (n >= 0) c = dec_scale(w, c, n);
    else c = -n >= a.digits ? small_int(0) : dec_int_divide(w, c, dec_power_of_ten(w, -n), NULL);
    return dec_number(w, a.negative, c, a.exponent);
}

Number dec_op_rotate(Work *w, Number a, Number b) {
    Number result;
    int64_t n;
    Value low;
    if (dec_take_nan(w, &a, &b, &result)) return result;
    if (!dec_moving_distance(w, &b, &n)) return dec_invalid(w, DEC_INVALID);
    if (dec_is_infinite(&a)) return a;
    if (n < 0) n += w->prec;
    /* Of prec digits, the first n become the last. */
    Value c = dec_low_digits(w, a.coefficient, w->prec);
    Value high = dec_int_divide(w, c, dec_power_of_ten(w, w->prec - n), &low);
    return dec_number(w, a.negative, dec_int_add(w, dec_scale(w, low, n), high), a.exponent);
}
