/* The module math. */
#include <errno.h>
#include <math.h>

#include "runtime/error.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/float.h"
#include "runtime/objects/function.h"
#include "runtime/objects/int.h"
#include "runtime/objects/int_internal.h"
#include "runtime/threads/safepoint.h"
#include "stdlib/math_gamma.h"
#include "stdlib/math_integers.h"
#include "stdlib/math_sums.h"

static Value math_fail_domain(Thread *t) {
    return raise_value_error(t, "math domain error");
}

static Value math_fail_range(Thread *t) {
    return raise_overflow_error(t, "math range error");
}

static Value math_fail_argument(Thread *t, const char *expected, double x) {
    Value shown = float_new(t, x);
    return shown == NULL ? NULL : raise_value_error(t, "expected %s, got %R", expected, shown);
}

/* ---- functions of one number ----------------------------------------------------------------- */

/* A NaN or an infinity that did not come in means a bad argument, or a result that is too large
 * where there are such. */
static Value math_apply(Thread *t, Value v, double (*function)(double), const char *expected) {
    double x;
    if (!value_as_double(t, v, &x)) return NULL;
    double result = function(x);
    if (UNLIKELY(isnan(result) && !isnan(x))) return math_fail_argument(t, expected, x);
    if (UNLIKELY(isinf(result) && isfinite(x)))
        return expected != NULL ? math_fail_argument(t, expected, x) : math_fail_range(t);
    return float_new(t, result);
}

#define MATH_FUNCTIONS(F)                                                                          \
    F(acos, "a number in range from -1 up to 1",                                                   \
      "The arc cosine (in radians) of x; between 0 and pi.")                                       \
    F(acosh, "argument value not less than 1", "The inverse hyperbolic cosine of x.")              \
    F(asin, "a number in range from -1 up to 1",                                                   \
      "The arc sine (in radians) of x; between -pi/2 and pi/2.")                                   \
    F(asinh, NULL, "The inverse hyperbolic sine of x.")                                            \
    F(atan, NULL, "The arc tangent (in radians) of x; between -pi/2 and pi/2.")                    \
    F(atanh, "a number between -1 and 1", "The inverse hyperbolic tangent of x.")                  \
    F(cbrt, NULL, "The cube root of x.")                                                           \
    F(cos, "a finite input", "The cosine of x (measured in radians).")                             \
    F(cosh, NULL, "The hyperbolic cosine of x.")                                                   \
    F(erf, NULL, "The error function at x.")                                                       \
    F(erfc, NULL, "The complementary error function at x.")                                        \
    F(exp, NULL, "e raised to the power of x.")                                                    \
    F(exp2, NULL, "2 raised to the power of x.")                                                   \
    F(expm1, NULL, "exp(x) - 1, without the loss of precision for small x.")                       \
    F(fabs, NULL, "The absolute value of the float x.")                                            \
    F(log1p, "argument value > -1", "The natural logarithm of 1 + x, precise for x near zero.")    \
    F(sin, "a finite input", "The sine of x (measured in radians).")                               \
    F(sinh, NULL, "The hyperbolic sine of x.")                                                     \
    F(sqrt, "a nonnegative input", "The square root of x.")                                        \
    F(tan, "a finite input", "The tangent of x (measured in radians).")                            \
    F(tanh, NULL, "The hyperbolic tangent of x.")

#define MATH_FUNCTION(name, expected, doc) \
    static Value math_##name(Thread *t, Value *args, size_t nargs) { \
        (void)nargs; \
        return math_apply(t, args[0], name, expected); \
    }
MATH_FUNCTIONS(MATH_FUNCTION)
#undef MATH_FUNCTION

static Value math_apply_gamma(Thread *t, Value v, int (*function)(double, double *)) {
    double x, result;
    if (!value_as_double(t, v, &x)) return NULL;
    int error = function(x, &result);
    if (error == EDOM) return math_fail_argument(t, "a noninteger or positive integer", x);
    return error == ERANGE ? math_fail_range(t) : float_new(t, result);
}

static Value math_fn_gamma(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return math_apply_gamma(t, args[0], math_gamma);
}

static Value math_fn_lgamma(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return math_apply_gamma(t, args[0], math_log_gamma);
}

static Value math_degrees(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    double x;
    return value_as_double(t, args[0], &x) ? float_new(t, x * (180.0 / M_PI)) : NULL;
}

static Value math_radians(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    double x;
    return value_as_double(t, args[0], &x) ? float_new(t, x * (M_PI / 180.0)) : NULL;
}

static Value math_isfinite(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    double x;
    return value_as_double(t, args[0], &x) ? bool_value(isfinite(x)) : NULL;
}

static Value math_isinf(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    double x;
    return value_as_double(t, args[0], &x) ? bool_value(isinf(x)) : NULL;
}

static Value math_isnan(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    double x;
    return value_as_double(t, args[0], &x) ? bool_value(isnan(x)) : NULL;
}

static Value math_ulp(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    double x;
    if (!value_as_double(t, args[0], &x)) return NULL;
    x = fabs(x);
    if (!isfinite(x)) return float_new(t, x);
    double next = nextafter(x, INFINITY);
    return float_new(t, isinf(next) ? x - nextafter(x, -INFINITY) : next - x);
}

/* ---- rounding -------------------------------------------------------------------------------- */

static Value math_round_by(Thread *t, Value v, Str *method, double (*function)(double)) {
    double x;
    if (!is_float_exact(v)) {
        Value result = value_call_special(t, method, &v, 1);
        if (result != ABSENT) return result;
    }
    return value_as_double(t, v, &x) ? int_from_double(t, function(x)) : NULL;
}

static Value math_ceil(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return math_round_by(t, args[0], NAME(__ceil__), ceil);
}

static Value math_floor(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return math_round_by(t, args[0], NAME(__floor__), floor);
}

static Value math_trunc(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (is_float_exact(args[0])) return int_from_double(t, float_of(args[0]));
    Value result = value_call_special(t, NAME(__trunc__), args, 1);
    if (result != ABSENT) return result;
    return raise_type_error(t, "type %T doesn't define __trunc__ method", args[0]);
}

static Value math_frexp(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    double x;
    int exponent = 0;
    if (!value_as_double(t, args[0], &x)) return NULL;
    Value fraction = float_new(t, isfinite(x) ? frexp(x, &exponent) : x);
    return fraction == NULL ? NULL : tuple_from_2(t, fraction, small_int(exponent));
}

static Value math_modf(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    double x, whole;
    if (!value_as_double(t, args[0], &x)) return NULL;
    double part = modf(x, &whole);
    Value fraction = float_new(t, part), integer = fraction == NULL ? NULL : float_new(t, whole);
    return integer == NULL ? NULL : tuple_from_2(t, fraction, integer);
}

/* ---- functions of two and three numbers ------------------------------------------------------ */

static bool math_two(Thread *t, Value *args, double *x, double *y) {
    return value_as_double(t, args[0], x) && value_as_double(t, args[1], y);
}

static Value math_atan2(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    double x, y;
    return math_two(t, args, &y, &x) ? float_new(t, atan2(y, x)) : NULL;
}

static Value math_copysign(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    double x, y;
    return math_two(t, args, &x, &y) ? float_new(t, copysign(x, y)) : NULL;
}

static Value math_fmod(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    double x, y;
    if (!math_two(t, args, &x, &y)) return NULL;
    double result = fmod(x, y);
    return isnan(result) && !isnan(x) && !isnan(y) ? math_fail_domain(t) : float_new(t, result);
}

static Value math_remainder(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    double x, y;
    if (!math_two(t, args, &x, &y)) return NULL;
    double result = remainder(x, y);
    return isnan(result) && !isnan(x) && !isnan(y) ? math_fail_domain(t) : float_new(t, result);
}

static Value math_pow(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    double x, y;
    if (!math_two(t, args, &x, &y)) return NULL;
    double result = pow(x, y);
    if (isnan(result) && !isnan(x) && !isnan(y)) return math_fail_domain(t);
    if (isinf(result) && isfinite(x) && isfinite(y))
        return x == 0 ? math_fail_domain(t) : math_fail_range(t);
    return float_new(t, result);
}

static Value math_ldexp(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    double x;
    int64_t exponent;
    if (!value_as_double(t, args[0], &x)) return NULL;
    if (!is_int(t, args[1]))
        return raise_type_error(t, "Expected an int as second argument to ldexp.");
    if (!int_as_int64(args[1], &exponent)) exponent = int_sign(args[1]) * (int64_t)1000000;
    if (exponent > 1000000) exponent = 1000000;
    if (exponent < -1000000) exponent = -1000000;
    double result = ldexp(x, (int)exponent);
    return isinf(result) && isfinite(x) ? math_fail_range(t) : float_new(t, result);
}

static Value math_fma(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    double x, y, z;
    if (!math_two(t, args, &x, &y) || !value_as_double(t, args[2], &z)) return NULL;
    double result = fma(x, y, z);
    if (isnan(result) && !isnan(x) && !isnan(y) && !isnan(z))
        return raise_value_error(t, "invalid operation in fma");
    if (isinf(result) && isfinite(x) && isfinite(y) && isfinite(z))
        return raise_overflow_error(t, "overflow in fma");
    return float_new(t, result);
}

/* Doubles of one sign, in order, are integers in order. */
static uint64_t math_bits_of(double d) {
    uint64_t bits;
    memcpy(&bits, &d, sizeof bits);
    return bits;
}

static double math_step(double x, double y, uint64_t steps) {
    const uint64_t sign = (uint64_t)1 << 63;
    uint64_t from = math_bits_of(x), to = math_bits_of(y), result;
    uint64_t from_size = from & ~sign, to_size = to & ~sign;
    if (((from ^ to) & sign) != 0) {
        /* Through zero, of which there is one. */
        if (steps <= from_size) result = from - steps;
        else if (steps - from_size >= to_size) result = to;
        else result = (to & sign) | (steps - from_size);
    } else if (from_size > to_size) {
        result = from_size - to_size <= steps ? to : from - steps;
    } else {
        result = to_size - from_size <= steps ? to : from + steps;
    }
    double d;
    memcpy(&d, &result, sizeof d);
    return d;
}

static Value math_nextafter(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    double x, y;
    if (!math_two(t, args, &x, &y)) return NULL;
    if (args[2] == NULL || args[2] == NONE) return float_new(t, nextafter(x, y));
    Value index = value_index(t, args[2]);
    uint64_t steps = UINT64_MAX;
    if (index == NULL) return NULL;
    if (int_sign(index) < 0) return raise_value_error(t, "steps must be a non-negative integer");
    if (!int_as_uint64(index, &steps)) steps = UINT64_MAX;
    if (steps == 0) return float_new(t, x);
    if (isnan(x) || isnan(y)) return float_new(t, isnan(x) ? x : y);
    return float_new(t, x == y ? y : math_step(x, y, steps));
}

static Value math_isclose(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    double a, b, relative = 1e-9, absolute = 0.0;
    if (!math_two(t, args, &a, &b) ||
        (args[2] != NULL && !value_as_double(t, args[2], &relative)) ||
        (args[3] != NULL && !value_as_double(t, args[3], &absolute)))
        return NULL;
    if (relative < 0 || absolute < 0)
        return raise_value_error(t, "tolerances must be non-negative");
    if (a == b) return TRUE_VALUE;
    if (isinf(a) || isinf(b)) return FALSE_VALUE;
    double difference = fabs(b - a);
    return bool_value(difference <= fabs(relative * b) || difference <= fabs(relative * a) ||
                      difference <= absolute);
}

/* ---- logarithms ------------------------------------------------------------------------------ */

/* The logarithm of an int that is no double is the sum of those of its leading bits and of a power
 * of two. */
static bool math_logarithm(Thread *t, Value v, double (*function)(double), double *result) {
    double x;
    size_t shift = 0;
    if (is_int(t, v) && int_bit_length(v) > 1023 && int_sign(v) > 0) {
        shift = int_bit_length(v) - 64;
        bool inexact;
        IntView view;
        int_view(v, &view);
        x = (double)int_view_bits_above(&view, shift, &inexact);
    } else if (is_int(t, v) && int_sign(v) < 0) {
        x = -1.0;
    } else if (!value_as_double(t, v, &x)) {
        return false;
    }
    if (x <= 0 && is_int(t, v)) return FAIL_WITH(raise_value_error(t, "expected a positive input"));
    if (x <= 0) return FAIL_WITH(math_fail_argument(t, "a positive input", x));
    if (shift > 0) {
        x = ldexp(x, -64);
        shift += 64;
    }
    *result = function(x);
    if (shift > 0) *result += function(2.0) * (double)shift;
    return true;
}

static Value math_log(Thread *t, Value *args, size_t nargs) {
    double x, base;
    if (!math_logarithm(t, args[0], log, &x)) return NULL;
    if (nargs < 2) return float_new(t, x);
    if (!math_logarithm(t, args[1], log, &base)) return NULL;
    if (base == 0) return raise_error(t, T_ZERO_DIVISION_ERROR, "division by zero");
    return float_new(t, x / base);
}

static Value math_log2(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    double x;
    return math_logarithm(t, args[0], log2, &x) ? float_new(t, x) : NULL;
}

static Value math_log10(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    double x;
    return math_logarithm(t, args[0], log10, &x) ? float_new(t, x) : NULL;
}

/* ---- many numbers ---------------------------------------------------------------------------- */

static Value math_hypot(Thread *t, Value *args, size_t nargs) {
    BytesBlock *block = bytes_block_new(t, (nargs + 1) * sizeof(double));
    if (block == NULL) return NULL;
    double *numbers = (double *)(void *)block->data;
    for (size_t i = 0; i < nargs; i++) {
        if (!value_as_double(t, args[i], &numbers[i])) return NULL;
        numbers[i] = fabs(numbers[i]);
    }
    return float_new(t, math_norm(numbers, nargs));
}

static Value math_dist(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value p = tuple_from_iterable(t, args[0]),
          q = p == NULL ? NULL : tuple_from_iterable(t, args[1]);
    if (q == NULL) return NULL;
    size_t count = tuple_of(p)->length;
    if (count != tuple_of(q)->length)
        return raise_value_error(t, "both points must have the same number of dimensions");
    BytesBlock *block = bytes_block_new(t, (count + 1) * sizeof(double));
    if (block == NULL) return NULL;
    double *numbers = (double *)(void *)block->data;
    for (size_t i = 0; i < count; i++) {
        double x, y;
        if (!value_as_double(t, tuple_of(p)->items[i], &x) ||
            !value_as_double(t, tuple_of(q)->items[i], &y))
            return NULL;
        numbers[i] = fabs(x - y);
    }
    return float_new(t, math_norm(numbers, count));
}

static Value math_prod(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value result = args[1] != NULL ? args[1] : small_int(1), item;
    Value iterator = value_iter(t, args[0]);
    if (iterator == NULL) return NULL;
    while ((item = value_next(t, iterator)) != NULL)
        if ((result = value_binary(t, BINARY_MUL, result, item)) == NULL || !poll_actions(t))
            return NULL;
    return error_is_set(t) ? NULL : result;
}

/* ---- the module ------------------------------------------------------------------------------ */

static const NativeDef math_functions[] = {
#define MATH_ROW(name, expected, doc) {#name, math_##name, 1, 1, NATIVE_FUNCTION, NULL, doc},
    MATH_FUNCTIONS(MATH_ROW)
#undef MATH_ROW
        {"atan2", math_atan2, 2, 2, NATIVE_FUNCTION, NULL,
         "The arc tangent (in radians) of y/x, with the signs of both."},
    {"ceil", math_ceil, 1, 1, NATIVE_FUNCTION, NULL, "The smallest integer >= x."},
    {"comb", math_comb, 2, 2, NATIVE_FUNCTION, NULL,
     "Number of ways to choose k items from n without order."},
    {"copysign", math_copysign, 2, 2, NATIVE_FUNCTION, NULL,
     "The magnitude of x with the sign of y."},
    {"degrees", math_degrees, 1, 1, NATIVE_FUNCTION, NULL,
     "Converts an angle from radians to degrees."},
    {"dist", math_dist, 2, 2, NATIVE_FUNCTION, NULL, "The Euclidean distance between two points."},
    {"factorial", math_factorial, 1, 1, NATIVE_FUNCTION, NULL, "n!"},
    {"floor", math_floor, 1, 1, NATIVE_FUNCTION, NULL, "The largest integer <= x."},
    {"fma", math_fma, 3, 3, NATIVE_FUNCTION, NULL, "x * y + z, rounded once."},
    {"fmod", math_fmod, 2, 2, NATIVE_FUNCTION, NULL, "The remainder of x / y by C's rules."},
    {"frexp", math_frexp, 1, 1, NATIVE_FUNCTION, NULL,
     "The mantissa and exponent of x: a pair (m, e), x = m * 2.**e."},
    {"fsum", math_fsum, 1, 1, NATIVE_FUNCTION, NULL,
     "The sum of the numbers, without loss of precision."},
    {"gamma", math_fn_gamma, 1, 1, NATIVE_FUNCTION, NULL, "The gamma function at x."},
    {"gcd", math_gcd, 0, -1, NATIVE_FUNCTION, NULL, "Greatest common divisor."},
    {"hypot", math_hypot, 0, -1, NATIVE_FUNCTION, NULL,
     "The length of the vector with these coordinates."},
    {"isclose", math_isclose, 2, 2, NATIVE_FUNCTION, "a, b, *, rel_tol=1e-09, abs_tol=0.0",
     "Whether two numbers are close in value."},
    {"isfinite", math_isfinite, 1, 1, NATIVE_FUNCTION, NULL,
     "Whether x is neither an infinity nor a NaN."},
    {"isinf", math_isinf, 1, 1, NATIVE_FUNCTION, NULL, "Whether x is an infinity."},
    {"isnan", math_isnan, 1, 1, NATIVE_FUNCTION, NULL, "Whether x is a NaN."},
    {"isqrt", math_isqrt, 1, 1, NATIVE_FUNCTION, NULL, "The integer part of the square root."},
    {"lcm", math_lcm, 0, -1, NATIVE_FUNCTION, NULL, "Least common multiple."},
    {"ldexp", math_ldexp, 2, 2, NATIVE_FUNCTION, NULL, "x * (2**i)."},
    {"lgamma", math_fn_lgamma, 1, 1, NATIVE_FUNCTION, NULL,
     "The logarithm of the absolute value of gamma(x)."},
    {"log", math_log, 1, 2, NATIVE_FUNCTION, NULL,
     "log(x, [base=math.e]): the logarithm of x to the given base."},
    {"log10", math_log10, 1, 1, NATIVE_FUNCTION, NULL, "The base 10 logarithm of x."},
    {"log2", math_log2, 1, 1, NATIVE_FUNCTION, NULL, "The base 2 logarithm of x."},
    {"modf", math_modf, 1, 1, NATIVE_FUNCTION, NULL,
     "The fractional and integer parts of x, both with its sign."},
    {"nextafter", math_nextafter, 2, 2, NATIVE_FUNCTION, "x, y, /, *, steps=None",
     "The floating-point value the given number of steps after x towards y."},
    {"perm", math_perm, 1, 2, NATIVE_FUNCTION, "n, k=None, /",
     "Number of ways to choose k items from n with order."},
    {"pow", math_pow, 2, 2, NATIVE_FUNCTION, NULL, "x**y (x to the power of y)."},
    {"prod", math_prod, 1, 1, NATIVE_FUNCTION, "iterable, /, *, start=1",
     "The product of the items."},
    {"radians", math_radians, 1, 1, NATIVE_FUNCTION, NULL,
     "Converts an angle from degrees to radians."},
    {"remainder", math_remainder, 2, 2, NATIVE_FUNCTION, NULL,
     "The difference between x and the nearest multiple of y."},
    {"sumprod", math_sumprod, 2, 2, NATIVE_FUNCTION, NULL,
     "The sum of products of values from two iterables."},
    {"trunc", math_trunc, 1, 1, NATIVE_FUNCTION, NULL, "The number without its fraction."},
    {"ulp", math_ulp, 1, 1, NATIVE_FUNCTION, NULL, "The value of the least significant bit of x."},
    {0},
};

static bool math_init(Thread *t, Module *m) {
    return module_add(t, m, "pi", float_new(t, M_PI)) && module_add(t, m, "e", float_new(t, M_E)) &&
           module_add(t, m, "tau", float_new(t, 2 * M_PI)) &&
           module_add(t, m, "inf", float_new(t, INFINITY)) &&
           module_add(t, m, "nan", float_new(t, NAN));
}

const ModuleDef module_math = {
    .name = "math",
    .doc = "This module provides access to the mathematical functions\ndefined by the C standard.",
    .functions = math_functions,
    .init = math_init,
};
