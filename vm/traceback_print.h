/* Uncaught exceptions as text, as CPython prints them. */
#pragma once

#include "runtime/objects/exception.h"

/* The whole report of an exception, ending with a newline. */
MUST_CHECK Str *traceback_text(Thread *t, Value exception);
/* sys.excepthook's work: writes it to sys.stderr, or to descriptor 2 if that is gone. Sets no exception. */
void traceback_print(Thread *t, Value exception);
/* VmHooks.unraisable. */
void traceback_unraisable(Thread *t, const char *message, Value where);
/* Text to sys.stderr, or, if that is lost or broken, to descriptor 2; nowhere if it is None. Sets no exception. */
void traceback_write(Thread *t, Str *text);
/* To descriptor 2 even if sys.stderr is None. */
void traceback_write_always(Thread *t, Str *text);
