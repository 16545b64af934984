/* Radix conversion by halves: with division or multiplication faster than quadratic, so is this. */
#include "runtime/bignum/bignum.h"
#include "runtime/threads/safepoint.h"

#define RADIX_LEVELS 50

/* powers[i] = base^(digits_0 * 2^i), of lengths[i] limbs; made as far as they are needed. */
typedef struct RadixPowers {
    Thread *t;
    uint64_t *powers[RADIX_LEVELS];
    size_t lengths[RADIX_LEVELS];
    unsigned base;
    size_t digits_0;
    size_t leaf; /* the limbs of what is converted at once */
    int count;
} RadixPowers;

static bool radix_add_power(RadixPowers *p) {
    if (p->count == 0) {
        size_t room = bignum_from_digits_room(p->digits_0 + 1, p->base);
        uint64_t *power = bignum_scratch(p->t, room);
        if (power == NULL) return false;
        size_t n = 1;
        power[0] = 1;
        for (size_t i = 0; i < p->digits_0; i++) {
            power[n] = limbs_multiply_1(power, power, n, p->base, 0);
            n += power[n] != 0;
        }
        p->powers[0] = power;
        p->lengths[0] = n;
    } else {
        int last = p->count - 1;
        size_t n = p->lengths[last];
        uint64_t *power = bignum_scratch(p->t, 2 * n);
        if (power == NULL || !bignum_multiply(p->t, power, p->powers[last], n, p->powers[last], n))
            return false;
        p->powers[p->count] = power;
        p->lengths[p->count] = limbs_trim(power, 2 * n);
    }
    p->count++;
    return true;
}

size_t bignum_decimal_room(size_t n) {
    return n * 20 + 20;
}

static bool radix_leaf_to_decimal(Thread *t, const uint64_t *a, size_t n, char *out, size_t pad,
                                  size_t *length) {
    uint64_t *copy = bignum_scratch(t, n + 1);
    if (copy == NULL || !poll_actions(t)) return false;
    limbs_copy(copy, a, n);
    size_t count = n == 0 ? 0 : limbs_to_decimal(out, copy, n);
    if (count < pad) {
        __builtin_memmove(out + (pad - count), out, count);
        __builtin_memset(out, '0', pad - count);
        count = pad;
    }
    *length = count;
    return true;
}

/* a is less than the power of `level`. With pad it gets all the digits of that level, else none
 * that are leading zeroes. */
static bool radix_to_decimal(RadixPowers *p, int level, const uint64_t *a, size_t n, char *out,
                             bool pad, size_t *length) {
    n = limbs_trim(a, n);
    size_t digits = p->digits_0 << level;
    if (n <= p->leaf)
        return radix_leaf_to_decimal(p->t, a, n, out, pad ? digits : 0, length);
    const uint64_t *divisor = p->powers[level - 1];
    size_t dn = p->lengths[level - 1];
    if (n < dn) {
        if (pad) __builtin_memset(out, '0', digits / 2);
        if (!radix_to_decimal(p, level - 1, a, n, out + (pad ? digits / 2 : 0), pad, length))
            return false;
        *length += pad ? digits / 2 : 0;
        return true;
    }
    uint64_t *quotient = bignum_scratch(p->t, n - dn + 1 + dn);
    if (quotient == NULL) return false;
    uint64_t *remainder = quotient + (n - dn + 1);
    size_t upper, lower;
    if (!bignum_divide(p->t, quotient, remainder, a, n, divisor, dn) ||
        !radix_to_decimal(p, level - 1, quotient, n - dn + 1, out, pad, &upper) ||
        !radix_to_decimal(p, level - 1, remainder, dn, out + upper, pad || upper > 0, &lower))
        return false;
    *length = upper + lower;
    return true;
}

bool bignum_to_decimal(Thread *t, const uint64_t *a, size_t n, char *out, size_t *length) {
    size_t leaf = bignum_slice(t, LIMBS_RADIX_MAX);
    RadixPowers p = {.t = t, .base = 10, .digits_0 = 19 * (leaf / 2), .leaf = leaf};
    /* A limb has 19.27 digits, so the power of `level` has at least this many limbs: more than a.
     */
    int level = 0;
    while ((leaf / 2 * 63 / 64) << level <= n) {
        if (p.count < level && !radix_add_power(&p)) return false;
        level++;
    }
    if (level > 0 && p.count < level && !radix_add_power(&p)) return false;
    return radix_to_decimal(&p, level, a, n, out, false, length);
}

/* Limbs for count digits: log2(base) is at most six eighths more than its floor allows for. */
size_t bignum_from_digits_room(size_t count, unsigned base) {
    unsigned bits = limb_bit_length(base - 1);
    return (size_t)(((unsigned __int128)count * bits) / 64) + 2;
}

static bool radix_from_digits(RadixPowers *p, const uint8_t *digits, size_t count, uint64_t *out,
                              size_t *length) {
    if (count <= p->digits_0) {
        *length = limbs_from_digits(out, digits, count, p->base);
        return poll_actions(p->t);
    }
    int level = 0;
    while (p->digits_0 << (level + 1) < count) level++;
    while (p->count <= level)
        if (!radix_add_power(p)) return false;
    size_t low = p->digits_0 << level, high = count - low, upper, lower;
    size_t upper_room = bignum_from_digits_room(high, p->base),
           lower_room = bignum_from_digits_room(low, p->base);
    uint64_t *parts = bignum_scratch(p->t, 2 * upper_room + 2 * lower_room + p->lengths[level]);
    if (parts == NULL) return false;
    uint64_t *lower_part = parts + upper_room, *product = lower_part + lower_room;
    if (!radix_from_digits(p, digits, high, parts, &upper) ||
        !radix_from_digits(p, digits + high, low, lower_part, &lower) ||
        !bignum_multiply(p->t, product, parts, upper, p->powers[level], p->lengths[level]))
        return false;
    size_t n = upper + p->lengths[level];
    if (n < lower) {
        limbs_zero(product + n, lower - n);
        n = lower;
    }
    product[n] = limbs_add(product, product, n, lower_part, lower);
    *length = limbs_trim(product, n + 1);
    limbs_copy(out, product, *length);
    return true;
}

bool bignum_from_digits(Thread *t, const uint8_t *digits, size_t count, unsigned base,
                        uint64_t *out, size_t *length) {
    size_t leaf = bignum_slice(t, LIMBS_RADIX_MAX), digits_per_limb = 63 / limb_bit_length(base - 1);
    RadixPowers p = {.t = t, .base = base, .digits_0 = leaf * digits_per_limb, .leaf = leaf};
    return radix_from_digits(&p, digits, count, out, length);
}
