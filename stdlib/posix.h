/* What the files of module posix share: paths, calls that block, results. */
#pragma once

#include <errno.h>
#include <fcntl.h>
#include <sys/types.h>

#include "runtime/error.h"
#include "runtime/objects/function.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/structseq.h"
#include "runtime/threads/safepoint.h"

/* ---- calls that may block -------------------------------------------------------------------- */

/* Evaluates a call of the system detached, again when a signal interrupted it whose handler did
 * not raise (PEP 475). Afterwards errno is that of the call; when result is negative an
 * exception may be set already: posix_fail() knows. Arguments may point into objects that the
 * caller's locals keep alive, since objects do not move. */
#define POSIX_CALL(t, result, call) \
    do { \
        thread_detach(t); \
        (result) = (call); \
        int posix_errno_ = errno; \
        (void)thread_attach(t); \
        errno = posix_errno_; \
    } while ((result) < 0 && errno == EINTR && poll_actions(t))

/* A value that memory refers to which the collector does not look into stays alive up to here. */
#define POSIX_KEEP(v) __asm__ volatile("" : : "g"(v) : "memory")

/* The OSError that errno says, unless an exception is set. filename: NULL for none. */
Value posix_fail(Thread *t, Value filename, Value filename2);
/* None or failure, an int or failure, for a call's result. */
ALWAYS_INLINE Value posix_none(Thread *t, int64_t result) {
    return result < 0 ? posix_fail(t, NULL, NULL) : NONE;
}
ALWAYS_INLINE Value posix_int(Thread *t, int64_t result) {
    return result < 0 ? posix_fail(t, NULL, NULL) : int_from_int64(t, result);
}

/* ---- arguments ------------------------------------------------------------------------------- */

enum { POSIX_ALLOW_FD = 1, POSIX_ALLOW_NONE = 2 };

/* A file's name or descriptor. Lives on the C stack, which keeps the bytes of the name. */
typedef struct PosixPath {
    const char *name;    /* NULL: it is a descriptor. "." for None */
    int fd;              /* -1: it is a name */
    Value object;        /* as given, for errors */
    Value holder;        /* of the name */
    bool is_bytes;       /* results that are names are bytes as well */
} PosixPath;
MUST_CHECK bool posix_path(Thread *t, Value v, const char *function, const char *argument,
                           int flags, PosixPath *path);
/* A directory's descriptor, or AT_FDCWD for None and NULL. */
MUST_CHECK bool posix_dir_fd(Thread *t, Value v, int *fd);
/* A descriptor: an int, or what has fileno(). */
MUST_CHECK bool posix_fd(Thread *t, Value v, int *fd);
MUST_CHECK bool posix_c_int(Thread *t, Value v, int if_missing, int *out);
/* A truth that may be missing. */
MUST_CHECK bool posix_flag(Thread *t, Value v, bool if_missing, bool *out);
/* A name that the system gave, as bytes or str. */
MUST_CHECK Value posix_name(Thread *t, const char *name, size_t length, bool is_bytes);
/* os.sched_param's. False: TypeError, OverflowError. */
struct sched_param;
MUST_CHECK bool posix_sched_param(Thread *t, Value v, struct sched_param *parameters);
/* fork(2), and around it what os.register_at_fork() was given. -1: errno tells, unless an exception is set. */
pid_t posix_fork_with_hooks(Thread *t);
MUST_CHECK Value posix_fspath(Thread *t, Value v);
/* Seconds and nanoseconds since the epoch as ns; big numbers where they must be. */
MUST_CHECK Value posix_time_ns(Thread *t, const struct timespec *time);

/* ---- the parts ------------------------------------------------------------------------------- */

extern const NativeDef posix_path_functions[], posix_stat_functions[], posix_dir_functions[],
    posix_io_functions[], posix_descriptor_functions[], posix_process_functions[],
    posix_wait_functions[], posix_identity_functions[], posix_system_functions[],
    posix_spawn_functions[], posix_linux_functions[];
bool posix_stat_init(Thread *t, Module *m);
bool posix_dir_init(Thread *t, Module *m);
bool posix_io_init(Thread *t, Module *m);
bool posix_wait_init(Thread *t, Module *m);
bool posix_system_init(Thread *t, Module *m);
bool posix_linux_init(Thread *t, Module *m);
/* resource.struct_rusage: mod_resource.c. */
struct rusage;
MUST_CHECK Value resource_usage(Thread *t, const struct rusage *usage);
struct stat;
MUST_CHECK Value posix_stat_result(Thread *t, const struct stat *status);
/* A NULL-terminated vector of C strings from a sequence of paths, valid up to
 * POSIX_KEEP(*holder). NULL: exception set. */
MUST_CHECK char **posix_argument_vector(Thread *t, Value sequence, const char *type_error,
                                        Value *holder);
/* "NAME=value" strings from a mapping. */
MUST_CHECK char **posix_environment_vector(Thread *t, Value mapping, Value *holder);
