/* What a thread does at a "Python actions" safepoint: signal handlers, asynchronous exceptions, interrupts of the host. */
#pragma once

#include "runtime/vm.h"

/* VmHooks.python_actions. */
bool actions_run(Thread *t, uint32_t poll_bits);
/* VmHooks.after_fork_child. */
void actions_after_fork(Thread *t);

/* Python handlers of signals: for a C handler, async-signal-safe: notes that `signal` arrived. */
void actions_signal_arrived(int signal);
/* signal.set_wakeup_fd: the descriptor before, -1: none. */
int actions_set_wakeup_fd(int fd);
/* Whose main thread runs handlers: the VM of the command. A process has one. */
MUST_CHECK bool actions_take_signals(Thread *t);
/* signal.signal(): what Python does on the signal: a callable, small_int(0) for SIG_DFL, 1 for SIG_IGN, or None. */
Value actions_get_handler(Thread *t, int signal);
MUST_CHECK bool actions_set_handler(Thread *t, int signal, Value handler);
/* KeyboardInterrupt, as if SIGINT had arrived. */
/* signal.default_int_handler: raises KeyboardInterrupt. */
MUST_CHECK Value actions_default_handler(Thread *t);
/* SIGINT raises KeyboardInterrupt in the main thread. */
MUST_CHECK bool signal_install_default(Thread *t);
void actions_interrupt_main(VM *vm, int signal);
