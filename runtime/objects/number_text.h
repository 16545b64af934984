/* Numbers in text: what int(), float() and complex() read, whichever script its digits are of. */
#pragma once

#include "runtime/objects/str.h"

/* s without white space around it, its decimal digits as ASCII ones, and every other character
 * beyond ASCII as '?', which no number has. Zero-terminated if s has no trailing white space. NULL:
 * MemoryError. */
MUST_CHECK const char *number_text(Thread *t, Str *s, size_t *length);
/* The same of bytes: only the white space goes. */
const char *number_text_trim(const char *text, size_t *length);
/* A zero-terminated copy without the underscores, each of which must stand between two digits;
 * length is of the result. NULL without an exception: one did not. */
const char *number_text_without_underscores(Thread *t, const char *text, size_t *length);
