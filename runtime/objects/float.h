/* Floats: most are immediate (value.h), the rest boxed. */
#pragma once

#include "runtime/vm.h"

typedef struct Float {
    Object header;           /* T_FLOAT, or a subclass */
    double number;
} Float;

typedef struct Complex {
    Object header;
    double real, imaginary;
} Complex;

extern Float static_float_zero, static_float_negative_zero;

bool is_float(Thread *t, Value v);               /* or a subclass */
ALWAYS_INLINE bool is_float_exact(Value v) { return is_float_immediate(v) || is_exact(v, T_FLOAT); }
/* v is a float or an instance of a subclass. */
ALWAYS_INLINE double float_of(Value v) {
    return LIKELY(is_float_immediate(v)) ? float_immediate_of(v) : ((Float *)v)->number;
}
MUST_CHECK Value float_box(Thread *t, double d);
ALWAYS_INLINE MUST_CHECK Value float_new(Thread *t, double d) {
    Value v = float_immediate(d);
    return LIKELY(v != NULL) ? v : float_box(t, d);
}
MUST_CHECK Value complex_new(Thread *t, double real, double imaginary);

/* Python's float operations on doubles. Division by zero: exceptions as in CPython. */
MUST_CHECK bool float_divmod(Thread *t, double a, double b, double *quotient, double *remainder);
MUST_CHECK Value float_power(Thread *t, double a, double b);
int64_t float_hash(double d);
/* The shortest text that reads back as d ("1.0", "1e+16", "inf"): at most 32 bytes with the zero.
 * Returns its length. */
size_t float_repr(double d, char out[32]);
/* format_code 'e','f','g','r', ... as the format mini-language; result malloc'ed, or NULL. */
char *float_format(double d, char format_code, int precision, bool alternate, bool always_sign);
/* Correctly rounded. Consumes all of text (ASCII, no underscores, no spaces) or returns false. */
bool float_parse(const char *text, size_t length, double *out);
