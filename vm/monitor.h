/* sys.monitoring (PEP 669): which tools want which events of which code, and telling them.
 *
 * While a tool wants any event, every thread of the VM has POLL_TRACE in its poll word, so that frames which are entered
 * come by vm/trace.c: it arms the code that a tool wants to know of, and finds out what happens there. The sets of events
 * are changed at a clean stop of all threads, and read without more. What a code object has of its own hangs on it
 * (CodeMonitor) and counts only while it carries the number of its tool's present use: whoever gives a tool up, or asks
 * for disabled events to come again, raises a number, and looks for no code. */
#pragma once

#include "runtime/objects/tuple.h"
#include "vm/frame.h"

/* EVENT(NAME, bit). Those before RAISE belong to places in code: they can be asked for, and disabled, there. C_RETURN and
 * C_RAISE come with CALL; BRANCH stands for the two that follow JUMP. */
#define MONITOR_EVENTS(EVENT) \
    EVENT(PY_START, 0) EVENT(PY_RESUME, 1) EVENT(PY_RETURN, 2) EVENT(PY_YIELD, 3) EVENT(CALL, 4) EVENT(LINE, 5) \
    EVENT(INSTRUCTION, 6) EVENT(JUMP, 7) EVENT(BRANCH_LEFT, 8) EVENT(BRANCH_RIGHT, 9) EVENT(STOP_ITERATION, 10) \
    EVENT(RAISE, 11) EVENT(EXCEPTION_HANDLED, 12) EVENT(PY_UNWIND, 13) EVENT(PY_THROW, 14) EVENT(RERAISE, 15) \
    EVENT(C_RETURN, 16) EVENT(C_RAISE, 17) EVENT(BRANCH, 18)

#define MONITOR_EVENT_ID(NAME, bit) MONITOR_##NAME = bit,
enum { MONITOR_EVENTS(MONITOR_EVENT_ID) MONITOR_EVENT_COUNT };
#undef MONITOR_EVENT_ID
enum { MONITOR_LOCAL_COUNT = MONITOR_RAISE, MONITOR_TOOLS = 6 };

#define MONITOR_BIT(event) (1u << (event))

typedef struct Monitor {
    uint32_t events[MONITOR_TOOLS];     /* wanted of all code, by tool */
    uint32_t uses[MONITOR_TOOLS];       /* raised when a tool forgets its local events */
    uint32_t local_tools;               /* bits of tools that want events of some code */
    uint32_t all_events;                /* what any tool wants of all code */
    uint32_t restarts;                  /* raised when disabled events shall come again */
    Mutex mutex;                        /* while a CodeMonitor is hung up, or notes what is disabled */
} Monitor;

/* The VM's, made on the first call. NULL: MemoryError is set. */
MUST_CHECK Monitor *monitor_get(Thread *t);
void monitor_free(VM *vm);
/* Does any tool want anything? */
bool monitor_is_on(const VM *vm);
/* What tools want of a code object. */
uint32_t monitor_events(const VM *vm, const Code *code);
uint32_t monitor_local_events(const VM *vm, const Code *code, unsigned tool);

/* Names and functions of tools, DISABLE and MISSING: one block of values, laid out so. */
enum {
    MONITOR_DISABLE, MONITOR_MISSING, MONITOR_NAMES, MONITOR_CALLBACKS = MONITOR_NAMES + MONITOR_TOOLS,
    MONITOR_VALUES = MONITOR_CALLBACKS + MONITOR_TOOLS * MONITOR_EVENT_COUNT,
};
MUST_CHECK ValuesBlock *monitor_values(Thread *t);
ALWAYS_INLINE size_t monitor_callback_index(unsigned tool, unsigned event) {
    return MONITOR_CALLBACKS + (size_t)tool * MONITOR_EVENT_COUNT + event;
}

/* Changes of what tools want. False: an exception is set. */
MUST_CHECK bool monitor_set_events(Thread *t, unsigned tool, uint32_t events);
MUST_CHECK bool monitor_set_local_events(Thread *t, Code *code, unsigned tool, uint32_t events);
/* The tool forgets its functions and events. */
MUST_CHECK bool monitor_clear(Thread *t, unsigned tool);
MUST_CHECK bool monitor_restart(Thread *t);

/* Calls the functions of the tools, that with the highest number first, that want `event` at word `offset` of the code, with the code object, the event's second argument
 * (NULL: the offset) and what follows. False: an exception is set. */
MUST_CHECK bool monitor_tell(Thread *t, Code *code, unsigned event, uint32_t offset, Value second, Value third, Value fourth);
