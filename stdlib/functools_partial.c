/* functools.partial, with places that are left open. */
#include "runtime/error.h"
#include "runtime/objects/function.h"
#include "runtime/objects/sequence.h"
#include "stdlib/functools.h"

typedef struct Partial {
    Object header;
    Value function;
    Value args;              /* tuple */
    Value keywords;          /* dict */
    Value dict;              /* __dict__, or NULL */
    int64_t open;            /* how many Placeholders are in args */
} Partial;

/* Calls with so many arguments need no memory. */
#define PARTIAL_WINDOW 8

static bool is_partial(Thread *t, Value v) { return type_of(t, v)->def == &partial_typedef; }
static Value partial_placeholder(Thread *t) { return *vm_root(t, &placeholder_typedef); }

static int64_t partial_count_open(Thread *t, Value args) {
    int64_t open = 0;
    for (size_t i = 0; i < tuple_of(args)->length; i++)
        open += tuple_of(args)->items[i] == partial_placeholder(t);
    return open;
}

/* given, put into the open places of args, the rest behind; as many places stay open as given
 * cannot fill. */
static Value partial_fill(Thread *t, Value args, const Value *given, size_t count) {
    Tuple *old = tuple_of(args);
    size_t open = (size_t)partial_count_open(t, args), filled = open < count ? open : count,
           next = 0;
    Value result = tuple_new(t, NULL, old->length + count - filled);
    if (!result) return NULL;
    Tuple *tuple = tuple_of(result);
    for (size_t i = 0; i < old->length; i++) {
        bool is_open = old->items[i] == partial_placeholder(t) && next < filled;
        store(tuple, &tuple->items[i], is_open ? given[next++] : old->items[i]);
    }
    for (size_t i = old->length; next < count; i++) store(tuple, &tuple->items[i], given[next++]);
    return result;
}

static Value partial_keywords(Thread *t, Value base, Value kwnames, const Value *values) {
    Dict *keywords = base ? dict_copy(t, dict_of(base)) : dict_new(t);
    for (size_t i = 0; keywords && kwnames && i < tuple_of(kwnames)->length; i++) {
        if (values[i] == partial_placeholder(t))
            return raise_type_error(t, "Placeholder cannot be passed as a keyword argument");
        if (!dict_set(t, keywords, tuple_of(kwnames)->items[i], values[i])) return NULL;
    }
    return to_value(keywords);
}

static Value partial_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    if (nargs == 0) return raise_type_error(t, "type 'partial' takes at least one argument");
    Value function = args[0], given = NULL, keywords = NULL;
    if (!value_is_callable(t, function))
        return raise_type_error(t, "the first argument must be callable");
    if (nargs > 1 && args[nargs - 1] == partial_placeholder(t))
        return raise_type_error(t, "trailing Placeholders are not allowed");
    if (is_partial(t, function) && load(&((Partial *)function)->dict) == NULL) { /* one is enough */
        Partial *inner = (Partial *)function;
        given = partial_fill(t, load(&inner->args), args + 1, nargs - 1);
        keywords = partial_keywords(t, load(&inner->keywords), kwnames, args + nargs);
        function = load(&inner->function);
    } else {
        given = tuple_new(t, args + 1, nargs - 1);
        keywords = partial_keywords(t, NULL, kwnames, args + nargs);
    }
    Partial *p = given && keywords ? (Partial *)type_allocate_instance(t, type_from(cls), 0) : NULL;
    if (!p) return NULL;
    store(p, &p->function, function);
    store(p, &p->args, given);
    store(p, &p->keywords, keywords);
    store_relaxed(&p->open, partial_count_open(t, given));
    return to_value(p);
}

/* A call that adds only positional arguments, few of them, to a partial without keywords. */
static Value partial_call_plain(Thread *t, Partial *p, Value *args, size_t nargs) {
    Tuple *own = tuple_of(load(&p->args));
    Value window[PARTIAL_WINDOW + 1];
    for (size_t i = 0; i < own->length; i++) window[i] = own->items[i];
    for (size_t i = 0; i < nargs; i++) window[own->length + i] = args[i];
    return value_call(t, load(&p->function), window, own->length + nargs, NULL);
}

static Value partial_call(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    Partial *p = (Partial *)self;
    Value own = load(&p->args), keywords = load(&p->keywords);
    int64_t open = load_relaxed(&p->open);
    bool has_names = kwnames && tuple_of(kwnames)->length;
    if ((size_t)open > nargs)
        return raise_type_error(
            t, "missing positional arguments in 'partial' call; expected at least %zd, got %zu",
            open, nargs);
    if (open == 0 && !has_names && dict_length(dict_of(keywords)) == 0 &&
        tuple_of(own)->length + nargs <= PARTIAL_WINDOW)
        return partial_call_plain(t, p, args, nargs);
    Value all = partial_fill(t, own, args, nargs);
    Dict *names = all ? dict_copy(t, dict_of(keywords)) : NULL;
    for (size_t i = 0; names && has_names && i < tuple_of(kwnames)->length; i++)
        if (!dict_set(t, names, tuple_of(kwnames)->items[i], args[nargs + i])) return NULL;
    return names ? value_call_star(t, load(&p->function), all, to_value(names)) : NULL;
}

static Value partial_get(Thread *t, Value self, Value instance, Value owner) {
    (void)owner;
    return instance == NULL || instance == NONE ? self : method_new(t, self, instance);
}

static bool partial_repr_arguments(Thread *t, Partial *p, StrBuilder *b) {
    Tuple *args = tuple_of(load(&p->args)); /* a repr() may change the partial */
    Dict *keywords = dict_copy(t, dict_of(load(&p->keywords)));
    if (!str_builder_format(b, "%R", load(&p->function))) return false;
    for (size_t i = 0; i < args->length; i++)
        if (!str_builder_format(b, ", %R", args->items[i])) return false;
    DictTable *table = NULL;
    size_t position = 0;
    Value key, value;
    while (keywords && dict_next(keywords, &table, &position, &key, &value))
        if (!str_builder_format(b, ", %V=%R", key, value)) return false;
    return keywords != NULL;
}

static Value partial_repr(Thread *t, Value self) {
    int entered = repr_enter(t, self);
    if (entered <= 0) return entered < 0 ? NULL : to_value(str_from_c(t, "..."));
    StrBuilder b;
    str_builder_init(&b, t);
    Value name = type_full_name(t, type_of(t, self));
    bool done = name && str_builder_format(&b, "%V(", name) &&
                partial_repr_arguments(t, (Partial *)self, &b) && str_builder_add_char(&b, ')');
    repr_leave(t, self);
    return done ? to_value(str_builder_finish(&b)) : NULL;
}

static Value partial_reduce(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Partial *p = (Partial *)args[0];
    Value function = load(&p->function), dict = load(&p->dict),
          arguments = tuple_from_1(t, function);
    Value state = arguments ? tuple_new(t, (Value[]){function, load(&p->args), load(&p->keywords),
                                                     dict ? dict : NONE}, 4) : NULL;
    return state ? tuple_from_3(t, to_value(type_of(t, args[0])), arguments, state) : NULL;
}

static Value partial_setstate(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Partial *p = (Partial *)args[0];
    if (!is_tuple(t, args[1]))
        return raise_type_error(t, "argument to __setstate__ must be a tuple");
    Tuple *state = tuple_of(args[1]);
    if (state->length != 4)
        return raise_type_error(t, "expected 4 items in state, got %zu", state->length);
    Value function = state->items[0], own = state->items[1], keywords = state->items[2],
          dict = state->items[3];
    if (!value_is_callable(t, function) || !is_tuple(t, own) ||
        (keywords != NONE && !is_dict(t, keywords)) || (dict != NONE && !is_dict(t, dict)))
        return raise_type_error(t, "invalid partial state");
    if (tuple_of(own)->length &&
        tuple_of(own)->items[tuple_of(own)->length - 1] == partial_placeholder(t))
        return raise_type_error(t, "trailing Placeholders are not allowed");
    if (!is_exact(own, T_TUPLE)) own = tuple_new(t, tuple_of(own)->items, tuple_of(own)->length);
    if (keywords == NONE) keywords = to_value(dict_new(t));
    else if (!is_dict_exact(keywords)) keywords = to_value(dict_copy(t, dict_of(keywords)));
    if (!own || !keywords) return NULL;
    store(p, &p->function, function);
    store(p, &p->args, own);
    store(p, &p->keywords, keywords);
    store(p, &p->dict, dict == NONE ? NULL : dict);
    store_relaxed(&p->open, partial_count_open(t, own));
    return NONE;
}

static void partial_trace(Marker *m, Object *cell) {
    gc_mark_values(m, &((Partial *)cell)->function, 4);
}

static const NativeDef partial_methods[] = {
    {"__reduce__", partial_reduce, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__setstate__", partial_setstate, 1, 1, NATIVE_METHOD, NULL, NULL},
    {"__class_getitem__", sequence_class_getitem, 1, 1, NATIVE_CLASS_METHOD, NULL, NULL},
    {0},
};
static const MemberDef partial_members[] = {
    {"func", offsetof(Partial, function), MEMBER_READ_ONLY, "The function that is called."},
    {"args", offsetof(Partial, args), MEMBER_READ_ONLY, "The arguments that come first."},
    {"keywords", offsetof(Partial, keywords), MEMBER_READ_ONLY,
     "The keyword arguments that are added."},
    {0},
};

const TypeDef partial_typedef = {
    .name = "functools.partial",
    .doc = "A function with some of its arguments given.",
    .size = sizeof(Partial),
    .flags = TYPE_SUBCLASSABLE | TYPE_WEAKLY_REFERABLE,
    .dict_offset = offsetof(Partial, dict),
    .trace = partial_trace,
    .slots = {.new = partial_construct,
              .call = partial_call,
              .repr = partial_repr,
              .descr_get = partial_get},
    .methods = partial_methods,
    .members = partial_members,
    .new_params = "func, /, *args, **keywords",
};

/* ---- Placeholder ---------------------------------------------------------------------------- */

static Value placeholder_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    (void)cls, (void)args;
    if (nargs || (kwnames && tuple_of(kwnames)->length))
        return raise_type_error(t, "_PlaceholderType takes no arguments");
    return partial_placeholder(t);
}
static Value placeholder_repr(Thread *t, Value self) {
    (void)self;
    return to_value(str_from_c(t, "Placeholder"));
}
static Value placeholder_reduce(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return placeholder_repr(t, args[0]);
}

static const NativeDef placeholder_methods[] = {
    {"__reduce__", placeholder_reduce, 0, 0, NATIVE_METHOD, NULL, NULL},
    {0},
};

const TypeDef placeholder_typedef = {
    .name = "functools._PlaceholderType",
    .doc = "The type of Placeholder, which keeps a place in a partial's arguments open.",
    .size = sizeof(Object) + sizeof(Value),
    .slots = {.new = placeholder_construct, .repr = placeholder_repr},
    .methods = placeholder_methods,
};
