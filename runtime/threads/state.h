/* For the files in this folder: how a thread passes between its states, and how stoppers count. */
#pragma once

#include "runtime/vm.h"

/* Publishes a detached state (the GIL, if there is one, stays), and takes it back, waiting for
 * stops to end. */
void state_pause(Thread *t, uint32_t detached_state);
void state_resume(Thread *t, uint32_t detached_state);

/* Stores where the stack and the callee-saved registers are. `cfa` is the stack pointer of whoever
 * called the caller, to whose frame everything from the own frame on belongs. Only from OPAQUE_CALL
 * functions that begin with STATE_SPILL. */
void state_save_stack(Thread *t, const void *cfa);
#define STATE_SPILL() __builtin_unwind_init()
/* So that the last call of such a function is not made after its frame is gone. */
#define STATE_KEEP_FRAME() __asm__ volatile("" ::: "memory")

/* The two steps that end an attachment. Between them the OS thread has none, so that it may wait for
 * whatever it likes. */
void state_leave(Thread *t);
void state_return(Thread *outer, bool attached);

/* A thread that is off the list is not looked at by signal handlers any more once this returns. */
void state_await_signals(VM *vm);

/* A stop of one thread or all, without its token: the caller holds that, is detached as the kind
 * wants, and holds vm->threads_mutex during request and release. request() has counted those that
 * have to come. */
void stop_request(Thread *t, Thread *target, StopKind kind);
void stop_wait(VM *vm, StopKind kind);
void stop_release(Thread *t, Thread *target, StopKind kind);

/* stack.c: bounds of the calling OS thread's stack; and a limit that leaves room for C code that
 * does not look. */
void stack_find_bounds(Thread *t);
void stack_set_limit(Thread *t);

/* owner.c: an id for a new thread, OWNER_SHARED when there is none left; and giving it up. Under
 * vm->threads_mutex. */
uint16_t owner_take_id(VM *vm, Thread *t);
void owner_retire_id(VM *vm, uint16_t id);
