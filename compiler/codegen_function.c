/* Functions, lambdas, module bodies: opening a unit, binding parameters, making the function object. */
#include "compiler/codegen_impl.h"

#include "runtime/objects/code.h"

/* ---- inner units ------------------------------------------------------------------------------- */

Value unit_child_qualname(Unit *u, const Scope *inner) {
    Thread *t = u->g->t;
    Value name = unit_str(u, inner->name);
    if (!name) return NULL;
    const Unit *at = u;
    /* Hidden functions for type parameters do not show. */
    while (at && at->unit_scope->kind == SCOPE_TYPE_PARAMS) at = at->outer;
    if (!at || at->unit_scope->kind == SCOPE_MODULE) return name;
    if (inner->kind == SCOPE_FUNCTION || inner->kind == SCOPE_CLASS) {
        Symbol *s = scope_symbol(u->scope, symtable_mangle(u->g->st, u->scope, inner->name));
        if (s && s->is_explicit_global && !inner->is_lambda) return name;
    }
    const char *middle = at->unit_scope->kind == SCOPE_CLASS ? "%V.%V" : "%V.<locals>.%V";
    Str *joined = str_format(t, middle, at->qualname, name);
    joined = joined ? intern(t, joined) : NULL;
    if (!joined) codegen_raised(u->g);
    return to_value(joined);
}

/* Captured parameters and locals go into cells, after RETURN_GENERATOR. */
void generate_cells(Unit *u) {
    for (Symbol *s = u->unit_scope->symbols; s; s = s->next)
        if (s->place == PLACE_CELL && !s->outer) emit(u, OP_MAKE_CELL, s->register_index, 0, 0);
}

LabelId generator_body_begin(Unit *u, uint32_t *start) {
    *start = u->count;
    return label_new(u);
}

void generator_body_end(Unit *u, LabelId handler, uint32_t start) {
    uint32_t end = u->count;
    label_bind(u, handler);
    Reg pair = temp_reserve(u, 2);
    emit(u, OP_PUSH_HANDLED, pair, 0, 0);
    emit(u, OP_POP_HANDLED, pair, 0, 0);
    emit(u, OP_STOP_ITERATION_ERROR, pair + 1, 0, 0);
    range_add(u, start, end, handler);
}

/* The cells that the inner unit captures, as a tuple in `dst`. */
static void generate_closure(Unit *u, const Scope *inner, Reg dst) {
    uint32_t count = 0;
    for (Symbol *s = inner->frees; s; s = s->next) count++;
    Reg mark = u->next_temp, first = temp_reserve(u, count);
    uint32_t n = 0;
    for (Symbol *s = inner->frees; s; s = s->next) emit(u, OP_MOVE, first + (Reg)n++, closure_register(u, s->name), 0);
    emit(u, OP_BUILD_TUPLE, dst, first, (Reg)count);
    u->next_temp = mark;
}

void generate_make_function(Unit *u, Scope *inner, Code *code, Reg dst) {
    emit_wide(u, OP_MAKE_FUNCTION, dst, (int32_t)unit_const(u, to_value(code)));
    if (!inner->frees) return;
    Reg mark = u->next_temp, tuple = temp_new(u);
    generate_closure(u, inner, tuple);
    emit(u, OP_SET_FUNCTION, dst, tuple, FUNCTION_CLOSURE);
    u->next_temp = mark;
}

/* ---- functions --------------------------------------------------------------------------------- */

typedef struct FunctionParts {
    const AstNode *node, *arguments, *returns;
    const AstSeq *body, *decorators, *type_params;
    AstStr *name;
} FunctionParts;

static FunctionParts function_parts(const AstNode *s) {
    if (s->kind == AST_AsyncFunctionDef)
        return (FunctionParts){s, s->AsyncFunctionDef.args, s->AsyncFunctionDef.returns, &s->AsyncFunctionDef.body,
                               &s->AsyncFunctionDef.decorator_list, &s->AsyncFunctionDef.type_params, s->AsyncFunctionDef.name};
    return (FunctionParts){s, s->FunctionDef.args, s->FunctionDef.returns, &s->FunctionDef.body, &s->FunctionDef.decorator_list,
                           &s->FunctionDef.type_params, s->FunctionDef.name};
}

static void unit_set_parameters(Unit *u, const AstNode *arguments, const Scope *scope) {
    u->positional_only_count = arguments->arguments.posonlyargs.count;
    u->argument_count = u->positional_only_count + arguments->arguments.args.count;
    u->keyword_only_count = arguments->arguments.kwonlyargs.count;
    if (scope->has_varargs) u->flags |= CODE_VARARGS;
    if (scope->has_varkeywords) u->flags |= CODE_VARKEYWORDS;
}

static const AstStr *function_docstring(const AstSeq *body) {
    if (body->count == 0 || body->items[0]->kind != AST_Expr) return NULL;
    const AstNode *v = body->items[0]->Expr.value;
    return v->kind == AST_Constant && v->Constant.value.kind == AST_CONST_STR ? v->Constant.value.text : NULL;
}

/* Docstrings lose their common indentation when they are compiled, as in CPython since 3.13. */
Value codegen_clean_docstring(Unit *u, const AstStr *text) {
    Codegen *g = u->g;
    size_t margin = SIZE_MAX, length = text->length;
    const char *s = text->bytes, *end = s + length;
    const char *line = memchr(s, '\n', length);
    while (line) {
        const char *p = ++line;
        while (p < end && *p == ' ') p++;
        if (p < end && *p != '\n' && (size_t)(p - line) < margin) margin = (size_t)(p - line);
        line = memchr(p, '\n', (size_t)(end - p));
    }
    if (margin == SIZE_MAX) margin = 0;
    char *clean = arena_alloc(g->arena, length + 1), *to = clean;
    if (!clean) return unit_str(u, text);
    const char *p = s;
    while (p < end && *p == ' ') p++;
    for (;;) {
        const char *stop = memchr(p, '\n', (size_t)(end - p));
        size_t rest = (size_t)((stop ? stop : end) - p);
        memcpy(to, p, rest);
        to += rest;
        if (!stop) break;
        *to++ = '\n';
        p = stop + 1;
        for (size_t n = 0; n < margin && p < end && *p == ' '; n++) p++;
    }
    Str *str = intern_utf8(g->t, clean, (size_t)(to - clean));
    if (!str) codegen_raised(g);
    return to_value(str);
}

static void generate_function_unit(Unit *inner, const AstSeq *body, const Scope *scope) {
    bool is_generator = scope->is_generator || scope->is_coroutine;
    if (is_generator) emit(inner, OP_RETURN_GENERATOR, 0, 0, 0);
    generate_cells(inner);
    uint32_t start = 0;
    LabelId handler = NO_LABEL;
    if (is_generator) handler = generator_body_begin(inner, &start);
    AstSeq rest = *body;
    if (function_docstring(body)) rest.items++, rest.count--;
    generate_statements(inner, &rest);
    unit_nowhere(inner);
    emit(inner, OP_RETURN_NONE, 0, 0, 0); /* labels may be bound here even when the end is not reached */
    if (is_generator) generator_body_end(inner, handler, start);
}

static int32_t function_first_line(const FunctionParts *f) {
    return f->decorators->count ? f->decorators->items[0]->lineno : f->node->lineno;
}

/* Default values into a function that is in `dst`. */
static void generate_defaults(Unit *u, const AstNode *arguments, Reg dst, Reg defaults, Reg keyword_defaults) {
    if (arguments->arguments.defaults.count) emit(u, OP_SET_FUNCTION, dst, defaults, FUNCTION_DEFAULTS);
    bool any = false;
    for (uint32_t n = 0; n < arguments->arguments.kw_defaults.count; n++) any |= arguments->arguments.kw_defaults.items[n] != NULL;
    if (any) emit(u, OP_SET_FUNCTION, dst, keyword_defaults, FUNCTION_KEYWORD_DEFAULTS);
}

/* Evaluates defaults into two registers: a tuple and a dict. */
static void generate_default_values(Unit *u, const AstNode *arguments, Reg pair) {
    const AstSeq *keyword = &arguments->arguments.kw_defaults, *only = &arguments->arguments.kwonlyargs;
    if (arguments->arguments.defaults.count) generate_collection(u, &arguments->arguments.defaults, OP_BUILD_TUPLE, pair);
    uint32_t count = 0;
    for (uint32_t n = 0; n < keyword->count; n++) count += keyword->items[n] != NULL;
    if (!count) return;
    Reg mark = u->next_temp, first = temp_reserve(u, 2 * count);
    uint32_t at = 0;
    for (uint32_t n = 0; n < keyword->count; n++) {
        if (!keyword->items[n]) continue;
        emit_const(u, first + 2 * (Reg)at, unit_str(u, symtable_mangle(u->g->st, u->scope, only->items[n]->arg.arg)));
        generate_into(u, keyword->items[n], first + 2 * (Reg)at + 1);
        at++;
    }
    emit(u, OP_BUILD_DICT, pair + 1, first, (Reg)count);
    u->next_temp = mark;
}

bool function_has_annotations(const AstNode *arguments, const AstNode *returns) {
    if (returns) return true;
    const AstSeq *groups[] = {&arguments->arguments.posonlyargs, &arguments->arguments.args, &arguments->arguments.kwonlyargs};
    for (int g = 0; g < 3; g++)
        for (uint32_t n = 0; n < groups[g]->count; n++)
            if (groups[g]->items[n]->arg.annotation) return true;
    return (arguments->arguments.vararg && arguments->arguments.vararg->arg.annotation)
        || (arguments->arguments.kwarg && arguments->arguments.kwarg->arg.annotation);
}

/* The function object of a def, without decorators, into dst; defaults were evaluated into `defaults` and the next register. */
static void generate_function_object(Unit *u, const AstNode *s, Reg defaults, Reg dst) {
    FunctionParts f = function_parts(s);
    Scope *scope = symtable_scope(u->g->st, s, ROLE_BODY);
    Unit inner;
    if (!unit_open(u->g, &inner, u, scope, unit_child_qualname(u, scope), function_first_line(&f))) return;
    unit_set_parameters(&inner, f.arguments, scope);
    const AstStr *doc = u->g->options->optimize < 2 ? function_docstring(f.body) : NULL;
    if (doc) {
        inner.flags |= CODE_HAS_DOCSTRING;
        Value text = codegen_clean_docstring(&inner, doc);
        if (text) unit_const(&inner, text); /* consts[0] */
    }
    const Unit *around = u;
    while (around->unit_scope->kind == SCOPE_TYPE_PARAMS && around->outer) around = around->outer;
    if (around->unit_scope->kind == SCOPE_CLASS) inner.flags |= CODE_METHOD;
    generate_function_unit(&inner, f.body, scope);
    Code *code = unit_close(&inner);
    if (!code) return;
    unit_at(u, s);
    generate_make_function(u, scope, code, dst);
    generate_defaults(u, f.arguments, dst, defaults, defaults + 1);
    if (function_has_annotations(f.arguments, f.returns)) {
        Reg mark = u->next_temp, annotate = temp_new(u);
        Scope *annotations = symtable_scope(u->g->st, s, ROLE_ANNOTATIONS);
        Code *annotate_code = generate_annotate(u, annotations, s, inner.qualname);
        if (annotate_code) {
            generate_make_function(u, annotations, annotate_code, annotate);
            emit(u, OP_SET_FUNCTION, dst, annotate, FUNCTION_ANNOTATE);
        }
        u->next_temp = mark;
    }
}

static void generate_generic_function_body(Unit *inner, const AstNode *s, Reg params, Reg dst) {
    /* registers 0 and 1 of the hidden function are the defaults, passed as arguments */
    generate_function_object(inner, s, 0, dst);
    emit(inner, OP_SET_FUNCTION, dst, params, FUNCTION_TYPE_PARAMS);
}

void generate_function(Unit *u, const AstNode *s) {
    FunctionParts f = function_parts(s);
    Reg mark = u->next_temp;
    uint32_t count = f.decorators->count;
    Reg *windows = arena_alloc_array(u->g->arena, count + 1, sizeof *windows);
    if (!windows) {
        codegen_fail(u, s, "out of memory");
        return;
    }
    /* Each decorator is called with the result of the next: its window waits with the callable in place. */
    for (uint32_t n = 0; n < count; n++) {
        windows[n] = temp_reserve(u, FRAME_WORDS);
        generate_into(u, f.decorators->items[n], windows[n] + CALLABLE);
    }
    Reg dst = temp_new(u), defaults = temp_reserve(u, 2);
    for (Reg r = defaults; f.type_params->count && r < defaults + 2; r++) emit_const(u, r, NONE); /* they are passed as arguments */
    generate_default_values(u, f.arguments, defaults);
    unit_at(u, s);
    if (f.type_params->count) generate_in_type_params(u, s, f.type_params, defaults, generate_generic_function_body, dst);
    else generate_function_object(u, s, defaults, dst);
    for (uint32_t n = count; n-- > 0;) {
        unit_at(u, f.decorators->items[n]);
        Reg argument = windows[n] + FRAME_WORDS;
        if (argument != dst) emit(u, OP_MOVE, argument, dst, 0);
        emit(u, OP_CALL, windows[n], 1, argument);
        dst = argument;
    }
    unit_at(u, s);
    name_store(u, f.name, dst);
    u->next_temp = mark;
}

void generate_lambda(Unit *u, const AstNode *e, Reg dst) {
    Scope *scope = symtable_scope(u->g->st, e, ROLE_BODY);
    Reg mark = u->next_temp, defaults = temp_reserve(u, 2), made = temp_new(u);
    generate_default_values(u, e->Lambda.args, defaults);
    Unit inner;
    if (!unit_open(u->g, &inner, u, scope, unit_child_qualname(u, scope), e->lineno)) return;
    unit_set_parameters(&inner, e->Lambda.args, scope);
    if (scope->is_generator) emit(&inner, OP_RETURN_GENERATOR, 0, 0, 0);
    generate_cells(&inner);
    uint32_t start = 0;
    LabelId handler = NO_LABEL;
    if (scope->is_generator) handler = generator_body_begin(&inner, &start);
    Reg r = generate_expr(&inner, e->Lambda.body);
    unit_at(&inner, e->Lambda.body);
    emit(&inner, OP_RETURN, r, 0, 0);
    if (scope->is_generator) generator_body_end(&inner, handler, start);
    Code *code = unit_close(&inner);
    if (!code) return;
    unit_at(u, e);
    generate_make_function(u, scope, code, made);
    generate_defaults(u, e->Lambda.args, made, defaults, defaults + 1);
    emit(u, OP_MOVE, dst, made, 0);
    u->next_temp = mark;
}

/* ---- modules ----------------------------------------------------------------------------------- */

static void generate_module_annotations(Unit *u, const AstNode *module) {
    Scope *scope = symtable_scope(u->g->st, module, ROLE_ANNOTATIONS);
    generate_annotations_begin(u);
    if (!u->unit_scope->annotated || !scope || u->g->st->future_annotations) return;
    Code *code = generate_annotate(u, scope, module, NULL);
    if (!code) return;
    Reg mark = u->next_temp, r = temp_new(u);
    generate_make_function(u, scope, code, r);
    AstStr *name = ast_intern(u->g->st->interner, "__annotate__", 12);
    if (name) emit_wide(u, OP_STORE_NAME, r, (int32_t)unit_global(u, name));
    u->next_temp = mark;
}

static void generate_module_code(Unit *u, const AstNode *module) {
    if (module->kind == AST_Expression) {
        Reg r = generate_expr(u, module->Expression.body);
        unit_at(u, module->Expression.body);
        emit(u, OP_RETURN, r, 0, 0);
        return;
    }
    const AstSeq *body = module->kind == AST_Module ? &module->Module.body : &module->Interactive.body;
    AstSeq rest = *body;
    if (module->kind == AST_Module) {
        const AstStr *doc = u->g->options->optimize < 2 ? function_docstring(body) : NULL;
        if (doc) {
            Reg mark = u->next_temp, r = temp_new(u);
            unit_at(u, body->items[0]);
            Value text = codegen_clean_docstring(u, doc);
            if (text) emit_wide(u, OP_LOAD_CONST, r, (int32_t)unit_const(u, text));
            AstStr *name = ast_intern(u->g->st->interner, "__doc__", 7);
            if (name) emit_wide(u, OP_STORE_NAME, r, (int32_t)unit_global(u, name));
            u->next_temp = mark;
            rest.items++;
            rest.count--;
        }
    }
    generate_finally_warnings(u, &rest);
    generate_module_annotations(u, module);
    generate_statements(u, &rest);
    unit_nowhere(u);
    if (body->count == 0) u->line = u->end_line = 0; /* an empty module has one line, in which a debugger can stop: that of its call */
    emit(u, OP_RETURN_NONE, 0, 0, 0);
}

void generate_module_body(Unit *u, const AstNode *module) {
    bool is_coroutine = u->unit_scope->is_coroutine;
    if (is_coroutine) emit(u, OP_RETURN_GENERATOR, 0, 0, 0);
    generate_cells(u);
    uint32_t start;
    LabelId handler = generator_body_begin(u, &start);
    generate_module_code(u, module);
    if (is_coroutine) generator_body_end(u, handler, start);
}
