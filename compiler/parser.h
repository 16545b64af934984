// From source text to a tree: the front end's one entry point.
//
// The parser accepts the grammar of Python 3.14 and words its errors as CPython does, including
// those of the tokenizer. Errors that need to know about scopes and control flow ('return' outside
// a function, duplicate arguments, assignment to a global before its declaration …) belong to the
// stages after it.

#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "compiler/arena.h"
#include "compiler/ast.h"

typedef enum ParserMode {
    PARSER_EXEC,      // a file: Module
    PARSER_EVAL,      // one expression: Expression
    PARSER_SINGLE,    // one interactive statement: Interactive
    PARSER_FUNC_TYPE, // the comment that tells a function's types, "(a, *b) -> c": FunctionType
} ParserMode;

typedef enum SyntaxErrorKind {
    SYNTAX_OK,
    SYNTAX_ERROR,             // SyntaxError
    SYNTAX_INDENTATION_ERROR, // IndentationError
    SYNTAX_TAB_ERROR,         // TabError
    SYNTAX_INCOMPLETE_ERROR,  // _IncompleteInputError, only with allow_incomplete_input
    SYNTAX_CONSTANT_NAME,     // ValueError: the normal form of a name is that of a constant
    SYNTAX_OUT_OF_MEMORY,     // MemoryError; there is no message
    SYNTAX_TOO_DEEP,          // MemoryError with a message: nested too deeply
    SYNTAX_CALLBACK_FAILED,   // a callback failed with an error of its own (already set by it)
} SyntaxErrorKind;

// What a SyntaxError object holds. Lines and offsets count from 1, offsets in characters; -1 as an
// end means that it is not known. The strings live in the arena; `text` is NULL if there is no
// line.
typedef struct SyntaxErrorInfo {
    SyntaxErrorKind kind;
    const char *message; // UTF-8, NUL-terminated
    int lineno;
    int offset;
    int end_lineno;
    int end_offset;
    const char *text;
    size_t text_length;
    bool has_position; // false: the error is about the source as a whole, only the message counts
    // Where the last compound statement before the error began; 0 if there was none. For
    // suggest_keyword (and SyntaxError._metadata).
    int last_statement_lineno;
    int last_statement_col_offset;
    // The parser ran out of input where more would have helped: a prompt should ask for another
    // line.
    bool incomplete;
} SyntaxErrorInfo;

typedef enum ParserWarningAction {
    PARSER_WARNING_IGNORED, // or shown: go on
    PARSER_WARNING_RAISE,   // the filters say "error": fail with a SyntaxError of the same text
    PARSER_WARNING_FAILED,  // the callback failed: stop with SYNTAX_CALLBACK_FAILED
} ParserWarningAction;

typedef struct ParserOptions {
    const char *filename; // named by errors of the encoding; may be NULL
    ParserMode mode;
    // The source came as str (already decoded): a coding cookie in it means nothing, and a BOM is
    // an ordinary (invalid) character.
    bool source_is_str;
    // For prompts (codeop): do not invent a newline and dedents at the end of input.
    bool dont_imply_dedent;
    // Report SYNTAX_INCOMPLETE_ERROR, "incomplete input", where the input could be continued.
    bool allow_incomplete_input;
    // `<>` instead of `!=`; also switched on by `from __future__ import barry_as_FLUFL`.
    bool barry_as_flufl;
    // `# type: …` comments are tokens, and are allowed only where they mean something.
    bool type_comments;
    // What came with Python 3.N or later is an error; 0 if nothing is.
    int refused_version;
    // For the module tokenize: brackets need not match, names and numbers may be wrong.
    bool lenient_tokens;

    // Gets the table of identifiers, so that later stages intern into the same one. May be NULL.
    AstInterner *identifiers;

    void *context; // handed to the callbacks

    // Decimal integers with more digits are an error (sys.set_int_max_str_digits); 0 for no limit.
    uint32_t max_int_digits;

    // SyntaxWarnings. May be NULL.
    ParserWarningAction (*warn)(void *context, const char *message, int lineno);

    // What is in another encoding than UTF-8, Latin-1 or ASCII, as UTF-8 allocated in `arena`. NULL:
    // *message (in `arena`) says why, or nothing where the callback failed. May be NULL.
    const char *(*decode)(void *context, Arena *arena, const char *encoding, const char *bytes,
                          size_t length, size_t *out_length, const char **message);

    // Unicode, for names that are not ASCII. NULL functions behave as if the tables were empty:
    // every character from U+0080 on is then invalid in a name.
    bool (*is_xid_start)(uint32_t code_point);
    bool (*is_xid_continue)(uint32_t code_point);
    bool (*is_printable)(uint32_t code_point);
    // The NFKC form of `length` bytes of UTF-8, allocated in `arena`; NULL if memory is short.
    const char *(*normalize)(void *context, Arena *arena, const char *bytes, size_t length,
                             size_t *out_length);
    // The character called \N{name}, or the sequence's code points; 0 if there is none. Fills at
    // most `capacity` code points and returns how many there are.
    size_t (*lookup_name)(void *context, const char *name, size_t length, uint32_t *out,
                          size_t capacity);
} ParserOptions;

// The tree (as the mode says), or NULL with *error filled. *error is SYNTAX_OK
// after success. The source needs no terminating NUL; it must stay alive during the call only.
AstNode *parser_parse(Arena *arena, const char *source, size_t length,
                      const ParserOptions *options, SyntaxErrorInfo *error);
