/* The life of threads. */
#define _GNU_SOURCE
#include "runtime/threads/thread.h"

#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "runtime/error.h"
#include "runtime/objects/type.h"
#include "runtime/threads/safepoint.h"
#include "runtime/threads/state.h"

#define THREAD_RECURSION_LIMIT 1000

/* ---- making ---------------------------------------------------------------------------------- */

/* Enters t into the VM's list, stopped if the world is. */
static bool thread_link(Thread *t) {
    VM *vm = t->vm;
    mutex_lock(&vm->threads_mutex);
    bool alive = !sync_load(&vm->exiting) && (t->is_foreign || !sync_load(&vm->finishing));
    if (alive) {
        t->state = STATE_DETACHED_CLEAN + vm->stop_for_new_threads;
        t->poll = (MINIPY_STRESS ? POLL_STRESS : 0) | load_relaxed(&vm->poll_for_new_threads);
        t->owner_id = owner_take_id(vm, t);
        t->next = vm->threads;
        if (vm->threads != NULL) vm->threads->previous = t;
        sync_store(&vm->threads, t);
        vm->thread_count++;
        vm->users++;
    }
    mutex_unlock(&vm->threads_mutex);
    return alive;
}

static Thread *thread_make(VM *vm) {
    Thread *t = calloc(1, sizeof *t);
    if (t == NULL) return NULL;
    t->vm = vm;
    t->recursion_limit = vm->recursion_limit ? vm->recursion_limit : THREAD_RECURSION_LIMIT;
    t->is_foreign = true;
    return t;
}

/* What only the OS thread itself knows. */
static void thread_know_self(Thread *t) {
    t->pthread = pthread_self();
    t->ident = (uint64_t)(uintptr_t)t->pthread;
    stack_find_bounds(t);
    sync_store(&t->native_id, (pid_t)syscall(SYS_gettid)); /* last: fork_await_sanitizer */
}

Thread *thread_new(VM *vm) {
    Thread *t = thread_make(vm);
    if (t == NULL) return NULL;
    thread_know_self(t);
    if (!thread_link(t)) {
        free(t);
        return NULL;
    }
    return t;
}

/* ---- ending ---------------------------------------------------------------------------------- */

/* Takes t off the list as soon as no stop counts on it. Meanwhile no thread may be attached here: the
 * stop could be waiting for that one. */
static void thread_unlink(Thread *t) {
    VM *vm = t->vm;
    for (;;) {
        mutex_lock(&vm->threads_mutex);
        if (sync_load(&t->state) == STATE_DETACHED_CLEAN) break;
        mutex_unlock(&vm->threads_mutex);
        state_resume(t, STATE_DETACHED_CLEAN);
        state_pause(t, STATE_DETACHED_CLEAN);
    }
    heap_leave(vm->heap, &t->heap);
    owner_retire_id(vm, t->owner_id);
    if (t->next != NULL) t->next->previous = t->previous;
    sync_store(t->previous != NULL ? &t->previous->next : &vm->threads, t->next);
    if (vm->main_thread == t) sync_store(&vm->main_thread, NULL);
    vm->thread_count--;
    /* What it was asked to run, another one does. */
    if (sync_load(&t->poll) & POLL_FINALIZERS && vm->threads != NULL)
        sync_or(&(vm->main_thread != NULL ? vm->main_thread : vm->threads)->poll, POLL_FINALIZERS);
    mutex_unlock(&vm->threads_mutex);
}

void thread_free(Thread *t) {
    VM *vm = t->vm;
    Thread *outer = t->outer;
    bool is_here = thread_current_ == t, outer_was_attached = t->outer_was_attached;
    if (is_here) state_leave(t);
    thread_unlink(t);
    state_await_signals(vm);
    /* No collection looks at it any more. */
    if (vm->hooks != NULL && vm->hooks->thread_ended != NULL) vm->hooks->thread_ended(t);
    type_cache_free(t);
    free(t);
    vm_leave(vm);
    if (is_here) state_return(outer, outer_was_attached);
}

/* ---- starting -------------------------------------------------------------------------------- */

typedef struct ThreadStart {
    Thread *thread;
    void (*body)(Thread *t, Value argument);
    sigset_t signals;
} ThreadStart;

/* After a fork the thread that is left is nobody to wait for. */
static void thread_count_ended(Thread *t) {
    VM *vm = t->vm;
    if (t->is_daemon || t->is_foreign) return;
    sync_add(&vm->thread_waits, (uint32_t)-1);
    park_wake(&vm->thread_waits, INT_MAX);
}

static void *thread_main(void *data) {
    ThreadStart start = *(ThreadStart *)data;
    free(data);
    Thread *t = start.thread;
    thread_know_self(t);
    if (thread_attach(t)) {
        Value argument = t->start_argument;
        t->start_argument = NULL;
        start.body(t, argument);
        thread_leave(t);
    }
    /* Before the thread is gone, and with it perhaps the VM. */
    thread_count_ended(t);
    thread_free(t);
    return NULL;
}

static int thread_create(VM *vm, ThreadStart *start, pthread_t *made) {
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    int error = pthread_attr_setstacksize(&attributes, load_relaxed(&vm->thread_stack_size));
    if (error == 0) error = pthread_create(made, &attributes, thread_main, start);
    pthread_attr_destroy(&attributes);
    return error;
}

bool thread_start(Thread *t, void (*body)(Thread *t, Value argument), Value argument,
                  bool daemon, uint64_t *ident) {
    VM *vm = t->vm;
    /* Ids of threads that ended come back in a collection. */
    if (load_relaxed(&vm->retired_count) > OWNER_ID_COUNT / 2) gc_collect(t);
    ThreadStart *start = malloc(sizeof *start);
    Thread *made = start != NULL ? thread_make(vm) : NULL;
    if (made == NULL) {
        free(start);
        return FAIL_WITH(raise_memory_error(t));
    }
    *start = (ThreadStart){.thread = made, .body = body};
    made->is_daemon = daemon;
    made->is_foreign = false;
    made->start_argument = argument;
    if (!thread_link(made)) {
        free(start);
        free(made);
        return FAIL_WITH(raise_error(t, T_PYTHON_FINALIZATION_ERROR,
                                     "can't create new thread at interpreter shutdown"));
    }
    if (!daemon) sync_add(&vm->thread_waits, 1);
    pthread_t pthread;
    int error = thread_create(vm, start, &pthread);
    if (error != 0) {
        thread_count_ended(made);
        free(start);
        thread_detach(t); /* a stop that counts on it may count on us as well */
        thread_free(made);
        (void)thread_attach(t);
        return FAIL_WITH(raise_error(t, T_RUNTIME_ERROR, "can't start new thread"));
    }
    *ident = (uint64_t)(uintptr_t)pthread;
    return true;
}

bool thread_wait_all(Thread *t) {
    VM *vm = t->vm;
    uint32_t self = !t->is_foreign && !t->is_daemon;
    for (uint32_t running; (running = sync_load(&vm->thread_waits)) > self;) {
        thread_park(t, &vm->thread_waits, running, PARK_FOREVER);
        if (!poll_actions(t)) return false;
    }
    return true;
}

static void thread_rest_visit(Thread *each, void *data) {
    (void)data;
    if (each->is_daemon) thread_request(each, POLL_REST);
}

void thread_rest_daemons(VM *vm) {
    sync_store(&vm->finishing, 1);
    thread_for_each(vm, thread_rest_visit, NULL);
}

/* ---- looking at others ----------------------------------------------------------------------- */

void thread_for_each(VM *vm, void (*visit)(Thread *each, void *data), void *data) {
    mutex_lock(&vm->threads_mutex);
    for (Thread *each = vm->threads; each != NULL; each = each->next) visit(each, data);
    mutex_unlock(&vm->threads_mutex);
}

static void thread_request_visit(Thread *each, void *data) {
    thread_request(each, *(uint32_t *)data);
}

void thread_request_all(VM *vm, uint32_t poll_bits) {
    thread_for_each(vm, thread_request_visit, &poll_bits);
}

bool thread_stack_overflow(Thread *t, const char *what) {
    /* Making the exception needs some of the headroom; whoever looks meanwhile shall not raise
     * another. */
    const char *limit = t->c_stack_limit;
    t->c_stack_limit = NULL;
    raise_error(t, T_RECURSION_ERROR, "maximum recursion depth exceeded%s", what);
    t->c_stack_limit = limit;
    return true;
}
