/* `type X[T] = ...`: typing.TypeAliasType. */
#include "runtime/error.h"
#include "runtime/objects/exception.h"
#include "runtime/objects/generic_alias.h"
#include "runtime/objects/list.h"
#include "runtime/objects/protocol.h"
#include "runtime/objects/typevar.h"
#include "runtime/threads/owner.h"

static TypeAlias *typealias_of(Value v) { return (TypeAlias *)v; }

static void typealias_trace(Marker *m, Object *cell) {
    TypeAlias *alias = (TypeAlias *)cell;
    gc_mark_value(m, alias->name);
    gc_mark_value(m, alias->module);
    gc_mark_value(m, alias->type_params);
    gc_mark_value(m, load_relaxed(&alias->value));
    gc_mark_value(m, alias->evaluate_value);
}

static Value typealias_make(Thread *t, Value name, Value type_params) {
    TypeAlias *alias = heap_allocate(t, sizeof *alias, T_TYPE_ALIAS);
    if (alias == NULL) return NULL;
    store(alias, &alias->name, name);
    store(alias, &alias->type_params, type_params);
    const VmHooks *hooks = t->vm->hooks;
    Dict *globals =
        hooks != NULL && hooks->current_globals != NULL ? hooks->current_globals(t) : NULL;
    store(alias, &alias->module,
          globals != NULL ? dict_get_name(t, globals, NAME(__name__)) : NULL);
    return to_value(alias);
}

Value typealias_new(Thread *t, Value name, Value type_params, Value evaluate_value) {
    if (type_params == NULL || type_params == NONE) type_params = tuple_new(t, NULL, 0);
    Value self = type_params != NULL ? typealias_make(t, name, type_params) : NULL;
    if (self != NULL) store(object_of(self), &typealias_of(self)->evaluate_value, evaluate_value);
    return self;
}

static bool typealias_check_params(Thread *t, Value params) {
    bool defaults = false;
    for (size_t i = 0; i < tuple_of(params)->length; i++) {
        Value each = tuple_of(params)->items[i];
        uint32_t id = type_of(t, each)->def->id;
        if (id != T_TYPE_VAR && id != T_PARAM_SPEC && id != T_TYPE_VAR_TUPLE)
            return FAIL_WITH(raise_type_error(t, "Expected a type param, got %R", each));
        Value has = value_call_method(t, NAME(has_default), &each, 1, NULL);
        if (has == NULL) return false;
        if (defaults && has != TRUE_VALUE)
            return FAIL_WITH(raise_type_error(
                t, "non-default type parameter '%R' follows default type parameter", each));
        defaults = has == TRUE_VALUE;
    }
    return true;
}

static Value typealias_type_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    (void)cls;
    Value given[3];
    if (!bind_arguments(t, "typealias", "name, value, *, type_params=()", args, nargs, kwnames,
                        given))
        return NULL;
    if (!is_str(t, given[0]))
        return raise_type_error(t, "typealias() argument 'name' must be str, not %T", given[0]);
    if (given[2] != NULL && !is_tuple(t, given[2]))
        return raise_type_error(t, "type_params must be a tuple");
    Value params = given[2] != NULL ? given[2] : tuple_new(t, NULL, 0);
    if (params == NULL || !typealias_check_params(t, params)) return NULL;
    Value self = typealias_make(t, given[0], params);
    if (self != NULL) store(object_of(self), &typealias_of(self)->value, given[1]);
    return self;
}

static Value typealias_get_value(Thread *t, Value self) {
    TypeAlias *alias = typealias_of(self);
    Value v = load(&alias->value);
    if (v != NULL) return v;
    v = value_call_1(t, alias->evaluate_value, small_int(1));
    if (v == NULL) return NULL;
    write_begin(t, &alias->header);
    store(alias, &alias->value, v);
    write_end(t, &alias->header);
    return v;
}

/* Type parameters, with a TypeVarTuple unpacked. */
static Value typealias_get_parameters(Thread *t, Value self) {
    Value params = typealias_of(self)->type_params;
    Value list = list_new(t, tuple_of(params)->length);
    for (size_t i = 0; list != NULL && i < tuple_of(params)->length; i++) {
        Value each = tuple_of(params)->items[i];
        bool unpack = type_of(t, each)->def->id == T_TYPE_VAR_TUPLE;
        if (!(unpack ? list_extend(t, list, each) : list_append(t, list, each))) return NULL;
    }
    return list != NULL ? list_to_tuple(t, list) : NULL;
}

static Value typealias_get_module(Thread *t, Value self) {
    (void)t;
    Value module = typealias_of(self)->module;
    return module != NULL ? module : NONE;
}
static Value typealias_get_evaluate(Thread *t, Value self) {
    return typeparam_evaluator(t, &typealias_of(self)->value, &typealias_of(self)->evaluate_value);
}
static Value typealias_repr(Thread *t, Value self) {
    (void)t;
    return typealias_of(self)->name;
}
static Value typealias_or(Thread *t, Value left, Value right) { return union_of(t, left, right); }

static Value typealias_getitem(Thread *t, Value self, Value item) {
    if (tuple_of(typealias_of(self)->type_params)->length == 0)
        return raise_type_error(t, "Only generic type aliases are subscriptable");
    return generic_alias_new(t, self, item);
}

static Value typealias_iter(Thread *t, Value self) {
    Value unpack = typeparam_typing(t, "Unpack", NULL, 0);
    Value item = unpack != NULL ? value_getitem(t, unpack, self) : NULL;
    Value tuple = item != NULL ? tuple_from_1(t, item) : NULL;
    return tuple != NULL ? value_iter(t, tuple) : NULL;
}

static Value typealias_reduce(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)nargs;
    return typealias_of(args[0])->name;
}

static const NativeDef typealias_methods[] = {
    {"__reduce__", typealias_reduce, 0, 0, NATIVE_METHOD, NULL, NULL},
    {0},
};
static const GetSetDef typealias_getset[] = {
    {"__value__", typealias_get_value, NULL, NULL},
    {"__parameters__", typealias_get_parameters, NULL, NULL},
    {"__module__", typealias_get_module, NULL, NULL},
    {"evaluate_value", typealias_get_evaluate, NULL, NULL},
    {0},
};
static const MemberDef typealias_members[] = {
    {"__name__", offsetof(TypeAlias, name), MEMBER_READ_ONLY, NULL},
    {"__type_params__", offsetof(TypeAlias, type_params), MEMBER_READ_ONLY, NULL},
    {0},
};

const TypeDef typealias_typedef = {
    .name = "typing.TypeAliasType",
    .id = T_TYPE_ALIAS,
    .size = sizeof(TypeAlias),
    .trace = typealias_trace,
    .doc = "Type alias.",
    .flags = TYPE_WEAKLY_REFERABLE,
    .slots = {.new = typealias_type_new,
              .repr = typealias_repr,
              .getitem = typealias_getitem,
              .iter = typealias_iter,
              .binary[BINARY_OR] = typealias_or},
    .methods = typealias_methods,
    .getset = typealias_getset,
    .members = typealias_members,
};
