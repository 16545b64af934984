/* From a unit's instructions to a code object: addresses, jumps, handler and position tables. */
#include "compiler/codegen_impl.h"

#include "runtime/objects/bytes.h"
#include "runtime/objects/code.h"

typedef struct Assembly {
    Unit *u;
    uint32_t *offsets;   /* word offset of each instruction, and of the end */
    bool *is_far;        /* a jump that needs two more words: OP +2, JUMP +2, JUMP target */
    uint32_t words;
} Assembly;

static bool jump_is_wide(unsigned op) {
    return op == OP_JUMP || op == OP_JUMP_TRUE || op == OP_JUMP_FALSE || op == OP_JUMP_NONE || op == OP_JUMP_NOT_NONE;
}

static void assemble_place(Assembly *a) {
    a->words = 0;
    for (uint32_t n = 0; n < a->u->count; n++) {
        a->offsets[n] = a->words;
        a->words += opcode_info[a->u->ins[n].op].words + (a->is_far[n] ? 2 : 0);
    }
    a->offsets[a->u->count] = a->words;
}

/* A statement of its own (break, continue), of which tracers are told; other jumps belong to what they come after. */
static bool assemble_is_statement(const Unit *u, uint32_t n) {
    return n > 0 && u->ins[n].line >= 0 && u->ins[n].line != u->ins[n - 1].line;
}

/* Follows jumps that lead to unconditional jumps, but passes over no other line's statement. */
static uint32_t assemble_target(const Assembly *a, uint32_t n) {
    const Unit *u = a->u;
    uint32_t to = (uint32_t)u->labels[u->ins[n].target];
    for (int hops = 0; hops < 8 && to < u->count && u->ins[to].op == OP_JUMP && u->ins[to].target != NO_LABEL; hops++) {
        uint32_t further = (uint32_t)u->labels[u->ins[to].target];
        if (further == to || further <= to) break; /* keep the poll of a back-edge where it is */
        if (assemble_is_statement(u, to) && u->ins[to].line != u->ins[n].line) break;
        to = further;
    }
    return to;
}

static int64_t assemble_distance(const Assembly *a, uint32_t n) {
    return (int64_t)a->offsets[assemble_target(a, n)] - (int64_t)a->offsets[n];
}

static void assemble_size_jumps(Assembly *a) {
    bool changed = true;
    while (changed) {
        changed = false;
        assemble_place(a);
        for (uint32_t n = 0; n < a->u->count; n++) {
            const Ins *i = &a->u->ins[n];
            if (i->target == NO_LABEL || jump_is_wide(i->op) || a->is_far[n]) continue;
            int64_t distance = assemble_distance(a, n);
            if (distance >= INT16_MIN && distance <= INT16_MAX) continue;
            a->is_far[n] = changed = true;
        }
    }
}

static void assemble_instruction(const Assembly *a, uint32_t n, Instruction *to) {
    const Ins *i = &a->u->ins[n];
    if (i->target == NO_LABEL) {
        to[0] = INSTRUCTION(i->op, i->a, i->b, i->c);
    } else if (jump_is_wide(i->op)) {
        to[0] = INSTRUCTION_WIDE(i->op, i->a, (int32_t)assemble_distance(a, n));
    } else if (a->is_far[n]) {
        to[0] = INSTRUCTION(i->op, i->a, i->b, 2);
        to[1] = INSTRUCTION_WIDE(OP_JUMP, 0, 2);
        to[2] = INSTRUCTION_WIDE(OP_JUMP, 0, (int32_t)(assemble_distance(a, n) - 2));
    } else {
        to[0] = INSTRUCTION(i->op, i->a, i->b, (int16_t)assemble_distance(a, n));
    }
    if (opcode_info[i->op].words == 2) to[1] = i->extra;
}

/* How many rows the position table needs: runs of instructions from one place share a row. */
static bool assemble_same_place(const Ins *a, const Ins *b) {
    return a->line == b->line && a->end_line == b->end_line && a->column == b->column && a->end_column == b->end_column;
}

static uint32_t assemble_count_positions(const Unit *u) {
    uint32_t count = 0;
    for (uint32_t n = 0; n < u->count; n++) count += n == 0 || !assemble_same_place(&u->ins[n], &u->ins[n - 1]);
    return count;
}

static bool assemble_tables(const Assembly *a, Code *code) {
    Unit *u = a->u;
    uint32_t positions = assemble_count_positions(u);
    size_t size = a->words * sizeof(Instruction) + u->range_count * sizeof(HandlerRow) + positions * sizeof(PositionRow);
    BytesBlock *block = bytes_block_new(u->g->t, size);
    if (!block) return false;
    code->storage = to_value(block);
    code->instructions = (Instruction *)block->data;
    code->instruction_count = a->words;
    code->handlers = (HandlerRow *)(code->instructions + a->words);
    code->positions = (PositionRow *)(code->handlers + u->range_count);
    for (uint32_t n = 0; n < u->count; n++) assemble_instruction(a, n, code->instructions + a->offsets[n]);
    for (uint32_t n = 0; n < u->range_count; n++) {
        const HandlerRange *r = &u->ranges[n];
        if (a->offsets[r->from] == a->offsets[r->to]) continue;
        code->handlers[code->handler_count++] =
            (HandlerRow){a->offsets[r->from], a->offsets[r->to], a->offsets[u->labels[r->target]]};
    }
    for (uint32_t n = 0; n < u->count; n++) {
        const Ins *i = &u->ins[n];
        if (n > 0 && assemble_same_place(i, &u->ins[n - 1])) continue;
        code->positions[code->position_count++] = (PositionRow){a->offsets[n], i->line, i->end_line, i->column, i->end_column};
    }
    return true;
}

static Value assemble_names_between(Unit *u, Reg from, Reg to) {
    Value tuple = tuple_new(u->g->t, NULL, (size_t)(to - from));
    for (Reg r = from; tuple && r < to; r++)
        store(tuple_of(tuple), &tuple_of(tuple)->items[r - from], list_get(list_of(u->variable_names), (size_t)r));
    return tuple;
}

/* co_cellvars: captured names, parameters first. */
static Value assemble_cell_names(Unit *u) {
    Thread *t = u->g->t;
    Value names = list_new(t, 0);
    for (Symbol *s = u->unit_scope->symbols; names && s; s = s->next)
        if (s->place == PLACE_CELL && s->flags & SYMBOL_PARAMETER && !list_append(t, names, list_get(list_of(u->variable_names), (size_t)s->register_index)))
            return NULL;
    for (Reg r = u->first_cell; names && r < u->first_free; r++) {
        Value name = list_get(list_of(u->variable_names), (size_t)r);
        bool known = false;
        for (size_t n = 0; n < list_length(list_of(names)); n++) known |= list_get(list_of(names), n) == name;
        if (!known && !list_append(t, names, name)) return NULL;
    }
    return names ? list_to_tuple(t, names) : NULL;
}

static uint32_t assemble_flags(const Unit *u) {
    const Scope *s = u->unit_scope;
    uint32_t flags = u->flags;
    bool is_function = s->kind != SCOPE_MODULE && s->kind != SCOPE_CLASS;
    if (is_function) flags |= CODE_OPTIMIZED | CODE_NEWLOCALS;
    if (s->is_nested && is_function) flags |= CODE_NESTED;
    if (s->is_coroutine && s->is_generator) flags |= CODE_ASYNC_GENERATOR;
    else if (s->is_coroutine) flags |= CODE_COROUTINE;
    else if (s->is_generator) flags |= CODE_GENERATOR;
    if (u->g->st->future_annotations) flags |= CODE_FUTURE_ANNOTATIONS;
    return flags;
}

static bool assemble_fields(Unit *u, Code *code) {
    Thread *t = u->g->t;
    code->name = unit_str(u, u->unit_scope->name);
    code->qualname = u->qualname;
    code->filename = u->g->filename;
    code->consts = list_to_tuple(t, u->consts);
    code->names = list_to_tuple(t, u->names);
    code->global_names = list_to_tuple(t, u->global_names);
    code->variable_names = list_to_tuple(t, u->variable_names);
    code->cell_names = assemble_cell_names(u);
    code->free_names = assemble_names_between(u, u->first_free, u->local_count);
    code->argument_count = u->argument_count;
    code->positional_only_count = u->positional_only_count;
    code->keyword_only_count = u->keyword_only_count;
    code->flags = assemble_flags(u);
    code->local_count = (uint32_t)u->local_count;
    code->register_count = (uint32_t)u->register_count + 1;
    code->first_free = (uint32_t)u->first_free;
    code->first_line = (uint32_t)u->first_line;
    return code->name && code->qualname && code->consts && code->names && code->global_names && code->variable_names
        && code->cell_names && code->free_names;
}

Code *assemble(Unit *u) {
    Thread *t = u->g->t;
    Assembly a = {.u = u};
    a.offsets = arena_alloc_array(u->g->arena, u->count + 1, sizeof *a.offsets);
    a.is_far = arena_alloc_zeroed(u->g->arena, u->count + 1);
    if (!a.offsets || !a.is_far) {
        raise_memory_error(t);
        return NULL;
    }
    assemble_size_jumps(&a);
    Code *code = heap_allocate(t, sizeof *code, T_CODE);
    return code && assemble_fields(u, code) && assemble_tables(&a, code) ? code : NULL;
}
