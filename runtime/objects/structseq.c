#include "runtime/objects/structseq.h"

#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/int.h"

static const StructSeqDef *structseq_def(Thread *t, Value self) {
    return (const StructSeqDef *)type_of(t, self)->def;
}

static size_t structseq_index(const MemberDef *field) {
    return (field->offset - offsetof(Tuple, items)) / sizeof(Value);
}

/* All that the cell has room for: items behind the last are unbound. */
void structseq_trace(Marker *m, Object *o) {
    gc_mark_values(m, ((Tuple *)o)->items,
                   (heap_cell_size(o) - offsetof(Tuple, items)) / sizeof(Value));
}

Value structseq_new(Thread *t, Type *type, const Value *items) {
    const StructSeqDef *def = (const StructSeqDef *)type->def;
    Tuple *tuple = heap_allocate(t, sizeof(Tuple) + def->total * sizeof(Value),
                                 type->instance_shape);
    if (tuple == NULL) return NULL;
    for (size_t i = 0; i < def->total; i++) store(tuple, &tuple->items[i], items[i]);
    tuple->length = def->visible;
    return to_value(tuple);
}

static bool structseq_set_attribute(Thread *t, Type *type, const char *name, Value v) {
    Str *interned = v == NULL ? NULL : intern_c(t, name);
    return interned != NULL && type_set_attribute(t, type, interned, v);
}

static size_t structseq_named_count(const StructSeqDef *def) {
    size_t named = 0;
    for (const MemberDef *field = def->type.members; field->name != NULL; field++)
        named += structseq_index(field) < def->visible;
    return named;
}

Type *structseq_type_new(Thread *t, const StructSeqDef *def) {
    Type *type = type_new_native(t, &def->type, NULL);
    if (type == NULL) return NULL;
    size_t named = 0;
    Value names = tuple_new(t, NULL, def->visible);
    if (names == NULL) return NULL;
    for (const MemberDef *field = def->type.members; field->name != NULL; field++) {
        if (structseq_index(field) >= def->visible) continue;
        Str *name = intern_c(t, field->name);
        if (name == NULL) return NULL;
        store(object_of(names), &tuple_of(names)->items[named++], to_value(name));
    }
    Value match = tuple_slice(t, tuple_of(names), 0, named);
    bool complete = structseq_set_attribute(t, type, "n_sequence_fields",
                                            small_int((int64_t)def->visible)) &&
                    structseq_set_attribute(t, type, "n_fields", small_int((int64_t)def->total)) &&
                    structseq_set_attribute(t, type, "n_unnamed_fields",
                                            small_int((int64_t)(def->visible - named))) &&
                    structseq_set_attribute(t, type, "__match_args__", match);
    return complete ? type : NULL;
}

/* The i-th item goes by the i-th name, also where the item itself has none. */
Value structseq_slot_repr(Thread *t, Value self) {
    const StructSeqDef *def = structseq_def(t, self);
    const Tuple *tuple = tuple_of(self);
    StrBuilder b;
    str_builder_init(&b, t);
    if (!str_builder_add_c(&b, def->type.name) || !str_builder_add_char(&b, '(')) return NULL;
    for (size_t i = 0; i < def->visible; i++)
        if (!str_builder_format(&b, "%s%s=%R", i > 0 ? ", " : "", def->type.members[i].name,
                                tuple->items[i]))
            return NULL;
    return str_builder_add_char(&b, ')') ? to_value(str_builder_finish(&b)) : NULL;
}

/* ---- the constructor ------------------------------------------------------------------------- */

static bool structseq_check_length(Thread *t, const StructSeqDef *def, size_t length) {
    const char *bound = def->visible == def->total ? ""
                        : length < def->visible    ? "n at least"
                                                   : "n at most";
    size_t wanted = length < def->visible ? def->visible : def->total;
    if (length >= def->visible && length <= def->total) return true;
    return FAIL_WITH(raise_type_error(t, "%s() takes a%s %zu-sequence (%zu-sequence given)",
                                      def->type.name, bound, wanted, length));
}

/* Takes the items without a place in the sequence from the dict, and counts what it used. */
static bool structseq_take_named(Thread *t, const StructSeqDef *def, Dict *dict, size_t from,
                                 Value *items, size_t *used) {
    for (const MemberDef *field = def->type.members; field->name != NULL; field++) {
        size_t i = structseq_index(field);
        Value v = dict_get_c(t, dict, field->name);
        if (error_is_set(t)) return false;
        if (v == NULL) continue;
        if (i < from)
            return FAIL_WITH(raise_type_error(t, "%s() got duplicate or unexpected field name(s)",
                                              def->type.name));
        items[i] = v;
        ++*used;
    }
    return true;
}

Value structseq_slot_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    Value flat[2] = {NULL, NULL};
    const StructSeqDef *def = (const StructSeqDef *)((Type *)cls)->def;
    if (!bind_arguments(t, "structseq", "sequence, dict={}", args, nargs, kwnames, flat))
        return NULL;
    if (type_of(t, flat[0])->slots->getitem == NULL && type_of(t, flat[0])->slots->iter == NULL)
        return raise_type_error(t, "constructor requires a sequence");
    if (flat[1] != NULL && !is_dict(t, flat[1]))
        return raise_type_error(t, "%s() takes a dict as second arg, if any", def->type.name);
    Value sequence = tuple_from_iterable(t, flat[0]);
    if (sequence == NULL || !structseq_check_length(t, def, tuple_of(sequence)->length))
        return NULL;
    ValuesBlock *items = values_block_new(t, def->total);
    if (items == NULL) return NULL;
    size_t given = tuple_of(sequence)->length, used = 0;
    for (size_t i = 0; i < def->total; i++)
        items->items[i] = i < given ? tuple_of(sequence)->items[i] : NONE;
    if (flat[1] != NULL) {
        if (!structseq_take_named(t, def, dict_of(flat[1]), given, items->items, &used))
            return NULL;
        if (used < dict_length(dict_of(flat[1])))
            return raise_type_error(t, "%s() got duplicate or unexpected field name(s)",
                                    def->type.name);
    }
    return structseq_new(t, (Type *)cls, items->items);
}

/* ---- methods --------------------------------------------------------------------------------- */

static Value structseq_method_reduce(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    const StructSeqDef *def = structseq_def(t, args[0]);
    Tuple *self = tuple_of(args[0]);
    Value visible = tuple_new(t, self->items, def->visible);
    Dict *named = dict_new(t);
    if (visible == NULL || named == NULL) return NULL;
    for (const MemberDef *field = def->type.members; field->name != NULL; field++)
        if (structseq_index(field) >= def->visible &&
            !dict_set_c(t, named, field->name, self->items[structseq_index(field)]))
            return NULL;
    Value arguments = tuple_from_2(t, visible, to_value(named));
    return arguments == NULL ? NULL : tuple_from_2(t, to_value(type_of(t, args[0])), arguments);
}

static Value structseq_method_replace(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    const StructSeqDef *def = structseq_def(t, args[0]);
    if (structseq_named_count(def) < def->visible)
        return raise_type_error(
            t, "__replace__() is not supported for %s because it has unnamed field(s)",
            def->type.name);
    ValuesBlock *items = values_block_new(t, def->total);
    if (items == NULL) return NULL;
    size_t used = 0;
    for (size_t i = 0; i < def->total; i++) items->items[i] = tuple_of(args[0])->items[i];
    if (args[1] != NULL) {
        if (!structseq_take_named(t, def, dict_of(args[1]), 0, items->items, &used)) return NULL;
        if (used < dict_length(dict_of(args[1]))) {
            Value names = dict_keys_list(t, dict_of(args[1]));
            return names == NULL ? NULL
                                 : raise_type_error(t, "Got unexpected field name(s): %R", names);
        }
    }
    return structseq_new(t, type_of(t, args[0]), items->items);
}

const NativeDef structseq_methods[] = {
    {"__reduce__", structseq_method_reduce, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__replace__", structseq_method_replace, 0, 0, NATIVE_METHOD, "**changes",
     "A copy with new values for some fields."},
    {0},
};
