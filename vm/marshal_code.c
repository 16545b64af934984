/* Code objects in marshal's format.
 *
 * A tag that says for which instruction set; the numbers; the instructions, as they are; handlers and positions, each number as a
 * difference in seven bits a byte; then the objects. Nothing of it is believed: verify_code_alone() looks at what came of it. */
#include "compiler/compile.h"
#include "gen/compiler_tag.h"
#include "runtime/error.h"
#include "runtime/objects/code_parts.h"
#include "runtime/objects/tuple.h"
#include "vm/marshal_impl.h"
#include "vm/verify.h"

#define MARSHAL_NUMBERS 7
#define MARSHAL_VALUES 9

/* The fields, in their order in the format. */
static const size_t marshal_number_fields[MARSHAL_NUMBERS] = {
    offsetof(Code, argument_count), offsetof(Code, positional_only_count), offsetof(Code, keyword_only_count), offsetof(Code, flags),
    offsetof(Code, first_free), offsetof(Code, register_count), offsetof(Code, first_line),
};
static const size_t marshal_value_fields[MARSHAL_VALUES] = {
    offsetof(Code, names), offsetof(Code, global_names), offsetof(Code, variable_names), offsetof(Code, cell_names),
    offsetof(Code, free_names), offsetof(Code, consts), offsetof(Code, filename), offsetof(Code, name), offsetof(Code, qualname),
};
enum { MARSHAL_GLOBAL_NAMES = 1, MARSHAL_CONSTS = 5 };

uint16_t marshal_code_tag(void) { return COMPILER_TAG; }

/* ---- writing ----------------------------------------------------------------------------------- */

static bool marshal_put_packed(MarshalWriter *w, uint32_t n) {
    while (n >= 0x80) {
        if (!marshal_put_byte(w, (n & 0x7f) | 0x80)) return false;
        n >>= 7;
    }
    return marshal_put_byte(w, n);
}

/* Small ones of either sign in few bits. */
static bool marshal_put_difference(MarshalWriter *w, int32_t from, int32_t to) {
    uint32_t n = (uint32_t)to - (uint32_t)from;
    return marshal_put_packed(w, n << 1 ^ (n >> 31 ? UINT32_MAX : 0));
}

static bool marshal_put_tables(MarshalWriter *w, const Code *code) {
    for (uint32_t n = 0; n < code->handler_count; n++) {
        const HandlerRow *row = &code->handlers[n];
        if (!marshal_put_packed(w, row->start) || !marshal_put_packed(w, row->end - row->start) || !marshal_put_packed(w, row->target - row->end))
            return false;
    }
    PositionRow before = {.line = (int32_t)code->first_line};
    for (uint32_t n = 0; n < code->position_count; n++) {
        const PositionRow *row = &code->positions[n];
        if (!marshal_put_packed(w, row->offset - before.offset) || !marshal_put_difference(w, before.line, row->line)
            || !marshal_put_difference(w, row->line, row->end_line) || !marshal_put_difference(w, before.column, row->column)
            || !marshal_put_difference(w, row->column, row->end_column))
            return false;
        before = *row;
    }
    return true;
}

bool marshal_put_code(MarshalWriter *w, const Code *code) {
    if (!marshal_put_number(w, COMPILER_TAG, 2)) return false;
    for (size_t n = 0; n < MARSHAL_NUMBERS; n++)
        if (!marshal_put_number(w, *(const uint32_t *)((const char *)code + marshal_number_fields[n]), 4)) return false;
    if (!marshal_put_number(w, code->instruction_count, 4) || !marshal_put_number(w, code->handler_count, 4)
        || !marshal_put_number(w, code->position_count, 4) || !marshal_put(w, code->instructions, code->instruction_count * sizeof(Instruction)))
        return false;
    size_t start = w->length;
    if (!marshal_put_number(w, 0, 4) || !marshal_put_tables(w, code)) return false;
    uint32_t size = (uint32_t)(w->length - start - 4);
    memcpy(w->data + start, &size, sizeof size);
    for (size_t n = 0; n < MARSHAL_VALUES; n++) {
        Value v = *(const Value *)((const char *)code + marshal_value_fields[n]);
        if (n == MARSHAL_GLOBAL_NAMES && v == code->names) v = NONE; /* they are to be one tuple again */
        if (!marshal_put_object(w, v)) return false;
    }
    return true;
}

/* ---- reading ----------------------------------------------------------------------------------- */

typedef struct MarshalPacked {
    const uint8_t *at, *end;
} MarshalPacked;

/* Zeroes when there is no more: the verifier sees to that. */
static uint32_t marshal_unpack(MarshalPacked *p) {
    uint32_t n = 0;
    for (unsigned shift = 0; p->at < p->end && shift < 32; shift += 7) {
        n |= (uint32_t)(*p->at & 0x7f) << shift;
        if (!(*p->at++ & 0x80)) break;
    }
    return n;
}

static int32_t marshal_unpack_difference(MarshalPacked *p, int32_t from) {
    uint32_t n = marshal_unpack(p);
    return (int32_t)((uint32_t)from + (n >> 1 ^ (n & 1 ? UINT32_MAX : 0)));
}

static void marshal_unpack_tables(MarshalPacked *p, Code *code) {
    for (uint32_t n = 0; n < code->handler_count; n++) {
        HandlerRow *row = &code->handlers[n];
        row->start = marshal_unpack(p);
        row->end = row->start + marshal_unpack(p);
        row->target = row->end + marshal_unpack(p);
    }
    PositionRow before = {.line = (int32_t)code->first_line};
    for (uint32_t n = 0; n < code->position_count; n++) {
        PositionRow *row = &code->positions[n];
        row->offset = before.offset + marshal_unpack(p);
        row->line = marshal_unpack_difference(p, before.line);
        row->end_line = marshal_unpack_difference(p, row->line);
        row->column = marshal_unpack_difference(p, before.column);
        row->end_column = marshal_unpack_difference(p, row->column);
        before = *row;
    }
}

/* The block that holds instructions, handlers and positions; their counts are in the code, which nobody else has. A handler
 * takes three bytes at least, a position five: so the block is not many times larger than what has been read. */
static bool marshal_take_tables(MarshalReader *r, Code *code) {
    uint64_t words, handlers, positions, packed;
    if (!marshal_take_number(r, 4, &words) || !marshal_take_number(r, 4, &handlers) || !marshal_take_number(r, 4, &positions)) return false;
    const uint8_t *instructions = marshal_take(r, (size_t)words * sizeof(Instruction));
    if (!instructions || !marshal_take_number(r, 4, &packed)) return false;
    if (packed < 3 * handlers + 5 * positions) return FAIL_WITH(marshal_bad(r, "tables of code out of range"));
    const uint8_t *tables = marshal_take(r, (size_t)packed);
    BytesBlock *block = tables ? bytes_block_new(r->t, words * sizeof(Instruction) + handlers * sizeof(HandlerRow) + positions * sizeof(PositionRow) + 1)
                               : NULL;
    if (!block) return false;
    code->instructions = (Instruction *)block->data;
    code->handlers = (HandlerRow *)(code->instructions + words);
    code->positions = (PositionRow *)(code->handlers + handlers);
    code->instruction_count = (uint32_t)words;
    code->handler_count = (uint32_t)handlers;
    code->position_count = (uint32_t)positions;
    memcpy(code->instructions, instructions, words * sizeof(Instruction));
    MarshalPacked p = {tables, tables + packed};
    marshal_unpack_tables(&p, code);
    store(code, &code->storage, to_value(block));
    return true;
}

/* Tuples are copied: one that was referred to may not be complete, and what has been verified must not change. */
static Value marshal_take_code_value(MarshalReader *r, const Code *code, size_t n) {
    Value v = marshal_take_object(r);
    if (!v) return error_is_set(r->t) ? NULL : marshal_bad(r, "code is incomplete");
    if (n > MARSHAL_CONSTS) return v;
    if (n == MARSHAL_GLOBAL_NAMES && v == NONE) return code->names;
    if (!is_tuple_exact(v)) return marshal_bad(r, "code needs a tuple");
    return n == MARSHAL_CONSTS ? tuple_new(r->t, tuple_of(v)->items, tuple_of(v)->length) : code_intern_names(r->t, v);
}

Value marshal_take_code(MarshalReader *r) {
    uint64_t number;
    if (!marshal_take_number(r, 2, &number)) return NULL;
    if (number != COMPILER_TAG) return marshal_bad(r, "code of another version");
    Code *code = heap_allocate(r->t, sizeof *code, T_CODE);
    for (size_t n = 0; code && n < MARSHAL_NUMBERS; n++) {
        if (!marshal_take_number(r, 4, &number)) return NULL;
        *(uint32_t *)((char *)code + marshal_number_fields[n]) = (uint32_t)number;
    }
    if (!code || !marshal_take_tables(r, code)) return NULL;
    for (size_t n = 0; n < MARSHAL_VALUES; n++) {
        Value v = marshal_take_code_value(r, code, n);
        if (!v) return NULL;
        store(code, (Value *)((char *)code + marshal_value_fields[n]), v);
    }
    code->local_count = (uint32_t)tuple_of(code->variable_names)->length;
    return verify_code_alone(r->t, code) ? to_value(code) : NULL;
}
