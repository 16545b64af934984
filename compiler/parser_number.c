// The values of numbers.

#define _GNU_SOURCE
#include "compiler/parser_impl.h"

#include <errno.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

enum { PARSER_SMALL_BITS = 62 };

// The digits of a number as text of their own, without underscores.
static AstStr *parser_number_digits(Parser *p, const char *start, const char *end) {
    AstStr *digits = ast_str_buffer(p->arena, (size_t)(end - start));
    if (digits == NULL) {
        return parser_out_of_memory(p);
    }
    char *out = digits->bytes;
    for (; start < end; start++) {
        if (*start != '_') {
            *out++ = *start;
        }
    }
    *out = '\0';
    digits->length = (uint32_t)(out - digits->bytes);
    return digits;
}

static bool parser_integer(Parser *p, const LexerToken *token, AstConstant *value) {
    const char *start = token->start;
    value->kind = AST_CONST_INT;
    value->base = 10;
    if (start[0] == '0' && token->end - start > 2) {
        char prefix = start[1] | 0x20;
        value->base = prefix == 'x' ? 16 : prefix == 'o' ? 8 : prefix == 'b' ? 2 : 10;
        start += value->base == 10 ? 0 : 2;
    }
    value->text = parser_number_digits(p, start, token->end);
    if (value->text == NULL) {
        return false;
    }
    unsigned __int128 small = 0;
    value->fits_small = true;
    for (uint32_t i = 0; i < value->text->length && value->fits_small; i++) {
        small = small * value->base + (unsigned)lexer_digit_value(value->text->bytes[i]);
        value->fits_small = small >> PARSER_SMALL_BITS == 0;
    }
    value->small = value->fits_small ? (int64_t)small : 0;
    uint32_t limit = p->options->max_int_digits;
    if (!value->fits_small && value->base == 10 && limit != 0 && value->text->length > limit) {
        parser_fail_range(p, parser_token_range(token),
                          "Exceeds the limit (%u digits) for integer string conversion: value has "
                          "%u digits; use sys.set_int_max_str_digits() to increase the limit - "
                          "Consider hexadecimal for huge integer literals to avoid decimal "
                          "conversion limits.",
                          limit, value->text->length);
        return false;
    }
    return true;
}

// At most 15 digits and 22 powers of ten are exact as doubles, and so is one operation on them.
static bool parser_exact_float(const char *c, double *value) {
    static const double powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                    1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                    1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    uint64_t digits = 0;
    int count = 0, scale = 0;
    bool point = false;
    for (; (*c >= '0' && *c <= '9') || *c == '.'; c++) {
        if (*c == '.') {
            point = true;
            continue;
        }
        digits = digits * 10 + (uint64_t)(*c - '0');
        scale -= point;
        if (digits != 0 && ++count > 15) {
            return false;
        }
    }
    if (*c == 'e' || *c == 'E') {
        bool negative = c[1] == '-';
        int exponent = 0;
        for (c += 1 + (c[1] == '-' || c[1] == '+'); *c != '\0'; c++) {
            exponent = exponent * 10 + (*c - '0');
            if (exponent > 1000) {
                return false;
            }
        }
        scale += negative ? -exponent : exponent;
    }
    if (scale < -22 || scale > 22) {
        return false;
    }
    *value = scale < 0 ? (double)digits / powers[-scale] : (double)digits * powers[scale];
    return true;
}

static bool parser_float(Parser *p, const char *start, const char *end, double *value) {
    AstStr *text = parser_number_digits(p, start, end);
    if (text == NULL) {
        return false;
    }
    if (parser_exact_float(text->bytes, value)) {
        return true;
    }
    // The decimal point must not depend on the host's locale.
    if (p->c_locale == NULL) {
        p->c_locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
        if (p->c_locale == NULL) {
            parser_out_of_memory(p);
            return false;
        }
    }
    *value = strtod_l(text->bytes, NULL, (locale_t)p->c_locale);
    return true;
}

static bool parser_is_float(const LexerToken *token) {
    if (token->start[0] == '0' && token->end - token->start > 1 &&
        strchr("xXoObB", token->start[1]) != NULL) {
        return false;
    }
    for (const char *c = token->start; c < token->end; c++) {
        if (*c == '.' || *c == 'e' || *c == 'E') {
            return true;
        }
    }
    return false;
}

AstNode *parser_number(Parser *p) {
    LexerToken token = *parser_token(p);
    AstNode *node = parser_node(p, AST_Constant, parser_token_range(&token));
    if (node == NULL) {
        return NULL;
    }
    p->mark++;
    if (p->options->refused_version != 0 &&
        memchr(token.start, '_', (size_t)(token.end - token.start)) != NULL &&
        !parser_require(p, 6, "Underscores in numeric literals are")) {
        return NULL;
    }
    AstConstant *value = &node->Constant.value;
    char last = token.end[-1] | 0x20;
    if (last == 'j') {
        value->kind = AST_CONST_IMAGINARY;
        return parser_float(p, token.start, token.end - 1, &value->real) ? node : NULL;
    }
    if (parser_is_float(&token)) {
        value->kind = AST_CONST_FLOAT;
        return parser_float(p, token.start, token.end, &value->real) ? node : NULL;
    }
    return parser_integer(p, &token, value) ? node : NULL;
}
