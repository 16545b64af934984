/* The special methods: which slot each is, and how a slot is called as a method. One row each, in
 * type_slots.c. */
#pragma once

#include "runtime/objects/type.h"

/* How the C function in a slot is called with a method's arguments. */
typedef enum SlotWrap {
    WRAP_UNARY, WRAP_BINARY, WRAP_REFLECTED, WRAP_POWER, WRAP_REFLECTED_POWER, WRAP_TRUTH, WRAP_HASH,
    WRAP_LENGTH, WRAP_COMPARE, WRAP_CALL, WRAP_GETATTR, WRAP_SETATTR, WRAP_DELATTR, WRAP_NEXT, WRAP_GET,
    WRAP_SET, WRAP_DELETE, WRAP_INIT, WRAP_SETITEM, WRAP_DELITEM, WRAP_CONTAINS, WRAP_DEL, WRAP_BUFFER,
    WRAP_RELEASE_BUFFER,
    WRAP_NONE, /* known by name to type_slots_update(), but no wrapper is made of it */
} SlotWrap;

/* See descriptor.h. */
typedef struct SlotWrapper SlotWrapper;

typedef struct SlotRow {
    uint16_t name;   /* index into static_names */
    uint16_t offset; /* in TypeSlots */
    uint8_t wrap;    /* SlotWrap */
    uint8_t detail;  /* WRAP_COMPARE: the operator */
    const char *doc;
} SlotRow;

ALWAYS_INLINE Str *slot_row_name(const SlotRow *row) { return &static_names[row->name]; }

/* type.c: what the definition of a type leaves out it has from its base. False: MemoryError. */
MUST_CHECK bool type_inherit_slots(Thread *t, Type *type, const TypeDef *def);
/* The slots of a new class, whose MRO and dict are complete. */
MUST_CHECK bool type_slots_of_class(Thread *t, Type *type);
/* After the attribute `name` of a class was set or deleted: its slots and those of its subclasses.
 * Is name a special one? */
bool type_slots_has_name(const Str *name);
void type_slots_update(Thread *t, Type *type, Str *name);
/* After a change of the MRO. */
void type_slots_update_all(Thread *t, Type *type);
/* Puts a wrapper for each slot that def itself has into the dict. */
MUST_CHECK bool type_slots_add_wrappers(Thread *t, Type *type, const TypeDef *def, Dict *dict);

/* wrapper(args[0], ...): calls what its type has in the slot. */
Value slot_wrapper_call(Thread *t, SlotWrapper *wrapper, Value *args, size_t nargs, Value kwnames);
bool slot_hash_unhashable(Thread *t, Value self, int64_t *hash);
/* The __new__ of built-in types: bound to the type; args[0] is the class that was asked for. */
extern const NativeDef type_new_def;
Value type_new_wrapper_call(Thread *t, Type *type, Value *args, size_t nargs, Value kwnames);

/* type.c, type_lookup.c: for the files of types only. */
uint32_t type_next_version(VM *vm);
/* Gives the type and all its subclasses new versions. No safepoint. */
void type_bump_versions(Thread *t, Type *type);
/* visit() for each living class that has `type` as a base. No safepoint if visit has none. */
void type_for_each_subclass(Thread *t, Type *type,
                            void (*visit)(Thread *t, Type *subclass, void *data), void *data);
MUST_CHECK bool type_add_subclass(Thread *t, Type *base, Type *subclass);
void type_remove_subclass(Thread *t, Type *base, Type *subclass);
MUST_CHECK Value type_compute_mro(Thread *t, Type *type); /* C3: a tuple */
Type *type_best_base(Thread *t, Value bases);             /* NULL: TypeError */
bool type_layouts_agree(const Type *a, const Type *b);

/* protocol.c: what type.__instancecheck__ and type.__subclasscheck__ do. 1, 0, -1. */
int type_instance_check(Thread *t, Value v, Value cls);
int type_subclass_check(Thread *t, Value cls, Value base);

/* Among the files of types. */
Value type_type_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames);
MUST_CHECK Value type_ask_mro(Thread *t, Type *type);
bool type_layouts_fit(const Type *type, const Type *base); /* may base be in the MRO of type? */
MUST_CHECK bool type_set_name(Thread *t, Type *type, Str *name);
MUST_CHECK bool type_check_name(Thread *t, Str *name);
Value type_dir(Thread *t, Value *args, size_t nargs);
void type_trace(Marker *m, Object *cell);
