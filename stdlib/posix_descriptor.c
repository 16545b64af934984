/* Module posix: descriptors themselves: copies, flags, pipes, terminals. */
#define _GNU_SOURCE
#include <pty.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <utmp.h>

#include "stdlib/posix.h"

/* ---- copies and flags ------------------------------------------------------------------------ */

static Value posix_dup(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int fd, copy;
    if (!value_as_int(t, args[0], &fd)) return NULL;
    POSIX_CALL(t, copy, fcntl(fd, F_DUPFD_CLOEXEC, 0));
    return posix_int(t, copy);
}

/* dup2(fd, fd2, inheritable=True) */
static Value posix_dup2(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int fd, to, result;
    bool inheritable;
    if (!value_as_int(t, args[0], &fd) || !value_as_int(t, args[1], &to)
        || !posix_flag(t, args[2], true, &inheritable))
        return NULL;
    errno = EBADF;
    if (fd < 0 || to < 0) return posix_fail(t, NULL, NULL);
    POSIX_CALL(t, result, inheritable || fd == to ? dup2(fd, to) : dup3(fd, to, O_CLOEXEC));
    return posix_int(t, result);
}

static bool descriptor_set_flag(int fd, int get, int set, int flag, bool on) {
    int flags = fcntl(fd, get);
    if (flags < 0) return false;
    int wanted = on ? flags | flag : flags & ~flag;
    return wanted == flags || fcntl(fd, set, wanted) >= 0;
}

static Value posix_get_inheritable(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int fd;
    if (!value_as_int(t, args[0], &fd)) return NULL;
    int flags = fcntl(fd, F_GETFD);
    return flags < 0 ? posix_fail(t, NULL, NULL) : bool_value(!(flags & FD_CLOEXEC));
}

static Value posix_set_inheritable(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int fd, inheritable;
    if (!value_as_int(t, args[0], &fd) || !value_as_int(t, args[1], &inheritable)) return NULL;
    return descriptor_set_flag(fd, F_GETFD, F_SETFD, FD_CLOEXEC, !inheritable)
               ? NONE
               : posix_fail(t, NULL, NULL);
}

static Value posix_get_blocking(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int fd;
    if (!value_as_int(t, args[0], &fd)) return NULL;
    int flags = fcntl(fd, F_GETFL);
    return flags < 0 ? posix_fail(t, NULL, NULL) : bool_value(!(flags & O_NONBLOCK));
}

static Value posix_set_blocking(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int fd;
    bool blocking;
    if (!value_as_int(t, args[0], &fd) || !posix_flag(t, args[1], true, &blocking)) return NULL;
    return descriptor_set_flag(fd, F_GETFL, F_SETFL, O_NONBLOCK, !blocking)
               ? NONE
               : posix_fail(t, NULL, NULL);
}

/* ---- new ones -------------------------------------------------------------------------------- */

static Value descriptor_pair(Thread *t, const int fds[2]) {
    return tuple_from_2(t, small_int(fds[0]), small_int(fds[1]));
}

static Value posix_pipe(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    int fds[2];
    return pipe2(fds, O_CLOEXEC) < 0 ? posix_fail(t, NULL, NULL) : descriptor_pair(t, fds);
}

static Value posix_pipe2(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int fds[2], flags;
    if (!value_as_int(t, args[0], &flags)) return NULL;
    return pipe2(fds, flags) < 0 ? posix_fail(t, NULL, NULL) : descriptor_pair(t, fds);
}

static Value posix_memfd_create(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    PosixPath name;
    int flags;
    if (!posix_path(t, args[0], "memfd_create", "name", 0, &name)
        || !posix_c_int(t, args[1], MFD_CLOEXEC, &flags))
        return NULL;
    return posix_int(t, memfd_create(name.name, (unsigned)flags));
}

static Value posix_eventfd(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int64_t start;
    int flags;
    if (!value_as_int64(t, args[0], &start, T_OVERFLOW_ERROR)
        || !posix_c_int(t, args[1], EFD_CLOEXEC, &flags))
        return NULL;
    return posix_int(t, eventfd((unsigned)start, flags));
}

static Value posix_eventfd_read(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int fd, result;
    eventfd_t number;
    if (!posix_fd(t, args[0], &fd)) return NULL;
    POSIX_CALL(t, result, eventfd_read(fd, &number));
    return result < 0 ? posix_fail(t, NULL, NULL) : int_from_uint64(t, number);
}

static Value posix_eventfd_write(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int fd, result;
    uint64_t number;
    if (!posix_fd(t, args[0], &fd)) return NULL;
    if (!is_int(t, args[1]) || !int_as_uint64(args[1], &number))
        return raise_overflow_error(t, "event counter out of range");
    POSIX_CALL(t, result, eventfd_write(fd, number));
    return posix_none(t, result);
}

/* ---- terminals ------------------------------------------------------------------------------- */

static const MemberDef terminal_size_members[] = {
    STRUCTSEQ_FIELD(0, "columns", "width of the terminal window in characters"),
    STRUCTSEQ_FIELD(1, "lines", "height of the terminal window in characters"), {0}};
static const StructSeqDef terminal_size_def = STRUCTSEQ_DEF(
    "os.terminal_size", "A tuple of (columns, lines) for holding terminal window size",
    terminal_size_members, 2, 2);

static Type *descriptor_terminal_size_type(Thread *t) {
    Value *root = vm_root(t, &terminal_size_def);
    Value kept = root ? load(root) : NULL;
    if (root && !kept) kept = vm_root_keep(root, to_value(structseq_type_new(t, &terminal_size_def)));
    return (Type *)kept;
}

static Value posix_get_terminal_size(Thread *t, Value *args, size_t nargs) {
    int fd;
    struct winsize size;
    if (!posix_c_int(t, nargs ? args[0] : NULL, STDOUT_FILENO, &fd)) return NULL;
    if (ioctl(fd, TIOCGWINSZ, &size) < 0) return posix_fail(t, NULL, NULL);
    Value items[2] = {small_int(size.ws_col), small_int(size.ws_row)};
    Type *type = descriptor_terminal_size_type(t);
    return type ? structseq_new(t, type, items) : NULL;
}

static Value posix_isatty(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int fd;
    return value_as_int(t, args[0], &fd) ? bool_value(isatty(fd)) : NULL;
}

static Value posix_ttyname(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int fd;
    char name[256];
    if (!value_as_int(t, args[0], &fd)) return NULL;
    errno = ttyname_r(fd, name, sizeof name);
    return errno ? posix_fail(t, NULL, NULL) : posix_name(t, name, strlen(name), false);
}

static Value posix_ctermid(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    char name[L_ctermid];
    return ctermid(name) ? posix_name(t, name, strlen(name), false) : posix_fail(t, NULL, NULL);
}

static Value posix_openpty(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    int fds[2];
    if (openpty(&fds[0], &fds[1], NULL, NULL, NULL) < 0) return posix_fail(t, NULL, NULL);
    descriptor_set_flag(fds[0], F_GETFD, F_SETFD, FD_CLOEXEC, true);
    descriptor_set_flag(fds[1], F_GETFD, F_SETFD, FD_CLOEXEC, true);
    return descriptor_pair(t, fds);
}

static Value posix_login_tty(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int fd;
    return posix_fd(t, args[0], &fd) ? posix_none(t, login_tty(fd)) : NULL;
}

static Value posix_tcgetpgrp(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int fd;
    return value_as_int(t, args[0], &fd) ? posix_int(t, tcgetpgrp(fd)) : NULL;
}

static Value posix_tcsetpgrp(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int fd, group;
    return value_as_int(t, args[0], &fd) && value_as_int(t, args[1], &group)
               ? posix_none(t, tcsetpgrp(fd, group))
               : NULL;
}

static Value posix_device_encoding(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int fd;
    if (!value_as_int(t, args[0], &fd)) return NULL;
    return isatty(fd) ? to_value(str_from_c(t, "utf-8")) : NONE;
}

const NativeDef posix_descriptor_functions[] = {
    {"dup", posix_dup, 1, 1, NATIVE_FUNCTION, "fd, /",
     "Return a copy of a descriptor, which is not inherited."},
    {"dup2", posix_dup2, 2, 3, NATIVE_FUNCTION, "fd, fd2, inheritable=True",
     "Make fd2 a copy of fd."},
    {"get_inheritable", posix_get_inheritable, 1, 1, NATIVE_FUNCTION, "fd, /",
     "Do programs that are run have the descriptor?"},
    {"set_inheritable", posix_set_inheritable, 2, 2, NATIVE_FUNCTION, "fd, inheritable, /", NULL},
    {"get_blocking", posix_get_blocking, 1, 1, NATIVE_FUNCTION, "fd, /", "Do calls wait?"},
    {"set_blocking", posix_set_blocking, 2, 2, NATIVE_FUNCTION, "fd, blocking, /", NULL},
    {"pipe", posix_pipe, 0, 0, NATIVE_FUNCTION, NULL,
     "Make a pipe and return its ends: (to read, to write)."},
    {"pipe2", posix_pipe2, 1, 1, NATIVE_FUNCTION, "flags, /", "Make a pipe with these flags."},
    {"memfd_create", posix_memfd_create, 1, 2, NATIVE_FUNCTION, "name, flags=1",
     "Make a file in memory."},
    {"eventfd", posix_eventfd, 1, 2, NATIVE_FUNCTION, "initval, flags=524288",
     "Make a descriptor for events."},
    {"eventfd_read", posix_eventfd_read, 1, 1, NATIVE_FUNCTION, "fd", NULL},
    {"eventfd_write", posix_eventfd_write, 2, 2, NATIVE_FUNCTION, "fd, value", NULL},
    {"get_terminal_size", posix_get_terminal_size, 0, 1, NATIVE_FUNCTION, NULL,
     "Return the size of the terminal window."},
    {"isatty", posix_isatty, 1, 1, NATIVE_FUNCTION, "fd, /", "Return whether it is a terminal."},
    {"ttyname", posix_ttyname, 1, 1, NATIVE_FUNCTION, "fd, /", "The name of a terminal."},
    {"ctermid", posix_ctermid, 0, 0, NATIVE_FUNCTION, NULL,
     "The name of the controlling terminal."},
    {"openpty", posix_openpty, 0, 0, NATIVE_FUNCTION, NULL,
     "Open a pseudo-terminal: (master, slave)."},
    {"login_tty", posix_login_tty, 1, 1, NATIVE_FUNCTION, "fd, /", NULL},
    {"tcgetpgrp", posix_tcgetpgrp, 1, 1, NATIVE_FUNCTION, "fd, /",
     "The foreground process group of a terminal."},
    {"tcsetpgrp", posix_tcsetpgrp, 2, 2, NATIVE_FUNCTION, "fd, pgid, /", NULL},
    {"device_encoding", posix_device_encoding, 1, 1, NATIVE_FUNCTION, "fd", NULL},
    {0},
};

bool posix_io_init(Thread *t, Module *m) {
    return module_add(t, m, "terminal_size", to_value(descriptor_terminal_size_type(t)));
}
