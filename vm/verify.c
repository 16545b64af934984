/* The verifier, first step: tables, words and operands, one at a time. */
#include "vm/verify_impl.h"

#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/objects/protocol.h"
#include "runtime/objects/str.h"

bool verify_fail(Verifier *v, const char *problem) {
    return FAIL_WITH(raise_value_error(v->t, "invalid code object %R, word %d: %s", v->code->name, (int)v->at, problem));
}

bool verify_no_memory(Verifier *v) { return FAIL_WITH(raise_memory_error(v->t)); }

/* ---- the fields -------------------------------------------------------------------------------- */

static bool verify_names(Verifier *v, Value tuple, bool interned) {
    if (!tuple || !is_tuple_exact(tuple)) return verify_fail(v, "names must be a tuple");
    const Tuple *names = tuple_of(tuple);
    for (size_t n = 0; n < names->length; n++) {
        if (!is_str_exact(names->items[n])) return verify_fail(v, "names must be strings");
        if (interned && !is_interned(str_of(names->items[n]))) return verify_fail(v, "names must be interned");
    }
    return true;
}

static bool verify_fields(Verifier *v) {
    const Code *code = v->code;
    if (!code->name || !is_str(v->t, code->name) || !code->qualname || !is_str(v->t, code->qualname) || !code->filename
        || !is_str(v->t, code->filename))
        return FAIL_WITH(raise_value_error(v->t, "invalid code object: name and filename must be strings"));
    if (!code->consts || !is_tuple_exact(code->consts)) return verify_fail(v, "constants must be a tuple");
    if (!verify_names(v, code->names, true) || !verify_names(v, code->global_names, true) || !verify_names(v, code->variable_names, true)
        || !verify_names(v, code->cell_names, true) || !verify_names(v, code->free_names, true))
        return false;
    uint64_t parameters = (uint64_t)code->argument_count + code->keyword_only_count + !!(code->flags & CODE_VARARGS)
        + !!(code->flags & CODE_VARKEYWORDS);
    if (code->positional_only_count > code->argument_count) return verify_fail(v, "more positional-only parameters than positional ones");
    if (code->local_count != tuple_of(code->variable_names)->length) return verify_fail(v, "each local must have a name");
    if (code->first_free > code->local_count || code->local_count - code->first_free != tuple_of(code->free_names)->length)
        return verify_fail(v, "free variables must be the last locals");
    if (parameters > code->first_free) return verify_fail(v, "more parameters than locals");
    if (code->register_count <= code->local_count || code->register_count > UINT16_MAX + 1) return verify_fail(v, "bad number of registers");
    uint32_t kinds = code->flags & (CODE_GENERATOR | CODE_COROUTINE | CODE_ASYNC_GENERATOR);
    if (kinds & (kinds - 1)) return verify_fail(v, "more than one kind of generator");
    if (code->flags & CODE_ITERABLE_COROUTINE && kinds != CODE_GENERATOR) return verify_fail(v, "bad flags");
    if (code->instruction_count == 0 || code->instruction_count > INT32_MAX) return verify_fail(v, "no instructions");
    v->is_generator = kinds != 0;
    /* Names are looked up in the frame's namespace, which functions do not have. */
    v->has_names = !kinds && !(code->flags & CODE_OPTIMIZED);
    v->registers = code->register_count;
    return true;
}

/* ---- operands ---------------------------------------------------------------------------------- */

bool verify_is_end(unsigned op) {
    return op == OP_JUMP || op == OP_RETURN || op == OP_RETURN_NONE || op == OP_RAISE || op == OP_RERAISE || op == OP_RAISE_ASSERTION
        || op == OP_STOP_ITERATION_ERROR;
}

bool verify_is_jump(unsigned op) {
    const char *operands = opcode_info[op].operands;
    return operands[1] == 'J' || operands[2] == 'J';
}

uint32_t verify_jump_target(Instruction i, uint32_t at) {
    bool wide = opcode_info[INSTRUCTION_OP(i)].operands[1] == 'J';
    return (uint32_t)((int64_t)at + (wide ? INSTRUCTION_BC(i) : (int16_t)INSTRUCTION_C(i)));
}

/* first and the count - 1 registers behind it. */
static bool verify_window(Verifier *v, uint32_t first, uint64_t count) {
    return first + count <= v->registers || verify_fail(v, "registers out of range");
}

static bool verify_index(Verifier *v, int64_t index, Value tuple, const char *problem) {
    return (index >= 0 && (uint64_t)index < tuple_of(tuple)->length) || verify_fail(v, problem);
}

static bool verify_operand(Verifier *v, Instruction i, const char *kinds, unsigned position) {
    bool wide = position == 1 && kinds[2] == 0;
    uint32_t raw = position == 0 ? INSTRUCTION_A(i) : position == 1 ? INSTRUCTION_B(i) : INSTRUCTION_C(i);
    int64_t n = wide ? INSTRUCTION_BC(i) : (int64_t)raw;
    switch (kinds[position]) {
    case 'R':
    case 'W':
    case 'V': return verify_window(v, raw, 1);
    case 'K': return verify_index(v, n, v->code->consts, "constant out of range");
    case 'N': return verify_index(v, n, v->code->names, "name out of range");
    case 'G': return verify_index(v, n, v->code->global_names, "global name out of range");
    case 'J': {
        int64_t target = (int64_t)v->at + (wide ? n : (int16_t)raw);
        if (target < 0 || target >= v->code->instruction_count) return verify_fail(v, "jump out of range");
        if (target == v->at) return verify_fail(v, "a jump leads to itself"); /* no safepoint: it is not backwards */
        v->marks[target] |= VERIFY_TARGET;
        return true;
    }
    default: return true;
    }
}

static bool verify_const_names(Verifier *v, uint64_t index, size_t at_most) {
    if (!verify_index(v, (int64_t)index, v->code->consts, "constant out of range")) return false;
    Value names = tuple_of(v->code->consts)->items[index];
    return verify_names(v, names, false) && (tuple_of(names)->length <= at_most || verify_fail(v, "more names than arguments"));
}

static bool verify_conversion(Verifier *v, uint64_t c) {
    return c == 0 || c == 's' || c == 'r' || c == 'a' || verify_fail(v, "bad conversion");
}

static bool verify_intrinsic(Verifier *v, uint64_t which, unsigned count) {
    static const uint8_t operands[] = {
#define INTRINSIC_OPERANDS(NAME, operand_count, meaning) operand_count,
        INTRINSICS(INTRINSIC_OPERANDS)
#undef INTRINSIC_OPERANDS
    };
    return (which < INTRINSIC_COUNT && count == operands[which]) || verify_fail(v, "bad intrinsic");
}

/* What the kinds of the operands do not say: ranges of immediates, extra words, windows. */
static bool verify_details(Verifier *v, Instruction i, uint64_t extra) {
    unsigned a = INSTRUCTION_A(i), b = INSTRUCTION_B(i), c = INSTRUCTION_C(i);
    bool good = true;
    switch (INSTRUCTION_OP(i)) {
    case OP_TRACED: good = false; break;
    case OP_LOAD_SPECIAL_CONST: good = b <= 5; break;
    case OP_CHECK_BOUND:
    case OP_DELETE_LOCAL:
    case OP_MAKE_CELL:
    case OP_STORE_CELL:
    case OP_DELETE_CELL: good = a < v->code->local_count; break;
    case OP_LOAD_CELL:
    case OP_LOAD_CELL_OR_NAME: good = b < v->code->local_count; break;
    case OP_LOAD_FROM_DICT_OR_CELL: good = c < v->code->local_count && extra < tuple_of(v->code->names)->length; break;
    case OP_LOAD_FROM_DICT_OR_GLOBAL: good = c < tuple_of(v->code->global_names)->length; break;
    case OP_LOAD_ATTR:
    case OP_STORE_ATTR:
    case OP_LOAD_METHOD:
    case OP_LOAD_SUPER_METHOD:
    case OP_LOAD_ITEM:
    case OP_LOAD_ITEM_INT:
        if (extra) return verify_fail(v, "a cache must be empty");
        break;
    case OP_LOAD_SPECIAL: good = c <= SPECIAL_AEXIT; break;
    case OP_BUILD_SLICE: good = c == 2 || c == 3; break;
    case OP_BINARY:
    case OP_INPLACE: good = extra < BINARY_COUNT; break;
    case OP_FLOORDIV_INT:
    case OP_MOD_INT: good = c != 0; break;
    case OP_LSHIFT_INT:
    case OP_RSHIFT_INT: good = c < 64; break;
    case OP_GET_AWAITABLE: good = c <= 3; break;
    case OP_CALL_KW:
    case OP_CALL_METHOD_KW: return verify_const_names(v, extra, b);
    case OP_SET_FUNCTION: good = c <= FUNCTION_TYPE_PARAMS; break;
    case OP_MAKE_FUNCTION: good = is_exact(tuple_of(v->code->consts)->items[INSTRUCTION_BC(i)], T_CODE); break;
    case OP_BUILD_INTERPOLATION: return ((c == 2 || c == 3) || verify_fail(v, "bad operand")) && verify_conversion(v, extra);
    case OP_FORMAT:
    case OP_FORMAT_SPEC: return verify_conversion(v, c);
    case OP_UNPACK: return verify_window(v, a, c);
    case OP_UNPACK_EX: return verify_window(v, a, extra < UINT32_MAX ? c + extra + 1 : extra);
    case OP_RAISE: good = c <= 2; break;
    case OP_RAISE_ASSERTION: good = b <= 1; break;
    case OP_IMPORT_NAME: good = extra < tuple_of(v->code->names)->length; break;
    case OP_MATCH_CLASS: return verify_const_names(v, extra >> 32, SIZE_MAX);
    case OP_INTRINSIC: return verify_intrinsic(v, extra, c);
    case OP_LOAD_NAME:
    case OP_STORE_NAME:
    case OP_DELETE_NAME:
    case OP_LOAD_LOCALS:
    case OP_SETUP_ANNOTATIONS: good = v->has_names; break;
    case OP_IMPORT_STAR: good = !(v->code->flags & CODE_OPTIMIZED); break;
    case OP_RETURN_GENERATOR: good = v->at == 0 && v->is_generator; break;
    case OP_YIELD: good = v->is_generator; break;
    case OP_YIELD_DELEGATE: /* throw() looks for its SEND there */
        good = v->is_generator && v->at > 0 && v->marks[v->at - 1] & VERIFY_START && INSTRUCTION_OP(v->code->instructions[v->at - 1]) == OP_SEND;
        break;
    }
    if (INSTRUCTION_OP(i) == OP_LOAD_CELL_OR_NAME) good = good && v->has_names;
    return good || verify_fail(v, "bad operand");
}

/* ---- words ------------------------------------------------------------------------------------- */

static bool verify_words(Verifier *v) {
    const Code *code = v->code;
    unsigned op = OP_NOP;
    for (uint32_t at = 0, words; at < code->instruction_count; at += words) {
        Instruction i = code->instructions[at];
        v->at = at;
        op = INSTRUCTION_OP(i);
        if (op >= OPCODE_COUNT) return verify_fail(v, "unknown opcode");
        words = opcode_info[op].words;
        if (words > code->instruction_count - at) return verify_fail(v, "the last instruction is cut off");
        v->marks[at] |= VERIFY_START;
        const char *kinds = opcode_info[op].operands;
        for (unsigned position = 0; position < 3 && kinds[position]; position++)
            if (!verify_operand(v, i, kinds, position)) return false;
        if (!verify_details(v, i, words == 2 ? code->instructions[at + 1] : 0)) return false;
    }
    if (!verify_is_end(op)) return verify_fail(v, "runs off its end");
    if (v->is_generator != (INSTRUCTION_OP(code->instructions[0]) == OP_RETURN_GENERATOR))
        return verify_fail(v, "a generator, and nothing else, begins with RETURN_GENERATOR");
    for (uint32_t at = 0; at < code->instruction_count; at++) {
        v->at = at;
        if (v->marks[at] == VERIFY_TARGET) return verify_fail(v, "a jump leads into the middle of an instruction");
    }
    v->at = 0;
    return !(v->is_generator && v->marks[0] & VERIFY_TARGET) || verify_fail(v, "a jump leads to RETURN_GENERATOR");
}

/* ---- exception handlers ------------------------------------------------------------------------ */

/* Exceptions lead forwards only, so that every loop passes a jump backwards, which is a safepoint. */
static bool verify_row(Verifier *v, const HandlerRow *row) {
    const Code *code = v->code;
    v->at = row->start;
    if (row->start >= row->end || row->end > row->target || row->target >= code->instruction_count) return verify_fail(v, "bad range of a handler");
    if (!(v->marks[row->start] & VERIFY_START) || !(v->marks[row->end] & VERIFY_START))
        return verify_fail(v, "a handler's range must hold whole instructions");
    v->at = row->target;
    if (!(v->marks[row->target] & VERIFY_START) || INSTRUCTION_OP(code->instructions[row->target]) != OP_PUSH_HANDLED)
        return verify_fail(v, "a handler must begin with PUSH_HANDLED");
    v->marks[row->target] |= VERIFY_HANDLER;
    return true;
}

/* The first row that covers a word has it: each paints what is unpainted yet. next[w]: the first word from w on that may be. */
static bool verify_handlers(Verifier *v) {
    const Code *code = v->code;
    uint32_t count = code->instruction_count;
    uint32_t *next = arena_alloc_array(&v->arena, count + 1, sizeof *next);
    v->handlers = arena_alloc_array(&v->arena, count + 1, sizeof *v->handlers);
    if (!next || !v->handlers) return verify_no_memory(v);
    for (uint32_t at = 0; at <= count; at++) {
        next[at] = at;
        v->handlers[at] = VERIFY_NO_HANDLER;
    }
    for (uint32_t n = 0; n < code->handler_count; n++) {
        const HandlerRow *row = &code->handlers[n];
        if (!verify_row(v, row)) return false;
        for (uint32_t at = row->start; at < row->end;) {
            if (next[at] == at) {
                v->handlers[at] = row->target;
                next[at] = at + 1;
            }
            uint32_t skip = next[at];
            while (next[skip] != skip) skip = next[skip] = next[next[skip]];
            next[at] = skip;
            at = skip;
        }
    }
    return true;
}

static bool verify_positions(Verifier *v) {
    const Code *code = v->code;
    for (uint32_t n = 0; n < code->position_count; n++)
        if (code->positions[n].offset >= code->instruction_count || (n && code->positions[n].offset <= code->positions[n - 1].offset))
            return verify_fail(v, "positions must be in order");
    return true;
}

bool verify_instructions(Verifier *v) {
    if (!verify_fields(v)) return false;
    v->marks = arena_alloc_zeroed(&v->arena, (size_t)v->code->instruction_count + 1);
    if (!v->marks) return verify_no_memory(v);
    return verify_words(v) && verify_handlers(v);
}

bool verify_code_alone(Thread *t, const Code *code) {
    Verifier v = {.t = t, .code = code};
    arena_init(&v.arena, 0);
    bool good = verify_instructions(&v) && verify_positions(&v) && verify_flow(&v);
    arena_free(&v.arena);
    return good;
}

bool verify_code(Thread *t, const Code *code) {
    if (C_STACK_IS_LOW(t)) {
        thread_stack_overflow(t, " while checking code");
        return false;
    }
    if (!verify_code_alone(t, code)) return false;
    const Tuple *consts = tuple_of(code->consts);
    for (size_t n = 0; n < consts->length; n++)
        if (is_exact(consts->items[n], T_CODE) && !verify_code(t, code_of(consts->items[n]))) return false;
    return true;
}
