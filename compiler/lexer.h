// Text in, tokens out: one at a time, with indentation turned into INDENT and DEDENT.
//
// The text handed to the lexer is UTF-8, ends with a NUL byte that is not part of it, holds no
// other NUL, and knows "\n" as its only line end (lexer_source.c makes it so). A line is entered
// only when its first character is looked at: at the end of input `lineno` and `line_start` still
// tell of the last line, as error positions there require.

#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "compiler/arena.h"
#include "compiler/ast.h"
#include "compiler/parser.h"
#include "compiler/tokens.h"

enum {
    LEXER_MAX_INDENTS = 100,
    LEXER_MAX_BRACKETS = 200,
    LEXER_MAX_STRINGS = 150,     // f-strings and t-strings within each other
    LEXER_MAX_FIELD_NESTING = 3, // replacement fields within each other's format specs
    LEXER_TAB_SIZE = 8,
    LEXER_ALTERNATE_TAB_SIZE = 1,
};

typedef struct LexerToken {
    uint8_t type;   // LexerTokenType
    uint8_t level;  // brackets that are open after it
    bool checked;   // for the parser: a dict that begins here was looked at for mistakes
    int32_t lineno; // columns are bytes, -1 for tokens without text
    int32_t col_offset;
    int32_t end_lineno;
    int32_t end_col_offset;
    const char *start; // its text in the source; NULL for tokens without
    const char *end;
    AstStr *name; // of a NAME: the interned, normalised identifier
} LexerToken;

// Why there are no more tokens.
typedef enum LexerStatus {
    LEXER_OK,
    LEXER_END,              // all input was looked at
    LEXER_END_IN_STRING,    // ... inside a string; the error is filled
    LEXER_ERROR,            // the error is filled
    LEXER_BAD_DEDENT,       // the following leave their words to the parser
    LEXER_BAD_TABS,
    LEXER_TOO_MANY_INDENTS,
    LEXER_BAD_CONTINUATION,
    LEXER_OUT_OF_MEMORY,
    LEXER_CALLBACK_FAILED,
} LexerStatus;

// An f-string or t-string that is open. Its text is lexed by lexer_string.c; within a replacement
// field the ordinary lexer takes over until the brackets of the field are closed.
typedef struct LexerString {
    char kind;  // 'f' or 't'
    char quote;
    uint8_t quote_size; // 1 or 3
    bool raw;
    bool in_text; // rather than in a replacement field's expression
    bool in_format_spec;
    int16_t bracket_depth; // open brackets within the string, of all kinds
    int16_t field_depth;   // bracket depth at which the innermost field began, -1 outside of fields
    const char *start;
    const char *line_start; // of the line that `start` is on
    int32_t lineno;
} LexerString;

// A `# type: ignore` comment; the tag is what follows these words.
typedef struct LexerTypeIgnore LexerTypeIgnore;
struct LexerTypeIgnore {
    LexerTypeIgnore *next;
    const char *tag;
    uint32_t tag_length;
    int32_t lineno;
};

typedef struct LexerBracket {
    char character;
    int32_t lineno;
    int32_t col_offset;
} LexerBracket;

typedef struct Lexer {
    const char *cursor;
    const char *line_start;
    int32_t lineno;
    bool at_line_start; // the next character to be read begins a line
    LexerStatus status;

    int32_t pending_dedents; // negative: dedents to hand out; positive: indents
    int32_t indent_count;    // the innermost entry of the stacks
    int32_t indents[LEXER_MAX_INDENTS];
    int32_t alternate_indents[LEXER_MAX_INDENTS]; // with tabs as one column

    int32_t bracket_count;
    LexerBracket brackets[LEXER_MAX_BRACKETS];

    int32_t string_count;
    LexerString strings[LEXER_MAX_STRINGS];

    // With type comments: those to be ignored, in order.
    LexerTypeIgnore *type_ignores;
    LexerTypeIgnore **type_ignores_end;

    // Where the newest string token began.
    int32_t string_lineno;
    const char *string_line_start;
    // The line from which LEXER_BAD_CONTINUATION's column counts.
    const char *logical_line_start;

    const char *text; // the whole source
    const char *text_end;
    Arena *arena;
    AstInterner *names;
    const ParserOptions *options;
    SyntaxErrorInfo *error;
} Lexer;

// `text` as described above; tokens and error texts point into it.
void lexer_init(Lexer *lexer, Arena *arena, AstInterner *names, const char *text, size_t length,
                const ParserOptions *options, SyntaxErrorInfo *error);
// Fills *token; false, and a token of type ERROR, when there is no other (see status).
bool lexer_next(Lexer *lexer, LexerToken *token);
const char *lexer_token_text(LexerTokenType type);

// Where a lexer is between two tokens. What one token takes from the stacks is still there, but for
// the innermost string, which changes in place.
typedef struct LexerMark {
    ptrdiff_t cursor, line_start, logical_line_start, string_line_start; // places in the text
    int32_t lineno, string_lineno;
    int32_t pending_dedents, indent_count, bracket_count, string_count;
    bool at_line_start;
    LexerString string;
} LexerMark;

LexerMark lexer_mark(const Lexer *lexer);
// Goes back to the mark behind which the last token was asked for.
void lexer_return(Lexer *lexer, const LexerMark *mark);
// `text` is what the text was, which may have been elsewhere, and more lines.
void lexer_extend(Lexer *lexer, const char *text, size_t length);

// The text of a line; `length` is without the line end.
const char *lexer_line(const Lexer *lexer, int32_t lineno, size_t *length);

// ---- lexer_source.c ----

// Makes text that lexer_init accepts out of a source in any supported encoding. NULL with *error
// filled when that cannot be done.
const char *lexer_source_decode(Arena *arena, const char *source, size_t length,
                                const ParserOptions *options, SyntaxErrorInfo *error,
                                size_t *out_length);

// ---- for the other files of the lexer ----

typedef enum LexerClass {
    LEXER_CLASS_NAME_START = 1, // including all bytes of characters from U+0080 on
    LEXER_CLASS_NAME = 2,
    LEXER_CLASS_DIGIT = 4,
    LEXER_CLASS_HEX = 8,
    LEXER_CLASS_PREFIX = 16, // may begin a string's prefix
} LexerClass;

extern const uint8_t lexer_classes[256];

static inline bool lexer_is(char character, LexerClass class) {
    return (lexer_classes[(uint8_t)character] & class) != 0;
}

// The value of a digit in any base up to 16.
static inline int lexer_digit_value(char digit) {
    return digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}

// Reports a SyntaxError that ends at the cursor. Always false.
bool lexer_fail(Lexer *lexer, const char *format, ...) __attribute__((format(printf, 2, 3)));
// The same for bytes [start, end) of the current line, counted from 1.
bool lexer_fail_range(Lexer *lexer, int start, int end, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
bool lexer_stop(Lexer *lexer, LexerStatus status);
// A SyntaxWarning; false if it became an error.
bool lexer_warn(Lexer *lexer, const char *message);
bool lexer_warn_escape(Lexer *lexer, char character);
// Steps onto the line that begins at the cursor, unless the input ends there.
void lexer_enter_line(Lexer *lexer);
// Sets the positions of a token that spans from `start` to the cursor. Always true.
bool lexer_finish(Lexer *lexer, LexerToken *token, LexerTokenType type, const char *start,
                  const char *end);

static inline LexerString *lexer_string(Lexer *lexer) {
    return lexer->string_count == 0 ? NULL : &lexer->strings[lexer->string_count - 1];
}

bool lexer_number(Lexer *lexer, LexerToken *token, const char *start);
// A string literal whose opening quote is at `quote`, its prefix at `start`.
bool lexer_plain_string(Lexer *lexer, LexerToken *token, const char *start, const char *quote);
bool lexer_open_string(Lexer *lexer, LexerToken *token, const char *start, const char *quote,
                       char kind);
// The next token within the text of an f-string or t-string. Sets *expression instead if a
// replacement field begins at the cursor.
bool lexer_string_text(Lexer *lexer, LexerToken *token, bool *expression);
