/* property, classmethod, staticmethod. */
#include "runtime/error.h"
#include "runtime/objects/descriptor.h"
#include "runtime/objects/generic_alias.h"
#include "runtime/objects/protocol.h"
#include "runtime/threads/owner.h"

/* ---- property -------------------------------------------------------------------------------- */

/* What property() makes. */
typedef struct DocumentedProperty {
    Property property;
    Value doc_of_getter; /* true: the docstring, or a subclass's __doc__, is the getter's */
} DocumentedProperty;

static void property_trace(Marker *m, Object *cell) {
    Property *property = (Property *)cell;
    gc_mark_value(m, load_relaxed(&property->get));
    gc_mark_value(m, load_relaxed(&property->set));
    gc_mark_value(m, load_relaxed(&property->delete));
    gc_mark_value(m, load_relaxed(&property->doc));
    gc_mark_value(m, load_relaxed(&property->name));
    gc_mark_value(m, load_relaxed(&((DocumentedProperty *)property)->doc_of_getter));
}

static Value property_none_as_unset(Value v) { return v == NONE ? NULL : v; }

static Value property_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return type_allocate_instance(t, type_from(cls), 0);
}

/* The docstring that a property is given, or else its getter's. False: an exception is set. */
static bool property_find_doc(Thread *t, Value getter, Value *doc, bool *of_getter) {
    *of_getter = false;
    if (*doc != NULL || getter == NULL) return true;
    Value found = value_getattr_optional(t, getter, NAME(__doc__));
    if (found == NULL && error_is_set(t)) return false;
    *doc = property_none_as_unset(found);
    *of_getter = *doc != NULL;
    return true;
}

/* In a subclass, whose own __doc__ would hide the field, it is an attribute of the instance. One without room for it has none, and only
 * a getter's docstring is worth an exception. */
static bool property_set_subclass_doc(Thread *t, Value self, Value doc, bool of_getter) {
    if (value_setattr(t, self, NAME(__doc__), doc != NULL ? doc : NONE)) return true;
    if (of_getter || !error_matches(t, T_ATTRIBUTE_ERROR)) return false;
    error_clear(t);
    return true;
}

static bool property_init(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    Value given[4];
    if (!bind_arguments(t, "property", "fget=None, fset=None, fdel=None, doc=None", args, nargs,
                        kwnames, given))
        return false;
    Property *property = (Property *)self;
    bool is_subclass = type_of(t, self) != t->vm->types[T_PROPERTY], of_getter;
    Value getter = property_none_as_unset(given[0]), doc = property_none_as_unset(given[3]);
    if (!property_find_doc(t, getter, &doc, &of_getter)) return false;
    write_begin(t, &property->header);
    store(property, &property->get, getter);
    store(property, &property->set, property_none_as_unset(given[1]));
    store(property, &property->delete, property_none_as_unset(given[2]));
    store(property, &property->doc, is_subclass ? NULL : doc);
    store(property, &property->name, NULL);
    store(property, &((DocumentedProperty *)property)->doc_of_getter, bool_value(of_getter));
    write_end(t, &property->header);
    return !is_subclass || property_set_subclass_doc(t, self, doc, of_getter);
}

/* A copy with one of the three functions replaced. */
static Value property_copy(Thread *t, Value self, Value get, Value set, Value delete) {
    const Property *property = (const Property *)self;
    Value now_get = get != NULL && get != NONE ? get : load(&property->get);
    Value now_set = set != NULL && set != NONE ? set : load(&property->set);
    Value now_delete = delete != NULL && delete != NONE ? delete : load(&property->delete);
    Value doc = load(&((const DocumentedProperty *)self)->doc_of_getter) == TRUE_VALUE && now_get ? NULL : load(&property->doc);
    Value args[4] = {now_get ? now_get : NONE, now_set ? now_set : NONE,
                     now_delete ? now_delete : NONE, doc ? doc : NONE};
    Value copy = value_call(t, to_value(type_of(t, self)), args, 4, NULL);
    if (copy != NULL && is_instance_of(t, copy, T_PROPERTY))
        store(object_of(copy), &((Property *)copy)->name, load(&property->name));
    return copy;
}

static Value property_getter(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return property_copy(t, args[0], args[1], NULL, NULL);
}
static Value property_setter(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return property_copy(t, args[0], NULL, args[1], NULL);
}
static Value property_deleter(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return property_copy(t, args[0], NULL, NULL, args[1]);
}
static Value property_set_name(Thread *t, Value *args, size_t nargs) {
    if (nargs != 3) return raise_type_error(t, "__set_name__() takes 2 positional arguments but %zu were given", nargs - 1);
    Property *property = (Property *)args[0];
    write_begin(t, &property->header);
    store(property, &property->name, args[2]);
    write_end(t, &property->header);
    return NONE;
}

/* The name that the class knows it by, or that of its getter. NULL, no exception: none. */
static Value property_name(Thread *t, const Property *property) {
    Value name = load(&property->name), getter = load(&property->get);
    if (name != NULL) return name;
    return getter != NULL ? value_getattr_optional(t, getter, NAME(__name__)) : NULL;
}

static Value property_fail(Thread *t, const Property *property, Value instance, const char *what) {
    Value name = property_name(t, property);
    if (name == NULL && error_is_set(t)) return NULL;
    Value owner = load(&type_of(t, instance)->qualname);
    if (name != NULL)
        return raise_error(t, T_ATTRIBUTE_ERROR, "property %R of %R object has no %s", name, owner,
                           what);
    return raise_error(t, T_ATTRIBUTE_ERROR, "property of %R object has no %s", owner, what);
}

static Value property_descr_get(Thread *t, Value self, Value instance, Value owner) {
    (void)owner;
    if (instance == NULL) return self;
    Value getter = load(&((Property *)self)->get);
    if (getter == NULL) return property_fail(t, (Property *)self, instance, "getter");
    return value_call(t, getter, &instance, 1, NULL);
}

static bool property_descr_set(Thread *t, Value self, Value instance, Value v) {
    const Property *property = (const Property *)self;
    Value function = v != NULL ? load(&property->set) : load(&property->delete);
    if (function == NULL)
        return FAIL_WITH(property_fail(t, property, instance, v != NULL ? "setter" : "deleter"));
    Value args[2] = {instance, v};
    return value_call(t, function, args, v != NULL ? 2 : 1, NULL) != NULL;
}

static Value property_get_name(Thread *t, Value self) {
    Value name = property_name(t, (Property *)self);
    if (name == NULL && !error_is_set(t)) return raise_attribute_error(t, self, NAME(__name__));
    return name;
}
static bool property_set_name_attribute(Thread *t, Value self, Value v) {
    write_begin(t, object_of(self));
    store(object_of(self), &((Property *)self)->name, v);
    write_end(t, object_of(self));
    return true;
}

static Value property_get_abstract(Thread *t, Value self) {
    const Property *property = (const Property *)self;
    Value functions[3] = {load(&property->get), load(&property->set), load(&property->delete)};
    for (size_t i = 0; i < 3; i++) {
        if (functions[i] == NULL) continue;
        Value flag = value_getattr_optional(t, functions[i], NAME(__isabstractmethod__));
        int truth = flag != NULL ? value_truth(t, flag) : error_is_set(t) ? -1 : 0;
        if (truth != 0) return truth < 0 ? NULL : TRUE_VALUE;
    }
    return FALSE_VALUE;
}

static const NativeDef property_methods[] = {
    {"getter", property_getter, 1, 1, NATIVE_METHOD, NULL,
     "Descriptor to obtain a copy of the property with a different getter."},
    {"setter", property_setter, 1, 1, NATIVE_METHOD, NULL,
     "Descriptor to obtain a copy of the property with a different setter."},
    {"deleter", property_deleter, 1, 1, NATIVE_METHOD, NULL,
     "Descriptor to obtain a copy of the property with a different deleter."},
    {"__set_name__", property_set_name, 0, -1, NATIVE_METHOD, NULL,
     "Method to set name of a property."},
    {0},
};
static const GetSetDef property_getset[] = {
    {"__name__", property_get_name, property_set_name_attribute, NULL},
    {"__isabstractmethod__", property_get_abstract, NULL, NULL},
    {0},
};
static const MemberDef property_members[] = {
    {"fget", offsetof(Property, get), MEMBER_NONE_IF_UNSET, NULL},
    {"fset", offsetof(Property, set), MEMBER_NONE_IF_UNSET, NULL},
    {"fdel", offsetof(Property, delete), MEMBER_NONE_IF_UNSET, NULL},
    {"__doc__", offsetof(Property, doc), MEMBER_NONE_IF_UNSET | MEMBER_WRITABLE, NULL},
    {0},
};

const TypeDef property_typedef = {
    .name = "property",
    .id = T_PROPERTY,
    .size = sizeof(DocumentedProperty),
    .trace = property_trace,
    .flags = TYPE_SUBCLASSABLE | TYPE_DATA_DESCRIPTOR,
    .slots = {.new = property_new,
              .init = property_init,
              .descr_get = property_descr_get,
              .descr_set = property_descr_set},
    .methods = property_methods,
    .getset = property_getset,
    .members = property_members,
    .new_params = "fget=None, fset=None, fdel=None, doc=None",
};

/* ---- classmethod and staticmethod ------------------------------------------------------------ */

static void method_kind_trace(Marker *m, Object *cell) {
    gc_mark_value(m, load_relaxed(&((Wrapper *)cell)->callable));
    gc_mark_value(m, load_relaxed(&((Wrapper *)cell)->dict));
}

static Value method_kind_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    Value self = type_allocate_instance(t, type_from(cls), 0);
    if (self != NULL) store(self, &((Wrapper *)self)->callable, NONE);
    return self;
}

static bool method_kind_set_dict_entry(Thread *t, Wrapper *wrapper, Str *name, Value v) {
    Dict *dict = (Dict *)load(&wrapper->dict);
    if (dict == NULL) {
        dict = dict_new(t);
        if (dict == NULL) return false;
        store(wrapper, &wrapper->dict, to_value(dict));
    }
    return dict_set_name(t, dict, name, v);
}

/* What functools.wraps would copy. */
static bool method_kind_copy_attributes(Thread *t, Wrapper *wrapper, Value callable) {
    static const uint16_t names[] = {NAME_INDEX___module__, NAME_INDEX___name__,
                                     NAME_INDEX___qualname__, NAME_INDEX___doc__};
    for (size_t i = 0; i < ARRAY_LENGTH(names); i++) {
        Value v = value_getattr_optional(t, callable, &static_names[names[i]]);
        if (v == NULL && error_is_set(t)) return false;
        if (v != NULL && !method_kind_set_dict_entry(t, wrapper, &static_names[names[i]], v))
            return false;
    }
    return true;
}

static const char *method_kind_name(Thread *t, Value self) {
    return is_instance_of(t, self, T_CLASSMETHOD) ? "classmethod" : "staticmethod";
}

static bool method_kind_init(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    Value callable;
    if (!bind_arguments(t, method_kind_name(t, self), "function, /", args, nargs, kwnames, &callable)) return false;
    Wrapper *wrapper = (Wrapper *)self;
    write_begin(t, &wrapper->header);
    store(wrapper, &wrapper->callable, callable);
    write_end(t, &wrapper->header);
    return method_kind_copy_attributes(t, wrapper, callable);
}

/* None until __init__ has run. */
static Value method_kind_callable(Value self) { return load(&((Wrapper *)self)->callable); }

static Value classmethod_descr_get(Thread *t, Value self, Value instance, Value owner) {
    Value callable = method_kind_callable(self);
    return method_new(t, callable, owner != NULL ? owner : to_value(type_of(t, instance)));
}

static Value staticmethod_descr_get(Thread *t, Value self, Value instance, Value owner) {
    (void)t, (void)instance, (void)owner;
    return method_kind_callable(self);
}

static Value staticmethod_call(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    return value_call(t, method_kind_callable(self), args, nargs, kwnames);
}

static Value method_kind_repr(Thread *t, Value self) {
    return to_value(str_format(t, "<%s(%R)>", method_kind_name(t, self), method_kind_callable(self)));
}

static Value method_kind_get_abstract(Thread *t, Value self) {
    Value flag = value_getattr_optional(t, method_kind_callable(self), NAME(__isabstractmethod__));
    int truth = flag != NULL ? value_truth(t, flag) : error_is_set(t) ? -1 : 0;
    return truth < 0 ? NULL : bool_value(truth);
}

/* The function's, and kept here from then on. */
static Value method_kind_annotation(Thread *t, Value self, Str *name) {
    Wrapper *wrapper = (Wrapper *)self;
    Dict *dict = (Dict *)load(&wrapper->dict);
    Value v = dict != NULL ? dict_get_name(t, dict, name) : NULL;
    if (v != NULL) return v;
    v = value_getattr(t, method_kind_callable(self), name);
    return v != NULL && method_kind_set_dict_entry(t, wrapper, name, v) ? v : NULL;
}
static bool method_kind_set_annotation(Thread *t, Value self, Str *name, Value v) {
    Wrapper *wrapper = (Wrapper *)self;
    if (v != NULL) return method_kind_set_dict_entry(t, wrapper, name, v);
    Dict *dict = (Dict *)load(&wrapper->dict);
    int deleted = dict != NULL ? dict_delete(t, dict, to_value(name)) : 0;
    if (deleted == 0) return FAIL_WITH(raise_attribute_error(t, self, name));
    return deleted > 0;
}
static Value method_kind_get_annotations(Thread *t, Value self) {
    return method_kind_annotation(t, self, NAME(__annotations__));
}
static bool method_kind_set_annotations(Thread *t, Value self, Value v) {
    return method_kind_set_annotation(t, self, NAME(__annotations__), v);
}
static Value method_kind_get_annotate(Thread *t, Value self) {
    return method_kind_annotation(t, self, NAME(__annotate__));
}
static bool method_kind_set_annotate(Thread *t, Value self, Value v) {
    return method_kind_set_annotation(t, self, NAME(__annotate__), v);
}

static const GetSetDef method_kind_getset[] = {
    {"__isabstractmethod__", method_kind_get_abstract, NULL, NULL},
    {"__annotations__", method_kind_get_annotations, method_kind_set_annotations, NULL},
    {"__annotate__", method_kind_get_annotate, method_kind_set_annotate, NULL},
    {0},
};
static const MemberDef method_kind_members[] = {
    {"__func__", offsetof(Wrapper, callable), MEMBER_NONE_IF_UNSET, NULL},
    {"__wrapped__", offsetof(Wrapper, callable), MEMBER_NONE_IF_UNSET, NULL},
    {0},
};

static Value method_kind_class_getitem(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return generic_alias_new(t, args[0], args[1]);
}
static const NativeDef method_kind_methods[] = {
    {"__class_getitem__", method_kind_class_getitem, 1, 1, NATIVE_CLASS_METHOD, NULL,
     "See PEP 585"},
    {0},
};

const TypeDef classmethod_typedef = {
    .name = "classmethod",
    .id = T_CLASSMETHOD,
    .size = sizeof(Wrapper),
    .trace = method_kind_trace,
    .flags = TYPE_SUBCLASSABLE,
    .dict_offset = offsetof(Wrapper, dict),
    .slots = {.new = method_kind_new,
              .init = method_kind_init,
              .repr = method_kind_repr,
              .descr_get = classmethod_descr_get},
    .methods = method_kind_methods,
    .getset = method_kind_getset,
    .members = method_kind_members,
    .new_params = "function, /",
};

const TypeDef staticmethod_typedef = {
    .name = "staticmethod",
    .id = T_STATICMETHOD,
    .size = sizeof(Wrapper),
    .trace = method_kind_trace,
    .flags = TYPE_SUBCLASSABLE,
    .dict_offset = offsetof(Wrapper, dict),
    .slots = {.new = method_kind_new,
              .init = method_kind_init,
              .repr = method_kind_repr,
              .call = staticmethod_call,
              .descr_get = staticmethod_descr_get},
    .methods = method_kind_methods,
    .getset = method_kind_getset,
    .members = method_kind_members,
    .new_params = "function, /",
};
