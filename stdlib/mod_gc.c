/* Module gc: minipy's collector through CPython's interface. There are no generations: every collection is a full one. */
#include <string.h>

#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/memory/gc.h"
#include "runtime/memory/referents.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/function.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"

/* gc.callbacks are called before and after an explicit collection. */
static bool gc_module_call_back(Thread *t, const char *phase) {
    Str *name = intern_c(t, "gc"), *attribute = intern_c(t, "callbacks");
    Value module = name && attribute ? dict_get_name(t, t->vm->modules, name) : NULL;
    Value list = module ? value_getattr_optional(t, module, attribute) : NULL;
    if (!list || !is_list_exact(list)) return !error_is_set(t);
    for (size_t n = 0; n < list_length(list_of(list)); n++) {
        Value callback = list_get(list_of(list), n);
        Dict *info = callback ? dict_new(t) : NULL;
        if (!info || !dict_set_c(t, info, "generation", small_int(2)) || !dict_set_c(t, info, "collected", small_int(0))
            || !dict_set_c(t, info, "uncollectable", small_int(0)))
            return false;
        if (!value_call_2(t, callback, to_value(str_from_c(t, phase)), to_value(info))) error_unraisable(t, NULL, callback);
    }
    return true;
}

/* The collector's own frames will lie where earlier calls have left what they had; the stack is searched conservatively. */
NOINLINE static void gc_module_scrub_stack(void) {
    char room[16384];
    memset(room, 0, sizeof room);
    __asm__ volatile("" : : "r"(room) : "memory");
}

NOINLINE static bool gc_module_check_generation(Thread *t, Value v) {
    int generation;
    if (v && !value_as_int(t, v, &generation)) return false;
    return !v || (generation >= 0 && generation <= 2) || FAIL_WITH(raise_value_error(t, "invalid generation"));
}

/* The number that CPython returns, of unreachable objects, is not known without sweeping: it is 0 when nothing was freed. */
NOINLINE static Value gc_module_collect_now(Thread *t) {
    if (!gc_module_call_back(t, "start")) return NULL;
    size_t freed = gc_collect_thoroughly(t);
    gc_run_finalizers(t);
    if (!gc_module_call_back(t, "stop")) return NULL;
    return small_int((int64_t)(freed / HEAP_GRANULE / 4));
}

/* A frame with no room for anything but one register: all others are made after the stack was scrubbed. */
static Value gc_module_collect(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (!gc_module_check_generation(t, args[0])) return NULL;
    gc_module_scrub_stack();
    return gc_module_collect_now(t);
}

static Value gc_module_enable(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    gc_enable(t->vm, true);
    return NONE;
}
static Value gc_module_disable(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    gc_enable(t->vm, false);
    return NONE;
}
static Value gc_module_isenabled(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    return bool_value(gc_is_enabled(t->vm));
}

static Value gc_module_get_count(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    HeapUse use = heap_use(t->vm->heap);
    return tuple_from_3(t, small_int((int64_t)(use.allocated / 64)), small_int(0), small_int(0));
}

/* Kept for programs that set and ask for it; the collector paces itself by bytes. */
static const char gc_module_threshold_key;
static Value gc_module_get_threshold(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    Value *root = vm_root(t, &gc_module_threshold_key);
    if (!root) return NULL;
    Value kept = load(root);
    return kept ? kept : vm_root_keep(root, tuple_from_3(t, small_int(2000), small_int(10), small_int(0)));
}
static Value gc_module_set_threshold(Thread *t, Value *args, size_t nargs) {
    Value now = gc_module_get_threshold(t, NULL, 0);
    if (!now) return NULL;
    Value items[3] = {tuple_of(now)->items[0], tuple_of(now)->items[1], tuple_of(now)->items[2]};
    for (size_t n = 0; n < nargs; n++) {
        if (!is_int(t, args[n])) return raise_type_error(t, "'%T' object cannot be interpreted as an integer", args[n]);
        items[n] = args[n];
    }
    Value made = tuple_new(t, items, 3);
    if (!made) return NULL;
    store_release(vm_root(t, &gc_module_threshold_key), made);
    return NONE;
}

static bool gc_module_put(Thread *t, Dict *d, const char *name, uint64_t n) {
    Value v = int_from_uint64(t, n);
    return v && dict_set_c(t, d, name, v);
}

/* CPython's three rows: collections of what is young are in the first, full ones and all the rest in the last. Beside its keys:
 * pauses in nanoseconds and bytes, which are ours. */
static Value gc_module_get_stats(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    GcStats stats = gc_stats(t->vm);
    HeapUse use = heap_use(t->vm->heap);
    Value list = list_new(t, 3);
    for (int n = 0; list && n < 3; n++) {
        Dict *d = dict_new(t);
        if (!d || !gc_module_put(t, d, "collections", n == 2 ? stats.collections : n == 0 ? stats.young_collections : 0) || !gc_module_put(t, d, "collected", 0)
            || !gc_module_put(t, d, "uncollectable", 0) || !list_append(t, list, to_value(d)))
            return NULL;
        if (n == 2
            && (!gc_module_put(t, d, "pause_ns_total", stats.pause_ns_total) || !gc_module_put(t, d, "pause_ns_max", stats.pause_ns_max)
                || !gc_module_put(t, d, "pause_ns_last", stats.pause_ns_last) || !gc_module_put(t, d, "stop_ns_max", stats.stop_ns_max)
                || !gc_module_put(t, d, "marked_bytes_last", stats.marked_bytes_last)
                || !gc_module_put(t, d, "freed_bytes_total", stats.freed_bytes_total) || !gc_module_put(t, d, "live_bytes", use.live)
                || !gc_module_put(t, d, "reserved_bytes", use.reserved)))
            return NULL;
    }
    return list;
}

static Value gc_module_is_tracked(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return bool_value(is_object(args[0]) && type_of(t, args[0])->def->trace != NULL);
}

static Value gc_module_is_finalized(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)nargs;
    return bool_value(is_object(args[0]) && object_flags(object_of(args[0])) & OBJECT_FINALIZED);
}

static Value gc_module_get_referents(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return gc_referents(t, tuple_of(args[0]));
}
static Value gc_module_get_referrers(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return gc_referrers(t, tuple_of(args[0]));
}

/* The oldest generation has them all. */
static Value gc_module_get_objects(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int generation = 2;
    if (args[0] && args[0] != NONE && !value_as_int(t, args[0], &generation)) return NULL;
    if (generation < 0) return raise_value_error(t, "generation parameter cannot be negative");
    if (generation > 2) return raise_value_error(t, "generation parameter must be less than the number of available generations (3)");
    return generation == 2 ? gc_objects(t) : list_new(t, 0);
}

static Value gc_module_nothing(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)args, (void)nargs;
    return NONE;
}
static Value gc_module_zero(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)args, (void)nargs;
    return small_int(0);
}

static const NativeDef gc_functions[] = {
    {"collect", gc_module_collect, 0, 1, NATIVE_FUNCTION, "generation=2", "Run a collection."},
    {"enable", gc_module_enable, 0, 0, NATIVE_FUNCTION, NULL, "Let the collector run by itself."},
    {"disable", gc_module_disable, 0, 0, NATIVE_FUNCTION, NULL, "Collect on demand only."},
    {"isenabled", gc_module_isenabled, 0, 0, NATIVE_FUNCTION, NULL, NULL},
    {"get_count", gc_module_get_count, 0, 0, NATIVE_FUNCTION, NULL, NULL},
    {"get_threshold", gc_module_get_threshold, 0, 0, NATIVE_FUNCTION, NULL, NULL},
    {"set_threshold", gc_module_set_threshold, 1, 3, NATIVE_FUNCTION, NULL, NULL},
    {"get_stats", gc_module_get_stats, 0, 0, NATIVE_FUNCTION, NULL, "Counts, pauses and sizes."},
    {"is_tracked", gc_module_is_tracked, 1, 1, NATIVE_FUNCTION, NULL, NULL},
    {"is_finalized", gc_module_is_finalized, 1, 1, NATIVE_FUNCTION, NULL, NULL},
    {"get_referents", gc_module_get_referents, 0, 0, NATIVE_FUNCTION, "*objs", "The objects that these refer to directly."},
    {"get_referrers", gc_module_get_referrers, 0, 0, NATIVE_FUNCTION, "*objs", "The objects that refer directly to one of these."},
    {"get_objects", gc_module_get_objects, 0, 1, NATIVE_FUNCTION, "generation=None", "All containers that the collector knows."},
    {"freeze", gc_module_nothing, 0, 0, NATIVE_FUNCTION, NULL, NULL},
    {"unfreeze", gc_module_nothing, 0, 0, NATIVE_FUNCTION, NULL, NULL},
    {"get_freeze_count", gc_module_zero, 0, 0, NATIVE_FUNCTION, NULL, NULL},
    {"set_debug", gc_module_nothing, 1, 1, NATIVE_FUNCTION, NULL, NULL},
    {"get_debug", gc_module_zero, 0, 0, NATIVE_FUNCTION, NULL, NULL},
    {0},
};

static bool gc_module_init(Thread *t, Module *m) {
    return module_add(t, m, "garbage", list_new(t, 0)) && module_add(t, m, "callbacks", list_new(t, 0))
        && module_add_int(t, m, "DEBUG_STATS", 1) && module_add_int(t, m, "DEBUG_COLLECTABLE", 2)
        && module_add_int(t, m, "DEBUG_UNCOLLECTABLE", 4) && module_add_int(t, m, "DEBUG_SAVEALL", 32)
        && module_add_int(t, m, "DEBUG_LEAK", 38);
}

const ModuleDef module_gc = {.name = "gc", .doc = "The garbage collector.", .functions = gc_functions, .init = gc_module_init};
