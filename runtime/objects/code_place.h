/* Offsets and lines of code as Python sees them. */
#pragma once

#include <limits.h>

#include "runtime/objects/code.h"

#define CODE_NO_LINE INT32_MIN /* in a table whose lines count from the first of the code; in others: -1 */
/* The line of a call itself: that of the def, class or lambda; a module has none. */
int code_call_line(const Code *code);
/* What Python sees as an offset counts two units a word. The first unit of all is the call, for which there is no instruction; the second
 * is the first instruction. */
ALWAYS_INLINE int64_t code_unit(uint32_t offset) { return offset ? 2 * (int64_t)offset : 1; }
