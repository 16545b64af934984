/* FileIO: a file descriptor as a stream of bytes without a buffer. */
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "runtime/memory/gc.h"
#include "runtime/objects/float.h"
#include "runtime/objects/int.h"
#include "runtime/objects/str_internal.h"
#include "runtime/threads/safepoint.h"
#include "stdlib/io.h"
#include "stdlib/posix.h"

static FileIO *fileio_of(Value v) { return (FileIO *)v; }

static bool fileio_check(Thread *t, const FileIO *f) {
    if (LIKELY(load_relaxed(&f->fd) >= 0)) return true;
    return FAIL_WITH(raise_value_error(t, "I/O operation on closed file"));
}

static const char *fileio_mode(const FileIO *f) {
    if (f->created) return f->readable ? "xb+" : "xb";
    if (f->appending) return f->readable ? "ab+" : "ab";
    return f->readable ? f->writable ? "rb+" : "rb" : "wb";
}

/* ---- the system's calls, detached ------------------------------------------------------------ */

#define FILEIO_TRANSFER_MAX ((size_t)0x7ffff000)

/* What to do about a failed call: 1 again, -1 error, -2 would block. */
static int fileio_failed(Thread *t, int error) {
    if (error == EINTR) return poll_actions(t) ? 1 : -1;
    if (error == EAGAIN) return -2;
    raise_os_error(t, error, NULL, NULL);
    return -1;
}

int64_t fileio_read_into(Thread *t, FileIO *f, void *to, size_t size) {
    if (!fileio_check(t, f)) return -1;
    for (;;) {
        thread_detach(t);
        ssize_t n = read(f->fd, to, size < FILEIO_TRANSFER_MAX ? size : FILEIO_TRANSFER_MAX);
        int error = errno;
        (void)thread_attach(t);
        if (n >= 0) return n;
        int next = fileio_failed(t, error);
        if (next < 0) return next;
    }
}

int64_t fileio_write_from(Thread *t, FileIO *f, const void *from, size_t size) {
    if (!fileio_check(t, f)) return -1;
    for (;;) {
        thread_detach(t);
        ssize_t n = write(f->fd, from, size < FILEIO_TRANSFER_MAX ? size : FILEIO_TRANSFER_MAX);
        int error = errno;
        (void)thread_attach(t);
        if (n >= 0) return n;
        int next = fileio_failed(t, error);
        if (next < 0) return next;
    }
}

int64_t fileio_seek(Thread *t, FileIO *f, int64_t offset, int whence) {
    if (!fileio_check(t, f)) return -1;
    thread_detach(t);
    off_t place = lseek(f->fd, offset, whence);
    int error = errno;
    (void)thread_attach(t);
    if (f->seekable < 0) f->seekable = place >= 0;
    if (place < 0) raise_os_error(t, error, NULL, NULL);
    return place;
}

static bool fileio_is_seekable(FileIO *f) {
    if (f->seekable < 0) f->seekable = lseek(f->fd, 0, SEEK_CUR) >= 0;
    return f->seekable;
}

Bytes *fileio_read_all(Thread *t, FileIO *f) {
    if (!fileio_check(t, f)) return NULL;
    struct stat status;
    size_t room = IO_TEXT_CHUNK, length = 0;
    off_t place = lseek(f->fd, 0, SEEK_CUR);
    if (place >= 0 && fstat(f->fd, &status) == 0 && status.st_size > place)
        room = (size_t)(status.st_size - place) + 1;
    BytesBlock *block = bytes_block_new(t, room);
    while (block) {
        if (length == block->capacity) {
            BytesBlock *bigger = bytes_block_new(t, length + length / 2 + IO_TEXT_CHUNK);
            if (!bigger) return NULL;
            memcpy(bigger->data, block->data, length);
            block = bigger;
        }
        int64_t n = fileio_read_into(t, f, block->data + length, block->capacity - length);
        if (n == -1) return NULL;
        if (n == -2 && length == 0) return (Bytes *)NONE;
        if (n <= 0) return bytes_new(t, block->data, length);
        length += (size_t)n;
    }
    return NULL;
}

bool fileio_close(Thread *t, FileIO *f) {
    int fd = load_relaxed(&f->fd);
    if (fd < 0) return true;
    store_relaxed(&f->fd, -1);
    io_unregister(t, &f->link);
    if (!f->closefd) return true;
    thread_detach(t);
    int result = close(fd), error = errno;
    (void)thread_attach(t);
    if (result < 0 && error != EINTR) return FAIL_WITH(raise_os_error(t, error, NULL, NULL));
    return true;
}

/* ---- opening --------------------------------------------------------------------------------- */

static bool fileio_parse_mode(Thread *t, FileIO *f, const char *mode, int *flags) {
    int kinds = 0, plus = 0;
    *flags = O_CLOEXEC;
    for (const char *p = mode; *p; p++) {
        switch (*p) {
        case 'x': kinds++, f->created = f->writable = true, *flags |= O_EXCL | O_CREAT; break;
        case 'r': kinds++, f->readable = true; break;
        case 'w': kinds++, f->writable = true, *flags |= O_CREAT | O_TRUNC; break;
        case 'a': kinds++, f->writable = f->appending = true, *flags |= O_APPEND | O_CREAT; break;
        case '+': plus++, f->readable = f->writable = true; break;
        case 'b': break;
        default: return FAIL_WITH(raise_value_error(t, "invalid mode: %s", mode));
        }
    }
    if (kinds != 1 || plus > 1)
        return FAIL_WITH(raise_value_error(
            t, "Must have exactly one of create/read/write/append mode and at most one plus"));
    *flags |= f->readable && f->writable ? O_RDWR : f->readable ? O_RDONLY : O_WRONLY;
    return true;
}

/* The path of a str, bytes or os.PathLike. */
static const char *fileio_path(Thread *t, Value file) {
    if (!(file = posix_fspath(t, file))) return NULL;
    if (is_str(t, file)) return str_os_path(t, str_of(file));
    if (memchr(bytes_of(file)->data, 0, bytes_of(file)->length)) {
        raise_value_error(t, "embedded null byte");
        return NULL;
    }
    Bytes *copy = bytes_new(t, bytes_of(file)->data, bytes_of(file)->length);
    return copy ? (const char *)copy->data : NULL;
}

static bool fileio_open_path(Thread *t, FileIO *f, Value file, int flags) {
    const char *path = fileio_path(t, file);
    if (!path) return false;
    for (bool collected = false;;) {
        thread_detach(t);
        int fd = open(path, flags, 0666), error = errno;
        (void)thread_attach(t);
        if (fd >= 0) {
            store_relaxed(&f->fd, fd);
            return true;
        }
        if (error == EMFILE && !collected) {
            /* Files that nobody has any more are still open. */
            gc_collect(t);
            collected = true;
        } else if (error != EINTR) {
            return FAIL_WITH(raise_os_error(t, error, file, NULL));
        }
        if (!poll_actions(t)) return false;
    }
}

static bool fileio_open_by(Thread *t, FileIO *f, Value opener, Value file, int flags) {
    Value opened = value_call_2(t, opener, file, small_int(flags));
    int fd;
    if (!opened) return false;
    if (!is_int(t, opened)) return FAIL_WITH(raise_type_error(t, "expected integer from opener"));
    if (!value_as_int(t, opened, &fd)) return false;
    if (fd < 0) return FAIL_WITH(raise_value_error(t, "opener returned %d", fd));
    (void)fcntl(fd, F_SETFD, fcntl(fd, F_GETFD) | FD_CLOEXEC);
    store_relaxed(&f->fd, fd);
    return true;
}

/* After opening: no directories; how large the blocks are; what is buffered for the same file comes
 * first. */
static bool fileio_examine(Thread *t, FileIO *f, Value file) {
    struct stat status;
    f->block_size = IO_BUFFER_SIZE;
    if (fstat(f->fd, &status) < 0)
        return errno != EBADF || FAIL_WITH(raise_os_error(t, EBADF, NULL, NULL));
    if (S_ISDIR(status.st_mode)) return FAIL_WITH(raise_os_error(t, EISDIR, file, NULL));
    if (status.st_blksize > (blksize_t)f->block_size) f->block_size = (uint32_t)status.st_blksize;
    if (S_ISREG(status.st_mode)) io_flush_for(t, f, status.st_dev, status.st_ino);
    return true;
}

static bool fileio_init(Thread *t, FileIO *f, Value file, const char *mode, bool closefd,
                        Value opener) {
    int flags, fd = -1;
    if (f->fd >= 0 && !fileio_close(t, f)) return false;
    f->fd = -1;
    f->seekable = -1;
    f->created = f->readable = f->writable = f->appending = false;
    f->closefd = closefd;
    if (is_int(t, file)) {
        if (is_bool(file) && !warn(t, T_RUNTIME_WARNING, 1, "bool is used as a file descriptor")) return false;
        if (!value_as_int(t, file, &fd)) return false;
        if (fd < 0) return FAIL_WITH(raise_value_error(t, "negative file descriptor"));
    }
    if (!fileio_parse_mode(t, f, mode, &flags)) return false;
    bool by_name = fd < 0;
    if (by_name) {
        if (!closefd)
            return FAIL_WITH(raise_value_error(t, "Cannot use closefd=False with file name"));
        bool opened = opener && opener != NONE ? fileio_open_by(t, f, opener, file, flags)
                                               : fileio_open_path(t, f, file, flags);
        if (!opened) return false;
    } else {
        store_relaxed(&f->fd, fd);
    }
    store(f, &f->name, file);
    if (!fileio_examine(t, f, file) || !io_register(t, &f->link, &f->header)) {
        fd = f->fd;
        store_relaxed(&f->fd, -1);
        if (by_name) close(fd);
        return false;
    }
    if (f->appending) (void)!lseek(f->fd, 0, SEEK_END);
    return true;
}

Value fileio_open(Thread *t, Value file, const char *mode, bool closefd, Value opener) {
    Type *type = io_type(t, IO_FILE);
    FileIO *f = type ? (FileIO *)type_allocate_instance(t, type, 0) : NULL;
    if (!f) return NULL;
    f->fd = -1;
    return fileio_init(t, f, file, mode, closefd, opener) ? to_value(f) : NULL;
}

static Value fileio_slot_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    FileIO *f = (FileIO *)type_allocate_instance(t, (Type *)cls, 0);
    if (f) f->fd = -1;
    return to_value(f);
}

static bool fileio_slot_init(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    Value out[4];
    if (!bind_arguments(t, "FileIO", "file, mode='r', closefd=True, opener=None", args, nargs,
                        kwnames, out))
        return false;
    if (out[1] && !is_str(t, out[1]))
        return FAIL_WITH(
            raise_type_error(t, "FileIO() argument 'mode' must be str, not %T", out[1]));
    const char *mode = out[1] ? str_utf8(t, str_of(out[1]), NULL, false) : "r";
    int closefd = out[2] ? value_truth(t, out[2]) : 1;
    return mode && closefd >= 0 && fileio_init(t, fileio_of(self), out[0], mode, closefd, out[3]);
}

/* ---- methods --------------------------------------------------------------------------------- */

static Value fileio_method_close(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    FileIO *f = fileio_of(args[0]);
    if (load_relaxed(&f->fd) < 0) return NONE;
    Value flushed = io_call_0(t, args[0], NAME(flush)), error = flushed ? NULL : error_take(t);
    return io_after_error(t, error, fileio_close(t, f)) ? NONE : NULL;
}

static bool fileio_check_mode(Thread *t, FileIO *f, bool able, const char *message) {
    return fileio_check(t, f) && (able || FAIL_WITH(io_unsupported(t, message)));
}

static Value fileio_result(int64_t n) { return n == -1 ? NULL : n == -2 ? NONE : small_int(n); }

static Value fileio_method_readinto(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    FileIO *f = fileio_of(args[0]);
    BufferView view;
    if (!fileio_check_mode(t, f, f->readable, "File not open for reading") ||
        !io_get_writable(t, args[1], "readinto", 1, &view))
        return NULL;
    int64_t n = fileio_read_into(t, f, view.data, view.length);
    buffer_release(t, &view);
    return fileio_result(n);
}

static Value fileio_method_readall(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return to_value(fileio_read_all(t, fileio_of(args[0])));
}

static Value fileio_method_read(Thread *t, Value *args, size_t nargs) {
    FileIO *f = fileio_of(args[0]);
    int64_t size;
    if (!fileio_check_mode(t, f, f->readable, "File not open for reading") ||
        !io_size_argument(t, nargs > 1 ? args[1] : NULL, -1, &size))
        return NULL;
    if (size < 0) return fileio_method_readall(t, args, 1);
    if ((size_t)size > FILEIO_TRANSFER_MAX) size = FILEIO_TRANSFER_MAX;
    BytesBlock *block = bytes_block_new(t, (size_t)size + 1);
    if (!block) return NULL;
    int64_t n = fileio_read_into(t, f, block->data, (size_t)size);
    return n < 0 ? fileio_result(n) : to_value(bytes_new(t, block->data, (size_t)n));
}

static Value fileio_method_write(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    FileIO *f = fileio_of(args[0]);
    BufferView view;
    if (!fileio_check_mode(t, f, f->writable, "File not open for writing") ||
        !buffer_get(t, args[1], &view, BUFFER_READ))
        return NULL;
    int64_t n = fileio_write_from(t, f, view.data, view.length);
    bool in_part = n >= 0 && (size_t)n < view.length;
    buffer_release(t, &view);
    if (in_part && !poll_actions(t)) return NULL; /* a signal may have ended it */
    return fileio_result(n);
}

static Value fileio_method_seek(Thread *t, Value *args, size_t nargs) {
    int64_t offset;
    int whence = SEEK_SET;
    if (is_float(t, args[1])) return raise_type_error(t, "an integer is required");
    if (!value_as_int64(t, args[1], &offset, T_OVERFLOW_ERROR) ||
        (nargs > 2 && !value_as_int(t, args[2], &whence)))
        return NULL;
    int64_t place = fileio_seek(t, fileio_of(args[0]), offset, whence);
    return place < 0 ? NULL : int_from_int64(t, place);
}

static Value fileio_method_tell(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int64_t place = fileio_seek(t, fileio_of(args[0]), 0, SEEK_CUR);
    return place < 0 ? NULL : int_from_int64(t, place);
}

static Value fileio_method_truncate(Thread *t, Value *args, size_t nargs) {
    FileIO *f = fileio_of(args[0]);
    int64_t size;
    if (!fileio_check_mode(t, f, f->writable, "File not open for writing")) return NULL;
    if (nargs > 1 && args[1] != NONE) {
        if (!value_as_int64(t, args[1], &size, T_OVERFLOW_ERROR)) return NULL;
    } else if ((size = fileio_seek(t, f, 0, SEEK_CUR)) < 0) {
        return NULL;
    }
    thread_detach(t);
    int result = ftruncate(f->fd, size), error = errno;
    (void)thread_attach(t);
    return result < 0 ? raise_os_error(t, error, NULL, NULL) : int_from_int64(t, size);
}

static Value fileio_method_fileno(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return fileio_check(t, fileio_of(args[0])) ? small_int(fileio_of(args[0])->fd) : NULL;
}

static Value fileio_method_isatty(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return fileio_check(t, fileio_of(args[0])) ? bool_value(isatty(fileio_of(args[0])->fd)) : NULL;
}

static Value fileio_method_readable(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return fileio_check(t, fileio_of(args[0])) ? bool_value(fileio_of(args[0])->readable) : NULL;
}

static Value fileio_method_writable(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return fileio_check(t, fileio_of(args[0])) ? bool_value(fileio_of(args[0])->writable) : NULL;
}

static Value fileio_method_seekable(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return fileio_check(t, fileio_of(args[0])) ? bool_value(fileio_is_seekable(fileio_of(args[0])))
                                               : NULL;
}

static Value fileio_slot_repr(Thread *t, Value self) {
    FileIO *f = fileio_of(self);
    if (f->fd < 0) return to_value(str_format(t, "<%T [closed]>", self));
    Value name = value_getattr_optional(t, self, NAME(name));
    if (!name && error_is_set(t)) return NULL;
    const char *closefd = f->closefd ? "True" : "False";
    if (!name)
        return to_value(str_format(t, "<%T fd=%d mode='%s' closefd=%s>", self, f->fd,
                                   fileio_mode(f), closefd));
    int entered = repr_enter(t, self);
    if (entered <= 0)
        return entered ? NULL : raise_runtime_error(t, "reentrant call inside %T.__repr__", self);
    Str *repr =
        str_format(t, "<%T name=%R mode='%s' closefd=%s>", self, name, fileio_mode(f), closefd);
    repr_leave(t, self);
    return to_value(repr);
}

static Value fileio_get_closed(Thread *t, Value self) {
    (void)t;
    return bool_value(load_relaxed(&fileio_of(self)->fd) < 0);
}

static Value fileio_get_closefd(Thread *t, Value self) {
    (void)t;
    return bool_value(fileio_of(self)->closefd);
}

static Value fileio_get_mode(Thread *t, Value self) {
    return to_value(str_from_c(t, fileio_mode(fileio_of(self))));
}

static Value fileio_get_block_size(Thread *t, Value self) {
    (void)t;
    return small_int(fileio_of(self)->block_size);
}

static Value fileio_get_name(Thread *t, Value self) {
    Value name = load(&fileio_of(self)->name);
    return name ? name : raise_attribute_error(t, self, NAME(name));
}

static bool fileio_set_name(Thread *t, Value self, Value v) {
    (void)t;
    store(object_of(self), &fileio_of(self)->name, v);
    return true;
}

/* In the pause, or at the end of the VM. */
static void fileio_finalize(VM *vm, Object *o) {
    (void)vm;
    FileIO *f = (FileIO *)o;
    io_unlink_dead(&f->link);
    if (f->fd >= 0 && f->closefd) close(f->fd);
    f->fd = -1;
}

/* A stream above, if it is one of ours, flushes and closes. */
static void fileio_slot_del(Thread *t, Value self) {
    if (!fileio_of(self)->wrapped) io_finalize(t, self);
    io_unregister(t, &fileio_of(self)->link);
}

static void fileio_trace(Marker *m, Object *cell) {
    gc_mark_value(m, load(&((FileIO *)cell)->name));
}

static const NativeDef fileio_methods[] = {
    {"read", fileio_method_read, 0, 1, NATIVE_METHOD, NULL,
     "Read at most size bytes, returned as bytes."},
    {"readall", fileio_method_readall, 0, 0, NATIVE_METHOD, NULL,
     "Read all data from the file, returned as bytes."},
    {"readinto", fileio_method_readinto, 1, 1, NATIVE_METHOD, NULL,
     "Same as RawIOBase.readinto()."},
    {"write", fileio_method_write, 1, 1, NATIVE_METHOD, NULL,
     "Write buffer b to file, return number of bytes written."},
    {"seek", fileio_method_seek, 1, 2, NATIVE_METHOD, NULL,
     "Move to new file position and return it."},
    {"tell", fileio_method_tell, 0, 0, NATIVE_METHOD, NULL, "Current file position."},
    {"truncate", fileio_method_truncate, 0, 1, NATIVE_METHOD, NULL,
     "Truncate the file to at most size bytes."},
    {"close", fileio_method_close, 0, 0, NATIVE_METHOD, NULL, "Close the file."},
    IO_NO_STATE,
    {"seekable", fileio_method_seekable, 0, 0, NATIVE_METHOD, NULL,
     "True if file supports random-access."},
    {"readable", fileio_method_readable, 0, 0, NATIVE_METHOD, NULL,
     "True if file was opened in a read mode."},
    {"writable", fileio_method_writable, 0, 0, NATIVE_METHOD, NULL,
     "True if file was opened in a write mode."},
    {"fileno", fileio_method_fileno, 0, 0, NATIVE_METHOD, NULL,
     "Return the underlying file descriptor."},
    {"isatty", fileio_method_isatty, 0, 0, NATIVE_METHOD, NULL,
     "True if the file is connected to a TTY device."},
    {"_isatty_open_only", fileio_method_isatty, 0, 0, NATIVE_METHOD, NULL, NULL},
    {0},
};

static const GetSetDef fileio_getset[] = {
    {"closed", fileio_get_closed, NULL, "True if the file is closed"},
    {"closefd", fileio_get_closefd, NULL, "True if the file descriptor will be closed by close()."},
    {"mode", fileio_get_mode, NULL, "String giving the file mode"},
    {"name", fileio_get_name, fileio_set_name, NULL},
    {"_blksize", fileio_get_block_size, NULL, NULL},
    {0},
};

const TypeDef fileio_typedef = {
    .name = "_io.FileIO",
    .doc = "Open a file.",
    .size = sizeof(FileIO),
    .flags = TYPE_SUBCLASSABLE | TYPE_WEAKLY_REFERABLE | TYPE_HAS_DICT | TYPE_HAS_DEL | TYPE_IMMUTABLE,
    .trace = fileio_trace,
    .finalize = fileio_finalize,
    .slots = {.repr = fileio_slot_repr,
              .new = fileio_slot_new,
              .init = fileio_slot_init,
              .del = fileio_slot_del},
    .methods = fileio_methods,
    .getset = fileio_getset,
    .new_params = "file, mode='r', closefd=True, opener=None",
};
