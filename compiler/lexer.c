#include "compiler/lexer.h"

#include <stdarg.h>
#include <string.h>

#define LEXER_NAME_CLASSES (LEXER_CLASS_NAME_START | LEXER_CLASS_NAME)

const uint8_t lexer_classes[256] = {
    ['0' ... '9'] = LEXER_CLASS_DIGIT | LEXER_CLASS_HEX | LEXER_CLASS_NAME,
    ['A'] = LEXER_NAME_CLASSES | LEXER_CLASS_HEX,
    ['B'] = LEXER_NAME_CLASSES | LEXER_CLASS_HEX | LEXER_CLASS_PREFIX,
    ['C' ... 'E'] = LEXER_NAME_CLASSES | LEXER_CLASS_HEX,
    ['F'] = LEXER_NAME_CLASSES | LEXER_CLASS_HEX | LEXER_CLASS_PREFIX,
    ['G' ... 'Q'] = LEXER_NAME_CLASSES,
    ['R'] = LEXER_NAME_CLASSES | LEXER_CLASS_PREFIX,
    ['S'] = LEXER_NAME_CLASSES,
    ['T' ... 'U'] = LEXER_NAME_CLASSES | LEXER_CLASS_PREFIX,
    ['V' ... 'Z'] = LEXER_NAME_CLASSES,
    ['_'] = LEXER_NAME_CLASSES,
    ['a'] = LEXER_NAME_CLASSES | LEXER_CLASS_HEX,
    ['b'] = LEXER_NAME_CLASSES | LEXER_CLASS_HEX | LEXER_CLASS_PREFIX,
    ['c' ... 'e'] = LEXER_NAME_CLASSES | LEXER_CLASS_HEX,
    ['f'] = LEXER_NAME_CLASSES | LEXER_CLASS_HEX | LEXER_CLASS_PREFIX,
    ['g' ... 'q'] = LEXER_NAME_CLASSES,
    ['r'] = LEXER_NAME_CLASSES | LEXER_CLASS_PREFIX,
    ['s'] = LEXER_NAME_CLASSES,
    ['t' ... 'u'] = LEXER_NAME_CLASSES | LEXER_CLASS_PREFIX,
    ['v' ... 'z'] = LEXER_NAME_CLASSES,
    [0x80 ... 0xff] = LEXER_NAME_CLASSES,
};

void lexer_init(Lexer *lexer, Arena *arena, AstInterner *names, const char *text, size_t length,
                const ParserOptions *options, SyntaxErrorInfo *error) {
    *lexer = (Lexer){
        .type_ignores_end = &lexer->type_ignores,
        .cursor = text,
        .line_start = text,
        .logical_line_start = text,
        .string_line_start = text,
        .at_line_start = true,
        .text = text,
        .text_end = text + length,
        .arena = arena,
        .names = names,
        .options = options,
        .error = error,
    };
}

LexerMark lexer_mark(const Lexer *lexer) {
    LexerMark mark = {
        .cursor = lexer->cursor - lexer->text,
        .line_start = lexer->line_start - lexer->text,
        .logical_line_start = lexer->logical_line_start - lexer->text,
        .string_line_start = lexer->string_line_start - lexer->text,
        .lineno = lexer->lineno,
        .string_lineno = lexer->string_lineno,
        .pending_dedents = lexer->pending_dedents,
        .indent_count = lexer->indent_count,
        .bracket_count = lexer->bracket_count,
        .string_count = lexer->string_count,
        .at_line_start = lexer->at_line_start,
    };
    if (mark.string_count > 0) {
        mark.string = lexer->strings[mark.string_count - 1];
    }
    return mark;
}

void lexer_return(Lexer *lexer, const LexerMark *mark) {
    lexer->cursor = lexer->text + mark->cursor;
    lexer->line_start = lexer->text + mark->line_start;
    lexer->logical_line_start = lexer->text + mark->logical_line_start;
    lexer->string_line_start = lexer->text + mark->string_line_start;
    lexer->lineno = mark->lineno;
    lexer->string_lineno = mark->string_lineno;
    lexer->pending_dedents = mark->pending_dedents;
    lexer->indent_count = mark->indent_count;
    lexer->bracket_count = mark->bracket_count;
    lexer->string_count = mark->string_count;
    lexer->at_line_start = mark->at_line_start;
    lexer->status = LEXER_OK;
    if (mark->string_count > 0) {
        lexer->strings[mark->string_count - 1] = mark->string;
    }
}

void lexer_extend(Lexer *lexer, const char *text, size_t length) {
    const char *old = lexer->text;
    lexer->cursor = text + (lexer->cursor - old);
    lexer->line_start = text + (lexer->line_start - old);
    lexer->logical_line_start = text + (lexer->logical_line_start - old);
    lexer->string_line_start = text + (lexer->string_line_start - old);
    for (int32_t i = 0; i < lexer->string_count; i++) {
        LexerString *string = &lexer->strings[i];
        string->start = text + (string->start - old);
        string->line_start = text + (string->line_start - old);
    }
    lexer->text = text;
    lexer->text_end = text + length;
}

const char *lexer_token_text(LexerTokenType type) {
    static const char *const texts[] = {
#define LEXER_TOKEN_TEXT(suffix, text) text,
        LEXER_TOKENS(LEXER_TOKEN_TEXT, LEXER_TOKEN_TEXT, LEXER_TOKEN_TEXT)
#undef LEXER_TOKEN_TEXT
    };
    return texts[type];
}

const char *lexer_line(const Lexer *lexer, int32_t lineno, size_t *length) {
    const char *line = lexer->text;
    // Most often asked for the current line, so start there when that is nearer.
    if (lineno >= lexer->lineno && lexer->lineno > 0) {
        line = lexer->line_start;
        lineno -= lexer->lineno - 1;
    }
    for (; lineno > 1; lineno--) {
        const char *newline = memchr(line, '\n', (size_t)(lexer->text_end - line));
        if (newline == NULL) {
            break;
        }
        line = newline + 1;
    }
    const char *newline = memchr(line, '\n', (size_t)(lexer->text_end - line));
    *length = (size_t)((newline == NULL ? lexer->text_end : newline) - line);
    return line;
}

// ---- errors ----

static int lexer_count_characters(const char *start, const char *end) {
    int count = 0;
    for (; start < end; start++) {
        count += (*start & 0xC0) != 0x80;
    }
    return count;
}

static bool lexer_fail_list(Lexer *lexer, int start, int end, const char *format, va_list values) {
    lexer->status = LEXER_ERROR;
    const char *line = lexer->line_start;
    const char *newline = memchr(line, '\n', (size_t)(lexer->text_end - line));
    size_t length = (size_t)((newline == NULL ? lexer->text_end : newline) - line);
    *lexer->error = (SyntaxErrorInfo){
        .kind = SYNTAX_ERROR,
        .message = arena_format_list(lexer->arena, format, values),
        .lineno = lexer->lineno,
        .end_lineno = lexer->lineno,
        .offset = start,
        .end_offset = end,
        .text = arena_copy(lexer->arena, line, length),
        .text_length = length,
        .has_position = true,
    };
    if (lexer->error->message == NULL || lexer->error->text == NULL) {
        lexer->status = LEXER_OUT_OF_MEMORY;
    }
    return false;
}

bool lexer_fail(Lexer *lexer, const char *format, ...) {
    int column = lexer_count_characters(lexer->line_start, lexer->cursor);
    va_list values;
    va_start(values, format);
    lexer_fail_list(lexer, column, column, format, values);
    va_end(values);
    return false;
}

bool lexer_fail_range(Lexer *lexer, int start, int end, const char *format, ...) {
    start = lexer_count_characters(lexer->line_start, lexer->line_start + start - 1) + 1;
    end = lexer_count_characters(lexer->line_start, lexer->line_start + end - 1) + 1;
    va_list values;
    va_start(values, format);
    lexer_fail_list(lexer, start, end, format, values);
    va_end(values);
    return false;
}

bool lexer_stop(Lexer *lexer, LexerStatus status) {
    lexer->status = status;
    return false;
}

bool lexer_warn(Lexer *lexer, const char *message) {
    if (lexer->options->warn == NULL) {
        return true;
    }
    switch (lexer->options->warn(lexer->options->context, message, lexer->lineno)) {
    case PARSER_WARNING_IGNORED:
        return true;
    case PARSER_WARNING_RAISE:
        return lexer_fail(lexer, "%s", message);
    case PARSER_WARNING_FAILED:
        break;
    }
    return lexer_stop(lexer, LEXER_CALLBACK_FAILED);
}

bool lexer_warn_escape(Lexer *lexer, char character) {
    if (lexer->options->warn == NULL) {
        return true;
    }
    static const char advice[] = "A raw string is also an option.";
    const char *message = arena_format(
        lexer->arena,
        "\"\\%c\" is an invalid escape sequence. Such sequences will not work in the future. "
        "Did you mean \"\\\\%c\"? %s",
        character, character, advice);
    if (message == NULL) {
        return lexer_stop(lexer, LEXER_OUT_OF_MEMORY);
    }
    switch (lexer->options->warn(lexer->options->context, message, lexer->lineno)) {
    case PARSER_WARNING_IGNORED:
        return true;
    case PARSER_WARNING_RAISE:
        return lexer_fail(lexer,
                          "\"\\%c\" is an invalid escape sequence. Did you mean \"\\\\%c\"? %s",
                          character, character, advice);
    case PARSER_WARNING_FAILED:
        break;
    }
    return lexer_stop(lexer, LEXER_CALLBACK_FAILED);
}

// ---- tokens ----

void lexer_enter_line(Lexer *lexer) {
    if (*lexer->cursor != '\0') {
        lexer->lineno++;
        lexer->line_start = lexer->cursor;
    }
}

bool lexer_finish(Lexer *lexer, LexerToken *token, LexerTokenType type, const char *start,
                  const char *end) {
    bool is_string = type >= TOKEN_STRING && type <= TOKEN_TSTRING_END;
    const char *line_start = is_string ? lexer->string_line_start : lexer->line_start;
    token->type = (uint8_t)type;
    token->level = (uint8_t)lexer->bracket_count;
    token->checked = false;
    token->lineno = is_string ? lexer->string_lineno : lexer->lineno;
    token->end_lineno = lexer->lineno;
    token->start = start;
    token->end = end;
    token->name = NULL;
    token->col_offset = start != NULL && start >= line_start ? (int32_t)(start - line_start) : -1;
    token->end_col_offset =
        end != NULL && end >= lexer->line_start ? (int32_t)(end - lexer->line_start) : -1;
    return true;
}

#define LEXER_KEYWORD_CASE(suffix, text)                                                           \
    if (length == sizeof(text) - 1 && memcmp(name, text, sizeof(text) - 1) == 0) {                 \
        return TOKEN_##suffix;                                                                     \
    }
#define LEXER_NOT_KEYWORD(suffix, text)

// The keyword that a name is, or NAME.
static LexerTokenType lexer_keyword_search(const char *name, size_t length) {
    LEXER_TOKENS(LEXER_NOT_KEYWORD, LEXER_NOT_KEYWORD, LEXER_KEYWORD_CASE)
    return TOKEN_NAME;
}

#undef LEXER_KEYWORD_CASE
#undef LEXER_NOT_KEYWORD

// Sorts most names out by their length and first two letters before the search.
static LexerTokenType lexer_keyword(const char *name, size_t length) {
    static const uint32_t second_letters[26] = {
#define LEXER_LETTER(letter) (1u << ((letter) - 'a'))
        ['a' - 'a'] = LEXER_LETTER('n') | LEXER_LETTER('s') | LEXER_LETTER('w'),
        ['b' - 'a'] = LEXER_LETTER('r'),
        ['c' - 'a'] = LEXER_LETTER('l') | LEXER_LETTER('o'),
        ['d' - 'a'] = LEXER_LETTER('e'),
        ['e' - 'a'] = LEXER_LETTER('l') | LEXER_LETTER('x'),
        ['f' - 'a'] = LEXER_LETTER('i') | LEXER_LETTER('o') | LEXER_LETTER('r'),
        ['g' - 'a'] = LEXER_LETTER('l'),
        ['i' - 'a'] = LEXER_LETTER('f') | LEXER_LETTER('m') | LEXER_LETTER('n') |
                      LEXER_LETTER('s'),
        ['l' - 'a'] = LEXER_LETTER('a'),
        ['n' - 'a'] = LEXER_LETTER('o'),
        ['o' - 'a'] = LEXER_LETTER('r'),
        ['p' - 'a'] = LEXER_LETTER('a'),
        ['r' - 'a'] = LEXER_LETTER('a') | LEXER_LETTER('e'),
        ['t' - 'a'] = LEXER_LETTER('r'),
        ['w' - 'a'] = LEXER_LETTER('h') | LEXER_LETTER('i'),
        ['y' - 'a'] = LEXER_LETTER('i'),
#undef LEXER_LETTER
    };
    if (length < 2 || length > 8) {
        return TOKEN_NAME;
    }
    if (name[0] >= 'a' && name[0] <= 'z') {
        if (name[1] < 'a' || name[1] > 'z' ||
            !(second_letters[name[0] - 'a'] >> (name[1] - 'a') & 1)) {
            return TOKEN_NAME;
        }
    } else if (name[0] != 'F' && name[0] != 'N' && name[0] != 'T') {
        return TOKEN_NAME;
    }
    return lexer_keyword_search(name, length);
}

// One character of UTF-8 that is known to be well-formed; anything else is taken byte by byte.
static const char *lexer_decode(const char *cursor, const char *end, uint32_t *code_point) {
    uint8_t lead = (uint8_t)*cursor;
    int following = lead < 0xC0 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
    if (following == 0 || end - cursor <= following) {
        *code_point = lead;
        return cursor + 1;
    }
    uint32_t value = lead & (0x3Fu >> following);
    for (int i = 1; i <= following; i++) {
        value = value << 6 | ((uint8_t)cursor[i] & 0x3Fu);
    }
    *code_point = value;
    return cursor + following + 1;
}

// A name with characters beyond ASCII must follow the Unicode rules, and stands for its normal
// form.
static bool lexer_unicode_name(Lexer *lexer, LexerToken *token, const char *start) {
    const ParserOptions *options = lexer->options;
    const char *end = lexer->cursor;
    for (const char *cursor = start; cursor < end && !options->lenient_tokens;) {
        uint32_t c;
        const char *next = lexer_decode(cursor, end, &c);
        bool good = c < 0x80 ||
                    (cursor == start ? options->is_xid_start != NULL && options->is_xid_start(c)
                                     : options->is_xid_continue != NULL &&
                                           options->is_xid_continue(c));
        if (!good) {
            lexer->cursor = next;
            if (options->is_printable == NULL || options->is_printable(c)) {
                return lexer_fail(lexer, "invalid character '%.*s' (U+%04X)", (int)(next - cursor),
                                  cursor, c);
            }
            return lexer_fail(lexer, "invalid non-printable character U+%04X", c);
        }
        cursor = next;
    }
    const char *name = start;
    size_t length = (size_t)(end - start);
    if (options->normalize != NULL) {
        name = options->normalize(options->context, lexer->arena, start, length, &length);
        if (name == NULL) {
            return lexer_stop(lexer, LEXER_OUT_OF_MEMORY);
        }
    }
    static const LexerTokenType constants[] = {TOKEN_NONE, TOKEN_TRUE, TOKEN_FALSE};
    LexerTokenType keyword = lexer_keyword(name, length);
    for (size_t i = 0; i < sizeof(constants) / sizeof(constants[0]); i++) {
        if (keyword == constants[i] && !options->lenient_tokens) {
            lexer_fail(lexer, "identifier field can't represent '%s' constant",
                       lexer_token_text(keyword));
            lexer->error->kind = SYNTAX_CONSTANT_NAME;
            return false;
        }
    }
    lexer_finish(lexer, token, TOKEN_NAME, start, end);
    token->name = ast_intern(lexer->names, name, length);
    return token->name != NULL || lexer_stop(lexer, LEXER_OUT_OF_MEMORY);
}

static bool lexer_name(Lexer *lexer, LexerToken *token, const char *start) {
    const char *cursor = start;
    uint8_t all = 0;
    while (lexer_is(*cursor, LEXER_CLASS_NAME)) {
        all |= (uint8_t)*cursor++;
    }
    lexer->cursor = cursor;
    if (all >= 0x80) {
        return lexer_unicode_name(lexer, token, start);
    }
    size_t length = (size_t)(cursor - start);
    LexerTokenType type = lexer_keyword(start, length);
    lexer_finish(lexer, token, type, start, cursor);
    if (type == TOKEN_NAME) {
        token->name = ast_intern(lexer->names, start, length);
        if (token->name == NULL) {
            return lexer_stop(lexer, LEXER_OUT_OF_MEMORY);
        }
    }
    return true;
}

static bool lexer_check_prefixes(Lexer *lexer, const char *start, const char *quote,
                                 unsigned seen) {
    static const char incompatible[][2] = {{'u', 'b'}, {'u', 'r'}, {'u', 'f'}, {'u', 't'},
                                           {'b', 'f'}, {'b', 't'}, {'f', 't'}};
    for (size_t i = 0; i < sizeof(incompatible) / sizeof(incompatible[0]); i++) {
        char a = incompatible[i][0], b = incompatible[i][1];
        if ((seen >> (a - 'a') & 1) && (seen >> (b - 'a') & 1)) {
            lexer->cursor = quote + 1;
            return lexer_fail_range(lexer, (int)(start - lexer->line_start) + 1,
                                    (int)(quote - lexer->line_start) + 1,
                                    "'%c' and '%c' prefixes are incompatible", a, b);
        }
    }
    return true;
}

// A name, or a string with a prefix.
static bool lexer_name_or_string(Lexer *lexer, LexerToken *token, const char *start) {
    unsigned seen = 0;
    const char *cursor = start;
    while (lexer_is(*cursor, LEXER_CLASS_PREFIX) && !(seen >> ((*cursor | 0x20) - 'a') & 1)) {
        seen |= 1u << ((*cursor | 0x20) - 'a');
        cursor++;
        if (*cursor == '"' || *cursor == '\'') {
            if (!lexer_check_prefixes(lexer, start, cursor, seen)) {
                return false;
            }
            bool is_f = seen >> ('f' - 'a') & 1, is_t = seen >> ('t' - 'a') & 1;
            return is_f || is_t ? lexer_open_string(lexer, token, start, cursor, is_f ? 'f' : 't')
                                : lexer_plain_string(lexer, token, start, cursor);
        }
    }
    return lexer_name(lexer, token, start);
}

// ---- lines and indentation ----

// After a backslash, which is at the cursor: steps over it and the line end. False unless a line
// follows.
static bool lexer_continue_line(Lexer *lexer) {
    lexer->cursor++;
    if (*lexer->cursor != '\n') {
        if (*lexer->cursor != '\0') {
            lexer->cursor++;
        }
        return lexer_stop(lexer, LEXER_BAD_CONTINUATION);
    }
    lexer->cursor++;
    if (*lexer->cursor == '\0') {
        return lexer_stop(lexer, LEXER_END);
    }
    lexer_enter_line(lexer);
    return true;
}

static bool lexer_bad_tabs(Lexer *lexer) {
    const char *newline =
        memchr(lexer->cursor, '\n', (size_t)(lexer->text_end - lexer->cursor));
    lexer->cursor = newline == NULL ? lexer->text_end : newline + 1;
    return lexer_stop(lexer, LEXER_BAD_TABS);
}

static bool lexer_skip_to_line_end(Lexer *lexer, LexerStatus status) {
    lexer_bad_tabs(lexer);
    return lexer_stop(lexer, status);
}

// Compares the indentation of a line that holds code with the stack. Widths are measured twice,
// with tabs to multiples of eight and as single columns; both must agree on what is deeper.
static bool lexer_apply_indent(Lexer *lexer, int32_t column, int32_t alternate) {
    int32_t *count = &lexer->indent_count;
    if (column == lexer->indents[*count]) {
        return alternate == lexer->alternate_indents[*count] || lexer_bad_tabs(lexer);
    }
    if (column > lexer->indents[*count]) {
        if (*count + 1 >= LEXER_MAX_INDENTS) {
            return lexer_skip_to_line_end(lexer, LEXER_TOO_MANY_INDENTS);
        }
        if (alternate <= lexer->alternate_indents[*count]) {
            return lexer_bad_tabs(lexer);
        }
        lexer->pending_dedents++;
        ++*count;
        lexer->indents[*count] = column;
        lexer->alternate_indents[*count] = alternate;
        return true;
    }
    while (*count > 0 && column < lexer->indents[*count]) {
        lexer->pending_dedents--;
        --*count;
    }
    if (column != lexer->indents[*count]) {
        return lexer_skip_to_line_end(lexer, LEXER_BAD_DEDENT);
    }
    return alternate == lexer->alternate_indents[*count] || lexer_bad_tabs(lexer);
}

// At the beginning of a line: measures its indentation. *blank tells whether the line holds nothing
// but space and a comment.
static bool lexer_begin_line(Lexer *lexer, bool *blank) {
    int32_t column = 0, alternate = 0, continued = 0;
    lexer->at_line_start = false;
    lexer_enter_line(lexer);
    lexer->logical_line_start = lexer->line_start;
    for (;; lexer->cursor++) {
        char c = *lexer->cursor;
        if (c == ' ') {
            column++;
            alternate++;
        } else if (c == '\t') {
            column = (column / LEXER_TAB_SIZE + 1) * LEXER_TAB_SIZE;
            alternate = (alternate / LEXER_ALTERNATE_TAB_SIZE + 1) * LEXER_ALTERNATE_TAB_SIZE;
        } else if (c == '\f') {
            column = alternate = 0;
        } else if (c == '\\') {
            // The first line that is continued determines the indentation.
            continued = continued != 0 ? continued : column;
            if (!lexer_continue_line(lexer)) {
                return false;
            }
            lexer->cursor--;
        } else {
            break;
        }
    }
    if (*lexer->cursor == '\0') {
        lexer->status = LEXER_END; // though dedents may still be due
    }
    *blank = *lexer->cursor == '#' || *lexer->cursor == '\n';
    if (*blank || lexer->bracket_count > 0) {
        return true;
    }
    return lexer_apply_indent(lexer, continued != 0 ? continued : column,
                              continued != 0 ? continued : alternate);
}

// ---- operators ----

static bool lexer_open_bracket(Lexer *lexer, const char *start) {
    if (lexer->bracket_count >= LEXER_MAX_BRACKETS) {
        return lexer_fail(lexer, "too many nested parentheses");
    }
    lexer->brackets[lexer->bracket_count++] = (LexerBracket){
        .character = *start,
        .lineno = lexer->lineno,
        .col_offset = (int32_t)(start - lexer->line_start),
    };
    LexerString *string = lexer_string(lexer);
    if (string != NULL) {
        string->bracket_depth++;
    }
    return true;
}

static bool lexer_close_bracket(Lexer *lexer, char c) {
    LexerString *string = lexer_string(lexer);
    if (string != NULL && string->bracket_depth == 0 && c == '}') {
        return lexer_fail(lexer, "%c-string: single '}' is not allowed", string->kind);
    }
    bool lenient = lexer->options->lenient_tokens;
    if (lexer->bracket_count == 0) {
        return lenient || lexer_fail(lexer, "unmatched '%c'", c);
    }
    const LexerBracket *open = &lexer->brackets[--lexer->bracket_count];
    char expected = open->character == '(' ? ')' : open->character == '[' ? ']' : '}';
    if (c != expected && !lenient) {
        // The brace of a replacement field is no partner to compare with.
        if (string != NULL && open->character == '{' &&
            string->bracket_depth - 1 == string->field_depth) {
            return lexer_fail(lexer, "%c-string: unmatched '%c'", string->kind, c);
        }
        if (open->lineno != lexer->lineno) {
            return lexer_fail(lexer,
                              "closing parenthesis '%c' does not match opening parenthesis '%c' "
                              "on line %d",
                              c, open->character, open->lineno);
        }
        return lexer_fail(lexer,
                          "closing parenthesis '%c' does not match opening parenthesis '%c'", c,
                          open->character);
    }
    if (string != NULL) {
        string->bracket_depth--;
        if (string->bracket_depth < 0) {
            return lexer_fail(lexer, "%c-string: unmatched '%c'", string->kind, c);
        }
        if (c == '}' && string->bracket_depth == string->field_depth) {
            string->field_depth--;
            string->in_text = true;
            string->in_format_spec = false;
        }
    }
    return true;
}

// The operator at the cursor, and its length.
static LexerTokenType lexer_match_operator(const char *c, int *length) {
#define LEXER_ONE(token) (*length = 1, TOKEN_##token)
#define LEXER_TWO(token) (*length = 2, TOKEN_##token)
#define LEXER_THREE(token) (*length = 3, TOKEN_##token)
    switch (c[0]) {
    case '(': return LEXER_ONE(LPAR);
    case ')': return LEXER_ONE(RPAR);
    case '[': return LEXER_ONE(LSQB);
    case ']': return LEXER_ONE(RSQB);
    case '{': return LEXER_ONE(LBRACE);
    case '}': return LEXER_ONE(RBRACE);
    case ',': return LEXER_ONE(COMMA);
    case ';': return LEXER_ONE(SEMI);
    case '~': return LEXER_ONE(TILDE);
    case '.': return c[1] == '.' && c[2] == '.' ? LEXER_THREE(ELLIPSIS) : LEXER_ONE(DOT);
    case ':': return c[1] == '=' ? LEXER_TWO(COLON_EQUAL) : LEXER_ONE(COLON);
    case '!': return c[1] == '=' ? LEXER_TWO(NOT_EQUAL) : LEXER_ONE(EXCLAMATION);
    case '=': return c[1] == '=' ? LEXER_TWO(EQUAL_EQUAL) : LEXER_ONE(EQUAL);
    case '+': return c[1] == '=' ? LEXER_TWO(PLUS_EQUAL) : LEXER_ONE(PLUS);
    case '%': return c[1] == '=' ? LEXER_TWO(PERCENT_EQUAL) : LEXER_ONE(PERCENT);
    case '@': return c[1] == '=' ? LEXER_TWO(AT_EQUAL) : LEXER_ONE(AT);
    case '|': return c[1] == '=' ? LEXER_TWO(VBAR_EQUAL) : LEXER_ONE(VBAR);
    case '&': return c[1] == '=' ? LEXER_TWO(AMPER_EQUAL) : LEXER_ONE(AMPER);
    case '^': return c[1] == '=' ? LEXER_TWO(CIRCUMFLEX_EQUAL) : LEXER_ONE(CIRCUMFLEX);
    case '-':
        return c[1] == '=' ? LEXER_TWO(MINUS_EQUAL) : c[1] == '>' ? LEXER_TWO(ARROW)
                                                                  : LEXER_ONE(MINUS);
    case '*':
        if (c[1] == '*') {
            return c[2] == '=' ? LEXER_THREE(DOUBLE_STAR_EQUAL) : LEXER_TWO(DOUBLE_STAR);
        }
        return c[1] == '=' ? LEXER_TWO(STAR_EQUAL) : LEXER_ONE(STAR);
    case '/':
        if (c[1] == '/') {
            return c[2] == '=' ? LEXER_THREE(DOUBLE_SLASH_EQUAL) : LEXER_TWO(DOUBLE_SLASH);
        }
        return c[1] == '=' ? LEXER_TWO(SLASH_EQUAL) : LEXER_ONE(SLASH);
    case '<':
        if (c[1] == '<') {
            return c[2] == '=' ? LEXER_THREE(LEFT_SHIFT_EQUAL) : LEXER_TWO(LEFT_SHIFT);
        }
        return c[1] == '=' ? LEXER_TWO(LESS_EQUAL) : LEXER_ONE(LESS);
    case '>':
        if (c[1] == '>') {
            return c[2] == '=' ? LEXER_THREE(RIGHT_SHIFT_EQUAL) : LEXER_TWO(RIGHT_SHIFT);
        }
        return c[1] == '=' ? LEXER_TWO(GREATER_EQUAL) : LEXER_ONE(GREATER);
    default: return LEXER_ONE(UNKNOWN);
    }
#undef LEXER_ONE
#undef LEXER_TWO
#undef LEXER_THREE
}

static bool lexer_operator(Lexer *lexer, LexerToken *token) {
    const char *start = lexer->cursor;
    LexerString *string = lexer_string(lexer);
    // A colon at the level of a replacement field begins its format spec, whatever follows.
    if (string != NULL && *start == ':' && string->field_depth >= 0 &&
        string->bracket_depth - 1 == string->field_depth) {
        string->in_text = true;
        string->in_format_spec = true;
        lexer->cursor++;
        return lexer_finish(lexer, token, TOKEN_COLON, start, lexer->cursor);
    }
    int length;
    LexerTokenType type = lexer_match_operator(start, &length);
    lexer->cursor += length;
    switch (type) {
    case TOKEN_LPAR:
    case TOKEN_LSQB:
    case TOKEN_LBRACE:
        if (!lexer_open_bracket(lexer, start)) {
            return false;
        }
        break;
    case TOKEN_RPAR:
    case TOKEN_RSQB:
    case TOKEN_RBRACE:
        if (!lexer_close_bracket(lexer, *start)) {
            return false;
        }
        break;
    case TOKEN_UNKNOWN:
        if ((uint8_t)*start < 0x20 || *start == 0x7F) {
            return lexer_fail(lexer, "invalid non-printable character U+%04X", (uint8_t)*start);
        }
        break;
    default:
        break;
    }
    return lexer_finish(lexer, token, type, start, lexer->cursor);
}

// ---- type comments ----

// Behind a word of a type comment, spaces and tabs may follow.
static const char *lexer_type_word(const char *cursor, const char *word) {
    size_t length = strlen(word);
    if (strncmp(cursor, word, length) != 0) {
        return NULL;
    }
    cursor += length;
    return cursor + strspn(cursor, " \t");
}

static bool lexer_type_ignore(Lexer *lexer, const char *tag, const char *end) {
    LexerTypeIgnore *ignore = arena_alloc(lexer->arena, sizeof(LexerTypeIgnore));
    if (ignore == NULL) {
        return lexer_stop(lexer, LEXER_OUT_OF_MEMORY);
    }
    *ignore = (LexerTypeIgnore){NULL, tag, (uint32_t)(end - tag), lexer->lineno};
    *lexer->type_ignores_end = ignore;
    lexer->type_ignores_end = &ignore->next;
    return true;
}

// Is the comment from the cursor to `end` a type comment? `blank`: nothing else is on the line. A
// `# type: ignore` is kept aside; any other becomes a token (*found). False: memory is short.
static bool lexer_type_comment(Lexer *lexer, LexerToken *token, const char *end, bool blank,
                               bool *found) {
    const char *cursor = lexer_type_word(lexer->cursor, "#");
    const char *type = cursor == NULL ? NULL : lexer_type_word(cursor, "type:");
    if (type == NULL) {
        return true;
    }
    static const char ignore[] = "ignore";
    const char *tag = type + sizeof(ignore) - 1;
    if (end - type >= tag - type && memcmp(type, ignore, sizeof(ignore) - 1) == 0 &&
        (tag == end || *tag == '_' || !lexer_is(*tag, LEXER_CLASS_NAME))) {
        return lexer_type_ignore(lexer, tag, end + (blank && *end == '\n'));
    }
    *found = true;
    lexer->cursor = end;
    return lexer_finish(lexer, token, TOKEN_TYPE_COMMENT, type, end);
}

// ---- the next token ----

static bool lexer_end_of_input(Lexer *lexer, LexerToken *token) {
    lexer->status = LEXER_END;
    if (lexer->bracket_count > 0) {
        return false;
    }
    return lexer_finish(lexer, token, TOKEN_END, NULL, NULL);
}

static bool lexer_next_in_code(Lexer *lexer, LexerToken *token) {
    for (;;) {
        bool blank = false;
        if (lexer->at_line_start && !lexer_begin_line(lexer, &blank)) {
            return false;
        }
        if (lexer->pending_dedents != 0) {
            bool dedent = lexer->pending_dedents < 0;
            lexer->pending_dedents += dedent ? 1 : -1;
            return lexer_finish(lexer, token, dedent ? TOKEN_DEDENT : TOKEN_INDENT, NULL, NULL);
        }
        const char *cursor = lexer->cursor;
        for (;;) {
            while (*cursor == ' ' || *cursor == '\t' || *cursor == '\f') {
                cursor++;
            }
            if (*cursor != '\\') {
                break;
            }
            lexer->cursor = cursor;
            if (!lexer_continue_line(lexer)) {
                return false;
            }
            cursor = lexer->cursor;
        }
        const char *start = cursor; // a comment counts as a part of the line end behind it
        if (*cursor == '#') {
            const char *newline = memchr(cursor, '\n', (size_t)(lexer->text_end - cursor));
            const char *end = newline == NULL ? lexer->text_end : newline;
            if (lexer->options->type_comments) {
                bool found = false;
                lexer->cursor = cursor;
                if (!lexer_type_comment(lexer, token, end, blank, &found) || found) {
                    return found;
                }
            }
            cursor = end;
        }
        lexer->cursor = cursor;
        char c = *cursor;
        if (c == '\n') {
            lexer->cursor++;
            lexer->at_line_start = true;
            if (blank || lexer->bracket_count > 0) {
                continue;
            }
            return lexer_finish(lexer, token, TOKEN_NEWLINE, start, lexer->cursor);
        }
        if (lexer_is(c, LEXER_CLASS_PREFIX)) {
            return lexer_name_or_string(lexer, token, cursor);
        }
        if (lexer_is(c, LEXER_CLASS_NAME_START)) {
            return lexer_name(lexer, token, cursor);
        }
        if (lexer_is(c, LEXER_CLASS_DIGIT) ||
            (c == '.' && lexer_is(cursor[1], LEXER_CLASS_DIGIT))) {
            return lexer_number(lexer, token, cursor);
        }
        if (c == '"' || c == '\'') {
            return lexer_plain_string(lexer, token, cursor, cursor);
        }
        if (c == '\0') {
            return lexer_end_of_input(lexer, token);
        }
        return lexer_operator(lexer, token);
    }
}

bool lexer_next(Lexer *lexer, LexerToken *token) {
    LexerString *string = lexer_string(lexer);
    bool expression = string == NULL || !string->in_text;
    bool ok = true;
    if (!expression) {
        ok = lexer_string_text(lexer, token, &expression);
    }
    if (ok && expression) {
        ok = lexer_next_in_code(lexer, token);
    }
    if (!ok) {
        lexer_finish(lexer, token, TOKEN_ERROR, NULL, NULL);
    }
    return ok;
}
