/* Sums, differences, products, quotients. Operands are ints of any kind; small ones are tried
 * first. */
#include "runtime/objects/int_internal.h"

/* Magnitudes are not negative and a's is not shorter than b's. */
static Value int_add_magnitudes(Thread *t, const IntView *a, const IntView *b, bool negative) {
    Int *sum = int_allocate(t, a->count + 1);
    if (sum == NULL) return NULL;
    sum->limbs[a->count] = limbs_add(sum->limbs, a->limbs, a->count, b->limbs, b->count);
    return int_finish(sum, a->count + 1, negative);
}

static int int_compare_magnitudes(const IntView *a, const IntView *b) {
    if (a->count != b->count) return a->count < b->count ? -1 : 1;
    return limbs_compare(a->limbs, b->limbs, a->count);
}

static Value int_subtract_magnitudes(Thread *t, const IntView *a, const IntView *b, bool negative) {
    if (int_compare_magnitudes(a, b) < 0) {
        const IntView *swapped = a;
        a = b, b = swapped;
        negative = !negative;
    }
    Int *difference = int_allocate(t, a->count);
    if (difference == NULL) return NULL;
    limbs_subtract(difference->limbs, a->limbs, a->count, b->limbs, b->count);
    return int_finish(difference, a->count, negative);
}

static Value int_add_signed(Thread *t, const IntView *a, const IntView *b, bool b_negative) {
    if (a->negative != b_negative) return int_subtract_magnitudes(t, a, b, a->negative);
    return a->count >= b->count ? int_add_magnitudes(t, a, b, a->negative)
                                : int_add_magnitudes(t, b, a, a->negative);
}

Value int_add(Thread *t, Value a, Value b) {
    int64_t x, y;
    if (int_small_value(a, &x) && int_small_value(b, &y)) return int_from_int64(t, x + y);
    IntView left, right;
    int_view(a, &left);
    int_view(b, &right);
    return int_add_signed(t, &left, &right, right.negative);
}

Value int_sub(Thread *t, Value a, Value b) {
    int64_t x, y;
    if (int_small_value(a, &x) && int_small_value(b, &y)) return int_from_int64(t, x - y);
    IntView left, right;
    int_view(a, &left);
    int_view(b, &right);
    return int_add_signed(t, &left, &right, !right.negative);
}

Value int_mul(Thread *t, Value a, Value b) {
    int64_t x, y, product;
    if (int_small_value(a, &x) && int_small_value(b, &y) && !__builtin_mul_overflow(x, y, &product))
        return int_from_int64(t, product);
    IntView left, right;
    int_view(a, &left);
    int_view(b, &right);
    if (left.count == 0 || right.count == 0) return small_int(0);
    size_t length = left.count + right.count;
    Int *result = int_allocate(t, length);
    if (result == NULL ||
        !bignum_multiply(t, result->limbs, left.limbs, left.count, right.limbs, right.count))
        return NULL;
    return int_finish(result, length, left.negative != right.negative);
}

Value int_negative(Thread *t, Value a) {
    int64_t x;
    if (int_small_value(a, &x)) return int_from_int64(t, -x);
    IntView view;
    int_view(a, &view);
    Int *result = int_allocate(t, view.count);
    if (result == NULL) return NULL;
    limbs_copy(result->limbs, view.limbs, view.count);
    return int_finish(result, view.count, !view.negative);
}

/* ---- division -------------------------------------------------------------------------------- */

static int64_t int64_floor_divide(int64_t x, int64_t y, int64_t *remainder) {
    int64_t quotient = x / y, rest = x % y;
    if (rest != 0 && (rest ^ y) < 0) {
        quotient--;
        rest += y;
    }
    *remainder = rest;
    return quotient;
}

/* Rounds towards minus infinity: one more, negated, where the exact quotient is negative and not
 * whole. */
static bool int_divide_views(Thread *t, const IntView *a, const IntView *b, Value *quotient,
                             Value *remainder) {
    bool negative = a->negative != b->negative, whole;
    size_t steps = a->count >= b->count ? a->count - b->count + 1 : 0;
    Int *q = int_allocate(t, steps + 1), *r = int_allocate(t, b->count);
    if (q == NULL || r == NULL) return false;
    if (steps == 0)
        limbs_copy(r->limbs, a->limbs, a->count);
    else if (!bignum_divide(t, q->limbs, r->limbs, a->limbs, a->count, b->limbs, b->count))
        return false;
    whole = limbs_trim(r->limbs, b->count) == 0;
    if (negative && !whole) {
        static const uint64_t int_one_limb = 1;
        limbs_add(q->limbs, q->limbs, steps + 1, &int_one_limb, 1);
        limbs_subtract(r->limbs, b->limbs, b->count, r->limbs, b->count);
    }
    *quotient = int_finish(q, steps + 1, negative);
    *remainder = int_finish(r, b->count, b->negative);
    return true;
}

bool int_divmod(Thread *t, Value a, Value b, Value *quotient, Value *remainder) {
    int64_t x, y, rest;
    if (LIKELY(int_small_value(a, &x) && int_small_value(b, &y) && y != 0)) {
        *quotient = int_from_int64(t, int64_floor_divide(x, y, &rest));
        *remainder = small_int(rest);
        return *quotient != NULL;
    }
    IntView left, right;
    int_view(a, &left);
    int_view(b, &right);
    if (right.count == 0)
        return FAIL_WITH(raise_error(t, T_ZERO_DIVISION_ERROR, "division by zero"));
    return int_divide_views(t, &left, &right, quotient, remainder);
}

Value int_floordiv(Thread *t, Value a, Value b) {
    Value quotient, remainder;
    return int_divmod(t, a, b, &quotient, &remainder) ? quotient : NULL;
}

Value int_mod(Thread *t, Value a, Value b) {
    Value quotient, remainder;
    return int_divmod(t, a, b, &quotient, &remainder) ? remainder : NULL;
}

/* ---- the greatest common divisor ------------------------------------------------------------- */

static int64_t int64_gcd(int64_t x, int64_t y) {
    uint64_t a = x < 0 ? 0 - (uint64_t)x : (uint64_t)x, b = y < 0 ? 0 - (uint64_t)y : (uint64_t)y;
    while (b != 0) {
        uint64_t rest = a % b;
        a = b, b = rest;
    }
    return (int64_t)a;
}

Value int_gcd(Thread *t, Value a, Value b) {
    int64_t x, y;
    if (int_small_value(a, &x) && int_small_value(b, &y)) return int_from_int64(t, int64_gcd(x, y));
    IntView left, right;
    int_view(a, &left);
    int_view(b, &right);
    size_t n = left.count > right.count ? left.count : right.count, length;
    if (n == 0) return small_int(0);
    Int *result = int_allocate(t, n);
    uint64_t *other = result == NULL ? NULL : bignum_scratch(t, n);
    if (other == NULL) return NULL;
    limbs_copy(result->limbs, left.limbs, left.count);
    limbs_copy(other, right.limbs, right.count);
    if (!bignum_gcd(t, result->limbs, other, n, &length)) return NULL;
    return int_finish(result, length, false);
}
