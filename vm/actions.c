/* Signals and the like, at safepoints. */
#include "vm/actions.h"

#include <errno.h>
#include <signal.h>
#include <unistd.h>

#include "runtime/error.h"
#include "runtime/objects/lock.h"
#include "vm/frame.h"
#include "vm/import.h"

#define SIGNAL_COUNT 65

/* Signal handlers belong to the process, not to a VM: the one VM that takes them is known here, and what has arrived. Both are
 * sig_atomic_t-like words written by handlers. */
static struct {
    VM *vm;
    uint32_t arrived[SIGNAL_COUNT];
    uint32_t any;
    int wakeup_fd; /* plus one; 0: none */
} signals;

static const char actions_handlers_key;

static Value actions_handlers(Thread *t) {
    Value *root = vm_root(t, &actions_handlers_key);
    Value kept = root ? load(root) : NULL;
    if (root && !kept) kept = vm_root_keep(root, to_value(dict_new(t)));
    return kept;
}

void actions_signal_arrived(int signal) {
    int saved = errno;
    VM *vm = sync_load(&signals.vm);
    if (vm && signal > 0 && signal < SIGNAL_COUNT) {
        sync_store(&signals.arrived[signal], 1u);
        sync_store(&signals.any, 1u);
        thread_request_from_signal(vm, false, POLL_SIGNAL);
        int fd = sync_load(&signals.wakeup_fd) - 1;
        unsigned char byte = (unsigned char)signal;
        if (fd >= 0 && write(fd, &byte, 1) < 0) errno = saved; /* a full pipe has woken its reader already */
    }
    errno = saved;
}

int actions_set_wakeup_fd(int fd) { return sync_exchange(&signals.wakeup_fd, fd + 1) - 1; }

bool actions_take_signals(Thread *t) {
    VM *expected = NULL;
    if (!sync_cas(&signals.vm, &expected, t->vm) && expected != t->vm) return true; /* another VM has them */
    return actions_handlers(t) != NULL;
}

Value actions_get_handler(Thread *t, int signal) {
    Value handlers = actions_handlers(t);
    Value v = handlers ? dict_get(t, dict_of(handlers), small_int(signal)) : NULL;
    if (v || error_is_set(t)) return v;
    /* What the process came with: a handler that is not Python's has no value. */
    struct sigaction action;
    if (sigaction(signal, NULL, &action) != 0 || action.sa_handler == SIG_DFL) return small_int(0);
    return action.sa_handler == SIG_IGN ? small_int(1) : NONE;
}

bool actions_set_handler(Thread *t, int signal, Value handler) {
    Value handlers = actions_handlers(t);
    if (!handlers) return false;
    struct sigaction action = {0};
    sigemptyset(&action.sa_mask);
    action.sa_handler = handler == small_int(0) ? SIG_DFL : handler == small_int(1) ? SIG_IGN : actions_signal_arrived;
    if (sigaction(signal, &action, NULL) != 0) return FAIL_WITH(raise_os_error(t, errno, NULL, NULL));
    return dict_set(t, dict_of(handlers), small_int(signal), handler);
}

void actions_interrupt_main(VM *vm, int signal) {
    (void)vm;
    actions_signal_arrived(signal);
}

static bool actions_run_signals(Thread *t) {
    if (t->vm != sync_load(&signals.vm) || !sync_exchange(&signals.any, 0u)) return true;
    for (int signal = 1; signal < SIGNAL_COUNT; signal++) {
        if (!sync_exchange(&signals.arrived[signal], 0u)) continue;
        Value handler = actions_get_handler(t, signal);
        if (!handler) return false;
        if (!value_is_callable(t, handler)) continue;
        Value frame = t->frame ? frame_object(t, t->frame) : NONE;
        if (!frame || !value_call_2(t, handler, small_int(signal), frame)) {
            /* those that arrived with it are not lost */
            sync_store(&signals.any, 1u);
            thread_request_from_signal(t->vm, false, POLL_SIGNAL);
            return false;
        }
    }
    return true;
}

bool actions_run(Thread *t, uint32_t poll_bits) {
    if (poll_bits & POLL_EXITING) {
        raise_error(t, T_SYSTEM_EXIT, "the virtual machine is being freed");
        return false;
    }
    if (poll_bits & POLL_ASYNC_EXCEPTION && t->async_exception) {
        Value exception = t->async_exception;
        t->async_exception = NULL;
        raise_value(t, exception);
        return false;
    }
    if (poll_bits & POLL_INTERRUPT) return FAIL_WITH(raise_error(t, T_KEYBOARD_INTERRUPT, "interrupted by the host"));
    return !(poll_bits & POLL_SIGNAL) || actions_run_signals(t);
}

void actions_after_fork(Thread *t) {
    for (int signal = 1; signal < SIGNAL_COUNT; signal++) sync_store(&signals.arrived[signal], 0u);
    sync_store(&signals.any, 0u);
    thread_handle_after_fork(t);
    import_after_fork(t);
    extern void io_after_fork(Thread * t);
    io_after_fork(t);
}

/* signal.default_int_handler */
static Value actions_default_interrupt(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    Value e = exception_new(t, t->vm->types[T_KEYBOARD_INTERRUPT], t->vm->empty_tuple);
    return e ? raise_value(t, e) : NULL;
}

static const NativeDef actions_default_interrupt_def = {
    "default_int_handler", actions_default_interrupt, 0, 2, NATIVE_FUNCTION, NULL, "Raise KeyboardInterrupt."};
static const char actions_default_key;

Value actions_default_handler(Thread *t) {
    Value *root = vm_root(t, &actions_default_key);
    Value kept = root ? load(root) : NULL;
    if (root && !kept) kept = vm_root_keep(root, native_new(t, &actions_default_interrupt_def, NULL, to_value(str_from_c(t, "_signal"))));
    return kept;
}

bool signal_install_default(Thread *t) {
    Value handler = actions_default_handler(t);
    return handler && actions_set_handler(t, SIGINT, handler);
}
