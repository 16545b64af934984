#include "runtime/objects/typevar.h"

#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/import.h"
#include "runtime/objects/exception.h"
#include "runtime/objects/function.h"
#include "runtime/objects/generic_alias.h"
#include "runtime/objects/list.h"
#include "runtime/objects/protocol.h"
#include "runtime/threads/owner.h"

static TypeParam *typeparam_of(Value v) { return (TypeParam *)v; }

static void typeparam_trace(Marker *m, Object *cell) {
    TypeParam *p = (TypeParam *)cell;
    Value *const fields[] = {&p->name,
                             &p->bound,
                             &p->evaluate_bound,
                             &p->constraints,
                             &p->evaluate_constraints,
                             &p->default_value,
                             &p->evaluate_default};
    for (size_t i = 0; i < ARRAY_LENGTH(fields); i++) gc_mark_value(m, load_relaxed(fields[i]));
}

/* A helper of the module typing: what it does is not worth doing in C. */
Value typeparam_typing(Thread *t, const char *name, Value *args, size_t nargs) {
    Value module = import_module_c(t, "typing");
    Str *key = module != NULL ? intern_c(t, name) : NULL;
    Value function = key != NULL ? value_getattr(t, module, key) : NULL;
    if (function == NULL || args == NULL) return function;
    return value_call(t, function, args, nargs, NULL);
}

/* ---- NoDefault ------------------------------------------------------------------------------- */

static Value no_default_repr(Thread *t, Value self) {
    (void)self;
    return to_value(str_from_c(t, "typing.NoDefault"));
}
static Value no_default_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    (void)cls, (void)args;
    if (nargs > 0 || kwnames != NULL)
        return raise_type_error(t, "NoDefaultType takes no arguments");
    return typeparam_no_default(t);
}
static Value no_default_reduce(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    return to_value(str_from_c(t, "NoDefault"));
}
static const NativeDef no_default_methods[] = {
    {"__reduce__", no_default_reduce, 0, 0, NATIVE_METHOD, NULL, NULL},
    {0},
};
static const TypeDef no_default_typedef = {
    .name = "typing.NoDefaultType",
    .size = sizeof(Object),
    .flags = TYPE_IMMUTABLE,
    .doc = "The type of the NoDefault singleton.",
    .slots = {.repr = no_default_repr, .new = no_default_new},
    .methods = no_default_methods,
};

Value typeparam_no_default(Thread *t) {
    Value *root = vm_root(t, &no_default_typedef);
    Value known = load(root);
    if (known != NULL) return known;
    Type *type = type_new_native(t, &no_default_typedef, NULL);
    Value made = type != NULL ? type_allocate_instance(t, type, 0) : NULL;
    if (made == NULL) return NULL;
    return sync_cas(root, &known, made) ? made : known;
}

/* ---- making ---------------------------------------------------------------------------------- */

static Value typeparam_allocate(Thread *t, uint32_t id, Value name) {
    Value self = type_allocate_instance(t, t->vm->types[id], 0);
    if (self != NULL) store(object_of(self), &typeparam_of(self)->name, name);
    return self;
}

Value typevar_new(Thread *t, Value name, Value evaluate_bound, Value evaluate_constraints) {
    Value self = typeparam_allocate(t, T_TYPE_VAR, name);
    if (self == NULL) return NULL;
    store(object_of(self), &typeparam_of(self)->evaluate_bound, evaluate_bound);
    store(object_of(self), &typeparam_of(self)->evaluate_constraints, evaluate_constraints);
    typeparam_of(self)->infer_variance = true;
    return self;
}

Value paramspec_new(Thread *t, Value name) {
    Value self = typeparam_allocate(t, T_PARAM_SPEC, name);
    if (self != NULL) typeparam_of(self)->infer_variance = true;
    return self;
}

Value typevartuple_new(Thread *t, Value name) {
    return typeparam_allocate(t, T_TYPE_VAR_TUPLE, name);
}

void typeparam_set_default(Thread *t, Value parameter, Value evaluate_default) {
    write_begin(t, object_of(parameter));
    store(object_of(parameter), &typeparam_of(parameter)->evaluate_default, evaluate_default);
    write_end(t, object_of(parameter));
}

/* __module__ is that of the caller. */
static bool typeparam_set_module(Thread *t, Value self) {
    const VmHooks *hooks = t->vm->hooks;
    Dict *globals =
        hooks != NULL && hooks->current_globals != NULL ? hooks->current_globals(t) : NULL;
    Value module = globals != NULL ? dict_get_name(t, globals, NAME(__name__)) : NULL;
    return instance_set(t, object_of(self), NAME(__module__), module != NULL ? module : NONE);
}

/* covariant, contravariant, infer_variance. */
static bool typeparam_set_variance(Thread *t, TypeParam *p, Value *given) {
    bool *const fields[3] = {&p->covariant, &p->contravariant, &p->infer_variance};
    for (size_t i = 0; i < 3; i++) {
        int truth = given[i] != NULL ? value_truth(t, given[i]) : 0;
        if (truth < 0) return false;
        *fields[i] = truth;
    }
    if (p->covariant && p->contravariant)
        return FAIL_WITH(raise_value_error(t, "Bivariant types are not supported."));
    if (p->infer_variance && (p->covariant || p->contravariant))
        return FAIL_WITH(raise_value_error(t, "Variance cannot be specified with infer_variance."));
    return true;
}

static Value typeparam_check_type(Thread *t, Value v, const char *message) {
    Str *text = str_from_c(t, message);
    if (text == NULL) return NULL;
    if (is_type(t, v) || is_exact(v, T_UNION) || is_exact(v, T_GENERIC_ALIAS)
        || is_instance_of(t, v, T_TYPE_VAR))
        return v;
    Value args[2] = {v, to_value(text)};
    return typeparam_typing(t, "_type_check", args, 2);
}

static bool typevar_set_bound(Thread *t, TypeParam *p, Value bound, Value constraints) {
    if (tuple_of(constraints)->length == 1)
        return FAIL_WITH(raise_type_error(t, "A single constraint is not allowed"));
    if (tuple_of(constraints)->length > 0) {
        if (bound != NULL && bound != NONE)
            return FAIL_WITH(raise_type_error(t, "Constraints cannot be combined with bound=..."));
        store(p, &p->constraints, constraints);
    }
    if (bound == NULL || bound == NONE) return true;
    bound = typeparam_check_type(t, bound, "Bound must be a type.");
    store(p, &p->bound, bound);
    return bound != NULL;
}

static Value typevar_type_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    (void)cls;
    Value given[7];
    if (!bind_arguments(t, "typevar",
                        "name, *constraints, bound=None, default=NoDefault, covariant=False, "
                        "contravariant=False, infer_variance=False",
                        args, nargs, kwnames, given))
        return NULL;
    if (!is_str(t, given[0]))
        return raise_type_error(t, "typevar() argument 'name' must be str, not %T", given[0]);
    Value self = typeparam_allocate(t, T_TYPE_VAR, given[0]);
    if (self == NULL) return NULL;
    TypeParam *p = typeparam_of(self);
    if (!typeparam_set_variance(t, p, &given[4]) || !typevar_set_bound(t, p, given[2], given[1]))
        return NULL;
    store(p, &p->default_value, given[3]);
    return typeparam_set_module(t, self) ? self : NULL;
}

static Value paramspec_type_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    (void)cls;
    Value given[6];
    if (!bind_arguments(
            t, "paramspec",
            "name, *, bound=None, default=NoDefault, covariant=False, contravariant=False, "
            "infer_variance=False",
            args, nargs, kwnames, given))
        return NULL;
    if (!is_str(t, given[0]))
        return raise_type_error(t, "paramspec() argument 'name' must be str, not %T", given[0]);
    Value self = typeparam_allocate(t, T_PARAM_SPEC, given[0]);
    if (self == NULL) return NULL;
    TypeParam *p = typeparam_of(self);
    if (!typeparam_set_variance(t, p, &given[3])) return NULL;
    if (given[1] != NULL && given[1] != NONE) store(p, &p->bound, given[1]);
    store(p, &p->default_value, given[2]);
    return typeparam_set_module(t, self) ? self : NULL;
}

static Value typevartuple_type_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    (void)cls;
    Value given[2];
    if (!bind_arguments(t, "typevartuple", "name, *, default=NoDefault", args, nargs, kwnames,
                        given))
        return NULL;
    if (!is_str(t, given[0]))
        return raise_type_error(t, "typevartuple() argument 'name' must be str, not %T", given[0]);
    Value self = typeparam_allocate(t, T_TYPE_VAR_TUPLE, given[0]);
    if (self == NULL) return NULL;
    store(object_of(self), &typeparam_of(self)->default_value, given[1]);
    return typeparam_set_module(t, self) ? self : NULL;
}

/* ---- lazy fields ----------------------------------------------------------------------------- */

/* The value, evaluated now if it was not; `missing` when there is none. */
static Value typeparam_evaluate(Thread *t, Value self, Value *value, Value *evaluate,
                                Value missing) {
    Value v = load(value);
    if (v != NULL) return v;
    Value function = load(evaluate);
    if (function == NULL) return missing;
    v = value_call_1(t, function, small_int(1));
    if (v == NULL) return NULL;
    write_begin(t, object_of(self));
    store(object_of(self), value, v);
    write_end(t, object_of(self));
    return v;
}

static Value typevar_get_bound(Thread *t, Value self) {
    return typeparam_evaluate(t, self, &typeparam_of(self)->bound,
                              &typeparam_of(self)->evaluate_bound, NONE);
}
static Value typevar_get_constraints(Thread *t, Value self) {
    TypeParam *p = typeparam_of(self);
    Value v = typeparam_evaluate(t, self, &p->constraints, &p->evaluate_constraints, NONE);
    return v == NONE ? tuple_new(t, NULL, 0) : v;
}
static Value typeparam_get_default(Thread *t, Value self) {
    TypeParam *p = typeparam_of(self);
    Value missing = typeparam_no_default(t);
    return missing != NULL
               ? typeparam_evaluate(t, self, &p->default_value, &p->evaluate_default, missing)
               : NULL;
}

/* A function of one argument, the format, that gives a value which is known already. */
typedef struct ConstEvaluator {
    Object header;
    Value value;
} ConstEvaluator;

static void const_evaluator_trace(Marker *m, Object *cell) {
    gc_mark_value(m, ((ConstEvaluator *)cell)->value);
}

static Value const_evaluator_call(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    int format;
    if (kwnames != NULL && tuple_of(kwnames)->length > 0)
        return raise_type_error(t, "constevaluator.__call__() takes no keyword arguments");
    if (nargs != 1)
        return raise_type_error(t, "constevaluator.__call__() takes exactly 1 argument (%zu given)", nargs);
    if (!value_as_int(t, args[0], &format)) return NULL;
    Value v = ((ConstEvaluator *)self)->value;
    if (format != 4) return v; /* annotationlib.Format.STRING */
    StrBuilder b;
    str_builder_init(&b, t);
    if (!is_tuple(t, v))
        return generic_alias_add_repr(t, &b, v) ? to_value(str_builder_finish(&b)) : NULL;
    if (!str_builder_add_c(&b, "(")) return NULL;
    for (size_t i = 0; i < tuple_of(v)->length; i++)
        if ((i > 0 && !str_builder_add_c(&b, ", "))
            || !generic_alias_add_repr(t, &b, tuple_of(v)->items[i]))
            return NULL;
    return str_builder_add_c(&b, ")") ? to_value(str_builder_finish(&b)) : NULL;
}
static Value const_evaluator_repr(Thread *t, Value self) {
    return to_value(str_format(t, "<constevaluator %R>", ((ConstEvaluator *)self)->value));
}
static const TypeDef const_evaluator_typedef = {
    .name = "_typing._ConstEvaluator",
    .size = sizeof(ConstEvaluator),
    .flags = TYPE_IMMUTABLE | TYPE_NO_INSTANTIATE,
    .trace = const_evaluator_trace,
    .slots = {.call = const_evaluator_call, .repr = const_evaluator_repr},
};

static Value const_evaluator_new(Thread *t, Value v) {
    Value *root = vm_root(t, &const_evaluator_typedef);
    Type *type = (Type *)load(root);
    if (type == NULL) {
        type = type_new_native(t, &const_evaluator_typedef, NULL);
        if (type == NULL) return NULL;
        store_release(root, to_value(type));
    }
    Value self = type_allocate_instance(t, type, 0);
    if (self != NULL) store(object_of(self), &((ConstEvaluator *)self)->value, v);
    return self;
}

Value typeparam_evaluator(Thread *t, Value *value, Value *evaluate) {
    Value function = load(evaluate), v = load(value);
    if (function != NULL) return function;
    return v != NULL ? const_evaluator_new(t, v) : NONE;
}
static Value typevar_get_evaluate_bound(Thread *t, Value self) {
    return typeparam_evaluator(t, &typeparam_of(self)->bound, &typeparam_of(self)->evaluate_bound);
}
static Value typevar_get_evaluate_constraints(Thread *t, Value self) {
    return typeparam_evaluator(t, &typeparam_of(self)->constraints,
                               &typeparam_of(self)->evaluate_constraints);
}
static Value typeparam_get_evaluate_default(Thread *t, Value self) {
    return typeparam_evaluator(t, &typeparam_of(self)->default_value,
                               &typeparam_of(self)->evaluate_default);
}

/* ---- what they have in common ---------------------------------------------------------------- */

static Value typeparam_repr(Thread *t, Value self) {
    const TypeParam *p = typeparam_of(self);
    if (p->infer_variance || is_instance_of(t, self, T_TYPE_VAR_TUPLE)
        || type_of(t, self) == t->vm->types[T_TYPE_VAR_TUPLE])
        return p->name;
    return to_value(str_format(t, "%c%V",
                               (uint32_t)(p->covariant       ? '+'
                                          : p->contravariant ? '-'
                                                             : '~'),
                               p->name));
}

static Value typeparam_has_default(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    const TypeParam *p = typeparam_of(args[0]);
    if (p->evaluate_default != NULL) return TRUE_VALUE;
    Value none = typeparam_no_default(t);
    return none != NULL ? bool_value(p->default_value != NULL && p->default_value != none) : NULL;
}

static Value typeparam_reduce(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)nargs;
    return typeparam_of(args[0])->name;
}

static Value typeparam_mro_entries(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Type *type = type_of(t, args[0]);
    return raise_type_error(t, "Cannot subclass an instance of %V", type_str_name(t, type));
}

static Value typeparam_subst(Thread *t, Value *args, size_t nargs) {
    switch (type_of(t, args[0])->def->id) {
    case T_TYPE_VAR: return typeparam_typing(t, "_typevar_subst", args, nargs);
    case T_PARAM_SPEC: return typeparam_typing(t, "_paramspec_subst", args, nargs);
    default: return raise_type_error(t, "Substitution of bare TypeVarTuple is not supported");
    }
}

/* A missing argument becomes the default. */
static Value typevar_prepare_subst(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value parameters = value_getattr(t, args[1], NAME(__parameters__));
    Value items = parameters != NULL ? tuple_from_iterable(t, args[2]) : NULL;
    if (items == NULL) return NULL;
    if (!is_tuple(t, parameters)) return raise_type_error(t, "__parameters__ must be a tuple");
    size_t index = 0, given = tuple_of(items)->length;
    while (index < tuple_of(parameters)->length && tuple_of(parameters)->items[index] != args[0])
        index++;
    if (index < given) return args[2];
    Value v = typeparam_get_default(t, args[0]), none = v != NULL ? typeparam_no_default(t) : NULL;
    if (none == NULL) return NULL;
    if (v == none || index > given)
        return raise_type_error(t, "Too few arguments for %R; actual %zu, expected at least %zu",
                                args[1], given, index + 1);
    Value list = list_from_iterable(t, items);
    return list != NULL && list_append(t, list, v) ? list_to_tuple(t, list) : NULL;
}
static Value paramspec_prepare_subst(Thread *t, Value *args, size_t nargs) {
    return typeparam_typing(t, "_paramspec_prepare_subst", args, nargs);
}
static Value typevartuple_prepare_subst(Thread *t, Value *args, size_t nargs) {
    return typeparam_typing(t, "_typevartuple_prepare_subst", args, nargs);
}

/* *Ts: once, typing.Unpack[Ts]. */
static Value typevartuple_iter(Thread *t, Value self) {
    Value unpack = typeparam_typing(t, "Unpack", NULL, 0);
    Value item = unpack != NULL ? value_getitem(t, unpack, self) : NULL;
    Value tuple = item != NULL ? tuple_from_1(t, item) : NULL;
    return tuple != NULL ? value_iter(t, tuple) : NULL;
}

#define TYPEPARAM_METHODS(prepare) \
    { \
        {"has_default", typeparam_has_default, 0, 0, NATIVE_METHOD, NULL, NULL}, \
            {"__typing_subst__", typeparam_subst, 1, 1, NATIVE_METHOD, NULL, NULL}, \
            {"__typing_prepare_subst__", prepare, 2, 2, NATIVE_METHOD, NULL, NULL}, \
            {"__mro_entries__", typeparam_mro_entries, 1, 1, NATIVE_METHOD, NULL, NULL}, \
            {"__reduce__", typeparam_reduce, 0, 0, NATIVE_METHOD, NULL, NULL}, {0}, \
    }
static const NativeDef typevar_methods[] = TYPEPARAM_METHODS(typevar_prepare_subst);
static const NativeDef paramspec_methods[] = TYPEPARAM_METHODS(paramspec_prepare_subst);
static const NativeDef typevartuple_methods[] = TYPEPARAM_METHODS(typevartuple_prepare_subst);

static Value typeparam_get_covariant(Thread *t, Value self) {
    (void)t;
    return bool_value(typeparam_of(self)->covariant);
}
static Value typeparam_get_contravariant(Thread *t, Value self) {
    (void)t;
    return bool_value(typeparam_of(self)->contravariant);
}
static Value typeparam_get_infer_variance(Thread *t, Value self) {
    (void)t;
    return bool_value(typeparam_of(self)->infer_variance);
}

static const MemberDef typeparam_members[] = {
    {"__name__", offsetof(TypeParam, name), MEMBER_READ_ONLY, NULL},
    {0},
};
static const GetSetDef typevar_getset[] = {
    {"__bound__", typevar_get_bound, NULL, NULL},
    {"__constraints__", typevar_get_constraints, NULL, NULL},
    {"__default__", typeparam_get_default, NULL, NULL},
    {"__covariant__", typeparam_get_covariant, NULL, NULL},
    {"__contravariant__", typeparam_get_contravariant, NULL, NULL},
    {"__infer_variance__", typeparam_get_infer_variance, NULL, NULL},
    {"evaluate_bound", typevar_get_evaluate_bound, NULL, NULL},
    {"evaluate_constraints", typevar_get_evaluate_constraints, NULL, NULL},
    {"evaluate_default", typeparam_get_evaluate_default, NULL, NULL},
    {0},
};

#define TYPEPARAM_FLAGS (TYPE_HAS_DICT | TYPE_WEAKLY_REFERABLE)

const TypeDef typevar_typedef = {
    .name = "typing.TypeVar",
    .id = T_TYPE_VAR,
    .size = sizeof(TypeParam),
    .trace = typeparam_trace,
    .doc = "Type variable.",
    .flags = TYPEPARAM_FLAGS,
    .slots = {.new = typevar_type_new, .repr = typeparam_repr, .binary[BINARY_OR] = union_or},
    .methods = typevar_methods,
    .getset = typevar_getset,
    .members = typeparam_members,
};

/* ---- ParamSpec ------------------------------------------------------------------------------- */

typedef struct ParamSpecPart { /* P.args, P.kwargs */
    Object header;
    Value origin;
} ParamSpecPart;

static void paramspec_part_trace(Marker *m, Object *cell) {
    gc_mark_value(m, ((ParamSpecPart *)cell)->origin);
}

static Value paramspec_part_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    Value origin;
    if (!bind_arguments(t, type_name(type_from(cls)), "origin", args, nargs, kwnames, &origin))
        return NULL;
    Value self = type_allocate_instance(t, type_from(cls), 0);
    if (self != NULL) store(object_of(self), &((ParamSpecPart *)self)->origin, origin);
    return self;
}

static Value paramspec_part_repr_as(Thread *t, Value self, const char *suffix) {
    Value origin = ((ParamSpecPart *)self)->origin;
    if (type_of(t, origin) != t->vm->types[T_PARAM_SPEC])
        return to_value(str_format(t, "%R.%s", origin, suffix));
    return to_value(str_format(t, "%V.%s", typeparam_of(origin)->name, suffix));
}
static Value paramspec_args_repr(Thread *t, Value self) {
    return paramspec_part_repr_as(t, self, "args");
}
static Value paramspec_kwargs_repr(Thread *t, Value self) {
    return paramspec_part_repr_as(t, self, "kwargs");
}

static Value paramspec_part_compare(Thread *t, Value self, Value other, CompareOperator op) {
    if ((op != COMPARE_EQ && op != COMPARE_NE) || type_of(t, self) != type_of(t, other))
        return NOT_IMPLEMENTED;
    return value_compare(t, ((ParamSpecPart *)self)->origin, ((ParamSpecPart *)other)->origin, op);
}
static bool paramspec_part_hash(Thread *t, Value self, int64_t *hash) {
    return value_hash(t, ((ParamSpecPart *)self)->origin, hash);
}
static const NativeDef paramspec_part_methods[] = {
    {"__mro_entries__", typeparam_mro_entries, 1, 1, NATIVE_METHOD, NULL, NULL},
    {0},
};
static const MemberDef paramspec_part_members[] = {
    {"__origin__", offsetof(ParamSpecPart, origin), MEMBER_READ_ONLY, NULL},
    {0},
};
static const TypeDef paramspec_args_typedef = {
    .name = "typing.ParamSpecArgs",
    .size = sizeof(ParamSpecPart),
    .trace = paramspec_part_trace,
    .flags = TYPE_IMMUTABLE | TYPE_WEAKLY_REFERABLE,
    .slots = {.new = paramspec_part_new,
              .repr = paramspec_args_repr,
              .compare = paramspec_part_compare,
              .hash = paramspec_part_hash},
    .methods = paramspec_part_methods,
    .members = paramspec_part_members,
};
static const TypeDef paramspec_kwargs_typedef = {
    .name = "typing.ParamSpecKwargs",
    .size = sizeof(ParamSpecPart),
    .trace = paramspec_part_trace,
    .flags = TYPE_IMMUTABLE | TYPE_WEAKLY_REFERABLE,
    .slots = {.new = paramspec_part_new,
              .repr = paramspec_kwargs_repr,
              .compare = paramspec_part_compare,
              .hash = paramspec_part_hash},
    .methods = paramspec_part_methods,
    .members = paramspec_part_members,
};

Type *paramspec_part_type(Thread *t, bool keywords) {
    const TypeDef *def = keywords ? &paramspec_kwargs_typedef : &paramspec_args_typedef;
    Value *root = vm_root(t, def);
    Value known = load(root);
    if (known != NULL) return type_from(known);
    Type *type = type_new_native(t, def, NULL);
    if (type == NULL) return NULL;
    return sync_cas(root, &known, to_value(type)) ? type : type_from(known);
}

static Value paramspec_get_args(Thread *t, Value self) {
    Type *type = paramspec_part_type(t, false);
    return type != NULL ? value_call_1(t, to_value(type), self) : NULL;
}
static Value paramspec_get_kwargs(Thread *t, Value self) {
    Type *type = paramspec_part_type(t, true);
    return type != NULL ? value_call_1(t, to_value(type), self) : NULL;
}

static const GetSetDef paramspec_getset[] = {
    {"args", paramspec_get_args, NULL, "Represents positional arguments."},
    {"kwargs", paramspec_get_kwargs, NULL, "Represents keyword arguments."},
    {"__bound__", typevar_get_bound, NULL, NULL},
    {"__default__", typeparam_get_default, NULL, NULL},
    {"__covariant__", typeparam_get_covariant, NULL, NULL},
    {"__contravariant__", typeparam_get_contravariant, NULL, NULL},
    {"__infer_variance__", typeparam_get_infer_variance, NULL, NULL},
    {"evaluate_default", typeparam_get_evaluate_default, NULL, NULL},
    {0},
};

const TypeDef paramspec_typedef = {
    .name = "typing.ParamSpec",
    .id = T_PARAM_SPEC,
    .size = sizeof(TypeParam),
    .trace = typeparam_trace,
    .doc = "Parameter specification variable.",
    .flags = TYPEPARAM_FLAGS,
    .slots = {.new = paramspec_type_new, .repr = typeparam_repr, .binary[BINARY_OR] = union_or},
    .methods = paramspec_methods,
    .getset = paramspec_getset,
    .members = typeparam_members,
};

/* ---- TypeVarTuple ---------------------------------------------------------------------------- */

static const GetSetDef typevartuple_getset[] = {
    {"__default__", typeparam_get_default, NULL, NULL},
    {"evaluate_default", typeparam_get_evaluate_default, NULL, NULL},
    {0},
};

const TypeDef typevartuple_typedef = {
    .name = "typing.TypeVarTuple",
    .id = T_TYPE_VAR_TUPLE,
    .size = sizeof(TypeParam),
    .trace = typeparam_trace,
    .doc = "Type variable tuple.",
    .flags = TYPEPARAM_FLAGS,
    .slots = {.new = typevartuple_type_new, .repr = typeparam_repr, .iter = typevartuple_iter},
    .methods = typevartuple_methods,
    .getset = typevartuple_getset,
    .members = typeparam_members,
};
