/* From source text to a code object: the compiler's one entry for the floors above. */
#pragma once

#include "runtime/objects/code.h"

/* COMPILE_FUNC_TYPE: for compile_parse() alone. */
typedef enum CompileMode { COMPILE_EXEC, COMPILE_EVAL, COMPILE_SINGLE, COMPILE_FUNC_TYPE } CompileMode;

enum {
    COMPILE_DONT_INHERIT = 1,
    COMPILE_TOP_LEVEL_AWAIT = 2,
    COMPILE_INCOMPLETE_INPUT = 4,  /* prompt: *incomplete tells that more lines could complete the input */
    COMPILE_FUTURE_ANNOTATIONS = 8,
    COMPILE_DONT_IMPLY_DEDENT = 16,/* do not invent a line end at the end of the source */
    COMPILE_ALLOW_INCOMPLETE = 32, /* where more lines could complete the source, that is the error */
    COMPILE_SOURCE_IS_STR = 64,    /* decoded already: what it says of its encoding means nothing */
    COMPILE_NO_WARNINGS = 128,
    COMPILE_NAME_FILE = 256,       /* errors of the encoding name the file */
    COMPILE_SHOW_SOURCE = 512,     /* errors of all stages show a line of the source, which comes from no file */
    COMPILE_TYPE_COMMENTS = 1024,  /* they go into the tree */
};

typedef struct CompileOptions {
    CompileMode mode;
    int flags;
    int optimize;                  /* 0, 1 (no asserts), 2 (no docstrings) */
    bool *incomplete;              /* or NULL */
    int refused_version;           /* what came with Python 3.N or later is an error; 0: nothing is */
} CompileOptions;

/* NULL: SyntaxError (with its details), MemoryError, ... is set. filename: str. Source is UTF-8 (or has a coding cookie). */
MUST_CHECK Code *compile_source(Thread *t, const char *source, size_t length, Value filename, const CompileOptions *options);

/* The two halves of it. The tree and the names in it live in the arena; NULL: the exception is set. */
struct Arena;
struct AstInterner;
struct AstNode;
struct AstNode *compile_parse(Thread *t, struct Arena *arena, struct AstInterner *names, const char *source, size_t length,
                              Value filename, const CompileOptions *options);
Code *compile_ast(Thread *t, struct Arena *arena, struct AstInterner *names, const struct AstNode *tree, const char *source,
                  size_t length, Value filename, const CompileOptions *options);

/* Does the module, or what is typed at a prompt, import that feature from __future__? */
bool compile_has_future(const struct AstNode *module, const char *feature);

/* The scopes of a tree; the caller has said where (arena, interner) and of what (source) they are. */
struct Symtable;
MUST_CHECK bool compile_symtable(Thread *t, struct Symtable *st, const struct AstNode *tree, Value filename, const CompileOptions *options);

/* Raises what the lexer, the parser or a later stage found. */
struct SyntaxErrorInfo;
void compile_raise(Thread *t, Value filename, const struct SyntaxErrorInfo *error);

/* Of a SyntaxError that compile_source() has raised: is it a misspelt keyword? Then (message, line, begin, end), else None. */
MUST_CHECK Value compile_suggest_keyword(Thread *t, Value exception);

/* dis.c: text of a code object's instructions, as `dis` prints them. */
MUST_CHECK Value disassemble(Thread *t, const Code *code);
MUST_CHECK Value disasm_branches(Thread *t, Value code);
/* Is it an instruction after which control may go on at two places? distance: how far it jumps. */
bool disasm_branch(uint64_t instruction, int64_t *distance);
void disasm_shift_names(uint64_t *words, uint32_t count, uint32_t by);
