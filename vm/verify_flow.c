/* The verifier, second step: what can be in each register before each instruction, along every path.
 *
 * What a register may hold is a set of kinds (verify_impl.h). Where paths meet the sets are joined, and an instruction may read a
 * register only if all that can be there suits it. Registers above the locals hold whatever was there before (KIND_GARBAGE)
 * until they are written, and so do those of a call's window when the call is over. States are kept for the targets of jumps
 * and for handlers only; between them they are followed along. An exception may come from any instruction, so the state before
 * each goes to its handler. */
#include "vm/verify_impl.h"

#include "runtime/intern.h"
#include "runtime/objects/exception.h"

/* What code may cost to check, so that a small file cannot ask for much: code that is written by hand, or by a program that writes
 * programs, is far below. */
#define FLOW_KEPT_MAX ((uint64_t)1 << 25)
#define FLOW_WORK_MAX(instructions) (((uint64_t)1 << 25) + 4096 * (uint64_t)(instructions))

/* ---- states ------------------------------------------------------------------------------------ */

/* Joins registers [from, to) of the state under way into that of `target`, which is looked at again if that changes it. */
static bool flow_join(Verifier *v, uint32_t target, uint32_t from, uint32_t to) {
    uint16_t *state = v->states[target];
    bool changed = !state;
    v->work += to > from ? to - from : 0;
    if (!state) {
        v->kept += v->registers;
        if (v->kept > FLOW_KEPT_MAX) return verify_fail(v, "takes too much memory to check");
        state = v->states[target] = arena_copy(&v->arena, v->now, v->registers * sizeof *state);
        if (!state) return verify_no_memory(v);
    }
    for (uint32_t r = from; r < to; r++) {
        if ((state[r] | v->now[r]) == state[r]) continue;
        state[r] |= v->now[r];
        changed = true;
    }
    if (changed && !(v->marks[target] & VERIFY_QUEUED)) {
        v->marks[target] |= VERIFY_QUEUED;
        v->queue[v->queued++] = target;
    }
    return true;
}

/* What is being raised is there only where an exception led. */
static bool flow_go(Verifier *v, uint32_t target) {
    if (v->marks[target] & VERIFY_HANDLER) return verify_fail(v, "comes to PUSH_HANDLED without an exception");
    return flow_join(v, target, 0, v->registers);
}

static bool flow_need(Verifier *v, uint32_t r, unsigned kinds, const char *problem) {
    if (r >= v->registers) return verify_fail(v, "registers out of range");
    return !(v->now[r] & ~kinds) || verify_fail(v, problem);
}

static bool flow_need_value(Verifier *v, uint32_t r) { return flow_need(v, r, KIND_VALUE, "reads a register that may have no value"); }

static bool flow_need_values(Verifier *v, uint32_t first, uint64_t count) {
    if (first + count > v->registers) return verify_fail(v, "registers out of range");
    v->work += count;
    for (uint32_t n = 0; n < count; n++)
        if (!flow_need_value(v, first + n)) return false;
    return true;
}

static void flow_touch(Verifier *v, uint32_t from, uint32_t to) {
    v->work += to - from;
    if (from < v->changed_from) v->changed_from = from;
    if (to > v->changed_to) v->changed_to = to;
}

static bool flow_write(Verifier *v, uint32_t r, unsigned kinds) {
    if (r >= v->registers) return verify_fail(v, "registers out of range");
    if (r < v->code->local_count && kinds & ~KIND_LOCAL) return verify_fail(v, "writes to a local variable what is no value");
    if (r >= v->code->first_free && r < v->code->local_count) return verify_fail(v, "writes to a free variable's register");
    v->now[r] = (uint16_t)kinds;
    flow_touch(v, r, r + 1);
    return true;
}

/* An instruction that fails may have written some of these already. */
static bool flow_write_some(Verifier *v, uint32_t first, uint64_t count, unsigned kinds) {
    uint32_t handler = v->handlers[v->at];
    for (uint32_t r = first; r < first + count; r++) {
        unsigned before = r < v->registers ? v->now[r] : 0;
        if (!flow_write(v, r, before | kinds)) return false;
    }
    if (handler != VERIFY_NO_HANDLER && !flow_join(v, handler, first, first + (uint32_t)count)) return false;
    for (uint32_t r = first; r < first + count; r++)
        if (!flow_write(v, r, kinds & ~(unsigned)KIND_UNBOUND)) return false;
    return true;
}

/* ---- calls ------------------------------------------------------------------------------------- */

/* A call from window a: what is above its base is garbage afterwards, however it ends. */
static bool flow_call(Verifier *v, Instruction i, uint32_t first_argument, uint32_t count) {
    uint32_t a = INSTRUCTION_A(i), handler = v->handlers[v->at];
    if (a < v->code->local_count) return verify_fail(v, "a call's window must be above the locals");
    if (!flow_need_value(v, a + CALLABLE) || !flow_need_values(v, first_argument, count)) return false;
    for (uint32_t r = a; r < v->registers; r++) v->now[r] = KIND_GARBAGE;
    flow_touch(v, a, v->registers);
    if (handler != VERIFY_NO_HANDLER && !flow_join(v, handler, a, v->registers)) return false;
    return flow_write(v, INSTRUCTION_C(i), KIND_OBJECT);
}

static bool flow_method_call(Verifier *v, Instruction i) {
    uint32_t self = INSTRUCTION_A(i) + FRAME_WORDS;
    return flow_need(v, self, KIND_VALUE | KIND_UNBOUND, "reads a register that may have no value")
        && flow_call(v, i, self + 1, INSTRUCTION_B(i));
}

static bool flow_star_call(Verifier *v, Instruction i) {
    uint32_t first = INSTRUCTION_A(i) + FRAME_WORDS;
    return flow_need(v, first + 1, KIND_VALUE | KIND_UNBOUND, "reads a register that may have no value") && flow_call(v, i, first, 1);
}

/* LOAD_METHOD and its like leave a callable, and self or unbound. */
static bool flow_write_method(Verifier *v, uint32_t window) {
    return flow_write(v, window + CALLABLE, KIND_OBJECT) && flow_write(v, window + FRAME_WORDS, KIND_OBJECT | KIND_UNBOUND);
}

/* ---- functions and constants ------------------------------------------------------------------- */

static unsigned flow_kind_of(Thread *t, Value c) {
    if (c == NONE) return KIND_NONE;
    if (is_int_small(c)) return KIND_INT;
    if (is_str_exact(c)) return is_interned(str_of(c)) ? KIND_NAME : KIND_STR;
    if (is_tuple_exact(c)) return KIND_TUPLE;
    return is_object(c) && is_exception(t, c) ? KIND_EXCEPTION : KIND_OBJECT;
}

static bool flow_make_function(Verifier *v, Instruction i) {
    const Code *code = code_of(tuple_of(v->code->consts)->items[INSTRUCTION_BC(i)]);
    bool closed = code->free_names && is_tuple_exact(code->free_names) && tuple_of(code->free_names)->length == 0;
    return flow_write(v, INSTRUCTION_A(i), closed ? KIND_FUNCTION : KIND_OPEN_FUNCTION);
}

/* What is put in has its type checked when the instruction runs: a generic function's defaults come as arguments. */
static bool flow_set_function(Verifier *v, Instruction i) {
    uint32_t a = INSTRUCTION_A(i);
    if (!flow_need(v, a, KIND_FUNCTION | KIND_OPEN_FUNCTION, "SET_FUNCTION needs a new function") || !flow_need_value(v, INSTRUCTION_B(i)))
        return false;
    return INSTRUCTION_C(i) != FUNCTION_CLOSURE || flow_write(v, a, KIND_FUNCTION);
}

static bool flow_intrinsic(Verifier *v, Instruction i, uint64_t which) {
    uint32_t a = INSTRUCTION_A(i), b = INSTRUCTION_B(i);
    switch (which) {
    case INTRINSIC_ANNOTATE_FORMAT_CHECK: return flow_need(v, b, KIND_LOCAL, "reads a register that may have no value") && flow_write(v, a, KIND_NONE);
    case INTRINSIC_SUBSCRIPT_GENERIC: return flow_need(v, b, KIND_TUPLE, "needs a tuple") && flow_write(v, a, KIND_OBJECT);
    case INTRINSIC_UNPACK_STARRED: return flow_need_value(v, b) && flow_write(v, a, KIND_TUPLE);
    case INTRINSIC_TYPE_ALIAS:
        return flow_need(v, b, KIND_TEXT, "needs a str") && flow_need(v, b + 1, KIND_TUPLE | KIND_NONE, "needs a tuple")
            && flow_need_value(v, b + 2) && flow_write(v, a, KIND_OBJECT);
    case INTRINSIC_SET_TYPE_PARAM_DEFAULT: return flow_need_values(v, b, 2) && flow_write(v, a, KIND_OBJECT);
    default:
        return flow_need(v, b, KIND_TEXT, "needs a str") && flow_need_values(v, b, INSTRUCTION_C(i)) && flow_write(v, a, KIND_OBJECT);
    }
}

/* ---- single instructions ----------------------------------------------------------------------- */

#define NEED(r, kinds, problem) flow_need(v, r, kinds, problem)
#define VALUE(r) flow_need_value(v, r)
#define WRITE(r, kinds) flow_write(v, r, kinds)

/* By the operand kinds: registers read have values, those written get one of `kinds`. */
static bool flow_plain(Verifier *v, Instruction i, unsigned kinds) {
    const char *operands = opcode_info[INSTRUCTION_OP(i)].operands;
    const uint32_t registers[] = {INSTRUCTION_A(i), INSTRUCTION_B(i), INSTRUCTION_C(i)};
    for (unsigned n = 0; n < 3 && operands[n]; n++)
        if (operands[n] == 'R' && !VALUE(registers[n])) return false;
    for (unsigned n = 0; n < 3 && operands[n]; n++)
        if (operands[n] == 'W' && !WRITE(registers[n], kinds)) return false;
    return true;
}

/* Where a value must be of one type because the compiler has just made it. */
static bool flow_container(Verifier *v, Instruction i, unsigned kind) {
    return NEED(INSTRUCTION_A(i), kind, "needs a container of its own") && flow_plain(v, i, 0);
}

static bool flow_build(Verifier *v, Instruction i, unsigned each, unsigned kind) {
    return flow_need_values(v, INSTRUCTION_B(i), (uint64_t)INSTRUCTION_C(i) * each) && WRITE(INSTRUCTION_A(i), kind);
}

/* The jump of FOR_ITER and SEND goes with another state than what follows. */
static bool flow_jump_writing(Verifier *v, uint32_t target, uint32_t r, unsigned kinds, bool kept) {
    uint16_t before = v->now[r];
    if (!WRITE(r, kinds) || !flow_go(v, target)) return false;
    return !kept || WRITE(r, before);
}

static bool flow_step(Verifier *v, Instruction i, uint64_t extra) {
    const uint32_t a = INSTRUCTION_A(i), b = INSTRUCTION_B(i), c = INSTRUCTION_C(i);
    const uint32_t target = verify_is_jump(INSTRUCTION_OP(i)) ? verify_jump_target(i, v->at) : 0;
    switch (INSTRUCTION_OP(i)) {
    case OP_MOVE: return WRITE(a, v->now[b]);
    case OP_LOAD_CONST: return WRITE(a, flow_kind_of(v->t, tuple_of(v->code->consts)->items[INSTRUCTION_BC(i)]));
    case OP_LOAD_INT: return WRITE(a, KIND_INT);
    case OP_LOAD_SPECIAL_CONST: return WRITE(a, b == 5 ? KIND_UNBOUND : b == 0 ? KIND_NONE : KIND_OBJECT);
    case OP_CHECK_BOUND: return NEED(a, KIND_LOCAL, "needs a local variable") && WRITE(a, v->now[a] & ~KIND_UNBOUND);
    case OP_DELETE_LOCAL: return NEED(a, KIND_LOCAL, "needs a local variable") && WRITE(a, KIND_UNBOUND);
    case OP_MAKE_CELL: return NEED(a, KIND_LOCAL, "needs a local variable") && WRITE(a, KIND_CELL);
    case OP_LOAD_CELL:
    case OP_LOAD_CELL_OR_NAME: return NEED(b, KIND_CELL, "needs a cell") && WRITE(a, KIND_OBJECT);
    case OP_STORE_CELL:
    case OP_DELETE_CELL: return NEED(a, KIND_CELL, "needs a cell") && flow_plain(v, i, 0);
    case OP_LOAD_FROM_DICT_OR_CELL: return NEED(c, KIND_CELL, "needs a cell") && flow_plain(v, i, KIND_OBJECT);
    case OP_LOAD_FROM_DICT_OR_GLOBAL: return VALUE(b) && WRITE(a, KIND_OBJECT);
    case OP_LOAD_ATTR_WIDE: return NEED(c, KIND_NAME, "needs a name") && flow_plain(v, i, KIND_OBJECT);
    case OP_STORE_ATTR_WIDE:
        return VALUE(a) && NEED(b, KIND_LOCAL, "reads a register that may have no value") && NEED(c, KIND_NAME, "needs a name");
    case OP_LOAD_METHOD:
    case OP_LOAD_SPECIAL: return VALUE(b) && flow_write_method(v, a);
    case OP_LOAD_SUPER_ATTR: return flow_need_values(v, a + CALLABLE, 3) && WRITE(a, KIND_OBJECT);
    case OP_LOAD_SUPER_METHOD: return flow_need_values(v, a + CALLABLE, 3) && flow_write_method(v, a);
    case OP_LOAD_SLICE: return VALUE(b) && flow_need_values(v, c, 2) && WRITE(a, KIND_OBJECT);
    case OP_STORE_SLICE: return VALUE(a) && VALUE(b) && flow_need_values(v, c, 2);
    case OP_BUILD_SLICE: return flow_build(v, i, 1, KIND_OBJECT);

    case OP_JUMP: return flow_go(v, target);
    case OP_JUMP_NONE: /* what goes on is not None */
        if (!VALUE(a) || !flow_go(v, target)) return false;
        v->now[a] &= (uint16_t)~KIND_NONE;
        return true;
    case OP_JUMP_NOT_NONE: {
        if (!VALUE(a)) return false;
        uint16_t before = v->now[a];
        v->now[a] &= (uint16_t)~KIND_NONE;
        if (!flow_go(v, target)) return false;
        v->now[a] = before;
        return true;
    }
    case OP_FOR_ITER: return VALUE(a) && flow_jump_writing(v, target, b, KIND_OBJECT, true);
    case OP_SEND: return VALUE(a) && VALUE(b) && flow_jump_writing(v, target, b, KIND_OBJECT, false);

    case OP_YIELD: return VALUE(b) && flow_write_some(v, a, 1, KIND_OBJECT);
    case OP_YIELD_DELEGATE: { /* throw() may end the iterator: then it goes on where its SEND leads */
        Instruction send = v->code->instructions[v->at - 1];
        uint16_t before = v->now[INSTRUCTION_B(send)];
        if (!VALUE(b) || !VALUE(c)) return false;
        if (!flow_jump_writing(v, verify_jump_target(send, v->at - 1), INSTRUCTION_B(send), KIND_OBJECT, false)) return false;
        v->now[INSTRUCTION_B(send)] = before;
        return flow_write_some(v, a, 1, KIND_OBJECT);
    }
    case OP_END_ASYNC_FOR:
    case OP_STOP_ITERATION_ERROR:
    case OP_RERAISE: return NEED(a, KIND_EXCEPTION, "needs an exception");

    case OP_CALL:
    case OP_CALL_KW: return flow_call(v, i, a + FRAME_WORDS, b);
    case OP_CALL_METHOD:
    case OP_CALL_METHOD_KW: return flow_method_call(v, i);
    case OP_CALL_EX: return flow_star_call(v, i);
    case OP_MAKE_FUNCTION: return flow_make_function(v, i);
    case OP_SET_FUNCTION: return flow_set_function(v, i);

    case OP_BUILD_TUPLE: return flow_build(v, i, 1, KIND_TUPLE);
    case OP_BUILD_LIST: return flow_build(v, i, 1, KIND_LIST);
    case OP_BUILD_SET: return flow_build(v, i, 1, KIND_SET);
    case OP_BUILD_DICT: return flow_build(v, i, 2, KIND_DICT);
    case OP_BUILD_STRING:
        for (uint32_t n = 0; n < c; n++)
            if (!NEED(b + n, KIND_TEXT, "needs a str")) return false;
        return WRITE(a, KIND_STR);
    case OP_BUILD_TEMPLATE:
        return NEED(b, KIND_TUPLE, "needs a tuple") && NEED(c, KIND_TUPLE, "needs a tuple") && WRITE(a, KIND_OBJECT);
    case OP_BUILD_INTERPOLATION:
        return VALUE(b) && NEED(b + 1, KIND_TEXT, "needs a str") && (c < 3 || NEED(b + 2, KIND_TEXT | KIND_UNBOUND, "needs a str"))
            && WRITE(a, KIND_OBJECT);
    case OP_LIST_APPEND:
    case OP_LIST_EXTEND: return flow_container(v, i, KIND_LIST);
    case OP_LIST_TO_TUPLE: return NEED(b, KIND_LIST, "needs a list") && WRITE(a, KIND_TUPLE);
    case OP_SET_ADD:
    case OP_SET_UPDATE: return flow_container(v, i, KIND_SET);
    case OP_DICT_ADD:
    case OP_DICT_UPDATE:
    case OP_DICT_MERGE: return flow_container(v, i, KIND_DICT);
    case OP_FORMAT: return flow_plain(v, i, KIND_STR);
    case OP_FORMAT_SPEC: return VALUE(b) && NEED(b + 1, KIND_TEXT, "needs a str") && WRITE(a, KIND_STR);
    case OP_UNPACK: return VALUE(b) && flow_write_some(v, a, c, KIND_OBJECT | KIND_UNBOUND);
    case OP_UNPACK_EX: return VALUE(b) && flow_write_some(v, a, c + extra + 1, KIND_OBJECT | KIND_UNBOUND);

    case OP_PUSH_HANDLED:
        if (!(v->marks[v->at] & VERIFY_HANDLER)) return verify_fail(v, "comes to PUSH_HANDLED without an exception");
        return WRITE(a, KIND_HANDLED) && WRITE(a + 1, KIND_EXCEPTION);
    case OP_POP_HANDLED: return NEED(a, KIND_HANDLED | KIND_EXCEPTION | KIND_NONE, "needs what PUSH_HANDLED has left");
    case OP_JUMP_NO_MATCH: return NEED(a, KIND_EXCEPTION, "needs an exception") && VALUE(b) && flow_go(v, target);
    case OP_GROUP_MATCH:
        return NEED(b, KIND_EXCEPTION | KIND_NONE, "needs an exception") && VALUE(c) && WRITE(a, KIND_EXCEPTION | KIND_NONE)
            && WRITE(a + 1, KIND_EXCEPTION | KIND_NONE);
    case OP_GROUP_PREPARE:
        return NEED(b, KIND_EXCEPTION, "needs an exception") && NEED(c, KIND_LIST, "needs a list") && WRITE(a, KIND_EXCEPTION | KIND_NONE);
    case OP_RAISE: return (c < 1 || VALUE(a)) && (c < 2 || VALUE(b));
    case OP_RAISE_ASSERTION: return b == 0 || VALUE(a);
    case OP_WITH_EXCEPT:
        return VALUE(b) && NEED(b + 1, KIND_VALUE | KIND_UNBOUND, "reads a register that may have no value")
            && NEED(c, KIND_EXCEPTION, "needs an exception") && WRITE(a, KIND_OBJECT);
    case OP_IMPORT_NAME: return VALUE(b) && NEED(c, KIND_INT, "needs an int") && WRITE(a, KIND_OBJECT);
    case OP_MATCH_KEYS: return VALUE(b) && NEED(c, KIND_TUPLE, "needs a tuple") && WRITE(a, KIND_TUPLE | KIND_NONE);
    case OP_COPY_DICT_WITHOUT: return VALUE(b) && NEED(c, KIND_TUPLE, "needs a tuple") && WRITE(a, KIND_OBJECT);
    case OP_INTRINSIC: return flow_intrinsic(v, i, extra);
    default: return flow_plain(v, i, KIND_OBJECT) && (!verify_is_jump(INSTRUCTION_OP(i)) || flow_go(v, target));
    }
}

#undef NEED
#undef VALUE
#undef WRITE

/* ---- paths ------------------------------------------------------------------------------------- */

/* From a target on, until control leaves or comes to another target. */
static bool flow_follow(Verifier *v, uint32_t start) {
    const Code *code = v->code;
    uint32_t handler = VERIFY_NO_HANDLER;
    memcpy(v->now, v->states[start], v->registers * sizeof *v->now);
    v->work += v->registers;
    for (v->at = start;;) {
        Instruction i = code->instructions[v->at];
        unsigned words = opcode_info[INSTRUCTION_OP(i)].words;
        if (++v->work > FLOW_WORK_MAX(code->instruction_count)) return verify_fail(v, "takes too long to check");
        if (v->at != start && v->marks[v->at] & (VERIFY_TARGET | VERIFY_HANDLER)) return flow_go(v, v->at);
        if (v->handlers[v->at] != VERIFY_NO_HANDLER) {
            bool same = v->handlers[v->at] == handler;
            if (!flow_join(v, v->handlers[v->at], same ? v->changed_from : 0, same ? v->changed_to : v->registers)) return false;
        }
        handler = v->handlers[v->at];
        v->changed_from = v->registers;
        v->changed_to = 0;
        if (!flow_step(v, i, words == 2 ? code->instructions[v->at + 1] : 0)) return false;
        if (verify_is_end(INSTRUCTION_OP(i))) return true;
        v->at += words;
    }
}

/* At entry: parameters have values, other locals are unbound, cells of the closure are in place. */
static void flow_enter(Verifier *v) {
    const Code *code = v->code;
    uint32_t parameters = code->argument_count + code->keyword_only_count, r = 0;
    while (r < parameters) v->now[r++] = KIND_OBJECT;
    if (code->flags & CODE_VARARGS) v->now[r++] = KIND_TUPLE;
    if (code->flags & CODE_VARKEYWORDS) v->now[r++] = KIND_DICT;
    while (r < code->first_free) v->now[r++] = KIND_UNBOUND;
    while (r < code->local_count) v->now[r++] = KIND_CELL;
    while (r < v->registers) v->now[r++] = KIND_GARBAGE;
}

bool verify_flow(Verifier *v) {
    uint32_t count = v->code->instruction_count;
    v->states = arena_alloc_zeroed(&v->arena, count * sizeof *v->states);
    v->queue = arena_alloc_array(&v->arena, count, sizeof *v->queue);
    v->now = arena_alloc_array(&v->arena, v->registers, sizeof *v->now);
    if (!v->states || !v->queue || !v->now) return verify_no_memory(v);
    flow_enter(v);
    if (!flow_go(v, 0)) return false;
    while (v->queued) {
        uint32_t start = v->queue[--v->queued];
        v->marks[start] &= (uint8_t)~VERIFY_QUEUED;
        if (!flow_follow(v, start)) return false;
    }
    return true;
}
