// Nodes of the abstract syntax tree. All of them live in the Arena that the parser was given and
// are read-only for later stages, except that the context of a target is set after it was parsed.
//
// A node is allocated only as large as its kind needs: reach a member only under the kind that it
// is named after (`node->BinOp.left` if `node->kind == AST_BinOp`), and never copy an AstNode by
// value. Columns are byte offsets into the UTF-8 line, lines count from 1.

#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "compiler/arena.h"
#include "compiler/nodes.h"

// Text in UTF-8; lone surrogates, which an escape in a literal can produce, are encoded as if they
// were ordinary code points (WTF-8). Also holds the content of bytes literals. The byte after the
// last is NUL. Identifiers are interned per compilation: equal names are the same pointer, and are
// NFKC-normalised; `hash` is valid for them only.
typedef struct AstStr {
    uint32_t length;
    uint32_t hash;
    char bytes[];
} AstStr;

typedef enum AstKind {
#define AST_KIND_ENUM(kind, group, fields) AST_##kind,
#define AST_KIND_FIELD(type, name)
    AST_NODES(AST_KIND_ENUM, AST_KIND_FIELD)
#undef AST_KIND_ENUM
#undef AST_KIND_FIELD
    AST_KIND_COUNT
} AstKind;

typedef enum AstGroup {
#define AST_GROUP_ENUM(name, has_position) AST_GROUP_##name,
    AST_GROUPS(AST_GROUP_ENUM)
#undef AST_GROUP_ENUM
    AST_GROUP_COUNT
} AstGroup;

#define AST_OPERATOR_ENUM(suffix, name, text) AST_##suffix,
typedef enum AstBinOp { AST_BIN_OPS(AST_OPERATOR_ENUM) } AstBinOp;
typedef enum AstUnaryOp { AST_UNARY_OPS(AST_OPERATOR_ENUM) } AstUnaryOp;
typedef enum AstBoolOp { AST_BOOL_OPS(AST_OPERATOR_ENUM) } AstBoolOp;
typedef enum AstCompareOp { AST_COMPARE_OPS(AST_OPERATOR_ENUM) } AstCompareOp;
#undef AST_OPERATOR_ENUM

#define AST_CONTEXT_ENUM(suffix, name) AST_##suffix,
typedef enum AstContext { AST_CONTEXTS(AST_CONTEXT_ENUM) } AstContext;
#undef AST_CONTEXT_ENUM

typedef enum AstConstantKind {
    AST_CONST_NONE,
    AST_CONST_TRUE,
    AST_CONST_FALSE,
    AST_CONST_ELLIPSIS,
    AST_CONST_INT,       // fits_small ? small : text in `base`
    AST_CONST_FLOAT,     // real
    AST_CONST_IMAGINARY, // real is the imaginary part; the real part is 0.0
    AST_CONST_STR,       // text
    AST_CONST_BYTES,     // text holds the bytes
    AST_CONST_OBJECT,    // object: of a tree that a program made; the caller keeps it alive
} AstConstantKind;

typedef struct AstConstant {
    AstConstantKind kind;
    uint8_t base;    // of an int's text: 2, 8, 10 or 16
    bool fits_small; // an int that is less than 2**62
    union {
        int64_t small;
        double real;
        void *object;
    };
    AstStr *text; // of an int: its digits without prefix and underscores
} AstConstant;

typedef struct AstNode AstNode;

typedef struct AstSeq {
    AstNode **items;
    uint32_t count;
} AstSeq;

typedef struct AstNames {
    AstStr **items;
    uint32_t count;
} AstNames;

typedef struct AstCompareOps {
    uint8_t *items; // AstCompareOp
    uint32_t count;
} AstCompareOps;

struct AstNode {
    uint8_t kind; // AstKind
    // The expression was written within its own parentheses, which its position does not include.
    bool parenthesized;
    int32_t lineno;
    int32_t col_offset;
    int32_t end_lineno;
    int32_t end_col_offset;
    union {
#define AST_TYPE_CHILD AstNode *
#define AST_TYPE_OPT AstNode *
#define AST_TYPE_SEQ AstSeq
#define AST_TYPE_IDENT AstStr *
#define AST_TYPE_OPT_IDENT AstStr *
#define AST_TYPE_IDENTS AstNames
#define AST_TYPE_STRING AstStr *
#define AST_TYPE_OPT_STRING AstStr *
#define AST_TYPE_CONSTANT AstConstant
#define AST_TYPE_BOOL bool
#define AST_TYPE_INT int
#define AST_TYPE_U_PREFIX bool
#define AST_TYPE_CONTEXT AstContext
#define AST_TYPE_BOOL_OP AstBoolOp
#define AST_TYPE_BIN_OP AstBinOp
#define AST_TYPE_UNARY_OP AstUnaryOp
#define AST_TYPE_COMPARE_OPS AstCompareOps
#define AST_STRUCT_FIELD(type, name) AST_TYPE_##type name;
#define AST_STRUCT(kind, group, fields)                                                           \
    struct {                                                                                      \
        fields                                                                                    \
    } kind;
        AST_NODES(AST_STRUCT, AST_STRUCT_FIELD)
#undef AST_STRUCT
#undef AST_STRUCT_FIELD
    };
};

// Where a node begins and ends, to be handed to ast_node.
typedef struct AstRange {
    int32_t lineno;
    int32_t col_offset;
    int32_t end_lineno;
    int32_t end_col_offset;
} AstRange;

// A node of `kind` whose fields are all zero; NULL when the arena is exhausted.
AstNode *ast_node(Arena *arena, AstKind kind, AstRange range);

const char *ast_kind_name(AstKind kind);
AstGroup ast_kind_group(AstKind kind);
bool ast_group_has_position(AstGroup group);
bool ast_is_future_import(const AstNode *s);
// As in the `ast` module ("Add") and as in source text ("+").
const char *ast_bin_op_name(AstBinOp op);
const char *ast_bin_op_text(AstBinOp op);
const char *ast_unary_op_name(AstUnaryOp op);
const char *ast_unary_op_text(AstUnaryOp op);
const char *ast_bool_op_name(AstBoolOp op);
const char *ast_bool_op_text(AstBoolOp op);
const char *ast_compare_op_name(AstCompareOp op);
const char *ast_compare_op_text(AstCompareOp op);
const char *ast_context_name(AstContext context);

// A string of its own, not interned; the second to be filled by the caller.
AstStr *ast_str(Arena *arena, const char *bytes, size_t length);
AstStr *ast_str_buffer(Arena *arena, size_t length);

// The identifiers of one compilation.
typedef struct AstInterner {
    Arena *arena;
    AstStr **slots;
    uint32_t capacity; // a power of two, or 0
    uint32_t count;
} AstInterner;

void ast_interner_init(AstInterner *interner, Arena *arena);
// The one AstStr with these bytes; NULL when the arena is exhausted.
AstStr *ast_intern(AstInterner *interner, const char *bytes, size_t length);
