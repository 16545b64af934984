/* The modules written in Python that are part of the program: text that the build puts beside the
 * machine, so that nothing need be installed. The table is made by stdlib/freeze.sh. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

typedef struct FrozenModule {
    const char *name;          /* "concurrent.futures" */
    const unsigned char *data; /* the source text; a zero follows it */
    size_t size;
    bool is_package;
} FrozenModule;

/* Sorted by name, in the order of strcmp. */
extern const FrozenModule frozen_modules[];
extern const size_t frozen_module_count;
