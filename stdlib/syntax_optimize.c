/* The optimized syntax tree that compile() gives for PyCF_OPTIMIZED_AST: `__debug__` is a constant, "%s" % (x,) is an
 * f-string, numbers in patterns are whole, and at level 2 docstrings are gone. The tree is changed in place. */
#include "stdlib/syntax.h"

#include <stdio.h>

#include "runtime/error.h"
#include "runtime/objects/list.h"
#include "runtime/objects/protocol.h"

typedef struct Optimizer {
    Thread *t;
    Arena *arena;
    int level;
    bool annotations_are_text; /* from __future__ import annotations */
    Value keep;                /* a list of the constants made */
    AstNode nothing;           /* in the place of an annotation that is text, for a while */
} Optimizer;

static bool optimize_node(Optimizer *o, AstNode **slot);

static const AstRange optimize_nowhere = {-1, -1, -1, -1};

static AstRange optimize_range(const AstNode *node) {
    return (AstRange){node->lineno, node->col_offset, node->end_lineno, node->end_col_offset};
}

/* NULL: MemoryError is set. */
static AstNode *optimize_new(Optimizer *o, AstKind kind, AstRange range) {
    AstNode *node = ast_node(o->arena, kind, range);
    return node ? node : (AstNode *)raise_memory_error(o->t);
}

static bool optimize_seq(Optimizer *o, AstSeq *seq) {
    for (uint32_t n = 0; n < seq->count; n++)
        if (seq->items[n] && !optimize_node(o, &seq->items[n])) return false;
    return true;
}

/* ---- numbers in patterns ----------------------------------------------------------------------- */

/* -1, 1+2j: as one constant. */
static bool optimize_number(Optimizer *o, AstNode **slot) {
    AstNode *e = *slot;
    Value v;
    if (e->kind == AST_UnaryOp) {
        if (e->UnaryOp.operand->kind != AST_Constant) return true;
        Value x = syntax_constant(o->t, &e->UnaryOp.operand->Constant.value);
        v = x ? value_negative(o->t, x) : NULL;
    } else if (e->kind == AST_BinOp) {
        if (!optimize_number(o, &e->BinOp.left)) return false;
        if (e->BinOp.left->kind != AST_Constant || e->BinOp.right->kind != AST_Constant) return true;
        Value a = syntax_constant(o->t, &e->BinOp.left->Constant.value);
        Value b = a ? syntax_constant(o->t, &e->BinOp.right->Constant.value) : NULL;
        v = b ? value_binary(o->t, e->BinOp.op == AST_SUB ? BINARY_SUB : BINARY_ADD, a, b) : NULL;
    } else {
        return true;
    }
    AstNode *made = v && list_append(o->t, o->keep, v) ? optimize_new(o, AST_Constant, optimize_range(e)) : NULL;
    if (!made) return false;
    made->Constant.value = (AstConstant){.kind = AST_CONST_OBJECT, .object = v};
    *slot = made;
    return true;
}

static bool optimize_pattern(Optimizer *o, AstNode *p) {
    switch (p->kind) {
    case AST_MatchValue: return optimize_number(o, &p->MatchValue.value);
    case AST_MatchMapping:
        for (uint32_t n = 0; n < p->MatchMapping.keys.count; n++)
            if (!optimize_number(o, &p->MatchMapping.keys.items[n])) return false;
        return optimize_seq(o, &p->MatchMapping.patterns);
    case AST_MatchClass: return optimize_seq(o, &p->MatchClass.patterns) && optimize_seq(o, &p->MatchClass.kwd_patterns);
    case AST_MatchSequence: return optimize_seq(o, &p->MatchSequence.patterns);
    case AST_MatchOr: return optimize_seq(o, &p->MatchOr.patterns);
    case AST_MatchAs: return !p->MatchAs.pattern || optimize_node(o, &p->MatchAs.pattern);
    default: return true;
    }
}

/* ---- "%s" % (x,) ------------------------------------------------------------------------------- */

static AstNode *optimize_text(Optimizer *o, const char *bytes, size_t length) {
    AstNode *made = optimize_new(o, AST_Constant, optimize_nowhere);
    AstStr *text = made ? ast_str(o->arena, bytes, length) : NULL;
    if (!text) return made ? (AstNode *)raise_memory_error(o->t) : NULL;
    made->Constant.value = (AstConstant){.kind = AST_CONST_STR, .text = text};
    return made;
}

/* At most two digits, so that a width needs no thought: -1 for more. */
static int optimize_digits(const char **c, const char *end) {
    int n = 0, count = 0;
    for (; *c < end && **c >= '0' && **c <= '9'; (*c)++)
        if (++count > 2) return -1;
        else n = n * 10 + (**c - '0');
    return n;
}

static bool optimize_is(const char *c, const char *end, const char *set) { return c < end && *c && strchr(set, *c); }

/* What follows a "%", of which *c is then the end. True with *made NULL: it is none that an f-string can say, or an error. */
static bool optimize_conversion(Optimizer *o, const char **c, const char *end, AstNode *value, AstNode **made) {
    bool left = false;
    char spec[8];
    int width, precision = -1, length = 0;
    for (; optimize_is(*c, end, "-+ #0"); (*c)++) left |= **c == '-';
    if ((width = optimize_digits(c, end)) < 0) return true;
    if (optimize_is(*c, end, ".")) {
        (*c)++;
        if ((precision = optimize_digits(c, end)) < 0) return true;
    }
    if (!optimize_is(*c, end, "sra")) return true;
    if (width) length = snprintf(spec, sizeof spec, "%s%d", left ? "" : ">", width);
    if (precision >= 0) length += snprintf(spec + length, sizeof spec - (size_t)length, ".%d", precision);
    AstNode *node = optimize_new(o, AST_FormattedValue, optimize_range(value));
    AstNode *text = node && length ? optimize_text(o, spec, (size_t)length) : NULL;
    if (!node || (length && !text)) return false;
    node->FormattedValue.value = value;
    node->FormattedValue.conversion = *(*c)++;
    node->FormattedValue.format_spec = text;
    *made = node;
    return true;
}

/* The text up to a conversion, with "%%" as "%"; *c is then at the conversion's "%", or the end. Returns its length. */
static size_t optimize_literal(const char **c, const char *end, char *out) {
    size_t length = 0;
    while (*c < end) {
        if (**c == '%') {
            if (*c + 1 == end || (*c)[1] != '%') break;
            (*c)++;
        }
        out[length++] = *(*c)++;
    }
    return length;
}

static bool optimize_percent(Optimizer *o, AstNode **slot) {
    AstNode *e = *slot;
    if (e->BinOp.op != AST_MOD || e->BinOp.left->kind != AST_Constant || e->BinOp.right->kind != AST_Tuple) return true;
    const AstConstant *format = &e->BinOp.left->Constant.value;
    const AstSeq *values = &e->BinOp.right->Tuple.elts;
    if (format->kind != AST_CONST_STR) return true;
    for (uint32_t n = 0; n < values->count; n++)
        if (values->items[n]->kind == AST_Starred) return true;
    AstNode *made = optimize_new(o, AST_JoinedStr, optimize_range(e));
    if (!made) return false;
    AstSeq *parts = &made->JoinedStr.values;
    char *text = arena_alloc(o->arena, format->text->length + 1);
    parts->items = arena_alloc_array(o->arena, values->count * 2 + 1, sizeof(AstNode *));
    if (!text || !parts->items) return FAIL_WITH(raise_memory_error(o->t));
    const char *c = format->text->bytes, *end = c + format->text->length;
    for (uint32_t n = 0;; n++) {
        size_t length = optimize_literal(&c, end, text);
        if (length && !(parts->items[parts->count++] = optimize_text(o, text, length))) return false;
        if (c == end && n == values->count) *slot = made;
        if (c == end || n == values->count) return true;
        c++;
        AstNode *part = NULL;
        if (!optimize_conversion(o, &c, end, values->items[n], &part)) return false;
        if (!part) return true;
        parts->items[parts->count++] = part;
    }
}

/* ---- docstrings -------------------------------------------------------------------------------- */

static bool optimize_is_text(const AstNode *s) {
    return s->kind == AST_Expr && s->Expr.value->kind == AST_Constant && s->Expr.value->Constant.value.kind == AST_CONST_STR;
}

/* What comes next must not become the docstring: a text is made an f-string. */
static bool optimize_docstring(Optimizer *o, AstSeq *body) {
    if (o->level < 2 || !body->count || !optimize_is_text(body->items[0])) return true;
    if (body->count == 1) {
        AstRange range = optimize_range(body->items[0]);
        range.end_lineno = range.lineno;
        range.end_col_offset = range.col_offset + 4;
        return (body->items[0] = optimize_new(o, AST_Pass, range)) != NULL;
    }
    body->items++, body->count--;
    AstNode *s = body->items[0];
    if (!optimize_is_text(s)) return true;
    AstNode *joined = optimize_new(o, AST_JoinedStr, optimize_range(s->Expr.value));
    AstNode **parts = joined ? arena_alloc_array(o->arena, 1, sizeof *parts) : NULL;
    if (!parts) return joined && FAIL_WITH(raise_memory_error(o->t));
    parts[0] = s->Expr.value;
    joined->JoinedStr.values = (AstSeq){.items = parts, .count = 1};
    s->Expr.value = joined;
    return true;
}

/* ---- the whole --------------------------------------------------------------------------------- */

static bool optimize_name(Optimizer *o, AstNode **slot) {
    const AstNode *e = *slot;
    if (e->Name.ctx != AST_LOAD || strcmp(e->Name.id->bytes, "__debug__") != 0) return true;
    AstNode *made = optimize_new(o, AST_Constant, optimize_range(e));
    if (!made) return false;
    made->Constant.value.kind = o->level ? AST_CONST_FALSE : AST_CONST_TRUE;
    *slot = made;
    return true;
}

/* One for each type of field in compiler/nodes.h. */
#define optimize_CHILD(o, child) optimize_node(o, child)
#define optimize_OPT(o, child) (!*(child) || optimize_node(o, child))
#define optimize_SEQ(o, seq) optimize_seq(o, seq)
#define optimize_IDENT(o, x) true
#define optimize_OPT_IDENT(o, x) true
#define optimize_IDENTS(o, x) true
#define optimize_STRING(o, x) true
#define optimize_OPT_STRING(o, x) true
#define optimize_CONSTANT(o, x) true
#define optimize_BOOL(o, x) true
#define optimize_INT(o, x) true
#define optimize_U_PREFIX(o, x) true
#define optimize_CONTEXT(o, x) true
#define optimize_BOOL_OP(o, x) true
#define optimize_BIN_OP(o, x) true
#define optimize_UNARY_OP(o, x) true
#define optimize_COMPARE_OPS(o, x) true

static bool optimize_fields(Optimizer *o, AstNode *node) {
    switch ((AstKind)node->kind) {
#define OPTIMIZE_FIELD(type, field) &&optimize_##type(o, &f->field)
#define OPTIMIZE_NODE(kind, group, fields)                                                                               \
    case AST_##kind: {                                                                                                   \
        __typeof__(node->kind) *f = &node->kind;                                                                         \
        (void)f;                                                                                                         \
        return true fields;                                                                                              \
    }
        AST_NODES(OPTIMIZE_NODE, OPTIMIZE_FIELD)
#undef OPTIMIZE_FIELD
#undef OPTIMIZE_NODE
    case AST_KIND_COUNT: break;
    }
    return true;
}

/* The annotation of a node, which is none that runs; NULL: it has none. */
static AstNode **optimize_annotation(AstNode *node) {
    switch (node->kind) {
    case AST_arg: return &node->arg.annotation;
    case AST_AnnAssign: return &node->AnnAssign.annotation;
    case AST_FunctionDef: return &node->FunctionDef.returns;
    case AST_AsyncFunctionDef: return &node->AsyncFunctionDef.returns;
    default: return NULL;
    }
}

static AstSeq *optimize_documented(AstNode *node) {
    switch (node->kind) {
    case AST_Module: return &node->Module.body;
    case AST_FunctionDef: return &node->FunctionDef.body;
    case AST_AsyncFunctionDef: return &node->AsyncFunctionDef.body;
    case AST_ClassDef: return &node->ClassDef.body;
    default: return NULL;
    }
}

static bool optimize_node(Optimizer *o, AstNode **slot) {
    AstNode *node = *slot;
    if (C_STACK_IS_LOW(o->t) && thread_stack_overflow(o->t, " during compilation")) return false;
    if (ast_kind_group(node->kind) == AST_GROUP_PATTERN) return optimize_pattern(o, node);
    AstSeq *body = optimize_documented(node);
    if (body && !optimize_docstring(o, body)) return false;
    if (node->kind == AST_Name) return optimize_name(o, slot);
    AstNode **annotation = o->annotations_are_text ? optimize_annotation(node) : NULL, *text = NULL;
    if (annotation && *annotation) {
        text = *annotation;
        *annotation = &o->nothing;
    }
    bool ok = optimize_fields(o, node);
    if (text) *annotation = text;
    return ok && (node->kind != AST_BinOp || optimize_percent(o, slot));
}

bool syntax_optimize(Thread *t, Arena *arena, AstNode *tree, int level, bool annotations_are_text, Value keep) {
    Optimizer o = {.t = t, .arena = arena, .level = level, .annotations_are_text = annotations_are_text, .keep = keep};
    o.nothing.kind = AST_Pass;
    return optimize_node(&o, &tree);
}
