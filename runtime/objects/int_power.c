/* Powers, plain and modular. */
#include "runtime/objects/float.h"
#include "runtime/objects/int_internal.h"
#include "runtime/threads/safepoint.h"

/* A base of one bit: the power is a shift. */
static bool int_power_by_shift(Thread *t, const IntView *base, uint64_t exponent, Value *result) {
    size_t bits = int_view_bit_length(base);
    bool inexact;
    if (bits == 0 || int_view_bits_above(base, bits - 1, &inexact) != 1 || inexact) return false;
    uint64_t shift;
    if (__builtin_mul_overflow(bits - 1, exponent, &shift) ||
        shift > (uint64_t)BIGNUM_LIMBS_MAX * 64)
        *result = raise_memory_error(t);
    else
        *result = int_from_scaled(t, 1, shift, base->negative && (exponent & 1));
    return true;
}

/* base ** exponent, from the exponent's leading bit down. */
static Value int_power_of_view(Thread *t, Value base, const IntView *exponent) {
    IntView base_view;
    int_view(base, &base_view);
    bool odd = exponent->count > 0 && (exponent->limbs[0] & 1);
    if (exponent->count == 0) return small_int(1);
    if (base_view.count == 0) return small_int(0);
    if (base_view.count == 1 && base_view.limbs[0] == 1)
        return small_int(base_view.negative && odd ? -1 : 1);
    if (exponent->count > 1) return raise_memory_error(t);
    uint64_t e = exponent->limbs[0];
    Value result;
    if (int_power_by_shift(t, &base_view, e, &result)) return result;
    result = base;
    for (int bit = (int)limb_bit_length(e) - 2; bit >= 0; bit--) {
        if ((result = int_mul(t, result, result)) == NULL) return NULL;
        if ((e >> bit & 1) && (result = int_mul(t, result, base)) == NULL) return NULL;
        if (!poll_actions(t)) return NULL;
    }
    /* base may be a bool or an instance of a subclass. */
    return int_add(t, result, small_int(0));
}

/* The inverse of a modulo n, by Euclid's extended algorithm; n > 0. */
static Value int_inverse(Thread *t, Value a, Value n) {
    Value x = small_int(1), next_x = small_int(0), r = a, next_r = n;
    while (int_sign(next_r) != 0) {
        Value quotient, rest;
        if (!poll_actions(t) || !int_divmod(t, r, next_r, &quotient, &rest)) return NULL;
        Value product = int_mul(t, quotient, next_x);
        Value step = product == NULL ? NULL : int_sub(t, x, product);
        if (step == NULL) return NULL;
        r = next_r, next_r = rest;
        x = next_x, next_x = step;
    }
    int64_t gcd;
    if (!int_small_value(r, &gcd) || gcd != 1)
        return raise_value_error(t, "base is not invertible for the given modulus");
    return int_mod(t, x, n);
}

#define POWER_WINDOW 5

/* The modulus, and the space for one multiplication modulo it. */
typedef struct PowerModulus {
    Thread *t;
    const uint64_t *limbs;
    size_t count;
    uint64_t *product;       /* 2 count */
} PowerModulus;

/* out = a b mod m; all of m->count limbs. */
static bool power_multiply(const PowerModulus *m, uint64_t *out, const uint64_t *a,
                           const uint64_t *b) {
    return poll_actions(m->t) && bignum_multiply(m->t, m->product, a, m->count, b, m->count) &&
           bignum_divide(m->t, NULL, out, m->product, 2 * m->count, m->limbs, m->count);
}

/* power = base ** exponent mod m; base is reduced, power is 1. Windows of five bits begin and end
 * with a one. */
static bool power_by_windows(const PowerModulus *m, uint64_t *power, const uint64_t *base,
                             const IntView *exponent) {
    size_t n = m->count, bits = int_view_bit_length(exponent);
    int window = bits > 64 ? POWER_WINDOW : bits > 8 ? 3 : 1;
    size_t entries = (size_t)1 << (window - 1);
    uint64_t *odd_powers = bignum_scratch(m->t, (entries + 1) * n);
    if (odd_powers == NULL) return false;
    uint64_t *square = odd_powers + entries * n;
    limbs_copy(odd_powers, base, n);
    if (!power_multiply(m, square, base, base)) return false;
    for (size_t i = 1; i < entries; i++)
        if (!power_multiply(m, odd_powers + i * n, odd_powers + (i - 1) * n, square)) return false;
    bool started = false;
    for (size_t i = bits; i > 0;) {
        size_t low = i - 1;
        unsigned value = 0;
        if (exponent->limbs[low / 64] >> (low % 64) & 1) {
            low = i >= (size_t)window ? i - (size_t)window : 0;
            while (!(exponent->limbs[low / 64] >> (low % 64) & 1)) low++;
            for (size_t j = i; j-- > low;)
                value = value << 1 | (unsigned)(exponent->limbs[j / 64] >> (j % 64) & 1);
        }
        for (size_t j = low; j < i && started; j++)
            if (!power_multiply(m, power, power, power)) return false;
        if (value != 0 && !power_multiply(m, power, power, odd_powers + value / 2 * n))
            return false;
        started |= value != 0;
        i = low;
    }
    return true;
}

/* base ** exponent mod modulus, for a modulus > 1, 0 <= base < modulus, exponent > 0. */
static Value int_power_modular(Thread *t, Value base, const IntView *exponent, Value modulus) {
    IntView base_view, modulus_view;
    int_view(base, &base_view);
    int_view(modulus, &modulus_view);
    PowerModulus m = {t, modulus_view.limbs, modulus_view.count, NULL};
    uint64_t *scratch = bignum_scratch(t, 3 * m.count);
    Int *power = int_allocate(t, m.count);
    if (scratch == NULL || power == NULL) return NULL;
    m.product = scratch + m.count;
    limbs_copy(scratch, base_view.limbs, base_view.count);
    power->limbs[0] = 1;
    if (!power_by_windows(&m, power->limbs, scratch, exponent)) return NULL;
    return int_finish(power, m.count, false);
}

/* Moduli below 2^62: no allocation. */
static Value int_power_modular_small(Thread *t, int64_t base, const IntView *exponent,
                                     int64_t modulus) {
    unsigned __int128 m = (uint64_t)modulus, square = (uint64_t)base, power = 1;
    for (size_t i = 0; i < exponent->count; i++) {
        if (!poll_actions(t)) return NULL;
        for (uint64_t e = exponent->limbs[i], bit = 0;
             bit < 64 && (e != 0 || i + 1 < exponent->count); bit++, e >>= 1) {
            if (e & 1) power = power * square % m;
            square = square * square % m;
        }
    }
    return small_int((int64_t)power);
}

static Value int_power_with_modulus(Thread *t, Value base, Value exponent, Value modulus) {
    int sign = int_sign(modulus);
    if (sign == 0) return raise_value_error(t, "pow() 3rd argument cannot be 0");
    Value magnitude = sign < 0 ? int_negative(t, modulus) : int_add(t, modulus, small_int(0));
    if (magnitude == NULL) return NULL;
    if (magnitude == small_int(1)) return small_int(0);
    if (int_sign(exponent) < 0) {
        exponent = int_negative(t, exponent);
        base = exponent == NULL ? NULL : int_inverse(t, base, magnitude);
    } else {
        base = int_mod(t, base, magnitude);
    }
    if (base == NULL) return NULL;
    IntView view;
    int_view(exponent, &view);
    Value power;
    if (view.count == 0) power = small_int(1);
    else if (is_int_small(magnitude))
        power = int_power_modular_small(t, small_int_of(base), &view, small_int_of(magnitude));
    else power = int_power_modular(t, base, &view, magnitude);
    if (power == NULL || sign > 0 || power == small_int(0)) return power;
    return int_add(t, power, modulus);
}

Value int_power(Thread *t, Value base, Value exponent, Value modulus) {
    if (modulus != NULL) return int_power_with_modulus(t, base, exponent, modulus);
    if (int_sign(exponent) < 0) {
        double x, y;
        if (!int_as_double(t, base, &x) || !int_as_double(t, exponent, &y)) return NULL;
        return float_power(t, x, y);
    }
    IntView view;
    int_view(exponent, &view);
    return int_power_of_view(t, base, &view);
}
