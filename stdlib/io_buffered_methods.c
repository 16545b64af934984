/* BufferedReader, BufferedWriter and BufferedRandom as Python sees them. */
#include <unistd.h>

#include "runtime/objects/int.h"
#include "runtime/objects/str_internal.h"
#include "stdlib/io.h"

static Buffered *buffered_of(Value v) { return (Buffered *)v; }

/* ---- reading --------------------------------------------------------------------------------- */

static size_t buffered_take(Buffered *b, void *to, size_t size) {
    size_t ahead = b->end - b->position;
    if (size > ahead) size = ahead;
    memcpy(to, buffered_data(b) + b->position, size);
    b->position += size;
    return size;
}

/* Reads until size bytes are there, the end, or (once) after one read of the raw stream, which is made behind bytes
 * that were read ahead only where it needs no block. -1, or -2 when nothing is there. */
static int64_t buffered_read_into(Thread *t, Buffered *b, uint8_t *to, size_t size, bool once) {
    size_t done = buffered_take(b, to, size);
    while (done < size && !(once && done && size - done <= b->size)) {
        int64_t n;
        if (size - done > b->size) {
            if (b->pending && !buffered_flush_pending(t, b)) return -1;
            n = buffered_raw_read(t, b, to + done, size - done);
            if (n > 0) done += (size_t)n;
        } else {
            n = buffered_fill(t, b);
            if (n > 0) done += buffered_take(b, to + done, size - done);
        }
        if (n == -1) return -1;
        if (n == -2 && done == 0) return -2;
        if (n <= 0 || once) break;
    }
    return (int64_t)done;
}

/* The rest of the raw stream: bytes, None (would block), or NULL. */
static Value buffered_read_raw_rest(Thread *t, Buffered *b) {
    if (b->direct) return to_value(fileio_read_all(t, (FileIO *)b->raw));
    Value readall = value_getattr_optional(t, b->raw, NAME(readall));
    if (!readall) {
        if (error_is_set(t)) return NULL;
        StrBuilder out;
        str_builder_init(&out, t);
        for (;;) {
            Value piece = io_call_0(t, b->raw, NAME(read));
            if (!piece) return NULL;
            if (piece == NONE && out.length == 0) return NONE;
            if (piece == NONE || (is_bytes(t, piece) && bytes_of(piece)->length == 0)) break;
            if (!is_bytes(t, piece)) return raise_type_error(t, "read() should return bytes");
            if (!str_builder_add_points(&out, bytes_of(piece)->data, 1, bytes_of(piece)->length))
                return NULL;
        }
        return to_value(bytes_new(t, out.data, out.length));
    }
    Value rest = value_call_0(t, readall);
    if (rest && rest != NONE && !is_bytes(t, rest))
        return raise_type_error(t, "readall() should return bytes");
    return rest;
}

static Value buffered_read_rest(Thread *t, Buffered *b) {
    if (b->pending && !buffered_flush_pending(t, b)) return NULL;
    size_t ahead = b->end - b->position;
    Bytes *front = bytes_new(t, buffered_data(b) + b->position, ahead);
    if (!front) return NULL;
    b->position = b->end = 0;
    Value rest = buffered_read_raw_rest(t, b);
    if (!rest || ahead == 0) return rest;
    if (rest == NONE || bytes_of(rest)->length == 0) return to_value(front);
    uint8_t *data;
    Bytes *all = bytes_new_uninitialised(t, ahead + bytes_of(rest)->length, &data);
    if (!all) return NULL;
    memcpy(data, front->data, ahead);
    memcpy(data + ahead, bytes_of(rest)->data, bytes_of(rest)->length);
    return to_value(all);
}

static Value buffered_read_some(Thread *t, Buffered *b, size_t size, bool once) {
    BytesBlock *block = bytes_block_new(t, size + 1);
    if (!block) return NULL;
    int64_t n = buffered_read_into(t, b, block->data, size, once);
    if (n < 0) return n == -1 ? NULL : NONE;
    return to_value(bytes_new(t, block->data, (size_t)n));
}

static Value buffered_method_read(Thread *t, Value *args, size_t nargs) {
    Buffered *b = buffered_of(args[0]);
    int64_t size;
    if (!io_size_argument(t, nargs > 1 ? args[1] : NULL, -1, &size)) return NULL;
    if (size < -1) return raise_value_error(t, "read length must be non-negative or -1");
    if (!buffered_enter(t, b, "read of")) return NULL;
    Value result;
    if (size < 0) result = buffered_read_rest(t, b);
    else if ((size_t)size <= b->end - b->position) {
        result = to_value(bytes_new(t, buffered_data(b) + b->position, (size_t)size));
        if (result) b->position += (size_t)size;
    } else result = buffered_read_some(t, b, (size_t)size, false);
    buffered_leave(t, b);
    return result;
}

static Value buffered_method_read1(Thread *t, Value *args, size_t nargs) {
    Buffered *b = buffered_of(args[0]);
    int64_t size;
    if (!io_size_argument(t, nargs > 1 ? args[1] : NULL, -1, &size)) return NULL;
    if (!buffered_enter(t, b, "read of")) return NULL;
    size_t wanted = size < 0 ? b->size : (size_t)size, ahead = b->end - b->position;
    if (ahead && wanted > ahead) wanted = ahead;
    Value result = buffered_read_some(t, b, wanted, true);
    buffered_leave(t, b);
    return result == NONE ? to_value(&static_empty_bytes) : result;
}

static Value buffered_readinto_with(Thread *t, Value *args, bool once) {
    Buffered *b = buffered_of(args[0]);
    BufferView view;
    if (!io_get_writable(t, args[1], once ? "readinto1" : "readinto", 0, &view)) return NULL;
    Value result = NULL;
    if (buffered_enter(t, b, "readinto of")) {
        int64_t n = buffered_read_into(t, b, view.data, view.length, once);
        result = n == -1 ? NULL : n == -2 ? NONE : small_int(n);
        buffered_leave(t, b);
    }
    buffer_release(t, &view);
    return result;
}

static Value buffered_method_readinto(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return buffered_readinto_with(t, args, false);
}

static Value buffered_method_readinto1(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return buffered_readinto_with(t, args, true);
}

static Value buffered_method_peek(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Buffered *b = buffered_of(args[0]);
    if (!buffered_enter(t, b, "peek of")) return NULL;
    int64_t n = b->end > b->position ? 1 : buffered_fill(t, b);
    Value result =
        n == -1 ? NULL : to_value(bytes_new(t, buffered_data(b) + b->position, b->end - b->position));
    buffered_leave(t, b);
    return result;
}

/* A line, its newline included, of at most limit bytes (negative: any). */
static Value buffered_readline_locked(Thread *t, Buffered *b, int64_t limit) {
    StrBuilder line;
    str_builder_init(&line, t);
    size_t most = limit < 0 ? SIZE_MAX : (size_t)limit;
    for (;;) {
        size_t ahead = b->end - b->position,
               take = most - line.length < ahead ? most - line.length : ahead;
        const uint8_t *from = buffered_data(b) + b->position, *newline = memchr(from, '\n', take);
        if (newline) take = (size_t)(newline - from) + 1;
        bool done = newline || line.length + take == most;
        if (done && line.length == 0) {
            b->position += take;
            return to_value(bytes_new(t, from, take));
        }
        if (!str_builder_add_points(&line, from, 1, take)) return NULL;
        b->position += take;
        if (!done) {
            int64_t n = buffered_fill(t, b);
            if (n == -1) return NULL;
            done = n <= 0;
        }
        if (done) return to_value(bytes_new(t, line.data, line.length));
    }
}

static Value buffered_method_readline(Thread *t, Value *args, size_t nargs) {
    Buffered *b = buffered_of(args[0]);
    int64_t limit;
    if (!io_size_argument(t, nargs > 1 ? args[1] : NULL, -1, &limit) ||
        !buffered_enter(t, b, "readline of"))
        return NULL;
    Value line = buffered_readline_locked(t, b, limit);
    buffered_leave(t, b);
    return line;
}

static Value buffered_slot_next(Thread *t, Value self) {
    if (!io_is_exact(t, self, IO_READER) && !io_is_exact(t, self, IO_RANDOM))
        return io_base_typedef.slots.next(t, self);
    Value line = buffered_method_readline(t, &self, 1);
    return line && bytes_of(line)->length ? line : NULL;
}

/* ---- writing --------------------------------------------------------------------------------- */

static Value buffered_method_write(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    BufferView view;
    if (is_str(t, args[1]))
        return raise_type_error(t, "a bytes-like object is required, not 'str'");
    if (!buffer_get(t, args[1], &view, BUFFER_READ)) return NULL;
    int64_t n = buffered_write_from(t, buffered_of(args[0]), view.data, view.length);
    buffer_release(t, &view);
    return n < 0 ? NULL : small_int(n);
}

static Value buffered_method_flush(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return buffered_flush(t, buffered_of(args[0])) ? NONE : NULL;
}

/* ---- position -------------------------------------------------------------------------------- */

static int64_t buffered_tell_locked(Thread *t, Buffered *b) {
    int64_t place = buffered_raw_tell(t, b);
    if (place < 0) return -1;
    /* Devices that have no position say 0 whatever was read. */
    place += (int64_t)b->pending - (int64_t)(b->end - b->position);
    return place < 0 ? 0 : place;
}

static int64_t buffered_seek_locked(Thread *t, Buffered *b, int64_t target, int whence) {
    int64_t ahead = (int64_t)(b->end - b->position);
    if (whence != SEEK_END && ahead > 0) {
        int64_t now = buffered_tell_locked(t, b);
        if (now < 0) return -1;
        int64_t offset = whence == SEEK_SET ? target - now : target;
        if (offset >= -(int64_t)b->position && offset <= ahead) {
            b->position = (size_t)((int64_t)b->position + offset);
            return now + offset < 0 ? 0 : now + offset;
        }
    }
    if (!buffered_flush_pending(t, b)) return -1;
    if (whence == SEEK_CUR) target -= ahead;
    int64_t place = buffered_raw_seek(t, b, target, whence);
    if (place >= 0) b->position = b->end = 0;
    return place;
}

static Value buffered_method_seek(Thread *t, Value *args, size_t nargs) {
    Buffered *b = buffered_of(args[0]);
    int64_t target;
    int whence = SEEK_SET;
    if (!value_as_int64(t, args[1], &target, T_VALUE_ERROR) ||
        (nargs > 2 && !value_as_int(t, args[2], &whence)))
        return NULL;
    if (whence < 0 || whence > 2)
        return raise_value_error(t, "whence value %d unsupported", whence);
    if (!buffered_enter(t, b, "seek of")) return NULL;
    int64_t place = -1;
    if (b->direct ? true
                  : io_check_able(t, b->raw, NAME(seekable), "File or stream is not seekable."))
        place = buffered_seek_locked(t, b, target, whence);
    buffered_leave(t, b);
    return place < 0 ? NULL : int_from_int64(t, place);
}

static Value buffered_method_tell(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Buffered *b = buffered_of(args[0]);
    if (!buffered_enter(t, b, NULL)) return NULL;
    int64_t place = buffered_tell_locked(t, b);
    buffered_leave(t, b);
    return place < 0 ? NULL : int_from_int64(t, place);
}

static Value buffered_method_truncate(Thread *t, Value *args, size_t nargs) {
    Buffered *b = buffered_of(args[0]);
    if (!buffered_enter(t, b, "truncate of")) return NULL;
    Value size = nargs > 1 ? args[1] : NONE, result = NULL;
    if (!b->writable) {
        io_unsupported(t, "truncate");
    } else if (buffered_flush_locked(t, b, true)) {
        int64_t place = size == NONE ? buffered_raw_tell(t, b) : 0;
        if (size == NONE && place >= 0) size = int_from_int64(t, place);
        if (place >= 0 && size) result = io_call_1(t, b->raw, NAME(truncate), size);
    }
    buffered_leave(t, b);
    return result;
}

/* ---- closing --------------------------------------------------------------------------------- */

static Value buffered_raw_checked(Thread *t, Value self) {
    Buffered *b = buffered_of(self);
    Value raw = load(&b->raw);
    if (raw) return raw;
    return raise_value_error(t, b->detached ? "raw stream has been detached"
                                            : "I/O operation on uninitialized object");
}

/* Others wait meanwhile, and find it closed. */
static bool buffered_close_raw(Thread *t, Buffered *b, Value raw) {
    if (!io_lock(t, &b->lock, to_value(b), false)) return false;
    bool ok = b->direct ? fileio_close(t, (FileIO *)raw) : io_call_0(t, raw, NAME(close)) != NULL;
    if (ok) { /* a stream that is closed needs no block, and may itself be kept for long */
        b->position = b->end = b->pending = 0;
        store_cell(b, &b->block, NULL);
    }
    io_unlock(t, &b->lock, to_value(b));
    return ok;
}

static Value buffered_method_close(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Buffered *b = buffered_of(args[0]);
    Value raw = buffered_raw_checked(t, args[0]);
    if (!raw) return NULL;
    int closed = io_is_closed(t, raw);
    if (closed) return closed < 0 ? NULL : NONE;
    Value flushed = io_call_0(t, args[0], NAME(flush)), error = flushed ? NULL : error_take(t);
    bool ok = buffered_close_raw(t, b, raw);
    io_unregister(t, &b->link);
    return io_after_error(t, error, ok) ? NONE : NULL;
}

static Value buffered_method_detach(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Buffered *b = buffered_of(args[0]);
    Value raw = buffered_raw_checked(t, args[0]);
    if (!raw || !io_call_0(t, args[0], NAME(flush))) return NULL;
    io_unregister(t, &b->link);
    store(b, &b->raw, NULL);
    b->detached = true;
    if (b->direct) ((FileIO *)raw)->wrapped = false;
    return raw;
}

static void buffered_finalize(VM *vm, Object *o) {
    (void)vm;
    io_unlink_dead(&((Buffered *)o)->link);
}

static void buffered_slot_del(Thread *t, Value self) {
    if (!buffered_of(self)->wrapped && load(&buffered_of(self)->raw)) io_finalize(t, self);
    io_unregister(t, &buffered_of(self)->link);
}

/* ---- passed on to the raw stream ------------------------------------------------------------- */

#define BUFFERED_PASS_ON(name) \
    static Value buffered_method_##name(Thread *t, Value *args, size_t nargs) { \
        (void)nargs; \
        Value raw = buffered_raw_checked(t, args[0]); \
        return raw ? io_call_0(t, raw, NAME(name)) : NULL; \
    }
BUFFERED_PASS_ON(seekable)
BUFFERED_PASS_ON(readable)
BUFFERED_PASS_ON(writable)
BUFFERED_PASS_ON(fileno)
BUFFERED_PASS_ON(isatty)
#undef BUFFERED_PASS_ON

#define BUFFERED_ATTRIBUTE(attribute) \
    static Value buffered_get_##attribute(Thread *t, Value self) { \
        Value raw = buffered_raw_checked(t, self); \
        return raw ? value_getattr(t, raw, NAME(attribute)) : NULL; \
    }
BUFFERED_ATTRIBUTE(closed)
BUFFERED_ATTRIBUTE(name)
BUFFERED_ATTRIBUTE(mode)
#undef BUFFERED_ATTRIBUTE

static Value buffered_get_raw(Thread *t, Value self) {
    (void)t;
    Value raw = load(&buffered_of(self)->raw);
    return raw ? raw : NONE;
}

static Value buffered_slot_repr(Thread *t, Value self) {
    Value raw = load(&buffered_of(self)->raw);
    Value name = raw ? value_getattr_optional(t, self, NAME(name)) : NULL;
    if (!name && error_is_set(t)) {
        if (!error_matches(t, T_VALUE_ERROR)) return NULL;
        error_clear(t);
    }
    if (!name) return to_value(str_format(t, "<%T>", self));
    int entered = repr_enter(t, self);
    if (entered <= 0)
        return entered ? NULL : raise_runtime_error(t, "reentrant call inside %T.__repr__", self);
    Str *repr = str_format(t, "<%T name=%R>", self, name);
    repr_leave(t, self);
    return to_value(repr);
}

/* ---- constructors ---------------------------------------------------------------------------- */

/* A second __init__ that fails leaves nothing. */
static bool buffered_reset(Thread *t, Buffered *b) {
    if (!io_lock(t, &b->lock, to_value(b), false)) return false;
    store(b, &b->raw, NULL);
    b->detached = b->direct = false;
    io_unlock(t, &b->lock, to_value(b));
    return true;
}

static bool buffered_init_from(Thread *t, Value self, Value *args, size_t nargs, Value kwnames,
                               const char *name, bool readable, bool writable) {
    Value out[2];
    int64_t size = IO_BUFFER_SIZE;
    Buffered *b = buffered_of(self);
    if (!bind_arguments(t, name, "raw, buffer_size=131072", args, nargs, kwnames, out) || !buffered_reset(t, b))
        return false;
    if (out[1] && !value_as_int64(t, out[1], &size, T_OVERFLOW_ERROR)) return false;
    if (size <= 0) return FAIL_WITH(raise_value_error(t, "buffer size must be strictly positive"));
    if (readable && writable &&
        !io_check_able(t, out[0], NAME(seekable), "File or stream is not seekable."))
        return false;
    if (readable && !io_check_able(t, out[0], NAME(readable), "File or stream is not readable."))
        return false;
    if (writable && !io_check_able(t, out[0], NAME(writable), "File or stream is not writable."))
        return false;
    if (!io_lock(t, &b->lock, self, false)) return false;
    b->readable = readable;
    b->writable = writable;
    bool ok = buffered_init(t, b, out[0], (size_t)size);
    io_unlock(t, &b->lock, self);
    return ok;
}

static bool buffered_reader_init(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    return buffered_init_from(t, self, args, nargs, kwnames, "BufferedReader", true, false);
}

static bool buffered_writer_init(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    return buffered_init_from(t, self, args, nargs, kwnames, "BufferedWriter", false, true);
}

static bool buffered_random_init(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    return buffered_init_from(t, self, args, nargs, kwnames, "BufferedRandom", true, true);
}

static Value buffered_slot_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return type_allocate_instance(t, (Type *)cls, 0);
}

static void buffered_trace(Marker *m, Object *cell) {
    Buffered *b = (Buffered *)cell;
    gc_mark_value(m, load(&b->raw));
    gc_mark_cell(m, load_acquire(&b->block));
}

#define BUFFERED_COMMON \
    {"close", buffered_method_close, 0, 0, NATIVE_METHOD, NULL, NULL}, \
    {"detach", buffered_method_detach, 0, 0, NATIVE_METHOD, NULL, NULL}, \
    {"seek", buffered_method_seek, 1, 2, NATIVE_METHOD, NULL, NULL}, \
    {"tell", buffered_method_tell, 0, 0, NATIVE_METHOD, NULL, NULL}, \
    {"truncate", buffered_method_truncate, 0, 1, NATIVE_METHOD, NULL, NULL}, \
    {"seekable", buffered_method_seekable, 0, 0, NATIVE_METHOD, NULL, NULL}, \
    IO_NO_STATE, \
    {"fileno", buffered_method_fileno, 0, 0, NATIVE_METHOD, NULL, NULL}, \
    {"isatty", buffered_method_isatty, 0, 0, NATIVE_METHOD, NULL, NULL}
#define BUFFERED_READING \
    {"readable", buffered_method_readable, 0, 0, NATIVE_METHOD, NULL, NULL}, \
    {"read", buffered_method_read, 0, 1, NATIVE_METHOD, NULL, NULL}, \
    {"read1", buffered_method_read1, 0, 1, NATIVE_METHOD, NULL, NULL}, \
    {"readinto", buffered_method_readinto, 1, 1, NATIVE_METHOD, NULL, NULL}, \
    {"readinto1", buffered_method_readinto1, 1, 1, NATIVE_METHOD, NULL, NULL}, \
    {"readline", buffered_method_readline, 0, 1, NATIVE_METHOD, NULL, NULL}, \
    {"peek", buffered_method_peek, 0, 1, NATIVE_METHOD, NULL, NULL}
#define BUFFERED_WRITING \
    {"writable", buffered_method_writable, 0, 0, NATIVE_METHOD, NULL, NULL}, \
    {"write", buffered_method_write, 1, 1, NATIVE_METHOD, NULL, NULL}, \
    {"flush", buffered_method_flush, 0, 0, NATIVE_METHOD, NULL, NULL}

static const NativeDef buffered_reader_methods[] = {BUFFERED_COMMON,
                                                    BUFFERED_READING,
                                                    {"flush", buffered_method_flush, 0, 0,
                                                     NATIVE_METHOD, NULL, NULL},
                                                    {0}};
static const NativeDef buffered_writer_methods[] = {BUFFERED_COMMON, BUFFERED_WRITING, {0}};
static const NativeDef buffered_random_methods[] = {
    BUFFERED_COMMON, BUFFERED_READING, BUFFERED_WRITING, {0}};

static const GetSetDef buffered_getset[] = {
    {"closed", buffered_get_closed, NULL, NULL},
    {"name", buffered_get_name, NULL, NULL},
    {"mode", buffered_get_mode, NULL, NULL},
    {"raw", buffered_get_raw, NULL, NULL},
    {0},
};

#define BUFFERED_TYPE(Variable, text, init_function, next_slot, method_table, documentation) \
    const TypeDef Variable = { \
        .name = text, \
        .doc = documentation, \
        .size = sizeof(Buffered), \
        .flags = TYPE_SUBCLASSABLE | TYPE_WEAKLY_REFERABLE | TYPE_HAS_DICT | TYPE_HAS_DEL | TYPE_IMMUTABLE, \
        .trace = buffered_trace, \
        .finalize = buffered_finalize, \
        .slots = {.repr = buffered_slot_repr, \
                  .new = buffered_slot_new, \
                  .init = init_function, \
                  .next = next_slot, \
                  .del = buffered_slot_del}, \
        .methods = method_table, \
        .getset = buffered_getset, \
        .new_params = "raw, buffer_size=131072", \
    }
BUFFERED_TYPE(buffered_reader_typedef, "_io.BufferedReader", buffered_reader_init,
              buffered_slot_next, buffered_reader_methods,
              "Create a new buffered reader using the given readable raw IO object.");
BUFFERED_TYPE(buffered_writer_typedef, "_io.BufferedWriter", buffered_writer_init, NULL,
              buffered_writer_methods, "A buffer for a writeable sequential RawIO object.");
BUFFERED_TYPE(buffered_random_typedef, "_io.BufferedRandom", buffered_random_init,
              buffered_slot_next, buffered_random_methods,
              "A buffered interface to random access streams.");
#undef BUFFERED_TYPE

/* ---- BufferedRWPair -------------------------------------------------------------------------- */

typedef struct BufferedPair {
    Object header;
    Value reader, writer;
} BufferedPair;

static Value buffered_pair_end(Thread *t, Value self, bool writer) {
    Value end = load(writer ? &((BufferedPair *)self)->writer : &((BufferedPair *)self)->reader);
    return end ? end : raise_value_error(t, "I/O operation on uninitialized object");
}

static bool buffered_pair_init(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    Value out[3];
    int64_t size = IO_BUFFER_SIZE;
    BufferedPair *pair = (BufferedPair *)self;
    if (!bind_arguments(t, "BufferedRWPair", "reader, writer, buffer_size=131072, /", args, nargs,
                        kwnames, out))
        return false;
    if (out[2] && !value_as_int64(t, out[2], &size, T_OVERFLOW_ERROR)) return false;
    if (size <= 0) return FAIL_WITH(raise_value_error(t, "buffer size must be strictly positive"));
    if (!io_check_able(t, out[0], NAME(readable), "File or stream is not readable.") ||
        !io_check_able(t, out[1], NAME(writable), "File or stream is not writable."))
        return false;
    Value reader = buffered_new(t, IO_READER, out[0], (size_t)size);
    Value writer = reader ? buffered_new(t, IO_WRITER, out[1], (size_t)size) : NULL;
    if (!writer) return false;
    store(pair, &pair->reader, reader);
    store(pair, &pair->writer, writer);
    return true;
}

#define PAIR_PASS_ON(name, to_writer) \
    static Value buffered_pair_##name(Thread *t, Value *args, size_t nargs) { \
        Value call[2] = {buffered_pair_end(t, args[0], to_writer), nargs > 1 ? args[1] : NULL}; \
        return call[0] ? value_call_method(t, NAME(name), call, nargs, NULL) : NULL; \
    }
PAIR_PASS_ON(read, false)
PAIR_PASS_ON(peek, false)
PAIR_PASS_ON(read1, false)
PAIR_PASS_ON(readinto, false)
PAIR_PASS_ON(readinto1, false)
PAIR_PASS_ON(readable, false)
PAIR_PASS_ON(write, true)
PAIR_PASS_ON(flush, true)
PAIR_PASS_ON(writable, true)
#undef PAIR_PASS_ON

static Value buffered_pair_close(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value writer = buffered_pair_end(t, args[0], true),
          reader = writer ? buffered_pair_end(t, args[0], false) : NULL;
    if (!reader) return NULL;
    Value error = io_call_0(t, writer, NAME(close)) ? NULL : error_take(t);
    return io_after_error(t, error, io_call_0(t, reader, NAME(close)) != NULL) ? NONE : NULL;
}

static Value buffered_pair_isatty(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    for (int i = 1; i >= 0; i--) {
        Value end = buffered_pair_end(t, args[0], i),
              tty = end ? io_call_0(t, end, NAME(isatty)) : NULL;
        if (!tty || value_truth(t, tty)) return tty;
    }
    return FALSE_VALUE;
}

static Value buffered_pair_get_closed(Thread *t, Value self) {
    Value writer = buffered_pair_end(t, self, true);
    return writer ? value_getattr(t, writer, NAME(closed)) : NULL;
}

static void buffered_pair_trace(Marker *m, Object *cell) {
    gc_mark_value(m, load(&((BufferedPair *)cell)->reader));
    gc_mark_value(m, load(&((BufferedPair *)cell)->writer));
}

static const NativeDef buffered_pair_methods[] = {
    {"read", buffered_pair_read, 0, 1, NATIVE_METHOD, NULL, NULL},
    {"peek", buffered_pair_peek, 0, 1, NATIVE_METHOD, NULL, NULL},
    {"read1", buffered_pair_read1, 0, 1, NATIVE_METHOD, NULL, NULL},
    {"readinto", buffered_pair_readinto, 1, 1, NATIVE_METHOD, NULL, NULL},
    {"readinto1", buffered_pair_readinto1, 1, 1, NATIVE_METHOD, NULL, NULL},
    {"write", buffered_pair_write, 1, 1, NATIVE_METHOD, NULL, NULL},
    {"flush", buffered_pair_flush, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"readable", buffered_pair_readable, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"writable", buffered_pair_writable, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"close", buffered_pair_close, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"isatty", buffered_pair_isatty, 0, 0, NATIVE_METHOD, NULL, NULL},
    {0},
};

static const GetSetDef buffered_pair_getset[] = {{"closed", buffered_pair_get_closed, NULL, NULL},
                                                 {0}};

const TypeDef buffered_pair_typedef = {
    .name = "_io.BufferedRWPair",
    .doc = "A buffered reader and writer object together.",
    .size = sizeof(BufferedPair),
    .flags = TYPE_SUBCLASSABLE | TYPE_WEAKLY_REFERABLE | TYPE_HAS_DICT | TYPE_IMMUTABLE,
    .trace = buffered_pair_trace,
    .slots = {.new = buffered_slot_new, .init = buffered_pair_init},
    .methods = buffered_pair_methods,
    .getset = buffered_pair_getset,
    .new_params = "reader, writer, buffer_size=131072, /",
};
