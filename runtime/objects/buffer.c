/* The buffer protocol: exporters fill in a BufferView and count it until it is released. */
#include "runtime/error.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/protocol.h"
#include "runtime/objects/str_internal.h"

void buffer_fill(BufferView *view, Value object, void *data, size_t length, bool read_only) {
    view->object = object;
    view->data = data;
    view->length = length;
    view->item_size = 1;
    view->read_only = read_only;
    view->format = NULL;
    view->dimensions = 1;
    view->shape[0] = (int64_t)length;
    view->strides[0] = 1;
    view->internal = NULL;
}

bool buffer_is_supported(Thread *t, Value v) { return type_of(t, v)->slots->get_buffer; }

bool buffer_get(Thread *t, Value v, BufferView *view, int flags) {
    if (LIKELY(is_bytes_exact(v)) && !(flags & BUFFER_WRITABLE)) {
        buffer_fill(view, v, (void *)bytes_of(v)->data, bytes_of(v)->length, true);
        return true;
    }
    Type *type = type_of(t, v);
    *view = (BufferView){0};
    if (!type->slots->get_buffer) {
        if (flags & BUFFER_WRITABLE)
            return FAIL_WITH(raise_type_error(t, "read-write bytes-like object expected"));
        return FAIL_WITH(raise_type_error(t, "a bytes-like object is required, not '%T'", v));
    }
    return type->slots->get_buffer(t, v, view, flags);
}

void buffer_release(Thread *t, BufferView *view) {
    Value object = view->object;
    if (!object) return;
    view->object = NULL;
    const TypeSlots *slots = type_of(t, object)->slots;
    if (!slots->release_buffer) return;
    view->object = object;
    slots->release_buffer(t, view);
    view->object = NULL;
}

/* That the thread owns the object is no help: after any allocation another one may. */
bool buffer_get_still(Thread *t, Value v, BufferView *view) {
    if (!buffer_get(t, v, view, BUFFER_READ)) return false;
    if (HAVE_GIL || is_bytes(t, v)) return true;
    BytesBlock *copy = bytes_block_new(t, view->length + 1);
    for (size_t i = 0; copy && i < view->length; i++) copy->data[i] = load_relaxed(&view->data[i]);
    buffer_release(t, view);
    if (copy) buffer_fill(view, NULL, copy->data, view->length, true);
    return copy != NULL;
}
