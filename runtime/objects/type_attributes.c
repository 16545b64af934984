/* Attributes of classes, read and written; the type `type`. */
#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/objects/descriptor.h"
#include "runtime/objects/exception.h"
#include "runtime/objects/generic_alias.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/protocol.h"
#include "runtime/objects/type_slots.h"
#include "runtime/objects/weakref.h"
#include "runtime/threads/owner.h"

/* ---- C.name ---------------------------------------------------------------------------------- */

Value type_getattr(Thread *t, Value self, Str *name) {
    Type *type = type_from(self), *metaclass = type_of(t, self);
    Value from_meta = type_lookup(t, metaclass, name);
    Value (*bind)(Thread *, Value, Value, Value) = NULL;
    if (from_meta != NULL) {
        const Type *descriptor = type_of(t, from_meta);
        bind = descriptor->slots->descr_get;
        if (bind != NULL && descriptor->slots->descr_set != NULL)
            return bind(t, from_meta, self, to_value(metaclass));
    }
    Value found = type_lookup(t, type, name);
    if (found != NULL) {
        Value (*get)(Thread *, Value, Value, Value) = type_of(t, found)->slots->descr_get;
        return get != NULL ? get(t, found, NULL, self) : found;
    }
    return bind != NULL ? bind(t, from_meta, self, to_value(metaclass)) : from_meta;
}

static void type_clear_cached_slots(Thread *t, Type *type, void *data) {
    if (load_relaxed(&type->has_cached_slots)) {
        store_relaxed(&type->has_cached_slots, 0u);
        *(bool *)data = true;
    }
    type_for_each_subclass(t, type, type_clear_cached_slots, data);
}

/* Either the author of a word sees the new version, or this sees that there may be words. */
bool type_cached_slots(Type *type, uint32_t version) {
    if (!load_relaxed(&type->has_cached_slots)) store_relaxed(&type->has_cached_slots, 1u);
    __atomic_thread_fence(__ATOMIC_SEQ_CST);
    return load_acquire(&type->version) == version;
}

static void type_forget_slots(Thread *t, Type *type) {
    bool any = false;
    __atomic_thread_fence(__ATOMIC_SEQ_CST);
    type_clear_cached_slots(t, type, &any);
    uint32_t tag = load_relaxed(&t->vm->slot_tag);
    while (any && tag != SLOT_TAG_LAST && !sync_cas(&t->vm->slot_tag, &tag, tag + SLOT_TAG_STEP)) continue;
}

/* Whatever is known about any class. */
static void type_forget_all(Thread *t) {
    type_bump_versions(t, t->vm->types[T_OBJECT]);
    type_forget_slots(t, t->vm->types[T_OBJECT]);
}

/* After `name` was set to v, or deleted (NULL): may it come before the attributes of instances now? */
static void type_after_change(Thread *t, Type *type, Str *name, Value v) {
    if (name == NAME(__get__) || name == NAME(__set__) || name == NAME(__delete__))
        type_forget_all(t); /* its instances are in who knows which classes */
    else if (name == NAME(__getattribute__) || name == NAME(__setattr__) || name == NAME(__delattr__)
             || v == NULL || (is_object(v) && type_of(t, v)->slots->descr_set != NULL))
        type_forget_slots(t, type);
}

/* Plain data that replaces plain data goes into its cell, and no cache need know. Everything else
 * stores first and gives new versions then. Both under the class's write section, since otherwise a
 * store of plain data, decided on before a function came, could come after it and after its new
 * version. The dict's count of bound entries changes outside. */
bool type_set_attribute(Thread *t, Type *type, Str *name, Value v) {
    Dict *dict = type_dict(t, type);
    if (dict == NULL) return false;
    if (v == NULL) {
        int deleted = dict_delete(t, dict, to_value(name));
        if (deleted < 0) return false;
        if (deleted == 0) return FAIL_WITH(raise_attribute_error(t, to_value(type), name));
        write_begin(t, &type->header);
        type_bump_versions(t, type);
        write_end(t, &type->header);
    } else {
        bool plain = type_is_plain_data(t, v), special = type_slots_has_name(name);
        Cell *cell = dict_find_attribute_cell(t, dict, name);
        if (cell == NULL && error_is_set(t)) return false;
        bool was_bound = cell != NULL && cell_get(cell) != NULL;
        if (!was_bound) {
            if (!dict_set_name(t, dict, name, v)) return false;
            cell = dict_find_attribute_cell(t, dict, name);
            if (cell == NULL && error_is_set(t)) return false;
        }
        write_begin(t, &type->header);
        Value old = cell != NULL ? cell_get(cell) : NULL; /* none: a key's __eq__ said something else this time */
        bool quiet = was_bound && plain && !special && old != NULL && type_is_plain_data(t, old);
        if (cell != NULL) cell_set(cell, v);
        if (!quiet) type_bump_versions(t, type);
        write_end(t, &type->header);
    }
    if (type_slots_has_name(name) && type->flags & TYPE_HEAP) type_slots_update(t, type, name);
    type_after_change(t, type, name, v);
    return true;
}

static bool type_check_mutable(Thread *t, Type *type, Str *name, bool delete) {
    if (LIKELY(!(type->flags & TYPE_IMMUTABLE))) return true;
    return FAIL_WITH(raise_type_error(t, "cannot %s '%U' attribute of immutable type '%N'",
                                      delete ? "delete" : "set", name, type));
}

static bool type_setattr(Thread *t, Value self, Str *name, Value v) {
    Type *type = type_from(self);
    if (!type_check_mutable(t, type, name, false)) return false;
    Value from_meta = type_lookup(t, type_of(t, self), name);
    if (from_meta != NULL) {
        bool (*set)(Thread *, Value, Value, Value) = type_of(t, from_meta)->slots->descr_set;
        if (set != NULL) return set(t, from_meta, self, v);
    }
    return type_set_attribute(t, type, name, v);
}

/* ---- names ----------------------------------------------------------------------------------- */

bool type_check_name(Thread *t, Str *name) {
    size_t length;
    const char *text = str_utf8(t, name, &length, false);
    if (text != NULL && memchr(text, 0, length) != NULL)
        return FAIL_WITH(raise_value_error(t, "type name must not contain null characters"));
    return text != NULL;
}

bool type_set_name(Thread *t, Type *type, Str *name) {
    Value utf8 = NULL;
    if (!name->ascii) {
        size_t length;
        const char *text = str_utf8(t, name, &length, true);
        utf8 = text != NULL ? to_value(bytes_new(t, text, length)) : NULL;
        if (utf8 == NULL) return false;
    }
    if (str_flat(t, name) == NULL) return false;
    write_begin(t, &type->header);
    store(type, &type->name, to_value(name));
    store(type, &type->name_utf8, utf8);
    write_end(t, &type->header);
    return true;
}

static Value type_get_name(Thread *t, Value self) { return type_str_name(t, type_from(self)); }

static bool type_check_settable(Thread *t, Type *type, Value v, Str *name) {
    if (!type_check_mutable(t, type, name, false)) return false;
    return v != NULL
           || FAIL_WITH(raise_type_error(t, "cannot delete '%U' attribute of immutable type '%N'",
                                         name, type));
}

static bool type_assign_name(Thread *t, Value self, Value v) {
    if (!type_check_settable(t, type_from(self), v, NAME(__name__))) return false;
    if (!is_str(t, v))
        return FAIL_WITH(raise_type_error(t, "can only assign string to %N.__name__, not '%T'",
                                          type_from(self), v));
    Str *name = type_check_name(t, str_of(v)) ? intern(t, str_of(v)) : NULL;
    return name != NULL && type_set_name(t, type_from(self), name);
}

static Value type_get_qualname(Thread *t, Value self) {
    (void)t;
    return load(&type_from(self)->qualname);
}
static bool type_assign_qualname(Thread *t, Value self, Value v) {
    if (!type_check_settable(t, type_from(self), v, NAME(__qualname__))) return false;
    if (!is_str(t, v))
        return FAIL_WITH(raise_type_error(t, "can only assign string to %N.__qualname__, not '%T'",
                                          type_from(self), v));
    write_begin(t, object_of(self));
    store(object_of(self), &type_from(self)->qualname, v);
    write_end(t, object_of(self));
    return true;
}

static Value type_get_module(Thread *t, Value self) {
    Type *type = type_from(self);
    if (!(type->flags & TYPE_HEAP)) return load(&type->module);
    Value v = dict_get_name(t, type->dict, NAME(__module__));
    return v != NULL ? v : raise_attribute_error(t, self, NAME(__module__));
}
static bool type_assign_module(Thread *t, Value self, Value v) {
    Type *type = type_from(self);
    if (!type_check_settable(t, type, v, NAME(__module__))
        || !type_set_attribute(t, type, NAME(__module__), v))
        return false;
    write_begin(t, object_of(self));
    store(type, &type->module, v);
    write_end(t, object_of(self));
    return dict_delete(t, type->dict, NAME_VALUE(__firstlineno__)) >= 0;
}

static Value type_get_doc(Thread *t, Value self) {
    const TypeDef *def = type_from(self)->own_def;
    if (def != NULL && def->doc != NULL) return to_value(str_from_c(t, def->doc));
    Dict *dict = type_dict(t, type_from(self));
    Value v = dict != NULL ? dict_get_name(t, dict, NAME(__doc__)) : NULL;
    if (v == NULL) return dict != NULL ? NONE : NULL;
    Value (*bind)(Thread *, Value, Value, Value) = type_of(t, v)->slots->descr_get;
    return bind != NULL ? bind(t, v, NULL, self) : v;
}
static bool type_assign_doc(Thread *t, Value self, Value v) {
    return type_check_settable(t, type_from(self), v, NAME(__doc__))
           && type_set_attribute(t, type_from(self), NAME(__doc__), v);
}

static Value type_repr(Thread *t, Value self) {
    Value name = type_full_name(t, type_from(self));
    return name != NULL ? to_value(str_format(t, "<class '%V'>", name)) : NULL;
}

/* ---- bases ----------------------------------------------------------------------------------- */

static Value type_get_bases(Thread *t, Value self) {
    (void)t;
    return load(&type_from(self)->bases);
}
static Value type_get_base(Thread *t, Value self) {
    (void)t;
    return type_from(self)->base != NULL ? to_value(type_from(self)->base) : NONE;
}
static Value type_get_mro(Thread *t, Value self) {
    (void)t;
    Value mro = load(&type_from(self)->mro);
    return mro != NULL ? mro : NONE;
}

/* New MROs of the class and of all that derive from it, in a list of (class, old MRO, new MRO);
 * nothing else is changed but for the bases. A metaclass's mro() may assign bases, too: then what it
 * did is newer, and stays. */
typedef struct MroPlan {
    Value pairs;
    bool failed;
} MroPlan;

static void type_plan_mro(Thread *t, Type *type, void *data) {
    MroPlan *plan = data;
    if (plan->failed) return;
    Value old = load(&type->mro);
    Value mro = type_ask_mro(t, type);
    if (mro != NULL && load(&type->mro) != old) return;
    Value pair = mro != NULL ? tuple_from_3(t, to_value(type), old, mro) : NULL;
    if (pair == NULL || !list_append(t, plan->pairs, pair)) {
        plan->failed = true;
        return;
    }
    store(type, &type->mro, mro); /* those of its subclasses are made from it */
    type_for_each_subclass(t, type, type_plan_mro, plan);
}

static void type_undo_mros(Thread *t, Value pairs) {
    Value pending = error_take(t);
    for (size_t i = 0; i < list_length(list_of(pairs)); i++) {
        const Tuple *pair = tuple_of(list_get(list_of(pairs), i));
        Type *type = type_from(pair->items[0]);
        if (load(&type->mro) == pair->items[2]) store(type, &type->mro, pair->items[1]);
    }
    error_restore(t, pending);
}

/* By the first bases, which are newer than an MRO while that is asked for. */
static bool type_derives_by_base(const Type *type, const Type *base) {
    while (type != NULL && type != base) type = type->base;
    return type != NULL;
}

static bool type_check_new_bases(Thread *t, Type *type, Value v) {
    if (!is_tuple(t, v))
        return FAIL_WITH(
            raise_type_error(t, "can only assign tuple to %N.__bases__, not %T", type, v));
    if (tuple_of(v)->length == 0)
        return FAIL_WITH(
            raise_type_error(t, "can only assign non-empty tuple to %N.__bases__, not ()", type));
    for (size_t i = 0; i < tuple_of(v)->length; i++) {
        Value each = tuple_of(v)->items[i];
        if (!is_type(t, each))
            return FAIL_WITH(
                raise_type_error(t, "%N.__bases__ must be tuple of classes, not '%T'", type, each));
        if (type_is_subtype(type_from(each), type) || type_derives_by_base(type_from(each), type))
            return FAIL_WITH(raise_type_error(t, "a __bases__ item causes an inheritance cycle"));
    }
    return true;
}

static bool type_assign_bases(Thread *t, Value self, Value v) {
    Type *type = type_from(self);
    if (!type_check_settable(t, type, v, NAME(__bases__)) || !type_check_new_bases(t, type, v))
        return false;
    Type *base = type_best_base(t, v);
    if (base == NULL) return false;
    if ((type->base->flags ^ base->flags) & TYPE_HEAP)
        return FAIL_WITH(
            raise_type_error(t, "__bases__ assignment: '%N' deallocator differs from '%N'", base,
                             type->base));
    if (type->base->def != base->def || type->base->base_size != base->base_size
        || ((type->base->flags ^ base->flags) & TYPE_HAS_DICT))
        return FAIL_WITH(
            raise_type_error(t, "__bases__ assignment: '%N' object layout differs from '%N'", base,
                             type->base));
    Value old_bases = load(&type->bases);
    Type *old_base = type->base;
    MroPlan plan = {list_new(t, 4), false};
    if (plan.pairs == NULL) return false;
    store(type, &type->bases, v);
    store_cell(type, &type->base, base);
    type_plan_mro(t, type, &plan);
    bool newest = load(&type->bases) == v;
    if (plan.failed) {
        type_undo_mros(t, plan.pairs);
        if (!newest) return false;
        store(type, &type->bases, old_bases);
        store_cell(type, &type->base, old_base);
        return false;
    }
    if (!newest) return true;
    for (size_t i = 0; i < tuple_of(old_bases)->length; i++)
        type_remove_subclass(t, type_from(tuple_of(old_bases)->items[i]), type);
    for (size_t i = 0; i < tuple_of(v)->length; i++)
        if (!type_add_subclass(t, type_from(tuple_of(v)->items[i]), type)) return false;
    type_bump_versions(t, type);
    type_slots_update_all(t, type);
    type_forget_all(t); /* it may be one of descriptors */
    return true;
}

static void type_collect_subclass(Thread *t, Type *subclass, void *data) {
    Value *list = data;
    if (*list != NULL && !list_append(t, *list, to_value(subclass))) *list = NULL;
}

static Value type_subclasses(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Type *self = type_from(args[0]);
    Value list = list_new(t, 4);
    for (uint32_t id = 1; id < TYPE_ID_LIMIT && list != NULL; id++) {
        Type *each = t->vm->types[id];
        if (each->base == self && !list_append(t, list, to_value(each))) list = NULL;
    }
    Type *group = t->vm->exception_group;
    if (self == t->vm->types[T_EXCEPTION] || self == t->vm->types[T_BASE_EXCEPTION_GROUP])
        if (list != NULL && !list_append(t, list, to_value(group))) list = NULL;
    type_for_each_subclass(t, self, type_collect_subclass, &list);
    return list;
}

static Value type_mro_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value mro = type_compute_mro(t, type_from(args[0]));
    return mro != NULL ? list_from_iterable(t, mro) : NULL;
}

/* ---- abstract methods, annotations, type parameters ------------------------------------------ */

static Value type_dict_entry(Thread *t, Value self, Str *name) {
    Dict *dict = type_dict(t, type_from(self));
    return dict != NULL ? dict_get_name(t, dict, name) : NULL;
}

static Value type_get_abstract(Thread *t, Value self) {
    Value v = self != to_value(t->vm->types[T_TYPE])
                  ? type_dict_entry(t, self, NAME(__abstractmethods__))
                  : NULL;
    return v != NULL || error_is_set(t) ? v
                                        : raise_error(t, T_ATTRIBUTE_ERROR, "__abstractmethods__");
}
static bool type_assign_abstract(Thread *t, Value self, Value v) {
    Type *type = type_from(self);
    int abstract = v != NULL ? value_truth(t, v) : 0;
    if (abstract < 0 || !type_set_attribute(t, type, NAME(__abstractmethods__), v)) return false;
    write_begin(t, object_of(self));
    uint32_t flags =
        abstract ? type->flags | TYPE_ABSTRACT : type->flags & ~(uint32_t)TYPE_ABSTRACT;
    store_relaxed(&type->flags, flags);
    write_end(t, object_of(self));
    return true;
}

static bool type_has_annotations(Thread *t, Value self, Str *name) {
    if (type_from(self)->flags & TYPE_HEAP) return true;
    return FAIL_WITH(raise_attribute_error(t, self, name));
}

static Value type_get_annotate(Thread *t, Value self) {
    if (!type_has_annotations(t, self, NAME(__annotate__))) return NULL;
    Value v = type_dict_entry(t, self, NAME(__annotate_func__));
    if (v == NULL) v = type_dict_entry(t, self, NAME(__annotate__));
    if (v == NULL) return error_is_set(t) ? NULL : NONE;
    Value (*bind)(Thread *, Value, Value, Value) = type_of(t, v)->slots->descr_get;
    return bind != NULL ? bind(t, v, NULL, self) : v;
}
static bool type_assign_annotate(Thread *t, Value self, Value v) {
    Type *type = type_from(self);
    if (v == NULL) return FAIL_WITH(raise_type_error(t, "cannot delete __annotate__ attribute"));
    if (!type_check_mutable(t, type, NAME(__annotate__), false)) return false;
    if (v != NONE && !value_is_callable(t, v))
        return FAIL_WITH(raise_type_error(t, "__annotate__ must be callable or None"));
    if (!type_set_attribute(t, type, NAME(__annotate_func__), v)) return false;
    return v == NONE || dict_delete(t, type->dict, NAME_VALUE(__annotations_cache__)) >= 0;
}

static Value type_get_annotations(Thread *t, Value self) {
    if (!type_has_annotations(t, self, NAME(__annotations__))) return NULL;
    Value v = type_dict_entry(t, self, NAME(__annotations__));
    if (v == NULL) v = type_dict_entry(t, self, NAME(__annotations_cache__));
    if (v != NULL) {
        Value (*bind)(Thread *, Value, Value, Value) = type_of(t, v)->slots->descr_get;
        return bind != NULL ? bind(t, v, NULL, self) : v;
    }
    Value annotate = value_getattr(t, self, NAME(__annotate__));
    if (annotate == NULL) return NULL;
    v = annotate != NONE ? value_call_1(t, annotate, small_int(1)) : to_value(dict_new(t));
    if (v == NULL) return NULL;
    if (!is_dict(t, v))
        return raise_type_error(t, "__annotate__ returned non-dict of type '%T'", v);
    return type_set_attribute(t, type_from(self), NAME(__annotations_cache__), v) ? v : NULL;
}
static bool type_assign_annotations(Thread *t, Value self, Value v) {
    Type *type = type_from(self);
    if (!type_check_mutable(t, type, NAME(__annotations__), false)) return false;
    bool direct = dict_get_name(t, type->dict, NAME(__annotations__)) != NULL;
    Str *name = direct ? NAME(__annotations__) : NAME(__annotations_cache__);
    if (v == NULL) {
        int deleted = dict_delete(t, type->dict, to_value(name));
        if (deleted == 0) return FAIL_WITH(raise_error(t, T_ATTRIBUTE_ERROR, "__annotations__"));
        if (deleted < 0) return false;
    } else if (!type_set_attribute(t, type, name, v)) {
        return false;
    }
    return dict_delete(t, type->dict, NAME_VALUE(__annotate_func__)) >= 0
           && dict_delete(t, type->dict, NAME_VALUE(__annotate__)) >= 0;
}

static Value type_get_type_params(Thread *t, Value self) {
    Value v =
        type_from(self)->flags & TYPE_HEAP ? type_dict_entry(t, self, NAME(__type_params__)) : NULL;
    return v != NULL || error_is_set(t) ? v : tuple_new(t, NULL, 0);
}
static bool type_assign_type_params(Thread *t, Value self, Value v) {
    return type_check_settable(t, type_from(self), v, NAME(__type_params__))
           && type_set_attribute(t, type_from(self), NAME(__type_params__), v);
}

/* ---- what inspect wants to know -------------------------------------------------------------- */

static Value type_get_text_signature(Thread *t, Value self) {
    const Type *type = type_from(self);
    if (type->own_def == NULL || type->own_def->new_params == NULL) return NONE;
    return to_value(str_format(t, "(%s)", type->own_def->new_params));
}

static Value type_get_dict(Thread *t, Value self) {
    Dict *dict = type_dict(t, type_from(self));
    return dict != NULL ? mappingproxy_new(t, to_value(dict)) : NULL;
}

static Value type_get_basic_size(Thread *t, Value self) {
    const Type *type = type_from(self);
    return int_from_int64(t, type->def->size ? type->base_size : 16);
}
static Value type_get_item_size(Thread *t, Value self) {
    return int_from_int64(t, type_from(self)->def->size || type_from(self)->base == NULL ? 0 : 8);
}

/* Py_TPFLAGS_* that programs are known to look at. */
static Value type_get_flags(Thread *t, Value self) {
    const Type *type = type_from(self);
    int64_t flags = 1 << 12;
    if (type->flags & TYPE_HEAP) flags |= 1 << 9;
    if (type->flags & TYPE_SUBCLASSABLE) flags |= 1 << 10;
    if (type->flags & TYPE_IMMUTABLE) flags |= 1 << 8;
    if (type->flags & TYPE_SEQUENCE) flags |= 1 << 5;
    if (type->flags & TYPE_MAPPING) flags |= 1 << 6;
    if (type->flags & TYPE_ABSTRACT) flags |= 1 << 20;
    static const struct {
        uint32_t id;
        int bit;
    } subclasses[] = {
        {T_INT, 24}, {T_LIST, 25}, {T_TUPLE, 26},          {T_BYTES, 27},
        {T_STR, 28}, {T_DICT, 29}, {T_BASE_EXCEPTION, 30}, {T_TYPE, 31},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(subclasses); i++)
        if (type_is_subtype((Type *)(uintptr_t)type, t->vm->types[subclasses[i].id]))
            flags |= (int64_t)1 << subclasses[i].bit;
    return int_from_int64(t, flags);
}
static Value type_get_dict_offset(Thread *t, Value self) {
    const Type *type = type_from(self);
    return int_from_int64(t,
                          type->flags & TYPE_HAS_DICT ? type->base_size : type->def->dict_offset);
}
static Value type_get_weak_offset(Thread *t, Value self) {
    return int_from_int64(t, type_from(self)->flags & TYPE_WEAKLY_REFERABLE ? sizeof(Object) : 0);
}

/* ---- calling --------------------------------------------------------------------------------- */

Value type_call(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    Type *type = type_from(self);
    bool keywords = kwnames != NULL && tuple_of(kwnames)->length > 0;
    if (type == t->vm->types[T_TYPE] && nargs != 3) {
        if (nargs != 1) return raise_type_error(t, "type() takes 1 or 3 arguments");
        if (keywords) return raise_type_error(t, "type() takes no keyword arguments");
        return to_value(type_of(t, args[0]));
    }
    if (UNLIKELY(C_STACK_IS_LOW(t)) && thread_stack_overflow(t, " while calling a Python object"))
        return NULL;
    if (UNLIKELY(type->slots->new == NULL || type->flags &TYPE_NO_INSTANTIATE))
        return raise_type_error(t, "cannot create '%N' instances", type);
    Value made = type->slots->new (t, self, args, nargs, kwnames);
    if (made == NULL) return NULL;
    Type *made_type = type_of(t, made);
    if (UNLIKELY(made_type != type && !type_is_subtype(made_type, type))) return made;
    bool (*init)(Thread *, Value, Value *, size_t, Value) = made_type->slots->init;
    return init == NULL || init(t, made, args, nargs, kwnames) ? made : NULL;
}

static bool type_init(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    (void)self, (void)args;
    if (kwnames != NULL && tuple_of(kwnames)->length > 0 && nargs == 1)
        return FAIL_WITH(raise_type_error(t, "type.__init__() takes no keyword arguments"));
    if (nargs == 1 || nargs == 3) return true;
    return FAIL_WITH(raise_type_error(t, "type.__init__() takes 1 or 3 arguments"));
}

/* int.__new__(cls, ...): cls must have int's layout, and no other built-in type's constructor in
 * between. */
Value type_new_wrapper_call(Thread *t, Type *type, Value *args, size_t nargs, Value kwnames) {
    if (nargs == 0) return raise_type_error(t, "%N.__new__(): not enough arguments", type);
    if (!is_type(t, args[0]))
        return raise_type_error(t, "%N.__new__(X): X is not a type object (%T)", type, args[0]);
    Type *cls = type_from(args[0]);
    if (!type_is_subtype(cls, type))
        return raise_type_error(t, "%N.__new__(%N): %N is not a subtype of %N", type, cls, cls,
                                type);
    const Type *native = cls;
    while (native != NULL && native->slots->new == type_python_slots.new) native = native->base;
    if (cls->flags & TYPE_NO_INSTANTIATE || (native != NULL && native->slots->new == NULL))
        return raise_type_error(t, "cannot create '%N' instances", cls);
    if (native != NULL && native->slots->new != type->slots->new)
        return raise_type_error(t, "%N.__new__(%N) is not safe, use %N.__new__()", type, cls,
                                native);
    return type->slots->new (t, args[0], args + 1, nargs - 1, kwnames);
}

static Value type_new_wrapper_fn(Thread *t, Value *args, size_t nargs) {
    return type_new_wrapper_call(t, type_from(args[0]), args + 1, nargs - 1, NULL);
}

const NativeDef type_new_def = {
    "__new__",
    type_new_wrapper_fn,
    1,
    -1,
    NATIVE_METHOD,
    NULL,
    "Create and return a new object.  See help(type) for accurate signature."};

/* ---- the type -------------------------------------------------------------------------------- */

static Value type_instancecheck(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int result = type_instance_check(t, args[1], args[0]);
    return result < 0 ? NULL : bool_value(result);
}
static Value type_subclasscheck(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int result = type_subclass_check(t, args[1], args[0]);
    return result < 0 ? NULL : bool_value(result);
}
static Value type_prepare(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    return to_value(dict_new(t));
}
static Value type_or(Thread *t, Value left, Value right) { return union_of(t, left, right); }

static const NativeDef type_methods[] = {
    {"mro", type_mro_method, 0, 0, NATIVE_METHOD, NULL, "Return a type's method resolution order."},
    {"__subclasses__", type_subclasses, 0, 0, NATIVE_METHOD, NULL,
     "Return a list of immediate subclasses."},
    {"__prepare__", type_prepare, 0, -1, NATIVE_CLASS_METHOD, "*args, **kwargs",
     "Create the namespace for the class statement"},
    {"__instancecheck__", type_instancecheck, 1, 1, NATIVE_METHOD, NULL,
     "Check if an object is an instance."},
    {"__subclasscheck__", type_subclasscheck, 1, 1, NATIVE_METHOD, NULL,
     "Check if a class is a subclass."},
    {"__dir__", type_dir, 0, 0, NATIVE_METHOD, NULL,
     "Specialized __dir__ implementation for types."},
    {0},
};
static const GetSetDef type_getset[] = {
    {"__name__", type_get_name, type_assign_name, NULL},
    {"__qualname__", type_get_qualname, type_assign_qualname, NULL},
    {"__module__", type_get_module, type_assign_module, NULL},
    {"__doc__", type_get_doc, type_assign_doc, NULL},
    {"__bases__", type_get_bases, type_assign_bases, NULL},
    {"__base__", type_get_base, NULL, NULL},
    {"__mro__", type_get_mro, NULL, NULL},
    {"__dict__", type_get_dict, NULL, NULL},
    {"__abstractmethods__", type_get_abstract, type_assign_abstract, NULL},
    {"__annotate__", type_get_annotate, type_assign_annotate, NULL},
    {"__annotations__", type_get_annotations, type_assign_annotations, NULL},
    {"__type_params__", type_get_type_params, type_assign_type_params, NULL},
    {"__text_signature__", type_get_text_signature, NULL, NULL},
    {"__basicsize__", type_get_basic_size, NULL, NULL},
    {"__itemsize__", type_get_item_size, NULL, NULL},
    {"__flags__", type_get_flags, NULL, NULL},
    {"__dictoffset__", type_get_dict_offset, NULL, NULL},
    {"__weakrefoffset__", type_get_weak_offset, NULL, NULL},
    {0},
};

const TypeDef type_typedef = {
    .name = "type",
    .id = T_TYPE,
    .size = sizeof(Type),
    .trace = type_trace,
    .doc = "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type",
    .flags = TYPE_SUBCLASSABLE | TYPE_WEAKLY_REFERABLE,
    .slots = {.repr = type_repr,
              .call = type_call,
              .getattr = type_getattr,
              .setattr = type_setattr,
              .new = type_type_new,
              .init = type_init,
              .binary[BINARY_OR] = type_or},
    .methods = type_methods,
    .getset = type_getset,
};
