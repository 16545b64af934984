/* Lehmer's algorithm (Knuth, "The Art of Computer Programming" 4.5.2, Algorithm L): the leading
 * bits of both numbers foretell some thirty steps of Euclid's algorithm, which are then done at
 * once. */
#include "runtime/bignum/bignum.h"
#include "runtime/threads/safepoint.h"

typedef struct LehmerSteps {
    int64_t a, b, c, d; /* (x, y) becomes (a x + b y, c x + d y) */
} LehmerSteps;

/* The 62 bits of a that begin `top` bits above its start. */
static int64_t lehmer_leading_bits(const uint64_t *a, size_t n, size_t top) {
    size_t low = top - 62, limb = low / 64;
    unsigned shift = low % 64;
    uint64_t bits = limb < n ? a[limb] >> shift : 0;
    if (shift > 2 && limb + 1 < n) bits |= a[limb + 1] << (64 - shift);
    return (int64_t)(bits & (((uint64_t)1 << 62) - 1));
}

/* False: the leading bits do not tell even one step. */
static bool lehmer_foresee(int64_t x, int64_t y, LehmerSteps *s) {
    *s = (LehmerSteps){1, 0, 0, 1};
    for (;;) {
        if (y + s->c == 0 || y + s->d == 0) break;
        int64_t quotient = (x + s->a) / (y + s->c);
        if (quotient != (x + s->b) / (y + s->d)) break;
        int64_t next = s->a - quotient * s->c;
        s->a = s->c, s->c = next;
        next = s->b - quotient * s->d;
        s->b = s->d, s->d = next;
        next = x - quotient * y;
        x = y, y = next;
    }
    return s->b != 0;
}

static void lehmer_apply(const LehmerSteps *s, uint64_t *x, uint64_t *y, size_t n) {
    __int128 first = 0, second = 0;
    for (size_t i = 0; i < n; i++) {
        uint64_t xi = x[i], yi = y[i];
        first += (__int128)s->a * xi + (__int128)s->b * yi;
        second += (__int128)s->c * xi + (__int128)s->d * yi;
        x[i] = (uint64_t)first;
        y[i] = (uint64_t)second;
        first >>= 64;
        second >>= 64;
    }
}

static uint64_t gcd_of_limbs(uint64_t a, uint64_t b) {
    while (b != 0) {
        uint64_t rest = a % b;
        a = b, b = rest;
    }
    return a;
}

bool bignum_gcd(Thread *t, uint64_t *a, uint64_t *b, size_t n, size_t *length) {
    uint64_t *x = a, *y = b, *rest = bignum_scratch(t, n);
    if (rest == NULL) return false;
    size_t xn = limbs_trim(x, n), yn = limbs_trim(y, n);
    for (;;) {
        if (xn < yn || (xn == yn && limbs_compare(x, y, xn) < 0)) {
            uint64_t *swapped = x;
            x = y, y = swapped;
            size_t swapped_length = xn;
            xn = yn, yn = swapped_length;
        }
        if (yn == 0 || xn == 1) break;
        if (!poll_actions(t)) return false;
        LehmerSteps steps;
        size_t top = (xn - 1) * 64 + limb_bit_length(x[xn - 1]);
        if (yn + 1 >= xn && lehmer_foresee(lehmer_leading_bits(x, xn, top),
                                           lehmer_leading_bits(y, yn, top), &steps)) {
            limbs_zero(y + yn, xn - yn);
            lehmer_apply(&steps, x, y, xn);
            yn = limbs_trim(y, xn);
            xn = limbs_trim(x, xn);
        } else {
            if (!bignum_divide(t, NULL, rest, x, xn, y, yn)) return false;
            limbs_copy(x, rest, yn);
            xn = limbs_trim(x, yn);
        }
    }
    if (yn > 0) {
        x[0] = gcd_of_limbs(x[0], y[0]);
        xn = 1;
    }
    limbs_copy(a, x, xn);
    *length = xn;
    return true;
}
