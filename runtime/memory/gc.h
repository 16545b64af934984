/* The collector: stop the world, mark from roots, exchange the bitmaps.
 *
 * Roots: every thread's C stack from where it stopped to its base and its saved registers, every
 * register stack up to its top (both conservatively: a word counts if heap_find() says so), the
 * thread's own fields, the VM's fields, explicit references of the host, running generators.
 * Everything else is precise: the id of a cell's shape says which function marks what it refers to.
 *
 * What has a finalizer (a file, a lock's memory, an instance whose class has __del__) is in the
 * VM's list of finalizables; those found dead are taken off it, marked after all, and queued: their
 * finalizers run at the next "Python actions" point. Weak references to dead objects are cleared in
 * the pause, before finalizables are revived (CPython: weak references are cleared before __del__
 * runs); the intern table and the table of shapes are purged after that, since what is revived may
 * need its names and shapes.
 *
 * Most collections are of what is young only: generations.c.
 *
 * MINIPY_GC_STRESS=N collects at every Nth allocation that reaches the slow path's check, and makes
 * every allocation do so. */
#pragma once

#include "runtime/memory/heap.h"

typedef struct Marker Marker; /* one marking thread's state; mark.h */

/* For tracing functions: mark what v / the cell refers to. Both ignore NULL, immediates and static
 * objects. */
void gc_mark_value(Marker *m, Value v);
void gc_mark_cell(Marker *m, const void *cell);
/* Marks a cell of the heap, and traces it even if it was marked: one that was remembered, or a root that is written without
 * being remembered. */
void gc_mark_again(Marker *m, const void *cell);
/* Marks count words as the values they are. They stay where they are until the pause is over: long
 * ones are put off. */
void gc_mark_values(Marker *m, const Value *values, size_t count);
/* Marks whatever live cells the words between the two addresses point into. */
void gc_mark_conservatively(Marker *m, const void *from, const void *to);

/* Marks everything that the cell refers to, except its shape/type, which the collector does.
 * Several may run at once, each with a Marker of its own. */
typedef void (*TraceFn)(Marker *m, Object *cell);

/* A full collection now. An inside stop. Returns the number of bytes freed (estimate). */
size_t gc_collect(Thread *t);
/* One of what was allocated since the last one (generations.c), or a full one where that is due. */
void gc_collect_young(Thread *t);
/* A full one where a program waits for what it let go to be found: first forgets what calls that
 * ended have left in the thread's registers. For natives that Python code has called. */
size_t gc_collect_thoroughly(Thread *t);
/* Called by the allocator when enough was allocated since the last collection. */
void gc_collect_if_due(Thread *t);

/* Registers o: when it is found dead its type's finalize runs (see TypeDef.finalize, slots.del).
 * May be called again for the same object. False: MemoryError is set. */
MUST_CHECK bool gc_register_finalizable(Thread *t, Object *o);
/* Runs queued finalizers and weak reference callbacks: at "Python actions" only. Errors in them go
 * to sys.unraisablehook. */
void gc_run_finalizers(Thread *t);

typedef struct GcStats {
    uint64_t collections, young_collections; /* full ones, and those of what is young */
    uint64_t pause_ns_total, pause_ns_max, pause_ns_last;
    uint64_t stop_ns_max; /* time to safepoint */
    uint64_t marked_bytes_last, freed_bytes_total;
} GcStats;
GcStats gc_stats(VM *vm);
/* gc.enable(), gc.disable(): what gc.isenabled() says, and no more. Without reference counts a
 * program that turned the collector off would never get memory back. */
void gc_enable(VM *vm, bool enabled);
bool gc_is_enabled(VM *vm);

/* In a pause, after marking. */
bool gc_is_marked(const void *cell);

/* For vm.c and fork.c. A new VM does not collect before gc_allow(): its types are not complete. */
MUST_CHECK bool gc_init(VM *vm);
void gc_allow(VM *vm);
void gc_free(VM *vm);          /* runs what C finalizers are left; before heap_free() */
void gc_after_fork(VM *vm);
void gc_each_mutex(VM *vm, void (*act)(Mutex *mutex));
