// Compound statements.

#include "compiler/parser_impl.h"

// ---- blocks ----

static void *parser_block_once(Parser *p) {
    ParserPoint start = parser_point(p);
    bool ok = false;
    if (parser_accept(p, TOKEN_NEWLINE)) {
        if (parser_accept(p, TOKEN_INDENT)) {
            ok = parser_statements(p) && parser_accept(p, TOKEN_DEDENT);
        } else if (p->diagnosing && !p->failed) {
            return parser_fail_indentation(p, "expected an indented block");
        }
    } else if (!p->failed) {
        ok = parser_simple_statements(p);
    }
    if (!ok) {
        return parser_no_match(p, start);
    }
    AstSeq *body = arena_alloc(p->arena, sizeof(AstSeq));
    if (body == NULL) {
        return parser_out_of_memory(p);
    }
    return parser_take(p, start.stack_count, body) ? body : NULL;
}

bool parser_block(Parser *p, AstSeq *body) {
    AstSeq *found = parser_memoize(p, PARSER_RULE_BLOCK, parser_block_once);
    if (found == NULL) {
        return false;
    }
    *body = *found;
    return true;
}

// `: block`, where a missing colon is no error of its own.
static bool parser_suite(Parser *p, AstSeq *body) {
    return parser_accept(p, TOKEN_COLON) && parser_block(p, body);
}

// The same with a type comment behind the colon.
static bool parser_commented_suite(Parser *p, AstStr **comment, AstSeq *body) {
    if (!parser_accept(p, TOKEN_COLON)) {
        return false;
    }
    *comment = parser_type_comment(p);
    return !p->failed && parser_block(p, body);
}

// `else: block` if there is one; false if it does not match.
static bool parser_else(Parser *p, AstSeq *orelse) {
    ParserPoint start = parser_point(p);
    *orelse = (AstSeq){0};
    if (!parser_at(p, TOKEN_ELSE)) {
        return !p->failed;
    }
    if (p->diagnosing) {
        parser_diagnose_else(p);
        if (p->failed) {
            return false;
        }
    }
    p->mark++;
    if (!parser_force(p, TOKEN_COLON)) {
        return false;
    }
    if (!parser_block(p, orelse)) {
        parser_back(p, start);
    }
    return !p->failed;
}

// ---- if and while ----

// The `if` and `elif` clauses as a chain, which is built without recursion; all of them end where
// the last one does.
static AstNode *parser_if(Parser *p) {
    AstNode *first = NULL, *last = NULL;
    uint32_t base = p->stack_count;
    do {
        if (p->diagnosing) {
            parser_diagnose_if(p);
            if (p->failed) {
                return NULL;
            }
        }
        ParserPoint start = parser_point(p);
        AstRange range = parser_open(p);
        p->mark++;
        AstNode *test = parser_named_expression(p);
        AstSeq body;
        if (test == NULL || !parser_suite(p, &body)) {
            if (last == NULL || p->failed) {
                return NULL;
            }
            parser_back(p, start);
            break;
        }
        AstNode *node = parser_node(p, AST_If, parser_close(p, range));
        if (node == NULL || !parser_push(p, node)) {
            return NULL;
        }
        node->If.test = test;
        node->If.body = body;
        if (last != NULL) {
            last->If.orelse.items = arena_copy(p->arena, &node, sizeof(node));
            last->If.orelse.count = 1;
            if (last->If.orelse.items == NULL) {
                return parser_out_of_memory(p);
            }
        } else {
            first = node;
        }
        last = node;
    } while (parser_at(p, TOKEN_ELIF));
    if (p->failed || !parser_else(p, &last->If.orelse)) {
        return NULL;
    }
    AstRange end = parser_close(p, (AstRange){0});
    for (uint32_t i = base; i < p->stack_count; i++) {
        AstNode *node = p->stack[i];
        node->end_lineno = end.end_lineno;
        node->end_col_offset = end.end_col_offset;
    }
    p->stack_count = base;
    return first;
}

static AstNode *parser_while(Parser *p) {
    if (p->diagnosing) {
        parser_diagnose_while(p);
        if (p->failed) {
            return NULL;
        }
    }
    AstRange range = parser_open(p);
    p->mark++;
    AstNode *test = parser_named_expression(p);
    AstSeq body, orelse;
    if (test == NULL || !parser_suite(p, &body) || !parser_else(p, &orelse)) {
        return NULL;
    }
    AstNode *node = parser_node(p, AST_While, parser_close(p, range));
    if (node != NULL) {
        node->While.test = test;
        node->While.body = body;
        node->While.orelse = orelse;
    }
    return node;
}

// ---- for and with ----

static AstNode *parser_for(Parser *p) {
    if (p->diagnosing) {
        parser_diagnose_for(p);
        if (p->failed) {
            return NULL;
        }
    }
    ParserPoint start = parser_point(p);
    AstRange range = parser_open(p);
    AstKind kind = parser_accept(p, TOKEN_ASYNC) ? AST_AsyncFor : AST_For;
    p->mark++;
    AstNode *target = parser_star_targets(p);
    if (target == NULL || !parser_accept(p, TOKEN_IN)) {
        parser_back(p, start);
        if (p->diagnosing && !p->failed) {
            parser_diagnose_for_target(p);
        }
        return NULL;
    }
    AstNode *iter = parser_star_expressions(p);
    AstStr *comment;
    AstSeq body, orelse;
    if (iter == NULL || !parser_commented_suite(p, &comment, &body) || !parser_else(p, &orelse) ||
        (kind == AST_AsyncFor && !parser_require(p, 5, "Async for loops are"))) {
        return NULL;
    }
    AstNode *node = parser_node(p, kind, parser_close(p, range));
    if (node != NULL) {
        _Static_assert(offsetof(AstNode, For.type_comment) ==
                           offsetof(AstNode, AsyncFor.type_comment),
                       "both kinds of loop are alike");
        node->For.target = target;
        node->For.iter = iter;
        node->For.body = body;
        node->For.orelse = orelse;
        node->For.type_comment = comment;
    }
    return node;
}

static AstNode *parser_with_item(Parser *p) {
    ParserPoint start = parser_point(p);
    AstNode *context = parser_expression(p), *target = NULL;
    if (context == NULL) {
        return NULL;
    }
    ParserPoint before = parser_point(p);
    if (parser_accept(p, TOKEN_AS)) {
        target = parser_star_target(p);
        LexerTokenType next = target == NULL ? TOKEN_ERROR : parser_type(p);
        if (next != TOKEN_COMMA && next != TOKEN_RPAR && next != TOKEN_COLON) {
            target = NULL;
            parser_back(p, start);
            if (p->diagnosing && !p->failed) {
                parser_diagnose_with_item(p);
            }
            parser_back(p, before);
        }
    }
    AstNode *node = p->failed ? NULL : parser_node(p, AST_withitem, (AstRange){0});
    if (node != NULL) {
        node->withitem.context_expr = context;
        node->withitem.optional_vars = target;
    }
    return node;
}

// Items separated by commas, pushed. A comma behind the last one is left alone.
static bool parser_with_items(Parser *p) {
    uint32_t base = p->stack_count;
    for (;;) {
        ParserPoint before = parser_point(p);
        if (p->stack_count > base && !parser_accept(p, TOKEN_COMMA)) {
            return !p->failed;
        }
        AstNode *item = parser_with_item(p);
        if (item == NULL) {
            parser_back(p, before);
            return !p->failed && p->stack_count > base;
        }
        if (!parser_push(p, item)) {
            return false;
        }
    }
}

// The items up to the colon. Parentheses around all of them are tried first, as they may also be a
// part of an expression.
static bool parser_with_header(Parser *p) {
    ParserPoint start = parser_point(p);
    if (parser_accept(p, TOKEN_LPAR)) {
        if (parser_with_items(p)) {
            (void)parser_accept(p, TOKEN_COMMA);
            if (parser_accept(p, TOKEN_RPAR) && parser_accept(p, TOKEN_COLON)) {
                return true;
            }
        }
        parser_back(p, start);
    }
    return !p->failed && parser_with_items(p) && parser_accept(p, TOKEN_COLON);
}

static AstNode *parser_with(Parser *p) {
    if (p->diagnosing) {
        parser_diagnose_with_indent(p);
        if (p->failed) {
            return NULL;
        }
    }
    ParserPoint start = parser_point(p);
    AstRange range = parser_open(p);
    AstKind kind = parser_accept(p, TOKEN_ASYNC) ? AST_AsyncWith : AST_With;
    p->mark++;
    AstSeq items, body;
    AstStr *comment = NULL;
    bool ok = parser_with_header(p) && parser_take(p, start.stack_count, &items);
    if (ok) {
        comment = parser_type_comment(p);
    }
    if (!ok || p->failed || !parser_block(p, &body)) {
        parser_back(p, start);
        if (p->diagnosing && !p->failed) {
            parser_diagnose_with(p);
        }
        return NULL;
    }
    if (kind == AST_AsyncWith && !parser_require(p, 5, "Async with statements are")) {
        return NULL;
    }
    AstNode *node = parser_node(p, kind, parser_close(p, range));
    if (node != NULL) {
        _Static_assert(offsetof(AstNode, With.type_comment) ==
                           offsetof(AstNode, AsyncWith.type_comment),
                       "both kinds of with are alike");
        node->With.items = items;
        node->With.body = body;
        node->With.type_comment = comment;
    }
    return node;
}

// ---- try ----

// The types, name and colon of a handler, behind `except` or `except*`. *bare: the types are
// several, without parentheses.
static bool parser_handler_header(Parser *p, bool star, AstNode **type, AstStr **name,
                                  bool *bare) {
    *type = NULL;
    *bare = false;
    *name = NULL;
    if (!star && parser_accept(p, TOKEN_COLON)) {
        return true;
    }
    ParserPoint start = parser_point(p);
    *type = parser_expression(p);
    if (*type == NULL) {
        return false;
    }
    if (parser_accept(p, TOKEN_COLON)) {
        return true;
    }
    if (parser_accept(p, TOKEN_AS)) {
        *name = parser_identifier(p);
        return *name != NULL && parser_accept(p, TOKEN_COLON);
    }
    if (!parser_at(p, TOKEN_COMMA)) {
        return false;
    }
    parser_back(p, start);
    *bare = true;
    *type = parser_expressions(p);
    return *type != NULL && parser_accept(p, TOKEN_COLON);
}

AstNode *parser_except_handler(Parser *p, bool star) {
    ParserPoint start = parser_point(p);
    if (p->diagnosing) {
        parser_diagnose_except_indent(p, star);
        if (p->failed) {
            return NULL;
        }
    }
    AstRange range = parser_open(p);
    if (!parser_accept(p, TOKEN_EXCEPT) || (star && !parser_accept(p, TOKEN_STAR))) {
        return parser_no_match(p, start);
    }
    AstNode *type;
    AstStr *name;
    AstSeq body;
    bool bare;
    if (!parser_handler_header(p, star, &type, &name, &bare) || !parser_block(p, &body)) {
        parser_back(p, start);
        if (p->diagnosing && !p->failed) {
            parser_diagnose_except(p, star);
        }
        return NULL;
    }
    if (bare && !parser_require(p, 14, "except expressions without parentheses are")) {
        return NULL;
    }
    AstNode *node = parser_node(p, AST_ExceptHandler, parser_close(p, range));
    if (node != NULL) {
        node->ExceptHandler.type = type;
        node->ExceptHandler.name = name;
        node->ExceptHandler.body = body;
    }
    return node;
}

// `finally: block` if there is one; false if it does not match.
static bool parser_finally(Parser *p, AstSeq *finalbody) {
    ParserPoint start = parser_point(p);
    *finalbody = (AstSeq){0};
    if (!parser_at(p, TOKEN_FINALLY)) {
        return !p->failed;
    }
    if (p->diagnosing) {
        parser_diagnose_indent(p, TOKEN_FINALLY, "'finally' statement");
        if (p->failed) {
            return false;
        }
    }
    p->mark++;
    if (!parser_force(p, TOKEN_COLON)) {
        return false;
    }
    if (!parser_block(p, finalbody)) {
        parser_back(p, start);
    }
    return !p->failed;
}

// All handlers of a statement are of the kind of the first.
static bool parser_handlers(Parser *p, bool *star, AstSeq *handlers) {
    uint32_t base = p->stack_count;
    if (p->diagnosing) {
        // The kinds are tried in turn.
        *star = false;
        while (parser_at(p, TOKEN_EXCEPT)) {
            AstNode *handler = parser_except_handler(p, *star);
            if (handler == NULL && !p->failed && p->stack_count == base && !*star) {
                *star = true;
                handler = parser_except_handler(p, true);
            }
            if (handler == NULL) {
                break;
            }
            if (!parser_push(p, handler)) {
                return false;
            }
        }
        return !p->failed && parser_take(p, base, handlers);
    }
    *star = parser_at(p, TOKEN_EXCEPT) && parser_next_type(p) == TOKEN_STAR;
    while (parser_at(p, TOKEN_EXCEPT)) {
        AstNode *handler = parser_except_handler(p, *star);
        if (handler == NULL) {
            break;
        }
        if (!parser_push(p, handler)) {
            return false;
        }
    }
    return !p->failed && parser_take(p, base, handlers);
}

static AstNode *parser_try(Parser *p) {
    if (p->diagnosing) {
        parser_diagnose_try(p);
        if (p->failed) {
            return NULL;
        }
    }
    AstRange range = parser_open(p);
    p->mark++;
    AstSeq body, handlers, orelse = {0}, finalbody;
    bool star;
    if (!parser_force(p, TOKEN_COLON) || !parser_block(p, &body) ||
        !parser_handlers(p, &star, &handlers) ||
        (handlers.count > 0 && !parser_else(p, &orelse)) || !parser_finally(p, &finalbody) ||
        (handlers.count == 0 && finalbody.count == 0)) {
        return NULL;
    }
    if (star && handlers.count > 0 && !parser_require(p, 11, "Exception groups are")) {
        return NULL;
    }
    AstNode *node =
        parser_node(p, star && handlers.count > 0 ? AST_TryStar : AST_Try, parser_close(p, range));
    if (node != NULL) {
        _Static_assert(offsetof(AstNode, Try.finalbody) == offsetof(AstNode, TryStar.finalbody),
                       "both kinds of try are alike");
        node->Try.body = body;
        node->Try.handlers = handlers;
        node->Try.orelse = orelse;
        node->Try.finalbody = finalbody;
    }
    return node;
}

// ---- definitions ----

// The type comment of a function: behind its colon, or on a line before its block.
static AstStr *parser_function_comment(Parser *p) {
    if (!p->options->type_comments) {
        return NULL;
    }
    ParserPoint start = parser_point(p);
    if (parser_accept(p, TOKEN_NEWLINE) && parser_at(p, TOKEN_TYPE_COMMENT)) {
        AstStr *comment = parser_type_comment(p);
        if (parser_at(p, TOKEN_NEWLINE) && parser_next_type(p) == TOKEN_INDENT) {
            return comment;
        }
    }
    parser_back(p, start);
    if (p->diagnosing) {
        parser_diagnose_two_comments(p);
    }
    return p->failed ? NULL : parser_type_comment(p);
}

static AstNode *parser_function(Parser *p, AstSeq decorators) {
    if (p->diagnosing) {
        parser_diagnose_function(p);
        if (p->failed) {
            return NULL;
        }
    }
    AstRange range = parser_open(p);
    AstKind kind = parser_accept(p, TOKEN_ASYNC) ? AST_AsyncFunctionDef : AST_FunctionDef;
    p->mark++;
    AstStr *name = parser_identifier(p);
    AstSeq type_params, body;
    if (name == NULL || !parser_type_parameters(p, &type_params) ||
        !parser_accept(p, TOKEN_LPAR)) {
        return NULL;
    }
    AstNode *args = parser_parameters(p, false), *returns = NULL;
    if (args == NULL || !parser_accept(p, TOKEN_RPAR)) {
        return NULL;
    }
    if (parser_accept(p, TOKEN_ARROW)) {
        returns = parser_expression(p);
        if (returns == NULL) {
            return NULL;
        }
    }
    if (!parser_accept(p, TOKEN_COLON)) {
        return NULL;
    }
    AstStr *comment = parser_function_comment(p);
    if (p->failed || !parser_block(p, &body) ||
        (kind == AST_AsyncFunctionDef && !parser_require(p, 5, "Async functions are"))) {
        return NULL;
    }
    AstNode *node = parser_node(p, kind, parser_close(p, range));
    if (node != NULL) {
        _Static_assert(offsetof(AstNode, FunctionDef.type_params) ==
                           offsetof(AstNode, AsyncFunctionDef.type_params),
                       "both kinds of function are alike");
        node->FunctionDef.name = name;
        node->FunctionDef.args = args;
        node->FunctionDef.body = body;
        node->FunctionDef.decorator_list = decorators;
        node->FunctionDef.returns = returns;
        node->FunctionDef.type_comment = comment;
        node->FunctionDef.type_params = type_params;
    }
    return node;
}

static AstNode *parser_class(Parser *p, AstSeq decorators) {
    if (p->diagnosing) {
        parser_diagnose_class(p);
        if (p->failed) {
            return NULL;
        }
    }
    AstRange range = parser_open(p);
    p->mark++;
    AstStr *name = parser_identifier(p);
    AstSeq type_params, body;
    if (name == NULL || !parser_type_parameters(p, &type_params)) {
        return NULL;
    }
    AstNode *bases = NULL;
    if (parser_accept(p, TOKEN_LPAR)) {
        bases = parser_arguments(p);
        if (p->failed || !parser_accept(p, TOKEN_RPAR)) {
            return NULL;
        }
    }
    if (!parser_suite(p, &body)) {
        return NULL;
    }
    AstNode *node = parser_node(p, AST_ClassDef, parser_close(p, range));
    if (node != NULL) {
        node->ClassDef.name = name;
        if (bases != NULL) {
            node->ClassDef.bases = bases->Call.args;
            node->ClassDef.keywords = bases->Call.keywords;
        }
        node->ClassDef.body = body;
        node->ClassDef.decorator_list = decorators;
        node->ClassDef.type_params = type_params;
    }
    return node;
}

// Decorators, and the function or class that they decorate.
static AstNode *parser_decorated(Parser *p) {
    uint32_t base = p->stack_count;
    while (parser_accept(p, TOKEN_AT)) {
        AstNode *decorator = parser_named_expression(p);
        if (decorator == NULL || !parser_accept(p, TOKEN_NEWLINE)) {
            return NULL;
        }
        if (!parser_push(p, decorator)) {
            return NULL;
        }
    }
    AstSeq decorators;
    if (p->failed || !parser_take(p, base, &decorators)) {
        return NULL;
    }
    switch (parser_type(p)) {
    case TOKEN_DEF:
        return parser_function(p, decorators);
    case TOKEN_CLASS:
        return parser_class(p, decorators);
    case TOKEN_ASYNC:
        return parser_next_type(p) == TOKEN_DEF ? parser_function(p, decorators) : NULL;
    default:
        return NULL;
    }
}

static AstNode *parser_async(Parser *p) {
    switch (parser_next_type(p)) {
    case TOKEN_DEF:
        return parser_function(p, (AstSeq){0});
    case TOKEN_WITH:
        return parser_with(p);
    case TOKEN_FOR:
        return parser_for(p);
    default:
        return NULL;
    }
}

// A compound statement, or NULL. *matched tells that the first token permits nothing else.
AstNode *parser_compound_statement(Parser *p, bool *matched) {
    ParserPoint start = parser_point(p);
    AstNode *node;
    *matched = !p->diagnosing;
    switch (parser_type(p)) {
    case TOKEN_DEF:
        node = parser_function(p, (AstSeq){0});
        break;
    case TOKEN_AT:
        node = parser_decorated(p);
        break;
    case TOKEN_ASYNC:
        node = parser_async(p);
        break;
    case TOKEN_IF:
        node = parser_if(p);
        break;
    case TOKEN_CLASS:
        node = parser_class(p, (AstSeq){0});
        break;
    case TOKEN_WITH:
        node = parser_with(p);
        break;
    case TOKEN_FOR:
        node = parser_for(p);
        break;
    case TOKEN_TRY:
        node = parser_try(p);
        break;
    case TOKEN_WHILE:
        node = parser_while(p);
        break;
    case TOKEN_NAME:
        *matched = false;
        if (p->tokens[p->mark].name != p->name_match) {
            return NULL;
        }
        node = parser_match(p);
        break;
    default:
        *matched = false;
        return NULL;
    }
    if (node == NULL) {
        parser_back(p, start);
    }
    return node;
}
