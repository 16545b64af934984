/* The attributes that an instance itself has: slots by shape, chained segments, or a dict. */
#include "runtime/error.h"
#include "runtime/objects/int.h"
#include "runtime/objects/type.h"
#include "runtime/threads/owner.h"

#define SEGMENT_SLOTS_MIN 8

/* ---- where attributes are -------------------------------------------------------------------- */

/* The reference beside the slots. An int or tuple has it after its last item. */
static Value *instance_extra(const Shape *shape, Object *o) {
    if (LIKELY(shape->slots_offset != 0)) return OBJECT_EXTRA(shape, o);
    int64_t count = ((Int *)o)->size;
    return (Value *)((char *)o + sizeof(Int)) + (count < 0 ? -count : count);
}

/* NULL also when another thread has just moved the object to a dict: then its shape is another one,
 * too. */
Value *shape_segment_slot(const Shape *shape, Object *o, int i) {
    i -= shape->inline_slots;
    Value next = load(OBJECT_EXTRA(shape, o));
    while (next != NULL && shape_id_of(object_of(next)) == CELL_SLOT_SEGMENT) {
        SlotSegment *segment = (SlotSegment *)next;
        int slots = (int)segment->capacity - 1;
        if (i < slots) return &segment->slots[i];
        i -= slots;
        next = load(&segment->next);
    }
    return NULL;
}

/* The dict of an object in dict mode, made at the first store. NULL: none, or MemoryError with
 * make. */
static Dict *instance_mode_dict(Thread *t, const Shape *shape, Object *o, bool make) {
    Value *extra = instance_extra(shape, o);
    Value dict = load(extra);
    if (dict != NULL || !make) return (Dict *)dict;
    Dict *made = dict_new(t);
    if (made == NULL) return NULL;
    write_begin(t, o);
    dict = load(extra);
    if (dict == NULL) {
        dict = to_value(made);
        store(o, extra, dict);
    }
    write_end(t, o);
    return (Dict *)dict;
}

/* ---- moving to a dict ------------------------------------------------------------------------ */

/* Stores the current values of the slots in the dict. False: exception set. *stale: a slot changed
 * after it was read. */
static bool instance_copy_slots(Thread *t, Shape *shape, Object *o, Dict *dict) {
    int slot;
    for (int i = 0;; i++) {
        Str *name = shape_name_at(shape, i, &slot);
        if (name == NULL) return true;
        Value *address = shape_slot_address(shape, o, slot);
        Value v = address != NULL ? load(address) : NULL;
        if (v == NULL) {
            if (dict_delete(t, dict, to_value(name)) < 0) return false;
        } else if (!dict_set_name(t, dict, name, v)) {
            return false;
        }
    }
}

static bool instance_slots_equal_dict(Thread *t, Shape *shape, Object *o, Dict *dict) {
    int slot;
    for (int i = 0;; i++) {
        Str *name = shape_name_at(shape, i, &slot);
        if (name == NULL) return true;
        Value *address = shape_slot_address(shape, o, slot);
        if ((address != NULL ? load(address) : NULL) != dict_get_name(t, dict, name)) return false;
    }
}

/* The dict is filled in advance. In the write section nothing can change the slots any more: if
 * they still say what the dict says, it takes their place; otherwise it is brought up to date, and
 * again. */
static Dict *instance_move_to_dict(Thread *t, Object *o) {
    Type *type = type_of(t, to_value(o));
    Shape *dict_shape = shape_dict_mode(t, type);
    Dict *dict = dict_new(t);
    if (dict_shape == NULL || dict == NULL) return NULL;
    for (;;) {
        uint32_t id = shape_id_of(o);
        Shape *shape = id < FIRST_DYNAMIC_SHAPE ? NULL : shape_by_id(t->vm, id);
        if (shape != NULL && shape->is_dict) return instance_mode_dict(t, shape, o, true);
        if (shape != NULL && !instance_copy_slots(t, shape, o, dict)) return NULL;
        write_begin(t, o);
        bool same =
            shape_id_of(o) == id && (shape == NULL || instance_slots_equal_dict(t, shape, o, dict));
        if (same) {
            store(o, instance_extra(dict_shape, o), to_value(dict));
            store_release(&o->shape, dict_shape->id);
        }
        write_end(t, o);
        if (same) {
            object_set_flags(o, OBJECT_HAS_DICT);
            return dict;
        }
    }
}

/* ---- get, set, delete ------------------------------------------------------------------------ */

Value instance_get(Thread *t, Object *o, Str *name) {
    for (;;) {
        uint32_t id = shape_id_of(o);
        if (id < FIRST_DYNAMIC_SHAPE) return NULL;
        Shape *shape = shape_by_id(t->vm, id);
        if (shape->is_dict) {
            Dict *dict = instance_mode_dict(t, shape, o, false);
            return dict != NULL ? dict_get_attribute(t, dict, name) : NULL;
        }
        if (shape->slots_offset == 0) return NULL;
        int slot = shape_find(t, shape, name);
        if (slot == SHAPE_NO_SLOT) return NULL;
        Value *address = shape_slot_address(shape, o, slot);
        if (LIKELY(address != NULL)) return load(address);
        if (shape_id_of(o) == id) return NULL;
    }
}

/* A last segment for slot i. Empty is the value of its slots: that is how others see it until the
 * store. */
static SlotSegment *instance_new_segment(Thread *t, const Shape *shape, int i) {
    size_t beyond = (size_t)(i - shape->inline_slots);
    size_t slots = SEGMENT_SLOTS_MIN;
    while (slots < beyond + 1) slots *= 2;
    SlotSegment *segment =
        heap_allocate(t, sizeof *segment + slots * sizeof(Value), CELL_SLOT_SEGMENT);
    if (segment != NULL) segment->capacity = slots + 1;
    return segment;
}

/* In a write section: hangs the segment behind the last one. */
static void instance_link_segment(const Shape *shape, Object *o, SlotSegment *segment) {
    Value *link = OBJECT_EXTRA(shape, o);
    void *holder = o;
    while (load(link) != NULL) {
        SlotSegment *last = (SlotSegment *)load(link);
        holder = last;
        link = &last->next;
    }
    store(holder, link, to_value(segment));
}

/* store() into a slot, which may be in a segment. The shape, to which the object refers, may change with it. */
static void instance_store(const Shape *shape, Object *o, int slot, Value *address, Value v) {
    if (slot >= shape->inline_slots) {
        SlotSegment *holder = (SlotSegment *)load(OBJECT_EXTRA(shape, o));
        while (address < holder->slots || address >= &holder->next + holder->capacity)
            holder = (SlotSegment *)load(&holder->next);
        remember(holder);
    }
    store(o, address, v);
}

/* An instance outgrew the place in it: later ones get more. */
static void instance_learn_size(Thread *t, const Shape *shape, int slot) {
    Type *type = shape->type;
    Shape *root = load_acquire(&type->root_shape);
    if (root == NULL || root->inline_slots != shape->inline_slots || slot >= TYPE_INLINE_SLOTS_MAX)
        return;
    int wanted = slot + 1 + slot / 2;
    if (wanted > TYPE_INLINE_SLOTS_MAX) wanted = TYPE_INLINE_SLOTS_MAX;
    Shape *roomier = shape_root(t, type, shape->slots_offset, (uint16_t)wanted);
    if (roomier == NULL) {
        error_clear(t); /* nothing was promised */
        return;
    }
    if (!sync_cas(&type->root_shape, &root, roomier)) return;
    remember(type);
    store_release(&type->instance_shape, roomier->id);
}

/* 1: stored; 0: the object changed meanwhile, or moved to dict mode: again; -1: exception set. */
static int instance_add(Thread *t, Object *o, Shape *shape, Str *name, Value v) {
    Shape *next = shape_add(t, shape, name);
    if (next == NULL) {
        if (error_is_set(t)) return -1;
        return instance_move_to_dict(t, o) != NULL ? 0 : -1;
    }
    SlotSegment *segment = NULL;
    if (next->slot >= shape->inline_slots && shape_slot_address(shape, o, next->slot) == NULL) {
        instance_learn_size(t, shape, next->slot);
        segment = instance_new_segment(t, shape, next->slot);
        if (segment == NULL) return -1;
    }
    write_begin(t, o);
    bool same = shape_id_of(o) == shape->id;
    Value *address = same ? shape_slot_address(shape, o, next->slot) : NULL;
    if (same && address == NULL && segment != NULL) {
        instance_link_segment(shape, o, segment);
        address = shape_slot_address(shape, o, next->slot);
    }
    if (address != NULL) {
        instance_store(shape, o, next->slot, address, v);
        store_release(&o->shape, next->id);
    }
    write_end(t, o);
    return address != NULL;
}

bool instance_set(Thread *t, Object *o, Str *name, Value v) {
    for (;;) {
        uint32_t id = shape_id_of(o);
        if (id < FIRST_DYNAMIC_SHAPE) {
            if (instance_move_to_dict(t, o) == NULL) return false;
            continue;
        }
        Shape *shape = shape_by_id(t->vm, id);
        if (shape->is_dict) {
            Dict *dict = instance_mode_dict(t, shape, o, true);
            return dict != NULL && dict_set_name(t, dict, name, v);
        }
        int slot = shape_find(t, shape, name);
        if (slot == SHAPE_NO_SLOT) {
            int result = instance_add(t, o, shape, name, v);
            if (result != 0) return result > 0;
            continue;
        }
        Value *address = shape_slot_address(shape, o, slot);
        write_begin(t, o);
        bool same = shape_id_of(o) == id;
        if (LIKELY(same)) instance_store(shape, o, slot, address, v);
        write_end(t, o);
        if (LIKELY(same)) return true;
    }
}

bool instance_delete(Thread *t, Object *o, Str *name, bool *found) {
    *found = false;
    for (;;) {
        uint32_t id = shape_id_of(o);
        if (id < FIRST_DYNAMIC_SHAPE) return true;
        Shape *shape = shape_by_id(t->vm, id);
        if (shape->is_dict) {
            Dict *dict = instance_mode_dict(t, shape, o, false);
            int deleted = dict != NULL ? dict_delete(t, dict, to_value(name)) : 0;
            *found = deleted > 0;
            return deleted >= 0;
        }
        int slot = shape->slots_offset != 0 ? shape_find(t, shape, name) : SHAPE_NO_SLOT;
        if (slot == SHAPE_NO_SLOT) return true;
        Shape *without = shape_remove(t, shape, name);
        if (without == NULL) {
            if (error_is_set(t) || instance_move_to_dict(t, o) == NULL) return false;
            continue;
        }
        Value *address = shape_slot_address(shape, o, slot);
        write_begin(t, o);
        bool same = shape_id_of(o) == id;
        if (same) {
            *found = load(address) != NULL;
            instance_store(shape, o, slot, address, NULL);
            store_release(&o->shape, without->id);
        }
        write_end(t, o);
        if (same) return true;
    }
}

/* ---- the whole ------------------------------------------------------------------------------- */

Dict *instance_dict(Thread *t, Object *o) {
    uint32_t id = shape_id_of(o);
    if (id >= FIRST_DYNAMIC_SHAPE) {
        Shape *shape = shape_by_id(t->vm, id);
        if (shape->is_dict) return instance_mode_dict(t, shape, o, true);
    }
    ASSERT(type_of(t, to_value(o))->flags & TYPE_HAS_DICT, "the type's instances have no __dict__");
    return instance_move_to_dict(t, o);
}

bool instance_set_dict(Thread *t, Object *o, Dict *dict) {
    if (instance_dict(t, o) == NULL) return false;
    Shape *shape = shape_by_id(t->vm, shape_id_of(o)); /* dict mode is for life */
    write_begin(t, o);
    store(o, instance_extra(shape, o), to_value(dict));
    write_end(t, o);
    return true;
}

Value instance_names(Thread *t, Object *o) {
    uint32_t id = shape_id_of(o);
    if (id < FIRST_DYNAMIC_SHAPE) return tuple_new(t, NULL, 0);
    Shape *shape = shape_by_id(t->vm, id);
    if (shape->is_dict) {
        Dict *dict = instance_mode_dict(t, shape, o, false);
        Value keys = dict != NULL ? dict_keys_list(t, dict) : tuple_new(t, NULL, 0);
        return keys != NULL && dict != NULL ? tuple_from_iterable(t, keys) : keys;
    }
    Value names[SHAPE_SLOTS_MAX];
    size_t count = 0;
    int slot;
    for (int i = 0; shape->slots_offset != 0; i++) {
        Str *name = shape_name_at(shape, i, &slot);
        if (name == NULL) break;
        Value *address = shape_slot_address(shape, o, slot);
        if (address != NULL && load(address) != NULL) names[count++] = to_value(name);
    }
    return tuple_new(t, names, count);
}
