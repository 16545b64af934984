/* Code objects from what Python knows of one: types.CodeType(...) and code.replace(...). */
#pragma once

#include "runtime/objects/code.h"

Value code_get_names(Thread *t, Value self);          /* co_names, and so on */
Value code_get_varnames(Thread *t, Value self);
Value code_get_code(Thread *t, Value self);
Value code_get_linetable(Thread *t, Value self);
Value code_get_exceptiontable(Thread *t, Value self);

/* The same names, interned, in a tuple of our own. */
MUST_CHECK Value code_intern_names(Thread *t, Value names);

#define CODE_REPLACE_PARAMETERS \
    "*, co_argcount=None, co_posonlyargcount=None, co_kwonlyargcount=None, co_nlocals=None, co_stacksize=None, co_flags=None, " \
    "co_code=None, co_consts=None, co_names=None, co_varnames=None, co_filename=None, co_name=None, co_qualname=None, " \
    "co_firstlineno=None, co_linetable=None, co_exceptiontable=None, co_freevars=None, co_cellvars=None"
Value code_replace(Thread *t, Value *args, size_t nargs);
Value code_type_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames);
