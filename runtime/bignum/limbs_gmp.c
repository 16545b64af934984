/* The kernels by GMP. Its functions take scratch memory from malloc for operands above some ten
 * thousand bits, and abort when there is none; LIMBS_*_MAX bounds that to about a megabyte, which
 * limbs_reserve() makes sure of. */
#if MINIPY_GMP

#include <gmp.h>
#include <stdlib.h>

#include "runtime/bignum/limbs.h"

_Static_assert(sizeof(mp_limb_t) == sizeof(uint64_t) && GMP_NUMB_BITS == 64, "limbs are GMP's");
#define GMP_LIMBS(a) ((mp_limb_t *)(a))
#define GMP_CONST_LIMBS(a) ((const mp_limb_t *)(a))

uint64_t limbs_add(uint64_t *out, const uint64_t *a, size_t an, const uint64_t *b, size_t bn) {
    if (bn == 0) {
        if (out != a) limbs_copy(out, a, an);
        return 0;
    }
    return mpn_add(GMP_LIMBS(out), GMP_CONST_LIMBS(a), (mp_size_t)an, GMP_CONST_LIMBS(b),
                   (mp_size_t)bn);
}

uint64_t limbs_subtract(uint64_t *out, const uint64_t *a, size_t an, const uint64_t *b, size_t bn) {
    if (bn == 0) {
        if (out != a) limbs_copy(out, a, an);
        return 0;
    }
    return mpn_sub(GMP_LIMBS(out), GMP_CONST_LIMBS(a), (mp_size_t)an, GMP_CONST_LIMBS(b),
                   (mp_size_t)bn);
}

uint64_t limbs_multiply_1(uint64_t *out, const uint64_t *a, size_t n, uint64_t b, uint64_t carry) {
    if (n == 0) return carry;
    uint64_t high = mpn_mul_1(GMP_LIMBS(out), GMP_CONST_LIMBS(a), (mp_size_t)n, b);
    return carry == 0 ? high
                      : high + mpn_add_1(GMP_LIMBS(out), GMP_LIMBS(out), (mp_size_t)n, carry);
}

uint64_t limbs_divide_1(uint64_t *out, const uint64_t *a, size_t n, uint64_t b) {
    return n == 0 ? 0 : mpn_divrem_1(GMP_LIMBS(out), 0, GMP_CONST_LIMBS(a), (mp_size_t)n, b);
}

uint64_t limbs_shift_left(uint64_t *out, const uint64_t *a, size_t n, unsigned bits) {
    return mpn_lshift(GMP_LIMBS(out), GMP_CONST_LIMBS(a), (mp_size_t)n, bits);
}

uint64_t limbs_shift_right(uint64_t *out, const uint64_t *a, size_t n, unsigned bits) {
    return mpn_rshift(GMP_LIMBS(out), GMP_CONST_LIMBS(a), (mp_size_t)n, bits);
}

void limbs_multiply(uint64_t *out, const uint64_t *a, size_t an, const uint64_t *b, size_t bn) {
    mpn_mul(GMP_LIMBS(out), GMP_CONST_LIMBS(a), (mp_size_t)an, GMP_CONST_LIMBS(b), (mp_size_t)bn);
}

void limbs_square(uint64_t *out, const uint64_t *a, size_t n) {
    mpn_sqr(GMP_LIMBS(out), GMP_CONST_LIMBS(a), (mp_size_t)n);
}

void limbs_divide(uint64_t *quotient, uint64_t *a, size_t an, const uint64_t *d, size_t dn) {
    mpn_tdiv_qr(GMP_LIMBS(quotient), GMP_LIMBS(a), 0, GMP_LIMBS(a), (mp_size_t)an,
                GMP_CONST_LIMBS(d), (mp_size_t)dn);
}

size_t limbs_to_decimal(char *out, uint64_t *a, size_t n) {
    size_t count = mpn_get_str((unsigned char *)out, 10, GMP_LIMBS(a), (mp_size_t)n), zeroes = 0;
    while (zeroes + 1 < count && out[zeroes] == 0) zeroes++;
    for (size_t i = zeroes; i < count; i++) out[i - zeroes] = (char)(out[i] + '0');
    return count - zeroes;
}

size_t limbs_from_digits(uint64_t *out, const uint8_t *digits, size_t count, unsigned base) {
    while (count > 1 && digits[0] == 0) digits++, count--;
    return limbs_trim(out, (size_t)mpn_set_str(GMP_LIMBS(out), digits, count, (int)base));
}

bool limbs_reserve(void) {
    void *room = malloc((size_t)4 << 20);
    free(room);
    return room != NULL;
}

#else
typedef int limbs_gmp_is_left_out;
#endif
