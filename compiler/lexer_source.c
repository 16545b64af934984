// From the bytes of a source file to the text that the lexer reads: encoding, line ends, the last
// line's end.

#include "compiler/lexer.h"

#include <stdarg.h>
#include <string.h>

typedef enum LexerEncoding { LEXER_UTF8, LEXER_LATIN1, LEXER_ASCII, LEXER_OTHER } LexerEncoding;

static bool lexer_source_fail(Arena *arena, SyntaxErrorInfo *error, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

// An error of the source as a whole: it has a file, but no line.
static bool lexer_source_fail(Arena *arena, SyntaxErrorInfo *error, const char *format, ...) {
    va_list values;
    va_start(values, format);
    *error = (SyntaxErrorInfo){
        .kind = SYNTAX_ERROR,
        .message = arena_format_list(arena, format, values),
        .lineno = 0,
        .offset = -1,
        .end_lineno = -1,
        .end_offset = -1,
        .has_position = true,
    };
    va_end(values);
    if (error->message == NULL) {
        error->kind = SYNTAX_OUT_OF_MEMORY;
    }
    return false;
}

static void lexer_source_fail_zero(Arena *arena, SyntaxErrorInfo *error) {
    lexer_source_fail(arena, error, "source code string cannot contain null bytes");
    error->has_position = false; // not even a file
    error->offset = 0;
}

// ---- the declaration ----

static bool lexer_source_name_char(char c) {
    return c == '-' || c == '.' || (lexer_is(c, LEXER_CLASS_NAME) && (uint8_t)c < 0x80);
}

// The encoding's name in a comment such as `# -*- coding: utf-8 -*-`; NULL if the line holds none.
// *blank tells whether the line holds nothing but a comment, so that the next one counts as well.
static const char *lexer_source_cookie(const char *line, const char *end, size_t *length,
                                       bool *blank) {
    const char *c = line;
    while (c < end && (*c == ' ' || *c == '\t' || *c == '\f')) {
        c++;
    }
    *blank = c == end || *c == '#';
    if (c == end || *c != '#') {
        return NULL;
    }
    for (; end - c > 7; c++) {
        if (memcmp(c, "coding", 6) != 0 || (c[6] != ':' && c[6] != '=')) {
            continue;
        }
        const char *name = c + 7;
        while (name < end && (*name == ' ' || *name == '\t')) {
            name++;
        }
        const char *stop = name;
        while (stop < end && lexer_source_name_char(*stop)) {
            stop++;
        }
        if (stop > name) {
            *length = (size_t)(stop - name);
            return name;
        }
    }
    return NULL;
}

static const char *lexer_source_line_end(const char *line, const char *end) {
    while (line < end && *line != '\n' && *line != '\r') {
        line++;
    }
    return line;
}

static const char *lexer_source_declared(const char *text, const char *end, size_t *length) {
    for (int i = 0; i < 2 && text < end; i++) {
        bool blank;
        const char *stop = lexer_source_line_end(text, end);
        const char *name = lexer_source_cookie(text, stop, length, &blank);
        if (name != NULL || !blank) {
            return name;
        }
        text = stop;
        text += stop < end && *stop == '\r';
        text += text < end && *text == '\n';
    }
    return NULL;
}

// Is `name`, in lower case and with '_' read as '-', this encoding or a variant of it
// ("utf-8-unix")?
static bool lexer_source_is(const char *name, size_t length, const char *wanted) {
    size_t wanted_length = strlen(wanted);
    if (length < wanted_length) {
        return false;
    }
    for (size_t i = 0; i < wanted_length; i++) {
        char c = name[i] == '_' ? '-' : name[i];
        c = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
        if (c != wanted[i]) {
            return false;
        }
    }
    return length == wanted_length || name[wanted_length] == '-' || name[wanted_length] == '_';
}

static bool lexer_source_equals(const char *name, size_t length, const char *wanted) {
    return length == strlen(wanted) && lexer_source_is(name, length, wanted);
}

static LexerEncoding lexer_source_encoding(const char *name, size_t length) {
    if (lexer_source_is(name, length, "utf-8") || lexer_source_equals(name, length, "utf8")) {
        return LEXER_UTF8;
    }
    if (lexer_source_is(name, length, "latin-1") || lexer_source_is(name, length, "iso-8859-1") ||
        lexer_source_is(name, length, "iso-latin-1") ||
        lexer_source_equals(name, length, "latin1")) {
        return LEXER_LATIN1;
    }
    return lexer_source_equals(name, length, "ascii") ? LEXER_ASCII : LEXER_OTHER;
}

// ---- checking ----

// The length of the well-formed UTF-8 sequence at `c`, 0 if there is none.
static int lexer_source_utf8_length(const uint8_t *c, size_t left) {
    if (c[0] < 0x80) {
        return 1;
    }
    int length = c[0] < 0xC2 ? 0 : c[0] < 0xE0 ? 2 : c[0] < 0xF0 ? 3 : c[0] < 0xF5 ? 4 : 0;
    if (length == 0 || left < (size_t)length) {
        return 0;
    }
    uint8_t lowest = c[0] == 0xE0 ? 0xA0 : c[0] == 0xF0 ? 0x90 : 0x80;
    uint8_t highest = c[0] == 0xED ? 0x9F : c[0] == 0xF4 ? 0x8F : 0xBF;
    if (c[1] < lowest || c[1] > highest) {
        return 0;
    }
    for (int i = 2; i < length; i++) {
        if ((c[i] & 0xC0) != 0x80) {
            return 0;
        }
    }
    return length;
}

// Reports an error at a byte of the source, in the words and with the line of its own.
static bool lexer_source_fail_at(Arena *arena, SyntaxErrorInfo *error, const char *text,
                                 const char *place, const char *end, const char *message) {
    int lineno = 1, column = 1;
    const char *line = text;
    for (const char *c = text; c < place; c++) {
        column += (*c & 0xC0) != 0x80;
        if (*c == '\n') {
            lineno++;
            line = c + 1;
            column = 1;
        }
    }
    size_t length = (size_t)(lexer_source_line_end(place, end) - line); // whatever bytes it holds
    *error = (SyntaxErrorInfo){
        .kind = SYNTAX_ERROR,
        .message = message,
        .lineno = lineno,
        .offset = column,
        .end_lineno = lineno,
        .end_offset = column,
        .text = arena_copy(arena, line, length),
        .text_length = length,
        .has_position = true,
    };
    if (message == NULL || error->text == NULL) {
        *error = (SyntaxErrorInfo){.kind = SYNTAX_OUT_OF_MEMORY};
    }
    return false;
}

// A byte order mark, and a declaration of something other than "utf-8".
static void lexer_source_fail_mark(Arena *arena, SyntaxErrorInfo *error, const char *text,
                                   const char *end, const char *name, size_t name_length) {
    const char *line_end = lexer_source_line_end(name, end);
    if (lexer_source_encoding(name, name_length) == LEXER_LATIN1 &&
        !lexer_source_equals(name, name_length, "latin1")) {
        name = "iso-8859-1";
        name_length = strlen(name);
    }
    lexer_source_fail_at(arena, error, text, line_end, end,
                         arena_format(arena, "encoding problem: %.*s with BOM", (int)name_length,
                                      name));
    error->end_offset = error->offset - 1;
    error->offset = 0;
}

static int lexer_source_lineno(const char *text, const char *place) {
    int lineno = 1;
    for (const char *c = text; c < place; c++) {
        lineno += *c == '\n';
    }
    return lineno;
}

// Everything must be UTF-8 (or ASCII if that was declared).
static bool lexer_source_check(Arena *arena, SyntaxErrorInfo *error, const ParserOptions *options,
                               const char *text, const char *end, LexerEncoding encoding) {
    for (const char *c = text; c < end;) {
        if ((uint8_t)*c < 0x80) {
            c++;
            continue;
        }
        int length = lexer_source_utf8_length((const uint8_t *)c, (size_t)(end - c));
        if (encoding == LEXER_ASCII) {
            return lexer_source_fail(arena, error,
                                     "'ascii' codec can't decode byte 0x%02x in position %zu: "
                                     "ordinal not in range(128)",
                                     (uint8_t)*c, (size_t)(c - text));
        }
        if (length == 0) {
            const char *message = arena_format(
                arena,
                "Non-UTF-8 code starting with '\\x%.2x'%s%s on line %d, but no encoding declared; "
                "see https://peps.python.org/pep-0263/ for details",
                (uint8_t)*c, options->filename != NULL ? " in file " : "",
                options->filename != NULL ? options->filename : "", lexer_source_lineno(text, c));
            return lexer_source_fail_at(arena, error, text, c, end, message);
        }
        c += length;
    }
    return true;
}

// ---- the text ----

// Copies with "\r\n" and "\r" as "\n", and latin-1 as UTF-8.
static char *lexer_source_copy(char *out, const char *text, const char *end,
                               LexerEncoding encoding) {
    if (encoding != LEXER_LATIN1 && memchr(text, '\r', (size_t)(end - text)) == NULL) {
        memcpy(out, text, (size_t)(end - text));
        return out + (end - text);
    }
    for (; text < end; text++) {
        if (*text == '\r') {
            *out++ = '\n';
            text += text + 1 < end && text[1] == '\n';
        } else if ((uint8_t)*text >= 0x80 && encoding == LEXER_LATIN1) {
            *out++ = (char)(0xC0 | (uint8_t)*text >> 6);
            *out++ = (char)(0x80 | (*text & 0x3F));
        } else {
            *out++ = *text;
        }
    }
    return out;
}

// The rest of the source by a codec that the options know.
static const char *lexer_source_other(Arena *arena, SyntaxErrorInfo *error,
                                      const ParserOptions *options, const char *name,
                                      size_t name_length, const char *text, size_t *length) {
    const char *encoding = arena_format(arena, "%.*s", (int)name_length, name);
    if (encoding == NULL) {
        *error = (SyntaxErrorInfo){.kind = SYNTAX_OUT_OF_MEMORY};
        return NULL;
    }
    const char *message = arena_format(arena, "unknown encoding: %s", encoding);
    const char *decoded = NULL;
    if (options->decode != NULL) {
        decoded = options->decode(options->context, arena, encoding, text, *length, length,
                                  &message);
    }
    if (decoded == NULL && message == NULL) {
        *error = (SyntaxErrorInfo){.kind = SYNTAX_CALLBACK_FAILED};
    } else if (decoded == NULL) {
        lexer_source_fail(arena, error, "%s", message);
    } else if (memchr(decoded, '\0', *length) != NULL) {
        lexer_source_fail_zero(arena, error);
        return NULL;
    }
    return decoded;
}

const char *lexer_source_decode(Arena *arena, const char *source, size_t length,
                                const ParserOptions *options, SyntaxErrorInfo *error,
                                size_t *out_length) {
    const char *text = source, *end = source + length;
    LexerEncoding encoding = LEXER_UTF8;
    const char *zero = length != 0 ? memchr(source, '\0', length) : NULL;
    if (zero != NULL) {
        if (options->filename == NULL) {
            lexer_source_fail_zero(arena, error);
        } else {
            lexer_source_fail_at(arena, error, text, zero, zero, "source code cannot contain null bytes");
            error->offset = error->end_offset = 0;
        }
        return NULL;
    }
    if (!options->source_is_str) {
        bool mark = length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0;
        size_t name_length = 0;
        text += mark ? 3 : 0;
        const char *name = lexer_source_declared(text, end, &name_length);
        if (mark && name != NULL && !lexer_source_is(name, name_length, "utf-8")) {
            lexer_source_fail_mark(arena, error, text, end, name, name_length);
            return NULL;
        }
        encoding = name != NULL ? lexer_source_encoding(name, name_length) : LEXER_UTF8;
        if (encoding == LEXER_OTHER) {
            size_t left = (size_t)(end - text);
            text = lexer_source_other(arena, error, options, name, name_length, text, &left);
            if (text == NULL) {
                return NULL;
            }
            end = text + left;
        } else if (encoding != LEXER_LATIN1 &&
                   !lexer_source_check(arena, error, options, text, end, encoding)) {
            return NULL;
        }
    }
    size_t room = (size_t)(end - text);
    room = (encoding == LEXER_LATIN1 ? room * 2 : room) + 2;
    char *copy = arena_alloc(arena, room);
    if (copy == NULL) {
        *error = (SyntaxErrorInfo){.kind = SYNTAX_OUT_OF_MEMORY};
        return NULL;
    }
    char *out = lexer_source_copy(copy, text, end, encoding);
    if (options->mode == PARSER_EXEC && out > copy && out[-1] != '\n') {
        *out++ = '\n';
    }
    *out = '\0';
    *out_length = (size_t)(out - copy);
    return copy;
}
