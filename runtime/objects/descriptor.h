/* What the dicts of types hold beside functions: fields, computed attributes, and the slots of
 * built-in types as methods. */
#pragma once

#include "runtime/objects/function.h"
#include "runtime/objects/type.h"

typedef struct GetSetDescriptor {
    Object header; /* T_GETSET_DESCRIPTOR */
    const GetSetDef *def;
    Type *type; /* whose instances it is for */
} GetSetDescriptor;

/* A field of the fixed part: of a MemberDef, or a name in __slots__. */
typedef struct MemberDescriptor {
    Object header; /* T_MEMBER_DESCRIPTOR */
    Type *type;
    Value name; /* str */
    const char *doc;
    uint32_t offset; /* in bytes */
    uint8_t kind;    /* MEMBER_*; a name in __slots__ is MEMBER_WRITABLE */
} MemberDescriptor;

/* A slot of a built-in type under the name of its method: int.__add__. */
typedef struct SlotWrapper {
    Object header; /* T_WRAPPER_DESCRIPTOR */
    Type *type;
    const struct SlotRow *row;
} SlotWrapper;

typedef struct MethodWrapper {
    Object header; /* T_METHOD_WRAPPER: (1).__add__ */
    SlotWrapper *wrapper;
    Value self;
} MethodWrapper;

typedef struct Super {
    Object header;                   /* T_SUPER */
    Value type, object, object_type; /* NULL where there is none */
} Super;

MUST_CHECK Value getset_descriptor_new(Thread *t, const GetSetDef *def, Type *type);
MUST_CHECK Value member_descriptor_new(Thread *t, Type *type, Value name, uint32_t offset,
                                       uint8_t kind, const char *doc);
/* __get__ and __set__ of a data descriptor that was found in `type`, the class of the instance. Another thread may
 * have given it another class since, of the same layout: it is served as what it was. */
MUST_CHECK Value descriptor_get_found(Thread *t, Value self, Value instance, Type *type);
MUST_CHECK bool descriptor_set_found(Thread *t, Value self, Value instance, Type *type, Value v);
MUST_CHECK Value slot_wrapper_new(Thread *t, const struct SlotRow *row, Type *type);
MUST_CHECK Value method_descriptor_new(Thread *t, const NativeDef *def,
                                       Type *type); /* by kind also a class or static method */

/* super(type, object).name: NULL, no exception: there is none. found as in a descriptor's lookup:
 * *binds says that what is returned is a function still to be called with the object as its first
 * argument. */
Value super_lookup(Thread *t, Type *type, Value object, Str *name, bool *binds);

/* object.__dict__ of instances: a GetSetDef that type_new puts into classes. */
extern const GetSetDef descriptor_instance_dict;

/* native.c, shared by what calls or describes functions in C. */
Value native_call_with_self(Thread *t,
                            Value (*call)(Thread *t, void *target, Value *args, size_t nargs,
                                          Value kwnames),
                            void *target, Value self, Value *args, size_t nargs, Value kwnames);
MUST_CHECK Value native_doc(Thread *t, const NativeDef *def);            /* __doc__ */
/* __text_signature__. owner: the type that has the method, or NULL; module: of a function, a str or NULL. */
MUST_CHECK Value native_text_signature(Thread *t, const NativeDef *def, Type *owner, Value module);
const char *native_known_params(const char *owner, const char *name);
/* object.__weakref__ of classes whose instances may have weak references. */
extern const GetSetDef descriptor_weak_references;
