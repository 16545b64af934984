/* Loading, storing and deleting names, wherever they live. */
#include "compiler/codegen_impl.h"

static const AstStr *name_mangled(Unit *u, const AstStr *name) {
    return symtable_mangle(u->g->st, u->scope, (AstStr *)name);
}

/* Names in annotations and type scopes are looked up in the class around them first. */
static Reg name_class_dict(Unit *u) {
    if (!u->scope->sees_class) return -1;
    Symbol *dict = scope_symbol(u->scope, u->g->st->name_classdict);
    return dict && dict->place == PLACE_FREE ? dict->register_index : -1;
}

static void name_load_from_class(Unit *u, const AstStr *name, const Symbol *s, Reg class_dict, Reg dst) {
    Reg mark = u->next_temp, mapping = temp_new(u);
    emit(u, OP_LOAD_CELL, mapping, class_dict, 0);
    if (s && s->place == PLACE_FREE)
        emit_extra(u, OP_LOAD_FROM_DICT_OR_CELL, dst, mapping, s->register_index, unit_name(u, name));
    else
        emit(u, OP_LOAD_FROM_DICT_OR_GLOBAL, dst, mapping, (Reg)unit_global(u, name));
    u->next_temp = mark;
}

void name_load(Unit *u, const AstStr *name, Reg dst) {
    name = name_mangled(u, name);
    const Symbol *s = scope_symbol(u->scope, name);
    SymbolPlace place = s ? s->place : PLACE_GLOBAL;
    Reg class_dict = place == PLACE_GLOBAL || place == PLACE_FREE ? name_class_dict(u) : -1;
    if (class_dict >= 0 && !(s && s->is_explicit_global) && name != u->g->st->name_classdict && name != u->g->st->name_conditional) {
        name_load_from_class(u, name, s, class_dict, dst);
        return;
    }
    switch (place) {
    case PLACE_LOCAL: {
        Reg r = s->register_index;
        if (!u->bound[r]) emit(u, OP_CHECK_BOUND, r, 0, 0);
        if (r != dst) emit(u, OP_MOVE, dst, r, 0);
        break;
    }
    case PLACE_CELL:
        if (u->scope->kind == SCOPE_CLASS) emit(u, OP_LOAD_CELL_OR_NAME, dst, s->register_index, (Reg)unit_name(u, name));
        else emit(u, OP_LOAD_CELL, dst, s->register_index, 0);
        break;
    case PLACE_FREE:
        if (u->scope->kind == SCOPE_CLASS) emit(u, OP_LOAD_CELL_OR_NAME, dst, s->register_index, (Reg)unit_name(u, name));
        else emit(u, OP_LOAD_CELL, dst, s->register_index, 0);
        break;
    case PLACE_NAME:
        emit_wide(u, OP_LOAD_NAME, dst, (int32_t)unit_global(u, name));
        break;
    default: { /* an inlined comprehension of a module sees the namespace that exec() was given */
        bool named = u->unit_scope->kind == SCOPE_MODULE && !(s && s->is_explicit_global);
        emit_wide(u, named ? OP_LOAD_NAME : OP_LOAD_GLOBAL, dst, (int32_t)unit_global(u, name));
    }
    }
}

Reg name_register(Unit *u, const AstStr *name) {
    const Symbol *s = scope_symbol(u->scope, name_mangled(u, name));
    return s && s->place == PLACE_LOCAL ? s->register_index : -1;
}

/* A name that is deleted somewhere is never certainly bound: its deletion may lie behind a back-edge. */
static void name_now_bound(Unit *u, const Symbol *s) {
    if (!(s->flags & SYMBOL_DELETED)) u->bound[s->register_index] = 1;
}

void name_store(Unit *u, const AstStr *name, Reg from) {
    name = name_mangled(u, name);
    const Symbol *s = scope_symbol(u->scope, name);
    switch (s ? s->place : PLACE_GLOBAL) {
    case PLACE_LOCAL:
        if (s->register_index != from) emit(u, OP_MOVE, s->register_index, from, 0);
        name_now_bound(u, s);
        break;
    case PLACE_CELL:
    case PLACE_FREE:
        emit(u, OP_STORE_CELL, s->register_index, from, 0);
        break;
    case PLACE_NAME:
        emit_wide(u, OP_STORE_NAME, from, (int32_t)unit_global(u, name));
        break;
    default:
        emit_wide(u, OP_STORE_GLOBAL, from, (int32_t)unit_global(u, name));
    }
}

void name_delete(Unit *u, const AstStr *name) {
    name = name_mangled(u, name);
    const Symbol *s = scope_symbol(u->scope, name);
    switch (s ? s->place : PLACE_GLOBAL) {
    case PLACE_LOCAL:
        emit(u, OP_DELETE_LOCAL, s->register_index, 0, 0);
        u->bound[s->register_index] = 0;
        break;
    case PLACE_CELL:
    case PLACE_FREE:
        emit(u, OP_DELETE_CELL, s->register_index, 0, 0);
        break;
    case PLACE_NAME:
        emit_wide(u, OP_DELETE_NAME, 0, (int32_t)unit_global(u, name));
        break;
    default:
        emit_wide(u, OP_DELETE_GLOBAL, 0, (int32_t)unit_global(u, name));
    }
}

Reg closure_register(Unit *u, const AstStr *name) {
    const Symbol *s = u->unit_scope->kind == SCOPE_CLASS ? scope_implicit_cell(u->unit_scope, name) : NULL;
    if (!s) s = scope_symbol(u->scope, name);
    if (s && (s->place == PLACE_CELL || s->place == PLACE_FREE)) return s->register_index;
    /* A class that binds the name itself still hands the outer one to its methods. */
    for (s = u->scope->unit->frees; s; s = s->next)
        if (s->name == name) return s->register_index;
    codegen_fail(u, NULL, "internal error: no cell for '%s'", name->bytes);
    return 0;
}
