/* Generators and coroutines: suspending, resuming, throwing, closing. Asynchronous generators are in async_generator.c. */
#include "vm/generator.h"

#include "vm/call.h"
#include "vm/import.h"
#include "vm/monitor.h"
#include "vm/ops.h"
#include "vm/trace.h"

#include "runtime/memory/gc.h"
#include "runtime/objects/sequence.h"
#include "runtime/objects/tuple.h"

/* ---- suspending and resuming ------------------------------------------------------------------- */

/* Notes where a coroutine is made: a tuple of (file, line, function), innermost first. */
static bool generator_note_origin(Thread *t, Generator *g, const Frame *caller) {
    size_t depth = 0;
    for (const Frame *f = caller; f && depth < t->origin_depth; f = f->previous) depth++;
    Value origin = tuple_new(t, NULL, depth);
    if (!origin) return false;
    for (size_t n = 0; n < depth; n++, caller = caller->previous) {
        const Code *code = frame_code(caller);
        Value place = tuple_from_3(t, code->filename, small_int(frame_line(caller)), code->name);
        if (!place) return false;
        store(object_of(origin), &tuple_of(origin)->items[n], place);
    }
    store(g, &g->origin, origin);
    return true;
}

Value generator_new(Thread *t, Frame *f) {
    const Instance *instance = f->instance;
    uint32_t flags = instance->code->flags;
    uint32_t id = flags & CODE_ASYNC_GENERATOR ? T_ASYNC_GENERATOR : flags & CODE_COROUTINE ? T_COROUTINE : T_GENERATOR;
    size_t room = instance->register_count + REGISTER_SLACK;
    Generator *g = heap_allocate(t, sizeof *g + room * sizeof(Value), id);
    if (!g) return NULL;
    Function *function = (Function *)f->callable;
    g->state = GENERATOR_CREATED;
    g->code = to_value(instance->code);
    g->name = function ? function->name : instance->code->name;
    g->qualname = function ? function->qualname : instance->code->qualname;
    g->frame = *f;
    g->frame.flags = FRAME_IN_HEAP;
    g->frame.previous = NULL;
    g->frame.locals = NULL;
    memcpy(FRAME_REGISTERS(&g->frame), FRAME_REGISTERS(f), instance->local_count * sizeof(Value));
    if (id == T_COROUTINE && UNLIKELY(t->origin_depth) && !generator_note_origin(t, g, f->previous)) return NULL;
    /* One row of handlers is the wrapper of the whole body; more mean try or with, which must be left properly. */
    if ((flags & CODE_COROUTINE || instance->code->handler_count > 1) && !gc_register_finalizable(t, &g->header)) return NULL;
    return to_value(g);
}

static const char *generator_kind(const Generator *g) {
    uint32_t id = shape_id_of(&g->header);
    return id == T_COROUTINE ? "coroutine" : id == T_ASYNC_GENERATOR ? "async generator" : "generator";
}

bool generator_claim(Thread *t, Generator *g, bool *done) {
    uint32_t state = load_acquire(&g->state);
    *done = false;
    for (;;) {
        if (state == GENERATOR_DONE) {
            *done = true;
            return true;
        }
        if (state == GENERATOR_RUNNING)
            return FAIL_WITH(raise_value_error(t, "%s already executing", generator_kind(g)));
        if (HAVE_GIL) {
            store_relaxed(&g->state, GENERATOR_RUNNING);
            break;
        }
        if (sync_cas(&g->state, &state, GENERATOR_RUNNING)) break;
    }
    /* CREATED stays visible in pc: the frame is at RETURN_GENERATOR until it is resumed. */
    return true;
}

static bool generator_has_started(const Generator *g) {
    return g->frame.pc != g->frame.instance->instructions; /* RETURN_GENERATOR is the first, and only there */
}

static void generator_unclaim(Generator *g) {
    sync_store(&g->state, (uint32_t)(generator_has_started(g) ? GENERATOR_SUSPENDED : GENERATOR_CREATED));
}

bool generator_enter(Thread *t, Generator *g, Frame *behind, FrameKind kind, Value sent) {
    Frame *f = &g->frame;
    bool started = generator_has_started(g);
    if (!started && sent && sent != NONE) {
        generator_unclaim(g);
        return FAIL_WITH(raise_type_error(t, "can't send non-None value to a just-started %s", generator_kind(g)));
    }
    if (t->recursion_depth >= t->recursion_limit) {
        generator_unclaim(g);
        return FAIL_WITH(raise_error(t, T_RECURSION_ERROR, "maximum recursion depth exceeded"));
    }
    if (UNLIKELY(load_relaxed(&t->poll) & POLL_TRACE)) trace_resume(t, f);
    /* From here on nothing is collected before the generator runs, and its cell is a root. */
    if (started && sent) FRAME_REGISTERS(f)[INSTRUCTION_A(*f->pc)] = sent; /* YIELD's destination */
    t->recursion_depth++;
    f->previous = behind;
    f->kind = (uint8_t)kind;
    f->locals = (Value)(behind ? frame_top(behind) : t->register_top); /* the calls that it makes go there */
    g->caller_handled = t->handled; /* its cell is a root while it runs, and is remembered when it stops */
    if (f->flags & FRAME_HANDLES) t->handled = g->handled;
    return true;
}

void generator_leave(Thread *t, Generator *g, enum GeneratorState state) {
    Value mine = t->handled;
    t->handled = g->caller_handled;
    if (state == GENERATOR_DONE) g->frame.flags &= (uint16_t)~FRAME_HANDLES;
    g->handled = g->frame.flags & FRAME_HANDLES ? mine : NULL;
    g->caller_handled = NULL;
    remember(g); /* and all that it has written while it ran */
    g->frame.locals = NULL;
    if (state == GENERATOR_DONE) {
        Value *registers = FRAME_REGISTERS(&g->frame);
        memset(registers, 0, g->frame.instance->register_count * sizeof *registers);
    }
    g->frame.previous = NULL;
    t->generator_ended = state == GENERATOR_DONE;
    sync_store(&g->state, (uint32_t)state); /* from here on it may be another thread's */
}

/* Runs a claimed generator from C. throwing: t->exception is set and goes in where it is suspended. */
static SendResult generator_resume_from_c(Thread *t, Generator *g, Value sent, bool throwing, Value *result) {
    if (C_STACK_IS_LOW(t)) {
        generator_unclaim(g);
        thread_stack_overflow(t, "");
        return SEND_ERROR;
    }
    if (!t->segment && !frame_stack_init(t)) {
        generator_unclaim(g);
        return SEND_ERROR;
    }
    Value thrown = throwing ? error_take(t) : NULL;
    Frame *frame_before = t->frame;
    Value *top_before = t->register_top;
    Frame *f = &g->frame;
    if (!generator_enter(t, g, t->frame, FRAME_ENTRY, throwing ? NULL : sent)) return SEND_ERROR;
    f->locals = (Value)top_before;
    t->frame = f;
    Value v = NULL;
    const Instruction *suspended_at = f->pc;
    if (!throwing) {
        f->pc++;
        v = interp_run(t, f);
    } else {
        if (f->flags & FRAME_HANDLES) raise_value(t, thrown);
        else error_restore(t, thrown);
        if (UNLIKELY(load_relaxed(&t->poll) & POLL_TRACE)) trace_thrown(t, f);
        unwind_add_traceback(t, f);
        int32_t target = unwind_find_handler(t, f->instance->code, (uint32_t)(suspended_at - f->instance->instructions));
        if (target >= 0) {
            if (UNLIKELY(load_relaxed(&t->poll) & POLL_TRACE)) trace_passes(t, f, MONITOR_EXCEPTION_HANDLED, (uint32_t)target);
            f->pc = f->instance->instructions + target;
            v = interp_run(t, f);
        } else {
            if (UNLIKELY(load_relaxed(&t->poll) & POLL_TRACE)) trace_unwound(t, f);
            if (f->flags & FRAME_OBJECT_MADE) frame_ended(t, f);
            else unwind_keep_locals(t, f);
            generator_leave(t, g, GENERATOR_DONE);
            t->recursion_depth--;
        }
    }
    t->frame = frame_before;
    t->register_top = top_before;
    if (v == NULL) return SEND_ERROR;
    *result = v;
    return t->generator_ended ? SEND_RETURNED : SEND_YIELDED;
}

SendResult generator_send(Thread *t, Generator *g, Value v, Value *result) {
    bool done;
    if (!generator_claim(t, g, &done)) return SEND_ERROR;
    if (done) {
        if (is_exact(to_value(g), T_COROUTINE)) {
            raise_runtime_error(t, "cannot reuse already awaited coroutine");
            return SEND_ERROR;
        }
        *result = NONE;
        return SEND_RETURNED;
    }
    return generator_resume_from_c(t, g, v, false, result);
}

/* The iterator that a suspended generator waits for in yield from / await, or NULL. */
static Value generator_delegate(const Generator *g) {
    Instruction i = frame_instruction(&g->frame);
    return INSTRUCTION_OP(i) == OP_YIELD_DELEGATE ? FRAME_REGISTERS(&g->frame)[INSTRUCTION_C(i)] : NULL;
}

static bool generator_close_value(Thread *t, Value v);

/* throw() into the iterator that a generator delegates to. */
static SendResult generator_throw_into_delegate(Thread *t, Value delegate, Value exception, Value *result) {
    if (is_exact(delegate, T_GENERATOR) || is_exact(delegate, T_COROUTINE))
        return generator_throw(t, generator_of(delegate), exception, result);
    Value method = value_getattr_optional(t, delegate, NAME(throw));
    if (!method) {
        if (error_is_set(t)) return SEND_ERROR;
        error_restore(t, exception);
        return SEND_ERROR;
    }
    *result = value_call_1(t, method, exception);
    if (*result) return SEND_YIELDED;
    return SEND_ERROR;
}

SendResult generator_throw(Thread *t, Generator *g, Value exception, Value *result) {
    bool done;
    if (!generator_claim(t, g, &done)) return SEND_ERROR;
    if (done) {
        if (is_exact(to_value(g), T_COROUTINE)) {
            raise_runtime_error(t, "cannot reuse already awaited coroutine");
            return SEND_ERROR;
        }
        error_restore(t, exception);
        return SEND_ERROR;
    }
    Value delegate = generator_delegate(g);
    if (delegate) {
        /* g stays claimed while its delegate runs: it is "already executing". Its frame is linked for tracebacks. */
        if (is_instance_of(t, exception, T_GENERATOR_EXIT)) {
            if (generator_close_value(t, delegate)) error_restore(t, exception);
            return generator_resume_from_c(t, g, NONE, true, result);
        }
        Frame *before = t->frame, *waiting = &g->frame;
        waiting->previous = before;
        waiting->locals = (Value)t->register_top;
        t->frame = waiting;
        SendResult outcome = generator_throw_into_delegate(t, delegate, exception, result);
        t->frame = before;
        waiting->previous = NULL;
        waiting->locals = NULL;
        if (outcome == SEND_YIELDED) {
            generator_unclaim(g);
            return SEND_YIELDED;
        }
        if (outcome == SEND_ERROR && error_matches(t, T_STOP_ITERATION)) {
            *result = ((StopIteration *)error_take(t))->value;
            if (!*result) *result = NONE;
            outcome = SEND_RETURNED;
        }
        if (outcome == SEND_RETURNED) {
            /* The delegate ended: go on behind the SEND loop, with its value as the result of yield from. The loop is
             * SEND at L, YIELD_DELEGATE, JUMP L; SEND's own jump leads out. */
            Frame *f = &g->frame;
            const Instruction *send = f->pc - 1;
            const Instruction *yield = f->pc;
            f->pc = send + (int16_t)INSTRUCTION_C(*send) - 1;
            if (!generator_enter(t, g, t->frame, FRAME_ENTRY, NULL)) {
                f->pc = yield;
                return SEND_ERROR;
            }
            FRAME_REGISTERS(f)[INSTRUCTION_B(*send)] = *result;
            Frame *frame_before = t->frame;
            Value *top_before = t->register_top;
            f->locals = (Value)top_before;
            f->pc++;
            t->frame = f;
            Value v = interp_run(t, f);
            t->frame = frame_before;
            t->register_top = top_before;
            if (!v) return SEND_ERROR;
            *result = v;
            return t->generator_ended ? SEND_RETURNED : SEND_YIELDED;
        }
        return generator_resume_from_c(t, g, NONE, true, result);
    }
    error_restore(t, exception);
    return generator_resume_from_c(t, g, NONE, true, result);
}

/* close(): *returned is the value that it returned on the way out, or None. */
static bool generator_close(Thread *t, Generator *g, Value *returned) {
    *returned = NONE;
    uint32_t state = load_acquire(&g->state);
    if (state == GENERATOR_DONE) return true;
    if (state == GENERATOR_CREATED) {
        bool done;
        if (!generator_claim(t, g, &done)) return false;
        if (!done) {
            store(g, &g->caller_handled, t->handled);
            generator_leave(t, g, GENERATOR_DONE);
        }
        return true;
    }
    Value exit = exception_new(t, t->vm->types[T_GENERATOR_EXIT], t->vm->empty_tuple);
    if (!exit) return false;
    Value v;
    switch (generator_throw(t, g, exit, &v)) {
    case SEND_YIELDED:
        return FAIL_WITH(raise_runtime_error(t, "%s ignored GeneratorExit", generator_kind(g)));
    case SEND_RETURNED:
        *returned = v;
        return true;
    default:
        if (error_matches(t, T_GENERATOR_EXIT) || error_matches(t, T_STOP_ITERATION)) {
            error_clear(t);
            return true;
        }
        return false;
    }
}

static bool generator_close_value(Thread *t, Value v) {
    if (is_exact(v, T_GENERATOR) || is_exact(v, T_COROUTINE)) {
        Value returned;
        return generator_close(t, generator_of(v), &returned);
    }
    Value method = value_getattr_optional(t, v, NAME(close));
    if (!method) return !error_is_set(t);
    return value_call_0(t, method) != NULL;
}

SendResult value_send(Thread *t, Value receiver, Value v, Value *result) {
    if (is_exact(receiver, T_GENERATOR) || is_exact(receiver, T_COROUTINE)) return generator_send(t, generator_of(receiver), v, result);
    if (is_exact(receiver, T_COROUTINE_WRAPPER)) return generator_send(t, generator_of(*(Value *)((Object *)receiver + 1)), v, result);
    if (v == NONE && type_of(t, receiver)->slots->next) {
        *result = type_of(t, receiver)->slots->next(t, receiver);
    } else {
        Value method = value_getattr(t, receiver, NAME(send));
        *result = method ? value_call_1(t, method, v) : NULL;
    }
    if (*result) return SEND_YIELDED;
    if (!error_is_set(t)) {
        *result = NONE;
        return SEND_RETURNED;
    }
    if (!error_matches(t, T_STOP_ITERATION)) return SEND_ERROR;
    *result = ((StopIteration *)error_take(t))->value;
    if (!*result) *result = NONE;
    return SEND_RETURNED;
}

/* ---- the types --------------------------------------------------------------------------------- */

void generator_trace(Marker *m, Object *cell) {
    Generator *g = (Generator *)cell;
    gc_mark_value(m, g->name);
    gc_mark_value(m, g->qualname);
    gc_mark_value(m, g->handled);
    gc_mark_value(m, g->caller_handled);
    gc_mark_value(m, g->origin);
    gc_mark_value(m, g->finalizer);
    gc_mark_value(m, g->async_running);
    gc_mark_value(m, g->code);
    gc_mark_cell(m, g->frame.instance);
    gc_mark_value(m, g->frame.callable);
    Value *registers = FRAME_REGISTERS(&g->frame);
    gc_mark_conservatively(m, registers, registers + g->frame.instance->register_count + REGISTER_SLACK);
}

static Value generator_repr(Thread *t, Value self) {
    return to_value(str_format(t, "<%s object %V at 0x%x>", type_name_of(t, self), generator_of(self)->qualname,
                               (uint64_t)(uintptr_t)self));
}

static Value generator_next(Thread *t, Value self) {
    Value v;
    switch (generator_send(t, generator_of(self), NONE, &v)) {
    case SEND_YIELDED:
        return v;
    case SEND_RETURNED:
        if (v != NONE) raise_stop_iteration(t, v);
        return NULL;
    default:
        return NULL;
    }
}

static Value generator_result(Thread *t, SendResult outcome, Value v) {
    if (outcome == SEND_YIELDED) return v;
    if (outcome == SEND_RETURNED) raise_stop_iteration(t, v == NONE ? NULL : v);
    return NULL;
}

static Value generator_method_send(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value v;
    SendResult outcome = generator_send(t, generator_of(args[0]), args[1], &v);
    return generator_result(t, outcome, v);
}

/* The instance that throw(type[, value[, traceback]]) means. */
static Value generator_exception_to_throw(Thread *t, const Value *args, size_t nargs) {
    Value type = args[0], value = nargs > 1 ? args[1] : NONE, traceback = nargs > 2 ? args[2] : NONE;
    if (traceback != NONE && !is_exact(traceback, T_TRACEBACK)) return raise_type_error(t, "throw() third argument must be a traceback object");
    Value exception;
    if (is_exception_class(t, type)) {
        if (value != NONE && is_exception(t, value) && value_is_instance(t, value, type) == 1) exception = value;
        else if (value == NONE) exception = value_call_0(t, type);
        else if (is_tuple(t, value)) exception = value_call_star(t, type, value, NULL);
        else exception = value_call_1(t, type, value);
        if (exception && !is_exception(t, exception))
            return raise_type_error(t, "calling %R should have returned an instance of BaseException, not %R", type, to_value(type_of(t, exception)));
    } else if (is_exception(t, type)) {
        if (value != NONE) return raise_type_error(t, "instance exception may not have a separate value");
        exception = type;
    } else {
        return raise_type_error(t, "exceptions must be classes or instances deriving from BaseException, not %T", type);
    }
    if (exception && traceback != NONE) store(exception_of(exception), &exception_of(exception)->traceback, traceback);
    return exception;
}

/* Where a class could not be called for its exception, the generator gets what was raised instead. */
Value generator_thrown_exception(Thread *t, const Value *args, size_t nargs) {
    Value exception = generator_exception_to_throw(t, args, nargs);
    bool wrong_traceback = nargs > 2 && args[2] != NONE && !is_exact(args[2], T_TRACEBACK);
    return exception || wrong_traceback || !is_exception_class(t, args[0]) ? exception : error_take(t);
}

bool generator_warn_throw(Thread *t, const char *method, size_t nargs) {
    return nargs < 2
           || warn(t, T_DEPRECATION_WARNING, 1,
                   "the (type, exc, tb) signature of %s() is deprecated, use the single-arg signature instead.", method);
}

static Value generator_method_throw(Thread *t, Value *args, size_t nargs) {
    Value exception = generator_warn_throw(t, "throw", nargs - 1) ? generator_thrown_exception(t, args + 1, nargs - 1) : NULL;
    if (!exception) return NULL;
    Value v;
    SendResult outcome = generator_throw(t, generator_of(args[0]), exception, &v);
    return generator_result(t, outcome, v);
}

static Value generator_method_close(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value returned;
    return generator_close(t, generator_of(args[0]), &returned) ? returned : NULL;
}

static Value generator_iter(Thread *t, Value self) {
    (void)t;
    return self;
}

static Value generator_get_name(Thread *t, Value self) { (void)t; return generator_of(self)->name; }
static Value generator_get_qualname(Thread *t, Value self) { (void)t; return generator_of(self)->qualname; }
bool generator_set_name(Thread *t, Value self, Value v) {
    if (!v || !is_str(t, v)) return FAIL_WITH(raise_type_error(t, "__name__ must be set to a string object"));
    store(generator_of(self), &generator_of(self)->name, v);
    return true;
}
bool generator_set_qualname(Thread *t, Value self, Value v) {
    if (!v || !is_str(t, v)) return FAIL_WITH(raise_type_error(t, "__qualname__ must be set to a string object"));
    store(generator_of(self), &generator_of(self)->qualname, v);
    return true;
}
static Value generator_get_code(Thread *t, Value self) { (void)t; return generator_of(self)->code; }
static Value generator_get_running(Thread *t, Value self) {
    (void)t;
    return bool_value(load_acquire(&generator_of(self)->state) == GENERATOR_RUNNING);
}
static Value generator_get_suspended(Thread *t, Value self) {
    (void)t;
    return bool_value(load_acquire(&generator_of(self)->state) == GENERATOR_SUSPENDED);
}
static Value generator_get_frame(Thread *t, Value self) {
    Generator *g = generator_of(self);
    return load_acquire(&g->state) == GENERATOR_DONE ? NONE : frame_object(t, &g->frame);
}
static Value generator_get_delegate(Thread *t, Value self) {
    (void)t;
    Generator *g = generator_of(self);
    Value delegate = load_acquire(&g->state) == GENERATOR_SUSPENDED ? generator_delegate(g) : NULL;
    return delegate ? delegate : NONE;
}

/* Found dead while suspended: its finally blocks run. */
static void generator_del(Thread *t, Value self) {
    Value returned;
    uint32_t state = load_relaxed(&generator_of(self)->state);
    bool unfinished = state == GENERATOR_SUSPENDED || state == GENERATOR_CREATED;
    if (unfinished && !generator_close(t, generator_of(self), &returned))
        error_unraisable(t, "Exception ignored while closing generator", self);
}

#define GENERATOR_METHODS(name, kind) \
    static const NativeDef name[] = { \
        {"send", generator_method_send, 1, 1, NATIVE_METHOD, NULL, "Send a value into " kind "; its yield or await gives it."}, \
        {"throw", generator_method_throw, 1, 3, NATIVE_METHOD, NULL, "Raise an exception in " kind ", where it is suspended."}, \
        {"close", generator_method_close, 0, 0, NATIVE_METHOD, NULL, "Raise GeneratorExit inside " kind ", where it is suspended."}, \
        {"__class_getitem__", sequence_class_getitem, 1, 1, NATIVE_CLASS_METHOD, NULL, "See PEP 585"}, \
        {0}, \
    }
GENERATOR_METHODS(generator_methods, "generator");
GENERATOR_METHODS(coroutine_methods, "coroutine");

#define GENERATOR_COMMON_GETSET(kind) \
    {"__name__", generator_get_name, generator_set_name, "name of the " kind}, \
    {"__qualname__", generator_get_qualname, generator_set_qualname, "qualified name of the " kind}
static const GetSetDef generator_getset[] = {
    GENERATOR_COMMON_GETSET("generator"),
    {"gi_code", generator_get_code, NULL, NULL},
    {"gi_frame", generator_get_frame, NULL, NULL},
    {"gi_running", generator_get_running, NULL, NULL},
    {"gi_suspended", generator_get_suspended, NULL, NULL},
    {"gi_yieldfrom", generator_get_delegate, NULL, "object that the generator delegates to, or None"},
    {0},
};
const TypeDef generator_typedef = {
    .name = "generator", .id = T_GENERATOR, .size = sizeof(Generator), .flags = TYPE_NO_INSTANTIATE | TYPE_IMMUTABLE,
    .trace = generator_trace,
    .slots = {.repr = generator_repr, .iter = generator_iter, .next = generator_next, .del = generator_del},
    .methods = generator_methods, .getset = generator_getset,
};

/* The module warnings says where it was made, if that is known. */
static bool coroutine_warn(Thread *t, Generator *g) {
    Value module = import_module_c(t, "warnings");
    Str *name = module ? intern_c(t, "_warn_unawaited_coroutine") : NULL;
    Value function = name ? value_getattr_optional(t, module, name) : NULL;
    if (function) return value_call_1(t, function, to_value(g)) != NULL;
    error_clear(t);
    return warn(t, T_RUNTIME_WARNING, 1, "coroutine '%V' was never awaited", g->qualname);
}

/* A coroutine that was never awaited is reported when it is found dead. */
static void coroutine_del(Thread *t, Value self) {
    Generator *g = generator_of(self);
    if (load_relaxed(&g->state) != GENERATOR_CREATED) {
        generator_del(t, self);
        return;
    }
    if (!coroutine_warn(t, g)) error_unraisable(t, "Exception ignored while finalizing coroutine", self);
}

bool generator_forget(Thread *t, Generator *g) {
    Value self = to_value(g);
    if (load_acquire(&g->state) == GENERATOR_CREATED) {
        if (is_exact(self, T_COROUTINE)) coroutine_del(t, self);
        generator_del(t, self);
    }
    return load_acquire(&g->state) == GENERATOR_DONE;
}

typedef struct CoroutineWrapper {
    Object header;
    Value coroutine;
} CoroutineWrapper;

static Value coroutine_await(Thread *t, Value self) {
    CoroutineWrapper *wrapper = heap_allocate(t, sizeof *wrapper, T_COROUTINE_WRAPPER);
    if (!wrapper) return NULL;
    wrapper->coroutine = self;
    return to_value(wrapper);
}
static Value coroutine_get_origin(Thread *t, Value self) {
    (void)t;
    Value origin = generator_of(self)->origin;
    return origin ? origin : NONE;
}
static const GetSetDef coroutine_getset[] = {
    GENERATOR_COMMON_GETSET("coroutine"),
    {"cr_code", generator_get_code, NULL, NULL},
    {"cr_frame", generator_get_frame, NULL, NULL},
    {"cr_running", generator_get_running, NULL, NULL},
    {"cr_suspended", generator_get_suspended, NULL, NULL},
    {"cr_await", generator_get_delegate, NULL, "object being awaited on, or None"},
    {"cr_origin", coroutine_get_origin, NULL, NULL},
    {0},
};
const TypeDef coroutine_typedef = {
    .name = "coroutine", .id = T_COROUTINE, .size = sizeof(Generator), .flags = TYPE_NO_INSTANTIATE | TYPE_IMMUTABLE,
    .trace = generator_trace,
    .slots = {.repr = generator_repr, .await = coroutine_await, .del = coroutine_del},
    .methods = coroutine_methods, .getset = coroutine_getset,
};

static void coroutine_wrapper_trace(Marker *m, Object *cell) { gc_mark_value(m, ((CoroutineWrapper *)cell)->coroutine); }
static Value coroutine_wrapper_next(Thread *t, Value self) { return generator_next(t, ((CoroutineWrapper *)self)->coroutine); }
static Value coroutine_wrapper_send(Thread *t, Value *args, size_t nargs) {
    Value forwarded[2] = {((CoroutineWrapper *)args[0])->coroutine, args[1]};
    return generator_method_send(t, forwarded, nargs);
}
static Value coroutine_wrapper_throw(Thread *t, Value *args, size_t nargs) {
    Value forwarded[4] = {((CoroutineWrapper *)args[0])->coroutine};
    for (size_t n = 1; n < nargs; n++) forwarded[n] = args[n];
    return generator_method_throw(t, forwarded, nargs);
}
static Value coroutine_wrapper_close(Thread *t, Value *args, size_t nargs) {
    Value forwarded[1] = {((CoroutineWrapper *)args[0])->coroutine};
    return generator_method_close(t, forwarded, nargs);
}
static const NativeDef coroutine_wrapper_methods[] = {
    {"send", coroutine_wrapper_send, 1, 1, NATIVE_METHOD, NULL, NULL},
    {"throw", coroutine_wrapper_throw, 1, 3, NATIVE_METHOD, NULL, NULL},
    {"close", coroutine_wrapper_close, 0, 0, NATIVE_METHOD, NULL, NULL},
    {0},
};
const TypeDef coroutine_wrapper_typedef = {
    .name = "coroutine_wrapper", .id = T_COROUTINE_WRAPPER, .size = sizeof(CoroutineWrapper),
    .flags = TYPE_NO_INSTANTIATE | TYPE_IMMUTABLE, .trace = coroutine_wrapper_trace,
    .slots = {.iter = generator_iter, .next = coroutine_wrapper_next},
    .methods = coroutine_wrapper_methods,
};
