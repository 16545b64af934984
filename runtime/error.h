/* Raising. An exception is set on the thread, and the caller returns NULL (or false, -1) at once; each function
 * here returns NULL (or false), so that `return raise_type_error(...)` reads well.
 *
 * Formats are those of str_format() (objects/str.h): %s C string, %d int, %zd int64_t, %zu size_t, %c code point, %x,
 * %V str(value), %R repr(value), %A ascii(value), %U a Str*, %T the name of the value's type, %N the name of a Type*, %%. */
#pragma once

#include "runtime/objects/protocol.h"

Value raise_error(Thread *t, uint32_t exception_id, const char *format, ...);
Value raise_type_error(Thread *t, const char *format, ...);
Value raise_value_error(Thread *t, const char *format, ...);
Value raise_index_error(Thread *t, const char *format, ...);
Value raise_overflow_error(Thread *t, const char *format, ...);
Value raise_runtime_error(Thread *t, const char *format, ...);
Value raise_key_error(Thread *t, Value key);
Value raise_stop_iteration(Thread *t, Value value);
Value raise_memory_error(Thread *t);                    /* allocates nothing */
Value raise_os_error(Thread *t, int error_number, Value filename, Value filename2); /* the subclass that errno says */
Value raise_attribute_error(Thread *t, Value object, Str *name);
Value raise_value(Thread *t, Value exception);          /* an instance, or a class to call */
Value raise_bad_argument(Thread *t, const char *function, int position, const char *expected, Value got);

/* The same for functions that return bool. */
#define FAIL_WITH(raise) ((void)(raise), false)

/* What is being raised now: NULL or an exception instance. */
ALWAYS_INLINE bool error_is_set(const Thread *t) { return t->exception != NULL; }
bool error_matches(Thread *t, uint32_t exception_id);   /* the one being raised is of that built-in type */
Value error_take(Thread *t);                            /* clears and returns it */
void error_restore(Thread *t, Value exception);
void error_clear(Thread *t);
/* Makes cause the __cause__ / the handled one the __context__ of what is being raised. */
void error_set_cause(Thread *t, Value cause);
/* Gives it to sys.unraisablehook, and clears it. Behind a message stands the repr of `where`; without: "Exception ignored in: ...". */
void error_unraisable(Thread *t, const char *message, Value where);
/* A warning of that category id; may raise it. Level as in warnings.warn. */
MUST_CHECK bool warn(Thread *t, uint32_t category_id, int stack_level, const char *format, ...);
/* About a line of source. */
MUST_CHECK bool warn_at(Thread *t, uint32_t category_id, const char *message, Value filename, int line);
