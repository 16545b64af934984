/* Assigning frame.f_lineno: the frame goes on at another line.
 *
 * Code runs on if its registers hold what it expects. Variables that have no value get None. Of the other registers, those
 * matter that are live at the target: read there or later before they are written. They are iterators of loops, exceptions
 * that are handled, the exits of with statements, parts of an expression half evaluated. Each has to be live where the frame
 * is, too, so that it belongs to a block that both places are in, or to one just like it, and what it can hold there has to
 * be among what the target allows; the verifier's second step says what that is. Blocks that the jump leaves are forgotten:
 * an exception that is no longer handled is put away, a with statement's __exit__() is not called. */
#include "runtime/error.h"
#include "vm/monitor.h"
#include "vm/ops.h"
#include "vm/trace.h"
#include "vm/verify_impl.h"

#define JUMP_BITS 64

typedef struct Jump {
    Verifier v;
    const Code *code;
    uint32_t from;
    uint32_t set_words;      /* of one set of registers */
    uint64_t *live;          /* a set for each word of code */
    const char *problem;     /* NULL: no code that can be reached begins the line */
} Jump;

static uint64_t *jump_live(const Jump *j, uint32_t at) { return &j->live[(size_t)at * j->set_words]; }
static bool jump_has(const uint64_t *set, uint32_t r) { return set[r / JUMP_BITS] >> (r % JUMP_BITS) & 1; }

/* ---- which registers are live ------------------------------------------------------------------ */

/* Registers that an instruction reads or writes: [first, first + count). */
typedef struct JumpRange { uint32_t first, count; } JumpRange;
typedef struct JumpUse { JumpRange reads[3], writes[3]; } JumpUse;

/* The windows of an instruction, by what its V means. */
static void jump_window(Instruction i, uint64_t extra, JumpUse *use) {
    const uint32_t a = INSTRUCTION_A(i), b = INSTRUCTION_B(i), c = INSTRUCTION_C(i), call = a + CALLABLE;
    switch (INSTRUCTION_OP(i)) {
    case OP_CALL:
    case OP_CALL_KW: use->reads[0] = (JumpRange){call, b + 1}; break;
    case OP_CALL_METHOD:
    case OP_CALL_METHOD_KW: use->reads[0] = (JumpRange){call, b + 2}; break;
    case OP_CALL_EX: use->reads[0] = (JumpRange){call, 3}; break;
    case OP_LOAD_METHOD:
    case OP_LOAD_SPECIAL: use->writes[0] = (JumpRange){call, 2}; break;
    case OP_LOAD_SUPER_ATTR:
        use->reads[0] = (JumpRange){call, 3};
        use->writes[0] = (JumpRange){a, 1};
        break;
    case OP_LOAD_SUPER_METHOD:
        use->reads[0] = (JumpRange){call, 3};
        use->writes[0] = (JumpRange){call, 2};
        break;
    case OP_PUSH_HANDLED: use->writes[0] = (JumpRange){a, 2}; break;
    case OP_LOAD_SLICE:
    case OP_STORE_SLICE: use->reads[2] = (JumpRange){c, 2}; break;
    case OP_GROUP_PREPARE: use->reads[2] = (JumpRange){c, 1}; break;
    case OP_BUILD_DICT: use->reads[1] = (JumpRange){b, 2 * c}; break;
    case OP_FORMAT_SPEC: use->reads[1] = (JumpRange){b, 2}; break;
    case OP_BUILD_INTERPOLATION: use->reads[1] = (JumpRange){b, 3}; break;
    case OP_GROUP_MATCH: use->writes[0] = (JumpRange){a, 2}; break;
    case OP_UNPACK: use->writes[0] = (JumpRange){a, c}; break;
    case OP_UNPACK_EX: use->writes[0] = (JumpRange){a, c + 1 + (uint32_t)extra}; break;
    case OP_WITH_EXCEPT: use->reads[1] = (JumpRange){b, 2}; break;
    default:
        if (opcode_info[INSTRUCTION_OP(i)].operands[1] == 'V') use->reads[1] = (JumpRange){b, c};
    }
}

static JumpUse jump_use(Instruction i, uint64_t extra) {
    const char *operands = opcode_info[INSTRUCTION_OP(i)].operands;
    const uint32_t registers[] = {INSTRUCTION_A(i), INSTRUCTION_B(i), INSTRUCTION_C(i)};
    const bool may_not_write = INSTRUCTION_OP(i) == OP_FOR_ITER || INSTRUCTION_OP(i) == OP_SEND;
    JumpUse use = {0};
    for (unsigned n = 0; n < 3 && operands[n]; n++) {
        if (operands[n] == 'R' || (operands[n] == 'W' && INSTRUCTION_OP(i) == OP_SEND)) use.reads[n] = (JumpRange){registers[n], 1};
        if (operands[n] == 'W' && !may_not_write) use.writes[n] = (JumpRange){registers[n], 1};
    }
    jump_window(i, extra, &use);
    return use;
}

static void jump_mark(const Jump *j, uint64_t *set, JumpRange range, bool in) {
    for (uint32_t r = range.first; r < range.first + range.count && r < j->code->register_count; r++) {
        uint64_t bit = (uint64_t)1 << (r % JUMP_BITS);
        set[r / JUMP_BITS] = in ? set[r / JUMP_BITS] | bit : set[r / JUMP_BITS] & ~bit;
    }
}

static void jump_add(const Jump *j, uint64_t *set, uint32_t at) {
    for (uint32_t n = 0; n < j->set_words; n++) set[n] |= jump_live(j, at)[n];
}

/* What is live before the instruction at `at`, of what is live behind it and in its handler. */
static bool jump_step(const Jump *j, uint32_t at, uint64_t *now) {
    Instruction i = j->code->instructions[at];
    unsigned op = INSTRUCTION_OP(i), words = opcode_info[op].words;
    memset(now, 0, j->set_words * sizeof *now);
    if (!verify_is_end(op)) jump_add(j, now, at + words);
    if (verify_is_jump(op)) jump_add(j, now, verify_jump_target(i, at));
    JumpUse use = jump_use(i, words == 2 ? j->code->instructions[at + 1] : 0);
    for (unsigned n = 0; n < ARRAY_LENGTH(use.writes); n++) jump_mark(j, now, use.writes[n], false);
    for (unsigned n = 0; n < ARRAY_LENGTH(use.reads); n++) jump_mark(j, now, use.reads[n], true);
    if (j->v.handlers[at] != VERIFY_NO_HANDLER && op != OP_PUSH_HANDLED) jump_add(j, now, j->v.handlers[at]);
    bool changed = memcmp(now, jump_live(j, at), j->set_words * sizeof *now) != 0;
    memcpy(jump_live(j, at), now, j->set_words * sizeof *now);
    return changed;
}

static bool jump_find_live(Jump *j) {
    j->set_words = j->code->register_count / JUMP_BITS + 1;
    j->live = arena_alloc_zeroed(&j->v.arena, ((size_t)j->code->instruction_count + 2) * j->set_words * sizeof *j->live);
    uint64_t *now = arena_alloc_array(&j->v.arena, j->set_words, sizeof *now);
    if (!j->live || !now) return verify_no_memory(&j->v);
    for (bool changed = true; changed;) {
        changed = false;
        for (uint32_t at = j->code->instruction_count; at-- > 0;)
            if (j->v.marks[at] & VERIFY_START && jump_step(j, at, now)) changed = true;
    }
    return true;
}

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
        if (!jump_has(jump_live(j, target), r)) continue;
        common++;
        if (jump_has(jump_live(j, j->from), r) && !(here[r] & ~there[r])) continue;
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
    return verify_flow(&j->v) && jump_find_live(j);
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
        if (!(j->v.states[j->from][r] == KIND_HANDLED && jump_has(jump_live(j, j->from), r)) || jump_has(jump_live(j, target), r)) continue;
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
