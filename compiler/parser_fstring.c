// f-strings and t-strings: text and replacement fields.

#include "compiler/parser_impl.h"

#include <string.h>

static bool parser_is_template(LexerTokenType type) {
    return type >= TOKEN_TSTRING_START && type <= TOKEN_TSTRING_END;
}

// ---- the source text of an expression ----

// A copy of source text, in which comments are left out.
static AstStr *parser_source_text(Parser *p, const char *start, const char *end) {
    AstStr *text = ast_str_buffer(p->arena, (size_t)(end - start));
    if (text == NULL) {
        return parser_out_of_memory(p);
    }
    char *out = text->bytes;
    char quote = '\0';
    for (const char *c = start; c < end; c++) {
        if (*c == '#' && quote == '\0') {
            const char *newline = memchr(c, '\n', (size_t)(end - c));
            if (newline == NULL) {
                break;
            }
            c = newline;
        } else if (*c == '\\' && c + 1 < end) {
            *out++ = *c++;
        } else if (*c == '\'' || *c == '"') {
            quote = quote == '\0' ? *c : quote == *c ? '\0' : quote;
        }
        *out++ = *c;
    }
    *out = '\0';
    text->length = (uint32_t)(out - text->bytes);
    return text;
}

// ---- replacement fields ----

typedef struct ParserField {
    bool template;      // an Interpolation rather than a FormattedValue
    bool debug;         // `=` was written
    int conversion;     // 's', 'r', 'a' or -1
    AstNode *value;
    AstNode *format_spec;
    const char *start;      // of the expression's text
    LexerToken terminator;  // `!`, `:` or `}`: what ends the text
} ParserField;

static char parser_string_prefix(const ParserField *field) {
    return field->template ? 't' : 'f';
}

static bool parser_conversion(Parser *p, ParserField *field) {
    LexerToken mark = *parser_token(p);
    p->mark++;
    if (!parser_at(p, TOKEN_NAME)) {
        p->mark--;
        return false;
    }
    LexerToken name = *parser_token(p);
    p->mark++;
    AstRange range = parser_token_range(&name);
    if (mark.lineno != name.lineno || mark.end_col_offset != name.col_offset) {
        range.lineno = mark.lineno;
        range.col_offset = mark.col_offset;
        parser_fail_range(p, range,
                          "%c-string: conversion type must come right after the exclamation mark",
                          parser_string_prefix(field));
        return false;
    }
    char c = name.name->bytes[0];
    if (name.name->length != 1 || (c != 's' && c != 'r' && c != 'a')) {
        parser_fail_range(p, range,
                          "%c-string: invalid conversion character '%s': expected 's', 'r', or 'a'",
                          parser_string_prefix(field), name.name->bytes);
        return false;
    }
    field->conversion = c;
    return true;
}

static bool parser_push_replacement(Parser *p, ParserStringMode mode, bool interpolation);

// The text and fields behind the colon of a format spec, pushed.
bool parser_format_spec_items(Parser *p, ParserStringMode mode) {
    for (;;) {
        LexerTokenType type = parser_type(p);
        if (type == (mode.template ? TOKEN_TSTRING_MIDDLE : TOKEN_FSTRING_MIDDLE)) {
            LexerToken token = *parser_token(p);
            p->mark++;
            AstStr *text = parser_decode_text(p, token.start, (size_t)(token.end - token.start),
                                              mode.raw, &token);
            AstNode *node = text == NULL
                                ? NULL
                                : parser_node(p, AST_Constant, parser_token_range(&token));
            if (node == NULL) {
                return false;
            }
            node->Constant.value.kind = AST_CONST_STR;
            node->Constant.value.text = text;
            if (!parser_push(p, node)) {
                return false;
            }
        } else if (type != TOKEN_LBRACE || !parser_push_replacement(p, mode, false)) {
            return !p->failed;
        }
    }
}

// `: spec` at the current token; within it, fields are formatted even in a t-string.
static AstNode *parser_format_spec(Parser *p, ParserStringMode mode) {
    AstRange range = parser_open(p);
    uint32_t base = p->stack_count;
    p->mark++;
    if (!parser_format_spec_items(p, mode) || !parser_fold_strings(p, base, true)) {
        return NULL;
    }
    AstNode *node = parser_node(p, AST_JoinedStr, parser_close(p, range));
    if (node == NULL || !parser_take(p, base, &node->JoinedStr.values)) {
        return NULL;
    }
    return node;
}

static AstNode *parser_field_node(Parser *p, const ParserField *field, AstRange range,
                                  const AstStr *source) {
    int conversion = field->conversion;
    if (conversion == -1 && field->debug && field->format_spec == NULL) {
        conversion = 'r';
    }
    AstNode *node =
        parser_node(p, field->template ? AST_Interpolation : AST_FormattedValue, range);
    if (node == NULL) {
        return NULL;
    }
    if (!field->template) {
        node->FormattedValue.value = field->value;
        node->FormattedValue.conversion = conversion;
        node->FormattedValue.format_spec = field->format_spec;
        return node;
    }
    size_t length = source->length;
    if (field->debug) {
        while (length > 0 && source->bytes[length - 1] != '=') {
            length--;
        }
        length -= length > 0;
    }
    node->Interpolation.value = field->value;
    node->Interpolation.conversion = conversion;
    node->Interpolation.format_spec = field->format_spec;
    node->Interpolation.str = ast_str(p->arena, source->bytes, length);
    return node->Interpolation.str != NULL ? node : parser_out_of_memory(p);
}

// Pushes what the field makes: with `=`, its text and then its value.
static bool parser_finish_field(Parser *p, const ParserField *field, AstRange range) {
    AstStr *source = NULL;
    if (field->debug || field->template) {
        source = parser_source_text(p, field->start, field->terminator.start);
        if (source == NULL) {
            return false;
        }
    }
    if (field->debug) {
        AstRange place = {range.lineno, range.col_offset + 1, field->terminator.lineno,
                          field->terminator.col_offset};
        AstNode *text = parser_node(p, AST_Constant, place);
        if (text == NULL) {
            return false;
        }
        text->Constant.value.kind = AST_CONST_STR;
        text->Constant.value.text = source;
        if (!parser_push(p, text)) {
            return false;
        }
    }
    AstNode *node = parser_field_node(p, field, range, source);
    return node != NULL && parser_push(p, node);
}

// `{expression [=] [!conversion] [:spec]}`
static bool parser_field(Parser *p, ParserStringMode mode, bool interpolation) {
    AstRange range = parser_open(p);
    ParserField field = {
        .template = interpolation,
        .conversion = -1,
        .start = parser_token(p)->end,
    };
    uint32_t base = p->stack_count;
    p->mark++;
    field.value = parser_yield_or_star_expressions(p);
    if (field.value == NULL) {
        return false;
    }
    field.debug = parser_accept(p, TOKEN_EQUAL);
    if (p->failed) {
        return false;
    }
    field.terminator = *parser_token(p);
    if (parser_at(p, TOKEN_EXCLAMATION)) {
        (void)parser_conversion(p, &field);
    }
    if (parser_at(p, TOKEN_COLON)) {
        field.format_spec = parser_format_spec(p, mode);
        if (field.format_spec == NULL) {
            return false;
        }
    }
    if (p->failed || !parser_accept(p, TOKEN_RBRACE)) {
        return false;
    }
    p->stack_count = base;
    return parser_finish_field(p, &field, parser_close(p, range));
}

static bool parser_push_replacement(Parser *p, ParserStringMode mode, bool interpolation) {
    ParserPoint start = parser_point(p);
    if (parser_field(p, mode, interpolation)) {
        return true;
    }
    parser_back(p, start);
    if (p->diagnosing && !p->failed) {
        parser_diagnose_field(p, mode.template);
    }
    return false;
}

AstNode *parser_fstring(Parser *p) {
    if (!parser_enter(p)) {
        return NULL;
    }
    ParserPoint start = parser_point(p);
    LexerToken open = *parser_token(p);
    bool template = parser_is_template((LexerTokenType)open.type);
    bool raw = memchr(open.start, 'r', (size_t)(open.end - open.start)) != NULL ||
               memchr(open.start, 'R', (size_t)(open.end - open.start)) != NULL;
    AstRange range = parser_token_range(&open);
    ParserStringMode mode = {template, raw};
    p->mark++;
    while (!p->failed) {
        if (parser_at(p, template ? TOKEN_TSTRING_MIDDLE : TOKEN_FSTRING_MIDDLE)) {
            LexerToken token = *parser_token(p);
            p->mark++;
            AstNode *node = parser_node(p, AST_Constant, parser_token_range(&token));
            if (node == NULL) {
                break;
            }
            node->Constant.value.kind = AST_CONST_STR;
            node->Constant.value.text = parser_decode_text(
                p, token.start, (size_t)(token.end - token.start), raw, &token);
            if (node->Constant.value.text == NULL || !parser_push(p, node)) {
                break;
            }
        } else if (!parser_at(p, TOKEN_LBRACE) ||
                   !parser_push_replacement(p, mode, template)) {
            break;
        }
    }
    parser_leave(p);
    if (p->failed || !parser_accept(p, template ? TOKEN_TSTRING_END : TOKEN_FSTRING_END)) {
        return parser_no_match(p, start);
    }
    if (template && !parser_require(p, 14, "t-strings are")) {
        return NULL;
    }
    AstNode *node =
        parser_node(p, template ? AST_TemplateStr : AST_JoinedStr, parser_close(p, range));
    if (node == NULL ||
        !parser_take(p, start.stack_count,
                     template ? &node->TemplateStr.values : &node->JoinedStr.values)) {
        return NULL;
    }
    return node;
}
