/* Attaching and detaching: the passages of a thread's state word. */
#include "runtime/threads/state.h"

#include <limits.h>
#include <sched.h>

_Thread_local Thread *thread_current_;

/* ---- publishing ------------------------------------------------------------------------------ */

/* What the callers' callee-saved registers hold lies in the caller's frame, which will be gone when
 * the detached thread goes on; so it is copied. */
OPAQUE_CALL __attribute__((no_sanitize("address", "thread"))) void
state_save_stack(Thread *t, const void *cfa) {
    const uintptr_t *low = __builtin_frame_address(0), *end = cfa;
    ASSERT(end - low <= THREAD_SAVED_REGISTERS, "the frames of those who save the stack are small");
    /* The registers lie at the high end. */
    if (end - low > THREAD_SAVED_REGISTERS) low = end - THREAD_SAVED_REGISTERS;
    uint32_t count = 0;
    while (low < end) t->saved_registers[count++] = *low++;
    t->saved_count = count;
    t->stack_top = cfa;
}

static void state_notify_stopper(VM *vm, StopKind kind) {
    if (sync_add(&vm->stop_pending[kind], (uint32_t)-1) == 0)
        park_wake(&vm->stop_pending[kind], INT_MAX);
}

/* ATTACHED -> detached. Requests that were counted before, and that the new state serves, are
 * served now. */
static void state_publish(Thread *t, uint32_t detached_state) {
    ASSERT(t->write_depth == 0, "no safepoint inside a write section");
    uint32_t old = STATE_ATTACHED;
    while (UNLIKELY(!sync_cas(&t->state, &old, old | detached_state)))
        ASSERT((old & STATE_MASK) == STATE_ATTACHED, "only an attached thread can detach");
    if (LIKELY(old == STATE_ATTACHED)) return;
    if (old & STATE_INSIDE_MASK) state_notify_stopper(t->vm, STOP_INSIDE);
    if (old & STATE_CLEAN_MASK && detached_state == STATE_DETACHED_CLEAN)
        state_notify_stopper(t->vm, STOP_CLEAN);
}

/* Requests that hold back a thread in that state. */
static uint32_t state_served(uint32_t detached_state) {
    return detached_state == STATE_DETACHED_CLEAN ? (uint32_t)(STATE_INSIDE_MASK | STATE_CLEAN_MASK)
                                                  : (uint32_t)STATE_INSIDE_MASK;
}

static COLD void state_resume_slow(Thread *t, uint32_t detached_state) {
    uint32_t old = load_relaxed(&t->state);
    for (;;) {
        if (!(old & state_served(detached_state))) {
            if (sync_cas(&t->state, &old, old & ~(uint32_t)STATE_MASK)) return;
            continue;
        }
        /* Either the stopper sees that somebody waits, or the wait sees that the request is
         * gone. */
        __atomic_store_n(&t->state_waiting, 1, __ATOMIC_SEQ_CST);
        old = __atomic_load_n(&t->state, __ATOMIC_SEQ_CST);
        if (old & state_served(detached_state)) park_wait(&t->state, old, PARK_FOREVER);
        store_relaxed(&t->state_waiting, 0);
        old = load_relaxed(&t->state);
    }
}

void state_resume(Thread *t, uint32_t detached_state) {
    uint32_t expected = detached_state;
    if (UNLIKELY(!sync_cas(&t->state, &expected, STATE_ATTACHED)))
        state_resume_slow(t, detached_state);
}

OPAQUE_CALL void state_pause(Thread *t, uint32_t detached_state) {
    STATE_SPILL();
    state_save_stack(t, __builtin_dwarf_cfa());
    state_publish(t, detached_state);
    STATE_KEEP_FRAME();
}

/* ---- detaching and attaching ----------------------------------------------------------------- */

OPAQUE_CALL void thread_detach(Thread *t) {
    STATE_SPILL();
    state_save_stack(t, __builtin_dwarf_cfa());
    state_publish(t, STATE_DETACHED_CLEAN);
    gil_release(&t->vm->gil, t);
    STATE_KEEP_FRAME();
}

OPAQUE_CALL void thread_detach_inside(Thread *t) {
    STATE_SPILL();
    state_save_stack(t, __builtin_dwarf_cfa());
    state_publish(t, STATE_DETACHED_INSIDE);
    STATE_KEEP_FRAME();
}

void thread_attach_inside(Thread *t) { state_resume(t, STATE_DETACHED_INSIDE); }

bool thread_is_attached(const Thread *t) {
    return (load_relaxed(&t->state) & STATE_MASK) == STATE_ATTACHED;
}

/* The first attachment of t, within that of another one or not. */
static COLD void state_change_thread(Thread *t) {
    Thread *outer = thread_current_;
    t->outer = outer;
    t->outer_was_attached = outer != NULL && thread_is_attached(outer);
    if (t->outer_was_attached) thread_detach(outer);
    thread_current_ = t;
}

static bool state_stack_is_known(const Thread *t) {
    const char *here = __builtin_frame_address(0);
    return here < t->stack_base && here >= t->stack_low;
}

bool thread_attach(Thread *t) {
    if (UNLIKELY(!t->is_entered) && sync_load(&t->vm->exiting)) return false;
    if (UNLIKELY(thread_current_ != t)) state_change_thread(t);
    gil_acquire(&t->vm->gil, t);
    state_resume(t, STATE_DETACHED_CLEAN);
    if (UNLIKELY(!state_stack_is_known(t))) stack_find_bounds(t);
    t->is_entered = true;
    return true;
}

void state_leave(Thread *t) {
    if (thread_is_attached(t)) {
        t->stack_top = NULL; /* nothing on it is a root any more */
        t->saved_count = 0;
        state_publish(t, STATE_DETACHED_CLEAN);
        gil_release(&t->vm->gil, t);
    }
    t->is_entered = false;
    thread_current_ = NULL;
}

void state_return(Thread *outer, bool attached) {
    thread_current_ = outer;
    if (attached) (void)thread_attach(outer); /* cannot fail: it is entered */
}

void thread_leave(Thread *t) {
    state_leave(t);
    state_return(t->outer, t->outer_was_attached);
}

/* ---- blocking -------------------------------------------------------------------------------- */

ParkResult thread_park(Thread *t, uint32_t *word, uint32_t expected, int64_t deadline_ns) {
    uint32_t poll = sync_load(&t->poll);
    if (poll & POLL_ACTIONS_MASK) return PARK_INTERRUPTED;
    thread_detach(t);
    ParkResult result = park_wait_either(word, expected, &t->poll, poll, deadline_ns);
    bool attached = thread_attach(t);
    ASSERT(attached, "an attachment goes on until it is left");
    (void)attached;
    return sync_load(&t->poll) & POLL_ACTIONS_MASK ? PARK_INTERRUPTED : result;
}

void thread_request(Thread *target, uint32_t poll_bits) {
    sync_or(&target->poll, poll_bits);
    if (poll_bits & POLL_ACTIONS_MASK) park_wake(&target->poll, INT_MAX);
}

/* Signal handlers take no mutex. Who enters the list as it is and who frees a thread of it
 * (state_await_signals) agree by two words: one counts itself and then reads the list, the other
 * changes the list and then reads the count. */
void thread_request_from_signal(VM *vm, bool all, uint32_t poll_bits) {
    __atomic_add_fetch(&vm->requests_from_signals, 1u, __ATOMIC_SEQ_CST);
    if (all) {
        for (Thread *each = sync_load(&vm->threads); each != NULL; each = sync_load(&each->next))
            thread_request(each, poll_bits);
    } else {
        Thread *main_thread = sync_load(&vm->main_thread);
        if (main_thread != NULL) thread_request(main_thread, poll_bits);
    }
    sync_add(&vm->requests_from_signals, -1u);
}

void state_await_signals(VM *vm) {
    /* Adding nothing: a handler that counts itself later sees the list without the thread. */
    while (__atomic_add_fetch(&vm->requests_from_signals, 0u, __ATOMIC_SEQ_CST) != 0) sched_yield();
}
