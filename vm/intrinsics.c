/* Rare operations behind one opcode. */
#include "vm/ops.h"

#include "runtime/objects/generic_alias.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/typevar.h"

/* *x inside a subscript or annotation: what unpacking x gives, which must be one item. */
static Value intrinsic_unpack_starred(Thread *t, Value v) {
    Value items = tuple_from_iterable(t, v);
    if (!items || tuple_of(items)->length == 1) return items;
    return raise_value_error(t, "expected one item from an unpacked annotation, got %zu", tuple_of(items)->length);
}

/* Generic[T, *Ts], for the parameters T and Ts. */
static Value intrinsic_generic(Thread *t, Value params) {
    Value class = typeparam_typing(t, "Generic", NULL, 0);
    Value list = class ? list_new(t, tuple_of(params)->length) : NULL;
    for (size_t i = 0; list && i < tuple_of(params)->length; i++) {
        Value each = tuple_of(params)->items[i];
        bool unpack = is_instance_of(t, each, T_TYPE_VAR_TUPLE);
        if (!(unpack ? list_extend(t, list, each) : list_append(t, list, each))) return NULL;
    }
    Value key = list ? list_to_tuple(t, list) : NULL;
    return key ? value_getitem(t, class, key) : NULL;
}

static bool intrinsic_is_type_param(Thread *t, Value v) {
    return is_instance_of(t, v, T_TYPE_VAR) || is_instance_of(t, v, T_PARAM_SPEC) || is_instance_of(t, v, T_TYPE_VAR_TUPLE);
}

static Value intrinsic_set_default(Thread *t, Value parameter, Value evaluate) {
    if (!intrinsic_is_type_param(t, parameter)) return raise_type_error(t, "Expected a type param, got %R", parameter);
    typeparam_set_default(t, parameter, evaluate);
    return parameter;
}

/* __annotate__ functions made by the compiler know formats 1 (VALUE) and 2 (VALUE_WITH_FAKE_GLOBALS). */
static Value intrinsic_check_format(Thread *t, Value format) {
    int greater = value_compare_truth(t, format, small_int(2), COMPARE_GT);
    if (greater <= 0) return greater < 0 ? NULL : NONE;
    return raise_value(t, to_value(t->vm->types[T_NOT_IMPLEMENTED_ERROR]));
}

static Value intrinsic_type_alias(Thread *t, Value name, Value params, Value evaluate) {
    for (size_t n = 0; params != NONE && n < tuple_of(params)->length; n++)
        if (!intrinsic_is_type_param(t, tuple_of(params)->items[n]))
            return raise_type_error(t, "Expected a type param, got %R", tuple_of(params)->items[n]);
    return typealias_new(t, name, params, evaluate);
}

Value op_intrinsic(Thread *t, Frame *f, uint32_t which, Value *operands, unsigned count) {
    (void)f, (void)count;
    switch (which) {
    case INTRINSIC_TYPE_VAR: return typevar_new(t, operands[0], NULL, NULL);
    case INTRINSIC_TYPE_VAR_WITH_BOUND: return typevar_new(t, operands[0], operands[1], NULL);
    case INTRINSIC_TYPE_VAR_WITH_CONSTRAINTS: return typevar_new(t, operands[0], NULL, operands[1]);
    case INTRINSIC_PARAM_SPEC: return paramspec_new(t, operands[0]);
    case INTRINSIC_TYPE_VAR_TUPLE: return typevartuple_new(t, operands[0]);
    case INTRINSIC_SET_TYPE_PARAM_DEFAULT: return intrinsic_set_default(t, operands[0], operands[1]);
    case INTRINSIC_TYPE_ALIAS: return intrinsic_type_alias(t, operands[0], operands[1], operands[2]);
    case INTRINSIC_SUBSCRIPT_GENERIC: return intrinsic_generic(t, operands[0]);
    case INTRINSIC_UNPACK_STARRED: return intrinsic_unpack_starred(t, operands[0]);
    case INTRINSIC_ANNOTATE_FORMAT_CHECK: return intrinsic_check_format(t, operands[0]);
    default: return raise_error(t, T_SYSTEM_ERROR, "unknown intrinsic %d", (int)which);
    }
}

bool op_print_expression(Thread *t, Value v) {
    Value hook = dict_get_c(t, t->vm->sys_dict, "displayhook");
    if (!hook) return FAIL_WITH(raise_runtime_error(t, "lost sys.displayhook"));
    return value_call_1(t, hook, v) != NULL;
}
