/* Who refers to whom, as one clean stop sees it: what gc.get_referents() and its like tell.
 *
 * A cell is traced as a collection traces it, but what that marks is looked at and unmarked again.
 * Internal cells (tables, blocks of values) count as parts of the objects that have them, and so do
 * the cells of variables, which modules, classes and closures have here. */
#include "runtime/memory/referents.h"

#include <stdlib.h>

#include "runtime/error.h"
#include "runtime/memory/mark.h"
#include "runtime/objects/list.h"
#include "runtime/objects/type.h"
#include "runtime/threads/state.h"

typedef struct Referents {
    Marker marker;
    const Tuple *targets;    /* what the question is about; itself no answer */
    Object **cells;          /* that the object under inspection refers to; from malloc */
    size_t cell_count, cell_capacity;
    ValuesBlock *found;      /* the result, as far as it has room */
    size_t found_count;      /* all of it */
    bool no_memory;
} Referents;

static bool referents_is_internal(const Object *cell) {
    uint32_t id = load_relaxed(&cell->shape);
    return id == T_CELL || (id >= TYPE_ID_LIMIT && id < FIRST_DYNAMIC_SHAPE);
}

/* A tuple that is still being filled has unbound items: nobody may see it. */
static bool referents_is_presentable(const Referents *r, const Object *o) {
    if (o == (const Object *)r->targets) return false;
    if (load_relaxed(&o->shape) == NO_SHAPE || referents_is_internal(o)) return false;
    if (load_relaxed(&o->shape) != T_TUPLE) return true;
    const Tuple *tuple = (const Tuple *)o;
    for (size_t i = 0; i < tuple->length; i++)
        if (load_relaxed(&tuple->items[i]) == NULL) return false;
    return true;
}

static void referents_put(Referents *r, Object *o) {
    if (!referents_is_presentable(r, o)) return;
    if (r->found_count < r->found->capacity)
        store(r->found, &r->found->items[r->found_count], to_value(o));
    r->found_count++;
}

static bool referents_has_room(Referents *r) {
    if (r->cell_count < r->cell_capacity) return true;
    size_t capacity = r->cell_capacity ? r->cell_capacity * 2 : 64;
    Object **cells = realloc(r->cells, capacity * sizeof(Object *));
    if (cells == NULL) return false;
    r->cells = cells;
    r->cell_capacity = capacity;
    return true;
}

/* The cells that o refers to, itself or through internal ones, which are among them. Shapes are not
 * followed: they lead from each class to all. */
static void referents_trace(Referents *r, Object *o) {
    r->cell_count = 0;
    mark_trace(&r->marker, o);
    for (Object *cell; (cell = mark_next(&r->marker)) != NULL;) {
        if (referents_is_internal(cell) && load_relaxed(&cell->shape) != CELL_SHAPE)
            mark_trace(&r->marker, cell);
        if (referents_has_room(r)) {
            r->cells[r->cell_count++] = cell;
        } else {
            mark_clear(&r->marker, cell);
            r->no_memory = true;
        }
    }
    r->no_memory |= r->marker.overflowed;
    for (size_t i = 0; i < r->cell_count; i++) mark_clear(&r->marker, r->cells[i]);
}

/* ---- the three questions --------------------------------------------------------------------- */

static void referents_of_targets(Referents *r) {
    for (size_t n = 0; n < r->targets->length; n++) {
        if (!is_object(r->targets->items[n])) continue;
        referents_trace(r, object_of(r->targets->items[n]));
        for (size_t i = 0; i < r->cell_count; i++) referents_put(r, r->cells[i]);
    }
}

static bool referents_is_target(const Referents *r, const Object *cell) {
    for (size_t n = 0; n < r->targets->length; n++)
        if (r->targets->items[n] == (const void *)cell) return true;
    return false;
}

static void referents_visit_referrer(Object *o, void *data) {
    Referents *r = data;
    if (!referents_is_presentable(r, o)) return;
    referents_trace(r, o);
    for (size_t i = 0; i < r->cell_count; i++) {
        if (!referents_is_target(r, r->cells[i])) continue;
        referents_put(r, o);
        return;
    }
}
static void referents_to_targets(Referents *r) {
    heap_for_each(r->marker.heap, referents_visit_referrer, r);
}

static void referents_visit_container(Object *o, void *data) {
    Referents *r = data;
    uint32_t id = load_relaxed(&o->shape);
    if (id == T_STR || (id < FIRST_DYNAMIC_SHAPE && r->marker.traces[id] == NULL)) return;
    referents_put(r, o);
}
static void referents_all(Referents *r) {
    heap_for_each(r->marker.heap, referents_visit_container, r);
}

/* ---- asking ---------------------------------------------------------------------------------- */

static OPAQUE_CALL void referents_stop(Thread *t, Referents *r, void (*ask)(Referents *r)) {
    STATE_SPILL();
    thread_stop_begin(t, NULL, STOP_CLEAN);
    gc_withdraw(t->vm);
    generations_forget(t->vm->heap); /* what is marked is not found */
    t->vm->heap->full_is_due = true;
    marker_init(&r->marker, t->vm);
    r->marker.rewrite_owners = false;
    r->found_count = 0;
    ask(r);
    marker_free(&r->marker);
    thread_stop_end(t, NULL, STOP_CLEAN);
    free(r->cells);
    r->cells = NULL;
    r->cell_capacity = 0;
}

/* Asked again with more room while there is not enough. */
static Value referents_ask(Thread *t, const Tuple *targets, void (*ask)(Referents *r)) {
    for (size_t room = 64;;) {
        Referents r = {.targets = targets, .found = values_block_new(t, room)};
        if (r.found == NULL) return NULL;
        referents_stop(t, &r, ask);
        if (r.no_memory) return raise_memory_error(t);
        if (r.found_count <= room) return list_from_block(t, r.found, r.found_count);
        room = r.found_count + r.found_count / 4;
    }
}

Value gc_referents(Thread *t, const Tuple *objects) {
    return referents_ask(t, objects, referents_of_targets);
}

/* What is dead since the last collection refers to nobody any more, as where references are
 * counted. */
Value gc_referrers(Thread *t, const Tuple *objects) {
    gc_collect_thoroughly(t);
    return referents_ask(t, objects, referents_to_targets);
}
Value gc_objects(Thread *t) {
    gc_collect_thoroughly(t);
    return referents_ask(t, NULL, referents_all);
}
