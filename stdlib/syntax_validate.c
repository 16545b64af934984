/* Is a syntax tree that a program made one that the grammar could have made? The compiler relies on it. */
#include "stdlib/syntax.h"

#include "runtime/error.h"
#include "runtime/objects/int.h"

static bool valid_expr(Thread *t, const AstNode *e, AstContext context);
static bool valid_stmts(Thread *t, const AstSeq *seq);
static bool valid_pattern(Thread *t, const AstNode *p, bool star_ok);

static bool valid_place(Thread *t, const AstNode *node) {
    if (node->lineno > node->end_lineno)
        return FAIL_WITH(raise_value_error(t, "AST node line range (%d, %d) is not valid", node->lineno, node->end_lineno));
    if ((node->lineno < 0 && node->end_lineno != node->lineno) || (node->col_offset < 0 && node->col_offset != node->end_col_offset))
        return FAIL_WITH(raise_value_error(t, "AST node column range (%d, %d) for line range (%d, %d) is not valid", node->col_offset,
                                           node->end_col_offset, node->lineno, node->end_lineno));
    if (node->lineno == node->end_lineno && node->col_offset > node->end_col_offset)
        return FAIL_WITH(raise_value_error(t, "line %d, column %d-%d is not a valid range", node->lineno, node->col_offset, node->end_col_offset));
    return true;
}

static bool valid_some(Thread *t, uint32_t count, const char *what, const char *owner) {
    return count || FAIL_WITH(raise_value_error(t, "empty %s on %s", what, owner));
}

static bool valid_exprs(Thread *t, const AstSeq *seq, AstContext context, bool none_ok) {
    for (uint32_t n = 0; n < seq->count; n++) {
        const AstNode *e = seq->items[n];
        if (e ? !valid_expr(t, e, context) : !none_ok) {
            if (!e) raise_value_error(t, "None disallowed in expression list");
            return false;
        }
    }
    return true;
}

static bool valid_opt(Thread *t, const AstNode *e) { return !e || valid_expr(t, e, AST_LOAD); }
static bool valid_load(Thread *t, const AstNode *e) { return valid_expr(t, e, AST_LOAD); }

/* No node of a list may be absent. */
static bool valid_present(Thread *t, const AstSeq *seq, const char *what) {
    for (uint32_t n = 0; n < seq->count; n++)
        if (!seq->items[n]) return FAIL_WITH(raise_value_error(t, "None disallowed in %s list", what));
    return true;
}

/* ---- helpers of expressions -------------------------------------------------------------------- */

static bool valid_comprehensions(Thread *t, const AstSeq *generators) {
    if (!generators->count) return FAIL_WITH(raise_value_error(t, "comprehension with no generators"));
    if (!valid_present(t, generators, "comprehension")) return false;
    for (uint32_t n = 0; n < generators->count; n++) {
        const AstNode *c = generators->items[n];
        if (!valid_expr(t, c->comprehension.target, AST_STORE) || !valid_load(t, c->comprehension.iter)
            || !valid_exprs(t, &c->comprehension.ifs, AST_LOAD, false))
            return false;
    }
    return true;
}

static bool valid_keywords(Thread *t, const AstSeq *keywords) {
    if (!valid_present(t, keywords, "keyword")) return false;
    for (uint32_t n = 0; n < keywords->count; n++)
        if (!valid_place(t, keywords->items[n]) || !valid_load(t, keywords->items[n]->keyword.value)) return false;
    return true;
}

static bool valid_arg(Thread *t, const AstNode *arg) {
    return !arg || (valid_place(t, arg) && valid_opt(t, arg->arg.annotation));
}

static bool valid_arg_list(Thread *t, const AstSeq *args) {
    if (!valid_present(t, args, "argument")) return false;
    for (uint32_t n = 0; n < args->count; n++)
        if (!valid_arg(t, args->items[n])) return false;
    return true;
}

static bool valid_arguments(Thread *t, const AstNode *node) {
    const __typeof__(node->arguments) *a = &node->arguments;
    if (!valid_arg_list(t, &a->posonlyargs) || !valid_arg_list(t, &a->args) || !valid_arg(t, a->vararg) || !valid_arg_list(t, &a->kwonlyargs)
        || !valid_arg(t, a->kwarg))
        return false;
    if (a->defaults.count > a->posonlyargs.count + a->args.count)
        return FAIL_WITH(raise_value_error(t, "more positional defaults than args on arguments"));
    if (a->kw_defaults.count != a->kwonlyargs.count)
        return FAIL_WITH(raise_value_error(t, "length of kwonlyargs is not the same as kw_defaults on arguments"));
    return valid_exprs(t, &a->defaults, AST_LOAD, false) && valid_exprs(t, &a->kw_defaults, AST_LOAD, true);
}

/* ---- expressions ------------------------------------------------------------------------------- */

/* The context that an assignable expression says it is in; LOAD for all others. False: the error is set. */
static bool valid_context(Thread *t, const AstNode *e, AstContext context) {
    AstContext actual;
    switch (e->kind) {
    case AST_Attribute: actual = e->Attribute.ctx; break;
    case AST_Subscript: actual = e->Subscript.ctx; break;
    case AST_Starred: actual = e->Starred.ctx; break;
    case AST_Name: actual = e->Name.ctx; break;
    case AST_List: actual = e->List.ctx; break;
    case AST_Tuple: actual = e->Tuple.ctx; break;
    default:
        return context == AST_LOAD
            || FAIL_WITH(raise_value_error(t, "expression which can't be assigned to in %s context", ast_context_name(context)));
    }
    return actual == context || FAIL_WITH(raise_value_error(t, "expression must have %s context but has %s instead",
                                                            ast_context_name(context), ast_context_name(actual)));
}

static bool valid_compare(Thread *t, const AstNode *e) {
    if (!e->Compare.comparators.count) return FAIL_WITH(raise_value_error(t, "Compare with no comparators"));
    if (e->Compare.comparators.count != e->Compare.ops.count)
        return FAIL_WITH(raise_value_error(t, "Compare has a different number of comparators and operands"));
    return valid_exprs(t, &e->Compare.comparators, AST_LOAD, false) && valid_load(t, e->Compare.left);
}

static bool valid_expr(Thread *t, const AstNode *e, AstContext context) {
    if (C_STACK_IS_LOW(t) && thread_stack_overflow(t, " during compilation")) return false;
    if (!valid_place(t, e) || !valid_context(t, e, context)) return false;
    switch (e->kind) {
    case AST_BoolOp:
        if (e->BoolOp.values.count < 2) return FAIL_WITH(raise_value_error(t, "BoolOp with less than 2 values"));
        return valid_exprs(t, &e->BoolOp.values, AST_LOAD, false);
    case AST_BinOp: return valid_load(t, e->BinOp.left) && valid_load(t, e->BinOp.right);
    case AST_UnaryOp: return valid_load(t, e->UnaryOp.operand);
    case AST_Lambda: return valid_arguments(t, e->Lambda.args) && valid_load(t, e->Lambda.body);
    case AST_IfExp: return valid_load(t, e->IfExp.test) && valid_load(t, e->IfExp.body) && valid_load(t, e->IfExp.orelse);
    case AST_Dict:
        if (e->Dict.keys.count != e->Dict.values.count)
            return FAIL_WITH(raise_value_error(t, "Dict doesn't have the same number of keys as values"));
        return valid_exprs(t, &e->Dict.keys, AST_LOAD, true) && valid_exprs(t, &e->Dict.values, AST_LOAD, false);
    case AST_Set: return valid_exprs(t, &e->Set.elts, AST_LOAD, false);
    case AST_ListComp: return valid_comprehensions(t, &e->ListComp.generators) && valid_load(t, e->ListComp.elt);
    case AST_SetComp: return valid_comprehensions(t, &e->SetComp.generators) && valid_load(t, e->SetComp.elt);
    case AST_GeneratorExp: return valid_comprehensions(t, &e->GeneratorExp.generators) && valid_load(t, e->GeneratorExp.elt);
    case AST_DictComp:
        return valid_comprehensions(t, &e->DictComp.generators) && valid_load(t, e->DictComp.key) && valid_load(t, e->DictComp.value);
    case AST_Yield: return valid_opt(t, e->Yield.value);
    case AST_YieldFrom: return valid_load(t, e->YieldFrom.value);
    case AST_Await: return valid_load(t, e->Await.value);
    case AST_Compare: return valid_compare(t, e);
    case AST_Call:
        return valid_load(t, e->Call.func) && valid_exprs(t, &e->Call.args, AST_LOAD, false) && valid_keywords(t, &e->Call.keywords);
    case AST_FormattedValue: return valid_load(t, e->FormattedValue.value) && valid_opt(t, e->FormattedValue.format_spec);
    case AST_Interpolation: return valid_load(t, e->Interpolation.value) && valid_opt(t, e->Interpolation.format_spec);
    case AST_JoinedStr: return valid_exprs(t, &e->JoinedStr.values, AST_LOAD, false);
    case AST_TemplateStr: return valid_exprs(t, &e->TemplateStr.values, AST_LOAD, false);
    case AST_Attribute: return valid_load(t, e->Attribute.value);
    case AST_Subscript: return valid_load(t, e->Subscript.slice) && valid_load(t, e->Subscript.value);
    case AST_Starred: return valid_expr(t, e->Starred.value, context);
    case AST_Slice: return valid_opt(t, e->Slice.lower) && valid_opt(t, e->Slice.upper) && valid_opt(t, e->Slice.step);
    case AST_List: return valid_exprs(t, &e->List.elts, context, false);
    case AST_Tuple: return valid_exprs(t, &e->Tuple.elts, context, false);
    case AST_NamedExpr:
        if (e->NamedExpr.target->kind != AST_Name) return FAIL_WITH(raise_type_error(t, "NamedExpr target must be a Name"));
        return valid_expr(t, e->NamedExpr.target, AST_STORE) && valid_load(t, e->NamedExpr.value);
    default: return true; /* Constant, Name */
    }
}

/* ---- patterns ---------------------------------------------------------------------------------- */

/* A number, rather than a tuple or frozenset. */
static bool valid_pattern_object(Thread *t, const AstNode *e) {
    Value v = e->Constant.value.object;
    return is_int(t, v) || is_exact(v, T_COMPLEX);
}

/* 1, -1, 1+2j, 1-2j: what may stand for a number in a pattern. */
static bool valid_pattern_number(const AstNode *e, bool real, bool imaginary) {
    if (e->kind == AST_UnaryOp && e->UnaryOp.op == AST_USUB) e = e->UnaryOp.operand;
    if (e->kind != AST_Constant) return false;
    AstConstantKind kind = e->Constant.value.kind;
    return (real && (kind == AST_CONST_INT || kind == AST_CONST_FLOAT)) || (imaginary && kind == AST_CONST_IMAGINARY)
        || kind == AST_CONST_OBJECT;
}

static bool valid_pattern_value(Thread *t, const AstNode *e) {
    if (!valid_load(t, e)) return false;
    switch (e->kind) {
    case AST_Constant: {
        AstConstantKind kind = e->Constant.value.kind;
        if (kind >= AST_CONST_INT && (kind != AST_CONST_OBJECT || valid_pattern_object(t, e))) return true;
        return FAIL_WITH(raise_value_error(t, "unexpected constant inside of a literal pattern"));
    }
    case AST_Attribute: return true;
    case AST_UnaryOp:
        if (valid_pattern_number(e, true, true)) return true;
        break;
    case AST_BinOp:
        if ((e->BinOp.op == AST_ADD || e->BinOp.op == AST_SUB) && valid_pattern_number(e->BinOp.left, true, false)
            && valid_pattern_number(e->BinOp.right, false, true))
            return true;
        break;
    case AST_JoinedStr: return true;
    default: break;
    }
    return FAIL_WITH(raise_value_error(t, "patterns may only match literals and attribute lookups"));
}

static bool valid_capture(Thread *t, const AstStr *name) {
    return !name || strcmp(name->bytes, "_") != 0 || FAIL_WITH(raise_value_error(t, "can't capture name '_' in patterns"));
}

static bool valid_patterns(Thread *t, const AstSeq *seq, bool star_ok) {
    if (!valid_present(t, seq, "pattern")) return false;
    for (uint32_t n = 0; n < seq->count; n++)
        if (!valid_pattern(t, seq->items[n], star_ok)) return false;
    return true;
}

static bool valid_pattern_class(Thread *t, const AstNode *p) {
    if (p->MatchClass.kwd_attrs.count != p->MatchClass.kwd_patterns.count)
        return FAIL_WITH(raise_value_error(t, "MatchClass doesn't have the same number of keyword attributes as patterns"));
    const AstNode *class = p->MatchClass.cls;
    if (!valid_load(t, class)) return false;
    while (class->kind == AST_Attribute) class = class->Attribute.value;
    if (class->kind != AST_Name) return FAIL_WITH(raise_value_error(t, "MatchClass cls field can only contain Name or Attribute nodes."));
    return valid_patterns(t, &p->MatchClass.patterns, false) && valid_patterns(t, &p->MatchClass.kwd_patterns, false);
}

static bool valid_pattern(Thread *t, const AstNode *p, bool star_ok) {
    if (C_STACK_IS_LOW(t) && thread_stack_overflow(t, " during compilation")) return false;
    if (!valid_place(t, p)) return false;
    switch (p->kind) {
    case AST_MatchValue: return valid_pattern_value(t, p->MatchValue.value);
    case AST_MatchSingleton:
        return p->MatchSingleton.value.kind <= AST_CONST_FALSE
            || FAIL_WITH(raise_value_error(t, "MatchSingleton can only contain True, False and None"));
    case AST_MatchSequence: return valid_patterns(t, &p->MatchSequence.patterns, true);
    case AST_MatchMapping:
        if (p->MatchMapping.keys.count != p->MatchMapping.patterns.count)
            return FAIL_WITH(raise_value_error(t, "MatchMapping doesn't have the same number of keys as patterns"));
        if (!valid_capture(t, p->MatchMapping.rest) || !valid_present(t, &p->MatchMapping.keys, "expression")) return false;
        for (uint32_t n = 0; n < p->MatchMapping.keys.count; n++) {
            const AstNode *key = p->MatchMapping.keys.items[n];
            if (key->kind == AST_Constant && key->Constant.value.kind <= AST_CONST_FALSE) continue;
            if (!valid_pattern_value(t, key)) return false;
        }
        return valid_patterns(t, &p->MatchMapping.patterns, false);
    case AST_MatchClass: return valid_pattern_class(t, p);
    case AST_MatchStar:
        if (!star_ok) return FAIL_WITH(raise_value_error(t, "can't use MatchStar here"));
        return valid_capture(t, p->MatchStar.name);
    case AST_MatchAs:
        if (!valid_capture(t, p->MatchAs.name)) return false;
        if (!p->MatchAs.pattern) return true;
        if (!p->MatchAs.name) return FAIL_WITH(raise_value_error(t, "MatchAs must specify a target name if a pattern is given"));
        return valid_pattern(t, p->MatchAs.pattern, false);
    case AST_MatchOr:
        if (p->MatchOr.patterns.count < 2) return FAIL_WITH(raise_value_error(t, "MatchOr requires at least 2 patterns"));
        return valid_patterns(t, &p->MatchOr.patterns, false);
    default: return true;
    }
}

/* ---- statements -------------------------------------------------------------------------------- */

static bool valid_body(Thread *t, const AstSeq *body, AstKind owner) {
    return valid_some(t, body->count, "body", ast_kind_name(owner)) && valid_stmts(t, body);
}

static bool valid_type_params(Thread *t, const AstSeq *params) {
    if (!valid_present(t, params, "type parameter")) return false;
    for (uint32_t n = 0; n < params->count; n++) {
        const AstNode *p = params->items[n];
        const AstNode *bound = p->kind == AST_TypeVar ? p->TypeVar.bound : NULL;
        const AstNode *value = p->kind == AST_TypeVar ? p->TypeVar.default_value
                               : p->kind == AST_ParamSpec ? p->ParamSpec.default_value : p->TypeVarTuple.default_value;
        if (!valid_place(t, p) || !valid_opt(t, bound) || !valid_opt(t, value)) return false;
    }
    return true;
}

static bool valid_items(Thread *t, const AstSeq *items, AstKind owner) {
    if (!valid_some(t, items->count, "items", ast_kind_name(owner)) || !valid_present(t, items, "withitem")) return false;
    for (uint32_t n = 0; n < items->count; n++) {
        const AstNode *item = items->items[n];
        if (!valid_load(t, item->withitem.context_expr)) return false;
        if (item->withitem.optional_vars && !valid_expr(t, item->withitem.optional_vars, AST_STORE)) return false;
    }
    return true;
}

static bool valid_try(Thread *t, const AstSeq *body, const AstSeq *handlers, const AstSeq *orelse, const AstSeq *finalbody, AstKind kind) {
    if (!valid_body(t, body, kind)) return false;
    if (!handlers->count && !finalbody->count)
        return FAIL_WITH(raise_value_error(t, "%s has neither except handlers nor finalbody", ast_kind_name(kind)));
    if (!handlers->count && orelse->count) return FAIL_WITH(raise_value_error(t, "%s has orelse but no except handlers", ast_kind_name(kind)));
    if (!valid_present(t, handlers, "handler")) return false;
    for (uint32_t n = 0; n < handlers->count; n++) {
        const AstNode *h = handlers->items[n];
        if (!valid_place(t, h) || !valid_opt(t, h->ExceptHandler.type) || !valid_body(t, &h->ExceptHandler.body, AST_ExceptHandler)) return false;
    }
    return valid_stmts(t, finalbody) && valid_stmts(t, orelse);
}

static bool valid_names(Thread *t, const AstSeq *names, AstKind owner) {
    return valid_some(t, names->count, "names", ast_kind_name(owner)) && valid_present(t, names, "alias");
}

static bool valid_cases(Thread *t, const AstNode *s) {
    if (!valid_load(t, s->Match.subject) || !valid_some(t, s->Match.cases.count, "cases", "Match")
        || !valid_present(t, &s->Match.cases, "match_case"))
        return false;
    for (uint32_t n = 0; n < s->Match.cases.count; n++) {
        const AstNode *c = s->Match.cases.items[n];
        if (!valid_pattern(t, c->match_case.pattern, false) || !valid_opt(t, c->match_case.guard) || !valid_body(t, &c->match_case.body, AST_match_case))
            return false;
    }
    return true;
}

static bool valid_function(Thread *t, const AstNode *s) {
    bool is_async = s->kind == AST_AsyncFunctionDef;
    const AstSeq *body = is_async ? &s->AsyncFunctionDef.body : &s->FunctionDef.body;
    return valid_body(t, body, s->kind)
        && valid_type_params(t, is_async ? &s->AsyncFunctionDef.type_params : &s->FunctionDef.type_params)
        && valid_arguments(t, is_async ? s->AsyncFunctionDef.args : s->FunctionDef.args)
        && valid_exprs(t, is_async ? &s->AsyncFunctionDef.decorator_list : &s->FunctionDef.decorator_list, AST_LOAD, false)
        && valid_opt(t, is_async ? s->AsyncFunctionDef.returns : s->FunctionDef.returns);
}

static bool valid_for(Thread *t, const AstNode *target, const AstNode *iter, const AstSeq *body, const AstSeq *orelse, AstKind kind) {
    return valid_expr(t, target, AST_STORE) && valid_load(t, iter) && valid_body(t, body, kind) && valid_stmts(t, orelse);
}

static bool valid_stmt(Thread *t, const AstNode *s) {
    if (C_STACK_IS_LOW(t) && thread_stack_overflow(t, " during compilation")) return false;
    if (!valid_place(t, s)) return false;
    switch (s->kind) {
    case AST_FunctionDef:
    case AST_AsyncFunctionDef: return valid_function(t, s);
    case AST_ClassDef:
        return valid_body(t, &s->ClassDef.body, AST_ClassDef) && valid_type_params(t, &s->ClassDef.type_params)
            && valid_exprs(t, &s->ClassDef.bases, AST_LOAD, false) && valid_keywords(t, &s->ClassDef.keywords)
            && valid_exprs(t, &s->ClassDef.decorator_list, AST_LOAD, false);
    case AST_Return: return valid_opt(t, s->Return.value);
    case AST_Delete:
        return valid_some(t, s->Delete.targets.count, "targets", "Delete") && valid_exprs(t, &s->Delete.targets, AST_DEL, false);
    case AST_Assign:
        return valid_some(t, s->Assign.targets.count, "targets", "Assign") && valid_exprs(t, &s->Assign.targets, AST_STORE, false)
            && valid_load(t, s->Assign.value);
    case AST_AugAssign: return valid_expr(t, s->AugAssign.target, AST_STORE) && valid_load(t, s->AugAssign.value);
    case AST_AnnAssign:
        if (s->AnnAssign.target->kind != AST_Name && s->AnnAssign.simple)
            return FAIL_WITH(raise_type_error(t, "AnnAssign with simple non-Name target"));
        return valid_expr(t, s->AnnAssign.target, AST_STORE) && valid_opt(t, s->AnnAssign.value) && valid_load(t, s->AnnAssign.annotation);
    case AST_TypeAlias:
        if (s->TypeAlias.name->kind != AST_Name) return FAIL_WITH(raise_type_error(t, "TypeAlias with non-Name name"));
        return valid_expr(t, s->TypeAlias.name, AST_STORE) && valid_type_params(t, &s->TypeAlias.type_params) && valid_load(t, s->TypeAlias.value);
    case AST_For: return valid_for(t, s->For.target, s->For.iter, &s->For.body, &s->For.orelse, AST_For);
    case AST_AsyncFor: return valid_for(t, s->AsyncFor.target, s->AsyncFor.iter, &s->AsyncFor.body, &s->AsyncFor.orelse, AST_AsyncFor);
    case AST_While: return valid_load(t, s->While.test) && valid_body(t, &s->While.body, AST_While) && valid_stmts(t, &s->While.orelse);
    case AST_If: return valid_load(t, s->If.test) && valid_body(t, &s->If.body, AST_If) && valid_stmts(t, &s->If.orelse);
    case AST_With: return valid_items(t, &s->With.items, AST_With) && valid_body(t, &s->With.body, AST_With);
    case AST_AsyncWith: return valid_items(t, &s->AsyncWith.items, AST_AsyncWith) && valid_body(t, &s->AsyncWith.body, AST_AsyncWith);
    case AST_Match: return valid_cases(t, s);
    case AST_Raise:
        if (s->Raise.cause && !s->Raise.exc) return FAIL_WITH(raise_value_error(t, "Raise with cause but no exception"));
        return valid_opt(t, s->Raise.exc) && valid_opt(t, s->Raise.cause);
    case AST_Try: return valid_try(t, &s->Try.body, &s->Try.handlers, &s->Try.orelse, &s->Try.finalbody, AST_Try);
    case AST_TryStar: return valid_try(t, &s->TryStar.body, &s->TryStar.handlers, &s->TryStar.orelse, &s->TryStar.finalbody, AST_TryStar);
    case AST_Assert: return valid_load(t, s->Assert.test) && valid_opt(t, s->Assert.msg);
    case AST_Import: return valid_names(t, &s->Import.names, AST_Import);
    case AST_ImportFrom:
        if (s->ImportFrom.level < 0) return FAIL_WITH(raise_value_error(t, "Negative ImportFrom level"));
        return valid_names(t, &s->ImportFrom.names, AST_ImportFrom);
    case AST_Global: return valid_some(t, s->Global.names.count, "names", "Global");
    case AST_Nonlocal: return valid_some(t, s->Nonlocal.names.count, "names", "Nonlocal");
    case AST_Expr: return valid_load(t, s->Expr.value);
    default: return true; /* Pass, Break, Continue */
    }
}

static bool valid_stmts(Thread *t, const AstSeq *seq) {
    for (uint32_t n = 0; n < seq->count; n++) {
        if (!seq->items[n]) return FAIL_WITH(raise_value_error(t, "None disallowed in statement list"));
        if (!valid_stmt(t, seq->items[n])) return false;
    }
    return true;
}

bool syntax_validate(Thread *t, const AstNode *module) {
    switch (module->kind) {
    case AST_Module: return valid_stmts(t, &module->Module.body);
    case AST_Interactive: return valid_stmts(t, &module->Interactive.body);
    case AST_FunctionType:
        return valid_exprs(t, &module->FunctionType.argtypes, AST_LOAD, false) && valid_load(t, module->FunctionType.returns);
    default: return valid_load(t, module->Expression.body);
    }
}
