/* Making classes: type(name, bases, namespace). */
#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/objects/code.h"
#include "runtime/objects/descriptor.h"
#include "runtime/objects/exception.h"
#include "runtime/objects/list.h"
#include "runtime/objects/protocol.h"
#include "runtime/objects/type_slots.h"

/* A class under construction. Lives on the C stack, where the collector sees it. */
typedef struct ClassPlan {
    Type *metaclass, *base;
    Value name, bases;
    Dict *dict;       /* the class's own */
    Value slot_names; /* tuple, or NULL: no __slots__ */
    Cell *class_cell, *dict_cell; /* or NULL */
    bool adds_dict, adds_weak;
} ClassPlan;

/* ---- metaclass and bases --------------------------------------------------------------------- */

/* The most derived metaclass of all. NULL: TypeError. */
static Type *class_metaclass(Thread *t, Type *metaclass, const Tuple *bases) {
    Type *winner = metaclass;
    for (size_t i = 0; i < bases->length; i++) {
        Type *each = type_of(t, bases->items[i]);
        if (type_is_subtype(winner, each)) continue;
        if (!type_is_subtype(each, winner))
            return (Type *)raise_type_error(
                t, "metaclass conflict: the metaclass of a derived class must be a (non-strict) "
                   "subclass of the metaclasses of all its bases");
        winner = each;
    }
    return winner;
}

static bool class_check_bases(Thread *t, const Tuple *bases) {
    for (size_t i = 0; i < bases->length; i++) {
        if (is_type(t, bases->items[i])) continue;
        if (value_getattr_optional(t, bases->items[i], NAME(__mro_entries__)) != NULL)
            return FAIL_WITH(raise_type_error(
                t, "type() doesn't support MRO entry resolution; use types.new_class()"));
        if (error_is_set(t)) return false;
    }
    return true;
}

/* ---- __slots__ ------------------------------------------------------------------------------- */

static bool class_has_own_dict(const Type *base) {
    if (base->flags & TYPE_HAS_DICT || type_layout_id(base) == T_TYPE) return true;
    for (; base != NULL; base = base->base)
        if (base->def->dict_offset) return true;
    return false;
}

/* __private becomes _Class__private. */
static Str *class_mangle(Thread *t, Str *class_name, Str *name) {
    const void *data = str_flat(t, name), *class_data = str_flat(t, class_name);
    if (data == NULL || class_data == NULL) return NULL;
    size_t length = name->length;
    bool private =
        length > 2 && str_at(name, data, 0) == '_' && str_at(name, data, 1) == '_'
        && !(str_at(name, data, length - 1) == '_' && str_at(name, data, length - 2) == '_');
    if (!private) return intern(t, name);
    size_t from = 0;
    while (from < class_name->length && str_at(class_name, class_data, from) == '_') from++;
    if (from == class_name->length) return intern(t, name);
    Str *stem = str_slice(t, class_name, from, class_name->length);
    Str *mangled = stem != NULL ? str_format(t, "_%U%U", stem, name) : NULL;
    return mangled != NULL ? intern(t, mangled) : NULL;
}

static bool class_check_slot_name(Thread *t, Value name) {
    if (!is_str(t, name))
        return FAIL_WITH(raise_type_error(t, "__slots__ items must be strings, not '%T'", name));
    Value args[1] = {name};
    Value valid = value_call_method(t, NAME(isidentifier), args, 1, NULL);
    if (valid == NULL) return false;
    return valid == TRUE_VALUE || FAIL_WITH(raise_type_error(t, "__slots__ must be identifiers"));
}

static bool class_add_slot(Thread *t, ClassPlan *plan, Value list, Value name) {
    if (!class_check_slot_name(t, name)) return false;
    if (value_equal(t, name, NAME_VALUE(__dict__)) == 1) {
        if (plan->adds_dict || class_has_own_dict(plan->base))
            return FAIL_WITH(raise_type_error(t, "__dict__ slot disallowed: we already got one"));
        plan->adds_dict = true;
        return true;
    }
    if (value_equal(t, name, NAME_VALUE(__weakref__)) == 1) {
        if (plan->adds_weak || plan->base->flags & TYPE_WEAKLY_REFERABLE)
            return FAIL_WITH(
                raise_type_error(t, "__weakref__ slot disallowed: we already got one"));
        plan->adds_weak = true;
        return true;
    }
    Str *mangled = class_mangle(t, str_of(plan->name), str_of(name));
    if (mangled == NULL) return false;
    if (dict_get_name(t, plan->dict, mangled) != NULL && mangled != NAME(__qualname__)
        && mangled != NAME(__classcell__) && mangled != NAME(__classdictcell__))
        return FAIL_WITH(raise_value_error(t, "%R in __slots__ conflicts with class variable",
                                           to_value(mangled)));
    return list_append(t, list, to_value(mangled));
}

/* A class with __slots__ has what any of its bases gives to instances; the layout's base is not the only one to look at. */
static void class_add_of_bases(ClassPlan *plan, bool variable) {
    const Tuple *bases = tuple_of(plan->bases);
    bool has_dict = class_has_own_dict(plan->base);
    bool has_weak = plan->base->flags & TYPE_WEAKLY_REFERABLE || variable;
    for (size_t i = 0; i < bases->length; i++) {
        const Type *each = type_from(bases->items[i]);
        if (!has_dict && class_has_own_dict(each)) plan->adds_dict = true;
        if (!has_weak && each->flags & TYPE_WEAKLY_REFERABLE) plan->adds_weak = true;
    }
}

/* Are instances of a class of varying size, so that they have no place for slots? Bytes and types are so in CPython only. */
static bool class_is_variable(Thread *t, Type *base) {
    return base->def->size == 0 || type_is_subtype(base, t->vm->types[T_BYTES])
           || type_is_subtype(base, t->vm->types[T_TYPE]);
}

static bool class_read_slots(Thread *t, ClassPlan *plan) {
    Value slots = dict_get_name(t, plan->dict, NAME(__slots__));
    bool variable = class_is_variable(t, plan->base);
    if (slots == NULL) {
        plan->adds_dict = !class_has_own_dict(plan->base);
        plan->adds_weak = !(plan->base->flags & TYPE_WEAKLY_REFERABLE) && !variable;
        return true;
    }
    Value given = is_str(t, slots) ? tuple_from_1(t, slots) : tuple_from_iterable(t, slots);
    Value names = given != NULL ? list_new(t, tuple_of(given)->length) : NULL;
    if (names == NULL) return false;
    for (size_t i = 0; i < tuple_of(given)->length; i++)
        if (!class_add_slot(t, plan, names, tuple_of(given)->items[i])) return false;
    if (variable && list_length(list_of(names)) > 0)
        return FAIL_WITH(raise_type_error(t, "nonempty __slots__ not supported for subtype of '%N'",
                                          plan->base));
    class_add_of_bases(plan, variable);
    if (!list_sort(t, names, NULL, false)) return false;
    plan->slot_names = list_to_tuple(t, names);
    return plan->slot_names != NULL;
}

/* ---- the dict -------------------------------------------------------------------------------- */

/* A copy with values in cells and names interned, so that lookups compare addresses. */
static Dict *class_copy_namespace(Thread *t, Dict *namespace, Value class_name) {
    bool all_names = true;
    Dict *dict = dict_new_cells(t);
    DictTable *table = NULL;
    size_t position = 0;
    Value key, v;
    while (dict != NULL && dict_next(namespace, &table, &position, &key, &v)) {
        if (is_str_exact(key)) {
            Str *name = intern(t, str_of(key));
            if (name == NULL || !dict_set_name(t, dict, name, v)) return NULL;
        } else if (!dict_set(t, dict, key, v)) {
            return NULL;
        } else {
            all_names &= is_str(t, key);
        }
    }
    if (dict == NULL || all_names) return dict;
    return warn(t, T_RUNTIME_WARNING, 1, "non-string key in the __dict__ of class %V", class_name)
               ? dict
               : NULL;
}

static bool class_wrap_function(Thread *t, Dict *dict, Str *name, uint32_t wrapper) {
    Value v = dict_get_name(t, dict, name);
    if (v == NULL || !is_exact(v, T_FUNCTION)) return true;
    v = value_call_1(t, to_value(t->vm->types[wrapper]), v);
    return v != NULL && dict_set_name(t, dict, name, v);
}

/* Takes the entry out. NULL: it was not there. */
static Value class_take(Thread *t, Dict *dict, Str *name) {
    Value v = dict_get_name(t, dict, name);
    if (v != NULL) dict_delete(t, dict, to_value(name));
    return v;
}

static bool class_fill_names(Thread *t, Type *type, ClassPlan *plan) {
    Dict *dict = plan->dict;
    Value qualname = class_take(t, dict, NAME(__qualname__));
    if (qualname != NULL && !is_str(t, qualname))
        return FAIL_WITH(raise_type_error(t, "type __qualname__ must be a str, not %T", qualname));
    Str *name = intern(t, str_of(plan->name));
    if (name == NULL || !type_set_name(t, type, name)) return false;
    store(type, &type->qualname, qualname != NULL ? qualname : to_value(name));
    if (dict_get_name(t, dict, NAME(__module__)) == NULL) {
        const VmHooks *hooks = t->vm->hooks;
        Dict *globals =
            hooks != NULL && hooks->current_globals != NULL ? hooks->current_globals(t) : NULL;
        Value module = globals != NULL ? dict_get_name(t, globals, NAME(__name__)) : NULL;
        if (module != NULL && !dict_set_name(t, dict, NAME(__module__), module)) return false;
    }
    store(type, &type->module, dict_get_name(t, dict, NAME(__module__)));
    return true;
}

/* What the body left for us: the cell of __class__, and that of the namespace for annotations' sake. Slots may have
 * these names. */
static bool class_take_cells(Thread *t, ClassPlan *plan) {
    Value cells[2] = {class_take(t, plan->dict, NAME(__classcell__)),
                      class_take(t, plan->dict, NAME(__classdictcell__))};
    for (int i = 0; i < 2; i++)
        if (cells[i] != NULL && !is_exact(cells[i], T_CELL))
            return FAIL_WITH(raise_type_error(t, "%s must be a nonlocal cell, not <class '%T'>",
                                              i ? "__classdictcell__" : "__classcell__", cells[i]));
    plan->class_cell = (Cell *)cells[0];
    plan->dict_cell = (Cell *)cells[1];
    return true;
}

static bool class_fill_dict(Thread *t, Type *type, ClassPlan *plan) {
    Dict *dict = plan->dict;
    if (!class_take_cells(t, plan) || !class_fill_names(t, type, plan)
        || !class_wrap_function(t, dict, NAME(__new__), T_STATICMETHOD)
        || !class_wrap_function(t, dict, NAME(__init_subclass__), T_CLASSMETHOD)
        || !class_wrap_function(t, dict, NAME(__class_getitem__), T_CLASSMETHOD))
        return false;
    if (dict_get_name(t, dict, NAME(__eq__)) != NULL
        && dict_get_name(t, dict, NAME(__hash__)) == NULL
        && !dict_set_name(t, dict, NAME(__hash__), NONE))
        return false;
    uint32_t offset = plan->base->base_size;
    for (size_t i = 0; plan->slot_names != NULL && i < tuple_of(plan->slot_names)->length; i++) {
        Value name = tuple_of(plan->slot_names)->items[i];
        Value member = member_descriptor_new(t, type, name, offset, MEMBER_WRITABLE, NULL);
        if (member == NULL || !dict_set_name(t, dict, str_of(name), member)) return false;
        offset += (uint32_t)sizeof(Value);
    }
    if (plan->adds_dict && dict_get_name(t, dict, NAME(__dict__)) == NULL) {
        Value getset = getset_descriptor_new(t, &descriptor_instance_dict, type);
        if (getset == NULL || !dict_set_name(t, dict, NAME(__dict__), getset)) return false;
    }
    if (plan->adds_weak && dict_get_name(t, dict, NAME(__weakref__)) == NULL) {
        Value getset = getset_descriptor_new(t, &descriptor_weak_references, type);
        if (getset == NULL || !dict_set_name(t, dict, NAME(__weakref__), getset)) return false;
    }
    Value doc = dict_get_name(t, dict, NAME(__doc__));
    if (doc == NULL) return dict_set_name(t, dict, NAME(__doc__), NONE);
    return !is_str(t, doc) || str_utf8(t, str_of(doc), NULL, false) != NULL;
}

static void class_set_cells(Type *type, const ClassPlan *plan) {
    if (plan->class_cell != NULL) cell_set(plan->class_cell, to_value(type));
    if (plan->dict_cell != NULL) cell_set(plan->dict_cell, to_value(plan->dict));
}

/* ---- the type -------------------------------------------------------------------------------- */

/* Attributes that instances will have: what methods assign to self, and what the base expects. */
static unsigned class_expected_attributes(Thread *t, const ClassPlan *plan) {
    Value names = dict_get_name(t, plan->dict, NAME(__static_attributes__));
    unsigned own = names != NULL && is_tuple(t, names) ? (unsigned)tuple_of(names)->length : 0;
    return own + (plan->base->flags & TYPE_HAS_DICT ? plan->base->inline_slots : 0);
}

/* By the metaclass's mro(), if it has one of its own. */
Value type_ask_mro(Thread *t, Type *type) {
    Type *metaclass = type_of(t, to_value(type));
    if (metaclass == t->vm->types[T_TYPE]) return type_compute_mro(t, type);
    Value self = to_value(type);
    Value list = value_call_special(t, NAME(mro), &self, 1);
    Value mro = list != NULL ? tuple_from_iterable(t, list) : NULL;
    for (size_t i = 0; mro != NULL && i < tuple_of(mro)->length; i++) {
        Value each = tuple_of(mro)->items[i];
        if (!is_type(t, each))
            return raise_type_error(t, "mro() returned a non-class ('%T')", each);
        if (each != self && !type_layouts_fit(type, type_from(each)))
            return raise_type_error(t, "mro() returned base with unsuitable layout ('%N')",
                                    type_from(each));
    }
    return mro;
}

/* Sequences and mappings for match statements: what the first base in the MRO that is either is; and
 * the abstract base classes say it themselves, by the flags that CPython has for it. */
static void class_inherit_match_flags(Thread *t, Type *type) {
    Value own = dict_get_name(t, type->dict, NAME(__abc_tpflags__));
    if (own != NULL && is_int_small(own)) {
        if (small_int_of(own) & 1 << 5) type->flags |= TYPE_SEQUENCE;
        if (small_int_of(own) & 1 << 6) type->flags |= TYPE_MAPPING;
    }
    const Tuple *mro = tuple_of(type->mro);
    for (size_t i = 1; i < mro->length && !(type->flags & (TYPE_SEQUENCE | TYPE_MAPPING)); i++)
        type->flags |= type_from(mro->items[i])->flags & (TYPE_SEQUENCE | TYPE_MAPPING);
}

static Type *class_allocate(Thread *t, const ClassPlan *plan) {
    bool plain = plan->metaclass == t->vm->types[T_TYPE];
    Type *type = plain ? heap_allocate(t, sizeof *type, T_TYPE)
                       : (Type *)type_allocate_instance(t, plan->metaclass, 0);
    if (type == NULL) return NULL;
    const Type *base = plan->base;
    type->def = base->def;
    type->slots = base->slots; /* until it has its own */
    store_cell(type, &type->base, plan->base);
    store(type, &type->bases, plan->bases);
    store(type, &type->slot_names, plan->slot_names);
    size_t own_slots = plan->slot_names != NULL ? tuple_of(plan->slot_names)->length : 0;
    type->slots_count = (uint16_t)own_slots;
    type->base_size = base->base_size + (uint32_t)(own_slots * sizeof(Value));
    type->flags = TYPE_HEAP | TYPE_SUBCLASSABLE | (plan->adds_dict ? TYPE_HAS_DICT : 0)
                  | (plan->adds_weak ? TYPE_WEAKLY_REFERABLE : 0)
                  | (base->flags
                     & (TYPE_HAS_DICT | TYPE_BASIC_MATCH | TYPE_WEAKLY_REFERABLE));
    return type;
}

static bool class_finish(Thread *t, Type *type, ClassPlan *plan) {
    store_cell(type, &type->dict, plan->dict);
    Value mro = type_ask_mro(t, type);
    if (mro == NULL) return false;
    store(type, &type->mro, mro);
    store_release(&type->version, type_next_version(t->vm));
    class_inherit_match_flags(t, type);
    if (!type_slots_of_class(t, type)
        || !type_make_root_shape(t, type, class_expected_attributes(t, plan)))
        return false;
    const Tuple *bases = tuple_of(plan->bases);
    for (size_t i = 0; i < bases->length; i++)
        if (!type_add_subclass(t, type_from(bases->items[i]), type)) return false;
    return true;
}

/* ---- hooks ----------------------------------------------------------------------------------- */

static bool class_call_set_name(Thread *t, Type *type, Value key, Value v) {
    Value args[3] = {v, to_value(type), key};
    Value result = value_call_special(t, NAME(__set_name__), args, 3);
    if (result != NULL) return true;
    Value e = error_take(t);
    Str *note =
        str_format(t, "Error calling __set_name__ on '%T' instance %R in '%N'", v, key, type);
    Value note_args[2] = {e, to_value(note)};
    if (note != NULL && value_call_method(t, NAME(add_note), note_args, 2, NULL) == NULL)
        error_clear(t);
    error_restore(t, e);
    return false;
}

/* Not if a metaclass's mro() has left it out. */
static bool type_is_in_mro(const Type *type) {
    const Tuple *mro = tuple_of(load(&type->mro));
    for (size_t i = 0; i < mro->length; i++)
        if (mro->items[i] == to_value(type)) return true;
    return false;
}

static bool class_call_hooks(Thread *t, Type *type, Value kwargs) {
    Dict *snapshot = dict_copy(t, type->dict);
    DictTable *table = NULL;
    size_t position = 0;
    Value key, v;
    while (snapshot != NULL && dict_next(snapshot, &table, &position, &key, &v))
        if (!class_call_set_name(t, type, key, v)) return false;
    if (snapshot == NULL) return false;
    if (!type_is_in_mro(type))
        return FAIL_WITH(raise_type_error(t, "super(type, obj): obj (type %N) is not an instance or subtype of type (%N).",
                                          type, type));
    bool binds;
    Value hook = super_lookup(t, type, to_value(type), NAME(__init_subclass__), &binds);
    if (hook == NULL) return !error_is_set(t);
    Value none = tuple_new(t, NULL, 0);
    return none != NULL && value_call_star(t, hook, none, kwargs) != NULL;
}

/* ---- type.__new__ ---------------------------------------------------------------------------- */

Value type_new(Thread *t, Type *metaclass, Value name, Value bases, Dict *namespace, Value kwargs) {
    ClassPlan plan = {.name = name, .bases = bases};
    if (!class_check_bases(t, tuple_of(bases)) || !type_check_name(t, str_of(name)))
        return NULL;
    plan.metaclass = class_metaclass(t, metaclass, tuple_of(bases));
    if (plan.metaclass == NULL) return NULL;
    if (plan.metaclass != metaclass && plan.metaclass->slots->new != metaclass->slots->new) {
        Value args[3] = {name, bases, to_value(namespace)};
        if (kwargs == NULL || dict_length(dict_of(kwargs)) == 0)
            return plan.metaclass->slots->new (t, to_value(plan.metaclass), args, 3, NULL);
        Value tuple = tuple_new(t, args, 3);
        Value new = value_getattr(t, to_value(plan.metaclass), NAME(__new__));
        Value all[4] = {to_value(plan.metaclass), name, bases, to_value(namespace)};
        tuple = tuple != NULL && new != NULL ? tuple_new(t, all, 4) : NULL;
        return tuple != NULL ? value_call_star(t, new, tuple, kwargs) : NULL;
    }
    if (tuple_of(bases)->length == 0) {
        plan.bases = tuple_from_1(t, to_value(t->vm->types[T_OBJECT]));
        if (plan.bases == NULL) return NULL;
    }
    plan.base = type_best_base(t, plan.bases);
    plan.dict = plan.base != NULL ? class_copy_namespace(t, namespace, name) : NULL;
    if (plan.dict == NULL || !class_read_slots(t, &plan)) return NULL;
    Type *type = class_allocate(t, &plan);
    if (type == NULL || !class_fill_dict(t, type, &plan)) return NULL;
    class_set_cells(type, &plan);
    if (!class_finish(t, type, &plan) || !class_call_hooks(t, type, kwargs)) return NULL;
    return to_value(type);
}

Type *type_new_simple(Thread *t, const char *name, Value bases, const char *doc) {
    const char *dot = strrchr(name, '.');
    Dict *namespace = dict_new(t);
    Str *last = namespace != NULL ? intern_c(t, dot != NULL ? dot + 1 : name) : NULL;
    if (last == NULL) return NULL;
    Str *module = dot != NULL ? intern_utf8(t, name, (size_t)(dot - name)) : NAME(builtins);
    if (module == NULL || !dict_set_name(t, namespace, NAME(__module__), to_value(module)))
        return NULL;
    if (doc != NULL) {
        Str *text = str_from_c(t, doc);
        if (text == NULL || !dict_set_name(t, namespace, NAME(__doc__), to_value(text)))
            return NULL;
    }
    return (Type *)type_new(t, t->vm->types[T_TYPE], to_value(last), bases, namespace, NULL);
}

/* type(name, bases, namespace, **kwargs) */
Value type_type_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    size_t keywords = kwnames != NULL ? tuple_of(kwnames)->length : 0;
    if (nargs != 3)
        return raise_type_error(t, "type.__new__() takes exactly 3 arguments (%zu given)", nargs);
    static const char *const expected[] = {"str", "tuple", "dict"};
    bool fits[3] = {is_str(t, args[0]), is_tuple(t, args[1]), is_dict(t, args[2])};
    for (size_t i = 0; i < 3; i++)
        if (!fits[i])
            return raise_type_error(t, "type.__new__() argument %zu must be %s, not %T", i + 1,
                                    expected[i], args[i]);
    Dict *kwargs = NULL;
    if (keywords > 0) {
        kwargs = dict_new(t);
        for (size_t i = 0; kwargs != NULL && i < keywords; i++)
            if (!dict_set(t, kwargs, tuple_of(kwnames)->items[i], args[3 + i])) return NULL;
        if (kwargs == NULL) return NULL;
    }
    return type_new(t, type_from(cls), args[0], args[1], dict_of(args[2]), to_value(kwargs));
}
