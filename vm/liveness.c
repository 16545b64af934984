/* Which registers are live: read there, or later before they are written. */
#include "vm/liveness.h"

#include "runtime/error.h"

#define LIVENESS_BITS 64

static uint64_t *liveness_at(const Liveness *l, uint32_t at) { return &l->live[(size_t)at * l->set_words]; }

/* Registers that an instruction reads or writes: [first, first + count). */
typedef struct RegisterRange { uint32_t first, count; } RegisterRange;
typedef struct RegisterUse { RegisterRange reads[3], writes[3]; } RegisterUse;

/* The windows of an instruction, by what its V means. */
static void liveness_window(Instruction i, uint64_t extra, RegisterUse *use) {
    const uint32_t a = INSTRUCTION_A(i), b = INSTRUCTION_B(i), c = INSTRUCTION_C(i), call = a + CALLABLE;
    switch (INSTRUCTION_OP(i)) {
    case OP_CALL:
    case OP_CALL_KW: use->reads[0] = (RegisterRange){call, b + 1}; break;
    case OP_CALL_METHOD:
    case OP_CALL_METHOD_KW: use->reads[0] = (RegisterRange){call, b + 2}; break;
    case OP_CALL_EX: use->reads[0] = (RegisterRange){call, 3}; break;
    case OP_LOAD_METHOD:
    case OP_LOAD_SPECIAL: use->writes[0] = (RegisterRange){call, 2}; break;
    case OP_LOAD_SUPER_ATTR:
        use->reads[0] = (RegisterRange){call, 3};
        use->writes[0] = (RegisterRange){a, 1};
        break;
    case OP_LOAD_SUPER_METHOD:
        use->reads[0] = (RegisterRange){call, 3};
        use->writes[0] = (RegisterRange){call, 2};
        break;
    case OP_PUSH_HANDLED: use->writes[0] = (RegisterRange){a, 2}; break;
    case OP_LOAD_SLICE:
    case OP_STORE_SLICE: use->reads[2] = (RegisterRange){c, 2}; break;
    case OP_GROUP_PREPARE: use->reads[2] = (RegisterRange){c, 1}; break;
    case OP_BUILD_DICT: use->reads[1] = (RegisterRange){b, 2 * c}; break;
    case OP_FORMAT_SPEC: use->reads[1] = (RegisterRange){b, 2}; break;
    case OP_BUILD_INTERPOLATION: use->reads[1] = (RegisterRange){b, 3}; break;
    case OP_GROUP_MATCH: use->writes[0] = (RegisterRange){a, 2}; break;
    case OP_UNPACK: use->writes[0] = (RegisterRange){a, c}; break;
    case OP_UNPACK_EX: use->writes[0] = (RegisterRange){a, c + 1 + (uint32_t)extra}; break;
    case OP_WITH_EXCEPT: use->reads[1] = (RegisterRange){b, 2}; break;
    case OP_RAISE:
        if (c < 1) use->reads[0].count = 0;
        if (c < 2) use->reads[1].count = 0;
        break;
    default:
        if (opcode_info[INSTRUCTION_OP(i)].operands[1] == 'V') use->reads[1] = (RegisterRange){b, c};
    }
}

static RegisterUse liveness_use(Instruction i, uint64_t extra) {
    const char *operands = opcode_info[INSTRUCTION_OP(i)].operands;
    const uint32_t registers[] = {INSTRUCTION_A(i), INSTRUCTION_B(i), INSTRUCTION_C(i)};
    const bool may_not_write = INSTRUCTION_OP(i) == OP_FOR_ITER || INSTRUCTION_OP(i) == OP_SEND;
    RegisterUse use = {0};
    for (unsigned n = 0; n < 3 && operands[n]; n++) {
        if (operands[n] == 'R' || (operands[n] == 'W' && INSTRUCTION_OP(i) == OP_SEND)) use.reads[n] = (RegisterRange){registers[n], 1};
        if (operands[n] == 'W' && !may_not_write) use.writes[n] = (RegisterRange){registers[n], 1};
    }
    liveness_window(i, extra, &use);
    return use;
}

static void liveness_mark(const Liveness *l, uint64_t *set, RegisterRange range, bool in) {
    for (uint32_t r = range.first; r < range.first + range.count && r < l->v->code->register_count; r++) {
        uint64_t bit = (uint64_t)1 << (r % LIVENESS_BITS);
        set[r / LIVENESS_BITS] = in ? set[r / LIVENESS_BITS] | bit : set[r / LIVENESS_BITS] & ~bit;
    }
}

static void liveness_add(const Liveness *l, uint64_t *set, uint32_t at) {
    for (uint32_t n = 0; n < l->set_words; n++) set[n] |= liveness_at(l, at)[n];
}

/* What is live before the instruction at `at`, of what is live behind it and in its handler. */
static bool liveness_step(const Liveness *l, uint32_t at, uint64_t *now) {
    Instruction i = l->v->code->instructions[at];
    unsigned op = INSTRUCTION_OP(i), words = opcode_info[op].words;
    memset(now, 0, l->set_words * sizeof *now);
    if (!verify_is_end(op)) liveness_add(l, now, at + words);
    if (verify_is_jump(op)) liveness_add(l, now, verify_jump_target(i, at));
    RegisterUse use = liveness_use(i, words == 2 ? l->v->code->instructions[at + 1] : 0);
    for (unsigned n = 0; n < ARRAY_LENGTH(use.writes); n++) liveness_mark(l, now, use.writes[n], false);
    for (unsigned n = 0; n < ARRAY_LENGTH(use.reads); n++) liveness_mark(l, now, use.reads[n], true);
    if (l->v->handlers[at] != VERIFY_NO_HANDLER && op != OP_PUSH_HANDLED) liveness_add(l, now, l->v->handlers[at]);
    bool changed = memcmp(now, liveness_at(l, at), l->set_words * sizeof *now) != 0;
    memcpy(liveness_at(l, at), now, l->set_words * sizeof *now);
    return changed;
}

bool liveness_find(Liveness *l, Verifier *v) {
    l->v = v;
    l->set_words = v->code->register_count / LIVENESS_BITS + 1;
    l->live = arena_alloc_zeroed(&v->arena, ((size_t)v->code->instruction_count + 2) * l->set_words * sizeof *l->live);
    uint64_t *now = arena_alloc_array(&v->arena, l->set_words, sizeof *now);
    if (!l->live || !now) return false;
    for (bool changed = true; changed;) {
        changed = false;
        for (uint32_t at = v->code->instruction_count; at-- > 0;)
            if (v->marks[at] & VERIFY_START && liveness_step(l, at, now)) changed = true;
    }
    return true;
}

bool liveness_has(const Liveness *l, uint32_t at, uint32_t r) {
    return liveness_at(l, at)[r / LIVENESS_BITS] >> (r % LIVENESS_BITS) & 1;
}

/* ---- forgetting what is dead ------------------------------------------------------------------- */

/* What is below a frame in one chain of calls is mostly the same again: the last answer is kept. */
typedef struct Forgetting {
    Verifier v;
    Liveness live;
    bool known;
} Forgetting;

#define FORGET_WORK_MAX (1u << 18)
#define FORGET_FRAMES_MAX 50 /* the innermost */

static bool forget_know(Forgetting *g, Thread *t, const Code *code) {
    if (g->known && g->v.code == code) return true;
    if (g->v.code) arena_free(&g->v.arena);
    g->v = (Verifier){.t = t, .code = code};
    arena_init(&g->v.arena, 0);
    g->known = (uint64_t)code->instruction_count * (code->register_count / LIVENESS_BITS + 1) <= FORGET_WORK_MAX
        && verify_instructions(&g->v) && liveness_find(&g->live, &g->v);
    if (error_is_set(t)) error_clear(t);
    return g->known;
}

/* Where the header of a callee that is about to be called has the object whose __init__ that is; a method's may be one word further. */
static bool forget_spares(Instruction i, uint32_t r) {
    uint32_t first = INSTRUCTION_A(i) + (uint32_t)(offsetof(Frame, locals) / sizeof(Value));
    switch (INSTRUCTION_OP(i)) {
    case OP_CALL: case OP_CALL_KW: case OP_CALL_EX: return r == first;
    case OP_CALL_METHOD: case OP_CALL_METHOD_KW: return r == first || r == first + 1;
    default: return false;
    }
}

/* `above`: the next frame on the register stack. It may begin in this one's registers, above what is in use: in the window of its call,
 * or, when a native that it calls has called a generator that calls on, behind that native's arguments. */
static void forget_in_frame(Forgetting *g, Thread *t, Frame *f, const Frame *above, bool calls_above) {
    const Code *code = frame_code(f);
    Value *R = FRAME_REGISTERS(f);
    if (!forget_know(g, t, code)) return;
    uint32_t end = code->register_count;
    bool is_within = (const Value *)above >= R && (const Value *)above < R + end;
    if (is_within) end = (uint32_t)((const Value *)above - R);
    bool has_header = !(is_within && calls_above);
    for (uint32_t r = code->local_count; r < end; r++)
        if (!liveness_has(&g->live, frame_offset(f), r) && !(has_header && forget_spares(frame_instruction(f), r))) R[r] = NULL;
}

void liveness_forget_dead(Thread *t) {
    Forgetting g = {.known = false};
    Value pending = error_take(t);
    const Frame *above = NULL, *callee = NULL;
    unsigned count = 0;
    for (Frame *f = t->frame; f && count < FORGET_FRAMES_MAX; callee = f, f = f->previous, count++) {
        forget_in_frame(&g, t, f, above, above == callee);
        if (!(f->flags & FRAME_IN_HEAP)) above = f;
    }
    if (g.v.code) arena_free(&g.v.arena);
    if (pending) error_restore(t, pending);
}
