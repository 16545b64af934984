#include "vm/trace.h"
#include "runtime/objects/code_place.h"

#include "compiler/compile.h"
#include "runtime/intern.h"
#include "runtime/objects/tuple.h"
#include "runtime/threads/safepoint.h"
#include "vm/generator.h"
#include "vm/monitor.h"

/* ---- arming ------------------------------------------------------------------------------------ */

/* Events that happen at instructions, which have to be armed for it. */
static bool trace_is_monitored(const VM *vm, const Code *code) {
    return monitor_events(vm, code) & (MONITOR_BIT(MONITOR_LOCAL_COUNT) - 1);
}

static void trace_patch(Instance *instance, bool traced) {
    const Code *code = instance->code;
    for (uint32_t at = 0; at < code->instruction_count; at += opcode_info[INSTRUCTION_OP(code->instructions[at])].words) {
        uint64_t word = code->instructions[at];
        if (traced) word = (word & ~(uint64_t)0xffff) | OP_TRACED;
        store_relaxed((uint64_t *)&instance->instructions[at], word);
    }
    instance->is_traced = traced;
}

/* Other threads may run it: they stand still meanwhile. One that has begun to trace before it stood still keeps what is armed. */
static void trace_arm(Thread *t, Instance *instance, bool traced) {
    if (instance->is_traced == traced) return;
    thread_stop_begin(t, NULL, STOP_CLEAN);
    bool wanted = sync_load(&t->vm->tracing_threads) || trace_is_monitored(t->vm, instance->code);
    if (traced || !wanted) trace_patch(instance, traced);
    thread_stop_end(t, NULL, STOP_CLEAN);
}

static bool trace_is_on(const Thread *t) { return t->trace_function || t->profile_function; }
static bool trace_polls(const Thread *t) { return load_relaxed(&t->poll) & POLL_TRACE; }

static bool trace_wants(const Thread *t, const Code *code) { return trace_is_on(t) || trace_is_monitored(t->vm, code); }

void trace_update(Thread *t, bool stopped) {
    if (!trace_is_on(t) && !monitor_is_on(t->vm)) {
        sync_and(&t->poll, ~(uint32_t)POLL_TRACE);
        return;
    }
    sync_or(&t->poll, (uint32_t)POLL_TRACE);
    for (Frame *f = t->frame; f; f = f->previous) {
        if (!trace_wants(t, frame_code(f))) continue;
        if (!stopped) trace_arm(t, f->instance, true);
        else if (!f->instance->is_traced) trace_patch(f->instance, true);
    }
}

void trace_within_lines(Thread *t) {
    for (Frame *f = t->frame; f; f = f->previous) {
        FrameObject *o = f->flags & FRAME_OBJECT_MADE ? (FrameObject *)frame_object(t, f) : NULL;
        if (!o) continue;
        o->traced_line = frame_line(f);
        o->traced_offset = frame_offset(f);
    }
}

/* Whoever traces next has not been told of these calls. */
static void trace_forget_natives(Thread *t) {
    for (Frame *f = t->frame; f; f = f->previous) {
        FrameObject *o = f->flags & FRAME_OBJECT_MADE ? (FrameObject *)frame_object(t, f) : NULL;
        if (o && !monitor_is_on(t->vm)) o->native = o->native_argument = NULL;
    }
}

void trace_set(Thread *t, Value *slot, Value function, bool stopped) {
    bool before = trace_is_on(t);
    *slot = function;
    bool now = trace_is_on(t);
    if (before == now) return;
    sync_add(&t->vm->tracing_threads, now ? 1u : (uint32_t)-1);
    if (!now && !stopped) trace_forget_natives(t);
    trace_update(t, stopped);
    if (now && !stopped) trace_within_lines(t);
}

void trace_ended(Thread *t) {
    if (trace_is_on(t)) sync_add(&t->vm->tracing_threads, (uint32_t)-1);
    t->trace_function = t->profile_function = NULL;
}

void trace_resume(Thread *t, Frame *f) {
    f->flags |= FRAME_STARTS;
    if (trace_wants(t, frame_code(f))) trace_arm(t, f->instance, true);
}

bool trace_enter(Thread *t, Frame *f) {
    if (trace_polls(t)) trace_resume(t, f);
    return safepoint_instruction(t);
}

/* ---- calling ----------------------------------------------------------------------------------- */

static Value trace_call_function(Thread *t, Value function, FrameObject *o, const char *event, Value arg) {
    Str *name = intern_c(t, event);
    if (!name) return NULL;
    Value args[3] = {to_value(o), to_value(name), arg ? arg : NONE};
    t->in_trace_function = true;
    Value result = value_call(t, function, args, 3, NULL);
    t->in_trace_function = false;
    return result;
}

static bool trace_profile(Thread *t, FrameObject *o, const char *event, Value arg) {
    if (!t->profile_function || trace_call_function(t, t->profile_function, o, event, arg)) return true;
    trace_set(t, &t->profile_function, NULL, false);
    return false;
}

/* The frame's own function; the one that it returns takes its place. A function that fails ends all tracing of the thread. */
static bool trace_local(Thread *t, FrameObject *o, const char *event, Value arg) {
    if (!t->trace_function || !o->trace) return true;
    Value result = trace_call_function(t, o->trace, o, event, arg);
    if (result) {
        if (result != NONE) store(o, &o->trace, result);
        return true;
    }
    trace_set(t, &t->trace_function, NULL, false);
    store(o, &o->trace, NULL);
    return false;
}

/* For tools. Tracers hear of what happens first, then profilers, then tools. */
static bool trace_tell(Thread *t, FrameObject *o, unsigned event, Value arg) {
    o->event = (uint8_t)event;
    return monitor_tell(t, o->code, event, frame_offset(o->frame), NULL, arg, NULL);
}

/* A thread mostly looks at one frame again and again. One that is looked at first in its midst is where it was before. */
static FrameObject *trace_frame(Thread *t, Frame *f) {
    FrameObject *o = (FrameObject *)t->traced_frame;
    if (o && o->frame == f) return o;
    bool is_new = !(f->flags & FRAME_OBJECT_MADE);
    o = (FrameObject *)frame_object(t, f);
    t->traced_frame = to_value(o);
    if (o && is_new && o->traced_offset > 0) o->traced_line = code_line(o->code, --o->traced_offset);
    return o;
}

/* ---- entering and leaving frames --------------------------------------------------------------- */

/* The call event, whose line is that of the def. A generator that is resumed is called again, where it was. */
static bool trace_call(Thread *t, FrameObject *o) {
    if (t->trace_function) {
        Value local = trace_call_function(t, t->trace_function, o, "call", NULL);
        if (!local) trace_set(t, &t->trace_function, NULL, false);
        store(o, &o->trace, local == NONE ? NULL : local);
        if (!local) return false;
    }
    return trace_profile(t, o, "call", NULL);
}

static bool trace_is_first(const Code *code, uint32_t offset) {
    return offset == 0 || (offset == 1 && INSTRUCTION_OP(code->instructions[0]) == OP_RETURN_GENERATOR);
}

static bool trace_start(Thread *t, Frame *f, FrameObject *o, Value thrown) {
    const Code *code = o->code;
    uint32_t offset = frame_offset(f);
    bool first = trace_is_first(code, offset);
    f->flags &= (uint16_t)~FRAME_STARTS;
    uint32_t before = offset && !thrown ? offset - 1 : offset; /* where a generator was */
    o->line_now = first ? code_call_line(code) : code_line(code, before);
    o->unit_now = first ? 0 : code_unit(before);
    o->traced_line = first ? -1 : o->line_now;
    o->traced_offset = offset;
    o->has_line_now = true;
    o->event = thrown ? MONITOR_PY_THROW : first ? MONITOR_PY_START : MONITOR_PY_RESUME;
    bool done = trace_call(t, o) && trace_tell(t, o, o->event, thrown);
    o->has_line_now = false;
    return done;
}

/* The loop that resumed this generator will come to its end. */
static void trace_note_stop(Thread *t, const Frame *f, Value v) {
    if (f->kind != FRAME_FOR_ITER || v == NONE || !(f->previous->flags & FRAME_OBJECT_MADE)) return;
    FrameObject *caller = (FrameObject *)frame_object(t, f->previous);
    if (caller) store(caller, &caller->stopped, v);
    else error_clear(t);
}

static bool trace_return(Thread *t, FrameObject *o, unsigned event, Value v) {
    if (event == MONITOR_PY_RETURN) trace_note_stop(t, o->frame, v);
    uint32_t offset = frame_offset(o->frame);
    Value shown = event == MONITOR_PY_UNWIND ? NONE : v;
    o->event = (uint8_t)event;
    if (!trace_local(t, o, "return", shown)) return false;
    if (frame_offset(o->frame) != offset) return true; /* trace_jump() was here: it does not return */
    return trace_profile(t, o, "return", shown) && trace_tell(t, o, event, v);
}

/* ---- lines and branches ------------------------------------------------------------------------ */

/* What the compiler has put around the body: cells for parameters; the outermost handler of a generator. */
static bool trace_is_body(const Code *code, uint32_t offset) {
    bool wrapped = INSTRUCTION_OP(code->instructions[0]) == OP_RETURN_GENERATOR && code->handler_count;
    return INSTRUCTION_OP(code->instructions[offset]) != OP_MAKE_CELL && !(wrapped && offset >= code->handlers[code->handler_count - 1].target);
}

static bool trace_line(Thread *t, FrameObject *o, uint32_t offset) {
    const PositionRow *row = code_position(o->code, offset);
    if (row && row->line >= 0) o->lined_offset = offset;
    bool back = offset <= o->traced_offset && row && row->offset == offset;
    bool begins = row && row->line >= 0 && trace_is_body(o->code, offset) && (row->line != o->traced_line || back);
    if (begins) {
        o->traced_line = row->line;
        o->event = MONITOR_LINE;
        if (o->trace_lines && !trace_local(t, o, "line", NULL)) return false;
        if (!monitor_tell(t, o->code, MONITOR_LINE, offset, small_int(row->line), NULL, NULL)) return false;
        if (frame_offset(o->frame) != offset) return true; /* trace_jump() was here */
    }
    o->event = MONITOR_INSTRUCTION;
    return (!o->trace_opcodes || trace_local(t, o, "opcode", NULL)) && trace_tell(t, o, MONITOR_INSTRUCTION, NULL);
}

static Value trace_offset_value(uint32_t offset) { return small_int((int64_t)offset * 2); }

/* StopIteration without traceback: how the end of a generator is told that a loop or an await has used up. */
static bool trace_stopped(Thread *t, FrameObject *o, unsigned event, uint32_t from, Value v) {
    Value stop = v == NONE ? exception_new(t, t->vm->types[T_STOP_ITERATION], t->vm->empty_tuple)
                           : value_call_1(t, to_value(t->vm->types[T_STOP_ITERATION]), v);
    Value arg = stop ? tuple_from_3(t, to_value(t->vm->types[T_STOP_ITERATION]), stop, NONE) : NULL;
    o->event = (uint8_t)event;
    o->line_now = code_line(o->code, from);
    o->unit_now = code_unit(from);
    o->has_line_now = true;
    bool done = arg && trace_local(t, o, "exception", arg) && monitor_tell(t, o->code, event, from, NULL, stop, NULL);
    o->has_line_now = false;
    return done;
}

/* A for loop takes no notice of what a generator returns, unless somebody looks. */
static bool trace_loop_ended(Thread *t, FrameObject *o, uint32_t from) {
    Value v = o->stopped;
    o->stopped = NULL;
    return !v || trace_stopped(t, o, MONITOR_RAISE, from, v);
}

static bool trace_await_ended(Thread *t, FrameObject *o, Instruction i, uint32_t from) {
    const Value *R = FRAME_REGISTERS(o->frame);
    Value iterator = R[INSTRUCTION_A(i)];
    if (!iterator || !(is_exact(iterator, T_GENERATOR) || is_exact(iterator, T_COROUTINE) || is_exact(iterator, T_ASYNC_GENERATOR_SEND)
                       || is_exact(iterator, T_ASYNC_GENERATOR_THROW)))
        return true;
    return trace_stopped(t, o, MONITOR_STOP_ITERATION, from, R[INSTRUCTION_B(i)]);
}

/* What the instruction before this one was a branch to. To the left is into the body of what it decides about: of a loop where it jumps
 * back, of all else where it does not jump. */
static bool trace_branch(Thread *t, FrameObject *o, uint32_t offset) {
    uint32_t from = o->traced_offset;
    Instruction i = o->code->instructions[from];
    unsigned op = INSTRUCTION_OP(i);
    int64_t distance;
    if (!disasm_branch(i, &distance)) return true;
    bool taken = offset == from + distance;
    if (!taken && offset != from + opcode_info[op].words) return true;
    if (op == OP_SEND) return !taken || trace_await_ended(t, o, i, from);
    unsigned event = taken == (distance < 0) ? MONITOR_BRANCH_LEFT : MONITOR_BRANCH_RIGHT;
    return monitor_tell(t, o->code, event, from, NULL, trace_offset_value(offset), NULL) && (op != OP_FOR_ITER || trace_loop_ended(t, o, from));
}

/* ---- calls ------------------------------------------------------------------------------------- */

/* The callable of a call instruction, and its first argument or NULL; a bound method is taken apart. False: it calls nothing. */
static bool trace_callee(const Value *R, Instruction i, Value *callable, Value *first) {
    const Value *args = &R[INSTRUCTION_A(i) + FRAME_WORDS];
    bool any = INSTRUCTION_B(i) > 0;
    *callable = args[-1];
    switch (INSTRUCTION_OP(i)) {
    case OP_CALL:
    case OP_CALL_KW: *first = any ? args[0] : NULL; break;
    case OP_CALL_METHOD:
    case OP_CALL_METHOD_KW: *first = args[0] ? args[0] : any ? args[1] : NULL; break;
    case OP_CALL_EX:
        *first = is_tuple_exact(args[0]) && tuple_of(args[0])->length ? tuple_of(args[0])->items[0] : NULL;
        return true;
    default: return false;
    }
    if (is_exact(*callable, T_METHOD)) {
        *first = ((Method *)*callable)->self;
        *callable = ((Method *)*callable)->function;
    }
    return true;
}

static bool trace_is_native(Value callable) { return is_exact(callable, T_NATIVE) || is_exact(callable, T_METHOD_DESCRIPTOR); }

/* Profilers are shown a method of a built-in type with its object. */
static bool trace_profile_native(Thread *t, FrameObject *o, const char *event, Value native, Value first) {
    if (!t->profile_function || !trace_is_native(native)) return true;
    if (is_exact(native, T_METHOD_DESCRIPTOR)) native = first ? method_new(t, native, first) : NULL;
    return native ? trace_profile(t, o, event, native) : !error_is_set(t);
}

static bool trace_native_ended(Thread *t, FrameObject *o, bool raised) {
    Value native = o->native, first = o->native_argument;
    if (!native) return true;
    o->native = o->native_argument = NULL;
    if (!trace_profile_native(t, o, raised ? "c_exception" : "c_return", native, first)) return false;
    ValuesBlock *values = monitor_is_on(t->vm) ? monitor_values(t) : NULL;
    return !values || monitor_tell(t, o->code, raised ? MONITOR_C_RAISE : MONITOR_C_RETURN, o->traced_offset, NULL, native,
                                   first ? first : values->items[MONITOR_MISSING]);
}

static bool trace_calls(Thread *t, FrameObject *o, Instruction i, uint32_t events) {
    Value callable, first;
    if (!(t->profile_function || events & MONITOR_BIT(MONITOR_CALL))) return true;
    if (!trace_callee(FRAME_REGISTERS(o->frame), i, &callable, &first)) return true;
    if (!trace_profile_native(t, o, "c_call", callable, first)) return false;
    if (events & MONITOR_BIT(MONITOR_CALL)) {
        ValuesBlock *values = monitor_values(t);
        if (!values || !monitor_tell(t, o->code, MONITOR_CALL, frame_offset(o->frame), NULL, callable, first ? first : values->items[MONITOR_MISSING]))
            return false;
    }
    if (is_exact(callable, T_FUNCTION)) return true;
    store(o, &o->native, callable);
    store(o, &o->native_argument, first);
    return true;
}

/* ---- instructions ------------------------------------------------------------------------------ */

static bool trace_events(Thread *t, Frame *f, Instruction i) {
    uint32_t events = monitor_events(t->vm, frame_code(f)), offset = frame_offset(f);
    if (!events && !trace_is_on(t)) return true;
    if (!events && !(f->flags & FRAME_STARTS) && !t->profile_function && !(f->flags & FRAME_OBJECT_MADE)) return true; /* nobody has asked for it */
    FrameObject *o = trace_frame(t, f);
    if (!o || !trace_native_ended(t, o, false)) return false;
    if ((events || o->trace) && !trace_branch(t, o, offset)) return false;
    if (f->flags & FRAME_STARTS && !trace_start(t, f, o, NULL)) return false;
    if ((events || (t->trace_function && o->trace)) && !trace_line(t, o, offset)) return false;
    o->traced_offset = frame_offset(f);
    if (o->traced_offset != offset) return true; /* trace_jump() was here */
    switch (INSTRUCTION_OP(i)) {
    case OP_RETURN: return trace_return(t, o, MONITOR_PY_RETURN, FRAME_REGISTERS(f)[INSTRUCTION_A(i)]);
    case OP_RETURN_NONE: return trace_return(t, o, MONITOR_PY_RETURN, NONE);
    case OP_YIELD:
    case OP_YIELD_DELEGATE: return trace_return(t, o, MONITOR_PY_YIELD, FRAME_REGISTERS(f)[INSTRUCTION_B(i)]);
    case OP_JUMP: return monitor_tell(t, o->code, MONITOR_JUMP, offset, NULL, trace_offset_value(offset + (uint32_t)INSTRUCTION_BC(i)), NULL);
    default: return trace_calls(t, o, i, events);
    }
}

const Instruction *trace_instruction(Thread *t, Frame *f) {
    if (!trace_wants(t, frame_code(f))) {
        if (sync_load(&t->vm->tracing_threads) == 0) trace_arm(t, f->instance, false);
        return f->pc;
    }
    Instruction i = frame_instruction(f);
    /* PUSH_HANDLED is on its way with an exception; RETURN_GENERATOR has not begun yet. */
    if (t->in_trace_function || t->exception || INSTRUCTION_OP(i) == OP_RETURN_GENERATOR) return f->pc;
    return trace_events(t, f, i) ? f->pc : NULL;
}

/* ---- exceptions -------------------------------------------------------------------------------- */

static bool trace_listens(const Thread *t) { return trace_polls(t) && !t->in_trace_function; }

void trace_exception(Thread *t, Frame *f) {
    if (!trace_listens(t)) return;
    Value exception = error_take(t);
    FrameObject *o = f->flags & FRAME_OBJECT_MADE ? trace_frame(t, f) : NULL;
    if (o) o->event = MONITOR_RAISE;
    bool fine = !o || trace_native_ended(t, o, true);
    if (fine && o && t->trace_function && o->trace) {
        Value traceback = load(&exception_of(exception)->traceback);
        Value arg = tuple_from_3(t, to_value(type_of(t, exception)), exception, traceback ? traceback : NONE);
        fine = arg && trace_local(t, o, "exception", arg);
    }
    fine = fine && monitor_tell(t, frame_code(f), MONITOR_RAISE, frame_offset(f), NULL, exception, NULL);
    if (fine || !error_is_set(t)) error_restore(t, exception);
}

void trace_passes(Thread *t, Frame *f, unsigned event, uint32_t offset) {
    if (!trace_listens(t)) return;
    Value exception = error_take(t);
    if (monitor_tell(t, frame_code(f), event, offset, NULL, exception, NULL) || !error_is_set(t)) error_restore(t, exception);
}

void trace_thrown(Thread *t, Frame *f) {
    if (!trace_listens(t)) return;
    if (!trace_wants(t, frame_code(f))) {
        trace_passes(t, f, MONITOR_PY_THROW, frame_offset(f));
        return;
    }
    Value exception = error_take(t);
    FrameObject *o = trace_frame(t, f);
    if ((!o || trace_start(t, f, o, exception)) && !error_is_set(t)) error_restore(t, exception);
}

void trace_unwound(Thread *t, Frame *f) {
    if (!trace_listens(t)) return;
    if (!trace_wants(t, frame_code(f))) {
        trace_passes(t, f, MONITOR_PY_UNWIND, frame_offset(f));
        return;
    }
    if (f->flags & FRAME_STARTS) return;
    Value exception = error_take(t);
    FrameObject *o = trace_frame(t, f);
    if ((!o || trace_return(t, o, MONITOR_PY_UNWIND, exception)) && !error_is_set(t)) error_restore(t, exception);
}
