/* The embedder's interface: what stands between Python and foreign code. Words, memory of others, and calls from C. */
#include <stdlib.h>
#include <string.h>

#include "runtime/objects/bytes.h"
#include "runtime/objects/int_internal.h"
#include "runtime/objects/protocol.h"
#include "runtime/objects/str.h"
#include "runtime/objects/function.h"
#include "vm/api.h"

/* ---- words ------------------------------------------------------------------------------------- */

mpy_value mpy_uint(mpy_vm *vm, uint64_t n) {
    Thread *t = api_thread(vm);
    return t ? api_object(int_from_uint64(t, n)) : NULL;
}

mpy_status mpy_as_bits(mpy_vm *vm, mpy_value v, uint64_t *bits) {
    Thread *t = api_thread(vm);
    if (!t || !v || !bits) return MPY_BAD_ARGUMENT;
    Value n = value_index(t, api_value(v));
    if (!n) return MPY_ERROR;
    IntView view;
    int_view(n, &view);
    uint64_t low = view.count ? view.limbs[0] : 0;
    *bits = view.negative ? -low : low;
    return MPY_OK;
}

mpy_value mpy_str_from_points(mpy_vm *vm, const void *points, size_t length, int width) {
    Thread *t = api_thread(vm);
    if (!t || (!points && length) || (width != 1 && width != 2 && width != 4)) return api_bad(t, "mpy_str_from_points");
    for (size_t i = 0; width == 4 && i < length; i++) {
        uint32_t point;
        memcpy(&point, (const char *)points + i * 4, 4);
        if (point > 0x10FFFF) return api_object(raise_value_error(t, "character U+%x is not in range [U+0000; U+10ffff]", point));
    }
    return api_object(to_value(str_from_points(t, length ? points : "", (unsigned)width, length)));
}

/* ---- memory ------------------------------------------------------------------------------------ */

typedef struct HostMemory {
    Object header;
    Value owner;             /* lives as long as this does */
    Value format;            /* bytes that view.format points to */
    BufferView view;         /* without its object, which is this */
} HostMemory;

static bool host_memory_get_buffer(Thread *t, Value self, BufferView *view, int flags) {
    const HostMemory *m = (HostMemory *)self;
    if (m->view.read_only && flags & BUFFER_WRITABLE)
        return FAIL_WITH(raise_error(t, T_BUFFER_ERROR, "Object is not writable."));
    *view = m->view;
    view->object = self;
    return true;
}

static void host_memory_trace(Marker *m, Object *cell) {
    gc_mark_value(m, ((HostMemory *)cell)->owner);
    gc_mark_value(m, ((HostMemory *)cell)->format);
}

static const TypeDef host_memory_typedef = {
    .name = "minipy.host_memory", .size = sizeof(HostMemory), .flags = TYPE_NO_INSTANTIATE | TYPE_IMMUTABLE,
    .trace = host_memory_trace, .slots = {.get_buffer = host_memory_get_buffer},
};

mpy_value mpy_memoryview(mpy_vm *vm, mpy_value owner, const mpy_memory *memory) {
    Thread *t = api_thread(vm);
    if (!t || !owner || !memory || !memory->format) return api_bad(t, "mpy_memoryview");
    Value *root = vm_root(t, &host_memory_typedef);
    Value kept = root ? load(root) : NULL;
    if (root && !kept) kept = vm_root_keep(root, to_value(type_new_native(t, &host_memory_typedef, NULL)));
    Bytes *format = kept ? bytes_new(t, memory->format, strlen(memory->format) + 1) : NULL;
    Value v = format ? type_allocate_instance(t, (Type *)kept, 0) : NULL;
    if (!v) return NULL;
    HostMemory *m = (HostMemory *)v;
    BufferView *view = &m->view;
    if (memory->dimensions < 0 || (size_t)memory->dimensions > sizeof view->shape / sizeof *view->shape)
        return api_object(raise_value_error(t, "memory has too many dimensions"));
    store(m, &m->owner, api_value(owner));
    store(m, &m->format, to_value(format));
    *view = (BufferView){
        .data = memory->data, .item_size = memory->item_size, .read_only = memory->read_only,
        .format = (const char *)format->data, .dimensions = memory->dimensions,
    };
    int64_t stride = (int64_t)memory->item_size;
    for (int i = memory->dimensions; i-- > 0; stride *= memory->shape[i]) {
        view->shape[i] = memory->shape[i];
        view->strides[i] = stride;
    }
    view->length = (size_t)stride;
    return api_object(memoryview_new(t, v));
}

/* ---- calls from C ------------------------------------------------------------------------------ */

mpy_entry mpy_enter(mpy_vm *vm) {
    Thread *t = api_thread(vm);
    if (t && thread_is_attached(t)) return MPY_ENTERED_ATTACHED;
    if (t) return thread_attach(t) ? MPY_ENTERED_RELEASED : MPY_NOT_ENTERED;
    return mpy_attach(vm) == MPY_OK ? MPY_ENTERED_FOREIGN : MPY_NOT_ENTERED;
}

void mpy_leave(mpy_vm *vm, mpy_entry entry) {
    if (entry == MPY_ENTERED_RELEASED) mpy_release(vm);
    else if (entry == MPY_ENTERED_FOREIGN) mpy_detach(vm);
}

void mpy_unraisable(mpy_vm *vm, const char *message, mpy_value where) {
    Thread *t = api_thread(vm);
    if (t && error_is_set(t)) error_unraisable(t, message, api_value(where));
}
