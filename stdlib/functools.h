/* The files of module _functools. */
#pragma once

#include "runtime/objects/type.h"

extern const TypeDef partial_typedef, placeholder_typedef; /* functools_partial.c */
extern const TypeDef lru_cache_typedef;                    /* functools_cache.c */
/* The VM-wide root of an object that no argument can be: it separates positional arguments from
 * keywords in keys. */
extern const char lru_cache_mark_key;
