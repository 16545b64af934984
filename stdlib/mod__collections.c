/* Module _collections: deque (deque.c), defaultdict, and what namedtuple and Counter are quick
 * with. */
#include "runtime/error.h"
#include "runtime/objects/function.h"
#include "runtime/objects/iterator.h"
#include "runtime/objects/int.h"
#include "runtime/objects/sequence.h"
#include "runtime/threads/safepoint.h"
#include "stdlib/deque.h"

/* ---- defaultdict ---------------------------------------------------------------------------- */

typedef struct DefaultDict {
    Dict dict;
    Value factory;           /* None or a callable */
} DefaultDict;

static const TypeDef defaultdict_typedef;

static bool is_defaultdict(Thread *t, Value v) {
    return type_of(t, v)->def == &defaultdict_typedef;
}
static Value defaultdict_factory(Thread *t, Value self) {
    (void)t;
    Value factory = load(&((DefaultDict *)self)->factory);
    return factory ? factory : NONE;
}
static bool defaultdict_set_factory(Thread *t, Value self, Value v) {
    (void)t;
    store(object_of(self), &((DefaultDict *)self)->factory, v ? v : NONE);
    return true;
}

static bool defaultdict_initialise(Thread *t, Value self, Value *args, size_t nargs,
                                   Value kwnames) {
    if (nargs > 0) {
        if (args[0] != NONE && !value_is_callable(t, args[0]))
            return FAIL_WITH(raise_type_error(t, "first argument must be callable or None"));
        (void)defaultdict_set_factory(t, self, args[0]);
        args++;
        nargs--;
    }
    return t->vm->types[T_DICT]->slots->init(t, self, args, nargs, kwnames);
}

/* Of two threads that miss the same key, both get the value of the one that stores first. */
static Value defaultdict_make(Thread *t, Value self, Value key) {
    Value factory = defaultdict_factory(t, self);
    if (factory == NONE) return raise_key_error(t, key);
    Value v = value_call_0(t, factory);
    if (!v) return NULL;
    if (type_of(t, self)->slots->setitem == t->vm->types[T_DICT]->slots->setitem)
        return dict_setdefault(t, dict_of(self), key, v);
    return value_setitem(t, self, key, v) ? v : NULL;
}

static Value defaultdict_missing(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return defaultdict_make(t, args[0], args[1]);
}

static Value defaultdict_repr(Thread *t, Value self) {
    Value factory = defaultdict_factory(t, self), text;
    int entered = factory == NONE ? 1 : repr_enter(t, factory);
    if (entered < 0) return NULL;
    text = entered ? value_repr(t, factory) : to_value(str_from_c(t, "..."));
    if (entered && factory != NONE) repr_leave(t, factory);
    Value items = text ? t->vm->types[T_DICT]->slots->repr(t, self) : NULL;
    return items ? to_value(
                       str_format(t, "%V(%V, %V)", type_str_name(t, type_of(t, self)), text, items))
                 : NULL;
}

static Value defaultdict_copy(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return value_call_2(t, to_value(type_of(t, args[0])), defaultdict_factory(t, args[0]), args[0]);
}

/* (class, (factory,) or (), None, None, iter(items)) */
static Value defaultdict_reduce(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value factory = defaultdict_factory(t, args[0]);
    Value arguments = factory == NONE ? to_value(&static_empty_tuple) : tuple_from_1(t, factory);
    Value items = arguments ? value_call_method(t, NAME(items), args, 1, NULL) : NULL;
    Value iterator = items ? value_iter(t, items) : NULL;
    if (!iterator) return NULL;
    return tuple_new(t, (Value[]){to_value(type_of(t, args[0])), arguments, NONE, NONE, iterator},
                     5);
}

static Value defaultdict_union(Thread *t, Value left, Value right) {
    if (!is_dict(t, left) || !is_dict(t, right)) return NOT_IMPLEMENTED;
    Value self = is_defaultdict(t, left) ? left : right;
    Value result = value_call_2(t, to_value(type_of(t, self)), defaultdict_factory(t, self), left);
    if (!result) return NULL;
    return !is_dict(t, result) || dict_merge(t, dict_of(result), right, true) ? result : NULL;
}

static void defaultdict_trace(Marker *m, Object *cell) {
    gc_mark_cell(m, ((DefaultDict *)cell)->dict.table);
    gc_mark_value(m, ((DefaultDict *)cell)->factory);
}

static const NativeDef defaultdict_methods[] = {
    {"__missing__", defaultdict_missing, 1, 1, NATIVE_METHOD, NULL, NULL},
    {"copy", defaultdict_copy, 0, 0, NATIVE_METHOD, NULL, "A defaultdict of the same pairs."},
    {"__copy__", defaultdict_copy, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__reduce__", defaultdict_reduce, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__class_getitem__", sequence_class_getitem, 1, 1, NATIVE_CLASS_METHOD, NULL, NULL},
    {0},
};

static const GetSetDef defaultdict_getset[] = {
    {"default_factory", defaultdict_factory, defaultdict_set_factory,
     "What makes the value of a key that is missing."},
    {0},
};

static const TypeDef defaultdict_typedef = {
    .name = "collections.defaultdict",
    .doc = "A dict that makes the values of missing keys.",
    .base = T_DICT,
    .size = sizeof(DefaultDict),
    .flags = TYPE_SUBCLASSABLE | TYPE_MAPPING | TYPE_WEAKLY_REFERABLE,
    .trace = defaultdict_trace,
    .slots = {
        .repr = defaultdict_repr,
        .init = defaultdict_initialise,
        .binary = {[BINARY_OR] = defaultdict_union},
    },
    .methods = defaultdict_methods,
    .getset = defaultdict_getset,
    .new_params = "default_factory=None, /, *args, **kwargs",
};

/* ---- _tuplegetter: the fields of named tuples ----------------------------------------------- */

typedef struct TupleGetter {
    Object header;
    Value doc;
    int64_t index;
} TupleGetter;

static Value tuplegetter_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    Value out[2];
    int64_t index;
    if (!bind_arguments(t, "_tuplegetter", "index, doc, /", args, nargs, kwnames, out)) return NULL;
    if (!value_as_int64(t, out[0], &index, T_OVERFLOW_ERROR)) return NULL;
    TupleGetter *g = (TupleGetter *)type_allocate_instance(t, type_from(cls), 0);
    if (!g) return NULL;
    g->index = index;
    store(g, &g->doc, out[1]);
    return to_value(g);
}

static Value tuplegetter_get(Thread *t, Value self, Value instance, Value owner) {
    (void)owner;
    TupleGetter *g = (TupleGetter *)self;
    if (instance == NULL || instance == NONE) return self;
    if (!is_tuple(t, instance))
        return raise_type_error(
            t, "descriptor for index '%zd' for tuple subclasses doesn't apply to '%T' object",
            g->index, instance);
    if ((uint64_t)g->index >= tuple_of(instance)->length)
        return raise_index_error(t, "tuple index out of range");
    return tuple_of(instance)->items[g->index];
}

static bool tuplegetter_set(Thread *t, Value self, Value instance, Value v) {
    (void)self, (void)instance;
    raise_error(t, T_ATTRIBUTE_ERROR, v ? "can't set attribute" : "can't delete attribute");
    return false;
}

static Value tuplegetter_repr(Thread *t, Value self) {
    TupleGetter *g = (TupleGetter *)self;
    return to_value(
        str_format(t, "%V(%zd, %R)", type_str_name(t, type_of(t, self)), g->index, load(&g->doc)));
}

static Value tuplegetter_reduce(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    TupleGetter *g = (TupleGetter *)args[0];
    Value arguments = tuple_from_2(t, small_int(g->index), load(&g->doc));
    return arguments ? tuple_from_2(t, to_value(type_of(t, args[0])), arguments) : NULL;
}

static Value tuplegetter_doc(Thread *t, Value self) {
    (void)t;
    return load(&((TupleGetter *)self)->doc);
}
static bool tuplegetter_set_doc(Thread *t, Value self, Value v) {
    (void)t;
    store(object_of(self), &((TupleGetter *)self)->doc, v ? v : NONE);
    return true;
}

static void tuplegetter_trace(Marker *m, Object *cell) {
    gc_mark_value(m, ((TupleGetter *)cell)->doc);
}

static const NativeDef tuplegetter_methods[] = {
    {"__reduce__", tuplegetter_reduce, 0, 0, NATIVE_METHOD, NULL, NULL},
    {0},
};
static const GetSetDef tuplegetter_getset[] = {
    {"__doc__", tuplegetter_doc, tuplegetter_set_doc, NULL},
    {0},
};

static const TypeDef tuplegetter_typedef = {
    .name = "collections._tuplegetter",
    .size = sizeof(TupleGetter),
    .flags = TYPE_DATA_DESCRIPTOR,
    .trace = tuplegetter_trace,
    .slots = {
        .new = tuplegetter_construct,
        .repr = tuplegetter_repr,
        .descr_get = tuplegetter_get,
        .descr_set = tuplegetter_set,
    },
    .methods = tuplegetter_methods,
    .getset = tuplegetter_getset,
    .new_params = "index, doc, /",
};

/* ---- _count_elements ------------------------------------------------------------------------ */

/* mapping[v] = mapping.get(v, 0) + 1, for a dict or a subclass that leaves these alone. */
static bool collections_count_in_dict(Thread *t, Dict *d, Value v) {
    uint64_t hash;
    if (!dict_hash_key(t, v, &hash)) return false;
    Value count = dict_get_hashed(t, d, v, hash);
    if (!count && error_is_set(t)) return false;
    count = count ? value_binary(t, BINARY_ADD, count, small_int(1)) : small_int(1);
    return count && dict_set_hashed(t, d, v, hash, count);
}

static bool collections_count(Thread *t, Value mapping, Value v) {
    Value window[3] = {mapping, v, small_int(0)};
    Value count = value_call_method(t, NAME(get), window, 3, NULL);
    count = count ? value_binary(t, BINARY_ADD, count, small_int(1)) : NULL;
    return count && value_setitem(t, mapping, v, count);
}

static Value collections_count_elements(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value mapping = args[0], iterator = value_iter(t, args[1]);
    if (!iterator) return NULL;
    Type *type = type_of(t, mapping), *dict = t->vm->types[T_DICT];
    bool is_plain = is_dict(t, mapping) && type->slots->setitem == dict->slots->setitem &&
                    type_lookup(t, type, NAME(get)) == type_lookup(t, dict, NAME(get));
    for (Value v; (v = value_next(t, iterator)) != NULL;) {
        if (!poll_actions(t)) return NULL;
        if (!(is_plain ? collections_count_in_dict(t, dict_of(mapping), v)
                       : collections_count(t, mapping, v)))
            return NULL;
    }
    return error_is_set(t) ? NULL : NONE;
}

/* ---- the module ----------------------------------------------------------------------------- */

static bool collections_add_type(Thread *t, Module *m, const TypeDef *def, Value bases) {
    Type *type = type_new_native(t, def, bases);
    if (!type || !module_add_type(t, m, type)) return false;
    vm_root_set(vm_root(t, def), to_value(type));
    return true;
}

static bool collections_init(Thread *t, Module *m) {
    Value dict = tuple_from_1(t, to_value(t->vm->types[T_DICT]));
    return dict && collections_add_type(t, m, &deque_typedef, NULL) &&
           collections_add_type(t, m, &defaultdict_typedef, dict) &&
           collections_add_type(t, m, &deque_iterator_typedef, NULL) &&
           collections_add_type(t, m, &deque_reverse_iterator_typedef, NULL) &&
           collections_add_type(t, m, &tuplegetter_typedef, NULL);
}

static const NativeDef collections_functions[] = {
    {"_count_elements", collections_count_elements, 2, 2, NATIVE_FUNCTION, NULL,
     "Count the items of an iterable in a mapping."},
    {0},
};

const ModuleDef module__collections = {
    .name = "_collections",
    .doc = "What collections is quick with.",
    .functions = collections_functions,
    .init = collections_init,
};
