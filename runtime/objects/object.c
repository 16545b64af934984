/* object: what every value can do, and attribute access as object.__getattribute__ and __setattr__
 * have it. */
#include "runtime/error.h"
#include "runtime/import.h"
#include "runtime/intern.h"
#include "runtime/objects/descriptor.h"
#include "runtime/objects/exception.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/protocol.h"
#include "runtime/objects/set.h"
#include "runtime/objects/type_slots.h"
#include "runtime/threads/owner.h"

/* ---- attributes ------------------------------------------------------------------------------ */

/* The dict in the fixed part of functions, modules and the like; NULL: they have none (yet). */
static Dict *object_field_dict(const Type *type, Value self) {
    for (; type != NULL; type = type->base)
        if (type->def->dict_offset)
            return (Dict *)load((Value *)((char *)object_of(self) + type->def->dict_offset));
    return NULL;
}

bool object_has_field_dict(const Type *type) {
    for (; type != NULL; type = type->base)
        if (type->def->dict_offset) return true;
    return false;
}

Value object_own_attribute(Thread *t, const Type *type, Value self, Str *name) {
    if (!is_object(self)) return NULL;
    if (type->flags & TYPE_HAS_DICT) return instance_get(t, object_of(self), name);
    Dict *dict = object_field_dict(type, self);
    return dict != NULL ? dict_get_attribute(t, dict, name) : NULL;
}

Value object_getattr(Thread *t, Value self, Str *name) {
    Type *type = type_of(t, self);
    Value found = type_lookup(t, type, name);
    Value (*bind)(Thread *, Value, Value, Value) = NULL;
    if (found != NULL) {
        const Type *found_type = type_of(t, found);
        bind = found_type->slots->descr_get;
        if (bind != NULL && found_type->slots->descr_set != NULL)
            return descriptor_get_found(t, found, self, type);
    }
    Value own = object_own_attribute(t, type, self, name);
    if (own != NULL) return own;
    if (UNLIKELY(error_is_set(t))) return NULL;
    return bind != NULL ? bind(t, found, self, to_value(type)) : found;
}

static bool object_fail_store(Thread *t, const Type *type, Value found, Value self, Str *name) {
    if (found != NULL)
        return FAIL_WITH(raise_error(t, T_ATTRIBUTE_ERROR,
                                     "'%N' object attribute '%U' is read-only", type, name));
    if (type->slots->setattr != object_setattr)
        raise_attribute_error(t, self, name);
    else
        raise_error(t, T_ATTRIBUTE_ERROR,
                    "'%N' object has no attribute '%U' and no __dict__ for setting new attributes",
                    type, name);
    value_note_attribute(t, self, name);
    return false;
}

static bool object_fail_delete(Thread *t, Value self, Str *name) {
    return FAIL_WITH(
        raise_error(t, T_ATTRIBUTE_ERROR, "'%T' object has no attribute '%U'", self, name));
}

static bool object_store_in_field_dict(Thread *t, Value self, Str *name, Value v) {
    if (v == NULL) {
        Dict *dict = object_field_dict(type_of(t, self), self);
        int deleted = dict != NULL ? dict_delete(t, dict, to_value(name)) : 0;
        if (deleted != 0) return deleted > 0;
        (void)!object_fail_delete(t, self, name);
        value_note_attribute(t, self, name);
        return false;
    }
    Value dict = descriptor_instance_dict.get(t, self);
    return dict != NULL && dict_set_name(t, dict_of(dict), name, v);
}

bool object_setattr(Thread *t, Value self, Str *name, Value v) {
    Type *type = type_of(t, self);
    Value found = type_lookup(t, type, name);
    if (found != NULL && type_of(t, found)->slots->descr_set != NULL)
        return descriptor_set_found(t, found, self, type, v);
    if (is_object(self) && object_has_field_dict(type))
        return object_store_in_field_dict(t, self, name, v);
    if (!is_object(self) || !(type->flags & TYPE_HAS_DICT))
        return object_fail_store(t, type, found, self, name);
    if (v != NULL) return instance_set(t, object_of(self), name, v);
    bool existed;
    if (!instance_delete(t, object_of(self), name, &existed)) return false;
    return existed || object_fail_delete(t, self, name);
}

/* ---- making ---------------------------------------------------------------------------------- */

static bool object_excess(size_t nargs, Value kwnames) {
    return nargs > 0 || (kwnames != NULL && tuple_of(kwnames)->length > 0);
}

/* "Can't instantiate abstract class C without an implementation for abstract methods 'a', 'b'" */
static Value object_fail_abstract(Thread *t, Type *type) {
    Value names = value_getattr(t, to_value(type), NAME(__abstractmethods__));
    Value sorted = names != NULL ? list_from_iterable(t, names) : NULL;
    if (sorted == NULL || !list_sort(t, sorted, NULL, false)) return NULL;
    size_t count = list_length(list_of(sorted));
    StrBuilder b;
    str_builder_init(&b, t);
    for (size_t i = 0; i < count; i++)
        if (!str_builder_format(&b, "%s'%V'", i ? ", " : "", list_get(list_of(sorted), i)))
            return NULL;
    Str *text = str_builder_finish(&b);
    if (text == NULL) return NULL;
    return raise_type_error(
        t, "Can't instantiate abstract class %N without an implementation for abstract method%s %U",
        type, count == 1 ? "" : "s", text);
}

Value object_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    (void)args;
    Type *type = type_from(cls);
    if (UNLIKELY(object_excess(nargs, kwnames))) {
        if (type->slots->new != object_new)
            return raise_type_error(
                t, "object.__new__() takes exactly one argument (the type to instantiate)");
        if (type->slots->init == object_init)
            return raise_type_error(t, "%N() takes no arguments", type);
    }
    if (UNLIKELY(type->flags & TYPE_ABSTRACT)) return object_fail_abstract(t, type);
    return type_allocate_instance(t, type, 0);
}

bool object_init(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    (void)args;
    if (LIKELY(!object_excess(nargs, kwnames))) return true;
    const Type *type = type_of(t, self);
    if (type->slots->init != object_init)
        return FAIL_WITH(raise_type_error(
            t, "object.__init__() takes exactly one argument (the instance to initialize)"));
    if (type->slots->new == object_new)
        return FAIL_WITH(raise_type_error(
            t, "%N.__init__() takes exactly one argument (the instance to initialize)", type));
    return true;
}

/* ---- text, equality, hash -------------------------------------------------------------------- */

static Value object_repr(Thread *t, Value self) {
    Value name = type_full_name(t, type_of(t, self));
    return name != NULL ? to_value(str_format(t, "<%V object at %p>", name, (void *)self)) : NULL;
}

static Value object_str(Thread *t, Value self) {
    if (C_STACK_IS_LOW(t) && thread_stack_overflow(t, " while getting the str of an object")) return NULL;
    Value volatile text = type_of(t, self)->slots->repr(t, self); /* no tail call: it may be this function */
    return text;
}

static bool object_hash(Thread *t, Value self, int64_t *hash) {
    (void)t;
    uint64_t bits = value_bits(self);
    *hash = (int64_t)(bits >> 4 | bits << 60);
    if (*hash == -1) *hash = -2;
    return true;
}

static Value object_compare(Thread *t, Value self, Value other, CompareOperator op) {
    if (op == COMPARE_EQ) return self == other ? TRUE_VALUE : NOT_IMPLEMENTED;
    if (op != COMPARE_NE) return NOT_IMPLEMENTED;
    /* != is the opposite of what == says, whoever says it. */
    Value (*compare)(Thread *, Value, Value, CompareOperator) = type_of(t, self)->slots->compare;
    Value equal = compare == object_compare ? object_compare(t, self, other, COMPARE_EQ)
                                            : compare(t, self, other, COMPARE_EQ);
    if (equal == NULL || equal == NOT_IMPLEMENTED) return equal;
    int truth = value_truth(t, equal);
    return truth < 0 ? NULL : bool_value(!truth);
}

static Value object_format(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (!is_str(t, args[1])) return raise_bad_argument(t, "__format__", 0, "str", args[1]);
    if (str_of(args[1])->length > 0)
        return raise_type_error(t, "unsupported format string passed to %T.__format__", args[0]);
    return value_str(t, args[0]);
}

static Value object_sizeof(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (!is_object(args[0]) || object_flags(object_of(args[0])) & OBJECT_STATIC)
        return small_int(0);
    return int_from_int64(t, (int64_t)heap_cell_size(object_of(args[0])));
}

/* ---- __class__ ------------------------------------------------------------------------------- */

static Value object_get_class(Thread *t, Value self) { return to_value(type_of(t, self)); }

static bool object_check_class_change(Thread *t, const Type *old, Value v) {
    if (v == NULL) return FAIL_WITH(raise_type_error(t, "can't delete __class__ attribute"));
    if (!is_type(t, v))
        return FAIL_WITH(
            raise_type_error(t, "__class__ must be set to a class, not '%T' object", v));
    const Type *new = type_from(v);
    bool modules = old->def->id == T_MODULE && new->def->id == T_MODULE;
    if (!modules && (!(old->flags & TYPE_HEAP) || !(new->flags &TYPE_HEAP)))
        return FAIL_WITH(raise_type_error(
            t, "__class__ assignment only supported for mutable types or ModuleType subclasses"));
    if (!type_layouts_agree(old, new))
        return FAIL_WITH(
            raise_type_error(t, "__class__ assignment: '%N' object layout differs from '%N'", new,
                             old));
    return true;
}

/* The attributes move to a dict, since shapes belong to a class; then one store changes the shape.
 */
static bool object_set_class(Thread *t, Value self, Value v) {
    Type *old = type_of(t, self);
    if (!object_check_class_change(t, old, v)) return false;
    Type *new = type_from(v);
    Object *o = object_of(self);
    Shape *shape = NULL;
    if (new->flags & TYPE_HAS_DICT &&type_layout_id(new) != T_TYPE) {
        shape = shape_dict_mode(t, new);
        if (shape == NULL || instance_dict(t, o) == NULL) return false;
    }
    if (new->flags & TYPE_HAS_DEL && !gc_register_finalizable(t, o)) return false;
    write_begin(t, o);
    store_release(&o->shape, shape != NULL ? shape->id : load_acquire(&new->instance_shape));
    remember(o); /* which refers to its class */
    write_end(t, o);
    return true;
}

/* ---- dir ------------------------------------------------------------------------------------- */

/* Adds the names of a class and its bases. */
static bool object_merge_class_names(Thread *t, Dict *names, Type *type) {
    const Tuple *mro = tuple_of(load(&type->mro));
    for (size_t i = mro->length; i-- > 0;) {
        Dict *dict = type_dict(t, type_from(mro->items[i]));
        if (dict == NULL) return false;
        DictTable *table = NULL;
        size_t position = 0;
        Value key, v;
        while (dict_next(dict, &table, &position, &key, &v))
            if (!dict_set(t, names, key, NONE)) return false;
    }
    return true;
}

static Value object_dir(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Dict *names = dict_new(t);
    if (names == NULL) return NULL;
    Value dict = value_getattr_optional(t, args[0], NAME(__dict__));
    if (dict == NULL && error_is_set(t)) return NULL;
    if (dict != NULL && is_dict(t, dict) && !dict_merge(t, names, dict, true)) return NULL;
    Value cls = value_getattr_optional(t, args[0], NAME(__class__));
    if (cls == NULL && error_is_set(t)) return NULL;
    if (cls != NULL && is_type(t, cls) && !object_merge_class_names(t, names, type_from(cls)))
        return NULL;
    return dict_keys_list(t, names);
}

Value type_dir(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Dict *names = dict_new(t);
    return names != NULL && object_merge_class_names(t, names, type_from(args[0]))
               ? dict_keys_list(t, names)
               : NULL;
}

/* ---- pickling -------------------------------------------------------------------------------- */

/* The names in __slots__ along the MRO, without __dict__ and __weakref__, as copyreg knows them; a
 * list. */
static Value object_slot_names(Thread *t, Type *type) {
    Value known = dict_get_c(t, type_dict(t, type), "__slotnames__");
    if (known != NULL && is_list(t, known)) return list_from_iterable(t, known);
    Value names = list_new(t, 4);
    const Tuple *mro = tuple_of(load(&type->mro));
    for (size_t i = 0; names != NULL && i < mro->length; i++) {
        Value own = load(&type_from(mro->items[i])->slot_names);
        for (size_t j = 0; own != NULL && j < tuple_of(own)->length; j++)
            if (!list_append(t, names, tuple_of(own)->items[j])) return NULL;
    }
    return names;
}

/* None, a dict, or (dict or None, dict of slots). required: TypeError for what has state that is
 * not in either. */
static Value object_default_state(Thread *t, Value self, bool required) {
    Type *type = type_of(t, self);
    if (required && type->def->size > sizeof(Object) && type->def->id != T_OBJECT
        && type_layout_id(type) != T_OBJECT)
        return raise_type_error(t, "cannot pickle %N objects", type);
    Value dict = is_object(self) ? value_getattr_optional(t, self, NAME(__dict__)) : NULL;
    if (dict == NULL && error_is_set(t)) return NULL;
    if (dict == NULL) dict = NONE;
    if (is_dict(t, dict)) {
        dict = dict_length(dict_of(dict)) > 0 ? to_value(dict_copy(t, dict_of(dict))) : NONE;
        if (dict == NULL) return NULL;
    }
    Value names = object_slot_names(t, type);
    Dict *slots = names != NULL ? dict_new(t) : NULL;
    if (slots == NULL) return NULL;
    for (size_t i = 0; i < list_length(list_of(names)); i++) {
        Value name = list_get(list_of(names), i);
        Value v = value_getattr_optional(t, self, str_of(name));
        if (v == NULL && error_is_set(t)) return NULL;
        if (v != NULL && !dict_set(t, slots, name, v)) return NULL;
    }
    if (dict_length(slots) > 0) return tuple_from_2(t, dict, to_value(slots));
    return dict;
}

static Value object_getstate(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return object_default_state(t, args[0], false);
}

/* Arguments for __new__: *kwargs is a dict or NULL. NULL, no exception: the type does not say. */
static Value object_new_arguments(Thread *t, Value self, Value *kwargs) {
    *kwargs = NULL;
    Value pair = value_call_special(t, NAME(__getnewargs_ex__), &self, 1);
    if (pair == NULL) return NULL;
    if (pair != ABSENT) {
        if (!is_tuple(t, pair) || tuple_of(pair)->length != 2
            || !is_tuple(t, tuple_of(pair)->items[0]) || !is_dict(t, tuple_of(pair)->items[1]))
            return raise_type_error(
                t, "__getnewargs_ex__ should return a tuple of a tuple and a dict, not '%T'", pair);
        *kwargs = tuple_of(pair)->items[1];
        return tuple_of(pair)->items[0];
    }
    Value args = value_call_special(t, NAME(__getnewargs__), &self, 1);
    if (args == ABSENT) return NULL;
    if (args != NULL && !is_tuple(t, args))
        return raise_type_error(t, "__getnewargs__ should return a tuple, not '%T'", args);
    return args;
}

static Value object_copyreg(Thread *t, Str *name) {
    Value module = import_module_c(t, "copyreg");
    return module != NULL ? value_getattr(t, module, name) : NULL;
}

/* An iterator over the items of a list or dict (subclass), for pickle to fill the new one with;
 * None for others. */
static Value object_reduce_items(Thread *t, Value self, uint32_t type_id) {
    if (!is_instance_of(t, self, type_id)) return NONE;
    if (type_id == T_LIST) return value_iter(t, self);
    Value items = value_call_method(t, NAME(items), &self, 1, NULL);
    return items != NULL ? value_iter(t, items) : NULL;
}

static Value object_reduce_new(Thread *t, Value self) {
    Type *type = type_of(t, self);
    if (type->slots->new == NULL) return raise_type_error(t, "cannot pickle '%N' object", type);
    Value kwargs;
    Value args = object_new_arguments(t, self, &kwargs);
    if (args == NULL && error_is_set(t)) return NULL;
    bool is_container = is_instance_of(t, self, T_LIST) || is_instance_of(t, self, T_DICT);
    bool state_is_default = type_lookup(t, type, NAME(__getstate__))
                            == type_lookup(t, t->vm->types[T_OBJECT], NAME(__getstate__));
    Value state = state_is_default ? object_default_state(t, self, args == NULL && !is_container)
                                   : value_call_special(t, NAME(__getstate__), &self, 1);
    if (state == NULL) return NULL;
    Value function, call_args;
    if (kwargs != NULL && dict_length(dict_of(kwargs)) > 0) {
        function = object_copyreg(t, NAME(__newobj_ex__));
        call_args = tuple_from_3(t, to_value(type), args, kwargs);
    } else {
        function = object_copyreg(t, NAME(__newobj__));
        size_t count = args != NULL ? tuple_of(args)->length : 0;
        call_args = tuple_new(t, NULL, count + 1);
        if (call_args == NULL) return NULL;
        store(object_of(call_args), &tuple_of(call_args)->items[0], to_value(type));
        for (size_t i = 0; i < count; i++)
            store(object_of(call_args), &tuple_of(call_args)->items[i + 1],
                  tuple_of(args)->items[i]);
    }
    Value list_items = object_reduce_items(t, self, T_LIST);
    Value dict_items = list_items != NULL ? object_reduce_items(t, self, T_DICT) : NULL;
    if (function == NULL || call_args == NULL || dict_items == NULL) return NULL;
    Value result[5] = {function, call_args, state, list_items, dict_items};
    return tuple_new(t, result, 5);
}

static Value object_reduce_old(Thread *t, Value self, Value protocol) {
    Value function = object_copyreg(t, NAME(_reduce_ex));
    return function != NULL ? value_call_2(t, function, self, protocol) : NULL;
}

static Value object_reduce(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return object_reduce_old(t, args[0], small_int(0));
}

static Value object_reduce_ex(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value self = args[0];
    int protocol;
    if (!value_as_int(t, args[1], &protocol)) return NULL;
    Value own = type_lookup(t, type_of(t, self), NAME(__reduce__));
    if (own != NULL && own != type_lookup(t, t->vm->types[T_OBJECT], NAME(__reduce__)))
        return value_call_special(t, NAME(__reduce__), &self, 1);
    return protocol >= 2 ? object_reduce_new(t, self)
                         : object_reduce_old(t, self, small_int(protocol));
}

/* ---- the type -------------------------------------------------------------------------------- */

static Value object_init_subclass(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)args, (void)nargs;
    return NONE;
}
static Value object_subclasshook(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)args, (void)nargs;
    return NOT_IMPLEMENTED;
}

static const NativeDef object_methods[] = {
    {"__reduce_ex__", object_reduce_ex, 1, 1, NATIVE_METHOD, NULL, "Helper for pickle."},
    {"__reduce__", object_reduce, 0, 0, NATIVE_METHOD, NULL, "Helper for pickle."},
    {"__getstate__", object_getstate, 0, 0, NATIVE_METHOD, NULL, "Helper for pickle."},
    {"__subclasshook__", object_subclasshook, 0, -1, NATIVE_CLASS_METHOD, NULL,
     "Abstract classes can override this to customize issubclass()."},
    {"__init_subclass__", object_init_subclass, 0, 0, NATIVE_CLASS_METHOD, NULL,
     "This method is called when a class is subclassed."},
    {"__format__", object_format, 1, 1, NATIVE_METHOD, NULL, "Default object formatter."},
    {"__sizeof__", object_sizeof, 0, 0, NATIVE_METHOD, NULL, "Size of object in memory, in bytes."},
    {"__dir__", object_dir, 0, 0, NATIVE_METHOD, NULL, "Default dir() implementation."},
    {0},
};
static const GetSetDef object_getset[] = {
    {"__class__", object_get_class, object_set_class, "the object's class"},
    {0},
};

const TypeDef object_typedef = {
    .name = "object",
    .new_params = "",
    .id = T_OBJECT,
    .size = sizeof(Object),
    .flags = TYPE_SUBCLASSABLE,
    .doc =
        "The base class of the class hierarchy.\n\n"
        "When called, it accepts no arguments and returns a new featureless\n"
        "instance that has no instance attributes and cannot be given any.\n",
    .slots = {.repr = object_repr,
              .str = object_str,
              .hash = object_hash,
              .compare = object_compare,
              .getattr = object_getattr,
              .setattr = object_setattr,
              .new = object_new,
              .init = object_init},
    .methods = object_methods,
    .getset = object_getset,
};
