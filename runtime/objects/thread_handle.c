/* _thread._ThreadHandle: a thread to be waited for. */
#include <limits.h>

#include "runtime/error.h"
#include "runtime/objects/int.h"
#include "runtime/objects/lock.h"
#include "runtime/threads/safepoint.h"

static ThreadHandle *thread_handle_of(Value v) { return (ThreadHandle *)v; }

static Value thread_handle_new(Thread *t, uint32_t state, uint64_t ident) {
    ThreadHandle *handle = heap_allocate(t, sizeof *handle, T_THREAD_HANDLE);
    if (handle == NULL) return NULL;
    handle->state = state;
    handle->ident = ident;
    return to_value(handle);
}

static Value thread_handle_construct(Thread *t, Value cls, Value *args, size_t nargs,
                                     Value kwnames) {
    (void)cls;
    if (!bind_arguments(t, "_ThreadHandle", "", args, nargs, kwnames, NULL)) return NULL;
    return thread_handle_new(t, HANDLE_NEW, 0);
}

ThreadHandle *thread_handle_current(Thread *t) {
    if (LIKELY(t->python_thread != NULL)) return thread_handle_of(t->python_thread);
    Value handle = thread_handle_new(t, HANDLE_RUNNING, t->ident);
    t->python_thread = handle;
    return thread_handle_of(handle);
}

Value thread_handle_for(Thread *t, uint64_t ident) {
    return ident == t->ident ? to_value(thread_handle_current(t))
                             : thread_handle_new(t, HANDLE_RUNNING, ident);
}

void thread_handle_set_done(ThreadHandle *handle) {
    sync_store(&handle->state, (uint32_t)HANDLE_DONE);
    park_wake(&handle->state, INT_MAX);
}

/* ---- the new thread -------------------------------------------------------------------------- */

/* SystemExit ends the thread, and so does the end of the VM; anything else is said. */
static void thread_handle_report(Thread *t, Value function) {
    if (error_matches(t, T_SYSTEM_EXIT)) {
        error_clear(t);
        return;
    }
    Value exception = error_take(t);
    Str *message = str_format(t, "Exception ignored in thread started by %R", function);
    const char *text = message != NULL ? str_utf8(t, message, NULL, true) : NULL;
    error_restore(t, exception);
    error_unraisable(t, text != NULL ? text : "Exception ignored in thread", NULL);
}

/* The argument is (handle, function, args, kwargs or None). */
static void thread_handle_body(Thread *t, Value argument) {
    const Tuple *call = tuple_of(argument);
    ThreadHandle *handle = thread_handle_of(call->items[0]);
    t->python_thread = to_value(handle);
    store_relaxed(&handle->ident, t->ident);
    Value kwargs = call->items[3] != NONE ? call->items[3] : NULL;
    if (value_call_star(t, call->items[1], call->items[2], kwargs) == NULL)
        thread_handle_report(t, call->items[1]);
    store_relaxed(&handle->locals_ended, 1);
    sync_store(&t->has_ended, 1);
    thread_handle_set_done(handle);
}

bool thread_handle_start(Thread *t, ThreadHandle *handle, Value function, Value args, Value kwargs,
                         bool daemon) {
    uint32_t expected = HANDLE_NEW;
    if (!sync_cas(&handle->state, &expected, HANDLE_STARTING))
        return FAIL_WITH(raise_runtime_error(t, "thread already started"));
    Value items[4] = {to_value(handle), function, args, kwargs != NULL ? kwargs : NONE};
    Value argument = tuple_new(t, items, 4);
    uint64_t ident;
    if (argument == NULL || !thread_start(t, thread_handle_body, argument, daemon, &ident)) {
        sync_store(&handle->state, (uint32_t)HANDLE_NEW);
        park_wake(&handle->state, INT_MAX);
        return false;
    }
    store_relaxed(&handle->ident, ident);
    /* Unless it is done already. */
    expected = HANDLE_STARTING;
    if (sync_cas(&handle->state, &expected, HANDLE_RUNNING)) park_wake(&handle->state, INT_MAX);
    return true;
}

/* A vanished thread has its handle, or has not yet come to its body. */
void thread_handle_after_fork(Thread *t) {
    for (Thread *each = t->vm->vanished; each != NULL; each = each->next) {
        Value handle = each->python_thread;
        if (handle == NULL && each->start_argument != NULL && is_tuple_exact(each->start_argument)
            && tuple_of(each->start_argument)->length > 0)
            handle = tuple_of(each->start_argument)->items[0];
        if (is_exact(handle, T_THREAD_HANDLE))
            sync_store(&thread_handle_of(handle)->state, (uint32_t)HANDLE_DONE);
    }
}

/* ---- methods --------------------------------------------------------------------------------- */

static bool thread_handle_is_started(Thread *t, ThreadHandle *handle) {
    return sync_load(&handle->state) != HANDLE_NEW || FAIL_WITH(raise_runtime_error(t, "thread not started"));
}

/* join(timeout=-1): None and negative numbers are no limit. */
static Value thread_handle_join(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    ThreadHandle *handle = thread_handle_of(args[0]);
    int64_t deadline_ns = PARK_FOREVER;
    if (args[1] != NULL && args[1] != NONE && !lock_deadline(t, args[1], &deadline_ns)) return NULL;
    for (uint32_t state; (state = sync_load(&handle->state)) != HANDLE_DONE;) {
        if (state == HANDLE_NEW) return raise_runtime_error(t, "thread not started");
        if (state == HANDLE_RUNNING && load_relaxed(&handle->ident) == t->ident)
            return raise_runtime_error(t, "Cannot join current thread");
        if (sync_load(&t->vm->finishing)) /* it may rest for ever */
            return raise_error(t, T_PYTHON_FINALIZATION_ERROR, "cannot join thread at interpreter shutdown");
        ParkResult result = thread_park(t, &handle->state, state, deadline_ns);
        if (result == PARK_TIMED_OUT) return NONE;
        if (result == PARK_INTERRUPTED && !poll_actions(t)) return NULL;
    }
    return NONE;
}

static Value thread_handle_is_done(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)nargs;
    return bool_value(sync_load(&thread_handle_of(args[0])->state) == HANDLE_DONE);
}

static Value thread_handle_mark_done(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (!thread_handle_is_started(t, thread_handle_of(args[0]))) return NULL;
    thread_handle_set_done(thread_handle_of(args[0]));
    return NONE;
}

static Value thread_handle_ident(Thread *t, Value self) {
    return int_from_uint64(t, load_relaxed(&thread_handle_of(self)->ident));
}

static Value thread_handle_repr(Thread *t, Value self) {
    return to_value(str_format(t, "<_thread._ThreadHandle object: ident=%zu>",
                               load_relaxed(&thread_handle_of(self)->ident)));
}

static const NativeDef thread_handle_methods[] = {
    {"join", thread_handle_join, 0, 1, NATIVE_METHOD, "timeout=-1, /",
     "Wait until the thread has ended, for at most timeout seconds."},
    {"is_done", thread_handle_is_done, 0, 0, NATIVE_METHOD, NULL,
     "Return whether the thread has ended."},
    {"_set_done", thread_handle_mark_done, 0, 0, NATIVE_METHOD, NULL,
     "Let those who wait for the thread go on."},
    {0},
};

static const GetSetDef thread_handle_getset[] = {
    {"ident", thread_handle_ident, NULL, "The identifier of the thread; 0 before it is started."},
    {0},
};

const TypeDef thread_handle_typedef = {
    .name = "_thread._ThreadHandle",
    .id = T_THREAD_HANDLE,
    .size = sizeof(ThreadHandle),
    .slots = {.repr = thread_handle_repr, .new = thread_handle_construct},
    .methods = thread_handle_methods,
    .getset = thread_handle_getset,
    .new_params = "",
};
