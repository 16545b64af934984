/* int | str, which is typing.Union, too. */
#include "runtime/error.h"
#include "runtime/objects/exception.h"
#include "runtime/objects/generic_alias.h"
#include "runtime/objects/list.h"
#include "runtime/objects/protocol.h"
#include "runtime/objects/set.h"
#include "runtime/objects/typevar.h"

static Union *union_from(Value v) { return (Union *)v; }

static void union_trace(Marker *m, Object *cell) {
    gc_mark_value(m, ((Union *)cell)->args);
    gc_mark_value(m, ((Union *)cell)->hashable);
    gc_mark_value(m, ((Union *)cell)->unhashable);
    gc_mark_value(m, load_relaxed(&((Union *)cell)->parameters));
}

/* ---- making ---------------------------------------------------------------------------------- */

/* Adds one member: None as its type, unions by their members, nothing twice. */
static bool union_add(Thread *t, Value list, Value v) {
    if (v == NONE) v = to_value(t->vm->types[T_NONETYPE]);
    if (is_exact(v, T_UNION)) {
        const Tuple *args = tuple_of(union_from(v)->args);
        for (size_t i = 0; i < args->length; i++)
            if (!union_add(t, list, args->items[i])) return false;
        return true;
    }
    for (size_t i = 0; i < list_length(list_of(list)); i++) {
        Value known = list_get(list_of(list), i);
        /* list[int] and List[int] are equal, but not the same. */
        int equal = known == v ? 1 : type_of(t, known) == type_of(t, v) ? value_equal(t, known, v) : 0;
        if (equal != 0) return equal > 0;
    }
    return list_append(t, list, v);
}

/* Adds the members with a hash to one, those without to the other. */
static bool union_divide(Thread *t, const Tuple *args, Value hashable, Value unhashable) {
    for (size_t i = 0; i < args->length; i++) {
        int64_t hash;
        bool has_hash = value_hash(t, args->items[i], &hash);
        if (!has_hash && !error_matches(t, T_TYPE_ERROR)) return false;
        if (!has_hash) error_clear(t);
        if (!(has_hash ? set_add(t, hashable, args->items[i]) : list_append(t, unhashable, args->items[i]))) return false;
    }
    return true;
}

static Value union_finish(Thread *t, Value list) {
    if (list_length(list_of(list)) == 1) return list_get(list_of(list), 0);
    Value args = list_to_tuple(t, list), hashable = frozenset_new(t), others = list_new(t, 0);
    if (args == NULL || hashable == NULL || others == NULL || !union_divide(t, tuple_of(args), hashable, others)) return NULL;
    Value unhashable = list_length(list_of(others)) > 0 ? list_to_tuple(t, others) : NULL;
    if (unhashable == NULL && error_is_set(t)) return NULL;
    Union *made = heap_allocate(t, sizeof *made, T_UNION);
    if (made == NULL) return NULL;
    store(made, &made->args, args);
    store(made, &made->hashable, hashable);
    store(made, &made->unhashable, unhashable);
    return to_value(made);
}

static bool union_accepts(Thread *t, Value v) {
    return v == NONE || is_type(t, v) || is_instance_of(t, v, T_GENERIC_ALIAS)
           || is_exact(v, T_UNION) || is_exact(v, T_TYPE_ALIAS) || is_instance_of(t, v, T_TYPE_VAR)
           || is_instance_of(t, v, T_PARAM_SPEC) || is_instance_of(t, v, T_TYPE_VAR_TUPLE);
}

Value union_of(Thread *t, Value left, Value right) {
    if (!union_accepts(t, left) || !union_accepts(t, right)) return NOT_IMPLEMENTED;
    Value list = list_new(t, 2);
    return list != NULL && union_add(t, list, left) && union_add(t, list, right)
               ? union_finish(t, list)
               : NULL;
}

/* What Union[v] makes of v: of a string, a forward reference. */
static Value union_check_member(Thread *t, Value v) {
    if (union_accepts(t, v)) return v;
    Str *message = str_from_c(t, "Union[arg, ...]: each arg must be a type.");
    if (message == NULL) return NULL;
    Value args[2] = {v, to_value(message)};
    return typeparam_typing(t, "_type_check", args, 2);
}

Value union_from_tuple(Thread *t, Value args) {
    if (tuple_of(args)->length == 0) return raise_type_error(t, "Cannot take a Union of no types.");
    Value list = list_new(t, tuple_of(args)->length);
    for (size_t i = 0; list != NULL && i < tuple_of(args)->length; i++) {
        Value each = union_check_member(t, tuple_of(args)->items[i]);
        if (each == NULL || !union_add(t, list, each)) return NULL;
    }
    return list != NULL ? union_finish(t, list) : NULL;
}

/* ---- the type -------------------------------------------------------------------------------- */

static Value union_repr(Thread *t, Value self) {
    const Tuple *args = tuple_of(union_from(self)->args);
    StrBuilder b;
    str_builder_init(&b, t);
    for (size_t i = 0; i < args->length; i++) {
        if (i > 0 && !str_builder_add_c(&b, " | ")) return NULL;
        if (!generic_alias_add_repr(t, &b, args->items[i])) return NULL;
    }
    return to_value(str_builder_finish(&b));
}

/* A member that had no hash says why; if it has one by now, the union still has none. */
static bool union_hash(Thread *t, Value self, int64_t *hash) {
    const Value unhashable = union_from(self)->unhashable;
    if (unhashable == NULL) return value_hash(t, union_from(self)->hashable, hash);
    const Tuple *members = tuple_of(unhashable);
    for (size_t i = 0; i < members->length; i++)
        if (!value_hash(t, members->items[i], hash)) return false;
    return FAIL_WITH(raise_type_error(t, "union contains %zu unhashable elements", members->length));
}

static int union_contains(Thread *t, const Tuple *args, Value v) {
    for (size_t i = 0; i < args->length; i++) {
        int equal = args->items[i] == v ? 1 : value_equal(t, args->items[i], v);
        if (equal != 0) return equal;
    }
    return 0;
}

static int union_same_unhashable(Thread *t, Value left, Value right) {
    if (left == NULL || right == NULL) return left == right;
    const Tuple *a = tuple_of(left), *b = tuple_of(right);
    int equal = a->length == b->length;
    for (size_t i = 0; equal > 0 && i < a->length; i++) equal = union_contains(t, b, a->items[i]);
    return equal;
}

/* Members need no hash to be compared, and no order. */
static Value union_compare(Thread *t, Value self, Value other, CompareOperator op) {
    if ((op != COMPARE_EQ && op != COMPARE_NE) || !is_exact(other, T_UNION)) return NOT_IMPLEMENTED;
    const Union *a = union_from(self), *b = union_from(other);
    int equal = value_equal(t, a->hashable, b->hashable);
    if (equal > 0) equal = union_same_unhashable(t, a->unhashable, b->unhashable);
    return equal < 0 ? NULL : bool_value(equal == (op == COMPARE_EQ));
}

Value union_or(Thread *t, Value left, Value right) {
    Value pair = tuple_from_2(t, left, right);
    return pair != NULL ? union_from_tuple(t, pair) : NULL;
}

static Value union_get_parameters(Thread *t, Value self) {
    Value known = load(&union_from(self)->parameters);
    if (known != NULL) return known;
    Value parameters = generic_collect_parameters(t, union_from(self)->args);
    if (parameters != NULL) store(object_of(self), &union_from(self)->parameters, parameters);
    return parameters;
}

static Value union_getitem(Thread *t, Value self, Value item) {
    Value parameters = union_get_parameters(t, self);
    if (parameters == NULL) return NULL;
    Value args = generic_substitute(t, self, union_from(self)->args, parameters, item);
    if (args == NULL) return NULL;
    /* What is not a type at all may know how to join one. */
    Value result = tuple_of(args)->items[0];
    for (size_t i = 1; i < tuple_of(args)->length; i++) {
        result = value_binary(t, BINARY_OR, result, tuple_of(args)->items[i]);
        if (result == NULL) return NULL;
    }
    return result;
}

static Value union_get_name(Thread *t, Value self) {
    (void)self;
    return to_value(str_from_c(t, "Union"));
}
static Value union_get_module(Thread *t, Value self) {
    (void)self;
    return to_value(str_from_c(t, "typing"));
}
static Value union_get_origin(Thread *t, Value self) {
    (void)self;
    return to_value(t->vm->types[T_UNION]);
}

static Value union_instancecheck(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int result = value_is_instance(t, args[1], args[0]);
    return result < 0 ? NULL : bool_value(result);
}
static Value union_subclasscheck(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int result = value_is_subclass(t, args[1], args[0]);
    return result < 0 ? NULL : bool_value(result);
}
static Value union_mro_entries(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return raise_type_error(t, "Cannot subclass %R", args[0]);
}
static Value union_class_getitem(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value tuple = is_tuple(t, args[1]) ? args[1] : tuple_from_1(t, args[1]);
    return tuple != NULL ? union_from_tuple(t, tuple) : NULL;
}
/* copyreg has what pickles them. */
static Value union_reduce(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return raise_type_error(t, "cannot pickle '%T' object", args[0]);
}

static const NativeDef union_methods[] = {
    {"__instancecheck__", union_instancecheck, 1, 1, NATIVE_METHOD, NULL, NULL},
    {"__subclasscheck__", union_subclasscheck, 1, 1, NATIVE_METHOD, NULL, NULL},
    {"__mro_entries__", union_mro_entries, 1, 1, NATIVE_METHOD, NULL, NULL},
    {"__class_getitem__", union_class_getitem, 1, 1, NATIVE_CLASS_METHOD, NULL, NULL},
    {"__reduce__", union_reduce, 0, 0, NATIVE_METHOD, NULL, NULL},
    {0},
};
static const GetSetDef union_getset[] = {
    {"__parameters__", union_get_parameters, NULL, "Type variables in the types.UnionType."},
    {"__name__", union_get_name, NULL, NULL},
    {"__qualname__", union_get_name, NULL, NULL},
    {"__module__", union_get_module, NULL, NULL},
    {"__origin__", union_get_origin, NULL, NULL},
    {0},
};
static const MemberDef union_members[] = {
    {"__args__", offsetof(Union, args), MEMBER_READ_ONLY, NULL},
    {0},
};

const TypeDef union_typedef = {
    .name = "typing.Union",
    .id = T_UNION,
    .size = sizeof(Union),
    .trace = union_trace,
    .flags = TYPE_WEAKLY_REFERABLE,
    .doc = "Represent a union type\n\nE.g. for int | str",
    .slots = {.repr = union_repr,
              .hash = union_hash,
              .compare = union_compare,
              .getitem = union_getitem,
              .binary[BINARY_OR] = union_or},
    .methods = union_methods,
    .getset = union_getset,
    .members = union_members,
};
