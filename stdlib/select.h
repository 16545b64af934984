/* Module select, in two files: select() and poll(); epoll. */
#pragma once

#include "runtime/objects/type.h"

/* How long poll(2) and its like may wait: milliseconds until the deadline, at least 0; -1 for ever. */
int select_wait_ms(int64_t deadline);
/* The number of a time-out; TypeError says that it must be of that kind ("a float"). */
MUST_CHECK bool select_number(Thread *t, Value v, const char *kind, double *n);
/* A time-out in seconds (scale 1000) or milliseconds (scale 1) as a deadline; NULL and None: never. */
MUST_CHECK bool select_deadline(Thread *t, Value v, double scale, int64_t *deadline);

extern const TypeDef epoll_typedef;
MUST_CHECK bool epoll_add_constants(Thread *t, Module *m);
