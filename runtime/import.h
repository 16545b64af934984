/* Importing, for the floors below vm/, which has the machinery (vm/import.c). */
#pragma once

#include "runtime/vm.h"

/* sys.modules[name], imported if need be. */
MUST_CHECK Value import_module_c(Thread *t, const char *name);
/* What an AttributeError says of a name that the module, called `shown` (a str), lacks. */
MUST_CHECK Str *import_missing_text(Thread *t, Value module, Value shown, Str *name);
