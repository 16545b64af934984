/* Asynchronous generators: __anext__, asend, athrow and aclose give awaitables that drive the generator; a value that it
 * yields is told from one that an inner await yields by its wrapper. */
#include "vm/generator.h"
#include "vm/ops.h"

#include "runtime/objects/sequence.h"
#include "runtime/objects/tuple.h"

typedef struct AsyncValue {
    Object header;           /* T_ASYNC_GENERATOR_VALUE */
    Value value;
} AsyncValue;

typedef enum AsyncCallKind { ASYNC_SEND, ASYNC_THROW, ASYNC_CLOSE } AsyncCallKind;
typedef enum AsyncCallState { ASYNC_NEW, ASYNC_ITERATING, ASYNC_CLOSED } AsyncCallState;

typedef struct AsyncCall {
    Object header;           /* T_ASYNC_GENERATOR_SEND, T_ASYNC_GENERATOR_THROW */
    Value generator, argument; /* argument: the value to send, or what athrow() was given, a tuple */
    uint32_t kind, state;
} AsyncCall;

/* Bits of Generator.hooks_inited. */
enum { ASYNC_HOOKS = 1, ASYNC_IS_CLOSED = 2 };

Value op_wrap_async_yield(Thread *t, Value v) {
    AsyncValue *wrapper = heap_allocate(t, sizeof *wrapper, T_ASYNC_GENERATOR_VALUE);
    if (!wrapper) return NULL;
    wrapper->value = v;
    return to_value(wrapper);
}

static void async_value_trace(Marker *m, Object *cell) { gc_mark_value(m, ((AsyncValue *)cell)->value); }
const TypeDef async_generator_wrapped_value_typedef = {
    .name = "async_generator_wrapped_value", .id = T_ASYNC_GENERATOR_VALUE, .size = sizeof(AsyncValue),
    .flags = TYPE_NO_INSTANTIATE | TYPE_IMMUTABLE, .trace = async_value_trace,
};

/* ---- driving ----------------------------------------------------------------------------------- */

static void async_end(AsyncCall *call) {
    Generator *g = generator_of(call->generator);
    store(g, &g->async_running, NULL);
    call->state = ASYNC_CLOSED;
}

static Value async_raise_end(Thread *t) {
    Value e = exception_new(t, t->vm->types[T_STOP_ASYNC_ITERATION], t->vm->empty_tuple);
    if (e) error_restore(t, e);
    return NULL;
}

/* StopIteration with a value that may be None, as its argument. */
static Value async_raise_value(Thread *t, Value v) {
    Value args = tuple_from_1(t, v), e = args ? exception_new(t, t->vm->types[T_STOP_ITERATION], args) : NULL;
    if (e) error_restore(t, e);
    return NULL;
}

/* What the generator gave becomes what the awaitable gives: a yielded value ends it by StopIteration. */
static Value async_result(Thread *t, AsyncCall *call, SendResult outcome, Value v) {
    Generator *g = generator_of(call->generator);
    if (outcome == SEND_YIELDED && is_exact(v, T_ASYNC_GENERATOR_VALUE)) {
        async_end(call);
        if (call->kind == ASYNC_CLOSE) return raise_runtime_error(t, "async generator ignored GeneratorExit");
        return async_raise_value(t, ((AsyncValue *)v)->value);
    }
    if (outcome == SEND_YIELDED) return v; /* an await inside it */
    async_end(call);
    if (outcome == SEND_RETURNED) {
        g->hooks_inited |= ASYNC_IS_CLOSED;
        if (call->kind == ASYNC_CLOSE) return raise_stop_iteration(t, NULL);
        return async_raise_end(t);
    }
    if (error_matches(t, T_STOP_ASYNC_ITERATION) || error_matches(t, T_GENERATOR_EXIT)) {
        g->hooks_inited |= ASYNC_IS_CLOSED;
        if (call->kind == ASYNC_CLOSE) {
            error_clear(t);
            return raise_stop_iteration(t, NULL);
        }
    }
    return NULL;
}

static bool async_begin(Thread *t, AsyncCall *call) {
    Generator *g = generator_of(call->generator);
    static const char *const names[] = {"anext", "athrow", "aclose"};
    if (g->async_running) {
        call->state = ASYNC_CLOSED;
        return FAIL_WITH(raise_runtime_error(t, "%s(): asynchronous generator is already running", names[call->kind]));
    }
    store(g, &g->async_running, to_value(call));
    call->state = ASYNC_ITERATING;
    return true;
}

static Value async_call_send(Thread *t, Value self, Value v) {
    AsyncCall *call = (AsyncCall *)self;
    Generator *g = generator_of(call->generator);
    if (call->state == ASYNC_CLOSED)
        return raise_runtime_error(t, call->kind == ASYNC_SEND ? "cannot reuse already awaited __anext__()/asend()"
                                                               : "cannot reuse already awaited aclose()/athrow()");
    Value result = NULL;
    if (call->state == ASYNC_NEW) {
        if (v != NONE && call->kind != ASYNC_SEND) return raise_runtime_error(t, "can't send non-None value to a just-started coroutine");
        if (!async_begin(t, call)) return NULL;
        if (call->kind == ASYNC_CLOSE || call->kind == ASYNC_THROW) {
            bool done = load_acquire(&g->state) == GENERATOR_DONE;
            if (done || g->hooks_inited & ASYNC_IS_CLOSED) {
                async_end(call);
                return done || call->kind == ASYNC_CLOSE ? raise_stop_iteration(t, NULL) : async_raise_end(t);
            }
            const Tuple *given = tuple_of(call->argument);
            Value e = call->kind == ASYNC_CLOSE ? exception_new(t, t->vm->types[T_GENERATOR_EXIT], t->vm->empty_tuple)
                                                : generator_thrown_exception(t, given->items, given->length);
            if (!e) {
                async_end(call);
                return NULL;
            }
            if (call->kind == ASYNC_CLOSE) g->hooks_inited |= ASYNC_IS_CLOSED;
            SendResult outcome = generator_throw(t, g, e, &result);
            return async_result(t, call, outcome, result);
        }
        if (v == NONE) v = call->argument;
    }
    SendResult outcome = generator_send(t, g, v, &result);
    return async_result(t, call, outcome, result);
}

static Value async_call_next(Thread *t, Value self) { return async_call_send(t, self, NONE); }
static Value async_call_method_send(Thread *t, Value *args, size_t nargs) { (void)nargs; return async_call_send(t, args[0], args[1]); }

static Value async_call_method_throw(Thread *t, Value *args, size_t nargs) {
    AsyncCall *call = (AsyncCall *)args[0];
    if (call->state == ASYNC_CLOSED)
        return raise_runtime_error(t, call->kind == ASYNC_SEND ? "cannot reuse already awaited __anext__()/asend()"
                                                               : "cannot reuse already awaited aclose()/athrow()");
    if (call->state == ASYNC_NEW && !async_begin(t, call)) return NULL;
    Value e = generator_warn_throw(t, "throw", nargs - 1) ? generator_thrown_exception(t, args + 1, nargs - 1) : NULL;
    if (!e) {
        async_end(call);
        return NULL;
    }
    Value result = NULL;
    SendResult outcome = generator_throw(t, generator_of(call->generator), e, &result);
    return async_result(t, call, outcome, result);
}

static Value async_call_method_close(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    AsyncCall *call = (AsyncCall *)args[0];
    if (call->state == ASYNC_ITERATING) {
        Value e = exception_new(t, t->vm->types[T_GENERATOR_EXIT], t->vm->empty_tuple), result = NULL;
        if (!e) return NULL;
        SendResult outcome = generator_throw(t, generator_of(call->generator), e, &result);
        async_end(call);
        if (outcome == SEND_YIELDED) return raise_runtime_error(t, "coroutine ignored GeneratorExit");
        if (outcome == SEND_ERROR) {
            if (!error_matches(t, T_STOP_ITERATION) && !error_matches(t, T_STOP_ASYNC_ITERATION) && !error_matches(t, T_GENERATOR_EXIT)) return NULL;
            error_clear(t);
        }
    }
    call->state = ASYNC_CLOSED;
    return NONE;
}

/* One that was never awaited is reported when it is found dead. */
static void async_call_del(Thread *t, Value self) {
    static const char *const names[] = {"asend", "athrow", "aclose"};
    const AsyncCall *call = (AsyncCall *)self;
    if (call->state == ASYNC_NEW
        && !warn(t, T_RUNTIME_WARNING, 1, "coroutine method '%s' of '%V' was never awaited", names[call->kind], generator_of(call->generator)->qualname))
        error_unraisable(t, "Exception ignored while finalizing async generator", call->generator);
}

static Value async_call_self(Thread *t, Value self) { (void)t; return self; }
static void async_call_trace(Marker *m, Object *cell) {
    gc_mark_value(m, ((AsyncCall *)cell)->generator);
    gc_mark_value(m, ((AsyncCall *)cell)->argument);
}
static const NativeDef async_call_methods[] = {
    {"send", async_call_method_send, 1, 1, NATIVE_METHOD, NULL, NULL},
    {"throw", async_call_method_throw, 1, 3, NATIVE_METHOD, NULL, NULL},
    {"close", async_call_method_close, 0, 0, NATIVE_METHOD, NULL, NULL},
    {0},
};
#define ASYNC_CALL_TYPE(type_name, type_id) \
    {.name = type_name, .id = type_id, .size = sizeof(AsyncCall), .flags = TYPE_NO_INSTANTIATE | TYPE_IMMUTABLE, \
     .trace = async_call_trace, .slots = {.iter = async_call_self, .next = async_call_next, .await = async_call_self, .del = async_call_del}, \
     .methods = async_call_methods}
const TypeDef async_generator_asend_typedef = ASYNC_CALL_TYPE("async_generator_asend", T_ASYNC_GENERATOR_SEND);
const TypeDef async_generator_athrow_typedef = ASYNC_CALL_TYPE("async_generator_athrow", T_ASYNC_GENERATOR_THROW);

/* ---- the generator ----------------------------------------------------------------------------- */


static bool async_init_hooks(Thread *t, Generator *g) {
    if (g->hooks_inited & ASYNC_HOOKS) return true;
    g->hooks_inited |= ASYNC_HOOKS;
    if (!t->async_hooks) return true;
    Value first = tuple_of(t->async_hooks)->items[0], finalizer = tuple_of(t->async_hooks)->items[1];
    if (finalizer != NONE) store(g, &g->finalizer, finalizer);
    return first == NONE || value_call_1(t, first, to_value(g));
}

static Value async_call_new(Thread *t, Value generator, AsyncCallKind kind, Value argument) {
    if (!async_init_hooks(t, generator_of(generator))) return NULL;
    AsyncCall *call = heap_allocate(t, sizeof *call, kind == ASYNC_SEND ? T_ASYNC_GENERATOR_SEND : T_ASYNC_GENERATOR_THROW);
    if (!call) return NULL;
    call->generator = generator;
    call->argument = argument;
    call->kind = kind;
    return to_value(call);
}

/* Of the methods, which programs call; what `async for` takes is awaited at once. */
static Value async_call_watched(Thread *t, Value generator, AsyncCallKind kind, Value argument) {
    Value call = argument ? async_call_new(t, generator, kind, argument) : NULL;
    return call && gc_register_finalizable(t, object_of(call)) ? call : NULL;
}

static Value async_generator_anext(Thread *t, Value self) { return async_call_new(t, self, ASYNC_SEND, NONE); }
static Value async_generator_self(Thread *t, Value self) { (void)t; return self; }
static Value async_generator_method_asend(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return async_call_watched(t, args[0], ASYNC_SEND, args[1]);
}
static Value async_generator_method_athrow(Thread *t, Value *args, size_t nargs) {
    if (!generator_warn_throw(t, "athrow", nargs - 1)) return NULL;
    return async_call_watched(t, args[0], ASYNC_THROW, tuple_new(t, args + 1, nargs - 1));
}
static Value async_generator_method_aclose(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return async_call_watched(t, args[0], ASYNC_CLOSE, NONE);
}

static Value async_generator_repr(Thread *t, Value self) {
    return to_value(str_format(t, "<async_generator object %V at 0x%x>", generator_of(self)->qualname, (uint64_t)(uintptr_t)self));
}
static Value async_generator_get_name(Thread *t, Value self) { (void)t; return generator_of(self)->name; }
static Value async_generator_get_qualname(Thread *t, Value self) { (void)t; return generator_of(self)->qualname; }
static Value async_generator_get_code(Thread *t, Value self) { (void)t; return generator_of(self)->code; }
static Value async_generator_get_running(Thread *t, Value self) { (void)t; return bool_value(generator_of(self)->async_running != NULL); }
static Value async_generator_get_suspended(Thread *t, Value self) {
    (void)t;
    return bool_value(load_acquire(&generator_of(self)->state) == GENERATOR_SUSPENDED);
}
static Value async_generator_get_frame(Thread *t, Value self) {
    return load_acquire(&generator_of(self)->state) == GENERATOR_DONE ? NONE : frame_object(t, &generator_of(self)->frame);
}
static Value async_generator_get_await(Thread *t, Value self) { (void)t, (void)self; return NONE; }

/* Found dead before it ended: the event loop's finalizer hook closes it. */
static void async_generator_del(Thread *t, Value self) {
    Generator *g = generator_of(self);
    if (load_relaxed(&g->state) != GENERATOR_SUSPENDED || !g->finalizer) return;
    if (!value_call_1(t, g->finalizer, self)) error_unraisable(t, NULL, self);
}

static const NativeDef async_generator_methods[] = {
    {"asend", async_generator_method_asend, 1, 1, NATIVE_METHOD, NULL, NULL},
    {"athrow", async_generator_method_athrow, 1, 3, NATIVE_METHOD, NULL, NULL},
    {"aclose", async_generator_method_aclose, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__class_getitem__", sequence_class_getitem, 1, 1, NATIVE_CLASS_METHOD, NULL, "See PEP 585"},
    {0},
};
static const GetSetDef async_generator_getset[] = {
    {"__name__", async_generator_get_name, generator_set_name, NULL},
    {"__qualname__", async_generator_get_qualname, generator_set_qualname, NULL},
    {"ag_code", async_generator_get_code, NULL, NULL},
    {"ag_frame", async_generator_get_frame, NULL, NULL},
    {"ag_running", async_generator_get_running, NULL, NULL},
    {"ag_suspended", async_generator_get_suspended, NULL, NULL},
    {"ag_await", async_generator_get_await, NULL, NULL},
    {0},
};
const TypeDef async_generator_typedef = {
    .name = "async_generator", .id = T_ASYNC_GENERATOR, .size = sizeof(Generator), .flags = TYPE_NO_INSTANTIATE | TYPE_IMMUTABLE,
    .trace = generator_trace,
    .slots = {.repr = async_generator_repr, .aiter = async_generator_self, .anext = async_generator_anext, .del = async_generator_del},
    .methods = async_generator_methods, .getset = async_generator_getset,
};

/* ---- anext(iterator, default) ------------------------------------------------------------------ */

typedef struct AnextAwaitable {
    Object header;
    Value awaitable, default_value, iterator;
} AnextAwaitable;

Value anext_awaitable_new(Thread *t, Value awaitable, Value default_value) {
    AnextAwaitable *a = heap_allocate(t, sizeof *a, T_ANEXT_AWAITABLE);
    if (!a) return NULL;
    a->awaitable = awaitable;
    a->default_value = default_value;
    return to_value(a);
}

static Value anext_awaitable_iterator(Thread *t, AnextAwaitable *a) {
    if (!a->iterator) {
        Value iterator = op_get_awaitable(t, a->awaitable, 0);
        if (!iterator) return NULL;
        store(a, &a->iterator, iterator);
    }
    return a->iterator;
}

/* The end of the asynchronous iterator becomes the default. */
static Value anext_awaitable_fail(Thread *t, AnextAwaitable *a) {
    if (!error_matches(t, T_STOP_ASYNC_ITERATION)) return NULL;
    error_clear(t);
    return raise_stop_iteration(t, a->default_value);
}

static Value anext_awaitable_step(Thread *t, Value self) {
    AnextAwaitable *a = (AnextAwaitable *)self;
    Value iterator = anext_awaitable_iterator(t, a), result;
    if (!iterator) return NULL;
    switch (value_send(t, iterator, NONE, &result)) {
    case SEND_YIELDED: return result;
    case SEND_RETURNED: return raise_stop_iteration(t, result);
    default: return anext_awaitable_fail(t, a);
    }
}

/* A method of the iterator, with the arguments behind self. */
static Value anext_awaitable_call(Thread *t, Value *args, size_t nargs, const char *method) {
    AnextAwaitable *a = (AnextAwaitable *)args[0];
    Value iterator = anext_awaitable_iterator(t, a);
    Str *name = iterator ? intern_c(t, method) : NULL;
    Value function = name ? value_getattr(t, iterator, name) : NULL;
    if (!function) return NULL;
    Value result = value_call(t, function, args + 1, nargs - 1, NULL);
    return result ? result : anext_awaitable_fail(t, a);
}

static void anext_awaitable_trace(Marker *m, Object *cell) {
    AnextAwaitable *a = (AnextAwaitable *)cell;
    const Value fields[] = {a->awaitable, a->default_value, a->iterator};
    gc_mark_values(m, fields, ARRAY_LENGTH(fields));
}
static Value anext_awaitable_send(Thread *t, Value *args, size_t nargs) { return anext_awaitable_call(t, args, nargs, "send"); }
static Value anext_awaitable_throw(Thread *t, Value *args, size_t nargs) { return anext_awaitable_call(t, args, nargs, "throw"); }
static Value anext_awaitable_close(Thread *t, Value *args, size_t nargs) { return anext_awaitable_call(t, args, nargs, "close"); }
static const NativeDef anext_awaitable_methods[] = {
    {"send", anext_awaitable_send, 1, 1, NATIVE_METHOD, NULL, NULL},
    {"throw", anext_awaitable_throw, 1, 3, NATIVE_METHOD, NULL, NULL},
    {"close", anext_awaitable_close, 0, 0, NATIVE_METHOD, NULL, NULL},
    {0},
};
const TypeDef anext_awaitable_typedef = {
    .name = "anext_awaitable", .id = T_ANEXT_AWAITABLE, .size = sizeof(AnextAwaitable), .flags = TYPE_NO_INSTANTIATE | TYPE_IMMUTABLE,
    .trace = anext_awaitable_trace,
    .slots = {.iter = async_call_self, .next = anext_awaitable_step, .await = async_call_self}, .methods = anext_awaitable_methods,
};
