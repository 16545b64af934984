/* The abstract streams: what every stream can do by way of the methods of its class. */
#include "runtime/intern.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/exception.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/str_internal.h"
#include "runtime/shape.h"
#include "stdlib/io.h"

/* ---- helpers --------------------------------------------------------------------------------- */

Value io_unsupported(Thread *t, const char *message) {
    Type *type = io_type(t, IO_UNSUPPORTED);
    Str *text = type ? str_from_c(t, message) : NULL;
    Value error = text ? value_call_1(t, to_value(type), to_value(text)) : NULL;
    return error ? raise_value(t, error) : NULL;
}

static Value io_call(Thread *t, Str *name, Value *args, size_t nargs) {
    if (UNLIKELY(!args[0])) return raise_value_error(t, "underlying buffer has been detached");
    return value_call_method(t, name, args, nargs, NULL);
}

Value io_call_0(Thread *t, Value stream, Str *name) {
    Value args[1] = {stream};
    return io_call(t, name, args, 1);
}

Value io_call_1(Thread *t, Value stream, Str *name, Value argument) {
    Value args[2] = {stream, argument};
    return io_call(t, name, args, 2);
}

Value io_call_seek(Thread *t, Value stream, int64_t offset, int whence) {
    Value args[3] = {stream, int_from_int64(t, offset), small_int(whence)};
    return args[1] ? io_call(t, NAME(seek), args, 3) : NULL;
}

Value io_state_dict(Thread *t, Value self) {
    Value names = instance_names(t, object_of(self));
    if (!names || tuple_of(names)->length == 0) return names ? NONE : NULL;
    Dict *dict = instance_dict(t, object_of(self));
    return dict ? to_value(dict_copy(t, dict)) : NULL;
}

bool io_set_state_dict(Thread *t, Value self, Value state, const char *which) {
    if (state == NONE) return true;
    if (!is_dict(t, state))
        return FAIL_WITH(raise_type_error(t, "%s item of state should be a dict, got a %T", which, state));
    Dict *dict = instance_dict(t, object_of(self));
    return dict && dict_merge(t, dict, state, true);
}

int io_is_closed(Thread *t, Value stream) {
    if (!stream) {
        raise_value_error(t, "underlying buffer has been detached");
        return -1;
    }
    if (io_is_exact(t, stream, IO_FILE)) return ((FileIO *)stream)->fd < 0;
    Value closed = value_getattr(t, stream, NAME(closed));
    return closed ? value_truth(t, closed) : -1;
}

bool io_check_open(Thread *t, Value stream) {
    int closed = io_is_closed(t, stream);
    if (closed > 0) raise_value_error(t, "I/O operation on closed file.");
    return closed == 0;
}

bool io_check_able(Thread *t, Value stream, Str *name, const char *message) {
    Value able = io_call_0(t, stream, name);
    if (!able) return false;
    int truth = value_truth(t, able);
    if (truth == 0) io_unsupported(t, message);
    return truth > 0;
}

bool io_size_argument(Thread *t, Value v, int64_t absent, int64_t *out) {
    *out = absent;
    if (!v || v == NONE) return true;
    if (!is_int_small(v) && !type_of(t, v)->slots->index)
        return FAIL_WITH(raise_type_error(t, "argument should be integer or None, not '%T'", v));
    return value_as_int64(t, v, out, T_OVERFLOW_ERROR);
}

bool io_after_error(Thread *t, Value error, bool ok) {
    if (!error) return ok;
    if (!ok) {
        Value later = error_take(t);
        if (later != error) store(object_of(later), &exception_of(later)->context, error);
        error = later;
    }
    error_restore(t, error);
    return false;
}

Value io_no_state(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return raise_type_error(t, "cannot pickle '%U' instances", str_of(type_of(t, args[0])->name));
}

void io_finalize(Thread *t, Value stream) {
    Value error = error_take(t);
    if (!io_call_0(t, stream, NAME(close))) error_unraisable(t, "Exception ignored while finalizing file", stream);
    if (error) error_restore(t, error);
}

/* Every class of streams can be instantiated; its methods say what it cannot do. */
static Value io_base_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return type_allocate_instance(t, (Type *)cls, 0);
}

bool io_get_writable(Thread *t, Value v, const char *function, int position, BufferView *view) {
    if (buffer_get(t, v, view, BUFFER_WRITABLE)) return true;
    if (!error_matches(t, T_TYPE_ERROR) && !error_matches(t, T_BUFFER_ERROR)) return false;
    error_clear(t);
    return FAIL_WITH(raise_bad_argument(t, function, position, "read-write bytes-like object", v));
}

/* ---- _IOBase --------------------------------------------------------------------------------- */

static const char io_closed_key[] = "__IOBase_closed";

/* Streams written in Python have no field for it: an attribute says that they are closed. */
static int io_base_closed(Thread *t, Value self) {
    if (io_has_layout(t, self, &fileio_typedef)) return load_relaxed(&((FileIO *)self)->fd) < 0;
    Str *name = intern_c(t, io_closed_key);
    if (!name) return -1;
    Value closed = value_getattr_optional(t, self, name);
    return closed ? value_truth(t, closed) : error_is_set(t) ? -1 : 0;
}

static Value io_base_get_closed(Thread *t, Value self) {
    int closed = io_base_closed(t, self);
    return closed < 0 ? NULL : bool_value(closed);
}

static Value io_base_flush(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int closed = io_base_closed(t, args[0]);
    if (closed > 0) return raise_value_error(t, "I/O operation on closed file.");
    return closed < 0 ? NULL : NONE;
}

static Value io_base_close(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int closed = io_base_closed(t, args[0]);
    if (closed) return closed < 0 ? NULL : NONE;
    Value flushed = io_call_0(t, args[0], NAME(flush)), error = flushed ? NULL : error_take(t);
    Str *name = intern_c(t, io_closed_key);
    bool ok = name && value_setattr(t, args[0], name, TRUE_VALUE);
    return io_after_error(t, error, ok) ? NONE : NULL;
}

#define IO_UNSUPPORTED_METHOD(function, message) \
    static Value function(Thread *t, Value *args, size_t nargs) { \
        (void)args, (void)nargs; \
        return io_unsupported(t, message); \
    }
IO_UNSUPPORTED_METHOD(io_base_seek, "seek")
IO_UNSUPPORTED_METHOD(io_base_truncate, "truncate")
IO_UNSUPPORTED_METHOD(io_base_fileno, "fileno")
IO_UNSUPPORTED_METHOD(io_unsupported_detach, "detach")
IO_UNSUPPORTED_METHOD(io_unsupported_read, "read")
IO_UNSUPPORTED_METHOD(io_unsupported_read1, "read1")
IO_UNSUPPORTED_METHOD(io_unsupported_write, "write")
IO_UNSUPPORTED_METHOD(io_unsupported_readline, "readline")

static Value io_base_tell(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value call[3] = {args[0], small_int(0), small_int(1)};
    return value_call_method(t, NAME(seek), call, 3, NULL);
}

static Value io_base_false(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return io_check_open(t, args[0]) ? FALSE_VALUE : NULL;
}

static Value io_base_no(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)args, (void)nargs;
    return FALSE_VALUE;
}

#define IO_CHECK_METHOD(name, message) \
    static Value io_base_check_##name(Thread *t, Value *args, size_t nargs) { \
        (void)nargs; \
        return io_check_able(t, args[0], NAME(name), message) ? TRUE_VALUE : NULL; \
    }
IO_CHECK_METHOD(seekable, "File or stream is not seekable.")
IO_CHECK_METHOD(readable, "File or stream is not readable.")
IO_CHECK_METHOD(writable, "File or stream is not writable.")
#undef IO_CHECK_METHOD

static Value io_base_check_closed(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return io_check_open(t, args[0]) ? NONE : NULL;
}

static Value io_base_enter(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return io_check_open(t, args[0]) ? args[0] : NULL;
}

static Value io_base_exit(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return io_call_0(t, args[0], NAME(close));
}

static Value io_base_del(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    io_finalize(t, args[0]);
    return NONE;
}

static Value io_slot_iter(Thread *t, Value self) { return io_check_open(t, self) ? self : NULL; }

static Value io_slot_next(Thread *t, Value self) {
    Value line = io_call_0(t, self, NAME(readline));
    if (!line) return NULL;
    int64_t length = value_length(t, line);
    return length > 0 ? line : NULL;
}

/* How many bytes to read at once without passing the end of a line: as far as peek() shows. */
static int64_t io_readline_step(Thread *t, Value stream, Value peek, int64_t left) {
    if (!peek) return 1;
    Value ahead = value_call_1(t, peek, small_int(1));
    if (!ahead) return -1;
    if (!is_bytes(t, ahead)) {
        raise_error(t, T_OS_ERROR, "peek() should have returned a bytes object, not '%T'", ahead);
        return -1;
    }
    (void)stream;
    Bytes *bytes = bytes_of(ahead);
    if (bytes->length == 0) return 1;
    const uint8_t *newline = memchr(bytes->data, '\n', bytes->length);
    int64_t step = newline ? newline - bytes->data + 1 : (int64_t)bytes->length;
    return left >= 0 && step > left ? left : step;
}

static Value io_base_readline(Thread *t, Value *args, size_t nargs) {
    int64_t limit;
    if (!io_size_argument(t, nargs > 1 ? args[1] : NULL, -1, &limit)) return NULL;
    Value peek = value_getattr_optional(t, args[0], NAME(peek));
    if (!peek && error_is_set(t)) return NULL;
    StrBuilder b;
    str_builder_init(&b, t);
    while (limit < 0 || (int64_t)b.length < limit) {
        int64_t step =
            io_readline_step(t, args[0], peek, limit < 0 ? -1 : limit - (int64_t)b.length);
        if (step < 0) return NULL;
        Value piece = io_call_1(t, args[0], NAME(read), small_int(step));
        if (!piece) return NULL;
        if (!is_bytes(t, piece))
            return raise_error(t, T_OS_ERROR,
                               "read() should have returned a bytes object, not '%T'", piece);
        Bytes *bytes = bytes_of(piece);
        if (bytes->length == 0) break;
        if (!str_builder_add_points(&b, bytes->data, 1, bytes->length)) return NULL;
        if (bytes->data[bytes->length - 1] == '\n') break;
    }
    return to_value(bytes_new(t, b.data, b.length));
}

static Value io_base_readlines(Thread *t, Value *args, size_t nargs) {
    int64_t hint, total = 0;
    if (!io_size_argument(t, nargs > 1 ? args[1] : NULL, -1, &hint)) return NULL;
    Value list = list_new(t, 0), iterator = list ? value_iter(t, args[0]) : NULL;
    if (!iterator) return NULL;
    for (;;) {
        Value line = value_next(t, iterator);
        if (!line) return error_is_set(t) ? NULL : list;
        if (!list_append(t, list, line)) return NULL;
        if (hint <= 0) continue;
        int64_t length = value_length(t, line);
        if (length < 0) return NULL;
        if (length > hint - total) return list;
        total += length;
    }
}

static Value io_base_writelines(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (!io_check_open(t, args[0])) return NULL;
    Value iterator = value_iter(t, args[1]);
    if (!iterator) return NULL;
    for (;;) {
        Value line = value_next(t, iterator);
        if (!line) return error_is_set(t) ? NULL : NONE;
        if (!io_call_1(t, args[0], NAME(write), line)) return NULL;
    }
}

static const NativeDef io_base_methods[] = {
    {"seek", io_base_seek, 1, 2, NATIVE_METHOD, NULL,
     "Change the stream position to the given byte offset."},
    {"tell", io_base_tell, 0, 0, NATIVE_METHOD, NULL, "Return current stream position."},
    {"truncate", io_base_truncate, 0, 1, NATIVE_METHOD, NULL, "Truncate file to size bytes."},
    {"flush", io_base_flush, 0, 0, NATIVE_METHOD, NULL, "Flush write buffers, if applicable."},
    {"close", io_base_close, 0, 0, NATIVE_METHOD, NULL, "Flush and close the IO object."},
    {"seekable", io_base_no, 0, 0, NATIVE_METHOD, NULL,
     "Return whether object supports random access."},
    {"readable", io_base_no, 0, 0, NATIVE_METHOD, NULL,
     "Return whether object was opened for reading."},
    {"writable", io_base_no, 0, 0, NATIVE_METHOD, NULL,
     "Return whether object was opened for writing."},
    {"_checkClosed", io_base_check_closed, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"_checkSeekable", io_base_check_seekable, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"_checkReadable", io_base_check_readable, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"_checkWritable", io_base_check_writable, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"fileno", io_base_fileno, 0, 0, NATIVE_METHOD, NULL,
     "Return underlying file descriptor if one exists."},
    {"isatty", io_base_false, 0, 0, NATIVE_METHOD, NULL,
     "Return whether this is an 'interactive' stream."},
    {"readline", io_base_readline, 0, 1, NATIVE_METHOD, NULL,
     "Read and return a line from the stream."},
    {"readlines", io_base_readlines, 0, 1, NATIVE_METHOD, NULL,
     "Return a list of lines from the stream."},
    {"writelines", io_base_writelines, 1, 1, NATIVE_METHOD, NULL,
     "Write a list of lines to stream."},
    {"__enter__", io_base_enter, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__exit__", io_base_exit, 0, -1, NATIVE_METHOD, NULL, NULL},
    {"__del__", io_base_del, 0, 0, NATIVE_METHOD, NULL, NULL},
    {0},
};

static const GetSetDef io_base_getset[] = {{"closed", io_base_get_closed, NULL, NULL}, {0}};

const TypeDef io_base_typedef = {
    .name = "_io._IOBase",
    .doc = "The abstract base class for all I/O classes.",
    .size = sizeof(Object),
    .flags = TYPE_SUBCLASSABLE | TYPE_WEAKLY_REFERABLE | TYPE_HAS_DICT | TYPE_IMMUTABLE,
    .slots = {.new = io_base_new, .iter = io_slot_iter, .next = io_slot_next},
    .methods = io_base_methods,
    .getset = io_base_getset,
};

/* ---- _RawIOBase ------------------------------------------------------------------------------ */

static Value io_raw_readall(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    StrBuilder b;
    str_builder_init(&b, t);
    for (;;) {
        Value piece = io_call_1(t, args[0], NAME(read), small_int(IO_TEXT_CHUNK));
        if (!piece) return NULL;
        if (piece == NONE) {
            if (b.length == 0) return NONE;
            break;
        }
        if (!is_bytes(t, piece)) return raise_type_error(t, "read() should return bytes");
        if (bytes_of(piece)->length == 0) break;
        if (!str_builder_add_points(&b, bytes_of(piece)->data, 1, bytes_of(piece)->length))
            return NULL;
    }
    return to_value(bytes_new(t, b.data, b.length));
}

static Value io_raw_read(Thread *t, Value *args, size_t nargs) {
    int64_t size;
    if (!io_size_argument(t, nargs > 1 ? args[1] : NULL, -1, &size)) return NULL;
    if (size < 0) return io_call_0(t, args[0], NAME(readall));
    ByteArray *array = bytearray_new(t, NULL, (size_t)size);
    Value count = array ? io_call_1(t, args[0], NAME(readinto), to_value(array)) : NULL;
    if (!count || count == NONE) return count;
    int64_t n;
    if (!value_as_int64(t, count, &n, T_VALUE_ERROR)) return NULL;
    if (n < 0 || n > size)
        return raise_value_error(t, "readinto returned %zd outside buffer size %zd", n, size);
    size_t length;
    const uint8_t *data = bytearray_bytes(t, array, &length);
    return data ? to_value(bytes_new(t, data, (size_t)n < length ? (size_t)n : length)) : NULL;
}

static Value io_raw_not_implemented(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    return raise_error(t, T_NOT_IMPLEMENTED_ERROR, "");
}

static const NativeDef io_raw_base_methods[] = {
    {"readinto", io_raw_not_implemented, 1, 1, NATIVE_METHOD, NULL, NULL},
    {"write", io_raw_not_implemented, 1, 1, NATIVE_METHOD, NULL, NULL},
    {"read", io_raw_read, 0, 1, NATIVE_METHOD, NULL, NULL},
    {"readall", io_raw_readall, 0, 0, NATIVE_METHOD, NULL,
     "Read until EOF, using multiple read() call."},
    {0},
};

const TypeDef io_raw_base_typedef = {
    .name = "_io._RawIOBase",
    .doc = "Base class for raw binary I/O.",
    .size = sizeof(Object),
    .flags = TYPE_SUBCLASSABLE | TYPE_WEAKLY_REFERABLE | TYPE_HAS_DICT | TYPE_IMMUTABLE,
    .slots = {.new = io_base_new},
    .methods = io_raw_base_methods,
};

/* ---- _BufferedIOBase ------------------------------------------------------------------------- */

static Value io_buffered_readinto_by(Thread *t, Value *args, Str *method, const char *function) {
    BufferView view;
    if (!io_get_writable(t, args[1], function, 0, &view)) return NULL;
    Value piece = io_call_1(t, args[0], method, small_int((int64_t)view.length)), result = NULL;
    if (piece && !is_bytes(t, piece)) {
        raise_type_error(t, "read() should return bytes");
    } else if (piece && bytes_of(piece)->length > view.length) {
        raise_value_error(t, "read() returned too much data: %zu bytes requested, %zu returned",
                          view.length, bytes_of(piece)->length);
    } else if (piece) {
        memcpy(view.data, bytes_of(piece)->data, bytes_of(piece)->length);
        result = small_int((int64_t)bytes_of(piece)->length);
    }
    buffer_release(t, &view);
    return result;
}

static Value io_buffered_readinto(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return io_buffered_readinto_by(t, args, NAME(read), "readinto");
}

static Value io_buffered_readinto1(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return io_buffered_readinto_by(t, args, NAME(read1), "readinto1");
}

static const NativeDef io_buffered_base_methods[] = {
    {"detach", io_unsupported_detach, 0, 0, NATIVE_METHOD, NULL,
     "Disconnect this buffer from its underlying raw stream and return it."},
    {"read", io_unsupported_read, 0, 1, NATIVE_METHOD, NULL, "Read and return up to n bytes."},
    {"read1", io_unsupported_read1, 0, 1, NATIVE_METHOD, NULL,
     "Read and return up to size bytes, with at most one read() call."},
    {"write", io_unsupported_write, 1, 1, NATIVE_METHOD, NULL, "Write buffer b to the IO stream."},
    {"readinto", io_buffered_readinto, 1, 1, NATIVE_METHOD, NULL, NULL},
    {"readinto1", io_buffered_readinto1, 1, 1, NATIVE_METHOD, NULL, NULL},
    {0},
};

const TypeDef io_buffered_base_typedef = {
    .name = "_io._BufferedIOBase",
    .doc = "Base class for buffered IO objects.",
    .size = sizeof(Object),
    .flags = TYPE_SUBCLASSABLE | TYPE_WEAKLY_REFERABLE | TYPE_HAS_DICT | TYPE_IMMUTABLE,
    .slots = {.new = io_base_new},
    .methods = io_buffered_base_methods,
};

/* ---- _TextIOBase ----------------------------------------------------------------------------- */

static Value io_text_get_none(Thread *t, Value self) {
    (void)t, (void)self;
    return NONE;
}

static const NativeDef io_text_base_methods[] = {
    {"detach", io_unsupported_detach, 0, 0, NATIVE_METHOD, NULL,
     "Separate the underlying buffer from the TextIOBase and return it."},
    {"read", io_unsupported_read, 0, 1, NATIVE_METHOD, NULL,
     "Read at most size characters from stream."},
    {"readline", io_unsupported_readline, 0, 1, NATIVE_METHOD, NULL, "Read until newline or EOF."},
    {"write", io_unsupported_write, 1, 1, NATIVE_METHOD, NULL, "Write string s to stream."},
    {0},
};

static const GetSetDef io_text_base_getset[] = {
    {"encoding", io_text_get_none, NULL, "Encoding of the text stream."},
    {"newlines", io_text_get_none, NULL, "Line endings translated so far."},
    {"errors", io_text_get_none, NULL, "The error setting of the decoder or encoder."},
    {0},
};

const TypeDef io_text_base_typedef = {
    .name = "_io._TextIOBase",
    .doc = "Base class for text I/O.",
    .size = sizeof(Object),
    .flags = TYPE_SUBCLASSABLE | TYPE_WEAKLY_REFERABLE | TYPE_HAS_DICT | TYPE_IMMUTABLE,
    .slots = {.new = io_base_new},
    .methods = io_text_base_methods,
    .getset = io_text_base_getset,
};
