/* Calling: from C into Python functions, and the binding of arguments to parameters. */
#pragma once

#include "vm/frame.h"

/* Runs frames from `entry` (kind FRAME_ENTRY, already linked as t->frame) until it returns or raises. */
MUST_CHECK Value interp_run(Thread *t, Frame *entry);

/* TypeSlots.call of functions. */
Value vm_function_call(Thread *t, Value function, Value *args, size_t nargs, Value kwnames);
/* Runs a module body, a class body, exec or eval: locals may be NULL (then they are the globals). closure: cells or NULL. */
MUST_CHECK Value vm_run_code(Thread *t, Code *code, Dict *globals, Value locals, Value closure);
/* Class bodies: like calling `function` without arguments, with the namespace as locals. */
MUST_CHECK Value vm_run_class_body(Thread *t, Value function, Value namespace);

/* Arguments in registers[0..nargs+nkw) become parameters in place: defaults, *args, **kwargs, errors as CPython's. The
 * rest of the locals becomes unbound, and closure cells are copied. */
MUST_CHECK bool call_bind(Thread *t, Function *f, Instance *instance, Value *registers, size_t nargs, Value kwnames);

/* Adds the current instruction of frame f to the traceback of t->exception. */
void unwind_add_traceback(Thread *t, Frame *f);
/* The traceback of an exception that is made, not raised, by the current instruction of frame f. */
MUST_CHECK bool unwind_start_traceback(Thread *t, Frame *f, Value exception);
/* The frame raises t->exception again, from another place than where its traceback says: tb_frame will be there. */
void unwind_note_reraise(Thread *t, const Frame *f);
/* The frame is about to be left by t->exception: what its variables hold is kept for tb_frame.f_locals. Not when memory is short:
 * what takes it up would stay alive. */
void unwind_keep_locals(Thread *t, Frame *f);
/* The handler for the frame's current offset: word offset, or -1. */
int32_t unwind_find_handler(Thread *t, const Code *code, uint32_t offset);
