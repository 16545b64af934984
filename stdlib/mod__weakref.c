/* _weakref: what weakref.py is made with. */
#include "runtime/error.h"
#include "runtime/objects/function.h"
#include "runtime/objects/int.h"
#include "runtime/objects/weakref.h"

static Value weakref_module_count(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return int_from_int64(t, (int64_t)weakref_count(t, args[0]));
}

static Value weakref_module_refs(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return weakref_list(t, args[0]);
}

static Value weakref_module_proxy(Thread *t, Value *args, size_t nargs) {
    return weakref_new_proxy(t, args[0], nargs > 1 ? args[1] : NULL);
}

/* del dict[key], if what is there is a dead reference. */
static Value weakref_module_remove_dead(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (!is_dict(t, args[0]))
        return raise_bad_argument(t, "_remove_dead_weakref", 1, "dict", args[0]);
    Value ref = dict_get(t, dict_of(args[0]), args[1]);
    if (ref == NULL) return error_is_set(t) ? NULL : NONE;
    if (!is_weakref(t, ref) || weakref_get((Weakref *)ref) != NULL) return NONE;
    return dict_delete(t, dict_of(args[0]), args[1]) < 0 ? NULL : NONE;
}

static const NativeDef weakref_module_functions[] = {
    {"getweakrefcount", weakref_module_count, 1, 1, NATIVE_FUNCTION, NULL,
     "Return the number of weak references to 'object'."},
    {"getweakrefs", weakref_module_refs, 1, 1, NATIVE_FUNCTION, NULL,
     "Return a list of all weak reference objects pointing to 'object'."},
    {"proxy", weakref_module_proxy, 1, 2, NATIVE_FUNCTION, NULL,
     "Create a proxy object that weakly references 'object'."},
    {"_remove_dead_weakref", weakref_module_remove_dead, 2, 2, NATIVE_FUNCTION, NULL,
     "Atomically remove key from dict if it points to a dead weakref."},
    {0},
};

static bool weakref_module_init(Thread *t, Module *m) {
    Type **types = t->vm->types;
    return module_add(t, m, "ref", to_value(types[T_WEAKREF]))
           && module_add(t, m, "ReferenceType", to_value(types[T_WEAKREF]))
           && module_add(t, m, "ProxyType", to_value(types[T_WEAKPROXY]))
           && module_add(t, m, "CallableProxyType", to_value(types[T_WEAKCALLABLEPROXY]));
}

const ModuleDef module__weakref = {
    .name = "_weakref",
    .doc = "Weak-reference support module.",
    .functions = weakref_module_functions,
    .init = weakref_module_init,
};
