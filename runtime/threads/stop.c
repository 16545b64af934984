/* Stopping one thread or all. The protocol is told in thread.h. */
#include <limits.h>

#include "runtime/threads/state.h"

/* A running thread reaches its next safepoint in less than it takes to park and be woken. */
#define STOP_SPINS 2000

static uint32_t stop_word(StopKind kind) {
    return kind == STOP_INSIDE ? STATE_INSIDE_REQUEST : STATE_CLEAN_REQUEST;
}

static bool stop_is_served(uint32_t state, StopKind kind) {
    uint32_t position = state & STATE_MASK;
    return position == STATE_DETACHED_CLEAN
           || (position == STATE_DETACHED_INSIDE && kind == STOP_INSIDE);
}

/* One more to come is counted before it can know, so the count never falls short. */
static void stop_request_one(Thread *each, StopKind kind) {
    VM *vm = each->vm;
    sync_add(&vm->stop_pending[kind], 1);
    uint32_t state = sync_add(&each->state, stop_word(kind));
    if (stop_is_served(state, kind)) sync_add(&vm->stop_pending[kind], (uint32_t)-1);
    else sync_or(&each->poll, kind == STOP_INSIDE ? POLL_STOP_INSIDE : POLL_STOP_CLEAN);
}

static void stop_release_one(Thread *each, StopKind kind) {
    __atomic_sub_fetch(&each->state, stop_word(kind), __ATOMIC_SEQ_CST);
    if (__atomic_load_n(&each->state_waiting, __ATOMIC_SEQ_CST)) park_wake(&each->state, INT_MAX);
}

void stop_request(Thread *t, Thread *target, StopKind kind) {
    VM *vm = t->vm;
    /* The stopper itself counts as one, so that the count is zero only after all were asked. */
    sync_add(&vm->stop_pending[kind], 1);
    if (target != NULL) {
        stop_request_one(target, kind);
    } else {
        vm->stop_for_new_threads += stop_word(kind);
        for (Thread *each = vm->threads; each != NULL; each = each->next)
            if (each != t) stop_request_one(each, kind);
    }
    sync_add(&vm->stop_pending[kind], (uint32_t)-1);
}

void stop_wait(VM *vm, StopKind kind) {
    uint32_t *pending = &vm->stop_pending[kind];
    for (int i = 0; i < STOP_SPINS; i++) {
        if (sync_load(pending) == 0) return;
        cpu_relax();
    }
    for (uint32_t left; (left = sync_load(pending)) != 0;) park_wait(pending, left, PARK_FOREVER);
}

void stop_release(Thread *t, Thread *target, StopKind kind) {
    VM *vm = t->vm;
    if (target != NULL) {
        stop_release_one(target, kind);
        return;
    }
    vm->stop_for_new_threads -= stop_word(kind);
    for (Thread *each = vm->threads; each != NULL; each = each->next)
        if (each != t) stop_release_one(each, kind);
}

static Mutex *stop_token_of(VM *vm, StopKind kind) {
    return kind == STOP_INSIDE ? &vm->stop_token : &vm->clean_token;
}

void thread_stop_begin(Thread *t, Thread *target, StopKind kind) {
    VM *vm = t->vm;
    uint32_t state = kind == STOP_INSIDE ? STATE_DETACHED_INSIDE : STATE_DETACHED_CLEAN;
    state_pause(t, state);
    mutex_lock(stop_token_of(vm, kind));
    mutex_lock(&vm->threads_mutex);
    stop_request(t, target, kind);
    mutex_unlock(&vm->threads_mutex);
    stop_wait(vm, kind);
    state_resume(t, state);
}

void thread_stop_end(Thread *t, Thread *target, StopKind kind) {
    VM *vm = t->vm;
    mutex_lock(&vm->threads_mutex);
    stop_release(t, target, kind);
    mutex_unlock(&vm->threads_mutex);
    mutex_unlock(stop_token_of(vm, kind));
}
