/* The end of a program, in CPython's order: threads that are waited for, atexit, files; then what its modules hold dies with them. */
#include "vm/machine.h"

#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/memory/gc.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/function.h"
#include "runtime/objects/list.h"
#include "runtime/objects/protocol.h"
#include "runtime/objects/str.h"
#include "runtime/objects/weakref.h"

/* Calls a module's function, if the module was imported. */
static void finish_call(Thread *t, const char *module, const char *function) {
    Value m = dict_get_c(t, t->vm->modules, module);
    Str *name = m && m != NONE ? intern_c(t, function) : NULL;
    Value callable = name ? value_getattr_optional(t, m, name) : NULL;
    if (callable && !value_call_0(t, callable)) error_unraisable(t, NULL, callable);
    error_clear(t);
}

/* C-level threads are waited for in any case. */
static void finish_wait_for_threads(Thread *t) {
    finish_call(t, "threading", "_shutdown");
    if (!thread_wait_all(t)) error_unraisable(t, "Exception ignored on threading shutdown", NONE);
}

/* False: what was written is not where it should be. With no message that is not said. In a frame of its own: `file` is forgotten. */
static NOINLINE bool finish_flush(Thread *t, Str *name, const char *message) {
    Value file = dict_get_name(t, t->vm->sys_dict, name);
    if (!file || file == NONE) return true;
    Value closed = value_getattr_optional(t, file, NAME(closed));
    error_clear(t);
    if (closed == TRUE_VALUE) return true;
    if (value_call_method(t, NAME(flush), &file, 1, NULL)) return true;
    if (message) error_unraisable(t, message, NULL);
    else error_clear(t);
    return false;
}

/* ---- modules ----------------------------------------------------------------------------------- */

static void finish_collect(Thread *t) {
    gc_collect_thoroughly(t);
    gc_run_finalizers(t);
}

/* What sys was given is given back: the standard files are those of the beginning, the last exception is forgotten. */
static bool finish_restore_sys(Thread *t) {
    static const char *const files[][2] = {{"stdin", "__stdin__"}, {"stdout", "__stdout__"}, {"stderr", "__stderr__"}};
    static const char *const last[] = {"last_exc", "last_type", "last_value", "last_traceback"};
    Dict *sys = t->vm->sys_dict;
    for (int n = 0; n < 3; n++) {
        Value file = dict_get_c(t, sys, files[n][1]);
        if (file && !dict_set_c(t, sys, files[n][0], file)) return false;
    }
    for (int n = 0; n < 4; n++)
        if (dict_get_c(t, sys, last[n]) && !dict_set_c(t, sys, last[n], NONE)) return false;
    return true;
}

/* Takes the program's own modules out of sys.modules: __main__, in whose place hosts find an empty one, and those that were read
 * from files. Returns weak references to them, a list. In a frame of its own, which the collector does not see any more. */
static NOINLINE Value finish_take_modules(Thread *t) {
    Dict *modules = t->vm->modules;
    Value empty = module_new(t, NAME_VALUE(__main__), NONE);
    if (!empty) return NULL;
    store_relaxed(&t->vm->main_module, empty);
    DictItems items;
    Value references = list_new(t, 0);
    if (!references || !dict_items(t, modules, &items)) return NULL;
    for (size_t i = 0; i < items.count; i++) {
        Value name = items.entries[i].key, module = items.entries[i].value;
        if (!is_exact(module, T_MODULE)) continue;
        Dict *d = ((Module *)module)->dict;
        if (!dict_get_c(t, d, "__file__") && !(is_str(t, name) && str_equals_c(str_of(name), "__main__"))) continue;
        Value reference = weakref_new(t, module, NULL);
        if (!reference || !list_append(t, references, reference) || dict_delete(t, modules, name) < 0) return NULL;
    }
    return references;
}

/* Its names become None: those of modules, classes and functions, or those of everything else. In a frame of its own again. */
static NOINLINE bool finish_clear_module(Thread *t, Module *module, bool code) {
    Value keys = dict_keys_list(t, module->dict);
    if (!keys) return false;
    for (size_t i = 0; i < list_of(keys)->length; i++) {
        Value key = list_of(keys)->block->items[i], v = dict_get(t, module->dict, key);
        if (!v || (is_str(t, key) && str_equals_c(str_of(key), "__builtins__"))) continue;
        bool is_code = is_exact(v, T_MODULE) || is_exact(v, T_FUNCTION) || is_type(t, v);
        if (is_code == code && !dict_set(t, module->dict, key, NONE)) return false;
    }
    return true;
}

/* Most modules die at once, with what they hold. Those that something holds on to (a handler of logging, a frame of a thread, a
 * word on this stack that looks like it) are emptied then: of their data first, so that __del__ still finds its functions. */
static bool finish_modules(Thread *t) {
    if (!finish_restore_sys(t)) return false;
    Value references = finish_take_modules(t);
    if (!references) return false;
    finish_collect(t);
    for (int code = 0; code < 2; code++) {
        bool any = false;
        for (size_t i = list_of(references)->length; i-- > 0;) {
            Value module = weakref_get((Weakref *)list_of(references)->block->items[i]);
            any |= module != NULL;
            if (module && !finish_clear_module(t, (Module *)module, code)) return false;
        }
        if (any) finish_collect(t);
    }
    return true;
}

bool machine_finish(Thread *t) {
    finish_wait_for_threads(t);
    finish_call(t, "atexit", "_run_exitfuncs");
    bool flushed = finish_flush(t, NAME(stdout), "Exception ignored while flushing sys.stdout");
    flushed &= finish_flush(t, NAME(stderr), NULL);
    thread_rest_daemons(t->vm);
    if (!finish_modules(t)) error_clear(t);
    extern void io_flush_all(Thread * t);
    io_flush_all(t);
    return flushed;
}
