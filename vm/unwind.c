/* Unwinding: which handler takes an exception, and the traceback that grows on the way. */
#include "vm/call.h"
#include "vm/trace.h"

int32_t unwind_find_handler(Thread *t, const Code *code, uint32_t offset) {
    if (UNLIKELY(load_relaxed(&t->poll) & POLL_EXITING) && t->is_daemon) return -1;
    for (uint32_t n = 0; n < code->handler_count; n++) {
        const HandlerRow *row = &code->handlers[n];
        if (offset >= row->start && offset < row->end) return (int32_t)row->target;
    }
    return -1;
}

/* A getter in Python, or __getattr__(), has raised what is on its way now. */
static void unwind_note_attribute(Thread *t, Frame *f) {
    Instruction i = frame_instruction(f);
    if (INSTRUCTION_OP(i) != OP_LOAD_ATTR && INSTRUCTION_OP(i) != OP_LOAD_METHOD) return;
    Value v = FRAME_REGISTERS(f)[INSTRUCTION_B(i)];
    if (v) value_note_attribute(t, v, (Str *)f->instance->names[INSTRUCTION_C(i)]);
}

void unwind_note_reraise(Thread *t, const Frame *f) {
    Traceback *tb = (Traceback *)load(&exception_of(t->exception)->traceback);
    if (tb && tb->code == frame_code(f) && load_relaxed(&tb->line) < 0) store_relaxed(&tb->line, ~(int32_t)frame_offset(f));
}

/* Whoever asks for tb_frame while the frame runs gets the frame itself. */
static void unwind_know_frame(Thread *t, Frame *f, Traceback *tb) {
    if (!(f->flags & FRAME_RAISED)) {
        f->flags |= FRAME_RAISED;
        f->serial = ++t->raised_serial;
    }
    tb->running = f;
    tb->serial = f->serial;
}

void unwind_keep_locals(Thread *t, Frame *f) {
    Value exception = t->exception;
    Traceback *tb = (Traceback *)load(&exception_of(exception)->traceback);
    if (!tb || tb->left || tb->running != f || tb->frame || tb->code != frame_code(f) || is_instance_of(t, exception, T_MEMORY_ERROR)) return;
    tb->running = f->flags & FRAME_IN_HEAP ? NULL : f->previous; /* a generator that has ended has no caller */
    tb->left = true;
    const Tuple *names = tuple_of(tb->code->variable_names);
    bool function = tb->code->flags & CODE_OPTIMIZED;
    Value kept = function ? tuple_new(t, FRAME_REGISTERS(f), names->length) : frame_namespace(f);
    if (kept) store(tb, &tb->locals, kept);
    t->exception = exception; /* what MemoryError replaced; the loss is small */
}

/* The exception comes from a call that frame f has made: f_back of that call's frame is this one. Not if it was kept meanwhile,
 * and is raised anew. */
static void unwind_link_caller(const Frame *f, Traceback *tb, Traceback *inner) {
    if (!inner || !inner->left || inner->running != f) return;
    store(inner, &inner->outer, to_value(tb));
    inner->running = NULL;
}

/* NULL: MemoryError. */
static Traceback *unwind_entry_new(Thread *t, Frame *f, Value next) {
    Traceback *tb = heap_allocate(t, sizeof *tb, T_TRACEBACK);
    if (!tb) return NULL;
    tb->next = next;
    tb->code = frame_code(f);
    tb->globals = f->instance->globals;
    tb->offset = frame_offset(f);
    tb->line = ~(int32_t)tb->offset; /* the line is found when it is asked for */
    unwind_know_frame(t, f, tb);
    return tb;
}

bool unwind_start_traceback(Thread *t, Frame *f, Value exception) {
    Traceback *tb = unwind_entry_new(t, f, NULL);
    if (!tb) return false;
    if (f->flags & FRAME_OBJECT_MADE) tb->frame = frame_object(t, f);
    store(exception_of(exception), &exception_of(exception)->traceback, to_value(tb));
    return true;
}

void unwind_add_traceback(Thread *t, Frame *f) {
    Value exception = t->exception;
    if (exception_of(exception)->traceback) unwind_note_attribute(t, f);
    Exception *e = exception_of(exception);
    Traceback *tb = unwind_entry_new(t, f, load(&e->traceback));
    if (!tb) {
        /* MemoryError replaced it; an entry less in the traceback is the smaller loss. */
        t->exception = exception;
        return;
    }
    /* What a misspelt name may have meant is among the local variables: they are kept. */
    t->exception = NULL;
    if (!tb->next && is_instance_of(t, exception, T_NAME_ERROR) && !frame_object(t, f)) error_clear(t);
    if (f->flags & FRAME_OBJECT_MADE) tb->frame = frame_object(t, f);
    t->exception = exception;
    unwind_link_caller(f, tb, (Traceback *)tb->next);
    store(e, &e->traceback, to_value(tb));
    if (UNLIKELY(load_relaxed(&t->poll) & POLL_TRACE)) trace_exception(t, f);
}
