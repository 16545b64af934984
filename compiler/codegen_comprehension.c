/* Comprehensions, generator expressions, and awaiting. */
#include "compiler/codegen_impl.h"

/* SEND / YIELD until the iterator is done; its result is in `value`. The order of these three is known to generator.c. */
void generate_send_loop(Unit *u, Reg iterator, Reg value) {
    LabelId again = label_here(u), done = label_new(u);
    emit_jump(u, OP_SEND, iterator, value, done);
    emit(u, OP_YIELD_DELEGATE, value, value, iterator);
    emit_jump(u, OP_JUMP, 0, 0, again);
    label_bind(u, done);
}

void generate_await(Unit *u, Reg awaitable, Reg dst, unsigned context) {
    Reg mark = u->next_temp, iterator = temp_reserve(u, 2);
    emit(u, OP_GET_AWAITABLE, iterator, awaitable, (Reg)context);
    emit_const(u, iterator + 1, NONE);
    generate_send_loop(u, iterator, iterator + 1);
    emit(u, OP_MOVE, dst, iterator + 1, 0);
    u->next_temp = mark;
}

typedef struct ComprehensionSink {
    const AstNode *node;
    const AstSeq *generators;
    Reg collection;
} ComprehensionSink;

static void generate_comprehension_element(Unit *u, const ComprehensionSink *sink) {
    const AstNode *e = sink->node;
    Reg mark = u->next_temp;
    switch (e->kind) {
    case AST_ListComp: {
        Reg v = generate_expr(u, e->ListComp.elt);
        unit_at(u, e->ListComp.elt);
        emit(u, OP_LIST_APPEND, sink->collection, v, 0);
        break;
    }
    case AST_SetComp: {
        Reg v = generate_expr(u, e->SetComp.elt);
        unit_at(u, e->SetComp.elt);
        emit(u, OP_SET_ADD, sink->collection, v, 0);
        break;
    }
    case AST_DictComp: {
        Reg pair = temp_reserve(u, 2);
        generate_into(u, e->DictComp.key, pair);
        generate_into(u, e->DictComp.value, pair + 1);
        unit_at(u, e);
        emit(u, OP_DICT_ADD, sink->collection, pair, pair + 1);
        break;
    }
    default: {
        Reg v = temp_new(u);
        generate_into(u, e->GeneratorExp.elt, v);
        unit_at(u, e->GeneratorExp.elt);
        if (u->unit_scope->is_coroutine) emit(u, OP_WRAP_ASYNC_YIELD, v, v, 0);
        emit(u, OP_YIELD, v, v, 0);
    }
    }
    u->next_temp = mark;
}

static void generate_comprehension_loop(Unit *u, const ComprehensionSink *sink, uint32_t depth, Reg iterator);

static void generate_comprehension_body(Unit *u, const ComprehensionSink *sink, uint32_t depth, LabelId next) {
    const AstNode *c = sink->generators->items[depth];
    for (uint32_t n = 0; n < c->comprehension.ifs.count; n++) generate_condition(u, c->comprehension.ifs.items[n], false, next);
    if (depth + 1 == sink->generators->count) {
        generate_comprehension_element(u, sink);
        return;
    }
    const AstNode *inner = sink->generators->items[depth + 1];
    Reg mark = u->next_temp, iterator = temp_new(u);
    generate_iterator(u, inner->comprehension.iter, inner->comprehension.is_async, iterator);
    generate_comprehension_loop(u, sink, depth + 1, iterator);
    u->next_temp = mark;
}

static void generate_async_comprehension_loop(Unit *u, const ComprehensionSink *sink, uint32_t depth, Reg iterator) {
    const AstNode *c = sink->generators->items[depth];
    LabelId again = label_here(u), end = label_new(u), next = label_new(u);
    Reg mark = u->next_temp, saved = temp_reserve(u, 2), item = temp_new(u);
    unit_at(u, c->comprehension.target);
    uint32_t from = u->count;
    emit(u, OP_GET_ANEXT, item, iterator, 0);
    generate_await(u, item, item, 3);
    range_add(u, from, u->count, end);
    uint8_t *bound = bound_save(u);
    generate_store(u, c->comprehension.target, item);
    generate_comprehension_body(u, sink, depth, next);
    label_bind(u, next);
    emit_jump(u, OP_JUMP, 0, 0, again);
    label_bind(u, end);
    bound_restore(u, bound);
    emit(u, OP_PUSH_HANDLED, saved, 0, 0);
    emit(u, OP_POP_HANDLED, saved, 0, 0);
    emit(u, OP_END_ASYNC_FOR, saved + 1, 0, 0);
    u->next_temp = mark;
}

static void generate_comprehension_loop(Unit *u, const ComprehensionSink *sink, uint32_t depth, Reg iterator) {
    const AstNode *c = sink->generators->items[depth];
    if (c->comprehension.is_async) {
        generate_async_comprehension_loop(u, sink, depth, iterator);
        return;
    }
    LabelId body = label_new(u), next = label_new(u);
    Reg mark = u->next_temp;
    Reg direct = store_register(u, c->comprehension.target), item = direct >= 0 ? direct : temp_new(u);
    emit_jump(u, OP_JUMP, 0, 0, next);
    label_bind(u, body);
    uint8_t *bound = bound_save(u);
    unit_at(u, c->comprehension.target);
    generate_store(u, c->comprehension.target, item);
    generate_comprehension_body(u, sink, depth, next);
    label_bind(u, next);
    bound_restore(u, bound);
    unit_at(u, c->comprehension.iter);
    emit_jump(u, OP_FOR_ITER, iterator, item, body);
    u->next_temp = mark;
}

/* Variables of an inlined comprehension start unbound at each run; captured ones get a new cell. */
static void generate_comprehension_variables(Unit *u, const Scope *scope) {
    for (Symbol *s = scope->symbols; s; s = s->next) {
        if (s->outer || s->register_index < 0) continue;
        if (s->place == PLACE_CELL) {
            emit(u, OP_LOAD_SPECIAL_CONST, s->register_index, 5, 0);
            emit(u, OP_MAKE_CELL, s->register_index, 0, 0);
        } else if (s->place == PLACE_LOCAL) {
            emit(u, OP_LOAD_SPECIAL_CONST, s->register_index, 5, 0);
            u->bound[s->register_index] = 0;
        }
    }
}

/* ... and are unbound afterwards, so that locals() shows none of them, and nothing is kept alive. */
static void generate_comprehension_end(Unit *u, const Scope *scope) {
    for (Symbol *s = scope->symbols; s; s = s->next) {
        if (s->outer || s->register_index < 0 || (s->place != PLACE_CELL && s->place != PLACE_LOCAL)) continue;
        emit(u, OP_LOAD_SPECIAL_CONST, s->register_index, 5, 0);
        if (s->place == PLACE_LOCAL) u->bound[s->register_index] = 0;
    }
}

static void generate_inlined(Unit *u, const AstNode *e, const AstSeq *generators, unsigned build, Reg dst) {
    Scope *scope = symtable_scope(u->g->st, e, ROLE_BODY), *outer = u->scope;
    Reg mark = u->next_temp, collection = temp_reserve(u, 2), iterator = collection + 1;
    LabelId failed = label_new(u), done = label_new(u);
    const AstNode *first = generators->items[0];
    generate_iterator(u, first->comprehension.iter, first->comprehension.is_async, iterator);
    u->scope = scope;
    generate_comprehension_variables(u, scope);
    unit_at(u, e);
    emit(u, build, collection, collection, 0);
    ComprehensionSink sink = {e, generators, collection};
    uint32_t start = u->count;
    generate_comprehension_loop(u, &sink, 0, iterator);
    range_add(u, start, u->count, failed);
    u->scope = outer;
    unit_at(u, e);
    generate_comprehension_end(u, scope);
    emit(u, OP_MOVE, dst, collection, 0);
    emit_jump(u, OP_JUMP, 0, 0, done);
    label_bind(u, failed);
    emit(u, OP_PUSH_HANDLED, collection, 0, 0);
    generate_comprehension_end(u, scope);
    emit(u, OP_POP_HANDLED, collection, 0, 0);
    emit(u, OP_RERAISE, collection + 1, 1, 0);
    label_bind(u, done);
    u->next_temp = mark;
}

static void generate_generator_expression(Unit *u, const AstNode *e, Reg dst) {
    Scope *scope = symtable_scope(u->g->st, e, ROLE_BODY);
    const AstNode *first = e->GeneratorExp.generators.items[0];
    Unit inner;
    if (!unit_open(u->g, &inner, u, scope, unit_child_qualname(u, scope), e->lineno)) return;
    inner.argument_count = 1;
    unit_at(&inner, e);
    emit(&inner, OP_RETURN_GENERATOR, 0, 0, 0);
    generate_cells(&inner);
    uint32_t start;
    LabelId handler = generator_body_begin(&inner, &start);
    ComprehensionSink sink = {e, &e->GeneratorExp.generators, -1};
    Reg iterator = temp_new(&inner);
    emit(&inner, OP_MOVE, iterator, 0, 0);
    generate_comprehension_loop(&inner, &sink, 0, iterator);
    emit(&inner, OP_RETURN_NONE, 0, 0, 0);
    generator_body_end(&inner, handler, start);
    Code *code = unit_close(&inner);
    if (!code) return;
    Reg mark = u->next_temp, window = temp_reserve(u, FRAME_WORDS + 1);
    generate_make_function(u, scope, code, window + CALLABLE);
    generate_iterator(u, first->comprehension.iter, first->comprehension.is_async, window + FRAME_WORDS);
    unit_at(u, e);
    emit(u, OP_CALL, window, 1, dst);
    u->next_temp = mark;
}

void generate_comprehension(Unit *u, const AstNode *e, Reg dst) {
    switch (e->kind) {
    case AST_ListComp: generate_inlined(u, e, &e->ListComp.generators, OP_BUILD_LIST, dst); break;
    case AST_SetComp: generate_inlined(u, e, &e->SetComp.generators, OP_BUILD_SET, dst); break;
    case AST_DictComp: generate_inlined(u, e, &e->DictComp.generators, OP_BUILD_DICT, dst); break;
    default: generate_generator_expression(u, e, dst);
    }
}
