// Targets of assignments, loops, `with` and `del`. They are written like expressions, are parsed as
// such and made targets afterwards.

#include "compiler/parser_impl.h"

static bool parser_make_targets(AstSeq elements, AstContext context) {
    for (uint32_t i = 0; i < elements.count; i++) {
        if (!parser_make_target(elements.items[i], context)) {
            return false;
        }
    }
    return true;
}

bool parser_make_target(AstNode *node, AstContext context) {
    switch ((AstKind)node->kind) {
    case AST_Name:
        node->Name.ctx = context;
        return true;
    case AST_Attribute:
        node->Attribute.ctx = context;
        return true;
    case AST_Subscript:
        node->Subscript.ctx = context;
        return true;
    case AST_Tuple:
        node->Tuple.ctx = context;
        return parser_make_targets(node->Tuple.elts, context);
    case AST_List:
        node->List.ctx = context;
        return parser_make_targets(node->List.elts, context);
    case AST_Starred:
        if (context == AST_DEL || node->Starred.value->kind == AST_Starred) {
            return false;
        }
        node->Starred.ctx = context;
        return parser_make_target(node->Starred.value, context);
    default:
        return false;
    }
}

bool parser_is_single_target(const AstNode *node) {
    return node->kind == AST_Name || node->kind == AST_Attribute || node->kind == AST_Subscript;
}


static AstNode *parser_target(Parser *p, AstContext context) {
    ParserPoint start = parser_point(p);
    AstNode *node = parser_primary(p);
    if (node == NULL || !parser_make_target(node, context)) {
        return parser_no_match(p, start);
    }
    return node;
}

AstNode *parser_star_target(Parser *p) {
    ParserPoint start = parser_point(p);
    AstRange range = parser_open(p);
    if (!parser_accept(p, TOKEN_STAR)) {
        return parser_target(p, AST_STORE);
    }
    AstNode *value = parser_target(p, AST_STORE);
    if (value == NULL) {
        return parser_no_match(p, start);
    }
    AstNode *node = parser_node(p, AST_Starred, parser_close(p, range));
    if (node != NULL) {
        node->Starred.value = value;
        node->Starred.ctx = AST_STORE;
    }
    return node;
}

AstNode *parser_star_targets(Parser *p) {
    uint32_t base = p->stack_count;
    AstRange range = parser_open(p);
    AstNode *first = parser_star_target(p);
    if (first == NULL || !parser_at(p, TOKEN_COMMA)) {
        return first;
    }
    if (!parser_push(p, first)) {
        return NULL;
    }
    while (parser_accept(p, TOKEN_COMMA)) {
        AstNode *next = parser_star_target(p);
        if (next == NULL) {
            break;
        }
        if (!parser_push(p, next)) {
            return NULL;
        }
    }
    AstNode *node = p->failed ? NULL : parser_node(p, AST_Tuple, parser_close(p, range));
    if (node == NULL || !parser_take(p, base, &node->Tuple.elts)) {
        return NULL;
    }
    node->Tuple.ctx = AST_STORE;
    return node;
}

bool parser_del_targets(Parser *p, AstSeq *targets) {
    uint32_t base = p->stack_count;
    do {
        AstNode *target = parser_target(p, AST_DEL);
        if (target == NULL) {
            break;
        }
        if (!parser_push(p, target)) {
            return false;
        }
    } while (parser_accept(p, TOKEN_COMMA));
    return !p->failed && p->stack_count > base && parser_take(p, base, targets);
}
