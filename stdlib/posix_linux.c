/* Module posix: what only Linux has: extended attributes, timers as descriptors, namespaces; and the two sides of a
 * terminal. */
#define _GNU_SOURCE
#include <sched.h>
#include <stdlib.h>
#include <sys/timerfd.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "runtime/objects/bytes.h"
#include "runtime/objects/float.h"
#include "runtime/objects/tuple.h"
#include "stdlib/posix.h"

/* ---- extended attributes --------------------------------------------------------------------- */

/* Which file, and whether a link is meant itself. */
typedef struct XattrTarget {
    PosixPath path;
    bool follow;
} XattrTarget;

static bool xattr_target(Thread *t, Value path, Value follow, const char *function, int flags, XattrTarget *x) {
    if (!posix_path(t, path, function, "path", flags, &x->path) || !posix_flag(t, follow, true, &x->follow)) return false;
    if (x->path.fd < 0 || x->follow) return true;
    return FAIL_WITH(raise_value_error(t, "%s: cannot use fd and follow_symlinks together", function));
}

static ssize_t xattr_get(const XattrTarget *x, const char *name, void *data, size_t size) {
    if (x->path.fd >= 0) return fgetxattr(x->path.fd, name, data, size);
    return x->follow ? getxattr(x->path.name, name, data, size) : lgetxattr(x->path.name, name, data, size);
}

static ssize_t xattr_list(const XattrTarget *x, char *data, size_t size) {
    if (x->path.fd >= 0) return flistxattr(x->path.fd, data, size);
    return x->follow ? listxattr(x->path.name, data, size) : llistxattr(x->path.name, data, size);
}

/* Reads a value, or with name NULL the list of names, into memory of malloc; again with more room while it grows.
 * NULL: an exception is set. */
static char *xattr_read(Thread *t, const XattrTarget *x, const char *name, ssize_t *length) {
    for (size_t size = 256;; size *= 2) {
        char *data = malloc(size);
        if (data == NULL) {
            (void)raise_memory_error(t);
            return NULL;
        }
        POSIX_CALL(t, *length, name != NULL ? xattr_get(x, name, data, size) : xattr_list(x, data, size));
        if (*length >= 0) return data;
        int error = errno;
        free(data);
        errno = error;
        if (error == ERANGE && size < (size_t)1 << 20) continue;
        (void)posix_fail(t, x->path.object, NULL);
        return NULL;
    }
}

static Value posix_getxattr(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    XattrTarget x;
    PosixPath name;
    ssize_t length;
    if (!xattr_target(t, args[0], args[2], "getxattr", POSIX_ALLOW_FD, &x)
        || !posix_path(t, args[1], "getxattr", "attribute", 0, &name))
        return NULL;
    char *data = xattr_read(t, &x, name.name, &length);
    Value v = data != NULL ? to_value(bytes_new(t, data, (size_t)length)) : NULL;
    free(data);
    POSIX_KEEP(name.holder);
    return v;
}

static Value posix_listxattr(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    XattrTarget x;
    ssize_t length;
    if (!xattr_target(t, args[0] != NULL ? args[0] : NONE, args[1], "listxattr", POSIX_ALLOW_FD | POSIX_ALLOW_NONE, &x))
        return NULL;
    char *data = xattr_read(t, &x, NULL, &length);
    Value list = data != NULL ? list_new(t, 0) : NULL;
    for (ssize_t at = 0; list != NULL && at < length;) {
        size_t size = strnlen(data + at, (size_t)(length - at));
        Value name = posix_name(t, data + at, size, false);
        if (name == NULL || !list_append(t, list, name)) list = NULL;
        at += (ssize_t)size + 1;
    }
    free(data);
    return list;
}

static Value posix_setxattr(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    XattrTarget x;
    PosixPath name;
    BufferView value;
    int flags, result;
    if (!xattr_target(t, args[0], args[4], "setxattr", POSIX_ALLOW_FD, &x)
        || !posix_path(t, args[1], "setxattr", "attribute", 0, &name) || !posix_c_int(t, args[3], 0, &flags)
        || !buffer_get_still(t, args[2], &value))
        return NULL;
    POSIX_CALL(t, result,
               x.path.fd >= 0 ? fsetxattr(x.path.fd, name.name, value.data, value.length, flags)
               : x.follow     ? setxattr(x.path.name, name.name, value.data, value.length, flags)
                              : lsetxattr(x.path.name, name.name, value.data, value.length, flags));
    Value v = result < 0 ? posix_fail(t, x.path.object, NULL) : NONE;
    buffer_release(t, &value);
    POSIX_KEEP(name.holder);
    return v;
}

static Value posix_removexattr(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    XattrTarget x;
    PosixPath name;
    int result;
    if (!xattr_target(t, args[0], args[2], "removexattr", POSIX_ALLOW_FD, &x)
        || !posix_path(t, args[1], "removexattr", "attribute", 0, &name))
        return NULL;
    POSIX_CALL(t, result,
               x.path.fd >= 0 ? fremovexattr(x.path.fd, name.name)
               : x.follow     ? removexattr(x.path.name, name.name)
                              : lremovexattr(x.path.name, name.name));
    POSIX_KEEP(name.holder);
    return result < 0 ? posix_fail(t, x.path.object, NULL) : NONE;
}

/* ---- timers ---------------------------------------------------------------------------------- */

static Value posix_timerfd_create(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int clock, flags;
    if (!value_as_int(t, args[0], &clock) || !posix_c_int(t, args[1], TFD_CLOEXEC, &flags)) return NULL;
    return posix_int(t, timerfd_create(clock, flags | TFD_CLOEXEC));
}

/* One of the two times of a timer: seconds as a float, or nanoseconds as an int. */
static bool timer_parse(Thread *t, Value v, bool is_ns, struct timespec *time) {
    double seconds = 0;
    int64_t ns = 0;
    if (v != NULL && is_ns && !value_as_int64(t, v, &ns, T_OVERFLOW_ERROR)) return false;
    if (v != NULL && !is_ns && !value_as_double(t, v, &seconds)) return false;
    if (!is_ns && (seconds > 9e9 || seconds < -9e9 || seconds != seconds))
        return FAIL_WITH(raise_overflow_error(t, "timestamp out of range for platform time_t"));
    if (!is_ns) ns = (int64_t)(seconds * 1e9 + (seconds < 0 ? -0.5 : 0.5));
    *time = (struct timespec){.tv_sec = ns / 1000000000, .tv_nsec = ns % 1000000000};
    return true;
}

/* (until the next expiration, interval) */
static Value timer_result(Thread *t, const struct itimerspec *timer, bool is_ns) {
    const struct timespec *parts[2] = {&timer->it_value, &timer->it_interval};
    Value values[2];
    for (int n = 0; n < 2; n++) {
        int64_t ns = (int64_t)parts[n]->tv_sec * 1000000000 + parts[n]->tv_nsec;
        values[n] = is_ns ? int_from_int64(t, ns) : float_new(t, (double)ns * 1e-9);
        if (values[n] == NULL) return NULL;
    }
    return tuple_from_2(t, values[0], values[1]);
}

static Value timer_set(Thread *t, Value *args, bool is_ns) {
    struct itimerspec wanted, before;
    int fd, flags, result;
    if (!posix_fd(t, args[0], &fd) || !posix_c_int(t, args[1], 0, &flags) || !timer_parse(t, args[2], is_ns, &wanted.it_value)
        || !timer_parse(t, args[3], is_ns, &wanted.it_interval))
        return NULL;
    POSIX_CALL(t, result, timerfd_settime(fd, flags, &wanted, &before));
    return result < 0 ? posix_fail(t, NULL, NULL) : timer_result(t, &before, is_ns);
}
static Value posix_timerfd_settime(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return timer_set(t, args, false);
}
static Value posix_timerfd_settime_ns(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return timer_set(t, args, true);
}

static Value timer_get(Thread *t, Value *args, bool is_ns) {
    struct itimerspec now;
    int fd, result;
    if (!posix_fd(t, args[0], &fd)) return NULL;
    POSIX_CALL(t, result, timerfd_gettime(fd, &now));
    return result < 0 ? posix_fail(t, NULL, NULL) : timer_result(t, &now, is_ns);
}
static Value posix_timerfd_gettime(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return timer_get(t, args, false);
}
static Value posix_timerfd_gettime_ns(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return timer_get(t, args, true);
}

/* ---- terminals ------------------------------------------------------------------------------- */

static Value posix_posix_openpt(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int flags;
    return value_as_int(t, args[0], &flags) ? posix_int(t, posix_openpt(flags | O_CLOEXEC)) : NULL;
}
static Value posix_grantpt(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int fd;
    return posix_fd(t, args[0], &fd) ? posix_none(t, grantpt(fd)) : NULL;
}
static Value posix_unlockpt(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int fd;
    return posix_fd(t, args[0], &fd) ? posix_none(t, unlockpt(fd)) : NULL;
}
static Value posix_ptsname(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    char name[128];
    int fd;
    if (!posix_fd(t, args[0], &fd)) return NULL;
    int error = ptsname_r(fd, name, sizeof name);
    if (error == 0) return posix_name(t, name, strlen(name), false);
    errno = error;
    return posix_fail(t, NULL, NULL);
}

/* ---- scheduling and namespaces --------------------------------------------------------------- */

static Value posix_sched_rr_get_interval(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    struct timespec slice;
    int pid;
    if (!value_as_int(t, args[0], &pid)) return NULL;
    if (sched_rr_get_interval(pid, &slice) < 0) return posix_fail(t, NULL, NULL);
    return float_new(t, (double)slice.tv_sec + 1e-9 * (double)slice.tv_nsec);
}

static Value posix_unshare(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int flags, result;
    if (!value_as_int(t, args[0], &flags)) return NULL;
    POSIX_CALL(t, result, unshare(flags));
    return posix_none(t, result);
}
static Value posix_setns(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int fd, kind, result;
    if (!posix_fd(t, args[0], &fd) || !posix_c_int(t, args[1], 0, &kind)) return NULL;
    POSIX_CALL(t, result, setns(fd, kind));
    return posix_none(t, result);
}

const NativeDef posix_linux_functions[] = {
    {"getxattr", posix_getxattr, 2, 2, NATIVE_FUNCTION, "path, attribute, *, follow_symlinks=True", "The value of an extended attribute."},
    {"setxattr", posix_setxattr, 3, 4, NATIVE_FUNCTION, "path, attribute, value, flags=0, *, follow_symlinks=True", "Set an extended attribute."},
    {"removexattr", posix_removexattr, 2, 2, NATIVE_FUNCTION, "path, attribute, *, follow_symlinks=True", "Remove an extended attribute."},
    {"listxattr", posix_listxattr, 0, 1, NATIVE_FUNCTION, "path=None, *, follow_symlinks=True", "The names of a file's extended attributes."},
    {"timerfd_create", posix_timerfd_create, 1, 1, NATIVE_FUNCTION, "clockid, /, *, flags=524288", "A timer as a descriptor."},
    {"timerfd_settime", posix_timerfd_settime, 1, 1, NATIVE_FUNCTION, "fd, /, *, flags=0, initial=0.0, interval=0.0",
     "Set a timer, in seconds; what it was."},
    {"timerfd_settime_ns", posix_timerfd_settime_ns, 1, 1, NATIVE_FUNCTION, "fd, /, *, flags=0, initial=0, interval=0",
     "Set a timer, in nanoseconds; what it was."},
    {"timerfd_gettime", posix_timerfd_gettime, 1, 1, NATIVE_FUNCTION, "fd, /", "What a timer has left, and its interval, in seconds."},
    {"timerfd_gettime_ns", posix_timerfd_gettime_ns, 1, 1, NATIVE_FUNCTION, "fd, /",
     "What a timer has left, and its interval, in nanoseconds."},
    {"posix_openpt", posix_posix_openpt, 1, 1, NATIVE_FUNCTION, "oflag, /", "Open the controlling side of a new terminal."},
    {"grantpt", posix_grantpt, 1, 1, NATIVE_FUNCTION, "fd, /", "Give the other side of a terminal to the caller."},
    {"unlockpt", posix_unlockpt, 1, 1, NATIVE_FUNCTION, "fd, /", "Let the other side of a terminal be opened."},
    {"ptsname", posix_ptsname, 1, 1, NATIVE_FUNCTION, "fd, /", "The name of the other side of a terminal."},
    {"sched_rr_get_interval", posix_sched_rr_get_interval, 1, 1, NATIVE_FUNCTION, "pid, /", "The slice of SCHED_RR, in seconds."},
    {"unshare", posix_unshare, 1, 1, NATIVE_FUNCTION, "flags", "Leave what is shared with other processes."},
    {"setns", posix_setns, 1, 2, NATIVE_FUNCTION, "fd, nstype=0", "Join a namespace."},
    {0},
};

#define LINUX_CONSTANT(name) {#name, name}
bool posix_linux_init(Thread *t, Module *m) {
    static const struct { const char *name; int64_t number; } constants[] = {
        LINUX_CONSTANT(XATTR_CREATE), LINUX_CONSTANT(XATTR_REPLACE), {"XATTR_SIZE_MAX", 65536},
        LINUX_CONSTANT(TFD_CLOEXEC), LINUX_CONSTANT(TFD_NONBLOCK), LINUX_CONSTANT(TFD_TIMER_ABSTIME),
        LINUX_CONSTANT(TFD_TIMER_CANCEL_ON_SET),
        LINUX_CONSTANT(CLONE_FILES), LINUX_CONSTANT(CLONE_FS), LINUX_CONSTANT(CLONE_NEWCGROUP), LINUX_CONSTANT(CLONE_NEWIPC),
        LINUX_CONSTANT(CLONE_NEWNET), LINUX_CONSTANT(CLONE_NEWNS), LINUX_CONSTANT(CLONE_NEWPID), {"CLONE_NEWTIME", 0x80},
        LINUX_CONSTANT(CLONE_NEWUSER), LINUX_CONSTANT(CLONE_NEWUTS), LINUX_CONSTANT(CLONE_SIGHAND), LINUX_CONSTANT(CLONE_SYSVSEM),
        LINUX_CONSTANT(CLONE_THREAD), LINUX_CONSTANT(CLONE_VM),
        /* Sizes of memfd_create's huge pages: their logarithm from bit 26 on (memfd_create(2)). */
        {"MFD_HUGE_SHIFT", 26}, {"MFD_HUGE_MASK", 63}, {"MFD_HUGE_64KB", (int64_t)16 << 26}, {"MFD_HUGE_512KB", (int64_t)19 << 26},
        {"MFD_HUGE_1MB", (int64_t)20 << 26}, {"MFD_HUGE_2MB", (int64_t)21 << 26}, {"MFD_HUGE_8MB", (int64_t)23 << 26},
        {"MFD_HUGE_16MB", (int64_t)24 << 26}, {"MFD_HUGE_32MB", (int64_t)25 << 26}, {"MFD_HUGE_256MB", (int64_t)28 << 26},
        {"MFD_HUGE_512MB", (int64_t)29 << 26}, {"MFD_HUGE_1GB", (int64_t)30 << 26}, {"MFD_HUGE_2GB", (int64_t)31 << 26},
        {"MFD_HUGE_16GB", (int64_t)34 << 26}};
    for (size_t n = 0; n < ARRAY_LENGTH(constants); n++)
        if (!module_add_int(t, m, constants[n].name, constants[n].number)) return false;
    return true;
}
