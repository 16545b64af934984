// Simple statements, and lists of statements.

#include "compiler/parser_impl.h"

#include <string.h>

bool parser_augmented_operator(Parser *p, AstBinOp *op) {
    static const uint8_t operators[TOKEN_COUNT] = {
        [TOKEN_PLUS_EQUAL] = AST_ADD + 1,
        [TOKEN_MINUS_EQUAL] = AST_SUB + 1,
        [TOKEN_STAR_EQUAL] = AST_MULT + 1,
        [TOKEN_AT_EQUAL] = AST_MATMULT + 1,
        [TOKEN_SLASH_EQUAL] = AST_DIV + 1,
        [TOKEN_PERCENT_EQUAL] = AST_MOD + 1,
        [TOKEN_AMPER_EQUAL] = AST_BITAND + 1,
        [TOKEN_VBAR_EQUAL] = AST_BITOR + 1,
        [TOKEN_CIRCUMFLEX_EQUAL] = AST_BITXOR + 1,
        [TOKEN_LEFT_SHIFT_EQUAL] = AST_LSHIFT + 1,
        [TOKEN_RIGHT_SHIFT_EQUAL] = AST_RSHIFT + 1,
        [TOKEN_DOUBLE_STAR_EQUAL] = AST_POW + 1,
        [TOKEN_DOUBLE_SLASH_EQUAL] = AST_FLOORDIV + 1,
    };
    uint8_t found = operators[parser_type(p)];
    if (found == 0) {
        return false;
    }
    *op = (AstBinOp)(found - 1);
    p->mark++;
    return true;
}

// ---- assignments ----

// `target: annotation [= value]`, from the colon on.
static AstNode *parser_annotated(Parser *p, AstNode *target, AstRange range) {
    p->mark++;
    AstNode *annotation = parser_expression(p);
    if (annotation == NULL) {
        return NULL;
    }
    AstNode *value = NULL;
    ParserPoint before = parser_point(p);
    if (parser_accept(p, TOKEN_EQUAL)) {
        value = parser_yield_or_star_expressions(p);
        if (value == NULL) {
            parser_back(p, before);
        }
    }
    bool name = target->kind == AST_Name && !target->parenthesized;
    if (!parser_require(p, 6, name ? "Variable annotation syntax is"
                                   : "Variable annotations syntax is")) {
        return NULL;
    }
    AstNode *node = parser_node(p, AST_AnnAssign, parser_close(p, range));
    if (node != NULL) {
        (void)parser_make_target(target, AST_STORE);
        node->AnnAssign.target = target;
        node->AnnAssign.annotation = annotation;
        node->AnnAssign.value = value;
        node->AnnAssign.simple = name;
    }
    return node;
}

// `target = target = value`, from the first `=` on.
static AstNode *parser_assign(Parser *p, AstNode *first, AstRange range) {
    uint32_t base = p->stack_count;
    AstNode *value = first;
    while (parser_at(p, TOKEN_EQUAL)) {
        if (!parser_make_target(value, AST_STORE) || !parser_push(p, value)) {
            return NULL;
        }
        p->mark++;
        value = parser_yield_or_star_expressions(p);
        if (value == NULL) {
            return NULL;
        }
    }
    AstStr *type_comment = parser_type_comment(p);
    AstNode *node = p->failed ? NULL : parser_node(p, AST_Assign, parser_close(p, range));
    if (node == NULL || !parser_take(p, base, &node->Assign.targets)) {
        return NULL;
    }
    node->Assign.value = value;
    node->Assign.type_comment = type_comment;
    return node;
}

// `target += value`, behind the operator.
static AstNode *parser_augmented(Parser *p, AstNode *target, AstBinOp op, AstRange range) {
    if (op == AST_MATMULT && !parser_require(p, 5, "The '@' operator is")) {
        return NULL;
    }
    AstNode *value = parser_yield_or_star_expressions(p);
    AstNode *node =
        value == NULL ? NULL : parser_node(p, AST_AugAssign, parser_close(p, range));
    if (node != NULL) {
        (void)parser_make_target(target, AST_STORE);
        node->AugAssign.target = target;
        node->AugAssign.op = op;
        node->AugAssign.value = value;
    }
    return node;
}

// What an expression at the beginning of a statement is a part of: an assignment of some kind. NULL
// if of none. *committed tells that nothing else may be tried.
static AstNode *parser_assignment_behind(Parser *p, AstNode *first, AstRange range,
                                         bool *committed) {
    AstBinOp op;
    switch (parser_type(p)) {
    case TOKEN_COLON:
        return parser_is_single_target(first) ? parser_annotated(p, first, range) : NULL;
    case TOKEN_EQUAL:
        return parser_assign(p, first, range);
    default:
        if (!parser_is_single_target(first) || !parser_augmented_operator(p, &op)) {
            return NULL;
        }
        *committed = true;
        return parser_augmented(p, first, op, range);
    }
}

static AstNode *parser_expression_statement(Parser *p, AstNode *value, AstRange range) {
    AstNode *node = parser_node(p, AST_Expr, parser_close(p, range));
    if (node != NULL) {
        node->Expr.value = value;
    }
    return node;
}

// An expression or assignment.
static AstNode *parser_plain_statement(Parser *p) {
    AstRange range = parser_open(p);
    AstNode *first = parser_star_expressions(p);
    if (first == NULL) {
        return NULL;
    }
    if (parser_at(p, TOKEN_NEWLINE)) {
        return parser_expression_statement(p, first, range);
    }
    ParserPoint behind = parser_point(p);
    bool committed = false;
    AstNode *node = parser_assignment_behind(p, first, range, &committed);
    if (node != NULL || p->failed || committed) {
        return node;
    }
    parser_back(p, behind);
    return parser_expression_statement(p, first, range);
}

// In the second pass, assignments are tried before all other statements. *committed as above.
static AstNode *parser_diagnosed_assignment(Parser *p, bool *committed) {
    ParserPoint start = parser_point(p);
    AstRange range = parser_open(p);
    AstNode *first = parser_star_expressions(p);
    AstNode *node = NULL;
    if (first != NULL) {
        node = parser_assignment_behind(p, first, range, committed);
    }
    if (node != NULL || p->failed || *committed) {
        return node;
    }
    parser_back(p, start);
    parser_diagnose_assignment(p);
    return NULL;
}

// ---- statements that begin with a keyword ----

static AstNode *parser_return(Parser *p) {
    AstRange range = parser_open(p);
    p->mark++;
    AstNode *value = parser_star_expressions(p);
    AstNode *node = p->failed ? NULL : parser_node(p, AST_Return, parser_close(p, range));
    if (node != NULL) {
        node->Return.value = value;
    }
    return node;
}

static AstNode *parser_raise(Parser *p) {
    AstRange range = parser_open(p);
    p->mark++;
    AstNode *exc = parser_expression(p), *cause = NULL;
    ParserPoint before = parser_point(p);
    if (exc != NULL && parser_accept(p, TOKEN_FROM)) {
        cause = parser_expression(p);
        if (cause == NULL) {
            parser_back(p, before);
        }
    }
    AstNode *node = p->failed ? NULL : parser_node(p, AST_Raise, parser_close(p, range));
    if (node != NULL) {
        node->Raise.exc = exc;
        node->Raise.cause = cause;
    }
    return node;
}

static AstNode *parser_keyword_statement(Parser *p, AstKind kind) {
    AstRange range = parser_open(p);
    p->mark++;
    return parser_node(p, kind, range);
}

static AstNode *parser_del(Parser *p) {
    ParserPoint start = parser_point(p);
    AstRange range = parser_open(p);
    p->mark++;
    AstSeq targets;
    if (parser_del_targets(p, &targets) &&
        (parser_at(p, TOKEN_SEMI) || parser_at(p, TOKEN_NEWLINE))) {
        AstNode *node = parser_node(p, AST_Delete, parser_close(p, range));
        if (node != NULL) {
            node->Delete.targets = targets;
        }
        return node;
    }
    parser_back(p, start);
    if (p->diagnosing && !p->failed) {
        p->mark++;
        AstNode *value = parser_star_expressions(p);
        if (value != NULL) {
            parser_fail_target(p, value, PARSER_DEL_TARGETS);
        }
        parser_back(p, start);
    }
    return NULL;
}

static AstNode *parser_yield_statement(Parser *p) {
    AstRange range = parser_open(p);
    AstNode *value = parser_yield(p);
    return value == NULL ? NULL : parser_expression_statement(p, value, range);
}

static AstNode *parser_assert(Parser *p) {
    AstRange range = parser_open(p);
    p->mark++;
    AstNode *test = parser_expression(p), *msg = NULL;
    if (test == NULL) {
        return NULL;
    }
    ParserPoint before = parser_point(p);
    if (parser_accept(p, TOKEN_COMMA)) {
        msg = parser_expression(p);
        if (msg == NULL) {
            parser_back(p, before);
        }
    }
    AstNode *node = p->failed ? NULL : parser_node(p, AST_Assert, parser_close(p, range));
    if (node != NULL) {
        node->Assert.test = test;
        node->Assert.msg = msg;
    }
    return node;
}

// `global` and `nonlocal`
static AstNode *parser_scope_statement(Parser *p, AstKind kind) {
    ParserPoint start = parser_point(p);
    AstRange range = parser_open(p);
    p->mark++;
    do {
        ParserPoint before = parser_point(p);
        AstStr *name = parser_identifier(p);
        if (name == NULL) {
            if (p->stack_count == start.stack_count) {
                return parser_no_match(p, start);
            }
            before.mark--; // of the comma
            parser_back(p, before);
            break;
        }
        if (!parser_push(p, name)) {
            return NULL;
        }
    } while (parser_accept(p, TOKEN_COMMA));
    AstNode *node = p->failed ? NULL : parser_node(p, kind, parser_close(p, range));
    if (node == NULL) {
        return NULL;
    }
    AstNames *names = kind == AST_Global ? &node->Global.names : &node->Nonlocal.names;
    return parser_take_names(p, start.stack_count, names) ? node : NULL;
}

// `type name[parameters] = value`; `type` is an ordinary name elsewhere.
static AstNode *parser_type_alias(Parser *p) {
    ParserPoint start = parser_point(p);
    AstRange range = parser_open(p);
    p->mark++;
    AstNode *name = parser_name(p);
    AstSeq parameters;
    if (name == NULL || !parser_type_parameters(p, &parameters) ||
        !parser_accept(p, TOKEN_EQUAL)) {
        return parser_no_match(p, start);
    }
    AstNode *value = parser_expression(p);
    if (value == NULL || !parser_require(p, 12, "Type statement is")) {
        return parser_no_match(p, start);
    }
    AstNode *node = parser_node(p, AST_TypeAlias, parser_close(p, range));
    if (node == NULL) {
        return NULL;
    }
    name->Name.ctx = AST_STORE;
    node->TypeAlias.name = name;
    node->TypeAlias.type_params = parameters;
    node->TypeAlias.value = value;
    return node;
}

// ---- imports ----

// `a.b.c` as one identifier.
AstStr *parser_dotted_name(Parser *p) {
    ParserPoint start = parser_point(p);
    AstStr *first = parser_identifier(p);
    if (first == NULL || !parser_at(p, TOKEN_DOT)) {
        return first;
    }
    size_t length = first->length;
    if (!parser_push(p, first)) {
        return NULL;
    }
    for (;;) {
        ParserPoint before = parser_point(p);
        AstStr *name = parser_accept(p, TOKEN_DOT) ? parser_identifier(p) : NULL;
        if (name == NULL) {
            parser_back(p, before);
            break;
        }
        length += 1 + (size_t)name->length;
        if (!parser_push(p, name)) {
            return NULL;
        }
    }
    if (p->failed) {
        return NULL;
    }
    char *joined = arena_alloc(p->arena, length);
    if (joined == NULL) {
        return parser_out_of_memory(p);
    }
    char *end = joined;
    for (uint32_t i = start.stack_count; i < p->stack_count; i++) {
        const AstStr *name = p->stack[i];
        if (i > start.stack_count) {
            *end++ = '.';
        }
        memcpy(end, name->bytes, name->length);
        end += name->length;
    }
    p->stack_count = start.stack_count;
    AstStr *whole = ast_intern(&p->names, joined, length);
    return whole != NULL ? whole : parser_out_of_memory(p);
}

static AstNode *parser_alias_behind(Parser *p, AstStr *name, AstRange range) {
    AstStr *asname = NULL;
    ParserPoint before = parser_point(p);
    if (parser_accept(p, TOKEN_AS)) {
        asname = parser_identifier(p);
        if (asname == NULL) {
            parser_back(p, before);
        }
    }
    AstNode *node = p->failed ? NULL : parser_node(p, AST_alias, parser_close(p, range));
    if (node != NULL) {
        node->alias.name = name;
        node->alias.asname = asname;
    }
    return node;
}

// `name [as other]`, the name with dots for an `import`.
static AstNode *parser_alias(Parser *p, bool dotted) {
    ParserPoint start = parser_point(p);
    AstRange range = parser_open(p);
    if (p->diagnosing) {
        parser_diagnose_alias(p, dotted);
        if (p->failed) {
            return NULL;
        }
    }
    AstStr *name = dotted ? parser_dotted_name(p) : parser_identifier(p);
    return name == NULL ? parser_no_match(p, start) : parser_alias_behind(p, name, range);
}

// Aliases separated by commas, pushed.
bool parser_aliases(Parser *p, bool dotted) {
    AstNode *alias = parser_alias(p, dotted);
    if (alias == NULL || !parser_push(p, alias)) {
        return false;
    }
    for (;;) {
        ParserPoint before = parser_point(p);
        alias = parser_accept(p, TOKEN_COMMA) ? parser_alias(p, dotted) : NULL;
        if (alias == NULL) {
            parser_back(p, before);
            return !p->failed;
        }
        if (!parser_push(p, alias)) {
            return false;
        }
    }
}

static AstNode *parser_import_name(Parser *p) {
    ParserPoint start = parser_point(p);
    AstRange range = parser_open(p);
    p->mark++;
    if (!parser_aliases(p, true)) {
        return parser_no_match(p, start);
    }
    AstNode *node = parser_node(p, AST_Import, parser_close(p, range));
    if (node == NULL || !parser_take(p, start.stack_count, &node->Import.names)) {
        return NULL;
    }
    return node;
}

// What follows `from module import`, pushed: names, names in parentheses or a star.
static bool parser_import_targets(Parser *p) {
    ParserPoint start = parser_point(p);
    if (parser_accept(p, TOKEN_LPAR)) {
        if (parser_aliases(p, false)) {
            (void)parser_accept(p, TOKEN_COMMA);
            if (parser_accept(p, TOKEN_RPAR)) {
                return true;
            }
        }
    } else if (parser_at(p, TOKEN_STAR)) {
        AstRange range = parser_open(p);
        p->mark++;
        AstStr *star = ast_intern(&p->names, "*", 1);
        AstNode *alias = star == NULL ? parser_out_of_memory(p)
                                      : parser_node(p, AST_alias, range);
        if (alias != NULL) {
            alias->alias.name = star;
        }
        return alias != NULL && parser_push(p, alias);
    } else if (parser_aliases(p, false) && !parser_at(p, TOKEN_COMMA)) {
        return !p->failed;
    }
    parser_back(p, start);
    if (p->diagnosing && !p->failed) {
        parser_diagnose_import_targets(p);
    }
    return false;
}

// The one future feature that the parser itself must know of.
static void parser_check_future(Parser *p, const AstStr *module, const AstSeq *names) {
    if (module == NULL || strcmp(module->bytes, "__future__") != 0) {
        return;
    }
    for (uint32_t i = 0; i < names->count; i++) {
        if (strcmp(names->items[i]->alias.name->bytes, "barry_as_FLUFL") == 0) {
            p->barry_as_flufl = true;
        }
    }
}

static AstNode *parser_import_from(Parser *p) {
    ParserPoint start = parser_point(p);
    AstRange range = parser_open(p);
    p->mark++;
    int level = 0;
    while (parser_at(p, TOKEN_DOT) || parser_at(p, TOKEN_ELLIPSIS)) {
        level += parser_at(p, TOKEN_DOT) ? 1 : 3;
        p->mark++;
    }
    AstStr *module = parser_dotted_name(p);
    if (p->failed || (module == NULL && level == 0) || !parser_accept(p, TOKEN_IMPORT) ||
        !parser_import_targets(p)) {
        return parser_no_match(p, start);
    }
    AstNode *node = parser_node(p, AST_ImportFrom, parser_close(p, range));
    if (node == NULL || !parser_take(p, start.stack_count, &node->ImportFrom.names)) {
        return NULL;
    }
    node->ImportFrom.module = module;
    node->ImportFrom.level = level;
    if (level == 0) {
        parser_check_future(p, module, &node->ImportFrom.names);
    }
    return node;
}

static AstNode *parser_import(Parser *p) {
    if (p->diagnosing) {
        parser_diagnose_import(p);
        if (p->failed) {
            return NULL;
        }
    }
    return parser_at(p, TOKEN_IMPORT) ? parser_import_name(p) : parser_import_from(p);
}

// ---- statements ----

static void *parser_simple_statement_once(Parser *p) {
    if (p->diagnosing) {
        bool committed = false;
        AstNode *node = parser_diagnosed_assignment(p, &committed);
        if (node != NULL || p->failed || committed) {
            return node;
        }
    }
    switch (parser_type(p)) {
    case TOKEN_RETURN:
        return parser_return(p);
    case TOKEN_IMPORT:
    case TOKEN_FROM:
        return parser_import(p);
    case TOKEN_RAISE:
        return parser_raise(p);
    case TOKEN_PASS:
        return parser_keyword_statement(p, AST_Pass);
    case TOKEN_DEL:
        return parser_del(p);
    case TOKEN_YIELD:
        return parser_yield_statement(p);
    case TOKEN_ASSERT:
        return parser_assert(p);
    case TOKEN_BREAK:
        return parser_keyword_statement(p, AST_Break);
    case TOKEN_CONTINUE:
        return parser_keyword_statement(p, AST_Continue);
    case TOKEN_GLOBAL:
        return parser_scope_statement(p, AST_Global);
    case TOKEN_NONLOCAL:
        return parser_scope_statement(p, AST_Nonlocal);
    default:
        break;
    }
    if (parser_at_name(p, p->name_type) && parser_next_type(p) == TOKEN_NAME) {
        AstNode *alias = parser_type_alias(p);
        if (alias != NULL || p->failed) {
            return alias;
        }
    }
    return parser_plain_statement(p);
}

AstNode *parser_simple_statement(Parser *p) {
    return parser_memoize(p, PARSER_RULE_SIMPLE_STATEMENT, parser_simple_statement_once);
}

bool parser_simple_statements(Parser *p) {
    ParserPoint start = parser_point(p);
    AstNode *node = parser_simple_statement(p);
    while (node != NULL) {
        if (!parser_push(p, node)) {
            return false;
        }
        if (parser_accept(p, TOKEN_NEWLINE)) {
            return true;
        }
        if (!parser_accept(p, TOKEN_SEMI)) {
            break;
        }
        if (parser_accept(p, TOKEN_NEWLINE)) {
            return true;
        }
        node = parser_simple_statement(p);
    }
    parser_back(p, start);
    return false;
}

static bool parser_statement(Parser *p) {
    bool matched = false;
    if (!parser_enter(p)) {
        return false;
    }
    AstNode *compound = parser_compound_statement(p, &matched);
    if (compound != NULL && p->second_pass) {
        p->last_statement_lineno = compound->lineno;
        p->last_statement_col_offset = compound->col_offset;
    }
    bool ok = compound != NULL ? parser_push(p, compound)
                               : !matched && !p->failed && parser_simple_statements(p);
    parser_leave(p);
    return ok;
}

bool parser_statements(Parser *p) {
    uint32_t base = p->stack_count;
    while (parser_statement(p)) {
    }
    return !p->failed && p->stack_count > base;
}
