/* Module _signal: what signal.py stands on. Handlers run in the main thread, at its next safepoint (vm/actions.c). */
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/objects/float.h"
#include "runtime/objects/function.h"
#include "runtime/objects/int.h"
#include "runtime/objects/set.h"
#include "runtime/objects/tuple.h"
#include "runtime/threads/safepoint.h"
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
    if (!signal_number(t, args[0], &number)) return NULL;
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
        int number;
        if (!signal_number(t, item, &number)) return false;
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
        && module_add(t, m, "ItimerError", to_value(t->vm->types[T_OS_ERROR]))
        && module_add(t, m, "default_int_handler", actions_default_handler(t));
}

const ModuleDef module__signal = {.name = "_signal", .doc = "Signals of the operating system.", .functions = signal_functions, .init = signal_init};
