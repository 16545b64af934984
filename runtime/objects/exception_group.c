/* BaseExceptionGroup and ExceptionGroup: several exceptions raised as one, and their splitting. */
#include "runtime/error.h"
#include "runtime/objects/exception.h"
#include "runtime/objects/generic_alias.h"
#include "runtime/objects/list.h"
#include "runtime/objects/protocol.h"

static GroupException *group_of(Value v) { return (GroupException *)v; }
static bool is_group(Thread *t, Value v) { return is_instance_of(t, v, T_BASE_EXCEPTION_GROUP); }

void exception_group_trace(Marker *m, Object *cell) {
    exception_base_trace(m, cell);
    gc_mark_value(m, load_relaxed(&((GroupException *)cell)->message));
    gc_mark_value(m, load_relaxed(&((GroupException *)cell)->exceptions));
    gc_mark_value(m, load_relaxed(&((GroupException *)cell)->sequence));
}

/* ---- making ---------------------------------------------------------------------------------- */

/* The items, all exceptions. *all_ordinary: every one is an Exception. NULL: error. */
static Value group_check_items(Thread *t, Value sequence, bool *all_ordinary) {
    if (!is_list(t, sequence) && !is_tuple(t, sequence)
        && (type_of(t, sequence)->slots->getitem == NULL || is_dict(t, sequence)))
        return raise_type_error(t, "second argument (exceptions) must be a sequence");
    Value items = tuple_from_iterable(t, sequence);
    if (items == NULL) return NULL;
    if (tuple_of(items)->length == 0)
        return raise_value_error(t, "second argument (exceptions) must be a non-empty sequence");
    *all_ordinary = true;
    for (size_t i = 0; i < tuple_of(items)->length; i++) {
        Value each = tuple_of(items)->items[i];
        if (!is_exception(t, each))
            return raise_value_error(t,
                                     "Item %zu of second argument (exceptions) is not an exception",
                                     i);
        if (!is_instance_of(t, each, T_EXCEPTION)) *all_ordinary = false;
    }
    return items;
}

Value exception_group_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    VM *vm = t->vm;
    Type *type = type_from(cls);
    (void)kwnames;
    if (nargs != 2)
        return raise_type_error(
            t, "BaseExceptionGroup.__new__() takes exactly 2 arguments (%zu given)", nargs);
    if (!is_str(t, args[0]))
        return raise_bad_argument(t, "BaseExceptionGroup.__new__", 1, "str", args[0]);
    bool all_ordinary = true;
    Value items = group_check_items(t, args[1], &all_ordinary);
    if (items == NULL) return NULL;
    Value text = is_list(t, args[1]) || is_tuple(t, args[1]) ? NONE : value_repr(t, args[1]);
    if (text == NULL) return NULL;
    if (type == vm->types[T_BASE_EXCEPTION_GROUP]) {
        if (all_ordinary) type = vm->exception_group;
    } else if (!all_ordinary && type == vm->exception_group) {
        return raise_type_error(t, "Cannot nest BaseExceptions in an ExceptionGroup");
    } else if (!all_ordinary && type_is_subtype(type, vm->types[T_EXCEPTION])) {
        return raise_type_error(t, "Cannot nest BaseExceptions in %R", type_str_name(t, type));
    }
    Value self = exception_base_new(t, to_value(type), args, nargs, NULL);
    if (self == NULL) return NULL;
    store(group_of(self), &group_of(self)->message, args[0]);
    store(group_of(self), &group_of(self)->exceptions, items);
    if (text != NONE) store(group_of(self), &group_of(self)->sequence, text);
    return self;
}

bool exception_group_init(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    return exception_base_init(t, self, args, nargs, kwnames);
}

Value exception_group_str(Thread *t, Value self) {
    size_t count = tuple_of(group_of(self)->exceptions)->length;
    return to_value(str_format(t, "%V (%zu sub-exception%s)", group_of(self)->message, count,
                               count == 1 ? "" : "s"));
}

/* As it was made: changes to the list that it was made of don't show. */
Value exception_group_repr(Thread *t, Value self) {
    const GroupException *group = group_of(self);
    Value name = type_str_name(t, type_of(t, self)), args = load(&group->args);
    if (group->sequence != NULL)
        return to_value(str_format(t, "%V(%R, %V)", name, group->message, group->sequence));
    bool was_list = args != NULL && tuple_of(args)->length == 2 && is_list(t, tuple_of(args)->items[1]);
    Value items = was_list ? list_from_iterable(t, group->exceptions) : group->exceptions;
    return items != NULL ? to_value(str_format(t, "%V(%R, %R)", name, group->message, items)) : NULL;
}

/* ---- splitting ------------------------------------------------------------------------------- */

typedef struct GroupCondition {
    enum { GROUP_BY_TYPE, GROUP_BY_CALL, GROUP_BY_IDENTITY } kind;
    Value v; /* type or tuple of types; callable; set of exceptions as a list */
} GroupCondition;

static bool group_parse_condition(Thread *t, Value v, GroupCondition *out) {
    *out = (GroupCondition){GROUP_BY_TYPE, v};
    if (is_exception_class(t, v)) return true;
    if (is_tuple(t, v)) {
        size_t i = 0;
        while (i < tuple_of(v)->length && is_exception_class(t, tuple_of(v)->items[i])) i++;
        if (i == tuple_of(v)->length) return true;
    } else if (value_is_callable(t, v) && !is_type(t, v)) {
        out->kind = GROUP_BY_CALL;
        return true;
    }
    return FAIL_WITH(
        raise_type_error(t, "expected an exception type, a tuple of exception types, or a callable "
                            "(other than a class)"));
}

static int group_matches(Thread *t, Value e, const GroupCondition *condition) {
    switch (condition->kind) {
    case GROUP_BY_TYPE: return value_is_instance(t, e, condition->v);
    case GROUP_BY_CALL: {
        Value result = value_call_1(t, condition->v, e);
        return result == NULL ? -1 : value_truth(t, result);
    }
    case GROUP_BY_IDENTITY:
        for (size_t i = 0; i < list_length(list_of(condition->v)); i++)
            if (list_get(list_of(condition->v), i) == e) return 1;
        return 0;
    }
    return 0;
}

/* original.derive(exceptions), with the original's traceback, context, cause and notes. */
static Value group_derive(Thread *t, Value original, Value exceptions) {
    Value args[2] = {original, exceptions};
    Value derived = value_call_method(t, NAME(derive), args, 2, NULL);
    if (derived == NULL) return NULL;
    if (!is_group(t, derived))
        return raise_type_error(t, "derive must return an instance of BaseExceptionGroup");
    const Exception *from = exception_of(original);
    Exception *to = exception_of(derived);
    exception_set_field(t, derived, &to->traceback, load(&from->traceback));
    exception_set_field(t, derived, &to->context, load(&from->context));
    exception_set_field(t, derived, &to->cause, load(&from->cause));
    store_relaxed(&to->suppress_context, load_relaxed(&from->suppress_context));
    Value notes = load(&from->notes);
    if (notes != NULL && is_list(t, notes)) {
        notes = list_from_iterable(t, notes);
        if (notes == NULL) return NULL;
        exception_set_field(t, derived, &to->notes, notes);
    }
    return derived;
}

static Value group_derive_unless_empty(Thread *t, Value original, Value list) {
    return list_length(list_of(list)) > 0 ? group_derive(t, original, list) : NONE;
}

/* *match and *rest become a group or None each; rest NULL: not wanted. */
static bool group_split(Thread *t, Value group, const GroupCondition *condition, Value *match,
                        Value *rest) {
    if (C_STACK_IS_LOW(t) && thread_stack_overflow(t, " in exceptiongroup_split_recursive"))
        return false;
    int whole = group_matches(t, group, condition);
    if (whole < 0) return false;
    *match = whole || !is_group(t, group) ? (whole ? group : NONE) : NULL;
    if (rest != NULL) *rest = whole ? NONE : group;
    if (*match != NULL) return true;
    Value matching = list_new(t, 4), others = list_new(t, 4);
    if (matching == NULL || others == NULL) return false;
    const Tuple *items = tuple_of(group_of(group)->exceptions);
    for (size_t i = 0; i < items->length; i++) {
        Value part, remainder = NONE;
        if (!group_split(t, items->items[i], condition, &part, rest != NULL ? &remainder : NULL))
            return false;
        if (part != NONE && !list_append(t, matching, part)) return false;
        if (remainder != NONE && !list_append(t, others, remainder)) return false;
    }
    *match = group_derive_unless_empty(t, group, matching);
    if (*match == NULL) return false;
    if (rest != NULL) *rest = group_derive_unless_empty(t, group, others);
    return rest == NULL || *rest != NULL;
}

static Value group_method_split(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    GroupCondition condition;
    Value match, rest;
    if (!group_parse_condition(t, args[1], &condition)
        || !group_split(t, args[0], &condition, &match, &rest))
        return NULL;
    return tuple_from_2(t, match, rest);
}

static Value group_method_subgroup(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    GroupCondition condition;
    Value match;
    if (!group_parse_condition(t, args[1], &condition)
        || !group_split(t, args[0], &condition, &match, NULL))
        return NULL;
    return match;
}

static Value group_method_derive(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return value_call_2(t, to_value(t->vm->types[T_BASE_EXCEPTION_GROUP]),
                        group_of(args[0])->message, args[1]);
}

static Value group_class_getitem(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return generic_alias_new(t, args[0], args[1]);
}

bool exception_group_match(Thread *t, Value exception, Value type, Value *match, Value *rest) {
    GroupCondition condition = {GROUP_BY_TYPE, type};
    return group_split(t, exception, &condition, match, rest);
}

Value exception_group_project(Thread *t, Value group, Value list) {
    GroupCondition condition = {GROUP_BY_IDENTITY, list};
    Value match;
    return group_split(t, group, &condition, &match, NULL) ? match : NULL;
}

const MemberDef exception_group_members[] = {
    {"message", offsetof(GroupException, message), MEMBER_READ_ONLY, "exception message"},
    {"exceptions", offsetof(GroupException, exceptions), MEMBER_READ_ONLY, "nested exceptions"},
    {0},
};
const NativeDef exception_group_methods[] = {
    {"__class_getitem__", group_class_getitem, 1, 1, NATIVE_CLASS_METHOD, NULL, "See PEP 585"},
    {"derive", group_method_derive, 1, 1, NATIVE_METHOD, NULL, NULL},
    {"split", group_method_split, 1, 1, NATIVE_METHOD, NULL, NULL},
    {"subgroup", group_method_subgroup, 1, 1, NATIVE_METHOD, NULL, NULL},
    {0},
};
