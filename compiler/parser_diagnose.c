// What is wrong with an expression: the second pass's checks for well-known mistakes. The order of
// the checks at one place, and what each of them looks at, decide which message wins.

#include "compiler/parser_impl.h"

static AstRange parser_range_of(const AstNode *node) {
    return parser_node_range(node, node);
}

static AstRange parser_range_between(AstRange first, AstRange last) {
    first.end_lineno = last.end_lineno;
    first.end_col_offset = last.end_col_offset;
    return first;
}

// The end of the last clause: its last condition, or what it iterates over.
const AstNode *parser_last_of_comprehension(AstSeq generators) {
    const AstNode *last = generators.items[generators.count - 1];
    AstSeq conditions = last->comprehension.ifs;
    return conditions.count == 0 ? last->comprehension.iter
                                 : conditions.items[conditions.count - 1];
}

// ---- expressions ----

// `"text" name "text"`: quotes within a string.
static void parser_diagnose_split_string(Parser *p) {
    if (!parser_accept(p, TOKEN_STRING)) {
        return;
    }
    AstNode *first = NULL, *last = NULL;
    while (!parser_at(p, TOKEN_STRING)) {
        AstNode *node = parser_expression_overlooking(p);
        if (node == NULL) {
            break;
        }
        first = first == NULL ? node : first;
        last = node;
    }
    if (first != NULL && parser_at(p, TOKEN_STRING)) {
        parser_fail_range(p, parser_node_range(first, last),
                          "invalid syntax. Is this intended to be part of the string?");
    }
}

static bool parser_is_legacy(const Parser *p, const AstNode *node) {
    return node->kind == AST_Name &&
           (node->Name.id == p->name_print || node->Name.id == p->name_exec);
}

static bool parser_at_soft_keyword(Parser *p) {
    if (!parser_at(p, TOKEN_NAME)) {
        return false;
    }
    const AstStr *name = parser_token(p)->name;
    return name == p->name_match || name == p->name_case || name == p->name_type ||
           name == p->name_wildcard;
}

// Two expressions in a row, within brackets.
static void parser_diagnose_missing_comma(Parser *p) {
    // An unknown string prefix is no name.
    if ((parser_at(p, TOKEN_NAME) && parser_next_type(p) == TOKEN_STRING) ||
        parser_at_soft_keyword(p)) {
        return;
    }
    AstNode *first = parser_disjunction(p);
    AstNode *second = first == NULL ? NULL : parser_expression_overlooking(p);
    if (second == NULL || parser_is_legacy(p, first) || p->tokens[p->mark - 1].level == 0) {
        return;
    }
    parser_fail_range(p, parser_node_range(first, second),
                      "invalid syntax. Perhaps you forgot a comma?");
}

// `x if y` without an `else`, or with nothing behind it.
static void parser_diagnose_conditional(Parser *p) {
    AstNode *body = parser_disjunction(p);
    if (body == NULL || !parser_accept(p, TOKEN_IF)) {
        return;
    }
    AstNode *test = parser_disjunction(p);
    if (test == NULL) {
        return;
    }
    if (!parser_at(p, TOKEN_ELSE) && !parser_at(p, TOKEN_COLON)) {
        parser_fail_range(p, parser_node_range(body, test),
                          "expected 'else' after 'if' expression");
        return;
    }
    if (!parser_accept(p, TOKEN_ELSE)) {
        return;
    }
    ParserPoint behind = parser_point(p);
    if (parser_expression(p) == NULL) {
        parser_back(p, behind);
        parser_fail_here(p, "expected expression after 'else', but statement is given");
    }
}

// `pass if x else y`
static void parser_diagnose_statement_if(Parser *p) {
    if (!parser_at(p, TOKEN_PASS) && !parser_at(p, TOKEN_BREAK) && !parser_at(p, TOKEN_CONTINUE)) {
        return;
    }
    AstRange range = parser_open(p);
    p->mark++;
    if (parser_accept(p, TOKEN_IF) && parser_disjunction(p) != NULL &&
        parser_accept(p, TOKEN_ELSE) && parser_simple_statement(p) != NULL) {
        parser_fail_range(p, range,
                          "expected expression before 'if', but statement is given");
    }
}

// In an f-string the colon of a lambda begins the format spec.
static void parser_diagnose_lambda(Parser *p) {
    AstRange range = parser_open(p);
    if (!parser_accept(p, TOKEN_LAMBDA) || parser_parameters(p, true) == NULL) {
        return;
    }
    range = parser_range_between(range, parser_open(p));
    if (!parser_accept(p, TOKEN_COLON)) {
        return;
    }
    bool template = parser_at(p, TOKEN_TSTRING_MIDDLE);
    if (template || parser_at(p, TOKEN_FSTRING_MIDDLE)) {
        parser_fail_range(p, range,
                          "%c-string: lambda expressions are not allowed without parentheses",
                          template ? 't' : 'f');
    }
}

// `print x` as in Python 2.
static void parser_diagnose_legacy(Parser *p) {
    AstNode *name = parser_name(p);
    if (name == NULL || parser_at(p, TOKEN_LPAR)) {
        return;
    }
    AstNode *value = parser_star_expressions(p);
    if (value != NULL && parser_is_legacy(p, name)) {
        const char *id = name->Name.id->bytes;
        parser_fail_range(p, parser_node_range(name, value),
                          "Missing parentheses in call to '%s'. Did you mean %s(...)?", id, id);
    }
}

// Runs checks in turn, each from the same place, until one reports.
static void parser_diagnose_each(Parser *p, void (*const *checks)(Parser *), size_t count) {
    ParserPoint start = parser_point(p);
    for (size_t i = 0; i < count && !p->failed; i++) {
        checks[i](p);
        parser_back(p, start);
    }
}

void parser_diagnose_expression(Parser *p) {
    static void (*const checks[])(Parser *) = {
        parser_diagnose_split_string, parser_diagnose_missing_comma,
        parser_diagnose_conditional,  parser_diagnose_statement_if,
        parser_diagnose_lambda,       parser_diagnose_legacy,
    };
    parser_diagnose_each(p, checks, sizeof(checks) / sizeof(checks[0]));
}

// `x.y := 1`
static void parser_diagnose_walrus(Parser *p) {
    AstNode *target = parser_expression(p);
    if (target != NULL && parser_accept(p, TOKEN_COLON_EQUAL) && parser_expression(p) != NULL) {
        parser_fail_range(p, parser_range_of(target), "cannot use assignment expressions with %s",
                          parser_describe(target));
    }
}

static bool parser_at_assignment_operator(Parser *p) {
    return parser_at(p, TOKEN_EQUAL) || parser_at(p, TOKEN_COLON_EQUAL);
}

// `name = value` where an expression is wanted.
static void parser_diagnose_name_assigned(Parser *p) {
    AstNode *name = parser_name(p);
    AstNode *value =
        name != NULL && parser_accept(p, TOKEN_EQUAL) ? parser_bitwise_or(p) : NULL;
    if (value != NULL && !parser_at_assignment_operator(p)) {
        parser_fail_range(p, parser_node_range(name, value),
                          "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    }
}

static bool parser_at_display_or_constant(Parser *p) {
    ParserPoint start = parser_point(p);
    bool found = parser_list_display(p) != NULL;
    if (!found && !p->failed) {
        parser_back(p, start);
        found = parser_tuple_display(p) != NULL;
    }
    if (!found && !p->failed && parser_at(p, TOKEN_LPAR)) {
        parser_back(p, start);
        found = parser_generator(p) != NULL;
    }
    parser_back(p, start);
    return found || parser_at(p, TOKEN_TRUE) || parser_at(p, TOKEN_NONE) ||
           parser_at(p, TOKEN_FALSE);
}

static void parser_diagnose_expression_assigned(Parser *p) {
    if (parser_at_display_or_constant(p) || p->failed) {
        return;
    }
    AstNode *target = parser_bitwise_or(p);
    if (target != NULL && parser_accept(p, TOKEN_EQUAL) && parser_bitwise_or(p) != NULL &&
        !parser_at_assignment_operator(p)) {
        parser_fail_range(p, parser_range_of(target),
                          "cannot assign to %s here. Maybe you meant '==' instead of '='?",
                          parser_describe(target));
    }
}

static void *parser_diagnose_named_once(Parser *p) {
    static void (*const checks[])(Parser *) = {
        parser_diagnose_walrus,
        parser_diagnose_name_assigned,
        parser_diagnose_expression_assigned,
    };
    parser_diagnose_each(p, checks, sizeof(checks) / sizeof(checks[0]));
    return NULL;
}

void parser_diagnose_named_expression(Parser *p) {
    (void)parser_memoize(p, PARSER_RULE_NAMED_EXPRESSION_DIAGNOSIS, parser_diagnose_named_once);
}

void parser_diagnose_not(Parser *p, AstNode *(*operand)(Parser *)) {
    ParserPoint start = parser_point(p);
    AstRange range = parser_open(p);
    AstNode *value = parser_accept(p, TOKEN_NOT) ? operand(p) : NULL;
    if (value != NULL) {
        parser_fail_range(p, parser_range_between(range, parser_range_of(value)),
                          "'not' after an operator must be parenthesized");
    }
    parser_back(p, start);
}

// ---- brackets ----

void parser_diagnose_group(Parser *p) {
    ParserPoint start = parser_point(p);
    p->mark++;
    AstRange range = parser_open(p);
    AstNode *starred = parser_starred_expression(p);
    if (starred != NULL && parser_at(p, TOKEN_RPAR)) {
        parser_fail_range(p, parser_range_of(starred), "cannot use starred expression here");
    }
    parser_back(p, start);
    p->mark++;
    if (!p->failed && parser_accept(p, TOKEN_DOUBLE_STAR) && parser_expression(p) != NULL &&
        parser_at(p, TOKEN_RPAR)) {
        parser_fail_range(p, range, "cannot use double starred expression here");
    }
    parser_back(p, start);
}

void parser_diagnose_display(Parser *p) {
    ParserPoint start = parser_point(p);
    AstSeq generators;
    bool round = parser_at(p, TOKEN_LPAR);
    if (!round && !parser_at(p, TOKEN_LSQB) && !parser_at(p, TOKEN_LBRACE)) {
        return;
    }
    p->mark++;
    AstNode *first = parser_starred_expression(p);
    if (first != NULL && parser_comprehensions(p, &generators)) {
        parser_fail_range(p, parser_range_of(first),
                          "iterable unpacking cannot be used in comprehension");
    }
    parser_back(p, start);
    p->mark++;
    first = round || p->failed ? NULL : parser_star_named_expression(p);
    if (first != NULL && parser_at(p, TOKEN_COMMA)) {
        AstRange comma = parser_open(p);
        p->mark++;
        ParserPoint behind = parser_point(p);
        if (parser_star_named_expressions(p)) {
            const AstNode *last = p->stack[p->stack_count - 1];
            if (parser_comprehensions(p, &generators)) {
                parser_fail_range(p, parser_node_range(first, last),
                                  "did you forget parentheses around the comprehension target?");
            }
        }
        parser_back(p, behind);
        if (!p->failed && parser_comprehensions(p, &generators)) {
            parser_fail_range(p, parser_range_between(parser_range_of(first), comma),
                              "did you forget parentheses around the comprehension target?");
        }
    }
    parser_back(p, start);
}

void parser_diagnose_for_target(Parser *p) {
    ParserPoint start = parser_point(p);
    (void)parser_accept(p, TOKEN_ASYNC);
    AstNode *targets = parser_accept(p, TOKEN_FOR) ? parser_star_expressions(p) : NULL;
    if (targets != NULL) {
        parser_fail_target(p, targets, PARSER_FOR_TARGETS);
    }
    parser_back(p, start);
}

void parser_diagnose_comprehension(Parser *p) {
    ParserPoint start = parser_point(p);
    (void)parser_accept(p, TOKEN_ASYNC);
    if (parser_accept(p, TOKEN_FOR) && parser_bitwise_or(p) != NULL) {
        while (parser_accept(p, TOKEN_COMMA) && parser_bitwise_or(p) != NULL) {
        }
        if (!p->failed && !parser_at(p, TOKEN_IN)) {
            parser_fail(p, "'in' expected after for-loop variables");
        }
    }
    parser_back(p, start);
    if (!p->failed) {
        parser_diagnose_for_target(p);
    }
}

static bool parser_at_pair_end(Parser *p) {
    return parser_at(p, TOKEN_RBRACE) || parser_at(p, TOKEN_COMMA);
}

// A value that is missing or starred, behind a key.
static void parser_diagnose_value(Parser *p) {
    AstRange colon = parser_open(p);
    if (!parser_accept(p, TOKEN_COLON)) {
        return;
    }
    AstRange star = parser_open(p);
    if (parser_at_pair_end(p)) {
        parser_fail_range(p, colon, "expression expected after dictionary key and ':'");
    } else if (parser_accept(p, TOKEN_STAR) && parser_bitwise_or(p) != NULL) {
        parser_fail_from(p, star, "cannot use a starred expression in a dictionary value");
    }
}

void parser_diagnose_dict(Parser *p) {
    ParserPoint start = parser_point(p);
    p->mark++;
    ParserPoint first = parser_point(p);
    bool comma = false;
    while (parser_pair(p, true)) {
        comma = parser_accept(p, TOKEN_COMMA);
        if (!comma) {
            break;
        }
    }
    if (comma && !p->failed) {
        AstNode *key = parser_expression(p);
        if (key != NULL && !parser_at(p, TOKEN_COLON)) {
            AstRange range = {key->lineno, key->end_col_offset - 1, key->end_lineno, -1};
            parser_fail_range(p, range, "':' expected after dictionary key");
        } else if (key != NULL) {
            parser_diagnose_value(p);
        }
    }
    parser_back(p, first);
    if (!p->failed && parser_expression(p) != NULL) {
        parser_diagnose_value(p);
    }
    parser_back(p, start);
}

void parser_diagnose_dict_comprehension(Parser *p) {
    ParserPoint start = parser_point(p);
    AstSeq generators;
    p->mark++;
    AstRange range = parser_open(p);
    if (parser_accept(p, TOKEN_DOUBLE_STAR) && parser_bitwise_or(p) != NULL &&
        parser_comprehensions(p, &generators) && parser_at(p, TOKEN_RBRACE)) {
        parser_fail_range(p, range, "dict unpacking cannot be used in dict comprehension");
    }
    parser_back(p, start);
}

// ---- strings ----

static AstNode *parser_one_string(Parser *p) {
    if (parser_at(p, TOKEN_FSTRING_START) || parser_at(p, TOKEN_TSTRING_START)) {
        return parser_fstring(p);
    }
    if (!parser_at(p, TOKEN_STRING)) {
        return NULL;
    }
    LexerToken token = *parser_token(p);
    p->mark++;
    return parser_string_constant(p, &token);
}

void parser_diagnose_strings(Parser *p) {
    ParserPoint start = parser_point(p);
    bool template = parser_at(p, TOKEN_TSTRING_START);
    AstNode *last = NULL;
    while (parser_at(p, TOKEN_STRING) || parser_at(p, TOKEN_FSTRING_START) ||
           parser_at(p, TOKEN_TSTRING_START)) {
        bool other = parser_at(p, TOKEN_TSTRING_START) != template;
        AstNode *node = parser_one_string(p);
        if (node == NULL) {
            break;
        }
        if (other) {
            parser_fail_range(p, parser_node_range(last, node),
                              "cannot mix t-string literals with string or bytes literals");
            break;
        }
        last = node;
    }
    parser_back(p, start);
}

// Behind the expression of a replacement field.
static void parser_diagnose_field_end(Parser *p, char prefix, ParserStringMode mode) {
    bool mark_follows = parser_at(p, TOKEN_EXCLAMATION);
    bool end_follows = parser_at(p, TOKEN_COLON) || parser_at(p, TOKEN_RBRACE);
    if (!mark_follows && !end_follows && !parser_at(p, TOKEN_EQUAL)) {
        parser_fail_here(p, "%c-string: expecting '=', or '!', or ':', or '}'", prefix);
        return;
    }
    if (parser_accept(p, TOKEN_EQUAL)) {
        mark_follows = parser_at(p, TOKEN_EXCLAMATION);
        end_follows = parser_at(p, TOKEN_COLON) || parser_at(p, TOKEN_RBRACE);
        if (!mark_follows && !end_follows) {
            parser_fail_here(p, "%c-string: expecting '!', or ':', or '}'", prefix);
            return;
        }
    }
    if (parser_accept(p, TOKEN_EXCLAMATION)) {
        if (parser_at(p, TOKEN_COLON) || parser_at(p, TOKEN_RBRACE)) {
            parser_fail_here(p, "%c-string: missing conversion character", prefix);
            return;
        }
        if (!parser_accept(p, TOKEN_NAME)) {
            parser_fail_here(p, "%c-string: invalid conversion character", prefix);
            return;
        }
        if (!parser_at(p, TOKEN_COLON) && !parser_at(p, TOKEN_RBRACE)) {
            parser_fail_here(p, "%c-string: expecting ':' or '}'", prefix);
            return;
        }
    }
    if (parser_accept(p, TOKEN_COLON)) {
        // In the text of a t-string's format spec nothing is recognised here.
        ParserStringMode items = {false, mode.raw};
        if (parser_format_spec_items(p, items) && !parser_at(p, TOKEN_RBRACE)) {
            parser_fail_here(p, "%c-string: expecting '}', or format specs", prefix);
        }
        return;
    }
    if (!parser_at(p, TOKEN_RBRACE)) {
        parser_fail_here(p, "%c-string: expecting '}'", prefix);
    }
}

void parser_diagnose_field(Parser *p, bool template) {
    ParserPoint start = parser_point(p);
    char prefix = template ? 't' : 'f';
    ParserStringMode mode = {template, true};
    p->mark++;
    AstRange range = parser_open(p);
    LexerTokenType type = parser_type(p);
    if (type == TOKEN_EQUAL || type == TOKEN_EXCLAMATION || type == TOKEN_COLON ||
        type == TOKEN_RBRACE) {
        parser_fail_range(p, range, "%c-string: valid expression required before '%s'", prefix,
                          lexer_token_text(type));
    } else if (parser_yield_or_star_expressions(p) == NULL) {
        parser_back(p, start);
        p->mark++;
        parser_fail_here(p, "%c-string: expecting a valid expression after '{'", prefix);
    } else {
        parser_diagnose_field_end(p, prefix, mode);
    }
    parser_back(p, start);
}
