/* Weak references and proxies, and the VM's table of them: see weakref.h. */
#include "runtime/objects/weakref.h"

#include <stdlib.h>

#include "runtime/error.h"
#include "runtime/objects/descriptor.h"
#include "runtime/objects/exception.h"
#include "runtime/objects/generic_alias.h"
#include "runtime/objects/list.h"
#include "runtime/objects/protocol.h"

/* ---- the table ------------------------------------------------------------------------------- */

/* Address of an object -> the chain of its references. Open addressing; a key stays when its chain
 * has become empty, until the table is made anew. Everything here is under vm->weak_mutex, or in
 * the pause. Nothing in it keeps anything alive. */
typedef struct WeakEntry {
    Object *object; /* NULL: never used */
    Weakref *first;
} WeakEntry;

typedef struct WeakTable {
    size_t size, used;
    Weakref *due; /* their objects died, their callbacks have not run; in the order to run */
    WeakEntry *entries;
} WeakTable;

static size_t weak_hash(const Object *o) {
    return (size_t)(((uint64_t)(uintptr_t)o >> 4) * 0x9e3779b97f4a7c15u >> 32);
}

static WeakEntry *weak_find(WeakTable *table, const Object *o) {
    if (table == NULL || table->size == 0) return NULL;
    for (size_t i = weak_hash(o) & (table->size - 1);; i = (i + 1) & (table->size - 1)) {
        if (table->entries[i].object == o) return &table->entries[i];
        if (table->entries[i].object == NULL) return NULL;
    }
}

static void weak_place(WeakTable *table, Object *o, Weakref *first) {
    size_t i = weak_hash(o) & (table->size - 1);
    while (table->entries[i].object != NULL) i = (i + 1) & (table->size - 1);
    table->entries[i] = (WeakEntry){o, first};
    table->used++;
}

/* Makes the entries anew in `entries`, zeroed, with room for `size`; frees nothing. */
static void weak_rehash(WeakTable *table, WeakEntry *entries, size_t size) {
    WeakEntry *old = table->entries;
    size_t old_size = table->size;
    table->entries = entries;
    table->size = size;
    table->used = 0;
    for (size_t i = 0; i < old_size; i++)
        if (old[i].object != NULL && old[i].first != NULL)
            weak_place(table, old[i].object, old[i].first);
}

/* Room for one more, before the mutex is taken for good. Called and left with the mutex held.
 * False: no memory. */
static bool weak_reserve(VM *vm) {
    WeakTable *table = vm->weak_table;
    if (table == NULL) {
        table = vm->weak_table = calloc(1, sizeof *table);
        if (table == NULL) return false;
    }
    if ((table->used + 1) * 4 <= table->size * 3) return true;
    size_t live = 0;
    for (size_t i = 0; i < table->size; i++) live += table->entries[i].first != NULL;
    size_t size = 16;
    while (size < (live + 1) * 2) size *= 2;
    WeakEntry *entries = calloc(size, sizeof *entries), *old = table->entries;
    if (entries == NULL) return false;
    weak_rehash(table, entries, size);
    free(old);
    return true;
}

void weakref_free_table(VM *vm) {
    WeakTable *table = vm->weak_table;
    if (table == NULL) return;
    free(table->entries);
    free(table);
    vm->weak_table = NULL;
}

/* ---- the pause ------------------------------------------------------------------------------- */

/* Whether `first` of a dead object's chain: clears each living reference, and appends those with
 * callbacks to the queue. */
static void weak_clear_chain(VM *vm, Weakref *first, bool (*is_marked)(VM *vm, const void *cell),
                             Weakref ***tail) {
    for (Weakref *ref = first, *next; ref != NULL; ref = next) {
        next = ref->next;
        if (!is_marked(vm, ref)) continue;
        store_release(&ref->object, NULL);
        ref->next = NULL;
        if (ref->callback == NULL) continue;
        **tail = ref;
        *tail = &ref->next;
    }
}

/* Takes dead references out of a living object's chain. */
static void weak_sift_chain(VM *vm, WeakEntry *entry, bool (*is_marked)(VM *vm, const void *cell)) {
    Weakref **link = &entry->first;
    while (*link != NULL) {
        if (is_marked(vm, *link)) link = &(*link)->next;
        else *link = (*link)->next;
    }
}

static void weak_clear_cache(Thread *each, void *unused) {
    (void)unused;
    type_cache_clear(each);
}

void weakref_purge(VM *vm, bool (*is_marked)(VM *vm, const void *cell)) {
    thread_for_each(vm, weak_clear_cache, NULL); /* their names may be somebody else's soon */
    WeakTable *table = vm->weak_table;
    if (table == NULL) return;
    Weakref **tail = &table->due;
    while (*tail != NULL) tail = &(*tail)->next;
    for (size_t i = 0; i < table->size; i++) {
        WeakEntry *entry = &table->entries[i];
        if (entry->first == NULL) continue;
        if (is_marked(vm, entry->object)) {
            weak_sift_chain(vm, entry, is_marked);
        } else {
            weak_clear_chain(vm, entry->first, is_marked, &tail);
            entry->first =
                NULL; /* the address may be another object's next time: its chain starts here */
        }
    }
    if (table->due != NULL && vm->main_thread != NULL)
        sync_or(&vm->main_thread->poll, POLL_FINALIZERS);
}

bool weakref_callbacks_due(VM *vm) {
    const WeakTable *table = vm->weak_table;
    return table != NULL && load_relaxed(&table->due) != NULL;
}

void weakref_mark_due(Marker *m, VM *vm) {
    const WeakTable *table = vm->weak_table;
    for (Weakref *ref = table != NULL ? table->due : NULL; ref != NULL; ref = ref->next)
        gc_mark_cell(m, ref);
}

void weakref_run_callbacks(Thread *t) {
    VM *vm = t->vm;
    while (weakref_callbacks_due(vm)) {
        mutex_lock(&vm->weak_mutex);
        WeakTable *table = vm->weak_table;
        Weakref *ref = table->due;
        if (ref != NULL) store_relaxed(&table->due, ref->next);
        mutex_unlock(&vm->weak_mutex);
        if (ref == NULL) return;
        ref->next = NULL;
        Value callback = load(&ref->callback);
        store(ref, &ref->callback, NULL);
        if (callback == NULL) continue;
        Value pending = error_take(t);
        if (value_call_1(t, callback, to_value(ref)) == NULL)
            error_unraisable(t, "while calling weakref callback", callback);
        error_restore(t, pending);
    }
}

/* ---- making ---------------------------------------------------------------------------------- */

/* Built-in types of others whose instances may have weak references, beside those that say so by a flag. */
static bool weakref_allows(uint32_t id) {
    switch (id) {
    case T_SET: case T_FROZENSET: case T_CODE: case T_GENERATOR: case T_COROUTINE: case T_ASYNC_GENERATOR:
    case T_MEMORYVIEW: case T_LOCK: case T_RLOCK:
        return true;
    default:
        return false;
    }
}

static bool weakref_check_target(Thread *t, Value object) {
    if (is_object(object)
        && (type_of(t, object)->flags & TYPE_WEAKLY_REFERABLE
            || weakref_allows(shape_id_of(object_of(object)))))
        return true;
    return FAIL_WITH(raise_type_error(t, "cannot create weak reference to '%T' object", object));
}

/* Those without a callback are shared, if they are of exactly that type. */
static Weakref *weak_find_plain(WeakTable *table, Object *o, uint32_t type_id) {
    WeakEntry *entry = weak_find(table, o);
    for (Weakref *ref = entry != NULL ? entry->first : NULL; ref != NULL; ref = ref->next)
        if (ref->callback == NULL && shape_id_of(&ref->header) == type_id) return ref;
    return NULL;
}

/* Enters the filled reference, or finds one that serves as well. */
static Value weak_enter(Thread *t, Weakref *ref, bool share) {
    VM *vm = t->vm;
    Object *o = object_of(ref->object);
    mutex_lock(&vm->weak_mutex);
    Weakref *known = share ? weak_find_plain(vm->weak_table, o, shape_id_of(&ref->header)) : NULL;
    bool room = known != NULL || weak_reserve(vm);
    if (known == NULL && room) {
        WeakEntry *entry = weak_find(vm->weak_table, o);
        if (entry == NULL) {
            weak_place(vm->weak_table, o, ref);
        } else {
            ref->next = entry->first;
            entry->first = ref;
        }
    }
    mutex_unlock(&vm->weak_mutex);
    if (!room) {
        ref->object = NULL;
        return raise_memory_error(t);
    }
    object_set_flags(o, OBJECT_WEAKLY_REFERENCED);
    return to_value(known != NULL ? known : ref);
}

static Value weakref_make(Thread *t, uint32_t type_id, Value object, Value callback) {
    if (!weakref_check_target(t, object)) return NULL;
    if (callback == NONE) callback = NULL;
    Weakref *ref = heap_allocate(t, sizeof *ref, type_id);
    if (ref == NULL) return NULL;
    store(ref, &ref->object, object);
    store(ref, &ref->callback, callback);
    return weak_enter(t, ref, callback == NULL);
}

Value weakref_new(Thread *t, Value object, Value callback) {
    return weakref_make(t, T_WEAKREF, object, callback);
}

Value weakref_new_proxy(Thread *t, Value object, Value callback) {
    return weakref_make(t, value_is_callable(t, object) ? T_WEAKCALLABLEPROXY : T_WEAKPROXY, object,
                        callback);
}

bool is_weakref(Thread *t, Value v) { return is_instance_of(t, v, T_WEAKREF); }

size_t weakref_count(Thread *t, Value v) {
    if (!is_object(v)) return 0;
    size_t count = 0;
    mutex_lock(&t->vm->weak_mutex);
    WeakEntry *entry = weak_find(t->vm->weak_table, object_of(v));
    for (Weakref *ref = entry != NULL ? entry->first : NULL; ref != NULL; ref = ref->next) count++;
    mutex_unlock(&t->vm->weak_mutex);
    return count;
}

Value weakref_list(Thread *t, Value v) {
    for (;;) {
        size_t room = weakref_count(t, v) + 1, count = 0;
        ValuesBlock *found = values_block_new(t, room);
        if (found == NULL) return NULL;
        bool complete = true;
        mutex_lock(&t->vm->weak_mutex);
        WeakEntry *entry = is_object(v) ? weak_find(t->vm->weak_table, object_of(v)) : NULL;
        for (Weakref *ref = entry != NULL ? entry->first : NULL; ref != NULL && complete;
             ref = ref->next) {
            complete = count < room;
            if (complete) store(found, &found->items[count++], to_value(ref));
        }
        mutex_unlock(&t->vm->weak_mutex);
        if (complete) return list_from_values(t, found->items, count);
    }
}

/* ---- the type weakref.ref -------------------------------------------------------------------- */

static void weakref_trace(Marker *m, Object *cell) {
    gc_mark_value(m, load_relaxed(&((Weakref *)cell)->callback));
}

static Value weakref_type_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    Type *type = type_from(cls);
    (void)kwnames;
    if (nargs < 1) return raise_type_error(t, "__new__ expected at least 1 argument, got 0");
    bool exact = type == t->vm->types[T_WEAKREF];
    if (exact && nargs > 2)
        return raise_type_error(t, "__new__ expected at most 2 arguments, got %zu", nargs);
    Value callback = nargs > 1 && args[1] != NONE ? args[1] : NULL;
    if (exact) return weakref_new(t, args[0], callback);
    if (!weakref_check_target(t, args[0])) return NULL;
    Weakref *ref = (Weakref *)type_allocate_instance(t, type, 0);
    if (ref == NULL) return NULL;
    store(ref, &ref->object, args[0]);
    store(ref, &ref->callback, callback);
    return weak_enter(t, ref, false);
}

static bool weakref_type_init(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    (void)self, (void)args;
    if (kwnames != NULL && tuple_of(kwnames)->length > 0)
        return FAIL_WITH(raise_type_error(t, "ref() takes no keyword arguments"));
    if (nargs >= 1 && nargs <= 2) return true;
    return FAIL_WITH(raise_type_error(t, "__init__ expected at most 2 arguments, got %zu", nargs));
}

static Value weakref_call(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    (void)args;
    if (nargs > 0 || (kwnames != NULL && tuple_of(kwnames)->length > 0))
        return raise_type_error(t, "weakref expected 0 arguments, got %zu", nargs);
    Value object = weakref_get((Weakref *)self);
    return object != NULL ? object : NONE;
}

static bool weakref_hash(Thread *t, Value self, int64_t *hash) {
    Weakref *ref = (Weakref *)self;
    if (load_acquire(&ref->has_hash)) {
        *hash = load_relaxed(&ref->hash);
        return true;
    }
    Value object = weakref_get(ref);
    if (object == NULL) return FAIL_WITH(raise_type_error(t, "weak object has gone away"));
    if (!value_hash(t, object, hash)) return false;
    store_relaxed(&ref->hash, *hash);
    store_release(&ref->has_hash, true);
    return true;
}

static Value weakref_compare(Thread *t, Value self, Value other, CompareOperator op) {
    if ((op != COMPARE_EQ && op != COMPARE_NE) || !is_weakref(t, self) || !is_weakref(t, other))
        return NOT_IMPLEMENTED;
    Value a = weakref_get((Weakref *)self), b = weakref_get((Weakref *)other);
    if (a == NULL || b == NULL) return bool_value((self == other) == (op == COMPARE_EQ));
    return value_compare(t, a, b, op);
}

static Value weakref_repr(Thread *t, Value self) {
    Value object = weakref_get((Weakref *)self);
    if (object == NULL) return to_value(str_format(t, "<weakref at %p; dead>", (void *)self));
    Type *type = type_of(t, object);
    Value name = type_lookup(t, type, NAME(__name__)); /* its __getattr__ is not for this */
    if (name != NULL) name = descriptor_get_found(t, name, object, type);
    if (name == NULL && error_is_set(t)) return NULL;
    if (name == NULL || !is_str(t, name))
        return to_value(
            str_format(t, "<weakref at %p; to '%T' at %p>", (void *)self, object, (void *)object));
    return to_value(str_format(t, "<weakref at %p; to '%T' at %p (%V)>", (void *)self, object,
                               (void *)object, name));
}

static Value weakref_get_callback(Thread *t, Value self) {
    (void)t;
    Value callback = load(&((Weakref *)self)->callback);
    return callback != NULL ? callback : NONE;
}

static Value weakref_class_getitem(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return generic_alias_new(t, args[0], args[1]);
}

static const NativeDef weakref_methods[] = {
    {"__class_getitem__", weakref_class_getitem, 1, 1, NATIVE_CLASS_METHOD, NULL, "See PEP 585"},
    {0},
};
static const GetSetDef weakref_getset[] = {
    {"__callback__", weakref_get_callback, NULL, NULL},
    {0},
};

const TypeDef weakref_typedef = {
    .name = "weakref.ReferenceType",
    .id = T_WEAKREF,
    .size = sizeof(Weakref),
    .trace = weakref_trace,
    .flags = TYPE_SUBCLASSABLE,
    .slots = {.new = weakref_type_new,
              .init = weakref_type_init,
              .call = weakref_call,
              .hash = weakref_hash,
              .compare = weakref_compare,
              .repr = weakref_repr},
    .methods = weakref_methods,
    .getset = weakref_getset,
};

/* ---- obj.__weakref__ ------------------------------------------------------------------------- */

static Value descriptor_get_weak_references(Thread *t, Value self) {
    Value list = weakref_list(t, self);
    if (list == NULL) return NULL;
    Value first = list_get(list_of(list), 0);
    return first != NULL ? first : NONE;
}

const GetSetDef descriptor_weak_references = {"__weakref__", descriptor_get_weak_references, NULL,
                                              "list of weak references to the object"};

/* ---- proxies: every operation is the object's ------------------------------------------------ */

static Value proxy_target(Thread *t, Value self) {
    Value object = weakref_get((Weakref *)self);
    return object != NULL
               ? object
               : raise_error(t, T_REFERENCE_ERROR, "weakly-referenced object no longer exists");
}

/* The object behind v if v is a proxy, else v. NULL: it is dead. */
static Value proxy_unwrap(Thread *t, Value v) {
    return is_exact(v, T_WEAKPROXY) || is_exact(v, T_WEAKCALLABLEPROXY) ? proxy_target(t, v) : v;
}

#define PROXY_UNARY(function, operation) \
    static Value function(Thread *t, Value self) { \
        Value object = proxy_target(t, self); \
        return object != NULL ? operation(t, object) : NULL; \
    }
PROXY_UNARY(proxy_str, value_str)
PROXY_UNARY(proxy_iter, value_iter)
PROXY_UNARY(proxy_negative, value_negative)
PROXY_UNARY(proxy_positive, value_positive)
PROXY_UNARY(proxy_absolute, value_absolute)
PROXY_UNARY(proxy_invert, value_invert)
PROXY_UNARY(proxy_index, value_index)
#undef PROXY_UNARY

static Value proxy_special_0(Thread *t, Value self, Str *name, const char *message) {
    Value object = proxy_target(t, self);
    if (object == NULL) return NULL;
    Value v = value_call_special(t, name, &object, 1);
    return v == ABSENT ? raise_type_error(t, message, object) : v;
}
static Value proxy_as_int(Thread *t, Value self) {
    return proxy_special_0(
        t, self, NAME(__int__),
        "int() argument must be a string, a bytes-like object or a real number, not '%T'");
}
static Value proxy_as_float(Thread *t, Value self) {
    return proxy_special_0(t, self, NAME(__float__),
                           "float() argument must be a string or a real number, not '%T'");
}

static Value proxy_repr(Thread *t, Value self) {
    Value object = weakref_get((Weakref *)self);
    if (object == NULL) return to_value(str_format(t, "<weakproxy at %p; dead>", (void *)self));
    return to_value(
        str_format(t, "<weakproxy at %p; to '%T' at %p>", (void *)self, object, (void *)object));
}

static bool proxy_hash(Thread *t, Value self, int64_t *hash) {
    (void)hash;
    return FAIL_WITH(raise_type_error(t, "unhashable type: '%T'", self));
}

static Value proxy_compare(Thread *t, Value self, Value other, CompareOperator op) {
    Value a = proxy_unwrap(t, self), b = a != NULL ? proxy_unwrap(t, other) : NULL;
    return b != NULL ? value_compare(t, a, b, op) : NULL;
}

static Value proxy_getattr(Thread *t, Value self, Str *name) {
    Value object = proxy_target(t, self);
    return object != NULL ? value_getattr(t, object, name) : NULL;
}
static bool proxy_setattr(Thread *t, Value self, Str *name, Value v) {
    Value object = proxy_target(t, self);
    return object != NULL && value_setattr(t, object, name, v);
}
static int proxy_truth(Thread *t, Value self) {
    Value object = proxy_target(t, self);
    return object != NULL ? value_truth(t, object) : -1;
}
static int64_t proxy_length(Thread *t, Value self) {
    Value object = proxy_target(t, self);
    return object != NULL ? value_length(t, object) : -1;
}
static Value proxy_getitem(Thread *t, Value self, Value key) {
    Value object = proxy_target(t, self);
    return object != NULL ? value_getitem(t, object, key) : NULL;
}
static bool proxy_setitem(Thread *t, Value self, Value key, Value v) {
    Value object = proxy_target(t, self);
    return object != NULL && value_setitem(t, object, key, v);
}
static int proxy_contains(Thread *t, Value self, Value v) {
    Value object = proxy_target(t, self);
    return object != NULL ? value_contains(t, object, v) : -1;
}
static Value proxy_next(Thread *t, Value self) {
    Value object = proxy_target(t, self);
    if (object == NULL) return NULL;
    if (type_of(t, object)->slots->next == NULL)
        return raise_type_error(t, "Weakref proxy referenced a non-iterator '%T' object", object);
    return value_next(t, object);
}
static Value proxy_call(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    Value object = proxy_target(t, self);
    return object != NULL ? value_call(t, object, args, nargs, kwnames) : NULL;
}
static Value proxy_power(Thread *t, Value base, Value exponent, Value modulus) {
    base = proxy_unwrap(t, base);
    exponent = base != NULL ? proxy_unwrap(t, exponent) : NULL;
    if (exponent == NULL) return NULL;
    if (modulus != NULL) modulus = proxy_unwrap(t, modulus);
    else return value_power(t, base, exponent, NULL);
    return modulus != NULL ? value_power(t, base, exponent, modulus) : NULL;
}

#define PROXY_BINARY(ID, method, reflected, in_place, symbol) \
    static Value proxy_binary_##ID(Thread *t, Value left, Value right) { \
        left = proxy_unwrap(t, left); \
        right = left != NULL ? proxy_unwrap(t, right) : NULL; \
        return right != NULL ? value_binary(t, BINARY_##ID, left, right) : NULL; \
    } \
    static Value proxy_inplace_##ID(Thread *t, Value left, Value right) { \
        left = proxy_unwrap(t, left); \
        right = left != NULL ? proxy_unwrap(t, right) : NULL; \
        return right != NULL ? value_inplace(t, BINARY_##ID, left, right) : NULL; \
    }
BINARY_OPERATORS(PROXY_BINARY)
#undef PROXY_BINARY

static Value proxy_bytes(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return proxy_special_0(t, args[0], NAME(__bytes__), "'%T' object has no __bytes__");
}
static Value proxy_reversed(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return proxy_special_0(t, args[0], NAME(__reversed__), "'%T' object is not reversible");
}
static const NativeDef proxy_methods[] = {
    {"__bytes__", proxy_bytes, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__reversed__", proxy_reversed, 0, 0, NATIVE_METHOD, NULL, NULL},
    {0},
};

#define PROXY_BINARY_ENTRY(ID, method, reflected, in_place, symbol) \
    .binary[BINARY_##ID] = proxy_binary_##ID,
#define PROXY_INPLACE_ENTRY(ID, method, reflected, in_place, symbol) \
    .inplace[BINARY_##ID] = proxy_inplace_##ID,
#define PROXY_SLOTS \
    .str = proxy_str, .repr = proxy_repr, .hash = proxy_hash, .compare = proxy_compare, \
    .getattr = proxy_getattr, .setattr = proxy_setattr, .iter = proxy_iter, .next = proxy_next, \
    .truth = proxy_truth, .length = proxy_length, .getitem = proxy_getitem, \
    .setitem = proxy_setitem, .contains = proxy_contains, .negative = proxy_negative, \
    .positive = proxy_positive, .absolute = proxy_absolute, .invert = proxy_invert, \
    .index = proxy_index, .as_int = proxy_as_int, .as_float = proxy_as_float, \
    .power = proxy_power, \
    BINARY_OPERATORS(PROXY_BINARY_ENTRY) BINARY_OPERATORS(PROXY_INPLACE_ENTRY)

const TypeDef weakproxy_typedef = {
    .name = "weakref.ProxyType",
    .id = T_WEAKPROXY,
    .size = sizeof(Weakref),
    .trace = weakref_trace,
    .slots = {PROXY_SLOTS},
    .methods = proxy_methods,
};
const TypeDef weakcallableproxy_typedef = {
    .name = "weakref.CallableProxyType",
    .id = T_WEAKCALLABLEPROXY,
    .size = sizeof(Weakref),
    .trace = weakref_trace,
    .slots = {PROXY_SLOTS.call = proxy_call},
    .methods = proxy_methods,
};
#undef PROXY_SLOTS
#undef PROXY_BINARY_ENTRY
#undef PROXY_INPLACE_ENTRY
