/* Register stacks, and frames as Python sees them. */
#include "vm/frame.h"
#include "runtime/objects/code_place.h"

#include <sys/mman.h>

#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"
#include "vm/frame_locals.h"
#include "vm/generator.h"
#include "vm/liveness.h"
#include "vm/ops.h"
#include "vm/trace.h"

/* ---- register stacks --------------------------------------------------------------------------- */

/* Address space only: pages are touched as calls nest. */
#define FRAME_STACK_BYTES ((size_t)64 << 20)

bool frame_stack_init(Thread *t) {
    RegisterSegment *segment = mmap(NULL, FRAME_STACK_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (segment == MAP_FAILED) return FAIL_WITH(raise_memory_error(t));
    segment->previous = NULL;
    segment->limit = (Value *)((char *)segment + FRAME_STACK_BYTES);
    t->register_top = segment->words;
    t->register_limit = segment->limit;
    t->segment = segment;
    return true;
}

void frame_stack_free(Thread *t) {
    if (t->segment) munmap(t->segment, FRAME_STACK_BYTES);
    t->segment = NULL;
    t->register_top = t->register_limit = NULL;
}

int frame_line(const Frame *f) { return code_line(frame_code(f), frame_offset(f)); }

/* The header of the window of the call under way, or NULL. */
static Frame *frame_window_header(const Frame *f) {
    if (!f) return NULL;
    Instruction i = frame_instruction(f);
    switch (INSTRUCTION_OP(i)) {
    case OP_CALL: case OP_CALL_METHOD: case OP_CALL_KW: case OP_CALL_METHOD_KW: case OP_CALL_EX:
        return (Frame *)(FRAME_REGISTERS(f) + INSTRUCTION_A(i));
    default: return NULL;
    }
}

void frame_forget_dead(Thread *t, bool thoroughly) {
    Frame *header = frame_window_header(t->frame);
    if (header) {
        Value locals = header->locals; /* an object whose __init__ may be about to be called */
        memset(header, 0, CALLABLE * sizeof(Value));
        if (!thoroughly) header->locals = locals;
    }
    if (thoroughly) liveness_forget_dead(t);
}

/* ---- locals ------------------------------------------------------------------------------------ */

Cell *frame_cell(const Code *code, const Value *variables, uint32_t i) {
    Value v = variables[i];
    if (!v || !is_exact(v, T_CELL)) return NULL;
    if (i >= code->first_free) return (Cell *)v;
    const Tuple *captured = tuple_of(code->cell_names);
    for (size_t n = 0; n < captured->length; n++)
        if (captured->items[n] == tuple_of(code->variable_names)->items[i]) return (Cell *)v;
    return NULL;
}

Value frame_variable(const Code *code, const Value *variables, uint32_t i) {
    Cell *cell = frame_cell(code, variables, i);
    return cell ? cell_get(cell) : variables[i];
}

/* Of variables with one name the last that is bound is the innermost, unless it is free. */
static Value frame_locals_dict_of(Thread *t, const Code *code, const Value *variables) {
    const Tuple *names = tuple_of(code->variable_names);
    Dict *locals = dict_new(t);
    for (uint32_t n = 0; locals && n < names->length; n++) {
        Value v = frame_variable(code, variables, n);
        const Str *name = str_of(names->items[n]);
        const void *data = str_flat(t, (Str *)name);
        if (!data) return NULL;
        bool is_hidden = name->length && str_at(name, data, 0) == '.' && !str_equals_c(name, ".0");
        bool is_known = v && n >= code->first_free && dict_get_name(t, locals, (Str *)name);
        if (v && !is_hidden && !is_known && !dict_set(t, locals, names->items[n], v)) return NULL;
    }
    return to_value(locals);
}

Value frame_locals_snapshot(Thread *t, Frame *f) { return frame_locals_dict_of(t, frame_code(f), FRAME_REGISTERS(f)); }

static bool frame_is_function(const Frame *f) { return frame_code(f)->flags & CODE_OPTIMIZED; }

static bool frame_is_implicit(const Str *name) {
    return str_equals_c(name, "__class__") || str_equals_c(name, "__classdict__") || str_equals_c(name, "__conditional_annotations__");
}

/* Does the frame show its registers? A function does, and a module or class in the middle of a comprehension, whose variables
 * are no names of the namespace. */
static bool frame_shows_registers(const Frame *f) {
    const Code *code = frame_code(f);
    if (frame_is_function(f)) return true;
    for (uint32_t n = 0; n < code->first_free; n++)
        if (frame_variable(code, FRAME_REGISTERS(f), n) && !frame_is_implicit(str_of(tuple_of(code->variable_names)->items[n]))) return true;
    return false;
}

Value frame_current_locals(Thread *t) {
    Frame *f = t->frame;
    if (!f) return raise_error(t, T_SYSTEM_ERROR, "frame does not exist");
    if (!frame_shows_registers(f)) return frame_namespace(f);
    if (!(f->flags & FRAME_OBJECT_MADE)) return frame_locals_snapshot(t, f);
    Value o = frame_object(t, f);
    return o ? frame_locals_all(t, (FrameObject *)o) : NULL;
}

/* ---- frame objects ----------------------------------------------------------------------------- */

static FrameObject *frame_object_new(Thread *t, Code *code, Dict *globals) {
    FrameObject *o = heap_allocate(t, sizeof *o, T_FRAME);
    if (!o) return NULL;
    o->code = code;
    o->globals = globals;
    o->builtins = to_value(t->vm->builtins);
    o->trace_lines = true;
    return o;
}

/* The VM's frame objects of running frames: the list is short, since most frames never get one. Of threads that need
 * the first one at the same time, one makes the list for all. */
static Value frame_object_list(Thread *t) {
    static const char key;
    Value *root = vm_root(t, &key), known = root ? sync_load(root) : NULL;
    if (known || !root) return known;
    Value made = to_value(dict_new(t));
    return made && !sync_cas(root, &known, made) ? known : made;
}

Value frame_object(Thread *t, Frame *f) {
    Value known = frame_object_list(t);
    if (!known) return NULL;
    Value key = small_int((int64_t)((uintptr_t)f >> 3));
    Value v = dict_get(t, dict_of(known), key);
    if (v || error_is_set(t)) return v;
    FrameObject *o = frame_object_new(t, frame_code(f), f->instance->globals);
    if (!o) return NULL;
    o->frame = f;
    o->thread = t;
    o->function = f->callable;
    o->builtins = f->instance->builtins;
    o->traced_offset = frame_offset(f);
    o->traced_line = frame_line(f);
    f->flags |= FRAME_OBJECT_MADE;
    return dict_set(t, dict_of(known), key, to_value(o)) ? to_value(o) : NULL;
}

/* Where a frame ends. What the compiler has put around a generator's body belongs to no line: an exception that ends there was
 * in the line before, as its traceback says. */
static uint32_t frame_last_offset(const Frame *f, Value exception) {
    uint32_t offset = frame_offset(f);
    if (!(frame_code(f)->flags & (CODE_GENERATOR | CODE_COROUTINE | CODE_ASYNC_GENERATOR))) return offset;
    const PositionRow *row = code_position(frame_code(f), offset);
    const Traceback *tb = exception ? (Traceback *)load(&exception_of(exception)->traceback) : NULL;
    return tb && tb->code == frame_code(f) && row && row->line < 0 ? tb->offset : offset;
}

void frame_ended(Thread *t, Frame *f) {
    Value exception = error_take(t);
    Value known = frame_object_list(t), key = small_int((int64_t)((uintptr_t)f >> 3));
    Value v = known ? dict_pop(t, dict_of(known), key) : NULL;
    f->flags &= (uint16_t)~FRAME_OBJECT_MADE;
    if (v) {
        FrameObject *o = (FrameObject *)v;
        Value locals = frame_is_function(f) ? frame_locals_all(t, o) : frame_namespace(f);
        store(o, &o->locals, locals);
        if (f->previous && !o->back && !(f->flags & FRAME_IN_HEAP)) {
            Value back = frame_object(t, f->previous);
            store(o, &o->back, back);
        }
        o->offset = frame_last_offset(f, exception);
        o->frame = NULL;
    }
    error_clear(t);
    error_restore(t, exception);
}

/* The frame that a traceback is of, while it runs; a later one in the same place has another serial number. */
static Frame *frame_of_traceback(Thread *t, const Traceback *tb) {
    for (Frame *f = t->frame; f; f = f->previous)
        if (f == tb->running) return f->flags & FRAME_RAISED && f->serial == tb->serial && frame_code(f) == tb->code ? f : NULL;
    return NULL;
}

/* An object for the frame that an exception has left. */
static Value frame_object_left(Thread *t, Traceback *tb) {
    FrameObject *o = frame_object_new(t, tb->code, tb->globals);
    Value locals = o ? load(&tb->locals) : NULL;
    if (locals && tb->code->flags & CODE_OPTIMIZED) {
        locals = frame_locals_dict_of(t, tb->code, tuple_of(locals)->items);
        if (!locals) return NULL;
    }
    if (!o) return NULL;
    int32_t line = load_relaxed(&tb->line);
    o->offset = line < 0 ? (uint32_t)~line : tb->offset;
    if (locals) store(o, &o->locals, locals);
    store(o, &o->back, load(&tb->outer));
    return to_value(o);
}

Value frame_object_for_traceback(Thread *t, Traceback *tb) {
    if (tb->frame) return tb->frame;
    Frame *f = tb->left ? NULL : frame_of_traceback(t, tb);
    Value made = f ? frame_object(t, f) : frame_object_left(t, tb);
    if (!made) return NULL;
    store(tb, &tb->frame, made);
    store(tb, &tb->locals, NULL); /* frame.clear() would not reach it */
    return made;
}

static FrameObject *frame_object_of(Value v) { return (FrameObject *)v; }

static Value frame_get_back(Thread *t, Value self) {
    FrameObject *o = frame_object_of(self);
    if (!o->frame) {
        Value back = load(&o->back);
        if (back && is_exact(back, T_TRACEBACK)) {
            if (!(back = frame_object_for_traceback(t, (Traceback *)back))) return NULL;
            store(o, &o->back, back);
        }
        return back ? back : NONE;
    }
    Frame *previous = o->frame->previous;
    return previous ? frame_object(t, previous) : NONE;
}
static Value frame_get_code(Thread *t, Value self) { (void)t; return to_value(frame_object_of(self)->code); }
static Value frame_get_globals(Thread *t, Value self) { (void)t; return to_value(frame_object_of(self)->globals); }
static Value frame_get_builtins(Thread *t, Value self) { (void)t; return frame_object_of(self)->builtins; }
static Value frame_get_locals(Thread *t, Value self) {
    FrameObject *o = frame_object_of(self);
    if (o->code->flags & CODE_OPTIMIZED || (o->frame && frame_shows_registers(o->frame))) return frame_locals_proxy(t, o);
    if (o->frame) return frame_namespace(o->frame);
    return o->locals ? o->locals : to_value(o->globals);
}
static uint32_t frame_object_offset(const FrameObject *o) { return o->frame ? frame_offset(o->frame) : o->offset; }
/* What belongs to no line is still the one that led there, for who follows the lines. */
static bool frame_object_stays(const FrameObject *o) {
    const PositionRow *row = o->trace && o->traced_line >= 0 ? code_position(o->code, frame_object_offset(o)) : NULL;
    return row && row->line < 0;
}
static Value frame_get_line(Thread *t, Value self) {
    (void)t;
    const FrameObject *o = frame_object_of(self);
    if (o->has_line_now) return small_int(o->line_now);
    return small_int(frame_object_stays(o) ? o->traced_line : code_line(o->code, frame_object_offset(o)));
}
/* In units, as tb_lasti: f_lasti // 2 indexes co_positions(). */
static Value frame_get_lasti(Thread *t, Value self) {
    (void)t;
    const FrameObject *o = frame_object_of(self);
    if (o->has_line_now) return small_int(o->unit_now);
    return small_int(code_unit(frame_object_stays(o) ? o->lined_offset : frame_object_offset(o)));
}
static Value frame_get_trace(Thread *t, Value self) {
    (void)t;
    return frame_object_of(self)->trace ? frame_object_of(self)->trace : NONE;
}
static bool frame_set_trace(Thread *t, Value self, Value v) {
    (void)t;
    store(frame_object_of(self), &frame_object_of(self)->trace, v == NONE ? NULL : v);
    return true;
}
static Value frame_get_trace_lines(Thread *t, Value self) { (void)t; return bool_value(frame_object_of(self)->trace_lines); }
static Value frame_get_trace_opcodes(Thread *t, Value self) { (void)t; return bool_value(frame_object_of(self)->trace_opcodes); }
static bool frame_set_trace_opcodes(Thread *t, Value self, Value v) {
    if (!v) return FAIL_WITH(raise_error(t, T_ATTRIBUTE_ERROR, "attribute 'f_trace_opcodes' of 'frame' objects cannot be deleted"));
    if (!is_bool(v)) return FAIL_WITH(raise_type_error(t, "attribute value type must be bool"));
    frame_object_of(self)->trace_opcodes = v == TRUE_VALUE;
    return true;
}
static bool frame_set_line(Thread *t, Value self, Value v) {
    if (!v) return FAIL_WITH(raise_error(t, T_ATTRIBUTE_ERROR, "attribute 'f_lineno' of 'frame' objects cannot be deleted"));
    if (!is_int_small(v)) return FAIL_WITH(raise_value_error(t, "lineno must be an integer"));
    return trace_jump(t, frame_object_of(self), v);
}
static bool frame_set_trace_lines(Thread *t, Value self, Value v) {
    if (!v) return FAIL_WITH(raise_type_error(t, "can't delete numeric/char attribute"));
    if (!is_bool(v)) return FAIL_WITH(raise_type_error(t, "attribute value type must be bool"));
    frame_object_of(self)->trace_lines = v == TRUE_VALUE;
    return true;
}
static Value frame_get_generator(Thread *t, Value self) {
    (void)t;
    Frame *f = frame_object_of(self)->frame;
    return f && f->flags & FRAME_IN_HEAP ? to_value(GENERATOR_OF(f)) : NONE;
}

static Value frame_clear(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    FrameObject *o = frame_object_of(args[0]);
    Frame *f = o->frame;
    Generator *g = f && f->flags & FRAME_IN_HEAP ? GENERATOR_OF(f) : NULL;
    if (f && (!g || !generator_forget(t, g)))
        return raise_runtime_error(t, "cannot clear %s frame", g && load_acquire(&g->state) != GENERATOR_RUNNING ? "a suspended" : "an executing");
    if (o->frame) frame_ended(t, o->frame);
    store(o, &o->locals, NULL);
    return NONE;
}

static Value frame_repr(Thread *t, Value self) {
    FrameObject *o = frame_object_of(self);
    return to_value(str_format(t, "<frame at 0x%x, file %R, line %d, code %V>", (uint64_t)(uintptr_t)o, o->code->filename,
                               code_line(o->code, frame_object_offset(o)), o->code->name));
}

static void frame_trace(Marker *m, Object *cell) {
    FrameObject *o = (FrameObject *)cell;
    gc_mark_cell(m, o->code);
    gc_mark_cell(m, o->globals);
    const Value fields[] = {o->builtins, o->locals, o->back, o->function, o->trace, o->native, o->native_argument,
                            o->stopped};
    gc_mark_values(m, fields, ARRAY_LENGTH(fields));
    if (o->frame && o->frame->flags & FRAME_IN_HEAP) gc_mark_cell(m, GENERATOR_OF(o->frame));
}

static const NativeDef frame_methods[] = {
    {"clear", frame_clear, 0, 0, NATIVE_METHOD, NULL, "Forget the local variables of a frame that has ended."},
    {0},
};
static const GetSetDef frame_getset[] = {
    {"f_back", frame_get_back, NULL, NULL},
    {"f_code", frame_get_code, NULL, NULL},
    {"f_globals", frame_get_globals, NULL, NULL},
    {"f_builtins", frame_get_builtins, NULL, NULL},
    {"f_locals", frame_get_locals, NULL, NULL},
    {"f_lineno", frame_get_line, frame_set_line, NULL},
    {"f_lasti", frame_get_lasti, NULL, NULL},
    {"f_trace", frame_get_trace, frame_set_trace, NULL},
    {"f_trace_lines", frame_get_trace_lines, frame_set_trace_lines, NULL},
    {"f_trace_opcodes", frame_get_trace_opcodes, frame_set_trace_opcodes, NULL},
    {"f_generator", frame_get_generator, NULL, NULL},
    {0},
};
const TypeDef frame_typedef = {
    .name = "frame", .id = T_FRAME, .size = sizeof(FrameObject), .flags = TYPE_NO_INSTANTIATE | TYPE_IMMUTABLE,
    .trace = frame_trace, .slots = {.repr = frame_repr}, .methods = frame_methods, .getset = frame_getset,
};
