/* The functions of module builtins, by the file that has them. */
#pragma once

#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/objects/function.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"

/* builtins_class.c */
Value builtin_build_class(Thread *t, Value *args, size_t nargs);

/* builtins_iterate.c */
Value builtin_all(Thread *t, Value *args, size_t nargs);
Value builtin_any(Thread *t, Value *args, size_t nargs);
Value builtin_aiter(Thread *t, Value *args, size_t nargs);
Value builtin_anext(Thread *t, Value *args, size_t nargs);
Value builtin_iter(Thread *t, Value *args, size_t nargs);
Value builtin_max(Thread *t, Value *args, size_t nargs);
Value builtin_min(Thread *t, Value *args, size_t nargs);
Value builtin_next(Thread *t, Value *args, size_t nargs);
Value builtin_sorted(Thread *t, Value *args, size_t nargs);
Value builtin_sum(Thread *t, Value *args, size_t nargs);

/* builtins_eval.c */
Value builtin_compile(Thread *t, Value *args, size_t nargs);
Value builtin_eval(Thread *t, Value *args, size_t nargs);
Value builtin_exec(Thread *t, Value *args, size_t nargs);
Value builtin_globals(Thread *t, Value *args, size_t nargs);
Value builtin_locals(Thread *t, Value *args, size_t nargs);
Value builtin_vars(Thread *t, Value *args, size_t nargs);
Value builtin_dir(Thread *t, Value *args, size_t nargs);
Value builtin_import(Thread *t, Value *args, size_t nargs);

/* builtins_io.c */
Value builtin_print(Thread *t, Value *args, size_t nargs);
Value builtin_input(Thread *t, Value *args, size_t nargs);
