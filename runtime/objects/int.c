/* The type int: its constructor, slots and methods. Arithmetic lives in int_arith.c and its
 * neighbours. */
#include "runtime/objects/int.h"

#include "runtime/objects/bytes.h"
#include "runtime/objects/float.h"
#include "runtime/objects/float_methods.h"
#include "runtime/objects/int_internal.h"
#include "runtime/objects/int_text.h"
#include "runtime/objects/number_format.h"
#include "runtime/objects/number_text.h"
#include "runtime/objects/tuple.h"

bool is_int(Thread *t, Value v) {
    if (is_int_small(v) || is_exact(v, T_INT) || is_bool(v)) return true;
    return is_object(v) && type_of(t, v)->def->id == T_INT;
}

/* ---- making ---------------------------------------------------------------------------------- */

Int *int_allocate(Thread *t, size_t limbs) {
    if (limbs > BIGNUM_LIMBS_MAX) return (void *)raise_memory_error(t);
    Int *n = heap_allocate(t, sizeof(Int) + limbs * sizeof(uint64_t), T_INT);
    if (n != NULL) n->size = (int64_t)limbs;
    return n;
}

Value int_finish(Int *n, size_t limbs, bool negative) {
    limbs = limbs_trim(n->limbs, limbs);
    if (limbs == 0) return small_int(0);
    if (limbs == 1) {
        uint64_t magnitude = n->limbs[0];
        if (magnitude <= (uint64_t)SMALL_INT_MAX)
            return small_int(negative ? -(int64_t)magnitude : (int64_t)magnitude);
        if (negative && magnitude == (uint64_t)SMALL_INT_MAX + 1) return small_int(SMALL_INT_MIN);
    }
    n->size = negative ? -(int64_t)limbs : (int64_t)limbs;
    return to_value(n);
}

Value int_from_int64(Thread *t, int64_t n) {
    if (LIKELY(fits_small_int(n))) return small_int(n);
    Int *big = int_allocate(t, 1);
    if (big == NULL) return NULL;
    big->limbs[0] = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
    big->size = n < 0 ? -1 : 1;
    return to_value(big);
}

Value int_from_uint64(Thread *t, uint64_t n) {
    if (LIKELY(n <= (uint64_t)SMALL_INT_MAX)) return small_int((int64_t)n);
    Int *big = int_allocate(t, 1);
    if (big == NULL) return NULL;
    big->limbs[0] = n;
    return to_value(big);
}

/* An exact int of the same value. */
static Value int_exact(Thread *t, Value v) {
    if (is_int_small(v) || is_exact(v, T_INT)) return v;
    return int_add(t, v, small_int(0));
}

/* ---- reading --------------------------------------------------------------------------------- */

bool int_as_int64(Value v, int64_t *out) {
    if (int_small_value(v, out)) return true;
    IntView view;
    int_view(v, &view);
    if (view.count > 1) return false;
    uint64_t magnitude = view.count == 0 ? 0 : view.limbs[0];
    if (magnitude > (uint64_t)INT64_MAX + view.negative) return false;
    *out = (int64_t)(view.negative ? 0 - magnitude : magnitude);
    return true;
}

bool int_as_uint64(Value v, uint64_t *out) {
    IntView view;
    int_view(v, &view);
    if (view.count > 1 || view.negative) return false;
    *out = view.count == 0 ? 0 : view.limbs[0];
    return true;
}

int int_sign(Value v) {
    int64_t small;
    if (int_small_value(v, &small)) return (small > 0) - (small < 0);
    const Int *n = (const Int *)v;
    return (n->size > 0) - (n->size < 0);
}

int int_compare(Value a, Value b) {
    int64_t x, y;
    if (int_small_value(a, &x) && int_small_value(b, &y)) return (x > y) - (x < y);
    IntView left, right;
    int_view(a, &left);
    int_view(b, &right);
    if (left.negative != right.negative) return left.negative ? -1 : 1;
    int order = left.count != right.count ? (left.count < right.count ? -1 : 1)
                                          : limbs_compare(left.limbs, right.limbs, left.count);
    return left.negative ? -order : order;
}

/* Numbers that are equal hash alike, whatever their types: the value modulo the prime 2^61 - 1,
 * where 2^64 is 8. */
int64_t int_hash(Value v) {
    const uint64_t prime = ((uint64_t)1 << 61) - 1;
    if (is_int_small(v)) {
        int64_t n = small_int_of(v);
        if (n <= -(int64_t)prime || n >= (int64_t)prime) n %= (int64_t)prime;
        return n == -1 ? -2 : n;
    }
    IntView view;
    int_view(v, &view);
    uint64_t hash = 0;
    for (size_t i = view.count; i-- > 0;) {
        hash = (hash << 3 & prime) | hash >> 58;
        hash += (view.limbs[i] & prime) + (view.limbs[i] >> 61);
        hash = (hash & prime) + (hash >> 61);
        if (hash >= prime) hash -= prime;
    }
    int64_t result = view.negative ? -(int64_t)hash : (int64_t)hash;
    return result == -1 ? -2 : result;
}

/* ---- the constructor ------------------------------------------------------------------------- */

static Value int_subclass_instance(Thread *t, Value cls, Value v) {
    IntView view;
    int_view(v, &view);
    Value instance = type_allocate_instance(t, (Type *)cls, view.count * sizeof(uint64_t));
    if (instance == NULL) return NULL;
    Int *n = (Int *)instance;
    limbs_copy(n->limbs, view.limbs, view.count);
    n->size = view.negative ? -(int64_t)view.count : (int64_t)view.count;
    return instance;
}

static Value int_from_bytes_literal(Thread *t, Value source, const char *text, size_t length,
                                    unsigned base) {
    Value result;
    size_t trimmed = length;
    const char *digits = number_text_trim(text, &trimmed);
    int parsed = int_parse(t, digits, trimmed, base, &result);
    if (parsed > 0) return result;
    return parsed < 0 ? NULL : int_raise_invalid_literal(t, source, base);
}

/* A copy of any bytes-like object, since it may change while it is read. */
static Value int_from_buffer(Thread *t, Value source, unsigned base) {
    BufferView view;
    if (!buffer_get(t, source, &view, BUFFER_READ)) return NULL;
    Bytes *copy = bytes_new(t, view.data, view.length);
    buffer_release(t, &view);
    if (copy == NULL) return NULL;
    return int_from_bytes_literal(t, to_value(copy), (const char *)copy->data, copy->length, base);
}

static Value int_check_converted(Thread *t, Value result) {
    if (result == NULL || is_int_small(result) || is_exact(result, T_INT)) return result;
    if (!is_int(t, result))
        return raise_type_error(t, "__int__ returned non-int (type %T)", result);
    if (!warn(t, T_DEPRECATION_WARNING, 1,
              "__int__ returned non-int (type %T).  The ability to return an instance of a strict "
              "subclass of int is "
              "deprecated, and may be removed in a future version of Python.",
              result))
        return NULL;
    return int_exact(t, result);
}

Value int_from_value(Thread *t, Value v) {
    if (is_int_small(v) || is_exact(v, T_INT)) return v;
    if (is_float_exact(v)) return int_from_double(t, float_of(v));
    const TypeSlots *slots = type_of(t, v)->slots;
    if (slots->as_int != NULL) return int_check_converted(t, slots->as_int(t, v));
    if (slots->index != NULL) {
        Value index = value_index(t, v);
        return index == NULL ? NULL : int_exact(t, index);
    }
    if (is_str(t, v)) return int_from_str(t, str_of(v), 10);
    if (slots->get_buffer != NULL) return int_from_buffer(t, v, 10);
    return raise_type_error(
        t, "int() argument must be a string, a bytes-like object or a real number, not '%T'", v);
}

static Value int_from_value_in_base(Thread *t, Value v, Value base_value) {
    int64_t base;
    if (v == NULL) return raise_type_error(t, "int() missing string argument");
    if (!value_as_int64(t, base_value, &base, 0)) return NULL;
    if (base != 0 && (base < 2 || base > 36))
        return raise_value_error(t, "int() base must be >= 2 and <= 36, or 0");
    if (is_str(t, v)) return int_from_str(t, str_of(v), (unsigned)base);
    if (is_instance_of(t, v, T_BYTES) || is_instance_of(t, v, T_BYTEARRAY))
        return int_from_buffer(t, v, (unsigned)base);
    return raise_type_error(t, "int() can't convert non-string with explicit base");
}

static Value int_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    Value flat[2] = {NULL, NULL};
    if (kwnames != NULL) {
        if (!bind_arguments(t, "int", "object=0, /, base=10", args, nargs, kwnames, flat))
            return NULL;
    } else {
        if (nargs > 2)
            return raise_type_error(t, "int expected at most 2 arguments, got %zu", nargs);
        for (size_t i = 0; i < nargs; i++) flat[i] = args[i];
    }
    Value n = small_int(0);
    if (flat[1] != NULL) n = int_from_value_in_base(t, flat[0], flat[1]);
    else if (flat[0] != NULL) n = int_from_value(t, flat[0]);
    if (n == NULL || cls == to_value(t->vm->types[T_INT])) return n;
    return int_subclass_instance(t, cls, n);
}

/* ---- slots ----------------------------------------------------------------------------------- */

#define INT_BINARY_SLOT(name, operation) \
    static Value int_slot_##name(Thread *t, Value left, Value right) { \
        return is_int(t, left) && is_int(t, right) ? operation(t, left, right) : NOT_IMPLEMENTED; \
    }
INT_BINARY_SLOT(add, int_add)
INT_BINARY_SLOT(sub, int_sub)
INT_BINARY_SLOT(mul, int_mul)
INT_BINARY_SLOT(truediv, int_truediv)
INT_BINARY_SLOT(floordiv, int_floordiv)
INT_BINARY_SLOT(mod, int_mod)
INT_BINARY_SLOT(lshift, int_lshift)
INT_BINARY_SLOT(rshift, int_rshift)
INT_BINARY_SLOT(and, int_and)
INT_BINARY_SLOT(or, int_or)
INT_BINARY_SLOT(xor, int_xor)
#undef INT_BINARY_SLOT

static Value int_slot_divmod(Thread *t, Value left, Value right) {
    Value quotient, remainder;
    if (!is_int(t, left) || !is_int(t, right)) return NOT_IMPLEMENTED;
    return int_divmod(t, left, right, &quotient, &remainder) ? tuple_from_2(t, quotient, remainder)
                                                             : NULL;
}

static Value int_slot_power(Thread *t, Value base, Value exponent, Value modulus) {
    if (modulus == NONE) modulus = NULL;
    if (!is_int(t, base) || !is_int(t, exponent) || (modulus != NULL && !is_int(t, modulus)))
        return NOT_IMPLEMENTED;
    return int_power(t, base, exponent, modulus);
}

static Value int_slot_pow(Thread *t, Value left, Value right) {
    return int_slot_power(t, left, right, NULL);
}

bool compare_order(int order, CompareOperator op) {
    switch (op) {
    case COMPARE_LT: return order < 0;
    case COMPARE_LE: return order <= 0;
    case COMPARE_EQ: return order == 0;
    case COMPARE_NE: return order != 0;
    case COMPARE_GT: return order > 0;
    default: return order >= 0;
    }
}

static Value int_slot_compare(Thread *t, Value self, Value other, CompareOperator op) {
    if (!is_int(t, self) || !is_int(t, other)) return NOT_IMPLEMENTED;
    return bool_value(compare_order(int_compare(self, other), op));
}

static Value int_slot_repr(Thread *t, Value self) {
    return to_value(int_to_str(t, self, 10));
}

static bool int_slot_hash(Thread *t, Value self, int64_t *hash) {
    (void)t;
    *hash = int_hash(self);
    return true;
}

static int int_slot_truth(Thread *t, Value self) {
    (void)t;
    return int_sign(self) != 0;
}

static Value int_slot_absolute(Thread *t, Value self) {
    return int_sign(self) < 0 ? int_negative(t, self) : int_exact(t, self);
}

static Value int_slot_as_float(Thread *t, Value self) {
    double d;
    return int_as_double(t, self, &d) ? float_new(t, d) : NULL;
}

/* ---- methods --------------------------------------------------------------------------------- */

static Value int_method_self(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return int_exact(t, args[0]);
}

static Value int_method_bit_length(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return int_from_uint64(t, int_bit_length(args[0]));
}

static Value int_method_as_integer_ratio(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value n = int_exact(t, args[0]);
    return n == NULL ? NULL : tuple_from_2(t, n, small_int(1));
}

static Value int_method_is_integer(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)args, (void)nargs;
    return TRUE_VALUE;
}

static Value int_method_getnewargs(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value n = int_exact(t, args[0]);
    return n == NULL ? NULL : tuple_from_1(t, n);
}

static Value int_method_sizeof(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (!is_object(args[0])) return small_int(sizeof(Value));
    IntView view;
    int_view(args[0], &view);
    return int_from_uint64(t, sizeof(Int) + view.count * sizeof(uint64_t));
}

Value int_round_to(Thread *t, Value n, int64_t places, bool inexact) {
    if ((uint64_t)places > int_bit_length(n)) return small_int(0);
    Value unit = int_power(t, small_int(10), small_int(places), NULL), quotient, remainder;
    if (unit == NULL || !int_divmod(t, n, unit, &quotient, &remainder)) return NULL;
    Value twice = int_add(t, remainder, remainder);
    if (twice == NULL) return NULL;
    int order = int_compare(twice, unit);
    Value odd = int_and(t, quotient, small_int(1));
    if (odd == NULL) return NULL;
    if (order > 0 || (order == 0 && (inexact || odd == small_int(1)))) {
        remainder = int_sub(t, remainder, unit);
        if (remainder == NULL) return NULL;
    }
    return int_sub(t, n, remainder);
}

static Value int_method_round(Thread *t, Value *args, size_t nargs) {
    Value digits = nargs > 1 ? args[1] : NONE;
    if (digits == NONE) return int_exact(t, args[0]);
    Value index = value_index(t, digits);
    if (index == NULL) return NULL;
    if (int_sign(index) >= 0) return int_exact(t, args[0]);
    int64_t places;
    return int_as_int64(index, &places) && places > -INT64_MAX
               ? int_round_to(t, args[0], -places, false)
               : small_int(0);
}

static Value int_get_imag(Thread *t, Value self) {
    (void)t, (void)self;
    return small_int(0);
}

static Value int_get_denominator(Thread *t, Value self) {
    (void)t, (void)self;
    return small_int(1);
}

static const NativeDef int_methods[] = {
    {"__ceil__", int_method_self, 0, 0, NATIVE_METHOD, NULL,
     "Ceiling of an Integral returns itself."},
    {"__floor__", int_method_self, 0, 0, NATIVE_METHOD, NULL,
     "Flooring an Integral returns itself."},
    {"__format__", int_method_format, 1, 1, NATIVE_METHOD, NULL,
     "Convert to a string according to format_spec."},
    {"__getnewargs__", int_method_getnewargs, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__round__", int_method_round, 0, 1, NATIVE_METHOD, NULL,
     "Round towards the nearest multiple of a power of ten, ties to even."},
    {"__sizeof__", int_method_sizeof, 0, 0, NATIVE_METHOD, NULL,
     "Size of the number in memory, in bytes."},
    {"__trunc__", int_method_self, 0, 0, NATIVE_METHOD, NULL,
     "Truncating an Integral returns itself."},
    {"as_integer_ratio", int_method_as_integer_ratio, 0, 0, NATIVE_METHOD, NULL,
     "A pair of integers whose ratio equals the number."},
    {"bit_count", int_method_bit_count, 0, 0, NATIVE_METHOD, NULL,
     "Number of ones in the binary representation of the absolute value."},
    {"bit_length", int_method_bit_length, 0, 0, NATIVE_METHOD, NULL,
     "Number of bits necessary to represent the number in binary, without its sign."},
    {"conjugate", int_method_self, 0, 0, NATIVE_METHOD, NULL,
     "The number itself, its own complex conjugate."},
    {"from_bytes", int_method_from_bytes, 1, 2, NATIVE_CLASS_METHOD,
     "bytes, byteorder='big', *, signed=False", "The integer represented by an array of bytes."},
    {"is_integer", int_method_is_integer, 0, 0, NATIVE_METHOD, NULL,
     "True, as for a float without a fraction."},
    {"to_bytes", int_method_to_bytes, 0, 2, NATIVE_METHOD,
     "length=1, byteorder='big', *, signed=False",
     "An array of bytes that represents the integer."},
    {0},
};

static const GetSetDef int_getset[] = {
    {"denominator", int_get_denominator, NULL,
     "the denominator of a rational number in lowest terms"},
    {"imag", int_get_imag, NULL, "the imaginary part of a complex number"},
    {"numerator", int_exact, NULL, "the numerator of a rational number in lowest terms"},
    {"real", int_exact, NULL, "the real part of a complex number"},
    {0},
};

const TypeDef int_typedef = {
    .name = "int",
    .doc = "int([x]) -> integer\n"
           "int(x, base=10) -> integer\n\n"
           "Convert a number or string to an integer, or return 0 if no arguments\n"
           "are given. A float is truncated towards zero. With base, x is the text of\n"
           "a number in that base; base 0 goes by the prefix.",
    .id = T_INT,
    .flags = TYPE_SUBCLASSABLE | TYPE_BASIC_MATCH,
    .slots =
        {
            .repr = int_slot_repr,
            .hash = int_slot_hash,
            .compare = int_slot_compare,
            .new = int_new,
            .binary =
                {
                    [BINARY_ADD] = int_slot_add,
                    [BINARY_SUB] = int_slot_sub,
                    [BINARY_MUL] = int_slot_mul,
                    [BINARY_TRUEDIV] = int_slot_truediv,
                    [BINARY_FLOORDIV] = int_slot_floordiv,
                    [BINARY_MOD] = int_slot_mod,
                    [BINARY_POW] = int_slot_pow,
                    [BINARY_LSHIFT] = int_slot_lshift,
                    [BINARY_RSHIFT] = int_slot_rshift,
                    [BINARY_AND] = int_slot_and,
                    [BINARY_OR] = int_slot_or,
                    [BINARY_XOR] = int_slot_xor,
                    [BINARY_DIVMOD] = int_slot_divmod,
                },
            .power = int_slot_power,
            .negative = int_negative,
            .positive = int_exact,
            .absolute = int_slot_absolute,
            .invert = int_invert,
            .truth = int_slot_truth,
            .as_int = int_exact,
            .as_float = int_slot_as_float,
            .index = int_exact,
        },
    .methods = int_methods,
    .getset = int_getset,
};
