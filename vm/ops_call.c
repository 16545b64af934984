/* Slow paths of calls: making instances, star calls, functions and closures. */
#include "vm/special.h"

#include "vm/call.h"

#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"
#include "runtime/threads/safepoint.h"

bool native_self_fits(Thread *t, const Native *descriptor, Value self) {
    Type *type = type_of(t, self);
    return type == descriptor->type || type_is_subtype(type, descriptor->type);
}

Value op_make_instance(Thread *t, Type *type, Value *init) {
    const TypeSlots *slots = type->slots;
    if (slots->new != object_new || slots->init == object_init || (type->flags & (TYPE_ABSTRACT | TYPE_HEAP)) != TYPE_HEAP) return ABSENT;
    *init = type_lookup(t, type, NAME(__init__));
    return *init && is_exact(*init, T_FUNCTION) ? type_allocate_instance(t, type, 0) : ABSENT;
}

/* What a call comes to: a function that gets one or two arguments in front of the given ones. */
typedef struct OpsCallee {
    Value function, front[2];
    size_t fronts;
    Value made;               /* its __init__ is called */
} OpsCallee;

static void ops_callee_push(OpsCallee *c, Value v) {
    c->front[1] = c->front[0];
    c->front[0] = v;
    c->fronts++;
}

/* False: it comes to something else (c->function, with the same in front), or exception set (c->function is NULL). */
static bool ops_callee_find(Thread *t, Value callable, OpsCallee *c) {
    *c = (OpsCallee){.function = callable};
    if (is_exact(c->function, T_METHOD)) {
        const Method *method = (const Method *)c->function;
        ops_callee_push(c, method->self);
        c->function = method->function;
    }
    if (is_exact(c->function, T_FUNCTION)) return true;
    Type *class = is_exact(c->function, T_TYPE) ? t->vm->types[T_TYPE] : special_class(t, c->function);
    if (!class) return false;
    if (class->slots->call == type_call) {
        Value init = NULL, made = op_make_instance(t, (Type *)c->function, &init);
        if (made == ABSENT) return false;
        ops_callee_push(c, made);
        c->made = made;
        c->function = made ? init : NULL;
        return made != NULL;
    }
    Value call = special_function(t, class, METHOD_call);
    if (!call) return false;
    ops_callee_push(c, c->function);
    c->function = call;
    return true;
}

/* Makes the frame of a call whose arguments are in its window. */
static Value ops_callee_enter(Thread *t, const OpsCallee *c, Instance *instance, size_t nargs, Value kwnames, uint16_t dst) {
    (void)!special_enter_window(t, c->function, instance, nargs, kwnames, c->made ? FRAME_INIT : FRAME_CALL, 0);
    Frame *callee = special_frame(t->frame);
    callee->dst = dst;
    callee->locals = c->made;
    return NULL;
}

Value op_call_keywords(Thread *t, Value callable, Value *args, size_t nargs, Value names, uint16_t dst) {
    OpsCallee c;
    size_t positional = nargs - tuple_of(names)->length;
    if (!ops_callee_find(t, callable, &c)) return c.function ? value_call(t, callable, args, positional, names) : NULL;
    Instance *instance = instance_of_function(t, (Function *)c.function);
    Value *window = instance ? special_window(t, instance, c.fronts + nargs) : NULL;
    if (!window) return NULL;
    memmove(window + c.fronts, args, nargs * sizeof *args);
    memcpy(window, c.front, c.fronts * sizeof *window);
    return ops_callee_enter(t, &c, instance, c.fronts + positional, names, dst);
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

Value op_call_star(Thread *t, Value callable, Value args, Value kwargs, uint16_t dst) {
    args = op_star_arguments(t, callable, args);
    if (!args || !op_star_keywords(t, callable, &kwargs)) return NULL;
    OpsCallee c;
    if (!ops_callee_find(t, callable, &c)) return c.function ? value_call_star(t, callable, args, kwargs) : NULL;
    const Tuple *given = tuple_of(args);
    size_t nargs = c.fronts + given->length;
    DictItems keywords;
    keywords.count = 0;
    if (kwargs && !dict_items(t, dict_of(kwargs), &keywords)) return NULL;
    Value names = keywords.count ? tuple_new(t, NULL, keywords.count) : NULL;
    if (keywords.count && !names) return NULL;
    Instance *instance = instance_of_function(t, (Function *)c.function);
    Value *window = instance ? special_window(t, instance, nargs + keywords.count) : NULL;
    if (!window) return NULL;
    memcpy(window, c.front, c.fronts * sizeof *window);
    memcpy(window + c.fronts, given->items, given->length * sizeof *window);
    for (size_t n = 0; n < keywords.count; n++) {
        Value key = keywords.entries[n].key;
        if (!is_str(t, key)) return raise_type_error(t, "keywords must be strings");
        store(object_of(names), &tuple_of(names)->items[n], key);
        window[nargs + n] = keywords.entries[n].value;
    }
    return ops_callee_enter(t, &c, instance, nargs, names, dst);
}

static bool ops_check_once(Thread *t, Dict *keywords, Value key, Value callable) {
    int present = dict_contains(t, keywords, key);
    if (present <= 0) return present == 0;
    Str *name = ops_function_string(t, callable);
    return name && FAIL_WITH(raise_type_error(t, "%U got multiple values for keyword argument '%V'", name, key));
}

bool op_dict_merge(Thread *t, Value dict, Value mapping, Value callable) {
    if (!is_dict(t, mapping) && !value_getattr_optional(t, mapping, NAME(keys))) {
        if (error_is_set(t)) return false;
        Str *name = ops_function_string(t, callable);
        return name && FAIL_WITH(raise_type_error(t, "%U argument after ** must be a mapping, not %T", name, mapping));
    }
    Dict *target = dict_of(dict);
    if (is_dict(t, mapping) && type_of(t, mapping)->slots->iter == t->vm->types[T_DICT]->slots->iter) {
        /* The first cannot have a name twice, and mostly there is no other. */
        if (dict_length(target) == 0) return dict_merge(t, target, mapping, true);
        DictTable *table = NULL;
        size_t position = 0;
        Value key, v;
        while (dict_next(dict_of(mapping), &table, &position, &key, &v))
            if (!ops_check_once(t, target, key, callable) || !dict_set(t, target, key, v)) return false;
        return true;
    }
    Value keys = value_call_method(t, NAME(keys), &mapping, 1, NULL);
    Value iterator = keys ? value_iter(t, keys) : NULL;
    if (!iterator) return false;
    for (Value key; (key = value_next(t, iterator));) {
        if (!poll_actions(t) || !ops_check_once(t, target, key, callable)) return false;
        Value v = value_getitem(t, mapping, key);
        if (!v || !dict_set(t, target, key, v)) return false;
    }
    return !error_is_set(t);
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
