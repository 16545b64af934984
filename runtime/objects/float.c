/* The type float: arithmetic, comparison and conversion. Text is float_text.c's, hexadecimal
 * float_hex.c's. */
#include "runtime/objects/float.h"

#include <errno.h>
#include <math.h>

#include "runtime/error.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/float_methods.h"
#include "runtime/objects/float_text.h"
#include "runtime/objects/int.h"
#include "runtime/objects/number_format.h"
#include "runtime/objects/number_text.h"
#include "runtime/objects/sequence.h"
#include "runtime/objects/tuple.h"

Float static_float_zero = {STATIC_OBJECT(T_FLOAT), 0.0};
Float static_float_negative_zero = {STATIC_OBJECT(T_FLOAT), -0.0};

bool is_float(Thread *t, Value v) {
    if (is_float_immediate(v) || is_exact(v, T_FLOAT)) return true;
    return is_object(v) && type_of(t, v)->def->id == T_FLOAT;
}

Value float_box(Thread *t, double d) {
    if (d == 0) return to_value(signbit(d) ? &static_float_negative_zero : &static_float_zero);
    Float *box = heap_allocate(t, sizeof *box, T_FLOAT);
    if (box == NULL) return NULL;
    box->number = d;
    return to_value(box);
}

static Value float_exact(Thread *t, Value v) {
    return is_float_exact(v) ? v : float_new(t, float_of(v));
}

/* An operand of arithmetic: 1 a float or an int, 0 something else, -1 an int that is too large. */
static int float_operand(Thread *t, Value v, double *out) {
    if (is_float_immediate(v)) {
        *out = float_immediate_of(v);
    } else if (is_int_small(v)) {
        *out = (double)small_int_of(v);
    } else if (is_float(t, v)) {
        *out = float_of(v);
    } else {
        if (!is_int(t, v)) return 0;
        if (!int_as_double(t, v, out)) return -1;
    }
    return 1;
}

/* ---- arithmetic ------------------------------------------------------------------------------ */

static bool float_fail_zero_division(Thread *t) {
    return FAIL_WITH(raise_error(t, T_ZERO_DIVISION_ERROR, "division by zero"));
}

/* The remainder has the divisor's sign, and so has a remainder of zero; the quotient is the whole
 * number nearest to what remains when the remainder is taken away. */
bool float_divmod(Thread *t, double a, double b, double *quotient, double *remainder) {
    if (b == 0) return float_fail_zero_division(t);
    double rest = fmod(a, b), ratio = (a - rest) / b;
    if (rest == 0) {
        rest = copysign(0.0, b);
    } else if ((b < 0) != (rest < 0)) {
        rest += b;
        ratio -= 1.0;
    }
    double whole = copysign(0.0, a / b);
    if (ratio != 0) {
        whole = floor(ratio);
        if (ratio - whole > 0.5) whole += 1.0;
    }
    *quotient = whole;
    *remainder = rest;
    return true;
}

static Value float_fail_range(Thread *t) {
    Value args = tuple_from_2(t, small_int(ERANGE),
                              to_value(str_from_c(t, "Numerical result out of range")));
    if (args == NULL || tuple_of(args)->items[1] == NULL) return NULL;
    return raise_value(t, value_call_star(t, to_value(t->vm->types[T_OVERFLOW_ERROR]), args, NULL));
}

/* C's pow() where Annex F says what it does, which glibc follows; only the errors and complex
 * results are Python's own. */
Value float_power(Thread *t, double a, double b) {
    if (a == 0 && b < 0 && isfinite(b))
        return raise_error(t, T_ZERO_DIVISION_ERROR, "zero to a negative power");
    if (a < 0 && isfinite(a) && isfinite(b) && b != floor(b))
        return complex_power(t, a, 0.0, b, 0.0);
    double result = pow(a, b);
    if (isinf(result) && isfinite(a) && isfinite(b)) return float_fail_range(t);
    return float_new(t, result);
}

#define FLOAT_OPERANDS \
    double x, y; \
    int left_kind = float_operand(t, left, &x); \
    if (left_kind <= 0) return left_kind == 0 ? NOT_IMPLEMENTED : NULL; \
    int right_kind = float_operand(t, right, &y); \
    if (right_kind <= 0) return right_kind == 0 ? NOT_IMPLEMENTED : NULL

static Value float_slot_add(Thread *t, Value left, Value right) {
    FLOAT_OPERANDS;
    return float_new(t, x + y);
}

static Value float_slot_sub(Thread *t, Value left, Value right) {
    FLOAT_OPERANDS;
    return float_new(t, x - y);
}

static Value float_slot_mul(Thread *t, Value left, Value right) {
    FLOAT_OPERANDS;
    return float_new(t, x * y);
}

static Value float_slot_truediv(Thread *t, Value left, Value right) {
    FLOAT_OPERANDS;
    return y == 0 ? (void)float_fail_zero_division(t), NULL : float_new(t, x / y);
}

static Value float_slot_floordiv(Thread *t, Value left, Value right) {
    FLOAT_OPERANDS;
    double quotient, remainder;
    return float_divmod(t, x, y, &quotient, &remainder) ? float_new(t, quotient) : NULL;
}

static Value float_slot_mod(Thread *t, Value left, Value right) {
    FLOAT_OPERANDS;
    double quotient, remainder;
    return float_divmod(t, x, y, &quotient, &remainder) ? float_new(t, remainder) : NULL;
}

static Value float_slot_divmod(Thread *t, Value left, Value right) {
    FLOAT_OPERANDS;
    double quotient, remainder;
    if (!float_divmod(t, x, y, &quotient, &remainder)) return NULL;
    Value first = float_new(t, quotient), second = first == NULL ? NULL : float_new(t, remainder);
    return second == NULL ? NULL : tuple_from_2(t, first, second);
}

static Value float_slot_pow(Thread *t, Value left, Value right) {
    FLOAT_OPERANDS;
    return float_power(t, x, y);
}

#undef FLOAT_OPERANDS

static Value float_slot_power(Thread *t, Value base, Value exponent, Value modulus) {
    if (modulus != NULL && modulus != NONE)
        return raise_type_error(t,
                                "pow() 3rd argument not allowed unless all arguments are integers");
    return float_slot_pow(t, base, exponent);
}

static Value float_slot_negative(Thread *t, Value self) {
    return float_new(t, -float_of(self));
}

static Value float_slot_absolute(Thread *t, Value self) {
    return float_new(t, fabs(float_of(self)));
}

/* ---- comparison ------------------------------------------------------------------------------ */

static bool float_compare(double x, double y, CompareOperator op) {
    switch (op) {
    case COMPARE_LT: return x < y;
    case COMPARE_LE: return x <= y;
    case COMPARE_EQ: return x == y;
    case COMPARE_NE: return x != y;
    case COMPARE_GT: return x > y;
    default: return x >= y;
    }
}

/* Exactly, since an int may have more digits than a double; the order of x and n, x finite. -2:
 * error. */
static int float_order_with_int(Thread *t, double x, Value n) {
    int sign = (x > 0) - (x < 0), other = int_sign(n);
    if (sign != other) return sign < other ? -1 : 1;
    int64_t small;
    if (int_as_int64(n, &small) && small >= -((int64_t)1 << 53) && small <= (int64_t)1 << 53)
        return (x > (double)small) - (x < (double)small);
    if (int_bit_length(n) > 1024) return -other;
    Value whole = int_from_double(t, x);
    if (whole == NULL) return -2;
    int order = int_compare(whole, n);
    if (order != 0) return order;
    double fraction = x - trunc(x);
    return (fraction > 0) - (fraction < 0);
}

Value float_compare_values(Thread *t, double x, Value other, CompareOperator op) {
    if (is_float(t, other)) return bool_value(float_compare(x, float_of(other), op));
    if (!is_int(t, other)) return NOT_IMPLEMENTED;
    if (!isfinite(x)) return bool_value(float_compare(x, 0.0, op));
    int order = float_order_with_int(t, x, other);
    return order == -2 ? NULL : bool_value(float_compare(order, 0.0, op));
}

static Value float_slot_compare(Thread *t, Value self, Value other, CompareOperator op) {
    return is_float(t, self) ? float_compare_values(t, float_of(self), other, op) : NOT_IMPLEMENTED;
}

/* ---- hash, truth, text ----------------------------------------------------------------------- */

/* The value modulo the prime 2^61 - 1, so that it equals the hash of an int or a fraction of the
 * same value. */
int64_t float_hash(double d) {
    const uint64_t prime = ((uint64_t)1 << 61) - 1;
    if (isinf(d)) return d > 0 ? 314159 : -314159;
    int exponent;
    double fraction = frexp(fabs(d), &exponent);
    uint64_t hash = (uint64_t)ldexp(fraction, 53);
    int shift = (exponent - 53) % 61;
    if (shift < 0) shift += 61;
    if (shift > 0) hash = (hash << shift & prime) | hash >> (61 - shift);
    if (hash == prime) hash = 0;
    int64_t result = d < 0 ? -(int64_t)hash : (int64_t)hash;
    return result == -1 ? -2 : result;
}

int64_t float_hash_value(double d, Value v) {
    if (!isnan(d)) return float_hash(d);
    uint64_t bits = value_bits(v) >> 4;
    return (int64_t)(bits & INT64_MAX);
}

static bool float_slot_hash(Thread *t, Value self, int64_t *hash) {
    (void)t;
    *hash = float_hash_value(float_of(self), self);
    return true;
}

static int float_slot_truth(Thread *t, Value self) {
    (void)t;
    return float_of(self) != 0;
}

static Value float_slot_repr(Thread *t, Value self) {
    char text[32];
    size_t length = float_repr(float_of(self), text);
    return to_value(str_from_latin1(t, text, length));
}

static Value float_slot_as_int(Thread *t, Value self) {
    return int_from_double(t, float_of(self));
}

/* ---- the constructor ------------------------------------------------------------------------- */

static bool float_from_text(Thread *t, const char *text, size_t length, double *out) {
    if (memchr(text, '_', length) != NULL) {
        text = number_text_without_underscores(t, text, &length);
        if (text == NULL) return false;
    }
    return float_parse(text, length, out);
}

bool float_from_str(Thread *t, Str *s, double *out) {
    size_t length;
    const char *text = number_text(t, s, &length);
    if (text == NULL) return false;
    if (float_from_text(t, text, length, out)) return true;
    return error_is_set(t) ? false
                           : FAIL_WITH(raise_value_error(t, "could not convert string to float: %R",
                                                         to_value(s)));
}

static bool float_from_buffer(Thread *t, Value v, double *out) {
    BufferView view;
    if (!buffer_get(t, v, &view, BUFFER_READ)) return false;
    Bytes *copy = bytes_new(t, view.data, view.length);
    buffer_release(t, &view);
    if (copy == NULL) return false;
    size_t length = copy->length;
    const char *text = number_text_trim((const char *)copy->data, &length);
    if (float_from_text(t, text, length, out)) return true;
    return error_is_set(t)
               ? false
               : FAIL_WITH(raise_value_error(t, "could not convert string to float: %R", v));
}

static bool float_check_converted(Thread *t, Value v, Value result, double *out) {
    if (result == NULL) return false;
    if (!is_float(t, result))
        return FAIL_WITH(
            raise_type_error(t, "%T.__float__ returned non-float (type %T)", v, result));
    if (!is_float_exact(result) &&
        !warn(t, T_DEPRECATION_WARNING, 1,
              "%T.__float__ returned non-float (type %T).  The ability to return an instance of a "
              "strict subclass of "
              "float is deprecated, and may be removed in a future version of Python.",
              v, result))
        return false;
    *out = float_of(result);
    return true;
}

int float_from_number(Thread *t, Value v, double *out) {
    const TypeSlots *slots = type_of(t, v)->slots;
    bool is_own = slots->as_float == t->vm->types[T_FLOAT]->slots->as_float ||
                  slots->as_float == t->vm->types[T_INT]->slots->as_float;
    int kind = slots->as_float == NULL || is_own ? float_operand(t, v, out) : 0;
    if (kind != 0) return kind;
    if (slots->as_float != NULL)
        return float_check_converted(t, v, slots->as_float(t, v), out) ? 1 : -1;
    if (slots->index == NULL) return 0;
    Value index = value_index(t, v);
    return index != NULL && int_as_double(t, index, out) ? 1 : -1;
}

static Value float_new_instance(Thread *t, Value cls, double d) {
    if (cls == to_value(t->vm->types[T_FLOAT])) return float_new(t, d);
    Value instance = type_allocate_instance(t, (Type *)cls, 0);
    if (instance != NULL) ((Float *)instance)->number = d;
    return instance;
}

static Value float_slot_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    double d = 0.0;
    if (!sequence_leave_keywords(t, cls, "float", &kwnames)) return NULL;
    if (nargs > 1) return raise_type_error(t, "float expected at most 1 argument, got %zu", nargs);
    if (nargs == 1) {
        Value v = args[0];
        int kind = is_str_exact(v) ? 0 : float_from_number(t, v, &d);
        if (kind < 0) return NULL;
        if (kind == 0) {
            bool converted;
            if (is_str(t, v)) converted = float_from_str(t, str_of(v), &d);
            else if (type_of(t, v)->slots->get_buffer != NULL)
                converted = float_from_buffer(t, v, &d);
            else
                return raise_type_error(
                    t, "float() argument must be a string or a real number, not '%T'", v);
            if (!converted) return NULL;
        }
    }
    return float_new_instance(t, cls, d);
}

/* ---- methods --------------------------------------------------------------------------------- */

static Value float_method_from_number(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    double d;
    if (args[0] == to_value(t->vm->types[T_FLOAT]) && is_float_exact(args[1])) return args[1];
    int kind = is_float(t, args[1]) ? float_operand(t, args[1], &d) : 0;
    if (kind == 0) kind = float_from_number(t, args[1], &d);
    if (kind == 0) return raise_type_error(t, "must be real number, not %T", args[1]);
    return kind < 0 ? NULL : float_new_instance(t, args[0], d);
}

static Value float_method_conjugate(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return float_exact(t, args[0]);
}

static Value float_method_is_integer(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)nargs;
    double d = float_of(args[0]);
    return bool_value(isfinite(d) && floor(d) == d);
}

static Value float_method_trunc(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return int_from_double(t, float_of(args[0]));
}

static Value float_method_floor(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return int_from_double(t, floor(float_of(args[0])));
}

static Value float_method_ceil(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return int_from_double(t, ceil(float_of(args[0])));
}

/* Rounds the decimal digits themselves: printed to so many places, and read back. */
static Value float_round_to(Thread *t, double d, int64_t places) {
    if (!isfinite(d) || places > 323) return float_new(t, d);
    if (places < -308) return float_new(t, copysign(0.0, d));
    if (places < 0) {
        /* Whole doubles are exact as ints, which round to tens as well. */
        double magnitude = fabs(d), whole = trunc(magnitude), result;
        Value n = int_from_double(t, whole);
        Value tens = n == NULL ? NULL : int_round_to(t, n, -places, magnitude != whole);
        if (tens == NULL) return NULL;
        if (int_bit_length(tens) > 1024 || !int_as_double(t, tens, &result)) {
            error_clear(t);
            return raise_overflow_error(t, "rounded value too large to represent");
        }
        return float_new(t, copysign(result, d));
    }
    char text[FLOAT_FIXED_ROOM + 323];
    double result = d;
    bool parsed = float_parse(text, float_write_fixed(d, (int)places, text), &result);
    ASSERT(parsed, "what float_format() prints float_parse() reads");
    (void)parsed;
    if (isinf(result)) return raise_overflow_error(t, "rounded value too large to represent");
    return float_new(t, result);
}

static Value float_method_round(Thread *t, Value *args, size_t nargs) {
    double d = float_of(args[0]);
    Value digits = nargs > 1 ? args[1] : NONE;
    if (digits == NONE) return int_from_double(t, rint(d));
    int64_t places;
    if (!value_as_int64(t, digits, &places, 0)) return NULL;
    return float_round_to(t, d, places);
}

static Value float_method_as_integer_ratio(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    double d = float_of(args[0]);
    if (isinf(d)) return raise_overflow_error(t, "cannot convert Infinity to integer ratio");
    if (isnan(d)) return raise_value_error(t, "cannot convert NaN to integer ratio");
    int exponent;
    double fraction = frexp(d, &exponent);
    int64_t n = (int64_t)ldexp(fraction, 53);
    exponent -= 53;
    while (n != 0 && n % 2 == 0) {
        n /= 2;
        exponent++;
    }
    if (n == 0) exponent = 0;
    Value power = int_lshift(t, small_int(1), small_int(exponent < 0 ? -exponent : exponent));
    if (power == NULL) return NULL;
    if (exponent < 0) return tuple_from_2(t, small_int(n), power);
    Value numerator = int_mul(t, small_int(n), power);
    return numerator == NULL ? NULL : tuple_from_2(t, numerator, small_int(1));
}

static Value float_method_getnewargs(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value d = float_exact(t, args[0]);
    return d == NULL ? NULL : tuple_from_1(t, d);
}

static Value float_method_getformat(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (!is_str(t, args[1]))
        return raise_type_error(t, "__getformat__() argument must be str, not %T", args[1]);
    if (str_flat(t, str_of(args[1])) == NULL) return NULL;
    if (!str_equals_c(str_of(args[1]), "double") && !str_equals_c(str_of(args[1]), "float"))
        return raise_value_error(t, "__getformat__() argument 1 must be 'double' or 'float'");
    return to_value(str_from_c(t, __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? "IEEE, little-endian"
                                                                            : "IEEE, big-endian"));
}

static Value float_get_real(Thread *t, Value self) {
    return float_exact(t, self);
}

static Value float_get_imag(Thread *t, Value self) {
    (void)self;
    return float_new(t, 0.0);
}

static const NativeDef float_methods[] = {
    {"__ceil__", float_method_ceil, 0, 0, NATIVE_METHOD, NULL,
     "The least integer that is not less."},
    {"__floor__", float_method_floor, 0, 0, NATIVE_METHOD, NULL,
     "The greatest integer that is not greater."},
    {"__format__", float_method_format, 1, 1, NATIVE_METHOD, NULL,
     "Formats the float according to format_spec."},
    {"__getformat__", float_method_getformat, 1, 1, NATIVE_CLASS_METHOD, NULL,
     "How doubles or floats are stored; for the test suite."},
    {"__getnewargs__", float_method_getnewargs, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__round__", float_method_round, 0, 1, NATIVE_METHOD, NULL,
     "The integer nearest to the number, or the number rounded to ndigits places; ties to even."},
    {"__trunc__", float_method_trunc, 0, 0, NATIVE_METHOD, NULL,
     "The integer nearest to the number towards 0."},
    {"as_integer_ratio", float_method_as_integer_ratio, 0, 0, NATIVE_METHOD, NULL,
     "A pair of integers whose ratio is exactly the number."},
    {"conjugate", float_method_conjugate, 0, 0, NATIVE_METHOD, NULL, "The number itself."},
    {"from_number", float_method_from_number, 1, 1, NATIVE_CLASS_METHOD, NULL,
     "A float from a real number."},
    {"fromhex", float_method_fromhex, 1, 1, NATIVE_CLASS_METHOD, NULL,
     "A float from a hexadecimal string."},
    {"hex", float_method_hex, 0, 0, NATIVE_METHOD, NULL, "The number in hexadecimal."},
    {"is_integer", float_method_is_integer, 0, 0, NATIVE_METHOD, NULL,
     "Whether the number is whole."},
    {0},
};

static const GetSetDef float_getset[] = {
    {"imag", float_get_imag, NULL, "the imaginary part of a complex number"},
    {"real", float_get_real, NULL, "the real part of a complex number"},
    {0},
};

const TypeDef float_typedef = {
    .name = "float",
    .doc = "Convert a string or number to a floating-point number, if possible.",
    .id = T_FLOAT,
    .size = sizeof(Float),
    .flags = TYPE_SUBCLASSABLE | TYPE_BASIC_MATCH,
    .slots =
        {
            .repr = float_slot_repr,
            .hash = float_slot_hash,
            .compare = float_slot_compare,
            .new = float_slot_new,
            .binary =
                {
                    [BINARY_ADD] = float_slot_add,
                    [BINARY_SUB] = float_slot_sub,
                    [BINARY_MUL] = float_slot_mul,
                    [BINARY_TRUEDIV] = float_slot_truediv,
                    [BINARY_FLOORDIV] = float_slot_floordiv,
                    [BINARY_MOD] = float_slot_mod,
                    [BINARY_POW] = float_slot_pow,
                    [BINARY_DIVMOD] = float_slot_divmod,
                },
            .power = float_slot_power,
            .negative = float_slot_negative,
            .positive = float_exact,
            .absolute = float_slot_absolute,
            .truth = float_slot_truth,
            .as_int = float_slot_as_int,
            .as_float = float_exact,
        },
    .methods = float_methods,
    .getset = float_getset,
    .new_params = "x=0, /",
};
