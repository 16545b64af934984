/* Objects as bytes and back: CPython's marshal format, versions 0 to 5, in which a code object's contents are our own
 * (marshal_code.c).
 *
 * Reading trusts nothing. Room is made as bytes arrive, so a short text cannot ask for much memory; the depth is limited; and
 * each code object is verified (verify.h) before anybody can run it. */
#pragma once

#include "runtime/objects/bytes.h"
#include "runtime/objects/code.h"

#define MARSHAL_VERSION 5

/* ValueError: there is no such form of it. */
MUST_CHECK Bytes *marshal_dump(Thread *t, Value v, int version, bool allow_code);
/* What the first bytes say; those behind are left alone. They must stay as they are meanwhile. */
MUST_CHECK Value marshal_load(Thread *t, const uint8_t *data, size_t length, bool allow_code);
/* The same from a file, of which no byte more is read. */
MUST_CHECK Value marshal_load_file(Thread *t, Value file, bool allow_code);

/* Changes with all that the meaning of a code object's words depends on: half of the magic number of compiled files. */
uint16_t marshal_code_tag(void);
