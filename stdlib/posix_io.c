/* Module posix: reading and writing through descriptors. */
#define _GNU_SOURCE
#include <string.h>
#include <sys/sendfile.h>
#include <sys/uio.h>
#include <unistd.h>

#include "stdlib/io.h"
#include "stdlib/posix.h"

#define POSIX_TRANSFER_MAX ((size_t)0x7ffff000)
#define POSIX_VECTORS_MAX 1024

/* open(path, flags, mode=0o777, *, dir_fd=None): the descriptor is not inherited. */
static Value posix_open(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    PosixPath path;
    int flags, mode, dir_fd, fd;
    if (!posix_path(t, args[0], "open", "path", 0, &path) || !value_as_int(t, args[1], &flags)
        || !posix_c_int(t, args[2], 0777, &mode) || !posix_dir_fd(t, args[3], &dir_fd))
        return NULL;
    POSIX_CALL(t, fd, openat(dir_fd, path.name, flags | O_CLOEXEC, (mode_t)mode));
    return fd < 0 ? posix_fail(t, path.object, NULL) : small_int(fd);
}

/* Whether close() was interrupted or not, the descriptor is gone. */
static Value posix_close(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int fd;
    if (!value_as_int(t, args[0], &fd)) return NULL;
    thread_detach(t);
    int result = close(fd), error = errno;
    (void)thread_attach(t);
    errno = error;
    return result < 0 && error != EINTR ? posix_fail(t, NULL, NULL) : NONE;
}

static Value posix_closerange(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int low, high;
    if (!value_as_int(t, args[0], &low) || !value_as_int(t, args[1], &high)) return NULL;
    if (low < 0) low = 0;
    if (high <= low) return NONE;
    thread_detach(t);
    if (close_range((unsigned)low, (unsigned)high - 1, 0) != 0)
        for (int fd = low; fd < high; fd++) close(fd);
    (void)thread_attach(t);
    return NONE;
}

/* ---- bytes ----------------------------------------------------------------------------------- */

/* Reads at an offset, or where the descriptor is. */
static Value io_read_bytes(Thread *t, Value descriptor, Value count, bool at, int64_t offset) {
    int fd;
    int64_t size;
    if (!value_as_int(t, descriptor, &fd) || !value_as_int64(t, count, &size, T_OVERFLOW_ERROR))
        return NULL;
    errno = EINVAL;
    if (size < 0) return posix_fail(t, NULL, NULL);
    if ((size_t)size > POSIX_TRANSFER_MAX) size = (int64_t)POSIX_TRANSFER_MAX;
    BytesBlock *block = bytes_block_new(t, (size_t)size);
    if (!block) return NULL;
    ssize_t n;
    POSIX_CALL(t, n,
               at ? pread(fd, block->data, (size_t)size, offset)
                  : read(fd, block->data, (size_t)size));
    return n < 0 ? posix_fail(t, NULL, NULL) : to_value(bytes_new(t, block->data, (size_t)n));
}

static Value posix_read(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return io_read_bytes(t, args[0], args[1], false, 0);
}

static Value posix_pread(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int64_t offset;
    if (!value_as_int64(t, args[2], &offset, T_OVERFLOW_ERROR)) return NULL;
    return io_read_bytes(t, args[0], args[1], true, offset);
}

static Value posix_readinto(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int fd;
    BufferView view;
    if (!value_as_int(t, args[0], &fd) || !io_get_writable(t, args[1], "readinto", 2, &view)) return NULL;
    ssize_t n;
    POSIX_CALL(
        t, n,
        read(fd, view.data, view.length < POSIX_TRANSFER_MAX ? view.length : POSIX_TRANSFER_MAX));
    int error = errno;
    buffer_release(t, &view);
    errno = error;
    return posix_int(t, n);
}

static Value io_write_bytes(Thread *t, Value descriptor, Value data, bool at, int64_t offset) {
    int fd;
    BufferView view;
    if (!value_as_int(t, descriptor, &fd) || !buffer_get(t, data, &view, BUFFER_READ)) return NULL;
    size_t size = view.length < POSIX_TRANSFER_MAX ? view.length : POSIX_TRANSFER_MAX;
    ssize_t n;
    POSIX_CALL(t, n, at ? pwrite(fd, view.data, size, offset) : write(fd, view.data, size));
    int error = errno;
    buffer_release(t, &view);
    errno = error;
    return posix_int(t, n);
}

static Value posix_write(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return io_write_bytes(t, args[0], args[1], false, 0);
}

static Value posix_pwrite(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int64_t offset;
    if (!value_as_int64(t, args[2], &offset, T_OVERFLOW_ERROR)) return NULL;
    return io_write_bytes(t, args[0], args[1], true, offset);
}

/* ---- several buffers ------------------------------------------------------------------------- */

typedef struct IoVectors {
    BytesBlock *views;       /* BufferView[count] */
    BytesBlock *vectors;     /* struct iovec[count] */
    size_t count;            /* of views that are held */
} IoVectors;

static void io_vectors_release(Thread *t, IoVectors *v) {
    BufferView *views = (BufferView *)(void *)v->views->data;
    int error = errno;
    for (size_t i = 0; i < v->count; i++) buffer_release(t, &views[i]);
    errno = error;
}

/* The caller keeps the tuple, which keeps the exporters: views in a block are not traced. */
static bool io_vectors_get(Thread *t, IoVectors *v, const Tuple *buffers, int flags) {
    *v = (IoVectors){0};
    size_t count = buffers->length;
    if (count > POSIX_VECTORS_MAX) count = POSIX_VECTORS_MAX;
    v->views = bytes_block_new(t, (count + 1) * sizeof(BufferView));
    v->vectors = v->views ? bytes_block_new(t, (count + 1) * sizeof(struct iovec)) : NULL;
    if (!v->vectors) return false;
    BufferView *views = (BufferView *)(void *)v->views->data;
    struct iovec *vectors = (struct iovec *)(void *)v->vectors->data;
    for (; v->count < count; v->count++) {
        BufferView view;
        if (!buffer_get(t, buffers->items[v->count], &view, flags)) {
            io_vectors_release(t, v);
            return false;
        }
        views[v->count] = view;
        vectors[v->count] = (struct iovec){view.data, view.length};
    }
    return true;
}

enum { IO_READV = 0, IO_WRITEV = 1 };

/* offset -1: where the descriptor is. */
static Value io_transfer(Thread *t, Value descriptor, Value buffers, int direction, int64_t offset,
                         int flags) {
    int fd;
    IoVectors v;
    if (!value_as_int(t, descriptor, &fd)) return NULL;
    if (!is_list(t, buffers) && !is_tuple(t, buffers))
        return raise_type_error(t, "%s() arg 2 must be a sequence",
                                direction == IO_READV ? "readv" : "writev");
    Value kept = tuple_from_iterable(t, buffers);
    if (!kept
        || !io_vectors_get(t, &v, tuple_of(kept),
                           direction == IO_READV ? BUFFER_WRITABLE : BUFFER_READ))
        return NULL;
    const struct iovec *vectors = (const struct iovec *)(const void *)v.vectors->data;
    ssize_t n;
    if (direction == IO_READV) POSIX_CALL(t, n, preadv2(fd, vectors, (int)v.count, offset, flags));
    else POSIX_CALL(t, n, pwritev2(fd, vectors, (int)v.count, offset, flags));
    io_vectors_release(t, &v);
    POSIX_KEEP(kept);
    return posix_int(t, n);
}

static Value posix_readv(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return io_transfer(t, args[0], args[1], IO_READV, -1, 0);
}

static Value posix_writev(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return io_transfer(t, args[0], args[1], IO_WRITEV, -1, 0);
}

static Value io_transfer_at(Thread *t, Value *args, int direction) {
    int64_t offset;
    int flags;
    if (!value_as_int64(t, args[2], &offset, T_OVERFLOW_ERROR)
        || !posix_c_int(t, args[3], 0, &flags))
        return NULL;
    errno = EINVAL;
    return offset < 0 ? posix_fail(t, NULL, NULL)
                      : io_transfer(t, args[0], args[1], direction, offset, flags);
}

static Value posix_preadv(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return io_transfer_at(t, args, IO_READV);
}

static Value posix_pwritev(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return io_transfer_at(t, args, IO_WRITEV);
}

/* ---- within the kernel ----------------------------------------------------------------------- */

/* An offset that may be None, or missing: then *out is NULL. */
static bool io_offset(Thread *t, Value v, int64_t *room, int64_t **out) {
    *out = NULL;
    if (v == NULL || v == NONE) return true;
    *out = room;
    return value_as_int64(t, v, room, T_OVERFLOW_ERROR);
}

/* sendfile(out_fd, in_fd, offset, count) */
static Value posix_sendfile(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int out, in;
    int64_t offset, count, *at;
    if (!value_as_int(t, args[0], &out) || !value_as_int(t, args[1], &in)
        || !io_offset(t, args[2], &offset, &at)
        || !value_as_int64(t, args[3], &count, T_OVERFLOW_ERROR))
        return NULL;
    ssize_t n;
    POSIX_CALL(t, n, sendfile(out, in, at, (size_t)count));
    return posix_int(t, n);
}

/* copy_file_range(src, dst, count, offset_src=None, offset_dst=None) */
static Value posix_copy_file_range(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int from, to;
    int64_t count, from_offset, to_offset, *from_at, *to_at;
    if (!value_as_int(t, args[0], &from) || !value_as_int(t, args[1], &to)
        || !value_as_int64(t, args[2], &count, T_OVERFLOW_ERROR)
        || !io_offset(t, args[3], &from_offset, &from_at)
        || !io_offset(t, args[4], &to_offset, &to_at))
        return NULL;
    if (count < 0) return raise_value_error(t, "negative value for 'count' not allowed");
    ssize_t n;
    POSIX_CALL(t, n, copy_file_range(from, from_at, to, to_at, (size_t)count, 0));
    return posix_int(t, n);
}

static Value posix_splice(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int from, to, flags;
    int64_t count, from_offset, to_offset, *from_at, *to_at;
    if (!value_as_int(t, args[0], &from) || !value_as_int(t, args[1], &to)
        || !value_as_int64(t, args[2], &count, T_OVERFLOW_ERROR)
        || !io_offset(t, args[3], &from_offset, &from_at)
        || !io_offset(t, args[4], &to_offset, &to_at) || !posix_c_int(t, args[5], 0, &flags))
        return NULL;
    if (count < 0) return raise_value_error(t, "negative value for 'count' not allowed");
    ssize_t n;
    POSIX_CALL(t, n, splice(from, from_at, to, to_at, (size_t)count, (unsigned)flags));
    return posix_int(t, n);
}

/* ---- position and storage -------------------------------------------------------------------- */

static Value posix_lseek(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int fd, whence;
    int64_t offset, place;
    if (!value_as_int(t, args[0], &fd) || !value_as_int64(t, args[1], &offset, T_OVERFLOW_ERROR)
        || !value_as_int(t, args[2], &whence))
        return NULL;
    POSIX_CALL(t, place, lseek(fd, offset, whence));
    return posix_int(t, place);
}

static Value posix_fsync(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int fd, result;
    if (!posix_fd(t, args[0], &fd)) return NULL;
    POSIX_CALL(t, result, fsync(fd));
    return posix_none(t, result);
}

static Value posix_fdatasync(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int fd, result;
    if (!posix_fd(t, args[0], &fd)) return NULL;
    POSIX_CALL(t, result, fdatasync(fd));
    return posix_none(t, result);
}

static Value posix_sync(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    thread_detach(t);
    sync();
    (void)thread_attach(t);
    return NONE;
}

static Value posix_lockf(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int fd, command, result;
    int64_t length;
    if (!value_as_int(t, args[0], &fd) || !value_as_int(t, args[1], &command)
        || !value_as_int64(t, args[2], &length, T_OVERFLOW_ERROR))
        return NULL;
    POSIX_CALL(t, result, lockf(fd, command, length));
    return posix_none(t, result);
}

static Value posix_fallocate_file(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int fd, result;
    int64_t offset, length;
    if (!value_as_int(t, args[0], &fd) || !value_as_int64(t, args[1], &offset, T_OVERFLOW_ERROR)
        || !value_as_int64(t, args[2], &length, T_OVERFLOW_ERROR))
        return NULL;
    POSIX_CALL(t, result, (errno = posix_fallocate(fd, offset, length)) ? -1 : 0);
    return posix_none(t, result);
}

static Value posix_fadvise_file(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int fd, advice, result;
    int64_t offset, length;
    if (!value_as_int(t, args[0], &fd) || !value_as_int64(t, args[1], &offset, T_OVERFLOW_ERROR)
        || !value_as_int64(t, args[2], &length, T_OVERFLOW_ERROR)
        || !value_as_int(t, args[3], &advice))
        return NULL;
    POSIX_CALL(t, result, (errno = posix_fadvise(fd, offset, length, advice)) ? -1 : 0);
    return posix_none(t, result);
}

const NativeDef posix_io_functions[] = {
    {"open", posix_open, 2, 3, NATIVE_FUNCTION, "path, flags, mode=511, *, dir_fd=None",
     "Open a file and return its descriptor."},
    {"close", posix_close, 1, 1, NATIVE_FUNCTION, "fd", "Close a descriptor."},
    {"closerange", posix_closerange, 2, 2, NATIVE_FUNCTION, "fd_low, fd_high, /",
     "Close all descriptors from low up to high, ignoring errors."},
    {"read", posix_read, 2, 2, NATIVE_FUNCTION, "fd, length, /", "Read from a descriptor."},
    {"readinto", posix_readinto, 2, 2, NATIVE_FUNCTION, "fd, buffer, /",
     "Read from a descriptor into a buffer."},
    {"pread", posix_pread, 3, 3, NATIVE_FUNCTION, "fd, length, offset, /", "Read at an offset."},
    {"write", posix_write, 2, 2, NATIVE_FUNCTION, "fd, data, /", "Write to a descriptor."},
    {"pwrite", posix_pwrite, 3, 3, NATIVE_FUNCTION, "fd, buffer, offset, /", "Write at an offset."},
    {"readv", posix_readv, 2, 2, NATIVE_FUNCTION, "fd, buffers, /", "Read into several buffers."},
    {"writev", posix_writev, 2, 2, NATIVE_FUNCTION, "fd, buffers, /",
     "Write from several buffers."},
    {"preadv", posix_preadv, 3, 4, NATIVE_FUNCTION, "fd, buffers, offset, flags=0, /",
     "Read into several buffers at an offset."},
    {"pwritev", posix_pwritev, 3, 4, NATIVE_FUNCTION, "fd, buffers, offset, flags=0, /",
     "Write from several buffers at an offset."},
    {"sendfile", posix_sendfile, 4, 4, NATIVE_FUNCTION, "out_fd, in_fd, offset, count",
     "Copy from a file to a descriptor."},
    {"copy_file_range", posix_copy_file_range, 3, 5, NATIVE_FUNCTION,
     "src, dst, count, offset_src=None, offset_dst=None", "Copy from file to file."},
    {"splice", posix_splice, 3, 6, NATIVE_FUNCTION,
     "src, dst, count, offset_src=None, offset_dst=None, flags=0",
     "Move data between a pipe and another descriptor."},
    {"lseek", posix_lseek, 3, 3, NATIVE_FUNCTION, "fd, position, whence, /",
     "Set the position of a descriptor and return it."},
    {"fsync", posix_fsync, 1, 1, NATIVE_FUNCTION, "fd", "Force what was written to disk."},
    {"fdatasync", posix_fdatasync, 1, 1, NATIVE_FUNCTION, "fd",
     "Force the data that was written to disk."},
    {"sync", posix_sync, 0, 0, NATIVE_FUNCTION, NULL, "Force everything to disk."},
    {"lockf", posix_lockf, 3, 3, NATIVE_FUNCTION, "fd, command, length, /",
     "Lock or unlock a part of a file."},
    {"posix_fallocate", posix_fallocate_file, 3, 3, NATIVE_FUNCTION, "fd, offset, length, /",
     "Reserve room on disk."},
    {"posix_fadvise", posix_fadvise_file, 4, 4, NATIVE_FUNCTION, "fd, offset, length, advice, /",
     "Announce how a file will be used."},
    {0},
};
