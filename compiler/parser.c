#include "compiler/parser_impl.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

// ---- tokens ----

static bool parser_grow_tokens(Parser *p) {
    uint32_t capacity = p->capacity == 0 ? 256 : p->capacity * 2;
    if (capacity < p->capacity) {
        return false;
    }
    LexerToken *tokens = realloc(p->tokens, capacity * sizeof(LexerToken));
    if (tokens == NULL) {
        return false;
    }
    p->tokens = tokens;
    if (p->second_pass) {
        ParserMemo **memos = realloc(p->memos, capacity * sizeof(ParserMemo *));
        if (memos == NULL) {
            return false;
        }
        memset(memos + p->capacity, 0, (capacity - p->capacity) * sizeof(ParserMemo *));
        p->memos = memos;
    }
    p->capacity = capacity;
    return true;
}

bool parser_fill(Parser *p) {
    // One place is kept for the token that marks an error.
    if (p->fill + 1 >= p->capacity && !parser_grow_tokens(p)) {
        parser_out_of_memory(p);
        if (p->fill > 0) {
            p->mark = p->fill - 1;
            p->tokens[p->mark].type = TOKEN_ERROR;
        }
        return false;
    }
    LexerToken *token = &p->tokens[p->fill++];
    if (p->failed || !lexer_next(&p->lexer, token)) {
        token->type = TOKEN_ERROR;
        if (!p->failed) {
            parser_fail_token(p);
        }
        return false;
    }
    if (token->type == TOKEN_END && p->options->mode == PARSER_SINGLE && p->started) {
        // The statement at the prompt ends here, as do its blocks.
        token->type = TOKEN_NEWLINE;
        p->started = false;
        if (p->lexer.indent_count > 0 && !p->options->dont_imply_dedent) {
            p->lexer.pending_dedents = -p->lexer.indent_count;
            p->lexer.indent_count = 0;
        }
    } else {
        p->started = true;
    }
    return true;
}

bool parser_force(Parser *p, LexerTokenType type) {
    if (p->failed) {
        return false;
    }
    if (parser_type(p) != type) {
        if (!p->failed) {
            parser_fail_range(p, parser_token_range(parser_token(p)), "expected '%s'",
                              lexer_token_text(type));
        }
        return false;
    }
    p->mark++;
    return true;
}

LexerTokenType parser_next_type(Parser *p) {
    if (parser_type(p) == TOKEN_ERROR || p->tokens[p->mark].type == TOKEN_END) {
        return TOKEN_ERROR;
    }
    p->mark++;
    LexerTokenType type = parser_type(p);
    p->mark--;
    return type;
}

AstStr *parser_type_comment(Parser *p) {
    if (!parser_at_type_comment(p)) {
        return NULL;
    }
    const LexerToken *token = &p->tokens[p->mark++];
    AstStr *text = ast_str(p->arena, token->start, (size_t)(token->end - token->start));
    return text != NULL ? text : parser_out_of_memory(p);
}

// ---- nodes and sequences ----

AstRange parser_token_range(const LexerToken *token) {
    return (AstRange){token->lineno, token->col_offset, token->end_lineno, token->end_col_offset};
}

AstRange parser_open(Parser *p) {
    return parser_token_range(parser_token(p));
}

AstRange parser_close(const Parser *p, AstRange range) {
    for (uint32_t i = p->mark; i-- > 0;) {
        const LexerToken *token = &p->tokens[i];
        if (token->type < TOKEN_END || token->type > TOKEN_DEDENT) {
            range.end_lineno = token->end_lineno;
            range.end_col_offset = token->end_col_offset;
            break;
        }
    }
    return range;
}

AstRange parser_node_range(const AstNode *first, const AstNode *last) {
    return (AstRange){first->lineno, first->col_offset, last->end_lineno, last->end_col_offset};
}

AstNode *parser_node(Parser *p, AstKind kind, AstRange range) {
    AstNode *node = ast_node(p->arena, kind, range);
    return node != NULL ? node : parser_out_of_memory(p);
}

bool parser_push(Parser *p, void *item) {
    if (p->stack_count == p->stack_capacity) {
        uint32_t capacity = p->stack_capacity == 0 ? 256 : p->stack_capacity * 2;
        void **stack = capacity > p->stack_capacity
                           ? realloc(p->stack, capacity * sizeof(void *))
                           : NULL;
        if (stack == NULL) {
            parser_out_of_memory(p);
            return false;
        }
        p->stack = stack;
        p->stack_capacity = capacity;
    }
    p->stack[p->stack_count++] = item;
    return true;
}

bool parser_take(Parser *p, uint32_t base, AstSeq *sequence) {
    sequence->count = p->stack_count - base;
    sequence->items = NULL;
    p->stack_count = base;
    if (sequence->count == 0) {
        return true;
    }
    sequence->items = arena_copy(p->arena, p->stack + base, sequence->count * sizeof(void *));
    if (sequence->items == NULL) {
        parser_out_of_memory(p);
        return false;
    }
    return true;
}

bool parser_take_names(Parser *p, uint32_t base, AstNames *names) {
    AstSeq sequence;
    if (!parser_take(p, base, &sequence)) {
        return false;
    }
    names->items = (AstStr **)(void *)sequence.items;
    names->count = sequence.count;
    return true;
}

bool parser_enter_nested(Parser *p) {
    if (!p->failed) {
        p->failed = true;
        *p->error = (SyntaxErrorInfo){
            .kind = SYNTAX_TOO_DEEP,
            .message = "Parser stack overflowed - Python source too complex to parse",
        };
    }
    p->depth--;
    return false;
}

// ---- the second pass ----

void *parser_memoize(Parser *p, ParserRule rule, void *(*parse)(Parser *)) {
    if (!p->second_pass) {
        return parse(p);
    }
    if (parser_type(p) == TOKEN_ERROR) {
        return NULL;
    }
    uint32_t start = p->mark;
    for (ParserMemo *memo = p->memos[start]; memo != NULL; memo = memo->next) {
        if (memo->rule == rule) {
            p->mark = memo->mark;
            return memo->result;
        }
    }
    void *result = parse(p);
    if (p->failed) {
        return NULL;
    }
    ParserMemo *memo = arena_alloc(p->arena, sizeof(ParserMemo));
    if (memo == NULL) {
        return parser_out_of_memory(p);
    }
    *memo = (ParserMemo){p->memos[start], rule, p->mark, result};
    p->memos[start] = memo;
    return result;
}

// ---- whole inputs ----

static bool parser_type_ignores(Parser *p, AstSeq *ignores) {
    for (const LexerTypeIgnore *i = p->lexer.type_ignores; i != NULL; i = i->next) {
        AstNode *node = parser_node(p, AST_TypeIgnore, (AstRange){0});
        if (node == NULL || !parser_push(p, node)) {
            return false;
        }
        node->TypeIgnore.lineno = i->lineno;
        node->TypeIgnore.tag = ast_str(p->arena, i->tag, i->tag_length);
        if (node->TypeIgnore.tag == NULL) {
            parser_out_of_memory(p);
            return false;
        }
    }
    return parser_take(p, 0, ignores);
}

static AstNode *parser_module(Parser *p) {
    AstNode *module = parser_node(p, AST_Module, (AstRange){0});
    if (module == NULL || (!parser_at(p, TOKEN_END) && !parser_statements(p)) ||
        !parser_accept(p, TOKEN_END) || !parser_take(p, 0, &module->Module.body) ||
        !parser_type_ignores(p, &module->Module.type_ignores)) {
        return NULL;
    }
    return module;
}

static AstNode *parser_eval(Parser *p) {
    AstNode *node = parser_node(p, AST_Expression, (AstRange){0});
    AstNode *body = node == NULL ? NULL : parser_expressions(p);
    if (body == NULL) {
        return NULL;
    }
    while (parser_accept(p, TOKEN_NEWLINE)) {
    }
    if (!parser_accept(p, TOKEN_END)) {
        return NULL;
    }
    node->Expression.body = body;
    return node;
}

// The arguments of a function's type, pushed: expressions, then perhaps `*x`, then perhaps `**x`.
static bool parser_type_expressions(Parser *p) {
    LexerTokenType stars = TOKEN_NAME; // the most that there were
    do {
        LexerTokenType type = parser_type(p);
        bool starred = type == TOKEN_STAR || type == TOKEN_DOUBLE_STAR;
        if (starred ? stars == TOKEN_DOUBLE_STAR || stars == type : stars != TOKEN_NAME) {
            return false;
        }
        if (starred) {
            stars = type;
            p->mark++;
        }
        AstNode *node = parser_expression(p);
        if (node == NULL || !parser_push(p, node)) {
            return false;
        }
    } while (stars != TOKEN_DOUBLE_STAR && parser_accept(p, TOKEN_COMMA));
    return !p->failed;
}

static AstNode *parser_function_type(Parser *p) {
    AstNode *node = parser_node(p, AST_FunctionType, (AstRange){0});
    if (node == NULL || !parser_accept(p, TOKEN_LPAR) ||
        (!parser_at(p, TOKEN_RPAR) && !parser_type_expressions(p)) ||
        !parser_accept(p, TOKEN_RPAR) || !parser_accept(p, TOKEN_ARROW) ||
        !parser_take(p, 0, &node->FunctionType.argtypes)) {
        return NULL;
    }
    node->FunctionType.returns = parser_expression(p);
    if (node->FunctionType.returns == NULL) {
        return NULL;
    }
    while (parser_accept(p, TOKEN_NEWLINE)) {
    }
    return parser_accept(p, TOKEN_END) ? node : NULL;
}

// One statement typed at a prompt: a compound statement ends with an empty line.
static AstNode *parser_interactive(Parser *p) {
    AstNode *node = parser_node(p, AST_Interactive, (AstRange){0});
    if (node == NULL) {
        return NULL;
    }
    bool matched = false;
    ParserPoint start = parser_point(p);
    AstRange range = parser_open(p);
    AstNode *compound = parser_compound_statement(p, &matched);
    if (compound != NULL && parser_at(p, TOKEN_NEWLINE)) {
        p->mark++;
        if (!parser_push(p, compound)) {
            return NULL;
        }
    } else {
        parser_back(p, start);
        if (p->failed) {
            return NULL;
        }
        if (!parser_simple_statements(p)) {
            parser_back(p, start);
            if (p->failed) {
                return NULL;
            }
            if (parser_accept(p, TOKEN_NEWLINE)) {
                AstNode *pass = parser_node(p, AST_Pass, parser_close(p, range));
                if (pass == NULL || !parser_push(p, pass)) {
                    return NULL;
                }
            } else {
                if (parser_at(p, TOKEN_END) && !p->failed) {
                    p->lexer.status = LEXER_END;
                }
                return NULL;
            }
        }
    }
    return parser_take(p, 0, &node->Interactive.body) ? node : NULL;
}

// With PARSER_SINGLE, nothing but space and comments may follow the first statement.
static bool parser_single_has_more(const Parser *p) {
    const char *cursor = p->lexer.cursor;
    for (;;) {
        cursor += strspn(cursor, " \t\n\f");
        if (*cursor != '#') {
            return *cursor != '\0';
        }
        cursor += strcspn(cursor, "\n");
    }
}

static AstNode *parser_start(Parser *p) {
    switch (p->options->mode) {
    case PARSER_EVAL:
        return parser_eval(p);
    case PARSER_SINGLE:
        return parser_interactive(p);
    case PARSER_FUNC_TYPE:
        return parser_function_type(p);
    case PARSER_EXEC:
        break;
    }
    return parser_module(p);
}

// Would more input have helped? Behind the last character most tokens look for another.
static bool parser_at_source_end(const Parser *p) {
    LexerTokenType type = (LexerTokenType)p->tokens[p->fill - 1].type;
    bool looked = type == TOKEN_NAME || type == TOKEN_NUMBER || type > TOKEN_TSTRING_END;
    return p->lexer.status == LEXER_END || p->lexer.status == LEXER_END_IN_STRING ||
           (looked && p->lexer.cursor == p->lexer.text_end);
}

static void *parser_fail_unclosed(Parser *p) {
    LexerBracket open = p->lexer.brackets[p->lexer.bracket_count - 1];
    AstRange range = {open.lineno, open.col_offset, open.lineno, -1};
    return parser_fail_range(p, range, "'%c' was never closed", open.character);
}

void parser_fail_token(Parser *p) {
    AstRange line = {p->lexer.lineno, 0, p->lexer.lineno, -1};
    SyntaxErrorKind kind = SYNTAX_ERROR;
    const char *message = NULL;
    switch (p->lexer.status) {
    case LEXER_ERROR:
    case LEXER_END_IN_STRING: // already told
        p->failed = true;
        return;
    case LEXER_OUT_OF_MEMORY:
        parser_out_of_memory(p);
        return;
    case LEXER_CALLBACK_FAILED:
        p->failed = true;
        *p->error = (SyntaxErrorInfo){.kind = SYNTAX_CALLBACK_FAILED};
        return;
    case LEXER_OK:
    case LEXER_END:
        if (p->lexer.bracket_count > 0) {
            parser_fail_unclosed(p);
        } else {
            parser_fail(p, "unexpected EOF while parsing");
        }
        return;
    case LEXER_BAD_DEDENT:
        parser_fail_indentation(p, "unindent does not match any outer indentation level");
        return;
    case LEXER_BAD_TABS:
        kind = SYNTAX_TAB_ERROR;
        message = "inconsistent use of tabs and spaces in indentation";
        break;
    case LEXER_TOO_MANY_INDENTS:
        kind = SYNTAX_INDENTATION_ERROR;
        message = "too many levels of indentation";
        break;
    case LEXER_BAD_CONTINUATION:
        line.col_offset = (int32_t)(p->lexer.cursor - p->lexer.logical_line_start) - 1;
        message = "unexpected character after line continuation character";
        break;
    }
    parser_fail_range_kind(p, kind, line, "%s", message);
}

// An error of the lexer in what follows may be the cause of what the parser found, and wins. So
// does a bracket that is open at the end, if it was opened on a line before.
static void parser_check_rest(Parser *p) {
    SyntaxErrorInfo found = *p->error;
    int32_t found_line = p->tokens[p->fill - 1].lineno;
    LexerToken token;
    while (lexer_next(&p->lexer, &token) && token.type != TOKEN_END) {
    }
    switch (p->lexer.status) {
    case LEXER_OUT_OF_MEMORY:
    case LEXER_CALLBACK_FAILED:
        parser_fail_token(p);
        return;
    case LEXER_ERROR:
    case LEXER_END_IN_STRING:
        break;
    default:
        if (token.type == TOKEN_ERROR && p->lexer.bracket_count > 0 &&
            found_line > p->lexer.brackets[p->lexer.bracket_count - 1].lineno) {
            p->failed = false;
            parser_fail_unclosed(p);
        }
        break;
    }
    // Within an f-string the parser's error says more.
    if (p->lexer.string_count > 0) {
        *p->error = found;
    }
}

// The second pass knew nothing better: says so of the furthest token of the first. False if the
// cause is clear, and need not be looked for in what follows.
static bool parser_report(Parser *p, LexerToken last) {
    if (last.type == TOKEN_INDENT || last.type == TOKEN_DEDENT) {
        parser_fail_indentation(p, last.type == TOKEN_INDENT ? "unexpected indent"
                                                             : "unexpected unindent");
        return false;
    }
    parser_fail_range(p, parser_token_range(&last), "invalid syntax");
    return true;
}

// The first pass did not match, or failed at once: finds out what to say.
static void parser_explain(Parser *p) {
    bool incomplete = parser_at_source_end(p);
    if (incomplete && p->options->allow_incomplete_input &&
        (!p->failed || p->error->kind <= SYNTAX_INCOMPLETE_ERROR)) {
        p->failed = false;
        parser_fail(p, "incomplete input");
        p->error->kind = SYNTAX_INCOMPLETE_ERROR;
        p->error->incomplete = true;
        return;
    }
    if (!p->failed) {
        uint32_t furthest = p->fill - 1;
        p->second_pass = true;
        p->diagnosing = true;
        p->mark = 0;
        p->stack_count = 0;
        p->depth = 0;
        p->memos = calloc(p->capacity, sizeof(ParserMemo *));
        if (p->memos == NULL) {
            parser_out_of_memory(p);
            return;
        }
        (void)parser_start(p);
        if (!p->failed && !parser_report(p, p->tokens[furthest])) {
            return;
        }
    }
    if (p->error->kind <= SYNTAX_TAB_ERROR && p->lexer.status == LEXER_OK) {
        parser_check_rest(p);
    }
    p->error->incomplete = incomplete;
    p->error->last_statement_lineno = p->last_statement_lineno;
    p->error->last_statement_col_offset = p->last_statement_col_offset;
}

static bool parser_init(Parser *p, Arena *arena, const char *source, size_t length,
                        const ParserOptions *options, SyntaxErrorInfo *error) {
    *error = (SyntaxErrorInfo){.kind = SYNTAX_OK};
    p->arena = arena;
    p->options = options;
    p->error = error;
    p->barry_as_flufl = options->barry_as_flufl;
    ast_interner_init(&p->names, arena);
    size_t text_length;
    const char *text = lexer_source_decode(arena, source, length, options, error, &text_length);
    if (text == NULL) {
        return false;
    }
    lexer_init(&p->lexer, arena, &p->names, text, text_length, options, error);
    struct {
        AstStr **name;
        const char *text;
    } names[] = {{&p->name_match, "match"}, {&p->name_case, "case"},
                 {&p->name_type, "type"},   {&p->name_wildcard, "_"},
                 {&p->name_print, "print"}, {&p->name_exec, "exec"}};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        *names[i].name = ast_intern(&p->names, names[i].text, strlen(names[i].text));
        if (*names[i].name == NULL) {
            parser_out_of_memory(p);
            return false;
        }
    }
    return true;
}

static void parser_finish(Parser *p) {
    free(p->tokens);
    free(p->memos);
    free(p->stack);
    if (p->c_locale != NULL) {
        freelocale((locale_t)p->c_locale);
    }
}

AstNode *parser_parse(Arena *arena, const char *source, size_t length,
                      const ParserOptions *options, SyntaxErrorInfo *error) {
    Parser parser = {0};
    AstNode *tree = NULL;
    if (parser_init(&parser, arena, source, length, options, error)) {
        tree = parser_start(&parser);
        if (tree == NULL) {
            parser_explain(&parser);
        } else if (options->mode == PARSER_SINGLE && parser_single_has_more(&parser)) {
            tree = parser_fail(&parser,
                               "multiple statements found while compiling a single statement");
        }
    }
    if (options->identifiers != NULL) {
        *options->identifiers = parser.names;
    }
    parser_finish(&parser);
    return tree;
}
