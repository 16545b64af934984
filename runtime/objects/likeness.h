/* Which name was probably meant. */
#pragma once

#include "runtime/objects/str.h"

/* Of `count` names the one that is most like `name`, with no more than about a third of its letters changed. NULL: none is, or
 * (rarely) an exception is set. What is no str, and name itself, do not count. */
Value names_nearest(Thread *t, const Value *names, size_t count, Str *name);
