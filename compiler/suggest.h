// "invalid syntax. Did you mean 'while'?": what a traceback makes of a syntax error that a misspelt
// keyword may have caused. The message of the exception itself stays "invalid syntax".

#pragma once

#include "compiler/parser.h"

// Is this code valid as a whole, or could it become so with more lines? `context` is the options'.
typedef bool SuggestCheck(void *context, const char *source, size_t length);

// Looks for a name near the error that is like a keyword, and with which replaced by the keyword the
// statement around the error passes the check (NULL: it need only parse). If there is one, returns
// true and puts the new message, the line (with common indentation removed) and the place of the
// name in it into *error; its line numbers stay. `source` is the text that *error came from, in
// UTF-8.
bool suggest_keyword(Arena *arena, const char *source, size_t length, const ParserOptions *options,
                     SuggestCheck *check, SyntaxErrorInfo *error);
