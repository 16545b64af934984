/* try, except, except*, finally and with.
 *
 * A handler begins with PUSH_HANDLED into a pair of registers that stay reserved while it runs. Its code is itself
 * protected: whatever leaves it by an exception passes a cleanup that restores what was handled before. A finally body is
 * generated once for each way out: falling off the end, an exception, and every break, continue and return. */
#include "compiler/codegen_impl.h"

/* ---- blocks ------------------------------------------------------------------------------------ */

#define STATIC_BLOCKS_MAX 100 /* as CPython limits them */

void block_push(Unit *u, Block *block) {
    if (++u->static_blocks > STATIC_BLOCKS_MAX) codegen_fail(u, block->node, "too many statically nested blocks");
    block->range_start = u->count;
    block->outer = u->blocks;
    u->blocks = block;
}

void block_pop(Unit *u, Block *block) {
    u->static_blocks--;
    if (block->handler != NO_LABEL) range_add(u, block->range_start, u->count, block->handler);
    u->blocks = block->outer;
}

Block *block_find_loop(Unit *u) {
    Block *b = u->blocks;
    while (b && b->kind != BLOCK_LOOP) b = b->outer;
    return b;
}

static void generate_unbind(Unit *u, const Symbol *name) {
    if (!name) return;
    Reg mark = u->next_temp, r = temp_new(u);
    emit_const(u, r, NONE);
    name_store(u, name->name, r);
    name_delete(u, name->name);
    u->next_temp = mark;
}

static void generate_exit_call(Unit *u, const Block *with) {
    Reg mark = u->next_temp, window = temp_reserve(u, FRAME_WORDS + 4), result = window;
    unit_at(u, with->node);
    emit(u, OP_MOVE, window + CALLABLE, with->first, 0);
    emit(u, OP_MOVE, window + FRAME_WORDS, with->first + 1, 0);
    for (int n = 1; n <= 3; n++) emit_const(u, window + FRAME_WORDS + n, NONE);
    emit(u, OP_CALL_METHOD, window, 3, result);
    if (with->is_async) {
        u->next_temp = window + 1;
        generate_await(u, result, result, 2);
    }
    u->next_temp = mark;
}

void generate_leave_blocks(Unit *u, Block *until) {
    Block *innermost = u->blocks;
    for (Block *b = innermost; b != until && !u->g->failed; b = b->outer) {
        if (b->handler != NO_LABEL) range_add(u, b->range_start, u->count, b->handler);
        u->blocks = b->outer;
        switch (b->kind) {
        case BLOCK_FINALLY:
            if (b->final_body) generate_statements(u, b->final_body);
            break;
        case BLOCK_WITH: generate_exit_call(u, b); break;
        case BLOCK_HANDLER:
            emit(u, OP_POP_HANDLED, b->first, 0, 0);
            generate_unbind(u, b->bound_name);
            break;
        case BLOCK_FINALLY_END: emit(u, OP_POP_HANDLED, b->first, 0, 0); break;
        default: break;
        }
    }
    u->blocks = innermost;
    for (Block *b = innermost; b != until; b = b->outer) b->range_start = u->count;
}

/* Where an exception inside a handler goes: what was handled before is handled again, then on with the new one. */
static void generate_cleanup(Unit *u, LabelId label, Reg handled, const Symbol *bound_name) {
    Reg mark = u->next_temp, pair = temp_reserve(u, 2);
    unit_nowhere(u);
    label_bind(u, label);
    emit(u, OP_PUSH_HANDLED, pair, 0, 0);
    generate_unbind(u, bound_name);
    emit(u, OP_POP_HANDLED, handled, 0, 0);
    emit(u, OP_RERAISE, pair + 1, 1, 0);
    u->next_temp = mark;
}

/* ---- except ------------------------------------------------------------------------------------ */

static Symbol *handler_symbol(Unit *u, const AstNode *h) {
    if (!h->ExceptHandler.name) return NULL;
    return scope_symbol(u->scope, symtable_mangle(u->g->st, u->scope, h->ExceptHandler.name));
}

static void generate_handler_body(Unit *u, const AstNode *h, Reg handled, LabelId end) {
    LabelId cleanup = label_new(u);
    Block block = {.kind = BLOCK_HANDLER, .handler = cleanup, .first = handled, .node = h, .bound_name = handler_symbol(u, h)};
    if (block.bound_name) {
        unit_at(u, h);
        name_store(u, h->ExceptHandler.name, handled + 1);
    }
    block_push(u, &block);
    generate_statements(u, &h->ExceptHandler.body);
    block_pop(u, &block);
    bool falls_through = !u->bound[u->local_count];
    unit_nowhere(u);
    if (falls_through) {
        emit(u, OP_POP_HANDLED, handled, 0, 0);
        generate_unbind(u, block.bound_name);
        emit_jump(u, OP_JUMP, 0, 0, end);
    }
    uint8_t *bound = bound_save(u);
    generate_cleanup(u, cleanup, handled, block.bound_name);
    bound_restore(u, bound);
}

static void generate_handlers(Unit *u, const AstSeq *handlers, LabelId end, uint8_t **at_end, const uint8_t *at_start) {
    Reg mark = u->next_temp, handled = temp_reserve(u, 2);
    LabelId cleanup = label_new(u);
    unit_nowhere(u);
    emit(u, OP_PUSH_HANDLED, handled, 0, 0);
    bool caught_all = false; /* else the position stays with the last type, for f_lineno */
    for (uint32_t n = 0; n < handlers->count && !u->g->failed; n++) {
        const AstNode *h = handlers->items[n];
        LabelId next = label_new(u);
        bound_restore(u, at_start);
        if (h->ExceptHandler.type) {
            uint32_t from = u->count;
            Reg inner = u->next_temp, type = generate_expr(u, h->ExceptHandler.type);
            unit_at(u, h->ExceptHandler.type);
            emit_jump(u, OP_JUMP_NO_MATCH, handled + 1, type, next);
            range_add(u, from, u->count, cleanup);
            u->next_temp = inner;
        } else {
            caught_all = true;
            unit_at(u, h);
            emit(u, OP_NOP, 0, 0, 0);
            if (n + 1 < handlers->count) {
                codegen_fail(u, h, "default 'except:' must be last");
                return;
            }
        }
        generate_handler_body(u, h, handled, end);
        bound_meet(u, *at_end);
        *at_end = bound_save(u);
        label_bind(u, next);
        if (h->ExceptHandler.type) unit_at(u, h->ExceptHandler.type);
    }
    if (!caught_all) {
        emit(u, OP_POP_HANDLED, handled, 0, 0);
        emit(u, OP_RERAISE, handled + 1, 0, 0);
    }
    generate_cleanup(u, cleanup, handled, NULL);
    u->next_temp = mark;
}

static void generate_try_except(Unit *u, const AstNode *s) {
    LabelId handler = label_new(u), end = label_new(u);
    uint8_t *at_start = bound_save(u);
    Block body = {.kind = BLOCK_FINALLY, .handler = handler, .node = s};
    block_push(u, &body);
    emit(u, OP_NOP, 0, 0, 0);
    generate_statements(u, &s->Try.body);
    block_pop(u, &body);
    generate_statements(u, &s->Try.orelse);
    unit_nowhere(u);
    emit_jump(u, OP_JUMP, 0, 0, end);
    uint8_t *at_end = bound_save(u);
    label_bind(u, handler);
    generate_handlers(u, &s->Try.handlers, end, &at_end, at_start);
    bound_restore(u, at_end);
    label_bind(u, end);
}

/* try ... finally around whatever `inner` generates. */
static void generate_finally(Unit *u, const AstNode *s, const AstSeq *final_body, void (*inner)(Unit *u, const AstNode *s)) {
    LabelId handler = label_new(u), cleanup = label_new(u), end = label_new(u);
    uint8_t *at_start = bound_save(u);
    Block body = {.kind = BLOCK_FINALLY, .handler = handler, .final_body = final_body, .node = s};
    block_push(u, &body);
    inner(u, s);
    block_pop(u, &body);
    bool falls_through = !u->bound[u->local_count];
    if (falls_through) {
        generate_statements(u, final_body);
        unit_nowhere(u);
        emit_jump(u, OP_JUMP, 0, 0, end);
    }
    uint8_t *at_end = bound_save(u);
    label_bind(u, handler);
    bound_restore(u, at_start);
    Reg mark = u->next_temp, handled = temp_reserve(u, 2);
    emit(u, OP_PUSH_HANDLED, handled, 0, 0);
    Block finally = {.kind = BLOCK_FINALLY_END, .handler = cleanup, .first = handled, .node = s};
    block_push(u, &finally);
    generate_statements(u, final_body);
    block_pop(u, &finally);
    unit_nowhere(u);
    emit(u, OP_POP_HANDLED, handled, 0, 0);
    emit(u, OP_RERAISE, handled + 1, 0, 0);
    generate_cleanup(u, cleanup, handled, NULL);
    u->next_temp = mark;
    bound_restore(u, at_end);
    label_bind(u, end);
}

static void generate_try_inner(Unit *u, const AstNode *s) {
    if (s->Try.handlers.count) {
        generate_try_except(u, s);
        return;
    }
    emit(u, OP_NOP, 0, 0, 0);
    generate_statements(u, &s->Try.body);
}

void generate_try(Unit *u, const AstNode *s) {
    if (s->Try.finalbody.count) generate_finally(u, s, &s->Try.finalbody, generate_try_inner);
    else generate_try_except(u, s);
}

/* ---- except* ----------------------------------------------------------------------------------- */

static void generate_star_handler(Unit *u, const AstNode *h, Reg original, Reg rest, Reg list) {
    Reg mark = u->next_temp, match = temp_reserve(u, 2);
    LabelId next = label_new(u), raised = label_new(u);
    Symbol *bound_name = handler_symbol(u, h);
    Reg type = generate_expr(u, h->ExceptHandler.type);
    unit_at(u, h);
    emit(u, OP_GROUP_MATCH, match, rest, type);
    emit(u, OP_MOVE, rest, match + 1, 0);
    emit_jump(u, OP_JUMP_NONE, match, 0, next);
    emit(u, OP_POP_HANDLED, match, 0, 0); /* the matching part is what is handled now */
    if (bound_name) name_store(u, h->ExceptHandler.name, match);
    Block body = {.kind = BLOCK_HANDLER, .is_star = true, .handler = raised, .first = original, .node = h};
    uint8_t *at_start = bound_save(u);
    block_push(u, &body);
    generate_statements(u, &h->ExceptHandler.body);
    block_pop(u, &body);
    unit_nowhere(u);
    generate_unbind(u, bound_name);
    emit_jump(u, OP_JUMP, 0, 0, next);
    bound_restore(u, at_start);
    label_bind(u, raised);
    Reg pair = temp_reserve(u, 2);
    emit(u, OP_PUSH_HANDLED, pair, 0, 0);
    generate_unbind(u, bound_name);
    emit(u, OP_LIST_APPEND, list, pair + 1, 0);
    label_bind(u, next);
    emit(u, OP_POP_HANDLED, original, 0, 0);
    u->next_temp = mark;
}

static void generate_try_star_except(Unit *u, const AstNode *s) {
    LabelId handler = label_new(u), cleanup = label_new(u), end = label_new(u);
    uint8_t *at_start = bound_save(u);
    Block body = {.kind = BLOCK_FINALLY, .handler = handler, .node = s};
    block_push(u, &body);
    emit(u, OP_NOP, 0, 0, 0);
    generate_statements(u, &s->TryStar.body);
    block_pop(u, &body);
    generate_statements(u, &s->TryStar.orelse);
    unit_nowhere(u);
    emit_jump(u, OP_JUMP, 0, 0, end);
    uint8_t *at_end = bound_save(u);
    label_bind(u, handler);
    bound_restore(u, at_start);
    Reg mark = u->next_temp, handled = temp_reserve(u, 2), original = handled + 1, rest = temp_new(u), list = temp_new(u);
    emit(u, OP_PUSH_HANDLED, handled, 0, 0);
    emit(u, OP_MOVE, rest, original, 0);
    uint32_t from = u->count;
    emit(u, OP_BUILD_LIST, list, list, 0);
    for (uint32_t n = 0; n < s->TryStar.handlers.count; n++) {
        bound_restore(u, at_start);
        generate_star_handler(u, s->TryStar.handlers.items[n], original, rest, list);
    }
    unit_nowhere(u);
    emit(u, OP_LIST_APPEND, list, rest, 0);
    emit(u, OP_GROUP_PREPARE, rest, original, list);
    range_add(u, from, u->count, cleanup);
    emit(u, OP_POP_HANDLED, handled, 0, 0);
    emit_jump(u, OP_JUMP_NONE, rest, 0, end);
    emit(u, OP_RERAISE, rest, 0, 0);
    generate_cleanup(u, cleanup, handled, NULL);
    u->next_temp = mark;
    bound_restore(u, at_start);
    bound_meet(u, at_end);
    label_bind(u, end);
}

void generate_try_star(Unit *u, const AstNode *s) {
    if (s->TryStar.finalbody.count) generate_finally(u, s, &s->TryStar.finalbody, generate_try_star_except);
    else generate_try_star_except(u, s);
}

/* ---- with -------------------------------------------------------------------------------------- */

static void generate_with_handler(Unit *u, const Block *with, LabelId end) {
    LabelId cleanup = label_new(u), swallow = label_new(u);
    Reg mark = u->next_temp, handled = temp_reserve(u, 2), r = temp_new(u);
    unit_at(u, with->node);
    emit(u, OP_PUSH_HANDLED, handled, 0, 0);
    uint32_t from = u->count;
    emit(u, OP_WITH_EXCEPT, r, with->first, handled + 1);
    if (with->is_async) generate_await(u, r, r, 2);
    emit_jump(u, OP_JUMP_TRUE, r, 0, swallow);
    range_add(u, from, u->count, cleanup);
    emit(u, OP_POP_HANDLED, handled, 0, 0);
    emit(u, OP_RERAISE, handled + 1, 1, 0);
    generate_cleanup(u, cleanup, handled, NULL);
    label_bind(u, swallow);
    emit(u, OP_POP_HANDLED, handled, 0, 0);
    emit_jump(u, OP_JUMP, 0, 0, end);
    u->next_temp = mark;
}

void generate_with(Unit *u, const AstNode *s, uint32_t item) {
    bool is_async = s->kind == AST_AsyncWith;
    const AstSeq *items = is_async ? &s->AsyncWith.items : &s->With.items;
    const AstSeq *body = is_async ? &s->AsyncWith.body : &s->With.body;
    if (item == items->count) {
        generate_statements(u, body);
        return;
    }
    if (is_async && !u->unit_scope->is_coroutine
        && !(u->unit_scope->kind == SCOPE_MODULE && u->g->options->flags & COMPILE_TOP_LEVEL_AWAIT)) {
        codegen_fail(u, s, "'async with' outside async function");
        return;
    }
    const AstNode *w = items->items[item];
    LabelId handler = label_new(u), end = label_new(u);
    Reg mark = u->next_temp, exit_window = temp_reserve(u, FRAME_WORDS + 1);
    Reg manager = generate_expr(u, w->withitem.context_expr);
    unit_at(u, w->withitem.context_expr);
    emit(u, OP_LOAD_SPECIAL, exit_window, manager, is_async ? SPECIAL_AEXIT : SPECIAL_EXIT);
    Reg value = temp_new(u), window = temp_reserve(u, FRAME_WORDS + 1);
    emit(u, OP_LOAD_SPECIAL, window, manager, is_async ? SPECIAL_AENTER : SPECIAL_ENTER);
    emit(u, OP_CALL_METHOD, window, 0, value);
    u->next_temp = window;
    if (is_async) generate_await(u, value, value, 1);
    Block with = {.kind = BLOCK_WITH, .is_async = is_async, .handler = handler, .first = exit_window + CALLABLE, .node = w->withitem.context_expr};
    uint8_t *at_start = bound_save(u);
    block_push(u, &with);
    if (w->withitem.optional_vars) generate_store(u, w->withitem.optional_vars, value);
    else emit(u, OP_NOP, 0, 0, 0);
    u->next_temp = value;
    generate_with(u, s, item + 1);
    block_pop(u, &with);
    if (!u->bound[u->local_count]) {
        generate_exit_call(u, &with);
        emit_jump(u, OP_JUMP, 0, 0, end);
    }
    label_bind(u, handler);
    bound_restore(u, at_start);
    u->next_temp = value;
    generate_with_handler(u, &with, end);
    bound_restore(u, at_start);
    label_bind(u, end);
    u->next_temp = mark;
}
