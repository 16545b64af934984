/* Attributes that a method in Python answers: __getattribute__, __getattr__, properties and other descriptors. */
#include "vm/special.h"

#include "runtime/objects/descriptor.h"

/* Reads that end a LOAD_METHOD fill its window. */
static FrameKind special_read_kind(Thread *t) {
    return special_rows[INSTRUCTION_OP(frame_instruction(t->frame))].finish == FINISH_VALUE ? FRAME_CALL : FRAME_FITS;
}

bool special_has_plain_getattr(Thread *t, Type *type) {
    if (type->slots->getattr == object_getattr) return true;
    if (!SPECIAL_IS_PYTHON(type, getattr)) return false;
    Value getattribute = type_lookup(t, type, NAME(__getattribute__));
    return getattribute && getattribute == type_lookup(t, t->vm->types[T_OBJECT], NAME(__getattribute__));
}

/* ---- reading ----------------------------------------------------------------------------------- */

/* How a descriptor in Python answers: its function, and the arguments; or NULL. */
static Value special_getter(Thread *t, Value descriptor, Value v, Type *type, Value args[3], size_t *nargs) {
    if (!is_object(descriptor)) return NULL;
    Value function;
    if (is_exact(descriptor, T_PROPERTY)) {
        function = load(&((Property *)descriptor)->get);
        args[0] = v;
        *nargs = 1;
        return function && is_exact(function, T_FUNCTION) ? function : NULL;
    }
    Type *class = special_class(t, descriptor);
    if (!class || !SPECIAL_IS_PYTHON(class, descr_get)) return NULL;
    args[0] = descriptor, args[1] = v, args[2] = to_value(type);
    *nargs = 3;
    return special_function(t, class, METHOD_get);
}

Value special_descriptor_get(Thread *t, Value descriptor, Value v, Type *type) {
    Value args[3];
    size_t nargs;
    Value function = special_getter(t, descriptor, v, type, args, &nargs);
    if (function) return special_enter(t, function, args, nargs, special_read_kind(t), 0);
    Value (*get)(Thread *, Value, Value, Value) = is_object(descriptor) ? type_of(t, descriptor)->slots->descr_get : NULL;
    return get ? get(t, descriptor, v, to_value(type)) : descriptor;
}

Value special_getattr_hook(Thread *t, Value v, Str *name) {
    Type *type = type_of(t, v);
    Value hook = type_lookup(t, type, NAME(__getattr__));
    if (!hook) return error_is_set(t) ? NULL : raise_attribute_error(t, v, name);
    error_clear(t);
    Value args[2] = {v, to_value(name)};
    if (is_exact(hook, T_FUNCTION)) return special_enter(t, hook, args, 2, special_read_kind(t), 0);
    Value x = value_call_special(t, NAME(__getattr__), args, 2);
    return x == ABSENT ? raise_attribute_error(t, v, name) : x;
}

Value special_getattr(Thread *t, Value v, Str *name) {
    Type *type = special_class(t, v);
    if (!type) return value_getattr(t, v, name);
    bool hooked = SPECIAL_IS_PYTHON(type, getattr);
    FrameKind kind = hooked ? FRAME_CATCHES : special_read_kind(t);
    Value args[3] = {v, to_value(name)}, function;
    size_t nargs;
    if (hooked && (function = special_function(t, type, METHOD_getattribute))) {
        if (!type_lookup(t, type, NAME(__getattr__))) kind = special_read_kind(t);
        return special_enter(t, function, args, 2, kind, STEP_GETATTR);
    }
    if (!special_has_plain_getattr(t, type)) return value_getattr(t, v, name);
    Value found = type_lookup(t, type, name);
    if (found && (function = special_getter(t, found, v, type, args, &nargs))
        && (type_of(t, found)->slots->descr_set || !object_own_attribute(t, type, v, name)) && !error_is_set(t))
        return special_enter(t, function, args, nargs, kind, STEP_GETATTR);
    Value x = error_is_set(t) ? NULL : object_getattr(t, v, name);
    if (LIKELY(x != NULL)) return x;
    if (!hooked) return error_is_set(t) ? NULL : raise_attribute_error(t, v, name);
    return error_is_set(t) && !error_matches(t, T_ATTRIBUTE_ERROR) ? NULL : special_getattr_hook(t, v, name);
}

/* ---- writing ----------------------------------------------------------------------------------- */

/* A data descriptor in Python: its function and arguments; or NULL. */
static Value special_setter(Thread *t, Value descriptor, Value v, Value x, Value args[3], size_t *nargs) {
    if (!is_object(descriptor)) return NULL;
    if (is_exact(descriptor, T_PROPERTY)) {
        const Property *property = (const Property *)descriptor;
        Value function = load(x ? &property->set : &property->delete);
        args[0] = v, args[1] = x;
        *nargs = x ? 2 : 1;
        return function && is_exact(function, T_FUNCTION) ? function : NULL;
    }
    Type *class = special_class(t, descriptor);
    if (!class || !SPECIAL_IS_PYTHON(class, descr_set)) return NULL;
    args[0] = descriptor, args[1] = v, args[2] = x;
    *nargs = x ? 3 : 2;
    return special_function(t, class, x ? METHOD_set : METHOD_delete);
}

bool special_setattr(Thread *t, Value v, Str *name, Value x) {
    Type *type = special_class(t, v);
    Value function = NULL, args[3] = {v, to_value(name), x};
    size_t nargs = x ? 3 : 2;
    if (type && SPECIAL_IS_PYTHON(type, setattr)) {
        function = special_function(t, type, x ? METHOD_setattr : METHOD_delattr);
    } else if (type && type->slots->setattr == object_setattr) {
        Value found = type_lookup(t, type, name);
        if (found) function = special_setter(t, found, v, x, args, &nargs);
    }
    if (!function) return value_setattr(t, v, name, x);
    (void)!special_enter(t, function, args, nargs, FRAME_IGNORE, 0);
    return false;
}
