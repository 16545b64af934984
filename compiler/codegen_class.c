/* Classes, type parameters, type aliases and annotations. */
#include "compiler/codegen_impl.h"

static AstStr *class_name_of(Unit *u, const char *text) {
    AstStr *name = ast_intern(u->g->st->interner, text, strlen(text));
    if (!name) codegen_fail(u, NULL, "out of memory");
    return name;
}

static void class_store(Unit *u, const char *text, Reg from) {
    AstStr *name = class_name_of(u, text);
    if (name) emit_wide(u, OP_STORE_NAME, from, (int32_t)unit_global(u, name));
}

/* ---- annotations ------------------------------------------------------------------------------- */

typedef struct AnnotationSink {
    Unit *u;
    Reg dict;
} AnnotationSink;

static void annotation_add(AnnotationSink *sink, const AstStr *name, const AstNode *annotation) {
    if (!annotation) return;
    Unit *u = sink->u;
    Reg mark = u->next_temp, pair = temp_reserve(u, 2);
    emit_const(u, pair, unit_str(u, symtable_mangle(u->g->st, u->scope, (AstStr *)name)));
    if (u->g->st->future_annotations) {
        emit_const(u, pair + 1, unparse_expression(u, annotation));
    } else if (annotation->kind == AST_Starred) {
        Reg r = generate_expr(u, annotation->Starred.value);
        emit_extra(u, OP_INTRINSIC, pair + 1, r, 1, INTRINSIC_UNPACK_STARRED);
        emit_extra(u, OP_LOAD_ITEM_INT, pair + 1, pair + 1, 0, 0);
    } else {
        generate_into(u, annotation, pair + 1);
    }
    unit_at(u, annotation);
    emit(u, OP_DICT_ADD, sink->dict, pair, pair + 1);
    u->next_temp = mark;
}

static void annotations_of_function(AnnotationSink *sink, const AstNode *arguments, const AstNode *returns) {
    const AstSeq *groups[] = {&arguments->arguments.posonlyargs, &arguments->arguments.args};
    for (int g = 0; g < 2; g++)
        for (uint32_t n = 0; n < groups[g]->count; n++)
            annotation_add(sink, groups[g]->items[n]->arg.arg, groups[g]->items[n]->arg.annotation);
    const AstNode *rest = arguments->arguments.vararg, *named = arguments->arguments.kwarg;
    if (rest) annotation_add(sink, rest->arg.arg, rest->arg.annotation);
    for (uint32_t n = 0; n < arguments->arguments.kwonlyargs.count; n++) {
        const AstNode *arg = arguments->arguments.kwonlyargs.items[n];
        annotation_add(sink, arg->arg.arg, arg->arg.annotation);
    }
    if (named) annotation_add(sink, named->arg.arg, named->arg.annotation);
    annotation_add(sink, class_name_of(sink->u, "return"), returns);
}

/* Annotated names of a module or class body. Those of a block that is run conditionally, and all of a module, which may be asked for
 * them before it has run to its end, count only when their statement has been run: then it has put its number into a set. */
static void annotations_of_body(AnnotationSink *sink, const Scope *body) {
    Unit *u = sink->u;
    for (const Annotation *a = body->annotated; a; a = a->next) {
        Reg mark = u->next_temp, pair = temp_reserve(u, 2);
        LabelId skip = label_new(u);
        unit_at(u, a->node);
        if (a->number >= 0) {
            emit_const(u, pair, small_int(a->number));
            name_load(u, u->g->st->name_conditional, pair + 1);
            emit(u, OP_IN, pair, pair, pair + 1);
            emit_jump(u, OP_JUMP_FALSE, pair, 0, skip);
        }
        annotation_add(sink, a->node->AnnAssign.target->Name.id, a->node->AnnAssign.annotation);
        label_bind(u, skip);
        u->next_temp = mark;
    }
}

/* owner: qualified name of the function that they are of; NULL: of the module or class that u makes. */
Code *generate_annotate(Unit *u, Scope *scope, const AstNode *node, Value owner) {
    Unit inner;
    bool is_module = node->kind == AST_Module || node->kind == AST_Interactive;
    if (!scope) return NULL;
    Value qualname = owner ? to_value(str_format(u->g->t, "%V.__annotate__", owner)) : unit_child_qualname(u, scope);
    if (!qualname) codegen_raised(u->g);
    int32_t first_line = is_module && u->unit_scope->annotated ? u->unit_scope->annotated->node->lineno : node->lineno;
    if (!qualname || !unit_open(u->g, &inner, u, scope, qualname, first_line)) return NULL;
    inner.argument_count = inner.positional_only_count = 1;
    generate_cells(&inner);
    Reg dict = temp_new(&inner);
    emit_extra(&inner, OP_INTRINSIC, dict, 0, 1, INTRINSIC_ANNOTATE_FORMAT_CHECK);
    emit(&inner, OP_BUILD_DICT, dict, dict, 0);
    AnnotationSink sink = {&inner, dict};
    switch (node->kind) {
    case AST_FunctionDef: annotations_of_function(&sink, node->FunctionDef.args, node->FunctionDef.returns); break;
    case AST_AsyncFunctionDef: annotations_of_function(&sink, node->AsyncFunctionDef.args, node->AsyncFunctionDef.returns); break;
    default: annotations_of_body(&sink, u->unit_scope);
    }
    emit(&inner, OP_RETURN, dict, 0, 0);
    return unit_close(&inner);
}

/* ---- annotations of modules and classes as they run --------------------------------------------- */

/* At the start of a body. The set has a register of its own, besides the cell or the global that __annotate__ looks for it in. */
void generate_annotations_begin(Unit *u) {
    const Scope *scope = u->unit_scope;
    Symtable *st = u->g->st;
    if (!scope->annotated) return;
    if (st->future_annotations) {
        emit(u, OP_SETUP_ANNOTATIONS, 0, 0, 0);
        return;
    }
    if (!scope->conditional_count) return;
    u->conditional_set = temp_new(u);
    emit(u, OP_BUILD_SET, u->conditional_set, u->conditional_set, 0);
    if (scope->kind == SCOPE_MODULE) {
        emit_wide(u, OP_STORE_NAME, u->conditional_set, (int32_t)unit_global(u, st->name_conditional));
        return;
    }
    const Symbol *cell = scope_implicit_cell(scope, st->name_conditional);
    if (cell) emit(u, OP_STORE_CELL, cell->register_index, u->conditional_set, 0);
}

/* `name: annotation` has been run. */
void generate_annotation(Unit *u, const AstNode *s) {
    Scope *scope = u->unit_scope;
    if ((scope->kind != SCOPE_MODULE && scope->kind != SCOPE_CLASS) || !s->AnnAssign.simple || s->AnnAssign.target->kind != AST_Name) return;
    Reg mark = u->next_temp, r = temp_reserve(u, 3);
    unit_at(u, s);
    if (u->g->st->future_annotations) {
        AstStr *name = class_name_of(u, "__annotations__");
        emit_const(u, r, unparse_expression(u, s->AnnAssign.annotation));
        if (name) emit_wide(u, OP_LOAD_NAME, r + 1, (int32_t)unit_global(u, name));
        emit_const(u, r + 2, unit_str(u, symtable_mangle(u->g->st, u->scope, s->AnnAssign.target->Name.id)));
        emit(u, OP_STORE_ITEM, r + 1, r + 2, r);
    } else {
        /* Statements come in the order of the list, but for finally blocks, which are generated more than once. */
        const Annotation *a = scope->annotated_next;
        while (a && a->node != s) a = a->next;
        for (a = a ? a : scope->annotated; a && a->node != s;) a = a->next;
        scope->annotated_next = a ? a->next : NULL;
        if (a && a->number >= 0) {
            emit_const(u, r, small_int(a->number));
            emit(u, OP_SET_ADD, u->conditional_set, r, 0);
        }
    }
    u->next_temp = mark;
}

/* ---- type parameters --------------------------------------------------------------------------- */

/* A function that evaluates `value` when it is asked for, in a format: Format.VALUE unless it is told another. */
static void generate_lazy_value(Unit *u, const AstNode *node, ScopeRole role, const AstNode *value, Reg dst) {
    Scope *scope = symtable_scope(u->g->st, node, role);
    Unit inner;
    if (!unit_open(u->g, &inner, u, scope, unit_child_qualname(u, scope), value->lineno)) return;
    inner.argument_count = inner.positional_only_count = 1;
    generate_cells(&inner);
    Reg r = temp_new(&inner);
    emit_extra(&inner, OP_INTRINSIC, r, 0, 1, INTRINSIC_ANNOTATE_FORMAT_CHECK);
    if (value->kind == AST_Starred) {
        Reg x = generate_expr(&inner, value->Starred.value);
        emit_extra(&inner, OP_INTRINSIC, r, x, 1, INTRINSIC_UNPACK_STARRED);
        emit_extra(&inner, OP_LOAD_ITEM_INT, r, r, 0, 0);
    } else {
        generate_into(&inner, value, r);
    }
    emit(&inner, OP_RETURN, r, 0, 0);
    Code *code = unit_close(&inner);
    Value one = small_int(1), defaults = code ? tuple_new(u->g->t, &one, 1) : NULL;
    if (code && !defaults) codegen_raised(u->g);
    if (!defaults) return;
    generate_make_function(u, scope, code, dst);
    Reg mark = u->next_temp, format = temp_new(u);
    emit_const(u, format, defaults);
    emit(u, OP_SET_FUNCTION, dst, format, FUNCTION_DEFAULTS);
    u->next_temp = mark;
}

void generate_type_params(Unit *u, const AstSeq *params, Reg dst) {
    Reg mark = u->next_temp, first = temp_reserve(u, params->count), pair = temp_reserve(u, 2);
    for (uint32_t n = 0; n < params->count; n++) {
        const AstNode *p = params->items[n];
        AstStr *name = p->kind == AST_TypeVar ? p->TypeVar.name : p->kind == AST_ParamSpec ? p->ParamSpec.name : p->TypeVarTuple.name;
        const AstNode *bound = p->kind == AST_TypeVar ? p->TypeVar.bound : NULL;
        const AstNode *fallback = p->kind == AST_TypeVar ? p->TypeVar.default_value
            : p->kind == AST_ParamSpec ? p->ParamSpec.default_value : p->TypeVarTuple.default_value;
        Reg r = first + (Reg)n;
        unit_at(u, p);
        emit_const(u, pair, unit_str(u, name));
        if (bound) {
            generate_lazy_value(u, p, ROLE_VALUE, bound, pair + 1);
            emit_extra(u, OP_INTRINSIC, r, pair, 2, bound->kind == AST_Tuple ? INTRINSIC_TYPE_VAR_WITH_CONSTRAINTS : INTRINSIC_TYPE_VAR_WITH_BOUND);
        } else {
            emit_extra(u, OP_INTRINSIC, r, pair, 1, p->kind == AST_TypeVar ? INTRINSIC_TYPE_VAR
                       : p->kind == AST_ParamSpec ? INTRINSIC_PARAM_SPEC : INTRINSIC_TYPE_VAR_TUPLE);
        }
        if (fallback) {
            emit(u, OP_MOVE, pair, r, 0);
            generate_lazy_value(u, p, ROLE_DEFAULT, fallback, pair + 1);
            emit_extra(u, OP_INTRINSIC, r, pair, 2, INTRINSIC_SET_TYPE_PARAM_DEFAULT);
        }
        name_store(u, name, r);
    }
    emit(u, OP_BUILD_TUPLE, dst, first, (Reg)params->count);
    u->next_temp = mark;
}

void generate_in_type_params(Unit *u, const AstNode *s, const AstSeq *params, Reg defaults,
                             void (*body)(Unit *inner, const AstNode *s, Reg params, Reg dst), Reg dst) {
    Scope *scope = symtable_scope(u->g->st, s, ROLE_TYPE_PARAMS);
    Unit inner;
    if (!unit_open(u->g, &inner, u, scope, unit_child_qualname(u, scope), s->lineno)) return;
    bool is_function = defaults >= 0;
    if (is_function) inner.argument_count = 2;
    generate_cells(&inner);
    Reg tuple = temp_new(&inner), made = temp_new(&inner);
    generate_type_params(&inner, params, tuple);
    unit_at(&inner, s);
    body(&inner, s, tuple, made);
    emit(&inner, OP_RETURN, made, 0, 0);
    Code *code = unit_close(&inner);
    if (!code) return;
    Reg mark = u->next_temp, window = temp_reserve(u, FRAME_WORDS + 2);
    unit_at(u, s);
    generate_make_function(u, scope, code, window + CALLABLE);
    if (is_function) {
        emit(u, OP_MOVE, window + FRAME_WORDS, defaults, 0);
        emit(u, OP_MOVE, window + FRAME_WORDS + 1, defaults + 1, 0);
    }
    emit(u, OP_CALL, window, is_function ? 2 : 0, dst);
    u->next_temp = mark;
}

static void generate_alias_object(Unit *u, const AstNode *s, Reg params, Reg dst) {
    Reg mark = u->next_temp, first = temp_reserve(u, 3);
    emit_const(u, first, unit_str(u, s->TypeAlias.name->Name.id));
    if (params >= 0) emit(u, OP_MOVE, first + 1, params, 0);
    else emit_const(u, first + 1, NONE);
    generate_lazy_value(u, s, ROLE_VALUE, s->TypeAlias.value, first + 2);
    unit_at(u, s);
    emit_extra(u, OP_INTRINSIC, dst, first, 3, INTRINSIC_TYPE_ALIAS);
    u->next_temp = mark;
}

void generate_type_alias(Unit *u, const AstNode *s) {
    Reg mark = u->next_temp, r = temp_new(u);
    if (s->TypeAlias.type_params.count) generate_in_type_params(u, s, &s->TypeAlias.type_params, -1, generate_alias_object, r);
    else generate_alias_object(u, s, -1, r);
    name_store(u, s->TypeAlias.name->Name.id, r);
    u->next_temp = mark;
}

/* ---- classes ----------------------------------------------------------------------------------- */

static void generate_class_body(Unit *u, const AstNode *s) {
    Symtable *st = u->g->st;
    generate_cells(u);
    Reg r = temp_new(u);
    Symbol *dict_cell = scope_implicit_cell(u->unit_scope, st->name_classdict), *class = scope_implicit_cell(u->unit_scope, st->name_class);
    AstStr *name = class_name_of(u, "__name__");
    if (name) emit_wide(u, OP_LOAD_NAME, r, (int32_t)unit_global(u, name));
    class_store(u, "__module__", r);
    emit_const(u, r, u->qualname);
    class_store(u, "__qualname__", r);
    emit_const(u, r, small_int(s->ClassDef.decorator_list.count ? s->ClassDef.decorator_list.items[0]->lineno : s->lineno));
    class_store(u, "__firstlineno__", r);
    if (dict_cell) {
        emit(u, OP_LOAD_LOCALS, r, 0, 0);
        emit(u, OP_STORE_CELL, dict_cell->register_index, r, 0);
    }
    if (s->ClassDef.type_params.count) {
        name_load(u, class_name_of(u, ".type_params"), r);
        class_store(u, "__type_params__", r);
    }
    AstSeq body = s->ClassDef.body;
    if (body.count && body.items[0]->kind == AST_Expr && body.items[0]->Expr.value->kind == AST_Constant
        && body.items[0]->Expr.value->Constant.value.kind == AST_CONST_STR) {
        if (u->g->options->optimize < 2) {
            unit_at(u, body.items[0]);
            emit_const(u, r, codegen_clean_docstring(u, body.items[0]->Expr.value->Constant.value.text));
            class_store(u, "__doc__", r);
        }
        body.items++;
        body.count--;
    }
    u->static_attributes = list_new(u->g->t, 0);
    generate_annotations_begin(u);
    generate_statements(u, &body);
    Scope *annotations = symtable_scope(st, s, ROLE_ANNOTATIONS);
    if (u->unit_scope->annotated && annotations && !st->future_annotations) {
        Code *code = generate_annotate(u, annotations, s, NULL);
        if (code) {
            generate_make_function(u, annotations, code, r);
            class_store(u, "__annotate_func__", r);
        }
    }
    unit_nowhere(u);
    Value attributes = u->static_attributes ? list_to_tuple(u->g->t, u->static_attributes) : NULL;
    if (!attributes) codegen_raised(u->g);
    emit_const(u, r, attributes);
    class_store(u, "__static_attributes__", r);
    if (dict_cell) {
        emit(u, OP_MOVE, r, dict_cell->register_index, 0);
        class_store(u, "__classdictcell__", r);
    }
    if (class) {
        emit(u, OP_MOVE, r, class->register_index, 0);
        class_store(u, "__classcell__", r);
        emit(u, OP_RETURN, r, 0, 0);
    } else {
        emit(u, OP_RETURN_NONE, 0, 0, 0);
    }
}

/* params: a register with the tuple of type parameters, or -1. */
static void generate_class_object(Unit *u, const AstNode *s, Reg params, Reg dst) {
    Scope *scope = symtable_scope(u->g->st, s, ROLE_BODY);
    AstSeq bases = s->ClassDef.bases;
    Reg mark = u->next_temp;
    if (params >= 0) {
        AstStr *own = class_name_of(u, ".type_params"), *base = class_name_of(u, ".generic_base");
        AstNode *generic = ast_node(u->g->arena, AST_Name, (AstRange){s->lineno, s->col_offset, s->end_lineno, s->end_col_offset});
        AstNode **items = arena_alloc_array(u->g->arena, bases.count + 1, sizeof *items);
        if (!own || !base || !generic || !items) {
            codegen_fail(u, s, "out of memory");
            return;
        }
        name_store(u, own, params);
        Reg r = temp_new(u);
        emit_extra(u, OP_INTRINSIC, r, params, 1, INTRINSIC_SUBSCRIPT_GENERIC);
        name_store(u, base, r);
        generic->Name.id = base;
        if (bases.count) memcpy(items, bases.items, bases.count * sizeof *items);
        items[bases.count] = generic;
        bases = (AstSeq){items, bases.count + 1};
    }
    Unit inner;
    int32_t first_line = s->ClassDef.decorator_list.count ? s->ClassDef.decorator_list.items[0]->lineno : s->lineno;
    if (!unit_open(u->g, &inner, u, scope, unit_child_qualname(u, scope), first_line)) return;
    generate_class_body(&inner, s);
    Code *code = unit_close(&inner);
    if (!code) return;
    Reg window = temp_reserve(u, FRAME_WORDS + 2);
    unit_at(u, s);
    emit(u, OP_LOAD_BUILD_CLASS, window + CALLABLE, 0, 0);
    generate_make_function(u, scope, code, window + FRAME_WORDS);
    emit_const(u, window + FRAME_WORDS + 1, unit_str(u, s->ClassDef.name));
    generate_call_arguments(u, &bases, &s->ClassDef.keywords, window, 2, false, dst);
    u->next_temp = mark;
}

void generate_class(Unit *u, const AstNode *s) {
    Reg mark = u->next_temp;
    const AstSeq *decorators = &s->ClassDef.decorator_list;
    Reg *windows = arena_alloc_array(u->g->arena, decorators->count + 1, sizeof *windows);
    if (!windows) {
        codegen_fail(u, s, "out of memory");
        return;
    }
    for (uint32_t n = 0; n < decorators->count; n++) {
        windows[n] = temp_reserve(u, FRAME_WORDS);
        generate_into(u, decorators->items[n], windows[n] + CALLABLE);
    }
    Reg dst = temp_new(u);
    unit_at(u, s);
    if (s->ClassDef.type_params.count) generate_in_type_params(u, s, &s->ClassDef.type_params, -1, generate_class_object, dst);
    else generate_class_object(u, s, -1, dst);
    for (uint32_t n = decorators->count; n-- > 0;) {
        unit_at(u, decorators->items[n]);
        Reg argument = windows[n] + FRAME_WORDS;
        if (argument != dst) emit(u, OP_MOVE, argument, dst, 0);
        emit(u, OP_CALL, windows[n], 1, argument);
        dst = argument;
    }
    unit_at(u, s);
    name_store(u, s->ClassDef.name, dst);
    u->next_temp = mark;
}
