/* Buffered streams: what is read ahead, and what waits to be written.
 *
 * Invariant: at most one of the two is there. The raw stream's position is that of block[end] when
 * bytes are read ahead, and that of block[0] when some are pending. All functions but those that
 * take the lock themselves are called with it held. */
#include <errno.h>
#include <unistd.h>

#include "runtime/objects/int.h"
#include "runtime/objects/str_internal.h"
#include "runtime/threads/safepoint.h"
#include "stdlib/io.h"

bool buffered_enter(Thread *t, Buffered *b, const char *what) {
    if (!io_lock(t, &b->lock, to_value(b), false)) return false;
    if (LIKELY(load(&b->raw) != NULL)) {
        if (!what || (LIKELY(b->direct) && ((FileIO *)b->raw)->fd >= 0)) return true;
        int closed = io_is_closed(t, b->raw);
        if (closed == 0) return true;
        if (closed > 0) raise_value_error(t, "%s closed file", what);
    } else {
        raise_value_error(t, b->detached ? "raw stream has been detached"
                                         : "I/O operation on uninitialized object");
    }
    io_unlock(t, &b->lock, to_value(b));
    return false;
}

void buffered_leave(Thread *t, Buffered *b) { io_unlock(t, &b->lock, to_value(b)); }

/* ---- the raw stream -------------------------------------------------------------------------- */

int64_t buffered_raw_read(Thread *t, Buffered *b, void *to, size_t size) {
    if (LIKELY(b->direct)) return fileio_read_into(t, (FileIO *)b->raw, to, size);
    ByteArray *array = bytearray_new(t, NULL, size);
    Value count = array ? io_call_1(t, b->raw, NAME(readinto), to_value(array)) : NULL;
    if (!count || count == NONE) return count ? -2 : -1;
    int64_t n;
    size_t length;
    if (!value_as_int64(t, count, &n, T_VALUE_ERROR)) {
        Value cause = error_take(t);
        raise_error(t, T_OS_ERROR, "raw readinto() failed");
        error_set_cause(t, cause);
        return -1;
    }
    const uint8_t *data = bytearray_bytes(t, array, &length);
    if (!data) return -1;
    if (n < 0 || (size_t)n > size || (size_t)n > length) {
        raise_error(
            t, T_OS_ERROR,
            "raw readinto() returned invalid length %zd (should have been between 0 and %zu)", n,
            size);
        return -1;
    }
    memcpy(to, data, (size_t)n);
    return n;
}

static int64_t buffered_raw_write(Thread *t, Buffered *b, const void *from, size_t size) {
    if (LIKELY(b->direct)) return fileio_write_from(t, (FileIO *)b->raw, from, size);
    Bytes *bytes = bytes_new(t, from, size);
    Value count = bytes ? io_call_1(t, b->raw, NAME(write), to_value(bytes)) : NULL;
    if (!count || count == NONE) return count ? -2 : -1;
    int64_t n;
    if (!value_as_int64(t, count, &n, T_VALUE_ERROR)) return -1;
    if (n < 0 || (size_t)n > size) {
        raise_error(t, T_OS_ERROR,
                    "raw write() returned invalid length %zd (should have been between 0 and %zu)",
                    n, size);
        return -1;
    }
    return n;
}

int64_t buffered_raw_seek(Thread *t, Buffered *b, int64_t offset, int whence) {
    if (LIKELY(b->direct)) return fileio_seek(t, (FileIO *)b->raw, offset, whence);
    Value place = io_call_seek(t, b->raw, offset, whence);
    int64_t n;
    if (!place || !value_as_int64(t, place, &n, T_VALUE_ERROR)) return -1;
    if (n < 0) raise_error(t, T_OS_ERROR, "Raw stream returned invalid position %zd", n);
    return n < 0 ? -1 : n;
}

int64_t buffered_raw_tell(Thread *t, Buffered *b) {
    if (LIKELY(b->direct)) return fileio_seek(t, (FileIO *)b->raw, 0, SEEK_CUR);
    Value place = io_call_0(t, b->raw, NAME(tell));
    int64_t n;
    if (!place || !value_as_int64(t, place, &n, T_VALUE_ERROR)) return -1;
    if (n < 0) raise_error(t, T_OS_ERROR, "Raw stream returned invalid position %zd", n);
    return n < 0 ? -1 : n;
}

/* ---- writing --------------------------------------------------------------------------------- */

/* BlockingIOError: so many bytes of the caller's were taken. */
static void buffered_raise_blocking(Thread *t, const char *message, size_t written) {
    Str *text = str_from_c(t, message);
    Value args[3] = {small_int(EAGAIN), to_value(text), small_int((int64_t)written)};
    Value error =
        text ? value_call(t, to_value(t->vm->types[T_BLOCKING_IO_ERROR]), args, 3, NULL) : NULL;
    if (error) raise_value(t, error);
}

enum { BUFFERED_EARLY_SIZE = 1 << 20 }; /* a block so large is made with the stream: the memory may not be there */

static bool buffered_need_block(Thread *t, Buffered *b) {
    if (LIKELY(b->block != NULL)) return true;
    BytesBlock *block = bytes_block_new(t, b->size);
    if (!block) return false;
    store_cell(b, &b->block, block);
    return true;
}

/* 0: all written; -1 error; -2 would block, and some is still pending. */
static int buffered_try_flush(Thread *t, Buffered *b) {
    size_t done = 0;
    int result = 0;
    while (done < b->pending) {
        int64_t n = buffered_raw_write(t, b, buffered_data(b) + done, b->pending - done);
        if (n < 0) {
            result = (int)n;
            break;
        }
        done += (size_t)n;
        if (done < b->pending && !poll_actions(t)) { /* a part: a signal may have ended it */
            result = -1;
            break;
        }
    }
    if (done && done < b->pending)
        memmove(buffered_data(b), buffered_data(b) + done, b->pending - done);
    b->pending -= done;
    return result;
}

bool buffered_flush_pending(Thread *t, Buffered *b) {
    int result = buffered_try_flush(t, b);
    if (result == -2) buffered_raise_blocking(t, "write could not complete without blocking", 0);
    return result == 0;
}

bool buffered_flush_locked(Thread *t, Buffered *b, bool rewind) {
    if (!buffered_flush_pending(t, b)) return false;
    size_t ahead = b->end - b->position;
    if (!rewind || !b->readable) return true;
    if (ahead && buffered_raw_seek(t, b, -(int64_t)ahead, SEEK_CUR) < 0) return false;
    b->position = b->end = 0;
    return true;
}

static void buffered_keep(Buffered *b, const void *from, size_t size) {
    memcpy(buffered_data(b) + b->pending, from, size);
    b->pending += size;
}

int64_t buffered_write_locked(Thread *t, Buffered *b, const void *from, size_t size) {
    if (!buffered_need_block(t, b)) return -1;
    if (b->end > b->position && !buffered_flush_locked(t, b, true)) return -1;
    b->position = b->end = 0;
    if (LIKELY(size <= b->size - b->pending)) {
        buffered_keep(b, from, size);
        return (int64_t)size;
    }
    int result = buffered_try_flush(t, b);
    size_t done = 0;
    while (result == 0 && size - done > b->size) {
        int64_t n = buffered_raw_write(t, b, (const char *)from + done, size - done);
        if (n < 0) result = (int)n;
        else done += (size_t)n;
        if (n >= 0 && done < size && !poll_actions(t)) result = -1;
    }
    if (result == -1) return -1;
    size_t room = b->size - b->pending, rest = size - done;
    size_t kept = rest < room ? rest : room;
    buffered_keep(b, (const char *)from + done, kept);
    if (kept == rest) return (int64_t)size;
    buffered_raise_blocking(t, "write could not complete without blocking", done + kept);
    return -1;
}

int64_t buffered_write_from(Thread *t, Buffered *b, const void *from, size_t size) {
    if (!buffered_enter(t, b, "write to")) return -1;
    int64_t n = buffered_write_locked(t, b, from, size);
    buffered_leave(t, b);
    return n;
}

bool buffered_flush(Thread *t, Buffered *b) {
    Value raw = load(&b->raw);
    if (raw && !b->writable) return io_call_0(t, raw, NAME(flush)) != NULL; /* nothing of its own is to be flushed */
    if (!buffered_enter(t, b, "flush of")) return false;
    bool ok = buffered_flush_locked(t, b, true);
    buffered_leave(t, b);
    return ok;
}

/* ---- reading --------------------------------------------------------------------------------- */

int64_t buffered_fill(Thread *t, Buffered *b) {
    if (b->pending && !buffered_flush_pending(t, b)) return -1;
    b->position = b->end = 0;
    if (!buffered_need_block(t, b)) return -1;
    int64_t n = buffered_raw_read(t, b, buffered_data(b), b->size);
    if (n > 0) b->end = (size_t)n;
    return n;
}

Bytes *buffered_read1(Thread *t, Buffered *b, size_t size, bool *blocked) {
    *blocked = false;
    if (!buffered_enter(t, b, "read of")) return NULL;
    Bytes *bytes = NULL;
    int64_t n = b->end - b->position ? 1 : buffered_fill(t, b);
    if (n == -2) *blocked = true;
    if (n != -1) {
        size_t ahead = b->end - b->position;
        if (size > ahead) size = ahead;
        bytes = bytes_new(t, buffered_data(b) + b->position, size);
        if (bytes) b->position += size;
    }
    buffered_leave(t, b);
    return bytes;
}

/* ---- making ---------------------------------------------------------------------------------- */

bool buffered_init(Thread *t, Buffered *b, Value raw, size_t size) {
    if (!io_register(t, &b->link, &b->header)) return false;
    b->size = size;
    b->position = b->end = b->pending = 0;
    store_cell(b, &b->block, NULL);
    if (size >= BUFFERED_EARLY_SIZE && !buffered_need_block(t, b)) return false;
    b->detached = false;
    b->direct = io_is_exact(t, raw, IO_FILE);
    if (b->direct) ((FileIO *)raw)->wrapped = true;
    store(b, &b->raw, raw);
    return true;
}

Value buffered_new(Thread *t, IoTypeIndex type_index, Value raw, size_t size) {
    Type *type = io_type(t, type_index);
    Buffered *b = type ? (Buffered *)type_allocate_instance(t, type, 0) : NULL;
    if (!b) return NULL;
    b->readable = type_index != IO_WRITER;
    b->writable = type_index != IO_READER;
    return buffered_init(t, b, raw, size) ? to_value(b) : NULL;
}
