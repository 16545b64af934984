/* BytesIO: bytes in memory. */
#include <unistd.h>

#include "runtime/objects/int.h"
#include "runtime/objects/str_internal.h"
#include "stdlib/io.h"

typedef struct BytesIO {
    Object header;
    BytesBlock *block;
    size_t length, position;
    uint32_t exports;        /* views of getbuffer() */
    IoLock lock;
    bool closed;
} BytesIO;

static BytesIO *bytesio_of(Value v) { return (BytesIO *)v; }

static bool bytesio_enter(Thread *t, BytesIO *b) {
    if (!io_lock(t, &b->lock, to_value(b), true)) return false;
    if (LIKELY(!b->closed)) return true;
    raise_value_error(t, "I/O operation on closed file.");
    io_unlock(t, &b->lock, to_value(b));
    return false;
}

/* To change the size: nobody may have a view. */
static bool bytesio_enter_to_resize(Thread *t, BytesIO *b) {
    if (!bytesio_enter(t, b)) return false;
    if (b->exports) gc_collect_thoroughly(t); /* perhaps only by views that nobody refers to any more */
    if (!b->exports) return true;
    raise_error(t, T_BUFFER_ERROR, "Existing exports of data: object cannot be re-sized");
    io_unlock(t, &b->lock, to_value(b));
    return false;
}

static void bytesio_leave(Thread *t, BytesIO *b) { io_unlock(t, &b->lock, to_value(b)); }

static const uint8_t *bytesio_data(const BytesIO *b) {
    return b->block ? b->block->data : static_empty_bytes.data;
}

static bool bytesio_put(Thread *t, BytesIO *b, const uint8_t *data, size_t size) {
    size_t end = b->position + size;
    if (size == 0) return true;
    if (end < size) return FAIL_WITH(raise_overflow_error(t, "new position too large"));
    if (!b->block || end > b->block->capacity) {
        BytesBlock *block = bytes_block_new(t, end + end / 4 + 64);
        if (!block) return false;
        memcpy(block->data, bytesio_data(b), b->length);
        store_cell(b, &b->block, block);
    }
    if (b->position > b->length) memset(b->block->data + b->length, 0, b->position - b->length);
    memcpy(b->block->data + b->position, data, size);
    b->position = end;
    if (end > b->length) b->length = end;
    return true;
}

static size_t bytesio_left(const BytesIO *b) {
    return b->position < b->length ? b->length - b->position : 0;
}

static Value bytesio_slot_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return type_allocate_instance(t, (Type *)cls, 0);
}

static bool bytesio_slot_init(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    Value initial;
    BytesIO *b = bytesio_of(self);
    if (!bind_arguments(t, "BytesIO", "initial_bytes=b''", args, nargs, kwnames, &initial))
        return false;
    if (b->exports)
        return FAIL_WITH(
            raise_error(t, T_BUFFER_ERROR, "Existing exports of data: object cannot be re-sized"));
    b->length = b->position = 0;
    b->closed = false;
    if (!initial || initial == NONE) return true;
    BufferView view;
    if (!buffer_get(t, initial, &view, BUFFER_READ)) return false;
    bool ok = bytesio_put(t, b, view.data, view.length);
    buffer_release(t, &view);
    b->position = 0;
    return ok;
}

/* ---- reading --------------------------------------------------------------------------------- */

static Value bytesio_take(Thread *t, BytesIO *b, size_t count) {
    Bytes *bytes = bytes_new(t, bytesio_data(b) + (count ? b->position : 0), count);
    if (bytes) b->position += count;
    return to_value(bytes);
}

static Value bytesio_method_read(Thread *t, Value *args, size_t nargs) {
    BytesIO *b = bytesio_of(args[0]);
    int64_t n;
    if (!io_size_argument(t, nargs > 1 ? args[1] : NULL, -1, &n) || !bytesio_enter(t, b))
        return NULL;
    size_t left = bytesio_left(b);
    Value bytes = bytesio_take(t, b, n < 0 || (size_t)n > left ? left : (size_t)n);
    bytesio_leave(t, b);
    return bytes;
}

static Value bytesio_method_readline(Thread *t, Value *args, size_t nargs) {
    BytesIO *b = bytesio_of(args[0]);
    int64_t limit;
    if (!io_size_argument(t, nargs > 1 ? args[1] : NULL, -1, &limit) || !bytesio_enter(t, b))
        return NULL;
    size_t count = bytesio_left(b);
    if (limit >= 0 && count > (size_t)limit) count = (size_t)limit;
    const uint8_t *from = bytesio_data(b) + b->position,
                  *newline = count ? memchr(from, '\n', count) : NULL;
    Value line = bytesio_take(t, b, newline ? (size_t)(newline - from) + 1 : count);
    bytesio_leave(t, b);
    return line;
}

static Value bytesio_slot_next(Thread *t, Value self) {
    if (!io_is_exact(t, self, IO_BYTES)) return io_base_typedef.slots.next(t, self);
    Value line = bytesio_method_readline(t, &self, 1);
    return line && bytes_of(line)->length ? line : NULL;
}

static Value bytesio_readinto_for(Thread *t, Value *args, const char *function) {
    BytesIO *b = bytesio_of(args[0]);
    BufferView view;
    if (!io_get_writable(t, args[1], function, 0, &view)) return NULL;
    Value result = NULL;
    if (bytesio_enter(t, b)) {
        size_t left = bytesio_left(b), count = view.length < left ? view.length : left;
        if (count) memmove(view.data, bytesio_data(b) + b->position, count);
        b->position += count;
        result = small_int((int64_t)count);
        bytesio_leave(t, b);
    }
    buffer_release(t, &view);
    return result;
}

static Value bytesio_method_readinto(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return bytesio_readinto_for(t, args, "readinto");
}

static Value bytesio_method_readinto1(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return bytesio_readinto_for(t, args, "readinto1");
}

static Value bytesio_method_getvalue(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    BytesIO *b = bytesio_of(args[0]);
    if (!bytesio_enter(t, b)) return NULL;
    Bytes *bytes = bytes_new(t, bytesio_data(b), b->length);
    bytesio_leave(t, b);
    return to_value(bytes);
}

/* ---- writing, position ----------------------------------------------------------------------- */

static Value bytesio_method_write(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    BytesIO *b = bytesio_of(args[0]);
    BufferView view;
    if (is_str(t, args[1]))
        return raise_type_error(t, "a bytes-like object is required, not 'str'");
    if (!buffer_get(t, args[1], &view, BUFFER_READ)) return NULL;
    Value result = NULL;
    if (bytesio_enter_to_resize(t, b)) {
        if (bytesio_put(t, b, view.data, view.length)) result = small_int((int64_t)view.length);
        bytesio_leave(t, b);
    }
    buffer_release(t, &view);
    return result;
}

static Value bytesio_method_seek(Thread *t, Value *args, size_t nargs) {
    BytesIO *b = bytesio_of(args[0]);
    int64_t place;
    int whence = SEEK_SET;
    if (!value_as_int64(t, args[1], &place, T_OVERFLOW_ERROR) ||
        (nargs > 2 && !value_as_int(t, args[2], &whence)))
        return NULL;
    if (whence < 0 || whence > 2)
        return raise_value_error(t, "invalid whence (%d, should be 0, 1 or 2)", whence);
    if (place < 0 && whence == SEEK_SET)
        return raise_value_error(t, "negative seek value %zd", place);
    if (!bytesio_enter(t, b)) return NULL;
    int64_t base = whence == SEEK_CUR   ? (int64_t)b->position
                   : whence == SEEK_END ? (int64_t)b->length
                                        : 0;
    bool ok = !__builtin_add_overflow(base, place, &place) ||
              FAIL_WITH(raise_overflow_error(t, "new position too large"));
    if (place < 0) place = 0;
    if (ok) b->position = (size_t)place;
    bytesio_leave(t, b);
    return ok ? int_from_int64(t, place) : NULL;
}

static Value bytesio_method_tell(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    BytesIO *b = bytesio_of(args[0]);
    if (!bytesio_enter(t, b)) return NULL;
    int64_t place = (int64_t)b->position;
    bytesio_leave(t, b);
    return int_from_int64(t, place);
}

static Value bytesio_method_truncate(Thread *t, Value *args, size_t nargs) {
    BytesIO *b = bytesio_of(args[0]);
    int64_t size;
    if (!io_size_argument(t, nargs > 1 ? args[1] : NULL, INT64_MIN, &size) ||
        !bytesio_enter_to_resize(t, b))
        return NULL;
    if (size == INT64_MIN) size = (int64_t)b->position;
    bool ok = size >= 0 || FAIL_WITH(raise_value_error(t, "negative size value %zd", size));
    if (ok && (size_t)size < b->length) b->length = (size_t)size;
    bytesio_leave(t, b);
    return ok ? int_from_int64(t, size) : NULL;
}

static Value bytesio_method_close(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    BytesIO *b = bytesio_of(args[0]);
    if (b->closed) return NONE;
    if (!bytesio_enter_to_resize(t, b)) return NULL;
    b->closed = true;
    store_cell(b, &b->block, NULL);
    b->length = b->position = 0;
    bytesio_leave(t, b);
    return NONE;
}

static Value bytesio_method_true(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return !bytesio_of(args[0])->closed ? TRUE_VALUE
                                        : raise_value_error(t, "I/O operation on closed file.");
}

static Value bytesio_method_false(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return !bytesio_of(args[0])->closed ? FALSE_VALUE
                                        : raise_value_error(t, "I/O operation on closed file.");
}

static Value bytesio_method_none(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return !bytesio_of(args[0])->closed ? NONE
                                        : raise_value_error(t, "I/O operation on closed file.");
}

static Value bytesio_method_getstate(Thread *t, Value *args, size_t nargs) {
    Value bytes = bytesio_method_getvalue(t, args, nargs);
    Value position = bytes ? int_from_int64(t, (int64_t)bytesio_of(args[0])->position) : NULL;
    Value dict = position ? io_state_dict(t, args[0]) : NULL;
    return dict ? tuple_from_3(t, bytes, position, dict) : NULL;
}

static Value bytesio_method_setstate(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    BytesIO *b = bytesio_of(args[0]);
    int64_t position;
    if (!is_tuple(t, args[1]) || tuple_of(args[1])->length < 3)
        return raise_type_error(t, "%T.__setstate__ argument should be 3-tuple, got %T", args[0],
                                args[1]);
    Value *items = tuple_of(args[1])->items;
    if (!buffer_is_supported(t, items[0]))
        return raise_type_error(t, "a bytes-like object is required, not '%T'", items[0]);
    Bytes *bytes = bytes_from_object(t, items[0]);
    if (!bytes) return NULL;
    if (!is_int(t, items[1]))
        return raise_type_error(t, "second item of state must be an integer, not %T", items[1]);
    if (!value_as_int64(t, items[1], &position, T_OVERFLOW_ERROR)) return NULL;
    if (position < 0) return raise_value_error(t, "position value cannot be negative");
    if (!io_set_state_dict(t, args[0], items[2], "third") || !bytesio_enter_to_resize(t, b)) return NULL;
    b->length = b->position = 0;
    bool ok = bytesio_put(t, b, bytes->data, bytes->length);
    b->position = (size_t)position;
    bytesio_leave(t, b);
    return ok ? NONE : NULL;
}

static Value bytesio_get_closed(Thread *t, Value self) {
    (void)t;
    return bool_value(bytesio_of(self)->closed);
}

static void bytesio_trace(Marker *m, Object *cell) {
    gc_mark_cell(m, load_acquire(&((BytesIO *)cell)->block));
}

/* ---- getbuffer() ----------------------------------------------------------------------------- */

/* What exports a BytesIO's bytes to a memoryview. */
typedef struct BytesIOBuffer {
    Object header;
    Value source;
} BytesIOBuffer;

static bool bytesio_buffer_get(Thread *t, Value self, BufferView *view, int flags) {
    (void)flags;
    BytesIO *b = bytesio_of(((BytesIOBuffer *)self)->source);
    if (!bytesio_enter(t, b)) return false;
    b->exports++;
    buffer_fill(view, self, (void *)bytesio_data(b), b->length, false);
    bytesio_leave(t, b);
    return true;
}

static void bytesio_buffer_died(Object *exporter) {
    __atomic_fetch_sub(&bytesio_of(((BytesIOBuffer *)exporter)->source)->exports, 1,
                       __ATOMIC_RELAXED);
}
static void bytesio_buffer_release(Thread *t, BufferView *view) {
    (void)t;
    bytesio_buffer_died(object_of(view->object));
}

static void bytesio_buffer_trace(Marker *m, Object *cell) {
    gc_mark_value(m, load(&((BytesIOBuffer *)cell)->source));
}

const TypeDef bytesio_buffer_typedef = {
    .name = "_io._BytesIOBuffer",
    .size = sizeof(BytesIOBuffer),
    .flags = TYPE_NO_INSTANTIATE | TYPE_IMMUTABLE,
    .trace = bytesio_buffer_trace,
    .slots = {.get_buffer = bytesio_buffer_get,
              .release_buffer = bytesio_buffer_release,
              .buffer_died = bytesio_buffer_died},
};

static Value bytesio_method_getbuffer(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (bytesio_of(args[0])->closed) return raise_value_error(t, "I/O operation on closed file.");
    Type *type = io_type(t, IO_BYTES_BUFFER);
    BytesIOBuffer *buffer = type ? (BytesIOBuffer *)type_allocate_instance(t, type, 0) : NULL;
    if (!buffer) return NULL;
    store(buffer, &buffer->source, args[0]);
    return memoryview_new(t, to_value(buffer));
}

static const NativeDef bytesio_methods[] = {
    {"read", bytesio_method_read, 0, 1, NATIVE_METHOD, NULL,
     "Read at most size bytes, returned as a bytes object."},
    {"read1", bytesio_method_read, 0, 1, NATIVE_METHOD, NULL,
     "Read at most size bytes, returned as a bytes object."},
    {"readline", bytesio_method_readline, 0, 1, NATIVE_METHOD, NULL,
     "Next line from the file, as a bytes object."},
    {"readinto", bytesio_method_readinto, 1, 1, NATIVE_METHOD, NULL, "Read bytes into buffer."},
    {"readinto1", bytesio_method_readinto1, 1, 1, NATIVE_METHOD, NULL, NULL},
    {"write", bytesio_method_write, 1, 1, NATIVE_METHOD, NULL, "Write bytes to file."},
    {"getvalue", bytesio_method_getvalue, 0, 0, NATIVE_METHOD, NULL,
     "Retrieve the entire contents of the BytesIO object."},
    {"getbuffer", bytesio_method_getbuffer, 0, 0, NATIVE_METHOD, NULL,
     "Get a read-write view over the contents of the BytesIO object."},
    {"seek", bytesio_method_seek, 1, 2, NATIVE_METHOD, NULL, "Change stream position."},
    {"tell", bytesio_method_tell, 0, 0, NATIVE_METHOD, NULL, "Current file position, an integer."},
    {"truncate", bytesio_method_truncate, 0, 1, NATIVE_METHOD, NULL,
     "Truncate the file to at most size bytes."},
    {"flush", bytesio_method_none, 0, 0, NATIVE_METHOD, NULL, "Does nothing."},
    {"close", bytesio_method_close, 0, 0, NATIVE_METHOD, NULL, "Disable all I/O operations."},
    {"isatty", bytesio_method_false, 0, 0, NATIVE_METHOD, NULL, "Always returns False."},
    {"seekable", bytesio_method_true, 0, 0, NATIVE_METHOD, NULL,
     "Returns True if the IO object can be seeked."},
    {"readable", bytesio_method_true, 0, 0, NATIVE_METHOD, NULL,
     "Returns True if the IO object can be read."},
    {"writable", bytesio_method_true, 0, 0, NATIVE_METHOD, NULL,
     "Returns True if the IO object can be written."},
    {"__getstate__", bytesio_method_getstate, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__setstate__", bytesio_method_setstate, 1, 1, NATIVE_METHOD, NULL, NULL},
    {0},
};

static const GetSetDef bytesio_getset[] = {
    {"closed", bytesio_get_closed, NULL, "True if the file is closed."}, {0}};

const TypeDef bytesio_typedef = {
    .name = "_io.BytesIO",
    .doc = "Buffered I/O implementation using an in-memory bytes buffer.",
    .size = sizeof(BytesIO),
    .flags = TYPE_SUBCLASSABLE | TYPE_WEAKLY_REFERABLE | TYPE_HAS_DICT | TYPE_IMMUTABLE,
    .trace = bytesio_trace,
    .slots = {.new = bytesio_slot_new, .init = bytesio_slot_init, .next = bytesio_slot_next},
    .methods = bytesio_methods,
    .getset = bytesio_getset,
    .new_params = "initial_bytes=b''",
};
