/* Which registers of code are live at an instruction: read there, or later before they are written. */
#pragma once

#include "vm/frame.h"
#include "vm/verify_impl.h"

typedef struct Liveness {
    const Verifier *v;       /* its first step has been taken */
    uint32_t set_words;      /* of one set of registers */
    uint64_t *live;          /* a set for each word of code */
} Liveness;

/* In memory of v's arena. False: there is none, and no exception is set. */
MUST_CHECK bool liveness_find(Liveness *l, Verifier *v);
/* Before the instruction at `at`. */
bool liveness_has(const Liveness *l, uint32_t at, uint32_t r);

/* Clears the registers of the thread's frames that hold what nobody will read again: parts of expressions, arguments of calls that
 * are over. A collection would find it there. Variables are left as they are. */
void liveness_forget_dead(Thread *t);
