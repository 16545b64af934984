/* The walk over the tree that notes which names are bound and used where, and refuses what only scopes can tell. */
#include "compiler/symtable_impl.h"

#include <string.h>

#define VISIT_DEPTH_MAX 5000

static bool visit_expr(Symtable *st, Scope *scope, const AstNode *e);
static bool visit_stmts(Symtable *st, Scope *scope, const AstSeq *body);
static bool visit_pattern(Symtable *st, Scope *scope, const AstNode *p);

static bool visit_exprs(Symtable *st, Scope *scope, const AstSeq *seq) {
    for (uint32_t n = 0; n < seq->count; n++)
        if (seq->items[n] && !visit_expr(st, scope, seq->items[n])) return false;
    return true;
}

static bool visit_optional(Symtable *st, Scope *scope, const AstNode *e) { return !e || visit_expr(st, scope, e); }

/* A name in what a comprehension's loop assigns to, even as an index: no := may have bound it before. */
static bool visit_in_target(Symtable *st, const Scope *scope, AstStr *name, const AstNode *where) {
    const Symbol *s = symtable_own_symbol(scope, symtable_mangle(st, scope, name));
    return !s || !(s->flags & (SYMBOL_GLOBAL | SYMBOL_NONLOCAL))
        || symtable_fail(st, where, "comprehension inner loop cannot rebind assignment expression target '%s'", name->bytes);
}

static bool visit_use(Symtable *st, Scope *scope, AstStr *name, const AstNode *where) {
    AstStr *mangled = symtable_mangle(st, scope, name);
    if (scope->in_target && !visit_in_target(st, scope, name, where)) return false;
    if (!symtable_add(st, scope, mangled, SYMBOL_USED, where)) return false;
    if (scope->sees_class && !symtable_add(st, scope, st->name_classdict, SYMBOL_USED, where)) return false;
    /* super() and __class__ in a method reach for the class being defined. */
    if (name == st->name_super && scope->unit->kind != SCOPE_MODULE && scope->unit->kind != SCOPE_CLASS) {
        scope->unit->uses_super = true;
        return symtable_add(st, scope, st->name_class, SYMBOL_USED, where) != NULL;
    }
    return true;
}

static bool visit_name_is_allowed(Symtable *st, const AstStr *name, const AstNode *where, bool deleting) {
    if (name->length == 9 && memcmp(name->bytes, "__debug__", 9) == 0)
        return symtable_fail(st, where, "cannot %s __debug__", deleting ? "delete" : "assign to");
    return true;
}

/* Of a call or a class. */
static bool visit_keywords(Symtable *st, Scope *scope, const AstSeq *keywords) {
    for (uint32_t n = 0; n < keywords->count; n++) {
        const AstNode *k = keywords->items[n];
        if (k->keyword.arg && !visit_name_is_allowed(st, k->keyword.arg, k, false)) return false;
        if (!visit_expr(st, scope, k->keyword.value)) return false;
    }
    return true;
}

static bool visit_bind(Symtable *st, Scope *scope, AstStr *name, uint32_t flags, const AstNode *where) {
    if (!visit_name_is_allowed(st, name, where, flags & SYMBOL_DELETED)) return false;
    return symtable_add(st, scope, symtable_mangle(st, scope, name), flags, where) != NULL;
}

/* ---- comprehensions and assignment expressions ------------------------------------------------- */

/* The target of := inside a comprehension is bound in the scope around all comprehensions. */
static bool visit_named_target(Symtable *st, Scope *scope, const AstNode *target) {
    AstStr *name = target->Name.id;
    Scope *at = scope;
    bool crossed = false;
    for (; at->kind == SCOPE_COMPREHENSION || at->kind == SCOPE_GENERATOR; at = at->parent) {
        crossed = true;
        Symbol *s = symtable_own_symbol(at, symtable_mangle(st, scope, name));
        if (s && s->flags & SYMBOL_ITERATION)
            return symtable_fail(st, target, "assignment expression cannot rebind comprehension iteration variable '%s'", name->bytes);
    }
    if (!crossed) return visit_bind(st, scope, name, SYMBOL_ASSIGNED, target);
    if (at->kind == SCOPE_CLASS)
        return symtable_fail(st, target, "assignment expression within a comprehension cannot be used in a class body");
    if (at->kind == SCOPE_TYPE_PARAMS || at->kind == SCOPE_TYPE_VALUE || at->kind == SCOPE_ANNOTATIONS)
        return symtable_fail(st, target, "assignment expression within a comprehension cannot be used within %s",
                             at->kind == SCOPE_ANNOTATIONS ? "an annotation" : "the definition of a generic");
    if (!visit_name_is_allowed(st, name, target, false)) return false;
    AstStr *mangled = symtable_mangle(st, scope, name);
    Symbol *outer = symtable_add(st, at, mangled, at->kind == SCOPE_MODULE ? SYMBOL_ASSIGNED : 0, target);
    if (!outer) return false;
    if (at->kind != SCOPE_MODULE && !(outer->flags & (SYMBOL_GLOBAL | SYMBOL_NONLOCAL))) outer->flags |= SYMBOL_ASSIGNED;
    uint32_t directive = at->kind == SCOPE_MODULE || outer->flags & SYMBOL_GLOBAL ? SYMBOL_GLOBAL : SYMBOL_NONLOCAL;
    for (Scope *p = scope; p != at; p = p->parent) {
        /* Inlined comprehensions look outwards by themselves; generator expressions must be told. */
        Symbol *s = symtable_add(st, p, mangled, directive, target);
        if (!s) return false;
    }
    return true;
}

static const char *visit_comprehension_name(const AstNode *e) {
    switch (e->kind) {
    case AST_ListComp: return "list comprehension";
    case AST_SetComp: return "set comprehension";
    case AST_DictComp: return "dict comprehension";
    default: return "generator expression";
    }
}

static bool visit_target_parts(Symtable *st, Scope *scope, const AstNode *target) {
    switch (target->kind) {
    case AST_Name:
        return visit_in_target(st, scope, target->Name.id, target)
            && visit_bind(st, scope, target->Name.id, SYMBOL_ASSIGNED | SYMBOL_ITERATION, target);
    case AST_Tuple:
    case AST_List: {
        const AstSeq *elts = target->kind == AST_Tuple ? &target->Tuple.elts : &target->List.elts;
        for (uint32_t n = 0; n < elts->count; n++)
            if (!visit_target_parts(st, scope, elts->items[n])) return false;
        return true;
    }
    case AST_Starred:
        return visit_target_parts(st, scope, target->Starred.value);
    default:
        return visit_expr(st, scope, target);
    }
}

static bool visit_comprehension_target(Symtable *st, Scope *scope, const AstNode *target) {
    scope->in_target = true;
    bool done = visit_target_parts(st, scope, target);
    scope->in_target = false;
    return done;
}

/* In what a comprehension iterates over, down to the comprehensions and functions in there, there is no := */
static bool visit_iterable(Symtable *st, Scope *scope, const AstNode *e) {
    bool outer = scope->in_iterable;
    scope->in_iterable = true;
    bool done = visit_expr(st, scope, e);
    scope->in_iterable = outer;
    return done;
}

/* await and its like make a coroutine of a generator expression, and of a module whose options allow that. */
static void visit_suspension(const Symtable *st, Scope *scope) {
    if (scope->unit->kind == SCOPE_GENERATOR || (st->top_level_await && scope->unit->kind == SCOPE_MODULE))
        scope->unit->is_coroutine = true;
}

static bool visit_is_in_async(const Symtable *st, const Scope *scope) {
    return scope->unit->is_coroutine || (st->top_level_await && scope->unit->kind == SCOPE_MODULE);
}

/* Of code that is not run as well: the assertions that an optimizing compiler leaves out. */
static bool visit_await(Symtable *st, Scope *scope, const AstNode *e) {
    if (scope->kind == SCOPE_COMPREHENSION) scope->is_async_comprehension = true;
    visit_suspension(st, scope);
    if (scope->kind <= SCOPE_FUNCTION && !visit_is_in_async(st, scope))
        return symtable_fail(st, e, scope->kind == SCOPE_FUNCTION ? "'await' outside async function" : "'await' outside function");
    return visit_expr(st, scope, e->Await.value);
}

static bool visit_comprehension(Symtable *st, Scope *scope, const AstNode *e, const AstSeq *generators, const AstNode *elt, const AstNode *value) {
    const AstNode *first = generators->items[0];
    if (!visit_iterable(st, scope, first->comprehension.iter)) return false;
    bool inlined = e->kind != AST_GeneratorExp;
    static const char *const names[] = {"<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>"};
    const char *c_name = names[e->kind == AST_ListComp ? 0 : e->kind == AST_SetComp ? 1 : e->kind == AST_DictComp ? 2 : 3];
    AstStr *name = ast_intern(st->interner, c_name, strlen(c_name));
    if (!name) return symtable_out_of_memory(st);
    Scope *inner = symtable_new_scope(st, inlined ? SCOPE_COMPREHENSION : SCOPE_GENERATOR, e, ROLE_BODY, name, scope);
    if (!inner) return false;
    inner->comprehension_kind = e->kind;
    if (!inlined) {
        inner->is_generator = true;
        if (!symtable_add(st, inner, st->name_dot_zero, SYMBOL_PARAMETER, e)) return false;
    }
    for (uint32_t n = 0; n < generators->count; n++) {
        const AstNode *c = generators->items[n];
        if (c->comprehension.is_async) {
            inner->is_async_comprehension = true;
            visit_suspension(st, inner);
        }
        if (!visit_comprehension_target(st, inner, c->comprehension.target)) return false;
        if (n > 0 && !visit_iterable(st, inner, c->comprehension.iter)) return false;
        if (!visit_exprs(st, inner, &c->comprehension.ifs)) return false;
    }
    if (!visit_expr(st, inner, elt) || !visit_optional(st, inner, value)) return false;
    if (!inner->is_async_comprehension || !inlined) return true;
    scope->is_async_comprehension = true;
    if (scope->kind == SCOPE_COMPREHENSION || visit_is_in_async(st, scope)) return true;
    return symtable_fail(st, e, "asynchronous comprehension outside of an asynchronous function");
}

/* ---- functions and classes --------------------------------------------------------------------- */

static bool visit_parameter(Symtable *st, Scope *scope, const AstNode *arg) {
    AstStr *mangled = symtable_mangle(st, scope, arg->arg.arg);
    if (symtable_own_symbol(scope, mangled))
        return symtable_fail(st, arg, "duplicate argument '%s' in function definition", arg->arg.arg->bytes);
    return visit_bind(st, scope, arg->arg.arg, SYMBOL_PARAMETER, arg);
}

static bool visit_parameters(Symtable *st, Scope *scope, const AstNode *arguments) {
    const AstSeq *groups[] = {&arguments->arguments.posonlyargs, &arguments->arguments.args, &arguments->arguments.kwonlyargs};
    for (int g = 0; g < 3; g++)
        for (uint32_t n = 0; n < groups[g]->count; n++)
            if (!visit_parameter(st, scope, groups[g]->items[n])) return false;
    if (arguments->arguments.vararg) {
        scope->has_varargs = true;
        if (!visit_parameter(st, scope, arguments->arguments.vararg)) return false;
    }
    if (arguments->arguments.kwarg) {
        scope->has_varkeywords = true;
        if (!visit_parameter(st, scope, arguments->arguments.kwarg)) return false;
    }
    return true;
}

static bool visit_defaults(Symtable *st, Scope *scope, const AstNode *arguments) {
    return visit_exprs(st, scope, &arguments->arguments.defaults) && visit_exprs(st, scope, &arguments->arguments.kw_defaults);
}

/* The unit that evaluates annotations of `node` (a function, class or module), made at its first annotation. */
static Scope *visit_annotation_scope(Symtable *st, Scope *parent, const AstNode *node) {
    Scope *scope = symtable_scope(st, node, ROLE_ANNOTATIONS);
    if (scope) return scope;
    AstStr *name = ast_intern(st->interner, "__annotate__", 12);
    scope = name ? symtable_new_scope(st, SCOPE_ANNOTATIONS, node, ROLE_ANNOTATIONS, name, parent) : NULL;
    if (!scope || !symtable_add(st, scope, st->name_format, SYMBOL_PARAMETER, node)) return NULL;
    return scope;
}

static bool visit_annotation(Symtable *st, Scope *parent, const AstNode *node, const AstNode *annotation) {
    if (!annotation) return true;
    Scope *scope = visit_annotation_scope(st, parent, node);
    /* With `from __future__ import annotations` they are text. */
    return scope && (st->future_annotations || visit_expr(st, scope, annotation));
}

static bool visit_function_annotations(Symtable *st, Scope *parent, const AstNode *node, const AstNode *arguments, const AstNode *returns) {
    const AstSeq *groups[] = {&arguments->arguments.posonlyargs, &arguments->arguments.args, &arguments->arguments.kwonlyargs};
    for (int g = 0; g < 3; g++)
        for (uint32_t n = 0; n < groups[g]->count; n++)
            if (!visit_annotation(st, parent, node, groups[g]->items[n]->arg.annotation)) return false;
    if (arguments->arguments.vararg && !visit_annotation(st, parent, node, arguments->arguments.vararg->arg.annotation)) return false;
    if (arguments->arguments.kwarg && !visit_annotation(st, parent, node, arguments->arguments.kwarg->arg.annotation)) return false;
    return visit_annotation(st, parent, node, returns);
}

static bool visit_lazy_value(Symtable *st, Scope *parent, const AstNode *node, ScopeRole role, AstStr *name, const AstNode *value) {
    if (!value) return true;
    Scope *scope = symtable_new_scope(st, SCOPE_TYPE_VALUE, node, role, name, parent);
    return scope && symtable_add(st, scope, st->name_dot_format, SYMBOL_PARAMETER | SYMBOL_USED, node) && visit_expr(st, scope, value);
}

static bool visit_type_params(Symtable *st, Scope *scope, const AstSeq *params) {
    bool default_seen = false;
    for (uint32_t n = 0; n < params->count; n++) {
        const AstNode *p = params->items[n];
        AstStr *name = symtable_type_param_name(p);
        const AstNode *bound = p->kind == AST_TypeVar ? p->TypeVar.bound : NULL;
        const AstNode *fallback = p->kind == AST_TypeVar ? p->TypeVar.default_value
            : p->kind == AST_ParamSpec ? p->ParamSpec.default_value : p->TypeVarTuple.default_value;
        if (name == st->name_classdict)
            return symtable_fail(st, p, "reserved name '%s' cannot be used for type parameter", name->bytes);
        Symbol *known = symtable_own_symbol(scope, symtable_mangle(st, scope, name));
        if (known && known->flags & SYMBOL_TYPE_PARAMETER)
            return symtable_fail(st, p, "duplicate type parameter '%s'", name->bytes);
        if (!visit_bind(st, scope, name, SYMBOL_TYPE_PARAMETER | SYMBOL_ASSIGNED, p)) return false;
        if (fallback) default_seen = true;
        else if (default_seen)
            return symtable_fail(st, p, "non-default type parameter '%s' follows default type parameter", name->bytes);
        if (!visit_lazy_value(st, scope, p, ROLE_VALUE, name, bound) || !visit_lazy_value(st, scope, p, ROLE_DEFAULT, name, fallback))
            return false;
    }
    return true;
}

static Scope *visit_open_type_params(Symtable *st, Scope *parent, const AstNode *node, AstStr *name, const AstSeq *params) {
    if (params->count == 0) return parent;
    char *text = arena_format(st->arena, "<generic parameters of %s>", name->bytes);
    AstStr *scope_name = text ? ast_intern(st->interner, text, strlen(text)) : NULL;
    Scope *scope = scope_name ? symtable_new_scope(st, SCOPE_TYPE_PARAMS, node, ROLE_TYPE_PARAMS, scope_name, parent) : NULL;
    if (!scope) return NULL;
    if (node->kind == AST_ClassDef) {
        scope->class_name = name;
        scope->class_params = params;
    }
    if (node->kind == AST_FunctionDef || node->kind == AST_AsyncFunctionDef) {
        /* Defaults are evaluated outside, and handed in. */
        AstStr *defaults = ast_intern(st->interner, ".defaults", 9), *keyword = ast_intern(st->interner, ".kwdefaults", 11);
        if (!defaults || !keyword || !symtable_add(st, scope, defaults, SYMBOL_PARAMETER, node)
            || !symtable_add(st, scope, keyword, SYMBOL_PARAMETER, node))
            return NULL;
    }
    return visit_type_params(st, scope, params) ? scope : NULL;
}

static bool visit_function(Symtable *st, Scope *scope, const AstNode *s) {
    bool is_async = s->kind == AST_AsyncFunctionDef;
    AstStr *name = is_async ? s->AsyncFunctionDef.name : s->FunctionDef.name;
    const AstNode *arguments = is_async ? s->AsyncFunctionDef.args : s->FunctionDef.args;
    const AstSeq *body = is_async ? &s->AsyncFunctionDef.body : &s->FunctionDef.body;
    const AstSeq *decorators = is_async ? &s->AsyncFunctionDef.decorator_list : &s->FunctionDef.decorator_list;
    const AstSeq *params = is_async ? &s->AsyncFunctionDef.type_params : &s->FunctionDef.type_params;
    const AstNode *returns = is_async ? s->AsyncFunctionDef.returns : s->FunctionDef.returns;
    if (!visit_bind(st, scope, name, SYMBOL_ASSIGNED, s) || !visit_defaults(st, scope, arguments) || !visit_exprs(st, scope, decorators))
        return false;
    Scope *around = visit_open_type_params(st, scope, s, name, params);
    if (!around || !visit_function_annotations(st, around, s, arguments, returns)) return false;
    Scope *inner = symtable_new_scope(st, SCOPE_FUNCTION, s, ROLE_BODY, name, around);
    if (!inner) return false;
    inner->is_coroutine = is_async;
    return visit_parameters(st, inner, arguments) && visit_stmts(st, inner, body);
}

static bool visit_class(Symtable *st, Scope *scope, const AstNode *s) {
    if (!visit_bind(st, scope, s->ClassDef.name, SYMBOL_ASSIGNED, s) || !visit_exprs(st, scope, &s->ClassDef.decorator_list)) return false;
    Scope *around = visit_open_type_params(st, scope, s, s->ClassDef.name, &s->ClassDef.type_params);
    if (!around) return false;
    if (around != scope) {
        AstStr *own = ast_intern(st->interner, ".type_params", 12), *base = ast_intern(st->interner, ".generic_base", 13);
        if (!own || !base) return symtable_out_of_memory(st);
        if (!symtable_add(st, around, own, SYMBOL_ASSIGNED, s) || !symtable_add(st, around, base, SYMBOL_ASSIGNED, s)) return false;
    }
    if (!visit_exprs(st, around, &s->ClassDef.bases)) return false;
    if (!visit_keywords(st, around, &s->ClassDef.keywords)) return false;
    Scope *inner = symtable_new_scope(st, SCOPE_CLASS, s, ROLE_BODY, s->ClassDef.name, around);
    if (!inner) return false;
    inner->class_name = s->ClassDef.name;
    inner->class_params = NULL;
    if (around != scope && !symtable_add(st, inner, ast_intern(st->interner, ".type_params", 12), SYMBOL_USED, s)) return false;
    int blocks = st->blocks;
    st->blocks = 0;
    bool done = visit_stmts(st, inner, &s->ClassDef.body);
    st->blocks = blocks;
    return done;
}

static bool visit_type_alias(Symtable *st, Scope *scope, const AstNode *s) {
    AstStr *name = s->TypeAlias.name->Name.id;
    if (!visit_bind(st, scope, name, SYMBOL_ASSIGNED, s->TypeAlias.name)) return false;
    Scope *around = visit_open_type_params(st, scope, s, name, &s->TypeAlias.type_params);
    return around && visit_lazy_value(st, around, s, ROLE_VALUE, name, s->TypeAlias.value);
}

/* ---- expressions ------------------------------------------------------------------------------- */

static const char *visit_lazy_scope_name(const Symtable *st, const Scope *scope) {
    if (scope->kind == SCOPE_ANNOTATIONS) return "an annotation";
    if (scope->kind != SCOPE_TYPE_VALUE) return "the definition of a generic";
    const AstNode *p = scope->node;
    if (p->kind == AST_TypeAlias) return "a type alias";
    if (symtable_scope(st, p, ROLE_VALUE) == scope) return p->TypeVar.bound->kind == AST_Tuple ? "a TypeVar constraint" : "a TypeVar bound";
    return p->kind == AST_TypeVar ? "a TypeVar default" : p->kind == AST_ParamSpec ? "a ParamSpec default" : "a TypeVarTuple default";
}

static bool visit_yield(Symtable *st, Scope *scope, const AstNode *e) {
    const char *what = e->kind == AST_Await ? "await" : "yield";
    if (scope->kind >= SCOPE_TYPE_PARAMS)
        return symtable_fail(st, e, "%s expression cannot be used within %s", what, visit_lazy_scope_name(st, scope));
    if (scope->kind == SCOPE_COMPREHENSION || scope->kind == SCOPE_GENERATOR)
        return symtable_fail(st, e, "'yield' inside %s", visit_comprehension_name(scope->node));
    if (scope->kind == SCOPE_FUNCTION) scope->is_generator = true;
    return true;
}

static bool visit_expr_kind(Symtable *st, Scope *scope, const AstNode *e) {
    switch (e->kind) {
    case AST_BoolOp: return visit_exprs(st, scope, &e->BoolOp.values);
    case AST_NamedExpr:
        if (scope->in_iterable)
            return symtable_fail(st, e, "assignment expression cannot be used in a comprehension iterable expression");
        if (scope->kind >= SCOPE_TYPE_PARAMS)
            return symtable_fail(st, e, "named expression cannot be used within %s", visit_lazy_scope_name(st, scope));
        return visit_named_target(st, scope, e->NamedExpr.target) && visit_expr(st, scope, e->NamedExpr.value);
    case AST_BinOp: return visit_expr(st, scope, e->BinOp.left) && visit_expr(st, scope, e->BinOp.right);
    case AST_UnaryOp: return visit_expr(st, scope, e->UnaryOp.operand);
    case AST_Lambda: {
        if (!visit_defaults(st, scope, e->Lambda.args)) return false;
        AstStr *name = ast_intern(st->interner, "<lambda>", 8);
        Scope *inner = name ? symtable_new_scope(st, SCOPE_FUNCTION, e, ROLE_BODY, name, scope) : NULL;
        if (!inner) return false;
        inner->is_lambda = true;
        return visit_parameters(st, inner, e->Lambda.args) && visit_expr(st, inner, e->Lambda.body);
    }
    case AST_IfExp:
        return visit_expr(st, scope, e->IfExp.test) && visit_expr(st, scope, e->IfExp.body) && visit_expr(st, scope, e->IfExp.orelse);
    case AST_Dict: return visit_exprs(st, scope, &e->Dict.keys) && visit_exprs(st, scope, &e->Dict.values);
    case AST_Set: return visit_exprs(st, scope, &e->Set.elts);
    case AST_ListComp: return visit_comprehension(st, scope, e, &e->ListComp.generators, e->ListComp.elt, NULL);
    case AST_SetComp: return visit_comprehension(st, scope, e, &e->SetComp.generators, e->SetComp.elt, NULL);
    case AST_DictComp: return visit_comprehension(st, scope, e, &e->DictComp.generators, e->DictComp.key, e->DictComp.value);
    case AST_GeneratorExp: return visit_comprehension(st, scope, e, &e->GeneratorExp.generators, e->GeneratorExp.elt, NULL);
    case AST_Await:
        return (scope->kind < SCOPE_TYPE_PARAMS || visit_yield(st, scope, e)) && visit_await(st, scope, e);
    case AST_Yield: return visit_yield(st, scope, e) && visit_optional(st, scope, e->Yield.value);
    case AST_YieldFrom: return visit_yield(st, scope, e) && visit_expr(st, scope, e->YieldFrom.value);
    case AST_Compare: return visit_expr(st, scope, e->Compare.left) && visit_exprs(st, scope, &e->Compare.comparators);
    case AST_Call:
        return visit_expr(st, scope, e->Call.func) && visit_exprs(st, scope, &e->Call.args) && visit_keywords(st, scope, &e->Call.keywords);
    case AST_FormattedValue: return visit_expr(st, scope, e->FormattedValue.value) && visit_optional(st, scope, e->FormattedValue.format_spec);
    case AST_Interpolation: return visit_expr(st, scope, e->Interpolation.value) && visit_optional(st, scope, e->Interpolation.format_spec);
    case AST_JoinedStr: return visit_exprs(st, scope, &e->JoinedStr.values);
    case AST_TemplateStr: return visit_exprs(st, scope, &e->TemplateStr.values);
    case AST_Constant: return true;
    case AST_Attribute:
        if (e->Attribute.ctx != AST_LOAD && !visit_name_is_allowed(st, e->Attribute.attr, e, e->Attribute.ctx == AST_DEL)) return false;
        return visit_expr(st, scope, e->Attribute.value);
    case AST_Subscript: return visit_expr(st, scope, e->Subscript.value) && visit_expr(st, scope, e->Subscript.slice);
    case AST_Starred: return visit_expr(st, scope, e->Starred.value);
    case AST_Name:
        if (e->Name.ctx == AST_LOAD) return visit_use(st, scope, e->Name.id, e);
        return visit_bind(st, scope, e->Name.id, e->Name.ctx == AST_DEL ? SYMBOL_ASSIGNED | SYMBOL_DELETED : SYMBOL_ASSIGNED, e);
    case AST_List: return visit_exprs(st, scope, &e->List.elts);
    case AST_Tuple: return visit_exprs(st, scope, &e->Tuple.elts);
    case AST_Slice:
        return visit_optional(st, scope, e->Slice.lower) && visit_optional(st, scope, e->Slice.upper) && visit_optional(st, scope, e->Slice.step);
    default: return true;
    }
}

static bool visit_expr(Symtable *st, Scope *scope, const AstNode *e) {
    if (++st->depth > VISIT_DEPTH_MAX) {
        st->error->kind = SYNTAX_TOO_DEEP;
        st->error->message = "maximum recursion depth exceeded during compilation";
        return false;
    }
    bool done = visit_expr_kind(st, scope, e);
    st->depth--;
    return done;
}

/* ---- statements -------------------------------------------------------------------------------- */

static bool visit_directive(Symtable *st, Scope *scope, const AstNode *s) {
    bool global = s->kind == AST_Global;
    const AstNames *names = global ? &s->Global.names : &s->Nonlocal.names;
    if (!global && scope->kind == SCOPE_MODULE) return symtable_fail(st, s, "nonlocal declaration not allowed at module level");
    for (uint32_t n = 0; n < names->count; n++) {
        AstStr *name = symtable_mangle(st, scope, names->items[n]);
        Symbol *known = symtable_own_symbol(scope, name);
        const char *directive = global ? "global" : "nonlocal";
        if (known && known->flags) {
            uint32_t f = known->flags;
            if (f & SYMBOL_PARAMETER) return symtable_fail(st, s, "name '%s' is parameter and %s", name->bytes, directive);
            if (f & (global ? SYMBOL_NONLOCAL : SYMBOL_GLOBAL)) /* said of the one that came first */
                return symtable_fail(st, known->where, "name '%s' is nonlocal and global", name->bytes);
            if (f & SYMBOL_ANNOTATED) return symtable_fail(st, s, "annotated name '%s' can't be %s", name->bytes, directive);
            if (f & SYMBOL_ASSIGNED && !(f & (SYMBOL_GLOBAL | SYMBOL_NONLOCAL)))
                return symtable_fail(st, s, "name '%s' is assigned to before %s declaration", name->bytes, directive);
            if (f & SYMBOL_USED && !(f & (SYMBOL_GLOBAL | SYMBOL_NONLOCAL)))
                return symtable_fail(st, s, "name '%s' is used prior to %s declaration", name->bytes, directive);
        }
        Symbol *symbol = symtable_add(st, scope, name, global ? SYMBOL_GLOBAL : SYMBOL_NONLOCAL, s);
        if (!symbol) return false;
        symbol->where = s;
        /* A global of a function is a name of the module too, and global there, where exec() may have other locals. */
        if (global && scope->kind != SCOPE_MODULE && !symtable_add(st, st->module, name, SYMBOL_INNER_GLOBAL, s)) return false;
    }
    return true;
}

static bool visit_note_annotation(Symtable *st, Scope *scope, const AstNode *s) {
    Annotation *a = arena_alloc_zeroed(st->arena, sizeof *a);
    if (!a) return symtable_out_of_memory(st);
    bool conditional = !st->future_annotations && (scope->kind == SCOPE_MODULE || st->blocks);
    *a = (Annotation){.node = s, .number = conditional ? scope->conditional_count++ : -1};
    if (scope->last_annotated) scope->last_annotated->next = a;
    else scope->annotated = scope->annotated_next = a;
    scope->last_annotated = a;
    return !conditional || symtable_add(st, symtable_scope(st, scope->node, ROLE_ANNOTATIONS), st->name_conditional, SYMBOL_USED, s);
}

static bool visit_annotated_assignment(Symtable *st, Scope *scope, const AstNode *s) {
    const AstNode *target = s->AnnAssign.target;
    if (target->kind == AST_Name) {
        AstStr *name = symtable_mangle(st, scope, target->Name.id);
        Symbol *known = symtable_own_symbol(scope, name);
        if (known && known->flags & (SYMBOL_GLOBAL | SYMBOL_NONLOCAL) && scope->kind != SCOPE_MODULE && s->AnnAssign.simple)
            return symtable_fail(st, s, "annotated name '%s' can't be %s", target->Name.id->bytes, known->flags & SYMBOL_GLOBAL ? "global" : "nonlocal");
        if (!visit_bind(st, scope, target->Name.id, s->AnnAssign.simple || s->AnnAssign.value ? SYMBOL_ASSIGNED | (s->AnnAssign.simple ? SYMBOL_ANNOTATED : 0) : SYMBOL_USED, target))
            return false;
    } else if (!visit_expr(st, scope, target)) {
        return false;
    }
    if (s->AnnAssign.simple && target->kind == AST_Name && (scope->kind == SCOPE_MODULE || scope->kind == SCOPE_CLASS)) {
        if (!visit_annotation(st, scope, scope->node, s->AnnAssign.annotation) || !visit_note_annotation(st, scope, s)) return false;
    } else if (!st->future_annotations) {
        /* Never evaluated, but its names must still be legal: a scope of its own that makes no code. */
        AstStr *name = ast_intern(st->interner, "__annotate__", 12);
        Scope *unused = name ? symtable_new_scope(st, SCOPE_ANNOTATIONS, s, ROLE_ANNOTATIONS, name, scope) : NULL;
        if (!unused || !visit_expr(st, unused, s->AnnAssign.annotation)) return false;
    }
    return visit_optional(st, scope, s->AnnAssign.value);
}

static bool visit_import(Symtable *st, Scope *scope, const AstNode *s) {
    const AstSeq *names = s->kind == AST_Import ? &s->Import.names : &s->ImportFrom.names;
    for (uint32_t n = 0; n < names->count; n++) {
        const AstNode *alias = names->items[n];
        AstStr *name = alias->alias.asname ? alias->alias.asname : alias->alias.name;
        if (name->length == 1 && name->bytes[0] == '*') {
            if (scope->kind != SCOPE_MODULE) return symtable_fail(st, alias, "import * only allowed at module level");
            continue;
        }
        if (s->kind == AST_Import && !alias->alias.asname) {
            const char *dot = memchr(name->bytes, '.', name->length);
            if (dot) name = ast_intern(st->interner, name->bytes, (size_t)(dot - name->bytes));
            if (!name) return symtable_out_of_memory(st);
        }
        if (!visit_bind(st, scope, name, SYMBOL_IMPORTED, alias)) return false;
    }
    return true;
}

static bool visit_handlers(Symtable *st, Scope *scope, const AstSeq *handlers) {
    for (uint32_t n = 0; n < handlers->count; n++) {
        const AstNode *h = handlers->items[n];
        if (!visit_optional(st, scope, h->ExceptHandler.type)) return false;
        if (h->ExceptHandler.name && !visit_name_is_allowed(st, h->ExceptHandler.name, h, false)) return false;
        if (h->ExceptHandler.name && !visit_bind(st, scope, h->ExceptHandler.name, SYMBOL_ASSIGNED | SYMBOL_DELETED, h)) return false;
        if (!visit_stmts(st, scope, &h->ExceptHandler.body)) return false;
    }
    return true;
}

static bool visit_with_items(Symtable *st, Scope *scope, const AstSeq *items) {
    for (uint32_t n = 0; n < items->count; n++) {
        const AstNode *item = items->items[n];
        if (!visit_expr(st, scope, item->withitem.context_expr) || !visit_optional(st, scope, item->withitem.optional_vars)) return false;
    }
    return true;
}

static bool visit_captured(Symtable *st, Scope *scope, AstStr *name, const AstNode *p) {
    return !name || visit_bind(st, scope, name, SYMBOL_ASSIGNED, p);
}

static bool visit_patterns(Symtable *st, Scope *scope, const AstSeq *patterns) {
    for (uint32_t n = 0; n < patterns->count; n++)
        if (!visit_pattern(st, scope, patterns->items[n])) return false;
    return true;
}

static bool visit_pattern(Symtable *st, Scope *scope, const AstNode *p) {
    switch (p->kind) {
    case AST_MatchValue: return visit_expr(st, scope, p->MatchValue.value);
    case AST_MatchSequence: return visit_patterns(st, scope, &p->MatchSequence.patterns);
    case AST_MatchMapping:
        return visit_exprs(st, scope, &p->MatchMapping.keys) && visit_patterns(st, scope, &p->MatchMapping.patterns)
            && visit_captured(st, scope, p->MatchMapping.rest, p);
    case AST_MatchClass:
        for (uint32_t n = 0; n < p->MatchClass.kwd_attrs.count; n++)
            if (!visit_name_is_allowed(st, p->MatchClass.kwd_attrs.items[n], p->MatchClass.kwd_patterns.items[n], false)) return false;
        return visit_expr(st, scope, p->MatchClass.cls) && visit_patterns(st, scope, &p->MatchClass.patterns)
            && visit_patterns(st, scope, &p->MatchClass.kwd_patterns);
    case AST_MatchStar: return visit_captured(st, scope, p->MatchStar.name, p);
    case AST_MatchAs: return (!p->MatchAs.pattern || visit_pattern(st, scope, p->MatchAs.pattern)) && visit_captured(st, scope, p->MatchAs.name, p);
    case AST_MatchOr: return visit_patterns(st, scope, &p->MatchOr.patterns);
    default: return true;
    }
}

static bool visit_match(Symtable *st, Scope *scope, const AstNode *s) {
    if (!visit_expr(st, scope, s->Match.subject)) return false;
    for (uint32_t n = 0; n < s->Match.cases.count; n++) {
        const AstNode *c = s->Match.cases.items[n];
        if (!visit_pattern(st, scope, c->match_case.pattern) || !visit_optional(st, scope, c->match_case.guard)
            || !visit_stmts(st, scope, &c->match_case.body))
            return false;
    }
    return true;
}

static bool visit_loop(Symtable *st, Scope *scope, const AstNode *target, const AstNode *iter, const AstSeq *body, const AstSeq *orelse) {
    return visit_expr(st, scope, target) && visit_expr(st, scope, iter) && visit_stmts(st, scope, body) && visit_stmts(st, scope, orelse);
}

static bool visit_stmt_kind(Symtable *st, Scope *scope, const AstNode *s) {
    switch (s->kind) {
    case AST_FunctionDef:
    case AST_AsyncFunctionDef: return visit_function(st, scope, s);
    case AST_ClassDef: return visit_class(st, scope, s);
    case AST_Return:
        if (s->Return.value && !scope->return_node) scope->return_node = s;
        return visit_optional(st, scope, s->Return.value);
    case AST_Delete: return visit_exprs(st, scope, &s->Delete.targets);
    case AST_Assign: return visit_exprs(st, scope, &s->Assign.targets) && visit_expr(st, scope, s->Assign.value);
    case AST_TypeAlias: return visit_type_alias(st, scope, s);
    case AST_AugAssign: return visit_expr(st, scope, s->AugAssign.target) && visit_expr(st, scope, s->AugAssign.value);
    case AST_AnnAssign: return visit_annotated_assignment(st, scope, s);
    case AST_For: return visit_loop(st, scope, s->For.target, s->For.iter, &s->For.body, &s->For.orelse);
    case AST_AsyncFor:
        visit_suspension(st, scope);
        return visit_loop(st, scope, s->AsyncFor.target, s->AsyncFor.iter, &s->AsyncFor.body, &s->AsyncFor.orelse);
    case AST_While: return visit_expr(st, scope, s->While.test) && visit_stmts(st, scope, &s->While.body) && visit_stmts(st, scope, &s->While.orelse);
    case AST_If: return visit_expr(st, scope, s->If.test) && visit_stmts(st, scope, &s->If.body) && visit_stmts(st, scope, &s->If.orelse);
    case AST_With: return visit_with_items(st, scope, &s->With.items) && visit_stmts(st, scope, &s->With.body);
    case AST_AsyncWith:
        visit_suspension(st, scope);
        return visit_with_items(st, scope, &s->AsyncWith.items) && visit_stmts(st, scope, &s->AsyncWith.body);
    case AST_Match: return visit_match(st, scope, s);
    case AST_Raise: return visit_optional(st, scope, s->Raise.exc) && visit_optional(st, scope, s->Raise.cause);
    case AST_Try:
        return visit_stmts(st, scope, &s->Try.body) && visit_handlers(st, scope, &s->Try.handlers) && visit_stmts(st, scope, &s->Try.orelse)
            && visit_stmts(st, scope, &s->Try.finalbody);
    case AST_TryStar:
        return visit_stmts(st, scope, &s->TryStar.body) && visit_handlers(st, scope, &s->TryStar.handlers)
            && visit_stmts(st, scope, &s->TryStar.orelse) && visit_stmts(st, scope, &s->TryStar.finalbody);
    case AST_Assert: return visit_expr(st, scope, s->Assert.test) && visit_optional(st, scope, s->Assert.msg);
    case AST_Import:
    case AST_ImportFrom: return visit_import(st, scope, s);
    case AST_Global:
    case AST_Nonlocal: return visit_directive(st, scope, s);
    case AST_Expr: return visit_expr(st, scope, s->Expr.value);
    default: return true;
    }
}

static bool visit_is_conditional(const AstNode *s) {
    switch (s->kind) {
    case AST_For:
    case AST_AsyncFor:
    case AST_While:
    case AST_If:
    case AST_With:
    case AST_AsyncWith:
    case AST_Match:
    case AST_Try:
    case AST_TryStar: return true;
    default: return false;
    }
}

static bool visit_stmt(Symtable *st, Scope *scope, const AstNode *s) {
    bool conditional = visit_is_conditional(s);
    st->blocks += conditional;
    bool done = visit_stmt_kind(st, scope, s);
    st->blocks -= conditional;
    return done;
}

static bool visit_stmts(Symtable *st, Scope *scope, const AstSeq *body) {
    if (++st->depth > VISIT_DEPTH_MAX) {
        st->error->kind = SYNTAX_TOO_DEEP;
        st->error->message = "maximum recursion depth exceeded during compilation";
        return false;
    }
    for (uint32_t n = 0; n < body->count; n++)
        if (!visit_stmt(st, scope, body->items[n])) return false;
    st->depth--;
    return true;
}

bool symtable_visit_module(Symtable *st, const AstNode *module) {
    switch (module->kind) {
    case AST_Module: return visit_stmts(st, st->module, &module->Module.body);
    case AST_Interactive: return visit_stmts(st, st->module, &module->Interactive.body);
    default: return visit_expr(st, st->module, module->Expression.body);
    }
}
