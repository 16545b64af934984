/* Module _functools: reduce and cmp_to_key; partial and lru_cache have files of their own. */
#include "runtime/error.h"
#include "runtime/objects/function.h"
#include "runtime/objects/sequence.h"
#include "runtime/threads/safepoint.h"
#include "stdlib/functools.h"

/* ---- reduce --------------------------------------------------------------------------------- */

static Value functools_reduce(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value function = args[0], total = args[2];
    const TypeSlots *slots = type_of(t, args[1])->slots;
    if (slots->iter == NULL && slots->getitem == NULL)
        return raise_type_error(t, "reduce() arg 2 must support iteration");
    Value iterator = value_iter(t, args[1]);
    if (!iterator) return NULL;
    for (Value v; (v = value_next(t, iterator)) != NULL;) {
        if (!poll_actions(t)) return NULL;
        total = total ? value_call_2(t, function, total, v) : v;
        if (!total) return NULL;
    }
    if (error_is_set(t)) return NULL;
    return total ? total : raise_type_error(t, "reduce() of empty iterable with no initial value");
}

/* ---- cmp_to_key ----------------------------------------------------------------------------- */

typedef struct CompareKey {
    Object header;
    Value compare, object;   /* object NULL: the maker of keys itself */
} CompareKey;

static const TypeDef compare_key_typedef;

static Value compare_key_new(Thread *t, Value compare, Value object) {
    CompareKey *key =
        (CompareKey *)type_allocate_instance(t, type_from(*vm_root(t, &compare_key_typedef)), 0);
    if (!key) return NULL;
    store(key, &key->compare, compare);
    if (object) store(key, &key->object, object);
    return to_value(key);
}

static Value functools_cmp_to_key(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return compare_key_new(t, args[0], NULL);
}

static Value compare_key_call(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    Value object;
    if (!bind_arguments(t, "K", "obj", args, nargs, kwnames, &object)) return NULL;
    return compare_key_new(t, ((CompareKey *)self)->compare, object);
}

static Value compare_key_compare(Thread *t, Value self, Value other, CompareOperator op) {
    if (type_of(t, other)->def != &compare_key_typedef)
        return raise_type_error(t, "other argument must be K instance");
    CompareKey *a = (CompareKey *)self, *b = (CompareKey *)other;
    Value x = load(&a->object), y = load(&b->object);
    if (!x || !y) return raise_error(t, T_ATTRIBUTE_ERROR, "object");
    Value order = value_call_2(t, a->compare, x, y);
    return order ? value_compare(t, order, small_int(0), op) : NULL;
}

static Value compare_key_object(Thread *t, Value self) {
    Value object = load(&((CompareKey *)self)->object);
    return object ? object : raise_error(t, T_ATTRIBUTE_ERROR, "object");
}
static bool compare_key_set_object(Thread *t, Value self, Value v) {
    (void)t;
    store(object_of(self), &((CompareKey *)self)->object, v);
    return true;
}

static void compare_key_trace(Marker *m, Object *cell) {
    gc_mark_values(m, &((CompareKey *)cell)->compare, 2);
}

static Value compare_key_signature(Thread *t, Value self) {
    (void)self;
    return to_value(str_from_c(t, "(obj)"));
}

static const GetSetDef compare_key_getset[] = {
    {"__text_signature__", compare_key_signature, NULL, NULL},
    {"obj", compare_key_object, compare_key_set_object, "What the key stands for."},
    {0},
};

static const TypeDef compare_key_typedef = {
    .name = "functools.KeyWrapper",
    .size = sizeof(CompareKey),
    .flags = TYPE_NO_INSTANTIATE,
    .trace = compare_key_trace,
    .slots = {.call = compare_key_call, .compare = compare_key_compare},
    .getset = compare_key_getset,
};

/* ---- the module ----------------------------------------------------------------------------- */

static Type *functools_add_type(Thread *t, Module *m, const TypeDef *def, bool is_public) {
    Type *type = type_new_native(t, def, NULL);
    if (!type || (is_public && !module_add_type(t, m, type))) return NULL;
    vm_root_set(vm_root(t, def), to_value(type));
    return type;
}

static bool functools_init(Thread *t, Module *m) {
    Type *placeholder = functools_add_type(t, m, &placeholder_typedef, true);
    if (!placeholder || !functools_add_type(t, m, &partial_typedef, true) ||
        !functools_add_type(t, m, &lru_cache_typedef, true) ||
        !functools_add_type(t, m, &compare_key_typedef, false))
        return false;
    Value only = type_allocate_instance(t, placeholder, 0);
    if (!only || !module_add(t, m, "Placeholder", only)) return false;
    vm_root_set(vm_root(t, &placeholder_typedef), only);
    Value mark = type_allocate_instance(t, t->vm->types[T_OBJECT], 0);
    if (!mark) return false;
    vm_root_set(vm_root(t, &lru_cache_mark_key), mark);
    return true;
}

static const NativeDef functools_functions[] = {
    {"reduce", functools_reduce, 2, 3, NATIVE_FUNCTION,
     "function, iterable, /, initial=<unrepresentable>",
     "Fold the items of an iterable into one value by a function of two."},
    {"cmp_to_key", functools_cmp_to_key, 1, 1, NATIVE_FUNCTION, "mycmp",
     "A key function from one that compares two values."},
    {0},
};

const ModuleDef module__functools = {
    .name = "_functools",
    .doc = "What functools is quick with.",
    .functions = functools_functions,
    .init = functools_init,
};
