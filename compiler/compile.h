/* From source text to a code object: the compiler's one entry for the floors above. */
#pragma once

#include "runtime/objects/code.h"

typedef enum CompileMode { COMPILE_EXEC, COMPILE_EVAL, COMPILE_SINGLE } CompileMode;

enum {
    COMPILE_DONT_INHERIT = 1,
    COMPILE_TOP_LEVEL_AWAIT = 2,
    COMPILE_INCOMPLETE_INPUT = 4,  /* prompt: *incomplete tells that more lines could complete the input */
    COMPILE_FUTURE_ANNOTATIONS = 8,
};

typedef struct CompileOptions {
    CompileMode mode;
    int flags;
    int optimize;                  /* 0, 1 (no asserts), 2 (no docstrings) */
    bool *incomplete;              /* or NULL */
} CompileOptions;

/* NULL: SyntaxError (with its details), MemoryError, ... is set. filename: str. Source is UTF-8 (or has a coding cookie). */
MUST_CHECK Code *compile_source(Thread *t, const char *source, size_t length, Value filename, const CompileOptions *options);

/* Raises what the lexer, the parser or a later stage found. */
struct SyntaxErrorInfo;
void compile_raise(Thread *t, Value filename, const struct SyntaxErrorInfo *error);

/* dis.c: text of a code object's instructions, as `dis` prints them. */
MUST_CHECK Value disassemble(Thread *t, const Code *code);
