/* Assigning frame.f_lineno: the frame goes on at another line.
 *
 * Code runs on if its registers hold what it expects. Variables that have no value get None. Of the other registers, those
 * matter that are live at the target: read there or later before they are written. They are iterators of loops, exceptions
 * that are handled, the exits of with statements, parts of an expression half evaluated. Each has to be live where the frame
 * is, too, so that it belongs to a block that both places are in, or to one just like it, and what it can hold there has to
 * be among what the target allows; the verifier's second step says what that is. Blocks that the jump leaves are forgotten:
 * an exception that is no longer handled is put away, a with statement's __exit__() is not called. */
#include "runtime/error.h"
#include "vm/liveness.h"
#include "vm/monitor.h"
#include "vm/ops.h"
#include "vm/trace.h"

typedef struct Jump {
    Verifier v;
    Liveness live;
    const Code *code;
    uint32_t from;
    const char *problem;     /* NULL: no code that can be reached begins the line */
} Jump;

static bool jump_is_live(const Jump *j, uint32_t at, uint32_t r) { return liveness_has(&j->live, at, r); }

/* ---- where to ---------------------------------------------------------------------------------- */

static bool jump_line_begins(const Code *code, size_t row, int64_t line) {
    return code->positions[row].line == line && (row == 0 || code->positions[row - 1].line != line);
}

/* The first line from `line` on that has code; -1: none. */
static int64_t jump_line(const Code *code, int64_t line) {
    int64_t best = -1;
    for (size_t n = 0; n < code->position_count; n++)
        if (code->positions[n].line >= line && (best < 0 || code->positions[n].line < best)) best = code->positions[n].line;
    return best;
}

/* What the register is, that the target has and the frame has not. */
static const char *jump_explain(const Jump *j, uint32_t target, uint32_t r) {
    if (j->v.states[target][r] & (KIND_EXCEPTION | KIND_HANDLED)) return "can't jump into an 'except' block as there's no exception";
    for (uint32_t at = 0; at < j->code->instruction_count; at++) {
        Instruction i = j->code->instructions[at];
        bool loops = INSTRUCTION_OP(i) == OP_FOR_ITER || INSTRUCTION_OP(i) == OP_GET_ANEXT;
        if (j->v.marks[at] & VERIFY_START && loops && r == (INSTRUCTION_OP(i) == OP_FOR_ITER ? INSTRUCTION_A(i) : INSTRUCTION_B(i)))
            return "can't jump into the body of a for loop";
    }
    return "incompatible stacks";
}

/* May it go there? The number of registers that both have, or -1 with j->problem. */
static int64_t jump_fits(Jump *j, uint32_t target) {
    const uint16_t *here = j->v.states[j->from], *there = j->v.states[target];
    if (!here) j->problem = "can't jump from unreachable code";
    else if (there && j->v.marks[target] & VERIFY_HANDLER) j->problem = "can't jump into an 'except' block as there's no exception";
    if (!here || !there || j->v.marks[target] & VERIFY_HANDLER) return -1;
    int64_t common = 0;
    for (uint32_t r = j->code->register_count; r-- > j->code->local_count;) {
        if (!jump_is_live(j, target, r)) continue;
        common++;
        if (jump_is_live(j, j->from, r) && !(here[r] & ~there[r])) continue;
        j->problem = jump_explain(j, target, r);
        return -1;
    }
    for (uint32_t r = 0; r < j->code->local_count; r++)
        if ((here[r] == KIND_CELL) != (there[r] == KIND_CELL)) common = -1;
    if (common < 0) j->problem = "incompatible stacks";
    return common;
}

/* The place where the line begins that shares most blocks with where the frame is: finally clauses have several. */
static bool jump_choose(Jump *j, int64_t line, uint32_t *target) {
    const Code *code = j->code;
    int64_t best = -1;
    for (size_t n = 0; n < code->position_count; n++) {
        if (!jump_line_begins(code, n, line)) continue;
        int64_t common = jump_fits(j, code->positions[n].offset);
        if (common <= best) continue;
        best = common;
        *target = code->positions[n].offset;
    }
    return best >= 0;
}

static bool jump_prepare(Jump *j, int64_t line) {
    if (!verify_instructions(&j->v)) return false;
    j->v.marks[j->from] |= VERIFY_TARGET;
    for (size_t n = 0; n < j->code->position_count; n++)
        if (jump_line_begins(j->code, n, line)) j->v.marks[j->code->positions[n].offset] |= VERIFY_TARGET;
    if (!verify_flow(&j->v)) return false;
    return liveness_find(&j->live, &j->v) || verify_no_memory(&j->v);
}

/* ---- going there ------------------------------------------------------------------------------- */

static bool jump_bind_variables(Thread *t, Frame *f) {
    Value *R = FRAME_REGISTERS(f);
    int unbound = 0;
    for (uint32_t r = 0; r < frame_code(f)->local_count; r++) unbound += R[r] == NULL;
    if (unbound && !warn(t, T_RUNTIME_WARNING, 0, "assigning None to %d unbound local%s", unbound, unbound == 1 ? "" : "s")) return false;
    for (uint32_t r = 0; r < frame_code(f)->local_count; r++)
        if (!R[r]) R[r] = NONE;
    return true;
}

/* What was handled outside of the blocks that are left: the outermost of them has kept it. */
static void jump_leave_handlers(Thread *t, const Jump *j, Frame *f, uint32_t target) {
    for (uint32_t r = j->code->local_count; r < j->code->register_count; r++) {
        if (!(j->v.states[j->from][r] == KIND_HANDLED && jump_is_live(j, j->from, r)) || jump_is_live(j, target, r)) continue;
        op_pop_handled(t, f, FRAME_REGISTERS(f)[r]);
        return;
    }
}

static bool jump_fail(Thread *t, const char *problem, int64_t line) {
    if (problem) return FAIL_WITH(raise_value_error(t, "%s", problem));
    return FAIL_WITH(raise_value_error(t, "line %d comes after the current code block", (int)line));
}

static bool jump_to_line(Thread *t, FrameObject *o, int64_t line) {
    Jump j = {.v = {.t = t, .code = o->code}, .code = o->code, .from = frame_offset(o->frame)};
    uint32_t target = 0;
    arena_init(&j.v.arena, 0);
    bool done = jump_prepare(&j, line);
    if (done && !jump_choose(&j, line, &target)) done = jump_fail(t, j.problem, line);
    if (done && jump_bind_variables(t, o->frame)) {
        jump_leave_handlers(t, &j, o->frame, target);
        o->frame->pc = o->frame->instance->instructions + target;
        o->traced_line = (int32_t)line;
        o->traced_offset = target;
    } else done = false;
    arena_free(&j.v.arena);
    return done;
}

static const char *jump_wrong_event(const Thread *t, const FrameObject *o) {
    if (!o->frame || !t->in_trace_function || o->thread != t) return "f_lineno can only be set in a trace function";
    if (t->traced_frame != (Value)o) return "can only jump from a 'line' trace event";
    switch (o->event) {
    case MONITOR_PY_START: return "can't jump from the 'call' trace event of a new frame";
    case MONITOR_LINE:
    case MONITOR_INSTRUCTION:
    case MONITOR_PY_RESUME:
    case MONITOR_PY_YIELD: return NULL;
    default: return "can only jump from a 'line' trace event";
    }
}

bool trace_jump(Thread *t, FrameObject *o, Value v) {
    const char *problem = jump_wrong_event(t, o);
    if (problem) return jump_fail(t, problem, 0);
    int64_t wanted = small_int_of(v), line = jump_line(o->code, wanted);
    if (wanted < (int64_t)o->code->first_line) return FAIL_WITH(raise_value_error(t, "line %d comes before the current code block", (int)wanted));
    if (line < 0) return jump_fail(t, NULL, wanted);
    return jump_to_line(t, o, line);
}
