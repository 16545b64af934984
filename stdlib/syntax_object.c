/* The compiler's syntax tree as objects of the module ast. */
#include "stdlib/syntax.h"

#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/objects/complex.h"
#include "runtime/objects/float.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"

typedef struct SyntaxOut {
    Thread *t;
    SyntaxClasses c;
} SyntaxOut;

static Value syntax_out_node(SyntaxOut *s, const AstNode *node);

static Value syntax_out_text(SyntaxOut *s, const AstStr *text) {
    return text ? to_value(intern_utf8(s->t, text->bytes, text->length)) : NONE;
}

Value syntax_constant(Thread *t, const AstConstant *c) {
    switch (c->kind) {
    case AST_CONST_NONE: return NONE;
    case AST_CONST_TRUE: return TRUE_VALUE;
    case AST_CONST_FALSE: return FALSE_VALUE;
    case AST_CONST_ELLIPSIS: return ELLIPSIS;
    case AST_CONST_INT:
        return c->fits_small ? int_from_int64(t, c->small) : int_from_text(t, c->text->bytes, c->text->length, c->base);
    case AST_CONST_FLOAT: return float_new(t, c->real);
    case AST_CONST_IMAGINARY: return complex_new(t, 0.0, c->real);
    case AST_CONST_STR: return to_value(str_from_utf8(t, c->text->bytes, c->text->length));
    case AST_CONST_BYTES: return to_value(bytes_new(t, c->text->bytes, c->text->length));
    case AST_CONST_OBJECT: return c->object;
    }
    return NONE;
}

/* One converter for each type of field in compiler/nodes.h. */

static Value syntax_out_CHILD(SyntaxOut *s, AstNode *const *child) { return syntax_out_node(s, *child); }
static Value syntax_out_OPT(SyntaxOut *s, AstNode *const *child) { return *child ? syntax_out_node(s, *child) : NONE; }
static Value syntax_out_IDENT(SyntaxOut *s, AstStr *const *name) { return syntax_out_text(s, *name); }
static Value syntax_out_OPT_IDENT(SyntaxOut *s, AstStr *const *name) { return syntax_out_text(s, *name); }
static Value syntax_out_STRING(SyntaxOut *s, AstStr *const *text) { return syntax_out_text(s, *text); }
static Value syntax_out_OPT_STRING(SyntaxOut *s, AstStr *const *text) { return syntax_out_text(s, *text); }
static Value syntax_out_CONSTANT(SyntaxOut *s, const AstConstant *c) { return syntax_constant(s->t, c); }
static Value syntax_out_BOOL(SyntaxOut *s, const bool *b) { return (void)s, small_int(*b); }
static Value syntax_out_INT(SyntaxOut *s, const int *n) { return (void)s, small_int(*n); }
static Value syntax_out_U_PREFIX(SyntaxOut *s, const bool *u) { return *u ? to_value(intern_c(s->t, "u")) : NONE; }
static Value syntax_out_CONTEXT(SyntaxOut *s, const AstContext *n) { return s->c.contexts->items[*n]; }
static Value syntax_out_BIN_OP(SyntaxOut *s, const AstBinOp *n) { return s->c.bin_ops->items[*n]; }
static Value syntax_out_UNARY_OP(SyntaxOut *s, const AstUnaryOp *n) { return s->c.unary_ops->items[*n]; }
static Value syntax_out_BOOL_OP(SyntaxOut *s, const AstBoolOp *n) { return s->c.bool_ops->items[*n]; }

static Value syntax_out_SEQ(SyntaxOut *s, const AstSeq *seq) {
    Value list = list_new(s->t, seq->count);
    for (uint32_t n = 0; list && n < seq->count; n++) {
        Value v = seq->items[n] ? syntax_out_node(s, seq->items[n]) : NONE;
        if (!v || !list_append(s->t, list, v)) return NULL;
    }
    return list;
}

static Value syntax_out_IDENTS(SyntaxOut *s, const AstNames *names) {
    Value list = list_new(s->t, names->count);
    for (uint32_t n = 0; list && n < names->count; n++) {
        Value v = syntax_out_text(s, names->items[n]);
        if (!v || !list_append(s->t, list, v)) return NULL;
    }
    return list;
}

static Value syntax_out_COMPARE_OPS(SyntaxOut *s, const AstCompareOps *ops) {
    Value list = list_new(s->t, ops->count);
    for (uint32_t n = 0; list && n < ops->count; n++)
        if (!list_append(s->t, list, s->c.compare_ops->items[ops->items[n]])) return NULL;
    return list;
}

static bool syntax_out_set(SyntaxOut *s, Value object, Value name, Value v) {
    return v && object_setattr(s->t, object, str_of(name), v);
}

static bool syntax_out_fields(SyntaxOut *s, Value object, const AstNode *node) {
    const Value *name = tuple_of(s->c.fields->items[node->kind])->items;
    switch ((AstKind)node->kind) {
#define SYNTAX_OUT_FIELD(type, field) &&syntax_out_set(s, object, *name++, syntax_out_##type(s, &f->field))
#define SYNTAX_OUT_NODE(kind, group, fields)                                                                             \
    case AST_##kind: {                                                                                                   \
        const __typeof__(node->kind) *f = &node->kind;                                                                   \
        (void)f, (void)name;                                                                                             \
        return true fields;                                                                                              \
    }
        AST_NODES(SYNTAX_OUT_NODE, SYNTAX_OUT_FIELD)
#undef SYNTAX_OUT_FIELD
#undef SYNTAX_OUT_NODE
    case AST_KIND_COUNT: break;
    }
    return true;
}

static Value syntax_out_node(SyntaxOut *s, const AstNode *node) {
    Thread *t = s->t;
    if (C_STACK_IS_LOW(t) && thread_stack_overflow(t, " during ast construction")) return NULL;
    Value object = type_allocate_instance(t, type_from(s->c.classes->items[node->kind]), 0);
    if (!object || !syntax_out_fields(s, object, node)) return NULL;
    if (!ast_group_has_position(ast_kind_group(node->kind))) return object;
    const int32_t place[4] = {node->lineno, node->col_offset, node->end_lineno, node->end_col_offset};
    for (int n = 0; n < 4; n++)
        if (!syntax_out_set(s, object, s->c.positions->items[n], small_int(place[n]))) return NULL;
    return object;
}

Value syntax_to_object(Thread *t, const AstNode *node) {
    SyntaxOut s = {.t = t};
    return syntax_classes_load(t, &s.c) ? syntax_out_node(&s, node) : NULL;
}
