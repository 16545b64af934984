/* Ints from text, for the callers that have their own idea of where it comes from or of what is
 * wrong with it. */
#pragma once

#include "runtime/objects/int.h"
#include "runtime/objects/str.h"

/* Sign, prefix, digits with underscores; no white space. base 0, or 2 to 36. 1: *out is set; 0:
 * malformed; -1: error. */
int int_parse(Thread *t, const char *text, size_t length, unsigned base, Value *out);
/* int(s, base). */
MUST_CHECK Value int_from_str(Thread *t, Str *s, unsigned base);
Value int_raise_invalid_literal(Thread *t, Value literal, unsigned base);
/* Writes n without a final zero; returns the length. */
size_t int_write_decimal(uint64_t n, char out[20]);
