/* Tuples whose items have names: time.struct_time, os.stat_result, sys.version_info.
 *
 * An instance is a tuple of `visible` items, followed by items that have only names. It has no
 * attributes of its own and is immutable, so it is made whole by structseq_new(). A definition is
 * constant data:
 *
 *     static const MemberDef point_members[] = {STRUCTSEQ_FIELD(0, "x", NULL), STRUCTSEQ_FIELD(1,
 * "y", NULL), {0}}; static const StructSeqDef point_def = STRUCTSEQ_DEF("geometry.point", "A
 * point.", point_members, 2, 2);
 *
 * Some visible items may be without a name: their rows are left out. */
#pragma once

#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"

typedef struct StructSeqDef {
    TypeDef type;            /* first: an instance's type leads here */
    size_t visible, total;
} StructSeqDef;

#define STRUCTSEQ_FIELD(index, name, doc) \
    {(name), offsetof(Tuple, items) + (index) * sizeof(Value), MEMBER_NONE_IF_UNSET, (doc)}
#define STRUCTSEQ_DEF(type_name, type_doc, fields, visible_count, total_count) \
    STRUCTSEQ_DEF_FLAGS(type_name, type_doc, fields, visible_count, total_count, 0)
/* flags: TYPE_NO_INSTANTIATE for those that only the VM makes. */
#define STRUCTSEQ_DEF_FLAGS(type_name, type_doc, fields, visible_count, total_count, type_flags)   \
    {                                                                                              \
        .type = {.name = (type_name),                                                              \
                 .doc = (type_doc),                                                                \
                 .base = T_TUPLE,                                                                  \
                 .size = sizeof(Tuple),                                                            \
                 .flags = TYPE_SEQUENCE | (type_flags),                                            \
                 .trace = structseq_trace,                                                         \
                 .slots = {.repr = structseq_slot_repr, .new = structseq_slot_new},                \
                 .methods = structseq_methods,                                                     \
                 .members = (fields),                                                              \
                 .new_params = "sequence, dict={}"},                                               \
        .visible = (visible_count), .total = (total_count)                                         \
    }

/* The type, for a module to keep. NULL: error. */
MUST_CHECK Type *structseq_type_new(Thread *t, const StructSeqDef *def);
/* An instance of def->total items. The type is one of structseq_type_new(). */
MUST_CHECK Value structseq_new(Thread *t, Type *type, const Value *items);

/* For STRUCTSEQ_DEF. */
void structseq_trace(Marker *m, Object *o);
Value structseq_slot_repr(Thread *t, Value self);
Value structseq_slot_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames);
extern const NativeDef structseq_methods[];
