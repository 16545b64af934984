#include "stdlib/math_sums.h"

#include <math.h>

#include "runtime/error.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/float.h"
#include "runtime/objects/int.h"
#include "runtime/threads/safepoint.h"

/* high + low is exactly a sum or a product; |low| is at most half a unit in high's last place. */
typedef struct DoublePair {
    double high, low;
} DoublePair;

static inline DoublePair pair_sum(double a, double b) {
    double sum = a + b, b_part = sum - a;
    return (DoublePair){sum, (a - (sum - b_part)) + (b - b_part)};
}

static inline DoublePair pair_product(double a, double b) {
    double product = a * b;
    return (DoublePair){product, fma(a, b, -product)};
}

/* ---- fsum ------------------------------------------------------------------------------------ */

/* Shewchuk's "grow expansion": partial sums that do not overlap, in increasing order, whose exact
 * sum is that of all numbers so far. */
typedef struct ExactSum {
    BytesBlock *block;       /* doubles */
    size_t count;
    double special, infinite; /* sums of what is not finite, and of the infinities among it */
} ExactSum;

static double *exact_sum_partials(const ExactSum *s) {
    return (double *)(void *)s->block->data;
}

static bool exact_sum_reserve(Thread *t, ExactSum *s) {
    if (s->block != NULL && (s->count + 1) * sizeof(double) <= s->block->capacity) return true;
    BytesBlock *block = bytes_block_new(t, (2 * s->count + 32) * sizeof(double));
    if (block == NULL) return false;
    if (s->count > 0) memcpy(block->data, s->block->data, s->count * sizeof(double));
    s->block = block;
    return true;
}

static bool exact_sum_add(Thread *t, ExactSum *s, double x) {
    if (!exact_sum_reserve(t, s)) return false;
    double *partials = exact_sum_partials(s), given = x;
    size_t kept = 0;
    for (size_t i = 0; i < s->count; i++) {
        DoublePair sum = fabs(x) < fabs(partials[i]) ? pair_sum(partials[i], x)
                                                     : pair_sum(x, partials[i]);
        if (sum.low != 0) partials[kept++] = sum.low;
        x = sum.high;
    }
    s->count = kept;
    if (x == 0) return true;
    if (!isfinite(x)) {
        if (isfinite(given))
            return FAIL_WITH(raise_overflow_error(t, "intermediate overflow in fsum"));
        if (isinf(given)) s->infinite += given;
        s->special += given;
        s->count = 0;
        return true;
    }
    partials[s->count++] = x;
    return true;
}

/* From the greatest partial sum down until rounding begins; then the sign of the next one decides a
 * tie. */
static double exact_sum_round(const ExactSum *s) {
    const double *partials = exact_sum_partials(s);
    size_t n = s->count;
    if (n == 0) return 0.0;
    DoublePair sum = {partials[--n], 0.0};
    while (n > 0 && sum.low == 0) sum = pair_sum(sum.high, partials[--n]);
    if (n > 0 && ((sum.low < 0 && partials[n - 1] < 0) || (sum.low > 0 && partials[n - 1] > 0))) {
        double twice = sum.low * 2.0, other = sum.high + twice;
        if (twice == other - sum.high) return other;
    }
    return sum.high;
}

Value math_fsum(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    ExactSum s = {0};
    Value iterator = value_iter(t, args[0]), item;
    if (iterator == NULL) return NULL;
    while ((item = value_next(t, iterator)) != NULL) {
        double x;
        if (!value_as_double(t, item, &x) || !exact_sum_add(t, &s, x) || !poll_actions(t))
            return NULL;
    }
    if (error_is_set(t)) return NULL;
    if (s.special != 0) {
        if (isnan(s.infinite)) return raise_value_error(t, "-inf + inf in fsum");
        return float_new(t, s.special);
    }
    return float_new(t, s.block == NULL ? 0.0 : exact_sum_round(&s));
}

/* ---- sumprod --------------------------------------------------------------------------------- */

/* Three doubles are enough for the products' exact sum but for the most ill-conditioned inputs. */
typedef struct TripleSum {
    double high, low, tiny;
} TripleSum;

static void triple_add_product(TripleSum *s, double a, double b) {
    DoublePair product = pair_product(a, b);
    DoublePair sum = pair_sum(s->high, product.high);
    DoublePair low = pair_sum(s->low, product.low);
    DoublePair next = pair_sum(low.high, sum.low);
    *s = (TripleSum){sum.high, next.high, s->tiny + low.low + next.low};
}

static double triple_round(const TripleSum *s) {
    DoublePair last = pair_sum(s->low, s->high);
    return s->tiny + last.low + last.high;
}

/* A float, or an int beside one, none of a subclass: doubles can multiply them. */
static bool sumprod_as_doubles(Thread *t, Value a, Value b, double *x, double *y) {
    if (!is_float_exact(a) && !is_float_exact(b)) return false;
    if (is_float_exact(a)) *x = float_of(a);
    else if (!(is_int_small(a) || is_int_big(a)) || !int_as_double(t, a, x)) return false;
    if (is_float_exact(b)) *y = float_of(b);
    else if (!(is_int_small(b) || is_int_big(b)) || !int_as_double(t, b, y)) return false;
    return true;
}

static bool sumprod_flush(Thread *t, Value *total, TripleSum *floats, bool *any) {
    if (*any) {
        Value sum = float_new(t, triple_round(floats));
        *total = sum == NULL ? NULL : value_binary(t, BINARY_ADD, *total, sum);
        *floats = (TripleSum){0};
        *any = false;
    }
    return *total != NULL;
}

static bool sumprod_add(Thread *t, Value *total, TripleSum *floats, bool *any, Value a, Value b) {
    double x, y;
    if (sumprod_as_doubles(t, a, b, &x, &y)) {
        TripleSum next = *floats;
        triple_add_product(&next, x, y);
        if (isfinite(next.high)) {
            *floats = next;
            *any = true;
            return true;
        }
    }
    error_clear(t);
    if (!sumprod_flush(t, total, floats, any)) return false;
    Value product = value_binary(t, BINARY_MUL, a, b);
    *total = product == NULL ? NULL : value_binary(t, BINARY_ADD, *total, product);
    return *total != NULL;
}

Value math_sumprod(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value p = value_iter(t, args[0]), q = p == NULL ? NULL : value_iter(t, args[1]);
    Value total = small_int(0);
    TripleSum floats = {0};
    bool any = false;
    if (q == NULL) return NULL;
    for (;;) {
        Value a = value_next(t, p);
        if (a == NULL && error_is_set(t)) return NULL;
        Value b = value_next(t, q);
        if (b == NULL && error_is_set(t)) return NULL;
        if ((a == NULL) != (b == NULL))
            return raise_value_error(t, "Inputs are not the same length");
        if (a == NULL) break;
        if (!sumprod_add(t, &total, &floats, &any, a, b) || !poll_actions(t)) return NULL;
    }
    return sumprod_flush(t, &total, &floats, &any) ? total : NULL;
}

/* ---- norms ----------------------------------------------------------------------------------- */

/* Scaled by a power of two so that nothing overflows, summed with all the squares' digits, and the
 * root mended by what its own square still lacks. */
double math_norm(double *numbers, size_t count) {
    double greatest = 0.0;
    bool has_nan = false;
    for (size_t i = 0; i < count; i++) {
        has_nan |= isnan(numbers[i]);
        if (numbers[i] > greatest) greatest = numbers[i];
    }
    if (isinf(greatest)) return greatest;
    if (has_nan) return NAN;
    if (greatest == 0 || count <= 1) return greatest;
    int exponent;
    frexp(greatest, &exponent);
    if (exponent < -1023) {
        /* Subnormal numbers have no reciprocal scale. */
        for (size_t i = 0; i < count; i++) numbers[i] = ldexp(numbers[i], 600);
        return ldexp(math_norm(numbers, count), -600);
    }
    double sum = 1.0, low = 0.0, lower = 0.0;
    for (size_t i = 0; i < count; i++) {
        double x = ldexp(numbers[i], -exponent);
        DoublePair square = pair_product(x, x), next = pair_sum(sum, square.high);
        sum = next.high;
        low += next.low;
        lower += square.low;
    }
    double root = sqrt(sum - 1.0 + (low + lower));
    DoublePair square = pair_product(-root, root), next = pair_sum(sum, square.high);
    low += next.low;
    lower += square.low;
    double rest = next.high - 1.0 + (low + lower);
    return ldexp(root + rest / (2.0 * root), exponent);
}
