#include "compiler/parser_impl.h"

#include <stdarg.h>

void *parser_out_of_memory(Parser *p) {
    p->failed = true;
    *p->error = (SyntaxErrorInfo){.kind = SYNTAX_OUT_OF_MEMORY};
    return NULL;
}

// The number of characters in the first `column` bytes of a line, which is what error offsets
// count.
static int parser_characters(const char *line, size_t length, int32_t column) {
    int count = 0;
    if (column < 0) {
        return -1;
    }
    for (size_t i = 0; i < (size_t)column && i <= length; i++) {
        count += i == length || (line[i] & 0xC0) != 0x80; // one place behind the line counts
    }
    return count;
}

static void *parser_fail_list(Parser *p, SyntaxErrorKind kind, AstRange range, const char *format,
                              va_list values) {
    if (p->failed) {
        return NULL;
    }
    p->failed = true;
    size_t length;
    const char *line = lexer_line(&p->lexer, range.lineno, &length);
    // The lexer's current line is shown with its end, others are without.
    if (p->lexer.lineno <= range.lineno && line + length < p->lexer.text_end) {
        length++;
    }
    *p->error = (SyntaxErrorInfo){
        .kind = kind,
        .message = arena_format_list(p->arena, format, values),
        .lineno = range.lineno,
        .offset = parser_characters(line, length, range.col_offset),
        .end_lineno = range.end_lineno,
        .end_offset = range.end_col_offset > 0
                          ? parser_characters(line, length, range.end_col_offset)
                          : range.end_col_offset,
        .text = arena_copy(p->arena, line, length),
        .text_length = length,
        .has_position = true,
    };
    if (p->error->message == NULL || p->error->text == NULL) {
        parser_out_of_memory(p);
    }
    return NULL;
}

static void *parser_fail_at(Parser *p, SyntaxErrorKind kind, const LexerToken *token,
                            const char *format, va_list values) {
    AstRange range = parser_token_range(token);
    // Tokens without text stand for the place that the lexer has reached.
    range.col_offset = range.col_offset >= 0
                           ? range.col_offset + 1
                           : (int32_t)(p->lexer.cursor - p->lexer.line_start);
    if (range.end_col_offset >= 0) {
        range.end_col_offset++;
    }
    return parser_fail_list(p, kind, range, format, values);
}

void *parser_fail(Parser *p, const char *format, ...) {
    va_list values;
    va_start(values, format);
    parser_fail_at(p, SYNTAX_ERROR, &p->tokens[p->fill - 1], format, values);
    va_end(values);
    return NULL;
}

bool parser_require(Parser *p, int version, const char *what) {
    if (p->options->refused_version == 0 || version < p->options->refused_version) {
        return !p->failed;
    }
    if (!p->failed) {
        parser_fail(p, "%s only supported in Python 3.%d and greater", what, version);
    }
    return false;
}

void *parser_fail_indentation(Parser *p, const char *format, ...) {
    va_list values;
    va_start(values, format);
    parser_fail_at(p, SYNTAX_INDENTATION_ERROR, &p->tokens[p->fill - 1], format, values);
    va_end(values);
    return NULL;
}

void *parser_fail_here(Parser *p, const char *format, ...) {
    if (parser_type(p) == TOKEN_ERROR) {
        return NULL;
    }
    va_list values;
    va_start(values, format);
    parser_fail_at(p, SYNTAX_ERROR, &p->tokens[p->mark], format, values);
    va_end(values);
    return NULL;
}

void *parser_fail_range(Parser *p, AstRange range, const char *format, ...) {
    range.col_offset++;
    range.end_col_offset++;
    va_list values;
    va_start(values, format);
    parser_fail_list(p, SYNTAX_ERROR, range, format, values);
    va_end(values);
    return NULL;
}

void *parser_fail_range_kind(Parser *p, SyntaxErrorKind kind, AstRange range, const char *format,
                             ...) {
    range.col_offset++;
    range.end_col_offset++;
    va_list values;
    va_start(values, format);
    parser_fail_list(p, kind, range, format, values);
    va_end(values);
    return NULL;
}

void *parser_fail_from(Parser *p, AstRange range, const char *format, ...) {
    range.col_offset++;
    range.end_lineno = p->lexer.lineno;
    range.end_col_offset = (int32_t)(p->lexer.cursor - p->lexer.line_start);
    va_list values;
    va_start(values, format);
    parser_fail_list(p, SYNTAX_ERROR, range, format, values);
    va_end(values);
    return NULL;
}

bool parser_warn(Parser *p, const LexerToken *token, const char *message,
                 const char *error_message) {
    if (p->options->warn == NULL || p->second_pass) {
        return true;
    }
    switch (p->options->warn(p->options->context, message, token->lineno)) {
    case PARSER_WARNING_IGNORED:
        return true;
    case PARSER_WARNING_RAISE:
        parser_fail_range(p, parser_token_range(token), "%s", error_message);
        return false;
    case PARSER_WARNING_FAILED:
        break;
    }
    p->failed = true;
    *p->error = (SyntaxErrorInfo){.kind = SYNTAX_CALLBACK_FAILED};
    return false;
}

const char *parser_describe(const AstNode *node) {
    switch ((AstKind)node->kind) {
    case AST_Attribute:
        return "attribute";
    case AST_Subscript:
        return "subscript";
    case AST_Starred:
        return "starred";
    case AST_Name:
        return "name";
    case AST_List:
        return "list";
    case AST_Tuple:
        return "tuple";
    case AST_Lambda:
        return "lambda";
    case AST_Call:
        return "function call";
    case AST_BoolOp:
    case AST_BinOp:
    case AST_UnaryOp:
        return "expression";
    case AST_GeneratorExp:
        return "generator expression";
    case AST_Yield:
    case AST_YieldFrom:
        return "yield expression";
    case AST_Await:
        return "await expression";
    case AST_ListComp:
        return "list comprehension";
    case AST_SetComp:
        return "set comprehension";
    case AST_DictComp:
        return "dict comprehension";
    case AST_Dict:
        return "dict literal";
    case AST_Set:
        return "set display";
    case AST_JoinedStr:
    case AST_FormattedValue:
        return "f-string expression";
    case AST_TemplateStr:
    case AST_Interpolation:
        return "t-string expression";
    case AST_Constant:
        switch (node->Constant.value.kind) {
        case AST_CONST_NONE:
            return "None";
        case AST_CONST_TRUE:
            return "True";
        case AST_CONST_FALSE:
            return "False";
        case AST_CONST_ELLIPSIS:
            return "ellipsis";
        default:
            return "literal";
        }
    case AST_Compare:
        return "comparison";
    case AST_IfExp:
        return "conditional expression";
    case AST_NamedExpr:
        return "named expression";
    default:
        return "expression";
    }
}

// The first part of the expression that cannot be a target.
static const AstNode *parser_invalid_target(const AstNode *node, ParserTargets targets) {
    AstSeq elements;
    switch ((AstKind)node->kind) {
    case AST_Name:
    case AST_Subscript:
    case AST_Attribute:
        return NULL;
    case AST_Starred:
        return targets == PARSER_DEL_TARGETS
                   ? node
                   : parser_invalid_target(node->Starred.value, targets);
    case AST_Compare:
        // `for a in b` looks like a comparison.
        if (targets != PARSER_FOR_TARGETS) {
            return node;
        }
        return node->Compare.ops.items[0] == AST_IN
                   ? parser_invalid_target(node->Compare.left, targets)
                   : NULL;
    case AST_List:
        elements = node->List.elts;
        break;
    case AST_Tuple:
        elements = node->Tuple.elts;
        break;
    default:
        return node;
    }
    for (uint32_t i = 0; i < elements.count; i++) {
        const AstNode *invalid = parser_invalid_target(elements.items[i], targets);
        if (invalid != NULL) {
            return invalid;
        }
    }
    return NULL;
}

void *parser_fail_target(Parser *p, AstNode *node, ParserTargets targets) {
    const AstNode *invalid = parser_invalid_target(node, targets);
    if (invalid == NULL) {
        return NULL;
    }
    return parser_fail_range(p, parser_node_range(invalid, invalid),
                             targets == PARSER_DEL_TARGETS ? "cannot delete %s"
                                                           : "cannot assign to %s",
                             parser_describe(invalid));
}
