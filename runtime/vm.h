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
#define VM_ROOTS_MAX 1024
#define OWNER_ID_COUNT 65536

/* Host references (mpy_ref): slots that the collector scans. */
typedef struct HostReferences {
    Value *slots;
    size_t count, capacity, first_free;
} HostReferences;

/* minipy.h */
struct mpy_vm;
struct mpy_object;

/* Reads a line from the terminal: see mpy_set_line_reader() in vm/minipy.h. */
typedef struct LineReader {
    struct mpy_object *(*read)(struct mpy_vm *vm, const char *prompt, void *data);
    void *data;
} LineReader;

struct VM {
    /* Types by built-in id; complete after vm_init. */
    Type *types[256];
    Type *exception_group;

    /* Shapes by id, in chunks that never move. */
    Shape **shape_chunks[SHAPE_CHUNK_COUNT];
    uint32_t shape_count;
    uint32_t type_version;        /* the last one given to a type; never reused (objects/type.h) */
    uint32_t slot_tag;            /* low bits of the cache words that may be believed (vm/instance.h) */
    Mutex shape_mutex;

    Heap *heap;
    struct Gc *gc;                /* memory/gc.c */

    /* Threads. */
    Thread *threads;
    Mutex threads_mutex;
    Mutex stop_token;             /* of the one inside stop at a time */
    Mutex clean_token;            /* of the one clean stop at a time */
    uint32_t stop_pending[2];     /* by kind of stop: threads that have yet to come */
    uint32_t stop_for_new_threads; /* requests that a new thread's state starts with */
    Gil gil;
    Thread *main_thread;
    uint32_t requests_from_signals; /* who reads the list without the mutex (threads/state.c) */
    uint32_t thread_count;
    uint32_t thread_waits;        /* of thread_start, not daemons, not ended yet */
    uint32_t users;               /* Threads, and one for the handle until vm_free_runtime() */
    Thread *vanished;             /* in a forked child: threads that are gone; their stacks are roots */
    size_t thread_stack_size;     /* threading.stack_size() */
    Thread **owners;              /* by owner id, OWNER_ID_COUNT of them; NULL: free or retired */
    uint64_t *owners_retired;     /* bits by owner id: objects may still carry it */
    uint32_t owner_hint, retired_count;
    uint32_t revocations;
    uint32_t exiting;
    uint32_t finishing;           /* sys.is_finalizing(); set once, when the threads that are waited for have ended */

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
    int dlopen_flags;             /* of sys.setdlopenflags(), for modules in files of their own */
    bool bytes_warning;           /* -b */
    bool dev_mode;                /* -X dev */
    bool gc_enabled;
    void *command_line;           /* vm/main.c: sys.flags and the like */

    /* Installed by floors above runtime/. */
    const struct VmHooks *hooks;
    void *import_state;           /* vm/import.c */
    uint32_t tracing_threads;     /* that have a trace or profile function */
    struct Monitor *monitor;      /* vm/monitor.h; NULL until sys.monitoring is used */
    uint32_t poll_for_new_threads; /* POLL_* bits that a new thread starts with */
    struct HostModule *host_modules; /* vm/plugin.c, under host_mutex */
    bool has_plugin_files;
    LineReader line_reader;       /* input() at a terminal, and the prompt; or NULL */
};

/* What the floors above give to the floor below. */
typedef struct VmHooks {
    /* Does what these POLL_ACTIONS_MASK bits ask for; they are cleared already, but for POLL_EXITING. What it leaves undone it asks
     * for again by thread_request(). False: exception set. */
    bool (*python_actions)(Thread *t, uint32_t poll_bits);
    /* Marks what vm/ keeps beside the fields above: frames' instances, import state. */
    void (*mark_roots)(Marker *m, VM *vm);
    void (*mark_thread)(Marker *m, Thread *t);
    /* Trace functions of CELL_INSTANCE and CELL_CACHE_RECORD. */
    TraceFn trace_instance, trace_cache_record;
    /* The thread is about to be freed, detached: frees what vm/ has given it. */
    void (*thread_ended)(Thread *t);
    /* Nobody uses the VM any more: frees what vm/ has given it. Objects are still there, no thread is. */
    void (*vm_ended)(VM *vm);
    void (*after_fork_child)(Thread *t);
    void (*forget_dead)(Thread *t, bool thoroughly); /* before a last collection: what is dead but may still be found in the thread's registers */
    void (*unraisable)(Thread *t, const char *message, Value where); /* t->exception is set; clears it */
    /* super() without arguments: __class__ and the first argument of the calling Python function. False: exception set. */
    bool (*super_arguments)(Thread *t, Value *type, Value *object);
    Dict *(*current_globals)(Thread *t);                     /* of the innermost Python frame, or NULL */
    Value (*traceback_frame)(Thread *t, Value traceback);   /* tb_frame: makes it, or finds it */
    Value (*code_branches)(Thread *t, Value code);           /* a list: co_branches() */
    void (*code_shift_names)(uint64_t *words, uint32_t count, uint32_t by); /* adds to the numbers of names in instructions */
    bool (*verify_code)(Thread *t, Value code);              /* may it run? False: exception set (vm/verify.h) */
} VmHooks;

ALWAYS_INLINE Shape *shape_by_id(VM *vm, uint32_t id) {
    Shape **chunk = load_acquire(&vm->shape_chunks[id >> SHAPE_CHUNK_BITS]);
    return load_acquire(&chunk[id & (SHAPE_CHUNK_SIZE - 1)]);
}

/* A VM with the built-in types and the calling OS thread as its main thread, attached. limit: bytes of collected memory, 0 for
 * none. NULL: no memory. */
MUST_CHECK VM *vm_new_runtime(const VmHooks *hooks, size_t heap_limit);
/* Called by a thread of the OS that is attached to it or has no Thread in it. Threads that are still there unwind at their next
 * safepoint, or when their blocking call ends; the last one frees the heap. The calling thread's Thread is freed. */
void vm_free_runtime(VM *vm);
/* For thread_free(): one user less. The last one frees everything. */
void vm_leave(VM *vm);
