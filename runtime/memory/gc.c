/* A collection from begin to end, and when there is one. */
#include "runtime/memory/gc.h"

#include <stdlib.h>

#include "runtime/intern.h"
#include "runtime/memory/mark_pool.h"
#include "runtime/objects/type.h"
#include "runtime/objects/weakref.h"
#include "runtime/threads/state.h"

/* ---- life ------------------------------------------------------------------------------------ */

bool gc_init(VM *vm) {
    vm->gc = calloc(1, sizeof *vm->gc);
    vm->gc_enabled = true;
    return vm->gc != NULL;
}

void gc_allow(VM *vm) {
    mark_prepare_traces(vm);
    vm->gc->allowed = true;
}

/* Nobody is left: every object is dead. */
void gc_free(VM *vm) {
    Gc *gc = vm->gc;
    if (gc == NULL) return;
    mark_pool_free(vm);
    finalize_all(vm);
    free(gc->finalizables);
    free(gc->queue);
    free(gc);
    vm->gc = NULL;
}

void gc_after_fork(VM *vm) { mark_pool_after_fork(vm); }

void gc_each_mutex(VM *vm, void (*act)(Mutex *mutex)) { act(&vm->gc->mutex); }

void gc_enable(VM *vm, bool enabled) { store_relaxed(&vm->gc_enabled, enabled); }
bool gc_is_enabled(VM *vm) { return load_relaxed(&vm->gc_enabled); }

GcStats gc_stats(VM *vm) {
    mutex_lock(&vm->gc->mutex);
    GcStats stats = vm->gc->stats;
    mutex_unlock(&vm->gc->mutex);
    return stats;
}

/* ---- the pause ------------------------------------------------------------------------------- */

static bool gc_weakref_is_marked(VM *vm, const void *cell) {
    (void)vm;
    return gc_is_marked(cell);
}

/* Ids of shapes that died are not given again, but nothing is found by them any more. */
static void gc_purge_shapes(VM *vm) {
    for (uint32_t id = FIRST_DYNAMIC_SHAPE; id < vm->shape_count; id++) {
        Shape **entry = &vm->shape_chunks[id >> SHAPE_CHUNK_BITS][id & (SHAPE_CHUNK_SIZE - 1)];
        if (*entry != NULL && !gc_is_marked(*entry)) store_relaxed(entry, NULL);
    }
}

static void gc_free_retired_owners(VM *vm) {
    if (vm->retired_count == 0) return;
    memset(vm->owners_retired, 0, OWNER_ID_COUNT / 8);
    store_relaxed(&vm->retired_count, 0);
}

/* What threads keep for themselves, and must not see again after a collection. */
void gc_withdraw(VM *vm) {
    vm->heap->thread_count = 0;
    for (Thread *each = sync_load(&vm->threads); each != NULL; each = each->next) {
        vm->heap->thread_count += heap_withdraw(vm->heap, &each->heap);
        type_cache_clear(each);
    }
}

static void gc_mark(VM *vm, bool full) {
    Marker marker;
    marker_init(&marker, vm);
    if (full) {
        generations_forget(vm->heap);
    } else {
        marker.rewrite_owners = false;
        generations_mark_remembered(&marker);
    }
    roots_mark(&marker);
    mark_pool_drain(&marker);
    weakref_purge(vm, gc_weakref_is_marked);
    finalize_revive(&marker);
    if (MINIPY_DEBUG && !full) generations_check(&marker);
    marker_free(&marker);
}

static size_t gc_cycle(VM *vm, bool full) {
    Heap *heap = vm->heap;
    size_t before = heap->live_bytes + load_relaxed(&heap->allocated_bytes);
    gc_withdraw(vm);
    heap->allocated_since_full = full ? 0 : heap->allocated_since_full + load_relaxed(&heap->allocated_bytes);
    store_relaxed(&heap->allocated_bytes, 0);
    gc_mark(vm, full);
    finalize_dead(vm);
    intern_purge(vm, gc_is_marked);
    gc_purge_shapes(vm);
    if (full) gc_free_retired_owners(vm);
    mutex_lock(&heap->mutex);
    sweep_heap(heap, full);
    mutex_unlock(&heap->mutex);
    return before > heap->live_bytes ? before - heap->live_bytes : 0;
}

static void gc_count(Gc *gc, bool full, int64_t asked, int64_t stopped, int64_t done, size_t live,
                     size_t freed) {
    uint64_t stop = (uint64_t)(stopped - asked), pause = (uint64_t)(done - stopped);
    mutex_lock(&gc->mutex);
    GcStats *stats = &gc->stats;
    if (full) stats->collections++;
    else stats->young_collections++;
    stats->pause_ns_last = pause;
    stats->pause_ns_total += pause;
    if (pause > stats->pause_ns_max) stats->pause_ns_max = pause;
    if (stop > stats->stop_ns_max) stats->stop_ns_max = stop;
    stats->marked_bytes_last = live;
    stats->freed_bytes_total += freed;
    mutex_unlock(&gc->mutex);
}

static bool gc_is_due(VM *vm) {
    return load_relaxed(&vm->heap->allocated_bytes) >= load_relaxed(&vm->heap->threshold)
           && vm->gc->allowed;
}

static NOINLINE size_t gc_pause(Thread *t, bool full, int64_t asked) {
    VM *vm = t->vm;
    int64_t stopped = park_clock_ns();
    full = full || vm->heap->full_is_due;
    size_t freed = gc_cycle(vm, full);
    gc_count(vm->gc, full, asked, stopped, park_clock_ns(), vm->heap->live_bytes, freed);
    if (finalize_is_due(vm)) sync_or(&t->poll, POLL_FINALIZERS);
    return freed;
}

/* The caller's registers are saved here, in a frame that lasts as long as the pause. Of those who
 * wanted a collection at the same time the first one does it for all. */
static OPAQUE_CALL size_t gc_stop_and_collect(Thread *t, bool full, bool only_if_due) {
    STATE_SPILL();
    int64_t asked = park_clock_ns();
    size_t freed = 0;
    thread_stop_begin(t, NULL, STOP_INSIDE);
    state_save_stack(t, __builtin_dwarf_cfa());
    if (!only_if_due || gc_is_due(t->vm)) freed = gc_pause(t, full, asked);
    thread_stop_end(t, NULL, STOP_INSIDE);
    return freed;
}

size_t gc_collect(Thread *t) { return t->vm->gc->allowed ? gc_stop_and_collect(t, true, false) : 0; }

void gc_collect_young(Thread *t) {
    if (t->vm->gc->allowed) gc_stop_and_collect(t, false, false);
}

size_t gc_collect_thoroughly(Thread *t) {
    const VmHooks *hooks = t->vm->hooks;
    if (hooks != NULL && hooks->forget_dead != NULL) hooks->forget_dead(t, true);
    return gc_collect(t);
}

void gc_collect_if_due(Thread *t) {
    if (UNLIKELY(gc_is_due(t->vm))) gc_stop_and_collect(t, false, true);
}
