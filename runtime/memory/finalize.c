/* Finalizers: __del__ of what is found dead, and the C functions that free what objects hold
 * outside the heap. */
#include <stdlib.h>

#include "runtime/memory/mark.h"
#include "runtime/objects/type.h"
#include "runtime/objects/weakref.h"
#include "runtime/error.h"

/* ---- the list of finalizables ---------------------------------------------------------------- */

/* Makes room for one more pointer. Under the mutex, or in a pause. */
static bool finalize_grow(Object ***array, size_t *capacity, size_t count) {
    if (count < *capacity) return true;
    size_t wanted = *capacity ? *capacity * 2 : 64;
    while (wanted <= count) wanted *= 2;
    Object **grown = realloc(*array, wanted * sizeof **array);
    if (grown == NULL) return false;
    *array = grown;
    *capacity = wanted;
    return true;
}

bool gc_register_finalizable(Thread *t, Object *o) {
    Gc *gc = t->vm->gc;
    mutex_lock(&gc->mutex);
    /* There is always room in the queue for all that are registered: a pause can ask for no
     * memory. */
    bool room =
        finalize_grow(&gc->finalizables, &gc->finalizable_capacity, gc->finalizable_count)
        && finalize_grow(&gc->queue, &gc->queue_capacity, gc->queue_end + gc->finalizable_count);
    if (room) gc->finalizables[gc->finalizable_count++] = o;
    mutex_unlock(&gc->mutex);
    return room || FAIL_WITH(raise_memory_error(t));
}

/* ---- in the pause ---------------------------------------------------------------------------- */

static const Type *finalize_type_of(const VM *vm, const Object *o) {
    uint32_t id = load_relaxed(&o->shape);
    return id < FIRST_DYNAMIC_SHAPE ? vm->types[id] : shape_by_id((VM *)vm, id)->type;
}

static bool finalize_wants_del(const VM *vm, const Object *o) {
    return !(object_flags(o) & OBJECT_FINALIZED) && finalize_type_of(vm, o)->slots->del != NULL;
}

/* An object that refers to another is finalized no later: what one __del__ revives, another may
 * have been due for, too. */
void finalize_revive(Marker *m) {
    Gc *gc = m->vm->gc;
    size_t first = gc->queue_end;
    for (size_t i = 0; i < gc->finalizable_count; i++) {
        Object *o = gc->finalizables[i];
        if (gc_is_marked(o) || !finalize_wants_del(m->vm, o)) continue;
        object_set_flags(o, OBJECT_FINALIZED);
        gc->queue[gc->queue_end++] = o;
    }
    for (size_t i = first; i < gc->queue_end; i++) gc_mark_cell(m, gc->queue[i]);
    mark_drain(m);
    mark_recover(m);
}

/* An object may have been registered twice; a dead one that was finalized has no shape any more. */
static void finalize_run_native(VM *vm, Object *o) {
    if (load_relaxed(&o->shape) == NO_SHAPE) return;
    void (*finalize)(VM *vm, Object *o) = finalize_type_of(vm, o)->def->finalize;
    if (finalize != NULL) finalize(vm, o);
    store_relaxed(&o->shape, NO_SHAPE);
}

/* The C finalizers of what stays dead; and takes off the list what needs no finalizer any more. */
void finalize_dead(VM *vm) {
    Gc *gc = vm->gc;
    size_t kept = 0;
    for (size_t i = 0; i < gc->finalizable_count; i++) {
        Object *o = gc->finalizables[i];
        if (!gc_is_marked(o)) finalize_run_native(vm, o);
        else if (finalize_type_of(vm, o)->def->finalize != NULL
                 || !(object_flags(o) & OBJECT_FINALIZED))
            gc->finalizables[kept++] = o;
    }
    gc->finalizable_count = kept;
}

void finalize_all(VM *vm) {
    Gc *gc = vm->gc;
    for (size_t i = 0; i < gc->finalizable_count; i++) finalize_run_native(vm, gc->finalizables[i]);
    gc->finalizable_count = 0;
}

void finalize_mark_queue(Marker *m) {
    Gc *gc = m->vm->gc;
    for (size_t i = gc->queue_first; i < gc->queue_end; i++) gc_mark_cell(m, gc->queue[i]);
}

bool finalize_is_due(VM *vm) {
    return vm->gc->queue_first < vm->gc->queue_end || weakref_callbacks_due(vm);
}

/* ---- at Python actions ----------------------------------------------------------------------- */

/* The next object whose __del__ is due, or NULL. It is on the caller's stack from now on. */
static Object *finalize_next(Gc *gc) {
    mutex_lock(&gc->mutex);
    Object *o = NULL;
    if (gc->queue_first < gc->queue_end) o = gc->queue[gc->queue_first++];
    if (gc->queue_first == gc->queue_end) gc->queue_first = gc->queue_end = 0;
    mutex_unlock(&gc->mutex);
    return o;
}

void gc_run_finalizers(Thread *t) {
    if (t->runs_finalizers) return;
    t->runs_finalizers = true;
    Value pending = t->exception;
    t->exception = NULL;
    for (Object *o; (o = finalize_next(t->vm->gc)) != NULL;) {
        type_of(t, to_value(o))->slots->del(t, to_value(o));
        if (t->exception != NULL) error_unraisable(t, NULL, to_value(o));
    }
    weakref_run_callbacks(t);
    if (t->exception != NULL) error_unraisable(t, NULL, NULL);
    t->exception = pending;
    t->runs_finalizers = false;
}
