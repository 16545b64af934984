/* mappingproxy: a mapping that can be read only; what a class's __dict__ is. */
#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/objects/list.h"
#include "runtime/objects/sequence.h"

typedef struct MappingProxy {
    Object header;
    Value mapping;
} MappingProxy;

static Value mappingproxy_mapping(Value v) { return ((MappingProxy *)v)->mapping; }
static bool is_mappingproxy(Value v) { return is_exact(v, T_MAPPINGPROXY); }

Value mappingproxy_new(Thread *t, Value mapping) {
    MappingProxy *proxy = heap_allocate(t, sizeof *proxy, T_MAPPINGPROXY);
    if (!proxy) return NULL;
    proxy->mapping = mapping;
    return to_value(proxy);
}

static Value mappingproxy_construct(Thread *t, Value cls, Value *args, size_t nargs,
                                    Value kwnames) {
    (void)cls;
    Value mapping;
    if (!bind_arguments(t, "mappingproxy", "mapping", args, nargs, kwnames, &mapping)) return NULL;
    if (type_of(t, mapping)->slots->getitem == NULL || is_list(t, mapping) || is_tuple(t, mapping))
        return raise_type_error(t, "mappingproxy() argument must be a mapping, not %T", mapping);
    return mappingproxy_new(t, mapping);
}

static Value mappingproxy_repr(Thread *t, Value self) {
    return to_value(str_format(t, "mappingproxy(%R)", mappingproxy_mapping(self)));
}
static Value mappingproxy_str(Thread *t, Value self) {
    return value_str(t, mappingproxy_mapping(self));
}
static bool mappingproxy_hash(Thread *t, Value self, int64_t *hash) {
    return value_hash(t, mappingproxy_mapping(self), hash);
}
static Value mappingproxy_compare(Thread *t, Value self, Value other, CompareOperator op) {
    if (is_mappingproxy(other)) other = mappingproxy_mapping(other);
    return value_compare(t, mappingproxy_mapping(self), other, op);
}
static Value mappingproxy_iter(Thread *t, Value self) {
    return value_iter(t, mappingproxy_mapping(self));
}
static int64_t mappingproxy_length(Thread *t, Value self) {
    return value_length(t, mappingproxy_mapping(self));
}
static Value mappingproxy_getitem(Thread *t, Value self, Value key) {
    return value_getitem(t, mappingproxy_mapping(self), key);
}
static int mappingproxy_contains(Thread *t, Value self, Value v) {
    return value_contains(t, mappingproxy_mapping(self), v);
}

static Value mappingproxy_or(Thread *t, Value left, Value right) {
    if (is_mappingproxy(left)) left = mappingproxy_mapping(left);
    if (is_mappingproxy(right)) right = mappingproxy_mapping(right);
    return value_binary(t, BINARY_OR, left, right);
}
static Value mappingproxy_inplace_or(Thread *t, Value left, Value right) {
    (void)right;
    return raise_type_error(t, "'|=' is not supported by %T; use '|' instead", left);
}

static Value mappingproxy_call(Thread *t, const char *name, Value *args, size_t nargs) {
    Value window[3];
    Str *method = intern_c(t, name);
    if (!method) return NULL;
    for (size_t i = 0; i < nargs; i++) window[i] = args[i];
    window[0] = mappingproxy_mapping(args[0]);
    return value_call_method(t, method, window, nargs, NULL);
}
static Value mappingproxy_get(Thread *t, Value *args, size_t nargs) {
    Value window[3] = {args[0], args[1], nargs > 2 ? args[2] : NONE};
    return mappingproxy_call(t, "get", window, 3);
}
static Value mappingproxy_keys(Thread *t, Value *args, size_t nargs) {
    return mappingproxy_call(t, "keys", args, nargs);
}
static Value mappingproxy_values(Thread *t, Value *args, size_t nargs) {
    return mappingproxy_call(t, "values", args, nargs);
}
static Value mappingproxy_items(Thread *t, Value *args, size_t nargs) {
    return mappingproxy_call(t, "items", args, nargs);
}
static Value mappingproxy_copy(Thread *t, Value *args, size_t nargs) {
    return mappingproxy_call(t, "copy", args, nargs);
}
static Value mappingproxy_reversed(Thread *t, Value *args, size_t nargs) {
    return mappingproxy_call(t, "__reversed__", args, nargs);
}

static void mappingproxy_trace(Marker *m, Object *cell) {
    gc_mark_value(m, ((MappingProxy *)cell)->mapping);
}

static const NativeDef mappingproxy_methods[] = {
    {"get", mappingproxy_get, 1, 2, NATIVE_METHOD, NULL,
     "The value of a key, or else the default."},
    {"keys", mappingproxy_keys, 0, 0, NATIVE_METHOD, NULL, "The keys of the mapping."},
    {"values", mappingproxy_values, 0, 0, NATIVE_METHOD, NULL, "The values of the mapping."},
    {"items", mappingproxy_items, 0, 0, NATIVE_METHOD, NULL,
     "The pairs (key, value) of the mapping."},
    {"copy", mappingproxy_copy, 0, 0, NATIVE_METHOD, NULL, "A copy of the mapping."},
    {"__reversed__", mappingproxy_reversed, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__class_getitem__", sequence_class_getitem, 1, 1, NATIVE_CLASS_METHOD, NULL, NULL},
    {0},
};

const TypeDef mappingproxy_typedef = {
    .name = "mappingproxy",
    .doc = "A mapping that can be read only.",
    .id = T_MAPPINGPROXY,
    .size = sizeof(MappingProxy),
    .flags = TYPE_MAPPING,
    .trace = mappingproxy_trace,
    .slots = {
        .repr = mappingproxy_repr,
        .str = mappingproxy_str,
        .hash = mappingproxy_hash,
        .compare = mappingproxy_compare,
        .iter = mappingproxy_iter,
        .new = mappingproxy_construct,
        .length = mappingproxy_length,
        .getitem = mappingproxy_getitem,
        .contains = mappingproxy_contains,
        .binary = {[BINARY_OR] = mappingproxy_or},
        .inplace = {[BINARY_OR] = mappingproxy_inplace_or},
    },
    .methods = mappingproxy_methods,
    .new_params = "mapping",
};
