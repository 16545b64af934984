// Atoms: constants, and what stands in brackets: displays, comprehensions and groups.

#include "compiler/parser_impl.h"

AstNode *parser_constant(Parser *p, AstConstantKind kind) {
    AstRange range = parser_open(p);
    p->mark++;
    AstNode *node = parser_node(p, AST_Constant, range);
    if (node != NULL) {
        node->Constant.value.kind = kind;
    }
    return node;
}

// ---- comprehensions ----

bool parser_at_comprehension(Parser *p) {
    return parser_at(p, TOKEN_FOR) ||
           (parser_at(p, TOKEN_ASYNC) && parser_next_type(p) == TOKEN_FOR);
}

// `[async] for targets in iter [if condition]*`; once `in` was read there is no way back.
static AstNode *parser_comprehension(Parser *p, bool *committed) {
    ParserPoint start = parser_point(p);
    bool is_async = parser_accept(p, TOKEN_ASYNC);
    p->mark++;
    AstNode *target = parser_star_targets(p);
    if (target == NULL || !parser_accept(p, TOKEN_IN)) {
        return parser_no_match(p, start);
    }
    *committed = true;
    AstNode *iter = parser_disjunction(p);
    AstNode *node = iter == NULL ? NULL : parser_node(p, AST_comprehension, (AstRange){0});
    if (node == NULL) {
        return parser_no_match(p, start);
    }
    for (;;) {
        ParserPoint before = parser_point(p);
        if (!parser_accept(p, TOKEN_IF)) {
            break;
        }
        AstNode *condition = parser_disjunction(p);
        if (condition == NULL) {
            parser_back(p, before);
            break;
        }
        if (!parser_push(p, condition)) {
            return NULL;
        }
    }
    node->comprehension.target = target;
    node->comprehension.iter = iter;
    node->comprehension.is_async = is_async;
    if ((is_async && !parser_require(p, 6, "Async comprehensions are")) || p->failed || !parser_take(p, start.stack_count, &node->comprehension.ifs)) {
        return NULL;
    }
    return node;
}

bool parser_comprehensions(Parser *p, AstSeq *generators) {
    ParserPoint start = parser_point(p);
    while (parser_at_comprehension(p)) {
        bool committed = false;
        AstNode *clause = parser_comprehension(p, &committed);
        if (clause == NULL) {
            if (p->diagnosing && !p->failed && !committed) {
                parser_diagnose_comprehension(p);
            }
            break;
        }
        if (!parser_push(p, clause)) {
            return false;
        }
    }
    if (p->failed || p->stack_count == start.stack_count) {
        parser_back(p, start);
        return false;
    }
    return parser_take(p, start.stack_count, generators);
}

static AstNode *parser_comprehension_node(Parser *p, AstKind kind, AstRange range, AstNode *element,
                                          AstSeq generators) {
    AstNode *node = parser_node(p, kind, parser_close(p, range));
    if (node == NULL) {
        return NULL;
    }
    // ListComp, SetComp and GeneratorExp have the same fields.
    _Static_assert(offsetof(AstNode, ListComp.generators) == offsetof(AstNode, SetComp.generators),
                   "comprehensions are alike");
    _Static_assert(offsetof(AstNode, ListComp.generators) ==
                       offsetof(AstNode, GeneratorExp.generators),
                   "comprehensions are alike");
    node->ListComp.elt = element;
    node->ListComp.generators = generators;
    return node;
}

// ---- parentheses ----

bool parser_star_named_expressions(Parser *p) {
    AstNode *node = parser_star_named_expression(p);
    if (node == NULL || !parser_push(p, node)) {
        return false;
    }
    while (parser_accept(p, TOKEN_COMMA)) {
        node = parser_star_named_expression(p);
        if (node == NULL) {
            break;
        }
        if (!parser_push(p, node)) {
            return false;
        }
    }
    return !p->failed;
}

AstNode *parser_tuple_display(Parser *p) {
    ParserPoint start = parser_point(p);
    AstRange range = parser_open(p);
    if (!parser_accept(p, TOKEN_LPAR)) {
        return NULL;
    }
    if (!parser_at(p, TOKEN_RPAR)) {
        AstNode *first = parser_star_named_expression(p);
        if (first == NULL || !parser_accept(p, TOKEN_COMMA)) {
            return parser_no_match(p, start);
        }
        if (!parser_push(p, first)) {
            return NULL;
        }
        ParserPoint rest = parser_point(p);
        if (!parser_star_named_expressions(p)) {
            parser_back(p, rest);
        }
    }
    if (p->failed || !parser_accept(p, TOKEN_RPAR)) {
        return parser_no_match(p, start);
    }
    AstNode *node = parser_node(p, AST_Tuple, parser_close(p, range));
    if (node == NULL || !parser_take(p, start.stack_count, &node->Tuple.elts)) {
        return NULL;
    }
    return node;
}

AstNode *parser_group(Parser *p) {
    ParserPoint start = parser_point(p);
    if (!parser_accept(p, TOKEN_LPAR)) {
        return NULL;
    }
    AstNode *node = parser_at(p, TOKEN_YIELD) ? parser_yield(p) : parser_named_expression(p);
    if (node == NULL || !parser_accept(p, TOKEN_RPAR)) {
        return parser_no_match(p, start);
    }
    node->parenthesized = true;
    return node;
}

AstNode *parser_generator(Parser *p) {
    ParserPoint start = parser_point(p);
    AstRange range = parser_open(p);
    if (!parser_accept(p, TOKEN_LPAR)) {
        return NULL;
    }
    AstNode *element = NULL;
    if (!parser_at(p, TOKEN_RPAR) && !parser_at(p, TOKEN_STAR) &&
        !parser_at(p, TOKEN_DOUBLE_STAR)) {
        if (p->diagnosing) {
            element = parser_assignment_expression(p);
            if (element == NULL && !p->failed) {
                element = parser_expression(p);
            }
        } else {
            element = parser_named_expression(p);
        }
    }
    AstSeq generators;
    if (element != NULL && !parser_at(p, TOKEN_COLON_EQUAL) &&
        parser_comprehensions(p, &generators) && parser_accept(p, TOKEN_RPAR)) {
        return parser_comprehension_node(p, AST_GeneratorExp, range, element, generators);
    }
    parser_back(p, start);
    if (p->diagnosing && !p->failed) {
        parser_diagnose_display(p);
    }
    return NULL;
}

// Tuple, group or generator, told apart by what follows the first element.
static AstNode *parser_parentheses(Parser *p) {
    if (p->diagnosing) {
        AstNode *node = parser_tuple_display(p);
        if (node == NULL && !p->failed) {
            node = parser_group(p);
        }
        if (node == NULL && !p->failed) {
            parser_diagnose_group(p);
        }
        return node != NULL || p->failed ? node : parser_generator(p);
    }
    ParserPoint start = parser_point(p);
    AstRange range = parser_open(p);
    p->mark++;
    AstNode *first = NULL;
    if (!parser_at(p, TOKEN_RPAR)) {
        if (parser_at(p, TOKEN_YIELD)) {
            parser_back(p, start);
            return parser_group(p);
        }
        first = parser_star_named_expression(p);
        if (first == NULL) {
            return parser_no_match(p, start);
        }
        if (parser_at_comprehension(p)) {
            AstSeq generators;
            if (first->kind == AST_Starred || !parser_comprehensions(p, &generators) ||
                !parser_accept(p, TOKEN_RPAR)) {
                return parser_no_match(p, start);
            }
            return parser_comprehension_node(p, AST_GeneratorExp, range, first, generators);
        }
        if (!parser_at(p, TOKEN_COMMA)) {
            if (first->kind == AST_Starred || !parser_accept(p, TOKEN_RPAR)) {
                return parser_no_match(p, start);
            }
            first->parenthesized = true;
            return first;
        }
        if (!parser_push(p, first)) {
            return NULL;
        }
        p->mark++;
        ParserPoint rest = parser_point(p);
        if (!parser_star_named_expressions(p)) {
            parser_back(p, rest);
        }
    }
    if (p->failed || !parser_accept(p, TOKEN_RPAR)) {
        return parser_no_match(p, start);
    }
    AstNode *node = parser_node(p, AST_Tuple, parser_close(p, range));
    if (node == NULL || !parser_take(p, start.stack_count, &node->Tuple.elts)) {
        return NULL;
    }
    return node;
}

// ---- square brackets ----

AstNode *parser_list_display(Parser *p) {
    ParserPoint start = parser_point(p);
    AstRange range = parser_open(p);
    if (!parser_accept(p, TOKEN_LSQB)) {
        return NULL;
    }
    ParserPoint first = parser_point(p);
    if (!parser_star_named_expressions(p)) {
        parser_back(p, first);
    }
    if (p->failed || !parser_accept(p, TOKEN_RSQB)) {
        return parser_no_match(p, start);
    }
    AstNode *node = parser_node(p, AST_List, parser_close(p, range));
    if (node == NULL || !parser_take(p, start.stack_count, &node->List.elts)) {
        return NULL;
    }
    return node;
}

static AstNode *parser_comprehension_display(Parser *p, LexerTokenType close, AstKind kind) {
    ParserPoint start = parser_point(p);
    AstRange range = parser_open(p);
    p->mark++;
    AstNode *element = parser_named_expression(p);
    AstSeq generators;
    if (element != NULL && parser_comprehensions(p, &generators) && parser_accept(p, close)) {
        return parser_comprehension_node(p, kind, range, element, generators);
    }
    parser_back(p, start);
    if (p->diagnosing && !p->failed) {
        parser_diagnose_display(p);
    }
    return NULL;
}

static AstNode *parser_square_brackets(Parser *p) {
    if (p->diagnosing) {
        AstNode *list = parser_list_display(p);
        return list != NULL || p->failed
                   ? list
                   : parser_comprehension_display(p, TOKEN_RSQB, AST_ListComp);
    }
    ParserPoint start = parser_point(p);
    AstRange range = parser_open(p);
    p->mark++;
    if (!parser_at(p, TOKEN_RSQB)) {
        AstNode *first = parser_star_named_expression(p);
        if (first == NULL || !parser_push(p, first)) {
            return parser_no_match(p, start);
        }
        if (parser_at_comprehension(p)) {
            AstSeq generators;
            if (first->kind == AST_Starred || !parser_comprehensions(p, &generators) ||
                !parser_accept(p, TOKEN_RSQB)) {
                return parser_no_match(p, start);
            }
            p->stack_count = start.stack_count;
            return parser_comprehension_node(p, AST_ListComp, range, first, generators);
        }
        if (parser_accept(p, TOKEN_COMMA)) {
            ParserPoint rest = parser_point(p);
            if (!parser_star_named_expressions(p)) {
                parser_back(p, rest);
            }
        }
    }
    if (p->failed || !parser_accept(p, TOKEN_RSQB)) {
        return parser_no_match(p, start);
    }
    AstNode *node = parser_node(p, AST_List, parser_close(p, range));
    if (node == NULL || !parser_take(p, start.stack_count, &node->List.elts)) {
        return NULL;
    }
    return node;
}

// ---- braces ----

bool parser_pair(Parser *p, bool starred) {
    ParserPoint start = parser_point(p);
    if (starred && parser_accept(p, TOKEN_DOUBLE_STAR)) {
        AstNode *value = parser_bitwise_or(p);
        if (value == NULL) {
            parser_back(p, start);
            return false;
        }
        return parser_push(p, NULL) && parser_push(p, value);
    }
    AstNode *key = parser_expression(p);
    AstNode *value =
        key != NULL && parser_accept(p, TOKEN_COLON) ? parser_expression(p) : NULL;
    if (value == NULL) {
        parser_back(p, start);
        return false;
    }
    return parser_push(p, key) && parser_push(p, value);
}

// Pairs after the one that was pushed.
static bool parser_more_pairs(Parser *p) {
    while (parser_accept(p, TOKEN_COMMA)) {
        if (!parser_pair(p, true)) {
            break;
        }
    }
    return !p->failed;
}

bool parser_pairs(Parser *p) {
    return parser_pair(p, true) && parser_more_pairs(p);
}

// Makes a Dict of the keys and values that are on the stack in turn.
static AstNode *parser_dict_node(Parser *p, uint32_t base, AstRange range) {
    uint32_t count = (p->stack_count - base) / 2;
    AstNode *node = parser_node(p, AST_Dict, parser_close(p, range));
    if (node == NULL || count == 0) {
        return node;
    }
    AstNode **keys = arena_alloc_array(p->arena, count, sizeof(AstNode *));
    AstNode **values = arena_alloc_array(p->arena, count, sizeof(AstNode *));
    if (keys == NULL || values == NULL) {
        return parser_out_of_memory(p);
    }
    for (uint32_t i = 0; i < count; i++) {
        keys[i] = p->stack[base + 2 * i];
        values[i] = p->stack[base + 2 * i + 1];
    }
    p->stack_count = base;
    node->Dict.keys = (AstSeq){keys, count};
    node->Dict.values = (AstSeq){values, count};
    return node;
}

static AstNode *parser_close_dict(Parser *p, ParserPoint start, AstRange range) {
    if (p->failed || !parser_accept(p, TOKEN_RBRACE)) {
        return parser_no_match(p, start);
    }
    return parser_dict_node(p, start.stack_count, range);
}

static AstNode *parser_close_set(Parser *p, ParserPoint start, AstRange range) {
    if (p->failed || !parser_accept(p, TOKEN_RBRACE)) {
        return parser_no_match(p, start);
    }
    AstNode *node = parser_node(p, AST_Set, parser_close(p, range));
    if (node == NULL || !parser_take(p, start.stack_count, &node->Set.elts)) {
        return NULL;
    }
    return node;
}

// `{key: value for …}`, behind the pair that was pushed.
static AstNode *parser_close_dict_comprehension(Parser *p, ParserPoint start, AstRange range) {
    AstSeq generators;
    if (!parser_comprehensions(p, &generators) || !parser_accept(p, TOKEN_RBRACE)) {
        return parser_no_match(p, start);
    }
    AstNode *node = parser_node(p, AST_DictComp, parser_close(p, range));
    if (node == NULL) {
        return NULL;
    }
    node->DictComp.key = p->stack[start.stack_count];
    node->DictComp.value = p->stack[start.stack_count + 1];
    node->DictComp.generators = generators;
    p->stack_count = start.stack_count;
    return node;
}

// All alternatives in turn, each with its diagnoses.
static AstNode *parser_diagnosed_braces(Parser *p) {
    ParserPoint start = parser_point(p);
    AstRange range = parser_open(p);
    AstNode *node;
    p->mark++;
    ParserPoint first = parser_point(p);
    if (!parser_pairs(p)) {
        parser_back(p, first);
    }
    node = parser_close_dict(p, start, range);
    if (node != NULL || p->failed) {
        return node;
    }
    parser_diagnose_dict(p);
    if (p->failed) {
        return NULL;
    }
    p->mark++;
    if (parser_star_named_expressions(p)) {
        node = parser_close_set(p, start, range);
    }
    if (node != NULL || p->failed) {
        return node;
    }
    parser_back(p, first);
    if (parser_pair(p, false)) {
        node = parser_close_dict_comprehension(p, start, range);
    }
    if (node != NULL || p->failed) {
        return node;
    }
    parser_back(p, start);
    parser_diagnose_dict_comprehension(p);
    return p->failed ? NULL : parser_comprehension_display(p, TOKEN_RBRACE, AST_SetComp);
}

// Unlike all others, the mistakes in a dict are already reported in the first pass; but only once
// for each, as dicts within it are parsed again every time.
static AstNode *parser_plain_dict(Parser *p, bool matched, ParserPoint start, AstRange range) {
    AstNode *node = matched ? parser_close_dict(p, start, range) : parser_no_match(p, start);
    if (node == NULL && !p->failed && !p->tokens[start.mark].checked) {
        p->tokens[start.mark].checked = true;
        parser_diagnose_dict(p);
    }
    return node;
}

// Dict, set or a comprehension, told apart by what follows the first element.
static AstNode *parser_braces(Parser *p) {
    if (p->diagnosing) {
        return parser_diagnosed_braces(p);
    }
    ParserPoint start = parser_point(p);
    AstRange range = parser_open(p);
    p->mark++;
    if (parser_at(p, TOKEN_RBRACE) || parser_at(p, TOKEN_DOUBLE_STAR)) {
        return parser_plain_dict(p, parser_at(p, TOKEN_RBRACE) || parser_pairs(p), start, range);
    }
    AstNode *first = parser_star_named_expression(p);
    if (first == NULL || !parser_push(p, first)) {
        return parser_no_match(p, start);
    }
    bool plain = first->kind != AST_Starred && (first->kind != AST_NamedExpr ||
                                                first->parenthesized);
    if (plain && parser_accept(p, TOKEN_COLON)) {
        AstNode *value = parser_expression(p);
        bool ok = value != NULL && parser_push(p, value);
        if (ok && parser_at_comprehension(p)) {
            return parser_close_dict_comprehension(p, start, range);
        }
        return parser_plain_dict(p, ok && parser_more_pairs(p), start, range);
    }
    if (first->kind != AST_Starred && parser_at_comprehension(p)) {
        AstSeq generators;
        if (!parser_comprehensions(p, &generators) || !parser_accept(p, TOKEN_RBRACE)) {
            return parser_no_match(p, start);
        }
        p->stack_count = start.stack_count;
        return parser_comprehension_node(p, AST_SetComp, range, first, generators);
    }
    if (parser_accept(p, TOKEN_COMMA)) {
        ParserPoint rest = parser_point(p);
        if (!parser_star_named_expressions(p)) {
            parser_back(p, rest);
        }
    }
    return parser_close_set(p, start, range);
}

AstNode *parser_atom(Parser *p) {
    switch (parser_type(p)) {
    case TOKEN_NAME:
        return parser_name(p);
    case TOKEN_TRUE:
        return parser_constant(p, AST_CONST_TRUE);
    case TOKEN_FALSE:
        return parser_constant(p, AST_CONST_FALSE);
    case TOKEN_NONE:
        return parser_constant(p, AST_CONST_NONE);
    case TOKEN_ELLIPSIS:
        return parser_constant(p, AST_CONST_ELLIPSIS);
    case TOKEN_STRING:
    case TOKEN_FSTRING_START:
    case TOKEN_TSTRING_START:
        return parser_strings(p);
    case TOKEN_NUMBER:
        return parser_number(p);
    case TOKEN_LPAR:
        return parser_parentheses(p);
    case TOKEN_LSQB:
        return parser_square_brackets(p);
    case TOKEN_LBRACE:
        return parser_braces(p);
    default:
        return NULL;
    }
}
