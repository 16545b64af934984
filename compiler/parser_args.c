// Arguments of calls, parameters of functions and lambdas, and type parameters.

#include "compiler/parser_impl.h"

// ---- calls ----

AstNode *parser_starred_expression(Parser *p) {
    if (!parser_at(p, TOKEN_STAR)) {
        return NULL;
    }
    if (p->diagnosing) {
        parser_diagnose_starred(p);
        if (p->failed) {
            return NULL;
        }
    }
    ParserPoint start = parser_point(p);
    AstRange range = parser_open(p);
    p->mark++;
    AstNode *value = parser_expression(p);
    if (value == NULL) {
        if (p->diagnosing && !p->failed) {
            return parser_fail(p, "Invalid star expression");
        }
        return parser_no_match(p, start);
    }
    AstNode *node = parser_node(p, AST_Starred, parser_close(p, range));
    if (node != NULL) {
        node->Starred.value = value;
    }
    return node;
}

// An argument without a keyword: not followed by `=`.
AstNode *parser_positional_argument(Parser *p) {
    ParserPoint start = parser_point(p);
    AstNode *node;
    if (parser_at(p, TOKEN_STAR)) {
        return parser_starred_expression(p);
    }
    if (parser_at(p, TOKEN_NAME)) {
        LexerTokenType next = parser_next_type(p);
        if (next == TOKEN_EQUAL && !p->diagnosing) {
            return NULL;
        }
        if (next == TOKEN_COLON_EQUAL) {
            node = parser_assignment_expression(p);
            return node != NULL && parser_at(p, TOKEN_EQUAL) ? parser_no_match(p, start) : node;
        }
    }
    node = parser_expression(p);
    if (node != NULL && (parser_at(p, TOKEN_COLON_EQUAL) || parser_at(p, TOKEN_EQUAL))) {
        return parser_no_match(p, start);
    }
    return node;
}

// `name=value`
static AstNode *parser_keyword_argument(Parser *p) {
    if (p->diagnosing) {
        parser_diagnose_keyword(p);
        if (p->failed) {
            return NULL;
        }
    }
    ParserPoint start = parser_point(p);
    AstRange range = parser_open(p);
    AstStr *name = parser_identifier(p);
    AstNode *value =
        name != NULL && parser_accept(p, TOKEN_EQUAL) ? parser_expression(p) : NULL;
    if (value == NULL) {
        return parser_no_match(p, start);
    }
    AstNode *node = parser_node(p, AST_keyword, parser_close(p, range));
    if (node != NULL) {
        node->keyword.arg = name;
        node->keyword.value = value;
    }
    return node;
}

// `**mapping`
static AstNode *parser_double_starred_argument(Parser *p) {
    ParserPoint start = parser_point(p);
    AstRange range = parser_open(p);
    AstNode *value = parser_accept(p, TOKEN_DOUBLE_STAR) ? parser_expression(p) : NULL;
    if (value == NULL) {
        return parser_no_match(p, start);
    }
    AstNode *node = parser_node(p, AST_keyword, parser_close(p, range));
    if (node != NULL) {
        node->keyword.value = value;
    }
    return node;
}

// Keyword arguments, among them unpackings: `*x` until the first `**y`. At least one; pushed.
bool parser_keyword_arguments(Parser *p) {
    uint32_t base = p->stack_count;
    bool doubled = false;
    for (;;) {
        ParserPoint before = parser_point(p);
        if (p->stack_count > base && !parser_accept(p, TOKEN_COMMA)) {
            break;
        }
        AstNode *item = parser_keyword_argument(p);
        if (item == NULL && !p->failed && !doubled) {
            item = parser_starred_expression(p);
        }
        if (item == NULL && !p->failed) {
            item = parser_double_starred_argument(p);
            doubled = item != NULL;
        }
        if (item == NULL) {
            parser_back(p, before);
            break;
        }
        if (!parser_push(p, item)) {
            return false;
        }
    }
    return !p->failed && p->stack_count > base;
}

// Makes a Call of the arguments on the stack, in the order in which they were written.
static AstNode *parser_arguments_node(Parser *p, uint32_t base, AstRange range) {
    AstNode *call = parser_node(p, AST_Call, parser_close(p, range));
    if (call == NULL) {
        return NULL;
    }
    uint32_t total = p->stack_count - base, keywords = 0;
    for (uint32_t i = 0; i < total; i++) {
        keywords += ((AstNode *)p->stack[base + i])->kind == AST_keyword;
    }
    if (keywords == 0) {
        return parser_take(p, base, &call->Call.args) ? call : NULL;
    }
    AstNode **items = arena_alloc_array(p->arena, total, sizeof(AstNode *));
    if (items == NULL) {
        return parser_out_of_memory(p);
    }
    uint32_t positional = total - keywords, next_argument = 0, next_keyword = positional;
    for (uint32_t i = 0; i < total; i++) {
        AstNode *item = p->stack[base + i];
        items[item->kind == AST_keyword ? next_keyword++ : next_argument++] = item;
    }
    p->stack_count = base;
    call->Call.args = (AstSeq){positional == 0 ? NULL : items, positional};
    call->Call.keywords = (AstSeq){items + positional, keywords};
    return call;
}

// The arguments behind `first`, which may be NULL if none was parsed yet.
static AstNode *parser_call_args_from(Parser *p, AstNode *first, AstRange range) {
    uint32_t base = p->stack_count;
    if (first != NULL && !parser_push(p, first)) {
        return NULL;
    }
    for (;;) {
        ParserPoint before = parser_point(p);
        if (p->stack_count > base && !parser_accept(p, TOKEN_COMMA)) {
            break;
        }
        AstNode *argument = parser_positional_argument(p);
        if (argument == NULL) {
            parser_back(p, before);
            break;
        }
        if (!parser_push(p, argument)) {
            return NULL;
        }
    }
    ParserPoint before = parser_point(p);
    bool none = p->stack_count == base;
    if (!p->failed && (none || parser_accept(p, TOKEN_COMMA)) && !parser_keyword_arguments(p)) {
        parser_back(p, before);
        if (none) {
            return NULL;
        }
    }
    return p->failed ? NULL : parser_arguments_node(p, base, range);
}

AstNode *parser_call_args(Parser *p) {
    return parser_call_args_from(p, NULL, parser_open(p));
}

static void *parser_arguments_once(Parser *p) {
    ParserPoint start = parser_point(p);
    AstNode *call = parser_call_args(p);
    if (call != NULL) {
        (void)parser_accept(p, TOKEN_COMMA);
        if (parser_at(p, TOKEN_RPAR)) {
            return call;
        }
    }
    parser_back(p, start);
    if (p->diagnosing && !p->failed) {
        parser_diagnose_arguments(p);
    }
    return NULL;
}

AstNode *parser_arguments(Parser *p) {
    return parser_memoize(p, PARSER_RULE_ARGUMENTS, parser_arguments_once);
}

// A call whose only argument is a generator, which shares its parentheses.
static AstNode *parser_generator_call(Parser *p, AstNode *generator, AstRange range) {
    uint32_t base = p->stack_count;
    AstNode *call = parser_node(p, AST_Call, parser_close(p, range));
    if (call == NULL || !parser_push(p, generator) ||
        !parser_take(p, base, &call->Call.args)) {
        return NULL;
    }
    return call;
}

static AstNode *parser_diagnosed_call(Parser *p, AstRange range) {
    ParserPoint start = parser_point(p);
    AstNode *generator = parser_generator(p);
    if (generator != NULL) {
        return parser_generator_call(p, generator, range);
    }
    parser_back(p, start);
    if (p->failed) {
        return NULL;
    }
    p->mark++;
    AstNode *call = parser_arguments(p);
    if (p->failed || !parser_accept(p, TOKEN_RPAR)) {
        return parser_no_match(p, start);
    }
    return call != NULL ? call : parser_node(p, AST_Call, range);
}

static AstNode *parser_plain_call(Parser *p, AstRange range) {
    ParserPoint start = parser_point(p);
    AstRange parenthesis = parser_open(p);
    p->mark++;
    if (parser_accept(p, TOKEN_RPAR)) {
        return parser_node(p, AST_Call, range);
    }
    AstNode *first = NULL;
    AstRange inner = parser_open(p);
    if (!parser_at(p, TOKEN_STAR)) {
        first = parser_positional_argument(p);
        if (first != NULL && parser_at_comprehension(p)) {
            AstSeq generators;
            if (!parser_comprehensions(p, &generators) || !parser_accept(p, TOKEN_RPAR)) {
                return parser_no_match(p, start);
            }
            AstNode *generator =
                parser_node(p, AST_GeneratorExp, parser_close(p, parenthesis));
            if (generator == NULL) {
                return NULL;
            }
            generator->GeneratorExp.elt = first;
            generator->GeneratorExp.generators = generators;
            return parser_generator_call(p, generator, range);
        }
    }
    AstNode *call = p->failed ? NULL : parser_call_args_from(p, first, inner);
    if (call != NULL) {
        (void)parser_accept(p, TOKEN_COMMA);
    }
    if (call == NULL || !parser_accept(p, TOKEN_RPAR)) {
        return parser_no_match(p, start);
    }
    return call;
}

AstNode *parser_call(Parser *p, AstNode *function, AstRange range) {
    AstNode *call = p->diagnosing ? parser_diagnosed_call(p, range) : parser_plain_call(p, range);
    if (call == NULL) {
        return NULL;
    }
    range = parser_close(p, range);
    call->lineno = range.lineno;
    call->col_offset = range.col_offset;
    call->end_lineno = range.end_lineno;
    call->end_col_offset = range.end_col_offset;
    call->Call.func = function;
    return call;
}

// ---- parameters ----

AstNode *parser_parameter(Parser *p, bool lambda, bool starred) {
    ParserPoint start = parser_point(p);
    AstRange range = parser_open(p);
    AstStr *name = parser_identifier(p);
    if (name == NULL) {
        return NULL;
    }
    AstNode *annotation = NULL;
    ParserPoint behind_name = parser_point(p);
    if (!lambda && parser_accept(p, TOKEN_COLON)) {
        annotation = starred ? parser_star_expression(p) : parser_expression(p);
        if (annotation == NULL) {
            if (p->failed) {
                return parser_no_match(p, start);
            }
            parser_back(p, behind_name);
        }
    }
    AstNode *node = parser_node(p, AST_arg, parser_close(p, range));
    if (node != NULL) {
        node->arg.arg = name;
        node->arg.annotation = annotation;
    }
    return node;
}

bool parser_parameter_end(Parser *p, bool lambda) {
    return parser_accept(p, TOKEN_COMMA) || parser_at(p, lambda ? TOKEN_COLON : TOKEN_RPAR);
}

// The same behind a parameter of a function, which may have a type comment.
static bool parser_commented_end(Parser *p, bool lambda, AstNode *parameter) {
    bool comma = parser_accept(p, TOKEN_COMMA);
    if (!lambda) {
        parameter->arg.type_comment = parser_type_comment(p);
    }
    return !p->failed && (comma || parser_at(p, lambda ? TOKEN_COLON : TOKEN_RPAR));
}

AstNode *parser_default(Parser *p) {
    ParserPoint start = parser_point(p);
    if (!parser_accept(p, TOKEN_EQUAL)) {
        return NULL;
    }
    AstNode *value = parser_expression(p);
    if (value == NULL) {
        parser_back(p, start);
        if (p->diagnosing && !p->failed) {
            parser_diagnose_default(p);
        }
        return NULL;
    }
    return value;
}

// One parameter with what separates it from the next; it and its default are pushed.
bool parser_parameter_item(Parser *p, bool lambda, ParserDefault wanted) {
    ParserPoint start = parser_point(p);
    AstNode *parameter = parser_parameter(p, lambda, false);
    if (parameter == NULL) {
        return false;
    }
    AstNode *value = wanted == PARSER_WITHOUT_DEFAULT ? NULL : parser_default(p);
    if (p->failed || (value == NULL && wanted == PARSER_WITH_DEFAULT) ||
        !parser_commented_end(p, lambda, parameter)) {
        parser_back(p, start);
        return false;
    }
    return parser_push(p, parameter) && parser_push(p, value);
}

// Splits pairs of parameter and default that are on the stack. Missing defaults are left out, or
// are NULL if `keep_missing`.
static bool parser_split_parameters(Parser *p, uint32_t base, uint32_t end, bool keep_missing,
                                    AstSeq *parameters, AstSeq *defaults) {
    uint32_t count = (end - base) / 2, kept = 0;
    if (count == 0) {
        return true;
    }
    AstNode **names = arena_alloc_array(p->arena, count, sizeof(AstNode *));
    AstNode **values = arena_alloc_array(p->arena, count + defaults->count, sizeof(AstNode *));
    if (names == NULL || values == NULL) {
        parser_out_of_memory(p);
        return false;
    }
    for (; kept < defaults->count; kept++) {
        values[kept] = defaults->items[kept];
    }
    for (uint32_t i = 0; i < count; i++) {
        AstNode *value = p->stack[base + 2 * i + 1];
        names[i] = p->stack[base + 2 * i];
        if (keep_missing || value != NULL) {
            values[kept++] = value;
        }
    }
    *parameters = (AstSeq){names, count};
    *defaults = (AstSeq){kept == 0 ? NULL : values, kept};
    return true;
}

// `*name` or a bare `*`, keyword-only parameters and `**name`.
static bool parser_star_parameters(Parser *p, bool lambda, AstNode *args) {
    ParserPoint start = parser_point(p);
    if (p->diagnosing) {
        parser_diagnose_star_parameters(p, lambda);
        if (p->failed) {
            return false;
        }
    }
    if (parser_accept(p, TOKEN_STAR)) {
        AstNode *vararg = NULL;
        if (!parser_accept(p, TOKEN_COMMA)) {
            ParserPoint name = parser_point(p);
            vararg = parser_parameter(p, lambda, false);
            if (!p->failed && (vararg == NULL || !parser_commented_end(p, lambda, vararg))) {
                parser_back(p, name);
                vararg = lambda ? NULL : parser_parameter(p, lambda, true);
                if (vararg == NULL || !parser_commented_end(p, lambda, vararg)) {
                    parser_back(p, start);
                    return false;
                }
            }
        }
        uint32_t base = p->stack_count;
        while (!p->failed && parser_parameter_item(p, lambda, PARSER_MAYBE_DEFAULT)) {
        }
        if (p->failed || (vararg == NULL && p->stack_count == base)) {
            parser_back(p, start);
            return false;
        }
        args->arguments.vararg = vararg;
        if (!parser_split_parameters(p, base, p->stack_count, true, &args->arguments.kwonlyargs,
                                     &args->arguments.kw_defaults)) {
            return false;
        }
        p->stack_count = base;
    }
    ParserPoint before = parser_point(p);
    if (p->diagnosing) {
        parser_diagnose_keyword_parameters(p, lambda);
        if (p->failed) {
            return false;
        }
    }
    if (parser_accept(p, TOKEN_DOUBLE_STAR)) {
        args->arguments.kwarg = parser_parameter(p, lambda, false);
        if (args->arguments.kwarg == NULL ||
            !parser_commented_end(p, lambda, args->arguments.kwarg)) {
            args->arguments.kwarg = NULL;
            parser_back(p, before);
        }
    }
    return !p->failed;
}

// Positional parameters, pushed with their defaults. *slash is the height of the stack at the `/`,
// which stays as it was if there is none.
static void parser_positional_parameters(Parser *p, bool lambda, uint32_t *slash) {
    uint32_t base = p->stack_count;
    bool had_slash = false, had_default = false;
    while (!p->failed) {
        ParserPoint before = parser_point(p);
        if (!had_slash && p->stack_count > base && parser_accept(p, TOKEN_SLASH)) {
            if (!parser_parameter_end(p, lambda)) {
                parser_back(p, before);
                break;
            }
            had_slash = true;
            *slash = p->stack_count;
            continue;
        }
        if (!parser_parameter_item(p, lambda,
                                   had_default ? PARSER_WITH_DEFAULT : PARSER_MAYBE_DEFAULT)) {
            break;
        }
        had_default = p->stack[p->stack_count - 1] != NULL;
    }
}

AstNode *parser_parameters(Parser *p, bool lambda) {
    if (p->diagnosing) {
        parser_diagnose_parameters(p, lambda);
        if (p->failed) {
            return NULL;
        }
    }
    AstNode *args = parser_node(p, AST_arguments, (AstRange){0});
    if (args == NULL) {
        return NULL;
    }
    uint32_t base = p->stack_count, slash = base;
    parser_positional_parameters(p, lambda, &slash);
    if (p->failed ||
        !parser_split_parameters(p, base, slash, false, &args->arguments.posonlyargs,
                                 &args->arguments.defaults) ||
        !parser_split_parameters(p, slash, p->stack_count, false, &args->arguments.args,
                                 &args->arguments.defaults)) {
        return NULL;
    }
    p->stack_count = base;
    (void)parser_star_parameters(p, lambda, args);
    if (args->arguments.posonlyargs.count > 0 &&
        !parser_require(p, 8, "Positional-only parameters are")) {
        return NULL;
    }
    return p->failed ? NULL : args;
}

// ---- type parameters ----

static AstNode *parser_type_parameter(Parser *p) {
    AstRange range = parser_open(p);
    ParserPoint start = parser_point(p);
    AstKind kind = AST_TypeVar;
    if (p->diagnosing && !parser_at(p, TOKEN_NAME)) {
        parser_diagnose_type_parameter(p);
        if (p->failed) {
            return NULL;
        }
    }
    if (parser_accept(p, TOKEN_STAR)) {
        kind = AST_TypeVarTuple;
    } else if (parser_accept(p, TOKEN_DOUBLE_STAR)) {
        kind = AST_ParamSpec;
    }
    AstStr *name = parser_identifier(p);
    if (name == NULL) {
        return parser_no_match(p, start);
    }
    AstNode *bound = NULL, *value = NULL;
    ParserPoint before = parser_point(p);
    if (kind == AST_TypeVar && parser_accept(p, TOKEN_COLON)) {
        bound = parser_expression(p);
        if (bound == NULL) {
            parser_back(p, before);
        }
    }
    before = parser_point(p);
    if (!p->failed && parser_accept(p, TOKEN_EQUAL)) {
        value = kind == AST_TypeVarTuple ? parser_star_expression(p) : parser_expression(p);
        if (value == NULL) {
            parser_back(p, before);
        } else if (!parser_require(p, 13, "Type parameter defaults are")) {
            return NULL;
        }
    }
    AstNode *node = p->failed ? NULL : parser_node(p, kind, parser_close(p, range));
    if (node == NULL) {
        return NULL;
    }
    switch (kind) {
    case AST_TypeVar:
        node->TypeVar.name = name;
        node->TypeVar.bound = bound;
        node->TypeVar.default_value = value;
        break;
    case AST_TypeVarTuple:
        node->TypeVarTuple.name = name;
        node->TypeVarTuple.default_value = value;
        break;
    default:
        node->ParamSpec.name = name;
        node->ParamSpec.default_value = value;
        break;
    }
    return node;
}

// `[T, …]` if there is any; false if there is but does not match.
bool parser_type_parameters(Parser *p, AstSeq *parameters) {
    ParserPoint start = parser_point(p);
    AstRange bracket = {0};
    *parameters = (AstSeq){0};
    if (!parser_accept(p, TOKEN_LSQB)) {
        return !p->failed;
    }
    if (p->diagnosing && parser_at(p, TOKEN_RSQB)) {
        bracket = parser_open(p);
        parser_fail_from(p, bracket, "Type parameter list cannot be empty");
        return false;
    }
    do {
        AstNode *parameter = parser_type_parameter(p);
        if (parameter == NULL) {
            break;
        }
        if (!parser_push(p, parameter)) {
            return false;
        }
    } while (parser_accept(p, TOKEN_COMMA));
    if (p->failed || p->stack_count == start.stack_count || !parser_accept(p, TOKEN_RSQB)) {
        parser_back(p, start);
        return false;
    }
    return parser_require(p, 12, "Type parameter lists are") &&
           parser_take(p, start.stack_count, parameters);
}
