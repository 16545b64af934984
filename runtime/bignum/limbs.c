/* The kernels without GMP: schoolbook methods, with the division by multiplication with a
 * reciprocal of Moeller and Granlund ("Improved division by invariant integers", 2011). */
#include "runtime/bignum/limbs.h"

#if !MINIPY_GMP

typedef unsigned __int128 WideLimb;

uint64_t limbs_add(uint64_t *out, const uint64_t *a, size_t an, const uint64_t *b, size_t bn) {
    unsigned char carry = 0;
    size_t i = 0;
    for (; i < bn; i++) {
        WideLimb sum = (WideLimb)a[i] + b[i] + carry;
        out[i] = (uint64_t)sum;
        carry = (unsigned char)(sum >> 64);
    }
    for (; i < an && carry != 0; i++) {
        out[i] = a[i] + 1;
        carry = out[i] == 0;
    }
    if (out != a) limbs_copy(out + i, a + i, an - i);
    return carry;
}

uint64_t limbs_subtract(uint64_t *out, const uint64_t *a, size_t an, const uint64_t *b, size_t bn) {
    unsigned char borrow = 0;
    size_t i = 0;
    for (; i < bn; i++) {
        WideLimb difference = (WideLimb)a[i] - b[i] - borrow;
        out[i] = (uint64_t)difference;
        borrow = (unsigned char)(difference >> 64) & 1;
    }
    for (; i < an && borrow != 0; i++) {
        borrow = a[i] == 0;
        out[i] = a[i] - 1;
    }
    if (out != a) limbs_copy(out + i, a + i, an - i);
    return borrow;
}

uint64_t limbs_multiply_1(uint64_t *out, const uint64_t *a, size_t n, uint64_t b, uint64_t carry) {
    for (size_t i = 0; i < n; i++) {
        WideLimb product = (WideLimb)a[i] * b + carry;
        out[i] = (uint64_t)product;
        carry = (uint64_t)(product >> 64);
    }
    return carry;
}

/* out += a * b; returns the carry. */
static uint64_t limbs_add_product(uint64_t *out, const uint64_t *a, size_t n, uint64_t b) {
    uint64_t carry = 0;
    for (size_t i = 0; i < n; i++) {
        WideLimb product = (WideLimb)a[i] * b + out[i] + carry;
        out[i] = (uint64_t)product;
        carry = (uint64_t)(product >> 64);
    }
    return carry;
}

/* out -= a * b; returns the borrow. */
static uint64_t limbs_subtract_product(uint64_t *out, const uint64_t *a, size_t n, uint64_t b) {
    uint64_t borrow = 0;
    for (size_t i = 0; i < n; i++) {
        WideLimb product = (WideLimb)a[i] * b + borrow;
        uint64_t low = (uint64_t)product;
        borrow = (uint64_t)(product >> 64) + (out[i] < low);
        out[i] -= low;
    }
    return borrow;
}

/* floor((2^128 - 1) / d) - 2^64, for d with its top bit set. */
static uint64_t limb_reciprocal(uint64_t d) {
    return (uint64_t)((((WideLimb)~d << 64) | UINT64_MAX) / d);
}

/* The quotient of high:low by d, high < d, with d's reciprocal; *remainder is set. */
static inline uint64_t limb_divide_wide(uint64_t high, uint64_t low, uint64_t d,
                                        uint64_t reciprocal, uint64_t *remainder) {
    WideLimb estimate = (WideLimb)reciprocal * high + (((WideLimb)high << 64) | low);
    uint64_t quotient = (uint64_t)(estimate >> 64) + 1;
    uint64_t rest = low - quotient * d;
    if (rest > (uint64_t)estimate) {
        quotient--;
        rest += d;
    }
    if (UNLIKELY(rest >= d)) {
        quotient++;
        rest -= d;
    }
    *remainder = rest;
    return quotient;
}

uint64_t limbs_divide_1(uint64_t *out, const uint64_t *a, size_t n, uint64_t b) {
    if (n == 0) return 0;
    unsigned shift = (unsigned)__builtin_clzll(b);
    uint64_t d = b << shift, reciprocal = limb_reciprocal(d);
    uint64_t remainder = shift == 0 ? 0 : a[n - 1] >> (64 - shift);
    for (size_t i = n; i-- > 0;) {
        uint64_t limb = a[i] << shift;
        if (shift != 0 && i > 0) limb |= a[i - 1] >> (64 - shift);
        out[i] = limb_divide_wide(remainder, limb, d, reciprocal, &remainder);
    }
    return remainder >> shift;
}

uint64_t limbs_shift_left(uint64_t *out, const uint64_t *a, size_t n, unsigned bits) {
    uint64_t fallen = a[n - 1] >> (64 - bits);
    for (size_t i = n - 1; i > 0; i--) out[i] = a[i] << bits | a[i - 1] >> (64 - bits);
    out[0] = a[0] << bits;
    return fallen;
}

uint64_t limbs_shift_right(uint64_t *out, const uint64_t *a, size_t n, unsigned bits) {
    uint64_t fallen = a[0] << (64 - bits);
    for (size_t i = 0; i + 1 < n; i++) out[i] = a[i] >> bits | a[i + 1] << (64 - bits);
    out[n - 1] = a[n - 1] >> bits;
    return fallen;
}

void limbs_multiply(uint64_t *out, const uint64_t *a, size_t an, const uint64_t *b, size_t bn) {
    out[an] = limbs_multiply_1(out, a, an, b[0], 0);
    for (size_t i = 1; i < bn; i++) out[an + i] = limbs_add_product(out + i, a, an, b[i]);
}

/* The products of different limbs once, doubled, then the squares. */
void limbs_square(uint64_t *out, const uint64_t *a, size_t n) {
    limbs_zero(out, 2 * n);
    for (size_t i = 0; i + 1 < n; i++)
        out[n + i] = limbs_add_product(out + 2 * i + 1, a + i + 1, n - i - 1, a[i]);
    limbs_shift_left(out, out, 2 * n, 1);
    uint64_t carry = 0;
    for (size_t i = 0; i < n; i++) {
        WideLimb low = (WideLimb)a[i] * a[i] + out[2 * i] + carry;
        out[2 * i] = (uint64_t)low;
        WideLimb high = (WideLimb)out[2 * i + 1] + (uint64_t)(low >> 64);
        out[2 * i + 1] = (uint64_t)high;
        carry = (uint64_t)(high >> 64);
    }
}

void limbs_divide(uint64_t *quotient, uint64_t *a, size_t an, const uint64_t *d, size_t dn) {
    uint64_t top = d[dn - 1], second = d[dn - 2], reciprocal = limb_reciprocal(top);
    size_t n = an - dn;
    quotient[n] = limbs_compare(a + n, d, dn) >= 0;
    if (quotient[n]) limbs_subtract(a + n, a + n, dn, d, dn);
    for (size_t i = n; i-- > 0;) {
        /* The estimate from two limbs by one is at most two too large; the next limb of d mends
         * nearly all. */
        uint64_t high = a[i + dn], estimate = UINT64_MAX, rest;
        if (LIKELY(high < top)) {
            estimate = limb_divide_wide(high, a[i + dn - 1], top, reciprocal, &rest);
            while ((WideLimb)estimate * second > (((WideLimb)rest << 64) | a[i + dn - 2])) {
                estimate--;
                rest += top;
                if (rest < top) break;
            }
        }
        uint64_t borrow = limbs_subtract_product(a + i, d, dn, estimate);
        a[i + dn] -= borrow;
        while (UNLIKELY(a[i + dn] != 0)) {
            estimate--;
            a[i + dn] += limbs_add(a + i, a + i, dn, d, dn);
        }
        quotient[i] = estimate;
    }
}

#define DECIMAL_LIMB 10000000000000000000u /* 10^19 */

size_t limbs_to_decimal(char *out, uint64_t *a, size_t n) {
    char reversed[LIMBS_RADIX_MAX * 20 + 20];
    size_t count = 0;
    while (n > 0) {
        uint64_t chunk = limbs_divide_1(a, a, n, DECIMAL_LIMB);
        n = limbs_trim(a, n);
        for (int i = 0; i < 19 && (n > 0 || chunk > 0); i++, chunk /= 10)
            reversed[count++] = (char)('0' + chunk % 10);
    }
    for (size_t i = 0; i < count; i++) out[i] = reversed[count - 1 - i];
    return count;
}

size_t limbs_from_digits(uint64_t *out, const uint8_t *digits, size_t count, unsigned base) {
    size_t n = 0;
    while (count > 0) {
        uint64_t chunk = 0, power = 1;
        while (count > 0 && power <= UINT64_MAX / base) {
            chunk = chunk * base + *digits++;
            power *= base;
            count--;
        }
        out[n] = limbs_multiply_1(out, out, n, power, chunk);
        n += out[n] != 0;
    }
    return n;
}

bool limbs_reserve(void) {
    return true;
}

#endif
