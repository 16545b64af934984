/* Hidden classes: which type an object has, and which name lives in which slot.
 *
 * An instance with attributes has its slots in the object itself, after the type's fixed part, then in chained
 * segments that are never reallocated:
 *
 *     [Object header][fixed part of the type ...][Value extra][slot 0][slot 1]...[slot inline-1]
 *                                                   |
 *                                                   +--> SlotSegment{next, slots[]} or, with OBJECT_HAS_DICT, a Dict
 *
 * Invariants. A slot given to a name in an object never moves and is not reused while the world runs. A slot that is not yet
 * seen, or deleted, reads as unbound (NULL). A shape id is never reused while the world runs. A shape is published
 * (release) after the slot's segment is. Deleting an attribute stores unbound and goes to a shape without the name, in
 * which the slot stays reserved; re-adding it goes to a shape with the same slot and a new order.
 * An object that gets more than SHAPE_SLOTS_MAX names, or whose __dict__ is asked for, moves to an ordinary dict: under a
 * write section its slots are copied into a Dict, the Dict is published in `extra`, then its shape becomes the type's dict shape. The old
 * slots are left as they are, for readers that still hold the old shape. */
#pragma once

#include "runtime/vm.h"

#define SHAPE_SLOTS_MAX 64
#define SHAPE_NO_SLOT (-1)

struct Shape {
    Object header;         /* CELL_SHAPE */
    uint32_t id;
    uint16_t slot_count;   /* slots in use or reserved */
    uint16_t inline_slots; /* of objects with this shape: how many lie in the object */
    uint32_t slots_offset; /* from the object's start to slot 0; 0: instances have no attributes */
    bool is_dict;          /* attributes are in the Dict at `extra` */
    uint8_t deleted;       /* some name was deleted: `names` has holes */
    Type *type;
    Shape *parent;
    Str *name;             /* added (or deleted) by the step from parent */
    int16_t slot;          /* that name's slot */
    Value transitions;     /* CELL_VALUES: pairs (name, shape cell), or a table; see shape.c */
    Value lookup;          /* name -> slot index, built at the first miss of a cache; see shape.c */
};

/* The root shape of a type: no names yet. Called when the type is made. NULL: MemoryError. */
MUST_CHECK Shape *shape_root(Thread *t, Type *type, uint32_t slots_offset, uint16_t inline_slots);
/* The type's shape for objects in dict mode. */
MUST_CHECK Shape *shape_dict_mode(Thread *t, Type *type);
/* Slot of an interned name, or SHAPE_NO_SLOT. Takes no lock, writes nothing shared but `lookup` (once). */
int shape_find(Thread *t, Shape *shape, Str *name);
/* The shape after adding name. NULL: error set, or (t->exception unset) too many names: use dict mode. */
Shape *shape_add(Thread *t, Shape *shape, Str *name);
MUST_CHECK Shape *shape_remove(Thread *t, Shape *shape, Str *name);
/* The i-th name in order of insertion, or NULL after the last; *slot is set. */
Str *shape_name_at(Shape *shape, int i, int *slot);

ALWAYS_INLINE Shape *shape_of(VM *vm, const Object *o) { return shape_by_id(vm, shape_id_of(o)); }

typedef struct SlotSegment {
    Object header;         /* CELL_SLOT_SEGMENT */
    size_t capacity;       /* in values, counting `next` */
    Value next;            /* SlotSegment or NULL */
    Value slots[];
} SlotSegment;

/* Address of slot i, or NULL when its segment is not there yet. */
ALWAYS_INLINE Value *shape_slot_address(const Shape *shape, Object *o, int i) {
    if (LIKELY(i < shape->inline_slots))
        return (Value *)((char *)o + shape->slots_offset) + i;
    extern Value *shape_segment_slot(const Shape *shape, Object *o, int i);
    return shape_segment_slot(shape, o, i);
}
#define OBJECT_EXTRA(shape, o) ((Value *)((char *)(o) + (shape)->slots_offset) - 1)

/* Attributes of an instance, by interned name; no descriptors (objects/type.h has the whole lookup).
 * get: the value, or NULL: there is none, or (t->exception set) an error in the __eq__ of a key. set/delete: false with an exception set;
 * delete of an absent one: returns true with *found = false. */
Value instance_get(Thread *t, Object *o, Str *name);
MUST_CHECK bool instance_set(Thread *t, Object *o, Str *name, Value v);
MUST_CHECK bool instance_delete(Thread *t, Object *o, Str *name, bool *found);
/* The object's __dict__, moving it to dict mode. */
MUST_CHECK Dict *instance_dict(Thread *t, Object *o);
MUST_CHECK bool instance_set_dict(Thread *t, Object *o, Dict *dict);
/* A new list-like snapshot of names, for dir() and pickle: a tuple Value. */
MUST_CHECK Value instance_names(Thread *t, Object *o);
