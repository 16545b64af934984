/* Module posix: making processes and becoming other programs. */
#define _GNU_SOURCE
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <utmp.h>

#include "runtime/threads/process.h"
#include "stdlib/posix.h"
#include "vm/import.h"

/* ---- what is called around a fork ------------------------------------------------------------ */

typedef enum ForkHook { FORK_BEFORE, FORK_IN_CHILD, FORK_IN_PARENT } ForkHook;

static const char fork_hooks_key[3];

static bool process_add_hook(Thread *t, ForkHook which, const char *name, Value function) {
    if (!function) return true;
    if (!value_is_callable(t, function))
        return FAIL_WITH(raise_type_error(t, "'%s' must be callable, not %T", name, function));
    Value *root = vm_root(t, &fork_hooks_key[which]);
    Value kept = root ? load(root) : NULL;
    if (root && !kept) kept = vm_root_keep(root, list_new(t, 4));
    return kept && list_append(t, kept, function);
}

/* register_at_fork(*, before=None, after_in_child=None, after_in_parent=None) */
static Value posix_register_at_fork(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (!args[0] && !args[1] && !args[2])
        return raise_type_error(t, "At least one argument is required.");
    return process_add_hook(t, FORK_BEFORE, "before", args[0])
                   && process_add_hook(t, FORK_IN_CHILD, "after_in_child", args[1])
                   && process_add_hook(t, FORK_IN_PARENT, "after_in_parent", args[2])
               ? NONE
               : NULL;
}

/* What is to be done before runs last in, first out. Errors are reported, and change nothing. */
static void process_run_hooks(Thread *t, ForkHook which) {
    Value *root = vm_root(t, &fork_hooks_key[which]);
    Value kept = root ? load(root) : NULL, hooks = kept ? list_to_tuple(t, kept) : NULL;
    size_t count = hooks ? tuple_of(hooks)->length : 0;
    for (size_t i = 0; i < count; i++) {
        Value hook = tuple_of(hooks)->items[which == FORK_BEFORE ? count - 1 - i : i];
        if (!value_call_0(t, hook)) error_unraisable(t, NULL, hook);
    }
}

pid_t posix_fork_with_hooks(Thread *t) {
    process_run_hooks(t, FORK_BEFORE);
    if (!import_lock_acquire(t)) return -1;
    pid_t child = thread_fork(t);
    int error = errno;
    import_lock_release(t);
    process_run_hooks(t, child == 0 ? FORK_IN_CHILD : FORK_IN_PARENT);
    errno = error;
    return child;
}

static void process_count_thread(Thread *each, void *count) {
    if (!sync_load(&each->has_ended)) ++*(int *)count;
}

/* fork() and forkpty(): warns in the parent if other threads run, whose locks the child may wait for. A warning that is made
 * an error is dropped: there is a child by then. */
static pid_t process_fork(Thread *t, const char *function) {
    if (sync_load(&t->vm->finishing)) {
        raise_error(t, T_PYTHON_FINALIZATION_ERROR, "can't fork at interpreter shutdown");
        return -1;
    }
    int threads = 0;
    thread_for_each(t->vm, process_count_thread, &threads);
    pid_t child = posix_fork_with_hooks(t);
    int error = errno;
    if (child > 0 && threads > 1
        && !warn(t, T_DEPRECATION_WARNING, 1,
                 "This process (pid=%d) is multi-threaded, use of %s() may lead to deadlocks in the child.", (int)getpid(),
                 function))
        error_clear(t);
    errno = error;
    return child;
}

static Value posix_fork(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    pid_t child = process_fork(t, "fork");
    return error_is_set(t) ? NULL : posix_int(t, child);
}

/* (pid, descriptor of the master side) */
static Value posix_forkpty(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    int master, slave;
    if (openpty(&master, &slave, NULL, NULL, NULL) < 0) return posix_fail(t, NULL, NULL);
    fcntl(master, F_SETFD, FD_CLOEXEC);
    pid_t child = process_fork(t, "forkpty");
    int error = errno;
    if (child == 0) {
        close(master);
        return login_tty(slave) < 0 ? posix_fail(t, NULL, NULL)
                                    : tuple_from_2(t, small_int(0), small_int(-1));
    }
    close(slave);
    if (child < 0) close(master);
    if (error_is_set(t)) return NULL;
    errno = error;
    return child < 0 ? posix_fail(t, NULL, NULL)
                     : tuple_from_2(t, small_int(child), small_int(master));
}

/* ---- other programs -------------------------------------------------------------------------- */

static bool process_check_arguments(Thread *t, char **arguments, const char *what) {
    if (!arguments[0]) return FAIL_WITH(raise_value_error(t, "%s must not be empty", what));
    if (!arguments[0][0])
        return FAIL_WITH(raise_value_error(t, "%s first element cannot be empty", what));
    return true;
}

static Value posix_execv(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    PosixPath path;
    Value holder;
    char **arguments;
    if (!posix_path(t, args[0], "execv", "path", 0, &path)
        || !(arguments = posix_argument_vector(t, args[1],
                                               "execv() arg 2 must be a tuple or list", &holder))
        || !process_check_arguments(t, arguments, "execv() arg 2"))
        return NULL;
    process_lock(); /* execv() hands on the environment */
    execv(path.name, arguments);
    process_unlock();
    POSIX_KEEP(holder);
    return posix_fail(t, NULL, NULL);
}

static Value posix_execve(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    PosixPath path;
    Value holder, environment_holder;
    char **arguments, **environment;
    if (!posix_path(t, args[0], "execve", "path", POSIX_ALLOW_FD, &path)
        || !(arguments = posix_argument_vector(t, args[1],
                                               "execve: argv must be a tuple or list", &holder))
        || !process_check_arguments(t, arguments, "execve: argv"))
        return NULL;
    if (!value_special(t, args[2], NAME(__getitem__))
        || !value_getattr_optional(t, args[2], NAME(keys)))
        return error_is_set(t)
                   ? NULL
                   : raise_type_error(t, "execve: environment must be a mapping object");
    if (!(environment = posix_environment_vector(t, args[2], &environment_holder))) return NULL;
    if (path.name) execve(path.name, arguments, environment);
    else fexecve(path.fd, arguments, environment);
    POSIX_KEEP(holder);
    POSIX_KEEP(environment_holder);
    return posix_fail(t, path.object, NULL);
}

static Value posix_system(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    PosixPath command;
    if (!posix_path(t, args[0], "system", "command", 0, &command)) return NULL;
    thread_detach(t);
    int status = system(command.name);
    (void)thread_attach(t);
    return small_int(status);
}

static Value posix_exit_now(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int status;
    if (!value_as_int(t, args[0], &status)) return NULL;
    _exit(status);
}

static Value posix_abort(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)args, (void)nargs;
    abort();
}

/* ---- signals to processes -------------------------------------------------------------------- */

/* A signal to ourselves is handled before the call returns. */
static Value process_signalled(Thread *t, int result) {
    if (result < 0) return posix_fail(t, NULL, NULL);
    return poll_actions(t) ? NONE : NULL;
}

static Value posix_kill(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int pid, number;
    return value_as_int(t, args[0], &pid) && value_as_int(t, args[1], &number)
               ? process_signalled(t, kill(pid, number))
               : NULL;
}

static Value posix_killpg(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int group, number;
    return value_as_int(t, args[0], &group) && value_as_int(t, args[1], &number)
               ? process_signalled(t, killpg(group, number))
               : NULL;
}

static Value posix_pidfd_open(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int pid, flags;
    if (!value_as_int(t, args[0], &pid) || !posix_c_int(t, args[1], 0, &flags)) return NULL;
    return posix_int(t, syscall(SYS_pidfd_open, pid, flags));
}

const NativeDef posix_process_functions[] = {
    {"fork", posix_fork, 0, 0, NATIVE_FUNCTION, NULL,
     "Make a process like this one: 0 there, its pid here."},
    {"forkpty", posix_forkpty, 0, 0, NATIVE_FUNCTION, NULL,
     "Fork a child with a terminal of its own: (pid, descriptor)."},
    {"register_at_fork", posix_register_at_fork, 0, 0, NATIVE_FUNCTION,
     "*, before=None, after_in_child=None, after_in_parent=None",
     "Have functions called around forks."},
    {"execv", posix_execv, 2, 2, NATIVE_FUNCTION, "path, argv, /", "Become another program."},
    {"execve", posix_execve, 3, 3, NATIVE_FUNCTION, "path, argv, env",
     "Become another program, with this environment."},
    {"system", posix_system, 1, 1, NATIVE_FUNCTION, "command",
     "Run a command in a shell and return its status."},
    {"_exit", posix_exit_now, 1, 1, NATIVE_FUNCTION, "status", "End the process at once."},
    {"abort", posix_abort, 0, 0, NATIVE_FUNCTION, NULL, "End the process as after a crash."},
    {"kill", posix_kill, 2, 2, NATIVE_FUNCTION, "pid, signal, /", "Send a signal to a process."},
    {"killpg", posix_killpg, 2, 2, NATIVE_FUNCTION, "pgid, signal, /",
     "Send a signal to a process group."},
    {"pidfd_open", posix_pidfd_open, 1, 2, NATIVE_FUNCTION, "pid, flags=0",
     "Return a descriptor for a process."},
    {0},
};
