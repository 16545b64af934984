// Expressions, from the loosest binding (star expressions, lambda, conditional) to primaries.

#include "compiler/parser_impl.h"

// ---- names and primaries ----

AstNode *parser_name(Parser *p) {
    AstRange range = parser_open(p);
    AstStr *id = parser_identifier(p);
    if (id == NULL) {
        return NULL;
    }
    AstNode *node = parser_node(p, AST_Name, range);
    if (node != NULL) {
        node->Name.id = id;
        node->Name.ctx = AST_LOAD;
    }
    return node;
}

// `[lower] : [upper] [: [step]]` or an expression.
static AstNode *parser_slice(Parser *p) {
    AstRange range = parser_open(p);
    AstNode *lower = NULL;
    if (!parser_at(p, TOKEN_COLON)) {
        ParserPoint start = parser_point(p);
        if (p->diagnosing) {
            // A slice comes first, and its parts are no named expressions.
            lower = parser_expression(p);
            if (lower == NULL || !parser_at(p, TOKEN_COLON)) {
                parser_back(p, start);
                return p->failed ? NULL : parser_named_expression(p);
            }
        } else {
            lower = parser_named_expression(p);
            if (lower == NULL || !parser_at(p, TOKEN_COLON) ||
                (lower->kind == AST_NamedExpr && !lower->parenthesized)) {
                return lower;
            }
        }
    }
    AstNode *upper = NULL, *step = NULL;
    p->mark++;
    upper = parser_expression(p);
    if (!p->failed && parser_accept(p, TOKEN_COLON)) {
        step = parser_expression(p);
    }
    AstNode *node = p->failed ? NULL : parser_node(p, AST_Slice, parser_close(p, range));
    if (node != NULL) {
        node->Slice.lower = lower;
        node->Slice.upper = upper;
        node->Slice.step = step;
    }
    return node;
}

AstNode *parser_slices(Parser *p) {
    ParserPoint start = parser_point(p);
    AstRange range = parser_open(p);
    bool starred = parser_at(p, TOKEN_STAR);
    AstNode *first = starred ? parser_starred_expression(p) : parser_slice(p);
    if (first == NULL) {
        return parser_no_match(p, start);
    }
    if (!starred && !parser_at(p, TOKEN_COMMA)) {
        return first;
    }
    if (!parser_push(p, first)) {
        return NULL;
    }
    for (;;) {
        ParserPoint comma = parser_point(p);
        if (!parser_accept(p, TOKEN_COMMA)) {
            break;
        }
        AstNode *next =
            parser_at(p, TOKEN_STAR) ? parser_starred_expression(p) : parser_slice(p);
        if (next == NULL) {
            parser_back(p, comma);
            p->mark++;
            break;
        }
        if (!parser_push(p, next)) {
            return NULL;
        }
    }
    AstNode *node = p->failed ? NULL : parser_node(p, AST_Tuple, parser_close(p, range));
    if (node == NULL || !parser_take(p, start.stack_count, &node->Tuple.elts)) {
        return NULL;
    }
    return node;
}

// What may follow a primary: an attribute, a call or a subscript. NULL if nothing does.
static AstNode *parser_trailer(Parser *p, AstNode *value, AstRange range) {
    ParserPoint start = parser_point(p);
    AstNode *node;
    switch (parser_type(p)) {
    case TOKEN_DOT: {
        p->mark++;
        AstStr *attribute = parser_identifier(p);
        if (attribute == NULL) {
            return parser_no_match(p, start);
        }
        node = parser_node(p, AST_Attribute, parser_close(p, range));
        if (node != NULL) {
            node->Attribute.value = value;
            node->Attribute.attr = attribute;
        }
        return node;
    }
    case TOKEN_LPAR:
        return parser_call(p, value, range);
    case TOKEN_LSQB: {
        p->mark++;
        AstNode *slice = parser_slices(p);
        if (slice == NULL || !parser_accept(p, TOKEN_RSQB)) {
            return parser_no_match(p, start);
        }
        node = parser_node(p, AST_Subscript, parser_close(p, range));
        if (node != NULL) {
            node->Subscript.value = value;
            node->Subscript.slice = slice;
        }
        return node;
    }
    default:
        return NULL;
    }
}

static void *parser_primary_once(Parser *p) {
    if (!parser_enter(p)) {
        return NULL;
    }
    AstRange range = parser_open(p);
    AstNode *node = parser_atom(p);
    while (node != NULL) {
        AstNode *longer = parser_trailer(p, node, range);
        if (longer == NULL) {
            break;
        }
        node = longer;
    }
    parser_leave(p);
    return p->failed ? NULL : node;
}

AstNode *parser_primary(Parser *p) {
    return parser_memoize(p, PARSER_RULE_PRIMARY, parser_primary_once);
}

// ---- operators ----

static AstNode *parser_await(Parser *p) {
    if (!parser_at(p, TOKEN_AWAIT)) {
        return parser_primary(p);
    }
    ParserPoint start = parser_point(p);
    AstRange range = parser_open(p);
    p->mark++;
    AstNode *value = parser_primary(p);
    if (value == NULL || !parser_require(p, 5, "Await expressions are")) {
        return parser_no_match(p, start);
    }
    AstNode *node = parser_node(p, AST_Await, parser_close(p, range));
    if (node != NULL) {
        node->Await.value = value;
    }
    return node;
}

static AstNode *parser_power(Parser *p) {
    AstRange range = parser_open(p);
    AstNode *base = parser_await(p);
    if (base == NULL || !parser_at(p, TOKEN_DOUBLE_STAR)) {
        return base;
    }
    if (!parser_enter(p)) {
        return NULL;
    }
    ParserPoint before = parser_point(p);
    p->mark++;
    AstNode *exponent = parser_factor(p);
    parser_leave(p);
    if (exponent == NULL) {
        parser_back(p, before);
        return p->failed ? NULL : base;
    }
    AstNode *node = parser_node(p, AST_BinOp, parser_close(p, range));
    if (node != NULL) {
        node->BinOp.left = base;
        node->BinOp.op = AST_POW;
        node->BinOp.right = exponent;
    }
    return node;
}

static void *parser_factor_once(Parser *p) {
    AstUnaryOp op;
    switch (parser_type(p)) {
    case TOKEN_PLUS:
        op = AST_UADD;
        break;
    case TOKEN_MINUS:
        op = AST_USUB;
        break;
    case TOKEN_TILDE:
        op = AST_INVERT;
        break;
    default:
        return parser_power(p);
    }
    if (!parser_enter(p)) {
        return NULL;
    }
    ParserPoint start = parser_point(p);
    AstRange range = parser_open(p);
    p->mark++;
    AstNode *operand = parser_factor(p);
    parser_leave(p);
    if (operand == NULL) {
        if (p->diagnosing && !p->failed) {
            parser_diagnose_not(p, parser_factor);
        }
        return parser_no_match(p, start);
    }
    AstNode *node = parser_node(p, AST_UnaryOp, parser_close(p, range));
    if (node != NULL) {
        node->UnaryOp.op = op;
        node->UnaryOp.operand = operand;
    }
    return node;
}

AstNode *parser_factor(Parser *p) {
    return parser_memoize(p, PARSER_RULE_FACTOR, parser_factor_once);
}

// Binary operators: how tightly they bind (0 for other tokens), and what they make.
enum { PARSER_LOOSEST = 1, PARSER_SUMS = 5 };

static const struct ParserBinary {
    uint8_t precedence;
    uint8_t op;
} parser_binaries[TOKEN_COUNT] = {
    [TOKEN_VBAR] = {1, AST_BITOR},        [TOKEN_CIRCUMFLEX] = {2, AST_BITXOR},
    [TOKEN_AMPER] = {3, AST_BITAND},      [TOKEN_LEFT_SHIFT] = {4, AST_LSHIFT},
    [TOKEN_RIGHT_SHIFT] = {4, AST_RSHIFT}, [TOKEN_PLUS] = {5, AST_ADD},
    [TOKEN_MINUS] = {5, AST_SUB},         [TOKEN_STAR] = {6, AST_MULT},
    [TOKEN_SLASH] = {6, AST_DIV},         [TOKEN_DOUBLE_SLASH] = {6, AST_FLOORDIV},
    [TOKEN_PERCENT] = {6, AST_MOD},       [TOKEN_AT] = {6, AST_MATMULT},
};

static AstNode *parser_binary(Parser *p, int loosest) {
    AstRange range = parser_open(p);
    AstNode *left = parser_factor(p);
    while (left != NULL) {
        struct ParserBinary operator = parser_binaries[parser_type(p)];
        if (operator.precedence < loosest) {
            break;
        }
        ParserPoint before = parser_point(p);
        p->mark++;
        AstNode *right = parser_binary(p, operator.precedence + 1);
        if (right == NULL) {
            if (p->diagnosing && !p->failed && operator.precedence >= PARSER_SUMS) {
                parser_diagnose_not(p, parser_inversion);
            }
            parser_back(p, before);
            return p->failed ? NULL : left;
        }
        if (operator.op == AST_MATMULT && !parser_require(p, 5, "The '@' operator is")) {
            return NULL;
        }
        AstNode *node = parser_node(p, AST_BinOp, parser_close(p, range));
        if (node == NULL) {
            return NULL;
        }
        node->BinOp.left = left;
        node->BinOp.op = (AstBinOp)operator.op;
        node->BinOp.right = right;
        left = node;
    }
    return p->failed ? NULL : left;
}

static void *parser_bitwise_or_once(Parser *p) {
    return parser_binary(p, PARSER_LOOSEST);
}

AstNode *parser_bitwise_or(Parser *p) {
    return parser_memoize(p, PARSER_RULE_BITWISE_OR, parser_bitwise_or_once);
}

// At `<`, with `>` behind it: is this `<>`? If that is not an operator here, it is a mistake.
static bool parser_angles(Parser *p) {
    AstRange range = parser_token_range(&p->tokens[p->mark]);
    const LexerToken *next = &p->tokens[p->mark + 1];
    if (next->start != p->tokens[p->mark].end) {
        return false;
    }
    if (!p->barry_as_flufl && p->diagnosing) {
        range.end_col_offset = next->end_col_offset;
        parser_fail_range(p, range, "invalid syntax.  Maybe you meant '!=' instead of '<>'?");
    }
    return true;
}

// Steps over a comparison operator, of which some have two words.
static bool parser_compare_op(Parser *p, AstCompareOp *op) {
    switch (parser_type(p)) {
    case TOKEN_EQUAL_EQUAL:
        *op = AST_EQ;
        break;
    case TOKEN_LESS:
        *op = AST_LT;
        if (parser_next_type(p) == TOKEN_GREATER && parser_angles(p)) {
            if (!p->barry_as_flufl) {
                return false;
            }
            *op = AST_NOT_EQ;
            p->mark++;
        }
        break;
    case TOKEN_LESS_EQUAL:
        *op = AST_LT_E;
        break;
    case TOKEN_GREATER:
        *op = AST_GT;
        break;
    case TOKEN_GREATER_EQUAL:
        *op = AST_GT_E;
        break;
    case TOKEN_IN:
        *op = AST_IN;
        break;
    case TOKEN_NOT_EQUAL:
        if (p->barry_as_flufl) {
            parser_fail(p, "with Barry as BDFL, use '<>' instead of '!='");
            return false;
        }
        *op = AST_NOT_EQ;
        break;
    case TOKEN_NOT:
        if (parser_next_type(p) != TOKEN_IN) {
            return false;
        }
        p->mark++;
        *op = AST_NOT_IN;
        break;
    case TOKEN_IS:
        *op = parser_next_type(p) == TOKEN_NOT ? AST_IS_NOT : AST_IS;
        p->mark += *op == AST_IS_NOT;
        break;
    default:
        return false;
    }
    p->mark++;
    return true;
}

// Splits the operators and operands that are on the stack in turn.
static AstNode *parser_compare_node(Parser *p, AstNode *left, uint32_t base, AstRange range) {
    uint32_t count = (p->stack_count - base) / 2;
    AstNode *node = parser_node(p, AST_Compare, range);
    uint8_t *ops = arena_alloc(p->arena, count);
    AstNode **comparators = arena_alloc_array(p->arena, count, sizeof(AstNode *));
    if (node == NULL || ops == NULL || comparators == NULL) {
        return parser_out_of_memory(p);
    }
    for (uint32_t i = 0; i < count; i++) {
        ops[i] = (uint8_t)(uintptr_t)p->stack[base + 2 * i];
        comparators[i] = p->stack[base + 2 * i + 1];
    }
    p->stack_count = base;
    node->Compare.left = left;
    node->Compare.ops = (AstCompareOps){ops, count};
    node->Compare.comparators = (AstSeq){comparators, count};
    return node;
}

static AstNode *parser_comparison(Parser *p) {
    AstRange range = parser_open(p);
    AstNode *left = parser_bitwise_or(p);
    if (left == NULL) {
        return NULL;
    }
    uint32_t base = p->stack_count;
    for (;;) {
        ParserPoint before = parser_point(p);
        AstCompareOp op;
        if (!parser_compare_op(p, &op)) {
            break;
        }
        AstNode *right = parser_bitwise_or(p);
        if (right == NULL) {
            parser_back(p, before);
            break;
        }
        if (!parser_push(p, (void *)(uintptr_t)op) || !parser_push(p, right)) {
            return NULL;
        }
    }
    if (p->failed) {
        return NULL;
    }
    return p->stack_count == base ? left
                                  : parser_compare_node(p, left, base, parser_close(p, range));
}

static void *parser_inversion_once(Parser *p) {
    if (!parser_at(p, TOKEN_NOT)) {
        return parser_comparison(p);
    }
    if (!parser_enter(p)) {
        return NULL;
    }
    ParserPoint start = parser_point(p);
    AstRange range = parser_open(p);
    p->mark++;
    AstNode *operand = parser_inversion(p);
    parser_leave(p);
    if (operand == NULL) {
        return parser_no_match(p, start);
    }
    AstNode *node = parser_node(p, AST_UnaryOp, parser_close(p, range));
    if (node != NULL) {
        node->UnaryOp.op = AST_NOT;
        node->UnaryOp.operand = operand;
    }
    return node;
}

AstNode *parser_inversion(Parser *p) {
    return parser_memoize(p, PARSER_RULE_INVERSION, parser_inversion_once);
}

// Operands joined by `and` or `or`.
static AstNode *parser_bool_op(Parser *p, LexerTokenType word, AstBoolOp op,
                               AstNode *(*operand)(Parser *)) {
    AstRange range = parser_open(p);
    AstNode *first = operand(p);
    if (first == NULL || !parser_at(p, word)) {
        return first;
    }
    uint32_t base = p->stack_count;
    if (!parser_push(p, first)) {
        return NULL;
    }
    for (;;) {
        ParserPoint before = parser_point(p);
        if (!parser_accept(p, word)) {
            break;
        }
        AstNode *next = operand(p);
        if (next == NULL) {
            parser_back(p, before);
            break;
        }
        if (!parser_push(p, next)) {
            return NULL;
        }
    }
    if (p->failed || p->stack_count == base + 1) {
        p->stack_count = base;
        return p->failed ? NULL : first;
    }
    AstNode *node = parser_node(p, AST_BoolOp, parser_close(p, range));
    if (node == NULL || !parser_take(p, base, &node->BoolOp.values)) {
        return NULL;
    }
    node->BoolOp.op = op;
    return node;
}

static void *parser_conjunction_once(Parser *p) {
    return parser_bool_op(p, TOKEN_AND, AST_AND, parser_inversion);
}

static AstNode *parser_conjunction(Parser *p) {
    return parser_memoize(p, PARSER_RULE_CONJUNCTION, parser_conjunction_once);
}

static void *parser_disjunction_once(Parser *p) {
    return parser_bool_op(p, TOKEN_OR, AST_OR, parser_conjunction);
}

AstNode *parser_disjunction(Parser *p) {
    return parser_memoize(p, PARSER_RULE_DISJUNCTION, parser_disjunction_once);
}

// ---- expressions ----

AstNode *parser_lambda(Parser *p) {
    ParserPoint start = parser_point(p);
    AstRange range = parser_open(p);
    if (!parser_accept(p, TOKEN_LAMBDA) || !parser_enter(p)) {
        return NULL;
    }
    AstNode *args = parser_parameters(p, true);
    AstNode *body = args != NULL && parser_accept(p, TOKEN_COLON) ? parser_expression(p) : NULL;
    parser_leave(p);
    if (body == NULL) {
        return parser_no_match(p, start);
    }
    AstNode *node = parser_node(p, AST_Lambda, parser_close(p, range));
    if (node != NULL) {
        node->Lambda.args = args;
        node->Lambda.body = body;
    }
    return node;
}

// `body if test else orelse`, of which the body was parsed.
static AstNode *parser_conditional(Parser *p, AstNode *body, AstRange range) {
    if (!parser_enter(p)) {
        return NULL;
    }
    ParserPoint before = parser_point(p);
    p->mark++;
    AstNode *test = parser_disjunction(p);
    AstNode *orelse =
        test != NULL && parser_accept(p, TOKEN_ELSE) ? parser_expression(p) : NULL;
    parser_leave(p);
    if (orelse == NULL) {
        parser_back(p, before);
        return p->failed ? NULL : body;
    }
    AstNode *node = parser_node(p, AST_IfExp, parser_close(p, range));
    if (node != NULL) {
        node->IfExp.test = test;
        node->IfExp.body = body;
        node->IfExp.orelse = orelse;
    }
    return node;
}

static void *parser_expression_once(Parser *p) {
    if (p->diagnosing) {
        parser_diagnose_expression(p);
        if (p->failed) {
            return NULL;
        }
    }
    if (parser_at(p, TOKEN_LAMBDA)) {
        return parser_lambda(p);
    }
    AstRange range = parser_open(p);
    AstNode *body = parser_disjunction(p);
    return body != NULL && parser_at(p, TOKEN_IF) ? parser_conditional(p, body, range) : body;
}

AstNode *parser_expression(Parser *p) {
    return parser_memoize(p, PARSER_RULE_EXPRESSION, parser_expression_once);
}

AstNode *parser_expression_overlooking(Parser *p) {
    bool diagnosing = p->diagnosing;
    p->diagnosing = false;
    AstNode *node = parser_expression_once(p);
    p->diagnosing = diagnosing;
    return node;
}

// Elements separated by commas. One without a comma stands for itself, others make a tuple.
static AstNode *parser_tuple_of(Parser *p, AstNode *(*element)(Parser *)) {
    AstRange range = parser_open(p);
    AstNode *first = element(p);
    if (first == NULL || !parser_at(p, TOKEN_COMMA)) {
        return first;
    }
    uint32_t base = p->stack_count;
    if (!parser_push(p, first)) {
        return NULL;
    }
    while (parser_accept(p, TOKEN_COMMA)) {
        AstNode *next = element(p);
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
    return node;
}

AstNode *parser_expressions(Parser *p) {
    return parser_tuple_of(p, parser_expression);
}

// `*` and what is unpacked.
static AstNode *parser_starred(Parser *p) {
    ParserPoint start = parser_point(p);
    AstRange range = parser_open(p);
    p->mark++;
    AstNode *value = parser_bitwise_or(p);
    if (value == NULL) {
        return parser_no_match(p, start);
    }
    AstNode *node = parser_node(p, AST_Starred, parser_close(p, range));
    if (node != NULL) {
        node->Starred.value = value;
    }
    return node;
}

AstNode *parser_star_expression(Parser *p) {
    return parser_at(p, TOKEN_STAR) ? parser_starred(p) : parser_expression(p);
}

AstNode *parser_star_expressions(Parser *p) {
    return parser_tuple_of(p, parser_star_expression);
}

// `name := value`. The operator decides: what follows must then be an expression.
AstNode *parser_assignment_expression(Parser *p) {
    if (!parser_at(p, TOKEN_NAME) || parser_next_type(p) != TOKEN_COLON_EQUAL) {
        return NULL;
    }
    ParserPoint start = parser_point(p);
    AstRange range = parser_open(p);
    AstNode *target = parser_name(p);
    p->mark++;
    AstNode *value = target == NULL ? NULL : parser_expression(p);
    if (value == NULL || !parser_require(p, 8, "Assignment expressions are")) {
        return parser_no_match(p, start);
    }
    AstNode *node = parser_node(p, AST_NamedExpr, parser_close(p, range));
    if (node != NULL) {
        target->Name.ctx = AST_STORE;
        node->NamedExpr.target = target;
        node->NamedExpr.value = value;
    }
    return node;
}

AstNode *parser_named_expression(Parser *p) {
    if (parser_at(p, TOKEN_NAME) && parser_next_type(p) == TOKEN_COLON_EQUAL) {
        return parser_assignment_expression(p);
    }
    if (p->diagnosing) {
        parser_diagnose_named_expression(p);
        if (p->failed) {
            return NULL;
        }
    }
    ParserPoint start = parser_point(p);
    AstNode *node = parser_expression(p);
    if (node != NULL && parser_at(p, TOKEN_COLON_EQUAL)) {
        return parser_no_match(p, start);
    }
    return node;
}

AstNode *parser_star_named_expression(Parser *p) {
    return parser_at(p, TOKEN_STAR) ? parser_starred(p) : parser_named_expression(p);
}

AstNode *parser_yield(Parser *p) {
    AstRange range = parser_open(p);
    ParserPoint start = parser_point(p);
    if (!parser_accept(p, TOKEN_YIELD)) {
        return NULL;
    }
    bool from = parser_accept(p, TOKEN_FROM);
    AstNode *value = from ? parser_expression(p) : parser_star_expressions(p);
    if (p->failed) {
        return NULL;
    }
    if (from && value == NULL) {
        // `yield` alone would match, but nothing matches what follows it then.
        parser_back(p, start);
        p->mark++;
        from = false;
    }
    AstNode *node = parser_node(p, from ? AST_YieldFrom : AST_Yield, parser_close(p, range));
    if (node != NULL) {
        if (from) {
            node->YieldFrom.value = value;
        } else {
            node->Yield.value = value;
        }
    }
    return node;
}

AstNode *parser_yield_or_star_expressions(Parser *p) {
    return parser_at(p, TOKEN_YIELD) ? parser_yield(p) : parser_star_expressions(p);
}
