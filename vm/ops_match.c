/* Slow paths of pattern matching. */
#include "vm/ops.h"

#include "runtime/objects/set.h"
#include "runtime/objects/tuple.h"

Value op_match_keys(Thread *t, Value subject, Value keys) {
    const Tuple *wanted = tuple_of(keys);
    Value seen = set_new(t), values = tuple_new(t, NULL, wanted->length);
    if (!seen || !values) return NULL;
    Value get = NULL;
    if (!is_dict_exact(subject) && wanted->length) {
        get = value_getattr(t, subject, NAME(get));
        if (!get) return NULL;
    }
    for (size_t n = 0; n < wanted->length; n++) {
        int duplicate = set_contains(t, seen, wanted->items[n]);
        if (duplicate < 0) return NULL;
        if (duplicate) return raise_value_error(t, "mapping pattern checks duplicate key (%R)", wanted->items[n]);
        if (!set_add(t, seen, wanted->items[n])) return NULL;
        /* get() with a default of our own, so that __missing__ is not called */
        Value v = get ? value_call_2(t, get, wanted->items[n], seen) : dict_get(t, dict_of(subject), wanted->items[n]);
        if (!v && error_is_set(t)) return NULL;
        if (!v || v == seen) return NONE;
        store(tuple_of(values), &tuple_of(values)->items[n], v);
    }
    return values;
}

static bool match_class_attribute(Thread *t, Value subject, Value name, Value seen, Value type, Value *v) {
    int duplicate = set_contains(t, seen, name);
    if (duplicate < 0) return false;
    if (duplicate)
        return FAIL_WITH(raise_type_error(t, "%V() got multiple sub-patterns for attribute %R", ((Type *)type)->name, name));
    if (!set_add(t, seen, name)) return false;
    Str *interned = intern(t, str_of(name));
    *v = interned ? value_getattr_optional(t, subject, interned) : NULL;
    return *v || !error_is_set(t);
}

Value op_match_class(Thread *t, Value subject, Value class, uint32_t positional, Value names) {
    if (!is_type(t, class)) return raise_type_error(t, "called match pattern must be a class");
    int instance = value_is_instance(t, subject, class);
    if (instance <= 0) return instance < 0 ? NULL : NONE;
    Type *type = (Type *)class;
    const Tuple *keywords = tuple_of(names);
    Value result = tuple_new(t, NULL, positional + keywords->length), seen = set_new(t);
    if (!result || !seen) return NULL;
    size_t filled = 0;
    if (positional) {
        Value arguments = value_getattr_optional(t, class, NAME(__match_args__));
        if (!arguments && error_is_set(t)) return NULL;
        bool itself = !arguments && type->flags & TYPE_BASIC_MATCH;
        if (arguments && !is_tuple_exact(arguments))
            return raise_type_error(t, "%V.__match_args__ must be a tuple (got %T)", type->name, arguments);
        size_t allowed = arguments ? tuple_of(arguments)->length : itself ? 1 : 0;
        if (allowed < positional)
            return raise_type_error(t, "%V() accepts %zu positional sub-pattern%s (%zu given)", type->name, allowed,
                                    allowed == 1 ? "" : "s", (size_t)positional);
        if (itself) {
            store(tuple_of(result), &tuple_of(result)->items[filled++], subject);
        } else {
            for (; filled < positional; filled++) {
                Value name = tuple_of(arguments)->items[filled], v;
                if (!is_str(t, name))
                    return raise_type_error(t, "__match_args__ elements must be strings (got %T)", name);
                if (!match_class_attribute(t, subject, name, seen, class, &v)) return NULL;
                if (!v) return NONE;
                store(tuple_of(result), &tuple_of(result)->items[filled], v);
            }
        }
    }
    for (size_t n = 0; n < keywords->length; n++, filled++) {
        Value v;
        if (!match_class_attribute(t, subject, keywords->items[n], seen, class, &v)) return NULL;
        if (!v) return NONE;
        store(tuple_of(result), &tuple_of(result)->items[filled], v);
    }
    return result;
}

Value op_copy_dict_without(Thread *t, Value mapping, Value keys) {
    Dict *rest = dict_new(t);
    if (!rest || !dict_merge(t, rest, mapping, true)) return NULL;
    for (size_t n = 0; n < tuple_of(keys)->length; n++)
        if (dict_delete(t, rest, tuple_of(keys)->items[n]) < 0) return NULL;
    return to_value(rest);
}
