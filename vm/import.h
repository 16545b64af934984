/* Importing: modules in C, frozen modules in Python, files below sys.path.
 *
 * One thread runs a module's body; others that import it meanwhile wait, detached, until it is done, unless that would
 * be a deadlock (the runner waits for them): then they get the module as far as it is, as in CPython. */
#pragma once

#include "runtime/intern.h"
#include "runtime/objects/function.h"

MUST_CHECK bool import_init(Thread *t);
void import_free(VM *vm);

/* import name: the module itself, with its parents imported ("a.b" gives a.b). */
MUST_CHECK Value import_module(Thread *t, Str *name);
MUST_CHECK Value import_module_c(Thread *t, const char *name);
/* builtins.__import__. globals, from_list: may be NULL or None. */
MUST_CHECK Value import_module_level(Thread *t, Str *name, Value globals, Value from_list, int64_t level);
/* The name that `level` leading dots and `name` mean in the package of globals. */
MUST_CHECK Str *import_resolve(Thread *t, Str *name, Value globals, int64_t level);

/* A module that a file's text makes: used by -m, runpy and importlib. NULL without exception: no such file. */
MUST_CHECK Code *import_compile_file(Thread *t, Str *path, bool skip_first_line);
MUST_CHECK Code *import_compile_text(Thread *t, const char *text, size_t length, Str *path);
/* Reads the whole file, detached. The text is malloc'ed, and a zero follows it; NULL: OSError is set. */
MUST_CHECK char *import_read_file(Thread *t, Str *path, size_t *length);

/* Is the body of that module (an interned name) being run? */
bool import_is_under_way(Thread *t, Str *name);

/* The reentrant lock that programs may hold around imports, and fork() holds: import statements leave it alone. False from
 * acquire: exception; from release: the thread does not hold it. */
MUST_CHECK bool import_lock_acquire(Thread *t);
bool import_lock_release(Thread *t);
bool import_lock_is_held(VM *vm);
/* In a forked child: nobody else runs bodies of modules. */
void import_after_fork(Thread *t);

/* Why a module may lack a name (vm/import_errors.c). */
typedef enum ImportTrouble {
    IMPORT_NO_TROUBLE,
    IMPORT_UNFINISHED,     /* its body is still running */
    IMPORT_HIDES,          /* so it is, and it is beside the script: it may have the name of a library */
    IMPORT_HIDES_STANDARD, /* beside the script, and has the name of a standard module */
} ImportTrouble;
/* *file: the str that it comes from, or NULL. Sets no exception. */
ImportTrouble import_trouble(Thread *t, Module *m, Value name, Value *file);
/* What an ImportError says of `from module import name`; path: __file__ or NULL. */
MUST_CHECK Str *import_from_text(Thread *t, Value module, Value shown, Str *name, Value path);

/* What "" means on a path: modules that are found there keep their files when the directory changes. */
MUST_CHECK Str *import_current_directory(Thread *t);

/* The finders that sys.meta_path and sys.path_hooks have by default: a tuple of two tuples. */
void import_set_finders(Thread *t, Value finders);

/* Modules in C that are linked in: stdlib/modules.c. Ended by NULL. */
extern const ModuleDef *const native_modules[];
