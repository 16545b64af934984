/* Module fcntl: control of descriptors, locks on files. */
#define _GNU_SOURCE
#include <string.h>
#include <sys/file.h>
#include <sys/ioctl.h>

#include "stdlib/posix.h"

/* What the system may write to is never shorter than what any command of it is known to need. */
enum { CONTROL_BYTES = 1024 };

/* A third argument: a number, or bytes or text that the system reads and may change. */
typedef struct ControlArgument {
    bool is_number;
    int64_t number;
    size_t length;
    unsigned char bytes[CONTROL_BYTES + 1];
} ControlArgument;

static bool control_copy(Thread *t, const char *function, const void *data, size_t length, ControlArgument *argument) {
    if (length > CONTROL_BYTES) return FAIL_WITH(raise_value_error(t, "%s argument 3 is too long", function));
    memset(argument->bytes, 0, sizeof argument->bytes);
    memcpy(argument->bytes, data, length);
    argument->length = length;
    return true;
}

static bool control_argument(Thread *t, const char *function, Value v, ControlArgument *argument) {
    argument->is_number = !v || is_int(t, v);
    argument->number = 0;
    if (argument->is_number) return !v || value_as_int64(t, v, &argument->number, T_OVERFLOW_ERROR);
    if (is_str(t, v)) {
        size_t length;
        const char *text = str_utf8(t, str_of(v), &length, false);
        return text && control_copy(t, function, text, length, argument);
    }
    if (!buffer_is_supported(t, v))
        return FAIL_WITH(raise_type_error(t, "%s() argument 3 must be an integer, a bytes-like object, or a string, not %T", function, v));
    BufferView view;
    if (!buffer_get(t, v, &view, BUFFER_READ)) return false;
    bool fits = control_copy(t, function, view.data, view.length, argument);
    buffer_release(t, &view);
    return fits;
}

/* A descriptor, which even where it only fails later is no negative number. */
static bool control_fd(Thread *t, Value v, int *fd) {
    if (!posix_fd(t, v, fd)) return false;
    return *fd >= 0 || FAIL_WITH(raise_value_error(t, "file descriptor cannot be a negative integer (%d)", *fd));
}

static Value control_result(Thread *t, int result, const ControlArgument *argument) {
    if (result < 0) return posix_fail(t, NULL, NULL);
    return argument->is_number ? small_int(result) : to_value(bytes_new(t, argument->bytes, argument->length));
}

static Value fcntl_fcntl(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int fd, command, result;
    ControlArgument argument;
    if (!control_fd(t, args[0], &fd) || !value_as_int(t, args[1], &command)
        || !control_argument(t, "fcntl", args[2], &argument))
        return NULL;
    if (argument.is_number) POSIX_CALL(t, result, fcntl(fd, command, (int)argument.number));
    else POSIX_CALL(t, result, fcntl(fd, command, argument.bytes));
    return control_result(t, result, &argument);
}

/* A request of a writable buffer changes the buffer itself, unless mutate_flag is false. */
static Value fcntl_ioctl(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int fd, result;
    int64_t request;
    if (!control_fd(t, args[0], &fd) || !value_as_int64(t, args[1], &request, T_OVERFLOW_ERROR)) return NULL;
    Value given = args[2];
    int mutate = args[3] ? value_truth(t, args[3]) : 1;
    if (mutate < 0) return NULL;
    if (mutate && given && !is_str(t, given) && buffer_is_supported(t, given)) {
        BufferView view;
        if (!buffer_get(t, given, &view, BUFFER_READ)) return NULL;
        if (!view.read_only) {
            POSIX_CALL(t, result, ioctl(fd, (unsigned long)request, view.data));
            Value v = posix_int(t, result);
            buffer_release(t, &view);
            return v;
        }
        buffer_release(t, &view);
    }
    ControlArgument argument;
    if (!control_argument(t, "ioctl", given, &argument)) return NULL;
    if (argument.is_number) POSIX_CALL(t, result, ioctl(fd, (unsigned long)request, argument.number));
    else POSIX_CALL(t, result, ioctl(fd, (unsigned long)request, argument.bytes));
    return control_result(t, result, &argument);
}

static Value fcntl_flock(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int fd, operation, result;
    if (!control_fd(t, args[0], &fd) || !value_as_int(t, args[1], &operation)) return NULL;
    POSIX_CALL(t, result, flock(fd, operation));
    return posix_none(t, result);
}

/* lockf(fd, cmd, len=0, start=0, whence=0) */
static Value fcntl_lockf(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int fd, operation, whence = SEEK_SET, result;
    int64_t length = 0, start = 0;
    if (!control_fd(t, args[0], &fd) || !value_as_int(t, args[1], &operation)
        || (args[2] && !value_as_int64(t, args[2], &length, T_OVERFLOW_ERROR))
        || (args[3] && !value_as_int64(t, args[3], &start, T_OVERFLOW_ERROR))
        || (args[4] && !value_as_int(t, args[4], &whence)))
        return NULL;
    struct flock lock = {.l_whence = (short)whence, .l_start = start, .l_len = length};
    if (operation & LOCK_UN) lock.l_type = F_UNLCK;
    else if (operation & LOCK_SH) lock.l_type = F_RDLCK;
    else if (operation & LOCK_EX) lock.l_type = F_WRLCK;
    else return raise_value_error(t, "unrecognized lockf argument");
    POSIX_CALL(t, result, fcntl(fd, operation & LOCK_NB ? F_SETLK : F_SETLKW, &lock));
    return posix_none(t, result);
}

static const NativeDef fcntl_functions[] = {
    {"fcntl", fcntl_fcntl, 2, 3, NATIVE_FUNCTION, "fd, cmd, arg=0, /",
     "Perform an operation on a descriptor: a number is returned for a number, changed bytes for bytes."},
    {"ioctl", fcntl_ioctl, 2, 4, NATIVE_FUNCTION, "fd, request, arg=0, mutate_flag=True, /",
     "Perform a request to a device: a number is returned for a number or a buffer that is changed, bytes for bytes."},
    {"flock", fcntl_flock, 2, 2, NATIVE_FUNCTION, "fd, operation, /", "Lock or unlock an open file."},
    {"lockf", fcntl_lockf, 2, 5, NATIVE_FUNCTION, "fd, cmd, len=0, start=0, whence=0, /",
     "Lock or unlock len bytes of a file from start on, all of them for 0."},
    {0},
};

#define FCNTL_CONSTANT(name) {#name, (int64_t)(unsigned)name}
static const struct { const char *name; int64_t number; } fcntl_constants[] = {
    FCNTL_CONSTANT(LOCK_SH), FCNTL_CONSTANT(LOCK_EX), FCNTL_CONSTANT(LOCK_NB), FCNTL_CONSTANT(LOCK_UN),
    FCNTL_CONSTANT(LOCK_MAND), FCNTL_CONSTANT(LOCK_READ), FCNTL_CONSTANT(LOCK_WRITE), FCNTL_CONSTANT(LOCK_RW),
    FCNTL_CONSTANT(F_DUPFD), FCNTL_CONSTANT(F_DUPFD_CLOEXEC), FCNTL_CONSTANT(F_GETFD), FCNTL_CONSTANT(F_SETFD),
    FCNTL_CONSTANT(F_GETFL), FCNTL_CONSTANT(F_SETFL), FCNTL_CONSTANT(F_GETLK), FCNTL_CONSTANT(F_SETLK),
    FCNTL_CONSTANT(F_SETLKW), FCNTL_CONSTANT(F_OFD_GETLK), FCNTL_CONSTANT(F_OFD_SETLK), FCNTL_CONSTANT(F_OFD_SETLKW),
    FCNTL_CONSTANT(F_GETOWN), FCNTL_CONSTANT(F_SETOWN), FCNTL_CONSTANT(F_GETSIG), FCNTL_CONSTANT(F_SETSIG),
    FCNTL_CONSTANT(F_RDLCK), FCNTL_CONSTANT(F_WRLCK), FCNTL_CONSTANT(F_UNLCK), FCNTL_CONSTANT(F_GETLK64),
    FCNTL_CONSTANT(F_SETLK64), FCNTL_CONSTANT(F_SETLKW64), FCNTL_CONSTANT(FASYNC), FCNTL_CONSTANT(F_SETLEASE),
    FCNTL_CONSTANT(F_GETLEASE), FCNTL_CONSTANT(F_NOTIFY), FCNTL_CONSTANT(F_EXLCK), FCNTL_CONSTANT(F_SHLCK),
    FCNTL_CONSTANT(F_SETPIPE_SZ), FCNTL_CONSTANT(F_GETPIPE_SZ), FCNTL_CONSTANT(F_GETOWN_EX),
    FCNTL_CONSTANT(F_SETOWN_EX), FCNTL_CONSTANT(F_OWNER_TID), FCNTL_CONSTANT(F_OWNER_PID), FCNTL_CONSTANT(F_OWNER_PGRP),
    FCNTL_CONSTANT(F_GET_RW_HINT), FCNTL_CONSTANT(F_SET_RW_HINT), FCNTL_CONSTANT(F_GET_FILE_RW_HINT),
    FCNTL_CONSTANT(F_SET_FILE_RW_HINT), FCNTL_CONSTANT(RWH_WRITE_LIFE_NONE), FCNTL_CONSTANT(RWH_WRITE_LIFE_SHORT),
    FCNTL_CONSTANT(RWH_WRITE_LIFE_MEDIUM), FCNTL_CONSTANT(RWH_WRITE_LIFE_LONG), FCNTL_CONSTANT(RWH_WRITE_LIFE_EXTREME),
    FCNTL_CONSTANT(FD_CLOEXEC), FCNTL_CONSTANT(DN_ACCESS), FCNTL_CONSTANT(DN_MODIFY), FCNTL_CONSTANT(DN_CREATE),
    FCNTL_CONSTANT(DN_DELETE), FCNTL_CONSTANT(DN_RENAME), FCNTL_CONSTANT(DN_ATTRIB), FCNTL_CONSTANT(DN_MULTISHOT),
    FCNTL_CONSTANT(F_ADD_SEALS), FCNTL_CONSTANT(F_GET_SEALS), FCNTL_CONSTANT(F_SEAL_SEAL), FCNTL_CONSTANT(F_SEAL_SHRINK),
    FCNTL_CONSTANT(F_SEAL_GROW), FCNTL_CONSTANT(F_SEAL_WRITE),
    {"RWH_WRITE_LIFE_NOT_SET", 0}, {"F_SEAL_FUTURE_WRITE", 16}, {"F_DUPFD_QUERY", 1027},
    {"FICLONE", 0x40049409}, {"FICLONERANGE", 0x4020940d},
};
#undef FCNTL_CONSTANT

static bool fcntl_init(Thread *t, Module *m) {
    for (size_t i = 0; i < ARRAY_LENGTH(fcntl_constants); i++)
        if (!module_add_int(t, m, fcntl_constants[i].name, fcntl_constants[i].number)) return false;
    return true;
}

const ModuleDef module_fcntl = {"fcntl", "Control of descriptors and locks on files.", fcntl_functions, fcntl_init, NULL};
