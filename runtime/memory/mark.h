/* Marking: the state of one marking thread. For the files in this folder. */
#pragma once

#include "runtime/memory/chunk.h"
#include "runtime/memory/gc.h"
#include "runtime/vm.h"

/* Entries of a mark stack are cells that are marked and have yet to be traced; or, in two words,
 * ranges of values that have yet to be marked: the address with its lowest bit set above the count,
 * times 16 plus 8. So each word says what it is. */
#define MARK_SEGMENT_WORDS 1021 /* with the rest it is 8 KiB, but for what malloc adds */
typedef struct MarkSegment {
    struct MarkSegment *next;
    size_t count;
    uintptr_t words[MARK_SEGMENT_WORDS];
} MarkSegment;

struct Marker {
    VM *vm;
    Heap *heap;
    const TraceFn *traces;    /* by id, of everything that is not dynamic */
    unsigned mark_index;      /* which bitmap is the mark one */
    bool rewrite_owners;      /* some ids are retired */
    bool parallel;            /* others mark at the same time */
    bool overflowed;          /* something is marked and was not traced, for want of memory */
    bool precise_only;        /* what is found conservatively is not marked: generations_check() */
    MarkSegment *top;         /* the stack: full segments behind the first */
    MarkSegment *spare;
    struct MarkPool *pool;    /* with whom work is shared, or NULL */
};

/* What all collections of a VM have in common. */
typedef struct Gc {
    bool allowed;
    TraceFn traces[FIRST_DYNAMIC_SHAPE];
    Mutex mutex;                            /* finalizables and queue */
    Object **finalizables;                  /* weak */
    size_t finalizable_count, finalizable_capacity;
    Object **queue;                         /* roots: their __del__ is due */
    size_t queue_first, queue_end, queue_capacity;
    GcStats stats;
    struct MarkPool *pool;
} Gc;

void marker_init(Marker *m, VM *vm);
void marker_free(Marker *m);
/* Traces until nothing is left that this thread knows of. */
void mark_drain(Marker *m);
/* The same for what was lost for want of memory: marks from everything that is marked. */
void mark_recover(Marker *m);
/* One step: marks what a cell refers to. What is newly marked can be taken off the stack, NULL when
 * there is no more, and unmarked (one marker alone). */
void mark_trace(Marker *m, Object *o);
Object *mark_next(Marker *m);
void mark_clear(Marker *m, const Object *cell);
/* gc_mark_conservatively() of what C code may be filling: those cells are remembered as well. */
void mark_stack(Marker *m, const void *from, const void *to);
/* Fills gc->traces from the types. */
void mark_prepare_traces(VM *vm);

/* gc.c: in a pause; what threads have allocated is live from now on. */
void gc_withdraw(VM *vm);

/* generations.c, in a pause, after gc_withdraw(): marks from old cells that were written, and forgets
 * that they were; or forgets what is old, before all of it is marked anew. The check ends the process
 * where what must be marked is not. */
void generations_mark_remembered(Marker *m);
void generations_forget(Heap *heap);
void generations_check(Marker *m);

/* roots.c */
void roots_mark(Marker *m);

/* finalize.c, in the pause: queues dead objects that have a __del__ and marks them; then runs the C
 * finalizers of dead ones. */
void finalize_revive(Marker *m);
void finalize_dead(VM *vm);
void finalize_all(VM *vm); /* at the end of the VM: everything is dead */
void finalize_mark_queue(Marker *m);
bool finalize_is_due(VM *vm);

/* sweep.c, in the pause: exchanges the bitmaps, and gives back blocks that
 * nothing is in. */
void sweep_heap(Heap *heap, bool full);
