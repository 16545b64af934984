/* Module _posixsubprocess: fork and exec for module subprocess.
 *
 * Without preexec_fn no Python code runs in the child, so that it may share the parent's memory
 * until it execs (vfork): the parent's thread waits, detached, and its other threads run on. The
 * child keeps to functions that are safe in signal handlers, and touches nothing that the collector
 * knows. What goes wrong it writes to a pipe: "OSError:<errno in hexadecimal>:<what>". */
#define _GNU_SOURCE
#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "runtime/threads/process.h"
#include "stdlib/posix.h"

typedef struct ChildPlan {
    char **executables, **arguments, **environment;
    const char *cwd;                  /* NULL: stays */
    const int *keep;                  /* descriptors that stay open, ascending */
    size_t keep_count;
    int in_read, in_write, out_read, out_write, error_read, error_write, report_read, report_write;
    int umask, process_group;         /* -1: stays */
    const gid_t *groups;
    int group_count;                  /* -1: stay */
    bool close_fds, restore_signals, new_session, set_gid, set_uid;
    bool inherits;                    /* the environment is the parent's */
    gid_t gid;
    uid_t uid;
    const sigset_t *mask;             /* NULL: nothing was blocked */
    Value preexec;                    /* NULL: none */
} ChildPlan;

/* ---- in the child ---------------------------------------------------------------------------- */

static bool child_set_inheritable(int fd) {
    int flags = fcntl(fd, F_GETFD);
    return flags >= 0 && fcntl(fd, F_SETFD, flags & ~FD_CLOEXEC) >= 0;
}

static void child_close_range(int first, int last) {
    if (first > last || syscall(SYS_close_range, first, last, 0) == 0) return;
    long limit = sysconf(_SC_OPEN_MAX);
    for (int fd = first; fd <= last && fd < (limit < 0 ? 1024 : limit); fd++) close(fd);
}

static void child_close_others(const ChildPlan *plan) {
    int next = 3;
    for (size_t i = 0; i < plan->keep_count; i++) {
        if (plan->keep[i] < next) continue;
        child_close_range(next, plan->keep[i] - 1);
        next = plan->keep[i] + 1;
    }
    child_close_range(next, INT32_MAX);
}

/* Makes fd the standard descriptor `to`. */
static bool child_place(int fd, int to) {
    if (fd == to) return child_set_inheritable(fd);
    return fd < 0 || dup2(fd, to) >= 0;
}

static bool child_standard_files(ChildPlan *plan) {
    /* The parent's ends. */
    if (plan->in_write >= 0) close(plan->in_write);
    if (plan->out_read >= 0) close(plan->out_read);
    if (plan->error_read >= 0) close(plan->error_read);
    close(plan->report_read);
    /* None may be where another one goes. */
    if (plan->out_write == 0 && (plan->out_write = dup(0)) < 0) return false;
    while (plan->error_write == 0 || plan->error_write == 1)
        if ((plan->error_write = dup(plan->error_write)) < 0) return false;
    return child_place(plan->in_read, 0) && child_place(plan->out_write, 1) &&
           child_place(plan->error_write, 2);
}

static bool child_signals(const ChildPlan *plan) {
    if (plan->restore_signals) {
        signal(SIGPIPE, SIG_DFL);
        signal(SIGXFSZ, SIG_DFL);
    }
    return !plan->mask || sigprocmask(SIG_SETMASK, plan->mask, NULL) == 0;
}

static bool child_identity(const ChildPlan *plan) {
    if (plan->new_session) setsid();
    if (plan->process_group >= 0 && setpgid(0, plan->process_group) < 0) return false;
    if (plan->group_count >= 0 && setgroups((size_t)plan->group_count, plan->groups) < 0)
        return false;
    return (!plan->set_gid || setregid(plan->gid, plan->gid) >= 0) &&
           (!plan->set_uid || setreuid(plan->uid, plan->uid) >= 0);
}

static void child_report(const ChildPlan *plan, const char *kind, int error, const char *text) {
    static const char digits[] = "0123456789ABCDEF";
    char number[10], *p = number + sizeof number;
    *--p = ':';
    do *--p = digits[error & 15]; while (error >>= 4);
    (void)!write(plan->report_write, kind, strlen(kind));
    (void)!write(plan->report_write, p, (size_t)(number + sizeof number - p));
    (void)!write(plan->report_write, text, strlen(text));
}

/* Returns if it fails, with errno and what failed. */
static const char *child_exec(Thread *t, ChildPlan *plan) {
    for (size_t i = 0; i < plan->keep_count; i++)
        if (plan->keep[i] != plan->report_write && !child_set_inheritable(plan->keep[i]))
            return "noexec";
    if (!child_standard_files(plan)) return "noexec";
    if (plan->cwd && chdir(plan->cwd) < 0) return "noexec:chdir";
    if (plan->umask >= 0) umask((mode_t)plan->umask);
    if (!child_signals(plan) || !child_identity(plan)) return "noexec";
    if (plan->preexec) {
        if (!value_call_0(t, plan->preexec)) return NULL;
        /* It may have changed the environment, and there are no other threads here. */
        if (plan->inherits) plan->environment = environ;
    }
    if (plan->close_fds) child_close_others(plan);
    int first_error = 0;
    for (char **path = plan->executables; *path; path++) {
        execve(*path, plan->arguments, plan->environment);
        if (errno != ENOENT && errno != ENOTDIR && !first_error) first_error = errno;
    }
    if (first_error) errno = first_error;
    return "";
}

static _Noreturn void child_run(Thread *t, ChildPlan *plan) {
    const char *failed = child_exec(t, plan);
    if (failed) child_report(plan, "OSError:", errno, failed);
    else child_report(plan, "SubprocessError:", 0, "Exception occurred in preexec_fn.");
    _exit(255);
}

/* ---- in the parent --------------------------------------------------------------------------- */

/* Identities change in all threads of a process, so a child that shares memory may not change
 * them. Not inlined: the child returns from nothing but this. */
static NOINLINE pid_t fork_and_exec(Thread *t, ChildPlan *plan) {
    sigset_t all, mask;
    bool share = !plan->set_gid && !plan->set_uid && plan->group_count < 0;
    sigfillset(&all);
    thread_detach(t);
    pthread_sigmask(SIG_BLOCK, &all, &mask);
    plan->mask = &mask;
    pid_t child = share ? vfork() : fork();
    if (child == 0) child_run(t, plan);
    int error = errno;
    pthread_sigmask(SIG_SETMASK, &mask, NULL);
    (void)thread_attach(t);
    errno = error;
    return child;
}

/* Ascending, without repetition, none below zero. */
static bool fork_parse_descriptors(Thread *t, Value v, int **fds, size_t *count) {
    if (!is_tuple(t, v)) return FAIL_WITH(raise_type_error(t, "fds_to_keep must be a tuple"));
    *count = tuple_of(v)->length;
    if (!(*fds = malloc((*count + 1) * sizeof **fds))) return FAIL_WITH(raise_memory_error(t));
    for (size_t i = 0; i < *count; i++) {
        Value item = tuple_of(v)->items[i];
        int64_t fd = is_int_small(item) ? small_int_of(item) : -1;
        if (fd < 0 || fd > INT32_MAX || (i > 0 && fd <= (*fds)[i - 1]))
            return FAIL_WITH(raise_value_error(t, "bad value(s) in fds_to_keep"));
        (*fds)[i] = (int)fd;
    }
    return true;
}

static bool fork_parse_groups(Thread *t, Value v, gid_t **groups, int *count) {
    *count = -1;
    if (v == NONE) return true;
    if (!is_list(t, v)) return FAIL_WITH(raise_type_error(t, "setgroups argument must be a list"));
    Value items = tuple_from_iterable(t, v);
    if (!items) return false;
    if (tuple_of(items)->length > 65536)
        return FAIL_WITH(raise_value_error(t, "too many extra_groups"));
    *count = (int)tuple_of(items)->length;
    if (!(*groups = malloc(((size_t)*count + 1) * sizeof **groups)))
        return FAIL_WITH(raise_memory_error(t));
    for (int i = 0; i < *count; i++) {
        int64_t gid;
        if (!value_as_int64(t, tuple_of(items)->items[i], &gid, T_OVERFLOW_ERROR) || gid < 0 ||
            gid > UINT32_MAX) {
            error_clear(t);
            return FAIL_WITH(raise_value_error(t, "invalid group id"));
        }
        (*groups)[i] = (gid_t)gid;
    }
    return true;
}

static bool fork_parse_id(Thread *t, Value v, const char *what, bool *set, uint32_t *id) {
    int64_t n;
    *set = v != NONE;
    if (!*set) return true;
    if (!value_as_int64(t, v, &n, T_OVERFLOW_ERROR)) return false;
    if (n < 0 || n > UINT32_MAX)
        return FAIL_WITH(raise_overflow_error(t, "%s is %s than %s", what,
                                              n < 0 ? "less" : "greater",
                                              n < 0 ? "minimum" : "maximum"));
    *id = (uint32_t)n;
    return true;
}

enum { /* fork_exec()'s arguments */
    ARG_ARGUMENTS, ARG_EXECUTABLES, ARG_CLOSE_FDS, ARG_KEEP, ARG_CWD, ARG_ENVIRONMENT,
    ARG_DESCRIPTORS, ARG_RESTORE_SIGNALS = ARG_DESCRIPTORS + 8, ARG_NEW_SESSION,
    ARG_PROCESS_GROUP, ARG_GID, ARG_GROUPS, ARG_UID, ARG_UMASK, ARG_PREEXEC, ARG_COUNT
};

static bool fork_parse_plain(Thread *t, Value *args, ChildPlan *plan) {
    int *const descriptors[8] = {&plan->in_read, &plan->in_write, &plan->out_read,
                                 &plan->out_write, &plan->error_read, &plan->error_write,
                                 &plan->report_read, &plan->report_write};
    for (int i = 0; i < 8; i++)
        if (!value_as_int(t, args[ARG_DESCRIPTORS + i], descriptors[i])) return false;
    if (!posix_flag(t, args[ARG_CLOSE_FDS], false, &plan->close_fds) ||
        !posix_flag(t, args[ARG_RESTORE_SIGNALS], false, &plan->restore_signals) ||
        !posix_flag(t, args[ARG_NEW_SESSION], false, &plan->new_session) ||
        !value_as_int(t, args[ARG_PROCESS_GROUP], &plan->process_group) ||
        !value_as_int(t, args[ARG_UMASK], &plan->umask) ||
        !fork_parse_id(t, args[ARG_GID], "gid", &plan->set_gid, &plan->gid) ||
        !fork_parse_id(t, args[ARG_UID], "uid", &plan->set_uid, &plan->uid))
        return false;
    if (args[ARG_PREEXEC] != NONE) plan->preexec = args[ARG_PREEXEC];
    return !plan->close_fds || plan->report_write >= 3 ||
           FAIL_WITH(raise_value_error(t, "errpipe_write must be >= 3"));
}

static Value fork_exec_planned(Thread *t, ChildPlan *plan) {
    pid_t child;
    if (plan->preexec) {
        child = posix_fork_with_hooks(t);
        if (child == 0) child_run(t, plan);
    } else {
        child = fork_and_exec(t, plan);
    }
    if (error_is_set(t)) return NULL;
    return child < 0 ? posix_fail(t, NULL, NULL) : small_int(child);
}

static Value posixsubprocess_fork_exec(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    ChildPlan plan = {0};
    PosixPath cwd = {0};
    Value holders[3] = {NULL, NULL, NULL}, result = NULL;
    char **inherited = NULL;
    int *keep = NULL;
    gid_t *groups = NULL;
    if (!fork_parse_plain(t, args, &plan) ||
        !(plan.arguments = posix_argument_vector(t, args[ARG_ARGUMENTS],
                                                 "args must be a list or tuple", &holders[0])) ||
        !(plan.executables = posix_argument_vector(t, args[ARG_EXECUTABLES],
                                                   "executable_list must be a list or tuple",
                                                   &holders[1])))
        return NULL;
    if (args[ARG_CWD] != NONE) {
        if (!posix_path(t, args[ARG_CWD], "fork_exec", "cwd", 0, &cwd)) return NULL;
        plan.cwd = cwd.name;
    }
    if (args[ARG_ENVIRONMENT] == NONE) {
        if (!(plan.environment = inherited = process_environment())) return raise_memory_error(t);
        plan.inherits = true;
    } else if (!(plan.environment = posix_argument_vector(t, args[ARG_ENVIRONMENT],
                                                          "env must be a list or tuple",
                                                          &holders[2]))) {
        return NULL;
    }
    if (fork_parse_descriptors(t, args[ARG_KEEP], &keep, &plan.keep_count) &&
        fork_parse_groups(t, args[ARG_GROUPS], &groups, &plan.group_count)) {
        plan.keep = keep;
        plan.groups = groups;
        result = fork_exec_planned(t, &plan);
    }
    free(keep);
    free(groups);
    free(inherited);
    for (int i = 0; i < 3; i++) POSIX_KEEP(holders[i]);
    POSIX_KEEP(cwd.object);
    return result;
}

static const NativeDef posixsubprocess_functions[] = {
    {"fork_exec", posixsubprocess_fork_exec, ARG_COUNT, ARG_COUNT, NATIVE_FUNCTION, NULL,
     "Starts a program in a child process; returns its pid."},
    {0},
};

const ModuleDef module__posixsubprocess = {
    .name = "_posixsubprocess",
    .doc = "Fork and exec for module subprocess.",
    .functions = posixsubprocess_functions,
};
