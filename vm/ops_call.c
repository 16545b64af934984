/* Slow paths of calls: making instances, star calls, functions and closures. */
#include "vm/ops.h"

#include "vm/call.h"

#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"

bool native_self_fits(Thread *t, const Native *descriptor, Value self) {
    Type *type = type_of(t, self);
    return type == descriptor->type || type_is_subtype(type, descriptor->type);
}

Value op_instantiate(Thread *t, Type *type, Value *args, size_t nargs, Value *made) {
    const TypeSlots *slots = type->slots;
    if (slots->new == object_new && slots->init != object_init && !(type->flags & TYPE_ABSTRACT) && type->flags & TYPE_HEAP
        && type_of(t, to_value(type)) == t->vm->types[T_TYPE]) {
        Value init = type_lookup(t, type, NAME(__init__));
        if (init && is_exact(init, T_FUNCTION)) {
            *made = type_allocate_instance(t, type, 0);
            if (!*made) return NULL;
            t->slow_path_scratch[0] = init;
            return ABSENT;
        }
    }
    frame_call_top(t, t->frame, args + nargs);
    Value v = value_call(t, to_value(type), args, nargs, NULL);
    t->register_top = frame_top(t->frame);
    return v;
}

/* The name under which CPython complains about the stars of a call: module.qualname(), or the value's own. */
static Str *ops_function_string(Thread *t, Value callable) {
    Value qualname = value_getattr_optional(t, callable, NAME(__qualname__));
    if (!qualname) {
        error_clear(t);
        return str_format(t, "%V", callable);
    }
    Value module = value_getattr_optional(t, callable, NAME(__module__));
    if (!module) error_clear(t);
    if (module && module != NONE && !(is_str_exact(module) && str_of(module) == NAME(builtins)))
        return str_format(t, "%V.%V()", module, qualname);
    return str_format(t, "%V()", qualname);
}

Value op_star_arguments(Thread *t, Value callable, Value args) {
    if (LIKELY(is_tuple_exact(args))) return args;
    if (!is_tuple(t, args) && !is_list(t, args) && !type_of(t, args)->slots->iter && !type_of(t, args)->slots->getitem) {
        Str *name = ops_function_string(t, callable);
        return name ? raise_type_error(t, "%U argument after * must be an iterable, not %T", name, args) : NULL;
    }
    return tuple_from_iterable(t, args);
}

Value op_call_star(Thread *t, Value callable, Value args, Value kwargs) {
    args = op_star_arguments(t, callable, args);
    return args && op_star_keywords(t, callable, &kwargs) ? value_call_star(t, callable, args, kwargs) : NULL;
}

bool op_dict_merge(Thread *t, Value dict, Value mapping, Value callable) {
    if (!is_dict(t, mapping) && !value_getattr_optional(t, mapping, NAME(keys))) {
        if (error_is_set(t)) return false;
        Str *name = ops_function_string(t, callable);
        return name && FAIL_WITH(raise_type_error(t, "%U argument after ** must be a mapping, not %T", name, mapping));
    }
    Dict *target = dict_of(dict), *source = dict_of(mapping);
    if (!is_dict_exact(mapping)) {
        source = dict_new(t);
        if (!source || !dict_merge(t, source, mapping, true)) return false;
    }
    /* The first mapping cannot have a name twice, and mostly there is no other. */
    bool is_first = dict_length(target) == 0;
    if (is_first && !dict_merge(t, target, to_value(source), true)) return false;
    DictTable *table = NULL;
    size_t position = 0;
    Value key, v;
    while (dict_next(is_first ? target : source, &table, &position, &key, &v)) {
        if (is_str_exact(key) && is_first) continue;
        int present = is_first ? 0 : dict_contains(t, target, key);
        if (present < 0) return false;
        if (present) {
            Str *name = ops_function_string(t, callable);
            return name && FAIL_WITH(raise_type_error(t, "%U got multiple values for keyword argument '%V'", name, key));
        }
        if (!is_str(t, key)) return FAIL_WITH(raise_type_error(t, "keywords must be strings"));
        if (!is_first && !dict_set(t, target, key, v)) return false;
    }
    return true;
}

bool op_star_keywords(Thread *t, Value callable, Value *kwargs) {
    if (*kwargs == NULL || LIKELY(is_dict_exact(*kwargs))) return true;
    Dict *names = dict_new(t);
    if (!names || !op_dict_merge(t, to_value(names), *kwargs, callable)) return false;
    *kwargs = to_value(names);
    return true;
}

bool op_dict_update(Thread *t, Value dict, Value mapping) {
    if (!is_dict(t, mapping) && !value_getattr_optional(t, mapping, NAME(keys))) {
        if (error_is_set(t)) return false;
        return FAIL_WITH(raise_type_error(t, "'%T' object is not a mapping", mapping));
    }
    return dict_merge(t, dict_of(dict), mapping, true);
}

Value op_make_function(Thread *t, Frame *f, Code *code) {
    return function_new(t, code, f->instance->globals, NULL);
}

/* Is v a closure for code with that many free variables? */
static bool ops_is_closure(Value v, size_t count) {
    if (!is_tuple_exact(v) || tuple_of(v)->length != count) return false;
    for (size_t n = 0; n < count; n++)
        if (!is_exact(tuple_of(v)->items[n], T_CELL)) return false;
    return true;
}

/* The compiler makes no mistake here, but code that it has not made may pass anything, and so may who calls the hidden
 * function of a generic one with arguments of their own. */
bool op_set_function(Thread *t, Function *f, unsigned which, Value v) {
    bool fits = true;
    switch (which) {
    case FUNCTION_CLOSURE:
        if ((fits = ops_is_closure(v, tuple_of(f->code->free_names)->length))) store(f, &f->closure, v);
        break;
    case FUNCTION_DEFAULTS:
        if ((fits = is_tuple_exact(v))) store(f, &f->defaults, v);
        break;
    case FUNCTION_KEYWORD_DEFAULTS:
        if ((fits = is_dict_exact(v))) store(f, &f->keyword_defaults, v);
        break;
    case FUNCTION_ANNOTATIONS:
        if ((fits = is_dict_exact(v))) store(f, &f->annotations, v);
        break;
    case FUNCTION_TYPE_PARAMS:
        if ((fits = is_tuple_exact(v))) store(f, &f->type_params, v);
        break;
    default: store(f, &f->annotate, v);
    }
    return fits || FAIL_WITH(raise_error(t, T_SYSTEM_ERROR, "bad attribute for a new function: '%T' object", v));
}
