/* One Str for each name, so that names compare by address. Interned strings that nothing refers to are purged
 * by the collector; static ones stay. Lookups take no lock; inserting does. */
#pragma once

#include "runtime/objects/str.h"

MUST_CHECK bool intern_init(VM *vm);
void intern_free(VM *vm);
/* The interned string equal to s (s itself when it is the first). NULL: MemoryError. */
MUST_CHECK Str *intern(Thread *t, Str *s);
MUST_CHECK Str *intern_c(Thread *t, const char *utf8);
MUST_CHECK Str *intern_utf8(Thread *t, const char *utf8, size_t length);
/* How many there are; static ones alone if so wanted. */
size_t intern_count(VM *vm, bool only_static);
/* In the pause: forgets strings that were not marked. */
void intern_purge(VM *vm, bool (*is_marked)(const void *cell));
ALWAYS_INLINE bool is_interned(const Str *s) { return object_flags(&s->header) & OBJECT_INTERNED; }
