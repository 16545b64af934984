/* Module _signal: what signal.py stands on. Handlers run in the main thread, at its next safepoint (vm/actions.c). */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/objects/float.h"
#include "runtime/objects/function.h"
#include "runtime/objects/int.h"
#include "runtime/objects/set.h"
#include "runtime/objects/structseq.h"
#include "runtime/objects/tuple.h"
#include "runtime/threads/safepoint.h"
#include "stdlib/time_clock.h"
#include "vm/actions.h"

static bool signal_number(Thread *t, Value v, int *number) {
    if (!value_as_int(t, v, number)) return false;
    return (*number >= 1 && *number < NSIG) || FAIL_WITH(raise_value_error(t, "signal number out of range"));
}

static Value signal_os_error(Thread *t) { return raise_os_error(t, errno, NULL, NULL); }

/* ---- handlers ---------------------------------------------------------------------------------- */

static Value signal_signal(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int number;
    if (!t->is_main) return raise_value_error(t, "signal only works in main thread of the main interpreter");
    if (!signal_number(t, args[0], &number)) return NULL;
    bool special = args[1] == small_int(0) || args[1] == small_int(1);
    if (!special && !value_is_callable(t, args[1]))
        return raise_type_error(t, "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object");
    Value before = actions_get_handler(t, number);
    if (!before || !actions_set_handler(t, number, args[1])) return NULL;
    return poll_actions(t) ? before : NULL;
}

static Value signal_getsignal(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int number;
    return signal_number(t, args[0], &number) ? actions_get_handler(t, number) : NULL;
}

static Value signal_siginterrupt(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int number, flag;
    if (!signal_number(t, args[0], &number) || !value_as_int(t, args[1], &flag)) return NULL;
    struct sigaction action;
    if (sigaction(number, NULL, &action) != 0) return signal_os_error(t);
    if (flag) action.sa_flags &= ~SA_RESTART;
    else action.sa_flags |= SA_RESTART;
    return sigaction(number, &action, NULL) == 0 ? NONE : signal_os_error(t);
}

/* ---- sending and waiting ----------------------------------------------------------------------- */

static Value signal_raise(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int number;
    if (!value_as_int(t, args[0], &number)) return NULL;
    if (raise(number) != 0) return signal_os_error(t);
    return poll_actions(t) ? NONE : NULL;
}

static Value signal_pthread_kill(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    uint64_t thread;
    int number;
    if (!is_int(t, args[0]) || !int_as_uint64(args[0], &thread)) return raise_type_error(t, "an integer is required");
    if (!value_as_int(t, args[1], &number)) return NULL;
    int error = pthread_kill((pthread_t)thread, number);
    if (error) return raise_os_error(t, error, NULL, NULL);
    return poll_actions(t) ? NONE : NULL;
}

static Value signal_alarm(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int seconds;
    return value_as_int(t, args[0], &seconds) ? small_int(alarm((unsigned)seconds)) : NULL;
}

static Value signal_pause(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    thread_detach(t);
    pause();
    return thread_attach(t) && poll_actions(t) ? NONE : NULL;
}

static double signal_seconds(struct timeval v) { return (double)v.tv_sec + (double)v.tv_usec / 1e6; }

static bool signal_timeval(Thread *t, Value v, struct timeval *out) {
    double seconds = 0.0;
    if (v && !value_as_double(t, v, &seconds)) return false;
    if (!(seconds >= 0.0) || seconds > 1e15) {
        errno = EINVAL;
        return FAIL_WITH(signal_os_error(t));
    }
    out->tv_sec = (time_t)seconds;
    out->tv_usec = (suseconds_t)((seconds - (double)out->tv_sec) * 1e6);
    if (seconds > 0.0 && out->tv_sec == 0 && out->tv_usec == 0) out->tv_usec = 1;
    return true;
}

static Value signal_timer_pair(Thread *t, const struct itimerval *timer) {
    Value value = float_new(t, signal_seconds(timer->it_value)), interval = float_new(t, signal_seconds(timer->it_interval));
    return value && interval ? tuple_from_2(t, value, interval) : NULL;
}

static Value signal_setitimer(Thread *t, Value *args, size_t nargs) {
    int which;
    struct itimerval timer = {{0, 0}, {0, 0}}, before;
    if (!value_as_int(t, args[0], &which) || !signal_timeval(t, args[1], &timer.it_value)
        || !signal_timeval(t, nargs > 2 ? args[2] : NULL, &timer.it_interval))
        return NULL;
    return setitimer(which, &timer, &before) == 0 ? signal_timer_pair(t, &before) : signal_os_error(t);
}

static Value signal_getitimer(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int which;
    struct itimerval timer;
    if (!value_as_int(t, args[0], &which)) return NULL;
    return getitimer(which, &timer) == 0 ? signal_timer_pair(t, &timer) : signal_os_error(t);
}

/* ---- sets of signals --------------------------------------------------------------------------- */

static bool signal_set_from(Thread *t, Value iterable, sigset_t *set) {
    sigemptyset(set);
    Value iterator = value_iter(t, iterable), item;
    while (iterator && (item = value_next(t, iterator))) {
        int64_t number;
        if (!value_as_int64(t, item, &number, T_OVERFLOW_ERROR)) {
            if (!error_matches(t, T_OVERFLOW_ERROR)) return false;
            error_clear(t);
            number = -1;
        }
        if (number < 1 || number >= NSIG)
            return FAIL_WITH(raise_value_error(t, "signal number %zd out of range [1; %d]", number, NSIG - 1));
        sigaddset(set, number);
    }
    return iterator && !error_is_set(t);
}

static Value signal_set_to(Thread *t, const sigset_t *set) {
    Value v = set_new(t);
    for (int number = 1; v && number < NSIG; number++)
        if (sigismember(set, number) == 1 && !set_add(t, v, small_int(number))) return NULL;
    return v;
}

static Value signal_pthread_sigmask(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int how;
    sigset_t set, before;
    if (!value_as_int(t, args[0], &how) || !signal_set_from(t, args[1], &set)) return NULL;
    int error = pthread_sigmask(how, &set, &before);
    if (error) return raise_os_error(t, error, NULL, NULL);
    return poll_actions(t) ? signal_set_to(t, &before) : NULL;
}

static Value signal_sigpending(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    sigset_t set;
    return sigpending(&set) == 0 ? signal_set_to(t, &set) : signal_os_error(t);
}

static Value signal_sigwait(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    sigset_t set;
    int number = 0;
    if (!signal_set_from(t, args[0], &set)) return NULL;
    thread_detach(t);
    int error = sigwait(&set, &number);
    if (!thread_attach(t)) return NULL;
    return error ? raise_os_error(t, error, NULL, NULL) : small_int(number);
}

/* ---- what came with a signal ------------------------------------------------------------------- */

static const MemberDef signal_info_members[] = {
    STRUCTSEQ_FIELD(0, "si_signo", "signal number"), STRUCTSEQ_FIELD(1, "si_code", "signal code"),
    STRUCTSEQ_FIELD(2, "si_errno", "errno associated with this signal"), STRUCTSEQ_FIELD(3, "si_pid", "sending process ID"),
    STRUCTSEQ_FIELD(4, "si_uid", "real user ID of sending process"), STRUCTSEQ_FIELD(5, "si_status", "exit value or signal"),
    STRUCTSEQ_FIELD(6, "si_band", "band event for SIGPOLL"), {0}};
static const StructSeqDef signal_info_def = STRUCTSEQ_DEF("signal.struct_siginfo", "What came with a signal.", signal_info_members, 7, 7);

static Type *signal_info_type(Thread *t) {
    Value *root = vm_root(t, &signal_info_def);
    Value kept = root ? load(root) : NULL;
    if (root && !kept) kept = vm_root_keep(root, to_value(structseq_type_new(t, &signal_info_def)));
    return (Type *)kept;
}

/* Waits, again after an interruption whose handler did not raise, until the deadline; None: it is over. */
static Value signal_wait_info(Thread *t, Value signals, int64_t deadline) {
    sigset_t set;
    siginfo_t info;
    if (!signal_set_from(t, signals, &set)) return NULL;
    for (;;) {
        int64_t left = deadline == PARK_FOREVER ? 0 : deadline - park_clock_ns();
        if (left < 0) left = 0;
        struct timespec wait = {.tv_sec = left / 1000000000, .tv_nsec = left % 1000000000};
        thread_detach(t);
        int number = deadline == PARK_FOREVER ? sigwaitinfo(&set, &info) : sigtimedwait(&set, &info, &wait), error = errno;
        if (!thread_attach(t)) return NULL;
        if (number >= 0) break;
        if (error == EAGAIN) return NONE;
        if (error != EINTR) return raise_os_error(t, error, NULL, NULL);
        if (!poll_actions(t)) return NULL;
    }
    Value items[7] = {small_int(info.si_signo), small_int(info.si_code), small_int(info.si_errno), small_int(info.si_pid),
                      small_int(info.si_uid), small_int(info.si_status), small_int(info.si_band)};
    Type *type = signal_info_type(t);
    return type ? structseq_new(t, type, items) : NULL;
}

static Value signal_sigwaitinfo(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return signal_wait_info(t, args[0], PARK_FOREVER);
}

static Value signal_sigtimedwait(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int64_t ns, deadline;
    if (!time_span_of(t, args[1], TIME_ROUND_CEILING, &ns)) return NULL;
    if (ns < 0) return raise_value_error(t, "timeout must be non-negative");
    if (__builtin_add_overflow(park_clock_ns(), ns, &deadline)) deadline = PARK_FOREVER;
    return signal_wait_info(t, args[0], deadline);
}

static Value signal_pidfd_send_signal(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int fd, number, flags = 0;
    if (!value_as_int(t, args[0], &fd) || !value_as_int(t, args[1], &number) || (args[3] && !value_as_int(t, args[3], &flags))) return NULL;
    if (args[2] && args[2] != NONE) return raise_type_error(t, "siginfo must be None");
    if (syscall(SYS_pidfd_send_signal, fd, number, NULL, flags) < 0) return signal_os_error(t);
    return poll_actions(t) ? NONE : NULL;
}

static Value signal_valid_signals(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    sigset_t set;
    sigfillset(&set);
    return signal_set_to(t, &set);
}

static Value signal_strsignal(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int number;
    if (!signal_number(t, args[0], &number)) return NULL;
    const char *text = strsignal(number);
    return text ? to_value(str_from_c(t, text)) : NONE;
}

static Value signal_set_wakeup_fd(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int fd;
    if (!value_as_int(t, args[0], &fd)) return NULL;
    if (t != t->vm->main_thread)
        return raise_value_error(t, "set_wakeup_fd only works in main thread of the main interpreter");
    int flags = fd == -1 ? O_NONBLOCK : fcntl(fd, F_GETFL);
    if (flags < 0) return signal_os_error(t);
    if (!(flags & O_NONBLOCK)) return raise_value_error(t, "the fd %d must be in non-blocking mode", fd);
    return small_int(actions_set_wakeup_fd(fd));
}

static const NativeDef signal_functions[] = {
    {"signal", signal_signal, 2, 2, NATIVE_FUNCTION, NULL, "Set a handler; the one before."},
    {"getsignal", signal_getsignal, 1, 1, NATIVE_FUNCTION, NULL, NULL},
    {"siginterrupt", signal_siginterrupt, 2, 2, NATIVE_FUNCTION, NULL, NULL},
    {"raise_signal", signal_raise, 1, 1, NATIVE_FUNCTION, NULL, NULL},
    {"pthread_kill", signal_pthread_kill, 2, 2, NATIVE_FUNCTION, NULL, NULL},
    {"alarm", signal_alarm, 1, 1, NATIVE_FUNCTION, NULL, NULL},
    {"pause", signal_pause, 0, 0, NATIVE_FUNCTION, NULL, NULL},
    {"setitimer", signal_setitimer, 2, 3, NATIVE_FUNCTION, NULL, NULL},
    {"getitimer", signal_getitimer, 1, 1, NATIVE_FUNCTION, NULL, NULL},
    {"pthread_sigmask", signal_pthread_sigmask, 2, 2, NATIVE_FUNCTION, NULL, NULL},
    {"sigpending", signal_sigpending, 0, 0, NATIVE_FUNCTION, NULL, NULL},
    {"sigwait", signal_sigwait, 1, 1, NATIVE_FUNCTION, NULL, NULL},
    {"sigwaitinfo", signal_sigwaitinfo, 1, 1, NATIVE_FUNCTION, "sigset, /", "Wait for a signal of the set; what came with it."},
    {"sigtimedwait", signal_sigtimedwait, 2, 2, NATIVE_FUNCTION, "sigset, timeout, /", "sigwaitinfo() for some seconds; then None."},
    {"pidfd_send_signal", signal_pidfd_send_signal, 2, 4, NATIVE_FUNCTION, "pidfd, signalnum, siginfo=None, flags=0, /",
     "Send a signal to the process of a descriptor."},
    {"valid_signals", signal_valid_signals, 0, 0, NATIVE_FUNCTION, NULL, NULL},
    {"strsignal", signal_strsignal, 1, 1, NATIVE_FUNCTION, NULL, NULL},
    {"set_wakeup_fd", signal_set_wakeup_fd, 1, 1, NATIVE_FUNCTION, "fd, /, *, warn_on_full_buffer=True", NULL},
    {0},
};

static const struct { const char *name; int number; } signal_constants[] = {
#define SIGNAL_ROW(name) {#name, name}
    SIGNAL_ROW(SIGHUP), SIGNAL_ROW(SIGINT), SIGNAL_ROW(SIGQUIT), SIGNAL_ROW(SIGILL), SIGNAL_ROW(SIGTRAP), SIGNAL_ROW(SIGABRT),
    SIGNAL_ROW(SIGBUS), SIGNAL_ROW(SIGFPE), SIGNAL_ROW(SIGKILL), SIGNAL_ROW(SIGUSR1), SIGNAL_ROW(SIGSEGV), SIGNAL_ROW(SIGUSR2),
    SIGNAL_ROW(SIGPIPE), SIGNAL_ROW(SIGALRM), SIGNAL_ROW(SIGTERM), SIGNAL_ROW(SIGSTKFLT), SIGNAL_ROW(SIGCHLD), SIGNAL_ROW(SIGCONT),
    SIGNAL_ROW(SIGSTOP), SIGNAL_ROW(SIGTSTP), SIGNAL_ROW(SIGTTIN), SIGNAL_ROW(SIGTTOU), SIGNAL_ROW(SIGURG), SIGNAL_ROW(SIGXCPU),
    SIGNAL_ROW(SIGXFSZ), SIGNAL_ROW(SIGVTALRM), SIGNAL_ROW(SIGPROF), SIGNAL_ROW(SIGWINCH), SIGNAL_ROW(SIGIO), SIGNAL_ROW(SIGPWR),
    SIGNAL_ROW(SIGSYS), SIGNAL_ROW(SIG_BLOCK), SIGNAL_ROW(SIG_UNBLOCK), SIGNAL_ROW(SIG_SETMASK), SIGNAL_ROW(ITIMER_REAL),
    SIGNAL_ROW(ITIMER_VIRTUAL), SIGNAL_ROW(ITIMER_PROF), SIGNAL_ROW(NSIG),
#undef SIGNAL_ROW
    {"SIGIOT", SIGABRT}, {"SIGPOLL", SIGIO}, {"SIGCLD", SIGCHLD}, {"SIG_DFL", 0}, {"SIG_IGN", 1},
};

static bool signal_init(Thread *t, Module *m) {
    for (size_t n = 0; n < ARRAY_LENGTH(signal_constants); n++)
        if (!module_add_int(t, m, signal_constants[n].name, signal_constants[n].number)) return false;
    return module_add_int(t, m, "SIGRTMIN", SIGRTMIN) && module_add_int(t, m, "SIGRTMAX", SIGRTMAX)
        && module_add(t, m, "struct_siginfo", to_value(signal_info_type(t)))
        && module_add(t, m, "ItimerError", to_value(t->vm->types[T_OS_ERROR]))
        && module_add(t, m, "default_int_handler", actions_default_handler(t));
}

const ModuleDef module__signal = {.name = "_signal", .doc = "Signals of the operating system.", .functions = signal_functions, .init = signal_init};
