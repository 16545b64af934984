// What is wrong with the arguments of a call or with parameters: see parser_diagnose.c.

#include "compiler/parser_impl.h"

static AstRange parser_range_to(AstRange first, AstRange last) {
    first.end_lineno = last.end_lineno;
    first.end_col_offset = last.end_col_offset;
    return first;
}

// ---- arguments ----

static bool parser_positional_arguments(Parser *p) {
    if (parser_positional_argument(p) == NULL) {
        return false;
    }
    for (;;) {
        ParserPoint before = parser_point(p);
        if (!parser_accept(p, TOKEN_COMMA) || parser_positional_argument(p) == NULL) {
            parser_back(p, before);
            return !p->failed;
        }
    }
}

// `**x, *y`
static void parser_diagnose_unpacking_order(Parser *p) {
    ParserPoint start = parser_point(p);
    bool matched = parser_positional_arguments(p) && parser_accept(p, TOKEN_COMMA) &&
                   parser_keyword_arguments(p);
    if (!matched && !p->failed) {
        parser_back(p, start);
        matched = parser_keyword_arguments(p);
    }
    AstRange comma = parser_open(p);
    if (!matched || p->failed || !parser_accept(p, TOKEN_COMMA)) {
        return;
    }
    bool starred = false;
    for (;;) {
        ParserPoint before = parser_point(p);
        if (starred && !parser_accept(p, TOKEN_COMMA)) {
            break;
        }
        if (parser_starred_expression(p) == NULL || parser_at(p, TOKEN_EQUAL)) {
            parser_back(p, before);
            break;
        }
        starred = true;
    }
    if (starred && !p->failed) {
        parser_fail_from(p, comma,
                         "iterable argument unpacking follows keyword argument unpacking");
    }
}

static void *parser_fail_bare_generator(Parser *p, const AstNode *element, AstSeq generators) {
    return parser_fail_range(p,
                             parser_node_range(element, parser_last_of_comprehension(generators)),
                             "Generator expression must be parenthesized");
}

// `x for x in y, …`
static void parser_diagnose_first_generator(Parser *p) {
    AstSeq generators;
    AstNode *element = parser_expression(p);
    if (element == NULL || !parser_comprehensions(p, &generators) ||
        !parser_accept(p, TOKEN_COMMA)) {
        return;
    }
    AstSeq others;
    ParserPoint behind = parser_point(p);
    if (parser_call_args(p) == NULL && !p->failed) {
        parser_back(p, behind);
        if (parser_expression(p) != NULL) {
            (void)parser_comprehensions(p, &others);
        }
    }
    parser_fail_bare_generator(p, element, generators);
}

// `name=x for x in y`
static void parser_diagnose_named_generator(Parser *p) {
    AstSeq generators;
    AstRange range = parser_open(p);
    if (!parser_accept(p, TOKEN_NAME)) {
        return;
    }
    range = parser_range_to(range, parser_open(p));
    if (parser_accept(p, TOKEN_EQUAL) && parser_expression(p) != NULL &&
        parser_comprehensions(p, &generators)) {
        parser_fail_range(p, range,
                          "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    }
}

// `name=` without a value
static void parser_diagnose_missing_value(Parser *p) {
    ParserPoint start = parser_point(p);
    if (parser_call_args(p) == NULL || !parser_accept(p, TOKEN_COMMA)) {
        parser_back(p, start);
    }
    AstRange range = parser_open(p);
    if (p->failed || !parser_accept(p, TOKEN_NAME)) {
        return;
    }
    range = parser_range_to(range, parser_open(p));
    if (parser_accept(p, TOKEN_EQUAL) &&
        (parser_at(p, TOKEN_COMMA) || parser_at(p, TOKEN_RPAR))) {
        parser_fail_range(p, range, "expected argument value expression");
    }
}

// A generator behind other arguments, or these behind one another in the wrong order.
static void parser_diagnose_argument_order(Parser *p) {
    ParserPoint start = parser_point(p);
    AstSeq generators;
    AstNode *args = parser_call_args(p);
    if (args == NULL) {
        return;
    }
    ParserPoint behind = parser_point(p);
    if (parser_comprehensions(p, &generators)) {
        AstSeq positional = args->Call.args;
        if (positional.count > 1) {
            parser_fail_bare_generator(p, positional.items[positional.count - 1], generators);
        }
    }
    parser_back(p, behind);
    if (p->failed || !parser_accept(p, TOKEN_COMMA)) {
        return;
    }
    AstNode *element = parser_expression(p);
    if (element != NULL && parser_comprehensions(p, &generators)) {
        parser_fail_bare_generator(p, element, generators);
    }
    parser_back(p, behind);
    p->mark++;
    if (p->failed || parser_call_args(p) == NULL) {
        return;
    }
    bool unpacked = false;
    for (uint32_t i = 0; i < args->Call.keywords.count; i++) {
        unpacked |= args->Call.keywords.items[i]->keyword.arg == NULL;
    }
    parser_fail(p, unpacked ? "positional argument follows keyword argument unpacking"
                            : "positional argument follows keyword argument");
    parser_back(p, start);
}

void parser_diagnose_arguments(Parser *p) {
    static void (*const checks[])(Parser *) = {
        parser_diagnose_unpacking_order, parser_diagnose_first_generator,
        parser_diagnose_named_generator, parser_diagnose_missing_value,
        parser_diagnose_argument_order,
    };
    ParserPoint start = parser_point(p);
    for (size_t i = 0; i < sizeof(checks) / sizeof(checks[0]) && !p->failed; i++) {
        checks[i](p);
        parser_back(p, start);
    }
}

void parser_diagnose_keyword(Parser *p) {
    ParserPoint start = parser_point(p);
    AstRange range = parser_open(p);
    LexerTokenType type = parser_type(p);
    if (type == TOKEN_TRUE || type == TOKEN_FALSE || type == TOKEN_NONE) {
        p->mark++;
        if (parser_at(p, TOKEN_EQUAL)) {
            parser_fail_range(p, parser_range_to(range, parser_open(p)), "cannot assign to %s",
                              lexer_token_text(type));
        }
        parser_back(p, start);
    }
    if (p->failed) {
        return;
    }
    parser_diagnose_named_generator(p);
    parser_back(p, start);
    if (p->failed || (type == TOKEN_NAME && parser_next_type(p) == TOKEN_EQUAL)) {
        return;
    }
    AstNode *value = parser_expression(p);
    if (value != NULL && parser_at(p, TOKEN_EQUAL)) {
        parser_fail_range(p, parser_range_to(parser_node_range(value, value), parser_open(p)),
                          "expression cannot contain assignment, perhaps you meant \"==\"?");
    }
    parser_back(p, start);
    if (!p->failed && parser_accept(p, TOKEN_DOUBLE_STAR) && parser_expression(p) != NULL &&
        parser_accept(p, TOKEN_EQUAL)) {
        value = parser_expression(p);
        if (value != NULL) {
            parser_fail_range(p, parser_range_to(range, parser_node_range(value, value)),
                              "cannot assign to keyword argument unpacking");
        }
    }
    parser_back(p, start);
}

void parser_diagnose_starred(Parser *p) {
    ParserPoint start = parser_point(p);
    AstRange range = parser_open(p);
    p->mark++;
    if (parser_expression(p) != NULL && parser_accept(p, TOKEN_EQUAL)) {
        AstNode *value = parser_expression(p);
        if (value != NULL) {
            parser_fail_range(p, parser_range_to(range, parser_node_range(value, value)),
                              "cannot assign to iterable argument unpacking");
        }
    }
    parser_back(p, start);
}

// ---- parameters ----

// As many parameters as there are; returns how many.
static uint32_t parser_skip_parameters(Parser *p, bool lambda, ParserDefault wanted) {
    uint32_t base = p->stack_count, count = 0;
    while (!p->failed && parser_parameter_item(p, lambda, wanted)) {
        count++;
    }
    p->stack_count = base;
    return count;
}

// Parameters and a slash behind them. Where there is none, goes back.
static bool parser_skip_to_slash(Parser *p, bool lambda, bool with_default) {
    ParserPoint start = parser_point(p);
    uint32_t count = parser_skip_parameters(p, lambda, PARSER_WITHOUT_DEFAULT);
    if (with_default) {
        count = parser_skip_parameters(p, lambda, PARSER_WITH_DEFAULT);
    }
    if (!p->failed && count > 0 && parser_accept(p, TOKEN_SLASH) &&
        parser_parameter_end(p, lambda)) {
        return true;
    }
    parser_back(p, start);
    return false;
}

static bool parser_skip_to_any_slash(Parser *p, bool lambda) {
    return parser_skip_to_slash(p, lambda, false) ||
           (!p->failed && parser_skip_to_slash(p, lambda, true));
}

static void parser_diagnose_second_slash(Parser *p, bool lambda) {
    if (!parser_skip_to_any_slash(p, lambda)) {
        return;
    }
    parser_skip_parameters(p, lambda, PARSER_MAYBE_DEFAULT);
    if (!p->failed && parser_at(p, TOKEN_SLASH)) {
        parser_fail_range(p, parser_open(p), "/ may appear only once");
    }
}

static void parser_diagnose_default_order(Parser *p, bool lambda) {
    (void)parser_skip_to_slash(p, lambda, false);
    parser_skip_parameters(p, lambda, PARSER_WITHOUT_DEFAULT);
    if (p->failed || (!parser_skip_to_slash(p, lambda, true) &&
                      (p->failed || parser_skip_parameters(p, lambda, PARSER_WITH_DEFAULT) == 0))) {
        return;
    }
    uint32_t base = p->stack_count;
    if (!p->failed && parser_parameter_item(p, lambda, PARSER_WITHOUT_DEFAULT)) {
        const AstNode *parameter = p->stack[base];
        parser_fail_range(p, parser_node_range(parameter, parameter),
                          "parameter without a default follows parameter with a default");
    }
}

static void parser_diagnose_parentheses(Parser *p, bool lambda) {
    parser_skip_parameters(p, lambda, PARSER_WITHOUT_DEFAULT);
    AstRange range = parser_open(p);
    if (p->failed || !parser_accept(p, TOKEN_LPAR)) {
        return;
    }
    bool matched = false;
    if (lambda) {
        while (parser_parameter(p, true, false) != NULL) {
            matched = true;
            if (!parser_accept(p, TOKEN_COMMA)) {
                break;
            }
        }
    } else {
        matched = parser_skip_parameters(p, false, PARSER_WITHOUT_DEFAULT) > 0;
        (void)parser_accept(p, TOKEN_COMMA);
    }
    if (matched && !p->failed && parser_at(p, TOKEN_RPAR)) {
        parser_fail_range(p, parser_range_to(range, parser_open(p)),
                          lambda ? "Lambda expression parameters cannot be parenthesized"
                                 : "Function parameters cannot be parenthesized");
    }
}

static void parser_diagnose_late_slash(Parser *p, bool lambda) {
    (void)parser_skip_to_any_slash(p, lambda);
    parser_skip_parameters(p, lambda, PARSER_MAYBE_DEFAULT);
    uint32_t base = p->stack_count;
    if (p->failed || !parser_accept(p, TOKEN_STAR) ||
        (!parser_accept(p, TOKEN_COMMA) &&
         !parser_parameter_item(p, lambda, PARSER_WITHOUT_DEFAULT))) {
        return;
    }
    p->stack_count = base;
    parser_skip_parameters(p, lambda, PARSER_MAYBE_DEFAULT);
    if (!p->failed && parser_at(p, TOKEN_SLASH)) {
        parser_fail_range(p, parser_open(p), "/ must be ahead of *");
    }
}

static void parser_diagnose_slash_star(Parser *p, bool lambda) {
    if (parser_skip_parameters(p, lambda, PARSER_MAYBE_DEFAULT) > 0 && !p->failed &&
        parser_accept(p, TOKEN_SLASH) && parser_at(p, TOKEN_STAR)) {
        parser_fail_range(p, parser_open(p), "expected comma between / and *");
    }
}

void parser_diagnose_parameters(Parser *p, bool lambda) {
    static void (*const checks[])(Parser *, bool) = {
        parser_diagnose_second_slash, parser_diagnose_default_order, parser_diagnose_parentheses,
        parser_diagnose_late_slash,   parser_diagnose_slash_star,
    };
    ParserPoint start = parser_point(p);
    if (parser_at(p, TOKEN_SLASH) && parser_next_type(p) == TOKEN_COMMA) {
        parser_fail_range(p, parser_open(p), "at least one argument must precede /");
    }
    for (size_t i = 0; i < sizeof(checks) / sizeof(checks[0]) && !p->failed; i++) {
        checks[i](p, lambda);
        parser_back(p, start);
    }
}

// A bare star with nothing to be named behind it.
static void parser_diagnose_bare_star(Parser *p, bool lambda, AstRange star) {
    LexerTokenType close = lambda ? TOKEN_COLON : TOKEN_RPAR;
    if (!parser_at(p, close) &&
        !(parser_accept(p, TOKEN_COMMA) &&
          (parser_at(p, close) || parser_at(p, TOKEN_DOUBLE_STAR)))) {
        return;
    }
    if (lambda) {
        parser_fail(p, "named arguments must follow bare *");
    } else {
        parser_fail_range(p, star, "named arguments must follow bare *");
    }
}

void parser_diagnose_star_parameters(Parser *p, bool lambda) {
    ParserPoint start = parser_point(p);
    AstRange star = parser_open(p);
    if (!parser_accept(p, TOKEN_STAR)) {
        return;
    }
    ParserPoint behind = parser_point(p);
    parser_diagnose_bare_star(p, lambda, star);
    parser_back(p, behind);
    if (!p->failed && parser_accept(p, TOKEN_COMMA) && parser_at_type_comment(p) && !lambda) {
        parser_fail(p, "bare * has associated type comment");
    }
    parser_back(p, behind);
    if (!p->failed && parser_parameter(p, lambda, false) != NULL && parser_at(p, TOKEN_EQUAL)) {
        parser_fail_range(p, parser_open(p),
                          "var-positional argument cannot have default value");
    }
    parser_back(p, behind);
    if (!p->failed && (parser_parameter_item(p, lambda, PARSER_WITHOUT_DEFAULT) ||
                       (!p->failed && parser_accept(p, TOKEN_COMMA)))) {
        parser_skip_parameters(p, lambda, PARSER_MAYBE_DEFAULT);
        star = parser_open(p);
        if (!p->failed && parser_accept(p, TOKEN_STAR) &&
            (parser_parameter_item(p, lambda, PARSER_WITHOUT_DEFAULT) ||
             (!p->failed && parser_accept(p, TOKEN_COMMA)))) {
            parser_fail_range(p, star, "* argument may appear only once");
        }
    }
    parser_back(p, start);
}

void parser_diagnose_keyword_parameters(Parser *p, bool lambda) {
    ParserPoint start = parser_point(p);
    if (parser_accept(p, TOKEN_DOUBLE_STAR) && parser_parameter(p, lambda, false) != NULL) {
        if (parser_at(p, TOKEN_EQUAL)) {
            parser_fail_range(p, parser_open(p),
                              "var-keyword argument cannot have default value");
        } else if (parser_accept(p, TOKEN_COMMA)) {
            AstRange range = parser_open(p);
            LexerTokenType type = parser_type(p);
            const AstNode *parameter = parser_parameter(p, lambda, false);
            if (parameter != NULL) {
                range = parser_node_range(parameter, parameter);
            }
            if (parameter != NULL || type == TOKEN_STAR || type == TOKEN_DOUBLE_STAR ||
                type == TOKEN_SLASH) {
                parser_fail_range(p, range, "arguments cannot follow var-keyword argument");
            }
        }
    }
    parser_back(p, start);
}

void parser_diagnose_default(Parser *p) {
    LexerTokenType next = parser_next_type(p);
    if (next == TOKEN_RPAR || next == TOKEN_COMMA) {
        parser_fail_range(p, parser_open(p), "expected default value expression");
    }
}

void parser_diagnose_type_parameter(Parser *p) {
    ParserPoint start = parser_point(p);
    bool star = parser_accept(p, TOKEN_STAR);
    if ((star || parser_accept(p, TOKEN_DOUBLE_STAR)) && parser_accept(p, TOKEN_NAME)) {
        AstRange colon = parser_open(p);
        AstNode *bound = parser_accept(p, TOKEN_COLON) ? parser_expression(p) : NULL;
        if (bound != NULL) {
            parser_fail_from(p, colon, "cannot use %s with %s",
                             bound->kind == AST_Tuple ? "constraints" : "bound",
                             star ? "TypeVarTuple" : "ParamSpec");
        }
    }
    parser_back(p, start);
}
