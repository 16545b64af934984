/* Module _dis: minipy's own bytecode as data, for the module dis. */
#include "compiler/compile.h"
#include "compiler/opcodes.h"
#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/objects/function.h"
#include "runtime/objects/list.h"
#include "runtime/objects/str.h"
#include "runtime/objects/tuple.h"

static const Code *dis_code(Thread *t, Value v) {
    if (is_exact(v, T_CODE)) return code_of(v);
    raise_type_error(t, "expected a code object, not %T", v);
    return NULL;
}

/* (operand kind, number, what it means or None). Offsets of jumps are in units of two, as in f_lasti. */
static Value dis_operand(Thread *t, const Code *code, Instruction i, uint32_t offset, unsigned position, char kind) {
    bool wide = position == 1 && opcode_info[INSTRUCTION_OP(i)].operands[2] == 0;
    uint16_t raw = position == 0 ? INSTRUCTION_A(i) : position == 1 ? INSTRUCTION_B(i) : INSTRUCTION_C(i);
    int64_t n = wide ? INSTRUCTION_BC(i) : kind == 'I' || kind == 'J' ? (int16_t)raw : raw;
    Value meaning = NONE;
    const Tuple *names = kind == 'K' ? tuple_of(code->consts) : kind == 'N' ? tuple_of(code->names)
                         : kind == 'G' ? tuple_of(code->global_names) : tuple_of(code->variable_names);
    if (kind == 'J') meaning = small_int(((int64_t)offset + n) * 2);
    else if (strchr("KNGRW", kind) && (uint64_t)n < names->length) meaning = names->items[n];
    char letter[2] = {kind, 0};
    Str *text = str_from_c(t, letter);
    return text ? tuple_from_3(t, to_value(text), small_int(n), meaning) : NULL;
}

/* (offset, opcode, words, operands) of one instruction. */
static Value dis_instruction(Thread *t, const Code *code, uint32_t offset) {
    Instruction i = code->instructions[offset];
    const OpcodeInfo *info = &opcode_info[INSTRUCTION_OP(i)];
    Value operands[3];
    size_t count = 0;
    for (unsigned position = 0; position < 3 && info->operands[position]; position++) {
        if (info->operands[position] == '_') continue;
        operands[count] = dis_operand(t, code, i, offset, position, info->operands[position]);
        if (!operands[count++]) return NULL;
    }
    Value items[4] = {small_int(offset * (int64_t)2), small_int(INSTRUCTION_OP(i)), small_int(info->words), tuple_new(t, operands, count)};
    return items[3] ? tuple_new(t, items, 4) : NULL;
}

static Value dis_instructions(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    const Code *code = dis_code(t, args[0]);
    Value list = code ? list_new(t, code->instruction_count) : NULL;
    if (!list) return NULL;
    for (uint32_t offset = 0; offset < code->instruction_count;
         offset += opcode_info[INSTRUCTION_OP(code->instructions[offset])].words) {
        Value v = dis_instruction(t, code, offset);
        if (!v || !list_append(t, list, v)) return NULL;
    }
    return list;
}

static Value dis_handlers(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    const Code *code = dis_code(t, args[0]);
    Value list = code ? list_new(t, code->handler_count) : NULL;
    for (uint32_t n = 0; list && n < code->handler_count; n++) {
        const HandlerRow *row = &code->handlers[n];
        Value v = tuple_from_3(t, small_int(row->start * (int64_t)2), small_int(row->end * (int64_t)2), small_int(row->target * (int64_t)2));
        if (!v || !list_append(t, list, v)) return NULL;
    }
    return list;
}

static Value dis_text(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    const Code *code = dis_code(t, args[0]);
    return code ? disassemble(t, code) : NULL;
}

static Value dis_registers(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    const Code *code = dis_code(t, args[0]);
    return code ? small_int(code->register_count) : NULL;
}

static const NativeDef dis_functions[] = {
    {"instructions", dis_instructions, 1, 1, NATIVE_FUNCTION, "code, /", "A list of (offset, opcode, words, operands)."},
    {"handlers", dis_handlers, 1, 1, NATIVE_FUNCTION, "code, /", "The exception table: (start, end, target)."},
    {"text", dis_text, 1, 1, NATIVE_FUNCTION, "code, /", "The instructions as text."},
    {"registers", dis_registers, 1, 1, NATIVE_FUNCTION, "code, /", "How many registers a frame has."},
    {0},
};

/* opcodes: a tuple of (name, operand kinds, effect) by number. */
static bool dis_module_init(Thread *t, Module *m) {
    Value list = list_new(t, OPCODE_COUNT);
    for (unsigned n = 0; list && n < OPCODE_COUNT; n++) {
        Str *name = intern_c(t, opcode_info[n].name), *operands = str_from_c(t, opcode_info[n].operands),
            *effect = str_from_c(t, opcode_info[n].effect);
        Value v = name && operands && effect ? tuple_from_3(t, to_value(name), to_value(operands), to_value(effect)) : NULL;
        if (!v || !list_append(t, list, v)) return false;
    }
    Value opcodes = list ? list_to_tuple(t, list) : NULL;
    return opcodes && module_add(t, m, "opcodes", opcodes);
}

const ModuleDef module__dis = {.name = "_dis", .doc = "minipy's bytecode as data.", .functions = dis_functions, .init = dis_module_init};
