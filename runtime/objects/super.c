/* super: attributes as found behind a class in the MRO of an object's type. */
#include "runtime/error.h"
#include "runtime/objects/descriptor.h"
#include "runtime/objects/exception.h"
#include "runtime/objects/protocol.h"

static void super_trace(Marker *m, Object *cell) {
    Super *super = (Super *)cell;
    gc_mark_value(m, load_relaxed(&super->type));
    gc_mark_value(m, load_relaxed(&super->object));
    gc_mark_value(m, load_relaxed(&super->object_type));
}

/* The type whose MRO is searched: of an instance, or the object itself when it is a subclass. NULL:
 * TypeError. */
static Type *super_check(Thread *t, Type *type, Value object) {
    if (is_type(t, object) && type_is_subtype(type_from(object), type)) return type_from(object);
    Type *own = type_of(t, object);
    if (type_is_subtype(own, type)) return own;
    /* A proxy may say that it is something else. */
    Value claimed = value_getattr_optional(t, object, NAME(__class__));
    if (claimed == NULL && error_is_set(t)) return NULL;
    if (claimed != NULL && is_type(t, claimed) && type_is_subtype(type_from(claimed), type))
        return type_from(claimed);
    bool is_class = is_type(t, object);
    raise_type_error(t, "super(type, obj): obj (%s %N) is not an instance or subtype of type (%N).",
                     is_class ? "type" : "instance of", is_class ? type_from(object) : own, type);
    return NULL;
}

/* As stored; NULL: none. */
static Value super_search(Thread *t, Type *type, Type *start, Str *name) {
    const Tuple *mro = tuple_of(load(&start->mro));
    if (mro == NULL) return NULL; /* a class whose mro() is being asked for it */
    size_t i = 0;
    while (i < mro->length && mro->items[i] != to_value(type)) i++;
    for (i++; i < mro->length; i++) {
        Dict *dict = type_dict(t, type_from(mro->items[i]));
        if (dict == NULL) return NULL;
        Value found = dict_get_attribute(t, dict, name);
        if (found != NULL || error_is_set(t)) return found;
    }
    return NULL;
}

Value super_lookup(Thread *t, Type *type, Value object, Str *name, bool *binds) {
    *binds = false;
    Type *start = super_check(t, type, object);
    if (start == NULL) return NULL;
    Value found = name == NAME(__class__) ? NULL : super_search(t, type, start, name);
    if (found == NULL) return NULL;
    bool is_class = to_value(start) == object;
    const Type *found_type = type_of(t, found);
    if (found_type->flags & TYPE_METHOD_LIKE && !is_class) {
        *binds = true;
        return found;
    }
    if (found_type->slots->descr_get == NULL) return found;
    return found_type->slots->descr_get(t, found, is_class ? NULL : object, to_value(start));
}

static Value super_getattr(Thread *t, Value self, Str *name) {
    const Super *super = (const Super *)self;
    Value start = load(&super->object_type);
    if (start != NULL && name != NAME(__class__)) {
        Value found = super_search(t, type_from(super->type), type_from(start), name);
        if (found != NULL) {
            Value (*bind)(Thread *, Value, Value, Value) = type_of(t, found)->slots->descr_get;
            if (bind == NULL) return found;
            return bind(t, found, super->object == start ? NULL : super->object, start);
        }
        if (error_is_set(t)) return NULL;
    }
    return object_getattr(t, self, name);
}

static Value super_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return type_allocate_instance(t, type_from(cls), 0);
}

static bool super_init(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    Value given[2];
    if (nargs > 2)
        return FAIL_WITH(
            raise_type_error(t, "super() expected at most 2 arguments, got %zu", nargs));
    if (!bind_arguments(t, "super", "type=None, object_or_type=None, /", args, nargs, kwnames,
                        given))
        return false;
    if (given[0] == NULL) {
        const VmHooks *hooks = t->vm->hooks;
        if (hooks == NULL || hooks->super_arguments == NULL)
            return FAIL_WITH(raise_runtime_error(t, "super(): no arguments"));
        if (!hooks->super_arguments(t, &given[0], &given[1])) return false;
    }
    if (!is_type(t, given[0]))
        return FAIL_WITH(
            raise_type_error(t, "super() argument 1 must be a type, not %T", given[0]));
    Super *super = (Super *)self;
    Value object = given[1] == NONE ? NULL : given[1];
    Type *start = object != NULL ? super_check(t, type_from(given[0]), object) : NULL;
    if (object != NULL && start == NULL) return false;
    store(super, &super->type, given[0]);
    store(super, &super->object, object);
    store(super, &super->object_type, to_value(start));
    return true;
}

/* An unbound super in a class is bound when it is looked up through an instance. */
static Value super_descr_get(Thread *t, Value self, Value instance, Value owner) {
    (void)owner;
    const Super *super = (const Super *)self;
    if (instance == NULL || super->object != NULL) return self;
    if (!is_exact(self, T_SUPER))
        return value_call_2(t, to_value(type_of(t, self)), super->type, instance);
    Type *start = super_check(t, type_from(super->type), instance);
    Super *bound =
        start != NULL ? (Super *)type_allocate_instance(t, t->vm->types[T_SUPER], 0) : NULL;
    if (bound == NULL) return NULL;
    store(bound, &bound->type, super->type);
    store(bound, &bound->object, instance);
    store(bound, &bound->object_type, to_value(start));
    return to_value(bound);
}

static Value super_repr(Thread *t, Value self) {
    const Super *super = (const Super *)self;
    const char *type = super->type != NULL ? type_name(type_from(super->type)) : "NULL";
    if (super->object_type != NULL)
        return to_value(str_format(t, "<super: <class '%s'>, <%N object>>", type,
                                   type_from(super->object_type)));
    return to_value(str_format(t, "<super: <class '%s'>, NULL>", type));
}

static const MemberDef super_members[] = {
    {"__thisclass__", offsetof(Super, type), MEMBER_NONE_IF_UNSET, "the class invoking super()"},
    {"__self__", offsetof(Super, object), MEMBER_NONE_IF_UNSET,
     "the instance invoking super(); may be None"},
    {"__self_class__", offsetof(Super, object_type), MEMBER_NONE_IF_UNSET,
     "the type of the instance invoking super(); may be None"},
    {0},
};

const TypeDef super_typedef = {
    .name = "super",
    .id = T_SUPER,
    .size = sizeof(Super),
    .trace = super_trace,
    .flags = TYPE_SUBCLASSABLE,
    .slots = {.new = super_new,
              .init = super_init,
              .repr = super_repr,
              .getattr = super_getattr,
              .descr_get = super_descr_get},
    .members = super_members,
};
