// What is wrong with a statement or a pattern: see parser_diagnose.c.

#include "compiler/parser_impl.h"

static AstRange parser_place(const AstNode *node) {
    return parser_node_range(node, node);
}

// At a missing colon: the line ends where a block should begin.
static void parser_check_colon(Parser *p) {
    if (!p->failed && parser_at(p, TOKEN_NEWLINE)) {
        p->mark++;
        parser_fail(p, "expected ':'");
    }
}

// At the colon: the line that follows is not indented.
static void parser_check_indent(Parser *p, int32_t lineno, const char *what) {
    if (!p->failed && parser_accept(p, TOKEN_COLON) && parser_accept(p, TOKEN_NEWLINE) &&
        !parser_at(p, TOKEN_INDENT)) {
        parser_fail_indentation(p, "expected an indented block after %s on line %d", what, lineno);
    }
}

// ---- assignments ----

// A list or tuple, perhaps in parentheses.
static AstNode *parser_sequence_target(Parser *p) {
    ParserPoint start = parser_point(p);
    AstNode *node = parser_list_display(p);
    if (node == NULL && !p->failed) {
        parser_back(p, start);
        node = parser_tuple_display(p);
    }
    if (node == NULL && !p->failed) {
        parser_back(p, start);
        if (parser_accept(p, TOKEN_LPAR) && parser_enter(p)) {
            node = parser_sequence_target(p);
            parser_leave(p);
            if (node == NULL || !parser_accept(p, TOKEN_RPAR)) {
                return parser_no_match(p, start);
            }
        }
    }
    return node;
}

static void parser_diagnose_annotation(Parser *p) {
    ParserPoint start = parser_point(p);
    AstNode *target = parser_sequence_target(p);
    if (target != NULL && parser_accept(p, TOKEN_COLON) && parser_expression(p) != NULL) {
        parser_fail_range(p, parser_place(target), "only single target (not %s) can be annotated",
                          parser_describe(target));
    }
    parser_back(p, start);
    target = p->failed ? NULL : parser_star_named_expression(p);
    if (target != NULL && parser_accept(p, TOKEN_COMMA)) {
        while (parser_star_named_expressions(p)) {
        }
        if (!p->failed && parser_accept(p, TOKEN_COLON) && parser_expression(p) != NULL) {
            parser_fail_range(p, parser_place(target),
                              "only single target (not tuple) can be annotated");
        }
    }
    parser_back(p, start);
    target = p->failed ? NULL : parser_expression(p);
    if (target != NULL && parser_accept(p, TOKEN_COLON) && parser_expression(p) != NULL) {
        parser_fail_range(p, parser_place(target), "illegal target for annotation");
    }
    parser_back(p, start);
}

static void parser_skip_targets(Parser *p) {
    for (;;) {
        ParserPoint before = parser_point(p);
        if (parser_star_targets(p) == NULL || !parser_accept(p, TOKEN_EQUAL)) {
            parser_back(p, before);
            return;
        }
    }
}

void parser_diagnose_assignment(Parser *p) {
    ParserPoint start = parser_point(p);
    parser_diagnose_annotation(p);
    if (p->failed) {
        return;
    }
    parser_skip_targets(p);
    ParserPoint behind = parser_point(p);
    AstNode *target = p->failed ? NULL : parser_star_expressions(p);
    if (target != NULL && parser_at(p, TOKEN_EQUAL)) {
        parser_fail_target(p, target, PARSER_STAR_TARGETS);
    }
    parser_back(p, behind);
    target = p->failed ? NULL : parser_yield(p);
    if (target != NULL && parser_at(p, TOKEN_EQUAL)) {
        parser_fail_range(p, parser_place(target),
                          "assignment to yield expression not possible");
    }
    parser_back(p, start);
    target = p->failed ? NULL : parser_star_expressions(p);
    AstBinOp op;
    if (target != NULL && parser_augmented_operator(p, &op) &&
        parser_yield_or_star_expressions(p) != NULL) {
        parser_fail_range(p, parser_place(target),
                          "'%s' is an illegal expression for augmented assignment",
                          parser_describe(target));
    }
    parser_back(p, start);
}

// ---- imports ----

void parser_diagnose_import(Parser *p) {
    ParserPoint start = parser_point(p);
    AstRange range = parser_open(p);
    if (!parser_accept(p, TOKEN_IMPORT)) {
        return;
    }
    if (parser_at(p, TOKEN_NEWLINE)) {
        parser_fail_from(p, parser_open(p), "Expected one or more names after 'import'");
    } else if (parser_dotted_name(p) != NULL) {
        while (parser_accept(p, TOKEN_COMMA) && parser_dotted_name(p) != NULL) {
        }
        if (parser_accept(p, TOKEN_FROM) && parser_dotted_name(p) != NULL) {
            parser_fail_from(p, range, "Did you mean to use 'from ... import ...' instead?");
        }
    }
    parser_back(p, start);
}

void parser_diagnose_import_targets(Parser *p) {
    ParserPoint start = parser_point(p);
    if (parser_aliases(p, false) && parser_accept(p, TOKEN_COMMA) &&
        parser_accept(p, TOKEN_NEWLINE)) {
        parser_fail(p, "trailing comma not allowed without surrounding parentheses");
    }
    parser_back(p, start);
    if (!p->failed && parser_at(p, TOKEN_NEWLINE)) {
        parser_fail_from(p, parser_open(p), "Expected one or more names after 'import'");
    }
    parser_back(p, start);
}

// Something other than a name behind `as`.
void parser_diagnose_alias(Parser *p, bool dotted) {
    ParserPoint start = parser_point(p);
    AstStr *name = dotted ? parser_dotted_name(p) : parser_identifier(p);
    if (name != NULL && parser_accept(p, TOKEN_AS)) {
        LexerTokenType next = parser_at(p, TOKEN_NAME) ? parser_next_type(p) : TOKEN_ERROR;
        bool good = next == TOKEN_COMMA || next == TOKEN_RPAR || next == TOKEN_SEMI ||
                    next == TOKEN_NEWLINE;
        AstNode *target = good || p->failed ? NULL : parser_expression(p);
        if (target != NULL) {
            parser_fail_range(p, parser_place(target), "cannot use %s as import target",
                              parser_describe(target));
        }
    }
    parser_back(p, start);
}

// ---- compound statements ----

void parser_diagnose_indent(Parser *p, LexerTokenType keyword, const char *what) {
    ParserPoint start = parser_point(p);
    int32_t lineno = parser_token(p)->lineno;
    if (parser_accept(p, keyword)) {
        parser_check_indent(p, lineno, what);
    }
    parser_back(p, start);
}

// `keyword condition`, and what should follow it.
static void parser_diagnose_condition(Parser *p, const char *what) {
    ParserPoint start = parser_point(p);
    int32_t lineno = parser_token(p)->lineno;
    p->mark++;
    if (parser_named_expression(p) != NULL) {
        ParserPoint behind = parser_point(p);
        parser_check_colon(p);
        parser_back(p, behind);
        parser_check_indent(p, lineno, what);
    }
    parser_back(p, start);
}

void parser_diagnose_if(Parser *p) {
    parser_diagnose_condition(p, parser_at(p, TOKEN_IF) ? "'if' statement" : "'elif' statement");
}

void parser_diagnose_while(Parser *p) {
    parser_diagnose_condition(p, "'while' statement");
}

void parser_diagnose_else(Parser *p) {
    ParserPoint start = parser_point(p);
    AstSeq body;
    parser_diagnose_indent(p, TOKEN_ELSE, "'else' statement");
    p->mark++;
    if (!p->failed && parser_accept(p, TOKEN_COLON) && parser_block(p, &body) &&
        parser_accept(p, TOKEN_ELIF)) {
        parser_fail(p, "'elif' block follows an 'else' block");
    }
    parser_back(p, start);
}

void parser_diagnose_for(Parser *p) {
    ParserPoint start = parser_point(p);
    (void)parser_accept(p, TOKEN_ASYNC);
    int32_t lineno = parser_token(p)->lineno;
    p->mark++;
    if (parser_star_targets(p) != NULL && parser_accept(p, TOKEN_IN) &&
        parser_star_expressions(p) != NULL) {
        ParserPoint behind = parser_point(p);
        parser_check_colon(p);
        parser_back(p, behind);
        parser_check_indent(p, lineno, "'for' statement");
    }
    parser_back(p, start);
}

void parser_diagnose_with_item(Parser *p) {
    ParserPoint start = parser_point(p);
    if (parser_expression(p) != NULL && parser_accept(p, TOKEN_AS)) {
        AstNode *target = parser_expression(p);
        if (target != NULL && (parser_at(p, TOKEN_COMMA) || parser_at(p, TOKEN_RPAR) ||
                               parser_at(p, TOKEN_COLON))) {
            parser_fail_target(p, target, PARSER_STAR_TARGETS);
        }
    }
    parser_back(p, start);
}

// Items of a `with` statement, of which little is asked.
static bool parser_skip_with_items(Parser *p, AstNode *(*context)(Parser *)) {
    bool any = false;
    for (;;) {
        ParserPoint before = parser_point(p);
        if ((any && !parser_accept(p, TOKEN_COMMA)) || context(p) == NULL) {
            parser_back(p, before);
            return any && !p->failed;
        }
        any = true;
        ParserPoint behind = parser_point(p);
        if (parser_accept(p, TOKEN_AS) && parser_star_target(p) == NULL) {
            parser_back(p, behind);
        }
    }
}

// Behind `with`: skips the items, with or without parentheses around them.
static bool parser_skip_with_header(Parser *p, bool parenthesized) {
    if (!parenthesized) {
        return parser_skip_with_items(p, parser_expression);
    }
    if (!parser_accept(p, TOKEN_LPAR) || !parser_skip_with_items(p, parser_expressions)) {
        return false;
    }
    (void)parser_accept(p, TOKEN_COMMA);
    return parser_accept(p, TOKEN_RPAR);
}

static void parser_diagnose_with_header(Parser *p, bool indent) {
    ParserPoint start = parser_point(p);
    for (int parenthesized = 0; parenthesized < 2 && !p->failed; parenthesized++) {
        (void)parser_accept(p, TOKEN_ASYNC);
        int32_t lineno = parser_token(p)->lineno;
        p->mark++;
        if (parser_skip_with_header(p, parenthesized)) {
            if (indent) {
                parser_check_indent(p, lineno, "'with' statement");
            } else {
                parser_check_colon(p);
            }
        }
        parser_back(p, start);
    }
}

void parser_diagnose_with_indent(Parser *p) {
    parser_diagnose_with_header(p, true);
}

void parser_diagnose_with(Parser *p) {
    parser_diagnose_with_header(p, false);
}

// ---- try ----

// `expression [as name]`, behind `except`
static bool parser_skip_handler_types(Parser *p) {
    if (parser_expression(p) == NULL) {
        return false;
    }
    ParserPoint behind = parser_point(p);
    if (!parser_accept(p, TOKEN_AS) || !parser_accept(p, TOKEN_NAME)) {
        parser_back(p, behind);
    }
    return !p->failed;
}

// Behind a block: handlers of one kind, then one of the other.
static void parser_diagnose_mixed_handlers(Parser *p, bool star) {
    bool any = false;
    while (parser_at(p, TOKEN_EXCEPT)) {
        ParserPoint before = parser_point(p);
        if (parser_except_handler(p, star) == NULL) {
            parser_back(p, before);
            break;
        }
        any = true;
    }
    AstRange range = parser_open(p);
    if (!any || p->failed || !parser_accept(p, TOKEN_EXCEPT)) {
        return;
    }
    if (star) {
        ParserPoint behind = parser_point(p);
        if (!parser_skip_handler_types(p)) {
            parser_back(p, behind);
        }
    } else {
        AstRange mark = parser_open(p);
        range.end_lineno = mark.end_lineno;
        range.end_col_offset = mark.end_col_offset;
        if (!parser_accept(p, TOKEN_STAR) || !parser_skip_handler_types(p)) {
            return;
        }
    }
    if (!p->failed && parser_at(p, TOKEN_COLON)) {
        parser_fail_range(p, range,
                          "cannot have both 'except' and 'except*' on the same 'try'");
    }
}

void parser_diagnose_try(Parser *p) {
    ParserPoint start = parser_point(p);
    AstSeq body;
    parser_diagnose_indent(p, TOKEN_TRY, "'try' statement");
    p->mark++;
    if (p->failed || !parser_accept(p, TOKEN_COLON)) {
        parser_back(p, start);
        return;
    }
    if (parser_block(p, &body) && !parser_at(p, TOKEN_EXCEPT) && !parser_at(p, TOKEN_FINALLY)) {
        parser_fail(p, "expected 'except' or 'finally' block");
    }
    ParserPoint behind = parser_point(p);
    if (!p->failed) {
        parser_diagnose_mixed_handlers(p, false);
    }
    parser_back(p, behind);
    if (!p->failed) {
        parser_diagnose_mixed_handlers(p, true);
    }
    parser_back(p, start);
}

// Steps over `except` or `except*`.
static bool parser_skip_except(Parser *p, bool star) {
    return parser_accept(p, TOKEN_EXCEPT) && (!star || parser_accept(p, TOKEN_STAR));
}

void parser_diagnose_except_indent(Parser *p, bool star) {
    ParserPoint start = parser_point(p);
    int32_t lineno = parser_token(p)->lineno;
    const char *what = star ? "'except*' statement" : "'except' statement";
    if (parser_skip_except(p, star) && parser_skip_handler_types(p)) {
        parser_check_indent(p, lineno, what);
    }
    parser_back(p, start);
    if (!star && !p->failed && parser_skip_except(p, false)) {
        parser_check_indent(p, lineno, what);
    }
    parser_back(p, start);
}

// Several types without parentheses, and a name for the exception.
static void parser_diagnose_types_as(Parser *p) {
    AstNode *first = parser_expression(p);
    if (first != NULL && parser_accept(p, TOKEN_COMMA) && parser_expressions(p) != NULL &&
        parser_accept(p, TOKEN_AS) && parser_accept(p, TOKEN_NAME) &&
        parser_at(p, TOKEN_COLON)) {
        p->mark++;
        parser_fail_from(p, parser_place(first),
                         "multiple exception types must be parenthesized when using 'as'");
    }
}

void parser_diagnose_except(Parser *p, bool star) {
    ParserPoint start = parser_point(p);
    if (!parser_skip_except(p, star)) {
        parser_back(p, start);
        return;
    }
    ParserPoint behind = parser_point(p);
    parser_diagnose_types_as(p);
    parser_back(p, behind);
    if (!p->failed && parser_skip_handler_types(p)) {
        parser_check_colon(p);
    }
    parser_back(p, behind);
    if (!star) {
        parser_check_colon(p);
    } else if (!p->failed && (parser_at(p, TOKEN_NEWLINE) || parser_at(p, TOKEN_COLON))) {
        p->mark++;
        parser_fail(p, "expected one or more exception types");
    }
    parser_back(p, behind);
    AstSeq body;
    if (!p->failed && parser_expression(p) != NULL && parser_accept(p, TOKEN_AS)) {
        AstNode *name = parser_expression(p);
        if (name != NULL && parser_accept(p, TOKEN_COLON) && parser_block(p, &body)) {
            parser_fail_range(p, parser_place(name), "cannot use except%s statement with %s",
                              star ? "*" : "", parser_describe(name));
        }
    }
    parser_back(p, start);
}

// ---- definitions ----

// Up to the colon. The parentheses are required, as nothing else can follow if `force`.
static bool parser_skip_function_header(Parser *p, bool force) {
    AstSeq type_params;
    if (!parser_accept(p, TOKEN_NAME)) {
        return false;
    }
    (void)parser_type_parameters(p, &type_params);
    if (p->failed || (force ? !parser_force(p, TOKEN_LPAR) : !parser_accept(p, TOKEN_LPAR)) ||
        parser_parameters(p, false) == NULL || !parser_accept(p, TOKEN_RPAR)) {
        return false;
    }
    ParserPoint behind = parser_point(p);
    if (parser_accept(p, TOKEN_ARROW) && parser_expression(p) == NULL) {
        parser_back(p, behind);
    }
    return !p->failed;
}

void parser_diagnose_function(Parser *p) {
    ParserPoint start = parser_point(p);
    (void)parser_accept(p, TOKEN_ASYNC);
    int32_t lineno = parser_token(p)->lineno;
    p->mark++;
    ParserPoint name = parser_point(p);
    if (parser_skip_function_header(p, false)) {
        parser_check_indent(p, lineno, "function definition");
    }
    parser_back(p, name);
    AstSeq body;
    if (!p->failed && parser_skip_function_header(p, true) && parser_force(p, TOKEN_COLON)) {
        (void)parser_block(p, &body);
    }
    parser_back(p, start);
}

void parser_diagnose_two_comments(Parser *p) {
    ParserPoint start = parser_point(p);
    if (parser_accept(p, TOKEN_TYPE_COMMENT) && parser_accept(p, TOKEN_NEWLINE) &&
        parser_accept(p, TOKEN_TYPE_COMMENT) && parser_accept(p, TOKEN_NEWLINE) &&
        parser_accept(p, TOKEN_INDENT)) {
        parser_fail(p, "Cannot have two type comments on def");
    }
    parser_back(p, start);
}

void parser_diagnose_class(Parser *p) {
    ParserPoint start = parser_point(p);
    int32_t lineno = parser_token(p)->lineno;
    AstSeq type_params;
    p->mark++;
    if (parser_accept(p, TOKEN_NAME)) {
        (void)parser_type_parameters(p, &type_params);
        ParserPoint behind = parser_point(p);
        if (!p->failed && parser_accept(p, TOKEN_LPAR)) {
            (void)parser_arguments(p);
            if (p->failed || !parser_accept(p, TOKEN_RPAR)) {
                parser_back(p, behind);
            }
        }
        behind = parser_point(p);
        parser_check_colon(p);
        parser_back(p, behind);
        parser_check_indent(p, lineno, "class definition");
    }
    parser_back(p, start);
}

// ---- match ----

void parser_diagnose_match(Parser *p) {
    ParserPoint start = parser_point(p);
    int32_t lineno = parser_token(p)->lineno;
    p->mark++;
    if (parser_subject(p) != NULL) {
        ParserPoint behind = parser_point(p);
        parser_check_colon(p);
        parser_back(p, behind);
        parser_check_indent(p, lineno, "'match' statement");
    }
    parser_back(p, start);
}

void parser_diagnose_case(Parser *p) {
    ParserPoint start = parser_point(p);
    int32_t lineno = parser_token(p)->lineno;
    AstNode *guard;
    p->mark++;
    if (parser_patterns(p) != NULL) {
        ParserPoint behind = parser_point(p);
        if (!parser_guard(p, &guard)) {
            parser_back(p, behind);
        }
        behind = parser_point(p);
        parser_check_colon(p);
        parser_back(p, behind);
        parser_check_indent(p, lineno, "'case' statement");
    }
    parser_back(p, start);
}

void parser_diagnose_as_pattern(Parser *p) {
    ParserPoint start = parser_point(p);
    p->mark++;
    if (parser_at_name(p, p->name_wildcard)) {
        parser_fail_range(p, parser_open(p), "cannot use '_' as a target");
    } else {
        AstNode *target = parser_expression(p);
        if (target != NULL) {
            parser_fail_range(p, parser_place(target), "cannot use %s as pattern target",
                              parser_describe(target));
        }
    }
    parser_back(p, start);
}

// Patterns separated by commas; the first and last of them, or false.
static bool parser_skip_patterns(Parser *p, AstNode **first, AstNode **last) {
    *first = *last = parser_pattern(p);
    while (*last != NULL) {
        ParserPoint before = parser_point(p);
        AstNode *next = parser_accept(p, TOKEN_COMMA) ? parser_pattern(p) : NULL;
        if (next == NULL) {
            parser_back(p, before);
            break;
        }
        *last = next;
    }
    return *first != NULL && !p->failed;
}

static bool parser_skip_keyword_patterns(Parser *p) {
    bool any = false;
    for (;;) {
        ParserPoint before = parser_point(p);
        if ((any && !parser_accept(p, TOKEN_COMMA)) || !parser_keyword_pattern(p)) {
            parser_back(p, before);
            return any && !p->failed;
        }
        any = true;
    }
}

// Positional patterns behind keywords.
void parser_diagnose_class_pattern(Parser *p) {
    ParserPoint start = parser_point(p);
    AstNode *first, *last;
    p->mark++;
    ParserPoint inner = parser_point(p);
    if (!parser_skip_patterns(p, &first, &last) || !parser_accept(p, TOKEN_COMMA)) {
        parser_back(p, inner);
    }
    if (!p->failed && parser_skip_keyword_patterns(p) && parser_accept(p, TOKEN_COMMA) &&
        parser_skip_patterns(p, &first, &last)) {
        parser_fail_range(p, parser_node_range(first, last),
                          "positional patterns follow keyword patterns");
    }
    parser_back(p, start);
}
