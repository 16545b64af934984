/* list[int], and the replacing of type parameters by arguments. Unions are in union.c. */
#include "runtime/objects/generic_alias.h"

#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/objects/exception.h"
#include "runtime/objects/list.h"
#include "runtime/objects/protocol.h"

static GenericAlias *alias_of(Value v) { return (GenericAlias *)v; }

static void alias_trace(Marker *m, Object *cell) {
    gc_mark_value(m, alias_of(to_value(cell))->origin);
    gc_mark_value(m, alias_of(to_value(cell))->args);
    gc_mark_value(m, load_relaxed(&alias_of(to_value(cell))->parameters));
}

static Value alias_make(Thread *t, Type *type, Value origin, Value args, bool starred) {
    GenericAlias *alias = (GenericAlias *)type_allocate_instance(t, type, 0);
    if (alias == NULL) return NULL;
    store(alias, &alias->origin, origin);
    store(alias, &alias->args, args);
    alias->starred = starred;
    return to_value(alias);
}

Value generic_alias_new(Thread *t, Value origin, Value args) {
    if (!is_tuple(t, args)) args = tuple_from_1(t, args);
    return args != NULL ? alias_make(t, t->vm->types[T_GENERIC_ALIAS], origin, args, false) : NULL;
}

/* ---- parameters ------------------------------------------------------------------------------ */

static bool generic_add_once(Thread *t, Value list, Value parameter) {
    for (size_t i = 0; i < list_length(list_of(list)); i++)
        if (list_get(list_of(list), i) == parameter) return true;
    return list_append(t, list, parameter);
}

/* Whether an argument is itself a parameter. -1: an exception is set. */
static int generic_is_replaceable(Thread *t, Value arg) {
    Value subst = value_getattr_optional(t, arg, NAME(__typing_subst__));
    return subst != NULL ? 1 : error_is_set(t) ? -1 : 0;
}

static bool generic_collect_into(Thread *t, Value list, Value args) {
    for (size_t i = 0; i < tuple_of(args)->length; i++) {
        Value arg = tuple_of(args)->items[i];
        if (is_type(t, arg))
            continue; /* its __parameters__ are of the class, not of this argument */
        if (is_tuple(t, arg) || is_list(t, arg)) {
            Value items = tuple_from_iterable(t, arg);
            if (items == NULL || !generic_collect_into(t, list, items)) return false;
            continue;
        }
        int replaceable = generic_is_replaceable(t, arg);
        if (replaceable < 0 || (replaceable && !generic_add_once(t, list, arg))) return false;
        if (replaceable) continue;
        Value own = value_getattr_optional(t, arg, NAME(__parameters__));
        if (own == NULL && error_is_set(t)) return false;
        for (size_t j = 0; own != NULL && is_tuple(t, own) && j < tuple_of(own)->length; j++)
            if (!generic_add_once(t, list, tuple_of(own)->items[j])) return false;
    }
    return true;
}

Value generic_collect_parameters(Thread *t, Value args) {
    Value list = list_new(t, 4);
    return list != NULL && generic_collect_into(t, list, args) ? list_to_tuple(t, list) : NULL;
}

static Value alias_parameters(Thread *t, Value self) {
    GenericAlias *alias = alias_of(self);
    Value known = load(&alias->parameters);
    if (known != NULL) return known;
    Value parameters = generic_collect_parameters(t, alias->args);
    if (parameters != NULL) store(alias, &alias->parameters, parameters);
    return parameters;
}

/* ---- replacing ------------------------------------------------------------------------------- */

/* *tuple[int, str] among arguments stands for its own. */
static Value generic_unpacked_args(Thread *t, Value arg) {
    if (is_type(t, arg)) return NULL;
    Value args = value_getattr_optional(t, arg, NAME(__typing_unpacked_tuple_args__));
    return args == NONE ? NULL : args;
}

/* item as a tuple, with unpacked tuples laid out. */
static Value generic_unpack_items(Thread *t, Value item) {
    Value items = is_tuple(t, item) ? item : tuple_from_1(t, item);
    Value list = items != NULL ? list_new(t, tuple_of(items)->length) : NULL;
    for (size_t i = 0; list != NULL && i < tuple_of(items)->length; i++) {
        Value each = tuple_of(items)->items[i], sub = generic_unpacked_args(t, each);
        if (sub == NULL && error_is_set(t)) return NULL;
        size_t count = sub != NULL && is_tuple(t, sub) ? tuple_of(sub)->length : 0;
        bool open = count > 0 && tuple_of(sub)->items[count - 1] == ELLIPSIS;
        if (sub == NULL || open) {
            if (!list_append(t, list, each)) return NULL;
        } else if (!list_extend(t, list, sub)) {
            return NULL;
        }
    }
    return list != NULL ? list_to_tuple(t, list) : NULL;
}

static int64_t generic_index_of(Value parameters, Value parameter) {
    for (size_t i = 0; i < tuple_of(parameters)->length; i++)
        if (tuple_of(parameters)->items[i] == parameter) return (int64_t)i;
    return -1;
}

/* An argument that has parameters of its own: arg[those of the items that are meant]. */
static Value generic_substitute_nested(Thread *t, Value arg, Value parameters, Value items) {
    Value own = value_getattr_optional(t, arg, NAME(__parameters__));
    if (own == NULL) return error_is_set(t) ? NULL : arg;
    if (!is_tuple(t, own) || tuple_of(own)->length == 0) return arg;
    Value sub = list_new(t, tuple_of(own)->length);
    for (size_t i = 0; sub != NULL && i < tuple_of(own)->length; i++) {
        Value parameter = tuple_of(own)->items[i];
        int64_t at = generic_index_of(parameters, parameter);
        Value item = at < 0 ? parameter : tuple_of(items)->items[at];
        /* What a TypeVarTuple stands for is a tuple of several. */
        bool several = at >= 0 && is_instance_of(t, parameter, T_TYPE_VAR_TUPLE) && is_tuple(t, item);
        if (!(several ? list_extend(t, sub, item) : list_append(t, sub, item))) return NULL;
    }
    Value key = sub != NULL ? list_to_tuple(t, sub) : NULL;
    return key != NULL ? value_getitem(t, arg, key) : NULL;
}

static Value generic_substitute_one(Thread *t, Value arg, Value parameters, Value items) {
    if (is_type(t, arg)) return arg;
    if (is_tuple(t, arg) || is_list(t, arg)) {
        Value list = list_new(t, 4);
        Value inner = list != NULL ? tuple_from_iterable(t, arg) : NULL;
        for (size_t i = 0; inner != NULL && i < tuple_of(inner)->length; i++) {
            Value replaced =
                generic_substitute_one(t, tuple_of(inner)->items[i], parameters, items);
            if (replaced == NULL || !list_append(t, list, replaced)) return NULL;
        }
        return inner == NULL ? NULL : is_tuple(t, arg) ? list_to_tuple(t, list) : list;
    }
    Value subst = value_getattr_optional(t, arg, NAME(__typing_subst__));
    if (subst == NULL && error_is_set(t)) return NULL;
    if (subst != NULL) {
        int64_t at = generic_index_of(parameters, arg);
        if (at < 0) return raise_type_error(t, "argument %R with __typing_subst__ was not found in __parameters__", arg);
        return value_call_1(t, subst, tuple_of(items)->items[at]);
    }
    return generic_substitute_nested(t, arg, parameters, items);
}

static Value generic_prepare_items(Thread *t, Value alias, Value parameters, Value item) {
    Value items = generic_unpack_items(t, item);
    for (size_t i = 0; items != NULL && i < tuple_of(parameters)->length; i++) {
        Value call[3] = {tuple_of(parameters)->items[i], alias, items};
        Value prepared = value_call_special(t, NAME(__typing_prepare_subst__), call, 3);
        if (prepared == ABSENT) continue;
        items = prepared == NULL        ? NULL
                : is_tuple(t, prepared) ? prepared
                                        : tuple_from_1(t, prepared);
    }
    return items;
}

Value generic_substitute(Thread *t, Value alias, Value args, Value parameters, Value item) {
    size_t wanted = tuple_of(parameters)->length;
    if (wanted == 0) return raise_type_error(t, "%R is not a generic class", alias);
    Value items = generic_prepare_items(t, alias, parameters, item);
    if (items == NULL) return NULL;
    size_t given = tuple_of(items)->length;
    if (given != wanted)
        return raise_type_error(t, "Too %s arguments for %R; actual %zu, expected %zu",
                                given > wanted ? "many" : "few", alias, given, wanted);
    Value list = list_new(t, tuple_of(args)->length);
    for (size_t i = 0; list != NULL && i < tuple_of(args)->length; i++) {
        Value arg = tuple_of(args)->items[i];
        Value unpacked =
            is_type(t, arg)
                ? NULL
                : value_getattr_optional(t, arg, NAME(__typing_is_unpacked_typevartuple__));
        int is_unpacked = unpacked != NULL ? value_truth(t, unpacked) : error_is_set(t) ? -1 : 0;
        if (is_unpacked < 0) return NULL;
        Value replaced = generic_substitute_one(t, arg, parameters, items);
        if (replaced == NULL) return NULL;
        if (is_unpacked && !is_tuple(t, replaced))
            return raise_type_error(t, "expected __typing_subst__ of %T objects to return a tuple, not %T", arg, replaced);
        if (!(is_unpacked ? list_extend(t, list, replaced) : list_append(t, list, replaced)))
            return NULL;
    }
    return list != NULL ? list_to_tuple(t, list) : NULL;
}

/* ---- the type -------------------------------------------------------------------------------- */

static Value alias_type_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    Value given[2];
    if (!bind_arguments(t, "GenericAlias", "origin, args, /", args, nargs, kwnames, given))
        return NULL;
    Value tuple = is_tuple(t, given[1]) ? given[1] : tuple_from_1(t, given[1]);
    return tuple != NULL ? alias_make(t, type_from(cls), given[0], tuple, false) : NULL;
}

/* As in annotations: a class by its qualified name, ... for Ellipsis, None for its type. */
static bool generic_add_repr(Thread *t, StrBuilder *b, Value v) {
    if (v == ELLIPSIS) return str_builder_add_c(b, "...");
    if (is_list(t, v)) {
        if (!str_builder_add_c(b, "[")) return false;
        for (size_t i = 0; i < list_length(list_of(v)); i++) {
            if (i > 0 && !str_builder_add_c(b, ", ")) return false;
            Value item = list_get(list_of(v), i);
            if (item != NULL && !generic_add_repr(t, b, item)) return false;
        }
        return str_builder_add_c(b, "]");
    }
    if (is_type(t, v)) {
        Value name =
            v == to_value(t->vm->types[T_NONETYPE]) ? NULL : type_full_name(t, type_from(v));
        if (name != NULL) return str_builder_add_str(b, str_of(name));
    } else if (is_exact(v, T_FUNCTION) || is_exact(v, T_NATIVE)) {
        Value name = value_getattr_optional(t, v, NAME(__qualname__)),
              module = value_getattr_optional(t, v, NAME(__module__));
        if (name != NULL && module != NULL) {
            if (module == NAME_VALUE(builtins)) return str_builder_format(b, "%V", name);
            return str_builder_format(b, "%V.%V", module, name);
        }
    }
    if (error_is_set(t)) return false;
    Value text = v == to_value(t->vm->types[T_NONETYPE]) ? value_repr(t, NONE) : value_repr(t, v);
    return text != NULL && str_builder_add_str(b, str_of(text));
}

bool generic_alias_add_repr(Thread *t, StrBuilder *b, Value v) { return generic_add_repr(t, b, v); }

static Value alias_repr(Thread *t, Value self) {
    const GenericAlias *alias = alias_of(self);
    if (C_STACK_IS_LOW(t) && thread_stack_overflow(t, " while getting the repr of an object"))
        return NULL;
    StrBuilder b;
    str_builder_init(&b, t);
    if (alias->starred && !str_builder_add_c(&b, "*")) return NULL;
    if (!generic_add_repr(t, &b, alias->origin) || !str_builder_add_c(&b, "[")) return NULL;
    size_t count = tuple_of(alias->args)->length;
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && !str_builder_add_c(&b, ", ")) return NULL;
        Value arg = tuple_of(alias->args)->items[i];
        bool none_type = arg == to_value(t->vm->types[T_NONETYPE]);
        if (!(none_type ? str_builder_add_c(&b, "NoneType") : generic_add_repr(t, &b, arg)))
            return NULL;
    }
    if (count == 0 && !str_builder_add_c(&b, "()")) return NULL;
    return str_builder_add_c(&b, "]") ? to_value(str_builder_finish(&b)) : NULL;
}

static bool alias_hash(Thread *t, Value self, int64_t *hash) {
    int64_t origin, args;
    if (!value_hash(t, alias_of(self)->origin, &origin)
        || !value_hash(t, alias_of(self)->args, &args))
        return false;
    *hash = origin ^ args;
    if (*hash == -1) *hash = -2;
    return true;
}

static Value alias_compare(Thread *t, Value self, Value other, CompareOperator op) {
    if ((op != COMPARE_EQ && op != COMPARE_NE) || !is_instance_of(t, self, T_GENERIC_ALIAS)
        || !is_instance_of(t, other, T_GENERIC_ALIAS))
        return NOT_IMPLEMENTED;
    const GenericAlias *a = alias_of(self), *b = alias_of(other);
    int equal = a->starred == b->starred;
    if (equal > 0) equal = value_equal(t, a->origin, b->origin);
    if (equal > 0) equal = value_equal(t, a->args, b->args);
    return equal < 0 ? NULL : bool_value(equal == (op == COMPARE_EQ));
}

static Value alias_call(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    Value made = value_call(t, alias_of(self)->origin, args, nargs, kwnames);
    if (made == NULL) return NULL;
    if (!value_setattr(t, made, NAME(__orig_class__), self)) {
        if (!error_matches(t, T_ATTRIBUTE_ERROR) && !error_matches(t, T_TYPE_ERROR)) return NULL;
        error_clear(t);
    }
    return made;
}

static bool alias_is_own_name(const Str *name) {
    static const uint16_t own[] = {
        NAME_INDEX___class__,       NAME_INDEX___origin__,
        NAME_INDEX___args__,        NAME_INDEX___unpacked__,
        NAME_INDEX___parameters__,  NAME_INDEX___typing_unpacked_tuple_args__,
        NAME_INDEX___mro_entries__, NAME_INDEX___reduce_ex__,
        NAME_INDEX___reduce__,      NAME_INDEX___bases__,
        NAME_INDEX___copy__,        NAME_INDEX___deepcopy__,
    };
    for (size_t i = 0; i < ARRAY_LENGTH(own); i++)
        if (name == &static_names[own[i]]) return true;
    return false;
}

/* Other attributes are those of the origin. */
static Value alias_getattr(Thread *t, Value self, Str *name) {
    if (alias_is_own_name(name)) return object_getattr(t, self, name);
    return value_getattr(t, alias_of(self)->origin, name);
}

static Value alias_getitem(Thread *t, Value self, Value item) {
    Value parameters = alias_parameters(t, self);
    if (parameters == NULL) return NULL;
    Value args = generic_substitute(t, self, alias_of(self)->args, parameters, item);
    return args != NULL ? alias_make(t, type_of(t, self), alias_of(self)->origin, args,
                                     alias_of(self)->starred)
                        : NULL;
}

static Value alias_or(Thread *t, Value left, Value right) { return union_of(t, left, right); }

/* Iterating over list[int] gives *list[int], once: that is what f(*args: *Ts) means. */
static Value alias_iter(Thread *t, Value self) {
    const GenericAlias *alias = alias_of(self);
    Value starred = alias_make(t, t->vm->types[T_GENERIC_ALIAS], alias->origin, alias->args, true);
    Value list = starred != NULL ? tuple_from_1(t, starred) : NULL;
    return list != NULL ? value_iter(t, list) : NULL;
}

static Value alias_mro_entries(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return tuple_from_1(t, alias_of(args[0])->origin);
}
static Value alias_instancecheck(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    return raise_type_error(t, "isinstance() argument 2 cannot be a parameterized generic");
}
static Value alias_subclasscheck(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    return raise_type_error(t, "issubclass() argument 2 cannot be a parameterized generic");
}

static Value alias_reduce(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    const GenericAlias *alias = alias_of(args[0]);
    if (alias->starred) {
        Value plain = generic_alias_new(t, alias->origin, alias->args);
        Value next = dict_get_c(t, t->vm->builtins, "next"),
              iter = dict_get_c(t, t->vm->builtins, "iter");
        Value iterator = plain != NULL && iter != NULL ? value_call_1(t, iter, plain) : NULL;
        Value tuple = iterator != NULL && next != NULL ? tuple_from_1(t, iterator) : NULL;
        return tuple != NULL ? tuple_from_2(t, next, tuple) : NULL;
    }
    Value pair = tuple_from_2(t, alias->origin, alias->args);
    return pair != NULL ? tuple_from_2(t, to_value(type_of(t, args[0])), pair) : NULL;
}

static Value alias_dir(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value call[1] = {alias_of(args[0])->origin};
    Value names = value_call_special(t, NAME(__dir__), call, 1);
    Value list = names != NULL && names != ABSENT ? list_from_iterable(t, names) : NULL;
    static const uint16_t own[] = {
        NAME_INDEX___origin__,     NAME_INDEX___args__,
        NAME_INDEX___parameters__, NAME_INDEX___mro_entries__,
        NAME_INDEX___reduce_ex__,  NAME_INDEX___reduce__,
        NAME_INDEX___unpacked__,   NAME_INDEX___typing_unpacked_tuple_args__,
        NAME_INDEX___class__};
    for (size_t i = 0; list != NULL && i < ARRAY_LENGTH(own); i++)
        if (!generic_add_once(t, list, to_value(&static_names[own[i]]))) return NULL;
    return list;
}

static Value alias_get_unpacked(Thread *t, Value self) {
    (void)t;
    return bool_value(alias_of(self)->starred);
}
static Value alias_get_unpacked_args(Thread *t, Value self) {
    const GenericAlias *alias = alias_of(self);
    return alias->starred && alias->origin == to_value(t->vm->types[T_TUPLE]) ? alias->args : NONE;
}

static const NativeDef alias_methods[] = {
    {"__mro_entries__", alias_mro_entries, 1, 1, NATIVE_METHOD, NULL, NULL},
    {"__instancecheck__", alias_instancecheck, 1, 1, NATIVE_METHOD, NULL, NULL},
    {"__subclasscheck__", alias_subclasscheck, 1, 1, NATIVE_METHOD, NULL, NULL},
    {"__reduce__", alias_reduce, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__dir__", alias_dir, 0, 0, NATIVE_METHOD, NULL, NULL},
    {0},
};
static const GetSetDef alias_getset[] = {
    {"__parameters__", alias_parameters, NULL, "Type variables in the GenericAlias."},
    {"__unpacked__", alias_get_unpacked, NULL, NULL},
    {"__typing_unpacked_tuple_args__", alias_get_unpacked_args, NULL, NULL},
    {0},
};
static const MemberDef alias_members[] = {
    {"__origin__", offsetof(GenericAlias, origin), MEMBER_READ_ONLY, NULL},
    {"__args__", offsetof(GenericAlias, args), MEMBER_READ_ONLY, NULL},
    {0},
};

const TypeDef generic_alias_typedef = {
    .name = "types.GenericAlias",
    .id = T_GENERIC_ALIAS,
    .size = sizeof(GenericAlias),
    .trace = alias_trace,
    .flags = TYPE_SUBCLASSABLE | TYPE_WEAKLY_REFERABLE,
    .slots = {.new = alias_type_new,
              .repr = alias_repr,
              .hash = alias_hash,
              .compare = alias_compare,
              .call = alias_call,
              .getattr = alias_getattr,
              .getitem = alias_getitem,
              .iter = alias_iter,
              .binary[BINARY_OR] = alias_or},
    .methods = alias_methods,
    .new_params = "origin, args, /",
    .getset = alias_getset,
    .members = alias_members,
};
