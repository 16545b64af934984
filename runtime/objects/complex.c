/* The type complex. Arithmetic follows Annex G of the C standard, also where one operand is real:
 * what is not there is not a zero, and does not touch infinities, NaNs and signs of zeroes. */
#include <math.h>
#include <stdlib.h>

#include "runtime/error.h"
#include "runtime/objects/complex.h"
#include "runtime/objects/float_methods.h"
#include "runtime/objects/float_text.h"
#include "runtime/objects/int.h"
#include "runtime/objects/number_format.h"
#include "runtime/objects/number_text.h"
#include "runtime/objects/tuple.h"

static Complex *complex_of(Value v) { return (Complex *)v; }

bool is_complex(Thread *t, Value v) {
    return is_exact(v, T_COMPLEX) || (is_object(v) && type_of(t, v)->def->id == T_COMPLEX);
}

Value complex_new(Thread *t, double real, double imaginary) {
    Complex *c = heap_allocate(t, sizeof *c, T_COMPLEX);
    if (c == NULL) return NULL;
    c->real = real;
    c->imaginary = imaginary;
    return to_value(c);
}

static Value complex_new_instance(Thread *t, Value cls, double real, double imaginary) {
    if (cls == to_value(t->vm->types[T_COMPLEX])) return complex_new(t, real, imaginary);
    Value instance = type_allocate_instance(t, (Type *)cls, 0);
    if (instance == NULL) return NULL;
    complex_of(instance)->real = real;
    complex_of(instance)->imaginary = imaginary;
    return instance;
}

/* ---- arithmetic on pairs --------------------------------------------------------------------- */

/* For the recovery of infinities: 1 or 0 for an infinite or finite number, with its sign. */
static double complex_unit(double d) {
    return copysign(isinf(d) ? 1.0 : 0.0, d);
}

static double complex_no_nan(double d) {
    return isnan(d) ? copysign(0.0, d) : d;
}

static ComplexNumber complex_multiply(ComplexNumber x, ComplexNumber y) {
    double a = x.real, b = x.imaginary, c = y.real, d = y.imaginary;
    ComplexNumber result = {a * c - b * d, a * d + b * c};
    if (!isnan(result.real) || !isnan(result.imaginary)) return result;
    bool recover = false;
    if (isinf(a) || isinf(b)) {
        a = complex_unit(a), b = complex_unit(b);
        c = complex_no_nan(c), d = complex_no_nan(d);
        recover = true;
    }
    if (isinf(c) || isinf(d)) {
        c = complex_unit(c), d = complex_unit(d);
        a = complex_no_nan(a), b = complex_no_nan(b);
        recover = true;
    }
    if (!recover && (isinf(x.real * y.real) || isinf(x.imaginary * y.imaginary) ||
                     isinf(x.real * y.imaginary) || isinf(x.imaginary * y.real))) {
        a = complex_no_nan(a), b = complex_no_nan(b);
        c = complex_no_nan(c), d = complex_no_nan(d);
        recover = true;
    }
    if (recover) result = (ComplexNumber){INFINITY * (a * c - b * d), INFINITY * (a * d + b * c)};
    return result;
}

/* Smith's method, which does not overflow on the way. y is not zero. */
static ComplexNumber complex_divide(ComplexNumber x, ComplexNumber y) {
    double a = x.real, b = x.imaginary, c = y.real, d = y.imaginary;
    ComplexNumber result = {NAN, NAN};
    if (fabs(c) >= fabs(d)) {
        double ratio = d / c, divisor = c + d * ratio;
        result = (ComplexNumber){(a + b * ratio) / divisor, (b - a * ratio) / divisor};
    } else if (fabs(d) >= fabs(c)) {
        double ratio = c / d, divisor = c * ratio + d;
        result = (ComplexNumber){(a * ratio + b) / divisor, (b * ratio - a) / divisor};
    }
    if (!isnan(result.real) || !isnan(result.imaginary)) return result;
    if ((isinf(a) || isinf(b)) && isfinite(c) && isfinite(d)) {
        a = complex_unit(a), b = complex_unit(b);
        result = (ComplexNumber){INFINITY * (a * c + b * d), INFINITY * (b * c - a * d)};
    } else if ((isinf(c) || isinf(d)) && isfinite(a) && isfinite(b)) {
        c = complex_unit(c), d = complex_unit(d);
        result = (ComplexNumber){0.0 * (a * c + b * d), 0.0 * (b * c - a * d)};
    }
    return result;
}

/* a / y, where a has no imaginary part. */
static ComplexNumber complex_divide_real(double a, ComplexNumber y) {
    double c = y.real, d = y.imaginary;
    ComplexNumber result = {NAN, NAN};
    if (fabs(c) >= fabs(d)) {
        double ratio = d / c, divisor = c + d * ratio;
        result = (ComplexNumber){a / divisor, -a * ratio / divisor};
    } else if (fabs(d) >= fabs(c)) {
        double ratio = c / d, divisor = c * ratio + d;
        result = (ComplexNumber){a * ratio / divisor, -a / divisor};
    }
    if (isnan(result.real) && isnan(result.imaginary) && isfinite(a) && (isinf(c) || isinf(d)))
        result = (ComplexNumber){0.0 * (a * complex_unit(c)), 0.0 * (-a * complex_unit(d))};
    return result;
}

static Value complex_fail_zero_division(Thread *t) {
    return raise_error(t, T_ZERO_DIVISION_ERROR, "division by zero");
}

/* By squares, for small whole exponents. */
static ComplexNumber complex_power_whole(ComplexNumber x, long n) {
    ComplexNumber result = {1.0, 0.0}, square = x;
    for (long rest = labs(n); rest > 0; rest >>= 1) {
        if (rest & 1) result = complex_multiply(result, square);
        square = complex_multiply(square, square);
    }
    return n < 0 ? complex_divide((ComplexNumber){1.0, 0.0}, result) : result;
}

static ComplexNumber complex_power_polar(ComplexNumber x, ComplexNumber y) {
    double size = hypot(x.real, x.imaginary), angle = atan2(x.imaginary, x.real);
    double length = pow(size, y.real), phase = angle * y.real;
    if (y.imaginary != 0) {
        length *= exp(-angle * y.imaginary);
        phase += y.imaginary * log(size);
    }
    return (ComplexNumber){length * cos(phase), length * sin(phase)};
}

Value complex_power(Thread *t, double a, double b, double c, double d) {
    ComplexNumber result;
    if (c == 0 && d == 0) {
        result = (ComplexNumber){1.0, 0.0};
    } else if (a == 0 && b == 0) {
        if (d != 0 || c < 0)
            return raise_error(t, T_ZERO_DIVISION_ERROR, "zero to a negative or complex power");
        result = (ComplexNumber){0.0, 0.0};
    } else if (d == 0 && c == floor(c) && fabs(c) <= 100) {
        result = complex_power_whole((ComplexNumber){a, b}, (long)c);
    } else {
        result = complex_power_polar((ComplexNumber){a, b}, (ComplexNumber){c, d});
    }
    if (isinf(result.real) || isinf(result.imaginary))
        return raise_overflow_error(t, "complex exponentiation");
    return complex_new(t, result.real, result.imaginary);
}

/* ---- slots ----------------------------------------------------------------------------------- */

/* An operand: 2 complex, 1 real, 0 something else, -1 error. */
static int complex_operand(Thread *t, Value v, ComplexNumber *out) {
    out->imaginary = 0.0;
    if (is_complex(t, v)) {
        *out = (ComplexNumber){complex_of(v)->real, complex_of(v)->imaginary};
        return 2;
    }
    if (is_float(t, v)) {
        out->real = float_of(v);
        return 1;
    }
    if (!is_int(t, v)) return 0;
    return int_as_double(t, v, &out->real) ? 1 : -1;
}

/* Sets x, y and whether they are real; returns from the caller if there is nothing to compute. */
#define COMPLEX_OPERANDS \
    ComplexNumber x, y; \
    int left_kind = complex_operand(t, left, &x); \
    if (left_kind <= 0) return left_kind == 0 ? NOT_IMPLEMENTED : NULL; \
    int right_kind = complex_operand(t, right, &y); \
    if (right_kind <= 0) return right_kind == 0 ? NOT_IMPLEMENTED : NULL

static Value complex_slot_add(Thread *t, Value left, Value right) {
    COMPLEX_OPERANDS;
    if (left_kind == 1) return complex_new(t, x.real + y.real, y.imaginary);
    return complex_new(t, x.real + y.real,
                       right_kind == 1 ? x.imaginary : x.imaginary + y.imaginary);
}

static Value complex_slot_sub(Thread *t, Value left, Value right) {
    COMPLEX_OPERANDS;
    if (left_kind == 1) return complex_new(t, x.real - y.real, -y.imaginary);
    return complex_new(t, x.real - y.real,
                       right_kind == 1 ? x.imaginary : x.imaginary - y.imaginary);
}

static Value complex_slot_mul(Thread *t, Value left, Value right) {
    COMPLEX_OPERANDS;
    if (left_kind == 1) return complex_new(t, x.real * y.real, x.real * y.imaginary);
    if (right_kind == 1) return complex_new(t, x.real * y.real, x.imaginary * y.real);
    ComplexNumber product = complex_multiply(x, y);
    return complex_new(t, product.real, product.imaginary);
}

static Value complex_slot_truediv(Thread *t, Value left, Value right) {
    COMPLEX_OPERANDS;
    if (y.real == 0 && y.imaginary == 0) return complex_fail_zero_division(t);
    if (right_kind == 1) return complex_new(t, x.real / y.real, x.imaginary / y.real);
    ComplexNumber quotient = left_kind == 1 ? complex_divide_real(x.real, y) : complex_divide(x, y);
    return complex_new(t, quotient.real, quotient.imaginary);
}

static Value complex_slot_power(Thread *t, Value left, Value right, Value modulus) {
    COMPLEX_OPERANDS;
    if (modulus != NULL && modulus != NONE) return raise_value_error(t, "complex modulo");
    return complex_power(t, x.real, x.imaginary, y.real, y.imaginary);
}

#undef COMPLEX_OPERANDS

static Value complex_slot_pow(Thread *t, Value left, Value right) {
    return complex_slot_power(t, left, right, NULL);
}

static Value complex_slot_negative(Thread *t, Value self) {
    return complex_new(t, -complex_of(self)->real, -complex_of(self)->imaginary);
}

static Value complex_exact(Thread *t, Value self) {
    return is_exact(self, T_COMPLEX)
               ? self
               : complex_new(t, complex_of(self)->real, complex_of(self)->imaginary);
}

static Value complex_slot_absolute(Thread *t, Value self) {
    double real = complex_of(self)->real, imaginary = complex_of(self)->imaginary,
           size = hypot(real, imaginary);
    if (isinf(size) && isfinite(real) && isfinite(imaginary))
        return raise_overflow_error(t, "absolute value too large");
    return float_new(t, size);
}

static Value complex_slot_compare(Thread *t, Value self, Value other, CompareOperator op) {
    if ((op != COMPARE_EQ && op != COMPARE_NE) || !is_complex(t, self)) return NOT_IMPLEMENTED;
    Complex *c = complex_of(self);
    bool equal;
    if (is_complex(t, other)) {
        equal = c->real == complex_of(other)->real && c->imaginary == complex_of(other)->imaginary;
    } else {
        Value same = float_compare_values(t, c->real, other, COMPARE_EQ);
        if (same == NULL || same == NOT_IMPLEMENTED) return same;
        equal = same == TRUE_VALUE && c->imaginary == 0;
    }
    return bool_value(equal == (op == COMPARE_EQ));
}

static bool complex_slot_hash(Thread *t, Value self, int64_t *hash) {
    (void)t;
    uint64_t real = (uint64_t)float_hash_value(complex_of(self)->real, self);
    uint64_t imaginary = (uint64_t)float_hash_value(complex_of(self)->imaginary, self);
    int64_t result = (int64_t)(real + 1000003 * imaginary);
    *hash = result == -1 ? -2 : result;
    return true;
}

static int complex_slot_truth(Thread *t, Value self) {
    (void)t;
    return complex_of(self)->real != 0 || complex_of(self)->imaginary != 0;
}

static Value complex_slot_repr(Thread *t, Value self) {
    char text[80], *p = text;
    double real = complex_of(self)->real, imaginary = complex_of(self)->imaginary;
    bool whole = real != 0 || signbit(real);
    if (whole) {
        *p++ = '(';
        p += float_write_shortest(real, p, false);
        if (isnan(imaginary) || !signbit(imaginary)) *p++ = '+';
    }
    p += float_write_shortest(imaginary, p, false);
    *p++ = 'j';
    if (whole) *p++ = ')';
    return to_value(str_from_latin1(t, text, (size_t)(p - text)));
}

/* ---- the constructor ------------------------------------------------------------------------- */

/* [real][imaginary j], at most one of them missing; the imaginary part has a sign if the real one
 * is there, and may then be a sign alone. */
static bool complex_parse(const char *text, size_t length, ComplexNumber *out) {
    size_t n = float_prefix_length(text, length);
    *out = (ComplexNumber){0.0, 0.0};
    if (n == length) return n > 0 && float_parse(text, n, &out->real);
    bool is_imaginary = n > 0 && (text[n] | 0x20) == 'j';
    if (n > 0 && !is_imaginary) {
        if ((text[n] != '+' && text[n] != '-') || !float_parse(text, n, &out->real)) return false;
        text += n, length -= n;
        n = float_prefix_length(text, length);
    }
    if (n > 0) {
        if (!float_parse(text, n, &out->imaginary)) return false;
    } else {
        n = length > 0 && (text[0] == '+' || text[0] == '-');
        out->imaginary = n > 0 && text[0] == '-' ? -1.0 : 1.0;
    }
    return length == n + 1 && (text[n] | 0x20) == 'j';
}

static bool complex_from_str(Thread *t, Str *s, ComplexNumber *out) {
    size_t length;
    const char *text = number_text(t, s, &length);
    if (text == NULL) return false;
    if (length >= 2 && text[0] == '(' && text[length - 1] == ')') {
        length -= 2;
        text = number_text_trim(text + 1, &length);
    }
    if (memchr(text, '_', length) != NULL) {
        text = number_text_without_underscores(t, text, &length);
        if (text == NULL && !error_is_set(t))
            return FAIL_WITH(
                raise_value_error(t, "could not convert string to complex: %R", to_value(s)));
    }
    if (text != NULL && complex_parse(text, length, out)) return true;
    return error_is_set(t) ? false
                           : FAIL_WITH(raise_value_error(t, "complex() arg is a malformed string"));
}

/* By v.__complex__(): 2 done, 0 there is none, -1 error. */
static int complex_from_method(Thread *t, Value v, ComplexNumber *out) {
    Value args[1] = {v};
    Value result = value_call_special(t, NAME(__complex__), args, 1);
    if (result == ABSENT) return 0;
    if (result == NULL) return -1;
    if (!is_complex(t, result)) {
        raise_type_error(t, "__complex__ returned non-complex (type %T)", result);
        return -1;
    }
    if (!is_exact(result, T_COMPLEX) &&
        !warn(t, T_DEPRECATION_WARNING, 1,
              "__complex__ returned non-complex (type %T).  The ability to return an instance of a "
              "strict subclass of complex "
              "is deprecated, and may not be supported in a future version of Python.",
              result))
        return -1;
    return complex_operand(t, result, out);
}

int complex_from_number(Thread *t, Value v, ComplexNumber *out) {
    ComplexNumber pair = {0.0, 0.0};
    int kind = is_complex(t, v) ? complex_operand(t, v, &pair) : 0;
    if (kind == 0 && !is_float_exact(v) && !is_int_small(v))
        kind = complex_from_method(t, v, &pair);
    if (kind == 0) kind = float_from_number(t, v, &pair.real);
    out->real = pair.real;
    out->imaginary = pair.imaginary;
    return kind;
}

/* One of two arguments: as complex_from_number(), but of the first only __complex__ counts. A complex
 * one is deprecated, yet means what it always meant. */
static int complex_argument(Thread *t, Value v, const char *name, ComplexNumber *out) {
    bool counts = is_complex(t, v) || strcmp(name, "real") == 0;
    out->imaginary = 0.0;
    int kind = is_str(t, v) ? 0 : counts ? complex_from_number(t, v, out) : float_from_number(t, v, &out->real);
    if (kind == 0) {
        raise_type_error(t, "complex() argument '%s' must be a real number, not %T", name, v);
        return -1;
    }
    if (kind == 2 && !warn(t, T_DEPRECATION_WARNING, 1,
                           "complex() argument '%s' must be a real number, not %T", name, v))
        return -1;
    return kind;
}

static Value complex_slot_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    Value flat[2] = {NULL, NULL};
    bool by_position = nargs == 1;
    if (!bind_arguments(t, "complex", "real=0, imag=0", args, nargs, kwnames, flat)) return NULL;
    ComplexNumber real = {0.0, 0.0}, imaginary = {0.0, 0.0};
    if (flat[1] == NULL && flat[0] != NULL) {
        if (by_position && is_exact(flat[0], T_COMPLEX) && cls == to_value(t->vm->types[T_COMPLEX]))
            return flat[0];
        if (by_position && is_str(t, flat[0])) {
            ComplexNumber pair;
            if (!complex_from_str(t, str_of(flat[0]), &pair)) return NULL;
            return complex_new_instance(t, cls, pair.real, pair.imaginary);
        }
        int kind = by_position || !is_complex(t, flat[0]) ? complex_from_number(t, flat[0], &real) : complex_argument(t, flat[0], "real", &real);
        if (kind == 0 && !by_position)
            return raise_type_error(t, "complex() argument 'real' must be a real number, not %T",
                                    flat[0]);
        if (kind == 0)
            return raise_type_error(t, "complex() argument must be a string or a number, not %T",
                                    flat[0]);
        return kind < 0 ? NULL : complex_new_instance(t, cls, real.real, real.imaginary);
    }
    int real_kind = flat[0] == NULL ? 1 : complex_argument(t, flat[0], "real", &real);
    if (real_kind < 0) return NULL;
    int imaginary_kind = flat[1] == NULL ? 1 : complex_argument(t, flat[1], "imag", &imaginary);
    if (imaginary_kind < 0) return NULL;
    /* real + imaginary i; what is not there is not added, for the sake of the signs of zeroes. */
    ComplexNumber sum = {real.real, imaginary.real};
    if (imaginary_kind == 2) sum.real -= imaginary.imaginary;
    if (real_kind == 2) sum.imaginary += real.imaginary;
    return complex_new_instance(t, cls, sum.real, sum.imaginary);
}

/* ---- methods --------------------------------------------------------------------------------- */

static Value complex_method_from_number(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    ComplexNumber c;
    if (is_exact(args[1], T_COMPLEX) && args[0] == to_value(t->vm->types[T_COMPLEX]))
        return args[1];
    int kind = complex_from_number(t, args[1], &c);
    if (kind == 0) return raise_type_error(t, "must be real number, not %T", args[1]);
    return kind < 0 ? NULL : complex_new_instance(t, args[0], c.real, c.imaginary);
}

static Value complex_method_complex(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return complex_exact(t, args[0]);
}

static Value complex_method_conjugate(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return complex_new(t, complex_of(args[0])->real, -complex_of(args[0])->imaginary);
}

static Value complex_get_real(Thread *t, Value self) {
    return float_new(t, complex_of(self)->real);
}

static Value complex_get_imag(Thread *t, Value self) {
    return float_new(t, complex_of(self)->imaginary);
}

static Value complex_method_getnewargs(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value real = complex_get_real(t, args[0]),
          imaginary = real == NULL ? NULL : complex_get_imag(t, args[0]);
    return imaginary == NULL ? NULL : tuple_from_2(t, real, imaginary);
}

static const NativeDef complex_methods[] = {
    {"__complex__", complex_method_complex, 0, 0, NATIVE_METHOD, NULL,
     "Convert this value to exact type complex."},
    {"__format__", complex_method_format, 1, 1, NATIVE_METHOD, NULL,
     "Convert to a string according to format_spec."},
    {"__getnewargs__", complex_method_getnewargs, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"conjugate", complex_method_conjugate, 0, 0, NATIVE_METHOD, NULL,
     "The number with its imaginary part negated."},
    {"from_number", complex_method_from_number, 1, 1, NATIVE_CLASS_METHOD, NULL,
     "A complex number from any number."},
    {0},
};

static const MemberDef complex_members[] = {
    {"imag", offsetof(Complex, imaginary), MEMBER_DOUBLE, "the imaginary part of a complex number"},
    {"real", offsetof(Complex, real), MEMBER_DOUBLE, "the real part of a complex number"},
    {0},
};

const TypeDef complex_typedef = {
    .name = "complex",
    .doc = "Create a complex number from a string or numbers.\n\n"
           "If a string is given, parse it as a complex number.\n"
           "If a single number is given, convert it to a complex number.\n"
           "If the 'real' or 'imag' arguments are given, create a complex number\n"
           "with the specified real and imaginary components.",
    .id = T_COMPLEX,
    .size = sizeof(Complex),
    .flags = TYPE_SUBCLASSABLE,
    .slots =
        {
            .repr = complex_slot_repr,
            .hash = complex_slot_hash,
            .compare = complex_slot_compare,
            .new = complex_slot_new,
            .binary =
                {
                    [BINARY_ADD] = complex_slot_add,
                    [BINARY_SUB] = complex_slot_sub,
                    [BINARY_MUL] = complex_slot_mul,
                    [BINARY_TRUEDIV] = complex_slot_truediv,
                    [BINARY_POW] = complex_slot_pow,
                },
            .power = complex_slot_power,
            .negative = complex_slot_negative,
            .positive = complex_exact,
            .absolute = complex_slot_absolute,
            .truth = complex_slot_truth,
        },
    .methods = complex_methods,
    .members = complex_members,
    .new_params = "real=0, imag=0",
};
