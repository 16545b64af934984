/* Operators and conversions of numbers, on any value. */
#include <limits.h>

#include "runtime/error.h"
#include "runtime/objects/exception.h"
#include "runtime/objects/float.h"
#include "runtime/objects/int.h"
#include "runtime/objects/protocol.h"

/* ---- binary operators ------------------------------------------------------------------------ */

static const char *const binary_symbols[BINARY_COUNT] = {
#define BINARY_SYMBOL(ID, method, reflected, in_place, symbol) [BINARY_##ID] = symbol,
    BINARY_OPERATORS(BINARY_SYMBOL)
#undef BINARY_SYMBOL
};

bool value_binary_has(const Type *type, BinaryOperator op) {
    return type->slots->binary[op] != NULL || (op == BINARY_POW && type->slots->power != NULL);
}

bool value_binary_same(const Type *a, const Type *b, BinaryOperator op) {
    return a->slots->binary[op] == b->slots->binary[op]
           && (op != BINARY_POW || a->slots->power == b->slots->power);
}

Value value_binary_try(Thread *t, const Type *type, BinaryOperator op, Value a, Value b) {
    if (UNLIKELY(C_STACK_IS_LOW(t)) && thread_stack_overflow(t, "")) return NULL;
    Value (*function)(Thread *, Value, Value) = type->slots->binary[op];
    if (LIKELY(function != NULL)) return function(t, a, b);
    return type->slots->power(t, a, b, NULL);
}

/* The left operand's type first, unless the right one's is a subclass of it that has its own way.
 * NOT_IMPLEMENTED: neither can. */
static Value binary_dispatch(Thread *t, BinaryOperator op, Value a, Value b) {
    Type *left = type_of(t, a), *right = type_of(t, b);
    bool try_right = left != right && value_binary_has(right, op)
                     && !(value_binary_has(left, op) && value_binary_same(left, right, op));
    if (value_binary_has(left, op)) {
        if (try_right && type_is_subtype(right, left)) {
            Value v = value_binary_try(t, right, op, a, b);
            if (v != NOT_IMPLEMENTED) return v;
            try_right = false;
        }
        Value v = value_binary_try(t, left, op, a, b);
        if (v != NOT_IMPLEMENTED) return v;
    }
    return try_right ? value_binary_try(t, right, op, a, b) : NOT_IMPLEMENTED;
}

/* Sequences say what they could have been added to, or multiplied by. */
static bool binary_raise_sequence(Thread *t, BinaryOperator op, Value a, Value b) {
    static const uint32_t sequences[] = {T_LIST, T_TUPLE, T_STR, T_BYTES, T_BYTEARRAY};
    for (size_t i = 0; i < ARRAY_LENGTH(sequences); i++) {
        bool left = is_instance_of(t, a, sequences[i]);
        if (op == BINARY_ADD && left) {
            const char *name = type_name(t->vm->types[sequences[i]]);
            if (sequences[i] == T_BYTES || sequences[i] == T_BYTEARRAY)
                raise_type_error(t, "can't concat %T to %T", b, a);
            else raise_type_error(t, "can only concatenate %s (not \"%T\") to %s", name, b, name);
            return true;
        }
        if (op == BINARY_MUL && (left || is_instance_of(t, b, sequences[i]))) {
            raise_type_error(t, "can't multiply sequence by non-int of type '%T'", left ? b : a);
            return true;
        }
    }
    return false;
}

Value value_binary_fail(Thread *t, BinaryOperator op, bool in_place, Value a, Value b) {
    if (binary_raise_sequence(t, op, a, b)) return NULL;
    const char *symbol = op == BINARY_POW && in_place ? "**" : binary_symbols[op];
    return raise_type_error(t, "unsupported operand type(s) for %s%s: '%T' and '%T'", symbol,
                            in_place ? "=" : "", a, b);
}

Value value_binary(Thread *t, BinaryOperator op, Value a, Value b) {
    Value v = binary_dispatch(t, op, a, b);
    return UNLIKELY(v == NOT_IMPLEMENTED) ? value_binary_fail(t, op, false, a, b) : v;
}

Value value_inplace(Thread *t, BinaryOperator op, Value a, Value b) {
    if (UNLIKELY(C_STACK_IS_LOW(t)) && thread_stack_overflow(t, "")) return NULL;
    Value (*in_place)(Thread *, Value, Value) = type_of(t, a)->slots->inplace[op];
    if (in_place != NULL) {
        Value v = in_place(t, a, b);
        if (v != NOT_IMPLEMENTED) return v;
    }
    Value v = binary_dispatch(t, op, a, b);
    return UNLIKELY(v == NOT_IMPLEMENTED) ? value_binary_fail(t, op, true, a, b) : v;
}

Value value_power(Thread *t, Value base, Value exponent, Value modulus) {
    if (modulus == NULL || modulus == NONE) return value_binary(t, BINARY_POW, base, exponent);
    Type *types[3] = {type_of(t, base), type_of(t, exponent), type_of(t, modulus)};
    if (types[0] != types[1] && type_is_subtype(types[1], types[0])) { /* a subclass is asked first */
        Type *first = types[1];
        types[1] = types[0];
        types[0] = first;
    }
    Value (*tried[3])(Thread *, Value, Value, Value) = {NULL, NULL, NULL};
    for (size_t i = 0; i < 3; i++) {
        Value (*power)(Thread *, Value, Value, Value) = types[i]->slots->power;
        if (power == NULL || power == tried[0] || power == tried[1]) continue;
        tried[i] = power;
        Value v = power(t, base, exponent, modulus);
        if (v != NOT_IMPLEMENTED) return v;
    }
    return raise_type_error(t, "unsupported operand type(s) for ** or pow(): '%T', '%T', '%T'",
                            base, exponent, modulus);
}

/* ---- unary operators ------------------------------------------------------------------------- */

static Value unary_apply(Thread *t, Value v, Value (*function)(Thread *, Value),
                         const char *symbol) {
    if (LIKELY(function != NULL)) return function(t, v);
    return raise_type_error(t, "bad operand type for %s: '%T'", symbol, v);
}

Value value_negative(Thread *t, Value v) {
    return unary_apply(t, v, type_of(t, v)->slots->negative, "unary -");
}
Value value_positive(Thread *t, Value v) {
    return unary_apply(t, v, type_of(t, v)->slots->positive, "unary +");
}
Value value_invert(Thread *t, Value v) {
    return unary_apply(t, v, type_of(t, v)->slots->invert, "unary ~");
}
Value value_absolute(Thread *t, Value v) {
    return unary_apply(t, v, type_of(t, v)->slots->absolute, "abs()");
}

/* ---- conversions ----------------------------------------------------------------------------- */

Value value_index(Thread *t, Value v) {
    if (is_int_small(v) || is_int(t, v)) return v;
    Value (*index)(Thread *, Value) = type_of(t, v)->slots->index;
    if (index == NULL)
        return raise_type_error(t, "'%T' object cannot be interpreted as an integer", v);
    Value n = index(t, v);
    if (n == NULL || is_int_small(n) || is_exact(n, T_INT)) return n;
    if (!is_int(t, n)) return raise_type_error(t, "__index__ returned non-int (type %T)", n);
    if (!warn(
            t, T_DEPRECATION_WARNING, 1,
            "__index__ returned non-int (type %T).  The ability to return an instance of a strict subclass of int "
            "is deprecated, and may be removed in a future version of Python.",
            n))
        return NULL;
    return n;
}

bool value_as_int64(Thread *t, Value v, int64_t *out, uint32_t overflow_exception) {
    Value n = value_index(t, v);
    if (n == NULL) return false;
    if (LIKELY(int_as_int64(n, out))) return true;
    if (overflow_exception == 0) {
        *out = int_sign(n) < 0 ? INT64_MIN : INT64_MAX;
        return true;
    }
    return FAIL_WITH(
        raise_error(t, overflow_exception, "cannot fit '%T' into an index-sized integer", v));
}

bool value_as_int(Thread *t, Value v, int *out) {
    Value n = value_index(t, v);
    int64_t wide;
    if (n == NULL) return false;
    if (!int_as_int64(n, &wide))
        return FAIL_WITH(raise_overflow_error(t, "Python int too large to convert to C int"));
    if (wide > INT_MAX)
        return FAIL_WITH(raise_overflow_error(t, "signed integer is greater than maximum"));
    if (wide < INT_MIN)
        return FAIL_WITH(raise_overflow_error(t, "signed integer is less than minimum"));
    *out = (int)wide;
    return true;
}

bool value_as_double(Thread *t, Value v, double *out) {
    if (is_float_exact(v) || is_float(t, v)) {
        *out = float_of(v);
        return true;
    }
    if (is_int_small(v)) {
        *out = (double)small_int_of(v);
        return true;
    }
    const TypeSlots *slots = type_of(t, v)->slots;
    if (slots->as_float != NULL) {
        Value d = slots->as_float(t, v);
        if (d == NULL) return false;
        if (!is_float(t, d))
            return FAIL_WITH(
                raise_type_error(t, "%T.__float__ returned non-float (type %T)", v, d));
        if (!is_float_exact(d) &&
            !warn(t, T_DEPRECATION_WARNING, 1,
                  "%T.__float__ returned non-float (type %T).  The ability to return an instance of a "
                  "strict subclass of float is deprecated, and may be removed in a future version of Python.",
                  v, d))
            return false;
        *out = float_of(d);
        return true;
    }
    if (slots->index != NULL) {
        Value n = value_index(t, v);
        return n != NULL && int_as_double(t, n, out);
    }
    return FAIL_WITH(raise_type_error(t, "must be real number, not %T", v));
}
