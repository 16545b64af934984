/* Module faulthandler: shows where Python is when a signal comes, a time is over, or somebody asks.
 *
 * What writes a traceback may run in a signal handler, in a thread that has nothing to do with Python, while other threads go on.
 * So it takes no lock, allocates nothing, writes by write() alone, and reads what it follows through the kernel
 * (fault_read()): a frame that vanishes meanwhile makes a line wrong or missing, and no crash. Handlers belong to the
 * process, and so does what is here. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/uio.h>
#include <unistd.h>

#if __has_include(<execinfo.h>)
#include <execinfo.h>
#define FAULT_HAS_C_STACK 1
#else
#define FAULT_HAS_C_STACK 0
#endif

#include "runtime/error.h"
#include "runtime/objects/float.h"
#include "stdlib/posix.h"
#include "vm/frame.h"

#define FAULT_FRAMES_MAX 100
#define FAULT_C_FRAMES_MAX 32
#define FAULT_TEXT_MAX 500
#define FAULT_STACK_BYTES (64 << 10)

/* ---- writing ----------------------------------------------------------------------------------- */

static void fault_write(int fd, const char *text, size_t length) {
    while (length > 0) {
        ssize_t n = write(fd, text, length);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return;
        text += n;
        length -= (size_t)n;
    }
}
static void fault_puts(int fd, const char *text) { fault_write(fd, text, strlen(text)); }

/* At least `width` digits. */
static void fault_number(int fd, uint64_t n, unsigned base, int width) {
    char digits[32], *at = digits + sizeof digits;
    do {
        *--at = "0123456789abcdef"[n % base];
        n /= base;
        width--;
    } while (n > 0 || width > 0);
    fault_write(fd, at, (size_t)(digits + sizeof digits - at));
}

/* ---- reading ----------------------------------------------------------------------------------- */

static bool fault_read(void *to, const void *from, size_t size) {
    struct iovec here = {to, size}, there = {(void *)(uintptr_t)from, size};
    return from != NULL && process_vm_readv(getpid(), &here, 1, &there, 1, 0) == (ssize_t)size;
}

static void fault_str(int fd, Value v) {
    Str s;
    if (((uintptr_t)v & 7) != 0 || !fault_read(&s, v, sizeof s) || (s.width != 1 && s.width != 2 && s.width != 4)) {
        fault_puts(fd, "???");
        return;
    }
    for (size_t i = 0; i < s.length && i < FAULT_TEXT_MAX; i++) {
        uint32_t point = 0;
        if (!fault_read(&point, (const char *)s.data + i * s.width, s.width)) return;
        if (point >= ' ' && point < 127) {
            char c = (char)point;
            fault_write(fd, &c, 1);
        } else {
            fault_puts(fd, point < 0x100 ? "\\x" : point < 0x10000 ? "\\u" : "\\U");
            fault_number(fd, point, 16, point < 0x100 ? 2 : point < 0x10000 ? 4 : 8);
        }
    }
    if (s.length > FAULT_TEXT_MAX) fault_puts(fd, "...");
}

/* code_line() for code that may not be there. */
static int fault_line(const Code *code, uint32_t offset) {
    uint32_t low = 0, high = code->position_count;
    PositionRow row;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (!fault_read(&row, &code->positions[middle], sizeof row)) return -1;
        if (row.offset <= offset) low = middle + 1;
        else high = middle;
    }
    if (low == 0) return (int)code->first_line;
    return fault_read(&row, &code->positions[low - 1], sizeof row) ? row.line : -1;
}

static void fault_frame(int fd, const Frame *f) {
    Instance instance;
    Code code;
    fault_puts(fd, "  File ");
    if (!fault_read(&instance, f->instance, sizeof instance) || !fault_read(&code, instance.code, sizeof code)) {
        fault_puts(fd, "???\n");
        return;
    }
    int line = fault_line(&code, (uint32_t)(f->pc - f->instance->instructions));
    fault_puts(fd, "\"");
    fault_str(fd, code.filename);
    fault_puts(fd, "\", line ");
    if (line < 0) fault_puts(fd, "???");
    else fault_number(fd, (uint64_t)line, 10, 1);
    fault_puts(fd, " in ");
    fault_str(fd, code.name);
    fault_puts(fd, "\n");
}

static void fault_frames(int fd, const Thread *thread) {
    const Frame *at = load_relaxed(&thread->frame);
    if (!at) fault_puts(fd, "  <no Python frame>\n");
    for (int n = 0; at; n++) {
        Frame f;
        if (!fault_read(&f, at, sizeof f)) return;
        if (n == FAULT_FRAMES_MAX) return;
        fault_frame(fd, &f);
        at = f.previous;
    }
}

/* ---- the stack of C ---------------------------------------------------------------------------- */

#if FAULT_HAS_C_STACK
static void fault_c_frame(int fd, void *address) {
    Dl_info info;
    fault_puts(fd, "  Binary file ");
    if (dladdr(address, &info) && info.dli_fname) {
        bool named = info.dli_sname && info.dli_saddr;
        fault_puts(fd, "\"");
        fault_puts(fd, info.dli_fname);
        fault_puts(fd, "\", at ");
        if (named) fault_puts(fd, info.dli_sname);
        fault_puts(fd, "+0x");
        fault_number(fd, (uint64_t)((uintptr_t)address - (uintptr_t)(named ? info.dli_saddr : info.dli_fbase)), 16, 1);
    } else {
        fault_puts(fd, "<unknown>");
    }
    fault_puts(fd, " [0x");
    fault_number(fd, (uintptr_t)address, 16, 1);
    fault_puts(fd, "]\n");
}

static void fault_c_stack(int fd) {
    void *addresses[FAULT_C_FRAMES_MAX];
    int count = backtrace(addresses, FAULT_C_FRAMES_MAX);
    fault_puts(fd, "Current thread's C stack trace (most recent call first):\n");
    for (int n = 0; n < count; n++) fault_c_frame(fd, addresses[n]);
    if (count == FAULT_C_FRAMES_MAX) fault_puts(fd, "  <truncated rest of calls>\n");
}

/* The first backtrace() loads what it needs, which is nothing for a signal handler to do. */
static void fault_c_stack_prepare(void) {
    void *address;
    backtrace(&address, 1);
}
#else
static void fault_c_stack(int fd) { fault_puts(fd, "Current thread's C stack trace (most recent call first):\n  <cannot get C stack on this system>\n"); }
static void fault_c_stack_prepare(void) {}
#endif

/* ---- the stacks of Python ---------------------------------------------------------------------- */

static void fault_thread(int fd, const Thread *thread, bool is_current) {
    char name[16] = "";
    fault_puts(fd, is_current ? "Current thread 0x" : "Thread 0x");
    fault_number(fd, thread->ident, 16, 16);
    if (is_current && prctl(PR_GET_NAME, name) == 0 && name[0]) {
        fault_puts(fd, " [");
        fault_puts(fd, name);
        fault_puts(fd, "]");
    }
    fault_puts(fd, " (most recent call first):\n");
    fault_frames(fd, thread);
}

/* current: whose traceback is wanted, or comes as the current thread's; NULL: nobody's. */
static void fault_dump(int fd, VM *vm, const Thread *current, bool all) {
    if (!all) {
        fault_puts(fd, "Stack (most recent call first):\n");
        if (current) fault_frames(fd, current);
        else fault_puts(fd, "  <no Python frame>\n");
        return;
    }
    __atomic_add_fetch(&vm->requests_from_signals, 1u, __ATOMIC_SEQ_CST); /* threads on the list stay (threads/state.c) */
    bool first = true;
    for (Thread *each = sync_load(&vm->threads); each; each = sync_load(&each->next)) {
        if (!first) fault_puts(fd, "\n");
        first = false;
        fault_thread(fd, each, each == current);
    }
    sync_add(&vm->requests_from_signals, -1u);
}

/* ---- fatal signals ----------------------------------------------------------------------------- */

typedef struct FaultSignal {
    int number;
    const char *text;
    struct sigaction before;
} FaultSignal;

static FaultSignal fault_signals[] = {
    {.number = SIGBUS, .text = "Bus error"},        {.number = SIGILL, .text = "Illegal instruction"},
    {.number = SIGFPE, .text = "Floating-point exception"}, {.number = SIGABRT, .text = "Aborted"},
    {.number = SIGSEGV, .text = "Segmentation fault"}};

static struct {
    bool on, all, c_stack;
    int fd;
    VM *vm;
} fault_fatal;

static char fault_stack[FAULT_STACK_BYTES]; /* handlers run here: the thread's own may be full */

static void fault_fatal_handler(int number) {
    int saved = errno;
    for (size_t n = 0; n < ARRAY_LENGTH(fault_signals); n++) {
        FaultSignal *s = &fault_signals[n];
        if (s->number != number) continue;
        sigaction(number, &s->before, NULL);
        fault_puts(fault_fatal.fd, "Fatal Python error: ");
        fault_puts(fault_fatal.fd, s->text);
        fault_puts(fault_fatal.fd, "\n\n");
    }
    fault_dump(fault_fatal.fd, fault_fatal.vm, thread_current(), fault_fatal.all);
    if (fault_fatal.c_stack) {
        fault_puts(fault_fatal.fd, "\n");
        fault_c_stack(fault_fatal.fd);
    }
    errno = saved;
    raise(number);
}

/* The descriptor of an argument `file`; None means sys.stderr. */
static bool fault_file(Thread *t, Value file, int *fd) {
    if (!file || file == NONE) file = dict_get_name(t, t->vm->sys_dict, NAME(stderr));
    if (!file) return FAIL_WITH(raise_runtime_error(t, "unable to get sys.stderr"));
    if (file == NONE) return FAIL_WITH(raise_runtime_error(t, "sys.stderr is None"));
    Str *flush = is_int_small(file) ? NULL : intern_c(t, "flush"), *fileno = intern_c(t, "fileno");
    Value number = !fileno ? NULL : flush ? value_call_method(t, fileno, &file, 1, NULL) : file;
    if (!number || !value_as_int(t, number, fd)) return false;
    if (*fd < 0) return FAIL_WITH(raise_value_error(t, "file is not a valid file descriptor"));
    if (flush && !value_call_method(t, flush, &file, 1, NULL)) error_clear(t);
    return true;
}

static void fault_disarm(void) {
    if (!fault_fatal.on) return;
    fault_fatal.on = false;
    for (size_t n = 0; n < ARRAY_LENGTH(fault_signals); n++) sigaction(fault_signals[n].number, &fault_signals[n].before, NULL);
}

/* enable(file=sys.stderr, all_threads=True, c_stack=True) */
static Value fault_enable(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int fd;
    bool all, c_stack;
    if (!posix_flag(t, args[1], true, &all) || !posix_flag(t, args[2], true, &c_stack) || !fault_file(t, args[0], &fd)) return NULL;
    fault_disarm();
    if (c_stack) fault_c_stack_prepare();
    stack_t stack = {.ss_sp = fault_stack, .ss_size = sizeof fault_stack};
    sigaltstack(&stack, NULL);
    fault_fatal.fd = fd;
    fault_fatal.all = all;
    fault_fatal.c_stack = c_stack;
    fault_fatal.vm = t->vm;
    fault_fatal.on = true;
    for (size_t n = 0; n < ARRAY_LENGTH(fault_signals); n++) {
        struct sigaction action = {.sa_handler = fault_fatal_handler, .sa_flags = SA_NODEFER | SA_ONSTACK};
        if (sigaction(fault_signals[n].number, &action, &fault_signals[n].before) != 0) return raise_os_error(t, errno, NULL, NULL);
    }
    return NONE;
}

static Value fault_disable(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)args, (void)nargs;
    bool before = fault_fatal.on;
    fault_disarm();
    return bool_value(before);
}

static Value fault_is_enabled(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)args, (void)nargs;
    return bool_value(fault_fatal.on);
}

/* ---- on demand --------------------------------------------------------------------------------- */

/* dump_traceback(file=sys.stderr, all_threads=True) */
static Value fault_dump_traceback(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int fd;
    bool all;
    if (!posix_flag(t, args[1], true, &all) || !fault_file(t, args[0], &fd)) return NULL;
    fault_dump(fd, t->vm, t, all);
    return NONE;
}

/* dump_c_stack(file=sys.stderr) */
static Value fault_dump_c_stack(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int fd;
    if (!fault_file(t, args[0], &fd)) return NULL;
    fault_c_stack(fd);
    return NONE;
}

/* The signals themselves, to see what comes of them. */
static Value fault_raise(int number) {
    raise(number);
    return NONE;
}
static Value fault_sigsegv(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)args, (void)nargs;
    return fault_raise(SIGSEGV);
}
static Value fault_sigabrt(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)args, (void)nargs;
    return fault_raise(SIGABRT);
}
static Value fault_sigfpe(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)args, (void)nargs;
    return fault_raise(SIGFPE);
}

/* ---- after a time ------------------------------------------------------------------------------ */

static struct {
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    pthread_t thread;
    bool running, cancelled, repeat, exits;
    int fd;
    int64_t microseconds;
    VM *vm;
} fault_later = {.mutex = PTHREAD_MUTEX_INITIALIZER, .changed = PTHREAD_COND_INITIALIZER};

static void fault_timeout_text(int fd, int64_t microseconds) {
    int64_t seconds = microseconds / 1000000, rest = microseconds % 1000000;
    fault_puts(fd, "Timeout (");
    fault_number(fd, (uint64_t)(seconds / 3600), 10, 1);
    fault_puts(fd, ":");
    fault_number(fd, (uint64_t)(seconds / 60 % 60), 10, 2);
    fault_puts(fd, ":");
    fault_number(fd, (uint64_t)(seconds % 60), 10, 2);
    if (rest) {
        fault_puts(fd, ".");
        fault_number(fd, (uint64_t)rest, 10, 6);
    }
    fault_puts(fd, ")!\n");
}

static void *fault_watch(void *unused) {
    (void)unused;
    pthread_mutex_lock(&fault_later.mutex);
    do {
        struct timespec end;
        clock_gettime(CLOCK_REALTIME, &end);
        int64_t nanoseconds = end.tv_nsec + fault_later.microseconds % 1000000 * 1000;
        end.tv_sec += fault_later.microseconds / 1000000 + nanoseconds / 1000000000;
        end.tv_nsec = nanoseconds % 1000000000;
        int over = 0;
        while (!fault_later.cancelled && over != ETIMEDOUT) over = pthread_cond_timedwait(&fault_later.changed, &fault_later.mutex, &end);
        if (fault_later.cancelled) break;
        fault_timeout_text(fault_later.fd, fault_later.microseconds);
        fault_dump(fault_later.fd, fault_later.vm, NULL, true);
        if (fault_later.exits) _exit(1);
    } while (fault_later.repeat);
    pthread_mutex_unlock(&fault_later.mutex);
    return NULL;
}

static Value fault_cancel_later(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)args, (void)nargs;
    pthread_mutex_lock(&fault_later.mutex);
    bool running = fault_later.running;
    fault_later.running = false;
    fault_later.cancelled = true;
    pthread_cond_broadcast(&fault_later.changed);
    pthread_mutex_unlock(&fault_later.mutex);
    if (running) pthread_join(fault_later.thread, NULL);
    return NONE;
}

/* dump_traceback_later(timeout, repeat=False, file=sys.stderr, exit=False) */
static Value fault_dump_later(Thread *t, Value *args, size_t nargs) {
    double seconds;
    int fd;
    bool repeat, exits;
    if (!posix_flag(t, args[1], false, &repeat) || !posix_flag(t, args[3], false, &exits) || !value_as_double(t, args[0], &seconds)) return NULL;
    if (!(seconds > 0)) return raise_value_error(t, "timeout must be greater than 0");
    if (seconds > 1e9) return raise_error(t, T_OVERFLOW_ERROR, "timeout value is too large");
    if (!fault_file(t, args[2], &fd)) return NULL;
    fault_cancel_later(t, args, nargs);
    fault_later.cancelled = false;
    fault_later.repeat = repeat;
    fault_later.exits = exits;
    fault_later.fd = fd;
    fault_later.vm = t->vm;
    fault_later.microseconds = (int64_t)(seconds * 1e6 + 0.999999);
    sigset_t none, before;
    sigfillset(&none);
    pthread_sigmask(SIG_SETMASK, &none, &before); /* signals are for the program's threads */
    int error = pthread_create(&fault_later.thread, NULL, fault_watch, NULL);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (error) return raise_runtime_error(t, "unable to start watchdog thread");
    fault_later.running = true;
    return NONE;
}

/* ---- on a signal of the user's ----------------------------------------------------------------- */

static struct FaultUser {
    bool on, all, chain;
    int fd;
    VM *vm;
    struct sigaction before;
} fault_users[NSIG];

static void fault_user_handler(int number) {
    struct FaultUser *user = &fault_users[number];
    int saved = errno;
    fault_dump(user->fd, user->vm, thread_current(), user->all);
    if (user->chain) {
        struct sigaction own;
        sigaction(number, &user->before, &own);
        errno = saved;
        raise(number);
        sigaction(number, &own, NULL);
    }
    errno = saved;
}

static bool fault_user_signal(Thread *t, Value v, int *number) {
    if (!value_as_int(t, v, number)) return false;
    for (size_t n = 0; n < ARRAY_LENGTH(fault_signals); n++)
        if (fault_signals[n].number == *number)
            return FAIL_WITH(raise_runtime_error(t, "signal %d cannot be registered, use enable() instead", *number));
    return (*number >= 1 && *number < NSIG) || FAIL_WITH(raise_value_error(t, "signal number out of range"));
}

/* register(signum, file=sys.stderr, all_threads=True, chain=False) */
static Value fault_register(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int number, fd;
    bool all, chain;
    if (!posix_flag(t, args[2], true, &all) || !posix_flag(t, args[3], false, &chain) || !fault_user_signal(t, args[0], &number) || !fault_file(t, args[1], &fd)) return NULL;
    struct FaultUser *user = &fault_users[number];
    user->fd = fd;
    user->all = all;
    user->chain = chain;
    user->vm = t->vm;
    if (user->on) return NONE;
    struct sigaction action = {.sa_handler = fault_user_handler, .sa_flags = SA_RESTART | SA_ONSTACK | (chain ? SA_NODEFER : 0)};
    if (sigaction(number, &action, &user->before) != 0) return raise_os_error(t, errno, NULL, NULL);
    user->on = true;
    return NONE;
}

static Value fault_unregister(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int number;
    if (!fault_user_signal(t, args[0], &number)) return NULL;
    struct FaultUser *user = &fault_users[number];
    bool before = user->on;
    if (before) sigaction(number, &user->before, NULL);
    user->on = false;
    return bool_value(before);
}

static const NativeDef faulthandler_functions[] = {
    {"_sigabrt", fault_sigabrt, 0, 0, NATIVE_FUNCTION, NULL, "Raise SIGABRT."},
    {"_sigfpe", fault_sigfpe, 0, 0, NATIVE_FUNCTION, NULL, "Raise SIGFPE."},
    {"_sigsegv", fault_sigsegv, 0, 1, NATIVE_FUNCTION, "release_gil=False, /", "Raise SIGSEGV."},
    {"cancel_dump_traceback_later", fault_cancel_later, 0, 0, NATIVE_FUNCTION, NULL, "Take dump_traceback_later() back."},
    {"disable", fault_disable, 0, 0, NATIVE_FUNCTION, NULL, "Leave fatal signals alone; return whether they were not."},
    {"dump_c_stack", fault_dump_c_stack, 0, 1, NATIVE_FUNCTION, "file=None", "Write where this thread is in C."},
    {"dump_traceback", fault_dump_traceback, 0, 2, NATIVE_FUNCTION, "file=None, all_threads=True", "Write where this thread, or all, are."},
    {"dump_traceback_later", fault_dump_later, 1, 4, NATIVE_FUNCTION, "timeout, repeat=False, file=None, exit=False",
     "Write where all threads are when a time is over, or every time it is; then exit, perhaps."},
    {"enable", fault_enable, 0, 3, NATIVE_FUNCTION, "file=None, all_threads=True, c_stack=True", "Write where the program is when a fatal signal comes."},
    {"is_enabled", fault_is_enabled, 0, 0, NATIVE_FUNCTION, NULL, "Return whether fatal signals are shown."},
    {"register", fault_register, 1, 4, NATIVE_FUNCTION, "signum, file=None, all_threads=True, chain=False",
     "Write where the program is whenever a signal comes."},
    {"unregister", fault_unregister, 1, 1, NATIVE_FUNCTION, "signum, /", "Leave a signal alone; return whether it was not."},
    {0},
};

const ModuleDef module_faulthandler = {.name = "faulthandler", .doc = "Shows where Python is when a program fails or hangs.", .functions = faulthandler_functions};
