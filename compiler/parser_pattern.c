// The match statement and its patterns.

#include "compiler/parser_impl.h"

// ---- literals and names ----

// `number` or `-number`, a real or imaginary one as required.
static AstNode *parser_signed_number(Parser *p) {
    ParserPoint start = parser_point(p);
    AstRange range = parser_open(p);
    bool minus = parser_accept(p, TOKEN_MINUS);
    if (!parser_at(p, TOKEN_NUMBER)) {
        return parser_no_match(p, start);
    }
    AstNode *number = parser_number(p);
    if (number == NULL || !minus) {
        return number;
    }
    AstNode *node = parser_node(p, AST_UnaryOp, parser_close(p, range));
    if (node != NULL) {
        node->UnaryOp.op = AST_USUB;
        node->UnaryOp.operand = number;
    }
    return node;
}

static bool parser_is_imaginary(const AstNode *number) {
    if (number->kind == AST_UnaryOp) {
        number = number->UnaryOp.operand;
    }
    return number->Constant.value.kind == AST_CONST_IMAGINARY;
}

// A number, or a complex one: `real + imaginary`.
static AstNode *parser_number_pattern(Parser *p) {
    AstRange range = parser_open(p);
    AstNode *real = parser_signed_number(p);
    if (real == NULL || (!parser_at(p, TOKEN_PLUS) && !parser_at(p, TOKEN_MINUS))) {
        return real;
    }
    if (parser_is_imaginary(real)) {
        AstNode *number = real->kind == AST_UnaryOp ? real->UnaryOp.operand : real;
        return parser_fail_range(p, parser_node_range(number, number),
                                 "real number required in complex literal");
    }
    AstBinOp op = parser_at(p, TOKEN_PLUS) ? AST_ADD : AST_SUB;
    p->mark++;
    AstNode *imaginary = parser_at(p, TOKEN_NUMBER) ? parser_number(p) : NULL;
    if (imaginary == NULL) {
        return NULL;
    }
    if (!parser_is_imaginary(imaginary)) {
        return parser_fail_range(p, parser_node_range(imaginary, imaginary),
                                 "imaginary number required in complex literal");
    }
    AstNode *node = parser_node(p, AST_BinOp, parser_close(p, range));
    if (node != NULL) {
        node->BinOp.left = real;
        node->BinOp.op = op;
        node->BinOp.right = imaginary;
    }
    return node;
}

// The literals that may be patterns and keys of mapping patterns: an expression.
static AstNode *parser_literal(Parser *p) {
    ParserPoint start = parser_point(p);
    AstNode *node;
    switch (parser_type(p)) {
    case TOKEN_NUMBER:
    case TOKEN_MINUS:
        node = parser_number_pattern(p);
        break;
    case TOKEN_STRING:
    case TOKEN_FSTRING_START:
    case TOKEN_TSTRING_START:
        node = parser_strings(p);
        break;
    case TOKEN_NONE:
        return parser_constant(p, AST_CONST_NONE);
    case TOKEN_TRUE:
        return parser_constant(p, AST_CONST_TRUE);
    case TOKEN_FALSE:
        return parser_constant(p, AST_CONST_FALSE);
    default:
        return NULL;
    }
    return node != NULL ? node : parser_no_match(p, start);
}

static AstNode *parser_value_pattern(Parser *p, AstNode *value) {
    AstRange range = parser_node_range(value, value);
    bool singleton = value->kind == AST_Constant && value->Constant.value.kind <= AST_CONST_FALSE;
    AstNode *node = parser_node(p, singleton ? AST_MatchSingleton : AST_MatchValue, range);
    if (node != NULL && singleton) {
        node->MatchSingleton.value = value->Constant.value;
    } else if (node != NULL) {
        node->MatchValue.value = value;
    }
    return node;
}

// `name` or `name.attribute…`
AstNode *parser_name_or_attribute(Parser *p) {
    AstRange range = parser_open(p);
    AstNode *node = parser_name(p);
    while (node != NULL) {
        ParserPoint before = parser_point(p);
        AstStr *attribute = parser_accept(p, TOKEN_DOT) ? parser_identifier(p) : NULL;
        if (attribute == NULL) {
            parser_back(p, before);
            break;
        }
        AstNode *longer = parser_node(p, AST_Attribute, parser_close(p, range));
        if (longer == NULL) {
            return NULL;
        }
        longer->Attribute.value = node;
        longer->Attribute.attr = attribute;
        node = longer;
    }
    return p->failed ? NULL : node;
}

// What may not follow a name that is to be bound, or a value: it would be part of it.
static bool parser_pattern_goes_on(Parser *p) {
    LexerTokenType type = parser_type(p);
    return type == TOKEN_DOT || type == TOKEN_LPAR || type == TOKEN_EQUAL;
}

// A name to be bound; not `_`.
static AstStr *parser_capture(Parser *p) {
    ParserPoint start = parser_point(p);
    if (parser_at_name(p, p->name_wildcard)) {
        return NULL;
    }
    AstStr *name = parser_identifier(p);
    return name != NULL && parser_pattern_goes_on(p) ? parser_no_match(p, start) : name;
}

// ---- sequences and mappings ----

static AstNode *parser_star_pattern(Parser *p) {
    ParserPoint start = parser_point(p);
    AstRange range = parser_open(p);
    if (!parser_accept(p, TOKEN_STAR)) {
        return NULL;
    }
    AstStr *name = parser_capture(p);
    if (name == NULL && !parser_accept_name(p, p->name_wildcard)) {
        return parser_no_match(p, start);
    }
    AstNode *node = parser_node(p, AST_MatchStar, parser_close(p, range));
    if (node != NULL) {
        node->MatchStar.name = name;
    }
    return node;
}

static AstNode *parser_maybe_star_pattern(Parser *p) {
    return parser_at(p, TOKEN_STAR) ? parser_star_pattern(p) : parser_pattern(p);
}

// Patterns separated by commas, one of which may follow the last; pushed. At least one.
static bool parser_sequence_items(Parser *p, AstNode *(*item)(Parser *)) {
    AstNode *pattern = item(p);
    if (pattern == NULL || !parser_push(p, pattern)) {
        return false;
    }
    while (parser_accept(p, TOKEN_COMMA)) {
        pattern = item(p);
        if (pattern == NULL) {
            break;
        }
        if (!parser_push(p, pattern)) {
            return false;
        }
    }
    return !p->failed;
}

static AstNode *parser_sequence_node(Parser *p, uint32_t base, AstRange range) {
    AstNode *node = parser_node(p, AST_MatchSequence, parser_close(p, range));
    if (node == NULL || !parser_take(p, base, &node->MatchSequence.patterns)) {
        return NULL;
    }
    return node;
}

// `[patterns]`, `(patterns,)` or a pattern in parentheses.
static AstNode *parser_bracket_pattern(Parser *p) {
    ParserPoint start = parser_point(p);
    AstRange range = parser_open(p);
    bool round = parser_at(p, TOKEN_LPAR);
    LexerTokenType close = round ? TOKEN_RPAR : TOKEN_RSQB;
    p->mark++;
    if (!parser_at(p, close)) {
        AstNode *first = parser_maybe_star_pattern(p);
        if (first == NULL) {
            return parser_no_match(p, start);
        }
        bool comma = parser_accept(p, TOKEN_COMMA);
        if (round && !comma) {
            // A group keeps the position of what is in it.
            return first->kind != AST_MatchStar && parser_accept(p, close)
                       ? first
                       : parser_no_match(p, start);
        }
        if (!parser_push(p, first)) {
            return NULL;
        }
        ParserPoint rest = parser_point(p);
        if (comma && !parser_sequence_items(p, parser_maybe_star_pattern)) {
            parser_back(p, rest);
        }
    }
    if (p->failed || !parser_accept(p, close)) {
        return parser_no_match(p, start);
    }
    return parser_sequence_node(p, start.stack_count, range);
}

static bool parser_mapping_item(Parser *p) {
    ParserPoint start = parser_point(p);
    AstNode *key = parser_literal(p);
    if (key == NULL && !p->failed) {
        key = parser_name_or_attribute(p);
        if (key != NULL && key->kind == AST_Name) {
            key = NULL;
        }
    }
    AstNode *pattern =
        key != NULL && parser_accept(p, TOKEN_COLON) ? parser_pattern(p) : NULL;
    if (pattern == NULL) {
        parser_back(p, start);
        return false;
    }
    return parser_push(p, key) && parser_push(p, pattern);
}

static AstNode *parser_mapping_node(Parser *p, uint32_t base, AstStr *rest, AstRange range) {
    uint32_t count = (p->stack_count - base) / 2;
    AstNode *node = parser_node(p, AST_MatchMapping, parser_close(p, range));
    if (node == NULL) {
        return NULL;
    }
    node->MatchMapping.rest = rest;
    if (count == 0) {
        return node;
    }
    AstNode **keys = arena_alloc_array(p->arena, count, sizeof(AstNode *));
    AstNode **patterns = arena_alloc_array(p->arena, count, sizeof(AstNode *));
    if (keys == NULL || patterns == NULL) {
        return parser_out_of_memory(p);
    }
    for (uint32_t i = 0; i < count; i++) {
        keys[i] = p->stack[base + 2 * i];
        patterns[i] = p->stack[base + 2 * i + 1];
    }
    p->stack_count = base;
    node->MatchMapping.keys = (AstSeq){keys, count};
    node->MatchMapping.patterns = (AstSeq){patterns, count};
    return node;
}

static AstNode *parser_mapping_pattern(Parser *p) {
    ParserPoint start = parser_point(p);
    AstRange range = parser_open(p);
    AstStr *rest = NULL;
    p->mark++;
    while (!parser_at(p, TOKEN_RBRACE)) {
        if (parser_accept(p, TOKEN_DOUBLE_STAR)) {
            rest = parser_capture(p);
            if (rest == NULL) {
                return parser_no_match(p, start);
            }
            (void)parser_accept(p, TOKEN_COMMA);
            break;
        }
        if (!parser_mapping_item(p)) {
            return parser_no_match(p, start);
        }
        if (!parser_accept(p, TOKEN_COMMA)) {
            break;
        }
    }
    if (p->failed || !parser_accept(p, TOKEN_RBRACE)) {
        return parser_no_match(p, start);
    }
    return parser_mapping_node(p, start.stack_count, rest, range);
}

// ---- classes ----

// `name=pattern`; both are pushed.
bool parser_keyword_pattern(Parser *p) {
    ParserPoint start = parser_point(p);
    AstStr *name = parser_identifier(p);
    AstNode *pattern =
        name != NULL && parser_accept(p, TOKEN_EQUAL) ? parser_pattern(p) : NULL;
    if (pattern == NULL) {
        parser_back(p, start);
        return false;
    }
    return parser_push(p, name) && parser_push(p, pattern);
}

static bool parser_take_keyword_patterns(Parser *p, uint32_t base, AstNode *node) {
    uint32_t count = (p->stack_count - base) / 2;
    if (count == 0) {
        return true;
    }
    AstStr **names = arena_alloc_array(p->arena, count, sizeof(AstStr *));
    AstNode **patterns = arena_alloc_array(p->arena, count, sizeof(AstNode *));
    if (names == NULL || patterns == NULL) {
        parser_out_of_memory(p);
        return false;
    }
    for (uint32_t i = 0; i < count; i++) {
        names[i] = p->stack[base + 2 * i];
        patterns[i] = p->stack[base + 2 * i + 1];
    }
    p->stack_count = base;
    node->MatchClass.kwd_attrs = (AstNames){names, count};
    node->MatchClass.kwd_patterns = (AstSeq){patterns, count};
    return true;
}

// `class(patterns, name=pattern)`, from the parenthesis on.
static AstNode *parser_class_pattern(Parser *p, AstNode *class, AstRange range) {
    ParserPoint start = parser_point(p);
    AstNode *node = parser_node(p, AST_MatchClass, range);
    if (node == NULL) {
        return NULL;
    }
    p->mark++;
    bool keywords = false;
    uint32_t base = start.stack_count;
    while (!parser_at(p, TOKEN_RPAR)) {
        bool keyword = parser_at(p, TOKEN_NAME) && parser_next_type(p) == TOKEN_EQUAL;
        if (keyword && !keywords) {
            keywords = true;
            if (!parser_take(p, base, &node->MatchClass.patterns)) {
                return NULL;
            }
        }
        if (keywords) {
            if (!parser_keyword_pattern(p)) {
                break;
            }
        } else {
            AstNode *pattern = parser_pattern(p);
            if (pattern == NULL) {
                break;
            }
            if (!parser_push(p, pattern)) {
                return NULL;
            }
        }
        if (!parser_accept(p, TOKEN_COMMA)) {
            break;
        }
    }
    if (p->failed || !parser_accept(p, TOKEN_RPAR)) {
        parser_back(p, start);
        if (p->diagnosing && !p->failed) {
            parser_diagnose_class_pattern(p);
        }
        return NULL;
    }
    if (keywords ? !parser_take_keyword_patterns(p, base, node)
                 : !parser_take(p, base, &node->MatchClass.patterns)) {
        return NULL;
    }
    range = parser_close(p, range);
    node->end_lineno = range.end_lineno;
    node->end_col_offset = range.end_col_offset;
    node->MatchClass.cls = class;
    return node;
}

// A capture, the wildcard, a dotted value or a class.
static AstNode *parser_name_pattern(Parser *p) {
    ParserPoint start = parser_point(p);
    AstRange range = parser_open(p);
    if (parser_accept_name(p, p->name_wildcard)) {
        return parser_node(p, AST_MatchAs, range);
    }
    AstStr *name = parser_capture(p);
    if (name != NULL) {
        AstNode *node = parser_node(p, AST_MatchAs, range);
        if (node != NULL) {
            node->MatchAs.name = name;
        }
        return node;
    }
    AstNode *value = parser_name_or_attribute(p);
    if (value == NULL) {
        return parser_no_match(p, start);
    }
    if (parser_at(p, TOKEN_LPAR)) {
        AstNode *node = parser_class_pattern(p, value, range);
        return node != NULL ? node : parser_no_match(p, start);
    }
    return value->kind == AST_Attribute && !parser_at(p, TOKEN_EQUAL)
               ? parser_value_pattern(p, value)
               : parser_no_match(p, start);
}

// ---- patterns ----

static void *parser_closed_pattern_once(Parser *p) {
    switch (parser_type(p)) {
    case TOKEN_NAME:
        return parser_name_pattern(p);
    case TOKEN_LPAR:
    case TOKEN_LSQB:
        return parser_bracket_pattern(p);
    case TOKEN_LBRACE:
        return parser_mapping_pattern(p);
    default: {
        AstNode *value = parser_literal(p);
        return value == NULL ? NULL : parser_value_pattern(p, value);
    }
    }
}

static AstNode *parser_closed_pattern(Parser *p) {
    return parser_memoize(p, PARSER_RULE_PATTERN, parser_closed_pattern_once);
}

AstNode *parser_or_pattern(Parser *p) {
    uint32_t base = p->stack_count;
    AstRange range = parser_open(p);
    AstNode *first = parser_closed_pattern(p);
    if (first == NULL || !parser_at(p, TOKEN_VBAR)) {
        return first;
    }
    if (!parser_push(p, first)) {
        return NULL;
    }
    for (;;) {
        ParserPoint before = parser_point(p);
        AstNode *next = parser_accept(p, TOKEN_VBAR) ? parser_closed_pattern(p) : NULL;
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
    AstNode *node = parser_node(p, AST_MatchOr, parser_close(p, range));
    if (node == NULL || !parser_take(p, base, &node->MatchOr.patterns)) {
        return NULL;
    }
    return node;
}

AstNode *parser_pattern(Parser *p) {
    if (!parser_enter(p)) {
        return NULL;
    }
    AstRange range = parser_open(p);
    AstNode *pattern = parser_or_pattern(p);
    parser_leave(p);
    if (pattern == NULL || !parser_at(p, TOKEN_AS)) {
        return pattern;
    }
    ParserPoint before = parser_point(p);
    p->mark++;
    AstStr *name = parser_capture(p);
    if (name == NULL) {
        parser_back(p, before);
        if (p->diagnosing && !p->failed) {
            parser_diagnose_as_pattern(p);
        }
        return p->failed ? NULL : pattern;
    }
    AstNode *node = parser_node(p, AST_MatchAs, parser_close(p, range));
    if (node != NULL) {
        node->MatchAs.pattern = pattern;
        node->MatchAs.name = name;
    }
    return node;
}

// What follows `case`: a pattern, or a sequence without brackets.
AstNode *parser_patterns(Parser *p) {
    ParserPoint start = parser_point(p);
    AstRange range = parser_open(p);
    AstNode *first = parser_maybe_star_pattern(p);
    if (first == NULL) {
        return NULL;
    }
    if (!parser_accept(p, TOKEN_COMMA)) {
        return first->kind == AST_MatchStar ? parser_no_match(p, start) : first;
    }
    if (!parser_push(p, first)) {
        return NULL;
    }
    ParserPoint rest = parser_point(p);
    if (!parser_sequence_items(p, parser_maybe_star_pattern)) {
        parser_back(p, rest);
    }
    return p->failed ? NULL : parser_sequence_node(p, start.stack_count, range);
}

// ---- the statement ----

// `if condition`, which may follow the patterns; false if it does not match.
bool parser_guard(Parser *p, AstNode **guard) {
    *guard = NULL;
    if (!parser_accept(p, TOKEN_IF)) {
        return !p->failed;
    }
    *guard = parser_named_expression(p);
    return *guard != NULL;
}

static AstNode *parser_case(Parser *p) {
    ParserPoint start = parser_point(p);
    if (!parser_at_name(p, p->name_case)) {
        return NULL;
    }
    if (p->diagnosing) {
        parser_diagnose_case(p);
        if (p->failed) {
            return NULL;
        }
    }
    p->mark++;
    AstNode *guard;
    AstNode *pattern = parser_patterns(p);
    AstSeq body;
    if (pattern == NULL || !parser_guard(p, &guard) || !parser_accept(p, TOKEN_COLON) ||
        !parser_block(p, &body)) {
        return parser_no_match(p, start);
    }
    AstNode *node = parser_node(p, AST_match_case, (AstRange){0});
    if (node != NULL) {
        node->match_case.pattern = pattern;
        node->match_case.guard = guard;
        node->match_case.body = body;
    }
    return node;
}

// What is matched: an expression, or a tuple without parentheses.
AstNode *parser_subject(Parser *p) {
    ParserPoint start = parser_point(p);
    AstRange range = parser_open(p);
    AstNode *first = parser_star_named_expression(p);
    if (first == NULL) {
        return NULL;
    }
    if (!parser_accept(p, TOKEN_COMMA)) {
        return first->kind == AST_Starred ? parser_no_match(p, start) : first;
    }
    if (!parser_push(p, first)) {
        return NULL;
    }
    ParserPoint rest = parser_point(p);
    if (!parser_star_named_expressions(p)) {
        parser_back(p, rest);
    }
    AstNode *node = p->failed ? NULL : parser_node(p, AST_Tuple, parser_close(p, range));
    if (node == NULL || !parser_take(p, start.stack_count, &node->Tuple.elts)) {
        return NULL;
    }
    return node;
}

// Can an expression begin with this token? Otherwise `match` is an ordinary name there.
static bool parser_begins_expression(LexerTokenType type) {
    switch (type) {
    case TOKEN_NAME:
    case TOKEN_NUMBER:
    case TOKEN_STRING:
    case TOKEN_FSTRING_START:
    case TOKEN_TSTRING_START:
    case TOKEN_LPAR:
    case TOKEN_LSQB:
    case TOKEN_LBRACE:
    case TOKEN_ELLIPSIS:
    case TOKEN_PLUS:
    case TOKEN_MINUS:
    case TOKEN_TILDE:
    case TOKEN_STAR:
    case TOKEN_NOT:
    case TOKEN_AWAIT:
    case TOKEN_LAMBDA:
    case TOKEN_TRUE:
    case TOKEN_FALSE:
    case TOKEN_NONE:
        return true;
    default:
        return false;
    }
}

AstNode *parser_match(Parser *p) {
    ParserPoint start = parser_point(p);
    AstRange range = parser_open(p);
    if (!parser_begins_expression(parser_next_type(p)) && !p->diagnosing) {
        return NULL;
    }
    p->mark++;
    AstNode *subject = parser_subject(p);
    if (subject != NULL && parser_accept(p, TOKEN_COLON) && parser_accept(p, TOKEN_NEWLINE) &&
        parser_accept(p, TOKEN_INDENT)) {
        AstNode *clause;
        uint32_t base = p->stack_count;
        while ((clause = parser_case(p)) != NULL) {
            if (!parser_push(p, clause)) {
                return NULL;
            }
        }
        AstSeq cases;
        if (!p->failed && p->stack_count > base && parser_accept(p, TOKEN_DEDENT)) {
            AstNode *node = parser_require(p, 10, "Pattern matching is") &&
                                    parser_take(p, base, &cases)
                                ? parser_node(p, AST_Match, parser_close(p, range))
                                : NULL;
            if (node != NULL) {
                node->Match.subject = subject;
                node->Match.cases = cases;
            }
            return node;
        }
    }
    parser_back(p, start);
    if (p->diagnosing && !p->failed) {
        parser_diagnose_match(p);
    }
    return NULL;
}
