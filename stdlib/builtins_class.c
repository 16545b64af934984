/* __build_class__: what a class statement does. */
#include "stdlib/builtins.h"

#include "vm/call.h"

/* Bases that are not classes may stand for others: __mro_entries__. NULL: error; the same tuple: nothing changed. */
static Value class_resolve_bases(Thread *t, Value bases) {
    Value resolved = NULL;
    const Tuple *given = tuple_of(bases);
    for (size_t n = 0; n < given->length; n++) {
        Value base = given->items[n];
        Value entries = NULL;
        if (!is_type(t, base)) {
            Value method = value_getattr_optional(t, base, NAME(__mro_entries__));
            if (error_is_set(t)) return NULL;
            if (method) {
                entries = value_call_1(t, method, bases);
                if (!entries) return NULL;
                if (!is_tuple(t, entries)) return raise_type_error(t, "__mro_entries__ must return a tuple");
            }
        }
        if (entries && !resolved) {
            resolved = list_from_values(t, given->items, n);
            if (!resolved) return NULL;
        }
        if (entries) {
            for (size_t k = 0; k < tuple_of(entries)->length; k++)
                if (!list_append(t, resolved, tuple_of(entries)->items[k])) return NULL;
        } else if (resolved && !list_append(t, resolved, base)) {
            return NULL;
        }
    }
    return resolved ? list_to_tuple(t, resolved) : bases;
}

/* The most derived of the metaclasses; NULL: conflict. */
static Value builtins_metaclass(Thread *t, Value metaclass, Value bases) {
    Type *winner = (Type *)metaclass;
    for (size_t n = 0; n < tuple_of(bases)->length; n++) {
        Type *other = type_of(t, tuple_of(bases)->items[n]);
        if (type_is_subtype(winner, other)) continue;
        if (!type_is_subtype(other, winner))
            return raise_type_error(t, "metaclass conflict: the metaclass of a derived class must be a (non-strict) "
                                       "subclass of the metaclasses of all its bases");
        winner = other;
    }
    return to_value(winner);
}

static Value class_namespace(Thread *t, Value metaclass, Value name, Value bases, Dict *keywords) {
    Value prepare = value_getattr_optional(t, metaclass, NAME(__prepare__));
    if (error_is_set(t)) return NULL;
    if (!prepare) return to_value(dict_new(t));
    Value args = tuple_from_2(t, name, bases);
    Value namespace = args ? value_call_star(t, prepare, args, to_value(keywords)) : NULL;
    if (!namespace) return NULL;
    if (!is_dict(t, namespace) && !type_of(t, namespace)->slots->getitem)
        return raise_type_error(t, "%s.__prepare__() must return a mapping, not %T",
                                is_type(t, metaclass) ? type_name((Type *)metaclass) : "<metaclass>", namespace);
    return namespace;
}

/* The cell that methods use as __class__ must have been set by type.__new__. */
static bool class_check_cell(Thread *t, Value cell, Value made, Value name) {
    if (!cell || !is_exact(cell, T_CELL) || !is_type(t, made)) return true;
    Value set = cell_get((Cell *)cell);
    if (!set)
        return FAIL_WITH(raise_runtime_error(t, "__class__ not set defining %R as %R. Was __classcell__ propagated to type.__new__?", name, made));
    if (set != made) return FAIL_WITH(raise_type_error(t, "__class__ set to %R defining %R as %R", set, name, made));
    return true;
}

/* args: function, name, a tuple of bases, a dict of keywords. */
Value builtin_build_class(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value function = args[0], name = args[1], original_bases = args[2];
    if (!is_exact(function, T_FUNCTION)) return raise_type_error(t, "__build_class__: func must be a function");
    if (!is_str(t, name)) return raise_type_error(t, "__build_class__: name is not a string");
    Dict *keywords = args[3] ? dict_of(args[3]) : dict_new(t);
    Value bases = keywords ? class_resolve_bases(t, original_bases) : NULL;
    if (!bases) return NULL;
    Value metaclass = dict_pop(t, keywords, NAME_VALUE(metaclass));
    if (error_is_set(t)) return NULL;
    bool explicit_callable = metaclass && !is_type(t, metaclass);
    if (!metaclass) metaclass = tuple_of(bases)->length ? to_value(type_of(t, tuple_of(bases)->items[0])) : to_value(t->vm->types[T_TYPE]);
    if (!explicit_callable) {
        metaclass = builtins_metaclass(t, metaclass, bases);
        if (!metaclass) return NULL;
    }
    Value namespace = class_namespace(t, metaclass, name, bases, keywords);
    if (!namespace) return NULL;
    Value cell = vm_run_class_body(t, function, namespace);
    if (!cell) return NULL;
    if (bases != original_bases && !value_setitem(t, namespace, NAME_VALUE(__orig_bases__), original_bases)) return NULL;
    Value call_args = tuple_from_3(t, name, bases, namespace);
    Value made = call_args ? value_call_star(t, metaclass, call_args, to_value(keywords)) : NULL;
    if (!made || !class_check_cell(t, cell == NONE ? NULL : cell, made, name)) return NULL;
    return made;
}
