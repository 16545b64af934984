/* From an expression's tree back to source text, as CPython's compiler writes annotations under `from __future__ import
 * annotations`: one normal form for each tree, with parentheses only where precedence needs them. */
#include "compiler/codegen_impl.h"

#include "runtime/objects/float.h"
#include "runtime/objects/protocol.h"
#include "runtime/objects/str.h"

/* Levels of precedence: an expression whose own is below the wanted one goes into parentheses. */
enum {
    UNPARSE_TUPLE,
    UNPARSE_TEST, /* if-else, lambda */
    UNPARSE_OR,
    UNPARSE_AND,
    UNPARSE_NOT,
    UNPARSE_COMPARE,
    UNPARSE_BITOR,
    UNPARSE_BITXOR,
    UNPARSE_BITAND,
    UNPARSE_SHIFT,
    UNPARSE_ARITHMETIC,
    UNPARSE_TERM,
    UNPARSE_FACTOR,
    UNPARSE_POWER,
    UNPARSE_AWAIT,
    UNPARSE_ATOM,
    UNPARSE_STARRED = UNPARSE_BITOR,
};

typedef struct Unparser {
    Unit *u;
    StrBuilder text;
} Unparser;

static bool unparse_at(Unparser *p, const AstNode *e, int level);

static bool unparse_c(Unparser *p, const char *text) { return str_builder_add_c(&p->text, text); }
static bool unparse_name(Unparser *p, const AstStr *name) { return str_builder_add_utf8(&p->text, name->bytes, name->length); }

static bool unparse_pair(Unparser *p, const AstNode *a, int a_level, const char *between, const AstNode *b, int b_level) {
    return unparse_at(p, a, a_level) && unparse_c(p, between) && unparse_at(p, b, b_level);
}

static bool unparse_list(Unparser *p, const AstSeq *items, int level) {
    for (uint32_t n = 0; n < items->count; n++)
        if ((n && !unparse_c(p, ", ")) || !unparse_at(p, items->items[n], level)) return false;
    return true;
}

/* ---- constants and literal strings ------------------------------------------------------------- */

/* An infinite number has no literal of its own: one that is too large stands for it. */
static bool unparse_number(Unparser *p, Value v) {
    Value repr = value_repr(p->u->g->t, v);
    const char *text = repr ? str_utf8(p->u->g->t, str_of(repr), NULL, false) : NULL;
    if (!text) return false;
    for (const char *inf; (inf = strstr(text, "inf")); text = inf + 3)
        if (!str_builder_add_ascii(&p->text, text, (size_t)(inf - text)) || !unparse_c(p, "1e309")) return false;
    return unparse_c(p, text);
}

static bool unparse_constant(Unparser *p, const AstNode *e) {
    const AstConstant *c = &e->Constant.value;
    if (c->kind == AST_CONST_ELLIPSIS) return unparse_c(p, "...");
    Value v = const_of(p->u, c);
    if (!v) return false;
    if (c->kind == AST_CONST_FLOAT || c->kind == AST_CONST_IMAGINARY) return unparse_number(p, v);
    return (!e->Constant.kind || unparse_c(p, "u")) && str_builder_format(&p->text, "%R", v);
}

static bool unparse_literal_part(Unparser *p, const AstNode *e) {
    Value v = const_of(p->u, &e->Constant.value);
    const void *data = v ? str_flat(p->u->g->t, str_of(v)) : NULL;
    if (!data) return false;
    for (size_t n = 0; n < str_of(v)->length; n++) {
        uint32_t point = str_at(str_of(v), data, n);
        if (!str_builder_add_char(&p->text, point) || ((point == '{' || point == '}') && !str_builder_add_char(&p->text, point))) return false;
    }
    return true;
}

static bool unparse_literal_parts(Unparser *p, const AstSeq *parts);

/* A replacement field. source: of a template's, as it was written; else NULL. */
static bool unparse_field(Unparser *p, const AstNode *value, const AstStr *source, int conversion, const AstNode *spec) {
    Unparser inner = {.u = p->u};
    str_builder_init(&inner.text, p->u->g->t);
    if (!(source ? unparse_name(&inner, source) : unparse_at(&inner, value, UNPARSE_TEST + 1))) return false;
    Str *text = str_builder_finish(&inner.text);
    const void *data = text ? str_flat(p->u->g->t, text) : NULL;
    if (!data) return false;
    bool begins_with_brace = text->length && str_at(text, data, 0) == '{';
    if (!unparse_c(p, begins_with_brace ? "{ " : "{") || !str_builder_add_str(&p->text, text)) return false;
    if (conversion > 0 && !(unparse_c(p, "!") && str_builder_add_char(&p->text, (uint32_t)conversion))) return false;
    if (spec) {
        if (!unparse_c(p, ":")) return false;
        if (!(spec->kind == AST_JoinedStr ? unparse_literal_parts(p, &spec->JoinedStr.values) : unparse_literal_part(p, spec))) return false;
    }
    return unparse_c(p, "}");
}

static bool unparse_literal_parts(Unparser *p, const AstSeq *parts) {
    for (uint32_t n = 0; n < parts->count; n++) {
        const AstNode *e = parts->items[n];
        bool done = e->kind == AST_FormattedValue
            ? unparse_field(p, e->FormattedValue.value, NULL, e->FormattedValue.conversion, e->FormattedValue.format_spec)
            : e->kind == AST_Interpolation
            ? unparse_field(p, e->Interpolation.value, e->Interpolation.str, e->Interpolation.conversion, e->Interpolation.format_spec)
            : e->kind == AST_JoinedStr ? unparse_literal_parts(p, &e->JoinedStr.values)
            : unparse_literal_part(p, e);
        if (!done) return false;
    }
    return true;
}

/* The whole is made first and quoted then, as a plain string is. */
static bool unparse_literal(Unparser *p, const char *prefix, const AstSeq *parts) {
    Unparser inner = {.u = p->u};
    str_builder_init(&inner.text, p->u->g->t);
    Str *text = unparse_literal_parts(&inner, parts) ? str_builder_finish(&inner.text) : NULL;
    return text && unparse_c(p, prefix) && str_builder_format(&p->text, "%R", to_value(text));
}

/* ---- lambda, comprehensions, calls ------------------------------------------------------------- */

static bool unparse_parameters(Unparser *p, const AstNode *a) {
    const AstSeq *only = &a->arguments.posonlyargs, *args = &a->arguments.args, *named = &a->arguments.kwonlyargs;
    const AstSeq *defaults = &a->arguments.defaults, *named_defaults = &a->arguments.kw_defaults;
    uint32_t positional = only->count + args->count;
    bool first = true;
#define SEPARATE() (first ? (first = false, true) : unparse_c(p, ", "))
    for (uint32_t n = 0; n < positional; n++) {
        const AstNode *arg = n < only->count ? only->items[n] : args->items[n - only->count];
        if (!SEPARATE() || !unparse_name(p, arg->arg.arg)) return false;
        uint32_t without = positional - defaults->count;
        if (n >= without && !(unparse_c(p, "=") && unparse_at(p, defaults->items[n - without], UNPARSE_TEST))) return false;
        if (only->count && n + 1 == only->count && !unparse_c(p, ", /")) return false;
    }
    if (a->arguments.vararg || named->count) {
        if (!SEPARATE() || !unparse_c(p, "*")) return false;
        if (a->arguments.vararg && !unparse_name(p, a->arguments.vararg->arg.arg)) return false;
    }
    for (uint32_t n = 0; n < named->count; n++) {
        if (!SEPARATE() || !unparse_name(p, named->items[n]->arg.arg)) return false;
        const AstNode *given = named_defaults->items[n];
        if (given && !(unparse_c(p, "=") && unparse_at(p, given, UNPARSE_TEST))) return false;
    }
    return !a->arguments.kwarg || (SEPARATE() && unparse_c(p, "**") && unparse_name(p, a->arguments.kwarg->arg.arg));
#undef SEPARATE
}

static bool unparse_lambda(Unparser *p, const AstNode *e) {
    const AstNode *a = e->Lambda.args;
    bool positional = a->arguments.posonlyargs.count || a->arguments.args.count;
    return unparse_c(p, positional ? "lambda " : "lambda") && unparse_parameters(p, a) && unparse_c(p, ": ")
        && unparse_at(p, e->Lambda.body, UNPARSE_TEST);
}

static bool unparse_generators(Unparser *p, const AstSeq *generators) {
    for (uint32_t n = 0; n < generators->count; n++) {
        const AstNode *c = generators->items[n];
        if (!unparse_c(p, c->comprehension.is_async ? " async for " : " for ")
            || !unparse_pair(p, c->comprehension.target, UNPARSE_TUPLE, " in ", c->comprehension.iter, UNPARSE_TEST + 1))
            return false;
        for (uint32_t k = 0; k < c->comprehension.ifs.count; k++)
            if (!unparse_c(p, " if ") || !unparse_at(p, c->comprehension.ifs.items[k], UNPARSE_TEST + 1)) return false;
    }
    return true;
}

static bool unparse_comprehension(Unparser *p, const char *open, const AstNode *element, const AstSeq *generators, const char *close) {
    return unparse_c(p, open) && unparse_at(p, element, UNPARSE_TEST) && unparse_generators(p, generators) && unparse_c(p, close);
}

static bool unparse_dict(Unparser *p, const AstNode *e) {
    if (!unparse_c(p, "{")) return false;
    for (uint32_t n = 0; n < e->Dict.values.count; n++) {
        const AstNode *key = e->Dict.keys.items[n], *value = e->Dict.values.items[n];
        if (n && !unparse_c(p, ", ")) return false;
        if (key ? !unparse_pair(p, key, UNPARSE_TEST, ": ", value, UNPARSE_TEST) : !(unparse_c(p, "**") && unparse_at(p, value, UNPARSE_STARRED)))
            return false;
    }
    return unparse_c(p, "}");
}

static bool unparse_call(Unparser *p, const AstNode *e) {
    const AstSeq *args = &e->Call.args, *keywords = &e->Call.keywords;
    if (!unparse_at(p, e->Call.func, UNPARSE_ATOM)) return false;
    if (args->count == 1 && !keywords->count && args->items[0]->kind == AST_GeneratorExp) return unparse_at(p, args->items[0], UNPARSE_TEST);
    if (!unparse_c(p, "(") || !unparse_list(p, args, UNPARSE_TEST)) return false;
    for (uint32_t n = 0; n < keywords->count; n++) {
        const AstNode *k = keywords->items[n];
        if ((args->count || n) && !unparse_c(p, ", ")) return false;
        if (!(k->keyword.arg ? unparse_name(p, k->keyword.arg) && unparse_c(p, "=") : unparse_c(p, "**"))) return false;
        if (!unparse_at(p, k->keyword.value, UNPARSE_TEST)) return false;
    }
    return unparse_c(p, ")");
}

/* ---- operators --------------------------------------------------------------------------------- */

static int unparse_binary_level(AstBinOp op) {
    switch (op) {
    case AST_ADD:
    case AST_SUB: return UNPARSE_ARITHMETIC;
    case AST_LSHIFT:
    case AST_RSHIFT: return UNPARSE_SHIFT;
    case AST_BITOR: return UNPARSE_BITOR;
    case AST_BITXOR: return UNPARSE_BITXOR;
    case AST_BITAND: return UNPARSE_BITAND;
    case AST_POW: return UNPARSE_POWER;
    default: return UNPARSE_TERM;
    }
}

static int unparse_level(const AstNode *e) {
    switch (e->kind) {
    case AST_NamedExpr:
    case AST_Tuple: return UNPARSE_TUPLE;
    case AST_Lambda:
    case AST_IfExp: return UNPARSE_TEST;
    case AST_BoolOp: return e->BoolOp.op == AST_AND ? UNPARSE_AND : UNPARSE_OR;
    case AST_UnaryOp: return e->UnaryOp.op == AST_NOT ? UNPARSE_NOT : UNPARSE_FACTOR;
    case AST_Compare: return UNPARSE_COMPARE;
    case AST_BinOp: return unparse_binary_level(e->BinOp.op);
    case AST_Await: return UNPARSE_AWAIT;
    default: return UNPARSE_ATOM;
    }
}

static bool unparse_bool(Unparser *p, const AstNode *e, int level) {
    for (uint32_t n = 0; n < e->BoolOp.values.count; n++)
        if ((n && !unparse_c(p, e->BoolOp.op == AST_AND ? " and " : " or ")) || !unparse_at(p, e->BoolOp.values.items[n], level + 1)) return false;
    return true;
}

static bool unparse_binary(Unparser *p, const AstNode *e, int level) {
    bool to_the_right = e->BinOp.op == AST_POW;
    return unparse_at(p, e->BinOp.left, level + to_the_right) && unparse_c(p, " ") && unparse_c(p, ast_bin_op_text(e->BinOp.op))
        && unparse_c(p, " ") && unparse_at(p, e->BinOp.right, level + !to_the_right);
}

static bool unparse_compare(Unparser *p, const AstNode *e) {
    if (!unparse_at(p, e->Compare.left, UNPARSE_COMPARE + 1)) return false;
    for (uint32_t n = 0; n < e->Compare.ops.count; n++)
        if (!unparse_c(p, " ") || !unparse_c(p, ast_compare_op_text(e->Compare.ops.items[n])) || !unparse_c(p, " ")
            || !unparse_at(p, e->Compare.comparators.items[n], UNPARSE_COMPARE + 1))
            return false;
    return true;
}

static bool unparse_attribute(Unparser *p, const AstNode *e) {
    const AstNode *v = e->Attribute.value;
    bool is_int = v->kind == AST_Constant && v->Constant.value.kind == AST_CONST_INT; /* 1.real would be a float and a name */
    return unparse_at(p, v, UNPARSE_ATOM) && unparse_c(p, is_int ? " ." : ".") && unparse_name(p, e->Attribute.attr);
}

static bool unparse_slice(Unparser *p, const AstNode *e) {
    return (!e->Slice.lower || unparse_at(p, e->Slice.lower, UNPARSE_TEST)) && unparse_c(p, ":")
        && (!e->Slice.upper || unparse_at(p, e->Slice.upper, UNPARSE_TEST))
        && (!e->Slice.step || (unparse_c(p, ":") && unparse_at(p, e->Slice.step, UNPARSE_TEST)));
}

static bool unparse_tuple(Unparser *p, const AstNode *e) {
    if (!e->Tuple.elts.count) return unparse_c(p, "()");
    return unparse_list(p, &e->Tuple.elts, UNPARSE_TEST) && (e->Tuple.elts.count > 1 || unparse_c(p, ","));
}

static bool unparse_bare(Unparser *p, const AstNode *e, int level) {
    switch (e->kind) {
    case AST_BoolOp: return unparse_bool(p, e, level);
    case AST_NamedExpr: return unparse_pair(p, e->NamedExpr.target, UNPARSE_ATOM, " := ", e->NamedExpr.value, UNPARSE_ATOM);
    case AST_BinOp: return unparse_binary(p, e, level);
    case AST_UnaryOp:
        return unparse_c(p, ast_unary_op_text(e->UnaryOp.op)) && (e->UnaryOp.op != AST_NOT || unparse_c(p, " ")) && unparse_at(p, e->UnaryOp.operand, level);
    case AST_Lambda: return unparse_lambda(p, e);
    case AST_IfExp:
        return unparse_pair(p, e->IfExp.body, UNPARSE_TEST + 1, " if ", e->IfExp.test, UNPARSE_TEST + 1) && unparse_c(p, " else ")
            && unparse_at(p, e->IfExp.orelse, UNPARSE_TEST);
    case AST_Dict: return unparse_dict(p, e);
    case AST_Set: return unparse_c(p, "{") && unparse_list(p, &e->Set.elts, UNPARSE_TEST) && unparse_c(p, "}");
    case AST_ListComp: return unparse_comprehension(p, "[", e->ListComp.elt, &e->ListComp.generators, "]");
    case AST_SetComp: return unparse_comprehension(p, "{", e->SetComp.elt, &e->SetComp.generators, "}");
    case AST_GeneratorExp: return unparse_comprehension(p, "(", e->GeneratorExp.elt, &e->GeneratorExp.generators, ")");
    case AST_DictComp:
        return unparse_c(p, "{") && unparse_pair(p, e->DictComp.key, UNPARSE_TEST, ": ", e->DictComp.value, UNPARSE_TEST)
            && unparse_generators(p, &e->DictComp.generators) && unparse_c(p, "}");
    case AST_Await: return unparse_c(p, "await ") && unparse_at(p, e->Await.value, UNPARSE_ATOM);
    case AST_Yield:
        return e->Yield.value ? unparse_c(p, "(yield ") && unparse_at(p, e->Yield.value, UNPARSE_TEST) && unparse_c(p, ")") : unparse_c(p, "(yield)");
    case AST_YieldFrom: return unparse_c(p, "(yield from ") && unparse_at(p, e->YieldFrom.value, UNPARSE_TEST) && unparse_c(p, ")");
    case AST_Compare: return unparse_compare(p, e);
    case AST_Call: return unparse_call(p, e);
    case AST_JoinedStr: return unparse_literal(p, "f", &e->JoinedStr.values);
    case AST_TemplateStr: return unparse_literal(p, "t", &e->TemplateStr.values);
    case AST_Constant: return unparse_constant(p, e);
    case AST_Attribute: return unparse_attribute(p, e);
    case AST_Starred: return unparse_c(p, "*") && unparse_at(p, e->Starred.value, UNPARSE_STARRED);
    case AST_Name: return unparse_name(p, e->Name.id);
    case AST_Slice: return unparse_slice(p, e);
    case AST_Subscript: return unparse_pair(p, e->Subscript.value, UNPARSE_ATOM, "[", e->Subscript.slice, UNPARSE_TUPLE) && unparse_c(p, "]");
    case AST_List: return unparse_c(p, "[") && unparse_list(p, &e->List.elts, UNPARSE_TEST) && unparse_c(p, "]");
    case AST_Tuple: return unparse_tuple(p, e);
    default: return unparse_c(p, "...");
    }
}

static bool unparse_at(Unparser *p, const AstNode *e, int level) {
    int own = unparse_level(e);
    bool parentheses = own < level && !(e->kind == AST_Tuple && !e->Tuple.elts.count);
    return (!parentheses || unparse_c(p, "(")) && unparse_bare(p, e, own) && (!parentheses || unparse_c(p, ")"));
}

Value unparse_expression(Unit *u, const AstNode *e) {
    Unparser p = {.u = u};
    str_builder_init(&p.text, u->g->t);
    Str *text = unparse_at(&p, e, UNPARSE_TEST) ? str_builder_finish(&p.text) : NULL;
    text = text ? intern(u->g->t, text) : NULL;
    if (!text) codegen_raised(u->g);
    return to_value(text);
}
