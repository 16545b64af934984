/* Type parameters and type aliases: TypeVar, ParamSpec, TypeVarTuple, TypeAliasType. Bounds,
 * constraints, defaults and values that come from syntax are functions until they are asked for
 * (PEP 695, 649). */
#pragma once

#include "runtime/objects/type.h"

/* T_TYPE_VAR, T_PARAM_SPEC and T_TYPE_VAR_TUPLE share a layout. What is NULL is not there, or not
 * evaluated yet. */
typedef struct TypeParam {
    Object header;
    Value name;
    Value bound, evaluate_bound;
    Value constraints, evaluate_constraints;
    Value default_value, evaluate_default;
    bool covariant, contravariant, infer_variance;
} TypeParam;

typedef struct TypeAlias {
    Object header; /* T_TYPE_ALIAS */
    Value name, module;
    Value type_params; /* tuple */
    Value value, evaluate_value;
} TypeAlias;

/* For the compiler's syntax: functions take one argument, the format. evaluate_* may be NULL.
 * Variance is inferred. */
MUST_CHECK Value typevar_new(Thread *t, Value name, Value evaluate_bound,
                             Value evaluate_constraints);
MUST_CHECK Value paramspec_new(Thread *t, Value name);
MUST_CHECK Value typevartuple_new(Thread *t, Value name);
void typeparam_set_default(Thread *t, Value parameter, Value evaluate_default);
/* type_params: a tuple, or None. */
MUST_CHECK Value typealias_new(Thread *t, Value name, Value type_params, Value evaluate_value);
/* typing.NoDefault, made once. */
MUST_CHECK Value typeparam_no_default(Thread *t);
/* What evaluates a value that may be known already: the function, one that gives *value, or None. */
MUST_CHECK Value typeparam_evaluator(Thread *t, Value *value, Value *evaluate);
/* ParamSpecArgs and ParamSpecKwargs. */
MUST_CHECK Type *paramspec_part_type(Thread *t, bool keywords);
/* typing.<name>(args...); with args NULL the attribute itself. */
MUST_CHECK Value typeparam_typing(Thread *t, const char *name, Value *args, size_t nargs);
