/* The module cmath, by the complex functions of the C library, which follow Annex G of the
 * standard. */
#include <complex.h>
#include <math.h>

#include "runtime/error.h"
#include "runtime/objects/complex.h"
#include "runtime/objects/function.h"
#include "runtime/objects/tuple.h"

static double complex cmath_make(double real, double imaginary) {
    double parts[2] = {real, imaginary};
    double complex z;
    memcpy(&z, parts, sizeof z);
    return z;
}

static bool cmath_argument(Thread *t, Value v, double complex *z) {
    ComplexNumber c;
    int kind = complex_from_number(t, v, &c);
    if (kind == 0) return FAIL_WITH(raise_type_error(t, "must be real number, not %T", v));
    *z = cmath_make(c.real, c.imaginary);
    return kind > 0;
}

static bool cmath_has_nan(double complex z) {
    return isnan(creal(z)) || isnan(cimag(z));
}

static bool cmath_has_infinity(double complex z) {
    return isinf(creal(z)) || isinf(cimag(z));
}

static Value cmath_fail_domain(Thread *t) {
    return raise_value_error(t, "math domain error");
}

/* A NaN that did not come in is a bad argument; an infinity is a pole if the function has one, else
 * too large a result. */
static Value cmath_result(Thread *t, double complex z, double complex result, bool has_poles) {
    bool finite = !cmath_has_nan(z) && !cmath_has_infinity(z);
    if (cmath_has_nan(result) && !cmath_has_nan(z)) return cmath_fail_domain(t);
    if (cmath_has_infinity(result) && finite)
        return has_poles ? cmath_fail_domain(t) : raise_overflow_error(t, "math range error");
    return complex_new(t, creal(result), cimag(result));
}

static double complex cmath_log10_of(double complex z) {
    double complex natural = clog(z);
    double length = cabs(z); /* infinite where only the logarithm is not */
    return cmath_make(isinf(length) ? creal(natural) / M_LN10 : log10(length), cimag(natural) / M_LN10);
}

#define CMATH_FUNCTIONS(F)                                                                         \
    F(acos, cacos, false, "The arc cosine of z.")                                                  \
    F(acosh, cacosh, false, "The inverse hyperbolic cosine of z.")                                 \
        F(asin, casin, false, "The arc sine of z.")                                                \
            F(asinh, casinh, false, "The inverse hyperbolic sine of z.")                           \
                F(atan, catan, true, "The arc tangent of z.")                                      \
                    F(atanh, catanh, true, "The inverse hyperbolic tangent of z.")                 \
                        F(cos, ccos, false, "The cosine of z.")                                    \
                            F(cosh, ccosh, false, "The hyperbolic cosine of z.")                   \
                                F(exp, cexp, false, "e raised to the power of z.")                 \
                                    F(log10, cmath_log10_of, true, "The base 10 logarithm of z.")  \
                                        F(sin, csin, false, "The sine of z.")                      \
                                            F(sinh, csinh, false, "The hyperbolic sine of z.")     \
                                                F(sqrt, csqrt, false, "The square root of z.")     \
                                                    F(tan, ctan, false, "The tangent of z.")       \
                                                        F(tanh, ctanh, false,                      \
                                                          "The hyperbolic tangent of z.")

#define CMATH_FUNCTION(name, function, has_poles, doc) \
    static Value cmath_##name(Thread *t, Value *args, size_t nargs) { \
        (void)nargs; \
        double complex z; \
        return cmath_argument(t, args[0], &z) ? cmath_result(t, z, function(z), has_poles) : NULL; \
    }
CMATH_FUNCTIONS(CMATH_FUNCTION)
#undef CMATH_FUNCTION

static Value cmath_log(Thread *t, Value *args, size_t nargs) {
    double complex z, base;
    if (!cmath_argument(t, args[0], &z)) return NULL;
    Value result = cmath_result(t, z, clog(z), true);
    if (nargs < 2 || result == NULL) return result;
    if (!cmath_argument(t, args[1], &base)) return NULL;
    Value divisor = cmath_result(t, base, clog(base), true);
    if (divisor == NULL) return NULL;
    if (creal(clog(base)) == 0 && cimag(clog(base)) == 0) return cmath_fail_domain(t);
    return value_binary(t, BINARY_TRUEDIV, result, divisor);
}

static Value cmath_phase(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    double complex z;
    return cmath_argument(t, args[0], &z) ? float_new(t, carg(z)) : NULL;
}

static Value cmath_polar(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    double complex z;
    if (!cmath_argument(t, args[0], &z)) return NULL;
    double length = cabs(z);
    if (isinf(length) && !cmath_has_infinity(z)) return raise_overflow_error(t, "math range error");
    Value r = float_new(t, length), phi = r == NULL ? NULL : float_new(t, carg(z));
    return phi == NULL ? NULL : tuple_from_2(t, r, phi);
}

static Value cmath_rect(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    double r, phi;
    if (!value_as_double(t, args[0], &r) || !value_as_double(t, args[1], &phi)) return NULL;
    if (isinf(phi) && r != 0 && !isnan(r)) return cmath_fail_domain(t);
    if (r == 0 && !isfinite(phi)) return complex_new(t, 0.0, 0.0);
    if (phi == 0) return complex_new(t, r, r * phi);
    if (isinf(r) && isfinite(phi))
        return complex_new(t, copysign(r, r * cos(phi)), copysign(r, r * sin(phi)));
    return complex_new(t, r * cos(phi), r * sin(phi));
}

static Value cmath_isfinite(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    double complex z;
    if (!cmath_argument(t, args[0], &z)) return NULL;
    return bool_value(!cmath_has_nan(z) && !cmath_has_infinity(z));
}

static Value cmath_isinf(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    double complex z;
    return cmath_argument(t, args[0], &z) ? bool_value(cmath_has_infinity(z)) : NULL;
}

static Value cmath_isnan(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    double complex z;
    return cmath_argument(t, args[0], &z) ? bool_value(cmath_has_nan(z)) : NULL;
}

static Value cmath_isclose(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    double complex a, b;
    double relative = 1e-9, absolute = 0.0;
    if (!cmath_argument(t, args[0], &a) || !cmath_argument(t, args[1], &b) ||
        (args[2] != NULL && !value_as_double(t, args[2], &relative)) ||
        (args[3] != NULL && !value_as_double(t, args[3], &absolute)))
        return NULL;
    if (relative < 0 || absolute < 0)
        return raise_value_error(t, "tolerances must be non-negative");
    if (creal(a) == creal(b) && cimag(a) == cimag(b)) return TRUE_VALUE;
    if (cmath_has_infinity(a) || cmath_has_infinity(b)) return FALSE_VALUE;
    double difference = cabs(a - b);
    return bool_value(difference <= relative * cabs(b) || difference <= relative * cabs(a) ||
                      difference <= absolute);
}

static const NativeDef cmath_functions[] = {
#define CMATH_ROW(name, function, has_poles, doc)                                                  \
    {#name, cmath_##name, 1, 1, NATIVE_FUNCTION, NULL, doc},
    CMATH_FUNCTIONS(CMATH_ROW)
#undef CMATH_ROW
        {"isclose", cmath_isclose, 2, 2, NATIVE_FUNCTION, "a, b, *, rel_tol=1e-09, abs_tol=0.0",
         "Whether two complex numbers are close in value."},
    {"isfinite", cmath_isfinite, 1, 1, NATIVE_FUNCTION, NULL, "Whether both parts are finite."},
    {"isinf", cmath_isinf, 1, 1, NATIVE_FUNCTION, NULL, "Whether a part is infinite."},
    {"isnan", cmath_isnan, 1, 1, NATIVE_FUNCTION, NULL, "Whether a part is a NaN."},
    {"log", cmath_log, 1, 2, NATIVE_FUNCTION, NULL,
     "log(z[, base]): the logarithm of z to the given base."},
    {"phase", cmath_phase, 1, 1, NATIVE_FUNCTION, NULL, "The angle of z."},
    {"polar", cmath_polar, 1, 1, NATIVE_FUNCTION, NULL, "The distance from 0 and the angle."},
    {"rect", cmath_rect, 2, 2, NATIVE_FUNCTION, NULL, "From polar coordinates."},
    {0},
};

static bool cmath_init(Thread *t, Module *m) {
    return module_add(t, m, "pi", float_new(t, M_PI)) && module_add(t, m, "e", float_new(t, M_E)) &&
           module_add(t, m, "tau", float_new(t, 2 * M_PI)) &&
           module_add(t, m, "inf", float_new(t, INFINITY)) &&
           module_add(t, m, "nan", float_new(t, NAN)) &&
           module_add(t, m, "infj", complex_new(t, 0.0, INFINITY)) &&
           module_add(t, m, "nanj", complex_new(t, 0.0, NAN));
}

const ModuleDef module_cmath = {
    .name = "cmath",
    .doc = "This module provides access to mathematical functions for complex\nnumbers.",
    .functions = cmath_functions,
    .init = cmath_init,
};
