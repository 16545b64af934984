#include "compiler/lexer.h"

#include <string.h>

// Whether one of the keywords that may follow a number in valid code begins at `c`: "and", "else",
// "for", "if", "in", "is", "not", "or". Such code is old and draws a warning only.
static bool lexer_number_keyword(const char *c) {
    if (c[0] == 'i') {
        return c[1] == 'f' || c[1] == 'n' || c[1] == 's';
    }
    static const char *const keywords[] = {"and", "else", "for", "or", "not"};
    for (size_t i = 0; i < sizeof(keywords) / sizeof(keywords[0]); i++) {
        size_t length = strlen(keywords[i]);
        if (strncmp(c, keywords[i], length) == 0) {
            return !lexer_is(c[length], LEXER_CLASS_NAME);
        }
    }
    return false;
}

// A number must not run into a name. The cursor is behind its last digit.
static bool lexer_number_check_end(Lexer *lexer, const char *kind) {
    const char *c = lexer->cursor;
    if ((uint8_t)*c >= 0x80 || !lexer_is(*c, LEXER_CLASS_NAME) || lexer->options->lenient_tokens) {
        return true;
    }
    if (!lexer_number_keyword(c)) {
        return lexer_fail(lexer, "invalid %s literal", kind);
    }
    if (lexer->options->warn == NULL) {
        return true;
    }
    const char *message = arena_format(lexer->arena, "invalid %s literal", kind);
    if (message == NULL) {
        return lexer_stop(lexer, LEXER_OUT_OF_MEMORY);
    }
    return lexer_warn(lexer, message);
}

// Digits of which some may be separated by single underscores. The cursor is at a digit.
static bool lexer_number_digits(Lexer *lexer) {
    for (;;) {
        while (lexer_is(*lexer->cursor, LEXER_CLASS_DIGIT)) {
            lexer->cursor++;
        }
        if (*lexer->cursor != '_') {
            return true;
        }
        lexer->cursor++;
        if (!lexer_is(*lexer->cursor, LEXER_CLASS_DIGIT)) {
            return lexer_fail(lexer, "invalid decimal literal");
        }
    }
}

static bool lexer_number_is_digit(char c, int base) {
    return base == 16 ? lexer_is(c, LEXER_CLASS_HEX) : c >= '0' && c < '0' + base;
}

// The cursor is behind "0x", "0o" or "0b".
static bool lexer_number_prefixed(Lexer *lexer, int base, const char *kind) {
    do {
        if (*lexer->cursor == '_') {
            lexer->cursor++;
        }
        if (!lexer_number_is_digit(*lexer->cursor, base)) {
            if (lexer_is(*lexer->cursor, LEXER_CLASS_DIGIT)) {
                break;
            }
            return lexer_fail(lexer, "invalid %s literal", kind);
        }
        while (lexer_number_is_digit(*lexer->cursor, base)) {
            lexer->cursor++;
        }
    } while (*lexer->cursor == '_');
    if (lexer_is(*lexer->cursor, LEXER_CLASS_DIGIT)) {
        lexer->cursor++;
        return lexer_fail(lexer, "invalid digit '%c' in %s literal", lexer->cursor[-1], kind);
    }
    return lexer_number_check_end(lexer, kind);
}

// What may follow the digits before the point: fraction, exponent, imaginary unit.
static bool lexer_number_tail(Lexer *lexer) {
    if (*lexer->cursor == '.') {
        lexer->cursor++;
        if (lexer_is(*lexer->cursor, LEXER_CLASS_DIGIT) && !lexer_number_digits(lexer)) {
            return false;
        }
    }
    if (*lexer->cursor == 'e' || *lexer->cursor == 'E') {
        const char *exponent = lexer->cursor + 1;
        if (*exponent == '+' || *exponent == '-') {
            lexer->cursor = exponent + 1;
            if (!lexer_is(*lexer->cursor, LEXER_CLASS_DIGIT)) {
                return lexer_fail(lexer, "invalid decimal literal");
            }
        } else if (lexer_is(*exponent, LEXER_CLASS_DIGIT)) {
            lexer->cursor = exponent;
        } else {
            return lexer_number_check_end(lexer, "decimal");
        }
        if (!lexer_number_digits(lexer)) {
            return false;
        }
    }
    if (*lexer->cursor == 'j' || *lexer->cursor == 'J') {
        lexer->cursor++;
        return lexer_number_check_end(lexer, "imaginary");
    }
    return lexer_number_check_end(lexer, "decimal");
}

// A number that begins with a zero but has no base: zero, or a float or imaginary number.
static bool lexer_number_zero(Lexer *lexer, const char *start) {
    for (;;) {
        if (*lexer->cursor == '_') {
            lexer->cursor++;
            if (!lexer_is(*lexer->cursor, LEXER_CLASS_DIGIT)) {
                return lexer_fail(lexer, "invalid decimal literal");
            }
        }
        if (*lexer->cursor != '0') {
            break;
        }
        lexer->cursor++;
    }
    if (!lexer_is(*lexer->cursor, LEXER_CLASS_DIGIT)) {
        return lexer_number_tail(lexer);
    }
    const char *zeros_end = lexer->cursor + 1;
    if (!lexer_number_digits(lexer)) {
        return false;
    }
    if (strchr(".eEjJ", *lexer->cursor) != NULL && *lexer->cursor != '\0') {
        return lexer_number_tail(lexer);
    }
    if (lexer->options->lenient_tokens) {
        return true;
    }
    return lexer_fail_range(lexer, (int)(start + 1 - lexer->line_start),
                            (int)(zeros_end - lexer->line_start),
                            "leading zeros in decimal integer literals are not permitted; "
                            "use an 0o prefix for octal integers");
}

bool lexer_number(Lexer *lexer, LexerToken *token, const char *start) {
    bool ok;
    lexer->cursor = start;
    if (*start == '0') {
        char base = start[1] | 0x20;
        lexer->cursor = start + (base == 'x' || base == 'o' || base == 'b' ? 2 : 1);
        ok = base == 'x'   ? lexer_number_prefixed(lexer, 16, "hexadecimal")
             : base == 'o' ? lexer_number_prefixed(lexer, 8, "octal")
             : base == 'b' ? lexer_number_prefixed(lexer, 2, "binary")
                           : lexer_number_zero(lexer, start);
    } else {
        ok = (*start == '.' || lexer_number_digits(lexer)) && lexer_number_tail(lexer);
    }
    return ok && lexer_finish(lexer, token, TOKEN_NUMBER, start, lexer->cursor);
}
