/* The type bool: an int whose two values are constants. */
#include "runtime/error.h"
#include "runtime/objects/int.h"
#include "runtime/objects/tuple.h"

static Value bool_slot_repr(Thread *t, Value self) {
    (void)t;
    return self == TRUE_VALUE ? NAME_VALUE(True) : NAME_VALUE(False);
}

static Value bool_slot_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    (void)cls;
    if (kwnames != NULL && tuple_of(kwnames)->length > 0)
        return raise_type_error(t, "bool() takes no keyword arguments");
    if (nargs > 1) return raise_type_error(t, "bool expected at most 1 argument, got %zu", nargs);
    if (nargs == 0) return FALSE_VALUE;
    int truth = value_truth(t, args[0]);
    return truth < 0 ? NULL : bool_value(truth);
}

static Value bool_slot_and(Thread *t, Value left, Value right) {
    if (is_bool(left) && is_bool(right))
        return bool_value(left == TRUE_VALUE && right == TRUE_VALUE);
    return is_int(t, left) && is_int(t, right) ? int_and(t, left, right) : NOT_IMPLEMENTED;
}

static Value bool_slot_or(Thread *t, Value left, Value right) {
    if (is_bool(left) && is_bool(right))
        return bool_value(left == TRUE_VALUE || right == TRUE_VALUE);
    return is_int(t, left) && is_int(t, right) ? int_or(t, left, right) : NOT_IMPLEMENTED;
}

static Value bool_slot_xor(Thread *t, Value left, Value right) {
    if (is_bool(left) && is_bool(right)) return bool_value(left != right);
    return is_int(t, left) && is_int(t, right) ? int_xor(t, left, right) : NOT_IMPLEMENTED;
}

static Value bool_slot_invert(Thread *t, Value self) {
    if (!warn(t, T_DEPRECATION_WARNING, 1,
              "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. "
              "This returns the bitwise "
              "inversion of the underlying int object and is usually not what you expect from "
              "negating a bool. Use the 'not' operator for boolean negation or ~int(x) if you "
              "really want the bitwise inversion of the underlying int."))
        return NULL;
    return int_invert(t, self);
}

static int bool_slot_truth(Thread *t, Value self) {
    (void)t;
    return self == TRUE_VALUE;
}

const TypeDef bool_typedef = {
    .name = "bool",
    .doc = "Returns True when the argument is true, False otherwise.\n"
           "The builtins True and False are the only two instances of the class bool.\n"
           "The class bool is a subclass of the class int, and cannot be subclassed.",
    .id = T_BOOL,
    .base = T_INT,
    .flags = TYPE_BASIC_MATCH,
    .slots =
        {
            .repr = bool_slot_repr,
            .new = bool_slot_new,
            .binary = {[BINARY_AND] = bool_slot_and,
                       [BINARY_OR] = bool_slot_or,
                       [BINARY_XOR] = bool_slot_xor},
            .invert = bool_slot_invert,
            .truth = bool_slot_truth,
        },
    .new_params = "object=False, /",
};
