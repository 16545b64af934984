/* Everything that a VM is: there is no other state. One process may hold a thousand. */
#pragma once

#include "runtime/memory/gc.h"
#include "runtime/threads/thread.h"

typedef struct Type Type;         /* objects/type.h */
typedef struct Shape Shape;       /* shape.h */
typedef struct Dict Dict;         /* objects/dict.h */
typedef struct Str Str;           /* objects/str.h */

#define SHAPE_CHUNK_BITS 10
#define SHAPE_CHUNK_SIZE (1 << SHAPE_CHUNK_BITS)
#define SHAPE_CHUNK_COUNT 4096    /* four million shapes */
#define VM_ROOTS_MAX 256

/* Host references (mpy_ref): slots that the collector scans. */
typedef struct HostReferences {
    Value *slots;
    size_t count, capacity, first_free;
} HostReferences;

struct VM {
    /* Types by built-in id; complete after vm_init. */
    Type *types[256];
    Type *exception_group;

    /* Shapes by id, in chunks that never move. */
    Shape **shape_chunks[SHAPE_CHUNK_COUNT];
    uint32_t shape_count;
    uint32_t type_version;        /* the last one given to a type; never reused (objects/type.h) */
    Mutex shape_mutex;

    Heap *heap;

    /* Threads. */
    Thread *threads;
    Mutex threads_mutex;
    Mutex stop_token;
    Gil gil;
    Thread *main_thread;
    uint32_t thread_count;
    Thread **owners;              /* by owner id; NULL: free or retired */
    uint32_t exiting;

    /* Strings: the intern table (intern.c). */
    void *intern_table;
    Mutex intern_mutex;

    /* Python-level state. All are roots. */
    Dict *builtins;               /* builtins.__dict__, values in cells */
    Dict *modules;                /* sys.modules */
    Dict *sys_dict;               /* sys.__dict__ */
    Value builtins_module, sys_module;
    Value stdout_file, stderr_file, stdin_file; /* what sys started with */
    Value main_module;
    Value empty_tuple;
    Value memory_error;           /* made beforehand */
    Value recursion_error;
    Value roots[VM_ROOTS_MAX];    /* of modules in C: see vm_root() */
    const void *root_keys[VM_ROOTS_MAX];
    HostReferences host_references;
    Mutex host_mutex;

    /* Weak references: objects -> lists of weakref objects (objects/weakref.c). */
    void *weak_table;
    Mutex weak_mutex;

    /* Settings. */
    uint32_t recursion_limit;
    size_t int_max_str_digits;
    uint32_t optimize;            /* -O */
    bool gc_enabled;
    void *command_line;           /* vm/main.c: sys.flags and the like */

    /* Installed by floors above runtime/. */
    const struct VmHooks *hooks;
    void *import_state;           /* vm/import.c */
    void *host_data;
    const struct mpy_config *config;
};

/* What the floors above give to the floor below. */
typedef struct VmHooks {
    /* Runs what signals, budgets and async exceptions ask for (safepoint.c calls it). False: exception set. */
    bool (*python_actions)(Thread *t, uint32_t poll_bits);
    /* Marks what vm/ keeps beside the fields above: frames' instances, import state. */
    void (*mark_roots)(Marker *m, VM *vm);
    void (*mark_thread)(Marker *m, Thread *t);
    void (*after_fork_child)(Thread *t);
    void (*unraisable)(Thread *t, const char *message, Value where); /* t->exception is set; clears it */
    /* super() without arguments: __class__ and the first argument of the calling Python function. False: exception set. */
    bool (*super_arguments)(Thread *t, Value *type, Value *object);
} VmHooks;

ALWAYS_INLINE Shape *shape_by_id(VM *vm, uint32_t id) {
    Shape **chunk = load_acquire(&vm->shape_chunks[id >> SHAPE_CHUNK_BITS]);
    return load_acquire(&chunk[id & (SHAPE_CHUNK_SIZE - 1)]);
}
