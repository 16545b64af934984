#include "vm/trace.h"

#include "runtime/intern.h"
#include "runtime/objects/tuple.h"
#include "runtime/threads/safepoint.h"
#include "vm/generator.h"

/* ---- arming ------------------------------------------------------------------------------------ */

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
    if (traced || sync_load(&t->vm->tracing_threads) == 0) trace_patch(instance, traced);
    thread_stop_end(t, NULL, STOP_CLEAN);
}

static bool trace_is_on(const Thread *t) { return t->trace_function || t->profile_function; }

void trace_set(Thread *t, Value *slot, Value function, bool stopped) {
    bool before = trace_is_on(t);
    *slot = function;
    bool now = trace_is_on(t);
    if (before == now) return;
    sync_add(&t->vm->tracing_threads, now ? 1u : (uint32_t)-1);
    if (!now) {
        sync_and(&t->poll, ~(uint32_t)POLL_TRACE);
        return;
    }
    sync_or(&t->poll, (uint32_t)POLL_TRACE);
    for (Frame *f = t->frame; f; f = f->previous) {
        f->flags |= FRAME_TRACED; /* no call event: it was called long ago */
        if (!stopped) trace_arm(t, f->instance, true);
        else if (!f->instance->is_traced) trace_patch(f->instance, true);
    }
}

void trace_ended(Thread *t) {
    if (trace_is_on(t)) sync_add(&t->vm->tracing_threads, (uint32_t)-1);
    t->trace_function = t->profile_function = NULL;
}

bool trace_enter(Thread *t, Frame *f) {
    if (load_relaxed(&t->poll) & POLL_TRACE) trace_arm(t, f->instance, true);
    return safepoint_actions(t);
}

void trace_resume(Thread *t, Frame *f) { trace_arm(t, f->instance, true); }

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

/* The call event, whose line is that of the def. A generator that is resumed is called again, where it was. */
static bool trace_call(Thread *t, Frame *f, FrameObject *o) {
    const Code *code = o->code;
    uint32_t offset = frame_offset(f);
    bool first = offset == 0 || (offset == 1 && INSTRUCTION_OP(code->instructions[0]) == OP_RETURN_GENERATOR);
    f->flags |= FRAME_TRACED;
    o->line_now = first ? (code->flags & CODE_NEWLOCALS || code->first_line != 1 ? (int32_t)code->first_line : 0)
                        : code_line(code, offset ? offset - 1 : 0);
    o->has_line_now = true;
    o->traced_line = first ? -1 : o->line_now;
    o->traced_offset = offset;
    bool done = trace_profile(t, o, "call", NULL);
    if (done && t->trace_function) {
        Value local = trace_call_function(t, t->trace_function, o, "call", NULL);
        done = local != NULL;
        if (!done) trace_set(t, &t->trace_function, NULL, false);
        store(o, &o->trace, local == NONE ? NULL : local);
    }
    o->has_line_now = false;
    return done;
}

static bool trace_line(Thread *t, FrameObject *o, uint32_t offset, unsigned op) {
    const PositionRow *row = code_position(o->code, offset);
    bool back = offset <= o->traced_offset && row && row->offset == offset;
    bool begins = row && op != OP_MAKE_CELL && (row->line != o->traced_line || back);
    o->traced_offset = offset;
    if (begins) {
        o->traced_line = row->line;
        if (o->trace_lines && !trace_local(t, o, "line", NULL)) return false;
    }
    return !o->trace_opcodes || trace_local(t, o, "opcode", NULL);
}

static bool trace_return(Thread *t, FrameObject *o, Value v) { return trace_local(t, o, "return", v) && trace_profile(t, o, "return", v); }

/* ---- calls of C functions, for profilers ------------------------------------------------------- */

/* The callable of a call instruction, if it is a function in C. */
static Value trace_native_callee(const Value *R, Instruction i) {
    unsigned op = INSTRUCTION_OP(i);
    if (op != OP_CALL && op != OP_CALL_METHOD && op != OP_CALL_KW && op != OP_CALL_METHOD_KW && op != OP_CALL_EX) return NULL;
    Value v = R[INSTRUCTION_A(i) + CALLABLE];
    return is_exact(v, T_NATIVE) || is_exact(v, T_METHOD_DESCRIPTOR) ? v : NULL;
}

static bool trace_native_ended(Thread *t, Frame *f, const char *event) {
    Value native = t->traced_native;
    if (!native || t->traced_native_frame != f) return true;
    t->traced_native = NULL;
    Value o = frame_object(t, f);
    return o && trace_profile(t, (FrameObject *)o, event, native);
}

static bool trace_native(Thread *t, Frame *f, FrameObject *o, Instruction i) {
    Value native = t->profile_function ? trace_native_callee(FRAME_REGISTERS(f), i) : NULL;
    if (!native) return true;
    if (!trace_profile(t, o, "c_call", native)) return false;
    t->traced_native = native;
    t->traced_native_frame = f;
    return true;
}

/* ---- instructions ------------------------------------------------------------------------------ */

static bool trace_events(Thread *t, Frame *f, Instruction i) {
    unsigned op = INSTRUCTION_OP(i);
    if (!trace_native_ended(t, f, "c_return")) return false;
    bool called = f->flags & FRAME_TRACED;
    if (called && !t->profile_function && !(f->flags & FRAME_OBJECT_MADE)) return true; /* nobody has asked for this frame */
    FrameObject *o = (FrameObject *)frame_object(t, f);
    if (!o || (!called && !trace_call(t, f, o))) return false;
    if (t->trace_function && o->trace && !trace_line(t, o, frame_offset(f), op)) return false;
    switch (op) {
    case OP_RETURN: return trace_return(t, o, FRAME_REGISTERS(f)[INSTRUCTION_A(i)]);
    case OP_RETURN_NONE: return trace_return(t, o, NONE);
    case OP_YIELD:
    case OP_YIELD_DELEGATE:
        if (!trace_return(t, o, FRAME_REGISTERS(f)[INSTRUCTION_B(i)])) return false;
        f->flags &= ~(uint32_t)FRAME_TRACED; /* it will be called again */
        return true;
    default: return trace_native(t, f, o, i);
    }
}

const Instruction *trace_instruction(Thread *t, Frame *f) {
    if (!(load_relaxed(&t->poll) & POLL_TRACE)) {
        if (sync_load(&t->vm->tracing_threads) == 0) trace_arm(t, f->instance, false);
        return f->pc;
    }
    Instruction i = frame_instruction(f);
    /* PUSH_HANDLED is on its way with an exception; RETURN_GENERATOR has not begun yet. */
    if (t->in_trace_function || t->exception || INSTRUCTION_OP(i) == OP_RETURN_GENERATOR) return f->pc;
    return trace_events(t, f, i) ? f->pc : NULL;
}

/* ---- exceptions -------------------------------------------------------------------------------- */

void trace_exception(Thread *t, Frame *f) {
    if (!(load_relaxed(&t->poll) & POLL_TRACE) || t->in_trace_function || !(f->flags & FRAME_TRACED)) return;
    Value exception = error_take(t);
    bool fine = trace_native_ended(t, f, "c_exception");
    FrameObject *o = fine && t->trace_function && f->flags & FRAME_OBJECT_MADE ? (FrameObject *)frame_object(t, f) : NULL;
    if (o && o->trace) {
        Value traceback = load(&exception_of(exception)->traceback);
        Value arg = tuple_from_3(t, to_value(type_of(t, exception)), exception, traceback ? traceback : NONE);
        fine = arg && trace_local(t, o, "exception", arg);
    }
    if (!error_is_set(t)) error_restore(t, exception);
}

void trace_unwound(Thread *t, Frame *f) {
    if (!(load_relaxed(&t->poll) & POLL_TRACE) || t->in_trace_function || !(t->profile_function || f->flags & FRAME_OBJECT_MADE)) return;
    Value exception = error_take(t);
    FrameObject *o = (FrameObject *)frame_object(t, f);
    if ((!o || trace_return(t, o, NONE)) && !error_is_set(t)) error_restore(t, exception);
}

/* ---- assigning f_lineno ------------------------------------------------------------------------ */

bool trace_jump(Thread *t, FrameObject *o, Value line) {
    (void)line;
    if (!o->frame || !t->in_trace_function || o->thread != t)
        return FAIL_WITH(raise_value_error(t, "f_lineno can only be set in a trace function"));
    return FAIL_WITH(raise_value_error(t, "jumps are not supported"));
}
