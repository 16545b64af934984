/* types.SimpleNamespace: attributes by keyword, and nothing else. */
#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/objects/exception.h"
#include "runtime/objects/list.h"
#include "runtime/objects/protocol.h"

static Value namespace_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return type_allocate_instance(t, type_from(cls), 0);
}

static bool namespace_set(Thread *t, Value self, Value key, Value v) {
    if (!is_str(t, key)) return FAIL_WITH(raise_type_error(t, "keywords must be strings"));
    Str *name = intern(t, str_of(key));
    return name != NULL && instance_set(t, object_of(self), name, v);
}

static bool namespace_set_all(Thread *t, Value self, Dict *dict) {
    DictTable *table = NULL;
    size_t position = 0;
    Value key, v;
    while (dict_next(dict, &table, &position, &key, &v))
        if (!namespace_set(t, self, key, v)) return false;
    return true;
}

static bool namespace_init(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    if (nargs > 1)
        return FAIL_WITH(
            raise_type_error(t, "%T expected at most 1 argument, got %zu", self, nargs));
    if (nargs == 1) {
        Dict *dict = dict_new(t);
        if (dict == NULL) return false;
        bool mapping =
            is_dict(t, args[0]) || type_lookup(t, type_of(t, args[0]), NAME(keys)) != NULL;
        if (!(mapping ? dict_merge(t, dict, args[0], true)
                      : dict_update_from_pairs(t, dict, args[0])))
            return false;
        if (!namespace_set_all(t, self, dict)) return false;
    }
    size_t keywords = kwnames != NULL ? tuple_of(kwnames)->length : 0;
    for (size_t i = 0; i < keywords; i++)
        if (!namespace_set(t, self, tuple_of(kwnames)->items[i], args[nargs + i])) return false;
    return true;
}

static bool namespace_add_items(Thread *t, StrBuilder *b, Value self) {
    Value names = instance_names(t, object_of(self));
    if (names == NULL) return false;
    const char *separator = "";
    for (size_t i = 0; i < tuple_of(names)->length; i++) {
        Value name = tuple_of(names)->items[i];
        Value v = is_str(t, name) && str_of(name)->length > 0
                      ? instance_get(t, object_of(self), str_of(name))
                      : NULL;
        if (v == NULL && error_is_set(t)) return false;
        if (v == NULL) continue;
        if (!str_builder_format(b, "%s%V=%R", separator, name, v)) return false;
        separator = ", ";
    }
    return true;
}

static Value namespace_repr(Thread *t, Value self) {
    bool exact = type_of(t, self) == t->vm->types[T_SIMPLE_NAMESPACE];
    Value name = exact ? to_value(str_from_c(t, "namespace")) : type_str_name(t, type_of(t, self));
    int entered = name != NULL ? repr_enter(t, self) : -1;
    if (entered < 0) return NULL;
    if (entered == 0) return to_value(str_format(t, "%V(...)", name));
    StrBuilder b;
    str_builder_init(&b, t);
    bool done = str_builder_format(&b, "%V(", name) && namespace_add_items(t, &b, self)
                && str_builder_add_c(&b, ")");
    repr_leave(t, self);
    return done ? to_value(str_builder_finish(&b)) : NULL;
}

static Value namespace_compare(Thread *t, Value self, Value other, CompareOperator op) {
    if (!is_instance_of(t, self, T_SIMPLE_NAMESPACE)
        || !is_instance_of(t, other, T_SIMPLE_NAMESPACE))
        return NOT_IMPLEMENTED;
    Dict *a = instance_dict(t, object_of(self)),
         *b = a != NULL ? instance_dict(t, object_of(other)) : NULL;
    return b != NULL ? value_compare(t, to_value(a), to_value(b), op) : NULL;
}

static Value namespace_reduce(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value none = tuple_new(t, NULL, 0);
    Dict *dict = none != NULL ? instance_dict(t, object_of(args[0])) : NULL;
    return dict != NULL ? tuple_from_3(t, to_value(type_of(t, args[0])), none, to_value(dict))
                        : NULL;
}

/* copy.replace(): a copy with some attributes changed. */
static Value namespace_replace(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value copy = value_call_0(t, to_value(type_of(t, args[0])));
    if (copy == NULL) return NULL;
    if (!is_instance_of(t, copy, T_SIMPLE_NAMESPACE))
        return raise_type_error(t, "expect %N type, but %V() returned '%V' object",
                                t->vm->types[T_SIMPLE_NAMESPACE], type_short_name(t, type_of(t, args[0])),
                                type_short_name(t, type_of(t, copy)));
    Dict *dict = instance_dict(t, object_of(args[0]));
    return dict != NULL && namespace_set_all(t, copy, dict)
                   && namespace_set_all(t, copy, dict_of(args[1]))
               ? copy
               : NULL;
}

static const NativeDef namespace_methods[] = {
    {"__reduce__", namespace_reduce, 0, 0, NATIVE_METHOD, NULL,
     "Return state information for pickling"},
    {"__replace__", namespace_replace, 0, 0, NATIVE_METHOD, "**changes",
     "Return a copy of the namespace object with new values for the specified attributes."},
    {0},
};

const TypeDef simplenamespace_typedef = {
    .name = "types.SimpleNamespace",
    .id = T_SIMPLE_NAMESPACE,
    .size = sizeof(Object),
    .doc = "A simple attribute-based namespace.",
    .flags = TYPE_SUBCLASSABLE | TYPE_HAS_DICT,
    .slots = {.new = namespace_new,
              .init = namespace_init,
              .repr = namespace_repr,
              .compare = namespace_compare},
    .methods = namespace_methods,
    .new_params = "mapping_or_iterable=(), /, **kwargs",
};
