/* Modules that are in a host or in a file of their own: see "plug-ins" in minipy.h.
 *
 * The build knows which plug-ins there are, and what each stands on; those that it left out are known all the same, so that
 * importing one says what is missing. */
#pragma once

#include "runtime/objects/function.h"
#include "vm/minipy.h"

typedef struct PluginDef {
    const char *name;  /* of the module */
    const char *needs; /* the libraries, as pkg-config knows them */
} PluginDef;

/* gen/modules.c; ended by a NULL name. */
extern const PluginDef known_plugins[];

/* The host has the module. False: no memory, no exception. */
bool plugin_register(Thread *t, const char *name, mpy_module_function fill);
/* Files are looked for beside the program, in plugins/gil-on or plugins/gil-off, then in ../lib/minipy/. Without
 * this call no file is opened. */
void plugin_use_files(VM *vm);
void plugin_free(VM *vm);

/* The module, filled. NULL without exception: no plug-in has that name. */
MUST_CHECK Value plugin_load(Thread *t, Str *name, const char *c_name);
