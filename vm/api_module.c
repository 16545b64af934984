/* The embedder's interface: functions and modules in C, and what they need beyond values. */
#include <stdlib.h>
#include <string.h>

#include "runtime/intern.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/str_codec.h"
#include "runtime/objects/tuple.h"
#include "runtime/threads/safepoint.h"
#include "vm/api.h"
#include "vm/call.h"
#include "vm/plugin.h"

/* ---- C functions ------------------------------------------------------------------------------- */

typedef struct HostFunction {
    Object header;
    mpy_function fn;
    void *data;
    Value name;
} HostFunction;

static Value host_function_call(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    HostFunction *f = (HostFunction *)self;
    if (kwnames && tuple_of(kwnames)->length) return raise_type_error(t, "%V() takes no keyword arguments", f->name);
    Value v = api_value(f->fn((mpy_vm *)t->vm, (const mpy_value *)args, nargs, f->data));
    if (v && error_is_set(t)) return NULL;
    if (!v && !error_is_set(t)) return raise_error(t, T_SYSTEM_ERROR, "%V() returned NULL without setting an exception", f->name);
    return v;
}

static Value host_function_repr(Thread *t, Value self) {
    return to_value(str_format(t, "<host function %V>", ((HostFunction *)self)->name));
}

static void host_function_trace(Marker *m, Object *cell) { gc_mark_value(m, ((HostFunction *)cell)->name); }

static const MemberDef host_function_members[] = {{"__name__", offsetof(HostFunction, name), MEMBER_READ_ONLY, NULL}, {0}};
static const TypeDef host_function_typedef = {
    .name = "minipy.host_function", .size = sizeof(HostFunction), .flags = TYPE_NO_INSTANTIATE | TYPE_IMMUTABLE,
    .trace = host_function_trace, .slots = {.call = host_function_call, .repr = host_function_repr}, .members = host_function_members,
};

mpy_value mpy_new_function(mpy_vm *vm, const char *name, mpy_function fn, void *data) {
    Thread *t = api_thread(vm);
    if (!t || !name || !fn) return api_bad(t, "mpy_new_function");
    Value *root = vm_root(t, &host_function_typedef);
    Value kept = root ? load(root) : NULL;
    if (root && !kept) kept = vm_root_keep(root, to_value(type_new_native(t, &host_function_typedef, NULL)));
    Str *text = kept ? intern_c(t, name) : NULL;
    Value v = text ? type_allocate_instance(t, (Type *)kept, 0) : NULL;
    if (!v) return NULL;
    HostFunction *f = (HostFunction *)v;
    f->fn = fn;
    f->data = data;
    store(f, &f->name, to_value(text));
    return api_object(v);
}

mpy_status mpy_add_to_module(mpy_vm *vm, const char *module, const char *name, mpy_value v) {
    Thread *t = api_thread(vm);
    if (!t || !module || !name || !v) return MPY_BAD_ARGUMENT;
    Str *module_name = intern_c(t, module), *s = intern_c(t, name);
    if (!module_name || !s) return MPY_ERROR;
    Value m = dict_get_name(t, t->vm->modules, module_name);
    if (!m) {
        m = module_new(t, to_value(module_name), NONE);
        if (!m || !dict_set_name(t, t->vm->modules, module_name, m)) return MPY_ERROR;
    }
    return api_status(value_setattr(t, m, s, api_value(v)));
}

/* ---- modules ----------------------------------------------------------------------------------- */

mpy_status mpy_register_module(mpy_vm *vm, const char *name, mpy_module_function fill) {
    Thread *t = api_thread(vm);
    if (!t || !name || !fill) return MPY_BAD_ARGUMENT;
    return plugin_register(t, name, fill) ? MPY_OK : MPY_NO_MEMORY;
}

void mpy_set_line_reader(mpy_vm *vm, mpy_line_reader read, void *data) {
    Thread *t = api_thread(vm);
    if (!t) return;
    t->vm->line_reader = (LineReader){.read = read, .data = data};
}

mpy_status mpy_poll(mpy_vm *vm) {
    Thread *t = api_thread(vm);
    return t ? api_status(poll_actions(t)) : MPY_BAD_ARGUMENT;
}

/* ---- handles ----------------------------------------------------------------------------------- */

typedef struct HostHandle {
    Object header;
    const char *type;
    void *data;
    void (*release)(void *data);
} HostHandle;

static void host_handle_finalize(VM *vm, Object *o) {
    (void)vm;
    HostHandle *h = (HostHandle *)o;
    if (h->release) h->release(h->data);
    h->release = NULL;
}

static Value host_handle_repr(Thread *t, Value self) {
    return to_value(str_format(t, "<%s handle at %p>", ((HostHandle *)self)->type, (void *)self));
}

static const TypeDef host_handle_typedef = {
    .name = "minipy.host_handle", .size = sizeof(HostHandle), .flags = TYPE_NO_INSTANTIATE | TYPE_IMMUTABLE,
    .finalize = host_handle_finalize, .slots = {.repr = host_handle_repr},
};

mpy_value mpy_new_handle(mpy_vm *vm, const char *type, void *data, void (*release)(void *data)) {
    Thread *t = api_thread(vm);
    if (!t || !type || !data) return api_bad(t, "mpy_new_handle");
    Value *root = vm_root(t, &host_handle_typedef);
    Value kept = root ? load(root) : NULL;
    if (root && !kept) kept = vm_root_keep(root, to_value(type_new_native(t, &host_handle_typedef, NULL)));
    Value v = kept ? type_allocate_instance(t, (Type *)kept, 0) : NULL;
    if (!v || (release && !gc_register_finalizable(t, object_of(v)))) return NULL;
    HostHandle *h = (HostHandle *)v;
    h->type = type;
    h->data = data;
    h->release = release;
    return api_object(v);
}

void *mpy_handle_data(mpy_vm *vm, mpy_value v, const char *type) {
    Thread *t = api_thread(vm);
    if (!t || !v || !type) return api_bad(t, "mpy_handle_data");
    Value *root = vm_root(t, &host_handle_typedef);
    if (!root) return NULL;
    Value kept = load(root);
    bool is_handle = kept && type_of(t, api_value(v)) == (Type *)kept;
    HostHandle *h = is_handle ? (HostHandle *)api_value(v) : NULL;
    if (h && strcmp(h->type, type) == 0) return h->data;
    return raise_type_error(t, "a %s handle is required, not %T", type, api_value(v));
}

/* ---- buffers and text -------------------------------------------------------------------------- */

mpy_status mpy_buffer_open(mpy_vm *vm, mpy_value v, bool writable, mpy_buffer *buffer) {
    Thread *t = api_thread(vm);
    if (!t || !v || !buffer) return MPY_BAD_ARGUMENT;
    BufferView view;
    if (!buffer_get(t, api_value(v), &view, writable ? BUFFER_WRITABLE : BUFFER_READ)) return MPY_ERROR;
    *buffer = (mpy_buffer){
        .data = view.data, .length = view.length, .read_only = view.read_only, .reserved = {view.object, view.internal},
    };
    return MPY_OK;
}

void mpy_buffer_close(mpy_vm *vm, mpy_buffer *buffer) {
    Thread *t = api_thread(vm);
    if (!t || !buffer || !buffer->reserved[0]) return;
    BufferView view;
    buffer_fill(&view, (Value)buffer->reserved[0], buffer->data, buffer->length, buffer->read_only);
    view.internal = buffer->reserved[1];
    buffer_release(t, &view);
    *buffer = (mpy_buffer){0};
}

const void *mpy_str_points(mpy_vm *vm, mpy_value v, size_t *length, int *width) {
    Thread *t = api_thread(vm);
    if (!t || !v || !length || !width) return api_bad(t, "mpy_str_points");
    if (!is_str(t, api_value(v))) return raise_type_error(t, "a str is required, not %T", api_value(v));
    Str *s = str_of(api_value(v));
    *length = s->length;
    *width = s->width;
    return str_flat(t, s);
}

mpy_value mpy_str_from_utf8(mpy_vm *vm, const char *utf8, size_t length) {
    Thread *t = api_thread(vm);
    if (!t || (!utf8 && length)) return api_bad(t, "mpy_str_from_utf8");
    return api_object(to_value(str_decode(t, utf8 ? utf8 : "", length, "utf-8", "replace")));
}
