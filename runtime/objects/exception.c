/* Exceptions: what all of them have, and the table of their types. Fields beyond BaseException's
 * are in exception_layouts.c and its neighbours. */
#include "runtime/objects/exception.h"

#include "runtime/error.h"
#include "runtime/objects/list.h"
#include "runtime/objects/protocol.h"
#include "runtime/threads/owner.h"

bool is_exception(Thread *t, Value v) { return is_instance_of(t, v, T_BASE_EXCEPTION); }

bool is_exception_class(Thread *t, Value v) {
    return is_type(t, v) && type_is_subtype(type_from(v), t->vm->types[T_BASE_EXCEPTION]);
}

void exception_set_field(Thread *t, Value self, Value *field, Value v) {
    write_begin(t, object_of(self));
    store(object_of(self), field, v);
    write_end(t, object_of(self));
}

void exception_base_trace(Marker *m, Object *cell) {
    Exception *e = (Exception *)cell;
    gc_mark_value(m, load_relaxed(&e->args));
    gc_mark_value(m, load_relaxed(&e->traceback));
    gc_mark_value(m, load_relaxed(&e->context));
    gc_mark_value(m, load_relaxed(&e->cause));
    gc_mark_value(m, load_relaxed(&e->notes));
}

/* ---- making ---------------------------------------------------------------------------------- */

Value exception_base_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    (void)kwnames;
    Value tuple = tuple_new(t, args, nargs);
    Value self = tuple != NULL ? type_allocate_instance(t, type_from(cls), 0) : NULL;
    if (self != NULL) store(object_of(self), &exception_of(self)->args, tuple);
    return self;
}

static bool exception_args_are(Value self, const Value *args, size_t nargs) {
    Value known = load(&exception_of(self)->args);
    if (known == NULL || tuple_of(known)->length != nargs) return false;
    for (size_t i = 0; i < nargs; i++)
        if (tuple_of(known)->items[i] != args[i]) return false;
    return true;
}

/* Stores args; __new__ has usually done so already. */
static bool exception_store_args(Thread *t, Value self, const Value *args, size_t nargs) {
    if (exception_args_are(self, args, nargs)) return true;
    Value tuple = tuple_new(t, args, nargs);
    if (tuple == NULL) return false;
    exception_set_field(t, self, &exception_of(self)->args, tuple);
    return true;
}

bool exception_base_init(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    if (kwnames != NULL && tuple_of(kwnames)->length > 0)
        return FAIL_WITH(raise_type_error(t, "%T() takes no keyword arguments", self));
    return exception_store_args(t, self, args, nargs);
}

Value exception_new(Thread *t, Type *type, Value args) {
    Value self = type_allocate_instance(t, type, 0);
    if (self == NULL) return NULL;
    store(object_of(self), &exception_of(self)->args, args);
    bool (*init)(Thread *, Value, Value *, size_t, Value) = type->slots->init;
    if (init == exception_base_init || init == type_python_slots.init) return self;
    Tuple *items = tuple_of(args);
    return init(t, self, items->items, items->length, NULL) ? self : NULL;
}

Value exception_new_c(Thread *t, uint32_t type_id, const char *message) {
    Str *text = str_from_c(t, message);
    Value args = text != NULL ? tuple_from_1(t, to_value(text)) : NULL;
    return args != NULL ? exception_new(t, t->vm->types[type_id], args) : NULL;
}

bool exception_init(Thread *t) {
    VM *vm = t->vm;
    Value none = tuple_new(t, NULL, 0);
    vm->memory_error = none != NULL ? exception_new(t, vm->types[T_MEMORY_ERROR], none) : NULL;
    if (vm->memory_error == NULL) return false;
    vm->recursion_error = exception_new_c(t, T_RECURSION_ERROR, "maximum recursion depth exceeded");
    return vm->recursion_error != NULL;
}

/* ---- text ------------------------------------------------------------------------------------ */

Value exception_base_str(Thread *t, Value self) {
    Value args = load(&exception_of(self)->args);
    if (args == NULL || tuple_of(args)->length == 0) return to_value(&static_empty_str);
    return value_str(t, tuple_of(args)->length == 1 ? tuple_of(args)->items[0] : args);
}

static Value exception_repr(Thread *t, Value self) {
    Value args = load(&exception_of(self)->args);
    Value name = type_str_name(t, type_of(t, self));
    if (args == NULL) return to_value(str_format(t, "%V()", name));
    if (tuple_of(args)->length == 1)
        return to_value(str_format(t, "%V(%R)", name, tuple_of(args)->items[0]));
    return to_value(str_format(t, "%V%R", name, args));
}

/* A missing key is shown as it would be written, so that '' can be seen. */
static Value exception_key_error_str(Thread *t, Value self) {
    Value args = load(&exception_of(self)->args);
    if (args != NULL && tuple_of(args)->length == 1) return value_repr(t, tuple_of(args)->items[0]);
    return exception_base_str(t, self);
}

/* ---- attributes ------------------------------------------------------------------------------ */

static Value exception_get_args(Thread *t, Value self) {
    Value args = load(&exception_of(self)->args);
    return args != NULL ? args : tuple_new(t, NULL, 0);
}
static bool exception_set_args(Thread *t, Value self, Value v) {
    if (v == NULL) return FAIL_WITH(raise_type_error(t, "args may not be deleted"));
    Value args = tuple_from_iterable(t, v);
    if (args == NULL) return false;
    exception_set_field(t, self, &exception_of(self)->args, args);
    return true;
}

static Value exception_get_traceback(Thread *t, Value self) {
    (void)t;
    Value v = load(&exception_of(self)->traceback);
    return v != NULL ? v : NONE;
}
static bool exception_set_traceback(Thread *t, Value self, Value v) {
    if (v == NULL) return FAIL_WITH(raise_type_error(t, "__traceback__ may not be deleted"));
    if (v != NONE && !is_exact(v, T_TRACEBACK))
        return FAIL_WITH(raise_type_error(t, "__traceback__ must be a traceback or None"));
    exception_set_field(t, self, &exception_of(self)->traceback, v == NONE ? NULL : v);
    return true;
}

static Value exception_get_context(Thread *t, Value self) {
    (void)t;
    Value v = load(&exception_of(self)->context);
    return v != NULL ? v : NONE;
}
static bool exception_set_context(Thread *t, Value self, Value v) {
    if (v == NULL) return FAIL_WITH(raise_type_error(t, "__context__ may not be deleted"));
    if (v != NONE && !is_exception(t, v))
        return FAIL_WITH(
            raise_type_error(t, "exception context must be None or derive from BaseException"));
    exception_set_field(t, self, &exception_of(self)->context, v == NONE ? NULL : v);
    return true;
}

static Value exception_get_cause(Thread *t, Value self) {
    (void)t;
    Value v = load(&exception_of(self)->cause);
    return v != NULL ? v : NONE;
}
static bool exception_set_cause(Thread *t, Value self, Value v) {
    if (v == NULL) return FAIL_WITH(raise_type_error(t, "__cause__ may not be deleted"));
    if (v != NONE && !is_exception(t, v))
        return FAIL_WITH(
            raise_type_error(t, "exception cause must be None or derive from BaseException"));
    exception_set_field(t, self, &exception_of(self)->cause, v == NONE ? NULL : v);
    store_relaxed(&exception_of(self)->suppress_context, 1);
    return true;
}

static Value exception_get_suppress(Thread *t, Value self) {
    (void)t;
    return bool_value(load_relaxed(&exception_of(self)->suppress_context));
}
static bool exception_set_suppress(Thread *t, Value self, Value v) {
    if (v == NULL) return FAIL_WITH(raise_type_error(t, "can't delete numeric/char attribute"));
    if (!is_bool(v)) return FAIL_WITH(raise_type_error(t, "attribute value type must be bool"));
    store_relaxed(&exception_of(self)->suppress_context, v == TRUE_VALUE);
    return true;
}

static Value exception_get_notes(Thread *t, Value self) {
    Value v = load(&exception_of(self)->notes);
    return v != NULL ? v : raise_attribute_error(t, self, NAME(__notes__));
}
static bool exception_set_notes(Thread *t, Value self, Value v) {
    if (v == NULL && load(&exception_of(self)->notes) == NULL)
        return FAIL_WITH(raise_attribute_error(t, self, NAME(__notes__)));
    exception_set_field(t, self, &exception_of(self)->notes, v);
    return true;
}

/* ---- methods --------------------------------------------------------------------------------- */

static Value exception_with_traceback(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return exception_set_traceback(t, args[0], args[1]) ? args[0] : NULL;
}

static Value exception_add_note(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (!is_str(t, args[1])) return raise_bad_argument(t, "add_note", 0, "str", args[1]);
    Value notes = value_getattr_optional(t, args[0], NAME(__notes__));
    if (notes == NULL) {
        if (error_is_set(t)) return NULL;
        notes = list_new(t, 1);
        if (notes == NULL || !value_setattr(t, args[0], NAME(__notes__), notes)) return NULL;
    }
    if (!is_list(t, notes)) return raise_type_error(t, "Cannot add note: __notes__ is not a list");
    return list_append(t, notes, args[1]) ? NONE : NULL;
}

Value exception_reduce_with(Thread *t, Value self, Value args, Dict *extra) {
    Value names = instance_names(t, object_of(self));
    if (names == NULL) return NULL;
    Value type = to_value(type_of(t, self));
    Value notes = load(&exception_of(self)->notes);
    if (tuple_of(names)->length == 0 && extra == NULL && notes == NULL)
        return tuple_from_2(t, type, args);
    Dict *state = extra != NULL ? extra : dict_new(t);
    if (state == NULL) return NULL;
    for (size_t i = 0; i < tuple_of(names)->length; i++) {
        Value name = tuple_of(names)->items[i];
        Value v = is_str(t, name) ? instance_get(t, object_of(self), str_of(name)) : NULL;
        if (v == NULL && error_is_set(t)) return NULL;
        if (v != NULL && !dict_set(t, state, name, v)) return NULL;
    }
    if (notes != NULL && !dict_set_name(t, state, NAME(__notes__), notes)) return NULL;
    return tuple_from_3(t, type, args, to_value(state));
}

static Value exception_reduce(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value own = exception_get_args(t, args[0]);
    return own != NULL ? exception_reduce_with(t, args[0], own, NULL) : NULL;
}

static Value exception_setstate(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (args[1] == NONE) return NONE;
    if (!is_dict(t, args[1])) return raise_type_error(t, "state is not a dictionary");
    DictTable *table = NULL;
    size_t position = 0;
    Value key, v;
    while (dict_next(dict_of(args[1]), &table, &position, &key, &v)) {
        if (!is_str(t, key))
            return raise_type_error(t, "attribute name must be string, not '%T'", key);
        if (!value_setattr(t, args[0], str_of(key), v)) return NULL;
    }
    return NONE;
}

static const NativeDef exception_base_methods[] = {
    {"__reduce__", exception_reduce, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__setstate__", exception_setstate, 1, 1, NATIVE_METHOD, NULL, NULL},
    {"with_traceback", exception_with_traceback, 1, 1, NATIVE_METHOD, NULL,
     "Set self.__traceback__ to tb and return self."},
    {"add_note", exception_add_note, 1, 1, NATIVE_METHOD, NULL, "Add a note to the exception"},
    {0},
};
static const GetSetDef exception_base_getset[] = {
    {"args", exception_get_args, exception_set_args, NULL},
    {"__traceback__", exception_get_traceback, exception_set_traceback, NULL},
    {"__context__", exception_get_context, exception_set_context, "exception context"},
    {"__cause__", exception_get_cause, exception_set_cause, "exception cause"},
    {"__suppress_context__", exception_get_suppress, exception_set_suppress, NULL},
    {"__notes__", exception_get_notes, exception_set_notes, NULL},
    {0},
};

/* ---- the table ------------------------------------------------------------------------------- */

/* Each layout has a struct, tracing, and functions that its first type declares and the others
 * inherit. */
#define EXCEPTION_STRUCT_base Exception
#define EXCEPTION_STRUCT_system_exit SystemExit
#define EXCEPTION_STRUCT_attribute AttributeException
#define EXCEPTION_STRUCT_import ImportException
#define EXCEPTION_STRUCT_name NameException
#define EXCEPTION_STRUCT_os OsException
#define EXCEPTION_STRUCT_stop_iteration StopIteration
#define EXCEPTION_STRUCT_syntax SyntaxException
#define EXCEPTION_STRUCT_unicode UnicodeException
#define EXCEPTION_STRUCT_group GroupException

/* The types that declare what their layout adds. */
#define EXCEPTION_DECLARES(ID) \
    (T_##ID == T_SYSTEM_EXIT || T_##ID == T_ATTRIBUTE_ERROR || T_##ID == T_IMPORT_ERROR \
     || T_##ID == T_NAME_ERROR || T_##ID == T_OS_ERROR || T_##ID == T_STOP_ITERATION \
     || T_##ID == T_SYNTAX_ERROR || T_##ID == T_UNICODE_DECODE_ERROR \
     || T_##ID == T_UNICODE_ENCODE_ERROR || T_##ID == T_UNICODE_TRANSLATE_ERROR \
     || T_##ID == T_BASE_EXCEPTION_GROUP || T_##ID == T_BASE_EXCEPTION)

static const MemberDef exception_base_members[] = {{0}};

const TypeDef exception_typedefs[] = {
#define EXCEPTION_TYPE(ID, type_name, base_id, layout) \
    { \
        .name = #type_name, \
        .id = T_##ID, \
        .base = T_##base_id, \
        .size = sizeof(EXCEPTION_STRUCT_##layout), \
        .flags = TYPE_SUBCLASSABLE | TYPE_HAS_DICT | TYPE_WEAKLY_REFERABLE, \
        .trace = exception_##layout##_trace, \
        .slots = \
            { \
                .new = T_##ID == T_BASE_EXCEPTION         ? exception_base_new \
                       : T_##ID == T_OS_ERROR             ? exception_os_new \
                       : T_##ID == T_BASE_EXCEPTION_GROUP ? exception_group_new \
                                                          : NULL, \
                .init = EXCEPTION_DECLARES(ID) ? exception_##layout##_init : NULL, \
                .str = T_##ID == T_KEY_ERROR    ? exception_key_error_str \
                       : EXCEPTION_DECLARES(ID) ? exception_##layout##_str \
                                                : NULL, \
                .repr = T_##ID == T_BASE_EXCEPTION         ? exception_repr \
                        : T_##ID == T_BASE_EXCEPTION_GROUP ? exception_group_repr \
                                                           : NULL, \
            }, \
        .methods = EXCEPTION_DECLARES(ID) ? exception_##layout##_methods : NULL, \
        .members = EXCEPTION_DECLARES(ID) ? exception_##layout##_members : NULL, \
        .getset = T_##ID == T_BASE_EXCEPTION ? exception_base_getset : NULL, \
    },
    BUILTIN_EXCEPTIONS(EXCEPTION_TYPE)
#undef EXCEPTION_TYPE
};
