/* Slow paths of await, async for, and of leaving generators by StopIteration. */
#include "vm/ops.h"

#include "vm/call.h"

#include "runtime/objects/tuple.h"

Value op_get_aiter(Thread *t, Value v) {
    Value (*aiter)(Thread *, Value) = type_of(t, v)->slots->aiter;
    if (!aiter) return raise_type_error(t, "'async for' requires an object with __aiter__ method, got %T", v);
    Value iterator = aiter(t, v);
    return iterator ? op_check_aiter(t, iterator) : NULL;
}

Value op_check_aiter(Thread *t, Value iterator) {
    if (!type_of(t, iterator)->slots->anext)
        return raise_type_error(t, "'async for' received an object from __aiter__ that does not implement __anext__: %T", iterator);
    return iterator;
}

/* What `await v` sends to: v itself for a coroutine, else v.__await__(). NULL, no exception: it cannot be awaited. */
static Value ops_awaitable_iterator(Thread *t, Value v) {
    if (is_exact(v, T_COROUTINE)) return v;
    if (is_exact(v, T_GENERATOR) && code_of(generator_of(v)->code)->flags & CODE_ITERABLE_COROUTINE) return v;
    Value (*await)(Thread *, Value) = type_of(t, v)->slots->await;
    if (!await) return NULL;
    Value iterator = await(t, v);
    if (!iterator) return NULL;
    if (is_exact(iterator, T_COROUTINE)) return raise_type_error(t, "__await__() returned a coroutine");
    if (!type_of(t, iterator)->slots->next)
        return raise_type_error(t, "__await__() returned non-iterator of type '%T'", iterator);
    return iterator;
}

Value op_get_anext(Thread *t, Value v) {
    Value (*anext)(Thread *, Value) = type_of(t, v)->slots->anext;
    if (!anext) return raise_type_error(t, "'async for' requires an iterator with __anext__ method, got %T", v);
    return anext(t, v);
}

bool op_end_async_for(Thread *t, Value exception) {
    if (is_instance_of(t, exception, T_STOP_ASYNC_ITERATION)) return true;
    t->exception = exception;
    return false;
}

/* What __anext__ returned cannot be awaited, whatever the reason. */
static Value ops_fail_anext(Thread *t, Value v) {
    Value cause = error_take(t);
    raise_type_error(t, "'async for' received an invalid object from __anext__: %T", v);
    if (!cause || !error_matches(t, T_TYPE_ERROR)) return NULL;
    Exception *e = exception_of(t->exception);
    store(e, &e->cause, cause);
    store(e, &e->context, cause);
    store_relaxed(&e->suppress_context, 1u);
    return NULL;
}

Value op_get_awaitable(Thread *t, Value v, unsigned context) {
    Value iterator = ops_awaitable_iterator(t, v);
    if (!iterator) {
        if (context == 3) return ops_fail_anext(t, v);
        if (error_is_set(t)) return NULL;
        if (context == 0) return raise_type_error(t, "'%T' object can't be awaited", v);
        return raise_type_error(t, "'async with' received an object from %s that does not implement __await__: %T",
                                context == 1 ? "__aenter__" : "__aexit__", v);
    }
    if (is_exact(iterator, T_COROUTINE) && load_acquire(&generator_of(iterator)->state) == GENERATOR_SUSPENDED) {
        Instruction at = frame_instruction(&generator_of(iterator)->frame);
        if (INSTRUCTION_OP(at) == OP_YIELD_DELEGATE) return raise_runtime_error(t, "coroutine is being awaited already");
    }
    return iterator;
}

Value op_get_yield_from_iter(Thread *t, Frame *f, Value v) {
    if (is_exact(v, T_COROUTINE)) {
        if (!(f->instance->flags & (CODE_COROUTINE | CODE_ITERABLE_COROUTINE)))
            return raise_type_error(t, "cannot 'yield from' a coroutine object in a non-coroutine generator");
        return v;
    }
    return is_exact(v, T_GENERATOR) ? v : value_iter(t, v);
}

void op_stop_iteration_error(Thread *t, Frame *f, Value exception) {
    uint32_t flags = f->instance->flags;
    bool is_async_generator = flags & CODE_ASYNC_GENERATOR;
    bool stop = is_instance_of(t, exception, T_STOP_ITERATION);
    bool stop_async = is_async_generator && is_instance_of(t, exception, T_STOP_ASYNC_ITERATION);
    if (!stop && !stop_async) {
        t->exception = exception;
        return;
    }
    const char *kind = is_async_generator ? "async generator" : flags & CODE_COROUTINE ? "coroutine" : "generator";
    raise_runtime_error(t, "%s raised %s", kind, stop ? "StopIteration" : "StopAsyncIteration");
    if (!error_matches(t, T_RUNTIME_ERROR)) return;
    Exception *e = exception_of(t->exception);
    store(e, &e->cause, exception);
    store(e, &e->context, exception);
    store_relaxed(&e->suppress_context, 1u);
}
