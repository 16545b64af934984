/* The points where a thread may be stopped, or may be given something to do. There are three, and
 * no others:
 *
 *   inside stop     heap_allocate_slow(), and being detached inside an operation;
 *   clean stop      poll_actions(), the bytecode polls, and every other detached state;
 *   Python actions  the same two: giving up the GIL, signal handlers, asynchronous
 *                   exceptions, host interrupts, budgets, finalizers.
 *
 * The interpreter polls at back-edges and at function entry. C code that loops calls poll_actions()
 * in each round where any Python code could run anyway, or where its operands are immutable or
 * private to it. */
#pragma once

#include "runtime/threads/thread.h"

/* Serves what the poll word asks for. False: an exception is set (KeyboardInterrupt, a budget,
 * ...). */
MUST_CHECK bool safepoint_actions(Thread *t);

/* The same between two instructions of Python code, where a thread holds no lock of ours: a daemon stays here when the program has
 * ended, until the VM is freed. */
MUST_CHECK bool safepoint_instruction(Thread *t);

ALWAYS_INLINE MUST_CHECK bool poll_actions(Thread *t) {
    ASSERT(t->write_depth == 0, "no safepoint inside a write section");
    return LIKELY(load_relaxed(&t->poll) == 0) || safepoint_actions(t);
}

/* Serves inside stops only; cannot fail and runs no Python code. */
void safepoint_inside(Thread *t);
