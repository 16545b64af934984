/* A whole virtual machine: the runtime with the modules that every program needs, and the hooks that connect the floors. */
#pragma once

#include "runtime/vm.h"

typedef struct MachineOptions {
    size_t heap_limit;       /* bytes of collected memory; 0: none */
    int optimize;            /* as -O */
    bool no_standard_files;  /* sys.stdin and the like are None */
    void *command_line;      /* what sys.flags and sys.argv come from; command.h, or NULL */
} MachineOptions;

/* A VM with builtins and sys, the calling thread attached as its main thread. NULL: no memory. */
MUST_CHECK VM *machine_new(const MachineOptions *options);
/* Runs what is to be run at exit: waits for threads, atexit, flushes files. False: standard output could not be flushed. */
bool machine_finish(Thread *t);
void machine_free(VM *vm);
