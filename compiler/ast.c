#include "compiler/ast.h"

#include <string.h>

// The size of the part of AstNode that a kind uses.
static const uint16_t ast_kind_sizes[AST_KIND_COUNT] = {
#define AST_KIND_SIZE_FIELD(type, name)
#define AST_KIND_SIZE(kind, group, fields)                                                         \
    [AST_##kind] = offsetof(AstNode, kind) + sizeof(((AstNode *)0)->kind),
    AST_NODES(AST_KIND_SIZE, AST_KIND_SIZE_FIELD)
#undef AST_KIND_SIZE
#undef AST_KIND_SIZE_FIELD
};

AstNode *ast_node(Arena *arena, AstKind kind, AstRange range) {
    AstNode *node = arena_alloc_zeroed(arena, ast_kind_sizes[kind]);
    if (node == NULL) {
        return NULL;
    }
    node->kind = (uint8_t)kind;
    node->lineno = range.lineno;
    node->col_offset = range.col_offset;
    node->end_lineno = range.end_lineno;
    node->end_col_offset = range.end_col_offset;
    return node;
}

const char *ast_kind_name(AstKind kind) {
    static const char *const names[] = {
#define AST_KIND_NAME_FIELD(type, name)
#define AST_KIND_NAME(kind, group, fields) #kind,
        AST_NODES(AST_KIND_NAME, AST_KIND_NAME_FIELD)
#undef AST_KIND_NAME
#undef AST_KIND_NAME_FIELD
    };
    return names[kind];
}

AstGroup ast_kind_group(AstKind kind) {
    static const uint8_t groups[] = {
#define AST_KIND_GROUP_FIELD(type, name)
#define AST_KIND_GROUP(kind, group, fields) AST_GROUP_##group,
        AST_NODES(AST_KIND_GROUP, AST_KIND_GROUP_FIELD)
#undef AST_KIND_GROUP
#undef AST_KIND_GROUP_FIELD
    };
    return (AstGroup)groups[kind];
}

bool ast_is_future_import(const AstNode *s) {
    return s->kind == AST_ImportFrom && s->ImportFrom.module && !s->ImportFrom.level
           && strcmp(s->ImportFrom.module->bytes, "__future__") == 0;
}

bool ast_group_has_position(AstGroup group) {
    static const bool has_position[] = {
#define AST_GROUP_POSITION(name, has_position) has_position,
        AST_GROUPS(AST_GROUP_POSITION)
#undef AST_GROUP_POSITION
    };
    return has_position[group];
}

#define AST_OPERATOR_NAME(suffix, name, text) #name,
#define AST_OPERATOR_TEXT(suffix, name, text) text,
static const char *const ast_bin_op_names[] = {AST_BIN_OPS(AST_OPERATOR_NAME)};
static const char *const ast_bin_op_texts[] = {AST_BIN_OPS(AST_OPERATOR_TEXT)};
static const char *const ast_unary_op_names[] = {AST_UNARY_OPS(AST_OPERATOR_NAME)};
static const char *const ast_unary_op_texts[] = {AST_UNARY_OPS(AST_OPERATOR_TEXT)};
static const char *const ast_bool_op_names[] = {AST_BOOL_OPS(AST_OPERATOR_NAME)};
static const char *const ast_bool_op_texts[] = {AST_BOOL_OPS(AST_OPERATOR_TEXT)};
static const char *const ast_compare_op_names[] = {AST_COMPARE_OPS(AST_OPERATOR_NAME)};
static const char *const ast_compare_op_texts[] = {AST_COMPARE_OPS(AST_OPERATOR_TEXT)};
#undef AST_OPERATOR_NAME
#undef AST_OPERATOR_TEXT

const char *ast_bin_op_name(AstBinOp op) { return ast_bin_op_names[op]; }
const char *ast_bin_op_text(AstBinOp op) { return ast_bin_op_texts[op]; }
const char *ast_unary_op_name(AstUnaryOp op) { return ast_unary_op_names[op]; }
const char *ast_unary_op_text(AstUnaryOp op) { return ast_unary_op_texts[op]; }
const char *ast_bool_op_name(AstBoolOp op) { return ast_bool_op_names[op]; }
const char *ast_bool_op_text(AstBoolOp op) { return ast_bool_op_texts[op]; }
const char *ast_compare_op_name(AstCompareOp op) { return ast_compare_op_names[op]; }
const char *ast_compare_op_text(AstCompareOp op) { return ast_compare_op_texts[op]; }

const char *ast_context_name(AstContext context) {
    static const char *const names[] = {
#define AST_CONTEXT_NAME(suffix, name) #name,
        AST_CONTEXTS(AST_CONTEXT_NAME)
#undef AST_CONTEXT_NAME
    };
    return names[context];
}

AstStr *ast_str_buffer(Arena *arena, size_t length) {
    if (length >= UINT32_MAX) {
        arena->failed = true;
        return NULL;
    }
    AstStr *str = arena_alloc(arena, sizeof(AstStr) + length + 1);
    if (str == NULL) {
        return NULL;
    }
    str->length = (uint32_t)length;
    str->hash = 0;
    str->bytes[length] = '\0';
    return str;
}

AstStr *ast_str(Arena *arena, const char *bytes, size_t length) {
    AstStr *str = ast_str_buffer(arena, length);
    if (str != NULL && length != 0) {
        memcpy(str->bytes, bytes, length);
    }
    return str;
}

void ast_interner_init(AstInterner *interner, Arena *arena) {
    *interner = (AstInterner){.arena = arena};
}

static uint32_t ast_intern_hash(const char *bytes, size_t length) {
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < length; i++) {
        hash = (hash ^ (uint8_t)bytes[i]) * 16777619u;
    }
    return hash;
}

// Doubles the table; a quarter of it is always free, so that probes end.
static bool ast_interner_grow(AstInterner *interner) {
    uint32_t capacity = interner->capacity == 0 ? 256 : interner->capacity * 2;
    AstStr **slots = arena_alloc_zeroed(interner->arena, (size_t)capacity * sizeof(AstStr *));
    if (slots == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < interner->capacity; i++) {
        AstStr *str = interner->slots[i];
        if (str == NULL) {
            continue;
        }
        uint32_t slot = str->hash & (capacity - 1);
        while (slots[slot] != NULL) {
            slot = (slot + 1) & (capacity - 1);
        }
        slots[slot] = str;
    }
    interner->slots = slots;
    interner->capacity = capacity;
    return true;
}

AstStr *ast_intern(AstInterner *interner, const char *bytes, size_t length) {
    if (interner->count >= interner->capacity / 4 * 3 && !ast_interner_grow(interner)) {
        return NULL;
    }
    uint32_t hash = ast_intern_hash(bytes, length);
    uint32_t slot = hash & (interner->capacity - 1);
    for (AstStr *str; (str = interner->slots[slot]) != NULL;) {
        if (str->hash == hash && str->length == length && memcmp(str->bytes, bytes, length) == 0) {
            return str;
        }
        slot = (slot + 1) & (interner->capacity - 1);
    }
    AstStr *str = ast_str(interner->arena, bytes, length);
    if (str == NULL) {
        return NULL;
    }
    str->hash = hash;
    interner->slots[slot] = str;
    interner->count++;
    return str;
}
