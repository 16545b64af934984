/* The embedder's interface: a thin layer that checks arguments and turns mpy_values into Values, which they are. */
#include "vm/minipy.h"

#include <stdlib.h>
#include <string.h>

#include "compiler/compile.h"
#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/float.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "vm/api.h"
#include "vm/call.h"
#include "vm/command.h"
#include "vm/import.h"
#include "vm/machine.h"
#include "vm/traceback_print.h"

/* ---- the library ------------------------------------------------------------------------------- */

const char *mpy_version(void) { return MINIPY_VERSION; }
bool mpy_has_gil(void) { return HAVE_GIL; }

/* ---- machines and threads ---------------------------------------------------------------------- */

static bool api_make_main(Thread *t) {
    Value m = module_new(t, NAME_VALUE(__main__), NONE);
    if (!m || !dict_set_name(t, ((Module *)m)->dict, NAME(__builtins__), t->vm->builtins_module)
        || !dict_set_name(t, t->vm->modules, NAME(__main__), m))
        return false;
    t->vm->main_module = m;
    return true;
}

mpy_vm *mpy_vm_new(const mpy_config *config) {
    static const mpy_config defaults;
    if (!config) config = &defaults;
    MachineOptions options = {.heap_limit = config->heap_limit, .optimize = config->optimize, .no_standard_files = config->no_standard_files};
    VM *vm = machine_new(&options);
    if (!vm) return NULL;
    if (config->recursion_limit) vm->recursion_limit = vm->main_thread->recursion_limit = config->recursion_limit;
    if (api_make_main(vm->main_thread)) return (mpy_vm *)vm;
    machine_free(vm);
    return NULL;
}

void mpy_vm_free(mpy_vm *vm) {
    Thread *t = api_thread(vm);
    if (!vm) return;
    if (t) machine_finish(t);
    machine_free(api_vm(vm));
}

mpy_status mpy_attach(mpy_vm *vm) {
    if (!vm) return MPY_BAD_ARGUMENT;
    Thread *t = thread_new(api_vm(vm));
    if (!t) return MPY_NO_MEMORY;
    t->is_foreign = true;
    if (thread_attach(t)) return MPY_OK;
    thread_free(t);
    return MPY_ERROR;
}

void mpy_detach(mpy_vm *vm) {
    Thread *t = api_thread(vm);
    if (!t || t->is_main) return;
    thread_free(t);
}

void mpy_release(mpy_vm *vm) {
    Thread *t = api_thread(vm);
    if (t) thread_detach(t);
}

mpy_status mpy_acquire(mpy_vm *vm) {
    Thread *t = api_thread(vm);
    if (!t) return MPY_BAD_ARGUMENT;
    return thread_attach(t) ? MPY_OK : MPY_ERROR;
}

void mpy_interrupt(mpy_vm *vm) {
    if (vm) thread_request_from_signal(api_vm(vm), true, POLL_INTERRUPT);
}

/* ---- running ----------------------------------------------------------------------------------- */

static Dict *api_globals(Thread *t) { return ((Module *)t->vm->main_module)->dict; }

static Value api_run(Thread *t, const char *source, CompileMode mode, const char *filename) {
    Str *name = str_from_c(t, filename ? filename : "<string>");
    CompileOptions options = {.mode = mode, .flags = COMPILE_SHOW_SOURCE, .optimize = (int)t->vm->optimize};
    Code *code = name ? compile_source(t, source, strlen(source), to_value(name), &options) : NULL;
    return code ? vm_run_code(t, code, api_globals(t), NULL, NULL) : NULL;
}

mpy_status mpy_exec(mpy_vm *vm, const char *source, const char *filename) {
    Thread *t = api_thread(vm);
    if (!t || !source) return MPY_BAD_ARGUMENT;
    return api_status(api_run(t, source, COMPILE_EXEC, filename) != NULL);
}

static mpy_status api_report(Thread *t, mpy_status status) {
    if (status == MPY_ERROR && error_is_set(t)) traceback_print(t, error_take(t));
    return status;
}

mpy_status mpy_run_string(mpy_vm *vm, const char *source) {
    mpy_status status = mpy_exec(vm, source, NULL);
    return status == MPY_BAD_ARGUMENT ? status : api_report(api_thread(vm), status);
}

mpy_status mpy_run_file(mpy_vm *vm, const char *path) {
    Thread *t = api_thread(vm);
    if (!t || !path) return MPY_BAD_ARGUMENT;
    Str *name = str_from_os(t, path, strlen(path));
    Code *code = name ? import_compile_file(t, name, false) : NULL;
    bool done = code && dict_set_name(t, api_globals(t), NAME(__file__), to_value(name)) && vm_run_code(t, code, api_globals(t), NULL, NULL);
    return api_report(t, api_status(done));
}

mpy_value mpy_eval(mpy_vm *vm, const char *expression) {
    Thread *t = api_thread(vm);
    if (!t || !expression) return api_bad(t, "mpy_eval");
    return api_object(api_run(t, expression, COMPILE_EVAL, NULL));
}

mpy_value mpy_import(mpy_vm *vm, const char *name) {
    Thread *t = api_thread(vm);
    return t && name ? api_object(import_module_c(t, name)) : api_bad(t, "mpy_import");
}

mpy_value mpy_call(mpy_vm *vm, mpy_value callable, const mpy_value *args, size_t count) {
    Thread *t = api_thread(vm);
    if (!t || !callable || (count && !args)) return api_bad(t, "mpy_call");
    return api_object(value_call(t, api_value(callable), (Value *)args, count, NULL));
}

/* ---- names, attributes, items ------------------------------------------------------------------ */

mpy_value mpy_get_global(mpy_vm *vm, const char *name) {
    Thread *t = api_thread(vm);
    Str *s = t && name ? intern_c(t, name) : NULL;
    if (!s) return api_bad(t, "mpy_get_global");
    Value v = dict_get_name(t, api_globals(t), s);
    return api_object(v ? v : raise_error(t, T_NAME_ERROR, "name '%U' is not defined", s));
}

mpy_status mpy_set_global(mpy_vm *vm, const char *name, mpy_value v) {
    Thread *t = api_thread(vm);
    if (!t || !name || !v) return MPY_BAD_ARGUMENT;
    Str *s = intern_c(t, name);
    return api_status(s && dict_set_name(t, api_globals(t), s, api_value(v)));
}

mpy_value mpy_get_attr(mpy_vm *vm, mpy_value object, const char *name) {
    Thread *t = api_thread(vm);
    Str *s = t && object && name ? intern_c(t, name) : NULL;
    return s ? api_object(value_getattr(t, api_value(object), s)) : api_bad(t, "mpy_get_attr");
}

mpy_status mpy_set_attr(mpy_vm *vm, mpy_value object, const char *name, mpy_value v) {
    Thread *t = api_thread(vm);
    if (!t || !object || !name || !v) return MPY_BAD_ARGUMENT;
    Str *s = intern_c(t, name);
    return api_status(s && value_setattr(t, api_value(object), s, api_value(v)));
}

mpy_value mpy_get_item(mpy_vm *vm, mpy_value object, mpy_value key) {
    Thread *t = api_thread(vm);
    return t && object && key ? api_object(value_getitem(t, api_value(object), api_value(key))) : api_bad(t, "mpy_get_item");
}

mpy_status mpy_set_item(mpy_vm *vm, mpy_value object, mpy_value key, mpy_value v) {
    Thread *t = api_thread(vm);
    if (!t || !object || !key || !v) return MPY_BAD_ARGUMENT;
    return api_status(value_setitem(t, api_value(object), api_value(key), api_value(v)));
}

int64_t mpy_length(mpy_vm *vm, mpy_value object) {
    Thread *t = api_thread(vm);
    if (!t || !object) return api_bad(t, "mpy_length") ? 0 : -1;
    return value_length(t, api_value(object));
}

mpy_value mpy_iter(mpy_vm *vm, mpy_value object) {
    Thread *t = api_thread(vm);
    return t && object ? api_object(value_iter(t, api_value(object))) : api_bad(t, "mpy_iter");
}

mpy_value mpy_next(mpy_vm *vm, mpy_value iterator) {
    Thread *t = api_thread(vm);
    return t && iterator ? api_object(value_next(t, api_value(iterator))) : api_bad(t, "mpy_next");
}

/* ---- values ------------------------------------------------------------------------------------ */

mpy_value mpy_none(void) { return api_object(NONE); }
mpy_value mpy_bool(bool b) { return api_object(bool_value(b)); }

mpy_value mpy_int(mpy_vm *vm, int64_t n) {
    Thread *t = api_thread(vm);
    return t ? api_object(int_from_int64(t, n)) : NULL;
}

mpy_value mpy_float(mpy_vm *vm, double d) {
    Thread *t = api_thread(vm);
    return t ? api_object(float_new(t, d)) : NULL;
}

mpy_value mpy_str(mpy_vm *vm, const char *utf8) {
    Thread *t = api_thread(vm);
    return t && utf8 ? api_object(to_value(str_from_c(t, utf8))) : api_bad(t, "mpy_str");
}

mpy_value mpy_bytes(mpy_vm *vm, const void *data, size_t length) {
    Thread *t = api_thread(vm);
    return t && (data || !length) ? api_object(to_value(bytes_new(t, data, length))) : api_bad(t, "mpy_bytes");
}

mpy_value mpy_tuple(mpy_vm *vm, const mpy_value *items, size_t count) {
    Thread *t = api_thread(vm);
    return t && (items || !count) ? api_object(tuple_new(t, (const Value *)items, count)) : api_bad(t, "mpy_tuple");
}

mpy_value mpy_list(mpy_vm *vm, const mpy_value *items, size_t count) {
    Thread *t = api_thread(vm);
    return t && (items || !count) ? api_object(list_from_values(t, (const Value *)items, count)) : api_bad(t, "mpy_list");
}

mpy_value mpy_dict(mpy_vm *vm) {
    Thread *t = api_thread(vm);
    return t ? api_object(to_value(dict_new(t))) : NULL;
}

mpy_status mpy_as_int(mpy_vm *vm, mpy_value v, int64_t *n) {
    Thread *t = api_thread(vm);
    if (!t || !v || !n) return MPY_BAD_ARGUMENT;
    return api_status(value_as_int64(t, api_value(v), n, T_OVERFLOW_ERROR));
}

mpy_status mpy_as_float(mpy_vm *vm, mpy_value v, double *d) {
    Thread *t = api_thread(vm);
    if (!t || !v || !d) return MPY_BAD_ARGUMENT;
    return api_status(value_as_double(t, api_value(v), d));
}

const char *mpy_as_str(mpy_vm *vm, mpy_value v, size_t *length) {
    Thread *t = api_thread(vm);
    if (!t || !v) return (const char *)api_bad(t, "mpy_as_str");
    if (!is_str(t, api_value(v))) return (const char *)raise_type_error(t, "a str is required, not %T", api_value(v));
    return str_utf8(t, str_of(api_value(v)), length, true);
}

const char *mpy_text(mpy_vm *vm, mpy_value v) {
    Thread *t = api_thread(vm);
    Value text = t && v ? value_str(t, api_value(v)) : NULL;
    return text ? str_utf8(t, str_of(text), NULL, true) : NULL;
}

const char *mpy_repr(mpy_vm *vm, mpy_value v) {
    Thread *t = api_thread(vm);
    Value text = t && v ? value_repr(t, api_value(v)) : NULL;
    return text ? str_utf8(t, str_of(text), NULL, true) : NULL;
}

int mpy_truth(mpy_vm *vm, mpy_value v) {
    Thread *t = api_thread(vm);
    if (!t || !v) return api_bad(t, "mpy_truth") ? 0 : -1;
    return value_truth(t, api_value(v));
}

/* ---- references -------------------------------------------------------------------------------- */

/* References are indexes into vm->host_references, plus one; free slots hold the index of the next free one as a small int. */
mpy_ref_t mpy_ref(mpy_vm *vm, mpy_value v) {
    Thread *t = api_thread(vm);
    if (!t || !v) return NULL;
    HostReferences *r = &t->vm->host_references;
    mutex_lock(&t->vm->host_mutex);
    size_t index = r->first_free;
    if (index > 0) {
        r->first_free = (size_t)small_int_of(r->slots[index - 1]);
    } else {
        if (r->count == r->capacity) {
            size_t capacity = r->capacity ? r->capacity * 2 : 16;
            Value *slots = realloc(r->slots, capacity * sizeof *slots);
            if (!slots) {
                mutex_unlock(&t->vm->host_mutex);
                return NULL;
            }
            r->slots = slots;
            r->capacity = capacity;
        }
        index = ++r->count;
    }
    r->slots[index - 1] = api_value(v);
    mutex_unlock(&t->vm->host_mutex);
    return (mpy_ref_t)(uintptr_t)index;
}

mpy_value mpy_deref(mpy_vm *vm, mpy_ref_t ref) {
    Thread *t = api_thread(vm);
    if (!t || !ref) return NULL;
    mutex_lock(&t->vm->host_mutex);
    Value v = t->vm->host_references.slots[(uintptr_t)ref - 1];
    mutex_unlock(&t->vm->host_mutex);
    return api_object(v);
}

void mpy_unref(mpy_vm *vm, mpy_ref_t ref) {
    Thread *t = api_thread(vm);
    if (!t || !ref) return;
    HostReferences *r = &t->vm->host_references;
    mutex_lock(&t->vm->host_mutex);
    r->slots[(uintptr_t)ref - 1] = small_int((int64_t)r->first_free);
    r->first_free = (uintptr_t)ref;
    mutex_unlock(&t->vm->host_mutex);
}

/* ---- errors ------------------------------------------------------------------------------------ */

mpy_value mpy_error(mpy_vm *vm) {
    Thread *t = api_thread(vm);
    return t ? api_object(t->exception) : NULL;
}

char *mpy_error_text(mpy_vm *vm) {
    Thread *t = api_thread(vm);
    if (!t || !error_is_set(t)) return NULL;
    Value exception = error_take(t);
    Str *text = traceback_text(t, exception);
    size_t length;
    const char *utf8 = text ? str_utf8(t, text, &length, true) : NULL;
    char *copy = utf8 ? malloc(length + 1) : NULL;
    if (copy) memcpy(copy, utf8, length + 1);
    error_clear(t);
    error_restore(t, exception);
    return copy;
}

void mpy_error_clear(mpy_vm *vm) {
    Thread *t = api_thread(vm);
    if (t) error_clear(t);
}

mpy_value mpy_raise(mpy_vm *vm, const char *type, const char *message) {
    Thread *t = api_thread(vm);
    if (!t || !type) return api_bad(t, "mpy_raise");
    Str *name = intern_c(t, type);
    Value class = name ? dict_get_name(t, t->vm->builtins, name) : NULL;
    if (!class || !is_exception_class(t, class)) return api_object(raise_type_error(t, "mpy_raise(): there is no built-in exception %s", type));
    Str *text = str_from_c(t, message ? message : "");
    Value e = text ? value_call_1(t, class, to_value(text)) : NULL;
    return e ? api_object(raise_value(t, e)) : NULL;
}

mpy_value mpy_raise_value(mpy_vm *vm, mpy_value v) {
    Thread *t = api_thread(vm);
    if (!t || !v) return api_bad(t, "mpy_raise_value");
    Value e = is_exception_class(t, api_value(v)) ? value_call_0(t, api_value(v)) : api_value(v);
    if (!e) return NULL;
    if (!is_exception(t, e)) return api_object(raise_type_error(t, "exceptions must derive from BaseException"));
    return api_object(raise_value(t, e));
}

mpy_value mpy_raise_errno(mpy_vm *vm, int error, const char *filename) {
    Thread *t = api_thread(vm);
    if (!t) return NULL;
    Str *name = filename ? str_from_os(t, filename, strlen(filename)) : NULL;
    return filename && !name ? NULL : api_object(raise_os_error(t, error, name ? to_value(name) : NULL, NULL));
}

/* ---- the collector ----------------------------------------------------------------------------- */

size_t mpy_collect(mpy_vm *vm) {
    Thread *t = api_thread(vm);
    if (!t) return 0;
    gc_collect(t);
    gc_run_finalizers(t);
    return heap_use(t->vm->heap).live;
}
