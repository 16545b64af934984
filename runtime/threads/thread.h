/* Threads of a VM: attached while they may touch objects, detached while they block.
 *
 * One state word per thread, changed by compare-and-swap and addition only:
 *
 *      bits 0..1   ATTACHED, DETACHED_CLEAN (no operation is under way), DETACHED_INSIDE (one is)
 *      bits 2..15  requests for an inside stop: served by either detached state
 *      bits 16..31 requests for a clean stop: served by DETACHED_CLEAN only
 *
 * attach: DETACHED_x -> ATTACHED, possible only while no request that x serves is counted (else
 * park). A stopper adds a request to the word; a detached thread is thereby stopped at once, an
 * attached one is told by its poll word and stops at its next safepoint of that kind.
 *
 * One inside stop at a time: its stopper holds vm->stop_token, waiting for which it is detached
 * inside; so stoppers never wait for each other. One clean stop at a time: vm->clean_token, waited
 * for detached clean. Who gathers a clean stop is itself detached clean and may be stopped; once
 * all others are clean, none of them can be in the middle of an inside stop or waiting for the
 * token of one. With a GIL a stopper holds the GIL from begin to end, so every other thread is
 * detached clean already.
 *
 * When a detached state is published the callee-saved registers and the stack pointer have been
 * stored, by functions that the compiler neither inlines nor analyses, so the collector scans
 * [stack_top, stack_base) and saved_registers. */
#pragma once

#include <pthread.h>
#include <sys/types.h>

#include "runtime/memory/heap.h"
#include "runtime/threads/gil.h"
#include "runtime/threads/park.h"

enum {
    STATE_ATTACHED = 0,
    STATE_DETACHED_CLEAN = 1,
    STATE_DETACHED_INSIDE = 2,
    STATE_MASK = 3,
    STATE_INSIDE_REQUEST = 1 << 2,
    STATE_INSIDE_MASK = 0xfffc,
    STATE_CLEAN_REQUEST = 1 << 16,
    STATE_CLEAN_MASK = (int)0xffff0000,
};

/* Bits of the poll word: why the thread should look up at its next safepoint. */
enum {
    POLL_STOP_INSIDE = 1,   /* a collection or a revocation waits */
    POLL_STOP_CLEAN = 2,    /* fork, settrace, a structural change */
    POLL_DROP_GIL = 4,
    POLL_SIGNAL = 8,        /* main thread: run Python signal handlers */
    POLL_ASYNC_EXCEPTION = 16, /* t->async_exception */
    POLL_INTERRUPT = 32,    /* the host: mpy_interrupt */
    POLL_BUDGET = 64,       /* instructions or time are used up */
    POLL_FINALIZERS = 128,  /* gc_run_finalizers */
    POLL_TRACE = 256,       /* settrace, setprofile or sys.monitoring is on: the interpreter takes its slow path */
    POLL_EXITING = 512,     /* the VM is being freed: unwind */
    POLL_REST = 2048,       /* the program has ended: a daemon rests at its next instruction */
    POLL_STRESS = 1024,     /* BUILD=stress, never cleared: let others run at every safepoint */
    POLL_INSIDE_MASK = POLL_STOP_INSIDE,
    /* What ends a park, and what VmHooks.python_actions is called for. */
    POLL_ACTIONS_MASK =
        POLL_SIGNAL | POLL_ASYNC_EXCEPTION | POLL_INTERRUPT | POLL_BUDGET | POLL_EXITING,
};

typedef struct Frame Frame;             /* vm/frame.h */

/* The register stack of a thread, outside the heap, in memory of the system: one segment, or
 * several chained. Rooted from `words` up to t->register_top (saved_top in segments before the
 * current one); what lies above may be cleared at any stop. */
typedef struct RegisterSegment RegisterSegment;
struct RegisterSegment {
    RegisterSegment *previous;
    Value *limit;
    Value *saved_top;
    Value words[];
};

#define THREAD_SAVED_REGISTERS 48

struct Thread {
    uint32_t state;          /* see above */
    uint32_t poll;           /* POLL_* bits; set by others, read at safepoints */
    uint16_t owner_id;       /* what it stamps into objects; OWNER_SHARED when ids ran out */
    uint16_t write_depth;    /* debug: inside a write section, where no safepoint may be */
    uint32_t state_waiting;  /* it may be parked on `state` */
    VM *vm;
    ThreadHeap heap;

    /* Interpreter: see vm/frame.h. The collector scans the register segments up to
     * `register_top`. */
    Frame *frame;            /* innermost Python frame, or NULL */
    Value *register_top;     /* first word not in use, saved before anything that may stop */
    Value *register_limit;   /* end of the current segment */
    RegisterSegment *segment;
    uint32_t recursion_depth, recursion_limit; /* Python calls */
    uint32_t origin_depth;   /* frames that a new coroutine notes as its origin */
    bool generator_ended;    /* did the generator that was left last end, or yield? */
    uint8_t raised_serial;   /* of the frame that last met its first exception (vm/frame.h) */
    const char *c_stack_limit; /* C code below this address raises RecursionError */

    /* Exceptions. `exception` is the one being raised (NULL: none); `handled` the one that except
     * blocks are handling now (sys.exception()). */
    Value exception;
    Value handled;
    Value async_exception;

    /* Where a stopped thread's stack is. */
    const char *stack_base;  /* highest address */
    const char *stack_low;   /* lowest that may be used */
    const char *stack_top;   /* valid while detached */
    /* While detached: the callee-saved registers, and what lay around them. */
    uintptr_t saved_registers[THREAD_SAVED_REGISTERS];
    uint32_t saved_count;

    /* Roots of C code that outlive a C frame. */
    Value python_thread;     /* the threading.Thread-side handle, or NULL */
    Value context;           /* contextvars */
    Value async_hooks;       /* sys.set_asyncgen_hooks(): a pair (firstiter, finalizer), or NULL */
    Value repr_stack;        /* list of objects whose repr is under way, or NULL */
    Value trace_function, profile_function; /* set by trace_set() in vm/trace.c */
    Value traced_frame;      /* the frame object that vm/trace.c looked at last */
    Value start_argument;    /* thread_start's, until the body has it */
    void *method_cache;      /* objects/type_lookup.c: private cache of class lookups */
    void *match_scratch;     /* of regular expressions; freed by the function */
    void (*match_scratch_free)(void *scratch);

    /* Identity and life. */
    uint64_t ident;          /* threading.get_ident(): the pthread_t */
    pid_t native_id;
    pthread_t pthread;
    bool is_main, is_daemon, is_foreign; /* foreign: not made by thread_start */
    bool is_entered;         /* within an attachment from outside: may attach while the VM exits */
    bool runs_finalizers;
    bool in_trace_function;  /* which is not traced itself */
    uint32_t has_ended;      /* its function has returned: to others it is no more */
    /* vm->threads, under vm->threads_mutex. While the world is stopped a thread may still come to
     * its front, stopped as well and with nothing of its own, and none may go. */
    Thread *next, *previous;
    Thread *outer;           /* the one that this OS thread had before it attached this one */
    bool outer_was_attached; /* and shall be again */
    uint32_t park_word;      /* for waits on this thread's behalf */
};

/* The only mutable global of the process: the attached (or last attached) thread of this OS
 * thread. */
extern _Thread_local Thread *thread_current_;
static inline Thread *thread_current(void) { return thread_current_; }

/* Makes a Thread for the calling OS thread, detached. NULL: no memory, or the VM is being freed. */
Thread *thread_new(VM *vm);
/* Retires a thread of the calling OS thread: leaves if it is attached, hands over its blocks and
 * its owner id, and frees it. The last to leave a VM that was freed meanwhile frees the heap. */
void thread_free(Thread *t);
/* Starts an OS thread that makes its Thread, attaches, calls body(t, argument), detaches and frees
 * it. `argument` is a root of the new thread from the call on. False: RuntimeError is set. */
MUST_CHECK bool thread_start(Thread *t, void (*body)(Thread *t, Value argument), Value argument,
                             bool daemon, uint64_t *ident);
/* No thread is started from now on, and those that are daemons execute no further instruction. */
void thread_rest_daemons(VM *vm);
/* Waits, detached and interruptible, until all threads of thread_start that are not daemons have
 * ended, but for the calling one. False: an exception is set. */
MUST_CHECK bool thread_wait_all(Thread *t);
/* For stacks that the system does not know, of coroutines: what the calling code runs on until the
 * next call. */
void thread_set_stack(Thread *t, const void *low, const void *base);

/* Attach may block (GIL, stops). From outside (not within an earlier attachment of t) it fails when
 * the VM is being freed: false, and the thread stays detached. Detaching from another VM's thread,
 * if one is attached here, is part of it. */
bool thread_attach(Thread *t);
bool thread_is_attached(const Thread *t); /* asked by its OS thread */
/* Ends an attachment from outside; that of the outer thread goes on. */
void thread_leave(Thread *t);
void thread_detach(Thread *t);        /* clean: between operations; natives do it around blocking */
void thread_detach_inside(Thread *t); /* in an operation: serves inside stops only; keeps the GIL */
void thread_attach_inside(Thread *t);

/* The one blocking bracket: parks detached. PARK_INTERRUPTED: call poll_actions(), then wait again
 * or give up. */
ParkResult thread_park(Thread *t, uint32_t *word, uint32_t expected, int64_t deadline_ns);

/* Sets poll bits of another thread, and wakes it from an interruptible park. The target may not end
 * meanwhile: the caller is that thread, or is inside thread_for_each(). */
void thread_request(Thread *target, uint32_t poll_bits);
/* The same for all threads of a VM; and for its main one or all, from a signal handler or any other
 * code, on any thread. */
void thread_request_all(VM *vm, uint32_t poll_bits);
void thread_request_from_signal(VM *vm, bool all, uint32_t poll_bits);

/* Stops. All others of the VM (target NULL) or one. Between begin and end the caller is the only
 * one that runs; it must not allocate, run Python code or block. Begin may wait: it is a stop for
 * the caller too, of the same kind. */
typedef enum StopKind { STOP_INSIDE, STOP_CLEAN } StopKind;
void thread_stop_begin(Thread *t, Thread *target, StopKind kind);
void thread_stop_end(Thread *t, Thread *target, StopKind kind);

/* fork(2) at a clean stop of all others: returns as fork does; in the child only t is left. */
pid_t thread_fork(Thread *t);

/* Calls visit for each Thread of the VM, under vm->threads_mutex. */
void thread_for_each(VM *vm, void (*visit)(Thread *each, void *data), void *data);

/* The calling C function would recurse too deeply: sets RecursionError and returns true. `what`: "
 * in comparison"... */
bool thread_stack_overflow(Thread *t, const char *what);
#define C_STACK_IS_LOW(t) ((const char *)__builtin_frame_address(0) < (t)->c_stack_limit)

/* See heap.h. */
ALWAYS_INLINE MUST_CHECK void *heap_allocate(Thread *t, size_t size, uint32_t shape) {
    if (LIKELY(size <= HEAP_CELL_MAX)) {
        unsigned size_class = heap_size_class(size);
        BumpRegion *region = &t->heap.regions[size_class];
        char *cell = region->cursor, *end = cell + heap_class_cell(size_class);
        if (LIKELY(end <= region->limit)) {
            region->cursor = end;
            Object *o = (Object *)cell;
            o->shape = shape;
            o->owner = t->owner_id;
            return o;
        }
    }
    return heap_allocate_slow(t, size, shape);
}
