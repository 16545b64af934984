/* Hidden classes. Transitions and lookup tables are blocks of pairs that only ever gain entries; a
 * fuller one is a new block. A reader takes the block once, and finds each pair filled: the key is
 * stored last. */
#include "runtime/shape.h"

#include <stdlib.h>

#include "runtime/error.h"
#include "runtime/objects/type.h"

/* A shape with fewer steps than this is searched from step to step; others get a table. */
#define SHAPE_LINEAR_STEPS 6
/* Names deleted on the way to a shape, transitions of one shape and shapes of one type: past these
 * an object that wants more is better off with a dict. */
#define SHAPE_DELETIONS_MAX 8
#define SHAPE_TRANSITIONS_MAX 128
#define SHAPE_PER_TYPE_MAX 4096

void shape_trace(Marker *m, Object *cell) {
    Shape *shape = (Shape *)cell;
    gc_mark_cell(m, shape->type);
    gc_mark_cell(m, shape->parent);
    gc_mark_cell(m, shape->name);
    gc_mark_value(m, load_relaxed(&shape->transitions));
    gc_mark_value(m, load_relaxed(&shape->lookup));
}

/* ---- ids ------------------------------------------------------------------------------------- */

/* Gives the filled shape an id, with which it is published. */
static bool shape_register(Thread *t, Shape *shape) {
    VM *vm = t->vm;
    Shape **spare = NULL;
    for (;;) {
        mutex_lock(&vm->shape_mutex);
        uint32_t id = vm->shape_count < FIRST_DYNAMIC_SHAPE ? FIRST_DYNAMIC_SHAPE : vm->shape_count;
        if (id >= (uint32_t)SHAPE_CHUNK_COUNT * SHAPE_CHUNK_SIZE) {
            mutex_unlock(&vm->shape_mutex);
            free(spare);
            return FAIL_WITH(raise_memory_error(t));
        }
        Shape **chunk = vm->shape_chunks[id >> SHAPE_CHUNK_BITS];
        if (chunk == NULL && spare != NULL) {
            chunk = spare;
            spare = NULL;
            store_release(&vm->shape_chunks[id >> SHAPE_CHUNK_BITS], chunk);
        }
        if (chunk != NULL) {
            shape->id = id;
            store_release(&chunk[id & (SHAPE_CHUNK_SIZE - 1)], shape);
            vm->shape_count = id + 1;
            mutex_unlock(&vm->shape_mutex);
            free(spare);
            return true;
        }
        mutex_unlock(&vm->shape_mutex);
        spare = calloc(SHAPE_CHUNK_SIZE, sizeof *spare);
        if (spare == NULL) return FAIL_WITH(raise_memory_error(t));
    }
}

static Shape *shape_allocate(Thread *t, Type *type, Shape *parent) {
    Shape *shape = heap_allocate(t, sizeof *shape, CELL_SHAPE);
    if (shape == NULL) return NULL;
    store_cell(shape, &shape->type, type);
    if (parent != NULL) {
        store_cell(shape, &shape->parent, parent);
        shape->slot_count = parent->slot_count;
        shape->inline_slots = parent->inline_slots;
        shape->slots_offset = parent->slots_offset;
        shape->deleted = parent->deleted;
    }
    return shape;
}

Shape *shape_root(Thread *t, Type *type, uint32_t slots_offset, uint16_t inline_slots) {
    Shape *shape = shape_allocate(t, type, NULL);
    if (shape == NULL) return NULL;
    shape->slots_offset = slots_offset;
    shape->inline_slots = inline_slots;
    return shape_register(t, shape) ? shape : NULL;
}

Shape *shape_dict_mode(Thread *t, Type *type) {
    Shape *known = load_acquire(&type->dict_shape);
    if (known != NULL) return known;
    Shape *shape = shape_allocate(t, type, NULL);
    if (shape == NULL) return NULL;
    shape->slots_offset = type->def->size ? type->base_size + sizeof(Value) : 0;
    shape->is_dict = true;
    if (!shape_register(t, shape)) return NULL;
    /* Two threads may make one each; the first stays the type's, either serves. */
    bool first = sync_cas(&type->dict_shape, &known, shape);
    remember(type);
    return first ? shape : known;
}

/* ---- pairs ----------------------------------------------------------------------------------- */

static size_t shape_hash(const void *name) {
    uint64_t bits = (uint64_t)(uintptr_t)name >> 4;
    return (size_t)((bits * 0x9e3779b97f4a7c15u) >> 40);
}

/* A table of pairs (name, value): open addressing, at most three quarters full, so a search ends at
 * a free one. */
static size_t shape_pairs_size(const ValuesBlock *pairs) { return pairs->capacity / 2; }

static Value shape_pairs_find(ValuesBlock *pairs, const Str *name) {
    size_t mask = shape_pairs_size(pairs) - 1;
    for (size_t i = shape_hash(name) & mask;; i = (i + 1) & mask) {
        Value key = load(&pairs->items[2 * i]);
        if (key == NULL) return NULL;
        if (key == to_value(name)) return load(&pairs->items[2 * i + 1]);
    }
}

static void shape_pairs_insert(ValuesBlock *pairs, Value name, Value v) {
    size_t mask = shape_pairs_size(pairs) - 1;
    size_t i = shape_hash(name) & mask;
    while (load_relaxed(&pairs->items[2 * i]) != NULL) i = (i + 1) & mask;
    store(pairs, &pairs->items[2 * i + 1], v);
    store(pairs, &pairs->items[2 * i], name);
}

static size_t shape_pairs_count(ValuesBlock *pairs) {
    size_t count = 0;
    for (size_t i = 0; i < shape_pairs_size(pairs); i++)
        count += load_relaxed(&pairs->items[2 * i]) != NULL;
    return count;
}

/* ---- finding --------------------------------------------------------------------------------- */

/* Steps back to the root; stops counting at the limit. */
static int shape_steps(const Shape *shape, int limit) {
    int steps = 0;
    for (; shape->parent != NULL && steps < limit; shape = shape->parent) steps++;
    return steps;
}

static int shape_find_linear(const Shape *shape, const Str *name) {
    for (; shape->parent != NULL; shape = shape->parent)
        if (shape->name == name) return shape->slot;
    return SHAPE_NO_SLOT;
}

static ValuesBlock *shape_build_lookup(Thread *t, Shape *shape) {
    int steps = shape_steps(shape, INT16_MAX);
    size_t size = 8;
    while (size * 3 < (size_t)steps * 4 + 4) size *= 2;
    ValuesBlock *pairs = values_block_new(t, 2 * size);
    if (pairs == NULL) {
        error_clear(t); /* the chain gives the same answers */
        return NULL;
    }
    for (Shape *step = shape; step->parent != NULL; step = step->parent)
        if (shape_pairs_find(pairs, step->name) == NULL)
            shape_pairs_insert(pairs, to_value(step->name), small_int(step->slot));
    store(shape, &shape->lookup, to_value(pairs));
    return pairs;
}

int shape_find(Thread *t, Shape *shape, Str *name) {
    ValuesBlock *lookup = (ValuesBlock *)load(&shape->lookup);
    if (lookup == NULL) {
        if (shape_steps(shape, SHAPE_LINEAR_STEPS) < SHAPE_LINEAR_STEPS)
            return shape_find_linear(shape, name);
        /* Allocating would write over an exception under way only if it failed; keep it apart. */
        Value pending = t->exception;
        lookup = shape_build_lookup(t, shape);
        t->exception = pending;
        if (lookup == NULL) return shape_find_linear(shape, name);
    }
    Value slot = shape_pairs_find(lookup, name);
    return slot == NULL ? SHAPE_NO_SLOT : (int)small_int_of(slot);
}

Str *shape_name_at(Shape *shape, int i, int *slot) {
    /* Newest first; a name counts where it is met first, and not at all if it was deleted there. */
    Str *names[SHAPE_SLOTS_MAX + SHAPE_DELETIONS_MAX];
    int slots[SHAPE_SLOTS_MAX + SHAPE_DELETIONS_MAX];
    int count = 0;
    for (Shape *step = shape; step->parent != NULL; step = step->parent) {
        int seen = 0;
        while (seen < count && names[seen] != step->name) seen++;
        if (seen < count) continue;
        names[count] = step->name;
        slots[count++] = step->slot;
    }
    for (int at = count - 1, n = 0; at >= 0; at--) {
        if (slots[at] == SHAPE_NO_SLOT) continue;
        if (n++ == i) {
            *slot = slots[at];
            return names[at];
        }
    }
    return NULL;
}

/* ---- transitions ----------------------------------------------------------------------------- */

/* A name's slot if some ancestor gave it one, whether or not it was deleted since. */
static int shape_slot_once_given(const Shape *shape, const Str *name) {
    for (; shape->parent != NULL; shape = shape->parent)
        if (shape->name == name && shape->slot != SHAPE_NO_SLOT) return shape->slot;
    return SHAPE_NO_SLOT;
}

/* The step from shape by name: made, or found when another thread was quicker. The step that
 * deletes a name starts from a shape that has it and the one that adds it from one that has not, so
 * the name alone tells them apart. */
static Shape *shape_step(Thread *t, Shape *shape, Str *name, int slot) {
    VM *vm = t->vm;
    ValuesBlock *transitions = (ValuesBlock *)load(&shape->transitions);
    if (transitions != NULL) {
        Shape *known = (Shape *)shape_pairs_find(transitions, name);
        if (known != NULL) return known;
        if (shape_pairs_count(transitions) >= SHAPE_TRANSITIONS_MAX) return NULL;
    }
    if (load_relaxed(&shape->type->shape_count) >= SHAPE_PER_TYPE_MAX) return NULL;
    Shape *next = shape_allocate(t, shape->type, shape);
    if (next == NULL) return NULL;
    store_cell(next, &next->name, name);
    next->slot = (int16_t)slot;
    if (slot == SHAPE_NO_SLOT) next->deleted++;
    if (slot >= next->slot_count) next->slot_count = (uint16_t)(slot + 1);
    if (!shape_register(t, next)) return NULL;

    ValuesBlock *roomier = NULL;
    for (;;) {
        mutex_lock(&vm->shape_mutex);
        transitions = (ValuesBlock *)load(&shape->transitions);
        size_t count = transitions != NULL ? shape_pairs_count(transitions) : 0;
        Shape *known = transitions != NULL ? (Shape *)shape_pairs_find(transitions, name) : NULL;
        if (known != NULL) {
            mutex_unlock(&vm->shape_mutex);
            return known;
        }
        bool fits = transitions != NULL && (count + 1) * 4 <= shape_pairs_size(transitions) * 3;
        if (!fits && roomier != NULL && (count + 1) * 4 <= shape_pairs_size(roomier) * 3) {
            for (size_t i = 0; transitions != NULL && i < shape_pairs_size(transitions); i++)
                if (transitions->items[2 * i] != NULL)
                    shape_pairs_insert(roomier, transitions->items[2 * i],
                                       transitions->items[2 * i + 1]);
            store(shape, &shape->transitions, to_value(roomier));
            transitions = roomier;
            fits = true;
        }
        if (fits) {
            shape_pairs_insert(transitions, to_value(name), to_value(next));
            store_relaxed(&shape->type->shape_count, load_relaxed(&shape->type->shape_count) + 1);
            mutex_unlock(&vm->shape_mutex);
            return next;
        }
        mutex_unlock(&vm->shape_mutex);
        size_t size = 2;
        while (size * 3 < (count + 1) * 4 + 2) size *= 2;
        roomier = values_block_new(t, 2 * size);
        if (roomier == NULL) return NULL;
    }
}

Shape *shape_add(Thread *t, Shape *shape, Str *name) {
    int slot = shape->deleted ? shape_slot_once_given(shape, name) : SHAPE_NO_SLOT;
    if (slot == SHAPE_NO_SLOT) slot = shape->slot_count;
    if (slot >= SHAPE_SLOTS_MAX) return NULL;
    return shape_step(t, shape, name, slot);
}

Shape *shape_remove(Thread *t, Shape *shape, Str *name) {
    if (shape->deleted >= SHAPE_DELETIONS_MAX) return NULL;
    return shape_step(t, shape, name, SHAPE_NO_SLOT);
}
