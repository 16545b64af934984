/* Calls: windows, methods, super(), keywords and stars. */
#include "compiler/codegen_impl.h"

#define CALL_ARGUMENTS_MAX 3000

static bool call_has_stars(const AstSeq *args, const AstSeq *keywords) {
    for (uint32_t n = 0; n < args->count; n++)
        if (args->items[n]->kind == AST_Starred) return true;
    for (uint32_t n = 0; n < keywords->count; n++)
        if (!keywords->items[n]->keyword.arg) return true;
    return args->count + keywords->count > CALL_ARGUMENTS_MAX;
}

static bool call_check_keywords(Unit *u, const AstSeq *keywords) {
    for (uint32_t n = 0; n < keywords->count; n++)
        for (uint32_t k = n + 1; keywords->items[n]->keyword.arg && k < keywords->count; k++)
            if (keywords->items[n]->keyword.arg == keywords->items[k]->keyword.arg)
                return codegen_fail(u, keywords->items[k], "keyword argument repeated: %s", keywords->items[k]->keyword.arg->bytes);
    return true;
}

static Value call_keyword_names(Unit *u, const AstSeq *keywords) {
    Value names = tuple_new(u->g->t, NULL, keywords->count);
    if (!names) codegen_raised(u->g);
    for (uint32_t n = 0; names && n < keywords->count; n++)
        store(tuple_of(names), &tuple_of(names)->items[n], unit_str(u, keywords->items[n]->keyword.arg));
    return names;
}

/* f(*args, **kwargs): the window holds a tuple (or any iterable) and a dict (or any mapping, or unbound). */
static void generate_star_arguments(Unit *u, const AstSeq *args, const AstSeq *keywords, Reg window, uint32_t given) {
    Reg positional = window + FRAME_WORDS, named = positional + 1;
    u->next_temp = positional + (Reg)given;
    if (given == 0 && args->count == 1 && args->items[0]->kind == AST_Starred) {
        u->next_temp = positional;
        temp_reserve(u, 1);
        generate_into(u, args->items[0]->Starred.value, positional);
    } else if (given == 0 && args->count == 0) {
        temp_reserve(u, 1);
        emit_const(u, positional, u->g->t->vm->empty_tuple);
    } else {
        Reg list = temp_new(u);
        emit(u, OP_BUILD_LIST, list, positional, (Reg)given);
        generate_sequence_items(u, args, list);
        emit(u, OP_LIST_TO_TUPLE, positional, list, 0);
        u->next_temp = positional + 1;
    }
    if (keywords->count == 0) {
        temp_reserve(u, 1);
        emit(u, OP_LOAD_SPECIAL_CONST, named, 5, 0);
        return;
    }
    temp_reserve(u, 1);
    if (keywords->count == 1 && !keywords->items[0]->keyword.arg) {
        generate_into(u, keywords->items[0]->keyword.value, named);
        return;
    }
    emit(u, OP_BUILD_DICT, named, named, 0);
    for (uint32_t n = 0; n < keywords->count; n++) {
        const AstNode *k = keywords->items[n];
        Reg mark = u->next_temp;
        if (k->keyword.arg) {
            Reg pair = temp_reserve(u, 2), dict = temp_new(u);
            emit_const(u, pair, unit_str(u, k->keyword.arg));
            generate_into(u, k->keyword.value, pair + 1);
            unit_at(u, k);
            emit(u, OP_BUILD_DICT, dict, pair, 1);
            emit(u, OP_DICT_MERGE, named, dict, window + CALLABLE);
        } else {
            Reg v = generate_expr(u, k->keyword.value);
            unit_at(u, k->keyword.value);
            emit(u, OP_DICT_MERGE, named, v, window + CALLABLE);
        }
        u->next_temp = mark;
    }
}

/* The callable is in the window (with self behind it for a method); `given` arguments are there already. */
void generate_call_arguments(Unit *u, const AstSeq *args, const AstSeq *keywords, Reg window, uint32_t given, bool method, Reg dst) {
    int32_t line = u->line, end_line = u->end_line, column = u->column, end_column = u->end_column;
    if (!call_check_keywords(u, keywords)) return;
    if (call_has_stars(args, keywords)) {
        generate_star_arguments(u, args, keywords, window, given);
        u->line = line, u->end_line = end_line, u->column = column, u->end_column = end_column;
        emit(u, OP_CALL_EX, window, 2, dst);
        return;
    }
    Reg first = window + FRAME_WORDS + (method ? 1 : 0);
    u->next_temp = first + (Reg)given;
    if (u->next_temp > u->register_count) u->register_count = u->next_temp;
    for (uint32_t n = 0; n < args->count; n++) generate_into(u, args->items[n], temp_new(u));
    for (uint32_t n = 0; n < keywords->count; n++) generate_into(u, keywords->items[n]->keyword.value, temp_new(u));
    uint32_t count = given + args->count + keywords->count;
    u->line = line, u->end_line = end_line, u->column = column, u->end_column = end_column;
    if (keywords->count)
        emit_extra(u, method ? OP_CALL_METHOD_KW : OP_CALL_KW, window, (Reg)count, dst, unit_const(u, call_keyword_names(u, keywords)));
    else
        emit(u, method ? OP_CALL_METHOD : OP_CALL, window, (Reg)count, dst);
}

static void call_warn_not_callable(Unit *u, const AstNode *e) {
    const AstNode *f = e->Call.func;
    const char *type = NULL;
    switch (f->kind) {
    case AST_Tuple: type = "tuple"; break;
    case AST_List: case AST_ListComp: type = "list"; break;
    case AST_Dict: case AST_DictComp: type = "dict"; break;
    case AST_Set: case AST_SetComp: type = "set"; break;
    case AST_GeneratorExp: type = "generator"; break;
    case AST_JoinedStr: type = "str"; break;
    case AST_TemplateStr: type = "string.templatelib.Template"; break;
    case AST_Constant:
        switch (f->Constant.value.kind) {
        case AST_CONST_NONE: type = "NoneType"; break;
        case AST_CONST_TRUE: case AST_CONST_FALSE: type = "bool"; break;
        case AST_CONST_ELLIPSIS: type = "ellipsis"; break;
        case AST_CONST_INT: type = "int"; break;
        case AST_CONST_FLOAT: type = "float"; break;
        case AST_CONST_IMAGINARY: type = "complex"; break;
        case AST_CONST_STR: type = "str"; break;
        case AST_CONST_BYTES: type = "bytes"; break;
        case AST_CONST_OBJECT: break;
        }
    }
    if (type) codegen_warn(u, e, "'%s' object is not callable; perhaps you missed a comma?", type);
}

/* super().name(...) and super(C, self).name(...) in a method: no super object is made. */
static bool call_is_super(Unit *u, const AstNode *e) {
    if (e->kind != AST_Call || e->Call.func->kind != AST_Name || e->Call.func->Name.id != u->g->st->name_super) return false;
    if (e->Call.keywords.count || (e->Call.args.count != 0 && e->Call.args.count != 2)) return false;
    if (u->scope != u->unit_scope || u->unit_scope->kind != SCOPE_FUNCTION) return false;
    for (uint32_t n = 0; n < e->Call.args.count; n++)
        if (e->Call.args.items[n]->kind == AST_Starred) return false;
    const Symbol *super = scope_symbol(u->scope, u->g->st->name_super);
    if (super && super->place != PLACE_GLOBAL) return false;
    if (e->Call.args.count == 0) {
        const Symbol *class = scope_symbol(u->scope, u->g->st->name_class);
        if (!class || class->place != PLACE_FREE || u->argument_count == 0) return false;
    }
    return true;
}

/* super, class and self into the window, for LOAD_SUPER_*. */
static void generate_super_operands(Unit *u, const AstNode *e, Reg window) {
    u->next_temp = window;
    temp_reserve(u, FRAME_WORDS + 2);
    name_load(u, u->g->st->name_super, window + CALLABLE);
    if (e->Call.args.count) {
        generate_into(u, e->Call.args.items[0], window + FRAME_WORDS);
        generate_into(u, e->Call.args.items[1], window + FRAME_WORDS + 1);
        return;
    }
    name_load(u, u->g->st->name_class, window + FRAME_WORDS);
    Symbol *self = u->unit_scope->symbols; /* parameters come first */
    name_load(u, self->name, window + FRAME_WORDS + 1);
}

bool generate_super_attribute(Unit *u, const AstNode *e, Reg dst) {
    uint32_t name = unit_name(u, symtable_mangle(u->g->st, u->scope, e->Attribute.attr));
    if (name > UINT16_MAX || !call_is_super(u, e->Attribute.value)) return false;
    Reg mark = u->next_temp;
    unit_at(u, e->Attribute.value);
    generate_super_operands(u, e->Attribute.value, mark);
    unit_at(u, e);
    emit(u, OP_LOAD_SUPER_ATTR, mark, (Reg)name, e->Attribute.value->Call.args.count == 0);
    emit(u, OP_MOVE, dst, mark, 0);
    u->next_temp = mark;
    return true;
}

static bool generate_method_call(Unit *u, const AstNode *e, Reg window, Reg dst) {
    const AstNode *f = e->Call.func;
    if (f->kind != AST_Attribute || call_has_stars(&e->Call.args, &e->Call.keywords)) return false;
    uint32_t name = unit_name(u, symtable_mangle(u->g->st, u->scope, f->Attribute.attr));
    if (name > UINT16_MAX) return false;
    if (call_is_super(u, f->Attribute.value)) {
        unit_at(u, f->Attribute.value);
        generate_super_operands(u, f->Attribute.value, window);
        unit_at_attribute(u, f, f);
        emit_extra(u, OP_LOAD_SUPER_METHOD, window, (Reg)name, f->Attribute.value->Call.args.count == 0, 0);
    } else {
        u->next_temp = window;
        temp_reserve(u, FRAME_WORDS + 1);
        Reg object = generate_expr(u, f->Attribute.value);
        unit_at_attribute(u, f, f);
        emit_extra(u, OP_LOAD_METHOD, window, object, (Reg)name, 0);
    }
    unit_at_attribute(u, e, f);
    generate_call_arguments(u, &e->Call.args, &e->Call.keywords, window, 0, true, dst);
    return true;
}

void generate_call(Unit *u, const AstNode *e, Reg dst) {
    call_warn_not_callable(u, e);
    Reg mark = u->next_temp, window = u->next_temp;
    if (!generate_method_call(u, e, window, dst)) {
        u->next_temp = window;
        temp_reserve(u, FRAME_WORDS);
        generate_into(u, e->Call.func, window + CALLABLE);
        unit_at(u, e);
        generate_call_arguments(u, &e->Call.args, &e->Call.keywords, window, 0, false, dst);
    }
    u->next_temp = mark;
}
