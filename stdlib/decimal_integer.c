/* Ints of a Work: what fails is remembered, and the results are then harmless: 1, which can be
 * divided by. */
#include <math.h>

#include "runtime/memory/gc.h"
#include "runtime/objects/tuple.h"
#include "stdlib/decimal.h"
#include "stdlib/math_integers.h"

#define LOG10_OF_2 0.30102999566398119521
#define POWERS_KEPT 1024

static Value dec_result(Work *w, Value v) {
    if (v) return v;
    w->failed = true;
    return small_int(1);
}

Value dec_int_add(Work *w, Value a, Value b) {
    if (both_small_ints(a, b)) {
        int64_t sum = small_int_of(a) + small_int_of(b);
        if (fits_small_int(sum)) return small_int(sum);
    }
    return w->failed ? small_int(1) : dec_result(w, int_add(w->t, a, b));
}

Value dec_int_sub(Work *w, Value a, Value b) {
    if (both_small_ints(a, b)) {
        int64_t difference = small_int_of(a) - small_int_of(b);
        if (fits_small_int(difference)) return small_int(difference);
    }
    return w->failed ? small_int(1) : dec_result(w, int_sub(w->t, a, b));
}

Value dec_int_mul(Work *w, Value a, Value b) {
    int64_t product;
    if (both_small_ints(a, b) &&
        !__builtin_mul_overflow(small_int_of(a), small_int_of(b), &product) &&
        fits_small_int(product))
        return small_int(product);
    return w->failed ? small_int(1) : dec_result(w, int_mul(w->t, a, b));
}

Value dec_int_divide(Work *w, Value a, Value b, Value *remainder) {
    Value quotient, rest = small_int(0);
    if (both_small_ints(a, b)) {
        int64_t n = small_int_of(a), d = small_int_of(b);
        if (remainder) *remainder = small_int(n % d);
        return small_int(n / d);
    }
    if (w->failed || !int_divmod(w->t, a, b, &quotient, &rest)) {
        w->failed = true;
        quotient = small_int(1);
        rest = small_int(0);
    }
    if (remainder) *remainder = rest;
    return quotient;
}

Value dec_int_shift_left(Work *w, Value a, int64_t bits) {
    return w->failed ? small_int(1) : dec_result(w, int_lshift(w->t, a, small_int(bits)));
}

Value dec_int_shift_right(Work *w, Value a, int64_t bits) {
    return w->failed ? small_int(1) : dec_result(w, int_rshift(w->t, a, small_int(bits)));
}

Value dec_int_root(Work *w, Value a) {
    return w->failed ? small_int(1) : dec_result(w, math_isqrt(w->t, &a, 1));
}

bool dec_int_is_odd(Value a) {
    if (is_int_small(a)) return small_int_of(a) & 1;
    return ((const Int *)a)->limbs[0] & 1;
}

/* ---- powers of ten and digits ---------------------------------------------------------------- */

static const int64_t powers_small[] = {
    1,
    10,
    100,
    1000,
    10000,
    100000,
    1000000,
    10000000,
    100000000,
    1000000000,
    10000000000,
    100000000000,
    1000000000000,
    10000000000000,
    100000000000000,
    1000000000000000,
    10000000000000000,
    100000000000000000,
    1000000000000000000,
};

static const char powers_key = 'p';

/* The block of powers that were asked for, of a VM. */
static ValuesBlock *dec_powers(Thread *t) {
    Value *root = vm_root(t, &powers_key);
    Value block = load(root);
    if (!block) {
        block = to_value(values_block_new(t, POWERS_KEPT));
        if (block) vm_root_set(root, block);
    }
    return (ValuesBlock *)block;
}

Value dec_power_of_ten(Work *w, int64_t k) {
    if (k < (int64_t)ARRAY_LENGTH(powers_small)) return small_int(powers_small[k]);
    if (w->failed) return small_int(1);
    if (k > UINT32_MAX) return dec_result(w, raise_memory_error(w->t));
    ValuesBlock *kept = k < POWERS_KEPT ? dec_powers(w->t) : NULL;
    Value power = kept ? load(&kept->items[k]) : NULL;
    if (power) return power;
    power = dec_result(w, int_power(w->t, small_int(10), small_int(k), NULL));
    if (kept && !w->failed) store(kept, &kept->items[k], power);
    return power;
}

Value dec_scale(Work *w, Value a, int64_t k) {
    return k == 0 || a == small_int(0) ? a : dec_int_mul(w, a, dec_power_of_ten(w, k));
}

int64_t dec_count_digits(Work *w, Value a) {
    if (is_int_small(a)) {
        int64_t n = small_int_of(a), digits = 1;
        while (digits < (int64_t)ARRAY_LENGTH(powers_small) && n >= powers_small[digits]) digits++;
        return digits;
    }
    double bits = (double)int_bit_length(a);
    int64_t low = (int64_t)floor((bits - 1) * LOG10_OF_2) + 1;
    int64_t high = (int64_t)floor(bits * LOG10_OF_2) + 1;
    return low == high ? low : low + (int_compare(a, dec_power_of_ten(w, low)) >= 0);
}

int64_t dec_int_last_digit(Work *w, Value a) {
    Value digit;
    dec_int_divide(w, a, small_int(10), &digit);
    return small_int_of(digit);
}

int64_t dec_strip_zeroes(Work *w, Value a, int64_t most, Value *stripped) {
    int64_t count = 0;
    *stripped = a;
    if (a == small_int(0)) return 0;
    for (int64_t step = 1024; step > 0; step /= 2) {
        while (count + step <= most && !w->failed) {
            Value rest, quotient;
            if (step > 18 && is_int_small(*stripped)) break;
            quotient = dec_int_divide(w, *stripped, dec_power_of_ten(w, step), &rest);
            if (rest != small_int(0) || quotient == small_int(0)) break;
            *stripped = quotient;
            count += step;
        }
    }
    return count;
}
