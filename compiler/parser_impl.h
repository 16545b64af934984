// What the files of the parser share; not for anyone else.
//
// The parser is recursive descent over an array of tokens that is filled as it is looked at. A
// parse function returns its node and leaves `mark` behind what it consumed, or returns NULL:
// either the text does not match (`failed` is false, and the caller decides where to go back to),
// or an error was reported (`failed` is true, and everybody returns at once). Functions that yield
// no node return bool in the same way.
//
// There are two passes, as in CPython, whose error positions we reproduce. The first only knows the
// grammar, decides by looking at one or two tokens, and is linear. If it does not match, nothing is
// reported yet; the second pass parses again from the beginning with `diagnosing` set, in which the
// parser_diagnose_* functions try the well-known mistakes at each construct in a fixed order. As
// they try much and go back often, results are remembered in the second pass (parser_memoize). When
// no diagnosis applies, it is "invalid syntax" at the furthest token that the first pass looked at.
// So that this is the same token as CPython's, no parse function may look further than it must.

#pragma once

#include "compiler/ast.h"
#include "compiler/lexer.h"
#include "compiler/parser.h"

enum {
    // Nested constructs; each level takes some hundred bytes of C stack. Brackets are limited by
    // the lexer, so only chains of prefix operators, lambdas and the like come near.
    PARSER_MAX_DEPTH = 2000,
};

// Results that the second pass remembers.
typedef enum ParserRule {
    PARSER_RULE_EXPRESSION,
    PARSER_RULE_NAMED_EXPRESSION_DIAGNOSIS,
    PARSER_RULE_STAR_EXPRESSION,
    PARSER_RULE_DISJUNCTION,
    PARSER_RULE_CONJUNCTION,
    PARSER_RULE_INVERSION,
    PARSER_RULE_BITWISE_OR,
    PARSER_RULE_FACTOR,
    PARSER_RULE_PRIMARY,
    PARSER_RULE_STRINGS,
    PARSER_RULE_ARGUMENTS,
    PARSER_RULE_BLOCK,
    PARSER_RULE_SIMPLE_STATEMENT,
    PARSER_RULE_PATTERN,
} ParserRule;

typedef struct ParserMemo ParserMemo;
struct ParserMemo {
    ParserMemo *next;
    ParserRule rule;
    uint32_t mark; // where parsing went on
    void *result;
};

typedef struct Parser {
    Arena *arena;
    const ParserOptions *options;
    SyntaxErrorInfo *error;
    Lexer lexer;
    AstInterner names;

    LexerToken *tokens; // moves when it grows: keep no pointer over a look ahead
    ParserMemo **memos; // per token, in the second pass
    uint32_t mark;
    uint32_t fill;
    uint32_t capacity;

    // Items of the sequences that are being parsed.
    void **stack;
    uint32_t stack_count;
    uint32_t stack_capacity;

    // The last compound statement that matched in the second pass.
    int32_t last_statement_lineno;
    int32_t last_statement_col_offset;

    int depth;
    bool failed;
    bool second_pass;
    bool diagnosing; // off within the second pass where mistakes are to be overlooked
    bool started;    // PARSER_SINGLE: something was read
    bool barry_as_flufl;
    void *c_locale;  // locale_t, for strtod

    // Soft keywords and other names of interest.
    AstStr *name_match;
    AstStr *name_case;
    AstStr *name_type;
    AstStr *name_wildcard;
    AstStr *name_print;
    AstStr *name_exec;
} Parser;

// A place to go back to.
typedef struct ParserPoint {
    uint32_t mark;
    uint32_t stack_count;
} ParserPoint;

// ---- tokens ----

bool parser_fill(Parser *p);

static inline LexerTokenType parser_type(Parser *p) {
    if (p->mark == p->fill && !parser_fill(p)) {
        return TOKEN_ERROR;
    }
    return (LexerTokenType)p->tokens[p->mark].type;
}

static inline LexerToken *parser_token(Parser *p) {
    (void)parser_type(p);
    return &p->tokens[p->mark];
}

static inline bool parser_at(Parser *p, LexerTokenType type) {
    return parser_type(p) == type;
}

static inline bool parser_accept(Parser *p, LexerTokenType type) {
    if (parser_type(p) != type) {
        return false;
    }
    p->mark++;
    return true;
}

static inline ParserPoint parser_point(const Parser *p) {
    return (ParserPoint){p->mark, p->stack_count};
}

static inline void parser_back(Parser *p, ParserPoint point) {
    p->mark = point.mark;
    p->stack_count = point.stack_count;
}

// For `return parser_no_match(p, point)`.
static inline void *parser_no_match(Parser *p, ParserPoint point) {
    parser_back(p, point);
    return NULL;
}

// Is the current token this name, which is a keyword only here?
static inline bool parser_at_name(Parser *p, const AstStr *name) {
    return parser_at(p, TOKEN_NAME) && p->tokens[p->mark].name == name;
}

static inline bool parser_accept_name(Parser *p, const AstStr *name) {
    if (!parser_at_name(p, name)) {
        return false;
    }
    p->mark++;
    return true;
}

// The identifier at the current token, which is stepped over; NULL if it is none.
static inline AstStr *parser_identifier(Parser *p) {
    if (!parser_at(p, TOKEN_NAME)) {
        return NULL;
    }
    return p->tokens[p->mark++].name;
}

// Requires a token even in the first pass: without it, "expected '…'" is reported.
bool parser_force(Parser *p, LexerTokenType type);

// The type of the token after the current one.
LexerTokenType parser_next_type(Parser *p);

// The type comment at the current token, if there is one. Looks at no token where there are none.
static inline bool parser_at_type_comment(Parser *p) {
    return p->options->type_comments && parser_at(p, TOKEN_TYPE_COMMENT);
}
AstStr *parser_type_comment(Parser *p);

// ---- nodes and sequences ----

// The position of the current token; its end is filled by parser_close.
AstRange parser_open(Parser *p);
// Ends the range with the last token that was consumed.
AstRange parser_close(const Parser *p, AstRange range);
AstRange parser_token_range(const LexerToken *token);
AstRange parser_node_range(const AstNode *first, const AstNode *last);

AstNode *parser_node(Parser *p, AstKind kind, AstRange range);
bool parser_push(Parser *p, void *item);
// Moves the items from `base` on from the stack into a sequence.
bool parser_take(Parser *p, uint32_t base, AstSeq *sequence);
bool parser_take_names(Parser *p, uint32_t base, AstNames *names);

bool parser_enter_nested(Parser *p);
static inline bool parser_enter(Parser *p) {
    return ++p->depth <= PARSER_MAX_DEPTH || parser_enter_nested(p);
}
static inline void parser_leave(Parser *p) { p->depth--; }

// ---- the second pass ----

// Remembers the results of `parse` by token in the second pass.
void *parser_memoize(Parser *p, ParserRule rule, void *(*parse)(Parser *));

// ---- errors; all of them return NULL ----

// Was what has just been parsed there in the version that is asked for? "%s only supported in …"
bool parser_require(Parser *p, int version, const char *what);

void *parser_out_of_memory(Parser *p);
// At the furthest token.
void *parser_fail(Parser *p, const char *format, ...) __attribute__((format(printf, 2, 3)));
void *parser_fail_indentation(Parser *p, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
// At the current token.
void *parser_fail_here(Parser *p, const char *format, ...) __attribute__((format(printf, 2, 3)));
void *parser_fail_range(Parser *p, AstRange range, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void *parser_fail_range_kind(Parser *p, SyntaxErrorKind kind, AstRange range, const char *format,
                             ...) __attribute__((format(printf, 4, 5)));
// From the range's beginning to where the lexer is.
void *parser_fail_from(Parser *p, AstRange range, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
// What the lexer's status means; called when it yielded no token.
void parser_fail_token(Parser *p);

typedef enum ParserTargets {
    PARSER_STAR_TARGETS,
    PARSER_DEL_TARGETS,
    PARSER_FOR_TARGETS,
} ParserTargets;
// "cannot assign to …" if something in the expression is no target; otherwise nothing.
void *parser_fail_target(Parser *p, AstNode *node, ParserTargets targets);
// "function call", "literal" …
const char *parser_describe(const AstNode *node);
// A SyntaxWarning at a token; false if it became an error, which is worded differently.
bool parser_warn(Parser *p, const LexerToken *token, const char *message,
                 const char *error_message);

// ---- expressions (parser_expr.c) ----

AstNode *parser_expression(Parser *p);
AstNode *parser_expressions(Parser *p);
// An expression whose mistakes are overlooked in the second pass.
AstNode *parser_expression_overlooking(Parser *p);
AstNode *parser_star_expression(Parser *p);
AstNode *parser_star_expressions(Parser *p);
AstNode *parser_named_expression(Parser *p);
AstNode *parser_star_named_expression(Parser *p);
AstNode *parser_assignment_expression(Parser *p);
AstNode *parser_yield(Parser *p);
AstNode *parser_yield_or_star_expressions(Parser *p);
AstNode *parser_disjunction(Parser *p);
AstNode *parser_inversion(Parser *p);
AstNode *parser_bitwise_or(Parser *p);
AstNode *parser_factor(Parser *p);
AstNode *parser_primary(Parser *p);
AstNode *parser_slices(Parser *p);
AstNode *parser_name(Parser *p);
AstNode *parser_lambda(Parser *p);

// ---- atoms (parser_atom.c) ----

AstNode *parser_atom(Parser *p);
AstNode *parser_constant(Parser *p, AstConstantKind kind);
bool parser_at_comprehension(Parser *p);
bool parser_comprehensions(Parser *p, AstSeq *generators);
// Elements up to a closing bracket, pushed on the stack; at least one.
bool parser_star_named_expressions(Parser *p);
AstNode *parser_generator(Parser *p);
AstNode *parser_list_display(Parser *p);
AstNode *parser_tuple_display(Parser *p);
AstNode *parser_group(Parser *p);
// `key: value` or, if `starred`, `**value` with a NULL key; both are pushed.
bool parser_pair(Parser *p, bool starred);
bool parser_pairs(Parser *p);

// ---- arguments (parser_args.c) ----

typedef enum ParserDefault {
    PARSER_WITHOUT_DEFAULT,
    PARSER_WITH_DEFAULT,
    PARSER_MAYBE_DEFAULT,
} ParserDefault;

// A call of `function`, from the opening parenthesis on; `range` begins with the function.
AstNode *parser_call(Parser *p, AstNode *function, AstRange range);
// What is between the parentheses of a call: a Call node without function. NULL if there is
// nothing, or nothing that matches.
AstNode *parser_arguments(Parser *p);
// The same without a look at what follows.
AstNode *parser_call_args(Parser *p);
bool parser_keyword_arguments(Parser *p);
AstNode *parser_starred_expression(Parser *p);
AstNode *parser_positional_argument(Parser *p);
// Parameters of a function or lambda; an empty node if there are none.
AstNode *parser_parameters(Parser *p, bool lambda);
AstNode *parser_parameter(Parser *p, bool lambda, bool starred);
bool parser_parameter_item(Parser *p, bool lambda, ParserDefault wanted);
bool parser_parameter_end(Parser *p, bool lambda);
AstNode *parser_default(Parser *p);
bool parser_type_parameters(Parser *p, AstSeq *parameters);

// ---- literals (parser_number.c, parser_string.c, parser_fstring.c) ----

// The string around a replacement field.
typedef struct ParserStringMode {
    bool template;
    bool raw;
} ParserStringMode;

AstNode *parser_number(Parser *p);
AstNode *parser_strings(Parser *p);
// Merges neighbouring constants among the parts on the stack.
bool parser_fold_strings(Parser *p, uint32_t base, bool drop_empty);
AstNode *parser_fstring(Parser *p);
bool parser_format_spec_items(Parser *p, ParserStringMode mode);
// The value of a STRING token: a Constant.
AstNode *parser_string_constant(Parser *p, const LexerToken *token);
// The value of text within a string, escapes replaced unless `raw`.
AstStr *parser_decode_text(Parser *p, const char *text, size_t length, bool raw,
                           const LexerToken *token);

// ---- targets (parser_target.c) ----

// Makes a target of an expression; false if it can be none.
bool parser_make_target(AstNode *node, AstContext context);
bool parser_is_single_target(const AstNode *node);
AstNode *parser_star_target(Parser *p);
AstNode *parser_star_targets(Parser *p);
bool parser_del_targets(Parser *p, AstSeq *targets);

// ---- statements (parser_stmt.c, parser_compound.c, parser_pattern.c) ----

bool parser_statements(Parser *p);
bool parser_simple_statements(Parser *p);
AstNode *parser_simple_statement(Parser *p);
AstStr *parser_dotted_name(Parser *p);
bool parser_aliases(Parser *p, bool dotted);
bool parser_augmented_operator(Parser *p, AstBinOp *op);
// NULL if there is none. *matched tells that no other statement begins like this.
AstNode *parser_compound_statement(Parser *p, bool *matched);
bool parser_block(Parser *p, AstSeq *body);
AstNode *parser_except_handler(Parser *p, bool star);
AstNode *parser_match(Parser *p);
AstNode *parser_subject(Parser *p);
AstNode *parser_patterns(Parser *p);
AstNode *parser_pattern(Parser *p);
AstNode *parser_or_pattern(Parser *p);
AstNode *parser_name_or_attribute(Parser *p);
bool parser_keyword_pattern(Parser *p);
bool parser_guard(Parser *p, AstNode **guard);

// ---- diagnoses (parser_diagnose*.c) ----
//
// Each begins at the construct that it is named after, reports an error if it recognises one, and
// leaves `mark` where it was.

void parser_diagnose_expression(Parser *p);
void parser_diagnose_named_expression(Parser *p);
// At `not` behind an operator.
void parser_diagnose_not(Parser *p, AstNode *(*operand)(Parser *));
void parser_diagnose_group(Parser *p);
// Of a comprehension in brackets.
void parser_diagnose_display(Parser *p);
void parser_diagnose_comprehension(Parser *p);
void parser_diagnose_dict(Parser *p);
void parser_diagnose_dict_comprehension(Parser *p);
void parser_diagnose_strings(Parser *p);
const AstNode *parser_last_of_comprehension(AstSeq generators);
void parser_diagnose_field(Parser *p, bool template);

void parser_diagnose_arguments(Parser *p);
void parser_diagnose_keyword(Parser *p);
void parser_diagnose_starred(Parser *p);
void parser_diagnose_parameters(Parser *p, bool lambda);
void parser_diagnose_star_parameters(Parser *p, bool lambda);
void parser_diagnose_keyword_parameters(Parser *p, bool lambda);
void parser_diagnose_default(Parser *p);
void parser_diagnose_type_parameter(Parser *p);

void parser_diagnose_assignment(Parser *p);
void parser_diagnose_import(Parser *p);
void parser_diagnose_import_targets(Parser *p);
void parser_diagnose_alias(Parser *p, bool dotted);
// `keyword:` without an indented block.
void parser_diagnose_indent(Parser *p, LexerTokenType keyword, const char *what);
void parser_diagnose_if(Parser *p);
void parser_diagnose_else(Parser *p);
void parser_diagnose_while(Parser *p);
void parser_diagnose_for(Parser *p);
void parser_diagnose_for_target(Parser *p);
void parser_diagnose_with_item(Parser *p);
void parser_diagnose_with_indent(Parser *p);
void parser_diagnose_with(Parser *p);
void parser_diagnose_try(Parser *p);
void parser_diagnose_except_indent(Parser *p, bool star);
void parser_diagnose_except(Parser *p, bool star);
void parser_diagnose_function(Parser *p);
// Behind the colon of a function.
void parser_diagnose_two_comments(Parser *p);
void parser_diagnose_class(Parser *p);
void parser_diagnose_match(Parser *p);
void parser_diagnose_case(Parser *p);
void parser_diagnose_as_pattern(Parser *p);
void parser_diagnose_class_pattern(Parser *p);
