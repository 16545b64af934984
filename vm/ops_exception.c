/* Slow paths of raise, except, except* and with. */
#include "vm/special.h"

#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"
#include "vm/call.h"

/* A generator's frame does not keep what its caller handles, since it may be resumed by another: ABSENT stands for it. */
Value op_push_handled(Thread *t, Frame *f) {
    Value before = t->handled ? t->handled : NONE;
    if ((f->flags & (FRAME_IN_HEAP | FRAME_HANDLES)) == FRAME_IN_HEAP) {
        before = ABSENT;
        f->flags |= FRAME_HANDLES;
    }
    t->handled = t->exception;
    t->exception = NULL;
    return before;
}

void op_pop_handled(Thread *t, Frame *f, Value handled) {
    if (handled == ABSENT) {
        t->handled = GENERATOR_OF(f)->caller_handled;
        f->flags &= (uint16_t)~FRAME_HANDLES;
    } else {
        t->handled = handled == NONE ? NULL : handled;
    }
}

int op_exception_matches(Thread *t, Value exception, Value type) {
    if (is_tuple(t, type)) {
        const Tuple *types = tuple_of(type);
        for (size_t n = 0; n < types->length; n++)
            if (!is_exception_class(t, types->items[n])) goto wrong;
        for (size_t n = 0; n < types->length; n++)
            if (type_is_subtype(type_of(t, exception), (Type *)types->items[n])) return 1;
        return 0;
    }
    if (is_exception_class(t, type)) return type_is_subtype(type_of(t, exception), (Type *)type);
wrong:
    raise_type_error(t, "catching classes that do not inherit from BaseException is not allowed");
    return -1;
}

void op_raise_assertion(Thread *t, Value message) {
    Type *type = t->vm->types[T_ASSERTION_ERROR];
    Value args = message ? tuple_from_1(t, message) : t->vm->empty_tuple;
    Value e = args ? exception_new(t, type, args) : NULL;
    if (e) raise_value(t, e);
}

/* The exception that `raise v` means: an instance, or a class to call. */
static Value ops_exception_to_raise(Thread *t, Value v, const char *refusal) {
    if (is_exception(t, v)) return v;
    if (!is_exception_class(t, v)) return raise_type_error(t, "%s", refusal);
    Value e = value_call_0(t, v);
    if (e && !is_exception(t, e))
        return raise_type_error(t, "calling %R should have returned an instance of BaseException, not %R", v, to_value(type_of(t, e)));
    return e;
}

bool op_raise(Thread *t, unsigned count, Value exception, Value cause) {
    if (count == 0) {
        if (!t->handled) {
            raise_runtime_error(t, "No active exception to reraise");
            return false;
        }
        t->exception = t->handled;
        return true;
    }
    Value e = ops_exception_to_raise(t, exception, "exceptions must derive from BaseException");
    if (!e) return false;
    if (count == 2) {
        Value c = cause == NONE ? NONE : ops_exception_to_raise(t, cause, "exception causes must derive from BaseException");
        if (!c) return false;
        Exception *raised = exception_of(e);
        store(raised, &raised->cause, c == NONE ? NULL : c);
        store_relaxed(&raised->suppress_context, 1u);
    }
    raise_value(t, e);
    return false;
}

Value op_with_except(Thread *t, Value exit, Value self, Value exception) {
    Exception *e = exception_of(exception);
    Value traceback = load(&e->traceback);
    Value args[4] = {self, to_value(type_of(t, exception)), exception, traceback ? traceback : NONE};
    if (self && is_exact(exit, T_FUNCTION)) return special_enter(t, exit, args, 4, FRAME_CALL, 0);
    return self ? value_call(t, exit, args, 4, NULL) : value_call(t, exit, args + 1, 3, NULL);
}

/* ---- except* ----------------------------------------------------------------------------------- */

static bool ops_check_group_type(Thread *t, Value type) {
    Value one[1] = {type};
    const Value *types = one;
    size_t count = 1;
    if (is_tuple(t, type)) {
        types = tuple_of(type)->items;
        count = tuple_of(type)->length;
    }
    for (size_t n = 0; n < count; n++) {
        if (!is_exception_class(t, types[n]))
            return FAIL_WITH(raise_type_error(t, "catching classes that do not inherit from BaseException is not allowed"));
        if (type_is_subtype((Type *)types[n], t->vm->types[T_BASE_EXCEPTION_GROUP]))
            return FAIL_WITH(raise_type_error(t, "catching ExceptionGroup with except* is not allowed. Use except instead."));
    }
    return true;
}

bool op_group_match(Thread *t, Value exception, Value type, Value result[2]) {
    if (!ops_check_group_type(t, type)) return false;
    if (exception == NONE) {
        result[0] = result[1] = NONE;
        return true;
    }
    if (!is_instance_of(t, exception, T_BASE_EXCEPTION_GROUP)) {
        int match = op_exception_matches(t, exception, type);
        if (match < 0) return false;
        result[0] = result[1] = NONE;
        if (!match) {
            result[1] = exception;
            return true;
        }
        /* A naked exception is wrapped, and keeps its traceback; that of the group begins here. */
        Value wrapped = tuple_from_1(t, exception);
        Value group = wrapped ? value_call_2(t, to_value(t->vm->exception_group), to_value(&static_empty_str), wrapped) : NULL;
        if (!group || !unwind_start_traceback(t, t->frame, group)) return false;
        result[0] = group;
        return true;
    }
    Value args[2] = {exception, type};
    Str *name = intern_c(t, "split");
    Value pair = name ? value_call_method(t, name, args, 2, NULL) : NULL;
    if (!pair) return false;
    if (!is_tuple(t, pair))
        return FAIL_WITH(raise_type_error(t, "%T.split must return a tuple, not %T", exception, pair));
    if (tuple_of(pair)->length < 2)
        return FAIL_WITH(raise_type_error(t, "%T.split must return a 2-tuple, got tuple of size %zu", exception, tuple_of(pair)->length));
    for (size_t n = 0; n < 2; n++) {
        result[n] = tuple_of(pair)->items[n];
        if (result[n] != NONE && !is_exception(t, result[n]))
            return FAIL_WITH(raise_type_error(t, "%T.split must return exception groups or None, not %T", exception, result[n]));
    }
    return true;
}

/* Exceptions that are parts of the original keep its metadata: they come from split() or derive(). */
static bool ops_is_part_of(Value e, Value original) {
    Exception *a = exception_of(e), *b = exception_of(original);
    return a->traceback == b->traceback && a->cause == b->cause && a->context == b->context && a->notes == b->notes;
}

static bool ops_collect_leaves(Thread *t, Value e, Value list) {
    if (!is_instance_of(t, e, T_BASE_EXCEPTION_GROUP)) return list_append(t, list, e);
    if (C_STACK_IS_LOW(t)) return !thread_stack_overflow(t, " in exception group") && false;
    const Tuple *items = tuple_of(((GroupException *)e)->exceptions);
    for (size_t n = 0; n < items->length; n++)
        if (!ops_collect_leaves(t, items->items[n], list)) return false;
    return true;
}

/* Keeps of group `e` only the leaves that are in `leaves`: the projection of the re-raised parts onto the original. */
static Value ops_project(Thread *t, Value e, Value leaves) {
    if (!is_instance_of(t, e, T_BASE_EXCEPTION_GROUP)) {
        for (size_t n = 0; n < list_length(list_of(leaves)); n++)
            if (list_get(list_of(leaves), n) == e) return e;
        return NONE;
    }
    if (C_STACK_IS_LOW(t)) {
        thread_stack_overflow(t, " in exception group");
        return NULL;
    }
    const Tuple *items = tuple_of(((GroupException *)e)->exceptions);
    Value kept = list_new(t, items->length);
    if (!kept) return NULL;
    for (size_t n = 0; n < items->length; n++) {
        Value part = ops_project(t, items->items[n], leaves);
        if (!part || (part != NONE && !list_append(t, kept, part))) return NULL;
    }
    if (list_length(list_of(kept)) == 0) return NONE;
    Value args[2] = {e, kept};
    Str *name = intern_c(t, "derive");
    Value group = name ? value_call_method(t, name, args, 2, NULL) : NULL;
    if (!group) return NULL;
    if (!is_instance_of(t, group, T_BASE_EXCEPTION_GROUP)) return raise_type_error(t, "derive must return an instance of BaseExceptionGroup");
    Exception *from = exception_of(e), *to = exception_of(group);
    store(to, &to->traceback, from->traceback);
    store(to, &to->context, from->context);
    store(to, &to->cause, from->cause);
    store(to, &to->notes, from->notes);
    return group;
}

Value op_group_prepare(Thread *t, Value original, Value parts) {
    size_t count = list_length(list_of(parts));
    Value raised = list_new(t, count), reraised = list_new(t, count);
    if (!raised || !reraised) return NULL;
    for (size_t n = 0; n < count; n++) {
        Value e = list_get(list_of(parts), n);
        if (e == NONE) continue;
        if (!is_exception(t, e)) return raise_type_error(t, "exceptions must derive from BaseException");
        if (!is_instance_of(t, original, T_BASE_EXCEPTION_GROUP)) {
            /* A naked exception: whatever there is was raised by a clause, or it is the original itself. */
            return e;
        }
        if (!list_append(t, ops_is_part_of(e, original) ? reraised : raised, e)) return NULL;
    }
    Value rest = NONE;
    if (list_length(list_of(reraised))) {
        Value leaves = list_new(t, 0);
        if (!leaves) return NULL;
        for (size_t n = 0; n < list_length(list_of(reraised)); n++)
            if (!ops_collect_leaves(t, list_get(list_of(reraised), n), leaves)) return NULL;
        rest = ops_project(t, original, leaves);
        if (!rest) return NULL;
    }
    if (list_length(list_of(raised)) == 0) return rest;
    if (rest != NONE && !list_append(t, raised, rest)) return NULL;
    if (list_length(list_of(raised)) == 1) return list_get(list_of(raised), 0);
    return value_call_2(t, to_value(t->vm->exception_group), to_value(&static_empty_str), raised);
}
