/* What the files of module sys share. */
#pragma once

#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/objects/function.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/structseq.h"

/* Each file's functions, ended by a NULL name, and what it adds beside them. */
extern const NativeDef sys_info_functions[], sys_hook_functions[], sys_threads_functions[];
bool sys_info_init(Thread *t, Module *m);
bool sys_places_init(Thread *t, Module *m);
MUST_CHECK bool sys_monitoring_init(Thread *t, Module *m);
