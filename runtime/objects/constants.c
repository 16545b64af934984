/* The types of None, NotImplemented and Ellipsis, each with one value. */
#include "runtime/error.h"
#include "runtime/objects/tuple.h"

static bool constant_refuse_arguments(Thread *t, const char *type_name, size_t nargs,
                                      Value kwnames) {
    if (nargs == 0 && (kwnames == NULL || tuple_of(kwnames)->length == 0)) return true;
    return FAIL_WITH(raise_type_error(t, "%s takes no arguments", type_name));
}

/* ---- None ------------------------------------------------------------------------------------ */

static Value none_slot_repr(Thread *t, Value self) {
    (void)t, (void)self;
    return NAME_VALUE(None);
}

static bool none_slot_hash(Thread *t, Value self, int64_t *hash) {
    (void)t, (void)self;
    *hash = 0xfca86420;
    return true;
}

static int none_slot_truth(Thread *t, Value self) {
    (void)t, (void)self;
    return 0;
}

static Value none_slot_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    (void)cls, (void)args;
    return constant_refuse_arguments(t, "NoneType", nargs, kwnames) ? NONE : NULL;
}

const TypeDef none_typedef = {
    .name = "NoneType",
    .new_params = "",
    .doc = "The type of the None singleton.",
    .id = T_NONETYPE,
    .size = sizeof(Object),
    .slots = {.repr = none_slot_repr,
              .hash = none_slot_hash,
              .truth = none_slot_truth,
              .new = none_slot_new},
};

/* ---- NotImplemented -------------------------------------------------------------------------- */

static Value notimplemented_slot_repr(Thread *t, Value self) {
    (void)t, (void)self;
    return NAME_VALUE(NotImplemented);
}

static int notimplemented_slot_truth(Thread *t, Value self) {
    (void)self;
    raise_type_error(t, "NotImplemented should not be used in a boolean context");
    return -1;
}

static Value notimplemented_slot_new(Thread *t, Value cls, Value *args, size_t nargs,
                                     Value kwnames) {
    (void)cls, (void)args;
    return constant_refuse_arguments(t, "NotImplementedType", nargs, kwnames) ? NOT_IMPLEMENTED
                                                                              : NULL;
}

static Value notimplemented_method_reduce(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)args, (void)nargs;
    return NAME_VALUE(NotImplemented);
}

static const NativeDef notimplemented_methods[] = {
    {"__reduce__", notimplemented_method_reduce, 0, 0, NATIVE_METHOD, NULL, NULL},
    {0},
};

const TypeDef notimplemented_typedef = {
    .name = "NotImplementedType",
    .new_params = "",
    .doc = "The type of the NotImplemented singleton.",
    .id = T_NOTIMPLEMENTED,
    .size = sizeof(Object),
    .slots = {.repr = notimplemented_slot_repr,
              .truth = notimplemented_slot_truth,
              .new = notimplemented_slot_new},
    .methods = notimplemented_methods,
};

/* ---- Ellipsis -------------------------------------------------------------------------------- */

static Value ellipsis_slot_repr(Thread *t, Value self) {
    (void)t, (void)self;
    return NAME_VALUE(Ellipsis);
}

static Value ellipsis_slot_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    (void)cls, (void)args;
    return constant_refuse_arguments(t, "EllipsisType", nargs, kwnames) ? ELLIPSIS : NULL;
}

static Value ellipsis_method_reduce(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)args, (void)nargs;
    return NAME_VALUE(Ellipsis);
}

static const NativeDef ellipsis_methods[] = {
    {"__reduce__", ellipsis_method_reduce, 0, 0, NATIVE_METHOD, NULL, NULL},
    {0},
};

const TypeDef ellipsis_typedef = {
    .name = "ellipsis",
    .new_params = "",
    .doc = "The type of the Ellipsis singleton.",
    .id = T_ELLIPSIS,
    .size = sizeof(Object),
    .slots = {.repr = ellipsis_slot_repr, .new = ellipsis_slot_new},
    .methods = ellipsis_methods,
};
