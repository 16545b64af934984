/* The arithmetic of natural numbers, at the sizes where methods change: against the plain
 * schoolbook product, and by the identities that quotients, decimal digits and divisors must
 * satisfy. */
#include "runtime/bignum/bignum.h"
#include "tests/runtime/check.h"

static uint64_t bignum_random(uint64_t *state) {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

/* Limbs of all kinds: random ones, long runs of zeroes and ones. The top one is not 0. */
static void bignum_fill(uint64_t *state, uint64_t *a, size_t n) {
    uint64_t kind = bignum_random(state) % 4;
    for (size_t i = 0; i < n; i++) {
        uint64_t limb = bignum_random(state);
        a[i] = kind == 0   ? limb
               : kind == 1 ? (limb & 1 ? UINT64_MAX : 0)
               : kind == 2 ? UINT64_MAX
               : limb % 8  ? 0
                           : limb;
    }
    if (a[n - 1] == 0) a[n - 1] = 1;
}

static void bignum_school(uint64_t *out, const uint64_t *a, size_t an, const uint64_t *b,
                          size_t bn) {
    limbs_zero(out, an + bn);
    for (size_t i = 0; i < an; i++) {
        uint64_t carry = 0;
        for (size_t j = 0; j < bn; j++) {
            unsigned __int128 sum = (unsigned __int128)a[i] * b[j] + out[i + j] + carry;
            out[i + j] = (uint64_t)sum;
            carry = (uint64_t)(sum >> 64);
        }
        out[i + bn] = carry;
    }
}

static void bignum_check_product(Thread *t, const uint64_t *a, size_t an, const uint64_t *b,
                                 size_t bn) {
    uint64_t *product = bignum_scratch(t, an + bn), *expected = bignum_scratch(t, an + bn);
    CHECK(product != NULL && expected != NULL && bignum_multiply(t, product, a, an, b, bn));
    bignum_school(expected, a, an, b, bn);
    CHECK(limbs_compare(product, expected, an + bn) == 0);
}

static void bignum_check_quotient(Thread *t, const uint64_t *a, size_t an, const uint64_t *d,
                                  size_t dn) {
    size_t qn = an - dn + 1;
    uint64_t *quotient = bignum_scratch(t, qn), *remainder = bignum_scratch(t, dn),
             *sum = bignum_scratch(t, an + 2);
    CHECK(quotient != NULL && remainder != NULL && sum != NULL);
    CHECK(bignum_divide(t, quotient, remainder, a, an, d, dn));
    CHECK(limbs_compare(remainder, d, dn) < 0);
    bignum_school(sum, quotient, qn, d, dn);
    CHECK(limbs_add(sum, sum, an + 1, remainder, dn) == 0);
    CHECK(sum[an] == 0 && limbs_compare(sum, a, an) == 0);
}

/* The digits' value modulo a prime is the number's, and reading them gives it back. */
static void bignum_check_decimal(Thread *t, const uint64_t *a, size_t n) {
    const uint64_t prime = 1000000007;
    char *digits = (char *)bignum_scratch(t, bignum_decimal_room(n) / 8 + 1);
    size_t count, length;
    CHECK(digits != NULL && bignum_to_decimal(t, a, n, digits, &count));
    CHECK(digits[0] != '0');
    uint64_t by_digits = 0, by_limbs = 0;
    for (size_t i = 0; i < count; i++)
        by_digits = (by_digits * 10 + (uint64_t)(digits[i] - '0')) % prime;
    for (size_t i = n; i-- > 0;)
        by_limbs = (uint64_t)((((unsigned __int128)by_limbs << 64) | a[i]) % prime);
    CHECK(by_digits == by_limbs);
    for (size_t i = 0; i < count; i++) digits[i] -= '0';
    uint64_t *back = bignum_scratch(t, bignum_from_digits_room(count, 10));
    CHECK(back != NULL && bignum_from_digits(t, (const uint8_t *)digits, count, 10, back, &length));
    CHECK(length == n && limbs_compare(a, back, n) == 0);
}

/* gcd(a c, b c) = c gcd(a, b). */
static void bignum_check_gcd(Thread *t, const uint64_t *a, size_t an, const uint64_t *b, size_t bn,
                             const uint64_t *c, size_t cn) {
    size_t n = an > bn ? an : bn, m = n + cn, length, product_length;
    uint64_t *x = bignum_scratch(t, n), *y = bignum_scratch(t, n), *xc = bignum_scratch(t, m),
             *yc = bignum_scratch(t, m);
    uint64_t *expected = bignum_scratch(t, m);
    CHECK(x != NULL && y != NULL && xc != NULL && yc != NULL && expected != NULL);
    limbs_copy(x, a, an);
    limbs_copy(y, b, bn);
    bignum_school(xc, a, an, c, cn);
    bignum_school(yc, b, bn, c, cn);
    CHECK(bignum_gcd(t, x, y, n, &length) && bignum_gcd(t, xc, yc, m, &product_length));
    bignum_school(expected, x, length, c, cn);
    CHECK(limbs_trim(expected, length + cn) == product_length &&
          limbs_compare(expected, xc, product_length) == 0);
}

int main(void) {
    enum { MOST = 700 };
    VM *vm = check_new_vm(0);
    Thread *t = thread_current();
    static uint64_t a[MOST], b[MOST], c[8];
    uint64_t state = 88172645463325252u;
    for (int round = 0; round < 400; round++) {
        size_t most = round % 20 == 0 ? MOST : 100;
        size_t an = 1 + bignum_random(&state) % most,
               bn = 1 + bignum_random(&state) % (round % 3 ? an : most);
        bignum_fill(&state, a, an);
        bignum_fill(&state, b, bn);
        bignum_check_product(t, a, an, b, bn);
        bignum_check_product(t, a, an, a, an);
        if (an >= bn) bignum_check_quotient(t, a, an, b, bn);
        bignum_check_decimal(t, a, an);
        size_t cn = 1 + bignum_random(&state) % ARRAY_LENGTH(c);
        bignum_fill(&state, c, cn);
        if (most == 100) bignum_check_gcd(t, a, an, b, bn, c, cn);
    }
    vm_free_runtime(vm);
    return 0;
}
