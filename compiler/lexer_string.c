// String literals, and the text between the replacement fields of f-strings and t-strings.

#include "compiler/lexer.h"

#include <string.h>

// One if an opening quote at `quote` is single, three if it is triple.
static int lexer_string_quote_size(const char *quote) {
    return quote[1] == quote[0] && quote[2] == quote[0] ? 3 : 1;
}

static void lexer_string_begin(Lexer *lexer) {
    lexer->string_lineno = lexer->lineno;
    lexer->string_line_start = lexer->line_start;
}

// After an error: tells whether more input would have helped.
static bool lexer_string_at_end(Lexer *lexer, bool at_end) {
    if (at_end && lexer->status == LEXER_ERROR) {
        lexer->status = LEXER_END_IN_STRING;
    }
    return false;
}

// A literal without an end: the error points at its opening.
static bool lexer_string_unterminated(Lexer *lexer, const char *start, int quote_size, char quote,
                                      bool escaped_quote) {
    bool at_end = *lexer->cursor == '\0';
    int32_t detected = lexer->lineno;
    lexer->cursor = start + 1;
    lexer->line_start = lexer->string_line_start;
    lexer->lineno = lexer->string_lineno;
    const LexerString *outer = lexer_string(lexer);
    if (outer != NULL && outer->quote == quote && outer->quote_size == quote_size) {
        // It is rather the end of the string around it, in the middle of a replacement field.
        return lexer_fail(lexer, "%c-string: expecting '}'", outer->kind);
    }
    if (quote_size == 3) {
        lexer_fail(lexer, "unterminated triple-quoted string literal (detected at line %d)",
                   detected);
    } else {
        lexer_fail(lexer, "unterminated string literal (detected at line %d)%s", detected,
                   escaped_quote ? "; perhaps you escaped the end quote?" : "");
    }
    return lexer_string_at_end(lexer, at_end);
}

bool lexer_plain_string(Lexer *lexer, LexerToken *token, const char *start, const char *quote) {
    lexer_string_begin(lexer);
    char mark = *quote;
    int size = lexer_string_quote_size(quote);
    const char *cursor = quote + size;
    bool escaped_quote = false;
    if (size == 1 && *cursor == mark) {
        lexer->cursor = cursor + 1;
        return lexer_finish(lexer, token, TOKEN_STRING, start, lexer->cursor);
    }
    for (;;) {
        char c = *cursor;
        if (c == mark) {
            if (size == 1) {
                lexer->cursor = cursor + 1;
                break;
            }
            if (cursor[1] == mark && cursor[2] == mark) {
                lexer->cursor = cursor + 3;
                break;
            }
            cursor++;
        } else if (c == '\0' || (c == '\n' && size == 1)) {
            lexer->cursor = cursor;
            return lexer_string_unterminated(lexer, start, size, mark, escaped_quote);
        } else if (c == '\\') {
            cursor++;
            escaped_quote |= *cursor == mark;
            if (*cursor == '\0') {
                continue;
            }
            if (*cursor++ == '\n') {
                lexer->cursor = cursor;
                lexer_enter_line(lexer);
            }
        } else {
            cursor++;
            if (c == '\n') {
                lexer->cursor = cursor;
                lexer_enter_line(lexer);
            }
        }
    }
    return lexer_finish(lexer, token, TOKEN_STRING, start, lexer->cursor);
}

bool lexer_open_string(Lexer *lexer, LexerToken *token, const char *start, const char *quote,
                       char kind) {
    lexer_string_begin(lexer);
    int size = lexer_string_quote_size(quote);
    lexer->cursor = quote + size;
    if (lexer->string_count + 1 >= LEXER_MAX_STRINGS) {
        return lexer_fail(lexer, "too many nested f-strings or t-strings");
    }
    lexer->strings[lexer->string_count++] = (LexerString){
        .kind = kind,
        .quote = *quote,
        .quote_size = (uint8_t)size,
        .raw = memchr(start, 'r', (size_t)(quote - start)) != NULL ||
               memchr(start, 'R', (size_t)(quote - start)) != NULL,
        .in_text = true,
        .field_depth = -1,
        .start = start,
        .line_start = lexer->line_start,
        .lineno = lexer->lineno,
    };
    return lexer_finish(lexer, token, kind == 'f' ? TOKEN_FSTRING_START : TOKEN_TSTRING_START,
                        start, lexer->cursor);
}

static bool lexer_string_open_field(Lexer *lexer, LexerString *string) {
    string->field_depth++;
    if (string->field_depth >= LEXER_MAX_FIELD_NESTING) {
        return lexer_fail(lexer, "%c-string: expressions nested too deeply", string->kind);
    }
    string->in_text = false;
    string->in_format_spec = false;
    return true;
}

static bool lexer_string_text_unterminated(Lexer *lexer, const LexerString *string) {
    bool at_end = *lexer->cursor == '\0';
    int32_t detected = lexer->lineno;
    lexer->cursor = string->start + 1;
    lexer->line_start = string->line_start;
    lexer->lineno = string->lineno;
    if (string->quote_size == 3) {
        lexer_fail(lexer, "unterminated triple-quoted %c-string literal (detected at line %d)",
                   string->kind, detected);
        return lexer_string_at_end(lexer, at_end);
    }
    return lexer_fail(lexer, "unterminated %c-string literal (detected at line %d)", string->kind,
                      detected);
}

// At a brace within the text. Ends the token before or, for a doubled brace, behind it.
static bool lexer_string_brace(Lexer *lexer, LexerToken *token, LexerString *string,
                               const char *start, bool in_format_spec, bool in_name) {
    LexerTokenType middle = string->kind == 'f' ? TOKEN_FSTRING_MIDDLE : TOKEN_TSTRING_MIDDLE;
    const char *brace = lexer->cursor;
    if (*brace == '}' && in_name) {
        lexer->cursor = brace + 1;
        return lexer_finish(lexer, token, middle, start, lexer->cursor);
    }
    bool doubled = brace[1] == brace[0] && !in_format_spec &&
                   (*brace == '{' || string->bracket_depth == 0);
    if (doubled) {
        // The text includes one of the two, its position both.
        lexer->cursor = brace + 2;
        lexer_finish(lexer, token, middle, start, brace + 1);
        token->end_col_offset++;
        return true;
    }
    if (*brace == '{') {
        if (!lexer_string_open_field(lexer, string)) {
            return false;
        }
    } else {
        string->in_text = false;
        string->in_format_spec = false;
    }
    return lexer_finish(lexer, token, middle, start, brace);
}

// Steps over an escape in the text; *in_name is set where a \N{name} begins.
static bool lexer_string_escape(Lexer *lexer, const LexerString *string, bool *in_name) {
    const char *escaped = lexer->cursor + 1;
    if (*escaped == '{' || *escaped == '}') {
        lexer->cursor = escaped + 1; // for the position of a warning that is an error
        if (!string->raw && !lexer_warn_escape(lexer, *escaped)) {
            return false;
        }
        lexer->cursor = escaped;
        return true;
    }
    if (*escaped == '\0') {
        lexer->cursor = escaped;
        return true;
    }
    lexer->cursor = escaped + 1;
    if (*escaped == '\n') {
        lexer_enter_line(lexer);
    } else if (*escaped == 'N' && !string->raw && escaped[1] == '{') {
        *in_name = true;
        lexer->cursor++;
    }
    return true;
}

bool lexer_string_text(Lexer *lexer, LexerToken *token, bool *expression) {
    LexerString *string = lexer_string(lexer);
    const char *start = lexer->cursor;
    lexer->string_lineno = lexer->lineno;
    if (start[0] == '{' && start[1] != '{') {
        *expression = true;
        return lexer_string_open_field(lexer, string);
    }
    bool at_end = start[0] == string->quote;
    for (int i = 1; at_end && i < string->quote_size; i++) {
        at_end = start[i] == string->quote;
    }
    if (at_end) {
        lexer->cursor += string->quote_size;
        lexer->string_count--;
        return lexer_finish(lexer, token,
                            string->kind == 'f' ? TOKEN_FSTRING_END : TOKEN_TSTRING_END, start,
                            lexer->cursor);
    }

    lexer->string_line_start = lexer->line_start;
    bool in_name = false;
    for (;;) {
        char c = *lexer->cursor;
        bool in_format_spec = string->in_format_spec && string->field_depth >= 0;
        if (c == '\0' || (c == '\n' && string->quote_size == 1)) {
            if (in_format_spec && c == '\n') {
                lexer->cursor++;
                return lexer_fail(lexer,
                                  "%c-string: newlines are not allowed in format specifiers for "
                                  "single quoted %c-strings",
                                  string->kind, string->kind);
            }
            return lexer_string_text_unterminated(lexer, string);
        }
        if (c == string->quote &&
            (string->quote_size == 1 || (lexer->cursor[1] == c && lexer->cursor[2] == c))) {
            break;
        }
        if (c == '{' || c == '}') {
            return lexer_string_brace(lexer, token, string, start, in_format_spec, in_name);
        }
        if (c == '\\') {
            if (!lexer_string_escape(lexer, string, &in_name)) {
                return false;
            }
            continue;
        }
        lexer->cursor++;
        if (c == '\n') {
            lexer_enter_line(lexer);
        }
    }
    return lexer_finish(lexer, token,
                        string->kind == 'f' ? TOKEN_FSTRING_MIDDLE : TOKEN_TSTRING_MIDDLE, start,
                        lexer->cursor);
}
