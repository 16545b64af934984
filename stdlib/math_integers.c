#include "stdlib/math_integers.h"

#include <math.h>

#include "runtime/error.h"
#include "runtime/objects/int.h"
#include "runtime/threads/safepoint.h"

Value math_gcd(Thread *t, Value *args, size_t nargs) {
    Value result = small_int(0);
    for (size_t i = 0; i < nargs; i++) {
        Value n = value_index(t, args[i]);
        if (n == NULL || (result = int_gcd(t, result, n)) == NULL) return NULL;
    }
    return result;
}

static Value integer_lcm(Thread *t, Value a, Value b) {
    if (int_sign(a) == 0 || int_sign(b) == 0) return small_int(0);
    Value gcd = int_gcd(t, a, b), factor = gcd == NULL ? NULL : int_floordiv(t, a, gcd);
    Value product = factor == NULL ? NULL : int_mul(t, factor, b);
    return product != NULL && int_sign(product) < 0 ? int_negative(t, product) : product;
}

Value math_lcm(Thread *t, Value *args, size_t nargs) {
    Value result = small_int(1);
    for (size_t i = 0; i < nargs; i++) {
        Value n = value_index(t, args[i]);
        if (n == NULL || (result = integer_lcm(t, result, n)) == NULL) return NULL;
    }
    return result;
}

/* Newton's iteration falls towards the root from any start that is not below it. */
static Value integer_root(Thread *t, Value n) {
    int64_t small;
    if (is_int_small(n) && (small = small_int_of(n)) < ((int64_t)1 << 60)) {
        int64_t root = (int64_t)sqrt((double)small);
        while (root * root > small) root--;
        while ((root + 1) * (root + 1) <= small) root++;
        return small_int(root);
    }
    Value root = int_lshift(t, small_int(1), small_int((int64_t)(int_bit_length(n) + 1) / 2));
    while (root != NULL) {
        Value quotient = int_floordiv(t, n, root);
        Value sum = quotient == NULL ? NULL : int_add(t, quotient, root);
        Value next = sum == NULL ? NULL : int_rshift(t, sum, small_int(1));
        if (next == NULL || !poll_actions(t)) return NULL;
        if (int_compare(next, root) >= 0) return root;
        root = next;
    }
    return NULL;
}

Value math_isqrt(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value n = value_index(t, args[0]);
    if (n == NULL) return NULL;
    if (int_sign(n) < 0) return raise_value_error(t, "isqrt() argument must be nonnegative");
    if (is_bool(n)) return small_int(n == TRUE_VALUE);
    return integer_root(t, n);
}

/* The product of base + i for from <= i < to, by halves, so that factors have like sizes. */
static Value integer_product(Thread *t, Value base, int64_t from, int64_t to) {
    if (!poll_actions(t)) return NULL;
    if (to - from <= 8) {
        Value result = small_int(1);
        for (int64_t i = from; i < to && result != NULL; i++) {
            Value factor = int_add(t, base, small_int(i));
            result = factor == NULL ? NULL : int_mul(t, result, factor);
        }
        return result;
    }
    int64_t middle = from + (to - from) / 2;
    Value low = integer_product(t, base, from, middle);
    Value high = low == NULL ? NULL : integer_product(t, base, middle, to);
    return high == NULL ? NULL : int_mul(t, low, high);
}

static Value integer_factorial(Thread *t, Value n) {
    int64_t count;
    if (int_sign(n) < 0) return raise_value_error(t, "factorial() not defined for negative values");
    if (!int_as_int64(n, &count))
        return raise_overflow_error(t, "factorial() argument should not exceed %zd", INT64_MAX);
    if (count > SMALL_INT_MAX / 64) return raise_memory_error(t);
    return integer_product(t, small_int(1), 0, count);
}

Value math_factorial(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value n = value_index(t, args[0]);
    return n == NULL ? NULL : integer_factorial(t, n);
}

static bool integer_not_negative(Thread *t, Value n, const char *name) {
    return int_sign(n) >= 0 ||
           FAIL_WITH(raise_value_error(t, "%s must be a non-negative integer", name));
}

/* n (n - 1) ... (n - k + 1) */
static Value integer_falling(Thread *t, Value n, int64_t k) {
    if (k > SMALL_INT_MAX / 64) return raise_memory_error(t);
    Value base = int_sub(t, n, small_int(k - 1));
    return base == NULL ? NULL : integer_product(t, base, 0, k);
}

Value math_perm(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value n = value_index(t, args[0]);
    if (n == NULL) return NULL;
    if (args[1] == NULL || args[1] == NONE) return integer_factorial(t, n);
    Value k = value_index(t, args[1]);
    int64_t count;
    if (k == NULL || !integer_not_negative(t, n, "n") || !integer_not_negative(t, k, "k"))
        return NULL;
    if (int_compare(n, k) < 0) return small_int(0);
    if (!int_as_int64(k, &count))
        return raise_overflow_error(t, "k must not exceed %zd", INT64_MAX);
    return integer_falling(t, n, count);
}

/* In 128 bits as long as that suffices; each step is a smaller coefficient. False: it does not. */
static bool integer_comb_small(uint64_t n, uint64_t k, uint64_t *result) {
    unsigned __int128 c = 1;
    for (uint64_t i = 0; i < k; i++) {
        c = c * (n - i) / (i + 1);
        if (c > (uint64_t)INT64_MAX) return false;
    }
    *result = (uint64_t)c;
    return true;
}

Value math_comb(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value n = value_index(t, args[0]), k = n == NULL ? NULL : value_index(t, args[1]);
    if (k == NULL || !integer_not_negative(t, n, "n") || !integer_not_negative(t, k, "k"))
        return NULL;
    if (int_compare(n, k) < 0) return small_int(0);
    Value rest = int_sub(t, n, k);
    if (rest == NULL) return NULL;
    if (int_compare(rest, k) < 0) k = rest;
    int64_t count, total;
    uint64_t small;
    if (!int_as_int64(k, &count))
        return raise_overflow_error(t, "min(n - k, k) must not exceed %zd", INT64_MAX);
    if (int_as_int64(n, &total) && integer_comb_small((uint64_t)total, (uint64_t)count, &small))
        return int_from_uint64(t, small);
    Value falling = integer_falling(t, n, count),
          factorial = falling == NULL ? NULL : integer_factorial(t, k);
    return factorial == NULL ? NULL : int_floordiv(t, falling, factorial);
}
