/* Descriptors of built-in types, and of names in __slots__: methods, slots as methods, computed
 * attributes, fields. */
#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/objects/descriptor.h"
#include "runtime/objects/exception.h"
#include "runtime/objects/float.h"
#include "runtime/objects/int.h"
#include "runtime/objects/protocol.h"
#include "runtime/objects/type_slots.h"
#include "runtime/threads/owner.h"

/* ---- what they have in common ---------------------------------------------------------------- */

/* The name and the type of any of these descriptors. */
static Value descriptor_name(Thread *t, Value self) {
    switch (shape_id_of(object_of(self))) {
    case T_GETSET_DESCRIPTOR: return to_value(intern_c(t, ((GetSetDescriptor *)self)->def->name));
    case T_MEMBER_DESCRIPTOR: return ((MemberDescriptor *)self)->name;
    case T_WRAPPER_DESCRIPTOR: return to_value(slot_row_name(((SlotWrapper *)self)->row));
    default: return to_value(intern_c(t, ((Native *)self)->def->name));
    }
}

static Type *descriptor_type(Value self) {
    switch (shape_id_of(object_of(self))) {
    case T_GETSET_DESCRIPTOR: return ((GetSetDescriptor *)self)->type;
    case T_MEMBER_DESCRIPTOR: return ((MemberDescriptor *)self)->type;
    case T_WRAPPER_DESCRIPTOR: return ((SlotWrapper *)self)->type;
    default: return ((Native *)self)->type;
    }
}

/* `type` is the class of the instance. */
static bool descriptor_fits_class(Thread *t, Value self, Value instance, Type *type) {
    if (LIKELY(type_is_subtype(type, descriptor_type(self)))) return true;
    Value name = descriptor_name(t, self);
    if (name == NULL) return false;
    return FAIL_WITH(
        raise_type_error(t, "descriptor '%V' for '%N' objects doesn't apply to a '%T' object", name,
                         descriptor_type(self), instance));
}

static bool descriptor_fits(Thread *t, Value self, Value instance) {
    return descriptor_fits_class(t, self, instance, type_of(t, instance));
}

static Value descriptor_get_name(Thread *t, Value self) { return descriptor_name(t, self); }
static Value descriptor_get_objclass(Thread *t, Value self) {
    (void)t;
    return to_value(descriptor_type(self));
}
static Value descriptor_get_qualname(Thread *t, Value self) {
    Value name = descriptor_name(t, self);
    if (name == NULL) return NULL;
    return to_value(str_format(t, "%V.%V", load(&descriptor_type(self)->qualname), name));
}

static Value descriptor_reduce(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value getattr = dict_get_c(t, t->vm->builtins, "getattr");
    Value name = descriptor_name(t, args[0]);
    Value pair = getattr == NULL || name == NULL
                     ? NULL
                     : tuple_from_2(t, to_value(descriptor_type(args[0])), name);
    return pair == NULL ? NULL : tuple_from_2(t, getattr, pair);
}

static const NativeDef descriptor_methods[] = {
    {"__reduce__", descriptor_reduce, 0, 0, NATIVE_METHOD, NULL, NULL},
    {0},
};

#define DESCRIPTOR_GETSET(get_doc, get_text_signature) \
    { \
        {"__name__", descriptor_get_name, NULL, NULL}, \
            {"__qualname__", descriptor_get_qualname, NULL, NULL}, \
            {"__objclass__", descriptor_get_objclass, NULL, NULL}, \
            {"__doc__", get_doc, NULL, NULL}, \
            {"__text_signature__", get_text_signature, NULL, NULL}, {0}, \
    }

static Value descriptor_no_signature(Thread *t, Value self) {
    (void)t, (void)self;
    return NONE;
}

/* ---- methods --------------------------------------------------------------------------------- */

Value method_descriptor_new(Thread *t, const NativeDef *def, Type *type) {
    if (def->kind == NATIVE_STATIC_METHOD || def->kind == NATIVE_FUNCTION)
        return native_new(t, def, to_value(type), NULL);
    uint32_t id = def->kind == NATIVE_CLASS_METHOD ? T_CLASSMETHOD_DESCRIPTOR : T_METHOD_DESCRIPTOR;
    Native *native = heap_allocate(t, sizeof *native, id);
    if (native == NULL) return NULL;
    native->def = def;
    store_cell(native, &native->type, type);
    return to_value(native);
}

static void method_descriptor_trace(Marker *m, Object *cell) {
    gc_mark_cell(m, ((Native *)cell)->type);
}

static Value method_descriptor_repr(Thread *t, Value self) {
    return to_value(str_format(t, "<method '%s' of '%N' objects>", ((Native *)self)->def->name,
                               ((Native *)self)->type));
}

static Value method_descriptor_get_doc(Thread *t, Value self) {
    return native_doc(t, ((Native *)self)->def);
}
static Value method_descriptor_get_signature(Thread *t, Value self) {
    return native_text_signature(t, ((Native *)self)->def, ((Native *)self)->type, NULL);
}
static const GetSetDef method_descriptor_getset[] =
    DESCRIPTOR_GETSET(method_descriptor_get_doc, method_descriptor_get_signature);

static Value method_descriptor_call(Thread *t, Value self, Value *args, size_t nargs,
                                    Value kwnames) {
    const Native *native = (const Native *)self;
    if (UNLIKELY(nargs == 0))
        return raise_type_error(t, "unbound method %N.%s() needs an argument", native->type,
                                native->def->name);
    if (UNLIKELY(!descriptor_fits(t, self, args[0]))) return NULL;
    return native_call(t, native->def, args, nargs, kwnames);
}

static Value method_descriptor_descr_get(Thread *t, Value self, Value instance, Value owner) {
    (void)owner;
    if (instance == NULL) return self;
    if (!descriptor_fits(t, self, instance)) return NULL;
    return native_new(t, ((Native *)self)->def, instance, NULL);
}

const TypeDef method_descriptor_typedef = {
    .name = "method_descriptor",
    .id = T_METHOD_DESCRIPTOR,
    .size = sizeof(Native),
    .trace = method_descriptor_trace,
    .flags = TYPE_METHOD_LIKE,
    .slots = {.repr = method_descriptor_repr,
              .call = method_descriptor_call,
              .descr_get = method_descriptor_descr_get},
    .methods = descriptor_methods,
    .getset = method_descriptor_getset,
};

/* ---- class methods --------------------------------------------------------------------------- */

static Value classmethod_descriptor_descr_get(Thread *t, Value self, Value instance, Value owner) {
    const Native *native = (const Native *)self;
    if (owner == NULL) owner = to_value(type_of(t, instance));
    if (!is_type(t, owner))
        return raise_type_error(t,
                                "descriptor '%s' for type '%N' needs a type, not a '%T' as arg 2",
                                native->def->name, native->type, owner);
    if (!type_is_subtype(type_from(owner), native->type))
        return raise_type_error(t, "descriptor '%s' requires a subtype of '%N' but received '%N'",
                                native->def->name, native->type, type_from(owner));
    return native_new(t, native->def, owner, NULL);
}

static Value classmethod_descriptor_call(Thread *t, Value self, Value *args, size_t nargs,
                                         Value kwnames) {
    const Native *native = (const Native *)self;
    if (nargs == 0)
        return raise_type_error(t, "descriptor '%s' of '%N' object needs an argument",
                                native->def->name, native->type);
    if (classmethod_descriptor_descr_get(t, self, NULL, args[0]) == NULL) return NULL;
    return native_call(t, native->def, args, nargs, kwnames);
}

const TypeDef classmethod_descriptor_typedef = {
    .name = "classmethod_descriptor",
    .id = T_CLASSMETHOD_DESCRIPTOR,
    .size = sizeof(Native),
    .trace = method_descriptor_trace,
    .slots = {.repr = method_descriptor_repr,
              .call = classmethod_descriptor_call,
              .descr_get = classmethod_descriptor_descr_get},
    .methods = descriptor_methods,
    .getset = method_descriptor_getset,
};

/* ---- slots as methods ------------------------------------------------------------------------ */

Value slot_wrapper_new(Thread *t, const SlotRow *row, Type *type) {
    SlotWrapper *wrapper = heap_allocate(t, sizeof *wrapper, T_WRAPPER_DESCRIPTOR);
    if (wrapper == NULL) return NULL;
    wrapper->row = row;
    store_cell(wrapper, &wrapper->type, type);
    return to_value(wrapper);
}

static void slot_wrapper_trace(Marker *m, Object *cell) {
    gc_mark_cell(m, ((SlotWrapper *)cell)->type);
}

static Value slot_wrapper_repr(Thread *t, Value self) {
    const SlotWrapper *wrapper = (const SlotWrapper *)self;
    return to_value(str_format(t, "<slot wrapper '%U' of '%N' objects>",
                               slot_row_name(wrapper->row), wrapper->type));
}

static Value slot_wrapper_object_call(Thread *t, Value self, Value *args, size_t nargs,
                                      Value kwnames) {
    return slot_wrapper_call(t, (SlotWrapper *)self, args, nargs, kwnames);
}

static Value slot_wrapper_descr_get(Thread *t, Value self, Value instance, Value owner) {
    (void)owner;
    if (instance == NULL) return self;
    if (!descriptor_fits(t, self, instance)) return NULL;
    MethodWrapper *bound = heap_allocate(t, sizeof *bound, T_METHOD_WRAPPER);
    if (bound == NULL) return NULL;
    store_cell(bound, &bound->wrapper, (SlotWrapper *)self);
    store(bound, &bound->self, instance);
    return to_value(bound);
}

static Value slot_wrapper_get_doc(Thread *t, Value self) {
    return to_value(str_from_c(t, ((SlotWrapper *)self)->row->doc));
}

/* By the way that it is called, what inspect is to say about it. */
static Value slot_row_signature(Thread *t, const SlotRow *row) {
    const char *text;
    switch ((SlotWrap)row->wrap) {
    case WRAP_BINARY:
    case WRAP_REFLECTED:
    case WRAP_COMPARE:
        text =
            row->offset == offsetof(TypeSlots, getitem) ? "($self, key, /)" : "($self, value, /)";
        break;
    case WRAP_POWER:
    case WRAP_REFLECTED_POWER: text = "($self, value, mod=None, /)"; break;
    case WRAP_GETATTR:
    case WRAP_DELATTR: text = "($self, name, /)"; break;
    case WRAP_SETATTR: text = "($self, name, value, /)"; break;
    case WRAP_GET: text = "($self, instance, owner=None, /)"; break;
    case WRAP_SET: text = "($self, instance, value, /)"; break;
    case WRAP_DELETE: text = "($self, instance, /)"; break;
    case WRAP_SETITEM: text = "($self, key, value, /)"; break;
    case WRAP_DELITEM:
    case WRAP_CONTAINS: text = "($self, key, /)"; break;
    case WRAP_CALL:
    case WRAP_INIT: text = "($self, /, *args, **kwargs)"; break;
    case WRAP_BUFFER: text = "($self, flags, /)"; break;
    case WRAP_RELEASE_BUFFER: text = "($self, buffer, /)"; break;
    default: text = "($self, /)";
    }
    return to_value(str_from_c(t, text));
}

static Value slot_wrapper_get_signature(Thread *t, Value self) {
    return slot_row_signature(t, ((SlotWrapper *)self)->row);
}

static const GetSetDef slot_wrapper_getset[] =
    DESCRIPTOR_GETSET(slot_wrapper_get_doc, slot_wrapper_get_signature);

const TypeDef wrapper_descriptor_typedef = {
    .name = "wrapper_descriptor",
    .id = T_WRAPPER_DESCRIPTOR,
    .size = sizeof(SlotWrapper),
    .trace = slot_wrapper_trace,
    .flags = TYPE_METHOD_LIKE,
    .slots = {.repr = slot_wrapper_repr,
              .call = slot_wrapper_object_call,
              .descr_get = slot_wrapper_descr_get},
    .methods = descriptor_methods,
    .getset = slot_wrapper_getset,
};

/* Bound: (1).__add__ */
static void method_wrapper_trace(Marker *m, Object *cell) {
    gc_mark_cell(m, ((MethodWrapper *)cell)->wrapper);
    gc_mark_value(m, ((MethodWrapper *)cell)->self);
}

static Value method_wrapper_repr(Thread *t, Value self) {
    const MethodWrapper *bound = (const MethodWrapper *)self;
    return to_value(str_format(t, "<method-wrapper '%U' of %T object at %p>",
                               slot_row_name(bound->wrapper->row), bound->self,
                               (void *)bound->self));
}

static Value method_wrapper_call_target(Thread *t, void *wrapper, Value *args, size_t nargs,
                                        Value kwnames) {
    return slot_wrapper_call(t, wrapper, args, nargs, kwnames);
}

static Value method_wrapper_call(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    const MethodWrapper *bound = (const MethodWrapper *)self;
    return native_call_with_self(t, method_wrapper_call_target, bound->wrapper, bound->self, args,
                                 nargs, kwnames);
}

static bool method_wrapper_hash(Thread *t, Value self, int64_t *hash) {
    (void)t;
    const MethodWrapper *bound = (const MethodWrapper *)self;
    *hash = (int64_t)((value_bits(bound->self) * 31 ^ (uint64_t)(uintptr_t)bound->wrapper) >> 4);
    return true;
}

static Value method_wrapper_compare(Thread *t, Value self, Value other, CompareOperator op) {
    (void)t;
    if ((op != COMPARE_EQ && op != COMPARE_NE) || !is_exact(other, T_METHOD_WRAPPER))
        return NOT_IMPLEMENTED;
    const MethodWrapper *a = (const MethodWrapper *)self, *b = (const MethodWrapper *)other;
    return bool_value((a->wrapper == b->wrapper && a->self == b->self) == (op == COMPARE_EQ));
}

static Value method_wrapper_get_name(Thread *t, Value self) {
    return descriptor_name(t, to_value(((MethodWrapper *)self)->wrapper));
}
static Value method_wrapper_get_qualname(Thread *t, Value self) {
    return descriptor_get_qualname(t, to_value(((MethodWrapper *)self)->wrapper));
}
static Value method_wrapper_get_objclass(Thread *t, Value self) {
    (void)t;
    return to_value(((MethodWrapper *)self)->wrapper->type);
}
static Value method_wrapper_get_doc(Thread *t, Value self) {
    return slot_wrapper_get_doc(t, to_value(((MethodWrapper *)self)->wrapper));
}
static Value method_wrapper_get_signature(Thread *t, Value self) {
    return slot_row_signature(t, ((MethodWrapper *)self)->wrapper->row);
}

static Value method_wrapper_reduce(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value getattr = dict_get_c(t, t->vm->builtins, "getattr");
    Value name = method_wrapper_get_name(t, args[0]);
    Value pair = getattr == NULL || name == NULL
                     ? NULL
                     : tuple_from_2(t, ((MethodWrapper *)args[0])->self, name);
    return pair == NULL ? NULL : tuple_from_2(t, getattr, pair);
}

static const NativeDef method_wrapper_methods[] = {
    {"__reduce__", method_wrapper_reduce, 0, 0, NATIVE_METHOD, NULL, NULL},
    {0},
};
static const GetSetDef method_wrapper_getset[] = {
    {"__name__", method_wrapper_get_name, NULL, NULL},
    {"__qualname__", method_wrapper_get_qualname, NULL, NULL},
    {"__objclass__", method_wrapper_get_objclass, NULL, NULL},
    {"__doc__", method_wrapper_get_doc, NULL, NULL},
    {"__text_signature__", method_wrapper_get_signature, NULL, NULL},
    {0},
};
static const MemberDef method_wrapper_members[] = {
    {"__self__", offsetof(MethodWrapper, self), MEMBER_READ_ONLY, NULL},
    {0},
};

const TypeDef method_wrapper_typedef = {
    .name = "method-wrapper",
    .id = T_METHOD_WRAPPER,
    .size = sizeof(MethodWrapper),
    .trace = method_wrapper_trace,
    .slots = {.repr = method_wrapper_repr,
              .call = method_wrapper_call,
              .hash = method_wrapper_hash,
              .compare = method_wrapper_compare},
    .methods = method_wrapper_methods,
    .getset = method_wrapper_getset,
    .members = method_wrapper_members,
};

/* ---- computed attributes --------------------------------------------------------------------- */

Value getset_descriptor_new(Thread *t, const GetSetDef *def, Type *type) {
    GetSetDescriptor *descriptor = heap_allocate(t, sizeof *descriptor, T_GETSET_DESCRIPTOR);
    if (descriptor == NULL) return NULL;
    descriptor->def = def;
    store_cell(descriptor, &descriptor->type, type);
    return to_value(descriptor);
}

static void getset_descriptor_trace(Marker *m, Object *cell) {
    gc_mark_cell(m, ((GetSetDescriptor *)cell)->type);
}

static Value getset_descriptor_repr(Thread *t, Value self) {
    const GetSetDescriptor *descriptor = (const GetSetDescriptor *)self;
    return to_value(
        str_format(t, "<attribute '%s' of '%N' objects>", descriptor->def->name, descriptor->type));
}

static Value getset_descriptor_descr_get(Thread *t, Value self, Value instance, Value owner) {
    (void)owner;
    return instance == NULL ? self : descriptor_get_found(t, self, instance, type_of(t, instance));
}

static bool getset_descriptor_set(Thread *t, Value self, Value instance, Value v) {
    const GetSetDescriptor *descriptor = (const GetSetDescriptor *)self;
    if (descriptor->def->set != NULL) return descriptor->def->set(t, instance, v);
    return FAIL_WITH(raise_error(t, T_ATTRIBUTE_ERROR,
                                 "attribute '%s' of '%N' objects is not writable",
                                 descriptor->def->name, descriptor->type));
}

static bool getset_descriptor_descr_set(Thread *t, Value self, Value instance, Value v) {
    return descriptor_set_found(t, self, instance, type_of(t, instance), v);
}

static Value getset_descriptor_get_doc(Thread *t, Value self) {
    const char *doc = ((GetSetDescriptor *)self)->def->doc;
    return doc != NULL ? to_value(str_from_c(t, doc)) : NONE;
}
static const GetSetDef getset_descriptor_getset[] =
    DESCRIPTOR_GETSET(getset_descriptor_get_doc, descriptor_no_signature);

const TypeDef getset_descriptor_typedef = {
    .name = "getset_descriptor",
    .id = T_GETSET_DESCRIPTOR,
    .size = sizeof(GetSetDescriptor),
    .trace = getset_descriptor_trace,
    .flags = TYPE_DATA_DESCRIPTOR,
    .slots = {.repr = getset_descriptor_repr,
              .descr_get = getset_descriptor_descr_get,
              .descr_set = getset_descriptor_descr_set},
    .methods = descriptor_methods,
    .getset = getset_descriptor_getset,
};

/* ---- fields ---------------------------------------------------------------------------------- */

Value member_descriptor_new(Thread *t, Type *type, Value name, uint32_t offset, uint8_t kind,
                            const char *doc) {
    MemberDescriptor *member = heap_allocate(t, sizeof *member, T_MEMBER_DESCRIPTOR);
    if (member == NULL) return NULL;
    store_cell(member, &member->type, type);
    store(member, &member->name, name);
    member->offset = offset;
    member->kind = kind;
    member->doc = doc;
    return to_value(member);
}

static void member_descriptor_trace(Marker *m, Object *cell) {
    gc_mark_cell(m, ((MemberDescriptor *)cell)->type);
    gc_mark_value(m, ((MemberDescriptor *)cell)->name);
}

static Value member_descriptor_repr(Thread *t, Value self) {
    const MemberDescriptor *member = (const MemberDescriptor *)self;
    return to_value(str_format(t, "<member '%V' of '%N' objects>", member->name, member->type));
}

static Value *member_address(const MemberDescriptor *member, Value instance) {
    return (Value *)((char *)object_of(instance) + member->offset);
}

static COLD Value member_fail_unset(Thread *t, const MemberDescriptor *member, Value instance) {
    Value name = type_short_name(t, type_of(t, instance));
    if (name == NULL) return NULL;
    raise_error(t, T_ATTRIBUTE_ERROR, "'%V' object has no attribute '%V'", name, member->name);
    value_note_attribute(t, instance, str_of(member->name));
    return NULL;
}

static Value member_descriptor_get(Thread *t, Value self, Value instance) {
    const MemberDescriptor *member = (const MemberDescriptor *)self;
    if (member->kind & MEMBER_DOUBLE)
        return float_new(t, *(const double *)member_address(member, instance));
    Value v = load(member_address(member, instance));
    if (v != NULL) return v;
    if (member->kind & MEMBER_NONE_IF_UNSET) return NONE;
    return member->kind & MEMBER_NUMBER ? small_int(0) : member_fail_unset(t, member, instance);
}

/* *v becomes an exact int. */
static bool member_check_number(Thread *t, Value *v) {
    if (*v == NULL) return FAIL_WITH(raise_type_error(t, "can't delete numeric/char attribute"));
    int64_t number;
    if (!is_int(t, *v)) return FAIL_WITH(raise_type_error(t, "an integer is required"));
    if (!int_as_int64(*v, &number))
        return FAIL_WITH(raise_overflow_error(t, "Python int too large to convert to C ssize_t"));
    *v = int_from_int64(t, number);
    return *v != NULL;
}

static bool member_descriptor_set(Thread *t, Value self, Value instance, Value v) {
    const MemberDescriptor *member = (const MemberDescriptor *)self;
    if (!(member->kind & MEMBER_WRITABLE))
        return FAIL_WITH(raise_error(t, T_ATTRIBUTE_ERROR, "readonly attribute"));
    if (member->kind & MEMBER_NUMBER && !member_check_number(t, &v)) return false;
    Value *address = member_address(member, instance);
    write_begin(t, object_of(instance));
    bool missing = v == NULL && load(address) == NULL;
    store(object_of(instance), address, v);
    write_end(t, object_of(instance));
    if (member->kind & MEMBER_NONE_IF_UNSET) return true;
    return !missing || FAIL_WITH(raise_error(t, T_ATTRIBUTE_ERROR, "%V", member->name));
}

Value descriptor_get_found(Thread *t, Value self, Value instance, Type *type) {
    if (is_exact(self, T_GETSET_DESCRIPTOR) || is_exact(self, T_MEMBER_DESCRIPTOR)) {
        if (!descriptor_fits_class(t, self, instance, type)) return NULL;
        if (is_exact(self, T_MEMBER_DESCRIPTOR)) return member_descriptor_get(t, self, instance);
        return ((GetSetDescriptor *)self)->def->get(t, instance);
    }
    return type_of(t, self)->slots->descr_get(t, self, instance, to_value(type));
}

bool descriptor_set_found(Thread *t, Value self, Value instance, Type *type, Value v) {
    if (is_exact(self, T_GETSET_DESCRIPTOR) || is_exact(self, T_MEMBER_DESCRIPTOR)) {
        if (!descriptor_fits_class(t, self, instance, type)) return false;
        if (is_exact(self, T_MEMBER_DESCRIPTOR)) return member_descriptor_set(t, self, instance, v);
        return getset_descriptor_set(t, self, instance, v);
    }
    return type_of(t, self)->slots->descr_set(t, self, instance, v);
}

static Value member_descriptor_descr_get(Thread *t, Value self, Value instance, Value owner) {
    (void)owner;
    return instance == NULL ? self : descriptor_get_found(t, self, instance, type_of(t, instance));
}

static bool member_descriptor_descr_set(Thread *t, Value self, Value instance, Value v) {
    return descriptor_set_found(t, self, instance, type_of(t, instance), v);
}

static Value member_descriptor_get_doc(Thread *t, Value self) {
    const char *doc = ((MemberDescriptor *)self)->doc;
    return doc != NULL ? to_value(str_from_c(t, doc)) : NONE;
}
static const GetSetDef member_descriptor_getset[] =
    DESCRIPTOR_GETSET(member_descriptor_get_doc, descriptor_no_signature);

const TypeDef member_descriptor_typedef = {
    .name = "member_descriptor",
    .id = T_MEMBER_DESCRIPTOR,
    .size = sizeof(MemberDescriptor),
    .trace = member_descriptor_trace,
    .flags = TYPE_DATA_DESCRIPTOR,
    .slots = {.repr = member_descriptor_repr,
              .descr_get = member_descriptor_descr_get,
              .descr_set = member_descriptor_descr_set},
    .methods = descriptor_methods,
    .getset = member_descriptor_getset,
};

/* ---- __dict__ and __weakref__ of instances --------------------------------------------------- */

static Value *descriptor_dict_field(Thread *t, Value self) {
    uint32_t offset = 0;
    for (const Type *type = type_of(t, self); type != NULL && offset == 0; type = type->base)
        offset = type->def->dict_offset;
    return offset != 0 ? (Value *)((char *)object_of(self) + offset) : NULL;
}

/* Classes and modules have namespaces of their own, which can't be replaced, whatever else they inherit from. */
static bool descriptor_is_namespace(Thread *t, Value self) {
    return is_type(t, self) || is_instance_of(t, self, T_MODULE);
}

static bool descriptor_refuse_namespace(Thread *t, Value self) {
    raise_error(t, T_ATTRIBUTE_ERROR,
                is_type(t, self) ? "attribute '__dict__' of 'type' objects is not writable"
                                 : "readonly attribute");
    return false;
}

static Value descriptor_get_instance_dict(Thread *t, Value self) {
    if (is_type(t, self)) {
        Type *type = t->vm->types[T_TYPE];
        return descriptor_get_found(t, type_lookup(t, type, NAME(__dict__)), self, type);
    }
    Value *field = descriptor_dict_field(t, self);
    if (field == NULL) return to_value(instance_dict(t, object_of(self)));
    Value dict = load(field);
    if (dict != NULL) return dict;
    Value made = to_value(dict_new(t));
    if (made == NULL) return NULL;
    write_begin(t, object_of(self));
    dict = load(field);
    if (dict == NULL) {
        dict = made;
        store(object_of(self), field, dict);
    }
    write_end(t, object_of(self));
    return dict;
}

static bool descriptor_set_instance_dict(Thread *t, Value self, Value v) {
    if (descriptor_is_namespace(t, self)) return descriptor_refuse_namespace(t, self);
    Value *field = descriptor_dict_field(t, self);
    if (v == NULL) {
        if (field != NULL) return FAIL_WITH(raise_type_error(t, "cannot delete __dict__"));
        v = to_value(dict_new(t));
        return v != NULL && instance_set_dict(t, object_of(self), dict_of(v));
    }
    if (!is_dict(t, v))
        return FAIL_WITH(
            raise_type_error(t, "__dict__ must be set to a dictionary, not a '%T'", v));
    if (field == NULL) return instance_set_dict(t, object_of(self), dict_of(v));
    write_begin(t, object_of(self));
    store(object_of(self), field, v);
    write_end(t, object_of(self));
    return true;
}

const GetSetDef descriptor_instance_dict = {"__dict__", descriptor_get_instance_dict,
                                            descriptor_set_instance_dict,
                                            "dictionary for instance variables"};
