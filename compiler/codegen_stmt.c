/* Statements: assignment, loops, branches, imports. */
#include "compiler/codegen_impl.h"

/* ---- targets ----------------------------------------------------------------------------------- */

Reg store_register(Unit *u, const AstNode *target) {
    return target->kind == AST_Name ? name_register(u, target->Name.id) : -1;
}

void generate_unpack(Unit *u, const AstSeq *elts, Reg from) {
    Reg mark = u->next_temp;
    int32_t starred = -1;
    for (uint32_t n = 0; n < elts->count; n++) {
        if (elts->items[n]->kind != AST_Starred) continue;
        if (starred >= 0) {
            codegen_fail(u, elts->items[n], "multiple starred expressions in assignment");
            return;
        }
        starred = (int32_t)n;
    }
    if (starred > UINT8_MAX) { /* as many as CPython takes */
        codegen_fail(u, elts->items[starred], "too many expressions in star-unpacking assignment");
        return;
    }
    Reg first = temp_reserve(u, elts->count);
    if (starred < 0) emit(u, OP_UNPACK, first, from, (Reg)elts->count);
    else emit_extra(u, OP_UNPACK_EX, first, from, starred, elts->count - (uint32_t)starred - 1);
    for (uint32_t n = 0; n < elts->count; n++) {
        const AstNode *target = elts->items[n];
        generate_store(u, target->kind == AST_Starred ? target->Starred.value : target, first + (Reg)n);
    }
    u->next_temp = mark;
}

/* What is assigned as self.NAME inside of a class is noted for its __static_attributes__. */
static void class_note_attribute(Unit *u, const AstNode *target) {
    const AstNode *object = target->Attribute.value;
    if (object->kind != AST_Name || strcmp(object->Name.id->bytes, "self") != 0) return;
    Unit *class = u->outer;
    while (class && !class->static_attributes) class = class->outer;
    if (!class) return;
    Value name = unit_str(u, target->Attribute.attr), names = class->static_attributes;
    for (size_t n = 0; name && n < list_length(list_of(names)); n++)
        if (list_get(list_of(names), n) == name) return;
    if (name && !list_append(u->g->t, names, name)) codegen_raised(u->g);
}

static void generate_store_attribute(Unit *u, const AstNode *target, Reg from) {
    class_note_attribute(u, target);
    Reg object = generate_expr(u, target->Attribute.value);
    unit_at_attribute(u, target, target);
    AstStr *mangled = symtable_mangle(u->g->st, u->scope, target->Attribute.attr);
    uint32_t name = unit_name(u, mangled);
    if (name <= UINT16_MAX) {
        emit_extra(u, OP_STORE_ATTR, object, from, (Reg)name, 0);
    } else {
        Reg r = temp_new(u);
        emit_const(u, r, unit_str(u, mangled));
        emit(u, OP_STORE_ATTR_WIDE, object, from, r);
    }
}

static void generate_store_subscript(Unit *u, const AstNode *target, Reg from) {
    Reg object = generate_expr(u, target->Subscript.value);
    const AstNode *slice = target->Subscript.slice;
    if (slice->kind == AST_Slice && !slice->Slice.step) {
        Reg bounds = temp_reserve(u, 2);
        if (slice->Slice.lower) generate_into(u, slice->Slice.lower, bounds);
        else emit_const(u, bounds, NONE);
        if (slice->Slice.upper) generate_into(u, slice->Slice.upper, bounds + 1);
        else emit_const(u, bounds + 1, NONE);
        unit_at(u, target);
        emit(u, OP_STORE_SLICE, object, from, bounds);
    } else {
        Reg key = generate_expr(u, slice);
        unit_at(u, target);
        emit(u, OP_STORE_ITEM, object, key, from);
    }
}

void generate_store(Unit *u, const AstNode *target, Reg from) {
    if (u->g->failed) return;
    unit_at(u, target);
    Reg mark = u->next_temp;
    switch (target->kind) {
    case AST_Name: name_store(u, target->Name.id, from); break;
    case AST_Attribute: generate_store_attribute(u, target, from); break;
    case AST_Subscript: generate_store_subscript(u, target, from); break;
    case AST_Tuple: generate_unpack(u, &target->Tuple.elts, from); break;
    case AST_List: generate_unpack(u, &target->List.elts, from); break;
    case AST_Starred: codegen_fail(u, target, "starred assignment target must be in a list or tuple"); break;
    default: codegen_fail(u, target, "cannot assign to this");
    }
    u->next_temp = mark;
}

static void generate_assign(Unit *u, const AstNode *s) {
    Reg mark = u->next_temp;
    const AstSeq *targets = &s->Assign.targets;
    Reg direct = targets->count == 1 ? store_register(u, targets->items[0]) : -1;
    if (direct >= 0) {
        generate_into(u, s->Assign.value, direct);
        unit_at(u, targets->items[0]);
        name_store(u, targets->items[0]->Name.id, direct);
        return;
    }
    const AstNode *v = s->Assign.value, *target = targets->items[0];
    bool swap = targets->count == 1 && v->kind == AST_Tuple && (target->kind == AST_Tuple || target->kind == AST_List);
    if (swap) {
        /* a, b = b, a: no tuple is made */
        const AstSeq *to = target->kind == AST_Tuple ? &target->Tuple.elts : &target->List.elts, *from = &v->Tuple.elts;
        for (uint32_t n = 0; swap && n < from->count; n++) swap = from->items[n]->kind != AST_Starred;
        for (uint32_t n = 0; swap && n < to->count; n++) swap = to->items[n]->kind != AST_Starred;
        if (swap && to->count == from->count && to->count <= 1000) {
            Reg first = temp_reserve(u, from->count);
            for (uint32_t n = 0; n < from->count; n++) generate_into(u, from->items[n], first + (Reg)n);
            for (uint32_t n = 0; n < to->count; n++) generate_store(u, to->items[n], first + (Reg)n);
            u->next_temp = mark;
            return;
        }
    }
    Reg r = generate_expr(u, v);
    if (targets->count > 1 && !reg_is_temp(u, r)) {
        Reg copy = temp_new(u);
        emit(u, OP_MOVE, copy, r, 0);
        r = copy;
    }
    for (uint32_t n = 0; n < targets->count; n++) generate_store(u, targets->items[n], r);
    u->next_temp = mark;
}

static void emit_inplace(Unit *u, AstBinOp op, Reg dst, Reg left, Reg right) {
    static const uint8_t operators[] = {
        [AST_ADD] = BINARY_ADD, [AST_SUB] = BINARY_SUB, [AST_MULT] = BINARY_MUL, [AST_MATMULT] = BINARY_MATMUL,
        [AST_DIV] = BINARY_TRUEDIV, [AST_MOD] = BINARY_MOD, [AST_POW] = BINARY_POW, [AST_LSHIFT] = BINARY_LSHIFT,
        [AST_RSHIFT] = BINARY_RSHIFT, [AST_BITOR] = BINARY_OR, [AST_BITXOR] = BINARY_XOR, [AST_BITAND] = BINARY_AND,
        [AST_FLOORDIV] = BINARY_FLOORDIV};
    switch (op) {
    case AST_ADD: emit(u, OP_INPLACE_ADD, dst, left, right); break;
    case AST_SUB: emit(u, OP_INPLACE_SUB, dst, left, right); break;
    case AST_MULT: emit(u, OP_INPLACE_MUL, dst, left, right); break;
    default: emit_extra(u, OP_INPLACE, dst, left, right, operators[op]);
    }
}

/* R[dst] = R[left] op= value */
static void generate_inplace(Unit *u, const AstNode *s, Reg left, Reg dst) {
    Reg mark = u->next_temp;
    const AstNode *v = s->AugAssign.value;
    AstBinOp op = s->AugAssign.op;
    Value constant;
    bool small = (op == AST_ADD || op == AST_SUB) && v->kind == AST_Constant && const_value(u, v, &constant) && is_int_small(constant)
        && small_int_of(constant) >= INT16_MIN && small_int_of(constant) <= INT16_MAX;
    if (small) {
        unit_at(u, s);
        emit(u, op == AST_ADD ? OP_INPLACE_ADD_INT : OP_INPLACE_SUB_INT, dst, left, (Reg)small_int_of(constant));
    } else {
        Reg right = generate_expr(u, v);
        unit_at(u, s);
        emit_inplace(u, op, dst, left, right);
    }
    u->next_temp = mark;
}

static void generate_augmented(Unit *u, const AstNode *s) {
    const AstNode *target = s->AugAssign.target;
    Reg mark = u->next_temp;
    unit_at(u, target);
    switch (target->kind) {
    case AST_Name: {
        Reg r = name_register(u, target->Name.id);
        if (r >= 0) {
            if (!u->bound[r]) emit(u, OP_CHECK_BOUND, r, 0, 0);
            bool may_change = s->AugAssign.value->kind == AST_NamedExpr;
            Reg left = r;
            if (may_change) {
                left = temp_new(u);
                emit(u, OP_MOVE, left, r, 0);
            }
            generate_inplace(u, s, left, r);
            name_store(u, target->Name.id, r);
        } else {
            Reg v = temp_new(u);
            name_load(u, target->Name.id, v);
            generate_inplace(u, s, v, v);
            name_store(u, target->Name.id, v);
        }
        break;
    }
    case AST_Attribute: {
        Reg object = temp_new(u), v = temp_new(u);
        generate_into(u, target->Attribute.value, object);
        unit_at_attribute(u, target, target);
        AstStr *mangled = symtable_mangle(u->g->st, u->scope, target->Attribute.attr);
        uint32_t name = unit_name(u, mangled);
        if (name > UINT16_MAX) {
            Reg r = temp_new(u);
            emit_const(u, r, unit_str(u, mangled));
            emit(u, OP_LOAD_ATTR_WIDE, v, object, r);
            generate_inplace(u, s, v, v);
            emit(u, OP_STORE_ATTR_WIDE, object, v, r);
        } else {
            emit_extra(u, OP_LOAD_ATTR, v, object, (Reg)name, 0);
            generate_inplace(u, s, v, v);
            unit_at_attribute(u, target, target);
            emit_extra(u, OP_STORE_ATTR, object, v, (Reg)name, 0);
        }
        break;
    }
    case AST_Subscript: {
        Reg object = temp_reserve(u, 3), key = object + 1, v = object + 2;
        generate_into(u, target->Subscript.value, object);
        generate_into(u, target->Subscript.slice, key);
        unit_at(u, target);
        emit_extra(u, OP_LOAD_ITEM, v, object, key, 0);
        generate_inplace(u, s, v, v);
        unit_at(u, target);
        emit(u, OP_STORE_ITEM, object, key, v);
        break;
    }
    default: codegen_fail(u, target, "illegal expression for augmented assignment");
    }
    u->next_temp = mark;
}

static void generate_annotated(Unit *u, const AstNode *s) {
    const AstNode *target = s->AnnAssign.target;
    Reg mark = u->next_temp;
    if (s->AnnAssign.value) {
        Reg direct = store_register(u, target);
        Reg r = direct >= 0 ? direct : temp_new(u);
        generate_into(u, s->AnnAssign.value, r);
        generate_store(u, target, r);
    } else if (target->kind == AST_Attribute) {
        generate_effect(u, target->Attribute.value);
    } else if (target->kind == AST_Subscript) {
        generate_effect(u, target->Subscript.value);
        generate_effect(u, target->Subscript.slice);
    }
    u->next_temp = mark;
    generate_annotation(u, s);
}

static void generate_delete(Unit *u, const AstNode *target) {
    Reg mark = u->next_temp;
    unit_at(u, target);
    switch (target->kind) {
    case AST_Name: name_delete(u, target->Name.id); break;
    case AST_Attribute: {
        Reg object = generate_expr(u, target->Attribute.value);
        unit_at_attribute(u, target, target);
        AstStr *mangled = symtable_mangle(u->g->st, u->scope, target->Attribute.attr);
        uint32_t name = unit_name(u, mangled);
        if (name > UINT16_MAX) {
            Reg r = temp_reserve(u, 2);
            emit_const(u, r, unit_str(u, mangled));
            emit(u, OP_LOAD_SPECIAL_CONST, r + 1, 5, 0);
            emit(u, OP_STORE_ATTR_WIDE, object, r + 1, r);
        } else {
            emit(u, OP_DELETE_ATTR, object, 0, (Reg)name);
        }
        break;
    }
    case AST_Subscript: {
        Reg object = temp_reserve(u, 2);
        generate_into(u, target->Subscript.value, object);
        generate_into(u, target->Subscript.slice, object + 1);
        unit_at(u, target);
        emit(u, OP_DELETE_ITEM, object, object + 1, 0);
        break;
    }
    case AST_Tuple:
        for (uint32_t n = 0; n < target->Tuple.elts.count; n++) generate_delete(u, target->Tuple.elts.items[n]);
        break;
    case AST_List:
        for (uint32_t n = 0; n < target->List.elts.count; n++) generate_delete(u, target->List.elts.items[n]);
        break;
    default: codegen_fail(u, target, "cannot delete this");
    }
    u->next_temp = mark;
}

/* ---- branches and loops ------------------------------------------------------------------------ */

static void generate_if(Unit *u, const AstNode *s) {
    int truth = const_truth(s->If.test);
    LabelId otherwise = label_new(u), end = label_new(u);
    if (truth < 0) {
        generate_condition(u, s->If.test, false, otherwise);
    } else if (truth == 0) {
        emit_jump(u, OP_JUMP, 0, 0, otherwise);
    } else {
        emit(u, OP_NOP, 0, 0, 0); /* a line for those who trace */
    }
    uint8_t *at_test = bound_save(u);
    generate_statements(u, &s->If.body);
    uint8_t *at_body = bound_save(u);
    bool falls_through = !u->bound[u->local_count];
    if (s->If.orelse.count && falls_through) emit_jump(u, OP_JUMP, 0, 0, end);
    label_bind(u, otherwise);
    bound_restore(u, at_test);
    if (s->If.orelse.count) generate_statements(u, &s->If.orelse);
    label_bind(u, end);
    bound_meet(u, at_body);
}

static void generate_while(Unit *u, const AstNode *s) {
    int truth = const_truth(s->While.test);
    LabelId body = label_new(u), test = label_new(u), otherwise = label_new(u), end = label_new(u);
    Block loop = {.kind = BLOCK_LOOP, .on_break = end, .on_continue = test, .handler = NO_LABEL, .node = s};
    uint8_t *at_entry = bound_save(u);
    if (truth == 0) emit_jump(u, OP_JUMP, 0, 0, otherwise);
    else if (truth < 0) generate_condition(u, s->While.test, false, otherwise);
    unit_at(u, s->While.test);
    if (truth > 0) emit(u, OP_NOP, 0, 0, 0); /* a line for those who trace */
    uint8_t *at_test = bound_save(u);
    label_bind(u, body);
    block_push(u, &loop);
    generate_statements(u, &s->While.body);
    block_pop(u, &loop);
    label_bind(u, test);
    bound_restore(u, at_entry);
    if (truth > 0) {
        unit_at(u, s->While.test);
        emit_jump(u, OP_JUMP, 0, 0, body);
    } else if (truth < 0) {
        generate_condition(u, s->While.test, true, body);
    }
    label_bind(u, otherwise);
    bound_restore(u, truth > 0 ? at_entry : at_test);
    if (s->While.orelse.count) generate_statements(u, &s->While.orelse);
    bound_restore(u, at_entry);
    label_bind(u, end);
}

static void generate_for(Unit *u, const AstNode *s) {
    LabelId body = label_new(u), next = label_new(u), end = label_new(u);
    Reg mark = u->next_temp, iterator = temp_new(u);
    Block loop = {.kind = BLOCK_LOOP, .on_break = end, .on_continue = next, .handler = NO_LABEL, .node = s};
    generate_iterator(u, s->For.iter, false, iterator);
    Reg direct = store_register(u, s->For.target), item = direct >= 0 ? direct : temp_new(u);
    emit_jump(u, OP_JUMP, 0, 0, next);
    uint8_t *at_entry = bound_save(u);
    label_bind(u, body);
    generate_store(u, s->For.target, item);
    block_push(u, &loop);
    generate_statements(u, &s->For.body);
    block_pop(u, &loop);
    label_bind(u, next);
    bound_restore(u, at_entry);
    unit_at(u, s->For.iter);
    emit_jump(u, OP_FOR_ITER, iterator, item, body);
    if (s->For.orelse.count) generate_statements(u, &s->For.orelse);
    bound_restore(u, at_entry);
    label_bind(u, end);
    u->next_temp = mark;
}

static bool stmt_in_async(Unit *u) {
    return u->unit_scope->is_coroutine || (u->unit_scope->kind == SCOPE_MODULE && u->g->options->flags & COMPILE_TOP_LEVEL_AWAIT);
}

static void generate_async_for(Unit *u, const AstNode *s) {
    if (!stmt_in_async(u)) {
        codegen_fail(u, s, "'async for' outside async function");
        return;
    }
    LabelId next = label_new(u), done = label_new(u), end = label_new(u);
    Reg mark = u->next_temp, iterator = temp_new(u), saved = temp_reserve(u, 2), item = temp_new(u);
    Block loop = {.kind = BLOCK_LOOP, .on_break = end, .on_continue = next, .handler = NO_LABEL, .node = s};
    generate_into(u, s->AsyncFor.iter, iterator);
    unit_at(u, s->AsyncFor.iter);
    emit(u, OP_GET_AITER, iterator, iterator, 0);
    uint8_t *at_entry = bound_save(u);
    label_bind(u, next);
    unit_at(u, s->AsyncFor.iter);
    uint32_t from = u->count;
    emit(u, OP_GET_ANEXT, item, iterator, 0);
    generate_await(u, item, item, 3);
    range_add(u, from, u->count, done);
    generate_store(u, s->AsyncFor.target, item);
    block_push(u, &loop);
    generate_statements(u, &s->AsyncFor.body);
    block_pop(u, &loop);
    unit_at(u, s->AsyncFor.iter);
    emit_jump(u, OP_JUMP, 0, 0, next);
    label_bind(u, done);
    bound_restore(u, at_entry);
    emit(u, OP_PUSH_HANDLED, saved, 0, 0);
    emit(u, OP_POP_HANDLED, saved, 0, 0);
    emit(u, OP_END_ASYNC_FOR, saved + 1, 0, 0);
    if (s->AsyncFor.orelse.count) generate_statements(u, &s->AsyncFor.orelse);
    bound_restore(u, at_entry);
    label_bind(u, end);
    u->next_temp = mark;
}

/* break, continue and return would leave an except* block that is inside of `until`: refused. */
static bool generate_leaves_star(Unit *u, const AstNode *s, const Block *until) {
    for (const Block *b = u->blocks; b != until; b = b->outer) {
        if (!b->is_star) continue;
        codegen_fail(u, s, "'break', 'continue' and 'return' cannot appear in an except* block");
        return true;
    }
    return false;
}

static void generate_jump_out(Unit *u, const AstNode *s) {
    bool is_break = s->kind == AST_Break;
    Block *loop = block_find_loop(u);
    if (generate_leaves_star(u, s, loop)) return;
    if (!loop) {
        codegen_fail(u, s, is_break ? "'break' outside loop" : "'continue' not properly in loop");
        return;
    }
    if (u->blocks != loop) {
        emit(u, OP_NOP, 0, 0, 0); /* the line is seen before those of what is left */
        generate_leave_blocks(u, loop);
        unit_nowhere(u);
    }
    emit_jump(u, OP_JUMP, 0, 0, is_break ? loop->on_break : loop->on_continue);
    unit_set_unreachable(u);
}

static void generate_return(Unit *u, const AstNode *s) {
    const Scope *scope = u->unit_scope;
    if (scope->kind != SCOPE_FUNCTION) {
        codegen_fail(u, s, "'return' outside function");
        return;
    }
    if (s->Return.value && scope->is_coroutine && scope->is_generator) {
        codegen_fail(u, s, "'return' with value in async generator");
        return;
    }
    if (generate_leaves_star(u, s, NULL)) return;
    Reg mark = u->next_temp;
    bool is_none = !s->Return.value || (s->Return.value->kind == AST_Constant && s->Return.value->Constant.value.kind == AST_CONST_NONE);
    bool leaves = false;
    for (Block *b = u->blocks; b; b = b->outer) leaves |= b->kind != BLOCK_LOOP;
    if (is_none) {
        if (leaves) emit(u, OP_NOP, 0, 0, 0);
        generate_leave_blocks(u, NULL);
        if (leaves) unit_nowhere(u);
        else unit_at(u, s);
        emit(u, OP_RETURN_NONE, 0, 0, 0);
    } else {
        Reg r;
        if (leaves) generate_into(u, s->Return.value, r = temp_new(u));
        else r = generate_expr(u, s->Return.value);
        generate_leave_blocks(u, NULL);
        if (leaves) unit_nowhere(u);
        else unit_at(u, s);
        emit(u, OP_RETURN, r, 0, 0);
    }
    u->next_temp = mark;
    unit_set_unreachable(u);
}

/* ---- the rest ---------------------------------------------------------------------------------- */

static void generate_raise(Unit *u, const AstNode *s) {
    Reg mark = u->next_temp, pair = temp_reserve(u, 2);
    if (s->Raise.exc) generate_into(u, s->Raise.exc, pair);
    if (s->Raise.cause) generate_into(u, s->Raise.cause, pair + 1);
    unit_at(u, s);
    emit(u, OP_RAISE, pair, pair + 1, s->Raise.cause ? 2 : s->Raise.exc ? 1 : 0);
    u->next_temp = mark;
    unit_set_unreachable(u);
}

static void generate_assert(Unit *u, const AstNode *s) {
    if (s->Assert.test->kind == AST_Tuple && s->Assert.test->Tuple.elts.count)
        codegen_warn(u, s, "assertion is always true, perhaps remove parentheses?");
    if (u->g->options->optimize) return;
    LabelId end = label_new(u);
    Reg mark = u->next_temp;
    generate_condition(u, s->Assert.test, true, end);
    uint8_t *at_test = bound_save(u);
    Reg r = temp_new(u);
    if (s->Assert.msg) generate_into(u, s->Assert.msg, r);
    unit_at(u, s->Assert.test);
    emit(u, OP_RAISE_ASSERTION, r, s->Assert.msg != NULL, 0);
    label_bind(u, end);
    bound_restore(u, at_test);
    u->next_temp = mark;
}

static void generate_import(Unit *u, const AstNode *s) {
    for (uint32_t n = 0; n < s->Import.names.count; n++) {
        const AstNode *alias = s->Import.names.items[n];
        AstStr *name = alias->alias.name;
        Reg mark = u->next_temp, module = temp_reserve(u, 3);
        emit_const(u, module + 1, NONE);
        emit_const(u, module + 2, small_int(0));
        emit_extra(u, OP_IMPORT_NAME, module, module + 1, module + 2, unit_name(u, name));
        const char *dot = memchr(name->bytes, '.', name->length);
        if (alias->alias.asname) {
            /* import a.b.c as x: x is c */
            while (dot) {
                const char *start = dot + 1, *end = name->bytes + name->length;
                dot = memchr(start, '.', (size_t)(end - start));
                AstStr *part = ast_intern(u->g->st->interner, start, (size_t)((dot ? dot : end) - start));
                if (part) emit(u, OP_IMPORT_FROM, module, module, (Reg)unit_name(u, part));
            }
            name_store(u, alias->alias.asname, module);
        } else {
            AstStr *head = dot ? ast_intern(u->g->st->interner, name->bytes, (size_t)(dot - name->bytes)) : name;
            if (head) name_store(u, head, module);
        }
        u->next_temp = mark;
    }
}

static void generate_import_from(Unit *u, const AstNode *s) {
    Thread *t = u->g->t;
    if (ast_is_future_import(s) && s->lineno > u->g->st->future_line) {
        codegen_fail(u, s, "from __future__ imports must occur at the beginning of the file");
        return;
    }
    const AstSeq *names = &s->ImportFrom.names;
    Value wanted = tuple_new(t, NULL, names->count);
    if (!wanted) {
        codegen_raised(u->g);
        return;
    }
    for (uint32_t n = 0; n < names->count; n++)
        store(tuple_of(wanted), &tuple_of(wanted)->items[n], unit_str(u, names->items[n]->alias.name));
    Reg mark = u->next_temp, module = temp_reserve(u, 4);
    emit_const(u, module + 1, wanted);
    emit_const(u, module + 2, small_int(s->ImportFrom.level));
    AstStr *name = s->ImportFrom.module ? s->ImportFrom.module : ast_intern(u->g->st->interner, "", 0);
    if (!name) return;
    emit_extra(u, OP_IMPORT_NAME, module, module + 1, module + 2, unit_name(u, name));
    for (uint32_t n = 0; n < names->count; n++) {
        const AstNode *alias = names->items[n];
        if (alias->alias.name->length == 1 && alias->alias.name->bytes[0] == '*') {
            emit(u, OP_IMPORT_STAR, module, 0, 0);
            continue;
        }
        emit(u, OP_IMPORT_FROM, module + 3, module, (Reg)unit_name(u, alias->alias.name));
        name_store(u, alias->alias.asname ? alias->alias.asname : alias->alias.name, module + 3);
    }
    u->next_temp = mark;
}

static void generate_statement(Unit *u, const AstNode *s) {
    unit_at(u, s);
    switch (s->kind) {
    case AST_FunctionDef:
    case AST_AsyncFunctionDef: generate_function(u, s); break;
    case AST_ClassDef: generate_class(u, s); break;
    case AST_Return: generate_return(u, s); break;
    case AST_Delete:
        for (uint32_t n = 0; n < s->Delete.targets.count; n++) generate_delete(u, s->Delete.targets.items[n]);
        break;
    case AST_Assign: generate_assign(u, s); break;
    case AST_TypeAlias: generate_type_alias(u, s); break;
    case AST_AugAssign: generate_augmented(u, s); break;
    case AST_AnnAssign: generate_annotated(u, s); break;
    case AST_For: generate_for(u, s); break;
    case AST_AsyncFor: generate_async_for(u, s); break;
    case AST_While: generate_while(u, s); break;
    case AST_If: generate_if(u, s); break;
    case AST_With:
    case AST_AsyncWith: generate_with(u, s, 0); break;
    case AST_Match: generate_match(u, s); break;
    case AST_Raise: generate_raise(u, s); break;
    case AST_Try: generate_try(u, s); break;
    case AST_TryStar: generate_try_star(u, s); break;
    case AST_Assert: generate_assert(u, s); break;
    case AST_Import: generate_import(u, s); break;
    case AST_ImportFrom: generate_import_from(u, s); break;
    case AST_Expr:
        if (u->unit_scope->kind == SCOPE_MODULE && u->g->options->mode == COMPILE_SINGLE) {
            Reg mark = u->next_temp, r = temp_new(u);
            generate_into(u, s->Expr.value, r);
            unit_at(u, s);
            emit(u, OP_PRINT_EXPRESSION, r, 0, 0);
            u->next_temp = mark;
        } else {
            uint32_t before = u->count;
            generate_effect(u, s->Expr.value);
            if (u->count == before) emit(u, OP_NOP, 0, 0, 0);
        }
        break;
    case AST_Break:
    case AST_Continue: generate_jump_out(u, s); break;
    case AST_Pass: emit(u, OP_NOP, 0, 0, 0); break;
    default: break; /* global, nonlocal */
    }
}

void generate_statements(Unit *u, const AstSeq *body) {
    if (u->g->failed) return;
    if (C_STACK_IS_LOW(u->g->t)) {
        raise_error(u->g->t, T_RECURSION_ERROR, "maximum recursion depth exceeded during compilation");
        codegen_raised(u->g);
        return;
    }
    for (uint32_t n = 0; n < body->count && !u->g->failed; n++) generate_statement(u, body->items[n]);
}
