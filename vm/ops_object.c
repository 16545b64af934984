/* Slow paths of operators, attributes of super(), special methods and slices. */
#include "vm/special.h"

#include <stdlib.h>

#include "runtime/objects/float.h"
#include "runtime/objects/int.h"
#include "runtime/objects/iterator.h"
#include "runtime/objects/list.h"
#include "runtime/objects/set.h"
#include "runtime/objects/str.h"
#include "runtime/objects/tuple.h"

/* ---- operators --------------------------------------------------------------------------------- */

/* Both numbers as doubles, when one is a float and the other a float or a small int. */
static bool ops_as_doubles(Value a, Value b, double *x, double *y) {
    bool a_float = is_float_exact(a), b_float = is_float_exact(b);
    if (!(a_float || b_float)) return false;
    if (a_float) *x = float_of(a);
    else if (is_int_small(a) && llabs(small_int_of(a)) < ((int64_t)1 << 53)) *x = (double)small_int_of(a);
    else return false;
    if (b_float) *y = float_of(b);
    else if (is_int_small(b) && llabs(small_int_of(b)) < ((int64_t)1 << 53)) *y = (double)small_int_of(b);
    else return false;
    return true;
}

/* Integers, of which one is large or becomes so: there is nobody else to ask. */
ALWAYS_INLINE bool ops_both_ints(Value a, Value b) {
    return (is_int_small(a) || is_int_big(a)) && (is_int_small(b) || is_int_big(b));
}
static Value ops_ints(Thread *t, BinaryOperator op, Value a, Value b) {
    Value (*function)(Thread *, Value, Value) = t->vm->types[T_INT]->slots->binary[op];
    return LIKELY(function != NULL) ? function(t, a, b) : value_binary(t, op, a, b);
}

Value op_add(Thread *t, Value a, Value b) {
    double x, y;
    if (ops_as_doubles(a, b, &x, &y)) return float_new(t, x + y);
    if (is_str_exact(a) && is_str_exact(b)) return to_value(str_concat(t, str_of(a), str_of(b)));
    if (ops_both_ints(a, b)) return ops_ints(t, BINARY_ADD, a, b);
    return special_binary(t, BINARY_ADD, a, b);
}

Value op_inplace_add(Thread *t, Value a, Value b) {
    double x, y;
    if (ops_as_doubles(a, b, &x, &y)) return float_new(t, x + y);
    if (is_str_exact(a) && is_str_exact(b)) return to_value(str_concat(t, str_of(a), str_of(b)));
    if (ops_both_ints(a, b)) return ops_ints(t, BINARY_ADD, a, b);
    return special_inplace(t, BINARY_ADD, a, b);
}

Value op_truediv(Thread *t, Value a, Value b) {
    double x, y;
    if (ops_as_doubles(a, b, &x, &y) && y != 0.0) return float_new(t, x / y);
    if (both_small_ints(a, b) && b != small_int(0) && llabs(small_int_of(a)) < ((int64_t)1 << 53)
        && llabs(small_int_of(b)) < ((int64_t)1 << 53))
        return float_new(t, (double)small_int_of(a) / (double)small_int_of(b));
    return special_binary(t, BINARY_TRUEDIV, a, b);
}

Value op_binary(Thread *t, BinaryOperator op, Value a, Value b) {
    double x, y;
    if (op == BINARY_SUB && ops_as_doubles(a, b, &x, &y)) return float_new(t, x - y);
    if (op == BINARY_MUL && ops_as_doubles(a, b, &x, &y)) return float_new(t, x * y);
    if (ops_both_ints(a, b)) return ops_ints(t, op, a, b);
    return special_binary(t, op, a, b);
}

Value op_inplace(Thread *t, BinaryOperator op, Value a, Value b) {
    double x, y;
    if (op == BINARY_SUB && ops_as_doubles(a, b, &x, &y)) return float_new(t, x - y);
    if (op == BINARY_MUL && ops_as_doubles(a, b, &x, &y)) return float_new(t, x * y);
    if (ops_both_ints(a, b)) return ops_ints(t, op, a, b);
    return special_inplace(t, op, a, b);
}

static int ops_compare_doubles(double x, double y, CompareOperator op) {
    switch (op) {
    case COMPARE_LT: return x < y;
    case COMPARE_LE: return x <= y;
    case COMPARE_EQ: return x == y;
    case COMPARE_NE: return x != y;
    case COMPARE_GT: return x > y;
    default: return x >= y;
    }
}

static int ops_compare_strs(Thread *t, Str *a, Str *b, CompareOperator op) {
    int order;
    if (op == COMPARE_EQ || op == COMPARE_NE) return str_same(a, b) == (op == COMPARE_EQ);
    str_order(t, a, b, &order);
    return op == COMPARE_LT ? order < 0 : op == COMPARE_LE ? order <= 0 : op == COMPARE_GT ? order > 0 : order >= 0;
}

Value op_compare(Thread *t, Value a, Value b, CompareOperator op) {
    double x, y;
    if (is_str_exact(a) && is_str_exact(b)) return bool_value(ops_compare_strs(t, str_of(a), str_of(b), op));
    if (ops_as_doubles(a, b, &x, &y)) return bool_value(ops_compare_doubles(x, y, op));
    return special_compare(t, a, b, op);
}

int op_compare_truth(Thread *t, Value a, Value b, CompareOperator op) {
    double x, y;
    if (is_str_exact(a) && is_str_exact(b)) return ops_compare_strs(t, str_of(a), str_of(b), op);
    if (ops_as_doubles(a, b, &x, &y)) return ops_compare_doubles(x, y, op);
    Value v = special_compare(t, a, b, op);
    if (!v) return -1;
    return is_bool(v) ? v == TRUE_VALUE : special_truth(t, v);
}

int op_contains(Thread *t, Value container, Value v) {
    if (is_dict_exact(container)) return dict_contains(t, dict_of(container), v);
    if (is_set_exact(container)) return set_contains(t, container, v);
    return special_contains(t, container, v);
}

Value op_bind(Thread *t, Value method, Value self) {
    if (LIKELY(is_exact(method, T_FUNCTION))) return method_new(t, method, self);
    return type_of(t, method)->slots->descr_get(t, method, self, to_value(type_of(t, self)));
}

/* ---- attributes -------------------------------------------------------------------------------- */

/* The class behind `start` in the MRO of self that has the name; as stored. NULL: none. */
static Value ops_super_lookup(Thread *t, Type *type, Value start, Str *name) {
    const Tuple *mro = tuple_of(type->mro);
    size_t n = 0;
    while (n < mro->length && mro->items[n] != start) n++;
    for (n++; n < mro->length; n++) {
        Value v = type_own_attribute(t, (Type *)mro->items[n], name);
        if (v || error_is_set(t)) return v;
    }
    return NULL;
}

/* Is window {super, class, self} the built-in super with an ordinary object? Then *type is where its MRO begins. */
static bool ops_super_is_plain(Thread *t, const Value window[3], Type **type) {
    if (window[0] != to_value(t->vm->types[T_SUPER]) || !window[2] || !is_type(t, window[1])) return false;
    *type = type_of(t, window[2]);
    return !is_type(t, window[2]) && type_is_subtype(*type, (Type *)window[1]);
}

Value op_load_super_attr(Thread *t, Value window[3], Str *name, bool is_bare) {
    Type *type;
    if (name != NAME(__class__) && ops_super_is_plain(t, window, &type)) {
        Value v = ops_super_lookup(t, type, window[1], name);
        if (v) {
            return special_descriptor_get(t, v, window[2], type);
        }
        if (error_is_set(t)) return NULL;
    }
    bool is_other = window[0] != to_value(t->vm->types[T_SUPER]);
    Value s = value_call(t, window[0], &window[1], is_bare && is_other ? 0 : 2, NULL);
    return s ? value_getattr(t, s, name) : NULL;
}

bool op_load_super_method(Thread *t, Value window[3], Str *name, bool is_bare) {
    Type *type;
    if (ops_super_is_plain(t, window, &type)) {
        Value v = ops_super_lookup(t, type, window[1], name);
        if (v && (is_exact(v, T_FUNCTION) || is_exact(v, T_METHOD_DESCRIPTOR))) {
            window[0] = v;
            window[1] = window[2];
            return true;
        }
        if (!v && error_is_set(t)) return false;
    }
    Value v = op_load_super_attr(t, window, name, is_bare);
    if (!v) return false;
    window[0] = v;
    window[1] = NULL;
    return true;
}

static bool ops_load_special_other(Thread *t, Value v, unsigned which, Value window[2]) {
    Str *const names[] = {NAME(__enter__), NAME(__exit__), NAME(__aenter__), NAME(__aexit__)};
    Type *type = type_of(t, v);
    Value method = type_lookup(t, type, names[which]);
    if (!method) {
        bool is_async = which >= SPECIAL_AENTER;
        bool other = type_lookup(t, type, is_async ? NAME(__enter__) : NAME(__aenter__))
                     && type_lookup(t, type, is_async ? NAME(__exit__) : NAME(__aexit__));
        const char *hint = other
            ? is_async ? " but it supports the context manager protocol. Did you mean to use 'with'?"
                       : " but it supports the asynchronous context manager protocol. Did you mean to use 'async with'?"
            : "";
        return FAIL_WITH(raise_type_error(t, "'%T' object does not support the %scontext manager protocol (missed %U method)%s", v,
                                          is_async ? "asynchronous " : "", names[which], hint));
    }
    if (is_exact(method, T_METHOD_DESCRIPTOR)) {
        window[0] = method;
        window[1] = v;
        return true;
    }
    Value (*get)(Thread *, Value, Value, Value) = is_object(method) ? type_of(t, method)->slots->descr_get : NULL;
    window[0] = get ? get(t, method, v, to_value(type)) : method;
    window[1] = NULL;
    return window[0] != NULL;
}

bool op_load_special(Thread *t, Value v, unsigned which, Value window[2]) {
    Type *class = special_class(t, v);
    Value function = class ? special_function(t, class, METHOD_SPECIAL + which) : NULL;
    if (LIKELY(function != NULL)) {
        window[0] = function;
        window[1] = v;
        return true;
    }
    return ops_load_special_other(t, v, which, window);
}

/* ---- slices ------------------------------------------------------------------------------------ */

Value op_load_slice(Thread *t, Value v, Value start, Value stop) {
    Value slice = slice_new(t, start, stop, NONE);
    return slice ? special_getitem(t, v, slice) : NULL;
}

bool op_store_slice(Thread *t, Value v, Value start, Value stop, Value x) {
    Value slice = slice_new(t, start, stop, NONE);
    return slice && special_setitem(t, v, slice, x);
}
