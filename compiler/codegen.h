/* From a resolved tree to a code object. */
#pragma once

#include "compiler/compile.h"
#include "compiler/symtable.h"

/* NULL: *error says why, or (kind SYNTAX_CALLBACK_FAILED) an exception is set on t. */
MUST_CHECK Code *codegen_module(Thread *t, Symtable *st, const AstNode *module, Value filename, const CompileOptions *options,
                                SyntaxErrorInfo *error);
