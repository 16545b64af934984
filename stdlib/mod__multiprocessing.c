/* Module _multiprocessing: semaphores between processes, on POSIX named semaphores, with CPython's SemLock. */
#include <errno.h>
#include <fcntl.h>
#include <semaphore.h>
#include <stdlib.h>
#include <time.h>

#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/objects/function.h"
#include "runtime/objects/int.h"
#include "runtime/threads/safepoint.h"

enum { SEMLOCK_RECURSIVE = 0, SEMLOCK_SEMAPHORE = 1 };

/* Count and owner are the process's own view: each has its own, after fork too. */
typedef struct SemLock {
    Object header;
    sem_t *handle;
    Value name;
    int32_t kind, maxvalue;
    uint32_t count;          /* how often this process has it */
    uint64_t owner;          /* ident of the thread that took it last */
} SemLock;

static const TypeDef semlock_typedef;
static SemLock *semlock_of(Value v) { return (SemLock *)v; }
static Value semlock_fail(Thread *t) { return raise_os_error(t, errno, NULL, NULL); }

static void semlock_trace(Marker *m, Object *cell) { gc_mark_value(m, ((SemLock *)cell)->name); }
static void semlock_finalize(VM *vm, Object *o) {
    (void)vm;
    SemLock *lock = (SemLock *)o;
    if (lock->handle) sem_close(lock->handle);
    lock->handle = NULL;
}

static Value semlock_make(Thread *t, Value cls, sem_t *handle, int kind, int maxvalue, Value name) {
    Value v = type_allocate_instance(t, (Type *)cls, 0);
    if (!v || !gc_register_finalizable(t, object_of(v))) {
        sem_close(handle);
        return NULL;
    }
    SemLock *lock = semlock_of(v);
    lock->handle = handle;
    lock->kind = kind;
    lock->maxvalue = maxvalue;
    store(lock, &lock->name, name);
    return v;
}

/* SemLock(kind, value, maxvalue, name, unlink) */
static Value semlock_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    Value bound[5];
    int kind, value, maxvalue;
    if (!bind_arguments(t, "SemLock", "kind, value, maxvalue, name, unlink", args, nargs, kwnames, bound)) return NULL;
    if (!value_as_int(t, bound[0], &kind) || !value_as_int(t, bound[1], &value) || !value_as_int(t, bound[2], &maxvalue)) return NULL;
    if (kind != SEMLOCK_RECURSIVE && kind != SEMLOCK_SEMAPHORE) return raise_value_error(t, "unrecognized kind");
    const char *name = is_str(t, bound[3]) ? str_utf8(t, str_of(bound[3]), NULL, false) : NULL;
    int unlink = value_truth(t, bound[4]);
    if (!name || unlink < 0) return error_is_set(t) ? NULL : raise_type_error(t, "name must be str");
    sem_t *handle = sem_open(name, O_CREAT | O_EXCL, 0600, (unsigned)value);
    if (handle == SEM_FAILED) return semlock_fail(t);
    if (unlink && sem_unlink(name) != 0) {
        sem_close(handle);
        return semlock_fail(t);
    }
    return semlock_make(t, cls, handle, kind, maxvalue, bound[3]);
}

static Value semlock_rebuild(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int kind, maxvalue;
    if (!value_as_int(t, args[2], &kind) || !value_as_int(t, args[3], &maxvalue)) return NULL;
    const char *name = is_str(t, args[4]) ? str_utf8(t, str_of(args[4]), NULL, false) : NULL;
    if (!name) return error_is_set(t) ? NULL : raise_type_error(t, "name must be str");
    sem_t *handle = sem_open(name, 0);
    return handle == SEM_FAILED ? semlock_fail(t) : semlock_make(t, args[0], handle, kind, maxvalue, args[4]);
}

static bool semlock_is_mine(const Thread *t, const SemLock *lock) {
    return load_relaxed(&lock->count) > 0 && load_relaxed(&lock->owner) == t->ident;
}

static int semlock_wait(sem_t *handle, const struct timespec *deadline) {
    return deadline ? sem_timedwait(handle, deadline) : sem_wait(handle);
}

/* args: self, block, timeout */
static Value semlock_acquire(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    SemLock *lock = semlock_of(args[0]);
    int block = args[1] ? value_truth(t, args[1]) : 1;
    double timeout = -1.0;
    bool limited = args[2] && args[2] != NONE;
    if (block < 0 || (limited && !value_as_double(t, args[2], &timeout))) return NULL;
    if (limited && timeout < 0.0) timeout = 0.0;
    if (lock->kind == SEMLOCK_RECURSIVE && semlock_is_mine(t, lock)) {
        lock->count++;
        return TRUE_VALUE;
    }
    struct timespec deadline;
    if (limited) {
        clock_gettime(CLOCK_REALTIME, &deadline);
        if (timeout > 1e9) timeout = 1e9;
        int64_t ns = deadline.tv_nsec + (int64_t)((timeout - (double)(int64_t)timeout) * 1e9);
        deadline.tv_sec += (time_t)timeout + (time_t)(ns / 1000000000);
        deadline.tv_nsec = (long)(ns % 1000000000);
    }
    int result = sem_trywait(lock->handle);
    while (result != 0 && (errno == EAGAIN || errno == EINTR)) {
        if (!block) return FALSE_VALUE;
        thread_detach(t);
        result = semlock_wait(lock->handle, limited ? &deadline : NULL);
        int error = errno;
        if (!thread_attach(t)) return NULL;
        if (result == 0) break;
        if (error == ETIMEDOUT) return FALSE_VALUE;
        errno = error;
        if (error == EINTR && !poll_actions(t)) return NULL;
        errno = EINTR == error ? EINTR : error;
    }
    if (result != 0) return semlock_fail(t);
    __atomic_add_fetch(&lock->count, 1, __ATOMIC_RELAXED);
    store_relaxed(&lock->owner, t->ident);
    return TRUE_VALUE;
}

static Value semlock_release(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    SemLock *lock = semlock_of(args[0]);
    if (lock->kind == SEMLOCK_RECURSIVE) {
        if (!semlock_is_mine(t, lock))
            return raise_error(t, T_ASSERTION_ERROR, "attempt to release recursive lock not owned by thread");
        if (lock->count > 1) {
            lock->count--;
            return NONE;
        }
    } else {
        int value;
        if (sem_getvalue(lock->handle, &value) != 0) return semlock_fail(t);
        if (value >= lock->maxvalue) return raise_value_error(t, "semaphore or lock released too many times");
    }
    __atomic_sub_fetch(&lock->count, 1, __ATOMIC_RELAXED);
    return sem_post(lock->handle) == 0 ? NONE : semlock_fail(t);
}

static Value semlock_exit(Thread *t, Value *args, size_t nargs) { return semlock_release(t, args, nargs); }
static Value semlock_enter(Thread *t, Value *args, size_t nargs) {
    Value call[3] = {args[0], NULL, NULL};
    return semlock_acquire(t, call, nargs);
}
static Value semlock_count(Thread *t, Value *args, size_t nargs) { (void)t, (void)nargs; return small_int((int32_t)semlock_of(args[0])->count); }
static Value semlock_mine(Thread *t, Value *args, size_t nargs) { (void)nargs; return bool_value(semlock_is_mine(t, semlock_of(args[0]))); }
static Value semlock_get_value(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int value;
    return sem_getvalue(semlock_of(args[0])->handle, &value) == 0 ? small_int(value < 0 ? 0 : value) : semlock_fail(t);
}
static Value semlock_is_zero(Thread *t, Value *args, size_t nargs) {
    Value v = semlock_get_value(t, args, nargs);
    return v ? bool_value(v == small_int(0)) : NULL;
}
static Value semlock_after_fork(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)nargs;
    store_relaxed(&semlock_of(args[0])->count, 0u);
    return NONE;
}

static const NativeDef semlock_methods[] = {
    {"acquire", semlock_acquire, 0, 2, NATIVE_METHOD, "block=True, timeout=None", "Acquire the semaphore; False when the time is over."},
    {"release", semlock_release, 0, 0, NATIVE_METHOD, NULL, "Release the semaphore."},
    {"__enter__", semlock_enter, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__exit__", semlock_exit, 0, 3, NATIVE_METHOD, NULL, NULL},
    {"_count", semlock_count, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"_is_mine", semlock_mine, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"_get_value", semlock_get_value, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"_is_zero", semlock_is_zero, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"_after_fork", semlock_after_fork, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"_rebuild", semlock_rebuild, 4, 4, NATIVE_CLASS_METHOD, NULL, NULL},
    {0},
};

static Value semlock_get_handle(Thread *t, Value self) { return int_from_uint64(t, (uintptr_t)semlock_of(self)->handle); }
static Value semlock_get_kind(Thread *t, Value self) { (void)t; return small_int(semlock_of(self)->kind); }
static Value semlock_get_maxvalue(Thread *t, Value self) { (void)t; return small_int(semlock_of(self)->maxvalue); }
static const GetSetDef semlock_getset[] = {
    {"handle", semlock_get_handle, NULL, NULL}, {"kind", semlock_get_kind, NULL, NULL}, {"maxvalue", semlock_get_maxvalue, NULL, NULL}, {0}};
static const MemberDef semlock_members[] = {{"name", offsetof(SemLock, name), MEMBER_READ_ONLY, NULL}, {0}};

static const TypeDef semlock_typedef = {
    .name = "_multiprocessing.SemLock", .doc = "A semaphore or lock between processes.", .size = sizeof(SemLock), .flags = TYPE_SUBCLASSABLE,
    .trace = semlock_trace, .finalize = semlock_finalize, .slots = {.new = semlock_new},
    .methods = semlock_methods, .getset = semlock_getset, .members = semlock_members,
};

static Value multiprocessing_sem_unlink(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    const char *name = is_str(t, args[0]) ? str_utf8(t, str_of(args[0]), NULL, false) : NULL;
    if (!name) return error_is_set(t) ? NULL : raise_type_error(t, "sem_unlink() argument must be str, not %T", args[0]);
    return sem_unlink(name) == 0 ? NONE : semlock_fail(t);
}

static const NativeDef multiprocessing_functions[] = {
    {"sem_unlink", multiprocessing_sem_unlink, 1, 1, NATIVE_FUNCTION, NULL, NULL},
    {0},
};

static bool multiprocessing_init(Thread *t, Module *m) {
    Type *type = type_new_native(t, &semlock_typedef, NULL);
    return type && module_add_type(t, m, type) && value_setattr(t, to_value(type), intern_c(t, "SEM_VALUE_MAX"), small_int(INT32_MAX))
        && module_add(t, m, "flags", to_value(dict_new(t)));
}

const ModuleDef module__multiprocessing = {
    .name = "_multiprocessing", .doc = "What multiprocessing needs in C.", .functions = multiprocessing_functions, .init = multiprocessing_init};
