/* Objects of the module ast as the compiler's syntax tree.
 *
 * The objects may be anything, and change while they are looked at; what comes out is a tree of the right shape. That it
 * is one that the grammar could have made is looked at afterwards (syntax_validate.c). */
#include "stdlib/syntax.h"

#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/objects/complex.h"
#include "runtime/objects/float.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"

typedef struct SyntaxIn {
    Thread *t;
    SyntaxClasses c;
    Arena *arena;
    AstInterner *names;
    Value keep;
} SyntaxIn;

/* What a field is read from. */
typedef struct SyntaxField {
    Value object;
    AstKind kind;
    const char *name;
    Value v; /* NULL: there is no such attribute */
} SyntaxField;

static bool syntax_in_node(SyntaxIn *s, Value object, AstGroup group, AstNode **out);

static const char *syntax_group_name(AstGroup group) {
    static const char *const names[] = {
        [AST_GROUP_MOD] = "mod", [AST_GROUP_STMT] = "stmt", [AST_GROUP_EXPR] = "expr", [AST_GROUP_COMPREHENSION] = "comprehension",
        [AST_GROUP_HANDLER] = "excepthandler", [AST_GROUP_ARGUMENTS] = "arguments", [AST_GROUP_ARG] = "arg",
        [AST_GROUP_KEYWORD] = "keyword", [AST_GROUP_ALIAS] = "alias", [AST_GROUP_WITHITEM] = "withitem",
        [AST_GROUP_MATCH_CASE] = "match_case", [AST_GROUP_PATTERN] = "pattern", [AST_GROUP_TYPE_PARAM] = "type_param",
        [AST_GROUP_TYPE_IGNORE] = "type_ignore"};
    return names[group];
}

/* Of the nodes in a field that compiler/nodes.h calls CHILD, OPT (is_list false) or SEQ. */
static AstGroup syntax_field_group(AstKind kind, const char *name, bool is_list) {
    static const struct { const char *name; AstGroup group; } others[] = {
        {"handlers", AST_GROUP_HANDLER}, {"finalbody", AST_GROUP_STMT}, {"items", AST_GROUP_WITHITEM}, {"cases", AST_GROUP_MATCH_CASE},
        {"pattern", AST_GROUP_PATTERN}, {"patterns", AST_GROUP_PATTERN}, {"kwd_patterns", AST_GROUP_PATTERN},
        {"generators", AST_GROUP_COMPREHENSION}, {"keywords", AST_GROUP_KEYWORD}, {"names", AST_GROUP_ALIAS},
        {"type_params", AST_GROUP_TYPE_PARAM}, {"type_ignores", AST_GROUP_TYPE_IGNORE}, {"posonlyargs", AST_GROUP_ARG}, {"kwonlyargs", AST_GROUP_ARG},
        {"vararg", AST_GROUP_ARG}, {"kwarg", AST_GROUP_ARG}};
    if (strcmp(name, "body") == 0 || strcmp(name, "orelse") == 0) return is_list ? AST_GROUP_STMT : AST_GROUP_EXPR;
    if (strcmp(name, "args") == 0) return !is_list ? AST_GROUP_ARGUMENTS : kind == AST_arguments ? AST_GROUP_ARG : AST_GROUP_EXPR;
    for (size_t n = 0; n < ARRAY_LENGTH(others); n++)
        if (strcmp(name, others[n].name) == 0) return others[n].group;
    return AST_GROUP_EXPR;
}

static bool syntax_in_missing(SyntaxIn *s, const SyntaxField *f) {
    return FAIL_WITH(raise_type_error(s->t, "required field \"%s\" missing from %s", f->name, ast_kind_name(f->kind)));
}

static bool syntax_in_required(SyntaxIn *s, const SyntaxField *f) {
    return FAIL_WITH(raise_value_error(s->t, "field '%s' is required for %s", f->name, ast_kind_name(f->kind)));
}

static bool syntax_in_no_memory(SyntaxIn *s) { return FAIL_WITH(raise_memory_error(s->t)); }

/* ---- text and numbers -------------------------------------------------------------------------- */

static bool syntax_in_name(SyntaxIn *s, Value v, AstStr **out) {
    if (!is_str_exact(v)) return FAIL_WITH(raise_type_error(s->t, "AST identifier must be of type str"));
    size_t length;
    const char *text = str_utf8(s->t, str_of(v), &length, true);
    if (!text) return false;
    static const char *const constants[] = {"None", "True", "False"};
    for (size_t n = 0; n < ARRAY_LENGTH(constants); n++)
        if (strcmp(text, constants[n]) == 0)
            return FAIL_WITH(raise_value_error(s->t, "identifier field can't represent '%s' constant", constants[n]));
    *out = ast_intern(s->names, text, length);
    return *out || syntax_in_no_memory(s);
}

static bool syntax_in_text(SyntaxIn *s, Value v, AstStr **out) {
    size_t length;
    const char *text = str_utf8(s->t, str_of(v), &length, true);
    if (!text) return false;
    *out = ast_str(s->arena, text, length);
    return *out || syntax_in_no_memory(s);
}

static bool syntax_in_number(SyntaxIn *s, Value v, int *out) {
    if (!is_int(s->t, v)) return FAIL_WITH(raise_value_error(s->t, "invalid integer value: %R", v));
    return value_as_int(s->t, v, out);
}

/* Else *bad is what is not. */
static bool syntax_constant_is_valid(Thread *t, Value v, int depth, Value *bad) {
    *bad = v;
    if (v == NONE || v == ELLIPSIS || is_bool(v) || is_str_exact(v) || is_float_exact(v) || is_exact(v, T_BYTES) || is_exact(v, T_COMPLEX))
        return true;
    if (is_int(t, v)) return type_of(t, v) == t->vm->types[T_INT];
    if (depth > 100) return false;
    if (is_tuple_exact(v)) {
        for (size_t n = 0; n < tuple_of(v)->length; n++)
            if (!syntax_constant_is_valid(t, tuple_of(v)->items[n], depth + 1, bad)) return false;
        return true;
    }
    if (!is_exact(v, T_FROZENSET)) return false;
    Value items = tuple_from_iterable(t, v);
    return items && syntax_constant_is_valid(t, items, depth + 1, bad);
}

static bool syntax_in_constant(SyntaxIn *s, Value v, AstConstant *out) {
    Thread *t = s->t;
    Value bad;
    if (!syntax_constant_is_valid(t, v, 0, &bad)) {
        if (error_is_set(t)) return false;
        return FAIL_WITH(raise_type_error(t, "got an invalid type in Constant: %T", bad));
    }
    if (v == NONE) out->kind = AST_CONST_NONE;
    else if (is_bool(v)) out->kind = v == TRUE_VALUE ? AST_CONST_TRUE : AST_CONST_FALSE;
    else if (v == ELLIPSIS) out->kind = AST_CONST_ELLIPSIS;
    else if (is_int_small(v) && small_int_of(v) >= 0 && small_int_of(v) < (int64_t)1 << 61) {
        out->kind = AST_CONST_INT;
        out->fits_small = true;
        out->small = small_int_of(v);
    } else if (is_float_exact(v)) {
        out->kind = AST_CONST_FLOAT;
        return value_as_double(t, v, &out->real);
    } else if (is_str_exact(v)) {
        out->kind = AST_CONST_STR;
        return syntax_in_text(s, v, &out->text);
    } else if (is_exact(v, T_BYTES)) {
        out->kind = AST_CONST_BYTES;
        out->text = ast_str(s->arena, (const char *)bytes_of(v)->data, bytes_of(v)->length);
        return out->text || syntax_in_no_memory(s);
    } else {
        out->kind = AST_CONST_OBJECT;
        out->object = v;
        return list_append(t, s->keep, v);
    }
    return true;
}

/* ---- one reader for each type of field in compiler/nodes.h ------------------------------------- */

static bool syntax_in_CHILD(SyntaxIn *s, const SyntaxField *f, AstNode **out) {
    if (!f->v) return syntax_in_missing(s, f);
    if (f->v == NONE) return syntax_in_required(s, f);
    return syntax_in_node(s, f->v, syntax_field_group(f->kind, f->name, false), out);
}

static bool syntax_in_OPT(SyntaxIn *s, const SyntaxField *f, AstNode **out) {
    if (!f->v || f->v == NONE) return true;
    return syntax_in_node(s, f->v, syntax_field_group(f->kind, f->name, false), out);
}

/* The list that a field holds; an absent one is empty. *count as it is now. */
static bool syntax_in_list(SyntaxIn *s, const SyntaxField *f, size_t *count) {
    *count = 0;
    if (!f->v) return true;
    if (!is_instance_of(s->t, f->v, T_LIST))
        return FAIL_WITH(raise_type_error(s->t, "%s field \"%s\" must be a list, not a %T", ast_kind_name(f->kind), f->name, f->v));
    *count = list_length(list_of(f->v));
    return *count < UINT32_MAX || syntax_in_no_memory(s);
}

static bool syntax_in_changed(SyntaxIn *s, const SyntaxField *f) {
    return FAIL_WITH(raise_error(s->t, T_RUNTIME_ERROR, "%s field \"%s\" changed size during iteration", ast_kind_name(f->kind), f->name));
}

static bool syntax_in_SEQ(SyntaxIn *s, const SyntaxField *f, AstSeq *out) {
    size_t count;
    if (!syntax_in_list(s, f, &count)) return false;
    AstGroup group = syntax_field_group(f->kind, f->name, true);
    out->items = arena_alloc_array(s->arena, count + 1, sizeof(AstNode *));
    if (!out->items) return syntax_in_no_memory(s);
    for (size_t n = 0; n < count; n++) {
        Value v = list_get(list_of(f->v), n);
        out->items[n] = NULL;
        if (!v) return syntax_in_changed(s, f);
        if (v != NONE && !syntax_in_node(s, v, group, &out->items[n])) return false;
    }
    if (list_length(list_of(f->v ? f->v : s->keep)) != count && f->v) return syntax_in_changed(s, f);
    out->count = (uint32_t)count;
    return true;
}

static bool syntax_in_IDENT(SyntaxIn *s, const SyntaxField *f, AstStr **out) {
    if (!f->v) return syntax_in_missing(s, f);
    return f->v == NONE ? syntax_in_required(s, f) : syntax_in_name(s, f->v, out);
}

static bool syntax_in_OPT_IDENT(SyntaxIn *s, const SyntaxField *f, AstStr **out) {
    return !f->v || f->v == NONE || syntax_in_name(s, f->v, out);
}

static bool syntax_in_IDENTS(SyntaxIn *s, const SyntaxField *f, AstNames *out) {
    size_t count;
    if (!syntax_in_list(s, f, &count)) return false;
    out->items = arena_alloc_array(s->arena, count + 1, sizeof(AstStr *));
    if (!out->items) return syntax_in_no_memory(s);
    for (size_t n = 0; n < count; n++) {
        Value v = list_get(list_of(f->v), n);
        if (!v) return syntax_in_changed(s, f);
        if (!syntax_in_name(s, v, &out->items[n])) return false;
    }
    out->count = (uint32_t)count;
    return true;
}

static bool syntax_in_STRING(SyntaxIn *s, const SyntaxField *f, AstStr **out) {
    if (!f->v) return syntax_in_missing(s, f);
    if (!is_str_exact(f->v)) return FAIL_WITH(raise_type_error(s->t, "AST string must be of type str"));
    return syntax_in_text(s, f->v, out);
}

static bool syntax_in_OPT_STRING(SyntaxIn *s, const SyntaxField *f, AstStr **out) {
    return !f->v || f->v == NONE || syntax_in_STRING(s, f, out);
}

static bool syntax_in_CONSTANT(SyntaxIn *s, const SyntaxField *f, AstConstant *out) {
    return f->v ? syntax_in_constant(s, f->v, out) : syntax_in_missing(s, f);
}

static bool syntax_in_INT(SyntaxIn *s, const SyntaxField *f, int *out) {
    if (f->v && !(f->kind == AST_ImportFrom && f->v == NONE)) return syntax_in_number(s, f->v, out);
    return f->kind == AST_ImportFrom || syntax_in_missing(s, f); /* level may be absent */
}

static bool syntax_in_BOOL(SyntaxIn *s, const SyntaxField *f, bool *out) {
    int n = 0;
    if (!f->v) return syntax_in_missing(s, f);
    if (!syntax_in_number(s, f->v, &n)) return false;
    *out = n != 0;
    return true;
}

static bool syntax_in_U_PREFIX(SyntaxIn *s, const SyntaxField *f, bool *out) {
    if (!f->v || f->v == NONE) return true;
    if (!is_str_exact(f->v)) return FAIL_WITH(raise_type_error(s->t, "AST string must be of type str"));
    *out = true;
    return true;
}

/* Which of the operators it is. Instances of the class that are not ours count too. */
static bool syntax_in_operator(SyntaxIn *s, const SyntaxField *f, Value v, const Tuple *operators, const char *what, unsigned *out) {
    if (!v) return syntax_in_missing(s, f);
    if (v == NONE) return syntax_in_required(s, f);
    for (size_t n = 0; n < operators->length; n++) {
        if (!type_is_subtype(type_of(s->t, v), type_of(s->t, operators->items[n]))) continue;
        *out = (unsigned)n;
        return true;
    }
    return FAIL_WITH(raise_type_error(s->t, "expected some sort of %s, but got %R", what, v));
}

#define SYNTAX_IN_OPERATOR(TYPE, CType, table, what)                                         \
    static bool syntax_in_##TYPE(SyntaxIn *s, const SyntaxField *f, CType *out) {             \
        unsigned n = 0;                                                                       \
        if (!syntax_in_operator(s, f, f->v, s->c.table, what, &n)) return false;              \
        *out = (CType)n;                                                                      \
        return true;                                                                          \
    }
SYNTAX_IN_OPERATOR(CONTEXT, AstContext, contexts, "expr_context")
SYNTAX_IN_OPERATOR(BIN_OP, AstBinOp, bin_ops, "operator")
SYNTAX_IN_OPERATOR(UNARY_OP, AstUnaryOp, unary_ops, "unaryop")
SYNTAX_IN_OPERATOR(BOOL_OP, AstBoolOp, bool_ops, "boolop")
#undef SYNTAX_IN_OPERATOR

static bool syntax_in_COMPARE_OPS(SyntaxIn *s, const SyntaxField *f, AstCompareOps *out) {
    size_t count;
    if (!syntax_in_list(s, f, &count)) return false;
    out->items = arena_alloc(s->arena, count + 1);
    if (!out->items) return syntax_in_no_memory(s);
    for (size_t n = 0; n < count; n++) {
        unsigned op = 0;
        Value v = list_get(list_of(f->v), n);
        if (!v) return syntax_in_changed(s, f);
        if (!syntax_in_operator(s, f, v, s->c.compare_ops, "cmpop", &op)) return false;
        out->items[n] = (uint8_t)op;
    }
    out->count = (uint32_t)count;
    return true;
}

/* ---- nodes ------------------------------------------------------------------------------------- */

/* The kind of an instance of one of the classes, or of a class that a program derived from one. */
static bool syntax_in_kind(SyntaxIn *s, Value object, AstGroup group, AstKind *kind) {
    const Tuple *mro = tuple_of(type_of(s->t, object)->mro);
    for (size_t n = 0; n < mro->length; n++) {
        Value found = dict_get(s->t, s->c.kinds, mro->items[n]);
        if (error_is_set(s->t)) return false;
        if (!found) continue;
        *kind = (AstKind)small_int_of(found);
        if (ast_kind_group(*kind) == group) return true;
        break;
    }
    return FAIL_WITH(raise_type_error(s->t, "expected some sort of %s, but got %R", syntax_group_name(group), object));
}

static bool syntax_in_place(SyntaxIn *s, Value object, AstGroup group, AstRange *range) {
    int32_t *const numbers[] = {&range->lineno, &range->col_offset, &range->end_lineno, &range->end_col_offset};
    for (int n = 0; n < 4; n++) {
        Value v = value_getattr_optional(s->t, object, str_of(s->c.positions->items[n]));
        if (error_is_set(s->t)) return false;
        if (n >= 2 && (!v || v == NONE)) {
            *numbers[n] = *numbers[n - 2];
            continue;
        }
        if (!v)
            return FAIL_WITH(raise_type_error(s->t, "required field \"%U\" missing from %s", str_of(s->c.positions->items[n]),
                                              syntax_group_name(group)));
        int number;
        if (!syntax_in_number(s, v, &number)) return false;
        *numbers[n] = number;
    }
    return true;
}

static bool syntax_in_read(SyntaxIn *s, SyntaxField *f, Value name) {
    f->v = value_getattr_optional(s->t, f->object, str_of(name));
    return !error_is_set(s->t);
}

static bool syntax_in_fields(SyntaxIn *s, Value object, AstNode *node) {
    const Value *name = tuple_of(s->c.fields->items[node->kind])->items;
    SyntaxField f = {.object = object, .kind = (AstKind)node->kind};
    switch ((AstKind)node->kind) {
#define SYNTAX_IN_FIELD(type, field) &&(f.name = #field, syntax_in_read(s, &f, *name++) && syntax_in_##type(s, &f, &n->field))
#define SYNTAX_IN_NODE(kind, group, fields)                                                                              \
    case AST_##kind: {                                                                                                   \
        __typeof__(node->kind) *n = &node->kind;                                                                         \
        (void)n, (void)name;                                                                                             \
        return true fields;                                                                                              \
    }
        AST_NODES(SYNTAX_IN_NODE, SYNTAX_IN_FIELD)
#undef SYNTAX_IN_FIELD
#undef SYNTAX_IN_NODE
    case AST_KIND_COUNT: break;
    }
    return true;
}

static bool syntax_in_node(SyntaxIn *s, Value object, AstGroup group, AstNode **out) {
    AstKind kind;
    AstRange range = {0};
    if (C_STACK_IS_LOW(s->t) && thread_stack_overflow(s->t, " during ast construction")) return false;
    /* As in CPython: groups of several kinds tell where they are before what they are. */
    bool has_place = ast_group_has_position(group), late = group == AST_GROUP_ARG || group == AST_GROUP_KEYWORD || group == AST_GROUP_ALIAS;
    if (has_place && !late && !syntax_in_place(s, object, group, &range)) return false;
    if (!syntax_in_kind(s, object, group, &kind)) return false;
    AstNode *node = ast_node(s->arena, kind, range);
    if (!node) return syntax_in_no_memory(s);
    if (!syntax_in_fields(s, object, node)) return false;
    if (has_place) {
        if (late && !syntax_in_place(s, object, group, &range)) return false;
        node->lineno = range.lineno;
        node->col_offset = range.col_offset;
        node->end_lineno = range.end_lineno;
        node->end_col_offset = range.end_col_offset;
    }
    *out = node;
    return true;
}

bool syntax_is_kind(Thread *t, Value object, AstKind kind) {
    SyntaxClasses c;
    if (!syntax_classes_load(t, &c)) return false;
    return type_is_subtype(type_of(t, object), type_from(c.classes->items[kind]))
        || FAIL_WITH(raise_type_error(t, "expected %s node, got %T", ast_kind_name(kind), object));
}

AstNode *syntax_from_object(Thread *t, Arena *arena, AstInterner *names, Value object, AstKind kind, Value keep) {
    SyntaxIn s = {.t = t, .arena = arena, .names = names, .keep = keep};
    AstNode *node = NULL;
    if (!syntax_is_kind(t, object, kind) || !syntax_classes_load(t, &s.c)) return NULL;
    return syntax_in_node(&s, object, AST_GROUP_MOD, &node) && syntax_validate(t, node) ? node : NULL;
}
