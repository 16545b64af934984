/* Module _thread: what threading.py stands on. */
#define _GNU_SOURCE
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/objects/float.h"
#include "runtime/objects/function.h"
#include "runtime/objects/int.h"
#include "runtime/objects/lock.h"
#include "runtime/objects/structseq.h"
#include "runtime/threads/safepoint.h"
#include "vm/actions.h"
#include "vm/traceback_print.h"

#define THREAD_NAME_MAX 15      /* the kernel's limit */
#define THREAD_STACK_MIN 53248  /* what CPython insists on */
#define THREAD_TIMEOUT_MAX 9223372036.0

/* ---- starting threads ------------------------------------------------------------------------ */

static Value thread_module_start_new(Thread *t, Value *args, size_t nargs) {
    if (!value_is_callable(t, args[0])) return raise_type_error(t, "first arg must be callable");
    if (!is_tuple(t, args[1])) return raise_type_error(t, "2nd arg must be a tuple");
    if (nargs > 2 && !is_dict(t, args[2]))
        return raise_type_error(t, "optional 3rd arg must be a dictionary");
    Value handle = value_call_0(t, to_value(t->vm->types[T_THREAD_HANDLE]));
    if (!handle
        || !thread_handle_start(t, (ThreadHandle *)handle, args[0], args[1],
                                nargs > 2 ? args[2] : NULL, true))
        return NULL;
    return int_from_uint64(t, load_relaxed(&((ThreadHandle *)handle)->ident));
}

static Value thread_module_start_joinable(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value handle = args[1];
    if (!value_is_callable(t, args[0]))
        return raise_type_error(t, "thread function must be callable");
    if (!handle || handle == NONE)
        handle = value_call_0(t, to_value(t->vm->types[T_THREAD_HANDLE]));
    else if (!is_exact(handle, T_THREAD_HANDLE))
        return raise_type_error(t, "'handle' must be a _ThreadHandle");
    int daemon = args[2] ? value_truth(t, args[2]) : 1;
    if (!handle || daemon < 0) return NULL;
    return thread_handle_start(t, (ThreadHandle *)handle, args[0], to_value(&static_empty_tuple),
                               NULL, daemon)
               ? handle
               : NULL;
}

static Value thread_module_make_handle(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    uint64_t ident;
    if (!is_int(t, args[0]) || !int_as_uint64(args[0], &ident))
        return raise_type_error(t, "ident must be an integer");
    return thread_handle_for(t, ident);
}

static Value thread_module_shutdown(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    return thread_wait_all(t) ? NONE : NULL;
}

static Value thread_module_exit(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    Value exit = exception_new(t, t->vm->types[T_SYSTEM_EXIT], to_value(&static_empty_tuple));
    return exit ? raise_value(t, exit) : NULL;
}

/* ---- who is who ------------------------------------------------------------------------------ */

static Value thread_module_get_ident(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    return int_from_uint64(t, t->ident);
}

static Value thread_module_get_native_id(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    return small_int(t->native_id);
}

static Value thread_module_main_ident(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    const Thread *main_thread = sync_load(&t->vm->main_thread);
    return int_from_uint64(t, main_thread ? main_thread->ident : 0);
}

static void thread_module_count_visit(Thread *each, void *data) {
    *(int *)data += !each->is_foreign;
}

static Value thread_module_count(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    int count = 0;
    thread_for_each(t->vm, thread_module_count_visit, &count);
    return small_int(count);
}

static Value thread_module_true(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)args, (void)nargs;
    return TRUE_VALUE;
}

/* Cuts the name where the kernel's limit is. */
static Value thread_module_set_name(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (!is_str(t, args[0]))
        return raise_type_error(t, "set_name() argument 'name' must be str, not %T", args[0]);
    size_t length;
    const char *utf8 = str_utf8(t, str_of(args[0]), &length, true);
    if (!utf8) return NULL;
    char name[THREAD_NAME_MAX + 1] = {0};
    memcpy(name, utf8, length < THREAD_NAME_MAX ? length : THREAD_NAME_MAX);
    int error = pthread_setname_np(pthread_self(), name);
    return error ? raise_os_error(t, error, NULL, NULL) : NONE;
}

static Value thread_module_get_name(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    char name[THREAD_NAME_MAX + 1];
    int error = pthread_getname_np(pthread_self(), name, sizeof name);
    return error ? raise_os_error(t, error, NULL, NULL)
                 : to_value(str_from_os(t, name, strlen(name)));
}

/* ---- settings, interrupts, locks ------------------------------------------------------------- */

/* What stack_size() calls 0, the default, is what a VM starts with. */
static const char thread_stack_default_key;

static Value thread_module_stack_size(Thread *t, Value *args, size_t nargs) {
    Value *root = vm_root(t, &thread_stack_default_key);
    int64_t size = 0;
    if (!root || (nargs && !value_as_int64(t, args[0], &size, T_OVERFLOW_ERROR))) return NULL;
    if (size != 0 && size < THREAD_STACK_MIN)
        return raise_value_error(t, "size must be at least %d bytes", THREAD_STACK_MIN);
    Value kept = load(root);
    if (!kept) kept = vm_root_keep(root, small_int((int64_t)load_relaxed(&t->vm->thread_stack_size)));
    size_t normal = (size_t)small_int_of(kept), before = load_relaxed(&t->vm->thread_stack_size);
    if (nargs) store_relaxed(&t->vm->thread_stack_size, size ? (size_t)size : normal);
    return small_int(before == normal ? 0 : (int64_t)before);
}

static Value thread_module_interrupt_main(Thread *t, Value *args, size_t nargs) {
    int signal_number = SIGINT;
    if (nargs && !value_as_int(t, args[0], &signal_number)) return NULL;
    if (signal_number < 1 || signal_number >= NSIG)
        return raise_value_error(t, "signal number out of range");
    Value handler = actions_get_handler(t, signal_number);
    if (!handler) return NULL;
    if (value_is_callable(t, handler)) actions_interrupt_main(t->vm, signal_number);
    return poll_actions(t) ? NONE : NULL; /* in the main thread: at once */
}

static Value thread_module_allocate_lock(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    return lock_new(t);
}

/* ---- uncaught exceptions --------------------------------------------------------------------- */

static const MemberDef except_hook_args_members[] = {
    STRUCTSEQ_FIELD(0, "exc_type", "Exception type"),
    STRUCTSEQ_FIELD(1, "exc_value", "Exception value"),
    STRUCTSEQ_FIELD(2, "exc_traceback", "Exception traceback"),
    STRUCTSEQ_FIELD(3, "thread", "Thread"),
    {0}};
static const StructSeqDef except_hook_args_def = STRUCTSEQ_DEF(
    "_thread._ExceptHookArgs", "What threading.excepthook is called with.",
    except_hook_args_members, 4, 4);

/* sys.stderr, or what it was when the thread object was made. NULL without exception: neither. */
static Value except_hook_file(Thread *t, Value thread) {
    Value file = dict_get_name(t, t->vm->sys_dict, NAME(stderr));
    if (file && file != NONE) return file;
    Str *name = thread != NONE ? intern_c(t, "_stderr") : NULL;
    file = name ? value_getattr_optional(t, thread, name) : NULL;
    return file != NONE ? file : NULL;
}

static Str *except_hook_thread_name(Thread *t, Value thread) {
    Value name = thread != NONE ? value_getattr_optional(t, thread, NAME(name)) : NULL;
    if (error_is_set(t)) return NULL;
    return name && name != NONE ? str_format(t, "%V", name) : str_format(t, "%zu", t->ident);
}

static Value thread_module_excepthook(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (type_of(t, args[0])->def != &except_hook_args_def.type)
        return raise_type_error(t, "_thread.excepthook argument type must be ExceptHookArgs");
    const Value *items = tuple_of(args[0])->items;
    if (items[0] == to_value(t->vm->types[T_SYSTEM_EXIT])) return NONE;
    Value file = except_hook_file(t, items[3]);
    if (!file || !is_exception(t, items[1])) return error_is_set(t) ? NULL : NONE;
    Str *name = except_hook_thread_name(t, items[3]);
    Str *head = name ? str_format(t, "Exception in thread %U:\n", name) : NULL;
    Str *report = head ? traceback_text(t, items[1]) : NULL;
    if (!report) return NULL;
    Value write[2] = {file, to_value(str_concat(t, head, report))}, flush[1] = {file};
    if (!write[1] || !value_call_method(t, NAME(write), write, 2, NULL)) return NULL;
    return value_call_method(t, NAME(flush), flush, 1, NULL) ? NONE : NULL;
}

/* ---- the module ------------------------------------------------------------------------------ */

#define START_NEW_DOC \
    "Start a thread that calls function(*args, **kwargs), and return its identifier."
#define ALLOCATE_DOC "Return a new lock."
#define EXIT_DOC "Raise SystemExit: if nobody catches it, the thread ends in silence."

static const NativeDef thread_module_functions[] = {
    {"start_new_thread", thread_module_start_new, 2, 3, NATIVE_FUNCTION, NULL, START_NEW_DOC},
    {"start_new", thread_module_start_new, 2, 3, NATIVE_FUNCTION, NULL, START_NEW_DOC},
    {"start_joinable_thread", thread_module_start_joinable, 1, 1, NATIVE_FUNCTION,
     "function, handle=None, daemon=True", "Start a thread, and return its handle."},
    {"_make_thread_handle", thread_module_make_handle, 1, 1, NATIVE_FUNCTION, NULL, NULL},
    {"_shutdown", thread_module_shutdown, 0, 0, NATIVE_FUNCTION, NULL,
     "Wait for all threads that are not daemons."},
    {"exit", thread_module_exit, 0, 0, NATIVE_FUNCTION, NULL, EXIT_DOC},
    {"exit_thread", thread_module_exit, 0, 0, NATIVE_FUNCTION, NULL, EXIT_DOC},
    {"get_ident", thread_module_get_ident, 0, 0, NATIVE_FUNCTION, NULL,
     "A number that is the calling thread's while it lives."},
    {"get_native_id", thread_module_get_native_id, 0, 0, NATIVE_FUNCTION, NULL,
     "The kernel's number of the calling thread."},
    {"_get_main_thread_ident", thread_module_main_ident, 0, 0, NATIVE_FUNCTION, NULL, NULL},
    {"_count", thread_module_count, 0, 0, NATIVE_FUNCTION, NULL,
     "How many threads run that were started by this module."},
    {"_is_main_interpreter", thread_module_true, 0, 0, NATIVE_FUNCTION, NULL, NULL},
    {"daemon_threads_allowed", thread_module_true, 0, 0, NATIVE_FUNCTION, NULL, NULL},
    {"set_name", thread_module_set_name, 1, 1, NATIVE_FUNCTION, "name",
     "Name the calling thread for the system."},
    {"_get_name", thread_module_get_name, 0, 0, NATIVE_FUNCTION, NULL, NULL},
    {"stack_size", thread_module_stack_size, 0, 1, NATIVE_FUNCTION, NULL,
     "Set the stack size of threads to come; 0 is the default. Return what it was."},
    {"interrupt_main", thread_module_interrupt_main, 0, 1, NATIVE_FUNCTION, NULL,
     "As if a signal had come for the main thread."},
    {"allocate_lock", thread_module_allocate_lock, 0, 0, NATIVE_FUNCTION, NULL, ALLOCATE_DOC},
    {"allocate", thread_module_allocate_lock, 0, 0, NATIVE_FUNCTION, NULL, ALLOCATE_DOC},
    {"_excepthook", thread_module_excepthook, 1, 1, NATIVE_FUNCTION, NULL,
     "Print an uncaught exception of a thread."},
    {0},
};

static bool thread_module_init(Thread *t, Module *m) {
    Type **types = t->vm->types;
    return module_add(t, m, "error", to_value(types[T_RUNTIME_ERROR]))
           && module_add(t, m, "lock", to_value(types[T_LOCK]))
           && module_add(t, m, "LockType", to_value(types[T_LOCK]))
           && module_add(t, m, "RLock", to_value(types[T_RLOCK]))
           && module_add(t, m, "_ThreadHandle", to_value(types[T_THREAD_HANDLE]))
           && module_add(t, m, "_local", to_value(types[T_THREAD_LOCAL]))
           && module_add(t, m, "_ExceptHookArgs",
                         to_value(structseq_type_new(t, &except_hook_args_def)))
           && module_add(t, m, "TIMEOUT_MAX", float_new(t, THREAD_TIMEOUT_MAX))
           && module_add_int(t, m, "_NAME_MAXLEN", THREAD_NAME_MAX);
}

const ModuleDef module__thread = {"_thread", "Threads and locks, as the system has them.",
                                  thread_module_functions, thread_module_init, NULL};
