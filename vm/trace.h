/* sys.settrace and sys.setprofile, and what sys.monitoring tells of (monitor.h).
 *
 * Code that is traced has, in its instance, the opcode TRACED in place of each of its own; what it stands for is in the template.
 * So code that is not traced costs nothing more than it did. A thread that traces has POLL_TRACE in its poll word: each frame that it
 * enters has its instance armed, and so have, when it begins, all frames that it is in. Other threads pass over TRACED; when the
 * last thread has stopped, so does whoever comes by, and puts the opcodes back. While a tool monitors, all threads have POLL_TRACE,
 * and arm the code that some tool wants to hear of. */
#pragma once

#include "vm/frame.h"

/* t->trace_function or t->profile_function (slot) becomes `function`, or nothing (NULL). stopped: the caller has stopped all threads,
 * and t may be any of them. */
void trace_set(Thread *t, Value *slot, Value function, bool stopped);
/* A frame is entered, and the poll word is not zero. False: an exception is set. */
MUST_CHECK bool trace_enter(Thread *t, Frame *f);
/* A generator's frame goes on. */
void trace_resume(Thread *t, Frame *f);
/* At a TRACED instruction, with the frame's pc saved: calls the functions. Where to go on (f_lineno may have been assigned), or NULL
 * with an exception. */
const Instruction *trace_instruction(Thread *t, Frame *f);
/* t->exception has come to frame f; it may be replaced. */
void trace_exception(Thread *t, Frame *f);
/* t->exception is raised again in frame f (MONITOR_RERAISE), or handled there, by the code at word `offset`
 * (MONITOR_EXCEPTION_HANDLED). */
void trace_passes(Thread *t, Frame *f, unsigned event, uint32_t offset);
/* A generator's frame goes on with t->exception. */
void trace_thrown(Thread *t, Frame *f);
/* Frame f is left by t->exception. */
void trace_unwound(Thread *t, Frame *f);
/* Whether t has tracing functions, or its VM tools, has changed: its poll word follows, and the frames that it is in are armed.
 * stopped: as above. */
void trace_update(Thread *t, bool stopped);
/* t begins to look at lines: what is left of those that its frames are in begins none. */
void trace_within_lines(Thread *t);
/* The thread ends. */
void trace_ended(Thread *t);
/* frame.f_lineno = line, in a function that is told of a line (vm/jump.c). */
MUST_CHECK bool trace_jump(Thread *t, FrameObject *o, Value line);
