/* Module posix: what os.py stands on. Its functions are in posix_*.c, by what they are about. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <limits.h>
#include <linux/fs.h>
#include <sched.h>
#include <stdio.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/statvfs.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

#include "stdlib/posix.h"

typedef struct PosixConstant { const char *name; int64_t number; } PosixConstant;

#define CONSTANT(name) {#name, name}
static const PosixConstant posix_constants[] = {
    CONSTANT(F_OK), CONSTANT(R_OK), CONSTANT(W_OK), CONSTANT(X_OK), CONSTANT(NGROUPS_MAX),
    CONSTANT(TMP_MAX), CONSTANT(O_RDONLY), CONSTANT(O_WRONLY), CONSTANT(O_RDWR), CONSTANT(O_NDELAY),
    CONSTANT(O_NONBLOCK), CONSTANT(O_APPEND), CONSTANT(O_DSYNC), CONSTANT(O_RSYNC),
    CONSTANT(O_SYNC), CONSTANT(O_NOCTTY), CONSTANT(O_CREAT), CONSTANT(O_EXCL), CONSTANT(O_TRUNC),
    CONSTANT(O_LARGEFILE), CONSTANT(O_PATH), CONSTANT(O_TMPFILE), CONSTANT(O_CLOEXEC),
    CONSTANT(O_ACCMODE), CONSTANT(O_FSYNC), CONSTANT(O_ASYNC), CONSTANT(O_DIRECT),
    CONSTANT(O_DIRECTORY), CONSTANT(O_NOFOLLOW), CONSTANT(O_NOATIME), CONSTANT(SEEK_HOLE),
    CONSTANT(SEEK_DATA), CONSTANT(PRIO_PROCESS), CONSTANT(PRIO_PGRP), CONSTANT(PRIO_USER),
    CONSTANT(EX_OK), CONSTANT(EX_USAGE), CONSTANT(EX_DATAERR), CONSTANT(EX_NOINPUT),
    CONSTANT(EX_NOUSER), CONSTANT(EX_NOHOST), CONSTANT(EX_UNAVAILABLE), CONSTANT(EX_SOFTWARE),
    CONSTANT(EX_OSERR), CONSTANT(EX_OSFILE), CONSTANT(EX_CANTCREAT), CONSTANT(EX_IOERR),
    CONSTANT(EX_TEMPFAIL), CONSTANT(EX_PROTOCOL), CONSTANT(EX_NOPERM), CONSTANT(EX_CONFIG),
    CONSTANT(ST_RDONLY), CONSTANT(ST_NOSUID), CONSTANT(ST_NODEV), CONSTANT(ST_NOEXEC),
    CONSTANT(ST_SYNCHRONOUS), CONSTANT(ST_MANDLOCK), CONSTANT(ST_WRITE), CONSTANT(ST_APPEND),
    CONSTANT(ST_NOATIME), CONSTANT(ST_NODIRATIME), CONSTANT(ST_RELATIME),
    CONSTANT(POSIX_FADV_NORMAL), CONSTANT(POSIX_FADV_SEQUENTIAL), CONSTANT(POSIX_FADV_RANDOM),
    CONSTANT(POSIX_FADV_NOREUSE), CONSTANT(POSIX_FADV_WILLNEED), CONSTANT(POSIX_FADV_DONTNEED),
    CONSTANT(WNOHANG), CONSTANT(WUNTRACED), CONSTANT(WCONTINUED), CONSTANT(WEXITED),
    CONSTANT(WSTOPPED), CONSTANT(WNOWAIT), CONSTANT(P_ALL), CONSTANT(P_PID), CONSTANT(P_PGID),
    {"P_PIDFD", 3}, {"PIDFD_NONBLOCK", O_NONBLOCK}, CONSTANT(CLD_EXITED), CONSTANT(CLD_KILLED),
    CONSTANT(CLD_DUMPED), CONSTANT(CLD_TRAPPED), CONSTANT(CLD_STOPPED), CONSTANT(CLD_CONTINUED),
    CONSTANT(F_LOCK), CONSTANT(F_TLOCK), CONSTANT(F_ULOCK), CONSTANT(F_TEST), CONSTANT(RWF_DSYNC),
    CONSTANT(RWF_HIPRI), CONSTANT(RWF_SYNC), CONSTANT(RWF_NOWAIT), CONSTANT(RWF_APPEND),
    CONSTANT(SPLICE_F_MOVE), CONSTANT(SPLICE_F_NONBLOCK), CONSTANT(SPLICE_F_MORE),
    {"POSIX_SPAWN_OPEN", 0}, {"POSIX_SPAWN_CLOSE", 1}, {"POSIX_SPAWN_DUP2", 2},
    {"POSIX_SPAWN_CLOSEFROM", 3}, CONSTANT(SCHED_OTHER), {"SCHED_NORMAL", SCHED_OTHER},
    CONSTANT(SCHED_FIFO), CONSTANT(SCHED_RR), CONSTANT(SCHED_BATCH), CONSTANT(SCHED_IDLE),
    {"SCHED_DEADLINE", 6}, CONSTANT(SCHED_RESET_ON_FORK), CONSTANT(RTLD_LAZY), CONSTANT(RTLD_NOW),
    CONSTANT(RTLD_GLOBAL), CONSTANT(RTLD_LOCAL), CONSTANT(RTLD_NODELETE), CONSTANT(RTLD_NOLOAD),
    CONSTANT(RTLD_DEEPBIND), CONSTANT(GRND_RANDOM), CONSTANT(GRND_NONBLOCK), CONSTANT(MFD_CLOEXEC),
    CONSTANT(MFD_ALLOW_SEALING), CONSTANT(MFD_HUGETLB), CONSTANT(EFD_CLOEXEC),
    CONSTANT(EFD_NONBLOCK), CONSTANT(EFD_SEMAPHORE),
};
#undef CONSTANT

/* What os.py asks for, to say which functions take descriptors. */
static const char *const posix_abilities[] = {
    "HAVE_FACCESSAT", "HAVE_FCHDIR",       "HAVE_FCHMOD",    "HAVE_FCHMODAT",  "HAVE_FCHOWN",
    "HAVE_FCHOWNAT",  "HAVE_FEXECVE",      "HAVE_FDOPENDIR", "HAVE_FPATHCONF", "HAVE_FSTATAT",
    "HAVE_FSTATVFS",  "HAVE_FTRUNCATE",    "HAVE_FUTIMENS",  "HAVE_LINKAT",    "HAVE_LCHOWN",
    "HAVE_LSTAT",     "HAVE_MEMFD_CREATE", "HAVE_MKDIRAT",   "HAVE_MKFIFOAT",  "HAVE_MKNODAT",
    "HAVE_OPENAT",    "HAVE_READLINKAT",   "HAVE_RENAMEAT",  "HAVE_SYMLINKAT", "HAVE_UNLINKAT",
    "HAVE_UTIMENSAT", "HAVE_EVENTFD",
};

static bool posix_add_functions(Thread *t, Module *m, const NativeDef *functions) {
    Value name = to_value(str_from_c(t, "posix"));
    if (!name) return false;
    for (; functions->name; functions++)
        if (!module_add(t, m, functions->name, native_new(t, functions, to_value(m), name)))
            return false;
    return true;
}

static bool posix_add_abilities(Thread *t, Module *m) {
    Value list = list_new(t, ARRAY_LENGTH(posix_abilities));
    for (size_t i = 0; list && i < ARRAY_LENGTH(posix_abilities); i++) {
        Str *name = str_from_c(t, posix_abilities[i]);
        if (!name || !list_append(t, list, to_value(name))) return false;
    }
    return module_add(t, m, "_have_functions", list);
}

static bool posix_init(Thread *t, Module *m) {
    static const NativeDef *const parts[] = {posix_path_functions,       posix_stat_functions,
                                             posix_dir_functions,        posix_io_functions,
                                             posix_descriptor_functions, posix_process_functions,
                                             posix_wait_functions,       posix_identity_functions,
                                             posix_system_functions,     posix_spawn_functions,
                                             posix_linux_functions};
    for (size_t i = 0; i < ARRAY_LENGTH(parts); i++)
        if (!posix_add_functions(t, m, parts[i])) return false;
    for (size_t i = 0; i < ARRAY_LENGTH(posix_constants); i++)
        if (!module_add_int(t, m, posix_constants[i].name, posix_constants[i].number)) return false;
    return module_add(t, m, "error", to_value(t->vm->types[T_OS_ERROR]))
           && posix_add_abilities(t, m) && posix_stat_init(t, m) && posix_dir_init(t, m)
           && posix_io_init(t, m) && posix_wait_init(t, m) && posix_system_init(t, m)
           && posix_linux_init(t, m);
}

const ModuleDef module_posix = {"posix", "The calls of the operating system.", NULL, posix_init,
                                NULL};
