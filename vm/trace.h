/* sys.settrace and sys.setprofile.
 *
 * Code that is traced has, in its instance, the opcode TRACED in place of each of its own; what it stands for is in the template.
 * So code that is not traced costs nothing more than it did. A thread that traces has POLL_TRACE in its poll word: each frame that it
 * enters has its instance armed, and so have, when it begins, all frames that it is in. Other threads pass over TRACED; when the
 * last thread has stopped, so does whoever comes by, and puts the opcodes back. */
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
/* Frame f, which has FRAME_TRACED, is left by t->exception. */
void trace_unwound(Thread *t, Frame *f);
/* The thread ends. */
void trace_ended(Thread *t);
/* frame.f_lineno = line, in a function that is traced. */
MUST_CHECK bool trace_jump(Thread *t, FrameObject *o, Value line);
