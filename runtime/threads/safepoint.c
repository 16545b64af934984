/* What a thread does at its safepoints. */
#include "runtime/threads/safepoint.h"

#include <sched.h>

#include "runtime/threads/state.h"

/* The bit is cleared before the state word is looked at, and set after the request was counted:
 * none is missed. */
static void safepoint_stop(Thread *t, uint32_t bits, uint32_t detached_state) {
    sync_and(&t->poll, ~bits);
    state_pause(t, detached_state);
    state_resume(t, detached_state);
}

void safepoint_inside(Thread *t) {
    if (UNLIKELY(load_relaxed(&t->poll) & POLL_STOP_INSIDE))
        safepoint_stop(t, POLL_STOP_INSIDE, STATE_DETACHED_INSIDE);
}

static void safepoint_drop_gil(Thread *t) {
    state_pause(t, STATE_DETACHED_CLEAN);
    gil_yield(&t->vm->gil, t);
    if (MINIPY_STRESS) sched_yield();
    state_resume(t, STATE_DETACHED_CLEAN);
}

bool safepoint_instruction(Thread *t) {
    while (UNLIKELY(load_relaxed(&t->poll) & POLL_REST) && !(sync_load(&t->poll) & POLL_EXITING)) {
        sync_and(&t->poll, ~(uint32_t)POLL_ACTIONS_MASK | POLL_EXITING);
        (void)thread_park(t, &t->vm->finishing, 1, PARK_FOREVER);
    }
    return safepoint_actions(t);
}

bool safepoint_actions(Thread *t) {
    ASSERT(t->write_depth == 0, "no safepoint inside a write section");
    uint32_t bits = load_relaxed(&t->poll);
    if (bits & (POLL_STOP_INSIDE | POLL_STOP_CLEAN))
        safepoint_stop(t, POLL_STOP_INSIDE | POLL_STOP_CLEAN, STATE_DETACHED_CLEAN);
    if (bits & (POLL_DROP_GIL | POLL_STRESS)) safepoint_drop_gil(t);
    uint32_t actions = bits & POLL_ACTIONS_MASK;
    if (UNLIKELY(actions != 0)) {
        /* That the VM is exiting stays so. */
        sync_and(&t->poll, ~(actions & ~(uint32_t)POLL_EXITING));
        const VmHooks *hooks = t->vm->hooks;
        if (hooks != NULL && hooks->python_actions != NULL && !hooks->python_actions(t, actions))
            return false;
    }
    /* Last: a signal's handler that ran inside a finalizer could not raise. */
    if (bits & POLL_FINALIZERS) {
        sync_and(&t->poll, ~(uint32_t)POLL_FINALIZERS);
        gc_run_finalizers(t);
    }
    return true;
}
