/* The opcode table as data, and instructions as text. */
#include <stdio.h>

#include "compiler/compile.h"
#include "compiler/opcodes.h"
#include "runtime/error.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"

const OpcodeInfo opcode_info[OPCODE_COUNT] = {
#define OPCODE_INFO(NAME, words, operands, effect) [OP_##NAME] = {#NAME, words, operands, effect},
    OPCODES(OPCODE_INFO)
#undef OPCODE_INFO
};

static const char *const disasm_intrinsics[] = {
#define INTRINSIC_NAME(NAME, operands, meaning) #NAME,
    INTRINSICS(INTRINSIC_NAME)
#undef INTRINSIC_NAME
};

static bool disasm_register(StrBuilder *b, const Code *code, unsigned r) {
    const Tuple *names = tuple_of(code->variable_names);
    if (r < names->length) return str_builder_format(b, " %V", names->items[r]);
    return str_builder_format(b, " r%d", (int)r);
}

static bool disasm_operand(StrBuilder *b, const Code *code, char kind, uint32_t offset, Instruction i, unsigned position) {
    bool wide = position == 1 && opcode_info[INSTRUCTION_OP(i)].operands[2] == 0;
    uint16_t raw = position == 0 ? INSTRUCTION_A(i) : position == 1 ? INSTRUCTION_B(i) : INSTRUCTION_C(i);
    int32_t n = wide ? INSTRUCTION_BC(i) : raw;
    switch (kind) {
    case 'R':
    case 'W': return disasm_register(b, code, raw);
    case 'V': return str_builder_format(b, " [r%d..]", (int)raw);
    case 'K': return str_builder_format(b, " %R", tuple_of(code->consts)->items[n]);
    case 'N': return str_builder_format(b, " %V", tuple_of(code->names)->items[n]);
    case 'G': return str_builder_format(b, " %V", tuple_of(code->global_names)->items[n]);
    case 'I': return str_builder_format(b, " %d", wide ? (int)n : (int)(int16_t)raw);
    case 'U': return str_builder_format(b, " %d", (int)n);
    case 'J': return str_builder_format(b, " to %d", (int)offset + (wide ? (int)n : (int)(int16_t)raw));
    default: return true;
    }
}

static bool disasm_line(StrBuilder *b, const Code *code, uint32_t offset, int *last_line) {
    Instruction i = code->instructions[offset];
    const OpcodeInfo *info = &opcode_info[INSTRUCTION_OP(i)];
    int line = code_line(code, offset);
    char margin[32] = "      ";
    if (line != *last_line) snprintf(margin, sizeof margin, "%5d ", line);
    *last_line = line;
    char head[96];
    snprintf(head, sizeof head, "%s %6u  %-24s", margin, offset, info->name);
    if (!str_builder_add_c(b, head)) return false;
    for (unsigned position = 0; position < 3 && info->operands[position]; position++)
        if (!disasm_operand(b, code, info->operands[position], offset, i, position)) return false;
    if (INSTRUCTION_OP(i) == OP_INTRINSIC && !str_builder_format(b, "  (%s)", disasm_intrinsics[code->instructions[offset + 1]])) return false;
    return str_builder_add_c(b, "\n");
}

Value disassemble(Thread *t, const Code *code) {
    StrBuilder b;
    str_builder_init(&b, t);
    int line = -1;
    for (uint32_t offset = 0; offset < code->instruction_count; offset += opcode_info[INSTRUCTION_OP(code->instructions[offset])].words)
        if (!disasm_line(&b, code, offset, &line)) return NULL;
    if (code->handler_count && !str_builder_add_c(&b, "handlers:\n")) return NULL;
    for (uint32_t n = 0; n < code->handler_count; n++) {
        const HandlerRow *row = &code->handlers[n];
        if (!str_builder_format(&b, "  %d to %d -> %d\n", (int)row->start, (int)row->end, (int)row->target)) return NULL;
    }
    return to_value(str_builder_finish(&b));
}

bool disasm_branch(uint64_t i, int64_t *distance) {
    const char *operands = opcode_info[INSTRUCTION_OP(i)].operands;
    bool wide = operands[1] == 'J';
    *distance = wide ? INSTRUCTION_BC(i) : (int16_t)INSTRUCTION_C(i);
    return INSTRUCTION_OP(i) != OP_JUMP && (wide || operands[2] == 'J');
}

/* Offsets, two units a word as in f_lasti: of the branch, of the way to the left and of that to the right. */
Value disasm_branches(Thread *t, Value v) {
    const Code *code = code_of(v);
    Value list = list_new(t, 0);
    uint32_t words;
    for (uint32_t at = 0; list && at < code->instruction_count; at += words) {
        Instruction i = code->instructions[at];
        int64_t distance;
        words = opcode_info[INSTRUCTION_OP(i)].words;
        if (!disasm_branch(i, &distance) || INSTRUCTION_OP(i) == OP_SEND) continue;
        Value next = small_int((int64_t)(at + words) * 2), target = small_int((at + distance) * 2);
        bool back = distance < 0; /* into a loop's body */
        Value branch = tuple_from_3(t, small_int((int64_t)at * 2), back ? target : next, back ? next : target);
        if (!branch || !list_append(t, list, branch)) return NULL;
    }
    return list;
}

void disasm_shift_names(uint64_t *instructions, uint32_t count, uint32_t by) {
    unsigned words;
    for (uint32_t at = 0; at < count; at += words) {
        uint64_t *i = &instructions[at];
        const OpcodeInfo *info = &opcode_info[INSTRUCTION_OP(*i)];
        words = info->words;
        for (unsigned n = 0; n < 3 && info->operands[n]; n++)
            if (info->operands[n] == 'N') *i += (uint64_t)by << (16 * (n + 1));
        if (INSTRUCTION_OP(*i) == OP_IMPORT_NAME || INSTRUCTION_OP(*i) == OP_LOAD_FROM_DICT_OR_CELL) instructions[at + 1] += by;
    }
}
