/* Source text in encodings that the lexer does not know, and lines of source files for errors. */
#pragma once

#include "compiler/parser.h"
#include "runtime/objects/str.h"

/* ParserOptions.decode, by the codecs of the machine. Errors are text where they are about the source or its encoding. */
const char *source_decode(Thread *t, Arena *arena, const char *encoding, const char *bytes, size_t length, size_t *out_length,
                          const char **message);
/* The line of the file that *error is about becomes its text, if there is such a file. Sets no exception. */
void source_file_line(Thread *t, Arena *arena, Value filename, const ParserOptions *options, SyntaxErrorInfo *error);
/* The line of a text that *error is about becomes its text. */
void source_text_line(const char *source, size_t length, SyntaxErrorInfo *error);
