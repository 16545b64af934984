/* Module sys: functions that programs hand to the machine: for audits, breakpoints, asynchronous
 * generators. */
#include <stdlib.h>
#include <string.h>

#include "runtime/threads/process.h"
#include "stdlib/sys.h"
#include "vm/generator.h"
#include "vm/import.h"

/* ---- audits ---------------------------------------------------------------------------------- */

static const char sys_audit_key;

static Value sys_addaudithook(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value *root = vm_root(t, &sys_audit_key);
    if (root && !load(root)) {
        Value list = list_new(t, 1);
        if (!list) return NULL;
        store_release(root, list);
    }
    return root && list_append(t, load(root), args[0]) ? NONE : NULL;
}

/* audit(event, *args): calls the hooks in the order in which they came. */
static Value sys_audit(Thread *t, Value *args, size_t nargs) {
    if (!is_str(t, args[0]))
        return raise_type_error(t, "audit() argument 1 must be str, not %T", args[0]);
    Value *root = vm_root(t, &sys_audit_key);
    if (!root) return NULL;
    Value hooks = load(root);
    if (LIKELY(!hooks)) return NONE;
    Value arguments = tuple_new(t, args + 1, nargs - 1);
    hooks = arguments ? list_to_tuple(t, hooks) : NULL;
    for (size_t i = 0; hooks && i < tuple_of(hooks)->length; i++)
        if (!value_call_2(t, tuple_of(hooks)->items[i], args[0], arguments)) return NULL;
    return hooks ? NONE : NULL;
}

/* ---- breakpoints ----------------------------------------------------------------------------- */

/* What $PYTHONBREAKPOINT names, a function in a module or among the builtins. NULL without
 * exception: there is none. */
static Value breakpoint_function(Thread *t, const char *name) {
    const char *dot = strrchr(name, '.');
    Str *module_name = dot ? intern_utf8(t, name, (size_t)(dot - name)) : intern_c(t, "builtins");
    Str *function = module_name ? intern_c(t, dot ? dot + 1 : name) : NULL;
    if (!function) return NULL;
    Value module = import_module(t, module_name);
    if (!module && !error_matches(t, T_IMPORT_ERROR)) return NULL;
    error_clear(t);
    return module ? value_getattr_optional(t, module, function) : NULL;
}

static Value breakpoint_call(Thread *t, const char *name, Value *args) {
    if (strcmp(name, "0") == 0) return NONE;
    Value function = breakpoint_function(t, name);
    if (function) return value_call_star(t, function, args[0], args[1]);
    if (error_is_set(t)) return NULL;
    return warn(t, T_RUNTIME_WARNING, 0, "Ignoring unimportable $PYTHONBREAKPOINT: \"%s\"", name)
               ? NONE
               : NULL;
}

static Value sys_breakpointhook(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    char *name = process_variable("PYTHONBREAKPOINT");
    Value result = breakpoint_call(t, name && name[0] ? name : "pdb.set_trace", args);
    free(name);
    return result;
}

/* ---- asynchronous generators ----------------------------------------------------------------- */

static const MemberDef asyncgen_hooks_members[] = {
    STRUCTSEQ_FIELD(0, "firstiter", NULL), STRUCTSEQ_FIELD(1, "finalizer", NULL), {0}};
static const StructSeqDef asyncgen_hooks_def = STRUCTSEQ_DEF_FLAGS(
    "sys.asyncgen_hooks", "What get_asyncgen_hooks() returns.", asyncgen_hooks_members, 2, 2,
    TYPE_NO_INSTANTIATE);

static Value sys_get_asyncgen_hooks(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    Value *type = vm_root(t, &asyncgen_hooks_def), pair = t->async_hooks, items[2] = {NONE, NONE};
    if (!type) return NULL;
    if (!*type) *type = to_value(structseq_type_new(t, &asyncgen_hooks_def));
    if (pair) memcpy(items, tuple_of(pair)->items, sizeof items);
    return *type ? structseq_new(t, (Type *)*type, items) : NULL;
}

static bool asyncgen_hook(Thread *t, Value v, const char *name, Value *hook) {
    if (!v) return true;
    if (v != NONE && !value_is_callable(t, v))
        return FAIL_WITH(raise_type_error(t, "callable %s expected, got %T", name, v));
    *hook = v;
    return true;
}

/* set_asyncgen_hooks(firstiter=unchanged, finalizer=unchanged) */
static Value sys_set_asyncgen_hooks(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value pair = t->async_hooks;
    Value first = pair ? tuple_of(pair)->items[0] : NONE,
          finalizer = pair ? tuple_of(pair)->items[1] : NONE;
    if (!asyncgen_hook(t, args[1], "finalizer", &finalizer)
        || !asyncgen_hook(t, args[0], "firstiter", &first))
        return NULL;
    pair = tuple_from_2(t, first, finalizer);
    if (!pair) return NULL;
    t->async_hooks = pair;
    return NONE;
}

static Value sys_get_origin_depth(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    return small_int(t->origin_depth);
}

static Value sys_set_origin_depth(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int depth;
    if (!value_as_int(t, args[0], &depth)) return NULL;
    if (depth < 0) return raise_value_error(t, "depth must be >= 0");
    t->origin_depth = (uint32_t)depth;
    return NONE;
}

static Value sys_call_tracing(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (!is_tuple(t, args[1]))
        return raise_type_error(t, "call_tracing() argument 2 must be tuple, not %T", args[1]);
    return value_call_star(t, args[0], args[1], NULL);
}

const NativeDef sys_hook_functions[] = {
    {"addaudithook", sys_addaudithook, 1, 1, NATIVE_FUNCTION, "hook",
     "Have a function called on every audit event."},
    {"audit", sys_audit, 1, -1, NATIVE_FUNCTION, NULL, "Pass an event to the audit hooks."},
    {"breakpointhook", sys_breakpointhook, 0, -1, NATIVE_FUNCTION, "*args, **kwargs",
     "What breakpoint() calls."},
    {"__breakpointhook__", sys_breakpointhook, 0, -1, NATIVE_FUNCTION, "*args, **kwargs", NULL},
    {"get_coroutine_origin_tracking_depth", sys_get_origin_depth, 0, 0, NATIVE_FUNCTION, NULL,
     "Return what set_coroutine_origin_tracking_depth() was told."},
    {"set_coroutine_origin_tracking_depth", sys_set_origin_depth, 1, 1, NATIVE_FUNCTION, "depth",
     "Have coroutines of this thread note so many frames of where they are made, in cr_origin."},
    {"get_asyncgen_hooks", sys_get_asyncgen_hooks, 0, 0, NATIVE_FUNCTION, NULL, NULL},
    {"set_asyncgen_hooks", sys_set_asyncgen_hooks, 0, 2, NATIVE_FUNCTION,
     "firstiter=None, finalizer=None", NULL},
    {"call_tracing", sys_call_tracing, 2, 2, NATIVE_FUNCTION, "func, args, /",
     "Call a function, traced."},
    {0},
};
